/** Lists of others in the whole program: staged, applied, claimed, taken back; and 50,000 rows from the command line. */
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { activeUmks } from '../store/activeUmks.ts';
import { applyImport } from '../../src/files/importRuns.ts';
import { stageFile } from '../../src/files/stageFile.ts';
import type { Staged } from '../../src/files/stageFile.ts';
import type { Applied, Merge } from '../../src/domain/imported.ts';
import { importers } from '../../src/import/index.ts';
import { createPlanner } from '../../src/import/plan.ts';
import { programFile } from '../startedProgram.ts';
import { startProgram } from './inProcess.ts';
import type { Running } from './inProcess.ts';

/** A multiple of 100; ROWS=50000 is a real list. */
const ROWS = Number(process.env.ROWS ?? 10_000);

const root = fileURLToPath(new URL('../../', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'import-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const AT = new Date('2026-11-23T02:00:00Z');
const LATER = new Date('2026-11-23T03:00:00Z');
const HEADER = 'NIB;Nama Perusahaan;KBLI;Judul KBLI;Kelurahan;Kecamatan;No HP';
const row = (nib: string, name: string, phone = '', kbli = '10794;Keripik singkong'): string =>
  `${nib};${name};${kbli};Bekasi Jaya;Bekasi Timur;${phone}`;

let running: Running;
let files = 0;
beforeEach(async () => {
  running = await startProgram(AT);
});
afterEach(() => running.close());

function fileOf(lines: readonly string[]): string {
  const path = join(folder, `list${files++}.csv`);
  writeFileSync(path, lines.join('\n'));
  return path;
}

async function stage(
  source: string,
  path: string,
  more: { again?: boolean; byHand?: Record<string, string> } = {},
): Promise<Staged> {
  const importer = importers.find(({ id }) => id === source);
  if (!importer) throw new Error(source);
  const errorsPath = `${path}.errors.csv`;
  const { again = false, byHand = {} } = more;
  const { program } = running;
  return stageFile({
    program,
    importer,
    path,
    byHand,
    again,
    now: AT,
    personId: 0,
    errorsPath,
  });
}

const undoing = () => ({
  personId: 0,
  at: LATER,
  planner: createPlanner(running.program.region),
});
const codesPath = (runId: number): string => join(folder, `codes-${runId}.csv`);
async function apply(runId: number, merge: Merge = 'no'): Promise<Applied> {
  const { program } = running;
  return applyImport({
    program,
    runId,
    merge,
    codesPath: codesPath(runId),
    now: LATER,
    personId: 0,
  });
}

function inDatabase<T>(query: string): T[] {
  const db = new Database(running.database, { readonly: true });
  try {
    return db.prepare(query).all() as T[];
  } finally {
    db.close();
  }
}
const count = (table: string): number =>
  inDatabase<{ n: number }>(`SELECT count(*) AS n FROM "${table}"`)[0]?.n ?? -1;

/** The dialog in which somebody takes over a business that was imported. */
async function claim(from: string, name: string, nibEnd: string): Promise<string[]> {
  const heard: string[] = [];
  for (const words of ['usaha saya sudah terdaftar', 'setuju', name, nibEnd, 'ya'])
    heard.push(...(await running.say(from, words)).map(({ message }) => message.text));
  return heard;
}

const three = [
  HEADER,
  row('9120001234567', 'Keripik Bu Siti', '081234567890'),
  row('9120001234568', 'Katering Berkah', '081234567891', '56210;Katering'),
  row('9120001234567', 'Keripik Bu Siti', '', '10710;Roti manis'),
  row('123', 'Salah'),
];

describe('a file', () => {
  it('is read without changing anything, and what is kept of it cannot be read', async () => {
    const path = fileOf(three);
    const { runId, counts } = await stage('oss', path);
    expect(counts).toEqual({
      rows: 4,
      verdicts: { new: 2, in_file: 1, error: 1 },
      errors: { nib_digits: 1 },
    });
    expect(count('Umk')).toBe(0);
    const errors = readFileSync(`${path}.errors.csv`, 'utf8');
    expect(errors).toContain('5,NIB,3 angka,NIB terdiri dari 13 angka.,nib_digits');
    const stored =
      JSON.stringify(inDatabase('SELECT * FROM "ImportRow"')) +
      JSON.stringify(inDatabase('SELECT * FROM "ImportRun"'));
    for (const secret of ['9120001234567', 'Bu Siti', '1234567890', 'list0'])
      expect(stored).not.toContain(secret);
    expect(await running.program.staging.runs()).toMatchObject([
      { id: runId, state: 'staged', source: 'oss' },
    ]);
  });

  it('becomes businesses that are nobody’s, until their owner claims one by chat', async () => {
    const { runId } = await stage('oss', fileOf(three));
    expect(await apply(runId)).toMatchObject({ made: 2, filled: 1, skipped: 0 });
    expect(await activeUmks(running.program.store)).toEqual([]);
    expect((await claim('orang', 'Keripik Bu Siti', '9999')).join()).not.toContain(
      'Keripik singkong',
    );
    const heard = (await claim('siti', 'keripik bu siti', '4567')).join('\n');
    expect(heard).toContain('Keripik singkong');
    // The list says nothing of the capacity, so it is asked at once.
    expect(running.position('siti')).toBe('change/capacity');
    await running.say('siti', '500 bungkus per bulan');
    const [umk, ...others] = await activeUmks(running.program.store);
    expect(others).toEqual([]);
    expect(umk).toMatchObject({
      businessName: 'Keripik Bu Siti',
      product: 'Keripik singkong',
      moreProducts: ['Roti manis'],
      hasNib: 'ya',
      status: 'active',
      capacity: { max: 500_000, unit: 'bungkus', period: 'bulan' },
    });
    expect(await running.program.verifyAudit()).not.toHaveProperty('broken');
    const actions = inDatabase<{ action: string }>(
      `SELECT action FROM "Audit" WHERE subject = 'import/${runId}'`,
    );
    expect(actions.map(({ action }) => action)).toEqual(['import.stage', 'import.apply']);
  });

  it('read twice is refused, unless it is meant, and then everything is known', async () => {
    const path = fileOf(three);
    const { runId } = await stage('oss', path);
    await expect(stage('oss', path)).rejects.toThrow(/--again/);
    await apply(runId);
    const again = await stage('oss', path, { again: true });
    expect(again.counts.verdicts).toEqual({ same_nib: 3, error: 1 });
    expect(await apply(again.runId, 'only-sure')).toMatchObject({ made: 0 });
    expect(count('Umk')).toBe(2);
    await expect(apply(again.runId)).rejects.toThrow(/applied/);
  });

  it('that was overtaken by another makes nothing twice', async () => {
    const first = await stage('oss', fileOf(three));
    const second = await stage('oss', fileOf([...three, row('9120001234569', 'Baru')]));
    await apply(first.runId);
    expect(await apply(second.runId)).toMatchObject({ made: 1 });
    expect(count('Umk')).toBe(3);
  });

  it('with a failing row in its middle changes nothing at all', async () => {
    const rows = Array.from({ length: 1_200 }, (_, i) =>
      row(String(9120000000000 + i), `Usaha Nomor ${i}`),
    );
    const { runId } = await stage('oss', fileOf([HEADER, ...rows]));
    const db = new Database(running.database);
    db.exec(`UPDATE "ImportRow" SET verdict = 'in_file', same = 'row/2', body = 'x' WHERE n = 900;
      DELETE FROM "ImportUmk" WHERE n = 900`);
    db.close();
    await expect(apply(runId)).rejects.toThrow();
    expect([count('Umk'), count('Paper')]).toEqual([0, 0]);
    expect(await running.program.staging.runs()).toMatchObject([{ state: 'staged' }]);
  });

  it('whose columns nobody recognises says so; named by hand they are remembered', async () => {
    const lines = [
      'A;Nama Usaha;KBLI;Judul;Kelurahan;Kecamatan',
      '9120001234567;Keripik;10794;x;Bekasi Jaya;Bekasi Timur',
    ];
    await expect(stage('oss', fileOf(lines))).rejects.toThrow(/not found: NIB.*--map/s);
    await expect(stage('oss', fileOf(lines), { byHand: { nib: 'Z' } })).rejects.toThrow();
    expect((await stage('oss', fileOf(lines), { byHand: { nib: 'A' } })).counts.verdicts).toEqual({
      new: 1,
    });
    const other = lines.map((line, i) => (i === 1 ? line.replace('567;', '568;') : line));
    expect((await stage('oss', fileOf(other))).counts.rows).toBe(1);
    expect(
      (await running.program.staging.runs()).filter(({ state }) => state === 'reading'),
    ).toEqual([]);
  });

  it('holds formulas as the words they are', async () => {
    const { runId } = await stage(
      'umk',
      fileOf([
        'Nama;No HP;Produk;Kecamatan',
        '=HYPERLINK("x");081234567890;=1+1 keripik;Jatiasih',
        '#REF!;081234567891;keripik;Jatiasih',
      ]),
    );
    const [run] = await running.program.staging.runs();
    expect(run?.counts.errors).toEqual({ formula: 1 });
    expect(await apply(runId)).toMatchObject({ made: 1 });
  });
});

describe('rows that are known already', () => {
  const list = ['Nama Pemilik;Nama Usaha;No HP;Produk;Kecamatan;Kelurahan;NIB;Kapasitas'];
  const known = [...list, 'Siti;Keripik Bu Siti;081234567890;keripik;Bekasi Timur;Bekasi Jaya;;'];

  it.each([
    ['by telephone', 'Lain;Toko Lain;0812-3456-7890;sambal;Jatiasih;;9120001234567;', 'same_phone'],
    [
      'by nearly the same name',
      'Siti;Kripik Ibu Siti;081299999999;keripik;Bekasi Timur;Bekasi Jaya;;',
      'near',
    ],
    [
      'not where two people have one name',
      'Lia;;081211111111;sambal;Jatiasih;;;\nLia;;081222222222;kue;Jatiasih;;;',
      'new',
    ],
    ['not at another place', 'Siti;Keripik Bu Siti;081299999999;keripik;Jatiasih;;;', 'new'],
  ])('are found %s', async (_how, line, verdict) => {
    await apply((await stage('umk', fileOf(known))).runId);
    expect((await stage('umk', fileOf([...list, line]))).counts.verdicts).toEqual({
      [verdict]: line.split('\n').length,
    });
  });

  it('fill what is empty when that is asked for, and nothing else', async () => {
    await apply((await stage('umk', fileOf(known))).runId);
    const line =
      'Orang Lain;Keripik Bu Siti;081234567890;sambal;Bekasi Timur;Bekasi Jaya;9120001234567;500 bungkus/bulan';
    const { runId } = await stage('umk', fileOf([...list, line]));
    expect(await apply(runId, 'yes')).toMatchObject({ made: 0, filled: 1 });
    await claim('siti', 'Keripik Bu Siti', '4567');
    expect((await activeUmks(running.program.store))[0]).toMatchObject({
      product: 'keripik',
      hasNib: 'ya',
      capacity: { max: 500_000 },
    });
  });
});

describe('undoing', () => {
  it('takes back what nobody has touched, and says what it left', async () => {
    const { runId } = await stage('oss', fileOf(three));
    await apply(runId);
    await claim('siti', 'Keripik Bu Siti', '4567');
    const undone = await running.program.staging.undo(runId, undoing());
    expect(undone).toMatchObject({ removed: 1, restored: 0 });
    expect(undone.left).toHaveLength(1);
    expect([count('Umk'), count('Paper')]).toEqual([1, 1]);
    await expect(running.program.staging.undo(runId, undoing())).rejects.toThrow(/undone/);
  });

  it('puts back what was filled', async () => {
    const list = 'Nama;No HP;Produk;Kecamatan;NIB';
    await apply((await stage('umk', fileOf([list, 'Siti;081234567890;keripik;Jatiasih;']))).runId);
    const { runId } = await stage(
      'umk',
      fileOf([list, 'Siti;081234567890;keripik;Jatiasih;9120001234567']),
    );
    await apply(runId, 'yes');
    expect([inDatabase('SELECT hasNib FROM "Umk"'), count('Paper')]).toEqual([
      [{ hasNib: 'ya' }],
      1,
    ]);
    expect(await running.program.staging.undo(runId, undoing())).toEqual({
      removed: 0,
      restored: 1,
      left: [],
    });
    expect([inDatabase('SELECT hasNib FROM "Umk"'), count('Paper')]).toEqual([
      [{ hasNib: 'tidak' }],
      0,
    ]);
  });
});

describe('pledges and needs', () => {
  const pledge = [
    'Nama Perusahaan;Komitmen;Nama PIC;No HP;Alamat',
    '=PT Maju;30 persen rak;Rani;081234567890;Jl. Raya',
  ];

  it('make a company, and a code with which its PIC joins once', async () => {
    const { runId } = await stage('pledges', fileOf(pledge));
    const { codes } = await apply(runId);
    const written = readFileSync(codesPath(runId), 'utf8');
    expect(statSync(codesPath(runId)).mode & 0o077).toBe(0);
    expect(written).toContain(`'=PT Maju,Rani,081234567890,${codes[0]?.code},2026-11-30`);
    expect(existsSync(`${codesPath(runId)}.part`)).toBe(false);
    expect(JSON.stringify(inDatabase('SELECT * FROM "Invitation"'))).not.toContain(
      codes[0]?.code ?? '',
    );
    for (const words of [`gabung ${codes[0]?.code}`, 'setuju', 'Rani', 'ya'])
      await running.say('rani', words);
    expect(count('Membership')).toBe(1);
    expect((await running.program.staging.undo(runId, undoing())).left).toHaveLength(1);
  });

  it('are undone with their codes, where nobody has joined', async () => {
    const { runId } = await stage('pledges', fileOf(pledge));
    await apply(runId);
    await running.program.staging.undo(runId, undoing());
    expect([count('Company'), count('Invitation')]).toEqual([0, 0]);
  });

  it('need a company that is known', async () => {
    await apply((await stage('pledges', fileOf(pledge))).runId);
    const needs = fileOf([
      'Perusahaan;Kebutuhan;Volume;Satuan;Periode',
      'PT. MAJU;nasi kotak;300;kotak;hari',
      'PT Maju;Nasi Kotak;300;kotak;hari',
      'PT Lain;nasi kotak;300;kotak;hari',
    ]);
    const { runId, counts } = await stage('needs', needs);
    expect(counts.verdicts).toEqual({ new: 1, in_file: 1, error: 1 });
    expect(counts.errors).toEqual({ company_unknown: 1 });
    expect(await apply(runId)).toMatchObject({ made: 1, skipped: 1 });
    expect(await running.program.store.openNeeds()).toMatchObject([
      { need: { what: 'nasi kotak' } },
    ]);
    expect((await running.program.staging.undo(runId, undoing())).removed).toBe(1);
  });
});

describe('the command line', () => {
  const database = join(folder, 'cli.db');
  async function run(
    ...args: string[]
  ): Promise<{ code: number | null; out: string; err: string; megabytes: number }> {
    // The peak is asked of the process itself at its end; the limit is a quarter of what a small server has.
    const peak = `process.on('exit',()=>process.stderr.write('peak '+process.resourceUsage().maxRSS+'\\n'))`;
    const child = spawn(
      process.execPath,
      [
        '--max-old-space-size=256',
        '--import',
        `data:text/javascript,${encodeURIComponent(peak)}`,
        programFile('src/cli/import.ts'),
        ...args,
        '--db',
        database,
      ],
      {
        cwd: root,
        env: {
          PATH: process.env.PATH,
          NODE_ENV: 'test',
          BOT_DATA_DIR: folder,
          BOT_DATA_KEY: Buffer.alloc(32, 7).toString('base64'),
        },
      },
    );
    let [out, err] = ['', ''];
    child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()));
    const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
    const megabytes = Math.round(Number(/peak (\d+)/.exec(err)?.[1] ?? 0) / 1024);
    return { code, out, err, megabytes };
  }

  it(`takes ${ROWS} rows of which 3 in 100 are wrong, and takes them back`, async () => {
    const [good, bad] = [ROWS * 0.97, ROWS * 0.03].map(Math.round);
    const wrong = (i: number): string | undefined =>
      i % 100 >= 3 ? undefined : (['nib', 'phone', 'place'] as const)[i % 3];
    const lines = Array.from({ length: ROWS }, (_, i) => {
      const fault = wrong(i);
      const nib = fault === 'nib' ? '12345' : String(9120000000000 + i);
      const phone = fault === 'phone' ? '0812' : `0812${10000000 + i}`;
      const place = fault === 'place' ? 'Tambun;Tambun Selatan' : 'Bekasi Jaya;Bekasi Timur';
      return `${nib};Usaha Keluarga Nomor ${i};10794;Keripik rasa ${i % 50};${place};${phone}`;
    });
    const path = fileOf([HEADER, ...lines]);
    for (const [args, said] of [
      [
        ['oss', path],
        new RegExp(`${good} {2}new[^]*${bad} {2}with errors[^]*${ROWS / 100} {2}nib_digits`),
      ],
      [['oss', path], undefined],
      [['apply', '1'], new RegExp(`${good} made, 0 filled, 0 left`)],
      [['list'], new RegExp(`1 .* oss {2}applied {2}${ROWS} rows`)],
      [['undo', '1'], new RegExp(`${good} removed, 0 put back`)],
    ] as const) {
      const started = performance.now();
      const { code, out, err, megabytes } = await run(...args);
      const seconds = ((performance.now() - started) / 1000).toFixed(1);
      console.log(`import ${args[0]}: ${seconds} s, at most ${megabytes} MB`);
      expect(code, err).toBe(said ? 0 : 1);
      expect(megabytes).toBeLessThan(700);
      if (said) expect(out).toMatch(said);
      else expect(err).toContain('--again');
      expect(out + err).not.toContain('Usaha Keluarga');
    }
    const errors = readFileSync(`${path}.errors.csv`, 'utf8').trim().split('\n');
    expect(errors).toHaveLength(1 + (bad ?? 0));
    // What the office may see of a row is what is wrong with it; the words of an error have a number as an example.
    const shown = errors.filter((line) => /0812100\d|9120\d|Keluarga/.test(line));
    expect(shown).toEqual([]);
  }, 600_000);

  it('says what is wrong and how to put it right, in one line', async () => {
    for (const [args, said] of [
      [['oss', join(folder, 'none.csv')], /no file/],
      [['apply', 'x'], /no number of an import/],
      [['undo', '99'], /no import 99/],
      [['oss', fileOf([HEADER]), '--map', 'nib'], /--map nib: write it as/],
    ] as const) {
      const { code, err } = await run(...args);
      expect(code).toBe(1);
      expect(err).toMatch(said);
      expect(err).not.toMatch(/\n {4}at /);
    }
  }, 120_000);
});
