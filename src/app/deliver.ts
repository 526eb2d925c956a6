/** The only owner of sending and of retries: the oldest unsent row of each person, sent, then settled. */
import type { Logger } from 'pino';
import type { Channel, ChannelId, Outbound, SendResult, Settled, Store } from './ports.ts';

export const BATCH = 50;
const MAX_ATTEMPTS = 10;
const FIRST_RETRY_MS = 2_000;
const LONGEST_RETRY_MS = 30 * 60 * 1000;

export type Delivery = {
  /** Says that there may be something to send. */
  wake(): void;
  /** Sends everything that is due now; resolves when nothing is left. */
  flush(): Promise<void>;
  stop(): Promise<void>;
};

export function createDelivery(how: {
  store: Store;
  channels: ReadonlyMap<ChannelId, Channel>;
  log: Logger;
  now: () => Date;
}): Delivery {
  let running: Promise<void> | undefined;
  let again = false;
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;

  async function work(): Promise<void> {
    for (;;) {
      again = false;
      const batch = stopped ? [] : await how.store.claim(BATCH, how.now());
      if (batch.length === 0) {
        if (again && !stopped) continue;
        return;
      }
      const settled = await Promise.all(batch.map(sendOne));
      await how.store.settle(settled, how.now());
      retryLater(settled);
    }
  }

  async function sendOne(message: Outbound): Promise<Settled> {
    const channel = how.channels.get(message.address.channel);
    let result: SendResult;
    try {
      result = channel
        ? await channel.send(message)
        : { ok: false, why: 'unreachable', detail: 'this channel is not running' };
    } catch (err) {
      how.log.error({ err, outbound: message.id }, 'a channel threw while sending');
      result = { ok: false, why: 'unknown' };
    }
    return settledBy(message, result, how.now());
  }

  function retryLater(settled: readonly Settled[]): void {
    const due = settled.flatMap((row) => (row.state === 'waiting' ? [row.dueAt.getTime()] : []));
    if (due.length === 0 || stopped) return;
    clearTimeout(timer);
    timer = setTimeout(wake, Math.max(50, Math.min(...due) - how.now().getTime()));
  }

  function wake(): void {
    again = true;
    if (stopped || running) return;
    running = work()
      .catch((err: unknown) => {
        how.log.error({ err }, 'delivery stopped for a moment');
        timer = setTimeout(wake, FIRST_RETRY_MS);
      })
      .finally(() => {
        running = undefined;
        if (again) wake();
      });
  }

  return {
    wake,
    async flush() {
      wake();
      while (running) await running;
    },
    async stop() {
      stopped = true;
      clearTimeout(timer);
      while (running) await running;
    },
  };
}

/** What becomes of a row: kept for another try with growing pauses, or given up with the reason. */
export function settledBy(message: Outbound, result: SendResult, now: Date): Settled {
  const { id, attempts } = message;
  if (result.ok) return { id, state: 'sent', providerId: result.providerId };
  const why = result.detail ? `${result.why}: ${result.detail}` : result.why;
  const final = result.why === 'blocked' || result.why === 'rejected' || attempts >= MAX_ATTEMPTS;
  if (final) return { id, state: 'failed', why };
  const pause = Math.min(FIRST_RETRY_MS * 2 ** Math.max(0, attempts - 1), LONGEST_RETRY_MS);
  const delayMs = Math.max(pause, result.retryAfterMs ?? 0);
  return { id, state: 'waiting', dueAt: new Date(now.getTime() + delayMs), why };
}
