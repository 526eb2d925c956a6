/** Everything the server remembers, in the test's process: it outlives every bot process that connects to it. */
import { type KeyPair, type proto } from '@whiskeysockets/baileys';
import type { NoiseIdentity } from './certificate.ts';
import type { MediaStore } from './media.ts';
import type { Node } from './nodes.ts';
import type { Device } from './signal.ts';
import type { Changes } from './waiting.ts';

export type Stage = 'handshake' | 'pairing' | 'login' | 'active' | 'closed';

/** What a device told about itself when it asked to be paired; keys are 32 bytes. */
export type Registration = {
  registrationId: number;
  identity: Buffer;
  signedPreKey: { id: number; key: Buffer; signature: Buffer };
};

/** What the pairing of one connection has come to. */
export type PairingState = {
  refs: string[];
  registration: Registration;
  /** By code: what the companion sent, its ephemeral key still wrapped with the code. */
  hello?: { number: string; wrapped: Buffer };
  /** By code: what the phone waits for after it answered. */
  primary?: { ephemeral: KeyPair; companionEphemeral: Buffer; ref: Buffer };
  /** The id of the pair-success and what its answer must be signed over. */
  success?: { id: string; details: Buffer };
  outcome?: 'paired' | Error;
};

export type Connection = {
  stage: Stage;
  noiseKey: Buffer;
  pairing?: PairingState;
  /** Ids of messages whose retry was asked for on this connection: the nack that follows is for the old copy. */
  nacksToCome: string[];
  send(node: Node): void;
  /** Ends it politely; what was sent arrives. */
  close(): void;
  /** Ends it as a broken line does. */
  cut(): void;
};

/** The bot's device as the server knows it since the pairing. */
export type Linked = Registration & {
  device: number;
  noiseKey: Buffer;
  preKeys: Map<number, Buffer>;
  everActive: boolean;
};

/** A stanza for the bot that stays until the bot has confirmed it. */
export type Queued = { node: Node; sentOn?: Connection };

export type Heard = {
  id: string;
  text: string;
  message: proto.IMessage;
  media?: { bytes: Uint8Array; mime: string; name?: string };
};

/** A contact, or the owner: one account with its devices. */
export type Person = {
  pn: string;
  lid: string;
  name: string;
  addressing: 'lid' | 'pn';
  showsPn: boolean;
  devices: Device[];
  heard: Heard[];
  /** Ids of what this person sent. */
  own: Set<string>;
  /** Messages as they were meant, for the case that the bot asks again. */
  outbox: Map<string, { message: proto.IMessage; attrs: Record<string, string> }>;
  composing: boolean;
};

export type SentStanza = {
  id: string;
  /** The chat, as the bot addressed it. */
  to: string;
  /** As the stanza says: text, media, reaction, poll … */
  type: string;
  /** When it came, in milliseconds of a clock that never goes back. */
  at: number;
  /** As the phone decrypted it; absent for a refused one and for one no phone could read. */
  text?: string;
  message?: proto.IMessage;
  /** The same id had come before. */
  repeated: boolean;
};

export type Switches = {
  refusingConnections: boolean;
  loginRefusal: number | undefined;
  ackDelayMs: number;
  holdingAcks: boolean;
  sendRefusal: { code: number; user?: string } | undefined;
  autoReceipts: boolean;
  receiptDelayMs: number;
};

export type World = {
  noise: NoiseIdentity;
  account: { pn: string; lid: string };
  owner: Person;
  people: Person[];
  linked: Linked | undefined;
  devicesGiven: number;
  connections: Set<Connection>;
  queue: Queued[];
  heldAcks: { connection: Connection; node: Node }[];
  timers: Set<NodeJS.Timeout>;
  switches: Switches;
  sent: SentStanza[];
  seenIds: Set<string>;
  unhandled: string[];
  violations: string[];
  /** Copies that a phone could not read and asked for again, as "id for jid". */
  unreadable: string[];
  outgoing: Node[];
  logins: number;
  counter: number;
  changes: Changes;
  media: MediaStore | undefined;
};

const KEPT_NODES = 5_000;

/** The logged-in connection that has asked for its messages, if any. */
export function activeConnection(world: World): Connection | undefined {
  return [...world.connections].find((each) => each.stage === 'active');
}

/** Who has this number or LID; the owner too. */
export function personAt(world: World, user: string): Person | undefined {
  return [world.owner, ...world.people].find((each) => each.pn === user || each.lid === user);
}

/** An id no other stanza has. */
export function nextId(world: World, prefix = 'S'): string {
  world.counter += 1;
  return `${prefix}${world.counter.toString(16).toUpperCase().padStart(18, '0')}`;
}

/** Keeps what the client sent for assertions, the newest of it. */
export function remember(world: World, node: Node): void {
  world.outgoing.push(node);
  if (world.outgoing.length > KEPT_NODES) world.outgoing.shift();
}

/** Runs something later, never after the server was closed. */
export function later(world: World, ms: number, act: () => void): void {
  const timer = setTimeout(() => {
    world.timers.delete(timer);
    act();
  }, ms);
  world.timers.add(timer);
}
