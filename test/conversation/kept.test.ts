/** What a person typed survives going back, leaving and coming again, however the dialog was opened. */
import { describe, expect, it } from 'vitest';
import { play } from '../play.ts';

const MESSAGE = 'saya Bu Rini jual keripik singkong di Kranji 500 bungkus per bulan';

function registering(...said: string[]) {
  const world = play();
  world.say('/start');
  for (const text of ['daftar', 'setuju', ...said]) world.say(text);
  return world;
}

describe('what was typed is kept', () => {
  it('when somebody goes back several questions and then cancels', () => {
    const world = registering('Ani', 'keripik', '500 bungkus per bulan', 'kranji');
    for (let steps = 0; steps < 5; steps++) world.say('kembali');
    expect(world.conversation.stack.at(-1)?.step).toBe('name');
    world.say('batal');
    expect(world.heard()).toContain('tersimpan');
    expect(world.say('daftar').position).toBe('register/nib');
    expect(world.heard()).toContain('masih saya simpan');
  });

  it('and what was answered anew after going back counts, not the older answer', () => {
    const world = registering('Ani', 'keripik', '500 bungkus per bulan');
    for (let steps = 0; steps < 3; steps++) world.say('kembali');
    world.say('Budi');
    world.say('batal');
    expect(world.say('daftar').position).toBe('register/place');
    expect(world.conversation.stack.at(-1)?.answers).toMatchObject({
      name: 'Budi',
      product: 'keripik',
    });
  });

  it('when it was all told in the message that opened the dialog', () => {
    const world = play();
    world.say('/start');
    for (const text of [MESSAGE, 'ya', 'setuju']) world.say(text);
    expect(world.say('batal').position).toBe('menu/welcome');
    expect(world.heard()).toContain('tersimpan');
    expect(world.say('daftar').position).toBe('register/nib');
    expect(world.say('ulang').position).toBe('register/name');
  });

  it('and a phone number in that message is not asked again', () => {
    const world = play();
    world.say('/start');
    world.say(`${MESSAGE}, hp 0812 3456 7890`);
    expect(world.heard()).toContain('0812');
    world.say('ya');
    world.say('setuju');
    world.say('belum');
    expect(world.conversation.stack.at(-1)?.step).toBe('reminders');
  });

  it('and after weeks the way on is named once, also when another dialog comes between', () => {
    const world = registering('Ani', 'keripik');
    world.facts = { ...world.facts, now: new Date('2026-12-14T02:00:00Z') };
    world.say('bahasa indonesia');
    expect(world.heard()).not.toContain('Senang bertemu lagi');
    expect(world.heard().match(/Kita lanjutkan pendaftaran UMK/g)).toHaveLength(1);
    world.facts = { ...world.facts, now: new Date('2027-01-14T02:00:00Z') };
    world.say('500 bungkus per bulan');
    expect(world.heard()).toContain('Senang bertemu lagi');
    expect(world.heard()).toContain('(4 dari 7)');
  });
});
