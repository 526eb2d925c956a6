/** Reads a file into the staging area: what cannot be used is written to a file of errors, and nothing else is changed. */
import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { finished } from 'node:stream/promises';
import { setImmediate as breathe } from 'node:timers/promises';
import { basename } from 'node:path';
import { z } from 'zod';
import { stringify } from 'csv-stringify';
import type { Settlement } from '../app/ports.ts';
import type { Counts, RowError, StagedRow } from '../domain/imported.ts';
import { findHeader, cellsOf, HEADER_WITHIN } from '../import/columns.ts';
import type { Mapping } from '../import/columns.ts';
import type { Importer } from '../import/importer.ts';
import { createJudge } from '../import/judge.ts';
import { createPlanner } from '../import/plan.ts';
import { createReader } from '../import/reader.ts';
import { localDay } from '../domain/workingDays.ts';
import { readSheet } from '../sheets/read.ts';
import { safeCell } from '../sheets/safe.ts';
import { LIMITS, isFailedFormula } from '../sheets/sheet.ts';
import type { Limits, SheetRow } from '../sheets/sheet.ts';
import { renderLine } from '../text/render.ts';
import { line } from '../conversation/reply.ts';
import type { TextKey } from '../conversation/reply.ts';
import type { Shelf } from './shelf.ts';
import { ImportError } from './importError.ts';
import type { ImportAsks } from './importError.ts';

const ROWS_TOGETHER = 200;
/** Reading keeps the processor busy: after so many rows whoever chats gets a turn. */
const BREATHES_EVERY = 20;
const MOST_WRONG_NAMED = 5;
const MOST_HEADERS = 40;
const LONGEST_HEADER = 60;

export type Staging = {
  program: Pick<Shelf, 'staging' | 'store' | 'region' | 'texts'>;
  importer: Importer;
  path: string;
  /** Field → header, as given by hand now. */
  byHand: Readonly<Record<string, string>>;
  again: boolean;
  now: Date;
  /** 0 is the command line. */
  personId: number;
  /** How the file is called where it is listed. */
  name?: string;
  errorsPath: string;
  limits?: Limits;
  progress?(rows: number): void;
  /** What a job came to by it, which is settled in the transaction that ends the reading; what it leaves is kept before. */
  settles?(staged: Pick<Staged, 'runId' | 'counts' | 'wrong'>): Promise<Settlement>;
};
/** `wrong`: the first rows that cannot be used, or should be looked at, each with the first thing that is said of it. */
export type Staged = {
  runId: number;
  counts: Counts;
  columns: string[];
  wrong: { n: number; code: string }[];
};

async function hashOf(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) hash.update(chunk);
  return hash.digest('hex');
}

const Remembered = z.record(z.string(), z.string());

/** The columns that were named by hand when this kind of list was read before. */
async function rememberedColumns({ program, importer }: Staging): Promise<Record<string, string>> {
  const stored = await program.store.getSetting(`import.columns.${importer.id}`);
  return stored === undefined ? {} : Remembered.parse(JSON.parse(stored));
}

/**
 * What the office may be shown of a header row to say which column is which: cells that hold a number or an address are
 * somebody's data in a file whose headers are elsewhere.
 */
function freeHeaders(row: readonly string[], mapping: Mapping): string[] {
  const taken = new Set(Object.values(mapping));
  const free = row.filter((_cell, at) => !taken.has(at)).map((cell) => cell.trim());
  return [...new Set(free)]
    .filter((cell) => cell !== '' && cell.length <= LONGEST_HEADER && !/\d{4}|@/.test(cell))
    .slice(0, MOST_HEADERS);
}

type Header = { at: number; mapping: Mapping; byHand: Record<string, string> };

function asksFor({ columns }: Importer, mapping: Mapping, row: readonly string[]): ImportAsks {
  const missing = columns.filter(({ field, required }) => required && !(field in mapping));
  return { missing: missing.map(({ field }) => field), headers: freeHeaders(row, mapping) };
}

/** The header among the first rows; what was named by hand must be there, what is remembered may. */
async function headerOf(how: Staging, first: readonly SheetRow[]): Promise<Header> {
  const rows = first.map(({ cells }) => cells);
  const before = await rememberedColumns(how);
  const there = rows.flat().map((cell) => cell.trim().toLowerCase());
  const remembered = Object.fromEntries(
    Object.entries(before).filter(([, header]) => there.includes(header.trim().toLowerCase())),
  );
  const byHand = { ...remembered, ...how.byHand };
  const found = findHeader(how.importer, rows, byHand);
  if (!found || found.missing.length > 0) {
    const missing =
      found?.missing ?? how.importer.columns.filter((c) => c.required).map((c) => c.field);
    const seen = (found ? rows[found.at] : rows[0])?.filter((cell) => cell !== '').join(', ') ?? '';
    throw new ImportError(
      `These columns were not found: ${missing.join(', ')}. The file has: ${seen.slice(0, 500)}.\n` +
        `Name them by hand, for example: --map ${how.importer.columns[0]?.field ?? ''}="Header in the file"`,
      found ? asksFor(how.importer, found.mapping, rows[found.at] ?? []) : { why: 'no_header' },
    );
  }
  if (found.unknown.length > 0)
    throw new ImportError(
      `--map: there is no ${found.unknown.join(', ')}. Fields of this list: ` +
        `${how.importer.columns.map(({ field }) => field).join(', ')}.`,
    );
  return { at: found.at, mapping: found.mapping, byHand };
}

/** Cells that hold no value at all: formulas that failed or were never computed, and texts without end. */
function wrongCells(cells: Readonly<Record<string, string>>, limits: Limits): RowError[] {
  return Object.entries(cells).flatMap(([field, cell]): RowError[] => {
    if (isFailedFormula(cell)) return [{ field, code: 'formula', got: cell }];
    return cell.length > limits.cellCharacters
      ? [{ field, code: 'too_long', got: `> ${limits.cellCharacters}` }]
      : [];
  });
}

/** A file with a line for each thing that is wrong, in the words of the office; cells that are shown name nobody. */
function createErrorFile(how: Staging, mapping: Mapping, header: readonly string[]) {
  const csv = stringify({
    header: true,
    bom: true,
    columns: ['baris', 'kolom', 'isi', 'masalah', 'kode'],
  });
  const file = createWriteStream(how.errorsPath, { mode: 0o600 });
  csv.pipe(file);
  return {
    async write(n: number, errors: readonly RowError[]): Promise<void> {
      for (const { field, code, got } of errors) {
        const at = mapping[field];
        const column = at === undefined ? field : (header[at] ?? field);
        const key = `import.error_${code}` as TextKey;
        const words = renderLine(how.program.texts, line(key), { language: 'id' });
        const row = [String(n), column, got, words, code].map(safeCell);
        if (!csv.write(row)) await new Promise((resolve) => csv.once('drain', resolve));
      }
    },
    async close(): Promise<void> {
      csv.end();
      await finished(file);
    },
  };
}

function createCounter(): Pick<Staged, 'counts' | 'wrong'> & { count(row: StagedRow): void } {
  const counts: Counts = { rows: 0, verdicts: {}, errors: {} };
  const wrong: Staged['wrong'] = [];
  return {
    counts,
    wrong,
    count({ n, verdict, errors = [], hints = [] }) {
      const [first] = [...errors, ...hints];
      if (first && wrong.length < MOST_WRONG_NAMED) wrong.push({ n, code: first.code });
      counts.rows += 1;
      counts.verdicts[verdict] = (counts.verdicts[verdict] ?? 0) + 1;
      for (const code of new Set(errors.map((error) => error.code)))
        counts.errors[code] = (counts.errors[code] ?? 0) + 1;
      for (const code of new Set(hints.map((hint) => hint.code))) {
        counts.hints ??= {};
        counts.hints[code] = (counts.hints[code] ?? 0) + 1;
      }
    },
  };
}

/** The first rows, in which the header is, and all rows with them. */
async function begin(how: Staging) {
  const rows = await readSheet(how.path, how.limits);
  const first: SheetRow[] = [];
  while (first.length < HEADER_WITHIN) {
    const next = await rows.next();
    if (next.done) break;
    first.push(...next.value);
  }
  async function* all(): AsyncGenerator<SheetRow[]> {
    yield first;
    yield* rows;
  }
  return { first, all: all() };
}

/** Judges every row after the header and stages it; throws what the file throws. */
async function stageRows(
  how: Staging,
  runId: number,
  rows: AsyncIterable<SheetRow[]>,
  header: Header,
  names: readonly string[],
  headerN: number,
): Promise<Pick<Staged, 'counts' | 'wrong'>> {
  const { program, importer, limits = LIMITS } = how;
  const { region, staging } = program;
  const today = localDay(how.now, region.timeZone);
  const reader = createReader({ region, kbli: await staging.kbli(), today });
  const judge = createJudge(importer.makes, region);
  const planner = createPlanner(region);
  for await (const page of staging.known(importer.makes)) page.forEach(judge.add);
  const { counts, wrong, count } = createCounter();
  const errors = createErrorFile(how, header.mapping, names);
  const waiting: StagedRow[] = [];
  try {
    for await (const some of rows) {
      for (const { n, cells } of some) {
        if (n <= headerN) continue;
        const said = cellsOf(header.mapping, cells);
        if (Object.keys(said).length === 0) continue;
        const broken = wrongCells(said, limits);
        const reading = broken.length > 0 ? { errors: broken } : importer.read(said, reader);
        if ('skip' in reading) continue;
        const row: StagedRow =
          'ok' in reading
            ? judge.judge(n, reading.ok, reading.hints)
            : { n, verdict: 'error', errors: reading.errors };
        count(row);
        await errors.write(n, [...(row.errors ?? []), ...(row.hints ?? [])]);
        waiting.push(row);
        if (waiting.length % BREATHES_EVERY === 0) await breathe();
      }
      while (waiting.length >= ROWS_TOGETHER) {
        await staging.add(runId, waiting.splice(0, ROWS_TOGETHER), planner);
        how.progress?.(counts.rows);
      }
    }
    await staging.add(runId, waiting, planner);
  } finally {
    await errors.close();
  }
  return { counts, wrong };
}

/** Stages a file. Throws ImportError or SheetError, and then nothing of it is left. */
export async function stageFile(how: Staging): Promise<Staged> {
  const { program, importer, path, now, personId } = how;
  const { first, all } = await begin(how);
  const hash = await hashOf(path);
  const same = await program.staging.sameFile(hash);
  if (same && !how.again) {
    throw new ImportError(
      `This file was read before, as import ${same.id} (${same.state}). Add --again to read it once more.`,
      { same: same.id },
    );
  }
  const header = await headerOf(how, first);
  const headerRow = first[header.at];
  const source = importer.id;
  const run = { source, file: how.name ?? basename(path), hash, personId, at: now };
  const runId = await program.staging.begin(run);
  try {
    const names = headerRow?.cells ?? [];
    const { counts, wrong } = await stageRows(how, runId, all, header, names, headerRow?.n ?? 0);
    if (counts.rows === 0)
      throw new ImportError('The file has a header and no rows.', { why: 'no_rows' });
    const settlement = await how.settles?.({ runId, counts, wrong });
    await program.staging.finish(runId, counts, how.now, settlement);
    if (Object.keys(how.byHand).length > 0)
      await program.store.putSetting(`import.columns.${source}`, JSON.stringify(header.byHand));
    if (wrong.length === 0) await rm(how.errorsPath, { force: true });
    const columns = Object.entries(header.mapping).map(
      ([field, at]) => `${field}=${names[at] ?? ''}`,
    );
    return { runId, counts, columns, wrong };
  } catch (error) {
    await program.staging.drop(runId, personId, now);
    await rm(how.errorsPath, { force: true });
    throw error;
  }
}
