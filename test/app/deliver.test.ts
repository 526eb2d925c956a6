/** What becomes of a message by the result of sending it: sent, tried again later, or given up with the reason. */
import { describe, expect, it } from 'vitest';
import { pino } from 'pino';
import { createDelivery, LONGEST_PAUSE_MS, settledBy } from '../../src/app/deliver.ts';
import type { Channel, Outbound, SendResult, Settled } from '../../src/app/ports.ts';

const now = new Date('2026-11-23T02:00:00Z');
const message = (attempts: number): Outbound => ({
  id: '1/0',
  personId: 1,
  address: { channel: 'terminal', account: 'x', id: 'siti' },
  message: { text: 'halo', position: 'menu/welcome' },
  cause: '1',
  attempts,
  proactive: false,
});
const delayMs = (attempts: number, result: SendResult): number | undefined => {
  const settled = settledBy(message(attempts), result, now, () => 1);
  return settled.state === 'waiting' ? settled.dueAt.getTime() - now.getTime() : undefined;
};

describe('after a try', () => {
  it.each(['unreachable', 'throttled', 'unknown'] as const)(
    '%s is tried again, later each time',
    (why) => {
      const pauses = [0, 1, 2, 3].map((attempts) => delayMs(attempts, { ok: false, why }) ?? 0);
      expect(pauses.every((pause) => pause > 0)).toBe(true);
      expect([...pauses].sort((a, b) => a - b)).toEqual(pauses);
      expect(delayMs(9, { ok: false, why })).toBeLessThanOrEqual(30 * 60 * 1000);
    },
  );

  it('is not tried again by all at the same moment', () => {
    const failed = { ok: false, why: 'unreachable' } as const;
    const at = (draw: number): number => {
      const settled = settledBy(message(4), failed, now, () => draw);
      return settled.state === 'waiting' ? settled.dueAt.getTime() - now.getTime() : 0;
    };
    expect([at(0), at(1)]).toEqual([8_000, 16_000]);
  });

  it('obeys the provider that says how long', () => {
    expect(delayMs(0, { ok: false, why: 'throttled', retryAfterMs: 90_000 })).toBe(90_000);
    const day = 86_400_000;
    expect(delayMs(0, { ok: false, why: 'throttled', retryAfterMs: day })).toBe(LONGEST_PAUSE_MS);
  });

  it.each(['blocked', 'rejected'] as const)('%s is given up at once, with the reason', (why) => {
    expect(settledBy(message(0), { ok: false, why, detail: 'too long' }, now)).toEqual({
      id: '1/0',
      state: 'failed',
      why: `${why}: too long`,
    });
  });

  it('is given up after ten tries of which each may have arrived', () => {
    expect(settledBy(message(9), { ok: false, why: 'unknown' }, now).state).toBe('waiting');
    expect(settledBy(message(10), { ok: false, why: 'unknown' }, now).state).toBe('failed');
  });

  it.each(['unreachable', 'throttled'] as const)(
    'outlives a day in which the provider is %s, and is given up in the end',
    (why) => {
      let minutes = 0;
      let attempts = 0;
      for (
        let ms = delayMs(0, { ok: false, why });
        ms;
        ms = delayMs(++attempts, { ok: false, why })
      )
        minutes += ms / 60_000;
      expect(minutes).toBeGreaterThan(24 * 60);
      expect(minutes).toBeLessThan(7 * 24 * 60);
    },
  );
});

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
const quiet = pino({ level: 'silent' });

/** An outbox in memory: what is waiting, and what became of it. */
function outbox(messages: Outbound[]) {
  const settled: Settled[] = [];
  const store = {
    claim: (limit: number) => Promise.resolve(messages.splice(0, limit)),
    settle: (results: readonly Settled[]) => Promise.resolve(void settled.push(...results)),
  };
  return { store, settled };
}

/** A channel that is only sent by. */
const channelWith = (how: Pick<Channel, 'send'>): Channel => ({
  ...{ id: 'terminal', gathers: false, ...how },
  start: () => Promise.resolve(),
  stop: () => Promise.resolve(),
});

describe('the delivery', () => {
  const to = (id: string): Outbound => ({
    ...message(0),
    id,
    address: { ...message(0).address, id },
  });

  it('lets nobody wait for a message that is slow to go out', async () => {
    const { store, settled } = outbox([to('slow'), to('quick')]);
    let goes = (): void => undefined;
    const channel = channelWith({
      async send({ id }) {
        if (id === 'slow') await new Promise<void>((resolve) => (goes = resolve));
        return { ok: true, providerId: id };
      },
    });
    const more: Outbound[] = [];
    const claim = (limit: number) =>
      more.length > 0 ? Promise.resolve(more.splice(0, limit)) : store.claim(limit);
    const delivery = createDelivery({
      store: { ...store, claim },
      channels: new Map([['terminal', channel]]),
      log: quiet,
      now: () => new Date(),
    });
    delivery.wake();
    await pause(20);
    expect(settled.map(({ id }) => id)).toEqual(['quick']);
    more.push(to('later'));
    delivery.wake();
    await pause(20);
    expect(settled.map(({ id }) => id)).toEqual(['quick', 'later']);
    goes();
    await delivery.flush();
    expect(settled.map(({ id }) => id)).toEqual(['quick', 'later', 'slow']);
    await delivery.stop();
  });

  it('has a place for an answer however many wait that nobody asked for', async () => {
    const crowd = Array.from({ length: 80 }, (_, n) => ({
      ...to(`crowd ${n}`),
      ...{ proactive: true, crowd: true as const },
    }));
    const answers: Outbound[] = [];
    const claim = (limit: number, _now: Date, _here?: unknown, only?: 'answers') => {
      const first = answers.splice(0, limit);
      return Promise.resolve(only ? first : [...first, ...crowd.splice(0, limit - first.length)]);
    };
    const { store, settled } = outbox([]);
    const held: (() => void)[] = [];
    let thinned = 0;
    const channel = channelWith({
      async send({ id, proactive }) {
        if (proactive) await new Promise<void>((resolve) => held.push(resolve));
        return { ok: true, providerId: id };
      },
    });
    const delivery = createDelivery({
      store: { ...store, claim },
      channels: new Map([['terminal', channel]]),
      log: quiet,
      now: () => new Date(),
      thinned: () => (thinned += 1),
    });
    delivery.wake();
    await pause(20);
    expect(held.length).toBeLessThan(50);
    answers.push(to('answer 1'), to('answer 2'));
    delivery.wake();
    await pause(20);
    expect(settled.map(({ id }) => id)).toEqual(['answer 1', 'answer 2']);
    const done = delivery.flush();
    while (settled.length < 82) {
      for (const go of held.splice(0)) go();
      await pause(1);
    }
    await done;
    expect(thinned).toBe(3);
    await delivery.stop();
  });

  it('begins with nobody at night, after however long a stop, and answers at any hour', async () => {
    const { store, settled } = outbox([{ ...to('begun'), begun: true }, to('answer')]);
    const sends: string[] = [];
    const channel = channelWith({
      async send({ id }) {
        sends.push(id);
        return { ok: true, providerId: id };
      },
    });
    const morning = new Date(now.getTime() + 20 * 60_000);
    const delivery = createDelivery({
      ...{ store, log: quiet, now: () => now, channels: new Map([['terminal', channel]]) },
      quietUntil: () => Promise.resolve(morning),
    });
    await delivery.flush();
    await delivery.stop();
    expect(sends).toEqual(['answer']);
    expect(settled).toContainEqual({
      ...{ id: 'begun', state: 'waiting', dueAt: morning, why: 'quiet hours' },
    });
  });

  it('keeps what became of a message also when that cannot be written at first', async () => {
    const { store, settled } = outbox([to('siti')]);
    let failures = 1;
    const channel = channelWith({
      send: ({ id }) => Promise.resolve({ ok: true, providerId: id }),
    });
    const settle = (results: readonly Settled[]) =>
      failures-- > 0 ? Promise.reject(new Error('busy')) : store.settle(results);
    const delivery = createDelivery({
      store: { ...store, settle },
      channels: new Map([['terminal', channel]]),
      log: quiet,
      now: () => new Date(),
    });
    await delivery.flush();
    expect(settled).toEqual([{ id: 'siti', state: 'sent', providerId: 'siti' }]);
    await delivery.stop();
  });
});
