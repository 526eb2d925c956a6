/** What the shell needs from the outside: the store (here), and the channels (channelPorts.ts); nothing here knows a library. */
import type { Input } from '../conversation/input.ts';
import type {
  Address,
  ChannelId,
  InboundMessage,
  Message,
  Outbound,
  Progress,
} from './channelPorts.ts';
import type { JobStore } from './jobPorts.ts';
import type { Conversation } from '../conversation/state.ts';
import type { MatchingStore } from './matchingPorts.ts';
import type { Workers } from './workerPorts.ts';
import type { Audience } from '../domain/effect.ts';
import type { Happening } from '../domain/event.ts';
import type { PersonFacts } from '../domain/facts.ts';
import type { LinkCode } from '../domain/link.ts';
import type { Override } from '../domain/override.ts';
import type { Query } from '../domain/query.ts';
import type { Write } from './rowPorts.ts';

/** What the store reads and writes of the engine's, so that it knows this file only. */
export { placeIn } from '../domain/staffGroup.ts';
export { joinConversations } from '../conversation/join.ts';
export { Conversation, newConversation, position } from '../conversation/state.ts';
export type { Input } from '../conversation/input.ts';
export type * from './channelPorts.ts';
export type * from './filePorts.ts';
export type * from './jobPorts.ts';
export type * from './workerPorts.ts';
export type * from './matchingPorts.ts';
export type * from './rowPorts.ts';
export { RunStateError } from './filePorts.ts';
export { FencedError } from './workerPorts.ts';

/** An inbound row as the shell works on it: who, what, and where an answer goes. */
export type Inbound = {
  id: number;
  personId: number;
  addressId: number;
  address: Address;
  at: Date;
  input: Input;
  /** Who wrote it, where the address is a place that several write in. */
  by?: Address;
  /** The outside message that started it all, as its channel named it; for events and timers, their cause's. */
  cause: string;
  /** Nobody wrote it: it may wait until the person is not in the middle of something. */
  proactive: boolean;
  /** It was not to be handled when it came, but later. */
  putOff: boolean;
};

/** What a turn starts from. */
export type Opened = { conversation: Conversation; version: number; person: PersonFacts };

/** An event for somebody else, stored in the causing commit; `after` makes it due later. */
export type Told = { personId: number; happening: Happening; after?: Date };

/** Everything one turn leaves behind, all or nothing. */
export type TurnCommit = {
  /** The inbound rows it answers (several where bubbles were read together). */
  inboundIds: number[];
  personId: number;
  conversation: Conversation;
  version: number;
  writes: Write[];
  told: Told[];
  outbound: {
    addressId: number;
    message: Message;
    proactive: boolean;
    crowd?: true;
    begun?: true;
  }[];
  cause: string;
  at: Date;
  /** The person asked for their data to go: everything of theirs is erased after the rest is written. */
  erase?: true;
  /** A code showed that they are this person too: the two become one, see domain/link.ts. */
  link?: Linking;
  /** Bytes that are not needed any more (a voice note that was written down). */
  dropBlobs?: readonly string[];
  /** Businesses of which nothing but their number stays. */
  eraseUmks?: readonly number[];
  /** What was given up (domain/givenUp.ts): each is tried again, or its words go. */
  givenUp?: readonly { id: string; again: boolean }[];
};

/** `other` is taken in by the person of the turn; on recovery the addresses that they had are frozen first. */
export type Linking = { other: number; purpose: LinkCode['purpose'] };

export type Settled =
  | { id: string; state: 'sent'; providerId: string }
  | { id: string; state: 'waiting'; dueAt: Date; why: string }
  | { id: string; state: 'failed'; why: string };

/**
 * The clock may have been set back: `seen` where this process noticed it, so that whatever was put off is to be looked at again; else
 * only what nobody put off, or for longer than a try is ever put off (`longestMs`).
 */
export type ClockSetBack = { now: Date; seen: boolean; longestMs: number };

/** What waits: rows, and the age in seconds of the one that is due longest; what was given up and nobody decided about: turns, messages. */
export type Depth = {
  inbound: { waiting: number; oldestS: number };
  outbound: { waiting: number; oldestS: number };
  parked: number;
  failed: number;
};

export type Store = JobStore &
  MatchingStore & {
    /** Where other workers have this store too; undefined where it is this program's own. */
    workers?: Workers;
    /** Makes a message durable; false when its key is known already (a repeat). Creates person and address. */
    receive(
      message: InboundMessage,
      options?: { example?: boolean },
    ): Promise<{ fresh: boolean; personId: number; inboundId: number }>;
    /** People with inbound rows that are due and not done, oldest row first. */
    waitingPeople(now: Date): Promise<number[]>;
    /** The not-done inbound rows of a person that are due, oldest first. */
    inboundOf(personId: number, now: Date): Promise<Inbound[]>;
    /** Of somebody who turned out to be another person: that one's. */
    open(personId: number): Promise<Opened>;
    /** Answers queries that are about rows; `candidates` and `opportunities` are the shell's own. */
    read(query: Query, personId: number): Promise<unknown>;
    /** One transaction for all; false for a turn that was stale (version or `expect`), an Error for one that cannot be
     * written alone either: nothing of those is written. */
    commitMany(turns: readonly TurnCommit[]): Promise<(boolean | Error)[]>;
    /** When this person was asked something unasked since then, but for what this inbound row said before. */
    askedSince(personId: number, since: Date, except: number): Promise<Date[]>;
    /** Puts a proactive inbound row off until `until`. */
    hold(inboundId: number, until: Date): Promise<void>;
    /** Makes a person's held rows due at once, as if they came now: the dialog they waited for is over. */
    release(personId: number, now: Date): Promise<void>;
    /** Marks rows as done without a turn (poison: after `tries` failures), keeping them for staff. */
    park(inboundIds: readonly number[], why: string): Promise<void>;
    /**
     * The oldest unsent row of each person, due by now, at most `limit`, answers first; marks them as being sent. With several
     * workers only what goes by the channels `here`, where they are given: others have the rest running. `only`: nothing else.
     */
    claim(
      limit: number,
      now: Date,
      here?: readonly ChannelId[],
      only?: 'answers',
    ): Promise<Outbound[]>;
    settle(results: readonly Settled[], at: Date): Promise<void>;
    /** Records what became of sent messages; gives back those whose message is not known as sent (yet). */
    progress(channel: ChannelId, news: readonly Progress[]): Promise<Progress[]>;
    /** How many messages were sent, and how many of those are known to have arrived, been read, or failed. */
    deliveries(): Promise<{ sent: number; delivered: number; read: number; failed: number }>;
    /** Whether what it threw says that it cannot be reached or written to for a while: the same may succeed later. */
    isOutage(thrown: unknown): boolean;
    depth(now: Date): Promise<Depth>;
    /** Rows that were being sent when the process died become unsent again; returns how many. */
    recover(): Promise<number>;
    /** Timers due by `now` become inbound rows (`timer/<id>`), oldest first, at most `limit`; returns the people. */
    fireTimers(now: Date, limit: number, cause: string): Promise<number[]>;
    /** The moment at which the next timer, held row or broadcast is due, if any; or of timers alone. */
    nextDue(of?: 'timers'): Promise<Date | undefined>;
    /** What staff have changed, all of it, with how many changes there are; undefined where there are still `known`. */
    overrides(known: number | undefined): Promise<{ count: number; rows: Override[] } | undefined>;
    /** What waits for a time that only a clock which was ahead can have named is due now; how many rows. */
    bringForward(how: ClockSetBack): Promise<number>;
    /** People an audience resolves to. */
    peopleOf(audience: Audience): Promise<number[]>;
    /** The person behind an address; undefined where nobody is known there. */
    knownAt(address: Address): Promise<number | undefined>;
    /** Somebody hears of this, once under its key, when they are next handled; nobody where they cannot be reached. */
    tellOne(how: {
      personId: number;
      happening: Happening;
      key: string;
      now: Date;
      cause: string;
    }): Promise<number[]>;
    /** What was sent there was refused for good: whoever is reached there is left alone until they write again. */
    blocked(address: Address, at: Date): Promise<void>;
    /** The person behind an address, made if need be. */
    personAt(address: Address): Promise<number>;
    /**
     * Another account serves the same people from now on (the office's number moved from one channel to another): each
     * person of `from` gets an address at `to`, which is where their messages go at once (`at`). `idOf` undefined: cannot be reached there.
     * How many moved.
     */
    moveAccount(
      from: Omit<Address, 'id'>,
      to: Omit<Address, 'id'>,
      idOf: (id: string) => string | undefined,
      at: Date,
    ): Promise<number>;
    /** Writes outside of any turn, all or nothing: first admin, examples, imports. */
    write(writes: readonly Write[]): Promise<void>;
    /** A value that survives restarts: the terminal's clock, the example mark. */
    getSetting(name: string): Promise<string | undefined>;
    putSetting(name: string, value: string): Promise<void>;
    close(): Promise<void>;
  };
