/** `/statistik`: every view in words with its picture, for the office only. */
import { describe, expect, it } from 'vitest';
import type { Role } from '../../src/domain/person.ts';
import type { Statistics } from '../../src/domain/statistics.ts';
import { play } from '../play.ts';

const figures: Statistics = {
  umk: { active: 3, withNib: 1, newThisMonth: 2 },
  companies: { waiting: 0, approved: 1, committed: 1 },
  needs: { posted: 1, open: 1 },
  matches: { found: 2, asked: 1, agreed: 1, trial: 0 },
  byKecamatan: [{ key: 'Bekasi Barat', count: 3 }],
  bySector: [],
  byLevel: [
    { key: 'siap', count: 1 },
    { key: 'none', count: 2 },
  ],
  tickets: { open: 1, overdue: 0, done: 0 },
};

function staff(...roles: Role[]) {
  return play({
    person: { roles, consentVersion: '2026-11' },
    read: (query) => {
      if (query.kind === 'statistics') return figures;
      if (query.kind === 'indicators') return undefined;
      throw new Error(`not expected: ${query.kind}`);
    },
  });
}

describe('/statistik', () => {
  it('leaves out what cannot be known yet', () => {
    const world = staff('admin');
    world.say('/statistik');
    expect(world.heard()).toContain('UMK aktif: 3');
    expect(world.heard()).not.toContain('median');
  });

  it('shows a picture of what it says, and none of nothing', () => {
    const world = staff('viewer');
    world.say('/statistik');
    const [shown] = world.say('kecamatan').replies;
    expect(shown?.text).toContain('Bekasi Barat: 3');
    expect(shown?.chart?.rows).toEqual([{ label: 'Bekasi Barat', value: 3 }]);
    const [none] = world.say('sektor').replies;
    expect([none?.text.includes('Belum ada data'), none?.chart]).toEqual([true, undefined]);
  });

  it('speaks English', () => {
    const world = staff('mediator');
    world.facts = { ...world.facts, person: { ...world.facts.person, language: 'en' } };
    world.say('/statistik');
    expect(world.heard()).toContain('Active UMK: 3');
  });

  it.each([['pendamping'], [undefined]] as const)('is not for %s', (role) => {
    const world = staff(...(role ? [role] : []));
    const { effects } = world.say('/statistik');
    expect(effects).toContainEqual({ kind: 'command.denied', command: 'statistik' });
    expect(world.heard()).not.toContain('UMK aktif');
  });

  it('ends for somebody whose role has ended meanwhile', () => {
    const world = staff('viewer');
    world.say('/statistik');
    world.facts = { ...world.facts, person: { ...world.facts.person, roles: [] } };
    world.say('kecamatan');
    expect(world.heard()).toContain('untuk petugas kantor');
    expect(world.heard()).not.toContain('Bekasi Barat');
  });
});
