/** What the words of consent promise on a clock that is moved: what was never finished goes after 90 days, a silent profile is asked about after two years, and goes a month later. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Running } from './inProcess.ts';
import { startProgram } from './inProcess.ts';
import { REGISTER } from './killing.ts';

/** A Monday, 09.00 in Bekasi. */
const start = new Date('2026-11-23T02:00:00Z');
const DAY_MS = 86_400_000;
let running: Running;

beforeEach(async () => {
  running = await startProgram(start);
});
afterEach(() => running.close());

/** At ten in the morning so many days after the start. */
async function after(days: number): Promise<string[]> {
  const before = running.sent.length;
  const day = new Date(start.getTime() + days * DAY_MS + 60 * 60 * 1_000);
  running.moveClock(day);
  await running.program.timers.fire('test');
  await running.program.handler.idle();
  await running.program.delivery.flush();
  return running.sent.slice(before).map(({ message }) => message.text);
}

async function says(from: string, ...texts: string[]): Promise<string> {
  let told = '';
  for (const text of texts) {
    const before = running.sent.length;
    await running.say(from, text);
    await running.program.delivery.flush();
    told = running.sent
      .slice(before)
      .map(({ message }) => message.text)
      .join('\n');
  }
  return told;
}

it('forgets a registration that was never finished, in silence', async () => {
  await says('siti', 'daftar', 'setuju', 'Siti Aminah');
  await after(14);
  expect(await after(89)).toEqual([]);
  expect(await after(91)).toEqual([]);
  expect(await says('siti', 'data saya')).not.toContain('Siti Aminah');
});

it('asks the owner of a silent profile once, and keeps it for who answers', async () => {
  await says('siti', ...REGISTER);
  expect((await after(729)).join()).not.toContain('masih mau disimpan');
  expect((await after(734)).filter((text) => text.includes('masih mau disimpan'))).toHaveLength(1);
  await running.restart();
  expect(await after(735)).toEqual([]);
  expect(await says('siti', 'masih')).toContain('tetap disimpan');
  expect((await after(770)).join()).not.toContain('kami hapus');
  expect(await says('siti', 'data saya')).toContain('Siti Aminah');
});

it('forgets who does not answer for a month, and says so once', async () => {
  await says('siti', ...REGISTER);
  await after(734);
  expect((await after(760)).join()).not.toContain('sudah kami hapus');
  expect((await after(765)).filter((text) => text.includes('sudah kami hapus'))).toHaveLength(1);
  expect(await after(766)).toEqual([]);
  expect(await says('siti', 'data saya')).not.toContain('Siti Aminah');
});

it('writes nothing to who asked for silence, whose profile goes at the same time', async () => {
  await says('siti', ...REGISTER, 'berhenti');
  expect(await after(734)).toEqual([]);
  expect(await after(765)).toEqual([]);
  expect(await says('siti', 'data saya')).not.toContain('Siti Aminah');
});
