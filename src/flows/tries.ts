/** Guessing has an end: so many codes or numbers that nobody has, and for an hour none is looked at. */
import type { Context } from '../conversation/step.ts';
import type { Facts } from '../domain/facts.ts';
import type { Query } from '../domain/query.ts';

const HOUR_MS = 60 * 60 * 1000;
const MOST_MISSES = 5;

/** How often the person has guessed wrong within the hour: what a step that looks at a guess needs. */
export function misses({ now }: Facts): Extract<Query, { kind: 'invitation.misses' }> {
  return { kind: 'invitation.misses', since: new Date(now.getTime() - HOUR_MS) };
}

/** True when nothing more is looked at in this hour. */
export function restsNow<A>(context: Context<A>): boolean {
  return context.read(misses(context.facts)) >= MOST_MISSES;
}

/** True when this miss is the last that is allowed. */
export function lastTry<A>(context: Context<A>): boolean {
  return context.read(misses(context.facts)) + 1 >= MOST_MISSES;
}
