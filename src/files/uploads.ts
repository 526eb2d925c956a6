/** The folder of files that are being worked on: nobody else can read it, and nothing stays in it for longer than it is needed. */
import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { chmod, mkdir, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/** Longer than anybody may take to send a file. */
const YOUNG_MS = 15 * 60_000;

export type Uploads = {
  /** A name that is free, and where it lies. */
  fresh(): Promise<{ name: string; path: string }>;
  pathOf(name: string): string;
  /** Writes what comes, and gives the number of bytes. */
  receive(path: string, from: Readable): Promise<number>;
  forget(name: string): Promise<void>;
  /** Removes what no job needs; what is young may be on its way in. */
  prune(inUse: readonly string[]): Promise<void>;
  /** After a start, when nobody works on anything. */
  empty(): Promise<void>;
};

export function createUploads(folder: string): Uploads {
  const pathOf = (name: string): string => join(folder, name);
  const ready = async (): Promise<void> => {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await chmod(folder, 0o700);
  };
  return {
    pathOf,
    async fresh() {
      await ready();
      const name = randomUUID();
      return { name, path: pathOf(name) };
    },
    async receive(path, from) {
      const out = createWriteStream(path, { mode: 0o600, flags: 'wx' });
      await pipeline(from, out);
      return out.bytesWritten;
    },
    async forget(name) {
      for (const end of ['', '.part', '.errors.csv']) await rm(pathOf(name) + end, { force: true });
    },
    async prune(inUse) {
      const names = await readdir(folder).catch(() => []);
      for (const name of names) {
        if (inUse.some((used) => name.startsWith(used))) continue;
        const found = await stat(pathOf(name)).catch(() => undefined);
        if (found && Date.now() - found.mtimeMs > YOUNG_MS) await rm(pathOf(name), { force: true });
      }
    },
    async empty() {
      await ready();
      for (const name of await readdir(folder)) await rm(pathOf(name), { force: true });
    },
  };
}
