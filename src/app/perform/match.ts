/** Writes about a match; a move that the table of moves does not allow is a bug and throws. */
import type { Effect } from '../../domain/effect.ts';
import type { MatchMove, MatchState } from '../../domain/match.ts';
import { MatchState as States, moveMatch } from '../../domain/match.ts';
import type { Write } from '../ports.ts';
import type { Performing } from './perform.ts';

type OfMatch = Extract<Effect, { kind: 'match.suggest' | 'match.move' }>;

/** How a match begins, by whom it was begun. */
const begun = {
  umk: { state: 'raised', move: 'raise' },
  staff: { state: 'suggested', move: 'propose' },
  system: { state: 'agreed', move: 'join' },
} as const satisfies Record<string, { state: MatchState; move: MatchMove }>;

export function matchWrites(effect: OfMatch, { facts }: Performing): Write[] {
  const { now } = facts;
  if (effect.kind === 'match.suggest') {
    const { by } = effect;
    const { state, move } = begun[by ?? 'staff'];
    const steps = by ? [{ move, by, at: now }] : [];
    const row = { ...effect.match, state, steps, createdAt: now, updatedAt: now };
    return [{ op: 'insert', table: 'match', row }];
  }
  const from = States.parse(effect.from);
  const to = moveMatch(from, effect.move, effect.by, effect.before);
  if (!to)
    throw new Error(`match ${effect.matchId}: ${effect.by} may not ${effect.move} from ${from}`);
  const declined = to.startsWith('declined') || to === 'stopped';
  return [
    {
      op: 'patch',
      table: 'match',
      id: effect.matchId,
      set: {
        state: to,
        updatedAt: now,
        ...(to === 'shortlisted' ? { askedAt: now } : {}),
        ...(declined && effect.note ? { declineReason: effect.note } : {}),
        ...(effect.share === undefined ? {} : { share: effect.share }),
        ...(effect.declineCode ? { declineCode: effect.declineCode } : {}),
      },
      append: {
        steps: {
          move: effect.move,
          by: effect.by,
          at: now,
          ...(effect.note ? { note: effect.note } : {}),
          ...(effect.behalf ? { behalf: facts.person.id } : {}),
        },
      },
      expect: { state: from },
    },
  ];
}
