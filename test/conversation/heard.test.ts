/** Short words and odd characters that people really send: each gets an answer that fits where they are. */
import { describe, expect, it } from 'vitest';
import { typed } from '../../src/conversation/input.ts';
import type { Query } from '../../src/domain/query.ts';
import { play } from '../play.ts';
import { aUmk } from '../flows/owner.ts';

/** Nothing is known, of whatever is asked. */
function nothing({ kind }: Query): unknown {
  const one = ['handover.mine', 'handover.last', 'umk.unlock'];
  return one.includes(kind) ? undefined : [];
}

function atHome() {
  const world = play({ person: { umks: [aUmk()], consentVersion: '2026-11' }, read: nothing });
  world.say('/start');
  return world;
}

describe('short words', () => {
  it('that end a talk at the menu are no misunderstanding', () => {
    for (const said of ['tidak', 'oke', 'baik', 'sip', 'tidak ada', 'sudah', 'udah cukup']) {
      const world = atHome();
      expect(world.say(said).understood, said).toBe(true);
      expect(world.heard(), said).toContain('kapan saja');
    }
  });

  it('switch the language at the menu at once', () => {
    const world = atHome();
    world.say('english');
    expect(world.heard()).toContain('I will use English');
  });

  it('open what the menu offers from the middle of another dialog', () => {
    const world = atHome();
    world.say('profil');
    expect(world.say('kemitraan').position).not.toContain('pause');
    expect(world.heard()).toContain('kemitraan');
    expect(world.conversation.stack.at(-1)?.flow).toBe('profile');
  });

  it('that are commands are not taken for a part of an option', () => {
    const world = atHome();
    world.say('profil');
    world.say('pesanan');
    expect(world.heard()).toContain('pesanan yang cocok');
  });

  it('ask a person to look at an automatic score', () => {
    const world = atHome();
    expect(world.say('minta dinilai petugas').position).toBe('appeal/sure');
  });
});

describe('options that are no answers', () => {
  /** At the review of a report, with its story being changed. */
  function changing() {
    const world = play({ person: { consentVersion: '2026-11' }, read: nothing });
    const story = 'barang saya belum dibayar oleh pembeli';
    for (const said of ['lapor', story, 'tidak', 'lewati']) world.say(said);
    world.tap('edit:words');
    return { world, story };
  }

  it.each(['1', 'Tidak jadi diubah'])('end a change, typed as "%s"', (said) => {
    const { world, story } = changing();
    expect(world.say(said).position).toBe('report/review');
    expect(world.heard()).toContain(story);
    expect(world.heard()).not.toContain('~keep');
  });

  it.each(['11', 'bicara dengan petugas'])('call a person, typed as "%s"', (said) => {
    const world = atHome();
    world.say('profil');
    for (const odd of ['zzqq xx', 'qqq zz', 'wwk qq']) world.say(odd);
    expect(world.say(said).effects).toContainEqual(expect.objectContaining({ kind: 'queue.add' }));
    expect(world.conversation.stack.at(-2)?.flow).toBe('profile');
  });
});

describe('what went wrong is said', () => {
  it('also at the third time', () => {
    const world = atHome();
    world.say('lapor');
    for (let times = 0; times < 3; times++) world.say('9120001234567');
    expect(world.heard()).toContain('angka');
    expect(world.heard()).toContain('PETUGAS');
  });

  it('in words that fit a question to be confirmed', () => {
    const world = play();
    world.say('/start');
    world.say('saya Bu Rini jual keripik singkong di Kranji 500 bungkus per bulan');
    world.say('entahlah gimana');
    expect(world.heard()).toContain('YA');
    expect(world.heard()).not.toContain('mau daftar');
  });
});

describe('English', () => {
  it('reads the units of its own examples', () => {
    const world = play({ person: { language: 'en' } });
    world.say('/start');
    for (const text of ['register', 'agree', 'Ani', 'chips', '500']) world.say(text);
    world.say('packs');
    expect(world.say('per month').position).toBe('register/place');
    expect(world.conversation.stack.at(-1)?.answers.capacity).toMatchObject({ unit: 'bungkus' });
  });

  it('says what a number should be without an Indonesian word', () => {
    const world = play({ person: { language: 'en' } });
    world.say('/start');
    for (const text of ['register', 'agree', 'Ani', 'chips', '50 kg per week', 'Kranji', 'no']) {
      world.say(text);
    }
    world.say('12345678');
    expect(world.heard()).toContain('10 to 13 digits, starting with 08');
    expect(world.heard()).not.toContain('angka');
  });
});

describe('a bare yes', () => {
  it('is no name of a business', () => {
    const world = atHome();
    for (const text of ['profil', 'lengkapi profil']) world.say(text);
    expect(world.say('ya').position).toBe('extras/businessName');
  });
});

describe('invisible characters', () => {
  it('go away, as a contact copied from another app brings them', () => {
    expect(typed('\u202a+62 812\u2011345\u202c\u0007\u200f')).toEqual({
      kind: 'text',
      text: '+62 812\u2011345',
    });
    expect(typed('a\tb\nc')).toEqual({ kind: 'text', text: 'a\tb\nc' });
    expect(typed('👩‍🍳')).toEqual({ kind: 'text', text: '👩‍🍳' });
  });
});
