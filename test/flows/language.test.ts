/**
 * Changing the language: everything from the next word on is in the new one, also in the middle of
 * a dialog.
 */
import { expect, it } from 'vitest';
import { last, owner, unvisited, where } from './owner.ts';

it.each([
  ['english', 'en'],
  ['2', 'en'],
  ['indo', 'id'],
  ['1', 'id'],
])('"%s" is understood', (said, language) => {
  const world = owner();
  world.say('halo');
  world.say('ganti bahasa');
  expect(where(world)).toBe('language/language');
  world.say(said);
  expect(last(world.caused, 'person.update')).toEqual({ kind: 'person.update', language });
  expect(where(world)).toBe('menu/welcome');
});

it('says so in the new language at once', () => {
  const world = owner();
  world.say('halo');
  world.say('ganti bahasa');
  world.say('english');
  expect(world.heard()).toContain('I will use English');
  expect(world.options().map(({ label }) => label)).toContain('Register my business');
});

it('comes back to the question it interrupted', () => {
  const world = owner();
  for (const said of ['daftar', 'setuju', 'Siti', 'bahasa', 'inggris']) world.say(said);
  expect(where(world)).toBe('register/product');
  expect(world.heard()).toContain('What do you make or sell?');
  world.say('bahasa indonesia');
  if (where(world) === 'language/language') world.say('1');
  expect(where(world)).toBe('register/product');
});

it('asks again where the language is not one of ours', () => {
  const world = owner();
  world.say('halo');
  world.say('ganti bahasa');
  world.say('jepang');
  expect(where(world)).toBe('language/language');
  world.say('batal');
  expect(where(world)).toBe('menu/welcome');
  expect(world.caused).toEqual([]);
});

it('has every step of it walked above', () => {
  expect(unvisited('language')).toEqual([]);
});
