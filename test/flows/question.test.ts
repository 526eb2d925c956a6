/**
 * Questions without registering: answered from the region's list, referred next door, or noted for
 * staff.
 */
import { expect, it } from 'vitest';
import { kotaBekasi } from '../../src/regions/kota-bekasi.ts';
import type { Owner } from './owner.ts';
import { last, owner, unvisited, where } from './owner.ts';

function at(language: 'id' | 'en' = 'id'): Owner {
  const world = owner({ person: { language } });
  world.say('halo');
  world.tap('tanya');
  expect(where(world)).toBe('question/question');
  return world;
}

it.each([
  ['bayar gak?', 'gratis'],
  ['kantornya di mana', kotaBekasi.office.address],
])('"%s" is answered from the list', (asked, words) => {
  const world = at();
  world.say(asked);
  expect(world.heard().toLowerCase()).toContain(words.toLowerCase());
  expect(last(world.caused, 'question.unanswered')).toBeUndefined();
});

it('somebody from next door is referred', () => {
  const world = at();
  world.say('saya di Tambun bisa ikut?');
  expect(world.heard()).toContain('Kabupaten Bekasi');
});

it('what nobody knows is noted for staff, without a number in it', () => {
  const world = at();
  world.say('berapa jumlah bintang di langit, hubungi 0812 3456 7890');
  expect(last(world.caused, 'question.unanswered')?.text).toBe(
    'berapa jumlah bintang di langit, hubungi …',
  );
  expect(world.heard()).toContain(kotaBekasi.office.phone);
  expect(where(world)).toBe('menu/welcome');
});

it('asks again for what is no question, and can be left', () => {
  const world = at();
  world.say('?!');
  expect(where(world)).toBe('question/question');
  world.say('batal');
  expect(where(world)).toBe('menu/welcome');
  expect(world.caused).toEqual([]);
});

it.each(['tidak ada', 'selesai', 'sudah'])(
  '"%s" is no question: there is nothing more to ask',
  (said) => {
    const world = at();
    expect(world.say(said).effects).toEqual([]);
    expect(where(world)).toBe('menu/welcome');
  },
);

it('is walked in English', () => {
  const world = at('en');
  world.say('how many stars are in the sky');
  expect(world.heard()).toContain("I can't answer that yet");
});

it('has every step of it walked above', () => {
  expect(unvisited('question')).toEqual([]);
});
