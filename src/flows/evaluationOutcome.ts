/** The dialog in which the office closes an evaluation: its own view first, then the outcome, and what belongs to that; what a colleague decided meanwhile is not decided again. */
import { futureDay, words } from '../conversation/accept.ts';
import { afresh } from '../conversation/afresh.ts';
import { line } from '../conversation/reply.ts';
import { defineFlow } from '../conversation/step.ts';
import {
  canAdd,
  decided,
  Decision,
  needs,
  NONE,
  outcomeOptions,
  planOf,
  replicaNeeds,
  replicaOptions,
  replicas,
  state,
  sureText,
} from './evaluationDecide.ts';
import { yesNo } from './forumWords.ts';

export const evaluationOutcome = defineFlow<Decision>({
  id: 'evaluation_outcome',
  version: 1,
  title: 'evaluation.title_desk',
  answers: Decision,
  start: 'start',
  steps: {
    start: {
      kind: 'branch',
      needs,
      next: (context) => {
        const { items, outcome } = context.answers;
        if (outcome !== 'perbaiki' || items === undefined) return state(context, 'words');
        return state(context, canAdd(context) ? 'more' : 'sure');
      },
    },
    words: {
      kind: 'ask',
      text: 'evaluation.ask_office',
      accept: words({ min: 10, max: 1000, lines: true }),
      unclear: 'evaluation.words_unclear',
      hint: 'evaluation.words_unclear',
      free: true,
      verbatim: true,
      save: 'words',
      next: 'outcome',
    },
    outcome: {
      kind: 'choose',
      needs,
      text: 'evaluation.ask_outcome',
      options: outcomeOptions,
      unclear: 'desk.unclear',
      save: 'outcome',
      next: { perbaiki: 'what', replikasi: 'replica', '*': 'sure' },
    },
    what: {
      kind: 'ask',
      text: 'evaluation.ask_item',
      accept: words({ min: 6, max: 200 }),
      unclear: 'evaluation.item_unclear',
      hint: 'evaluation.item_unclear',
      free: true,
      verbatim: true,
      save: 'what',
      next: 'on',
    },
    on: {
      kind: 'ask',
      text: 'evaluation.ask_on',
      accept: futureDay('last'),
      unclear: 'evaluation.on_unclear',
      hint: 'evaluation.on_unclear',
      save: 'on',
      next: 'add',
    },
    // The next thing is asked anew, with what is planned so far.
    add: {
      kind: 'end',
      then: (context) => {
        const { what: _, on: __, more: ___, ...rest } = context.answers;
        return afresh('evaluation_outcome', { ...rest, items: planOf(context) });
      },
    },
    more: {
      kind: 'choose',
      text: 'evaluation.ask_more',
      options: [
        { id: 'ya', label: line('evaluation.more_yes'), means: 'ya', words: ['tambah'] },
        { id: 'tidak', label: line('evaluation.more_no'), means: 'tidak', words: ['cukup'] },
      ],
      save: 'more',
      next: { ya: 'what', tidak: 'sure' },
    },
    replica: {
      kind: 'choose',
      needs: replicaNeeds,
      text: (context) =>
        line(replicas(context).length > 0 ? 'evaluation.ask_replica' : 'evaluation.replica_nobody'),
      options: replicaOptions,
      unclear: 'desk.unclear',
      save: 'replica',
      next: 'sure',
    },
    sure: {
      kind: 'choose',
      needs: replicaNeeds,
      text: sureText,
      options: yesNo('agreement.yes_end'),
      save: 'sure',
      stale: true,
      next: { ya: 'save', tidak: 'left' },
    },
    save: {
      kind: 'branch',
      needs: replicaNeeds,
      next: (context) => {
        const { outcome, replica } = context.answers;
        const gone =
          outcome === 'replikasi' &&
          replica !== NONE &&
          !replicas(context).some(({ id }) => id === replica);
        return state(context, gone ? 'late' : 'saved');
      },
    },
    saved: {
      kind: 'end',
      needs: (known) => [...replicaNeeds(known), { kind: 'fresh', of: 'match' }],
      text: 'evaluation.decided',
      effects: decided,
    },
    late: { kind: 'end', text: 'evaluation.late' },
    left: { kind: 'end', text: 'evaluation.left' },
    gone: { kind: 'end', text: 'evaluation.none' },
    denied: {
      kind: 'end',
      text: 'desk.denied',
      effects: () => [{ kind: 'command.denied', command: 'evaluasi' }],
    },
  },
});
