/** Reminders in the whole program, on a clock that is moved: each round once, at a good hour, never too many, and what was missed comes once. */
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { umk } from '../store/rows.ts';
import type { Running } from './inProcess.ts';
import { startProgram } from './inProcess.ts';

/** A Monday, 09.00 in Bekasi. */
const start = new Date('2026-11-23T02:00:00Z');
let running: Running;

beforeEach(async () => {
  running = await startProgram(start);
});
afterEach(() => running.close());

/** What somebody hears by themselves when the clock is moved. */
async function hears(from: string, moment: string): Promise<string[]> {
  const before = running.sent.length;
  running.moveClock(new Date(moment));
  await running.program.timers.fire('test');
  await running.program.handler.idle();
  await running.program.delivery.flush();
  return running.sent
    .slice(before)
    .filter(({ address }) => address.id === from)
    .map(({ message }) => message.text);
}

async function leavesInTheMiddle(from: string): Promise<void> {
  await running.say(from, 'daftar');
  await running.say(from, 'setuju');
  await running.say(from, 'Siti Aminah');
  await running.program.delivery.flush();
}

/** How often somebody is told then that their registration is not finished; its question comes again with it. */
async function nudged(from: string, moment: string): Promise<number> {
  const texts = await hears(from, moment);
  const nudges = texts.filter((text) => text.includes('belum selesai')).length;
  expect(texts.filter((text) => text.includes('(2 dari 7)'))).toHaveLength(nudges);
  return nudges;
}

describe('a registration left in the middle', () => {
  beforeEach(() => leavesInTheMiddle('siti'));

  it('comes back after a day, after four and after fourteen, each once', async () => {
    expect(await nudged('siti', '2026-11-23T12:00:00Z')).toBe(0);
    expect(await nudged('siti', '2026-11-24T03:30:00Z')).toBe(1);
    expect(await nudged('siti', '2026-11-24T05:00:00Z')).toBe(0);
    await running.restart();
    expect(await nudged('siti', '2026-11-24T06:00:00Z')).toBe(0);
    expect(await nudged('siti', '2026-11-27T06:30:00Z')).toBe(1);
    expect(await nudged('siti', '2026-12-07T03:00:00Z')).toBe(1);
    expect(await nudged('siti', '2026-12-08T03:00:00Z')).toBe(0);
  });

  it('waits for a good hour', async () => {
    // Friday: four days are over at nine, in the prayer nobody is written to.
    expect(await nudged('siti', '2026-11-27T04:45:00Z')).toBe(0);
    expect(await nudged('siti', '2026-11-27T06:01:00Z')).toBe(1);
  });

  it('comes once for all that was missed while the program was down, and never again when the clock goes back', async () => {
    expect(await nudged('siti', '2026-12-08T03:00:00Z')).toBe(1);
    expect(await nudged('siti', '2026-12-09T03:00:00Z')).toBe(0);
    expect(await nudged('siti', '2026-11-25T03:00:00Z')).toBe(0);
  });

  it('is switched off and on again', async () => {
    await running.say('siti', 'batal');
    await running.say('siti', 'pengingat');
    await running.say('siti', 'matikan pendaftaran');
    await running.say('siti', 'selesai');
    await running.say('siti', 'daftar');
    expect(await nudged('siti', '2026-11-25T03:00:00Z')).toBe(0);
    await running.say('siti', 'batal');
    await running.say('siti', 'pengingat');
    await running.say('siti', 'nyalakan pendaftaran');
    await running.say('siti', 'selesai');
    await running.say('siti', 'daftar');
    await running.program.delivery.flush();
    expect(await nudged('siti', '2026-11-26T04:00:00Z')).toBe(1);
  });

  it('is not kept from others by one whose conversation cannot be read', async () => {
    await leavesInTheMiddle('wati');
    const file = new Database(running.database);
    file.prepare(`UPDATE "Conversation" SET "state" = 'spoilt' WHERE "personId" = 2`).run();
    file.close();
    expect(await nudged('siti', '2026-11-24T03:30:00Z')).toBe(1);
  });

  it('is counted from our answer, where that came a day after the message', async () => {
    const written = new Date('2026-11-24T02:00:00Z');
    running.moveClock(new Date('2026-11-25T03:00:00Z'));
    await running.say('wati', 'daftar', written);
    await running.say('wati', 'setuju', written);
    await running.say('wati', 'Wati Susanti', written);
    expect(await nudged('wati', '2026-11-25T03:30:00Z')).toBe(0);
    expect(await nudged('wati', '2026-11-25T04:30:00Z')).toBe(0);
    expect(await nudged('wati', '2026-11-26T04:00:00Z')).toBe(1);
  });

  it('is over once the registration is', async () => {
    await running.say('siti', 'batal');
    expect(await nudged('siti', '2026-11-25T03:00:00Z')).toBe(0);
  });
});

describe('papers that come to their end', () => {
  async function owns(from: string, papers: [number, string, string][]): Promise<void> {
    const { store } = running.program;
    const personId = (await running.say(from, 'halo'))[0]?.personId ?? 0;
    await running.program.delivery.flush();
    for (const umkId of new Set(papers.map(([id]) => id))) {
      const id = `umk/${umkId}/${personId}`;
      const of = { personId, organisation: 'umk', organisationId: umkId } as const;
      await store.write([
        { op: 'insert', table: 'umk', row: umk(umkId, { status: 'active' }) },
        {
          op: 'insert',
          table: 'membership',
          row: { id, ...of, role: 'owner', since: '2026-11-22' },
        },
      ]);
    }
    for (const [umkId, kind, expires] of papers) {
      const row = {
        id: `${umkId}/${kind}`,
        umkId,
        status: 'ada',
        expires,
        updatedAt: start,
      } as const;
      await store.write([{ op: 'insert', table: 'paper', row: { ...row, kind } }]);
    }
  }

  it('are told half a year, three months and one month ahead', async () => {
    await owns('siti', [[7, 'pirt', '2027-06-01']]);
    expect(await hears('siti', '2026-12-01T03:00:00Z')).toEqual([]);
    expect(await hears('siti', '2026-12-03T03:00:00Z')).toEqual([
      expect.stringContaining('berlaku sampai Selasa, 1 Juni 2027'),
    ]);
    expect(await hears('siti', '2027-02-25T03:00:00Z')).toEqual([]);
    expect(await hears('siti', '2027-03-19T03:00:00Z')).toHaveLength(1);
    expect(await hears('siti', '2027-05-03T03:00:00Z')).toHaveLength(1);
    expect(await hears('siti', '2027-06-02T03:00:00Z')).toEqual([]);
  });

  it('are no more than two words a week, the nearest end first', async () => {
    const papers: [number, string, string][] = [
      [7, 'bpom', '2027-02-01'],
      [7, 'pirt', '2026-12-10'],
      [7, 'merek', '2026-12-20'],
    ];
    await owns('siti', papers);
    const first = await hears('siti', '2026-11-23T04:00:00Z');
    expect(first.join('\n')).toMatch(/P-IRT/);
    const more = [
      ...(await hears('siti', '2026-11-24T04:00:00Z')),
      ...(await hears('siti', '2026-11-26T04:00:00Z')),
    ];
    expect([...first, ...more].filter((text) => text.includes('berlaku sampai'))).toHaveLength(2);
    const later = await hears('siti', '2026-12-01T04:00:00Z');
    expect(later.join('\n')).toMatch(/BPOM/);
  });
});

it('tells the staff in the morning what waits, once, on a day on which the office is open', async () => {
  await running.grant('ani', 'admin');
  await running.grant('vera', 'viewer');
  await running.say('vera', 'halo');
  await running.say('siti', 'petugas');
  await running.say('siti', 'Mau tanya soal kemasan keripik saya yang baru');
  await running.program.delivery.flush();
  const digest = /Ringkasan antrian hari ini: 1 menunggu/;
  const monday = await hears('ani', '2026-11-24T01:30:00Z');
  expect(monday.filter((text) => digest.test(text))).toHaveLength(1);
  expect((await hears('ani', '2026-11-24T03:30:00Z')).filter((text) => digest.test(text))).toEqual(
    [],
  );
  expect((await hears('vera', '2026-11-25T01:30:00Z')).filter((text) => digest.test(text))).toEqual(
    [],
  );
  const saturday = await hears('ani', '2026-11-28T03:00:00Z');
  expect(saturday.filter((text) => digest.test(text))).toEqual([]);
});
