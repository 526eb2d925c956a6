/**
 * The way to an SQLite file beside the client of the ORM, over the same connection and through the same gate: statements of the
 * hot path, and transactions that cost little more than their work.
 */
import type Database from 'better-sqlite3';
import type { SqlMigrationAwareDriverAdapterFactory } from '@prisma/driver-adapter-utils';
import { createDriver } from './driver.ts';
import type { Driver } from './driver.ts';
import { patiently } from './gate.ts';
import type { Gate } from './gate.ts';
import type { Watch } from './watch.ts';

/**
 * FULL: a commit is on the disk before it is acknowledged. NORMAL may lose the last commits at a
 * power cut, never tear.
 */
export type Synchronous = 'FULL' | 'NORMAL';

/**
 * What need not be durable is made so when nothing was for this long: after a power cut in the middle of a broadcast no more than
 * the messages of a moment are sent twice.
 */
const LOSS_MS = 1_000;

/** Works on the driver of an open transaction, or of none. */
export type Direct = <T>(work: (driver: Driver) => T) => T | Promise<T>;

/** One connection with two ways to it, and one gate before both: the client of the ORM, and the driver itself. */
export type Sqlite = {
  /** Hands out this one connection. */
  factory: SqlMigrationAwareDriverAdapterFactory;
  /** Plain statements: at once, or after the transaction that is open. */
  direct: Direct;
  /** Inside of the transaction that the client has open: the caller must hold it. */
  inside: Direct;
  /**
   * A transaction without the client. `work` may only await what is done by then, or nobody else gets in. One that need not
   * be durable is not waited for to be on the disk: a power cut may undo it, as long as nothing durable came after it, but
   * no more than about a second of them.
   */
  transaction<T>(work: (direct: Direct) => Promise<T>, durable?: boolean): Promise<T>;
  close(): void;
};

/**
 * What is read in one pass of the event loop shares a transaction, so that the file is locked and unlocked once for all of it;
 * it ends before anything is written, so that nobody reads what is older than their own writing.
 */
function createReading(
  database: Database.Database,
  driver: Driver,
): { begin(): Driver; end(): void } {
  const [begin, commit] = [database.prepare('BEGIN'), database.prepare('COMMIT')];
  let open = false;
  const end = (): void => {
    if (!open) return;
    open = false;
    if (database.inTransaction) commit.run();
  };
  const reader: Driver = {
    all: driver.all,
    run: (text, values) => {
      end();
      return driver.run(text, values);
    },
    told: (text, values) => {
      end();
      return driver.told(text, values);
    },
  };
  return {
    end,
    begin: () => {
      if (open) return reader;
      begin.run();
      open = true;
      setImmediate(() => {
        if (database.open) end();
      });
      return reader;
    },
  };
}

export function besides(
  database: Database.Database,
  gate: Gate,
  { synchronous, watch }: { synchronous: Synchronous; watch: Watch },
): Omit<Sqlite, 'factory'> {
  const driver = createDriver(database, watch);
  const reading = createReading(database, driver);
  gate.before(reading.end);
  const version = database.prepare('PRAGMA data_version').pluck();
  watch.countBy(() => {
    // What others commit is not seen by a reading that began before.
    if (!gate.isHeld()) reading.end();
    return version.get();
  });
  const inside: Direct = (work) => work(driver);
  const execute = (text: string) => () => Promise.resolve(driver.run(text, []));
  let durableAt = -Infinity;
  return {
    inside,
    close: () => void database.close(),
    direct: (work) => {
      if (!gate.isHeld()) return work(reading.begin());
      return Promise.resolve(gate.enter()).then((leave) => {
        try {
          return work(driver);
        } finally {
          leave();
        }
      });
    },
    transaction: async (work, durable = true) => {
      const entering = gate.enter();
      const leave = entering instanceof Promise ? await entering : entering;
      const soon = performance.now() - durableAt < LOSS_MS;
      const relaxed = !durable && soon && synchronous === 'FULL';
      try {
        if (relaxed) database.exec('PRAGMA synchronous = NORMAL');
        await patiently(execute('BEGIN IMMEDIATE'));
        watch.look('now');
        const result = await work(inside);
        await patiently(execute('COMMIT'));
        watch.ended(true);
        if (!relaxed) durableAt = performance.now();
        return result;
      } finally {
        try {
          watch.ended(false);
          if (database.inTransaction) driver.run('ROLLBACK', []);
          if (relaxed) database.exec('PRAGMA synchronous = FULL');
        } finally {
          leave();
        }
      }
    },
  };
}
