/**
 * Running numbers, given out in memory and read from the database at the start: none is given out
 * twice by one process.
 */
import type { Numbered } from '../domain/numbered.ts';
import { queryRows } from './sql.ts';
import type { Db } from './sql.ts';

/** What nobody gives a number to outside of a transaction. */
export type Inner = 'person' | 'address' | 'inbound' | 'outbound';
export type Series = Numbered | Inner;

export type Numbers = {
  /** Inside a transaction. */
  next(series: Series): number;
  /** Outside of one. */
  fresh(series: Numbered): Promise<number>;
  /** The number before the first of so many that follow each other. */
  block(series: Series, size: number): Promise<number>;
  /** Reads the highest numbers again, after another process has used some. They never go back. */
  refresh(): Promise<void>;
};

/** The tables that share each series; what is sent has numbers of its own. */
export const TABLES: Record<Series, readonly string[]> = {
  person: ['Person'],
  address: ['Address'],
  inbound: ['Inbound'],
  outbound: ['Outbound', 'Sent'],
  organisation: ['Umk', 'Company'],
  need: ['Need'],
  match: ['Match'],
  together: ['Together'],
  fairRun: ['FairRun'],
  ticket: ['Ticket'],
  queueItem: ['QueueItem'],
  broadcast: ['Broadcast'],
  job: ['Job'],
  licence: ['LicenceRequest'],
  forumMember: ['ForumMember'],
  commitment: ['Commitment'],
  meeting: ['Meeting'],
  decision: ['Decision'],
  evaluation: ['Evaluation'],
  agreement: ['Agreement'],
  warning: ['Warning'],
  diaryEntry: ['DiaryEntry'],
};

/** The column of a series' numbers in its tables. */
export function columnOf(series: Series): string {
  return series === 'outbound' ? 'seq' : 'id';
}

/** The highest number in use of every series. */
async function readHighest(db: Db): Promise<Record<Series, number>> {
  const parts = Object.entries(TABLES).flatMap(([series, tables]) => {
    const column = columnOf(series as Series);
    return tables.map(
      (table) => `SELECT '${series}' AS "series", MAX("${column}") AS "highest" FROM "${table}"`,
    );
  });
  const rows = await queryRows<{ series: Series; highest: number | null }>(
    db,
    parts.join(' UNION ALL '),
    [],
  );
  const last = Object.fromEntries(Object.keys(TABLES).map((series) => [series, 0]));
  for (const { series, highest } of rows) {
    last[series] = Math.max(last[series] ?? 0, highest ?? 0);
  }
  return last as Record<Series, number>;
}

export async function createNumbers(db: Db): Promise<Numbers> {
  const last = await readHighest(db);
  return {
    next: (series) => (last[series] += 1),
    fresh: (series) => Promise.resolve((last[series] += 1)),
    block: (series, size) => Promise.resolve((last[series] += size) - size),
    refresh: async () => {
      const found = await readHighest(db);
      for (const series of Object.keys(last) as Series[]) {
        last[series] = Math.max(last[series], found[series]);
      }
    },
  };
}
