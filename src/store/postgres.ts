/**
 * Prisma's adapter for PostgreSQL, with what it lacks: statements that come again are planned once a connection, and the
 * schema engine is understood where it reads the catalogue. Text is put in order by its bytes, as SQLite does.
 */
import { PrismaPg } from '@prisma/adapter-pg';
import { ColumnTypeEnum } from '@prisma/driver-adapter-utils';
import type {
  SqlDriverAdapterFactory,
  SqlMigrationAwareDriverAdapterFactory,
  SqlQuery,
  SqlQueryable,
} from '@prisma/driver-adapter-utils';
import { Pool } from 'pg';
import type { PoolConfig, QueryArrayResult } from 'pg';

/** One that writes, and some that read meanwhile. */
const CONNECTIONS = 8;
/** How long a query waits for a connection: a server that is gone is noticed, one that is busy is not given up. */
const CONNECT_MS = 10_000;
/**
 * Said to the server for each connection: a worker that vanished is noticed within half a minute, and one that hangs in the
 * middle of a transaction does not hold up the others for longer.
 */
export const SETTINGS = [
  'tcp_keepalives_idle=10',
  'tcp_keepalives_interval=5',
  'tcp_keepalives_count=3',
  'idle_in_transaction_session_timeout=30s',
]
  .map((one) => `-c ${one}`)
  .join(' ');
/** Statements with longer lists differ each time and would only fill the server's memory. */
const MOST_ARGUMENTS = 16;
const MOST_NAMED = 1_000;
/** `"char"`, which only the catalogue has, and `text`. */
const CHAR = 18;
const TEXT = 25;

/** Names for statements that are likely to come again; undefined leaves one unnamed. */
function createNames(): (query: SqlQuery) => string | undefined {
  const names = new Map<string, string>();
  return ({ sql, args }) => {
    if (args.length > MOST_ARGUMENTS) return undefined;
    const known = names.get(sql);
    if (known !== undefined || names.size >= MOST_NAMED) return known;
    const name = `s${names.size}`;
    names.set(sql, name);
    return name;
  };
}

export function poolOf(url: string, more: PoolConfig = {}): Pool {
  return new Pool({
    connectionString: url,
    max: CONNECTIONS,
    connectionTimeoutMillis: CONNECT_MS,
    keepAlive: true,
    options: SETTINGS,
    ...more,
  });
}

/** The server takes no U+0000 in a text: what somebody searches for with one in it is searched for without. */
function storable(query: SqlQuery): SqlQuery {
  const holds = (arg: unknown): arg is string => typeof arg === 'string' && arg.includes('\0');
  if (!query.args.some(holds)) return query;
  return {
    ...query,
    args: query.args.map((arg) => (holds(arg) ? arg.replaceAll('\0', '') : arg)),
  };
}

function withStorable<T extends SqlQueryable>(queryable: T): T {
  const read = queryable.queryRaw.bind(queryable);
  const write = queryable.executeRaw.bind(queryable);
  queryable.queryRaw = (query) => read(storable(query));
  queryable.executeRaw = (query) => write(storable(query));
  return queryable;
}

/** A driver adapter factory for the program; the pool is closed with the client. */
export function postgresAdapter(pool: Pool): SqlDriverAdapterFactory {
  const name = createNames();
  const stock = new PrismaPg(pool, {
    disposeExternalPool: true,
    statementNameGenerator: name as (query: SqlQuery) => string,
    // The pool replaces a connection that broke; whoever used it hears of it by themselves.
    onPoolError: () => undefined,
    onConnectionError: () => undefined,
  });
  return {
    provider: stock.provider,
    adapterName: stock.adapterName,
    connect: async () => {
      const adapter = withStorable(await stock.connect());
      const start = adapter.startTransaction.bind(adapter);
      adapter.startTransaction = async (level) => withStorable(await start(level));
      return adapter;
    },
  };
}

/**
 * A factory for the schema engine, on a pool of one connection that is not closed with it, so that a transaction that was
 * begun there before holds all that the engine does. The adapter refuses columns of the type "char", of which the
 * catalogue has some.
 */
export function engineAdapter(pool: Pool): SqlMigrationAwareDriverAdapterFactory {
  let chars: number[] = [];
  const ask = pool.query.bind(pool) as (...args: unknown[]) => Promise<QueryArrayResult>;
  pool.query = (async (...args: unknown[]) => {
    const result = await ask(...args);
    chars = [];
    // Several statements at once have several results, none of which anybody reads.
    if (!Array.isArray(result)) {
      result.fields.forEach((field, i) => {
        if (field.dataTypeID !== CHAR) return;
        chars.push(i);
        field.dataTypeID = TEXT;
      });
    }
    return result;
  }) as typeof pool.query;
  const stock = new PrismaPg(pool);
  const understood = <T extends SqlQueryable>(queryable: T): T => {
    const read = queryable.queryRaw.bind(queryable);
    queryable.queryRaw = async (query) => {
      const result = await read(query);
      for (const i of chars) result.columnTypes[i] = ColumnTypeEnum.Character;
      return result;
    };
    return queryable;
  };
  return {
    provider: stock.provider,
    adapterName: stock.adapterName,
    connect: async () => understood(await stock.connect()),
    connectToShadowDb: () => Promise.reject(new Error('There is no shadow database here.')),
  };
}
