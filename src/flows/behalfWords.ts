/** Whether somebody answers for an owner who has no chat: their companion, or staff where there is none. */
import type { Read } from '../conversation/step.ts';
import { mayAssist } from '../domain/assist.ts';
import type { Facts } from '../domain/facts.ts';
import type { MatchView, Query } from '../domain/query.ts';
import { sideOf } from './matchWords.ts';

/** What has to be known to see it; nothing of whoever can answer for nobody. */
export function behalfNeeds(matchId: number, { person }: Facts): Query[] {
  return mayAssist(person.roles) ? [{ kind: 'match.behalf', id: matchId }] : [];
}

/** True for the owner's voice only: whose own company asks is on the other side. */
export function answersFor(
  view: MatchView,
  { facts, read }: { facts: Facts; read: Read },
): boolean {
  if (!mayAssist(facts.person.roles) || sideOf(view, facts)) return false;
  return read({ kind: 'match.behalf', id: view.match.id });
}

/** The side of a match that the person is on, or speaks for. */
export function voiceOf(
  view: MatchView,
  known: { facts: Facts; read: Read },
): ReturnType<typeof sideOf> {
  return sideOf(view, known.facts) ?? (answersFor(view, known) ? 'umk' : undefined);
}
