/**
 * The one writer: everything that writes waits in a line here, and what was asked for in the same
 * pass of the event loop shares one transaction and one commit. A piece of work that fails in
 * company is done again alone, so that it fails alone.
 */
import { Prisma, type PrismaClient } from './generated/client.ts';
import type { Fence, Fences } from './fence.ts';
import type { Beside, Turnstile } from './turnstile.ts';

export type Tx = Prisma.TransactionClient;

/**
 * A kind of write; `run` does many at once and answers in their order. It may run again after a
 * rollback.
 */
export type Lane<I, O> = {
  run(tx: Tx, items: I[]): Promise<O[]>;
  /** Where several workers write: how this goes side by side with theirs. */
  beside?: Beside<I>;
};

export type Writer = {
  /** Resolves when the item is committed. Rejects with what it throws when it is done alone. */
  submit<I, O>(lane: Lane<I, O>, item: I): Promise<O>;
  /** A write without a lane of its own. */
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
export type Sharing = { turnstile: Turnstile; fences: Fences };

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
  run: async (tx, items) => {
    const results: unknown[] = [];
    for (const work of items) results.push(await work(tx));
    return results;
  },
};

/** The same, for what takes minutes; it never shares a transaction. */
const longLane: typeof onceLane = { run: onceLane.run };

/** What goes first: up to MOST_TOGETHER short ones, or one that is long. */
function nextBatch(line: Waiting[]): Waiting[] {
  const long = line.findIndex(({ lane }) => lane === longLane);
  return line.splice(0, long < 0 ? MOST_TOGETHER : Math.min(Math.max(long, 1), MOST_TOGETHER));
}

async function together(tx: Tx, batch: readonly Waiting[]): Promise<unknown[]> {
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

/**
 * `onClash` is called when a unique column was hit, before the work is tried again.
 */
export function createWriter(
  client: PrismaClient,
  onClash: () => Promise<void>,
  sharing?: Sharing,
): Writer {
  const line: Waiting[] = [];
  let draining: Promise<void> | undefined;

  const passing = async (tx: Tx, batch: readonly Waiting[]): Promise<unknown[]> => {
    if (!sharing) return together(tx, batch);
    const { turnstile, fences } = sharing;
    const [first] = batch;
    const beside = batch.every(({ lane }) => lane === first?.lane) ? first?.lane.beside : undefined;
    await turnstile.enter(
      tx,
      batch.map(({ item }) => item),
      beside,
    );
    await fences.check(
      tx,
      batch.map(({ fence }) => fence),
    );
    const results = await together(tx, batch);
    await turnstile.leave(tx);
    return results;
  };
  const transact = async (batch: readonly Waiting[]): Promise<unknown[]> => {
    const times = batch[0]?.lane === longLane ? LONG_TIMES : TIMES;
    for (let tries = 1; ; tries++) {
      try {
        return await client.$transaction((tx) => passing(tx, batch), times);
      } catch (error) {
        if (tries > MOST_TRIES || !(await sharing?.turnstile.mend(error))) throw error;
      }
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
    once: <O>(work: (tx: Tx) => Promise<O>) => submit(onceLane, work) as Promise<O>,
    long: <O>(work: (tx: Tx) => Promise<O>) => submit(longLane, work) as Promise<O>,
    idle: async () => {
      while (draining) await draining;
    },
  };
}
