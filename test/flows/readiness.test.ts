/**
 * The readiness questionnaire: only what applies and is not known, in sittings, with a level only
 * when it is whole.
 */
import { describe, expect, it } from 'vitest';
import { kotaBekasi } from '../../src/regions/kota-bekasi.ts';
import type { Umk } from '../../src/domain/umk.ts';
import type { Owner, Stored } from './owner.ts';
import { aUmk, last, owner, registered, unvisited, where } from './owner.ts';

function start(
  umk: Partial<Umk> = {},
  stored: Partial<Stored> = {},
  language: 'id' | 'en' = 'id',
): Owner {
  const world = owner({ person: registered([aUmk(umk)], { language }), stored });
  world.say('halo');
  world.tap('kesiapan');
  return world;
}

function step(world: Owner): string {
  return where(world).split('/')[1] ?? '';
}

/** Answers every question with its first option (the best) until a result, or `most` questions. */
function answer(world: Owner, most = 99, option = 0): string[] {
  const asked: string[] = [];
  while (asked.length < most) {
    if (step(world) === 'sitting') world.tap('lanjut');
    const question = kotaBekasi.readiness.questions.find(({ code }) => code === step(world));
    if (!question) return asked;
    asked.push(question.code);
    if (question.answer === 'people') world.say('1');
    else if (question.answer === 'quantity') world.say('60 kg');
    else world.tap(question.options.at(option)?.id ?? '');
  }
  return asked;
}

describe('what is asked', () => {
  it('only what applies and is not known', () => {
    const asked = answer(start({ workforce: 2 }));
    expect(asked).not.toContain('P1');
    expect(asked).not.toContain('S1');
    expect(asked).not.toContain('L1');
    expect(asked).not.toContain('L2');
    expect(asked).toContain('L5');
    expect(new Set(asked).size).toBe(asked.length);
  });

  it('nothing about food and goods to a service', () => {
    const asked = answer(start({ sectors: ['A1'], product: 'servis AC' }));
    for (const code of ['L4', 'L5', 'P4', 'M2']) expect(asked).not.toContain(code);
  });

  it('papers are not asked twice, and an NIB brings its question', () => {
    const asked = answer(
      start(
        { hasNib: 'ya' },
        {
          papers: {
            7: [
              { kind: 'pirt', status: 'ada', expires: '2028-12-31' },
              { kind: 'halal', status: 'bebas' },
              { kind: 'merek', status: 'proses' },
              { kind: 'npwp', status: 'ada' },
            ],
          },
        },
      ),
    );
    for (const code of ['L1', 'L3', 'L4', 'L5', 'L6']) expect(asked).not.toContain(code);
    expect(asked).toContain('L2');
  });

  it('counts what is left', () => {
    expect(start({ workforce: 2 }).heard()).toContain('(1 dari 20)');
  });
});

describe('a sitting', () => {
  it('pauses after eight, keeps the answers, and goes on another day', () => {
    const world = start();
    const first = answer(world, 8);
    expect(step(world)).toBe('sitting');
    world.say('nanti dulu');
    expect(where(world)).toBe('menu/welcome');
    expect(Object.keys(world.stored.readiness[7]?.answers ?? {})).toEqual(
      expect.arrayContaining(first),
    );
    expect(world.stored.readiness[7]?.level).toBeUndefined();
    world.tap('kesiapan');
    const second = answer(world);
    expect(second.filter((code) => first.includes(code))).toEqual([]);
    expect(step(world)).toBe('offers');
    expect(world.stored.readiness[7]?.level).toBeDefined();
  });

  it('has kept every answer also when it is cancelled in the middle', () => {
    const world = start();
    answer(world, 3);
    world.say('batal');
    expect(last(world.caused, 'readiness.record')?.readiness.answers).toHaveProperty('P4');
    world.tap('kesiapan');
    expect(step(world)).toBe('P5');
  });

  it('goes back and changes an answer', () => {
    const world = start();
    world.tap('langsung');
    world.say('kembali');
    expect(step(world)).toBe('P2');
    world.tap('belum');
    expect(last(world.caused, 'readiness.record')?.readiness.answers.P2).toEqual({
      option: 'belum',
      score: 0,
    });
  });

  it('asks again what was not understood', () => {
    const world = start();
    world.say('mana saya tahu lah urusan begitu');
    expect(step(world)).toBe('P2');
    world.say('bisa langsung');
    expect(step(world)).toBe('P3');
  });
});

describe('the result', () => {
  it('has no level while a question was skipped, and asks only that one again', () => {
    const world = start();
    world.say('lewati');
    answer(world);
    expect(world.caused.filter(({ kind }) => kind === 'readiness.record').length).toBeGreaterThan(
      5,
    );
    expect(world.stored.readiness[7]).not.toHaveProperty('level');
    expect(world.stored.readiness[7]?.answers.P2).toBe('skipped');
    world.tap('dilewati');
    expect(step(world)).toBe('P2');
    world.tap('langsung');
    expect(world.heard()).toContain('dari 100');
    expect(world.stored.readiness[7]?.level).toBeDefined();
  });

  it('is ready where all is strong, with nothing to offer', () => {
    const papers = [
      { kind: 'pirt', status: 'ada', expires: '2028-12-31' },
      { kind: 'halal', status: 'ada' },
    ] as const;
    const world = start({ hasNib: 'ya', workforce: 4 }, { papers: { 7: [...papers] } });
    world.say('bisa langsung');
    answer(world);
    const { level, score } = world.stored.readiness[7] ?? {};
    expect([level, score]).toEqual(['siap', 100]);
    expect(world.heard()).toContain('SIAP BERMITRA (nilai 100 dari 100)');
    expect(world.heard()).toContain('- Produksi: kuat (100)');
    expect(world.heard()).toContain('Tidak ada yang perlu diperbaiki');
    world.tap('selesai');
    expect(world.heard()).toContain('Minta dinilai petugas');
  });

  it('offers the next things to do, three first, what weighs most on top, then all', () => {
    const world = start();
    answer(world, 99, -1);
    expect(world.stored.readiness[7]?.level).toBe('perlu');
    const bullets = (): string[] =>
      world
        .heard()
        .split('\n')
        .filter((row) => row.startsWith('- '));
    const nib = kotaBekasi.readiness.questions.find(({ code }) => code === 'L1')?.offer.id;
    const shown = bullets().slice(-3);
    expect(shown[0]).toBe(`- ${nib}`);
    expect(world.options()[0]?.label).toMatch(/^Lihat semua \(\d+\)$/);
    world.tap('lihat');
    expect(step(world)).toBe('all_offers');
    expect(bullets().length).toBeGreaterThan(10);
    world.tap('selesai');
    expect(where(world)).toBe('menu/welcome');
  });

  it('never finds working alone weak, nor halal that is not needed', () => {
    const world = start();
    while (step(world) !== 'offers') {
      if (step(world) === 'L5') world.tap('bebas');
      else if (answer(world, 1).length === 0) break;
    }
    world.tap('lihat');
    const { questions } = kotaBekasi.readiness;
    for (const code of ['S1', 'L5']) {
      expect(world.heard()).not.toContain(
        questions.find((question) => question.code === code)?.offer.id,
      );
    }
  });
});

describe('what it tells the profile', () => {
  it('workforce and papers, with a number that was typed', () => {
    const world = start();
    answer(world, 5);
    expect(step(world)).toBe('S1');
    world.say('1');
    expect(last(world.caused, 'umk.update')?.set).toEqual({ workforce: 1 });
    while (step(world) !== 'L4') answer(world, 1);
    world.say('2063275010001-28');
    expect(last(world.caused, 'paper.record')?.paper).toEqual({
      kind: 'pirt',
      status: 'ada',
      number: '2063275010001-28',
      expires: '2028-12-31',
    });
    world.say('masih diproses');
    expect(last(world.caused, 'paper.record')?.paper).toEqual({ kind: 'halal', status: 'proses' });
    world.say('3275014507850003');
    expect(world.heard()).toContain('tidak menyimpannya');
  });

  it('and once more from the start: capacity, NIB with its photo', () => {
    const world = start();
    answer(world);
    world.tap('ulang');
    expect(step(world)).toBe('P1');
    world.say('kira-kira segitu');
    world.say('60 kg');
    expect(last(world.caused, 'umk.update')?.set).toEqual({
      capacity: { min: 60_000, max: 60_000, unit: 'kg', period: 'minggu' },
    });
    while (step(world) !== 'L1') answer(world, 1);
    world.send({ kind: 'photo', blobId: 'nib', mime: 'image/jpeg' });
    expect(last(world.caused, 'paper.record')?.paper).toEqual({ kind: 'nib', status: 'ada' });
    expect(last(world.caused, 'attachment.keep')?.attachment.ownerId).toBe('7/nib');
    expect(last(world.caused, 'umk.update')?.set).toEqual({ hasNib: 'ya' });
    expect(step(world)).toBe('L2');
    world.say('sama');
    answer(world);
    expect(step(world)).toBe('offers');
  });

  it('does not know a capacity that is not known', () => {
    const world = start();
    answer(world);
    world.tap('ulang');
    world.say('gak tau');
    expect(last(world.caused, 'readiness.record')?.readiness.answers.P1).toEqual({
      option: 'unknown',
      score: 0,
    });
  });

  it('asks only what was weak again', () => {
    const world = start();
    world.tap('belum');
    answer(world);
    world.tap('lemah');
    expect(step(world)).toBe('P2');
    expect(world.heard()).toContain('(1 dari 2)');
    world.tap('langsung');
    expect(step(world)).toBe('L1');
    world.say('1234567890123');
    expect(last(world.caused, 'paper.record')?.paper.number).toBe('1234567890123');
  });
});

it('starts with the result where all is answered', () => {
  const world = start();
  answer(world);
  world.tap('selesai');
  world.tap('kesiapan');
  expect(step(world)).toBe('offers');
  expect(world.heard()).toContain('dari 100');
});

it('has questions of the region it is given', () => {
  const [first] = kotaBekasi.readiness.questions.filter(({ code }) => code === 'P2');
  const region = {
    ...kotaBekasi,
    readiness: { ...kotaBekasi.readiness, questions: first ? [{ ...first, code: 'Z9' }] : [] },
  };
  const world = owner({ region, person: registered() });
  world.say('halo');
  world.tap('kesiapan');
  expect(step(world)).toBe('Z9');
  world.tap('minggu');
  expect(world.stored.readiness[7]).toMatchObject({ score: 75, level: 'siap' });
});

it('leads from a licence that is missing to help with it', () => {
  const world = start();
  answer(world, 99, -1);
  expect(step(world)).toBe('offers');
  world.tap('izin');
  expect(world.heard()).toContain('Mau dibantu izin yang mana');
});

it('is walked in English', () => {
  const world = start({}, {}, 'en');
  expect(world.heard()).toContain('If an order were twice as big');
  answer(world);
  expect(world.heard()).toMatch(/READY TO PARTNER|ALMOST READY/);
  expect(world.heard()).toContain('- Production: strong');
});

it('has every step of it walked above', () => {
  const shared =
    /\/(?:which_ask|which_none|consent_ask|consent_more|consent_given|consent_refused)$/;
  expect(unvisited('readiness').filter((place) => !shared.test(place))).toEqual([]);
});
