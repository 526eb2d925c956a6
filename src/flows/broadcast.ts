/** `/siaran`: the broadcasts of the office with their states; one is looked at, approved by a second person, paused, resumed and stopped. */
import { words } from '../conversation/accept.ts';
import { afresh } from '../conversation/afresh.ts';
import { line } from '../conversation/reply.ts';
import type { Context, Target } from '../conversation/step.ts';
import { defineFlow } from '../conversation/step.ts';
import { mayLookAtBroadcasts } from '../domain/broadcast.ts';
import type { BroadcastHandling } from '../domain/broadcastLife.ts';
import { broadcastSide, refusal } from '../domain/broadcastLife.ts';
import type { Effect } from '../domain/effect.ts';
import { answersOf, NEW } from './broadcastAnswers.ts';
import {
  again,
  card,
  cardNeeds,
  cardOptions,
  listOptions,
  listQuery,
  listText,
  Look,
  MOVES,
  notState,
  one,
  toList,
  viewOf,
} from './broadcastCard.ts';
import { messageFor, stateLine } from './broadcastWords.ts';
import { finishOption } from './deskCard.ts';
import { deniedStep } from './overrideWords.ts';
import { fromList, turnedTo } from './paged.ts';

type Here = Context<Look>;

function acted(context: Here, act: unknown): Target {
  const view = viewOf(context);
  switch (act) {
    case 'hentikan':
      return 'sure';
    case 'kembalikan':
      return 'why';
    case 'setujui':
    case 'jeda':
    case 'lanjut':
      return 'move';
    case 'ubah':
      return view ? 'change' : 'look';
    case 'tes':
      return 'test';
    case 'segarkan':
      return 'look';
    case 'daftar':
      return 'turn';
    default:
      return 'finished';
  }
}

export function moveOf({ answers }: Pick<Here, 'answers'>): BroadcastHandling | undefined {
  return MOVES[answers.act ?? ''];
}

/** Whether it may (still) be moved so, by this person. */
export function mayMove(context: Here): string {
  const view = viewOf(context);
  const move = moveOf(context);
  if (!view || !move) return 'gone';
  const why = refusal(view.broadcast, move, context.facts.person);
  if (why === 'role') return 'denied';
  return why === undefined ? 'moved' : `not_${why}`;
}

export function moved(context: Here): Effect[] {
  const view = viewOf(context);
  const move = moveOf(context);
  if (!view || !move || refusal(view.broadcast, move, context.facts.person)) return [];
  const { id: broadcastId, rev, state, startAt, authorId } = view.broadcast;
  const by = broadcastSide(view.broadcast, context.facts.person.id);
  const { words: note } = context.answers;
  const told = {
    approve: 'approved',
    return: 'returned',
    pause: 'paused',
    stop: 'stopped',
  } as const;
  return [
    {
      kind: 'broadcast.move',
      ...{ broadcastId, rev, from: state, move, by },
      ...(move === 'approve' && startAt ? { startAt } : {}),
      ...(move === 'return' && note !== undefined ? { words: note } : {}),
    },
    ...(state === 'waiting'
      ? [{ kind: 'queue.done' as const, of: 'broadcast' as const, subjectId: broadcastId }]
      : []),
    ...(move === 'resume'
      ? []
      : [
          {
            kind: 'tell' as const,
            whom: { person: authorId },
            happening: { kind: 'broadcast.news' as const, broadcastId, what: told[move] },
          },
        ]),
  ];
}

export const broadcast = defineFlow<Look>({
  id: 'broadcast',
  version: 1,
  title: 'broadcast.title',
  answers: Look,
  start: 'start',
  browses: true,
  steps: {
    start: {
      kind: 'branch',
      next: ({ answers, facts }) => {
        if (!mayLookAtBroadcasts(facts.person.roles)) return 'denied';
        return answers.pick === undefined ? 'list' : 'look';
      },
    },
    list: {
      kind: 'choose',
      needs: (known) => [listQuery(known)],
      text: listText,
      options: listOptions,
      save: 'pick',
      stale: true,
      unclear: 'desk.unclear',
      next: (_context, pick) => fromList(pick, { [NEW]: 'new' }),
    },
    turn: {
      kind: 'end',
      then: ({ answers }) => afresh('broadcast', { page: turnedTo(answers.pick) ?? answers.page }),
    },
    look: {
      kind: 'branch',
      needs: one,
      next: (context) => {
        if (!mayLookAtBroadcasts(context.facts.person.roles)) return 'denied';
        return viewOf(context) ? 'card' : 'gone';
      },
    },
    card: { kind: 'say', needs: cardNeeds, text: card, next: 'menu' },
    menu: {
      kind: 'choose',
      needs: one,
      // Who answers to what is no longer so sees how it is now.
      text: (context) => {
        const view = context.again ? viewOf(context) : undefined;
        return view
          ? line('broadcast.ask_act', { state: stateLine(view.broadcast) })
          : 'desk.ask_act';
      },
      options: cardOptions,
      save: 'act',
      stale: true,
      next: acted,
    },
    // What is written takes the place of what was looked at, which is another one by then.
    new: { kind: 'end', then: { flow: 'broadcast_write', answers: { id: NEW } } },
    change: {
      kind: 'end',
      needs: one,
      then: (context) => {
        const view = viewOf(context);
        return view && { flow: 'broadcast_write', answers: answersOf(view.broadcast) };
      },
    },
    test: {
      kind: 'say',
      needs: one,
      text: (context) => {
        const view = viewOf(context);
        return view ? messageFor(view.broadcast, context.facts) : line('broadcast.gone');
      },
      next: 'menu',
    },
    sure: {
      kind: 'choose',
      text: 'broadcast.ask_stop',
      options: [
        { id: 'ya', label: line('broadcast.stop'), means: 'ya' },
        { id: 'tidak', label: line('broadcast.not_stop'), means: 'tidak' },
      ],
      save: 'sure',
      stale: true,
      next: { ya: 'move', tidak: 'look' },
    },
    why: {
      kind: 'ask',
      text: 'broadcast.ask_why',
      accept: words({ min: 3, max: 300 }),
      unclear: 'broadcast.why_unclear',
      hint: 'broadcast.why_unclear',
      free: true,
      verbatim: true,
      save: 'words',
      stale: true,
      next: 'move',
    },
    move: { kind: 'branch', needs: one, next: mayMove },
    moved: {
      kind: 'say',
      needs: one,
      text: (context) => line(`broadcast.done_${moveOf(context) ?? 'stop'}`),
      effects: moved,
      next: 'after',
    },
    not_own: { kind: 'say', text: 'broadcast.not_own', next: 'after' },
    not_state: {
      kind: 'say',
      needs: one,
      text: notState,
      next: 'after',
    },
    after: {
      kind: 'choose',
      text: 'desk.ask_next',
      options: [again, toList, finishOption],
      next: { segarkan: 'look', daftar: 'turn', selesai: 'finished' },
    },
    gone: { kind: 'end', text: 'broadcast.gone' },
    finished: { kind: 'end' },
    denied: deniedStep('siaran'),
  },
});
