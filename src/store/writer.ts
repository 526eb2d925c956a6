/**
 * The one writer: everything that writes waits in a line here, and what was asked for in the same
 * pass of the event loop shares one transaction and one commit. A piece of work that fails in
 * company is done again alone, so that it fails alone.
 */
import { Prisma, type PrismaClient } from './generated/client.ts';
import { clientOf, NeedsClientError } from './sql.ts';
import type { Db } from './sql.ts';
import type { Direct, Sqlite } from './beside.ts';

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

async function together(tx: Db, batch: readonly Waiting[]): Promise<unknown[]> {
  const results: unknown[] = [];
  for (let i = 0; i < batch.length;) {
    const lane = batch[i]?.lane ?? onceLane;
    let end = i + 1;
    while (batch[end]?.lane === lane) end += 1;
    results.push(
      ...(await lane.run(
        tx,
        batch.slice(i, end).map(({ item }) => item),
      )),
    );
    i = end;
  }
  return results;
}

/**
 * `beside` is the way to the same connection without the client, where there is one. `onClash` is called when a unique column was
 * hit, before the work is tried again.
 */
export function createWriter(
  client: PrismaClient,
  beside: Pick<Sqlite, 'inside' | 'transaction'> | undefined,
  onClash: () => Promise<void>,
): Writer {
  const line: Waiting[] = [];
  let draining: Promise<void> | undefined;

  const inClient = (batch: readonly Waiting[], times: typeof TIMES): Promise<unknown[]> =>
    client.$transaction(
      (tx) => together(beside ? Object.assign(tx, { direct: beside.inside }) : tx, batch),
      times,
    );
  const transact = async (batch: readonly Waiting[]): Promise<unknown[]> => {
    const long = batch.some(({ lane }) => lane === longLane);
    if (!beside || batch.some(wantsClient)) return inClient(batch, long ? LONG_TIMES : TIMES);
    try {
      const durable = batch.some(({ lane }) => !lane.again);
      return await beside.transaction((direct) => together({ direct }, batch), durable);
    } catch (error) {
      if (error instanceof NeedsClientError) return inClient(batch, TIMES);
      throw error;
    }
  };
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
      const batch = nextBatch(line);
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
      line.push({ lane, item, resolve, reject } as unknown as Waiting);
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
