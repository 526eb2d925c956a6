/** Bytes that people sent: capped, encrypted, and kept under the person they are erased with. */
import { createHash } from 'node:crypto';
import type { Blobs } from '../app/ports.ts';
import type { Core } from './core.ts';
import type { Crypto } from './crypto.ts';

/** What Telegram lets a bot download, and far more than a photo of a paper needs. */
const MAX_BLOB_BYTES = 20 * 1024 * 1024;
const PLACE = 'Blob.bytes';

/** `personKey` is the person's id, or "channel/account/id" of the address the bytes came from. */
export function blobOwner(crypto: Crypto, personKey: string): string {
  return crypto.blind('blob owner', personKey);
}

/**
 * The row of a blob. The id is a keyed hash over the SHA-256 of the bytes: a plain one would tell whoever reads the file
 * that a known document is in it.
 */
export function sealBlob(crypto: Crypto, bytes: Uint8Array, mime: string, personKey: string) {
  const hash = createHash('sha256').update(bytes).digest('base64url');
  const id = crypto.blind('blob', `${personKey}\n${hash}`);
  return {
    id,
    owner: blobOwner(crypto, personKey),
    mime,
    size: bytes.length,
    ...sealBlobBytes(crypto, id, bytes),
  };
}

/** The bytes of a blob as they are kept; they open under this id only. */
export function sealBlobBytes(crypto: Crypto, id: string, bytes: Uint8Array) {
  const sealed = crypto.sealBytes(`${PLACE}/${id}`, bytes);
  return { keyId: sealed.keyId, bytes: new Uint8Array(sealed.bytes) };
}

export function openBlob(
  crypto: Crypto,
  { id, keyId, bytes }: { id: string; keyId: string; bytes: Uint8Array<ArrayBuffer> },
): Uint8Array {
  return crypto.openBytes(`${PLACE}/${id}`, keyId, bytes);
}

/**
 * `keep` rejects empty bytes and more than MAX_BLOB_BYTES; the same bytes from the same person are
 * kept once, under the same id, so that a repeated message repeats nothing. `load` gives undefined
 * for an id that is not (or no longer) there.
 */
export function createBlobs({ client, crypto, writer }: Core): Blobs {
  return {
    keep: async (bytes, mime, personKey) => {
      if (bytes.length === 0 || bytes.length > MAX_BLOB_BYTES) {
        throw new RangeError(
          `A file must have 1 to ${MAX_BLOB_BYTES} bytes; this one has ${bytes.length}`,
        );
      }
      const data = sealBlob(crypto, bytes, mime, personKey);
      const { id } = data;
      await writer.once(async (tx) => {
        if (await tx.blob.findUnique({ where: { id }, select: { id: true } })) return;
        await tx.blob.create({ data });
      });
      return id;
    },
    load: async (id) => {
      const row = await client.blob.findUnique({ where: { id } });
      if (!row) return undefined;
      return { bytes: openBlob(crypto, row), mime: row.mime };
    },
  };
}
