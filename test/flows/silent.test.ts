/** Silence: the side whose turn it is is asked once more, then the match lapses; whoever wants no reminders gets none. */
import { describe, expect, it } from 'vitest';
import { play } from '../play.ts';
import type { World } from '../play.ts';
import type { Rows } from './buyers.ts';
import { candidate, need, owner, pic, reader, view } from './buyers.ts';

function after(rows: Rows, round: number, person = owner()): { world: World; effects: unknown[] } {
  const world = play({ person, read: reader(rows) });
  world.say('halo');
  const { effects } = world.send({
    kind: 'timeout',
    happening: { kind: 'match.silent', matchId: 9, round },
  });
  return { world, effects };
}

describe('silent', () => {
  it('asks the owner once more, and sets the second follow-up', () => {
    const { world, effects } = after({ match: view('shortlisted') }, 1);
    expect(world.conversation.stack.at(-1)).toMatchObject({ flow: 'proposal', step: 'answer' });
    expect(world.heard()).toContain('masih menunggu jawaban');
    expect(effects).toEqual([
      {
        kind: 'timer.set',
        key: 'match-silent/9',
        whom: { umk: 7 },
        happening: { kind: 'match.silent', matchId: 9, round: 2 },
        // 10 days in all, 3 of them gone.
        at: new Date('2026-11-30T02:00:00Z'),
      },
    ]);
  });

  it('keeps its last day where the question had to wait, and leaves a day at least', () => {
    const lapsesAt = (asked: string): unknown[] => {
      const match = { askedAt: new Date(asked) };
      return after({ match: view('shortlisted', { match }) }, 1).effects;
    };
    const at = (day: string): object[] => [{ at: new Date(`${day}T02:00:00Z`) }];
    expect(lapsesAt('2026-11-20T02:00:00Z')).toMatchObject(at('2026-11-30'));
    expect(lapsesAt('2026-11-17T02:00:00Z')).toMatchObject(at('2026-11-27'));
    expect(lapsesAt('2026-11-10T02:00:00Z')).toMatchObject(at('2026-11-24'));
  });

  it('asks the company about an owner who put a hand up', () => {
    const rows: Rows = {
      match: view('raised'),
      needs: [need()],
      candidates: [candidate({ matchId: 9, raised: true })],
    };
    const { world, effects } = after(rows, 1, pic());
    expect(effects).toMatchObject([{ whom: { company: 50 } }]);
    expect(world.conversation.stack.at(-1)).toMatchObject({ flow: 'silent', step: 'ask_company' });
    expect(world.say('lihat sekarang').position).toBe('candidates/card');
    const later = after(rows, 1, pic()).world;
    expect(later.say('nanti').path).toContain('silent/later');
  });

  it('lets it lapse the second time and tells both', () => {
    const { world, effects } = after({ match: view('shortlisted') }, 2);
    expect(world.heard()).toContain('saya tutup karena belum ada jawaban');
    expect(world.conversation.stack.map(({ flow }) => flow)).toEqual(['menu']);
    expect(effects).toEqual([
      { kind: 'match.move', matchId: 9, from: 'shortlisted', move: 'lapse', by: 'system' },
      {
        kind: 'tell',
        whom: { umk: 7 },
        happening: { kind: 'match.moved', matchId: 9, move: 'lapse' },
      },
      {
        kind: 'tell',
        whom: { company: 50 },
        happening: { kind: 'match.moved', matchId: 9, move: 'lapse' },
      },
      { kind: 'timer.remove', key: 'match-silent/9' },
    ]);
  });

  it('says and does nothing where the match moved meanwhile or is gone', () => {
    for (const match of [view('agreed'), view('declined_umk'), undefined]) {
      const { world, effects } = after({ match }, 1);
      expect(effects).toEqual([]);
      expect(world.heard()).toBe('');
      expect(world.conversation.stack.at(-1)?.flow).toBe('menu');
    }
    expect(after({ match: view('raised') }, 1).effects).toEqual([]);
  });

  it('reminds nobody who wants no reminders, and still comes to an end', () => {
    for (const person of [
      owner({ reminders: false }),
      owner({ mutedAt: new Date('2026-11-01') }),
    ]) {
      const { world, effects } = after({ match: view('shortlisted') }, 1, person);
      expect(world.heard()).toBe('');
      expect(effects).toMatchObject([{ kind: 'timer.set', happening: { round: 2 } }]);
    }
  });

  it('speaks English', () => {
    const { world } = after({ match: view('shortlisted') }, 1, owner({ language: 'en' }));
    expect(world.heard()).toContain('still waiting for your answer');
  });
});
