/**
 * The one writer: everything that writes waits in a line here, and what was asked for in the same
 * pass of the event loop shares one transaction and one commit. A piece of work that fails in
 * company is done again alone, so that it fails alone.
 */
import { Prisma, type PrismaClient } from './generated/client.ts';
import type { Fence, Fences } from './fence.ts';
import { clientOf, NeedsClientError } from './sql.ts';
import type { Db } from './sql.ts';
import type { Direct, Sqlite } from './beside.ts';
import type { Beside, Turnstile } from './turnstile.ts';

/** A transaction of the client; on SQLite it lets statements by as well. */
export type Tx = Prisma.TransactionClient & { direct?: Direct };

/**
 * A kind of write; `run` does many at once and answers in their order. It may run again after a
 * rollback: it gets a transaction without the client first, and one with it where it asks for it.
 */
export type Lane<I, O> = {
  run(db: Db, items: I[]): Promise<O[]>;
  /** What it writes may be lost in a power cut, because it is then done once more; a kill of the process loses nothing. */
  again?: true;
  /** Where several workers write: how this goes side by side with theirs. */
  beside?: Beside<I>;
};

export type Writer = {
  /** Resolves when the item is committed. Rejects with what it throws when it is done alone. */
  submit<I, O>(lane: Lane<I, O>, item: I): Promise<O>;
  /** A write of plain statements, without a lane of its own. */
  plain<O>(work: (db: Db) => Promise<O>): Promise<O>;
  /** A write that needs the client. */
  once<O>(work: (tx: Tx) => Promise<O>): Promise<O>;
  /** A write that may take minutes, alone: everything else waits in the line meanwhile, and nothing of it is given up. */
  long<O>(work: (tx: Tx) => Promise<O>): Promise<O>;
  /** Resolves when nothing is waiting. */
  idle(): Promise<void>;
};

type Waiting = {
  lane: Lane<unknown, unknown>;
  item: unknown;
  resolve: (value: unknown) => void;
  reject: (error: unknown) => void;
  /** The lease that it is written under. */
  fence?: Fence | undefined;
};

/** What a database needs that others write to as well. */
type Sharing = { turnstile: Turnstile; fences: Fences };

export type Ways = {
  /** The way to the same connection without the client. */
  sqlite?: Pick<Sqlite, 'inside' | 'transaction'>;
  /** Where several workers write. */
  sharing?: Sharing;
};

const MOST_TOGETHER = 256;
/** Longer than another process applies a large file (see GIVE_UP_MS in sqlite.ts), and far longer than any turn: a transaction that is open for the second of these has hung. */
const TIMES = { maxWait: 330_000, timeout: 60_000 };
/** A file of 100,000 rows on a slow machine. */
const LONG_TIMES = { ...TIMES, timeout: 900_000 };
/**
 * A number given out here may have been used by another process meanwhile: numbers are read again,
 * then it fits.
 */
const TRIES_ALONE = 3;
/** Work that stood in another worker's way, or wanted more numbers than it was given, is begun again this often. */
const MOST_TRIES = 10;

/** The table whose unique column was hit ("Match"), or undefined for any other error. */
export function clashingTable(error: unknown): string | undefined {
  const { code, message } = error as { code?: unknown; message?: unknown };
  if (code === 'SQLITE_CONSTRAINT_UNIQUE' || code === 'SQLITE_CONSTRAINT_PRIMARYKEY') {
    return /failed: (\w+)\./.exec(String(message))?.[1] ?? '';
  }
  if (!(error instanceof Prisma.PrismaClientKnownRequestError)) return undefined;
  const { cause } = (error.meta?.driverAdapterError ?? {}) as {
    cause?: { kind?: string; table?: string };
  };
  return cause?.kind === 'UniqueConstraintViolation' ? (cause.table ?? '') : undefined;
}

function isClash(error: unknown): boolean {
  return clashingTable(error) !== undefined;
}

const onceLane: Lane<(tx: Tx) => Promise<unknown>, unknown> = {
  run: async (db, items) => {
    const tx = clientOf(db);
    const results: unknown[] = [];
    for (const work of items) results.push(await work(tx));
    return results;
  },
};

const plainLane: Lane<(db: Db) => Promise<unknown>, unknown> = {
  run: async (db, items) => {
    const results: unknown[] = [];
    for (const work of items) results.push(await work(db));
    return results;
  },
};

/** The same, for what takes minutes; it never shares a transaction. */
const longLane: typeof onceLane = { run: onceLane.run };

function wantsClient({ lane }: Waiting): boolean {
  return lane === onceLane || lane === longLane;
}

/** What goes first: up to MOST_TOGETHER short ones that all want the client or all do not, or one that is long. */
function nextBatch(line: Waiting[]): Waiting[] {
  const [first] = line;
  if (first?.lane === longLane) return line.splice(0, 1);
  const end = line.findIndex(
    (one) => one.lane === longLane || (first && wantsClient(one) !== wantsClient(first)),
  );
  return line.splice(0, end < 0 ? MOST_TOGETHER : Math.min(end, MOST_TOGETHER));
}

/** What is of one kind is done at once, the kinds in the order of their first: what waits together was asked for side by side. */
async function together(tx: Db, batch: readonly Waiting[]): Promise<unknown[]> {
  const places = new Map<Waiting['lane'], number[]>();
  batch.forEach(({ lane }, at) => {
    const known = places.get(lane);
    if (known) known.push(at);
    else places.set(lane, [at]);
  });
  const results = Array<unknown>(batch.length);
  for (const [lane, all] of places) {
    const found = await lane.run(
      tx,
      all.map((at) => batch[at]?.item),
    );
    all.forEach((at, n) => (results[at] = found[n]));
  }
  return results;
}

/** Where several workers write: as much as may go beside theirs, of one kind; or what has to go alone, up to what is long. */
function nextOf(line: Waiting[]): Waiting[] {
  const [first] = line;
  const long = line.findIndex(({ lane }) => lane === longLane);
  const ahead = line.slice(0, long < 0 ? MOST_TOGETHER : Math.max(long, 1));
  const batch = ahead.filter(({ lane }) =>
    first?.lane.beside ? lane === first.lane : !lane.beside,
  );
  line.splice(0, line.length, ...line.filter((one) => !batch.includes(one)));
  return batch;
}

/** Does a batch in one transaction. */
type Transact = (batch: readonly Waiting[]) => Promise<unknown[]>;

function inClient(
  client: PrismaClient,
  work: (tx: Tx, batch: readonly Waiting[]) => Promise<unknown[]>,
): Transact {
  return (batch) => {
    const long = batch.some(({ lane }) => lane === longLane);
    return client.$transaction((tx) => work(tx, batch), long ? LONG_TIMES : TIMES);
  };
}

/** Past the client where nothing of the batch wants it. */
function onSqlite(client: PrismaClient, sqlite: Ways['sqlite']): Transact {
  if (!sqlite) return inClient(client, together);
  const { inside, transaction } = sqlite;
  const withClient = inClient(client, (tx, batch) =>
    together(Object.assign(tx, { direct: inside }), batch),
  );
  return async (batch) => {
    if (batch.some(wantsClient)) return withClient(batch);
    const durable = batch.some(({ lane }) => !lane.again);
    try {
      return await transaction((direct) => together({ direct }, batch), durable);
    } catch (error) {
      if (error instanceof NeedsClientError) return withClient(batch);
      throw error;
    }
  };
}

/** Side by side with other workers, or alone; begun again where they stood in each other's way. */
function amongOthers(client: PrismaClient, { turnstile, fences }: Sharing): Transact {
  const passing = inClient(client, async (tx, batch) => {
    const [first] = batch;
    const beside = batch.every(({ lane }) => lane === first?.lane) ? first?.lane.beside : undefined;
    const items = batch.map(({ item }) => item);
    await turnstile.enter(tx, items, beside);
    const held = batch.map(({ fence }) => fence);
    await fences.check(tx, held);
    const results = await together(tx, batch);
    await turnstile.leave(tx);
    return results;
  });
  return async (batch) => {
    for (let tries = 1; ; tries++) {
      try {
        return await passing(batch);
      } catch (error) {
        if (tries > MOST_TRIES || !(await turnstile.mend(error))) throw error;
      }
    }
  };
}

/** `onClash` is called when a unique column was hit, before the work is tried again. */
export function createWriter(
  client: PrismaClient,
  onClash: () => Promise<void>,
  { sqlite, sharing }: Ways = {},
): Writer {
  const line: Waiting[] = [];
  let draining: Promise<void> | undefined;

  const transact = sharing ? amongOthers(client, sharing) : onSqlite(client, sqlite);
  const alone = async (one: Waiting): Promise<void> => {
    for (let attempt = 1; ; attempt++) {
      try {
        const [result] = await transact([one]);
        one.resolve(result);
        return;
      } catch (error) {
        if (attempt === TRIES_ALONE || !isClash(error)) {
          one.reject(error);
          return;
        }
        await onClash();
      }
    }
  };
  const drain = async (): Promise<void> => {
    while (line.length > 0) {
      const batch = sharing ? nextOf(line) : nextBatch(line);
      const [first] = batch;
      if (first?.lane === longLane) {
        await alone(first);
        continue;
      }
      try {
        const results = await transact(batch);
        batch.forEach((one, i) => one.resolve(results[i]));
      } catch (error) {
        if (isClash(error)) await onClash();
        for (const one of batch) await alone(one);
      }
    }
  };
  const start = (): void => {
    draining ??= new Promise<void>((resolve) => setImmediate(resolve)).then(drain).finally(() => {
      draining = undefined;
      if (line.length > 0) start();
    });
  };
  const submit = <I, O>(lane: Lane<I, O>, item: I): Promise<O> =>
    new Promise<O>((resolve, reject) => {
      const fence = sharing?.fences.current();
      line.push({ lane, item, resolve, reject, fence } as unknown as Waiting);
      start();
    });
  return {
    submit,
    plain: <O>(work: (db: Db) => Promise<O>) => submit(plainLane, work) as Promise<O>,
    once: <O>(work: (tx: Tx) => Promise<O>) => submit(onceLane, work) as Promise<O>,
    long: <O>(work: (tx: Tx) => Promise<O>) => submit(longLane, work) as Promise<O>,
    idle: async () => {
      while (draining) await draining;
    },
  };
}
