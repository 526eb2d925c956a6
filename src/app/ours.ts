/** A person's messages are handled by one worker at a time, and none of them is left to nobody. */
import type { Inbound, Store } from './ports.ts';

type Shared = Pick<Store, 'workers' | 'inboundOf'>;

/**
 * Does `handle` where no other worker has the person; it adds to `seen` the rows that it looked at. What one worker receives
 * while another has the person is seen by that one: it looks once more after it let go, and whoever came in between was refused
 * before that.
 */
export async function handleOurs<T>(
  store: Shared,
  of: { personId: number; now: () => Date },
  handle: (seen: Set<number>) => Promise<T[]>,
): Promise<T[]> {
  const { workers } = store;
  const seen = new Set<number>();
  if (!workers) return handle(seen);
  const done: T[] = [];
  while (await workers.take(of.personId)) {
    try {
      done.push(...(await handle(seen)));
    } finally {
      await workers.give(of.personId);
    }
    const left = await store.inboundOf(of.personId, of.now());
    if (left.every(({ id }) => seen.has(id))) break;
  }
  return done;
}

/** Whether another worker handled it, which had the person while our connection was gone. */
export async function handledElsewhere(
  store: Shared,
  { id, personId }: Inbound,
  now: Date,
): Promise<boolean> {
  if (!store.workers) return false;
  const due = await store.inboundOf(personId, now);
  return due.every((row) => row.id !== id);
}
