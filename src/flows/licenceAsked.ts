/** Once a week the owner is asked how far a licence is; after two without an answer staff hear of it, and it is asked once a month. */
import { z } from 'zod';
import { line } from '../conversation/reply.ts';
import type { Context, Start } from '../conversation/step.ts';
import { defineFlow } from '../conversation/step.ts';
import type { Effect } from '../domain/effect.ts';
import { Happening } from '../domain/event.ts';
import { isUnderWay } from '../domain/licence.ts';
import { today } from './card.ts';
import { onTo, toDone } from './licenceMine.ts';
import {
  actable,
  answered,
  followUp,
  licenceName,
  needsOne,
  one,
  requestName,
  tellStaff,
} from './licenceWords.ts';
import { wantsReminders } from './silent.ts';

/** So many questions without an answer, and staff look after it. */
const ENOUGH = 2;
const MONTH_DAYS = 30;

const Due = z.object({ happening: Happening }).partial();
type Due = z.infer<typeof Due>;

function about({ answers: { happening } }: { answers: Due }): { request: string } {
  return { request: happening?.kind === 'licence.due' ? String(happening.licenceId) : '0' };
}

function dueContext(context: Context<Due>): Context<{ request: string }> {
  return { ...context, answers: about(context) };
}

function needsDue({ answers }: Pick<Context<Due>, 'answers'>) {
  return needsOne({ answers: about({ answers }) });
}

/** The next question is set before this one is asked: also of somebody who is not asked, because they want silence. */
function counted(context: Context<Due>): Effect[] {
  const view = actable(dueContext(context));
  if (!view) return [];
  const { facts } = context;
  const { request } = view;
  if (!wantsReminders(facts)) return [followUp(request, facts, MONTH_DAYS)];
  const silent = request.unanswered >= ENOUGH;
  const tells = request.unanswered === ENOUGH;
  return [
    {
      kind: 'licence.ask',
      licenceId: request.id,
      unanswered: request.unanswered + 1,
      ...(tells ? { due: today(facts) } : {}),
    },
    followUp(request, facts, silent ? MONTH_DAYS : facts.region.licenceFollowUpDays),
    ...(tells ? tellStaff(view, 'silent') : []),
  ];
}

function question(context: Context<Due>): Start {
  return { flow: 'licence_asked', answers: about(context) };
}

export const licenceDue = defineFlow<Due>({
  id: 'licence_due',
  version: 1,
  title: 'licence.title',
  answers: Due,
  start: 'start',
  steps: {
    start: {
      kind: 'branch',
      needs: needsDue,
      next: (context) => {
        const view = actable(dueContext(context));
        return view && isUnderWay(view.request.state) ? 'counted' : 'over';
      },
    },
    counted: {
      kind: 'branch',
      needs: needsDue,
      effects: counted,
      next: ({ facts }) => (wantsReminders(facts) ? 'ask' : 'over'),
    },
    // A question that is still open from last week gives way to this one.
    ask: { kind: 'end', then: question, closes: (context) => [question(context)] },
    over: { kind: 'end' },
  },
});

const Asked = z.object({ request: z.string() }).partial();
type Asked = z.infer<typeof Asked>;

export const licenceAsked = defineFlow<Asked>({
  id: 'licence_asked',
  version: 1,
  title: 'licence.title',
  answers: Asked,
  browses: true,
  start: 'ask',
  steps: {
    ask: {
      kind: 'choose',
      needs: needsOne,
      text: (context) => {
        const { request } = context.read(one(context)) ?? {};
        return request
          ? line('licence.how_far', {
              licence: licenceName(request.licence),
              name: requestName(request),
            })
          : line('licence.gone');
      },
      options: [
        { id: 'jadi', label: line('licence.is_issued'), means: 'ya', words: ['sudah', 'jadi'] },
        {
          id: 'proses',
          label: line('licence.still_going'),
          means: 'belum',
          words: ['proses', 'masih', 'belum', 'masih diproses', 'sedang proses'],
        },
        { id: 'kendala', label: line('licence.has_problem'), words: ['kendala', 'masalah'] },
        { id: 'hentikan', label: line('licence.give_up'), words: ['gak jadi', 'hentikan'] },
      ],
      unclear: 'licence.how_far_unclear',
      next: { jadi: 'said_done', proses: 'still', kendala: 'said_problem', hentikan: 'said_stop' },
    },
    still: {
      kind: 'branch',
      needs: needsOne,
      next: (context) => (actable(context) ? 'going' : 'gone'),
    },
    going: {
      kind: 'end',
      needs: needsOne,
      text: 'licence.going',
      effects: (context) => {
        const view = actable(context);
        return view ? answered(view, context.facts) : [];
      },
    },
    said_done: toDone<Asked>(),
    said_problem: onTo<Asked>('licence_tell', { what: 'kendala' }),
    said_stop: onTo<Asked>('licence_tell', { what: 'hentikan' }),
    gone: { kind: 'end', text: 'licence.gone' },
  },
});
