/** Two channels of one person become one, by a code that is made on the one and typed on the other; every wrong code has its own words. */
import { describe, expect, it } from 'vitest';
import { perform } from '../../src/app/perform/perform.ts';
import type { LinkCode } from '../../src/domain/link.ts';
import type { Query, QueryResult } from '../../src/domain/query.ts';
import type { Given } from '../play.ts';
import type { Owner } from './owner.ts';
import { last, owner, registered, unvisited, where } from './owner.ts';

const now = new Date('2026-11-23T02:00:00Z');
const CODE = 'ABCD2345';
type View = QueryResult<'linkCode'>;

function code(given: Partial<LinkCode> = {}): LinkCode {
  return {
    id: 'b:hash',
    personId: 2,
    purpose: 'link',
    madeBy: 2,
    expiresAt: new Date('2026-11-23T02:40:00Z'),
    ...given,
  };
}

const open: View = { code: code(), name: 'Siti Nur Aminah' };

function meeting(view: View = open, given: Given = {}): Owner {
  const read = (query: Query): unknown => {
    switch (query.kind) {
      case 'linkCode':
        return query.code === CODE ? view : undefined;
      case 'invitation.misses':
        expect(query.since).toEqual(new Date(world.facts.now.getTime() - 3_600_000));
        return world.caused.filter(({ kind }) => kind === 'invitation.missed').length;
      case 'invitationCode':
        return CODE;
      case 'matches.of':
        return [];
      default:
        throw new Error(`not expected: ${query.kind}`);
    }
  };
  const world = owner({ now, read, ...given });
  return world;
}

describe('a code to link with', () => {
  it.each([
    'hubungkan',
    'Sambungkan',
    'link',
    'connect',
    'hubungkan whatsapp',
    'hubungkan akun saya',
  ])('is made by "%s"', (said) => {
    const world = meeting(undefined, { person: registered() });
    world.say('halo');
    expect(world.say(said).effects).toEqual([
      {
        kind: 'link.make',
        code: CODE,
        personId: 1,
        purpose: 'link',
        expiresAt: new Date('2026-11-23T03:00:00Z'),
      },
    ]);
    expect(world.heard()).toContain(`HUBUNGKAN ${CODE}`);
    expect(world.heard()).toContain('satu jam');
    expect(world.heard()).toContain('Jangan berikan kepada siapa pun');
    expect(where(world)).toBe('menu/welcome');
  });

  it('in the middle of a dialog comes beside it', () => {
    const world = meeting();
    world.say('halo');
    world.say('saya dari perusahaan');
    const before = where(world);
    expect(before).not.toBe('menu/welcome');
    world.say('hubungkan');
    expect(world.heard()).toContain(`HUBUNGKAN ${CODE}`);
    expect(where(world)).toBe(before);
  });

  it.each(['sambungkan ke petugas', 'tolong sambungkan ke admin'])(
    'is not what "%s" asks for',
    (said) => {
      const read = ({ kind }: Query) => (kind === 'staff.away' ? [] : undefined);
      const world = owner({ now, read });
      world.say('halo');
      expect(world.say(said).effects).toContainEqual(
        expect.objectContaining({ kind: 'queue.add' }),
      );
    },
  );
});

describe('linking', () => {
  it.each([
    `hubungkan ${CODE}`,
    'HUBUNGKAN abcd 2345',
    'sambungkan kode abcd-2345',
    `connect ${CODE}`,
    `/start hubungkan_${CODE}`,
  ])('shows whose profile "%s" opens, and links after a yes', (said) => {
    const world = meeting();
    world.say(said);
    expect(where(world)).toBe('link/confirm');
    expect(world.heard()).toContain('Siti A.');
    expect(world.heard()).not.toContain('Aminah');
    expect(world.caused).toEqual([]);
    expect(world.say('ya').effects).toEqual([
      { kind: 'person.link', codeId: 'b:hash', other: 2, purpose: 'link' },
    ]);
    // The menu that fits them is known when the two are one, and comes then.
    expect(world.options()).toEqual([]);
    const told = world.send({ kind: 'event', happening: { kind: 'person.linked' } });
    expect(told.replies).toHaveLength(1);
    expect(world.options().length).toBeGreaterThan(0);
  });

  it('asks again what waits in a dialog below, once the two are one', () => {
    const world = meeting();
    world.say('halo');
    world.say('saya dari perusahaan');
    const before = where(world);
    world.say(`hubungkan ${CODE}`);
    expect(world.say('ya').replies).toHaveLength(1);
    world.send({ kind: 'event', happening: { kind: 'person.linked' } });
    expect(where(world)).toBe(before);
    expect(world.heard()).not.toBe('');
  });

  it('takes a code also where free words are asked, and keeps it out of the answers', () => {
    const world = meeting(open, { person: registered([]) });
    world.say('lapor');
    expect(where(world)).toBe('report/words');
    world.say(`hubungkan ${CODE}`);
    expect(where(world)).toBe('link/confirm');
    expect(JSON.stringify(world.conversation.stack[1])).not.toContain(CODE);
  });

  it('does nothing where it is not theirs', () => {
    const world = meeting();
    for (const said of [`hubungkan ${CODE}`, 'bukan']) world.say(said);
    expect(world.caused).toEqual([]);
    expect(world.heard()).toContain('tidak ada yang dihubungkan');
  });

  it('says of a code from the counter that the old number is frozen', () => {
    const world = meeting({ ...open, code: code({ purpose: 'recover', madeBy: 9 }) });
    world.say(`hubungkan ${CODE}`);
    expect(world.heard()).toContain('dibekukan');
    world.say('ya');
    expect(last(world.caused, 'person.link')).toMatchObject({ other: 2, purpose: 'recover' });
    expect(world.heard()).toContain('sudah dibekukan');
  });

  it('names nobody who has no name', () => {
    const world = meeting({ code: code() });
    world.say(`hubungkan ${CODE}`);
    expect(world.heard()).toContain('belum bernama');
  });

  const faults: readonly (readonly [string, LinkCode, string])[] = [
    ['own', code({ personId: 1, madeBy: 1 }), 'dibuat dari sini'],
    // Staff who made it at the counter do not open the profile to themselves.
    ['own', code({ purpose: 'recover', madeBy: 1 }), 'dibuat dari sini'],
    ['used', code({ usedAt: now }), 'sudah dipakai'],
    ['over', code({ expiresAt: now }), 'tidak berlaku'],
  ];
  it.each(faults)('says why a code does not help: %s', (step, view, words) => {
    const world = meeting({ code: view, name: 'Siti' });
    expect(world.say(`hubungkan ${CODE}`).path).toContain(`link/${step}`);
    expect(world.heard()).toContain(words);
    expect(world.caused).toEqual([]);
    expect(where(world)).toBe('menu/welcome');
  });

  it('looks again when the answer comes', () => {
    const view = { ...open };
    const world = meeting(view);
    world.say(`hubungkan ${CODE}`);
    view.code = code({ usedAt: now });
    world.say('ya');
    expect(world.heard()).toContain('sudah dipakai');
    expect(world.caused).toEqual([]);
  });

  it('asks for the bare code after a wrong one, and rests after five, also for a right one', () => {
    const world = meeting();
    for (const said of ['hubungkan XXXX2345', 'XXXX2346', 'XXXX2347', 'XXXX2348']) {
      world.say(said);
      expect(world.heard()).toContain('tidak saya kenal');
      expect(where(world)).toBe('link/code');
    }
    world.say('entahlah kodenya');
    expect(where(world)).toBe('link/code');
    world.say('XXXX2349');
    expect(world.heard()).toContain('satu jam');
    expect(where(world)).toBe('menu/welcome');
    expect(world.say(`hubungkan ${CODE}`).path).toContain('link/too_many');
    expect(world.caused.filter(({ kind }) => kind === 'invitation.missed')).toHaveLength(5);
  });

  it('takes a right bare code after a wrong one', () => {
    const world = meeting();
    for (const said of ['hubungkan XXXX2345', 'abcd 2345']) world.say(said);
    expect(where(world)).toBe('link/confirm');
  });

  it('is walked in English', () => {
    const person = { ...registered([]), language: 'en' as const };
    const world = meeting(open, { person });
    world.say('connect');
    expect(world.heard()).toContain(`CONNECT ${CODE}`);
    for (const said of [`connect ${CODE}`, 'yes']) world.say(said);
    expect(world.heard()).toContain('Linked.');
  });

  it('leaves no step untried', () => {
    expect(unvisited('link', 'linked')).toEqual([]);
  });
});

describe('what it writes', () => {
  const how = {
    facts: meeting().facts,
    rowId: () => 'row',
    peopleOf: () => Promise.resolve([]),
  };

  it('is the code with its maker, and a code that is used once', async () => {
    const expiresAt = new Date('2026-11-23T03:00:00Z');
    const make = { kind: 'link.make', code: CODE, personId: 2, purpose: 'recover' } as const;
    const made = await perform([{ ...make, expiresAt }], how);
    expect(made.writes[0]).toEqual({
      op: 'insert',
      table: 'linkCode',
      row: { id: CODE, personId: 2, purpose: 'recover', madeBy: 1, expiresAt },
    });
    expect(made.writes[1]).toMatchObject({ row: { action: 'link.make', subject: 'person/2' } });
    const used = await perform(
      [{ kind: 'person.link', codeId: 'b:hash', other: 2, purpose: 'link' }],
      how,
    );
    expect(used.link).toEqual({ other: 2, purpose: 'link' });
    expect(used.writes[0]).toEqual({
      op: 'patch',
      table: 'linkCode',
      id: 'b:hash',
      set: { usedAt: now },
      expect: { usedAt: undefined },
    });
    expect(used.writes[1]).toMatchObject({ row: { action: 'person.link', subject: 'person/2' } });
  });
});
