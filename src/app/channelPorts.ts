/** What a channel is given, and what it must do: nothing here knows a library, a database or a dialog. */
import type { Input } from '../conversation/input.ts';
import type { Trouble } from '../domain/event.ts';

export type ChannelId = 'terminal' | 'telegram' | 'whatsapp' | 'whatsapp-cloud';

/** Where somebody is reached: `account` is ours on that channel, `id` is theirs. */
export type Address = { channel: ChannelId; account: string; id: string };

/**
 * A message from outside; `id` is the channel's own, unique for this address's chat. `also`: other addresses that the
 * provider vouches for as the same person's (a WhatsApp account has a LID and a telephone number): they are linked.
 */
export type InboundMessage = {
  id: string;
  from: Address;
  at: Date;
  input: Input;
  also?: readonly Address[];
  /** Who wrote it, where `from` is a place that several write in (a group, a topic of one). */
  by?: Address;
};

export type AttachmentKind = 'photo' | 'document' | 'voice';

/** A message ready to be sent: final words, as the channel will say them on every try. */
export type Message = {
  text: string;
  options?: { id: string; label: string }[];
  turn?: number;
  position: string;
  /** The message whose place this one takes, by the provider's id; where it cannot, it is sent as any other. */
  replaces?: string;
  attachment?: { kind: AttachmentKind; blobId: string; name: string; mime: string };
  request?: 'contact' | 'location';
  /** To a topic of the staff's group: what it is called, and that nothing more is to come there. */
  topic?: { title: string; closed?: true };
  /** Said to many at once: a channel that must say so of a message that nobody asked for, does. */
  broadcast?: true;
  /** Of its words; Indonesian where it is left out. Channels have words of their own in few languages. */
  language?: string;
};

export type Outbound = {
  /** "<inbound>/<n>": the same on every try. */
  id: string;
  personId: number;
  address: Address;
  message: Message;
  cause: string;
  attempts: number;
  proactive: boolean;
  /** One of the many messages of a broadcast. */
  crowd?: true;
  /** Something that the program comes with by itself: it rests in the quiet hours. */
  begun?: true;
  /** When somebody last wrote from this address; undefined where nobody has. */
  heardAt?: Date;
};

export type SendResult =
  | { ok: true; providerId: string }
  | {
      ok: false;
      why: 'unreachable' | 'throttled' | 'blocked' | 'rejected' | 'unknown';
      retryAfterMs?: number;
      detail?: string;
    };

/** What became of a message after it was sent, as far as the provider tells; later news of one message never goes back. */
export type Progress = {
  providerId: string;
  state: 'delivered' | 'read' | 'failed';
  at: Date;
  why?: string;
  /** Failed because they cannot or do not want to be reached there. */
  blocked?: true;
};
/** Tells the program what became of messages; channels that can learn it are given this. */
export type Report = (progress: Progress) => Promise<void>;

/** Tells the staff that a channel needs a person; said once until `what` changes. */
export type Alert = (trouble: { channel: ChannelId; what: Trouble }) => Promise<void>;

export type DeviceRow = {
  type: string;
  id: string;
  /** null removes. */
  value: string | null;
  /** Whom it is erased with: "channel/account/id" of an address. */
  owner?: string;
};
/**
 * What a channel must keep beside people and messages (keys of a linked device, what it sent), opaque to the store:
 * sealed, found by keyed hash, one row per (device, type, id).
 */
export type Devices = {
  read(device: string, type: string, ids: readonly string[]): Promise<Map<string, string>>;
  /** All rows of a type, oldest first. */
  list(device: string, type: string): Promise<{ id: string; value: string; at: Date }[]>;
  /** One transaction, however many rows; a row written again keeps its place. */
  write(device: string, rows: readonly DeviceRow[], at: Date): Promise<void>;
  /** Removes rows of a type written before then. */
  prune(device: string, type: string, before: Date): Promise<void>;
  /** Removes everything of the device. */
  wipe(device: string): Promise<void>;
  /**
   * `holder` has `name` until then, as it was free, over, or theirs already: a number that rises whenever it changes hands;
   * undefined where another has it.
   */
  lease(name: string, holder: string, until: Date, now: Date): Promise<number | undefined>;
  release(name: string, holder: string): Promise<void>;
  /** The same rows for whoever has that lease: once it changed hands each write throws FencedError, however late it comes. */
  under(lease: { name: string; token: number }): Devices;
};

export type Channel = {
  id: ChannelId;
  /** Phone channels: a bubble that is not understood waits a few seconds for the next. */
  gathers: boolean;
  start(receive: (message: InboundMessage) => Promise<void>): Promise<void>;
  send(message: Outbound): Promise<SendResult>;
  stop(): Promise<void>;
  /** True while another process has the one session that there can be: what is to be sent is that one's. */
  elsewhere?: () => boolean;
  /** What a link into the chat with us begins with, up to the code; undefined where it is not known (yet). */
  startLink?: () => string | undefined;
};

/** Bytes that people send: capped, hashed and encrypted before the turn that mentions them is committed. */
export type Blobs = {
  /** `personKey`: whom they are erased with, as the person's id or "channel/account/id" of the address. */
  keep(bytes: Uint8Array, mime: string, personKey: string): Promise<string>;
  load(id: string): Promise<{ bytes: Uint8Array; mime: string } | undefined>;
};
