/** What became of sent messages reaches the store, also when the provider tells it before we have written that it was sent. */
import type { Logger } from 'pino';
import type { ChannelId, Progress, Report, Store } from './ports.ts';

/** A message is written as sent a moment after it left; news of one that is not known by then are of somebody else's. */
const AGAIN_AFTER_MS = [1_000, 5_000, 30_000] as const;
const MOST_WAITING = 5_000;

export type Reports = {
  of(channel: ChannelId): Report;
  /** Ends the waiting for messages that are not known yet. */
  stop(): void;
};

export function createReports(how: { store: Pick<Store, 'progress'>; log: Logger }): Reports {
  const waiting = new Set<NodeJS.Timeout>();
  let stopped = false;

  async function tell(channel: ChannelId, news: Progress[], tries: number): Promise<void> {
    const unknown = await how.store.progress(channel, news);
    const delay = AGAIN_AFTER_MS[tries];
    if (unknown.length === 0 || delay === undefined || stopped) return;
    if (waiting.size >= MOST_WAITING) return;
    const timer = setTimeout(() => {
      waiting.delete(timer);
      tell(channel, unknown, tries + 1).catch(lost);
    }, delay);
    timer.unref();
    waiting.add(timer);
  }

  function lost(err: unknown): void {
    how.log.error({ err }, 'what became of a message is not kept');
  }

  return {
    of: (channel) => (progress) => tell(channel, [progress], 0).catch(lost),
    stop() {
      stopped = true;
      for (const timer of waiting) clearTimeout(timer);
      waiting.clear();
    },
  };
}
