/** A companion registers an owner: the same few questions, or all in one message; nothing is used before the owner says yes. */
import { z } from 'zod';
import { line } from '../conversation/reply.ts';
import type { Context } from '../conversation/step.ts';
import { defineFlow } from '../conversation/step.ts';
import { hasReach } from '../domain/assist.ts';
import type { Effect } from '../domain/effect.ts';
import { AssistForm, toldOf } from './assistForm.ts';
import { registerFields } from './registerFields.ts';
import { companionSteps, knownNeeds, knownOr } from './assistKnown.ts';
import { assists, codeFor, waitsFor } from './assistWords.ts';
import { nibPaper } from './changeEffects.ts';
import { reviewCard, reviewOptions } from './review.ts';

const Register = AssistForm.extend({ near: z.string(), umk: z.string() }).partial();
type Register = z.infer<typeof Register>;
type Here = Context<Register>;

const fresh = { kind: 'fresh', of: 'organisation' } as const;
const newCode = { kind: 'invitationCode' } as const;

/** Where somebody stands who may, or may no longer, register. */
function allowed({ facts }: Pick<Here, 'facts'>, then: string): string {
  if (!assists(facts)) return 'denied';
  return hasReach(facts.person) ? then : 'no_reach';
}

function registered({ answers, facts, read }: Here): Effect[] {
  const id = read(fresh);
  const told = toldOf(answers, facts);
  if (!told) return [];
  return [
    { kind: 'assist.register', umk: { id, moreProducts: [], ...told } },
    nibPaper(id, told.hasNib, answers.nibNumber),
    codeFor(id, read(newCode), facts),
    ...waitsFor(id, facts),
  ];
}

export const assistRegister = defineFlow<Register>({
  id: 'assist_register',
  version: 1,
  title: 'assist.register_title',
  answers: Register,
  start: 'start',
  steps: {
    start: { kind: 'branch', next: (context) => allowed(context, 'name') },
    ...companionSteps<Register>('review'),
    review: {
      kind: 'choose',
      text: (context) => reviewCard(registerFields, context, line('assist.review')),
      options: (context) => reviewOptions(registerFields, context),
      next: { kirim: 'once_more' },
    },
    // A colleague may have registered the same owner meanwhile, or the role have ended.
    once_more: {
      kind: 'branch',
      needs: knownNeeds,
      next: (context) => allowed(context, knownOr(context, 'done')),
    },
    done: {
      kind: 'end',
      needs: () => [fresh, newCode],
      text: ({ answers, read }) =>
        line('assist.registered', { id: read(fresh), name: answers.name ?? '' }),
      effects: registered,
      then: ({ read }) => ({ flow: 'assist_next', answers: { umk: String(read(fresh)) } }),
    },
    left: { kind: 'end', text: 'assist.left' },
    no_reach: { kind: 'end', text: 'assist.no_reach' },
    denied: {
      kind: 'end',
      text: 'desk.denied',
      effects: () => [{ kind: 'command.denied', command: 'dampingi' }],
    },
  },
});
