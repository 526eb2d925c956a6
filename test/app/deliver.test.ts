/** What becomes of a message by the result of sending it: sent, tried again later, or given up with the reason. */
import { describe, expect, it } from 'vitest';
import { settledBy } from '../../src/app/deliver.ts';
import type { Outbound, SendResult } from '../../src/app/ports.ts';

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
  const settled = settledBy(message(attempts), result, now);
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

  it('obeys the provider that says how long', () => {
    expect(delayMs(0, { ok: false, why: 'throttled', retryAfterMs: 90_000 })).toBe(90_000);
  });

  it.each(['blocked', 'rejected'] as const)('%s is given up at once, with the reason', (why) => {
    expect(settledBy(message(0), { ok: false, why, detail: 'too long' }, now)).toEqual({
      id: '1/0',
      state: 'failed',
      why: `${why}: too long`,
    });
  });

  it('is given up after many tries', () => {
    expect(settledBy(message(10), { ok: false, why: 'unreachable' }, now).state).toBe('failed');
  });
});
