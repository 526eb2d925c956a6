/** `/siaran`: the broadcasts of the office with their states; one is looked at, approved by a second person, paused, resumed and stopped. */
import { z } from 'zod';
import { words } from '../conversation/accept.ts';
import { afresh } from '../conversation/afresh.ts';
import type { Line, Option } from '../conversation/reply.ts';
import { line, literal, paragraphs, stacked } from '../conversation/reply.ts';
import type { Context, Target } from '../conversation/step.ts';
import { defineFlow } from '../conversation/step.ts';
import type { BroadcastMove } from '../domain/broadcast.ts';
import { mayLookAtBroadcasts, refusal } from '../domain/broadcast.ts';
import type { Effect } from '../domain/effect.ts';
import type { BroadcastView, Query } from '../domain/query.ts';
import { mayWork } from '../domain/roles.ts';
import { answersOf, NEW } from './broadcastAnswers.ts';
import { cardLines, messageFor, stateLine, tableLines, titleOf } from './broadcastWords.ts';
import { finishOption } from './deskCard.ts';
import { PAGE_SIZE, pageLines, pageOf, pageOptions, turnedTo } from './paged.ts';

/** `pick`: the number of the one that is looked at; `words`: why it is given back. */
const Look = z
  .object({ page: z.int(), pick: z.string(), act: z.string(), words: z.string(), sure: z.string() })
  .partial();
type Look = z.infer<typeof Look>;
type Here = Context<Look>;
type Known = Pick<Here, 'answers' | 'facts'>;
type Move = Exclude<BroadcastMove, 'write'>;

const MOVES: Readonly<Record<string, Move>> = {
  setujui: 'approve',
  kembalikan: 'return',
  jeda: 'pause',
  lanjut: 'resume',
  hentikan: 'stop',
};

function listQuery({
  answers,
}: Pick<Here, 'answers'>): Extract<Query, { kind: 'broadcasts.list' }> {
  return { kind: 'broadcasts.list', page: answers.page ?? 1, size: PAGE_SIZE };
}

function oneQuery({ answers }: Pick<Here, 'answers'>): Extract<Query, { kind: 'broadcast' }> {
  return { kind: 'broadcast', id: Number(answers.pick ?? 0) };
}

function one(known: Known): Query[] {
  return [oneQuery(known)];
}

function cardNeeds(known: Known): Query[] {
  return [oneQuery(known), { kind: 'broadcast.table', id: oneQuery(known).id }];
}

function viewOf(context: Here): BroadcastView | undefined {
  return context.read(oneQuery(context));
}

function listOptions(context: Here): Option[] {
  const { total, rows } = context.read(listQuery(context));
  const writes = mayWork(context.facts.person.roles, 'broadcast');
  return [
    ...rows.map(({ broadcast }) => ({
      id: String(broadcast.id),
      label: line('broadcast.row', {
        id: broadcast.id,
        title: literal(titleOf(broadcast)),
        state: stateLine(broadcast),
      }),
    })),
    ...pageOptions(pageOf(context.answers.page, total)),
    ...(writes ? [{ id: NEW, label: line('broadcast.new'), words: ['baru', 'buat', 'new'] }] : []),
    finishOption,
  ];
}

function listText(context: Here): Line {
  const { total } = context.read(listQuery(context));
  if (total === 0) return line('broadcast.none');
  const page = pageOf(context.answers.page, total);
  return stacked(line('broadcast.list', { count: total }), ...pageLines(page));
}

function card(context: Here): Line {
  const view = viewOf(context);
  if (!view) return line('broadcast.gone');
  const table = context.read({ kind: 'broadcast.table', id: view.broadcast.id });
  return paragraphs(
    stacked(...cardLines(view, context.facts)),
    ...(table.chosen > 0 ? [stacked(...tableLines(table))] : []),
  );
}

const again: Option = { id: 'segarkan', label: line('broadcast.again'), words: ['lagi', 'again'] };
const toList: Option = {
  id: 'daftar',
  label: line('broadcast.to_list'),
  words: ['daftar', 'list'],
};

const labels: readonly [string, Option][] = [
  ['setujui', { id: 'setujui', label: line('broadcast.approve'), words: ['setuju', 'approve'] }],
  ['kembalikan', { id: 'kembalikan', label: line('broadcast.return'), words: ['return'] }],
  ['jeda', { id: 'jeda', label: line('broadcast.pause'), words: ['jeda', 'pause'] }],
  ['lanjut', { id: 'lanjut', label: line('broadcast.resume'), words: ['lanjut', 'resume'] }],
  ['hentikan', { id: 'hentikan', label: line('broadcast.stop'), words: ['hentikan', 'stop'] }],
];

/** What this person may do with it as it is now. */
function cardOptions(context: Here): Option[] {
  const view = viewOf(context);
  const { person } = context.facts;
  const may = (move: BroadcastMove): boolean =>
    view !== undefined && refusal(view.broadcast, move, person) === undefined;
  const moves = labels.flatMap(([act, option]) => {
    const move = MOVES[act];
    return move && may(move) ? [option] : [];
  });
  const test: Option = { id: 'tes', label: line('broadcast.test'), words: ['tes', 'test'] };
  const write: Option = { id: 'ubah', label: line('broadcast.change'), words: ['ubah', 'change'] };
  return [
    ...moves,
    ...(may('write') ? [write] : []),
    ...(may('approve') ? [test] : []),
    again,
    toList,
    finishOption,
  ];
}

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

function moveOf({ answers }: Pick<Here, 'answers'>): Move | undefined {
  return MOVES[answers.act ?? ''];
}

/** Whether it may (still) be moved so, by this person. */
function mayMove(context: Here): string {
  const view = viewOf(context);
  const move = moveOf(context);
  if (!view || !move) return 'gone';
  const why = refusal(view.broadcast, move, context.facts.person);
  if (why === 'role') return 'denied';
  return why === undefined ? 'moved' : `not_${why}`;
}

function moved(context: Here): Effect[] {
  const view = viewOf(context);
  const move = moveOf(context);
  if (!view || !move || refusal(view.broadcast, move, context.facts.person)) return [];
  const { id: broadcastId, rev, state, startAt, authorId } = view.broadcast;
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
      ...{ broadcastId, rev, move },
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
      stale: () => true,
      unclear: 'desk.unclear',
      next: (_context, pick) => {
        if (pick === 'selesai') return 'finished';
        if (pick === NEW) return 'new';
        return turnedTo(pick) === undefined ? 'look' : 'turn';
      },
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
      text: 'desk.ask_act',
      options: cardOptions,
      save: 'act',
      stale: () => true,
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
      stale: () => true,
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
      stale: () => true,
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
      text: (context) => {
        const view = viewOf(context);
        return view
          ? line('broadcast.not_state', { state: stateLine(view.broadcast) })
          : line('broadcast.gone');
      },
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
    denied: {
      kind: 'end',
      text: 'desk.denied',
      effects: () => [{ kind: 'command.denied', command: 'siaran' }],
    },
  },
});
