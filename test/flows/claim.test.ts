/** An imported business is claimed with its name and the end of its NIB; before both are right nothing of it is shown. */
import { describe, expect, it } from 'vitest';
import { perform } from '../../src/app/perform/perform.ts';
import type { Query } from '../../src/domain/query.ts';
import type { Umk } from '../../src/domain/umk.ts';
import type { Given } from '../play.ts';
import type { Owner } from './owner.ts';
import { aUmk, last, owner, registered, unvisited, where } from './owner.ts';

const imported = aUmk({
  status: 'imported',
  id: 40,
  ownerName: 'S. Aminah',
  businessName: 'KERIPIK BU SITI',
  product: 'keripik singkong',
  phone: '+622188880000',
});
const proof = ['klaim usaha', 'Keripik Bu Siti', '4567'];

function meeting(given: Given & { umk?: { found?: Umk } } = {}): Owner {
  const { umk = { found: imported }, ...rest } = given;
  const read = (query: Query): unknown => {
    switch (query.kind) {
      case 'umk.unclaimed':
        return query.name === 'Keripik Bu Siti' && query.nibEnd === '4567' ? umk.found : undefined;
      case 'invitation.misses':
        return world.caused.filter(({ kind }) => kind === 'invitation.missed').length;
      case 'handover.mine':
      case 'handover.last':
        return undefined;
      case 'staff.away':
        return [];
      default:
        throw new Error(`not expected: ${query.kind}`);
    }
  };
  const world = owner({ read, person: registered([]), ...rest });
  return world;
}

describe('claiming an imported business', () => {
  it.each([
    'usaha saya sudah terdaftar',
    'Usaha saya udah terdaftar',
    'klaim usaha',
    'klaim usaha saya',
    'claim my business',
    'my business is already registered',
  ])('is opened by "%s"', (said) => {
    const world = meeting();
    world.say('halo');
    world.say(said);
    expect(where(world)).toBe('claim/name');
  });

  it('asks for consent, the name and four digits, shows what they gave, and makes it theirs', () => {
    const world = meeting({ person: {} });
    world.say('usaha saya sudah terdaftar');
    expect(where(world)).toBe('claim/consent_ask');
    for (const said of ['selengkapnya', 'setuju', 'Keripik Bu Siti']) {
      world.say(said);
      expect(world.heard()).not.toContain('singkong');
    }
    world.say('4567');
    expect(where(world)).toBe('claim/mine');
    expect(world.heard()).toContain('Keripik Bu Siti');
    expect(world.heard()).toContain('keripik singkong');
    expect(world.heard()).toContain('Bekasi Barat');
    for (const hidden of ['Aminah', '8880', 'Kranji']) expect(world.heard()).not.toContain(hidden);
    expect(world.say('ya').effects).toEqual([{ kind: 'umk.claim', umk: imported }]);
    expect(world.options().map(({ id }) => id)).toContain('pesanan');
    expect(world.facts.person.umks).toEqual([{ ...imported, status: 'active' }]);
  });

  it.each([
    ['45', 'tepat 4 angka'],
    ['45678', 'tepat 4 angka'],
    ['nib 4567', 'tepat 4 angka'],
    ['3275012345678901', 'NIK'],
    ['belum hafal', '4 angka terakhir'],
  ])('asks again for four digits after "%s"', (said, words) => {
    const world = meeting();
    for (const before of proof.slice(0, 2)) world.say(before);
    world.say(said);
    expect(where(world)).toBe('claim/nib');
    expect(world.heard()).toContain(words);
    expect(world.caused).toEqual([]);
  });

  it.each(['4567', ' 45 67 ', '9120001234567', '9120.0012.34567'])('takes "%s"', (said) => {
    const world = meeting();
    for (const before of proof.slice(0, 2)) world.say(before);
    world.say(said);
    expect(where(world)).toBe('claim/mine');
  });

  it('says the same whichever of the two is wrong, and counts it', () => {
    const heard = [
      ['Keripik Bu Siti', '9999'],
      ['Keripik Bu Sita', '4567'],
    ].map((answers) => {
      const world = meeting();
      for (const said of ['klaim usaha', ...answers]) world.say(said);
      expect(where(world)).toBe('claim/not_found');
      expect(world.caused).toEqual([{ kind: 'invitation.missed' }]);
      return world.heard();
    });
    expect(heard[0]).toBe(heard[1]);
    expect(heard[0]).not.toContain('singkong');
  });

  it('after a miss tries again, registers anew, or calls staff', () => {
    const again = meeting();
    for (const said of ['klaim usaha', 'Warung', '1111', 'coba lagi']) again.say(said);
    expect(where(again)).toBe('claim/name');
    for (const said of ['Keripik Bu Siti', '4567']) again.say(said);
    expect(where(again)).toBe('claim/mine');

    const anew = meeting();
    for (const said of ['klaim usaha', 'Warung', '1111', '2']) anew.say(said);
    expect(where(anew)).toMatch(/^register\//);

    const helped = meeting();
    for (const said of ['klaim usaha', 'Warung', '1111', '3']) helped.say(said);
    expect(last(helped.caused, 'queue.add')?.item).toMatchObject({
      kind: 'handover',
      subjectId: 1,
    });
    expect(last(helped.caused, 'tell')).toMatchObject({ whom: { role: 'admin' } });
  });

  it('rests after five misses, also for the right answers', () => {
    const world = meeting();
    world.say('klaim usaha');
    for (const nib of ['1111', '1112', '1113', '1114', '1115']) {
      for (const said of ['Keripik Bu Siti', nib]) world.say(said);
      if (where(world) === 'claim/not_found') world.say('1');
    }
    expect(world.caused.filter(({ kind }) => kind === 'invitation.missed')).toHaveLength(5);
    expect(world.say('klaim usaha').path).toContain('claim/too_many');
    expect(world.heard()).toContain('satu jam');
  });

  it('changes nothing where it is another business, or consent is refused', () => {
    const world = meeting();
    for (const said of [...proof, 'bukan']) world.say(said);
    expect(world.caused).toEqual([]);
    const refusing = meeting({ person: {} });
    for (const said of ['klaim usaha', 'tidak']) refusing.say(said);
    expect(refusing.caused).toEqual([]);
  });

  it('looks again when the yes comes: somebody else may have claimed it', () => {
    const umk: { found?: Umk } = { found: imported };
    const world = meeting({ umk });
    for (const said of proof) world.say(said);
    delete umk.found;
    world.say('ya');
    expect(last(world.caused, 'umk.claim')).toBeUndefined();
    expect(where(world)).toBe('claim/not_found');
  });

  it('is walked in English', () => {
    const world = meeting({ person: { ...registered([]), language: 'en' } });
    for (const said of ['claim my business', 'Keripik Bu Siti', '4567', 'yes']) world.say(said);
    expect(world.heard()).toContain('The business is yours');
  });

  it('leaves no step untried', () => {
    expect(unvisited('claim')).toEqual([]);
  });
});

describe('what it writes', () => {
  it('is an owner, their own name and number, and nothing where it changed meanwhile', async () => {
    const { facts } = meeting();
    const { writes } = await perform([{ kind: 'umk.claim', umk: imported }], {
      facts,
      rowId: () => 'row',
      peopleOf: () => Promise.resolve([]),
    });
    expect(writes).toEqual([
      {
        op: 'patch',
        table: 'umk',
        id: 40,
        set: {
          ownerName: 'Siti Aminah',
          phone: '+6281234567890',
          status: 'active',
          updatedAt: facts.now,
        },
        expect: { status: 'imported', updatedAt: imported.updatedAt },
      },
      {
        op: 'patchWhere',
        table: 'assist',
        where: { id: 40, state: 'by_sheet' },
        set: { state: 'owned' },
      },
      {
        op: 'insert',
        table: 'membership',
        row: expect.objectContaining({ id: 'umk/40/1', role: 'owner', personId: 1 }) as unknown,
      },
      expect.objectContaining({ table: 'audit' }),
    ]);
  });
});
