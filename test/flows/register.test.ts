/**
 * The registration as owners live it: seven answers in order, all at once, backwards, interrupted,
 * wrong, and in English.
 */
import { describe, expect, it } from 'vitest';
import { kotaBekasi } from '../../src/regions/kota-bekasi.ts';
import { aUmk, last, owner, registered, unvisited, where } from './owner.ts';
import { at, ids } from './registering.ts';

describe('seven answers', () => {
  it('registers after them, with a card back and everything stored', () => {
    const world = at('review');
    expect(world.heard()).toContain('- Kapasitas: 500 bungkus per bulan');
    const { replies, effects } = world.say('kirim');
    expect(last(effects, 'umk.register')?.umk).toMatchObject({
      id: 1,
      ownerName: 'Siti Aminah',
      product: 'keripik singkong',
      sectors: ['K2'],
      capacity: { min: 500_000, max: 500_000, unit: 'bungkus', period: 'bulan' },
      place: { kecamatan: 'Bekasi Barat', kelurahan: 'Kranji' },
      hasNib: 'tidak',
      phone: '+6281234567890',
    });
    expect(last(effects, 'paper.record')).toEqual({
      kind: 'paper.record',
      umkId: 1,
      paper: { kind: 'nib', status: 'belum' },
    });
    expect(last(effects, 'person.update')).toMatchObject({ name: 'Siti Aminah', sapaan: 'bu' });
    expect(last(effects, 'consent.record')).toMatchObject({ purpose: 'reminders', granted: true });
    expect(replies[0]?.text).toContain('Nomor UMK Ibu: 1');
    // The menu under it already knows the business.
    expect(ids(world)).toContain('kesiapan');
    expect(ids(world)).not.toContain('daftar');
    world.say('2');
    expect(where(world)).toMatch(/^readiness\//);
  });

  it('counts the questions, one less where the kelurahan is known', () => {
    expect(at('name').heard()).toContain('(1 dari 7)');
    expect(at('phone').heard()).toContain('(6 dari 6)');
  });

  it('asks for the kelurahan after a kecamatan, and takes none', () => {
    const world = at('place');
    world.tap('kec. Bekasi Timur');
    expect(where(world)).toBe('register/kelurahan');
    expect(ids(world)).toContain('Arenjaya');
    world.say('lewati');
    expect(where(world)).toBe('register/nib');
    for (const said of ['belum', '081234567890', 'tidak', 'kirim']) world.say(said);
    expect(last(world.caused, 'umk.register')?.umk.place).toEqual({ kecamatan: 'Bekasi Timur' });
  });

  it('keeps an NIB that is told with everything else', () => {
    const world = owner();
    world.say('Siti Aminah, keripik singkong, 500 bungkus per bulan, Kranji, NIB 1234567890123');
    expect(world.heard()).toContain('- NIB: 1234567890123');
    for (const said of ['ya', 'setuju']) world.say(said);
    expect(where(world)).toBe('register/phone');
    for (const said of ['081234567890', 'ya', 'kirim']) world.say(said);
    const paper = { kind: 'nib', status: 'ada', number: '1234567890123' };
    expect(last(world.caused, 'paper.record')?.paper).toEqual(paper);
    expect(last(world.caused, 'umk.register')?.umk.hasNib).toBe('ya');
  });

  it('keeps an NIB that is typed at once', () => {
    const world = at('nib');
    world.say('sudah, 1234567890123');
    expect(where(world)).toBe('register/phone');
    for (const said of ['081234567890', 'ya', 'kirim']) world.say(said);
    expect(last(world.caused, 'paper.record')?.paper).toEqual({
      kind: 'nib',
      status: 'ada',
      number: '1234567890123',
    });
  });
});

describe('one message', () => {
  it('that holds several answers is said back, and only the rest is asked', () => {
    const world = at('name');
    world.say('Saya Siti, jualan keripik singkong 500 bungkus sebulan di Kranji');
    expect(world.heard()).toContain('- Produk: keripik singkong');
    expect(world.heard()).toContain('- Tempat: Kranji, Bekasi Barat');
    world.say('ya');
    expect(where(world)).toBe('register/nib');
  });

  it('on the menu starts the registration with what it holds', () => {
    const world = owner();
    world.say('halo');
    world.say('keripik singkong 500 bungkus sebulan di Kranji');
    world.say('betul');
    expect(where(world)).toBe('register/consent_ask');
    world.say('setuju');
    world.say('Siti');
    expect(where(world)).toBe('register/nib');
  });

  it('is asked again when it was read wrongly', () => {
    const world = at('name');
    world.say('Saya Siti, jualan keripik singkong 500 bungkus sebulan di Kranji');
    world.say('bukan');
    expect(where(world)).toBe('register/name');
    world.say('Siti');
    expect(where(world)).toBe('register/product');
  });
});

describe('the way back', () => {
  it('goes five questions back and forth again', () => {
    const world = at('phone');
    const seen = ['kembali', 'kembali', 'kembali', 'kembali', 'kembali'].map((word) => {
      world.say(word);
      return where(world);
    });
    expect(seen).toEqual(
      ['nib', 'place', 'capacity', 'product', 'name'].map((step) => `register/${step}`),
    );
    for (const said of ['Budi', 'sambal botol', '10 lusin seminggu', 'jatiasih', 'ya'])
      world.say(said);
    world.say('kembali');
    expect(where(world)).not.toBe('register/phone');
  });

  it('ends at the first question', () => {
    const world = at('name');
    world.say('kembali');
    expect(world.heard()).toContain('Ini sudah pertanyaan pertama');
    expect(where(world)).toBe('register/name');
  });

  it('does not skip what a match needs', () => {
    const world = at('capacity');
    world.say('lewati');
    expect(world.heard()).toContain('belum bisa dilewati');
    expect(where(world)).toBe('register/capacity');
  });
});

describe('the review', () => {
  it.each([
    ['name', 'Budi Santoso', '- Nama: Budi Santoso'],
    ['product', 'jahit seragam', '- Produk: jahit seragam'],
    ['capacity', '2 kodi seminggu', '- Kapasitas: 2 kodi per minggu'],
    ['place', 'kel. Jakasetia', '- Tempat: Jakasetia, Bekasi Selatan'],
    ['nib', 'masih proses bu', '- NIB: Sedang diurus'],
    ['phone', '0857 1234 5678', '- Nomor HP: 085712345678'],
  ])('lets %s be changed and comes back', (step, said, row) => {
    const world = at('review');
    world.tap(`edit:${step}`);
    expect(where(world)).toBe(`register/${step}`);
    world.say(said);
    expect(where(world)).toBe('register/review');
    expect(world.heard()).toContain(row);
  });

  it('keeps the old answer when nothing is changed after all', () => {
    const world = at('review');
    world.tap('edit:product');
    world.tap('~keep');
    expect(where(world)).toBe('register/review');
    expect(world.heard()).toContain('- Produk: keripik singkong');
  });

  it('asks the kelurahan again when the place becomes another kecamatan', () => {
    const world = at('review');
    world.tap('edit:place');
    world.tap('kec. Jatiasih');
    expect(where(world)).toBe('register/kelurahan');
    world.say('1');
    expect(where(world)).toBe('register/review');
  });
});

describe('consent', () => {
  it('is read in full on request, then asked again', () => {
    const world = owner();
    world.say('daftar');
    const { replies } = world.say('selengkapnya');
    expect(replies[0]?.text).toBe(kotaBekasi.consent.more.id);
    expect(where(world)).toBe('register/consent_ask');
  });

  it('refused keeps nothing and leaves the rest open', () => {
    const world = owner();
    world.say('daftar');
    const { effects } = world.say('tidak');
    expect(effects).toEqual([]);
    expect(world.heard()).toContain('tidak ada data yang saya simpan');
    expect(where(world)).toBe('menu/welcome');
  });

  it('is recorded with its version before the first answer', () => {
    const world = owner();
    world.say('daftar');
    const { effects } = world.say('setuju');
    expect(effects).toEqual([
      {
        kind: 'consent.record',
        purpose: 'service',
        granted: true,
        version: kotaBekasi.consent.version,
      },
    ]);
  });
});

describe('who is registered already', () => {
  it('is asked whether it is one more business, and not for what is known', () => {
    const world = owner({ person: registered() });
    world.say('daftar');
    expect(where(world)).toBe('register/already');
    world.tap('tambah');
    expect(where(world)).toBe('register/product');
    for (const said of ['jahit seragam', '5 lusin sebulan', 'kranji', 'belum']) world.say(said);
    expect(where(world)).toBe('register/review');
    world.say('kirim');
    expect(last(world.caused, 'umk.register')?.umk).toMatchObject({
      ownerName: 'Siti Aminah',
      product: 'jahit seragam',
      phone: '+6281234567890',
    });
    expect(world.facts.person.umks).toHaveLength(2);
  });

  it.each([
    ['profil', 'profile/menu'],
    ['tidak', 'menu/welcome'],
  ])('may choose %s instead', (option, place) => {
    const world = owner({ person: registered([aUmk()]) });
    world.say('daftar');
    world.tap(option);
    expect(where(world)).toBe(place);
  });
});

it('is walked in English', () => {
  const world = owner({ person: { language: 'en' } });
  const said = [
    'register',
    'agree',
    'Siti Aminah',
    'cassava chips',
    '500 kg per month',
    'Kranji',
    'no',
    '081234567890',
    'yes',
  ];
  for (const words of said) world.say(words);
  expect(where(world)).toBe('register/review');
  expect(world.heard()).toContain('- Capacity: 500');
  const { replies } = world.tap('kirim');
  expect(replies[0]?.text).toContain('Your UMK number: 1');
  expect(last(world.caused, 'umk.register')?.umk.product).toBe('cassava chips');
});

it('looks first at what a companion registered for the number that somebody writes from', () => {
  const at = new Date('2026-11-20T02:00:00Z');
  const assist = { id: 7, personId: 2, state: 'waiting', createdAt: at, updatedAt: at } as const;
  const views = [{ assist, umk: aUmk({ status: 'unconfirmed' }), by: 'Rina' }];
  const world = owner({ channel: 'whatsapp', read: () => views });
  world.say('daftar');
  expect(where(world)).toBe('own_confirm/review');
  expect(world.heard()).toContain('keripik singkong');
});

it('has every step walked above', () => {
  expect(unvisited('register')).toEqual([]);
});
