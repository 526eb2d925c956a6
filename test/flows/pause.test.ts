/**
 * "Jeda": proposals stop until a day that is read back, and start again by themselves or when told
 * to.
 */
import { describe, expect, it } from 'vitest';
import { aUmk, last, owner, registered, unvisited, where } from './owner.ts';

describe('a pause', () => {
  it.each([
    ['5 desember', '2026-12-05'],
    ['1', '2026-11-30'],
    ['seminggu', '2026-11-30'],
  ])('until "%s" is read back', (said, day) => {
    const world = owner({ person: registered() });
    world.say('jeda');
    world.say(said);
    if (where(world) === 'pause/until') world.say('ya');
    expect(last(world.caused, 'umk.update')).toEqual({
      kind: 'umk.update',
      umkId: 7,
      set: { pausedUntil: day },
    });
    expect(world.heard()).toContain(day === '2026-12-05' ? '5 Desember 2026' : '30 November 2026');
    expect(where(world)).toBe('menu/welcome');
  });

  it('until the last day of a span, after a yes', () => {
    const world = owner({ person: registered() });
    world.say('lagi penuh');
    world.say('minggu depan');
    expect(world.heard()).toContain('6 Desember 2026, betul?');
    world.say('bukan');
    expect(where(world)).toBe('pause/until');
    world.say('minggu depan');
    world.say('betul');
    expect(last(world.caused, 'umk.update')?.set).toEqual({ pausedUntil: '2026-12-06' });
  });

  it('that was said with the wish, after a yes', () => {
    const world = owner({ person: registered() });
    world.say('libur sampai habis lebaran');
    expect(where(world)).toBe('pause/sure');
    expect(world.heard()).toContain('18 Maret 2027, betul?');
    world.say('ya');
    expect(last(world.caused, 'umk.update')?.set).toEqual({ pausedUntil: '2027-03-18' });
  });

  it('is not set for a day that is over or cannot be read', () => {
    const world = owner({ person: registered() });
    world.say('jeda');
    world.say('kemarin');
    expect(world.heard()).toContain('sudah lewat');
    world.say('sampai pokoknya beres');
    expect(where(world)).toBe('pause/until');
    world.say('batal');
    expect(world.caused).toEqual([]);
  });

  it('ends early, moves, or stays', () => {
    const world = owner({ person: registered([aUmk({ pausedUntil: '2026-12-05' })]) });
    world.say('jeda');
    expect(world.heard()).toContain('sedang dijeda sampai Sabtu, 5 Desember 2026');
    world.say('biarkan saja');
    expect(world.caused).toEqual([]);
    world.say('jeda');
    world.say('ganti tanggalnya');
    world.say('31 desember');
    expect(last(world.caused, 'umk.update')?.set).toEqual({ pausedUntil: '2026-12-31' });
    world.say('jeda');
    world.tap('buka');
    const opened = last(world.caused, 'umk.update');
    expect(opened && 'pausedUntil' in opened.set && opened.set.pausedUntil === undefined).toBe(
      true,
    );
    expect(world.facts.person.umks[0]?.pausedUntil).toBeUndefined();
    world.say('jeda');
    expect(where(world)).toBe('pause/until');
  });

  it('is for the business that is meant', () => {
    const world = owner({ person: registered([aUmk(), aUmk({ id: 8, product: 'jahit' })]) });
    world.say('jeda');
    world.say('jahit');
    world.say('5 desember');
    expect(last(world.caused, 'umk.update')?.umkId).toBe(8);
  });

  it('has nothing to pause where nothing is registered', () => {
    const world = owner();
    world.say('jeda dulu');
    expect(world.heard()).toContain('Ketik DAFTAR');
  });
});

it('is walked in English', () => {
  const world = owner({ person: registered([aUmk()], { language: 'en' }) });
  world.say('pause');
  world.say('5 December');
  expect(world.heard()).toContain('no proposals for keripik singkong until');
});

it('has every step of it walked above', () => {
  expect(unvisited('pause')).toEqual([]);
});
