/** One partnership lived through by the whole program, from a need to its evaluation, on a clock that is moved three days at a time; all that comes by itself is counted. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { AgreementView } from '../../src/domain/agreementView.ts';
import type { EvaluationView } from '../../src/domain/evaluation.ts';
import type { WorkFigures } from '../../src/domain/workFigures.ts';
import { company, umk } from '../flows/buyers.ts';
import type { Running } from './inProcess.ts';
import { startProgram } from './inProcess.ts';

const DAY_MS = 86_400_000;
const WEEK_MS = 7 * DAY_MS;
/** What the program begins by itself, by the dialog that asks it. */
const BEGUN = /^(?:check_in|survey|lkpm_news|sheet|diary_late|reminder)\//;

type Told = { to: string; at: number; text: string; position: string };

let running: Running;
/** What came while nobody wrote. */
let told: Told[] = [];

async function says(from: string, ...texts: string[]): Promise<string> {
  let last = '';
  for (const text of texts) {
    last = (await running.say(from, text)).map(({ message }) => message.text).join('\n');
  }
  return last;
}

async function joins(who: string, organisation: 'umk' | 'company', organisationId: number) {
  await running.say(who, 'halo');
  const personId = running.sent.at(-1)?.personId ?? 0;
  const role = organisation === 'umk' ? ('owner' as const) : ('pic' as const);
  const id = `${organisation}/${organisationId}/${personId}`;
  const row = { id, personId, organisation, organisationId, role, since: '2026-11-01' };
  await running.program.store.write([{ op: 'insert', table: 'membership', row }]);
}

async function passes(to: Date): Promise<void> {
  const before = running.sent.length;
  running.moveClock(to);
  await running.program.timers.fire('tick');
  await running.program.handler.idle();
  await running.program.delivery.flush();
  for (const { address, message } of running.sent.slice(before)) {
    const { text, position = '' } = message;
    told.push({ to: address.id, at: to.getTime(), text, position });
  }
}

/** Both sides answer what they are asked, as people do who have nothing to hide. */
async function answered(goes: 'lancar' | 'ada kendala'): Promise<void> {
  await running.answer('siti', {
    'check_in/one': goes,
    'check_in/obstacle': 'pembayaran terlambat',
    'check_in/report': 'hanya catat',
    'check_in/sales': 'naik',
    'survey/rating': '4',
    'survey/workers': '5 orang',
    'survey/obstacles': 'tidak ada',
  });
  await running.answer('dewi', {
    'lkpm_news/ready': 'nanti saja',
    'sheet/lines': 'benar semua',
    'survey/rating': '5',
    'survey/obstacles': 'tidak ada',
  });
}

function heard(to: string): string {
  return told
    .filter((one) => one.to === to)
    .map(({ text }) => text)
    .join('\n');
}

async function state(): Promise<string | undefined> {
  const query = { kind: 'agreement', id: 1 } as const;
  const view = (await running.program.store.read(query, 0)) as AgreementView | undefined;
  return view?.agreement.state;
}

beforeEach(async () => {
  told = [];
  running = await startProgram(new Date('2026-11-23T02:00:00Z'));
  await running.program.store.write([
    { op: 'insert', table: 'umk', row: umk({ id: 7, workforce: 3 }) },
    {
      op: 'insert',
      table: 'umk',
      row: umk({ id: 8, businessName: 'Katering Rina', product: 'keripik' }),
    },
    { op: 'insert', table: 'company', row: company() },
  ]);
  await joins('siti', 'umk', 7);
  await joins('rina', 'umk', 8);
  await joins('dewi', 'company', 50);
  await running.grant('maya', 'mediator');
  await running.grant('vivi', 'viewer');
  for (const who of ['maya', 'vivi']) await says(who, 'halo');
});
afterEach(() => running.close());

async function agrees(): Promise<void> {
  await says('dewi', 'kebutuhan');
  await running.answer('dewi', {
    'need/what': 'nasi kotak makan siang karyawan',
    'need/specification': 'nasi, ayam, sayur',
    'need/volume': '200 kotak per hari',
    'need/start_day': '5 januari 2027',
    'need/place': 'Bekasi Barat',
    'need/papers': 'tidak ada',
    'need/pattern': 'rantai pasok',
    'need/price': '25 ribu per kotak',
    'need/payment': '14 hari',
    'need/down_payment': 'lewati',
    'need/sample': 'tidak',
    'need/delivery': '1',
    'need/until': 'lewati',
    'need/review': 'kirim',
  });
  await says('dewi', 'calon mitra', '1');
  expect(running.position('siti')).toBe('proposal/answer');
  expect(await says('siti', 'mau')).toContain('PT Sumber Makmur');
  await says('dewi', 'kemitraan saya', '1', 'susun perjanjian');
  await running.answer('dewi', {
    'agreement_fill/development': 'pelatihan keamanan pangan',
    'agreement_fill/down_payment': 'tidak ada',
    'agreement_fill/last_day': '31 desember 2027',
    'agreement_fill/sure': 'ya',
  });
  await says('siti', 'perjanjian', 'lengkapi perjanjian');
  await running.answer('siti', {
    'agreement_fill/address': 'Jl. Kranji Raya No. 8, Kranji',
    'agreement_fill/nib': '1234567890123',
    'agreement_fill/schedule': 'setiap hari kerja pukul 11.00',
    'agreement_fill/sure': 'ya',
  });
  for (const who of ['siti', 'dewi']) {
    await says(who, 'menu', 'perjanjian', 'setuju', 'ya', 'selesai');
  }
  expect(await state()).toBe('agreed');
  // Who only looks decides nothing, whose it is not has none of it.
  await says('vivi', '/pks 1', 'sahkan', 'ya');
  expect(await says('rina', 'perjanjian')).toContain('Belum ada perjanjian');
  expect(await state()).toBe('agreed');
  await says('maya', '/pks 1', 'sahkan', 'ya', 'selesai');
  await says('siti', 'menu', 'perjanjian', 'kirim yang sudah ditandatangani');
  await scans('siti');
  await says('maya', '/pks 1', 'meterai dan tanda tangan lengkap', 'ya', 'selesai');
  expect(await state()).toBe('signed');
}

async function scans(from: string): Promise<void> {
  const address = running.sent.find((one) => one.address.id === from)?.address;
  if (!address) throw new Error(`${from} never wrote`);
  const mime = 'image/jpeg';
  const blobId = await running.program.blobs.keep(Buffer.from('scan'), mime, from);
  const input = { kind: 'photo' as const, blobId, mime };
  const { settled } = await running.program.handler.receive({
    ...{ id: 'scan', from: address, at: running.now(), input },
  });
  await settled;
  await running.program.delivery.flush();
}

/** Long enough for what waits until somebody is through with what they were doing. */
async function pause(): Promise<void> {
  await passes(new Date(running.now().getTime() + 11 * 60_000));
}

/** Ordered, delivered, turned away in part, invoiced and paid. */
async function works(): Promise<void> {
  await says('dewi', 'pesan 1000 kotak', '6 januari 2027', 'ya');
  await pause();
  // The order is nobody else's to answer or to follow.
  expect(await says('rina', 'sudah kirim 1000 kotak')).toContain('Belum ada perjanjian');
  await says('siti', 'tidak', '800', 'ya');
  await pause();
  await says('dewi', 'ya');
  await passes(new Date('2027-01-06T05:00:00Z'));
  await says('siti', 'sudah kirim 800 kotak', 'tidak', 'ya');
  await pause();
  await says('dewi', 'sebagian', '750', 'basi', 'ya', 'tidak');
  await pause();
  await says('siti', 'ya', 'sudah kirim 50 kotak', 'tidak', 'ya');
  await pause();
  await says('dewi', 'diterima semua');
  await pause();
  await says('siti', 'kirim tagihan 20 juta', 'ya');
  await pause();
  await says('dewi', 'ya', 'sudah bayar 20 juta', 'tidak', 'ya');
  await pause();
  await says('siti', 'ya');
}

async function figures(): Promise<WorkFigures> {
  const span = { from: '2027-01-01', until: '2027-12-31', today: '2027-02-01' };
  return (await running.program.store.read(
    { kind: 'diary.figures', agreementId: 1, ...span },
    0,
  )) as WorkFigures;
}

it('is lived through from the need to the evaluation, and nobody is asked too much', async () => {
  await agrees();
  await passes(new Date('2027-01-05T03:00:00Z'));
  expect(await state()).toBe('running');
  await answered('lancar');
  await works();
  expect(await figures()).toMatchObject({
    ...{ accepted: 800_000, rejected: 50_000, paid: 20_000_000n, overdue: 0n },
  });

  for (let at = Date.parse('2027-01-09T03:00:00Z'); ; at += 3 * DAY_MS) {
    const day = new Date(at);
    if (day > new Date('2027-12-06T00:00:00Z')) break;
    await passes(day);
    const month = day.getUTCMonth() + 1;
    await answered(month === 4 || month === 5 ? 'ada kendala' : 'lancar');
  }
  expect(heard('siti').match(/Kabar \w+ 2027/g)).toHaveLength(11);
  expect(heard('maya')).toContain('peringatan dini');
  expect(heard('dewi')).toContain('LKPM Triwulan 3 2027');
  expect(heard('siti').match(/Sudah waktunya evaluasi PKS-0001/g)).toHaveLength(1);

  const asked = told.filter(
    ({ position, text }) => BEGUN.test(position) && !text.startsWith('Kita lanjutkan'),
  );
  for (const who of ['siti', 'dewi']) {
    const mine = asked.filter(({ to }) => to === who);
    expect(new Set(mine.map(({ text }) => text)).size).toBe(mine.length);
    for (const { at } of mine) {
      const week = mine.filter((one) => one.at > at - WEEK_MS && one.at <= at);
      expect(week.length, week.map(({ text }) => text).join('\n')).toBeLessThanOrEqual(2);
    }
  }
  // Nobody whose partnership it is not hears of it.
  expect(heard('rina')).not.toMatch(/PKS-0001|Kabar|Sumber Makmur/);

  // What an owner or a company told the office in confidence is not read by the other side, nor can it be reckoned.
  expect(await says('dewi', 'menu', 'evaluasi')).toMatch(/Kepuasan: 5 \/ 5/);
  expect(await says('dewi', 'menu', 'evaluasi')).not.toMatch(/Kendala|lancar|4\.5/);
  expect(await says('siti', 'menu', 'evaluasi')).toMatch(/Kepuasan: 4 \/ 5/);
  expect(await says('maya', '/evaluasi 1')).toContain('Kendala: pembayaran terlambat (2 kali)');

  const view = ['pembayaran tepat waktu', 'pesanan lebih awal', 'ya', 'ya, kirim'];
  await says('siti', 'menu', 'evaluasi', 'beri pendapat', '4', ...view);
  await says(
    'dewi',
    'menu',
    'evaluasi',
    'beri pendapat',
    '5',
    'masakannya enak',
    'porsinya',
    ...view.slice(2),
  );
  await says('maya', '/evaluasi 1', 'putuskan', 'berjalan baik', 'lanjut', 'ya');
  const { evaluation } = (await running.program.store.read(
    { kind: 'evaluation', id: 1 },
    0,
  )) as EvaluationView;
  expect(evaluation).toMatchObject({ from: '2027-01-05', until: '2028-01-01', outcome: 'lanjut' });
  expect(evaluation.views.map(({ party, rating }) => [party, rating])).toEqual([
    ['umk/7', 4],
    ['company', 5],
  ]);
}, 120_000);
