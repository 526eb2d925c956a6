/** From an inbound row to a committed turn: one message of a person at a time, different people side by side. */
import { advance } from '../conversation/advance.ts';
import type { Advanced } from '../conversation/advance.ts';
import type { Input } from '../conversation/input.ts';
import type { Facts } from '../domain/facts.ts';
import { answerAll } from './answer.ts';
import { apology } from './apology.ts';
import { createCommitter } from './committer.ts';
import type { Current } from './current.ts';
import type { Handling } from './handling.ts';
import { bubblesFrom, busyUntil, countsFor, fullUntil, unaskedKind } from './patience.ts';
import { handledElsewhere, handleOurs } from './ours.ts';
import { heardIn, speakingIn, topicOf } from './places.ts';
import { messagesOf } from './messages.ts';
import { performAll } from './performing.ts';
import type { Inbound, InboundMessage, Opened, TurnCommit } from './ports.ts';
import { secondsSince, traceOf } from './meter.ts';

export const GATHER_MS = 4_000;
/** How soon a turn is tried again that the database was not there for. */
const AGAIN_MS = 1_000;
const MAX_STALE = 3;
const MAX_READS = 10;

export type Handler = {
  /** Makes a message durable, then handles it; resolves when it is durable. */
  receive(message: InboundMessage): Promise<{ fresh: boolean; settled: Promise<void> }>;
  /** Handles everything of these people that is due; resolves when done. `tick`: what made it due. */
  drain(people: readonly number[], tick?: string): Promise<void>;
  /** Resolves when nothing is being handled. */
  idle(): Promise<void>;
  /** Ends the waiting for further bubbles. */
  stop(): void;
};

/** What a turn starts from, and what it is said and counted with. */
type Started = Opened & { current: Current };
type Advance = Exclude<Advanced, { needs: unknown }>;

/** What a line of the log says of the message that it is about. */
const named = ({ id, cause }: Inbound) => ({ trace: traceOf(cause), inbound: id });

export function createHandler(how: Handling): Handler {
  const { store } = how;
  const commit = createCommitter(store);
  const chains = new Map<number, Promise<void>>();
  const timers = new Set<NodeJS.Timeout>();

  /** Queues work for a person behind what is already being done for them. */
  async function drainOne(personId: number, tick?: string): Promise<void> {
    const before = chains.get(personId) ?? Promise.resolve();
    const { now } = how;
    const handle = (seen: Set<number>) => handleAll(personId, seen, tick);
    const own = before.then(() => handleOurs(store, { personId, now }, handle));
    const chain = own
      .then(
        () => undefined,
        () => undefined,
      )
      .finally(() => {
        if (chains.get(personId) === chain) chains.delete(personId);
      });
    chains.set(personId, chain);
    // Outside of the chain: two people who tell each other something would wait for one another.
    await Promise.all(await own);
  }

  /** Handles a person's rows and begins with those of the people they tell something. */
  async function handleAll(
    personId: number,
    seen: Set<number>,
    tick?: string,
  ): Promise<Promise<void>[]> {
    const told = new Set<number>();
    let cause = tick;
    for (;;) {
      const due = await store.inboundOf(personId, how.now());
      for (const { id } of due) seen.add(id);
      const rows = due
        .filter((row) => tick !== undefined || !how.byTicks || !row.putOff)
        .map((row) => heardIn(row.proactive && cause !== undefined ? { ...row, cause } : row));
      const [row] = rows;
      if (!row) break;
      if (!(await handleRow(row, rows, told))) break;
      if (!row.proactive) cause = row.cause;
      // What comes meanwhile brings its own drain: only what was read, told or released is left to look at.
      if (rows.length === 1 && !told.delete(personId)) break;
    }
    told.delete(personId);
    return [...told].map((other) => drainOne(other));
  }

  /** False when the row has to wait: for the next bubble, or because nothing could be written. */
  async function handleRow(row: Inbound, rows: Inbound[], told: Set<number>): Promise<boolean> {
    const began = performance.now();
    try {
      for (let tries = 0; tries < MAX_STALE; tries++) {
        const [opened, current] = await Promise.all([store.open(row.personId), how.current()]);
        // They turned out to be somebody else, whose rows these are by now.
        if (opened.person.id !== row.personId) {
          told.add(opened.person.id);
          return false;
        }
        if (row.proactive) {
          const { region } = current;
          const until =
            busyUntil(opened.conversation, row.input, how.now()) ??
            (await fullUntil(row, { store, region, now: how.now() }));
          if (until) {
            await store.hold(row.id, until);
            how.meter?.turn('put off', secondsSince(began));
            return true;
          }
        }
        const started = { ...(await speakingIn(row, opened, store)), current };
        const taken = await read(row, rows, started);
        if (taken === 'wait') return false;
        if (await keep(taken.rows, started, taken.advanced, told)) {
          const { path } = taken.advanced;
          how.meter?.turn('kept', secondsSince(began));
          how.log.info({ ...named(row), path, ms: Math.round(performance.now() - began) }, 'turn');
          return true;
        }
        how.meter?.again();
        if (await handledElsewhere(store, row, how.now())) return true;
      }
      throw new Error('the turn stayed stale');
    } catch (thrown) {
      if (!store.isOutage(thrown)) return apologise(row, thrown, began);
      how.log.warn({ ...named(row), err: thrown }, 'a message waits for the database');
      later(row.personId, AGAIN_MS);
      return false;
    }
  }

  /** Advances by the oldest row, joined with the bubbles after it where it makes no sense alone. */
  async function read(
    row: Inbound,
    rows: Inbound[],
    opened: Started,
  ): Promise<'wait' | { rows: Inbound[]; advanced: Advance }> {
    const alone = await advanceWith(row, row.input, opened);
    if (alone.understood || !how.gathers(row.address.channel) || row.input.kind !== 'text') {
      return { rows: [row], advanced: alone };
    }
    const bubbles = bubblesFrom(row, rows);
    const joined = bubbles.map(({ input }) => (input.kind === 'text' ? input.text : '')).join(' ');
    const together =
      bubbles.length > 1 ? await advanceWith(row, { kind: 'text', text: joined }, opened) : alone;
    const last = bubbles.at(-1) ?? row;
    const wait = last.at.getTime() + GATHER_MS - how.now().getTime();
    // Longer than that only where the clock was set back.
    const waits = wait > 0 && wait <= GATHER_MS;
    if (!together.understood && waits && bubbles.length === rows.length) {
      later(row.personId, wait);
      return 'wait';
    }
    return together.understood
      ? { rows: bubbles, advanced: together }
      : { rows: [row], advanced: alone };
  }

  function later(personId: number, delayMs: number): void {
    const timer = setTimeout(() => {
      timers.delete(timer);
      drainOne(personId).catch((err: unknown) => {
        how.log.error({ err }, 'a message waits, because its turn could not be begun');
      });
    }, delayMs);
    timers.add(timer);
  }

  async function advanceWith(row: Inbound, input: Input, opened: Started): Promise<Advance> {
    const facts = factsOf(row, opened);
    const results = new Map<string, unknown>();
    for (let round = 0; round < MAX_READS; round++) {
      const advanced = advance(opened.current.book, opened.conversation, input, facts, results);
      if (!('needs' in advanced)) return advanced;
      await answerAll(store, opened.current, advanced.needs, facts, results, how);
    }
    throw new Error(`facts are still missing after ${MAX_READS} reads`);
  }

  function factsOf(row: Inbound, { person, current: { region } }: Started): Facts {
    const { channel } = row.address;
    const links = how.startLink?.(channel);
    return { now: how.now(), region, person, channel, ...(links ? { startLink: links } : {}) };
  }

  /** Commits what the turn came to; true when it is kept. */
  async function keep(
    rows: Inbound[],
    opened: Started,
    advanced: Advance,
    told: Set<number>,
  ): Promise<boolean> {
    const [row] = rows;
    if (!row) return true;
    const facts = { ...factsOf(row, opened), person: advanced.person };
    const { caused, performed } = await performAll(row, advanced.effects, {
      facts,
      store,
      papers: how.papers,
    });
    const topic = await topicOf(row, caused, store);
    const messages = await messagesOf(row, advanced, { ...opened.current, draw: how.draw });
    const turn: TurnCommit = {
      inboundIds: rows.map(({ id }) => id),
      personId: row.personId,
      conversation: advanced.conversation,
      version: opened.version,
      writes: [...performed.writes, ...countsFor(row, { said: messages.length, now: how.now() })],
      told: performed.told,
      outbound: messages.map((message) => ({
        addressId: row.addressId,
        message: topic ? { ...message, topic } : message,
        ...unaskedKind(row.input),
      })),
      cause: row.cause,
      at: how.now(),
      ...(performed.erase ? { erase: true as const } : {}),
      ...(performed.link ? { link: performed.link } : {}),
      ...(performed.dropBlobs.length > 0 ? { dropBlobs: performed.dropBlobs } : {}),
      ...(performed.eraseUmks.length > 0 ? { eraseUmks: performed.eraseUmks } : {}),
      ...(performed.givenUp.length > 0 ? { givenUp: performed.givenUp } : {}),
    };
    const kept = await commit(turn);
    if (!kept) return false;
    for (const { personId, after } of performed.told) if (!after) told.add(personId);
    // The joined conversation is asked what waits in it, and has the messages of both.
    if (performed.link) told.add(row.personId);
    if (opened.conversation.stack.length > 1 && advanced.conversation.stack.length <= 1) {
      await store.release(row.personId, how.now());
      told.add(row.personId);
    }
    how.committed(turn);
    if (performed.writes.some(({ table }) => table === 'job')) how.jobMade?.();
    if (!row.proactive && !row.by) how.met?.(row.address, advanced.person);
    return true;
  }

  /** A bug must not silence a person: the message is kept for staff, the dialog stays where it was. */
  async function apologise(row: Inbound, thrown: unknown, began: number): Promise<boolean> {
    how.log.error({ ...named(row), err: thrown }, 'a turn failed');
    try {
      const [opened, { region, texts }] = await Promise.all([
        store.open(row.personId),
        how.current(),
      ]);
      await store.park([row.id], thrown instanceof Error ? thrown.message : 'unknown');
      const turn = apology(row, opened, { region, texts, at: how.now() });
      await commit(turn);
      how.committed(turn);
      how.meter?.turn('apologised', secondsSince(began));
      return true;
    } catch (again) {
      how.log.error({ ...named(row), err: again }, 'the apology failed too');
      return false;
    }
  }

  return {
    async receive(given) {
      // By a clock of ours that is slow nothing was written later than now, or it would wait until then.
      const at = new Date(Math.min(given.at.getTime(), how.now().getTime()));
      const message = { ...given, at };
      const { fresh, personId, inboundId } = await store.receive(message);
      const { channel } = message.from;
      how.log.info({ trace: traceOf(message.id), inbound: inboundId, channel, fresh }, 'received');
      return { fresh, settled: fresh ? drainOne(personId) : Promise.resolve() };
    },
    async drain(people, tick) {
      // One whose rows cannot be read must not keep the others waiting, nor the program from starting.
      const left = (err: unknown): void => {
        how.log.error({ err }, 'what somebody waits for could not be begun');
      };
      await Promise.all(people.map((personId) => drainOne(personId, tick).catch(left)));
    },
    async idle() {
      while (chains.size > 0) await Promise.all(chains.values());
    },
    stop() {
      for (const timer of timers) clearTimeout(timer);
      timers.clear();
    },
  };
}
