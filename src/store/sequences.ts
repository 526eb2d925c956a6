/**
 * Running numbers where several workers give them out: each series is a sequence of PostgreSQL's, so that none is given
 * out twice, and the numbers of messages rise in the order in which they were kept.
 */
import type { Pool } from 'pg';
import type { Inner, Numbers, Series } from './numbers.ts';
import { columnOf, TABLES } from './numbers.ts';
import type { Tx } from './writer.ts';

/** How many numbers of each series a piece of work may use that runs beside others'. */
export type Wanted = Partial<Record<Inner, number>>;

export type Sequences = Numbers & {
  /** Lays in what work beside others' will use, inside its transaction; `lock` is an expression that is evaluated on the way. */
  layIn(tx: Tx, wanted: Wanted, lock: string): Promise<void>;
  /** Before and after work that nobody else's runs beside. */
  begin(tx: Tx): Promise<void>;
  end(tx: Tx): Promise<void>;
  /** True where work failed for want of numbers that are there now: it is to be done again. */
  mend(error: unknown): Promise<boolean>;
};

/** Thrown where a number is wanted of a series of which none was laid in. */
export class NumbersWantedError extends Error {
  readonly series: Series;
  constructor(series: Series) {
    super(`there is no number of the series ${series} at hand`);
    this.series = series;
  }
}

/** Series of what nobody gives a number to outside of a transaction. */
const INNER: readonly Inner[] = ['person', 'address', 'inbound', 'outbound'];
/** Of these no number is kept for later: a later message must have a higher one, whoever receives it. */
const ORDERED: readonly Series[] = ['inbound', 'outbound'];
const MOST_AT_ONCE = 4_096;

const all = Object.keys(TABLES) as Series[];
const isInner = (series: Series): series is Inner => (INNER as readonly Series[]).includes(series);
const sequence = (series: Series): string => `"number_${series}"`;

/** Makes the sequences that are missing, and lets none give out what is in use: rows may have come by a copy. */
export async function makeSequences(pool: Pool): Promise<void> {
  for (const series of all) {
    const highest = TABLES[series].map(
      (table) => `(SELECT COALESCE(MAX("${columnOf(series)}"), 0) FROM "${table}")`,
    );
    await pool.query(`CREATE SEQUENCE IF NOT EXISTS ${sequence(series)} AS integer`);
    await pool.query(`
      SELECT setval('${sequence(series)}', f."highest") FROM ${sequence(series)} s,
        (SELECT GREATEST(${highest.join(', ')}) AS "highest") f
      WHERE f."highest" > s."last_value" OR (f."highest" = s."last_value" AND NOT s."is_called")`);
  }
}

type Count = { series: Inner; last: bigint };

export function createSequences(db: Tx): Sequences {
  const stock = new Map<Series, number[]>();
  /** While nobody else's work runs: the last number of each series that is only given out in transactions. */
  let counts: Map<Inner, number> | undefined;
  const used = new Set<Inner>();
  /** How many of a series were drawn for the work at hand: it wanted more than that. */
  const drawn = new Map<Series, number>();

  async function draw(from: Tx, series: Series, count: number): Promise<number[]> {
    const rows = await from.$queryRawUnsafe<{ n: bigint }[]>(
      `SELECT nextval('${sequence(series)}') AS "n" FROM generate_series(1, ${count})`,
    );
    return rows.map(({ n }) => Number(n));
  }

  function next(series: Series): number {
    if (counts && isInner(series)) {
      const number = (counts.get(series) ?? 0) + 1;
      counts.set(series, number);
      used.add(series);
      return number;
    }
    const number = stock.get(series)?.shift();
    if (number === undefined) throw new NumbersWantedError(series);
    return number;
  }

  return {
    next,
    fresh: async (series) => {
      const [number = 0] = await draw(db, series, 1);
      return number;
    },
    block: async (series, size) => {
      for (;;) {
        const numbers = await draw(db, series, size);
        const first = numbers[0] ?? 0;
        // Somebody may have drawn one in between; what was drawn is left out then.
        if ((numbers.at(-1) ?? 0) - first === size - 1) return first - 1;
      }
    },
    refresh: () => Promise.resolve(),
    async layIn(tx, wanted, lock) {
      counts = undefined;
      used.clear();
      for (const series of ORDERED) stock.delete(series);
      // In one statement with the lock: each costs as much as all of its work.
      const missing = (Object.entries(wanted) as [Inner, number][]).flatMap(([series, count]) => {
        const more = count - (stock.get(series)?.length ?? 0);
        return more > 0 ? [{ series, more }] : [];
      });
      const parts = missing.map(
        ({ series, more }) =>
          `(SELECT string_agg(nextval('${sequence(series)}')::text, ',') FROM generate_series(1, ${more})) AS "${series}"`,
      );
      const sql = ['SELECT 1 AS "one"', lock, ...parts].join(', ');
      const [row] = await tx.$queryRawUnsafe<Record<string, string>[]>(sql);
      for (const { series } of missing) {
        const numbers = (row?.[series] ?? '').split(',').map(Number);
        stock.set(series, [...(stock.get(series) ?? []), ...numbers]);
      }
    },
    async begin(tx) {
      const parts = INNER.map(
        (series) =>
          `SELECT '${series}' AS "series", CASE WHEN "is_called" THEN "last_value" ELSE "last_value" - 1 END AS "last"
           FROM ${sequence(series)}`,
      );
      const rows = await tx.$queryRawUnsafe<Count[]>(parts.join(' UNION ALL '));
      counts = new Map(rows.map(({ series, last }) => [series, Number(last)]));
      used.clear();
    },
    async end(tx) {
      const sets = [...used].map(
        (series) => `setval('${sequence(series)}', ${counts?.get(series) ?? 1})`,
      );
      counts = undefined;
      drawn.clear();
      if (sets.length > 0) await tx.$queryRawUnsafe(`SELECT ${sets.join(', ')}`);
    },
    async mend(error) {
      if (!(error instanceof NumbersWantedError)) return false;
      const { series } = error;
      const wanted = Math.min(Math.max(1, (drawn.get(series) ?? 0) * 8), MOST_AT_ONCE);
      drawn.set(series, wanted);
      stock.set(series, [...(stock.get(series) ?? []), ...(await draw(db, series, wanted))]);
      return true;
    },
  };
}
