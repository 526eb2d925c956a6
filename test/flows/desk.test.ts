/** The desk's dialogs where a transcript would not say why: what is looked for, who sees what, who stays admin, and what pages do. */
import { describe, expect, it } from 'vitest';
import type { Query } from '../../src/domain/query.ts';
import { Role } from '../../src/domain/person.ts';
import { deskKinds, mayWork, queueKinds } from '../../src/domain/roles.ts';
import { toSearch } from '../../src/flows/find.ts';
import { pageOf, pageOptions, rowsOn, turnedTo } from '../../src/flows/paged.ts';
import { play } from '../play.ts';
import { umk } from './buyers.ts';

describe('what is looked for', () => {
  it.each([
    ['12', { by: 'number', what: '12' }],
    ['nomor 12', { by: 'number', what: '12' }],
    ['#7', { by: 'number', what: '7' }],
    ['0812-3456-7890', { by: 'phone', what: '+6281234567890' }],
    ['Dapur Siti 2', { by: 'words', what: 'Dapur Siti 2' }],
    ['terbaru', { by: 'newest', what: '' }],
  ])('%s', (typed, search) => {
    expect(toSearch(typed)).toEqual(search);
  });
});

describe('pages', () => {
  it.each([
    [undefined, 0, { page: 1, pages: 1, from: 0 }],
    [1, 8, { page: 1, pages: 1, from: 0 }],
    [2, 9, { page: 2, pages: 2, from: 8 }],
    [9, 9, { page: 2, pages: 2, from: 8 }],
    [-3, 20, { page: 1, pages: 3, from: 0 }],
  ])('page %s of %i rows', (asked, total, page) => {
    expect(pageOf(asked, total)).toEqual(page);
  });

  it('offers only pages that are there', () => {
    const rows = Array.from({ length: 20 }, (_, at) => at);
    const ids = [1, 2, 3].map((page) => pageOptions(pageOf(page, 20)).map(({ id }) => id));
    expect(ids).toEqual([['hal:2'], ['hal:3', 'hal:1'], ['hal:2']]);
    expect(rowsOn(rows, pageOf(3, 20))).toEqual([16, 17, 18, 19]);
    expect([turnedTo('hal:3'), turnedTo('hal:x'), turnedTo('3')]).toEqual([
      3,
      undefined,
      undefined,
    ]);
  });
});

describe('roles', () => {
  it('gives every kind of work to somebody, and none to viewers and companions', () => {
    for (const kind of deskKinds)
      expect(Role.options.some((role) => mayWork([role], kind))).toBe(true);
    expect(deskKinds.filter((kind) => mayWork(['viewer', 'pendamping'], kind))).toEqual([]);
    expect(queueKinds(['viewer'])).toEqual(deskKinds);
    expect(queueKinds(['pendamping'])).toEqual([]);
  });

  it('shows the number that waits in the menu, and opens the queue by its name', () => {
    const empty = (query: Query) => (query.kind === 'queue.open' ? { total: 0, rows: [] } : []);
    const world = play({ person: { roles: ['mediator'] }, waiting: 3, read: empty });
    expect(
      world
        .say('halo')
        .replies.at(-1)
        ?.options?.map(({ label }) => label),
    ).toContain('Antrian kerja (3)');
    expect(world.say('antrian kerja').position).toBe('desk/list');
    const owner = play();
    owner.say('halo');
    expect(owner.conversation.shown).not.toContain('antrian');
  });

  it('writes a look at personal data down, each time, and only where it was shown', () => {
    const found = (query: Query): unknown => {
      if (query.kind === 'umk') return umk();
      if (query.kind === 'umks.find') return { total: 1, rows: [umk()] };
      if (query.kind === 'umk.history') return { matches: [], tickets: [] };
      if (query.kind === 'queue.open') return { total: 0, rows: [] };
      return query.kind === 'readiness' ? undefined : [];
    };
    for (const [role, looks] of [
      ['kurator', [{ kind: 'personal.look', subject: 'umk/7' }]],
      ['viewer', []],
    ] as const) {
      const world = play({ person: { roles: [role] }, read: found });
      world.say('halo');
      expect(world.say('/umk 7').effects).toEqual(looks);
      expect(world.say('/umk 7').effects).toEqual(looks);
      expect(world.heard().includes('Siti Aminah')).toBe(role === 'kurator');
      expect(world.heard().includes('Dapur Siti')).toBe(role === 'kurator');
    }
  });
});

it('speaks English', () => {
  const read = (query: Query) => (query.kind === 'queue.open' ? { total: 0, rows: [] } : []);
  const world = play({ person: { roles: ['admin'], language: 'en' }, read });
  world.say('hello');
  world.say('/antrian');
  expect(world.heard()).toContain('Nothing waits');
});
