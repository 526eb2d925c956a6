/** A frozen number reaches one dialog and nothing else, whatever is sent from it, until somebody says that it is theirs. */
import { describe, expect, it } from 'vitest';
import type { Input } from '../../src/conversation/input.ts';
import type { Query } from '../../src/domain/query.ts';
import { perform } from '../../src/app/perform/perform.ts';
import type { Owner } from './owner.ts';
import { aUmk, owner, registered, unvisited, where } from './owner.ts';

const frozenAt = new Date('2026-11-22T02:00:00Z');

function number(given: Parameters<typeof registered>[1] = {}): Owner {
  const read = (query: Query): unknown => {
    throw new Error(`a frozen number asked for ${query.kind}`);
  };
  return owner({ read, person: { frozenAt, ...given } });
}

const sent: [string, Input][] = [
  ['a greeting', { kind: 'text', text: 'Assalamualaikum' }],
  ['a wish', { kind: 'text', text: 'data saya' }],
  ['a cancel', { kind: 'text', text: 'batal' }],
  ['a call for staff', { kind: 'text', text: 'petugas' }],
  ['a code', { kind: 'text', text: 'hubungkan ABCD2345' }],
  ['an invitation', { kind: 'text', text: 'gabung ABCD2345' }],
  [
    'a form',
    { kind: 'text', text: 'nama saya Siti, jual keripik 500 bungkus per bulan di Kranji' },
  ],
  ['everybody’s command', { kind: 'command', name: 'status', args: '' }],
  ['a link', { kind: 'command', name: 'start', args: 'gabung_ABCD2345' }],
  ['a staff command', { kind: 'command', name: 'perusahaan', args: '' }],
  ['a tapped command', { kind: 'choice', option: '/perusahaan', turn: 1 }],
  ['an old button', { kind: 'choice', option: 'baru', turn: 0 }],
  ['an unknown button', { kind: 'choice', option: 'data', turn: 1 }],
  ['a photo', { kind: 'photo', blobId: 'b', mime: 'image/jpeg' }],
  ['a voice note', { kind: 'voice', blobId: 'b', mime: 'audio/ogg' }],
  ['a place', { kind: 'location', lat: -6.2, lon: 107 }],
  ['an edit', { kind: 'edited', text: 'data saya' }],
];

describe('a frozen number', () => {
  it.each(sent)('answers %s with the one dialog, first and later', (_what, input) => {
    for (const before of [[], ['halo']]) {
      const world = number({ roles: ['admin'] });
      for (const words of before) world.say(words);
      const { effects, position } = world.send(input);
      expect(effects).toEqual([]);
      expect(position).toBe('frozen/told');
      expect(world.heard()).toContain('tidak terhubung lagi dengan profil usaha');
      expect(world.heard()).toContain('DPMPTSP');
      expect(world.options().map(({ id }) => id)).toEqual(['baru']);
    }
  });

  it('tells no news, and a deleted message needs no answer', () => {
    const world = number();
    world.say('halo');
    const happening = { kind: 'match.proposed', matchId: 3 } as const;
    expect(world.send({ kind: 'event', happening }).replies).toEqual([]);
    expect(world.send({ kind: 'timeout', happening }).replies).toEqual([]);
    expect(world.send({ kind: 'deleted' }).replies).toEqual([]);
    expect(where(world)).toBe('frozen/told');
  });

  it('shows nothing of a dialog that was open', () => {
    const world = owner({ person: registered([aUmk()]) });
    world.say('profil');
    world.facts = { ...world.facts, person: { ...world.facts.person, frozenAt } };
    world.say('1');
    expect(where(world)).toBe('frozen/told');
    expect(world.conversation.stack).toHaveLength(1);
    expect(world.conversation.drafts).toEqual({});
    expect(world.heard()).not.toContain('keripik');
  });

  it.each(['1', 'Saya pemilik baru nomor ini', 'pemilik baru'])(
    'starts anew for whoever says it is theirs: %s',
    (said) => {
      const world = number();
      world.say('halo');
      expect(world.say(said).effects).toEqual([{ kind: 'person.thaw' }]);
      expect(where(world)).toBe('menu/welcome');
      expect(world.heard()).toContain('Halo! Saya asisten BIG HUG');
      expect(world.options().map(({ id }) => id)).toContain('daftar');
      world.say('daftar');
      expect(where(world)).toBe('register/consent_ask');
    },
  );

  it('takes the button, and says it in English', () => {
    const world = number({ language: 'en' });
    world.say('hello');
    expect(world.heard()).toContain('no longer tied to a business profile');
    expect(world.tap('baru').effects).toEqual([{ kind: 'person.thaw' }]);
    expect(unvisited('frozen')).toEqual([]);
  });

  it('is written as not frozen', async () => {
    const { writes } = await perform([{ kind: 'person.thaw' }], {
      facts: number().facts,
      rowId: () => 'row',
      peopleOf: () => Promise.resolve([]),
    });
    expect(writes[0]).toEqual({
      op: 'patch',
      table: 'person',
      id: 1,
      set: { frozenAt: undefined },
    });
  });
});
