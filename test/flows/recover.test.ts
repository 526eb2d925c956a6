/** A lost number at the counter: staff pick who it is, look at the KTP, and hand over a code; who may not, cannot. */
import { describe, expect, it } from 'vitest';
import type { Role } from '../../src/domain/person.ts';
import type { Query, QueryResult } from '../../src/domain/query.ts';
import type { Owner } from './owner.ts';
import { last, owner, unvisited, where } from './owner.ts';

const CODE = 'ABCD2345';
type Members = QueryResult<'members'>;

const siti = {
  personId: 4,
  name: 'Siti Aminah',
  role: 'owner' as const,
  channels: ['whatsapp', 'telegram'],
};
const budi = { personId: 5, name: 'Budi', role: 'partner' as const, channels: [] };
const nameless = { personId: 6, role: 'partner' as const, channels: ['telegram'] };

function counter(members: Members, roles: Role[] = ['kurator'], of = 'umk'): Owner {
  const read = (query: Query): unknown => {
    if (query.kind === 'invitationCode') return CODE;
    if (query.kind !== 'members') throw new Error(`not expected: ${query.kind}`);
    return query.organisation === of && query.organisationId === 12 ? members : [];
  };
  return owner({ read, person: { roles } });
}

describe('recovering at the counter', () => {
  it('shows the people of the number, asks for the KTP, and gives a code', () => {
    const world = counter([siti, budi, nameless]);
    world.say('/pulihkan 12');
    expect(where(world)).toBe('recover/who');
    expect(world.options().map(({ label }) => label)).toEqual([
      'Siti Aminah, pemilik (WhatsApp, Telegram)',
      'Budi, rekan (tanpa saluran)',
      'Bukan salah satu dari mereka',
    ]);
    world.say('1');
    expect(where(world)).toBe('recover/ktp');
    expect(world.heard()).toContain('jangan difoto');
    expect(world.say('cocok').effects).toEqual([
      {
        kind: 'link.make',
        code: CODE,
        personId: 4,
        purpose: 'recover',
        expiresAt: new Date('2026-11-23T03:00:00Z'),
      },
    ]);
    expect(world.heard()).toContain(`HUBUNGKAN ${CODE}`);
  });

  it('works for a company too', () => {
    const world = counter([{ ...siti, role: 'pic' }], ['admin'], 'company');
    for (const said of ['/pulihkan 12', 'siti aminah', 'ya']) world.say(said);
    expect(last(world.caused, 'link.make')).toMatchObject({ personId: 4, purpose: 'recover' });
  });

  it.each([
    ['nobody of them', ['/pulihkan 12', 'bukan salah satu dari mereka']],
    ['another KTP', ['/pulihkan 12', '1', 'tidak cocok']],
  ])('makes no code for %s', (_why, said) => {
    const world = counter([siti]);
    for (const words of said) world.say(words);
    expect(world.heard()).toContain('tidak ada kode');
    expect(world.caused).toEqual([]);
  });

  it('has nobody at an unknown number, nor staff themselves', () => {
    const world = counter([siti]);
    expect(world.say('/pulihkan 13').path).toContain('recover/unknown');
    const unnamed = counter([nameless]);
    expect(unnamed.say('/pulihkan 12').path).toContain('recover/unknown');
    const own = counter([{ ...siti, personId: 1 }]);
    expect(own.say('/pulihkan 12').path).toContain('recover/not_yours');
  });

  it('looks again before the code: who left the business meanwhile gets none', () => {
    const members = [siti];
    const world = counter(members);
    for (const said of ['/pulihkan 12', '1']) world.say(said);
    members.length = 0;
    expect(world.say('cocok').path).toContain('recover/unknown');
    expect(world.caused).toEqual([]);
  });

  it('is for admin and kurator, also when the role is taken away in between', () => {
    const other = counter([siti], ['mediator']);
    other.say('/pulihkan 12');
    expect(other.caused).toEqual([{ kind: 'command.denied', command: 'pulihkan' }]);
    const world = counter([siti]);
    for (const said of ['/pulihkan 12', '1']) world.say(said);
    world.facts = { ...world.facts, person: { ...world.facts.person, roles: [] } };
    expect(world.say('cocok').path).toContain('recover/not_yours');
    expect(world.caused).toEqual([]);
  });

  it('needs a number', () => {
    const world = counter([siti]);
    world.say('/pulihkan');
    expect(world.heard()).toContain('nomor berapa');
    world.say('/pulihkan abc');
    expect(world.heard()).toContain('belum lengkap');
  });

  it('is walked in English', () => {
    const world = counter([siti]);
    world.facts = { ...world.facts, person: { ...world.facts.person, language: 'en' } };
    for (const said of ['/pulihkan 12', '1', 'match']) world.say(said);
    expect(world.heard()).toContain('Code for Siti Aminah');
  });

  it('leaves no step untried', () => {
    expect(unvisited('recover')).toEqual([]);
  });
});
