/** Every life: its table is sound, no sequence of moves leaves it, and the page that is made from it is current. */
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lives, livesPage } from '../../src/domain/lives.ts';
import { movesOf, nextState } from '../../src/domain/machine.ts';

it('is written on the page of all lives (npm run lives)', () => {
  const page = readFileSync(new URL('../../src/domain/lives.md', import.meta.url), 'utf8');
  expect(page).toBe(livesPage());
});

describe.each(lives.map((life) => [life.id, life] as const))('%s', (_, life) => {
  const sides = [...new Set(Object.values(life.moves).flatMap(({ by }) => by)), 'nobody'];
  const moves = [...Object.keys(life.moves), 'fly'];

  it('names only states that it has, and reaches each of them', () => {
    const reached = new Set(life.first);
    for (const state of reached)
      for (const { to } of Object.values(life.moves)) {
        const next = to[state];
        if (next !== undefined) reached.add(next);
      }
    expect([...reached].sort()).toEqual([...life.states].sort());
    for (const { to } of Object.values(life.moves))
      expect(life.states).toEqual(expect.arrayContaining(Object.keys(to)));
  });

  it('stays within its table, whatever is tried by whom', () => {
    const tries = fc.array(
      fc.record({
        move: fc.constantFrom(...moves),
        by: fc.constantFrom(...sides),
        before: fc.constantFrom(undefined, 'nowhere', ...life.states),
      }),
      { maxLength: 40 },
    );
    fc.assert(
      fc.property(fc.constantFrom(...life.first), tries, (first, sequence) => {
        let state = first;
        for (const { move, by, before } of sequence) {
          const next = move in life.moves ? nextState(life, state, move, by, before) : undefined;
          expect(movesOf(life, state, by).includes(move)).toBe(next !== undefined);
          if (next === undefined) continue;
          expect(life.states).toContain(next);
          expect(life.moves[move]?.by).toContain(by);
          expect([life.moves[move]?.to[state], ...(life.moves[move]?.back ?? [])]).toContain(next);
          state = next;
        }
      }),
    );
  });
});
