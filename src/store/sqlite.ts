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
import { besides } from './beside.ts';
import type { Sqlite, Synchronous } from './beside.ts';
import { createGate, patiently } from './gate.ts';
import type { Entering } from './gate.ts';
import { createWatch } from './watch.ts';
import type { Watch } from './watch.ts';

/**
 * Waiting for another process blocks the event loop, so SQLite itself waits this long only; the
 * rest is ours.
 */
const BUSY_TIMEOUT_MS = 5;
/**
 * What SQLite takes since 3.32 (SQLITE_MAX_VARIABLE_NUMBER). Prisma thinks of 999 and refuses a sorted query over more ids
 * (P2029), since it cannot ask in parts what comes back in one order.
 */
const MOST_PARAMETERS = 32_766;

function databaseOf(stock: SqlDriverAdapter): Database.Database {
  return (stock as unknown as { client: Database.Database }).client;
}

function cured(
  stock: SqlDriverAdapter,
  enter: () => Entering,
  { scripts, watch }: { scripts: boolean; watch: Watch },
): SqlDriverAdapter {
  const database = databaseOf(stock);
  const run = <T>(statement: string, work: () => Promise<T>): Promise<T> => {
    watch.forgetting(statement)?.();
    return work();
  };
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
    run(query.sql, () =>
      scripts && query.args.length === 0
        ? stock.executeScript(query.sql).then(() => 0)
        : stock.executeRaw(query),
    );
  const ask = (query: SqlQuery) => run(query.sql, () => stock.queryRaw(query));
  const end = async (leave: () => void): Promise<void> => {
    // Reached with a transaction still open when COMMIT or ROLLBACK itself failed: it must not
    // swallow what comes next.
    try {
      if (database.inTransaction) await stock.executeScript('ROLLBACK');
    } finally {
      watch.ended(false);
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
      queryRaw: ask,
      // A busy COMMIT leaves the transaction open, so it can simply be tried again.
      executeRaw: (query) => patiently(() => execute(query)),
      commit: () => end(leave),
      rollback: () => end(leave),
    };
  };
  return {
    provider: stock.provider,
    adapterName: stock.adapterName,
    queryRaw: (query) => gated(() => ask(query)),
    executeRaw: (query) => gated(() => execute(query)),
    executeScript: (script) => gated(() => run(script, () => stock.executeScript(script))),
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
  const scripts = options.scripts ?? false;
  return {
    provider: stock.provider,
    adapterName: stock.adapterName,
    connect: async () =>
      (await connect(stock, { ...options, scripts, watch: createWatch() })).adapter,
    connectToShadowDb: async () =>
      cured(await stock.connectToShadowDb(), createGate().enter, { scripts, watch: createWatch() }),
  };
}

async function connect(
  factory: PrismaBetterSqlite3,
  {
    synchronous = 'FULL',
    scripts,
    watch,
  }: { synchronous?: Synchronous; scripts: boolean; watch: Watch },
): Promise<{ adapter: SqlDriverAdapter } & Omit<Sqlite, 'factory'>> {
  const stock = await factory.connect();
  const gate = createGate();
  const adapter = cured(stock, gate.enter, { scripts, watch });
  await adapter.executeScript('PRAGMA journal_mode = WAL');
  await adapter.executeScript(`PRAGMA synchronous = ${synchronous}`);
  return { adapter, ...besides(databaseOf(stock), gate, { synchronous, watch }) };
}

/** Opens the file for the store, as `sqliteAdapter` does; closed by `close`, after the client. `watch` has its tables already. */
export async function openSqlite(
  url: string,
  synchronous: Synchronous,
  watch: Watch = createWatch(),
): Promise<Sqlite> {
  const stock = new PrismaBetterSqlite3({ url, timeout: BUSY_TIMEOUT_MS });
  const { adapter, ...ways } = await connect(stock, { synchronous, scripts: false, watch });
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
