/** Files from WhatsApp's media servers: only from those, never more than the limit, and checked against their key. */
import { DEF_MEDIA_HOST, getMediaKeys } from '@whiskeysockets/baileys';
import { createDecipheriv, createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { get } from 'node:https';
import { FileError } from '../files.ts';
import { MAX_FILE_BYTES } from './content.ts';
import type { RemoteFile } from './content.ts';
import { isLoopback } from './trust.ts';
import type { Trust } from './trust.ts';

/** Behind the encrypted file; and what encryption may add to a file at most. */
const MAC_BYTES = 10;
const BLOCK_BYTES = 16;
const TIMEOUT_MS = 60_000;
const ORIGIN = 'https://web.whatsapp.com';

/** The server no longer has the file: the sender's phone can be asked to put it there again. */
export class MediaGoneError extends Error {}
/** An answer that another try may put right. */
export class MediaAnswerError extends Error {}

/** Throws FileError for what will never be a file of ours, the others above for what may still become one. */
export async function fetchMedia(file: RemoteFile, trust: Trust): Promise<Uint8Array> {
  const url = mediaUrl(file, trust);
  if (!url || file.key.length === 0) throw new FileError('no address');
  const { iv, cipherKey, macKey } = await getMediaKeys(file.key, file.type);
  const sealed = await download(url, trust);
  if (sealed.length <= MAC_BYTES) throw new FileError('empty');
  const body = sealed.subarray(0, -MAC_BYTES);
  const mac = createHmac('sha256', macKey ?? '')
    .update(iv)
    .update(body)
    .digest();
  if (!timingSafeEqual(mac.subarray(0, MAC_BYTES), sealed.subarray(-MAC_BYTES)))
    throw new FileError('not what was sent');
  const decipher = createDecipheriv('aes-256-cbc', cipherKey, iv);
  const bytes = Buffer.concat([decipher.update(body), decipher.final()]);
  if (bytes.length === 0) throw new FileError('empty');
  if (bytes.length > MAX_FILE_BYTES) throw new FileError('too big');
  const digest = createHash('sha256').update(bytes).digest();
  if (file.sha256 && !digest.equals(file.sha256)) throw new FileError('not what was sent');
  return bytes;
}

/**
 * Where the file is. The sender's phone writes the address, so that it could name any server at all: only WhatsApp's
 * own are asked, and in a test those of this machine.
 */
export function mediaUrl({ url, path }: RemoteFile, trust: Trust): URL | undefined {
  const named = url !== undefined && URL.canParse(url) ? new URL(url) : undefined;
  const known = named && isMediaHost(named, trust) ? named : undefined;
  if (path === undefined) return known;
  const base = `https://${known?.host ?? DEF_MEDIA_HOST}`;
  // A path can be written so that it names a server of its own.
  const whole = path.startsWith('/') && URL.canParse(path, base) ? new URL(path, base) : undefined;
  return whole && isMediaHost(whole, trust) ? whole : undefined;
}

function isMediaHost({ protocol, hostname, username }: URL, { loopbackMedia }: Trust): boolean {
  if (protocol !== 'https:' || username !== '') return false;
  return hostname.endsWith('.whatsapp.net') || (loopbackMedia && isLoopback(hostname));
}

/** No redirects are followed, and TLS is checked as always; `trust.ca` is another authority, not none. */
function download(url: URL, trust: Trust): Promise<Buffer> {
  const most = MAX_FILE_BYTES + BLOCK_BYTES + MAC_BYTES;
  return new Promise((resolve, reject) => {
    const options = {
      headers: { origin: ORIGIN },
      signal: AbortSignal.timeout(TIMEOUT_MS),
      ...(trust.ca ? { ca: trust.ca } : {}),
    };
    const request = get(url, options, (response) => {
      const { statusCode = 0 } = response;
      if (statusCode !== 200) {
        response.resume();
        const gone = statusCode === 404 || statusCode === 410;
        return reject(gone ? new MediaGoneError() : new MediaAnswerError(`HTTP ${statusCode}`));
      }
      const chunks: Buffer[] = [];
      let size = 0;
      response.on('data', (chunk: Buffer) => {
        size += chunk.length;
        chunks.push(chunk);
        if (size > most) request.destroy(new FileError('too big'));
      });
      response.on('end', () => resolve(Buffer.concat(chunks)));
      response.on('error', reject);
    });
    request.on('error', reject);
  });
}
