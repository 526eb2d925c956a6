/** The only owner of sending and of retries: the oldest unsent row of each person, sent, then settled. */
import type { Logger } from 'pino';
import { setTimeout as pause } from 'node:timers/promises';
import type { Channel, ChannelId, Outbound, SendResult, Settled, Store } from './ports.ts';
import { secondsSince, traceOf } from './meter.ts';
import type { Meter } from './meter.ts';

/** Messages on their way at once, each of another person: a slow one holds up nobody else. */
export const BATCH = 50;
/** Of those at most so many that nobody asked for: an answer always finds a place. */
const MOST_UNASKED = 25;
/** After so many messages of broadcasts there is room for their next recipients. */
const CROWD = 25;
const FIRST_RETRY_MS = 2_000;
const LONGEST_RETRY_MS = 5 * 60 * 1000;
/** For no longer is a message put off at one time, whatever is told: whoever told it will tell again. */
export const LONGEST_PAUSE_MS = 3_600_000;
const SETTLE_AGAIN_MS = 2_000;
/**
 * What may have arrived is not said ten times over; what surely has not is tried for about two days, longer
 * than a provider is ever gone.
 */
const MAX_ATTEMPTS = { unknown: 10, unreachable: 600, throttled: 600, blocked: 0, rejected: 0 };

export type Delivery = {
  /** Says that there may be something to send. */
  wake(): void;
  /** Sends everything that is due now; resolves when nothing is left. */
  flush(): Promise<void>;
  stop(): Promise<void>;
};

export function createDelivery(how: {
  store: Pick<Store, 'claim' | 'settle'>;
  channels: ReadonlyMap<ChannelId, Channel>;
  log: Logger;
  now: () => Date;
  /** Whoever it was for refuses us: before the message counts as failed. */
  refused?: (message: Outbound) => Promise<void>;
  /** The end of the hours in which nothing is begun; undefined outside of them. */
  quietUntil?: (now: Date) => Promise<Date | undefined>;
  meter?: Meter;
  /** Some of the messages of broadcasts that waited are sent. */
  thinned?: () => void;
}): Delivery {
  let running: Promise<void> | undefined;
  let again = false;
  let stopped = false;
  let retry: { at: number; timer: NodeJS.Timeout } | undefined;
  let poke = (): void => undefined;
  const underWay = new Set<Promise<void>>();
  let unasked = 0;
  let ofCrowd = 0;

  async function work(): Promise<void> {
    for (;;) {
      again = false;
      const woken = new Promise<void>((resolve) => (poke = resolve));
      await claim();
      if (underWay.size === 0) {
        if (again && !stopped) continue;
        return;
      }
      if (!again) await Promise.race([...underWay, woken]);
      // Those that end together are followed by one look at the outbox.
      await new Promise((resolve) => setImmediate(resolve));
    }
  }

  /** Takes up what there is room for: answers wherever there is any, and what nobody asked for only in its part. */
  async function claim(): Promise<void> {
    const free = stopped ? 0 : BATCH - underWay.size;
    if (free === 0) return;
    const room = Math.min(free, MOST_UNASKED - unasked);
    const limit = room > 0 ? room : free;
    const only = room > 0 ? undefined : 'answers';
    const batch = await how.store.claim(limit, how.now(), here(), only);
    batch.forEach(begin);
    // As many as were asked for: there may be more.
    if (batch.length === limit) again = true;
  }

  /** Where there are several workers, each sends what goes by channels that it has running. */
  function here(): ChannelId[] {
    return [...how.channels.values()].filter((one) => !one.elsewhere?.()).map(({ id }) => id);
  }

  function begin(message: Outbound): void {
    if (message.proactive) unasked += 1;
    const one = sendOne(message)
      .then(settle)
      .finally(() => {
        underWay.delete(one);
        ended(message);
      });
    underWay.add(one);
  }

  function ended({ proactive, crowd }: Outbound): void {
    if (proactive) unasked -= 1;
    if (!crowd) return;
    ofCrowd = (ofCrowd + 1) % CROWD;
    if (ofCrowd === 0) how.thinned?.();
  }

  async function sendOne(message: Outbound): Promise<Settled> {
    const { channel: id } = message.address;
    const channel = how.channels.get(id);
    const about = { trace: traceOf(message.cause), outbound: message.id, channel: id };
    const quiet = message.begun && (await how.quietUntil?.(how.now()).catch(() => undefined));
    if (quiet) return restsUntil(message, quiet, how.now());
    const began = performance.now();
    let result: SendResult;
    try {
      result = channel
        ? await channel.send(message)
        : { ok: false, why: 'unreachable', detail: 'this channel is not running' };
    } catch (err) {
      how.log.error({ ...about, err }, 'a channel threw while sending');
      result = { ok: false, why: 'unknown' };
    }
    const became = result.ok ? 'sent' : result.why;
    how.meter?.sent(id, became, secondsSince(began), message.attempts > 0);
    how.log.info({ ...about, became, tries: message.attempts + 1 }, 'sent');
    if (!result.ok && result.why === 'blocked') await how.refused?.(message);
    return settledBy(message, result, how.now());
  }

  /** Does not give up: a row that stays "being sent" would hold up everything of its person. */
  async function settle(settled: Settled): Promise<void> {
    for (;;) {
      try {
        await how.store.settle([settled], how.now());
        if (settled.state === 'waiting') wakeAt(settled.dueAt.getTime());
        return;
      } catch (err) {
        how.log.error({ err, outbound: settled.id }, 'what became of a message is not kept yet');
        if (stopped) return;
        await pause(SETTLE_AGAIN_MS);
      }
    }
  }

  function wakeAt(at: number): void {
    if (stopped || (retry && retry.at <= at)) return;
    clearTimeout(retry?.timer);
    const timer = setTimeout(
      () => {
        retry = undefined;
        wake();
      },
      Math.max(50, at - how.now().getTime()),
    );
    retry = { at, timer };
  }

  function wake(): void {
    again = true;
    poke();
    // A program that has no channel leaves the outbox to the one that has.
    if (stopped || running || how.channels.size === 0) return;
    running = work()
      .catch((err: unknown) => {
        how.log.error({ err }, 'delivery stopped for a moment');
        again = false;
        wakeAt(how.now().getTime() + FIRST_RETRY_MS);
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
      clearTimeout(retry?.timer);
      poke();
      while (running) await running;
      await Promise.all(underWay);
    },
  };
}

/** What waited over a stop or an outage until it is night waits for the morning, too: looked at again each hour. */
function restsUntil({ id }: Outbound, until: Date, now: Date): Settled {
  const dueAt = new Date(Math.min(until.getTime(), now.getTime() + LONGEST_PAUSE_MS));
  return { id, state: 'waiting', dueAt, why: 'quiet hours' };
}

/** What becomes of a row: kept for another try with growing pauses, or given up with the reason. */
export function settledBy(
  message: Outbound,
  result: SendResult,
  now: Date,
  random: () => number = Math.random,
): Settled {
  const { id, attempts } = message;
  if (result.ok) return { id, state: 'sent', providerId: result.providerId };
  const why = result.detail ? `${result.why}: ${result.detail}` : result.why;
  if (attempts >= MAX_ATTEMPTS[result.why]) return { id, state: 'failed', why };
  const fullMs = Math.min(FIRST_RETRY_MS * 2 ** Math.max(0, attempts - 1), LONGEST_RETRY_MS);
  // Not all that failed together come back together.
  const pauseMs = Math.round(fullMs * (0.5 + random() / 2));
  // Whoever throttles says when: a place in a line that is kept for this message.
  const told = result.why === 'throttled' && result.retryAfterMs !== undefined;
  const wantedMs = told ? (result.retryAfterMs ?? 0) : Math.max(pauseMs, result.retryAfterMs ?? 0);
  const delayMs = Math.min(wantedMs, LONGEST_PAUSE_MS);
  return { id, state: 'waiting', dueAt: new Date(now.getTime() + delayMs), why };
}
