/**
 * The profile of a business: its card, what may be added or changed, and several businesses of one
 * person.
 */
import { describe, expect, it } from 'vitest';
import type { Owner } from './owner.ts';
import { aUmk, last, owner, registered, unvisited, where } from './owner.ts';

function at(flow: string, umk = aUmk()): Owner {
  const world = owner({ person: registered([umk]) });
  world.say('halo');
  world.tap('profil');
  if (flow !== 'profile') world.tap(flow);
  return world;
}

describe('the profile', () => {
  it('shows the card with what is stored, and what can be done', () => {
    const world = owner({
      person: registered([
        aUmk({
          businessName: 'Keripik Bu Siti',
          moreProducts: ['sambal'],
          workforce: 3,
          since: 2019,
          salesBand: 'mikro',
          scale: 'mikro',
          hasNib: 'ya',
          pausedUntil: '2026-12-05',
        }),
      ]),
      stored: {
        papers: {
          7: [
            { kind: 'nib', status: 'ada', number: '1234567890123' },
            { kind: 'pirt', status: 'ada', number: '2063275010001-25', expires: '2025-12-31' },
          ],
        },
      },
    });
    const { replies } = world.say('ubah data');
    const card = replies.find(({ text }) => text.includes('UMK nomor 7'))?.text ?? '';
    for (const row of [
      '- Nama usaha: Keripik Bu Siti',
      '- Produk lain: sambal',
      '- Kapasitas: 500 bungkus per bulan',
      '- Bidang: Camilan kering',
      '- Tempat: Kranji, Bekasi Barat',
      '- Nomor HP: 081234567890',
      '- Yang bekerja: 3 orang',
      '- Sejak: 2019',
      '- Skala: usaha mikro',
      '- NIB: sudah ada, 1234567890123',
      '- P-IRT: sudah ada, 2063275010001-25, sudah habis Rabu, 31 Desember 2025',
      '- Jeda pesanan: sampai Sabtu, 5 Desember 2026',
    ]) {
      expect(card).toContain(row);
    }
    expect(where(world)).toBe('profile/menu');
  });

  it('asks which business where there are several', () => {
    const two = [aUmk(), aUmk({ id: 8, product: 'jahit', businessName: 'Penjahit Siti' })];
    const world = owner({ person: registered(two) });
    world.say('ubah');
    expect(where(world)).toBe('profile/which_ask');
    world.say('entahlah yang itu');
    expect(where(world)).toBe('profile/which_ask');
    world.say('penjahit siti');
    expect(world.heard()).toContain('UMK nomor 8');
    world.tap('ubah');
    world.say('kapasitas');
    world.say('2 kodi seminggu');
    expect(last(world.caused, 'umk.update')).toMatchObject({ umkId: 8 });
  });

  it('says how to register to whoever has not', () => {
    const world = owner();
    world.say('ubah');
    expect(world.heard()).toContain('Ketik DAFTAR');
    expect(where(world)).toBe('menu/welcome');
  });

  it('asks for consent again after it was withdrawn', () => {
    const withdrawn = registered([aUmk({ status: 'withdrawn' })]);
    delete withdrawn.consentVersion;
    const world = owner({ person: withdrawn });
    world.say('ubah');
    expect(where(world)).toBe('profile/consent_ask');
    world.say('selengkapnya');
    world.say('setuju');
    expect(where(world)).toBe('profile/menu');
    expect(world.facts.person.umks[0]?.status).toBe('active');
    const refusing = owner({ person: withdrawn });
    refusing.say('ubah');
    refusing.say('tidak');
    expect(where(refusing)).toBe('menu/welcome');
  });

  it('shows the card again, starts one more business, and ends', () => {
    const world = at('profile');
    world.say('lihat kartu');
    expect(world.heard()).toContain('UMK nomor 7');
    world.tap('tambah');
    expect(where(world)).toBe('register/product');
    world.say('batal');
    expect(where(world)).toBe('profile/menu');
    world.tap('jeda');
    expect(where(world)).toBe('pause/until');
    world.say('batal');
    world.say('selesai');
    expect(where(world)).toBe('menu/welcome');
  });
});

describe('completing it', () => {
  it('asks one optional thing at a time and keeps each at once', () => {
    const world = at('lengkapi', aUmk({ sectors: ['K2', 'K1'] }));
    expect(world.heard()).toContain('(1 dari 7)');
    world.say('Keripik Bu Siti');
    expect(last(world.caused, 'umk.update')?.set).toEqual({ businessName: 'Keripik Bu Siti' });
    world.say('sambal, kue kering dan rengginang');
    expect(last(world.caused, 'umk.update')?.set).toEqual({
      moreProducts: ['sambal', 'kue kering', 'rengginang'],
    });
    expect(where(world)).toBe('extras/sector');
    expect(
      world
        .options()
        .map(({ id }) => id)
        .slice(0, 2),
    ).toEqual(['K2', 'K1']);
    world.say('1');
    expect(last(world.caused, 'umk.update')?.set).toEqual({ sectors: ['K2'] });
    world.say('1');
    expect(last(world.caused, 'umk.update')?.set).toEqual({ workforce: 1 });
    world.say('2019');
    expect(world.heard()).toContain('bukan untuk pajak');
    world.say('1');
    expect(last(world.caused, 'umk.update')?.set).toMatchObject({
      salesBand: 'mikro',
      scale: 'mikro',
    });
    world.say('tidak mau jawab');
    expect(last(world.caused, 'umk.update')?.set).toEqual({ capitalBand: 'tidak_jawab' });
    expect(world.heard()).toContain('usaha mikro');
    expect(where(world)).toBe('profile/menu');
    world.tap('lengkapi');
    expect(world.heard()).toContain('Profilnya sudah lengkap');
  });

  it('takes no answer for an answer: skipped, not there, and asked again another time', () => {
    const world = at('lengkapi');
    world.say('belum ada');
    world.say('lewati');
    world.say('lewati');
    world.say('lewati');
    expect(where(world)).toBe('extras/salesBand');
    world.say('lewati');
    world.say('rahasia');
    expect(last(world.caused, 'umk.update')?.set).toEqual({ capitalBand: 'tidak_jawab' });
    world.tap('lengkapi');
    expect(where(world)).toBe('extras/businessName');
  });

  it('goes back and changes an answer', () => {
    const world = at('lengkapi');
    world.say('Keripik Bu Siti');
    world.say('kembali');
    expect(where(world)).toBe('extras/businessName');
    world.say('Keripik Berkah');
    expect(last(world.caused, 'umk.update')?.set).toEqual({ businessName: 'Keripik Berkah' });
    expect(where(world)).toBe('extras/moreProducts');
  });

  it('finds the line of business in the list or in their own words', () => {
    const world = at(
      'lengkapi',
      aUmk({ businessName: 'X Jaya', moreProducts: ['sambal'], sectors: [] }),
    );
    expect(where(world)).toBe('extras/sector');
    world.tap('lain');
    expect(where(world)).toBe('extras/sectorListed');
    expect(world.options().length).toBeGreaterThan(10);
    world.say('jahit seragam');
    world.say('ya');
    expect(last(world.caused, 'umk.update')?.set).toHaveProperty('sectors');
    expect(where(world)).toBe('extras/workforce');
  });

  it('leads a business that is too large to the companies', () => {
    const known = { businessName: 'X', moreProducts: ['y'], workforce: 60, since: 2022 };
    const world = at('lengkapi', aUmk(known));
    world.say('3');
    world.say('3');
    expect(where(world)).toBe('extras/too_big');
    expect(world.heard()).toContain('usaha menengah');
    world.say('ya');
    expect(where(world)).toMatch(/^company\//);
    const other = at('lengkapi', aUmk(known));
    other.say('4');
    other.say('1');
    expect(other.heard()).toContain('petugas akan memastikan');
    const later = at('lengkapi', aUmk(known));
    later.say('4');
    later.say('4');
    later.say('nanti saja');
    expect(where(later)).toBe('profile/menu');
  });

  it('says what was wrong', () => {
    const world = at('lengkapi');
    world.say('123');
    expect(world.heard()).toMatch(/huruf|kata/);
    expect(where(world)).toBe('extras/businessName');
    for (const skipped of ['lewati', 'lewati']) world.say(skipped);
    world.say('banyak');
    expect(where(world)).toBe('extras/workforce');
    world.say('3');
    world.say('dulu sekali');
    expect(where(world)).toBe('extras/since');
  });
});

it('is walked in English', () => {
  const world = owner({ person: registered([aUmk()], { language: 'en' }) });
  world.say('hello');
  world.tap('profil');
  expect(world.heard()).toContain('- Capacity: 500');
  world.tap('lengkapi');
  expect(world.heard()).toContain('What is the business called?');
  world.say('none');
  world.say('none');
  world.say('skip');
  world.say('skip');
  world.say('1');
  world.say('1');
  expect(world.heard()).toContain('micro');
  world.tap('ubah');
  world.tap('capacity');
  world.say('50 kg per week');
  expect(world.heard()).toContain('Changed. Capacity:');
  world.tap('selesai');
  expect(where(world)).toBe('menu/welcome');
});

it('has every step of these dialogs walked above', () => {
  expect(unvisited('profile', 'extras')).toEqual([]);
});
