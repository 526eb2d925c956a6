/** Papers and readiness in the whole program: an owner sends a photo, a curator looks, the owner hears; of two who decide one wins; a viewer changes nothing. */
import { basename } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Outbound } from '../../src/app/ports.ts';
import type { Input } from '../../src/conversation/input.ts';
import type { ReadinessView } from '../../src/domain/curation.ts';
import type { PaperView } from '../../src/domain/query.ts';
import { kotaBekasi } from '../../src/regions/kota-bekasi.ts';
import { umk } from '../flows/buyers.ts';
import type { Running } from './inProcess.ts';
import { startProgram } from './inProcess.ts';

const now = new Date('2026-11-23T02:00:00Z');
let running: Running;

function spoken(heard: readonly Outbound[]): string {
  return heard
    .flatMap(({ message }) => [message.text, ...(message.options ?? []).map(({ label }) => label)])
    .join('\n');
}

function address(id: string) {
  return { channel: 'terminal' as const, account: basename(running.database), id };
}

async function hears(from: string, text: string): Promise<string> {
  return spoken(await running.say(from, text));
}

function heardBy(from: string): Outbound[] {
  return running.sent.filter((message) => message.address.id === from);
}

/** Hands in what is no text: a photo, or a button's data as somebody might forge it. */
async function sends(from: string, input: Input): Promise<string> {
  const before = heardBy(from).length;
  const id = `sent/${running.sent.length}/${from}`;
  const { settled } = await running.program.handler.receive({
    id,
    from: address(from),
    at: now,
    input,
  });
  await settled;
  await running.program.delivery.flush();
  return spoken(heardBy(from).slice(before));
}

function forges(from: string, option: string): Promise<string> {
  return sends(from, { kind: 'choice', option, turn: heardBy(from).at(-1)?.message.turn ?? 0 });
}

/** Somebody who has agreed to the notice owns this business. */
async function owns(from: string, id: number): Promise<void> {
  const { store } = running.program;
  await running.say(from, 'halo');
  const personId = await store.personAt(address(from));
  const member = { personId, organisation: 'umk', organisationId: id, role: 'owner' } as const;
  const { version } = kotaBekasi.consent;
  const consent = { personId, purpose: 'service', granted: true, version } as const;
  await store.write([
    { op: 'insert', table: 'umk', row: umk({ id, hasNib: 'tidak' }) },
    {
      op: 'insert',
      table: 'membership',
      row: { id: `umk/${id}/${personId}`, since: '2026-11-20', ...member },
    },
    {
      op: 'insert',
      table: 'consent',
      row: { id: `c/${from}`, channel: 'terminal', at: now, ...consent },
    },
  ]);
}

async function records(from: string, kind: string, number: string | Input): Promise<void> {
  await running.say(from, 'profil usaha');
  await running.say(from, 'surat izin');
  await running.say(from, kind);
  await running.say(from, 'sudah ada');
  if (typeof number === 'string') {
    await running.say(from, number);
    while (running.position(from) !== 'papers/kind') await running.say(from, 'lewati');
  } else {
    await sends(from, number);
    while (running.position(from) !== 'papers/kind') await running.say(from, 'lewati');
  }
  await running.say(from, 'selesai');
  await running.say(from, 'selesai');
}

function papers(umkId = 7): Promise<PaperView[]> {
  return running.program.store.read({ kind: 'papers', umkId }, 1) as Promise<PaperView[]>;
}

function actions(): string[] {
  const file = new Database(running.database, { readonly: true });
  const rows = file.prepare('SELECT action FROM Audit ORDER BY rowid').all() as {
    action: string;
  }[];
  file.close();
  return rows.map(({ action }) => action);
}

describe('papers and readiness', () => {
  beforeEach(async () => {
    running = await startProgram(now);
    await running.grant('rina', 'kurator');
    await running.say('rina', 'halo');
    await owns('siti', 7);
  });
  afterEach(() => running.close());

  it('lead from a photo to a look, to news for the owner, and to a mended paper', async () => {
    const photo: Input = { kind: 'photo', blobId: 'blob-7', mime: 'image/jpeg' };
    await records('siti', 'P-IRT', photo);
    await records('siti', 'merek', 'IDM000123456');
    const told = heardBy('rina').filter(({ message }) => message.text.includes('/verifikasi 7'));
    expect(told).toHaveLength(1);
    expect(await hears('rina', '/antrian')).toContain('Periksa dokumen – UMK 7');
    await running.say('rina', 'batal');

    const before = heardBy('rina').length;
    expect(await hears('rina', '/verifikasi')).toContain('Merek UMK 7: sah?');
    expect(await hears('rina', 'sah')).toContain('P-IRT UMK 7: sah?');
    expect(
      heardBy('rina')
        .slice(before)
        .flatMap(({ message }) => message.attachment ?? []),
    ).toMatchObject([{ kind: 'photo', blobId: 'blob-7' }]);
    await hears('rina', 'tidak sah');
    expect(await hears('rina', 'foto tidak terbaca')).toContain(
      'Tidak ada surat izin yang menunggu',
    );
    const news = spoken(heardBy('siti').slice(-1));
    expect(news).toContain('P-IRT untuk Dapur Siti (nasi kotak) belum bisa kami terima');
    expect(news).toContain('Merek untuk Dapur Siti (nasi kotak) sudah diperiksa petugas dan sah');
    expect(await papers()).toMatchObject([
      { kind: 'merek', checkedAt: now },
      { kind: 'pirt', checkedAt: now, refusal: 'unreadable' },
    ]);

    // Mended, it waits for a look again; what was accepted stays.
    expect(await hears('siti', 'perbaiki sekarang')).toContain('P-IRT: bagaimana keadaannya');
    await running.say('siti', 'sudah ada');
    await sends('siti', { ...photo, blobId: 'blob-8' });
    while (running.position('siti') !== 'papers/kind') await running.say('siti', 'lewati');
    const [merek, pirt] = await papers();
    expect(merek?.checkedAt).toEqual(now);
    expect(pirt).not.toHaveProperty('refusal');
    expect(await hears('rina', '/verifikasi')).toContain('P-IRT UMK 7: sah?');
  });

  it('count the readiness anew when a paper is refused', async () => {
    await records('siti', 'NIB', '9120001234567');
    const { store } = running.program;
    const answers = Object.fromEntries(
      kotaBekasi.readiness.questions.map(({ code, options: [best] }) => [
        code,
        { option: best?.id ?? '', score: 4 },
      ]),
    );
    const answeredAt = new Date('2026-11-20T02:00:00Z');
    const row = { id: 7, answers, score: 100, level: 'siap' as const, updatedAt: answeredAt };
    await store.write([{ op: 'put', table: 'readiness', row }]);
    await hears('rina', '/verifikasi 7');
    await hears('rina', 'tidak sah');
    await hears('rina', 'foto tidak terbaca');
    const counted = (await store.read({ kind: 'readiness', umkId: 7 }, 0)) as ReadinessView;
    expect(counted.answers['L1']).toMatchObject({ option: 'belum' });
    expect(counted.score).toBeLessThan(100);
    expect(counted.answeredAt).toEqual(answeredAt);
    expect(actions()).toContain('readiness.recount');
  });

  it('are decided by one of two at the same moment, and the other is told', async () => {
    await records('siti', 'merek', 'IDM000123456');
    await running.grant('budi', 'kurator');
    await running.say('budi', 'halo');
    for (const who of ['rina', 'budi']) {
      expect(await hears(who, '/verifikasi 7')).toContain('Merek UMK 7: sah?');
    }
    await hears('budi', 'tidak sah');
    const [rina, budi] = await Promise.all([hears('rina', 'sah'), hears('budi', '2')]);
    const late = [rina, budi].filter((text) => text.includes('diputuskan petugas lain'));
    expect(late).toHaveLength(1);
    expect(actions().filter((action) => action === 'paper.check')).toHaveLength(1);
  });

  it('give a viewer, an owner and a forged button nothing to change', async () => {
    await records('siti', 'merek', 'IDM000123456');
    await running.grant('vina', 'viewer');
    await running.say('vina', 'halo');
    for (const command of ['/verifikasi', '/verifikasi 7', '/kurasi', '/kurasi 7']) {
      expect(await hears('vina', command)).toContain('hanya untuk petugas');
    }
    const card = await hears('vina', '/umk 7');
    expect(card).not.toContain('Periksa surat');
    expect(card).not.toContain('IDM000123456');
    for (const option of ['surat', 'kurasi', 'sah', 'simpan', 'not_found']) {
      await forges('vina', option);
      await forges('siti', option);
    }
    await running.grant('siti', 'kurator');
    expect(await hears('siti', '/verifikasi 7')).toContain('petugas lain');
    expect(await hears('siti', '/verifikasi')).toContain('Tidak ada surat izin');
    expect(await hears('siti', '/kurasi 7')).toContain('petugas lain');
    expect(await papers()).not.toHaveProperty([0, 'checkedAt']);
    expect(actions()).not.toContain('paper.check');
    expect(actions()).not.toContain('queue.take');
  });

  it('have a person look where the owner asks for one, whose level counts from then on', async () => {
    const answers = { P2: { option: 'langsung', score: 4 } };
    const row = { id: 7, answers, score: 40, level: 'perlu' as const, updatedAt: now };
    await running.program.store.write([{ op: 'put', table: 'readiness', row }]);
    await running.say('siti', 'minta dinilai petugas');
    await running.say('siti', 'ya');
    expect(await hears('rina', '/kurasi')).toContain('minta dinilai');
    expect(await hears('rina', '1')).toContain('Perlu pendampingan, nilai 40');
    await running.answer('rina', {
      'curate/menu': 'catat kunjungan',
      'curate/on': 'kemarin',
      'curate/how': '1',
      'curate/notes': 'dapur sempit tapi bersih',
      'curate/level': 'siap bermitra',
      'curate/reason': 'sudah melayani pesanan besar setiap minggu',
    });
    expect(await hears('rina', 'simpan')).toContain('Tidak ada usaha yang menunggu');
    const news = heardBy('siti').at(-1)?.message.text ?? '';
    expect(news).toContain('Tingkatnya sekarang: Siap bermitra');
    expect(news).toContain('sudah melayani pesanan besar setiap minggu');
    expect(news).not.toContain('sempit');
    expect(await hears('siti', 'status')).toContain('Siap bermitra (40 dari 100), dilihat petugas');
    const { store } = running.program;
    expect(
      await store.read({ kind: 'queue.count', of: ['review_request'], askedBefore: now }, 1),
    ).toBe(0);
    const view = (await store.read({ kind: 'readiness', umkId: 7 }, 1)) as ReadinessView;
    expect(view).toMatchObject({ level: 'siap', computed: 'perlu' });
  });
});
