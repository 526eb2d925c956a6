/** What the dialogs share in which staff change texts, questions and days off: who may, who changed what, and the change itself. */
import type { Line } from '../conversation/reply.ts';
import { line, literal } from '../conversation/reply.ts';
import type { Step } from '../conversation/step.ts';
import type { Changed } from '../domain/changing.ts';
import type { Effect } from '../domain/effect.ts';
import type { Facts } from '../domain/facts.ts';
import { newestOf } from '../domain/override.ts';
import { dayOf } from './deskWords.ts';

export function isAdmin({ person }: Facts): boolean {
  return person.roles.includes('admin');
}

/** How many changes there were; another number than before says that a colleague was quicker. */
export function changeCount(changes: readonly Changed[]): number {
  return [...newestOf(changes).values()].reduce((sum, { n }) => sum + n, 0);
}

/** The next change of a thing; without a value it is as shipped again. */
export function changed(changes: readonly Changed[], of: string, value?: unknown): Effect {
  const n = (newestOf(changes).get(of)?.n ?? 0) + 1;
  return { kind: 'override.set', of, n, ...(value === undefined ? {} : { value }) };
}

/** The newest of all these changes. */
export function newestChange(changes: readonly Changed[]): Changed | undefined {
  return [...changes].sort((a, b) => b.at.getTime() - a.at.getTime())[0];
}

export function whoLine({ who, byId }: Pick<Changed, 'who' | 'byId'>): Line {
  return who === undefined ? line('desk.officer', { id: byId }) : literal(who);
}

/** "diubah Ani, Senin, 3 Desember 2026" */
export function changedLine(change: Changed, facts: Facts): Line {
  return line('override.changed_by', { who: whoLine(change), day: dayOf(change.at, facts) });
}

/** What a dialog ends with for who may not. */
export function deniedStep<A>(command: string): Step<A> {
  return {
    kind: 'end',
    text: 'desk.denied',
    effects: () => [{ kind: 'command.denied', command }],
  };
}

/** What a dialog ends with where nothing is to change after all. */
export const leftStep = { kind: 'end', text: 'override.left' } as const;
export const finishedStep = { kind: 'end' } as const;
