/**
 * "Berhenti": reminders end, or the dialog does; which of the two is asked where both could be
 * meant.
 */
import { expect, it } from 'vitest';
import type { Owner } from './owner.ts';
import { last, owner, unvisited, where } from './owner.ts';

function inForm(): Owner {
  const world = owner();
  for (const said of ['daftar', 'setuju', 'Siti']) world.say(said);
  world.say('stop');
  expect(where(world)).toBe('stop/which');
  return world;
}

it('outside a dialog ends reminders, with the consent to them', () => {
  const world = owner();
  world.say('halo');
  const { effects } = world.say('berhenti');
  expect(effects[0]).toEqual({ kind: 'person.mute', muted: true });
  expect(last(effects, 'consent.record')).toMatchObject({ purpose: 'reminders', granted: false });
  expect(where(world)).toBe('menu/welcome');
});

it('in a dialog asks which, and may end the dialog only', () => {
  const world = inForm();
  const { effects } = world.say('isian ini saja');
  expect(effects).toEqual([]);
  expect(where(world)).toBe('menu/welcome');
  world.say('daftar');
  expect(where(world)).toBe('register/product');
});

it('in a dialog may end the reminders only', () => {
  const world = inForm();
  const { effects } = world.say('2');
  expect(last(effects, 'person.mute')).toBeDefined();
  expect(where(world)).toBe('register/product');
});

it.each(['tidak jadi', 'batal', '3'])('in a dialog goes on after "%s"', (said) => {
  const world = inForm();
  expect(world.say(said).effects).toEqual([]);
  expect(where(world)).toBe('register/product');
});

it('is asked again where it was not understood', () => {
  const world = inForm();
  world.say('yang mana ya enaknya');
  expect(where(world)).toBe('stop/which');
});

it('is walked in English', () => {
  const world = owner({ person: { language: 'en' } });
  world.say('hello');
  world.say('stop');
  expect(world.heard()).toContain("I won't send reminders");
});

it('has every step of it walked above', () => {
  expect(unvisited('stop')).toEqual([]);
});
