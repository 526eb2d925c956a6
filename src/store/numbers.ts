/**
 * Running numbers, given out in memory and read from the database at the start: none is given out
 * twice by one process.
 */
import type { Numbered } from '../domain/numbered.ts';
import type { Tx } from './writer.ts';

type Series = Numbered | 'person' | 'address' | 'inbound' | 'outbound';

export type Numbers = {
  next(series: Series): number;
  /** The number before the first of so many that follow each other. */
  block(series: Series, size: number): number;
  /** Reads the highest numbers again, after another process has used some. They never go back. */
  refresh(): Promise<void>;
};

/** The models that share each series; what is sent has numbers of its own. */
const MODELS = {
  person: ['person'],
  address: ['address'],
  inbound: ['inbound'],
  organisation: ['umk', 'company'],
  need: ['need'],
  match: ['match'],
  together: ['together'],
  ticket: ['ticket'],
  queueItem: ['queueItem'],
  broadcast: ['broadcast'],
  job: ['job'],
  licence: ['licenceRequest'],
  forumMember: ['forumMember'],
  commitment: ['commitment'],
  meeting: ['meeting'],
  decision: ['decision'],
  evaluation: ['evaluation'],
  agreement: ['agreement'],
  warning: ['warning'],
  diaryEntry: ['diaryEntry'],
} as const satisfies Record<Exclude<Series, 'outbound'>, readonly (keyof Tx)[]>;

/** The same for every model of the client. */
type Newest = { findFirst(args: object): Promise<{ id: number } | null> };

/** The highest number in use of every series. */
async function readHighest(db: Tx): Promise<Record<Series, number>> {
  const newest = { orderBy: { id: 'desc' }, select: { id: true } } as const;
  const newestSeq = { orderBy: { seq: 'desc' }, select: { seq: true } } as const;
  const [series, unsent, sent] = await Promise.all([
    Promise.all(
      Object.entries(MODELS).map(async ([name, models]) => {
        const found = await Promise.all(
          models.map((model) => (db[model] as unknown as Newest).findFirst(newest)),
        );
        return [name, Math.max(...found.map((row) => row?.id ?? 0))] as const;
      }),
    ),
    db.outbound.findFirst(newestSeq),
    db.sent.findFirst(newestSeq),
  ]);
  const outbound = Math.max(unsent?.seq ?? 0, sent?.seq ?? 0);
  return { ...(Object.fromEntries(series) as Record<keyof typeof MODELS, number>), outbound };
}

export async function createNumbers(db: Tx): Promise<Numbers> {
  const last = await readHighest(db);
  return {
    next: (series) => (last[series] += 1),
    block: (series, size) => (last[series] += size) - size,
    refresh: async () => {
      const found = await readHighest(db);
      for (const series of Object.keys(last) as Series[]) {
        last[series] = Math.max(last[series], found[series]);
      }
    },
  };
}
