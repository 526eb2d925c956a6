/** The entries of a zip archive in memory; every byte that is unpacked is counted as it comes, whatever the archive says of itself. */
import { createInflateRaw } from 'node:zlib';
import { SheetError } from './sheet.ts';

const END = 0x06054b50;
const DIRECTORY = 0x02014b50;
const LOCAL = 0x04034b50;
const END_BYTES = 22;
const LONGEST_COMMENT = 0xffff;
const MOST_ENTRIES = 2_000;
const CHUNK_BYTES = 64 * 1024;

type Entry = { method: number; size: number; at: number };

export type Zip = {
  /** The bytes of an entry, unpacked bit by bit; undefined where there is none of this name. */
  open(name: string): AsyncGenerator<Buffer> | undefined;
};

function broken(): SheetError {
  return new SheetError('The XLSX file is damaged: open it in a spreadsheet and save it again.');
}

function directoryOf(bytes: Buffer): Map<string, Entry> {
  const from = Math.max(0, bytes.length - END_BYTES - LONGEST_COMMENT);
  let end = bytes.length - END_BYTES;
  while (end >= from && bytes.readUInt32LE(end) !== END) end -= 1;
  if (end < from) throw broken();
  const count = bytes.readUInt16LE(end + 10);
  let at = bytes.readUInt32LE(end + 16);
  if (count > MOST_ENTRIES) throw broken();
  const entries = new Map<string, Entry>();
  for (let i = 0; i < count; i++) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== DIRECTORY) throw broken();
    const flags = bytes.readUInt16LE(at + 8);
    if ((flags & 1) !== 0)
      throw new SheetError('The file is locked with a password: save it without one.', 'old_xls');
    const nameBytes = bytes.readUInt16LE(at + 28);
    const name = bytes.toString('utf8', at + 46, at + 46 + nameBytes);
    entries.set(name.replace(/^\//, '').toLowerCase(), {
      method: bytes.readUInt16LE(at + 10),
      size: bytes.readUInt32LE(at + 20),
      at: bytes.readUInt32LE(at + 42),
    });
    at += 46 + nameBytes + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return entries;
}

function packed(bytes: Buffer, { at, size }: Entry): Buffer {
  if (at + 30 > bytes.length || bytes.readUInt32LE(at) !== LOCAL) throw broken();
  const start = at + 30 + bytes.readUInt16LE(at + 26) + bytes.readUInt16LE(at + 28);
  if (start + size > bytes.length) throw broken();
  return bytes.subarray(start, start + size);
}

/** `most`: how many bytes all entries that are opened may come to together; one more is a SheetError. */
export function openZip(bytes: Buffer, most: number): Zip {
  const entries = directoryOf(bytes);
  let unpacked = 0;
  async function* unpack(entry: Entry): AsyncGenerator<Buffer> {
    const data = packed(bytes, entry);
    if (entry.method !== 0 && entry.method !== 8) throw broken();
    const inflate = createInflateRaw({ chunkSize: CHUNK_BYTES });
    const source = entry.method === 0 ? [data] : inflate;
    if (entry.method === 8) inflate.end(data);
    try {
      for await (const chunk of source as AsyncIterable<Buffer>) {
        unpacked += chunk.length;
        if (unpacked > most) {
          throw new SheetError(
            `Unpacked, the file is larger than ${Math.round(most / 1024 / 1024)} MB: it is not read. ` +
              'If it is a real list, save it as CSV and split it.',
            'too_large',
          );
        }
        yield chunk;
      }
    } catch (error) {
      if (error instanceof SheetError) throw error;
      throw broken();
    } finally {
      inflate.destroy();
    }
  }
  return {
    open(name) {
      const entry = entries.get(name.toLowerCase());
      return entry && unpack(entry);
    },
  };
}
