/** Companions in the whole program: invited for a kelurahan, they register; owners confirm by code, by their own number or on a sheet; nobody else sees a thing. */
import { basename } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { activeUmks } from '../store/activeUmks.ts';
import type { Input } from '../../src/conversation/input.ts';
import type { AssistView } from '../../src/domain/assist.ts';
import type { MatchView } from '../../src/domain/query.ts';
import { company, need } from '../flows/buyers.ts';
import type { Running } from './inProcess.ts';
import { startProgram } from './inProcess.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
const start = new Date('2026-11-23T02:00:00Z');
const SITI =
  'Bu Siti Aminah, keripik singkong, 500 bungkus per bulan, Kranji, 081234567890, belum punya NIB';
const BUDI =
  'Pak Budi Santoso, bakso ikan, 100 porsi per hari, Kranji, 081298765432, sudah punya NIB';

let running: Running;

async function hears(from: string, text: string): Promise<string> {
  const heard = await running.say(from, text);
  return heard
    .flatMap(({ message }) => [message.text, ...(message.options ?? []).map(({ label }) => label)])
    .join('\n');
}

async function picks(from: string, words: string): Promise<string> {
  const last = running.sent.filter(({ address }) => address.id === from).at(-1);
  const at = (last?.message.options ?? []).findIndex(({ label }) => label.includes(words));
  if (at < 0) throw new Error(`${from} is not offered "${words}": ${last?.message.text}`);
  return hears(from, String(at + 1));
}

let count = 0;
async function gives(
  from: string,
  input: Input,
  channel: 'terminal' | 'whatsapp-cloud' = 'terminal',
) {
  const account = channel === 'terminal' ? basename(running.database) : 'office';
  const { settled } = await running.program.handler.receive({
    id: `given-${count++}`,
    from: { channel, account, id: from },
    at: start,
    input,
  });
  await settled;
  await running.program.delivery.flush();
}

function everHeard(from: string): string {
  const theirs = running.sent.filter(({ address }) => address.id === from);
  return theirs.map(({ message }) => message.text).join('\n');
}

function rows<T>(sql: string): T[] {
  const file = new Database(running.database, { readonly: true });
  const found = file.prepare(sql).all();
  file.close();
  return found as T[];
}

async function companion(who: string, name: string): Promise<void> {
  await hears('ani', '/peran');
  for (const words of ['Undang', 'pendamping', 'Satu kelurahan']) await picks('ani', words);
  await hears('ani', 'Kranji');
  await picks('ani', '1 jam');
  const made = await picks('ani', 'Ya, buat kode');
  const code = /GABUNG ([A-Z0-9]{8})/.exec(made)?.[1] ?? '';
  await hears(who, `gabung ${code}`);
  expect(await hears(who, name)).toContain('Kelurahan Kranji');
  expect(await hears(who, 'ya')).toContain('/dampingi');
}

/** Registers from the desk; gives the code for the owner and the number of the business. */
async function registers(who: string, form: string): Promise<{ code: string; id: number }> {
  await hears(who, '/dampingi');
  await picks(who, 'Daftarkan usaha');
  await hears(who, form);
  await hears(who, 'ya');
  const done = await hears(who, 'kirim');
  return {
    code: /SETUJU ([A-Z0-9]{8})/.exec(done)?.[1] ?? '',
    id: Number(/nomor UMK (\d+)/.exec(done)?.[1]),
  };
}

async function assist(id: number): Promise<AssistView | undefined> {
  return (await running.program.store.read({ kind: 'assist', id }, 0)) as AssistView | undefined;
}

async function timeGoesTo(to: Date): Promise<void> {
  running.moveClock(to);
  await running.program.timers.fire('test', to);
  await running.program.delivery.flush();
}

describe('companions', () => {
  beforeEach(async () => {
    running = await startProgram();
    await running.grant('ani', 'admin');
    await running.say('ani', 'halo');
    await companion('rina', 'Rina Wati');
  });
  afterEach(() => running.close());

  it('register owners of their area, who confirm by code; nobody else sees or answers', async () => {
    const { code, id } = await registers('rina', SITI);
    expect(await activeUmks(running.program.store)).toEqual([]);
    await picks('rina', 'satu lagi');
    await hears('rina', SITI.replace('Kranji', 'Jatiasih'));
    expect(await hears('rina', 'ya')).toContain('di luar wilayah Anda');
    await hears('rina', 'Kranji');
    expect(running.position('rina')).toBe('assist_register/taken');
    await picks('rina', 'Tidak jadi');

    await companion('tono', 'Tono');
    await hears('tono', '/dampingi');
    expect(await picks('tono', 'Usaha yang saya dampingi')).toContain('Belum ada usaha');
    await picks('tono', 'Cari');
    expect(await hears('tono', String(id))).toContain('Tidak ada yang cocok');
    const last = running.sent.filter(({ address }) => address.id === 'tono').at(-1);
    await gives('tono', { kind: 'choice', option: String(id), turn: last?.message.turn ?? 0 });
    expect(everHeard('tono')).not.toMatch(/keripik singkong|081234567890/);

    expect(await hears('rina', `SETUJU ${code}`)).toContain('Kode ini untuk pemilik');
    expect(await hears('siti', `SETUJU ${code}`)).toContain('Rina Wati');
    await picks('siti', 'Ubah Kapasitas');
    await hears('siti', '600 bungkus per bulan');
    await hears('siti', 'betul, saya setuju');
    expect(await hears('siti', 'setuju')).toContain(`nomor UMK ${id}`);
    expect((await activeUmks(running.program.store))[0]).toMatchObject({
      id,
      capacity: { max: 600_000 },
    });
    expect((await assist(id))?.assist.state).toBe('owned');
    expect(rows('SELECT * FROM Consent WHERE umkId IS NOT NULL')).toEqual([]);
    expect(rows<{ n: number }>('SELECT count(*) n FROM Consent')[0]?.n).toBe(1);
    await hears('rina', 'batal');
    expect(everHeard('rina')).toContain('sudah setuju dari nomornya sendiri');
    expect(await hears('tono', `SETUJU ${code}`)).toContain('sudah dipakai');
  });

  it('know an owner by the number that WhatsApp vouches for; a no erases everything and they hear it', async () => {
    const { id } = await registers('rina', SITI);
    // Somebody who only says that this is their number is not known by it.
    await gives('6281200000000', { kind: 'text', text: 'halo' }, 'whatsapp-cloud');
    const people = rows<{ id: number }>(
      "SELECT personId id FROM Address WHERE channel <> 'terminal'",
    );
    const forMe = { kind: 'assists.forMe' } as const;
    expect(await running.program.store.read(forMe, people[0]?.id ?? 0)).toEqual([]);
    for (const text of ['halo', '1', 'bukan saya', 'ya, hapus']) {
      await gives('6281234567890', { kind: 'text', text }, 'whatsapp-cloud');
    }
    expect(await assist(id)).toMatchObject({ assist: { state: 'refused' } });
    expect((await assist(id))?.umk).toBeUndefined();
    await hears('rina', 'selesai');
    expect(everHeard('rina')).toContain(`Pemilik UMK nomor ${id} tidak setuju`);
    expect(rows("SELECT * FROM Invitation WHERE organisation = 'owner'")).toEqual([]);
    expect(rows(`SELECT * FROM Paper WHERE umkId = ${id}`)).toEqual([]);
    expect(rows("SELECT * FROM Timer WHERE key LIKE 'assist/%'")).toEqual([]);
  });

  it('answer for an owner whose sheet was checked, until the role ends; the owner may still come', async () => {
    const { code, id } = await registers('rina', BUDI);
    await picks('rina', 'tanda tangan di lembar');
    const blobId = await running.program.blobs.keep(new Uint8Array([1, 2]), 'image/jpeg', 'rina');
    await gives('rina', { kind: 'photo', blobId, mime: 'image/jpeg' });
    await running.grant('kuri', 'kurator');
    await running.say('kuri', 'halo');
    await hears('kuri', '/antrian');
    await picks('kuri', 'Periksa lembar persetujuan');
    expect(await picks('kuri', 'Kerjakan')).toContain('Budi Santoso');
    expect(await picks('kuri', 'Sah')).toContain('Tercatat sah');
    expect((await activeUmks(running.program.store)).map((umk) => umk.id)).toEqual([id]);
    expect(
      rows('SELECT personId, umkId, channel, version FROM Consent WHERE umkId IS NOT NULL'),
    ).toEqual([{ personId: 0, umkId: id, channel: 'sheet', version: '2026-11-lembar' }]);

    const store = running.program.store;
    const match = { needId: 3, umkId: id, score: 1, reasons: [], steps: [], createdAt: start };
    const asked = { ...match, state: 'shortlisted' as const, askedAt: start, updatedAt: start };
    await store.write([
      { op: 'insert', table: 'company', row: company() },
      { op: 'insert', table: 'need', row: need() },
      { op: 'insert', table: 'match', row: { id: 1, ...asked } },
      { op: 'insert', table: 'need', row: need({ id: 4 }) },
      { op: 'insert', table: 'match', row: { id: 2, ...asked, needId: 4 } },
    ]);
    const rina =
      rows<{ personId: number }>("SELECT personId FROM StaffRole WHERE role = 'pendamping'")[0]
        ?.personId ?? 0;
    expect(await store.peopleOf({ umk: id })).toEqual([rina]);
    const silent = { kind: 'match.silent' as const, round: 1 };
    const soon = new Date(start.getTime() + DAY_MS);
    await store.write([
      {
        op: 'put',
        table: 'timer',
        row: {
          id: `a/${rina}`,
          key: 'match-silent/1',
          personId: rina,
          happening: { ...silent, matchId: 1 },
          at: soon,
        },
      },
    ]);
    await timeGoesTo(soon);
    expect(everHeard('rina')).toContain('ingin bermitra dengan Budi Santoso');
    expect(await hears('rina', 'pemilik mau')).toContain('Ini kontak perusahaannya');
    const view = (await store.read({ kind: 'match', id: 1 }, rina)) as MatchView;
    expect(view.match.state).toBe('agreed');
    expect(view.match.steps.at(-1)).toMatchObject({ by: 'umk', behalf: rina });

    await hears('ani', '/peran');
    await picks('ani', 'Rina Wati');
    await picks('ani', 'Cabut peran');
    await picks('ani', 'Ya, cabut');
    const kuri = await store.peopleOf({ role: 'kurator' });
    expect(await store.peopleOf({ umk: id })).toEqual(kuri);
    const later = new Date(soon.getTime() + DAY_MS);
    await store.write([
      {
        op: 'put',
        table: 'timer',
        row: {
          id: `b/${rina}`,
          key: 'match-silent/2',
          personId: rina,
          happening: { ...silent, matchId: 2 },
          at: later,
        },
      },
    ]);
    await timeGoesTo(later);
    expect(everHeard('kuri')).toContain('ingin bermitra dengan Budi Santoso');
    await hears('rina', 'menu');
    expect(await hears('rina', '/dampingi')).toContain('hanya untuk petugas');

    await hears('budi', `SETUJU ${code}`);
    await hears('budi', 'ya');
    expect(await hears('budi', 'setuju')).toContain(`nomor UMK ${id}`);
    expect(await store.peopleOf({ umk: id })).not.toEqual(kuri);
    expect(await hears('kuri', 'pemilik mau')).toContain('sudah ditutup atau sudah dijawab');
  });

  it('are reminded once of an owner who says nothing, and then the data goes', async () => {
    const { id } = await registers('rina', SITI);
    await picks('rina', 'Selesai');
    await timeGoesTo(new Date(start.getTime() + 14 * DAY_MS));
    expect(everHeard('rina')).toContain('belum menyatakan setuju');
    await timeGoesTo(new Date(start.getTime() + 30 * DAY_MS));
    expect(await assist(id)).toMatchObject({ assist: { state: 'expired' } });
    expect((await assist(id))?.umk).toBeUndefined();
    const trail = rows<{ action: string; subject: string }>(
      "SELECT action, subject FROM Audit WHERE action LIKE 'assist.%'",
    );
    expect(trail.map(({ action }) => action)).toEqual([
      'assist.register',
      'assist.code',
      'assist.expire',
    ]);
    expect(trail.every(({ subject }) => subject === `umk/${id}`)).toBe(true);
    expect((await running.program.verifyAudit()).broken).toBeUndefined();
  });
});
