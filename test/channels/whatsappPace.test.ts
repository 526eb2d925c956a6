/** Two hundred messages at once, over the real library: in order per chat, on pace, answers first, and people may talk meanwhile. */
import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from 'vitest';
import type { Outbound } from '../../src/app/ports.ts';
import { makeRig, outbound } from './whatsappRig.ts';

const PEOPLE = 20;
const EACH = 10;
const STEP_MS = 20;
const BURST = 3;
const WINDOW = 40;

test('200 queued messages', { timeout: 60_000 }, async () => {
  const rig = await makeRig({
    pace: {
      typingMs: [5, 15],
      perSecond: 1000 / STEP_MS,
      burst: BURST,
      proactiveEveryMs: 100,
      proactivePerDay: 1000,
      maxWaitMs: 200,
    },
  });
  await rig.linked();
  const phones = Array.from({ length: PEOPLE }, (_, index) =>
    rig.server.phone(`6281100${String(index).padStart(5, '0')}`),
  );
  const tries: number[] = [];
  /** As the outbox does it: one message of a person at a time, again after as long as it was told. */
  async function deliver(queue: Outbound[]): Promise<void> {
    for (const message of queue) {
      for (let attempts = 1; ; attempts++) {
        const result = await rig.channel.send({ ...message, attempts });
        if (result.ok) {
          tries.push(attempts);
          break;
        }
        expect(result.why).toBe('throttled');
        await pause(result.retryAfterMs);
      }
    }
  }
  const queues = phones.map(({ lid }, person) =>
    Array.from({ length: EACH }, (_, index) =>
      outbound(rig, `${lid}@lid`, { text: `${person}/${index}` }),
    ),
  );
  const unasked = phones
    .slice(0, 5)
    .map(({ lid }) => [outbound(rig, `${lid}@lid`, { text: 'ingat' }, { proactive: true })]);
  const talking = phones.map(async (phone, index) => {
    for (const word of ['a', 'b', 'c']) {
      await phone.says(`${word}${index}`);
      await pause(index * 10);
    }
  });
  await Promise.all([...queues.map(deliver), ...unasked.map(deliver), ...talking]);

  for (const [person, phone] of phones.entries()) {
    const heard = phone.heard.map(({ text }) => text).filter((text) => text !== 'ingat');
    expect(heard).toEqual(Array.from({ length: EACH }, (_, index) => `${person}/${index}`));
  }
  const times = rig.server.sent.map(({ at }) => at);
  expect(times).toHaveLength(PEOPLE * EACH + 5);
  // On pace in all and in any part; the server runs in this process, and may read late what left in time.
  const since = (from: number, to: number): number => (times[to] ?? 0) - (times[from] ?? 0);
  expect(since(0, times.length - 1)).toBeGreaterThan((times.length - BURST - 2) * STEP_MS);
  for (let from = 0; from + WINDOW < times.length; from++)
    expect(since(from, from + WINDOW)).toBeGreaterThan(((WINDOW - BURST) * STEP_MS) / 2);
  await rig.until(() => rig.inbox.length === PEOPLE * 3, 'what people said meanwhile');
  // Nobody had to send or ask for anything twice: no key was used by two at once.
  const retries = rig.server.traffic
    .out('receipt')
    .filter(({ attrs }) => attrs['type'] === 'retry');
  expect(retries).toEqual([]);
  expect(rig.server.sent.filter(({ repeated }) => repeated)).toEqual([]);
  await rig.end();
});
