/** The phones' end of the Signal sessions with the bot: one record per phone device, kept as text, so that a failure leaves it as it was. */
import { Curve, encodeBigEndian, proto, type KeyPair } from '@whiskeysockets/baileys';
import {
  ProtocolAddress,
  SessionBuilder,
  SessionCipher,
  SessionRecord,
  type SignalStorage,
} from 'libsignal';
import { randomBytes, randomInt } from 'node:crypto';
import { bytesAt, childOf, node, numberAt, type Node } from './nodes.ts';
import type { Linked } from './world.ts';

export type Device = {
  id: number;
  registrationId: number;
  identity: KeyPair;
  signedPreKey: { keyId: number; keyPair: KeyPair; signature: Uint8Array };
  preKeys: Map<number, KeyPair>;
  nextPreKey: number;
  /** The sessions with the bot, serialised. */
  sessions?: string;
  /** Sessions are locked per label in the whole process, so it is no address that a bot in it would use. */
  label: string;
};

/** What a session is started from; without a prekey when the other side has none left. */
export type Bundle = Omit<FullBundle, 'preKey'> & Partial<Pick<FullBundle, 'preKey'>>;
type FullBundle = Parameters<SessionBuilder['initOutgoing']>[0];
export type Cipher = { type: 'pkmsg' | 'msg'; body: Buffer };

const KEY_TYPE = Buffer.from([5]);

/** With the type byte that libsignal wants in front. */
function typed(key: Uint8Array): Buffer {
  return Buffer.concat([KEY_TYPE, key]);
}

function pairOf(pair: KeyPair): { pubKey: Buffer; privKey: Buffer } {
  return { pubKey: typed(pair.public), privKey: Buffer.from(pair.private) };
}

/** A phone (device 0) or another device of one account. */
export function makeDevice(account: string, id: number): Device {
  const identity = Curve.generateKeyPair();
  const keyPair = Curve.generateKeyPair();
  const signature = Curve.sign(identity.private, typed(keyPair.public));
  return {
    id,
    registrationId: randomInt(1, 16_380),
    identity,
    signedPreKey: { keyId: 1, keyPair, signature },
    preKeys: new Map(),
    nextPreKey: 1,
    label: `phone-${account}-${randomBytes(4).toString('hex')}`,
  };
}

type Session = { indexInfo: { closed: number; used: number } };
type InnerRecord = SessionRecord & {
  sessions: Record<string, Session>;
  getSession(key: Buffer): Session | undefined;
  getSessions(): Session[];
  closeSession(session: Session): void;
};

/** The record with closing done in silence: libsignal prints the keys of a session that it closes. */
function loadRecord(text: string | undefined): InnerRecord | undefined {
  if (text === undefined) return undefined;
  const record = SessionRecord.deserialize(JSON.parse(text) as Uint8Array) as InnerRecord;
  const close = (session: Session): void => {
    if (session.indexInfo.closed === -1) session.indexInfo.closed = Date.now();
  };
  const find = record.getSession.bind(record);
  record.closeSession = close;
  // It asks for the session of a new base key just before it closes the one in use.
  record.getSession = (key) => {
    const found = find(key);
    if (!found) Object.values(record.sessions).forEach(close);
    return found;
  };
  return record;
}

function storageOf(device: Device, bot: Linked): SignalStorage {
  const botIdentity = typed(bot.identity);
  return {
    loadSession: (): Promise<SessionRecord | undefined> =>
      Promise.resolve(loadRecord(device.sessions)),
    storeSession: (_label, record) => {
      device.sessions = JSON.stringify(record.serialize());
      return Promise.resolve();
    },
    isTrustedIdentity: (_label, key) => botIdentity.equals(key),
    loadPreKey: (id) => {
      const pair = device.preKeys.get(Number(id));
      return Promise.resolve(pair && pairOf(pair));
    },
    removePreKey: (id) => {
      device.preKeys.delete(id);
    },
    loadSignedPreKey: () => pairOf(device.signedPreKey.keyPair),
    getOurRegistrationId: () => device.registrationId,
    getOurIdentity: () => pairOf(device.identity),
  };
}

/** What the bot published, with one of its prekeys used up; without one when they have run out. */
export function takeBundle(bot: Linked): Bundle {
  const first = bot.preKeys.entries().next().value;
  if (first) bot.preKeys.delete(first[0]);
  const bundle = {
    registrationId: bot.registrationId,
    identityKey: typed(bot.identity),
    signedPreKey: {
      keyId: bot.signedPreKey.id,
      publicKey: typed(bot.signedPreKey.key),
      signature: bot.signedPreKey.signature,
    },
  };
  if (!first) return bundle;
  return { ...bundle, preKey: { keyId: first[0], publicKey: typed(first[1]) } };
}

/** The bundle in a retry receipt; undefined when it carries none. */
export function bundleOf(receipt: Node): Bundle | undefined {
  const keys = childOf(receipt, 'keys');
  if (!keys) return undefined;
  return {
    registrationId: numberAt(receipt, 'registration'),
    identityKey: typed(bytesAt(keys, 'identity')),
    signedPreKey: {
      keyId: numberAt(keys, 'skey', 'id'),
      publicKey: typed(bytesAt(keys, 'skey', 'value')),
      signature: bytesAt(keys, 'skey', 'signature'),
    },
    preKey: {
      keyId: numberAt(keys, 'key', 'id'),
      publicKey: typed(bytesAt(keys, 'key', 'value')),
    },
  };
}

/** Starts a new session towards the bot; older ones can still be read. */
export async function startSession(device: Device, bot: Linked, bundle: Bundle): Promise<void> {
  await new SessionBuilder(storageOf(device, bot), addressOf(device)).initOutgoing(
    bundle as FullBundle,
  );
}

/** A message for the bot from one device, padded as the protocol demands. */
export async function encryptFor(
  bot: Linked,
  device: Device,
  message: proto.IMessage,
): Promise<Cipher> {
  const padding = randomInt(1, 17);
  const plain = Buffer.concat([
    proto.Message.encode(message).finish(),
    Buffer.alloc(padding, padding),
  ]);
  if (device.sessions === undefined) await startSession(device, bot, takeBundle(bot));
  const cipher = new SessionCipher(storageOf(device, bot), addressOf(device));
  const { type, body } = await cipher.encrypt(plain);
  return { type: type === 3 ? 'pkmsg' : 'msg', body: body as unknown as Buffer };
}

function addressOf(device: Device): ProtocolAddress {
  return new ProtocolAddress(device.label, 0);
}

/** What the bot said to one device; throws when it cannot be read. */
export async function decryptFrom(
  bot: Linked,
  device: Device,
  type: string,
  body: Buffer,
): Promise<proto.Message> {
  const cipher = new SessionCipher(storageOf(device, bot), addressOf(device)) as InnerCipher;
  const padded =
    type === 'pkmsg'
      ? await cipher.decryptPreKeyWhisperMessage(body)
      : await cipher.queueJob(() => decryptWithAny(cipher, device, body));
  const padding = padded[padded.length - 1] ?? 0;
  if (padding < 1 || padding > 16) throw new Error(`padding of ${padding} bytes`);
  return proto.Message.decode(padded.subarray(0, padded.length - padding));
}

type InnerCipher = SessionCipher & {
  queueJob<T>(job: () => Promise<T>): Promise<T>;
  doDecryptWhisperMessage(body: Buffer, session: Session): Promise<Buffer>;
};

/**
 * Tries the sessions one by one, each from a fresh record, as a session that does not fit is spoiled by the try; the
 * library's own way of doing so prints what failed.
 */
async function decryptWithAny(cipher: InnerCipher, device: Device, body: Buffer): Promise<Buffer> {
  const count = loadRecord(device.sessions)?.getSessions().length ?? 0;
  const failures: string[] = [];
  for (let index = 0; index < count; index += 1) {
    const record = loadRecord(device.sessions);
    const session = record?.getSessions()[index];
    if (!record || !session) continue;
    try {
      const plain = await cipher.doDecryptWhisperMessage(body, session);
      session.indexInfo.used = Date.now();
      device.sessions = JSON.stringify(record.serialize());
      return plain;
    } catch (error) {
      failures.push(error instanceof Error ? error.message : String(error));
    }
  }
  throw new Error(`none of ${count} sessions: ${failures.join(', ')}`);
}

/** A device's keys as the server hands them out, each prekey once. */
export function publishedKeys(device: Device): Node[] {
  const id = device.nextPreKey++;
  const pair = Curve.generateKeyPair();
  device.preKeys.set(id, pair);
  const { signedPreKey } = device;
  return [
    node('registration', {}, encodeBigEndian(device.registrationId)),
    node('type', {}, KEY_TYPE),
    node('identity', {}, device.identity.public),
    node('skey', {}, [
      node('id', {}, encodeBigEndian(signedPreKey.keyId, 3)),
      node('value', {}, signedPreKey.keyPair.public),
      node('signature', {}, signedPreKey.signature),
    ]),
    node('key', {}, [node('id', {}, encodeBigEndian(id, 3)), node('value', {}, pair.public)]),
  ];
}
