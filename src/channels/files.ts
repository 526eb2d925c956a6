/** Files that people send are read with a limit: a length that was declared is never believed. */

/** A file that will not come however often it is asked for. */
export class FileError extends Error {}

/** The bytes of a stream; throws FileError for one that is empty or longer than `maxBytes`. */
export async function readAtMost(
  body: ReadableStream<Uint8Array>,
  maxBytes: number,
): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body as unknown as AsyncIterable<Uint8Array>) {
    size += chunk.length;
    if (size > maxBytes) throw new FileError('too big');
    chunks.push(chunk);
  }
  if (size === 0) throw new FileError('empty');
  return Buffer.concat(chunks);
}

/** "audio/ogg; codecs=opus" without what follows; undefined for what is no type. */
export function plainMime(given: string | undefined): string | undefined {
  const mime = given?.split(';')[0]?.trim().toLowerCase();
  return mime !== undefined && /^[\w.+-]{1,64}\/[\w.+-]{1,96}$/.test(mime) ? mime : undefined;
}
