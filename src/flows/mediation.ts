/** What a mediator does about a report besides answering it: who looks after it, how urgent it is, both sides heard, a meeting, a proposal. */
import { words } from '../conversation/accept.ts';
import { afresh } from '../conversation/afresh.ts';
import { line } from '../conversation/reply.ts';
import type { Start } from '../conversation/step.ts';
import { defineFlow } from '../conversation/step.ts';
import { meetingTime } from './forumAnswers.ts';
import { looked } from './deskWords.ts';
import {
  actedOn,
  acts,
  doneText,
  doneEffects,
  doneNeeds,
  heading,
  Mediation,
  needs,
  stillMay,
  sureText,
  whomOptions,
  foundOf,
} from './mediationActs.ts';
import type { Here } from './mediationActs.ts';
import { yesNo } from './forumWords.ts';
import { heardSteps } from './mediationHeard.ts';

/** The card below is of before: whatever comes next takes its place. */
function below({ answers: { pick } }: Here): Start[] {
  return [{ flow: 'disputes', answers: { pick } }];
}

/** Back to the card, as it is now. */
function cardAgain({ answers: { pick } }: Here): Start {
  return afresh('disputes', { pick });
}

const first: Readonly<Record<string, string>> = {
  tugas: 'whom',
  rapat: 'when',
  usul: 'proposal',
  dengar: 'heard_who',
  rapat_lihat: 'meeting',
  kembali: 'back',
};

export const mediation = defineFlow<Mediation>({
  id: 'mediation',
  version: 1,
  title: 'mediation.title',
  answers: Mediation,
  start: 'start',
  browses: true,
  steps: {
    start: {
      kind: 'branch',
      needs,
      effects: ({ answers, facts }) => looked(`ticket/${answers.pick ?? ''}`, facts),
      next: (context) => stillMay(context, 'menu'),
    },
    menu: {
      kind: 'choose',
      needs,
      text: heading,
      options: acts,
      save: 'act',
      stale: true,
      unclear: 'desk.unclear',
      next: (context) => first[actedOn(context).what] ?? 'sure',
    },
    whom: {
      kind: 'choose',
      needs,
      text: 'mediation.ask_whom',
      options: whomOptions,
      save: 'to',
      stale: true,
      unclear: 'desk.unclear',
      next: (_context, to) => (to === 'kembali' ? 'back' : 'once_more'),
    },
    when: {
      kind: 'ask',
      text: 'forum.ask_when',
      accept: meetingTime,
      unclear: 'forum.when_vague',
      hint: 'forum.when_vague',
      save: 'when',
      stale: true,
      next: 'place',
    },
    place: {
      kind: 'ask',
      text: 'forum.ask_place',
      accept: words({ min: 3, max: 200 }),
      unclear: 'forum.place_unclear',
      hint: 'forum.place_unclear',
      free: true,
      verbatim: true,
      save: 'place',
      stale: true,
      next: 'sure',
    },
    proposal: {
      kind: 'ask',
      text: 'mediation.ask_proposal',
      accept: words({ min: 10, max: 2000, lines: true }),
      unclear: 'mediation.proposal_unclear',
      hint: 'mediation.proposal_unclear',
      free: true,
      verbatim: true,
      save: 'words',
      stale: true,
      next: 'sure',
    },
    ...heardSteps,
    sure: {
      kind: 'choose',
      needs,
      text: sureText,
      options: yesNo('mediation.yes', 'dispute.do_not'),
      save: 'sure',
      stale: true,
      next: { ya: 'once_more', tidak: 'back' },
    },
    once_more: {
      kind: 'branch',
      needs,
      next: (context) => stillMay(context, 'done'),
    },
    done: {
      kind: 'end',
      needs: doneNeeds,
      text: doneText,
      effects: doneEffects,
      then: ({ answers: { pick } }) => afresh('disputes', { pick, changed: 'ya' }),
      closes: below,
    },
    meeting: {
      kind: 'end',
      needs,
      then: (context) =>
        afresh('forum_meetings', { pick: String(foundOf(context)?.meeting?.id ?? 0) }),
    },
    back: { kind: 'end', then: cardAgain, closes: below },
    moved_on: { kind: 'end', text: 'dispute.moved_on', then: cardAgain, closes: below },
    own: { kind: 'end', text: 'dispute.own', closes: below },
    colleague: { kind: 'end', text: 'dispute.colleague', then: cardAgain, closes: below },
    gone: {
      kind: 'end',
      text: ({ answers }) => line('dispute.gone', { number: answers.pick ?? '' }),
      closes: below,
    },
    denied: {
      kind: 'end',
      text: 'desk.denied',
      effects: () => [{ kind: 'command.denied', command: 'sengketa' }],
      closes: below,
    },
  },
});
