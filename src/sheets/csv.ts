/** Reads CSV as offices save it: any of the usual separators and encodings, told from the file itself; streamed, never whole in memory. */
import { createReadStream } from 'node:fs';
import { Readable, pipeline } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import { SheetError, cutCell, tooManyColumns, tooManyRows } from './sheet.ts';
import type { Limits, Rows, SheetRow } from './sheet.ts';

const SEPARATORS = [';', ',', '\t', '|'] as const;
/** What is looked at to tell the separator. */
const LOOK_BYTES = 64 * 1024;
const ROWS_TOGETHER = 200;

type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

/** By its mark, else UTF-8 where the whole file is that, else the old encoding of Windows. */
async function encodingOf(path: string): Promise<Encoding> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let first = true;
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
    if (first && chunk[0] === 0xff && chunk[1] === 0xfe) return 'utf-16le';
    if (first && chunk[0] === 0xfe && chunk[1] === 0xff) return 'utf-16be';
    first = false;
    if (chunk.includes(0)) throw new SheetError('This is no CSV file: it holds binary data.');
    try {
      decoder.decode(chunk, { stream: true });
    } catch {
      return 'windows-1252';
    }
  }
  return 'utf-8';
}

async function* decoded(path: string, encoding: Encoding, before: string): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding);
  yield before;
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
    yield decoder.decode(chunk, { stream: true });
  }
  yield decoder.decode();
}

/** The separator that occurs most outside of quotes at the file's beginning; a first line "sep=;" says it itself. */
export function separatorOf(beginning: string): string {
  const said = /^sep=(.)\r?\n/i.exec(beginning)?.[1];
  if (said !== undefined) return said;
  const bare = beginning.replace(/"(?:[^"]|"")*"/g, '');
  const counts = SEPARATORS.map((separator) => bare.split(separator).length);
  return SEPARATORS[counts.indexOf(Math.max(...counts))] ?? ',';
}

/** How many columns most of the first lines have at least; where quotes hide line breaks it is only a guess. */
function widthOf(beginning: string, separator: string): number {
  const lines = beginning.split(/\r?\n/, 50);
  return Math.max(...lines.map((line) => line.split(separator).length));
}

function whatToDo(error: unknown): unknown {
  if (!(error instanceof CsvError)) return error;
  const place = typeof error.lines === 'number' ? ` near line ${error.lines}` : '';
  return new SheetError(
    error.code === 'CSV_QUOTE_NOT_CLOSED' || error.code === 'CSV_MAX_RECORD_SIZE'
      ? `A quotation mark is opened and not closed${place}: correct it, or save the file as XLSX.`
      : `The file cannot be read as CSV${place} (${error.code}): save it again as CSV or XLSX.`,
  );
}

export async function* readCsv(path: string, limits: Limits): Rows {
  const encoding = await encodingOf(path);
  const beginning: Buffer[] = [];
  for await (const chunk of createReadStream(path, { end: LOOK_BYTES }) as AsyncIterable<Buffer>)
    beginning.push(chunk);
  const look = new TextDecoder(encoding).decode(Buffer.concat(beginning));
  const delimiter = separatorOf(look);
  // The parser makes an error, with its stack, of every row that is not as long as the first, also where that is
  // allowed; lists begin with a short title. An empty row of the usual length goes in front, and is passed over.
  const before = `${delimiter.repeat(widthOf(look, delimiter) - 1)}\n`;
  const parser = parse({
    delimiter,
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_quotes: true,
    relax_column_count: true,
    max_record_size: limits.columns * (limits.cellCharacters + 3),
  });
  // An error of the source reaches the parser, which is what is read here.
  pipeline(Readable.from(decoded(path, encoding, before)), parser, () => undefined);
  const skipped = /^sep=.\r?\n/i.test(look) ? 1 : 0;
  let n = -1;
  let together: SheetRow[] = [];
  try {
    for await (const record of parser as AsyncIterable<string[]>) {
      n += 1;
      if (n <= skipped) continue;
      if (n > limits.rows) throw tooManyRows(limits);
      const last = record.findLastIndex((cell) => cell !== '');
      if (last >= limits.columns) throw tooManyColumns(n, limits);
      together.push({ n, cells: record.slice(0, last + 1).map((cell) => cutCell(cell, limits)) });
      if (together.length === ROWS_TOGETHER) {
        yield together;
        together = [];
      }
    }
  } catch (error) {
    throw whatToDo(error);
  }
  yield together;
}
