/** An owner has said nothing for weeks: the companion is reminded once, and later the data goes, whoever the hearer is by then. */
import { z } from 'zod';
import { line } from '../conversation/reply.ts';
import type { Context } from '../conversation/step.ts';
import { defineFlow } from '../conversation/step.ts';
import type { AssistView } from '../domain/assist.ts';
import { isUnconfirmed, mayExpire, UNCONFIRMED } from '../domain/assist.ts';
import type { Effect } from '../domain/effect.ts';
import { Happening } from '../domain/event.ts';
import type { Query } from '../domain/query.ts';
import { aboutAssist, assists, eraseIn, isTheirs, ownView } from './assistWords.ts';

/** A sheet that lies with staff is given so many days more. */
const MORE_DAYS = 7;

const Silent = z.object({ happening: Happening }).partial();
type Silent = z.infer<typeof Silent>;
type Here = Context<Silent>;

function about({ answers: { happening } }: Pick<Here, 'answers'>): { id: number; last: boolean } {
  return happening?.kind === 'assist.silent'
    ? { id: happening.umkId, last: happening.last === true }
    : { id: 0, last: false };
}

function needs(known: Pick<Here, 'answers'>): Query[] {
  return [{ kind: 'assist', id: about(known).id }];
}

function found(context: Here): AssistView | undefined {
  return context.read({ kind: 'assist', id: about(context).id });
}

function next(context: Here): string {
  const { facts } = context;
  const view = found(context);
  if (!view || !isUnconfirmed(view.assist)) return 'over';
  if (about(context).last) return mayExpire(view.assist) ? 'erase' : 'longer';
  const reminded = ownView(view, facts) && isTheirs(view.assist) && !facts.person.mutedAt;
  return reminded ? 'remind' : 'over';
}

function erased(context: Here): Effect[] {
  const view = found(context);
  if (!view) return [];
  const { id: umkId, state: from } = view.assist;
  return [{ kind: 'assist.expire', umkId, from }];
}

export const assistSilent = defineFlow<Silent>({
  id: 'assist_silent',
  version: 1,
  title: 'assist.title',
  answers: Silent,
  start: 'start',
  steps: {
    start: { kind: 'branch', needs, next },
    remind: {
      kind: 'choose',
      needs,
      text: (context) =>
        line('assist.remind', {
          id: about(context).id,
          name: found(context)?.umk?.ownerName ?? '',
          days: UNCONFIRMED.remindDays,
          left: UNCONFIRMED.eraseDays - UNCONFIRMED.remindDays,
        }),
      options: [
        { id: 'lihat', label: line('notice.look'), means: 'ya' },
        { id: 'nanti', label: line('notice.later'), means: 'tidak', words: ['nanti'] },
      ],
      next: { lihat: 'look', nanti: 'later' },
    },
    look: { kind: 'end', then: (context) => aboutAssist(about(context).id) },
    later: { kind: 'end', text: 'notice.later_said' },
    longer: {
      kind: 'end',
      effects: (context) => [eraseIn(MORE_DAYS, about(context).id, context.facts)],
    },
    erase: {
      kind: 'branch',
      effects: (context) => erased(context),
      needs,
      next: ({ facts }) => (assists(facts) ? 'told' : 'over'),
    },
    told: {
      kind: 'end',
      text: (context) =>
        line('assist.expired', { id: about(context).id, days: UNCONFIRMED.eraseDays }),
    },
    over: { kind: 'end' },
  },
});
