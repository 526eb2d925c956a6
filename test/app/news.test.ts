/** Two people whose turns tell each other something at the same moment: neither waits for the other. */
import { expect, it } from 'vitest';
import { typed } from '../../src/conversation/input.ts';
import { startProgram } from '../program/inProcess.ts';

it('is told to both, when both are heard at once', async () => {
  const running = await startProgram();
  const { program, sent } = running;
  const staff = ['ani', 'rina'];
  const report = {
    'report/words': 'barang sudah dikirim tetapi belum dibayar sejak lama',
    'report/urgent': 'tidak',
    'report/photo': 'lewati',
  };
  for (const who of staff) {
    await running.grant(who, 'admin');
    await running.say(who, 'lapor');
    expect(await running.answer(who, report)).toBe('report/review');
  }
  const at = new Date('2026-11-23T02:00:00Z');
  const before = sent.length;
  const received = await Promise.all(
    staff.map((id) => {
      const from = { channel: 'terminal' as const, account: 'bot.db', id };
      return program.handler.receive({ id: `send-${id}`, from, at, input: typed('kirim') });
    }),
  );
  const done = Promise.all(received.map(({ settled }) => settled)).then(() => 'done');
  const late = new Promise((resolve) => setTimeout(() => resolve('late'), 10_000));
  expect(await Promise.race([done, late])).toBe('done');
  await program.delivery.flush();
  for (const who of staff) {
    const heard = sent.slice(before).filter(({ address }) => address.id === who);
    const tickets = new Set(heard.flatMap(({ message }) => message.text.match(/T-\d+/g) ?? []));
    expect(tickets).toEqual(new Set(['T-0001', 'T-0002']));
  }
  await running.close();
}, 60_000);
