/** Commits the turns that are ready together in one transaction; with one in flight nothing waits. */
import type { Store, TurnCommit } from './ports.ts';

export type Commit = (turn: TurnCommit) => Promise<boolean>;

type Waiting = {
  turn: TurnCommit;
  resolve: (kept: boolean) => void;
  reject: (why: unknown) => void;
};

export const MAX_BATCH = 200;

/**
 * A function that commits one turn: true when it is kept, false when it was stale and must be
 * run again, rejected when it cannot be written at all.
 */
export function createCommitter(store: Pick<Store, 'commitMany'>): Commit {
  let waiting: Waiting[] = [];
  let writing: Promise<void> | undefined;

  async function writeAll(): Promise<void> {
    while (waiting.length > 0) {
      const batch = waiting.slice(0, MAX_BATCH);
      waiting = waiting.slice(MAX_BATCH);
      try {
        const kept = await store.commitMany(batch.map(({ turn }) => turn));
        batch.forEach(({ resolve, reject }, index) => {
          const result = kept[index];
          if (result instanceof Error) reject(result);
          else resolve(result === true);
        });
      } catch (why) {
        for (const { reject } of batch) reject(why);
      }
    }
  }

  return (turn) =>
    new Promise((resolve, reject) => {
      waiting.push({ turn, resolve, reject });
      writing ??= Promise.resolve()
        .then(writeAll)
        .finally(() => {
          writing = undefined;
        });
    });
}
