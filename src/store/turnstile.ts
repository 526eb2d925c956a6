/**
 * What lets several workers write to one PostgreSQL database as if they stood in one line, without waiting for each other:
 * work that touches only people whom it locks goes side by side, everything else goes alone, as on SQLite all of it does.
 */
import type { Sequences, Wanted } from './sequences.ts';
import { holes, queryRows } from './sql.ts';
import type { Db } from './sql.ts';
import type { Tx } from './writer.ts';

/** The number of the lock that work side by side shares and work that goes alone has to itself. */
const WRITING = 8_302_002;
/** Codes of PostgreSQL for work that stood in another's way: done again, it goes through. */
const IN_THE_WAY = /\b(?:40001|40P01)\b|TransactionWriteConflict|deadlock/;

/**
 * What a kind of work must say of itself to go side by side with others': the people whose rows it touches, locked in the order
 * of their numbers, and the numbers that it will use.
 */
export type Beside<I> = {
  lock(db: Db, items: readonly I[]): Promise<void>;
  wanted(items: readonly I[]): Wanted;
};

export type Turnstile = {
  /** At the beginning of a transaction; without `beside` it goes alone. */
  enter<I>(tx: Tx, items: readonly I[], beside: Beside<I> | undefined): Promise<void>;
  /** At its end. */
  leave(tx: Tx): Promise<void>;
  /** True where what failed is to be done once more. */
  mend(error: unknown): Promise<boolean>;
};

/** Locks these people until the transaction ends; who is not there yet cannot be locked, and is unique by other means. */
export async function lockPeople(db: Db, people: readonly number[]): Promise<void> {
  const ids = [...new Set(people)];
  if (ids.length === 0) return;
  await queryRows(
    db,
    `SELECT "id" FROM "Person" WHERE "id" IN (${holes(ids.length)})
     ORDER BY "id" ASC FOR NO KEY UPDATE`,
    ids,
  );
}

export function createTurnstile(numbers: Sequences): Turnstile {
  return {
    async enter(tx, items, beside) {
      if (beside) {
        const lock = `pg_advisory_xact_lock_shared(${WRITING})::text AS "lock"`;
        await numbers.layIn(tx, beside.wanted(items), lock);
        await beside.lock(tx, items);
      } else {
        await tx.$queryRaw`SELECT pg_advisory_xact_lock(${WRITING}::bigint)::text`;
        await numbers.begin(tx);
      }
    },
    leave: (tx) => numbers.end(tx),
    async mend(error) {
      if (await numbers.mend(error)) return true;
      const { cause } = ((error as { meta?: { driverAdapterError?: unknown } }).meta
        ?.driverAdapterError ?? {}) as { cause?: unknown };
      return (
        IN_THE_WAY.test(JSON.stringify(cause ?? '')) ||
        (error as { code?: unknown }).code === 'P2034'
      );
    },
  };
}
