/** Running partnerships over half a year, on a clock that is moved: asked once, warned about with evidence, closed by staff, counted, and erased. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Write } from '../../src/app/ports.ts';
import type { Agreement } from '../../src/domain/agreement.ts';
import type { Indicators } from '../../src/domain/indicators.ts';
import type { Warning, WarningView } from '../../src/domain/warning.ts';
import { company, need, umk, view } from '../flows/buyers.ts';
import type { Running } from './inProcess.ts';
import { startProgram } from './inProcess.ts';

/** A Thursday, 10.00 in Bekasi. */
const start = new Date('2026-12-03T03:00:00Z');
let running: Running;

const agreement: Agreement = {
  ...{ id: 4, regionId: 'kota-bekasi', code: 'ABCDEFGHJK23MNPQ', needId: 3, companyId: 50 },
  ...{ state: 'running', n: 0, terms: { object: 'nasi kotak' }, steps: [], rev: 0 },
  ...{ startsOn: '2026-10-01', endsOn: '2027-09-30', example: false },
  ...{ createdAt: start, updatedAt: start },
};

async function joins(who: string, organisation: 'umk' | 'company', organisationId: number) {
  await running.say(who, 'halo');
  const personId = running.sent.at(-1)?.personId ?? 0;
  const role = organisation === 'umk' ? ('owner' as const) : ('pic' as const);
  const id = `${organisation}/${organisationId}/${personId}`;
  const row = { id, personId, organisation, organisationId, role, since: '2026-11-01' };
  await running.program.store.write([{ op: 'insert', table: 'membership', row }]);
  return personId;
}

/** What somebody hears by themselves when the clock is moved. */
async function hears(from: string, moment: string): Promise<string> {
  const before = running.sent.length;
  running.moveClock(new Date(moment));
  await running.program.timers.fire('test');
  await running.program.handler.idle();
  await running.program.delivery.flush();
  return running.sent
    .slice(before)
    .filter(({ address }) => address.id === from)
    .map(({ message }) => message.text)
    .join('\n');
}

async function says(from: string, ...texts: string[]): Promise<string> {
  let last = '';
  for (const text of texts) {
    last = (await running.say(from, text)).map(({ message }) => message.text).join('\n');
  }
  return last;
}

async function warning(): Promise<Warning | undefined> {
  const found = await running.program.store.read({ kind: 'warning', id: 1 }, 0);
  return (found as WarningView | undefined)?.warning;
}

beforeEach(async () => {
  running = await startProgram(start);
  const rows: Write[] = [
    { op: 'insert', table: 'umk', row: umk({ id: 7, workforce: 3 }) },
    { op: 'insert', table: 'company', row: company() },
    { op: 'insert', table: 'need', row: need() },
    { op: 'insert', table: 'match', row: view('trial').match },
    { op: 'insert', table: 'agreement', row: agreement },
    {
      op: 'insert',
      table: 'agreementParty',
      row: { id: '4/7', agreementId: 4, umkId: 7, matchId: 9, share: 100 },
    },
  ];
  await running.program.store.write(rows);
  await running.grant('maya', 'mediator');
  await running.say('maya', 'halo');
});
afterEach(() => running.close());

it(
  'asks once a month, warns with evidence, comes back only with more, and forgets who leaves',
  { timeout: 120_000 },
  async () => {
    await joins('siti', 'umk', 7);
    await running.program.delivery.flush();
    expect(await hears('siti', '2026-12-03T04:00:00Z')).toContain('Kabar November 2026');
    expect(await hears('siti', '2026-12-03T06:00:00Z')).toBe('');
    await running.restart();
    expect(await hears('siti', '2026-12-04T03:00:00Z')).toBe('');
    await says('siti', 'ada kendala', 'pembayaran terlambat', 'hanya catat', 'turun');
    expect(await hears('maya', '2026-12-07T03:00:00Z')).not.toContain('peringatan dini');

    // The survey of December, and the workers of now.
    expect(await hears('siti', '2026-12-08T04:00:00Z')).toContain('Seberapa puas');
    await says('siti', '4', '5 orang', 'tidak ada');

    expect(await hears('siti', '2027-01-05T03:00:00Z')).toContain('Kabar Desember 2026');
    await says('siti', 'ada kendala', 'pembayarannya telat lagi', 'hanya catat', 'sama saja');
    const told = await hears('maya', '2027-01-06T03:00:00Z');
    expect(told).toContain('peringatan dini');
    const open = await warning();
    expect(open).toMatchObject({ code: 'kendala', state: 'open', agreementId: 4, umkId: 7 });
    expect(open?.evidence.map(({ on, what }) => [on, what])).toEqual([
      ['2026-11', 'bayar'],
      ['2026-12', 'bayar'],
    ]);

    await says('maya', '/antrian', '1', 'buka', 'sudah ditangani');
    expect(await says('maya', 'PIC ditelepon, pembayaran masuk hari ini.')).toContain(
      'Sudah dicatat',
    );
    expect(await warning()).toMatchObject({ state: 'handled', rev: 1 });
    expect(await hears('maya', '2027-01-07T03:00:00Z')).not.toContain('peringatan dini');
    expect(await warning()).toMatchObject({ state: 'handled' });

    // A third month of trouble is a record that nobody has seen; who looked before is told, once the office is open.
    expect(await hears('siti', '2027-02-04T03:00:00Z')).toContain('Kabar Januari 2027');
    await says('siti', 'ada kendala', '2', 'hanya catat', 'turun');
    expect(await hears('maya', '2027-02-10T03:00:00Z')).toContain('peringatan dini');
    const back = await warning();
    expect(back?.state).toBe('open');
    expect(back?.note).toContain('PIC');

    const query = { kind: 'agreement.indicators', agreementId: 4 } as const;
    const [row] = (await running.program.store.read(
      { ...query, from: '2026-10-01', until: '2027-10-01' },
      0,
    )) as { umkId: number; indicators: Indicators }[];
    expect(row).toMatchObject({
      umkId: 7,
      indicators: {
        satisfaction: { umk: 4, mean: 4 },
        smooth: 0,
        sales: { up: 0, same: 1, down: 2, balance: -67 },
        jobs: { now: 5, gained: 2 },
      },
    });

    await says('siti', 'menu', 'hapus data saya');
    await running.answer('siti', { 'erase/explain': 'hapus data', 'erase/sure': 'hapus sekarang' });
    const after = await running.program.store.read(
      { ...query, from: '2026-10-01', until: '2027-10-01' },
      0,
    );
    expect(after).toEqual([{ umkId: 7, indicators: {} }]);
    expect(await warning()).toBeUndefined();
  },
);

it(
  'waits where the week is full, and leads a company to its sheet when its LKPM is due',
  { timeout: 120_000 },
  async () => {
    const siti = await joins('siti', 'umk', 7);
    await joins('dewi', 'company', 50);
    await running.program.delivery.flush();
    const asked = ['2026-12-01T03:00:00Z', '2026-12-02T03:00:00Z'];
    await running.program.store.write(
      asked.map((at, n): Write => ({
        ...{ op: 'put', table: 'unasked' },
        row: { id: `x${n}`, personId: siti, at: new Date(at) },
      })),
    );
    expect(await hears('siti', '2026-12-03T04:00:00Z')).toBe('');
    expect(await hears('siti', '2026-12-07T09:00:00Z')).toBe('');
    expect(await hears('siti', '2026-12-08T03:30:00Z')).toMatch(/Kabar November|Seberapa puas/);

    const ready = await hears('dewi', '2027-01-04T03:00:00Z');
    expect(ready).toContain('lembar triwulan');
    await says('dewi', 'cek lembar', '2', 'nilai', '45 juta', '2', 'pekerja', '4 orang');
    expect(await says('dewi', 'benar semua')).toContain('sudah tersimpan');
    // It is told: nobody is asked for it again.
    expect(await hears('dewi', '2027-01-07T03:00:00Z')).not.toContain('Kemitraan PT');
    const query = { kind: 'agreement.indicators', agreementId: 4 } as const;
    expect(
      await running.program.store.read({ ...query, from: '2026-10-01', until: '2027-01-01' }, 0),
    ).toMatchObject([{ indicators: { transactions: 45_000_000n, jobs: { now: 4 } } }]);
  },
);
