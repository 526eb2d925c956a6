/** A match that was paused goes on where it had come, whatever happened before; one whose steps do not say goes on as agreed. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  allowedMoves,
  beforePause,
  exploring,
  MatchMove,
  matchLife,
  moveMatch,
  walk,
} from '../../src/domain/match.ts';
import type { Match, MatchState } from '../../src/domain/match.ts';

type Steps = Match['steps'];
const at = new Date('2026-11-23T02:00:00Z');
const steps = (...moves: MatchMove[]): Steps =>
  moves.map((move) => ({ move, by: 'staff' as const, at }));

it('goes on where it was paused', () => {
  const visited = steps('company_accepts', 'umk_accepts', 'visit', 'pause');
  expect(beforePause({ steps: visited })).toBe('visit');
  expect(moveMatch('paused', 'resume', 'staff', 'visit')).toBe('visit');
  // Paused twice: the second time is the one that counts.
  const again = [...visited, ...steps('resume', 'trial', 'pause')];
  expect(beforePause({ steps: again })).toBe('trial');
  expect(beforePause({ steps: [...again, ...steps('resume', 'pause')] })).toBe('trial');
});

it('goes on as agreed where its steps do not say, and nowhere where it may not', () => {
  expect(beforePause({ steps: [] })).toBeUndefined();
  expect(moveMatch('paused', 'resume', 'staff')).toBe('agreed');
  expect(moveMatch('paused', 'resume', 'staff', 'stopped')).toBe('agreed');
  expect(moveMatch('paused', 'resume', 'umk', 'trial')).toBeUndefined();
  expect(moveMatch('stopped', 'resume', 'staff', 'trial')).toBeUndefined();
});

it('is read from its steps as it was lived', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...MatchMove.options), { maxLength: 60 }), (tries) => {
      let state: MatchState = 'suggested';
      let paused: MatchState | undefined;
      const lived: Steps = [];
      for (const move of tries) {
        const by = matchLife.moves[move].by[0] ?? 'system';
        if (!allowedMoves(state, by).includes(move)) continue;
        const next: MatchState | undefined = moveMatch(
          state,
          move,
          by,
          beforePause({ steps: lived }),
        );
        if (move === 'pause') paused = state;
        if (move === 'resume') expect(next).toBe(paused);
        lived.push({ move, by, at });
        state = next ?? state;
        expect(walk(lived).at(-1)?.to).toBe(state);
        if (state === 'paused') expect(exploring).toContain(beforePause({ steps: lived }));
      }
    }),
  );
});
