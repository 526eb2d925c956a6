/** Help with a licence in the whole program: asked in everyday words, booked, reminded, worked off, and the paper is on the profile. */
import { basename } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Input } from '../../src/conversation/input.ts';
import type { LicenceView } from '../../src/domain/licence.ts';
import { kotaBekasi } from '../../src/regions/kota-bekasi.ts';
import { umk } from '../store/rows.ts';
import type { Running } from './inProcess.ts';
import { startProgram } from './inProcess.ts';

const start = new Date('2026-11-23T02:00:00Z');
let running: Running;

async function settle(): Promise<void> {
  await running.program.handler.idle();
  await running.program.delivery.flush();
}

/** Everything that somebody hears because of it, as one text with the labels of the options. */
async function hears(from: string, text: string): Promise<string> {
  const before = heard(from).length;
  await running.say(from, text);
  await settle();
  return heard(from).slice(before).join('\n');
}

function heard(from: string): string[] {
  return running.sent
    .filter(({ address }) => address.id === from)
    .map(({ message }) =>
      [message.text, ...(message.options ?? []).map(({ label }) => label)].join('\n'),
    );
}

async function at(moment: string): Promise<void> {
  running.moveClock(new Date(moment));
  await running.program.timers.fire('test');
  await settle();
}

async function owner(from: string, umkId: number): Promise<number> {
  const { store } = running.program;
  const personId = (await running.say(from, 'halo'))[0]?.personId ?? 0;
  const consent = { granted: true, version: kotaBekasi.consent.version, channel: 'terminal' };
  await store.write([
    { op: 'insert', table: 'umk', row: umk(umkId, { product: 'keripik singkong' }) },
    {
      op: 'insert',
      table: 'membership',
      row: {
        id: `umk/${umkId}/${personId}`,
        personId,
        organisation: 'umk',
        organisationId: umkId,
        role: 'owner',
        since: '2026-11-22',
      },
    },
    {
      op: 'insert',
      table: 'consent',
      row: { id: `c${personId}`, personId, purpose: 'service', at: start, ...consent },
    },
  ]);
  return personId;
}

async function staff(from: string, role: 'kurator' | 'viewer'): Promise<void> {
  await running.grant(from, role);
  const personId = (await running.say(from, 'halo'))[0]?.personId ?? 0;
  const set = { name: from };
  await running.program.store.write([{ op: 'patch', table: 'person', id: personId, set }]);
}

async function view(id: number): Promise<LicenceView> {
  return (await running.program.store.read({ kind: 'licence', id }, 1)) as LicenceView;
}

async function forges(from: string, option: string): Promise<void> {
  const last = running.sent.filter(({ address }) => address.id === from).at(-1);
  const input: Input = { kind: 'choice', option, turn: last?.message.turn ?? 0 };
  const { settled } = await running.program.handler.receive({
    id: `forged/${option}/${running.sent.length}`,
    from: { channel: 'terminal', account: basename(running.database), id: from },
    at: start,
    input,
  });
  await settled;
  await settle();
}

/** The owner asks for help with a P-IRT and is at the question of the clinic. */
async function asks(from: string, words: string): Promise<void> {
  await running.say(from, words);
  await running.say(from, 'iya dong');
  for (let n = 0; n < 4; n++) await running.say(from, 'lewati');
  expect(running.position(from)).toBe('licence/slot');
}

describe('help with a licence', () => {
  beforeEach(async () => {
    running = await startProgram(start);
    await owner('siti', 7);
    await staff('ani', 'kurator');
  });
  afterEach(() => running.close());

  it('goes from everyday words to the paper on the profile', async () => {
    await asks('siti', 'kak gimana cara bikin pirt ya');
    expect(await hears('siti', 'kamis')).toContain('Pukul berapa');
    expect(await hears('siti', 'jam 9')).toContain('F-0001');
    expect(heard('ani').at(-1)).toContain('/fasilitasi 1');
    expect(await hears('siti', 'status')).toContain('P-IRT (F-0001): menunggu petugas');

    // The day before at nine in the morning.
    await at('2026-11-25T01:59:00Z');
    expect(heard('siti').at(-1)).not.toContain('besok');
    await at('2026-11-25T02:00:30Z');
    expect(heard('siti').at(-1)).toContain('Kamis, 26 November 2026, pukul 09.00');
    expect(await hears('siti', 'insyaallah hadir')).toContain('sampai jumpa');

    expect(await hears('ani', '/fasilitasi F-0001')).toContain('Mulai bantu');
    await hears('ani', 'mulai bantu');
    expect(heard('siti').at(-1)).toContain('petugas sudah mulai membantu');
    expect(await hears('ani', 'buka lagi')).toContain('sedang dibantu petugas');

    // What staff ask for is sent in answer to the question itself.
    await hears('ani', 'minta foto');
    await hears('ani', 'foto label yang baru');
    expect(heard('siti').at(-1)).toContain('petugas perlu: foto label yang baru');
    // While she was busy with the card, news waited.
    await hears('ani', 'selesai');
    await hears('siti', 'labelnya menyusul besok ya');
    await hears('siti', 'selesai');
    expect(heard('ani').join('\n')).toContain('pemohon mengirim yang diminta');
    expect(await hears('ani', '/fasilitasi 1')).toContain('labelnya menyusul besok ya');

    await hears('ani', 'sudah diajukan');
    await hears('ani', 'hari ini');
    expect(await hears('ani', 'lewati')).toContain('tercatat sudah diajukan');
    expect(heard('siti').at(-1)).toContain('sudah diajukan Rabu, 25 November 2026');

    // A week without news.
    await at('2026-12-02T02:00:30Z');
    expect(heard('siti').at(-1)).toContain('Sudah sampai mana P-IRT-nya');
    expect(await hears('siti', 'masih proses')).toContain('Minggu depan saya tanya lagi');
    await at('2026-12-09T02:00:30Z');
    expect(heard('siti').at(-1)).toContain('Sudah sampai mana');

    await hears('ani', '/fasilitasi 1');
    await hears('ani', 'sudah terbit');
    await hears('ani', '2063275010001-31');
    expect(await hears('ani', 'lewati')).toContain('tercatat terbit');
    expect(heard('siti').join('\n')).toContain('Selamat');
    expect(await hears('siti', 'masih proses')).toContain('sudah selesai');
    expect(await hears('siti', 'profil')).toContain('2063275010001-31');
    expect(await hears('siti', 'status')).toContain('P-IRT (F-0001): sudah terbit');
    const { request, item } = await view(1);
    expect(request.steps.map(({ move }) => move)).toEqual(['help', 'submit', 'issue']);
    expect(request.slot).toBeUndefined();
    expect(item).toBeUndefined();
    // Nothing comes by itself any more.
    const before = heard('siti').length;
    await at('2027-02-09T02:00:30Z');
    expect(heard('siti')).toHaveLength(before);
  });

  it('tells staff once an owner did not answer twice, and asks once a month from then on', async () => {
    await asks('siti', 'bantu pirt dong');
    await hears('siti', 'lewat chat saja');
    await hears('ani', '/fasilitasi 1');
    await hears('ani', 'mulai bantu');
    const asked = (): number =>
      heard('siti').filter((text) => text.startsWith('Sudah sampai mana')).length;
    for (const day of ['2026-11-30', '2026-12-07']) await at(`${day}T02:00:30Z`);
    expect(asked()).toBe(2);
    expect(heard('ani').join('\n')).not.toContain('tidak menjawab');
    await at('2026-12-14T02:00:30Z');
    expect(heard('ani').join('\n').split('dua kali tidak menjawab')).toHaveLength(2);
    expect((await view(1)).item?.dueOn).toBe('2026-12-14');
    await at('2026-12-28T02:00:30Z');
    expect(asked()).toBe(3);
    await at('2027-01-13T02:00:30Z');
    expect(asked()).toBe(4);
    // Only the newest question is open: one answer is enough.
    await hears('siti', 'masih proses');
    expect(running.position('siti')).toBe('menu/welcome');
    expect((await view(1)).request.unanswered).toBe(0);
  });

  it('gives the last place at the clinic to one of two who choose it at the same moment', async () => {
    const { store } = running.program;
    const { places } = kotaBekasi.clinic;
    const first = '2026-11-24/09:00';
    for (let n = 1; n < places; n++) {
      await owner(`orang${n}`, 100 + n);
      await asks(`orang${n}`, 'mau urus pirt');
      await hears(`orang${n}`, '1');
    }
    await owner('budi', 8);
    await asks('siti', 'mau urus pirt');
    await asks('budi', 'perpanjang pirt');
    await Promise.all([running.say('siti', '1'), running.say('budi', '1')]);
    await settle();
    const [winner, loser] =
      running.position('siti') === 'menu/welcome' ? ['siti', 'budi'] : ['budi', 'siti'];
    expect(running.position(winner ?? '')).toBe('menu/welcome');
    expect(running.position(loser ?? '')).toBe('licence/slot');
    expect(heard(loser ?? '').join('\n')).toContain('baru saja penuh');
    const query = { kind: 'clinic.taken', from: '2026-11-24', to: '2026-12-23' } as const;
    const taken = (await store.read(query, 1)) as string[];
    expect(taken).toEqual(Array.from({ length: places }, (_, n) => `${first}/${n + 1}`));
    expect(await hears(loser ?? '', '2')).toContain('pukul 10.30');
  });

  it('lets one of two officers start, and nobody else do anything with it', async () => {
    await asks('siti', 'bantu izin pirt');
    await hears('siti', 'lewat chat saja');
    await staff('rina', 'kurator');
    await staff('vera', 'viewer');
    for (const who of ['ani', 'rina', 'vera']) await hears(who, '/fasilitasi 1');
    await Promise.all([running.say('ani', 'mulai bantu'), running.say('rina', 'mulai bantu')]);
    await settle();
    const { item, request } = await view(1);
    expect(request.steps).toHaveLength(1);
    const [, loser] = running.position('ani').endsWith('again') ? ['ani', 'rina'] : ['rina', 'ani'];
    expect(heard(loser ?? '').join('\n')).toContain('Sudah diambil');
    expect(heard('siti').filter((text) => text.includes('mulai membantu'))).toHaveLength(1);

    expect(heard('vera').at(-1)).toContain('Selesai');
    expect(heard('vera').join('\n')).not.toContain('Siti');
    for (const who of ['vera', loser ?? '', 'siti']) {
      for (const option of ['mulai', 'minta', 'ajukan', 'terbit', 'hentikan', 'catat', 'berkas']) {
        await forges(who, option);
      }
    }
    expect(await hears('siti', '/fasilitasi 1')).toContain('hanya untuk petugas');
    expect(await view(1)).toMatchObject({ item, request: { state: 'helping', notes: [] } });
  });
});
