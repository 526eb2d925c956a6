/** What a meeting decided: the words, who does it (somebody invited, or anybody by name) and by which day; who is known hears of it. */
import { z } from 'zod';
import { futureDay, words } from '../conversation/accept.ts';
import type { Line, Option } from '../conversation/reply.ts';
import { line, literal, stacked } from '../conversation/reply.ts';
import type { Context, Start } from '../conversation/step.ts';
import { defineFlow } from '../conversation/step.ts';
import type { Effect } from '../domain/effect.ts';
import type { MeetingView } from '../domain/forum.ts';
import { canMove } from '../domain/forumLives.ts';
import type { Query } from '../domain/query.ts';
import { dayName } from './card.ts';
import { finishOption } from './deskCard.ts';
import { row, staffName } from './deskWords.ts';
import { endSteps, keeps, remindOwner, yesNo } from './forumWords.ts';

/** `owner`: "person/7", or a name as typed; `rev`: the version of the meeting that was on screen. */
const Decide = z
  .object({
    meeting: z.int(),
    rev: z.int(),
    words: z.string(),
    owner: z.string(),
    dueOn: z.string(),
    sure: z.string(),
  })
  .partial();
type Decide = z.infer<typeof Decide>;
type Here = Context<Decide>;

const fresh = { kind: 'fresh', of: 'decision' } as const;
const MOST_PEOPLE = 30;

function query({ answers }: Pick<Here, 'answers'>): Extract<Query, { kind: 'forum.meeting' }> {
  return { kind: 'forum.meeting', id: answers.meeting ?? 0 };
}
function needs(known: Pick<Here, 'answers'>): Query[] {
  return [query(known)];
}
function viewOf(context: Here): MeetingView | undefined {
  return context.read(query(context));
}

function check(context: Here, then: string): string {
  const view = viewOf(context);
  if (!keeps(context.facts)) return 'denied';
  return view && canMove(view.meeting, 'decide', context.facts.now) ? then : 'gone';
}

function owners(context: Here): Option[] {
  const invited = viewOf(context)?.invited ?? [];
  return invited.slice(0, MOST_PEOPLE).map(({ rsvp: { personId }, name }) => ({
    id: `person/${personId}`,
    label: staffName(name, personId),
  }));
}

function ownerId({ answers: { owner } }: Pick<Here, 'answers'>): number | undefined {
  const id = /^person\/(\d+)$/.exec(owner ?? '')?.[1];
  return id === undefined ? undefined : Number(id);
}

function ownerName(context: Here): Line {
  const { owner = '' } = context.answers;
  return owners(context).find(({ id }) => id === owner)?.label ?? literal(owner);
}

function saved(context: Here): Effect[] {
  const { answers, facts, read } = context;
  const view = viewOf(context);
  if (!view) return [];
  const { words: said = '', owner = '', dueOn = '' } = answers;
  const { rev, state: from } = view.meeting;
  const person = ownerId(context);
  const id = read(fresh);
  const who = person === undefined ? { owner } : { ownerId: person };
  const decision = { id, meetingId: view.meeting.id, words: said, dueOn, ...who };
  const happening = { kind: 'forum.decided', decisionId: id, why: 'new' } as const;
  return [
    { kind: 'decision.make', decision, rev, from },
    ...(person === undefined ? [] : [{ kind: 'tell' as const, whom: { person }, happening }]),
    ...remindOwner(decision, facts),
  ];
}

/** Another decision of the same meeting. */
function another({ answers: { meeting } }: Here): Start {
  return { flow: 'forum_decide', answers: { meeting, words: undefined }, exact: true };
}

export const forumDecide = defineFlow<Decide>({
  id: 'forum_decide',
  version: 1,
  title: 'forum.title_decide',
  answers: Decide,
  start: 'start',
  steps: {
    start: { kind: 'branch', needs, next: (context) => check(context, 'words') },
    words: {
      kind: 'ask',
      text: 'forum.ask_decision',
      accept: words({ min: 5, max: 500 }),
      unclear: 'forum.words_unclear',
      hint: 'forum.words_unclear',
      free: true,
      verbatim: true,
      save: 'words',
      next: 'owner',
    },
    owner: {
      kind: 'choose',
      needs,
      text: 'forum.ask_owner',
      options: owners,
      accept: words({ min: 2, max: 80 }),
      unclear: 'forum.name_unclear',
      hint: 'forum.name_unclear',
      save: 'owner',
      next: 'dueOn',
    },
    dueOn: {
      kind: 'ask',
      text: 'forum.ask_due',
      accept: futureDay('last'),
      unclear: 'forum.due_unclear',
      hint: 'forum.due_unclear',
      save: 'dueOn',
      next: 'sure',
    },
    sure: {
      kind: 'choose',
      needs,
      text: (context) =>
        stacked(
          ...row('forum.field_decision', context.answers.words),
          ...row('forum.field_owner', ownerName(context)),
          ...row('forum.field_due', dayName(context.answers.dueOn ?? '', context.facts)),
          line('forum.sure_add'),
        ),
      options: yesNo('forum.save'),
      save: 'sure',
      stale: true,
      next: { ya: 'save', tidak: 'left' },
    },
    save: { kind: 'branch', needs, next: (context) => check(context, 'saved') },
    saved: {
      kind: 'say',
      needs: (known) => [query(known), fresh],
      text: 'forum.decision_saved',
      effects: saved,
      next: 'after',
    },
    after: {
      kind: 'choose',
      text: 'desk.ask_next',
      options: [
        { id: 'lagi', label: line('forum.decide_more'), words: ['lagi', 'more'] },
        finishOption,
      ],
      next: { lagi: 'another', selesai: 'finished' },
    },
    another: { kind: 'end', then: another },
    gone: { kind: 'end', text: 'forum.gone' },
    ...endSteps<Decide>(),
  },
});
