/** A company looks at candidates one by one, with the reasons in words; names and numbers stay closed until both agreed. */
import type { Option } from '../conversation/reply.ts';
import { line } from '../conversation/reply.ts';
import type { Context } from '../conversation/step.ts';
import { defineFlow } from '../conversation/step.ts';
import { buyers } from './matchWords.ts';
import { needTitle } from './needWords.ts';
import {
  accepted,
  approved,
  Candidates,
  card,
  cardNeeds,
  left,
  needOf,
  needsGroup,
  needsQuery,
  nextOne,
  onScreen,
  openNeeds,
  refused,
  saidYes,
  suggested,
  toSuggested,
} from './candidateCard.ts';
import { companyWhy, whyNotSteps } from './whyNot.ts';

const answers: Option[] = [
  { id: 'terima', label: line('candidates.accept'), means: 'ya' },
  { id: 'bukan', label: line('candidates.decline'), means: 'tidak' },
  { id: 'nanti', label: line('candidates.later'), words: ['nanti', 'nanti dulu', 'later'] },
  { id: 'stop', label: line('candidates.stop'), words: ['selesai', 'cukup', 'done', 'enough'] },
];

function groupOf({ answers, read }: Context<Candidates>): boolean {
  return read({ kind: 'together.ofNeed', needId: Number(answers.need) }) !== undefined;
}

export const candidates = defineFlow<Candidates>({
  id: 'candidates',
  version: 1,
  browses: true,
  title: 'candidates.title',
  answers: Candidates,
  start: 'start',
  steps: {
    start: {
      kind: 'branch',
      needs: needsQuery,
      next: (context) => {
        if (buyers(context.facts).length === 0) return 'no_company';
        if (approved(context.facts).length === 0) return 'waiting';
        if (openNeeds(context).length === 0) return 'no_need';
        if (context.answers.need !== undefined) return needOf(context) ? 'look' : 'closed';
        return openNeeds(context).length === 1 ? 'only_need' : 'which';
      },
    },
    only_need: {
      kind: 'end',
      needs: needsQuery,
      then: (context) => ({
        flow: 'candidates',
        answers: { need: String(openNeeds(context)[0]?.id) },
      }),
    },
    which: {
      kind: 'choose',
      needs: needsQuery,
      text: 'candidates.which',
      options: (context) =>
        openNeeds(context).map((need) => ({
          id: String(need.id),
          label: needTitle(need, context.facts.person.language),
        })),
      unclear: 'candidates.which_unclear',
      hint: 'candidates.which_hint',
      save: 'need',
      next: 'look',
    },
    look: {
      kind: 'branch',
      needs: cardNeeds,
      next: (context) => {
        if (context.answers.umkId !== undefined) return 'card';
        if (needsGroup(context) && groupOf(context)) return 'group';
        if (left(context).length > 0) return 'pick';
        return (context.answers.passed ?? []).length > 0 ? 'none_left' : 'none';
      },
    },
    group: {
      kind: 'end',
      then: ({ answers: { need } }) => ({ flow: 'together_offer', answers: { need } }),
    },
    pick: {
      kind: 'end',
      needs: (known) => [...cardNeeds(known), { kind: 'fresh', of: 'match' }],
      effects: suggested,
      then: toSuggested,
    },
    card: {
      kind: 'choose',
      needs: cardNeeds,
      text: card,
      options: answers,
      unclear: 'candidates.unclear',
      hint: 'candidates.hint',
      next: { terima: 'agree', bukan: 'why', nanti: 'later', stop: 'stopped' },
    },
    agree: {
      kind: 'branch',
      needs: cardNeeds,
      next: (context) => (onScreen(context) ? 'accepted' : 'gone'),
    },
    accepted: {
      kind: 'end',
      needs: cardNeeds,
      text: saidYes,
      effects: accepted,
      then: nextOne,
    },
    ...whyNotSteps<Candidates>(companyWhy, 'candidates.why', 'decline'),
    decline: {
      kind: 'branch',
      needs: cardNeeds,
      next: (context) => (onScreen(context) ? 'declined' : 'gone'),
    },
    declined: {
      kind: 'end',
      needs: cardNeeds,
      text: 'candidates.declined',
      effects: refused,
      then: nextOne,
    },
    later: { kind: 'end', text: 'candidates.put_off', then: nextOne },
    gone: { kind: 'end', text: 'candidates.gone', then: nextOne },
    stopped: { kind: 'end', text: 'candidates.stopped' },
    none: { kind: 'end', text: 'candidates.none' },
    none_left: { kind: 'end', text: 'candidates.none_left' },
    closed: { kind: 'end', text: 'candidates.closed' },
    no_need: { kind: 'end', text: 'candidates.no_need' },
    waiting: { kind: 'end', text: 'candidates.waiting' },
    no_company: { kind: 'end', text: 'candidates.no_company' },
  },
});
