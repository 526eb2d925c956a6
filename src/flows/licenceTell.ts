/** What an owner says about a request: what is in the way, or that they do not want it any more; staff hear of both. */
import { z } from 'zod';
import { words } from '../conversation/accept.ts';
import { line } from '../conversation/reply.ts';
import type { Context } from '../conversation/step.ts';
import { defineFlow } from '../conversation/step.ts';
import type { Effect } from '../domain/effect.ts';
import { today } from './card.ts';
import { actable, answered, ended, needsOne, one, requestName, tellStaff } from './licenceWords.ts';

const Tell = z
  .object({ request: z.string(), what: z.enum(['kendala', 'hentikan']), words: z.string() })
  .partial();
type Tell = z.infer<typeof Tell>;
type Here = Context<Tell>;

function problem(context: Here): Effect[] {
  const view = actable(context);
  const said = context.answers.words;
  if (!view || said === undefined) return [];
  const { facts } = context;
  const { id } = view.request;
  return [
    { kind: 'licence.note', licenceId: id, words: said, side: 'owner', due: today(facts) },
    ...answered(view, facts),
    ...tellStaff(view, 'problem'),
  ];
}

function stopped(context: Here): Effect[] {
  const view = actable(context);
  if (!view) return [];
  const { id, state } = view.request;
  return [
    { kind: 'licence.move', licenceId: id, from: state, move: 'stop', by: 'owner' },
    ...ended(view),
    ...tellStaff(view, 'stopped'),
  ];
}

function name(context: Here): { name: ReturnType<typeof line> | string } {
  const { request } = context.read(one(context)) ?? {};
  return { name: request ? requestName(request) : '' };
}

export const licenceTell = defineFlow<Tell>({
  id: 'licence_tell',
  version: 1,
  title: 'licence.title',
  answers: Tell,
  start: 'start',
  steps: {
    start: {
      kind: 'branch',
      needs: needsOne,
      next: (context) => {
        if (!actable(context)) return 'over';
        return context.answers.what === 'hentikan' ? 'sure' : 'words';
      },
    },
    words: {
      kind: 'ask',
      text: 'licence.ask_problem',
      accept: words({ min: 3, max: 500 }),
      unclear: 'licence.problem_unclear',
      hint: 'licence.problem_unclear',
      free: true,
      save: 'words',
      next: 'before_kept',
    },
    before_kept: {
      kind: 'branch',
      needs: needsOne,
      next: (context) => (actable(context) ? 'kept' : 'over'),
    },
    kept: { kind: 'end', needs: needsOne, text: 'licence.problem_kept', effects: problem },
    sure: {
      kind: 'choose',
      needs: needsOne,
      text: 'licence.sure_stop',
      values: name,
      options: [
        { id: 'ya', label: line('licence.yes_stop'), means: 'ya' },
        { id: 'tidak', label: line('licence.no_stop'), means: 'tidak' },
      ],
      next: { ya: 'before_stop', tidak: 'goes_on' },
    },
    before_stop: {
      kind: 'branch',
      needs: needsOne,
      next: (context) => (actable(context) ? 'stopped' : 'over'),
    },
    stopped: {
      kind: 'end',
      needs: needsOne,
      text: 'licence.stopped',
      values: name,
      effects: stopped,
    },
    goes_on: {
      kind: 'end',
      needs: needsOne,
      text: 'licence.goes_on',
      effects: (context) => {
        const view = actable(context);
        return view ? answered(view, context.facts) : [];
      },
    },
    over: { kind: 'end', text: 'licence.over' },
  },
});
