/**
 * Secrets at rest: AES-256-GCM with the key's id in every value, and keyed hashes to find a value
 * without reading it.
 */
import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { createRecent } from './recent.ts';

const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const NONCES_AT_ONCE = 256;
/** Names, numbers and addresses of those who are writing are opened many times over: so many values of so many characters. */
const OPENED = 5_000;
const SHORT = 200;

/**
 * Data keys, newest first: the first one writes, all of them read, and the oldest one makes the
 * keyed hashes.
 */
export type Keys = readonly [DataKey, ...DataKey[]];
export type DataKey = { id: string; bytes: Buffer };

export type Crypto = {
  /** The name of the key that writes. */
  keyId: string;
  /**
   * "<key id>:<base64 of nonce, text, tag>"; `place` ("Person.name") is bound to it, so that it
   * reads back only there.
   */
  seal(place: string, text: string): string;
  /**
   * Throws for a value that was changed, moved to another place, or written with a key that is not
   * at hand.
   */
  open(place: string, value: string): string;
  sealBytes(place: string, bytes: Uint8Array): { keyId: string; bytes: Buffer };
  openBytes(place: string, keyId: string, bytes: Uint8Array): Buffer;
  /**
   * A keyed hash, base64url: equal for equal words of the same `kind`, and no use to anybody
   * without the key.
   */
  blind(kind: string, words: string | Uint8Array): string;
};

/** Tells one key from another without telling anything of the key: a keyed hash of a fixed word. */
export function fingerprint(key: DataKey): string {
  return createHmac('sha256', key.bytes).update('fingerprint').digest('base64url').slice(0, 16);
}

/** A new key as it is written in BOT_DATA_KEY: 32 random bytes in base64. */
export function newKey(): string {
  return randomBytes(KEY_BYTES).toString('base64');
}

/**
 * Reads BOT_DATA_KEY: one key in base64, or several as "k2:<base64>,k1:<base64>", newest first. A
 * key without a name is called k1. The last one must stay in the list while keyed hashes made with
 * it are stored. Throws an Error that says what is wrong.
 */
export function parseKeys(text: string): Keys {
  const keys = text.split(',').map((part): DataKey => {
    const [, id = 'k1', base64 = ''] =
      /^\s*(?:([a-z0-9]{1,16}):)?([A-Za-z0-9+/_-]+={0,2})\s*$/.exec(part) ?? [];
    const bytes = Buffer.from(base64, 'base64');
    if (bytes.length !== KEY_BYTES) {
      throw new Error(
        'A data key must be 32 bytes in base64; make one with: openssl rand -base64 32',
      );
    }
    return { id, bytes };
  });
  const [first, ...rest] = keys;
  if (!first) throw new Error('No data key given.');
  if (new Set(keys.map((key) => key.id)).size < keys.length) {
    throw new Error(
      'Two data keys have the same name; write them as k2:<base64>,k1:<base64>, newest first.',
    );
  }
  return [first, ...rest];
}

function encrypt(key: DataKey, place: string, plain: Uint8Array, nonce: Buffer): Buffer {
  const cipher = createCipheriv('aes-256-gcm', key.bytes, nonce).setAAD(Buffer.from(place));
  return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

function decrypt(key: DataKey, place: string, packed: Uint8Array): Buffer {
  const end = packed.length - TAG_BYTES;
  const decipher = createDecipheriv('aes-256-gcm', key.bytes, packed.subarray(0, NONCE_BYTES), {
    authTagLength: TAG_BYTES,
  });
  decipher.setAAD(Buffer.from(place)).setAuthTag(packed.subarray(end));
  return Buffer.concat([decipher.update(packed.subarray(NONCE_BYTES, end)), decipher.final()]);
}

/** Nonces of fresh randomness, fetched many at a time; none is given out twice. */
function createNonces(): () => Buffer {
  let pool = Buffer.alloc(0);
  let used = 0;
  return () => {
    if (used + NONCE_BYTES > pool.length) {
      pool = randomBytes(NONCE_BYTES * NONCES_AT_ONCE);
      used = 0;
    }
    used += NONCE_BYTES;
    return pool.subarray(used - NONCE_BYTES, used);
  };
}

export function createCrypto(keys: Keys): Crypto {
  const nonce = createNonces();
  const opened = createRecent(OPENED);
  const byId = new Map(keys.map((key) => [key.id, key]));
  const oldest = keys.at(-1) ?? keys[0];
  // A key of its own for hashing, so that neither use weakens the other.
  const hashKey = Buffer.from(hkdfSync('sha256', oldest.bytes, '', 'blind index', KEY_BYTES));
  const keyOf = (id: string): DataKey => {
    const key = byId.get(id);
    if (!key)
      throw new Error(
        `A stored value was written with the data key "${id}", which BOT_DATA_KEY does not have.`,
      );
    return key;
  };
  return {
    keyId: keys[0].id,
    seal: (place, text) =>
      `${keys[0].id}:${encrypt(keys[0], place, Buffer.from(text, 'utf8'), nonce()).toString('base64')}`,
    open: (place, value) => {
      const known = opened.get(place, value) as string | undefined;
      if (known !== undefined) return known;
      const colon = value.indexOf(':');
      const packed = Buffer.from(value.slice(colon + 1), 'base64');
      const text = decrypt(keyOf(value.slice(0, colon)), place, packed).toString('utf8');
      if (value.length <= SHORT) opened.set(place, value, text);
      return text;
    },
    sealBytes: (place, bytes) => ({
      keyId: keys[0].id,
      bytes: encrypt(keys[0], place, bytes, nonce()),
    }),
    openBytes: (place, keyId, bytes) => decrypt(keyOf(keyId), place, bytes),
    blind: (kind, words) =>
      createHmac('sha256', hashKey).update(`${kind}\n`).update(words).digest('base64url'),
  };
}
