/** The Noise handshake and the framing of one connection, server side; every byte after it is sealed, in order. */
import { Curve, NOISE_MODE, proto } from '@whiskeysockets/baileys';
import { createCipheriv, createDecipheriv, createHash, hkdfSync } from 'node:crypto';
import type { NoiseIdentity } from './certificate.ts';

const HEADER = Buffer.from([0x57, 0x41, 6, 3]); // "WA", version, dictionary
const TAG_BYTES = 16;
const NOTHING = Buffer.alloc(0);

export type Noise = {
  /** Takes bytes off the wire; throws where they break the protocol. */
  feed(bytes: Buffer): void;
  /** A frame for the wire; sealed once the handshake is over. */
  frame(plain: Uint8Array): Buffer;
};

type Events = {
  write(bytes: Buffer): void;
  /** The handshake is over: who calls, proven by the key. */
  hello(noiseKey: Buffer, payload: proto.ClientPayload): void;
  node(plain: Buffer): void;
};

function ivOf(counter: number): Buffer {
  const iv = Buffer.alloc(12);
  iv.writeUInt32BE(counter, 8);
  return iv;
}

function seal(key: Buffer, counter: number, plain: Uint8Array, extra: Buffer): Buffer {
  const cipher = createCipheriv('aes-256-gcm', key, ivOf(counter)).setAAD(extra);
  return Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

function unseal(key: Buffer, counter: number, sealed: Uint8Array, extra: Buffer): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', key, ivOf(counter)).setAAD(extra);
  decipher.setAuthTag(sealed.subarray(-TAG_BYTES));
  return Buffer.concat([decipher.update(sealed.subarray(0, -TAG_BYTES)), decipher.final()]);
}

/** The symmetric state of the handshake: what both sides have said so far, hashed, and the key of the moment. */
function createState() {
  let hash = Buffer.from(NOISE_MODE);
  let chain = hash;
  let key = hash;
  let counter = 0;
  const expand = (secret: Uint8Array): [Buffer, Buffer] => {
    const both = Buffer.from(hkdfSync('sha256', secret, chain, '', 64));
    return [both.subarray(0, 32), both.subarray(32)];
  };
  const mixHash = (bytes: Uint8Array): void => {
    hash = createHash('sha256').update(hash).update(bytes).digest();
  };
  return {
    mixHash,
    mixKey(secret: Uint8Array) {
      [chain, key] = expand(secret) as [typeof chain, typeof key];
      counter = 0;
    },
    seal(plain: Uint8Array): Buffer {
      const sealed = seal(key, counter++, plain, hash);
      mixHash(sealed);
      return sealed;
    },
    open(sealed: Uint8Array): Buffer {
      const plain = unseal(key, counter++, sealed, hash);
      mixHash(sealed);
      return plain;
    },
    split: () => expand(NOTHING),
  };
}

function answerHello(
  hello: Uint8Array,
  identity: NoiseIdentity,
  state: ReturnType<typeof createState>,
) {
  const theirs = proto.HandshakeMessage.decode(hello).clientHello?.ephemeral;
  if (theirs?.length !== 32) throw new Error('the first frame is no client hello');
  const own = Curve.generateKeyPair();
  state.mixHash(HEADER);
  state.mixHash(theirs);
  state.mixHash(own.public);
  state.mixKey(Curve.sharedKey(own.private, theirs));
  const sealedStatic = state.seal(identity.keyPair.public);
  state.mixKey(Curve.sharedKey(identity.keyPair.private, theirs));
  const serverHello = {
    ephemeral: own.public,
    static: sealedStatic,
    payload: state.seal(identity.chain),
  };
  return { own, answer: proto.HandshakeMessage.encode({ serverHello }).finish() };
}

function finish(
  bytes: Uint8Array,
  ephemeralPrivate: Uint8Array,
  state: ReturnType<typeof createState>,
) {
  const { clientFinish } = proto.HandshakeMessage.decode(bytes);
  if (!clientFinish?.static || !clientFinish.payload) throw new Error('no client finish');
  const noiseKey = state.open(clientFinish.static);
  state.mixKey(Curve.sharedKey(ephemeralPrivate, noiseKey));
  const payload = proto.ClientPayload.decode(state.open(clientFinish.payload));
  const [incoming, outgoing] = state.split();
  return { noiseKey, payload, incoming, outgoing };
}

/** How many bytes of intro stand before the first frame; undefined while they have not all come. */
function introLength(bytes: Buffer): number | undefined {
  let start = 0;
  if (bytes[0] === 0x45 && bytes[1] === 0x44) {
    if (bytes.length < 7) return undefined;
    start = 7 + bytes.readUIntBE(4, 3);
  }
  if (bytes.length < start + HEADER.length) return undefined;
  if (!bytes.subarray(start, start + HEADER.length).equals(HEADER)) {
    throw new Error('the connection does not open with the WA header');
  }
  return start + HEADER.length;
}

/** One connection's wire. */
export function createNoise(identity: NoiseIdentity, events: Events): Noise {
  const state = createState();
  let waiting = NOTHING as Buffer;
  let introduced = false;
  let ephemeral: Uint8Array | undefined;
  let keys: { incoming: Buffer; outgoing: Buffer; read: number; written: number } | undefined;

  const frame = (plain: Uint8Array): Buffer => {
    const body = keys ? seal(keys.outgoing, keys.written++, plain, NOTHING) : Buffer.from(plain);
    const length = Buffer.alloc(3);
    length.writeUIntBE(body.length, 0, 3);
    return Buffer.concat([length, body]);
  };

  function take(body: Buffer): void {
    if (keys) return events.node(unseal(keys.incoming, keys.read++, body, NOTHING));
    if (!ephemeral) {
      const { own, answer } = answerHello(body, identity, state);
      ephemeral = own.private;
      return events.write(frame(answer));
    }
    const { noiseKey, payload, incoming, outgoing } = finish(body, ephemeral, state);
    keys = { incoming, outgoing, read: 0, written: 0 };
    events.hello(noiseKey, payload);
  }

  return {
    frame,
    feed(bytes) {
      waiting = Buffer.concat([waiting, bytes]);
      if (!introduced) {
        const intro = introLength(waiting);
        if (intro === undefined) return;
        introduced = true;
        waiting = waiting.subarray(intro);
      }
      while (waiting.length >= 3) {
        const length = waiting.readUIntBE(0, 3);
        if (waiting.length < 3 + length) return;
        const body = waiting.subarray(3, 3 + length);
        waiting = waiting.subarray(3 + length);
        take(body);
      }
    },
  };
}
