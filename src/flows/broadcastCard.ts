/** What is seen of broadcasts at the desk: the list, the card of one with what became of it, and what this person may do with it. */
import { z } from 'zod';
import type { Line, Option } from '../conversation/reply.ts';
import { line, literal, paragraphs, stacked } from '../conversation/reply.ts';
import type { Context } from '../conversation/step.ts';
import type { BroadcastHandling, BroadcastWriting } from '../domain/broadcastLife.ts';
import { refusal } from '../domain/broadcastLife.ts';
import type { Query } from '../domain/query.ts';
import type { BroadcastView } from '../domain/queryOffice.ts';
import { mayWork } from '../domain/roles.ts';
import { NEW } from './broadcastAnswers.ts';
import { cardLines, stateLine, tableLines, titleOf } from './broadcastWords.ts';
import { finishOption } from './deskCard.ts';
import { PAGE_SIZE, pageLines, pageOf, pageOptions } from './paged.ts';

/** `pick`: the number of the one that is looked at; `words`: why it is given back. */
export const Look = z
  .object({ page: z.int(), pick: z.string(), act: z.string(), words: z.string(), sure: z.string() })
  .partial();
export type Look = z.infer<typeof Look>;
type Here = Context<Look>;
type Known = Pick<Here, 'answers' | 'facts'>;

export const MOVES: Readonly<Record<string, BroadcastHandling>> = {
  setujui: 'approve',
  kembalikan: 'return',
  jeda: 'pause',
  lanjut: 'resume',
  hentikan: 'stop',
};

export function listQuery({
  answers,
}: Pick<Here, 'answers'>): Extract<Query, { kind: 'broadcasts.list' }> {
  return { kind: 'broadcasts.list', page: answers.page ?? 1, size: PAGE_SIZE };
}

function oneQuery({ answers }: Pick<Here, 'answers'>): Extract<Query, { kind: 'broadcast' }> {
  return { kind: 'broadcast', id: Number(answers.pick ?? 0) };
}

export function one(known: Known): Query[] {
  return [oneQuery(known)];
}

export function cardNeeds(known: Known): Query[] {
  return [oneQuery(known), { kind: 'broadcast.table', id: oneQuery(known).id }];
}

export function viewOf(context: Here): BroadcastView | undefined {
  return context.read(oneQuery(context));
}

/** What it is by now, to whoever wanted to move it as it was. */
export function notState(context: Here): Line {
  const view = viewOf(context);
  return view
    ? line('broadcast.not_state', { state: stateLine(view.broadcast) })
    : line('broadcast.gone');
}

export function listOptions(context: Here): Option[] {
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

export function listText(context: Here): Line {
  const { total } = context.read(listQuery(context));
  if (total === 0) return line('broadcast.none');
  const page = pageOf(context.answers.page, total);
  return stacked(line('broadcast.list', { count: total }), ...pageLines(page));
}

export function card(context: Here): Line {
  const view = viewOf(context);
  if (!view) return line('broadcast.gone');
  const table = context.read({ kind: 'broadcast.table', id: view.broadcast.id });
  return paragraphs(
    stacked(...cardLines(view, context.facts)),
    ...(table.chosen > 0 ? [stacked(...tableLines(table))] : []),
  );
}

export const again: Option = {
  id: 'segarkan',
  label: line('broadcast.again'),
  words: ['lagi', 'again'],
};
export const toList: Option = {
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
export function cardOptions(context: Here): Option[] {
  const view = viewOf(context);
  const { person } = context.facts;
  const may = (move: BroadcastWriting | BroadcastHandling): boolean =>
    view !== undefined && refusal(view.broadcast, move, person) === undefined;
  const moves = labels.flatMap(([act, option]) => {
    const move = MOVES[act];
    return move && may(move) ? [option] : [];
  });
  const test: Option = { id: 'tes', label: line('broadcast.test'), words: ['tes', 'test'] };
  const write: Option = { id: 'ubah', label: line('broadcast.change'), words: ['ubah', 'change'] };
  return [
    ...moves,
    ...(may('save') ? [write] : []),
    ...(may('approve') ? [test] : []),
    again,
    toList,
    finishOption,
  ];
}
