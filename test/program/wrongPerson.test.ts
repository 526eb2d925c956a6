/** Whoever loses what lets them make a move between the question and their answer makes it no more: agreements, orders, reports, evaluations. */
import Database from 'better-sqlite3';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Write } from '../../src/app/ports.ts';
import { documentOf } from '../../src/flows/agreementText.ts';
import { kotaBekasi } from '../../src/regions/kota-bekasi.ts';
import { sampleContent } from '../papers/sample.ts';
import { partners } from './agreeing.ts';
import type { Running } from './inProcess.ts';
import { startProgram } from './inProcess.ts';

const NOW = new Date('2027-02-01T02:00:00Z');
let running: Running;

/** An agreement of Siti and the company in some state, and an evaluation of it that is open. */
function agreement(state: string): Write[] {
  const sample = sampleContent({ id: 4 });
  const { terms, code } = sample;
  const document = documentOf(sample, kotaBekasi);
  const version = { agreementId: 4, n: 1, terms, document, sha256: 'a1'.repeat(32) };
  return [
    {
      op: 'insert',
      table: 'agreement',
      row: {
        ...{ id: 4, regionId: 'kota-bekasi', code, needId: 3, companyId: 50, n: 1, terms },
        ...{ state: state as 'running', startsOn: '2027-01-04', endsOn: '2027-12-31', rev: 7 },
        ...{ pattern: terms.pattern, paymentDays: 14, steps: [], example: false },
        ...{ createdAt: NOW, updatedAt: NOW },
        ...(state === 'handed_in'
          ? { scan: { kind: 'photo', blobId: 'x', mime: 'image/png' } }
          : {}),
      },
    },
    {
      op: 'insert',
      table: 'agreementParty',
      row: {
        ...{ id: '4/7', agreementId: 4, umkId: 7, matchId: 9, share: 100 },
        ...{ address: 'Jl. Kranji Raya No. 8', nib: '1234567890123' },
      },
    },
    {
      op: 'insert',
      table: 'agreementVersion',
      row: { ...version, id: '4/1', blobId: 'pdf', docxBlobId: 'docx', personId: 1, at: NOW },
    },
  ];
}

const TABLES = [
  ...['Agreement', 'AgreementConsent', 'AgreementVersion', 'AgreementAmendment', 'DiaryEntry'],
  ...['Ticket', 'Statement', 'Evaluation', 'EvaluationView', 'Match'],
];

/** Everything that a move could change. */
function kept(): string {
  const file = new Database(running.database, { readonly: true });
  const known = new Set(
    (
      file.prepare("SELECT name FROM sqlite_master WHERE type = 'table'").all() as {
        name: string;
      }[]
    ).map(({ name }) => name),
  );
  const rows = TABLES.filter((table) => known.has(table)).map((table) => [
    table,
    file.prepare(`SELECT * FROM "${table}"`).all(),
  ]);
  file.close();
  return JSON.stringify(rows, (_key, value: unknown) =>
    typeof value === 'bigint' ? String(value) : value,
  );
}

async function says(from: string, texts: readonly string[]): Promise<void> {
  for (const text of texts) await running.say(from, text);
}

/** Takes away what makes them a side or staff; gives it back. */
async function loses(who: string): Promise<() => Promise<void>> {
  const personId = running.sent.find(({ address }) => address.id === who)?.personId ?? 0;
  if (who === 'maya') {
    await running.program.store.write([
      { op: 'remove', table: 'staffRole', where: { role: 'mediator' } },
    ]);
    return () => running.grant('maya', 'mediator');
  }
  const [organisation, organisationId] =
    who === 'siti' ? (['umk', 7] as const) : (['company', 50] as const);
  const id = `${organisation}/${organisationId}/${personId}`;
  const role = organisation === 'umk' ? ('owner' as const) : ('pic' as const);
  const row = { id, personId, organisation, organisationId, role, since: '2026-11-01' };
  await running.program.store.write([{ op: 'remove', table: 'membership', where: { id } }]);
  return () => running.program.store.write([{ op: 'insert', table: 'membership', row }]);
}

type Move = [begins: string, who: string, words: readonly string[], last: string];

const begun = ['menu', 'perjanjian'];
const view = ['menu', 'evaluasi', 'beri pendapat', '4', 'bayarnya tepat waktu', 'pesan lebih awal'];
const moves: readonly Move[] = [
  ['review', 'siti', [...begun, 'setuju'], 'ya'],
  ['review', 'dewi', [...begun, 'setuju'], 'ya'],
  ['review', 'siti', [...begun, 'tarik perjanjian', 'modal kami belum siap'], 'ya'],
  ['agreed', 'maya', ['/pks 4', 'sahkan'], 'ya'],
  ['agreed', 'maya', ['/pks 4', 'kembalikan', 'harga belum jelas'], 'ya'],
  ['handed_in', 'maya', ['/pks 4', 'meterai dan tanda tangan lengkap'], 'ya'],
  ['handed_in', 'maya', ['/pks 4', 'belum lengkap', 'meterai belum ada'], 'ya'],
  ['running', 'maya', ['/pks 4', 'hentikan', 'tidak bisa diteruskan'], 'ya'],
  ['running', 'siti', [...begun, 'akhiri', 'modal kami habis'], 'ya'],
  ['running', 'dewi', ['menu', 'pesan 100 kotak', '5 februari 2027'], 'ya'],
  ['running', 'maya', ['/evaluasi 4'], 'ya'],
  ['evaluated', 'siti', [...view, 'ya'], 'ya, kirim'],
  ['evaluated', 'dewi', [...view, 'ya'], 'ya, kirim'],
  ['evaluated', 'maya', ['/evaluasi 4', 'putuskan', 'berjalan baik', 'dilanjutkan'], 'ya'],
  ['paused', 'maya', ['/evaluasi 4', 'lanjutkan kemitraan'], 'ya'],
  ['reported', 'maya', ['/sengketa 1', 'urus', 'mulai mediasi'], 'ya'],
  ['reported', 'maya', ['/sengketa 1', 'jawab', 'sudah kami cek ya'], 'kirim'],
  ['reported', 'maya', ['/sengketa 1', 'tutup', 'sudah dijelaskan', 'sudah dibayar'], 'tutup'],
];

/** An evaluation of the year, open or after the office paused the partnership. */
async function evaluates(state: 'open' | 'closed'): Promise<void> {
  const row = {
    ...{ id: 1, regionId: 'kota-bekasi', agreementId: 4, companyId: 50, state },
    ...{ from: '2027-01-04', until: '2028-01-04', views: [], plan: [], rev: 1 },
    ...{ createdAt: NOW, updatedAt: NOW, example: false },
    ...(state === 'closed' ? { outcome: 'jeda' as const, words: 'jeda dulu' } : {}),
  };
  await running.program.store.write([{ op: 'insert', table: 'evaluation', row }]);
  if (state === 'closed')
    await running.program.store.write([
      { op: 'patch', table: 'match', id: 9, set: { state: 'paused' } },
    ]);
}

async function begins(as: string): Promise<void> {
  const other = { evaluated: 'running', paused: 'running', reported: 'running' }[as];
  await running.program.store.write(agreement(other ?? as));
  if (as === 'evaluated') await evaluates('open');
  if (as === 'paused') await evaluates('closed');
  if (as !== 'reported') return;
  await says('siti', ['/lapor', '1']);
  await running.answer('siti', {
    'report/words': 'Pesanan belum dibayar dua bulan',
    'report/urgent': 'ya',
    'report/path': 'mediasi',
    'report/photo': 'lewati',
    'report/review': 'kirim',
  });
}

beforeEach(async () => {
  running = await startProgram(NOW);
  await partners(running);
  await running.say('maya', 'halo');
  await running.grant('maya', 'mediator');
});
afterEach(() => running.close());

it.each(moves)('%s: %s, %s', { timeout: 60_000 }, async (as, who, words, last) => {
  await begins(as);
  const before = kept();
  await says(who, words);
  const asked = running.position(who);
  expect(kept(), asked).toBe(before);
  const back = await loses(who);
  await running.say(who, last);
  expect(kept(), `${asked} after it was lost`).toBe(before);
  await back();
  await says(who, ['menu', ...words, last]);
  expect(kept(), `${asked} → ${running.position(who)}`).not.toBe(before);
});

it.each(['review', 'evaluated', 'reported'])(
  '%s: nobody else moves it, whatever they type',
  { timeout: 60_000 },
  async (as) => {
    await begins(as);
    for (const who of ['vivi', 'tono']) await running.say(who, 'halo');
    await running.grant('vivi', 'viewer');
    const before = kept();
    // Rina owns another business, Vivi only looks, Tono is a stranger.
    for (const who of ['rina', 'vivi', 'tono'])
      for (const [, , words, last] of moves.filter(([begin]) => begin === as))
        await says(who, [...words, last, 'menu']);
    expect(kept()).toBe(before);
  },
);
