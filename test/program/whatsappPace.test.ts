/** What is in line on WhatsApp goes out in order and on pace, unasked messages only as many as a day bears. */
import { afterEach, expect, it } from 'vitest';
import type { Phone } from '../servers/whatsapp/index.ts';
import type { OnWhatsApp } from './whatsappInProcess.ts';
import { startOnWhatsApp } from './whatsappInProcess.ts';

const PER_SECOND = 20;
const BURST = 3;
const CHATS = 20;
const EACH = 10;
const DAY_MS = 24 * 60 * 60 * 1000;
let running: OnWhatsApp;

afterEach(async () => {
  const { unhandled, violations } = running.server;
  await running.close();
  expect([...unhandled, ...violations]).toEqual([]);
});

/** People who have written, as nobody else is answered. */
async function known(count: number, start: string): Promise<Phone[]> {
  const phones = Array.from({ length: count }, (_, n) =>
    running.server.phone(`${start}${String(n).padStart(3, '0')}`),
  );
  for (const phone of phones) {
    await phone.says('halo');
    await phone.next();
    await phone.next();
  }
  await running.until(
    async () => (await running.program.store.deliveries()).delivered >= count * 2,
    'the greetings are delivered',
  );
  return phones;
}

const textsOf = (phone: Phone): string[] => phone.heard.slice(2).map(({ text }) => text);

it('200 messages to 20 chats: each chat in order, all on pace, and what nobody asked for among them', async () => {
  running = await startOnWhatsApp({
    perSecond: PER_SECOND,
    burst: BURST,
    proactiveEveryMs: 500,
    proactivePerDay: 100,
  });
  const { program, server } = running;
  const phones = await known(CHATS, '62811300');
  const others = await known(4, '62811400');
  const before = server.sent.length;
  await Promise.all(
    phones.map((phone, person) =>
      running.queue(
        phone,
        Array.from({ length: EACH }, (_, n) => `${person}/${n}`),
      ),
    ),
  );
  for (const phone of others) await running.queue(phone, ['kabar'], true);
  const total = CHATS * EACH + others.length;
  await running.until(() => server.sent.length - before >= total, 'everything is sent', 60_000);

  for (const [person, phone] of phones.entries())
    expect(textsOf(phone)).toEqual(Array.from({ length: EACH }, (_, n) => `${person}/${n}`));
  expect(others.map(textsOf)).toEqual(others.map(() => ['kabar']));
  const sent = server.sent.slice(before);
  expect(sent.filter(({ repeated }) => repeated)).toEqual([]);
  const times = sent.map(({ at }) => at);
  const most = Math.max(
    ...times.map((from) => times.filter((at) => at >= from && at < from + 1000).length),
  );
  const took = (times.at(-1) ?? 0) - (times[0] ?? 0);
  console.log(`${total} messages in ${took.toFixed(0)} ms, at most ${most} within a second`);
  expect(most).toBeLessThanOrEqual(PER_SECOND + BURST);
  expect(took).toBeGreaterThan(((CHATS * EACH - BURST) / PER_SECOND) * 1000 * 0.95);

  const [first] = phones;
  first?.reads(first.heard.at(-1)?.id ?? '');
  const greetings = (CHATS + others.length) * 2;
  await running.until(
    async () => {
      const { sent: all, delivered, read, failed } = await program.store.deliveries();
      const expected = total + greetings;
      return all === expected && delivered === expected && read === 1 && failed === 0;
    },
    `all are known as delivered, one as read: ${JSON.stringify(await program.store.deliveries())}`,
  );
}, 120_000);

it('unasked messages: so many a day, the others tomorrow; none at all once WhatsApp refuses one', async () => {
  running = await startOnWhatsApp({ perSecond: 100, proactiveEveryMs: 10, proactivePerDay: 5 });
  const { server, told, program } = running;
  const phones = await known(8, '62811500');
  const unasked = (): number => server.sent.filter(({ text }) => text === 'kabar').length;
  for (const phone of phones) await running.queue(phone, ['kabar'], true);
  await running.until(() => unasked() === 5, 'as many as the day bears');
  // Answers go on, and nothing unasked is with them.
  const [first, second] = phones;
  if (!first || !second) throw new Error('nobody');
  await running.queue(first, ['jawaban']);
  await running.until(() => textsOf(first).includes('jawaban'), 'an answer');
  expect(unasked()).toBe(5);
  running.moveClock(DAY_MS);
  program.delivery.wake();
  await running.until(() => unasked() === 8, 'the others on the next day');
  expect(phones.every((phone) => textsOf(phone).filter((text) => text === 'kabar').length === 1));

  server.refuseSends(463, `${second.lid}@lid`);
  await running.queue(second, ['kabar ditolak'], true);
  await running.until(
    () => told.some(({ message }) => /menolak pesan/.test(message.text)),
    'the admin hears of it',
  );
  await running.queue(first, ['kabar ditahan'], true);
  await running.queue(first, ['jawaban lagi']);
  await running.until(
    async () => (await program.store.deliveries()).failed === 1,
    'the refusal is known of its message',
  );
  await running.queue(phones[3] ?? second, ['jawaban ketiga']);
  await running.until(() => textsOf(phones[3] ?? second).includes('jawaban ketiga'), 'an answer');
  expect(server.sent.some(({ text }) => text === 'kabar ditahan')).toBe(false);
}, 60_000);
