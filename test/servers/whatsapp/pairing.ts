/** Linking a device to the owner's account, by QR or by code: it is linked only once its own signature has been verified. */
import { Curve, proto } from '@whiskeysockets/baileys';
import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  hkdfSync,
  pbkdf2,
  randomBytes,
} from 'node:crypto';
import { verifySignature } from 'libsignal/src/curve.js';
import { promisify } from 'node:util';
import { bytesAt, childOf, jidOf, node, seconds, SRV, type Node } from './nodes.ts';
import { nextId, type Connection, type PairingState, type World } from './world.ts';

const REFS = 6;
const WAIT_MS = 20_000;
const ACCOUNT_PREFIX = Buffer.from([6, 0]);
const DEVICE_PREFIX = Buffer.from([6, 1]);
const CODE_ROUNDS = 131_072;
const deriveKey = promisify(pbkdf2);

/** Begins the pairing of a connection that came without a number: the texts for its QR codes. */
export function offerPairing(world: World, connection: Connection, payload: proto.IClientPayload) {
  const data = payload.devicePairingData;
  if (!data?.eIdent || !data.eRegid || !data.eSkeyId || !data.eSkeyVal || !data.eSkeySig) {
    throw new Error('a registration without its keys');
  }
  const refs = Array.from({ length: REFS }, () => `2@${randomBytes(24).toString('base64')}`);
  connection.pairing = {
    refs,
    registration: {
      registrationId: Buffer.from(data.eRegid).readUInt32BE(),
      identity: Buffer.from(data.eIdent),
      signedPreKey: {
        id: Buffer.from(data.eSkeyId).readUIntBE(0, 3),
        key: Buffer.from(data.eSkeyVal),
        signature: Buffer.from(data.eSkeySig),
      },
    },
  };
  connection.stage = 'pairing';
  const list = refs.map((ref) => node('ref', {}, Buffer.from(ref)));
  connection.send(
    node('iq', { from: SRV, type: 'set', xmlns: 'md', id: nextId(world) }, [
      node('pair-device', {}, list),
    ]),
  );
}

function pairings(world: World): [Connection, PairingState][] {
  return [...world.connections].flatMap((each): [Connection, PairingState][] =>
    each.pairing && each.stage === 'pairing' ? [[each, each.pairing]] : [],
  );
}

/** The phone confirms the device: its identity, signed by the account, sealed with the secret both know. */
function confirm(
  world: World,
  connection: Connection,
  pairing: PairingState,
  advSecret: Uint8Array,
): void {
  const identity = world.owner.devices[0]?.identity;
  if (!identity) throw new Error('the owner has no phone');
  world.devicesGiven += 1;
  const details = proto.ADVDeviceIdentity.encode({
    rawId: randomBytes(4).readUInt32BE(),
    timestamp: seconds(),
    keyIndex: world.devicesGiven,
    accountType: 0,
    deviceType: 0,
  }).finish();
  const toSign = Buffer.concat([ACCOUNT_PREFIX, details, pairing.registration.identity]);
  const signed = proto.ADVSignedDeviceIdentity.encode({
    details,
    accountSignatureKey: identity.public,
    accountSignature: Curve.sign(identity.private, toSign),
  }).finish();
  const sealed = proto.ADVSignedDeviceIdentityHMAC.encode({
    details: signed,
    hmac: createHmac('sha256', advSecret).update(signed).digest(),
  }).finish();
  const id = nextId(world);
  pairing.success = { id, details: Buffer.from(details) };
  const { pn, lid, name } = world.owner;
  const device = {
    jid: jidOf(pn, 's.whatsapp.net', world.devicesGiven),
    lid: jidOf(lid, 'lid', world.devicesGiven),
  };
  connection.send(
    node('iq', { from: SRV, type: 'set', xmlns: 'md', id, t: seconds() }, [
      node('pair-success', {}, [
        node('device-identity', {}, sealed),
        node('device', device),
        node('platform', { name: 'android' }),
        node('biz', { name }),
      ]),
    ]),
  );
}

/** The client's answer to an iq of the server during pairing; with the right signature it is linked and must reconnect. */
export function pairingAnswer(world: World, connection: Connection, answer: Node): void {
  const { pairing } = connection;
  if (!pairing?.success || answer.attrs.id !== pairing.success.id) return;
  try {
    const content = bytesAt(answer, 'pair-device-sign', 'device-identity');
    const { deviceSignature } = proto.ADVSignedDeviceIdentity.decode(content);
    const { identity } = pairing.registration;
    const owner = world.owner.devices[0]?.identity.public ?? Buffer.alloc(0);
    const toSign = Buffer.concat([DEVICE_PREFIX, pairing.success.details, identity, owner]);
    const key = Buffer.concat([Buffer.from([5]), identity]);
    if (!deviceSignature || !verifySignature(key, toSign, deviceSignature)) {
      throw new Error('the device signature is wrong');
    }
    link(world, connection, pairing);
    pairing.outcome = 'paired';
    connection.send(node('stream:error', { code: 515 }));
    connection.close();
  } catch (error) {
    pairing.outcome = error instanceof Error ? error : new Error(String(error));
    world.violations.push(`pairing: ${pairing.outcome.message}`);
    connection.close();
  }
  world.changes.tell();
}

/** What ends the stream of a device that is no longer linked. */
export function removed(): Node {
  return node('stream:error', { code: 401 }, [node('conflict', { type: 'device_removed' })]);
}

/** The device takes the place of an older one: what waited for that one could not be read by this one. */
function link(world: World, connection: Connection, pairing: PairingState): void {
  world.linked = {
    ...pairing.registration,
    device: world.devicesGiven,
    noiseKey: connection.noiseKey,
    preKeys: new Map(),
    everActive: false,
  };
  world.queue = [];
  for (const other of world.connections) {
    if (other.stage !== 'login' && other.stage !== 'active') continue;
    other.send(removed());
    other.close();
  }
  for (const person of [world.owner, ...world.people]) {
    for (const device of person.devices) delete device.sessions;
  }
}

async function outcomeOf(world: World, pairing: PairingState): Promise<void> {
  const look = (): PairingState['outcome'] => pairing.outcome;
  const why = (): string => 'the device did not finish the pairing';
  const outcome = await world.changes.until(look, WAIT_MS, why);
  if (outcome instanceof Error) throw outcome;
}

/** The owner's phone reads a QR code. */
export async function scan(world: World, qr: string): Promise<void> {
  const text = qr.slice(qr.indexOf('#') + 1);
  const [ref = '', noiseKey = '', identity = '', advSecret = ''] = text.split(',');
  const found = pairings(world).find(([, pairing]) => pairing.refs.includes(ref));
  if (!found) throw new Error('this QR code is of no connection that waits for a pairing');
  const [connection, pairing] = found;
  const foreign = [
    connection.noiseKey.toString('base64') === noiseKey ? '' : 'noise key',
    pairing.registration.identity.toString('base64') === identity ? '' : 'identity key',
  ].filter((each) => each !== '');
  if (foreign.length > 0) {
    world.violations.push(`the QR code has a foreign ${foreign.join(' and ')}`);
    throw new Error(`the QR code has a foreign ${foreign.join(' and ')}`);
  }
  confirm(world, connection, pairing, Buffer.from(advSecret, 'base64'));
  await outcomeOf(world, pairing);
}

/** A refusal that a client must expect. */
export type Refusal = { refused: number; text: string };

/** A companion asks for a code to be typed on the owner's phone, or finishes; the id of the iq is answered by the caller. */
export function linkCode(world: World, connection: Connection, iq: Node): Node[] | Refusal {
  const request = childOf(iq, 'link_code_companion_reg');
  const { pairing } = connection;
  if (!pairing || !request) throw new Error('a pairing code outside of a pairing');
  if (request.attrs.stage === 'companion_hello') {
    pairing.hello = {
      number: (request.attrs.jid ?? '').replace(/@.*/, ''),
      wrapped: bytesAt(request, 'link_code_pairing_wrapped_companion_ephemeral_pub'),
    };
    if (!bytesAt(request, 'companion_server_auth_key_pub').equals(connection.noiseKey)) {
      world.violations.push('the pairing code was asked for with a foreign noise key');
    }
    world.changes.tell();
    return [
      node('link_code_companion_reg', {}, [node('link_code_pairing_ref', {}, randomBytes(16))]),
    ];
  }
  return finishCode(world, connection, pairing, request)
    ? []
    : { refused: 400, text: 'bad-request' };
}

function unwrapKey(wrapped: Buffer, key: Buffer): Buffer {
  const decipher = createDecipheriv('aes-256-ctr', key, wrapped.subarray(32, 48));
  return Buffer.concat([decipher.update(wrapped.subarray(48)), decipher.final()]);
}

/** The owner types the code that the companion shows; dashes and spaces do not matter. */
export async function typeCode(world: World, typed: string): Promise<void> {
  const code = typed.replace(/[\s-]/g, '').toUpperCase();
  const look = () => pairings(world).find(([, pairing]) => pairing.hello && !pairing.primary);
  const why = (): string => 'no device has asked for a code';
  const [connection, pairing] = await world.changes.until(look, WAIT_MS, why);
  const { number, wrapped } = pairing.hello ?? { number: '', wrapped: Buffer.alloc(0) };
  if (number !== world.account.pn) throw new Error('the code was asked for another number');
  const companionKey = await deriveKey(code, wrapped.subarray(0, 32), CODE_ROUNDS, 32, 'sha256');
  const ephemeral = Curve.generateKeyPair();
  const [salt, iv, ref] = [randomBytes(32), randomBytes(16), randomBytes(16)];
  const ownKey = await deriveKey(code, salt, CODE_ROUNDS, 32, 'sha256');
  const cipher = createCipheriv('aes-256-ctr', ownKey, iv);
  const body = Buffer.concat([salt, iv, cipher.update(ephemeral.public), cipher.final()]);
  const companionEphemeral = unwrapKey(wrapped, companionKey);
  pairing.primary = { ephemeral, companionEphemeral, ref };
  const attrs = { from: SRV, type: 'link_code_companion_reg', id: nextId(world), t: seconds() };
  connection.send(
    node('notification', attrs, [
      node('link_code_companion_reg', { stage: 'primary_hello' }, [
        node('link_code_pairing_wrapped_primary_ephemeral_pub', {}, body),
        node('primary_identity_pub', {}, world.owner.devices[0]?.identity.public),
        node('link_code_pairing_ref', {}, ref),
      ]),
    ]),
  );
  await outcomeOf(world, pairing);
}

function finishCode(
  world: World,
  connection: Connection,
  pairing: PairingState,
  request: Node,
): boolean {
  const { primary, registration } = pairing;
  const owner = world.owner.devices[0]?.identity;
  if (!primary || !owner) throw new Error('companion_finish before primary_hello');
  const bundle = bytesAt(request, 'link_code_pairing_wrapped_key_bundle');
  const shared = Curve.sharedKey(primary.ephemeral.private, primary.companionEphemeral);
  const purpose = 'link_code_pairing_key_bundle_encryption_key';
  const key = Buffer.from(hkdfSync('sha256', shared, bundle.subarray(0, 32), purpose, 32));
  let plain: Buffer;
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, bundle.subarray(32, 44));
    decipher.setAuthTag(bundle.subarray(-16));
    plain = Buffer.concat([decipher.update(bundle.subarray(44, -16)), decipher.final()]);
  } catch {
    pairing.outcome = new Error('the code that was typed is not the one the device shows');
    world.changes.tell();
    return false;
  }
  if (!plain.subarray(0, 32).equals(registration.identity)) {
    world.violations.push('the pairing code came with a foreign identity key');
  }
  const identityShared = Curve.sharedKey(owner.private, registration.identity);
  const secret = Buffer.concat([shared, identityShared, plain.subarray(64)]);
  const advSecret = Buffer.from(hkdfSync('sha256', secret, '', 'adv_secret', 32));
  // After the answer to this iq, as the client takes the new secret into use before it asks.
  setImmediate(() => confirm(world, connection, pairing, advSecret));
  return true;
}
