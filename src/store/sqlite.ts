/**
 * The better-sqlite3 adapter of Prisma, cured: an acknowledged write is on the disk, and nothing
 * joins a transaction that is not its own. As shipped, a plain query issued while a transaction is
 * open becomes part of it (and is lost when that one rolls back), BEGIN is deferred (two processes
 * that read and then write fail), and one busy COMMIT leaves the connection inside a transaction
 * that nobody ends (prisma/orm #29933).
 */
import { PrismaBetterSqlite3 } from '@prisma/adapter-better-sqlite3';
import type {
  SqlDriverAdapter,
  SqlMigrationAwareDriverAdapterFactory,
  SqlQuery,
  Transaction,
} from '@prisma/driver-adapter-utils';
import type Database from 'better-sqlite3';
import { createDriver } from './driver.ts';
import type { Driver } from './driver.ts';

/**
 * Waiting for another process blocks the event loop, so SQLite itself waits this long only; the
 * rest is ours.
 */
const BUSY_TIMEOUT_MS = 5;
/**
 * How long another process may keep the file locked before a query fails: the command line applies a list of 100,000
 * rows in one transaction, and whoever writes to the bot meanwhile waits, but is answered.
 */
const GIVE_UP_MS = 300_000;

/**
 * What SQLite takes since 3.32 (SQLITE_MAX_VARIABLE_NUMBER). Prisma thinks of 999 and refuses a sorted query over more ids
 * (P2029), since it cannot ask in parts what comes back in one order.
 */
const MOST_PARAMETERS = 32_766;

/**
 * FULL: a commit is on the disk before it is acknowledged. NORMAL may lose the last commits at a
 * power cut, never tear.
 */
export type Synchronous = 'FULL' | 'NORMAL';

/** What to call when one is done; a promise where somebody else is in. */
type Entering = (() => void) | Promise<() => void>;

/** Lets one holder in at a time, in the order of asking: at once where nobody is in. */
function createGate(): () => Entering {
  const line: (() => void)[] = [];
  let held = false;
  const leave = (): void => {
    const next = line.shift();
    if (next) next();
    else held = false;
  };
  return () => {
    if (held) return new Promise((resolve) => line.push(() => resolve(leave)));
    held = true;
    return leave;
  };
}

function isBusy(error: unknown): boolean {
  const { code, cause } = error as { code?: unknown; cause?: { kind?: unknown } };
  return cause?.kind === 'SocketTimeout' || String(code).startsWith('SQLITE_BUSY');
}

/** Runs `work` again while another process holds the lock, with a pause that grows and jitters. */
async function patiently<T>(work: () => Promise<T>): Promise<T> {
  const until = performance.now() + GIVE_UP_MS;
  for (let pauseMs = 1; ; pauseMs = Math.min(pauseMs * 2, 40)) {
    try {
      return await work();
    } catch (error) {
      if (!isBusy(error) || performance.now() > until) throw error;
      await new Promise((resolve) => setTimeout(resolve, pauseMs * (0.5 + Math.random())));
    }
  }
}

function databaseOf(stock: SqlDriverAdapter): Database.Database {
  return (stock as unknown as { client: Database.Database }).client;
}

function cured(
  stock: SqlDriverAdapter,
  enter: () => Entering,
  scripts: boolean,
): SqlDriverAdapter {
  const database = databaseOf(stock);
  const gated = async <T>(work: () => Promise<T>): Promise<T> => {
    const leave = await enter();
    try {
      return await patiently(work);
    } finally {
      leave();
    }
  };
  // The schema engine sends several statements at once through executeRaw, which prepares only the
  // first.
  const execute = (query: SqlQuery): Promise<number> =>
    scripts && query.args.length === 0
      ? stock.executeScript(query.sql).then(() => 0)
      : stock.executeRaw(query);
  const end = async (leave: () => void): Promise<void> => {
    // Reached with a transaction still open when COMMIT or ROLLBACK itself failed: it must not
    // swallow what comes next.
    try {
      if (database.inTransaction) await stock.executeScript('ROLLBACK');
    } finally {
      leave();
    }
  };
  const begin = async (): Promise<Transaction> => {
    const leave = await enter();
    try {
      await patiently(() => stock.executeScript('BEGIN IMMEDIATE'));
    } catch (error) {
      leave();
      throw error;
    }
    return {
      provider: stock.provider,
      adapterName: stock.adapterName,
      options: { usePhantomQuery: false },
      queryRaw: (query) => stock.queryRaw(query),
      // A busy COMMIT leaves the transaction open, so it can simply be tried again.
      executeRaw: (query) => patiently(() => execute(query)),
      commit: () => end(leave),
      rollback: () => end(leave),
    };
  };
  return {
    provider: stock.provider,
    adapterName: stock.adapterName,
    queryRaw: (query) => gated(() => stock.queryRaw(query)),
    executeRaw: (query) => gated(() => execute(query)),
    executeScript: (script) => gated(() => stock.executeScript(script)),
    startTransaction: begin,
    getConnectionInfo: () => ({ maxBindValues: MOST_PARAMETERS, supportsRelationJoins: false }),
    dispose: () => stock.dispose(),
  };
}

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
   * be durable is not waited for to be on the disk: a power cut may undo it, as long as nothing durable came after it.
   */
  transaction<T>(work: (direct: Direct) => Promise<T>, durable?: boolean): Promise<T>;
  close(): void;
};

function besides(
  stock: SqlDriverAdapter,
  enter: () => Entering,
  synchronous: Synchronous,
): Omit<Sqlite, 'factory'> {
  const database = databaseOf(stock);
  const driver = createDriver(database);
  const inside: Direct = (work) => work(driver);
  const execute = (text: string) => () => Promise.resolve(driver.run(text, []));
  return {
    inside,
    close: () => void database.close(),
    direct: (work) => {
      const leave = enter();
      if (leave instanceof Promise) {
        return leave.then((done) => {
          try {
            return work(driver);
          } finally {
            done();
          }
        });
      }
      try {
        return work(driver);
      } finally {
        leave();
      }
    },
    transaction: async (work, durable = true) => {
      const entering = enter();
      const leave = entering instanceof Promise ? await entering : entering;
      const relaxed = !durable && synchronous === 'FULL';
      try {
        if (relaxed) database.exec('PRAGMA synchronous = NORMAL');
        await patiently(execute('BEGIN IMMEDIATE'));
        const result = await work(inside);
        await patiently(execute('COMMIT'));
        return result;
      } finally {
        try {
          if (database.inTransaction) driver.run('ROLLBACK', []);
          if (relaxed) database.exec('PRAGMA synchronous = FULL');
        } finally {
          leave();
        }
      }
    },
  };
}

/**
 * A driver adapter factory for a database file ("file:…" or a path). `scripts` is for the schema
 * engine only. Connecting switches the file to WAL, so that readers of another process never block
 * a writer; throws when the file cannot be opened or is no database.
 */
export function sqliteAdapter(
  url: string,
  options: { synchronous?: Synchronous; scripts?: boolean } = {},
): SqlMigrationAwareDriverAdapterFactory {
  const stock = new PrismaBetterSqlite3({ url, timeout: BUSY_TIMEOUT_MS });
  const scripts = options.scripts ?? false;
  return {
    provider: stock.provider,
    adapterName: stock.adapterName,
    connect: async () => (await connect(stock, { ...options, scripts })).adapter,
    connectToShadowDb: async () => cured(await stock.connectToShadowDb(), createGate(), scripts),
  };
}

async function connect(
  factory: PrismaBetterSqlite3,
  { synchronous = 'FULL', scripts }: { synchronous?: Synchronous; scripts: boolean },
): Promise<{ adapter: SqlDriverAdapter } & Omit<Sqlite, 'factory'>> {
  const stock = await factory.connect();
  const enter = createGate();
  const adapter = cured(stock, enter, scripts);
  await adapter.executeScript('PRAGMA journal_mode = WAL');
  await adapter.executeScript(`PRAGMA synchronous = ${synchronous}`);
  return { adapter, ...besides(stock, enter, synchronous) };
}

/** Opens the file for the store, as `sqliteAdapter` does; closed by `close`, after the client. */
export async function openSqlite(url: string, synchronous: Synchronous): Promise<Sqlite> {
  const stock = new PrismaBetterSqlite3({ url, timeout: BUSY_TIMEOUT_MS });
  const { adapter, ...ways } = await connect(stock, { synchronous, scripts: false });
  return {
    ...ways,
    factory: {
      provider: stock.provider,
      adapterName: stock.adapterName,
      connect: () => Promise.resolve(adapter),
      connectToShadowDb: () => stock.connectToShadowDb(),
    },
  };
}
