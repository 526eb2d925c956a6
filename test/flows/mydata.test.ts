/**
 * What a person may do about their own data: see all of it, correct, erase, withdraw, object,
 * stop; each a different thing.
 */
import { describe, expect, it } from 'vitest';
import { kotaBekasi } from '../../src/regions/kota-bekasi.ts';
import type { Company } from '../../src/domain/company.ts';
import type { Ticket } from '../../src/domain/ticket.ts';
import { aUmk, last, owner, registered, unvisited, where } from './owner.ts';

const at = new Date('2026-11-20T02:00:00Z');
const ticket: Ticket = {
  id: 42,
  regionId: 'kota-bekasi',
  personId: 1,
  urgent: true,
  text: 'belum dibayar dua bulan',
  state: 'open',
  log: [],
  rev: 0,
  reportedOn: '2026-11-20',
  dueOn: '2026-12-01',
  provisional: false,
  createdAt: at,
  updatedAt: at,
};
const company: Company = {
  id: 9,
  regionId: 'kota-bekasi',
  kind: 'company',
  name: 'PT Maju Jaya',
  picName: 'Siti Aminah',
  phone: '+622188888888',
  address: 'Jl. Ahmad Yani 1',
  status: 'waiting',
  example: false,
  createdAt: at,
  updatedAt: at,
};

describe('my data', () => {
  it('shows everything that is stored, unmasked and in words', () => {
    const world = owner({
      person: registered([aUmk({ workforce: 3, salesBand: 'mikro' })], { companies: [company] }),
      stored: {
        tickets: [ticket],
        papers: { 7: [{ kind: 'nib', status: 'ada', number: '1234567890123' }] },
        readiness: { 7: { id: 7, answers: { P2: 'skipped' }, updatedAt: at } },
        attachments: [
          {
            id: '1',
            blobId: 'a',
            kind: 'photo',
            mime: 'image/png',
            owner: 'umk',
            ownerId: '7',
            at,
          },
          {
            id: '2',
            blobId: 'b',
            kind: 'photo',
            mime: 'image/png',
            owner: 'paper',
            ownerId: '7/nib',
            at,
          },
        ],
      },
    });
    world.say('data saya');
    for (const row of [
      '- Nama: Siti Aminah',
      '- Nomor HP: 081234567890',
      '- Dipanggil: Ibu',
      `- Persetujuan: diberikan (versi ${kotaBekasi.consent.version})`,
      '- Pengingat: Ya',
      '- Perusahaan: PT Maju Jaya, Siti Aminah, 02188888888, Jl. Ahmad Yani 1',
      '- Laporan: T-0042: belum dibayar dua bulan',
      '- Kapasitas: 500 bungkus per bulan',
      '- Yang bekerja: 3 orang',
      '- Omzet: Sampai Rp2 miliar setahun',
      '- NIB: sudah ada, 1234567890123',
      '- Foto: 1 foto',
      '- Foto surat izin: 1',
      '- Kesiapan: 1 jawaban, belum lengkap',
    ]) {
      expect(world.heard()).toContain(row);
    }
    expect(where(world)).toBe('mydata/menu');
  });

  it('says that little is stored about whoever only asked', () => {
    const world = owner();
    world.say('data saya');
    expect(world.heard()).toContain('- Persetujuan: belum diberikan');
    expect(world.heard()).not.toContain('UMK nomor');
  });

  it('opens the notice in full, the profile to correct, and ends', () => {
    const world = owner({ person: registered() });
    world.say('data saya');
    world.say('selengkapnya');
    expect(world.heard()).toContain(kotaBekasi.consent.more.id);
    world.say('betulkan');
    expect(where(world)).toBe('profile/menu');
    world.say('selesai');
    expect(where(world)).toBe('mydata/menu');
    world.say('begitu ya');
    expect(where(world)).toBe('mydata/menu');
    world.say('selesai');
    expect(where(world)).toBe('menu/welcome');
  });

  it('stops reminders and nothing else', () => {
    const world = owner({ person: registered() });
    world.say('data saya');
    const { effects } = world.tap('pengingat');
    expect(effects.map(({ kind }) => kind)).toEqual(['person.mute', 'consent.record']);
    expect(last(effects, 'consent.record')).toMatchObject({ purpose: 'reminders', granted: false });
    expect(world.facts.person.consentVersion).toBeDefined();
  });
});

describe('a person looks again', () => {
  it('after a yes, with the day by which', () => {
    const world = owner({ person: registered() });
    world.say('data saya');
    world.say('minta dinilai petugas');
    expect(where(world)).toBe('appeal/sure');
    const { effects } = world.say('ya');
    expect(last(effects, 'queue.add')?.item).toEqual({
      id: 1,
      kind: 'review_request',
      subjectId: 7,
      dueOn: '2026-12-11',
    });
    expect(last(effects, 'tell')?.whom).toEqual({ role: 'kurator' });
    expect(world.heard()).toContain('Jumat, 11 Desember 2026');
    expect(where(world)).toBe('mydata/menu');
  });

  it('not after a no; and a day in a year without a decree is said to be provisional', () => {
    const world = owner({ person: registered(), now: new Date('2027-12-20T02:00:00Z') });
    world.say('data saya');
    world.tap('nilai');
    expect(world.say('tidak').effects).toEqual([]);
    world.tap('nilai');
    world.say('ya');
    expect(world.heard()).toContain('bisa bergeser');
  });
});

describe('erasing', () => {
  it('says what goes and what stays, asks twice, and forgets the half-filled dialogs as well', () => {
    const world = owner();
    for (const said of ['daftar', 'setuju', 'Siti Aminah', 'keripik singkong']) world.say(said);
    world.say('hapus data saya');
    expect(where(world)).toBe('erase/explain');
    expect(world.heard()).toMatch(/HILANG[\s\S]*TETAP/);
    world.say('hapus data');
    expect(where(world)).toBe('erase/sure');
    const { effects } = world.say('ya, hapus sekarang');
    expect(effects).toEqual([{ kind: 'person.erase' }]);
    expect(world.heard()).toContain('tulis DAFTAR');
    expect(where(world)).toBe('menu/welcome');
    expect(JSON.stringify(world.conversation)).not.toContain('Siti');
    expect(world.options().map(({ id }) => id)).toContain('daftar');
  });

  it.each([
    ['at once', ['tidak']],
    ['at the second question', ['hapus', 'tidak jadi']],
    ['by going back and cancelling', ['hapus', 'batal']],
  ])('does nothing after a no %s', (_when, said) => {
    const world = owner({ person: registered() });
    world.say('hapus akun');
    for (const words of said) expect(world.say(words).effects).toEqual([]);
    expect(where(world)).toBe('menu/welcome');
  });

  it('offers to withdraw instead', () => {
    const world = owner({ person: registered() });
    world.say('hapus data saya');
    world.tap('tarik');
    expect(where(world)).toBe('withdraw/explain');
  });
});

describe('withdrawing', () => {
  it('stops the processing, keeps the data, and a new yes brings it back', () => {
    const world = owner({ person: registered() });
    world.say('tarik persetujuan');
    expect(world.heard()).toContain('tidak dihapus');
    const { effects } = world.say('ya');
    expect(effects).toEqual([
      { kind: 'person.withdraw' },
      {
        kind: 'consent.record',
        purpose: 'service',
        granted: false,
        version: kotaBekasi.consent.version,
      },
    ]);
    expect(world.facts.person.umks[0]?.status).toBe('withdrawn');
    world.say('status');
    expect(world.heard()).toContain('persetujuan ditarik');
    world.say('daftar');
    world.say('setuju');
    expect(world.heard()).toContain('terdaftar dan aktif: keripik singkong');
    expect(world.facts.person.umks[0]?.status).toBe('active');
    expect(world.facts.person.withdrawnAt).toBeUndefined();
  });

  it('also stops the dialogs in the middle: they begin with the consent again', () => {
    const world = owner({ person: registered([aUmk(), aUmk({ id: 8, product: 'jahit' })]) });
    for (const said of ['ubah', 'jahit', '1', 'lewati', 'tarik persetujuan', 'ya']) world.say(said);
    expect(where(world)).toBe('menu/welcome');
    world.say('ubah');
    expect(where(world)).toBe('profile/consent_ask');
  });

  it.each(['tidak', 'batal'])('does nothing after "%s"', (said) => {
    const world = owner({ person: registered() });
    world.say('tarik persetujuan');
    expect(world.say(said).effects).toEqual([]);
    expect(where(world)).toBe('menu/welcome');
  });

  it('leads to erasing for whoever wants that, and has nothing to do without a consent', () => {
    const world = owner({ person: registered() });
    world.say('tarik persetujuan');
    world.tap('hapus');
    expect(where(world)).toBe('erase/explain');
    const other = owner();
    other.say('tarik persetujuan');
    expect(other.heard()).toContain('tidak ada yang perlu ditarik');
  });
});

it('is walked in English', () => {
  const world = owner({ person: registered([aUmk()], { language: 'en' }) });
  world.say('my data');
  expect(world.heard()).toContain('This is the data we keep about you');
  world.tap('tarik');
  world.say('yes');
  expect(world.heard()).toContain('Consent is withdrawn');
  world.say('delete my data');
  world.tap('hapus');
  world.tap('hapus');
  expect(world.heard()).toContain('Your data is deleted');
});

it('has every step of these dialogs walked above', () => {
  const left = unvisited('mydata', 'erase', 'withdraw', 'appeal');
  expect(left.filter((place) => !/\/which_(?:ask|none)$/.test(place))).toEqual([]);
});
