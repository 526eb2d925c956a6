/** Brings a conversation to a step of the registration, for the tests that start there. */
import { expect } from 'vitest';
import type { Owner } from './owner.ts';
import { owner, where } from './owner.ts';

export const answers = [
  'bu Siti Aminah',
  'keripik singkong',
  '500 bungkus sebulan',
  'kranji',
  'belum',
  '0812 3456 7890',
  'ya',
];
export const steps = [
  'name',
  'product',
  'capacity',
  'place',
  'nib',
  'phone',
  'reminders',
  'review',
];

/** A world that waits at `step` of the registration. */
export function at(step: string): Owner {
  const world = owner();
  for (const said of ['daftar', 'setuju', ...answers.slice(0, steps.indexOf(step))])
    world.say(said);
  expect(where(world)).toBe(`register/${step}`);
  return world;
}

export function ids(world: Owner): string[] {
  return world.options().map(({ id }) => id);
}
