/** The dialog at the bottom: who we are, what can be done, and whatever a person says first. */
import { describe, expect, it } from 'vitest';
import { kotaBekasi } from '../../src/regions/kota-bekasi.ts';
import type { Company } from '../../src/domain/company.ts';
import { aUmk, last, owner, registered, unvisited, where } from './owner.ts';

const at = new Date('2026-11-20T02:00:00Z');
const buyer: Company = {
  id: 9,
  regionId: 'kota-bekasi',
  kind: 'company',
  name: 'PT Maju Jaya',
  picName: 'Rina',
  phone: '+622188888888',
  address: 'Bekasi',
  status: 'approved',
  example: false,
  createdAt: at,
  updatedAt: at,
};

describe('the greeting', () => {
  it('says what this is, that it is free, and where the office is', () => {
    const world = owner();
    world.say('halo');
    for (const words of [
      'BIG HUG',
      'gratis',
      'OTP',
      kotaBekasi.office.address,
      kotaBekasi.office.phone,
      kotaBekasi.office.hours.id,
    ]) {
      expect(world.heard()).toContain(words);
    }
    expect(where(world)).toBe('menu/welcome');
  });

  it('returns a salam and does not count it as a misunderstanding', () => {
    const world = owner();
    world.say('assalamualaikum');
    expect(world.heard()).toMatch(/^Waalaikumsalam/);
    expect(world.conversation.stack[0]?.misses).toBe(0);
    world.say('assalamualaikum');
    expect(world.heard()).toContain('Waalaikumsalam');
    expect(world.conversation.stack[0]?.misses).toBe(0);
  });

  it.each(['halo', '/start', 'p', '👋'])('is the answer to a first "%s"', (said) => {
    const world = owner();
    world.say(said);
    expect(where(world)).toBe('menu/welcome');
    expect(world.caused).toEqual([]);
  });
});

describe('what is offered', () => {
  const ids = (given: Parameters<typeof owner>[0]): string[] => {
    const world = owner(given);
    world.say('halo');
    return world.options().map(({ id }) => id);
  };

  it('fits the person', () => {
    expect(ids({})).toEqual(['daftar', 'perusahaan', 'lapor', 'tanya', 'status', 'data', 'bahasa']);
    expect(ids({ person: registered() })).toEqual([
      'pesanan',
      'kesiapan',
      'profil',
      'izin',
      'kemitraan',
      'lapor',
      'tanya',
      'status',
      'data',
      'bahasa',
    ]);
    expect(ids({ person: { companies: [buyer] } })).toEqual(
      expect.arrayContaining(['daftar', 'kebutuhan', 'calon', 'kemitraan']),
    );
    expect(ids({ person: { companies: [{ ...buyer, kind: 'opd' }] } })).not.toContain('kebutuhan');
  });
});

describe('the first words', () => {
  it.each([
    ['mau daftar', 'register/consent_ask'],
    ['daftar', 'register/consent_ask'],
    ['saya mau lapor', 'report/words'],
    ['ganti bahasa', 'language/language'],
    ['mau tanya', 'question/question'],
    ['1', 'register/consent_ask'],
    ['tanya', 'question/question'],
    ['saya dari perusahaan', 'company/consent_ask'],
  ])('"%s" opens %s', (said, place) => {
    const world = owner();
    world.say('halo');
    world.say(said);
    expect(where(world)).toBe(place);
  });

  it.each([
    ['jeda dulu', 'pause/until'],
    ['lagi penuh', 'pause/until'],
    ['cek kesiapan', 'readiness/P2'],
    ['profil', 'profile/menu'],
    ['mau ubah data', 'profile/menu'],
  ])('of an owner, "%s" opens %s', (said, place) => {
    const world = owner({ person: registered([aUmk()]) });
    world.say('halo');
    world.say(said);
    expect(where(world)).toBe(place);
  });

  it('may be a question that people ask, answered on the spot', () => {
    const world = owner();
    world.say('ini bayar gak?');
    expect(world.heard()).toMatch(/gratis/i);
    expect(where(world)).toBe('menu/welcome');
  });

  it('may come from next door', () => {
    const world = owner();
    world.say('halo');
    world.say('saya di tambun');
    expect(world.heard()).toContain('Kabupaten Bekasi');
  });
});

describe('what is not understood', () => {
  it('brings a hint, another, then a person; and is counted, without its numbers', () => {
    const world = owner();
    world.say('halo');
    const first = world.say('qwerty zxcvb');
    expect(last(first.effects, 'question.unanswered')?.text).toBe('qwerty zxcvb');
    const heard = world.heard();
    world.say('asdfgh 3275014507850003 wkwk 0812-3456-7890');
    expect(last(world.caused, 'question.unanswered')?.text).toBe('asdfgh … wkwk …');
    expect(world.heard()).not.toBe(heard);
    world.say('zxcvb');
    expect(world.options().map(({ id }) => id)).toContain('~person');
    world.say('petugas');
    expect(last(world.caused, 'queue.add')?.item.kind).toBe('handover');
    expect(world.heard()).toContain(kotaBekasi.office.phone);
  });

  it('asks for a person once, however often', () => {
    const world = owner();
    world.say('petugas');
    world.say('petugas');
    expect(world.caused.filter(({ kind }) => kind === 'queue.add')).toHaveLength(1);
  });
});

it('is left over another dialog without losing it', () => {
  const world = owner();
  for (const said of ['daftar', 'setuju', 'Siti', 'menu']) world.say(said);
  expect(world.options()[0]?.id).toBe('lanjut');
  world.say('1');
  expect(where(world)).toBe('register/product');
});

it('is walked in English', () => {
  const world = owner({ person: { language: 'en' } });
  world.say('hello');
  expect(world.heard()).toContain('free');
  world.say('register');
  expect(where(world)).toBe('register/consent_ask');
});

it('has every step of it walked above', () => {
  expect(unvisited('menu')).toEqual([]);
});
