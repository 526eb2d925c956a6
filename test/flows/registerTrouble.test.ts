/**
 * The registration when things go wrong: unreadable answers, places elsewhere, interruptions,
 * pauses, old buttons.
 */
import { describe, expect, it } from 'vitest';
import { kotaBekasi } from '../../src/regions/kota-bekasi.ts';
import { last, where } from './owner.ts';
import { answers, at, ids, steps } from './registering.ts';

describe('wrong answers', () => {
  it.each([
    ['name', ['12345', '???', '9 9 9']],
    ['product', ['123', '!!', 'iya']],
    ['capacity', ['banyak', 'lumayan', 'segitu']],
    ['place', ['xyzzy', 'qwerty', 'zzz']],
    ['nib', ['mungkin', 'xyz', 'di laci']],
    ['phone', ['123', 'rahasia', 'nomor saya']],
  ])('at %s bring two different hints, then the offer of a person', (step, wrong) => {
    const world = at(step);
    const hints = wrong.map((said) => {
      world.say(said);
      expect(where(world)).toBe(`register/${step}`);
      return world.heard();
    });
    expect(new Set(hints).size).toBe(3);
    expect(hints[0]).not.toContain('petugas');
    expect(hints[2]).toContain('petugas');
    expect(ids(world)).toContain('~person');
    world.tap('~person');
    expect(last(world.caused, 'queue.add')?.item.kind).toBe('handover');
    // Who would rather go on with the questions says so.
    world.say('menu');
    world.say(answers[steps.indexOf(step)] ?? '');
    expect(where(world)).not.toBe(`register/${step}`);
  });

  it.each(['name', 'product', 'nib', 'phone', 'capacity', 'place'])(
    'a 16-digit number at %s is refused and nowhere kept',
    (step) => {
      const world = at(step);
      const { effects } = world.say('3275014507850003');
      expect(where(world)).toBe(`register/${step}`);
      expect(effects).toEqual([]);
      expect(JSON.stringify(world.conversation)).not.toContain('3275014507850003');
    },
  );

  it('says why at the number of the NIB', () => {
    const world = at('nib');
    world.say('3275 0145 0785 0003');
    expect(world.heard()).toContain('tidak menyimpannya');
  });
});

describe('places', () => {
  it('takes a location inside the city after saying it back', () => {
    const world = at('place');
    const kelurahan = kotaBekasi.kecamatan[0]?.kelurahan[0];
    world.send({ kind: 'location', lat: kelurahan?.lat ?? 0, lon: kelurahan?.lon ?? 0 });
    expect(world.heard()).toContain(kelurahan?.name);
    if (where(world) === 'register/place') world.say('ya');
    expect(where(world)).toBe('register/nib');
  });

  it('says that a location is outside', () => {
    const world = at('place');
    world.send({ kind: 'location', lat: -7.25, lon: 112.75 });
    expect(world.heard()).toContain('di luar Kota Bekasi');
    expect(where(world)).toBe('register/place');
  });

  it('refers somebody from next door', () => {
    const world = at('place');
    world.say('tambun');
    expect(world.heard()).toContain('Kabupaten Bekasi');
    expect(where(world)).toBe('register/place');
  });
});

describe('interruptions', () => {
  it('change the language in the middle and go on with the same question', () => {
    const world = at('capacity');
    world.say('bahasa');
    world.say('english');
    expect(where(world)).toBe('register/capacity');
    expect(world.heard()).toContain('How much can you make');
    world.say('500 kg per month');
    expect(where(world)).toBe('register/place');
  });

  it('return a salam and a thank-you without losing the question', () => {
    const world = at('capacity');
    world.say('assalamualaikum');
    expect(world.heard()).toContain('Waalaikumsalam, Ibu.');
    world.say('makasih ya');
    expect(world.heard()).toContain('Sama-sama, Ibu.');
    expect(world.conversation.stack.at(-1)?.misses).toBe(0);
    expect(where(world)).toBe('register/capacity');
  });

  it('open the menu and come back', () => {
    const world = at('capacity');
    world.say('menu');
    expect(where(world)).toBe('menu/welcome');
    world.tap('lanjut');
    expect(where(world)).toBe('register/capacity');
    expect(world.heard()).toContain('Kita lanjutkan pendaftaran UMK');
  });

  it('let a problem be reported and come back', () => {
    const world = at('capacity');
    world.say('lapor');
    expect(where(world)).toMatch(/^report\//);
    world.say('batal');
    expect(where(world)).toBe('register/capacity');
  });

  it('answer a common question beside the dialog', () => {
    const world = at('capacity');
    world.say('ini bayar gak?');
    expect(world.heard()).toMatch(/gratis/i);
    expect(where(world)).toBe('register/capacity');
  });

  it('do nothing for a button of an older question', () => {
    const world = at('nib');
    const old = world.conversation.turn;
    world.say('belum');
    const { effects } = world.tap('ya', old);
    expect(world.heard()).toContain('sudah lewat');
    expect(effects).toEqual([]);
    expect(where(world)).toBe('register/phone');
  });

  it('keep the answers when it is cancelled, and take them up again', () => {
    const world = at('place');
    world.say('batal');
    expect(where(world)).toBe('menu/welcome');
    world.say('daftar');
    expect(where(world)).toBe('register/place');
    expect(world.heard()).toContain('masih saya simpan');
  });

  it('remind of the place after a long pause', () => {
    const world = at('capacity');
    world.facts = { ...world.facts, now: new Date('2026-12-20T02:00:00Z') };
    world.say('500 bungkus sebulan');
    expect(world.heard()).toContain('Senang bertemu lagi, Ibu');
    expect(where(world)).toBe('register/place');
  });
});
