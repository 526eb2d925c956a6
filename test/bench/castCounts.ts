/** What came to the Bot API server of a broadcast, and how it was spread over time. */
import { FIRST_OWNER } from './town.ts';

export type CastCounts = {
  /** Calls that were let through, and those that were answered 429. */
  allowed: number;
  refused: number;
  /** Most calls that were let through in any second of the scaled clock. */
  most: number;
  /** Messages by owner. */
  got: Map<number, number>;
  /** From the first message to an owner to the last one: in seconds, with all calls that were let through meanwhile. */
  span(): { seconds: number; calls: number };
  /** To be called for each call. */
  count(chatId: number, refused: boolean): void;
};

/** `times`: how much faster the scaled clock is. */
export function createCounts(times: number): CastCounts {
  const recent: number[] = [];
  const first = { at: 0, calls: 0 };
  const last = { at: 0, calls: 0 };
  const counts: CastCounts = {
    ...{ allowed: 0, refused: 0, most: 0, got: new Map() },
    span: () => ({ seconds: (last.at - first.at) / 1000, calls: last.calls - first.calls }),
    count(chatId, refused) {
      if (refused) {
        counts.refused += 1;
        return;
      }
      const now = performance.now();
      counts.allowed += 1;
      recent.push(now);
      while ((recent[0] ?? now) <= now - 1000 / times) recent.shift();
      counts.most = Math.max(counts.most, recent.length);
      if (chatId < FIRST_OWNER) return;
      if (first.at === 0) Object.assign(first, { at: now, calls: counts.allowed });
      Object.assign(last, { at: now, calls: counts.allowed });
      counts.got.set(chatId, (counts.got.get(chatId) ?? 0) + 1);
    },
  };
  return counts;
}
