/** Files between the terminal and the store: read with a cap, written beside the data. */
import { mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import type { Blobs, Outbound } from '../app/ports.ts';

export const MAX_FILE_BYTES = 20 * 1024 * 1024;

const MIMES: Record<string, string> = {
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.png': 'image/png',
  '.webp': 'image/webp',
  '.pdf': 'application/pdf',
  '.ogg': 'audio/ogg',
  '.mp3': 'audio/mpeg',
};

/** Keeps a file for a person; throws an Error that says what is wrong with it. */
export async function keepFile(
  blobs: Blobs,
  path: string,
  personKey: string,
): Promise<{ blobId: string; mime: string; name: string }> {
  const { size } = await stat(path).catch(() => {
    throw new Error(`there is no file ${path}`);
  });
  if (size > MAX_FILE_BYTES) throw new Error(`${path} is larger than 20 MB`);
  const mime = MIMES[extname(path).toLowerCase()] ?? 'application/octet-stream';
  const blobId = await blobs.keep(await readFile(path), mime, personKey);
  return { blobId, mime, name: basename(path) };
}

/** Writes an outgoing attachment to a folder, and gives its path; undefined where there is none. */
export async function saveAttachment(
  blobs: Blobs,
  message: Outbound,
  folder: string,
): Promise<string | undefined> {
  const { attachment } = message.message;
  const blob = attachment && (await blobs.load(attachment.blobId));
  if (!blob) return undefined;
  await mkdir(folder, { recursive: true });
  const safe = attachment.name.replace(/[^\w.-]+/g, '_').slice(-80);
  const path = join(folder, `${message.id.replace(/\W+/g, '-')}-${safe}`);
  await writeFile(path, blob.bytes);
  return path;
}
