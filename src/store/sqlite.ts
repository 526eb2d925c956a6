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

/**
 * Lets one holder in at a time, in the order of asking; the returned function lets the next one in.
 */
function createGate(): () => Promise<() => void> {
  let last: Promise<void> = Promise.resolve();
  return async () => {
    const before = last;
    let open = (): void => undefined;
    last = new Promise((resolve) => {
      open = resolve;
    });
    await before;
    return open;
  };
}

function isBusy(error: unknown): boolean {
  return (error as { cause?: { kind?: unknown } }).cause?.kind === 'SocketTimeout';
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

function cured(stock: SqlDriverAdapter, scripts: boolean): SqlDriverAdapter {
  const database = (stock as unknown as { client: Database.Database }).client;
  const enter = createGate();
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
  return {
    provider: stock.provider,
    adapterName: stock.adapterName,
    connect: async () => {
      const adapter = cured(await stock.connect(), options.scripts ?? false);
      await adapter.executeScript('PRAGMA journal_mode = WAL');
      await adapter.executeScript(`PRAGMA synchronous = ${options.synchronous ?? 'FULL'}`);
      return adapter;
    },
    connectToShadowDb: async () => cured(await stock.connectToShadowDb(), options.scripts ?? false),
  };
}
