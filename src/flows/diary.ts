/** "Buku pesanan": the running account of each agreement, the same for both sides; from here everything about the work is said, answered and taken back. */
import { z } from 'zod';
import { afresh } from '../conversation/afresh.ts';
import type { Option } from '../conversation/reply.ts';
import { line, literal } from '../conversation/reply.ts';
import type { Context, Start } from '../conversation/step.ts';
import { defineFlow } from '../conversation/step.ts';
import { agreementNumber } from '../domain/agreement.ts';
import type { Entry, EntryKind } from '../domain/diary.ts';
import { otherSideOf } from '../domain/diary.ts';
import type { Effect } from '../domain/effect.ts';
import type { Query } from '../domain/query.ts';
import { otherSide } from './agreementWords.ts';
import { finishOption } from './deskCard.ts';
import { accountPage, accountText } from './diaryAccount.ts';
import { rootsFor, startable } from './diarySaying.ts';
import { askNoMore, diaryQuery, entryLine, partsOf, tellSide } from './diaryWords.ts';
import type { Part } from './diaryWords.ts';
import { yesNo } from './forumWords.ts';
import { pageOptions, turnedTo } from './paged.ts';

/** `act`: "jawab:<entry>", a kind of entry, "tarik", or a page; `entry`: what is taken back. */
const Diary = z
  .object({ pick: z.string(), page: z.int(), act: z.string(), entry: z.string(), sure: z.string() })
  .partial();
type Diary = z.infer<typeof Diary>;
type Here = Context<Diary>;

/** So many are offered to be answered at once; the rest once these are. */
const MOST_WAITING = 5;
const MOST = 20;

function needs({ facts }: Pick<Here, 'facts'>): Query[] {
  return [diaryQuery({ facts })];
}

function all({ facts, read }: Here): Part[] {
  return partsOf(read(diaryQuery({ facts })), facts);
}

function chosen(context: Here): Part | undefined {
  return all(context).find(({ view }) => String(view.agreement.id) === context.answers.pick);
}

/** "Buku pesanan", "catatan kerja", "order book", and nothing else. */
export function asksDiary(typed: string): boolean {
  return /^(?:(?:lihat|cek|buka|mau lihat) )?(?:buku (?:pesanan|order)|catatan (?:kerja|pesanan)|order ?book)(?: (?:saya|kami))?[.!?]*$/i.test(
    typed.trim(),
  );
}

const KINDS: readonly (readonly [EntryKind, Pick<Option, 'label' | 'words'>])[] = [
  ['order', { label: line('diary.act_order'), words: ['pesan', 'order'] }],
  ['result', { label: line('diary.act_result'), words: ['penjualan', 'hasil', 'sales'] }],
  ['delivery', { label: line('diary.act_delivery'), words: ['kirim', 'send'] }],
  ['receipt', { label: line('diary.act_receipt'), words: ['terima', 'diterima', 'receive'] }],
  ['invoice', { label: line('diary.act_invoice'), words: ['tagih', 'tagihan', 'invoice'] }],
  ['payment', { label: line('diary.act_payment'), words: ['bayar', 'dibayar', 'pay'] }],
  ['cancel', { label: line('diary.act_cancel'), words: ['batalkan pesanan', 'cancel order'] }],
];

/** What this side can say now of this agreement. */
function sayable(context: Here): EntryKind[] {
  const { pick } = context.answers;
  return KINDS.map(([kind]) => kind).filter((kind) => {
    const saying = { ...context, answers: { pick, kind } };
    if (kind === 'order' || kind === 'result') return startable(saying).length > 0;
    return rootsFor(saying).length > 0;
  });
}

function own(part: Part): Entry[] {
  return part.entries.filter(
    ({ side, state }) => side === part.side && (state === 'said' || state === 'disputed'),
  );
}

function unanswered(part: Part): Entry[] {
  return part.entries.filter(({ side, state }) => side !== part.side && state === 'said');
}

function cardOptions(context: Here): Option[] {
  const part = chosen(context);
  if (!part) return [finishOption];
  const acts = sayable(context);
  return [
    ...unanswered(part)
      .slice(0, MOST_WAITING)
      .map((entry) => ({
        id: `jawab:${entry.id}`,
        label: line('diary.act_answer', { what: entryLine(entry, context.facts) }),
      })),
    ...KINDS.flatMap(([kind, label]) => (acts.includes(kind) ? [{ id: kind, ...label }] : [])),
    ...(own(part).length > 0
      ? [{ id: 'tarik', label: line('diary.act_withdraw'), words: ['tarik', 'withdraw'] }]
      : []),
    ...pageOptions(accountPage(part.entries, context.answers.page)),
    finishOption,
  ];
}

function takenBack(context: Here): { part: Part; entry: Entry } | undefined {
  const part = chosen(context);
  const entry = part && own(part).find(({ id }) => String(id) === context.answers.entry);
  return part && entry ? { part, entry } : undefined;
}

function withdrawn(context: Here): Effect[] {
  const found = takenBack(context);
  if (!found) return [];
  const { part, entry } = found;
  const { id: entryId, rev, state: from } = entry;
  const known = { view: part.view, facts: context.facts };
  return [
    { kind: 'diary.move', entryId, rev, from, move: 'withdraw', by: 'sayer' },
    askNoMore(entryId),
    tellSide(otherSideOf(part.side), entry, 'withdraw', known),
  ];
}

function say({ answers: { pick, act } }: Here): Start {
  const answers = { pick, kind: act, root: undefined, follows: undefined, instead: undefined };
  return { flow: 'diary_say', answers: { ...answers, sure: undefined }, exact: true };
}

function acted(_context: Here, act: unknown): string {
  if (turnedTo(act) !== undefined) return 'turn';
  if (act === 'selesai') return 'finished';
  if (act === 'tarik') return 'mine';
  return String(act).startsWith('jawab:') ? 'answer' : 'say';
}

export const diary = defineFlow<Diary>({
  id: 'diary',
  version: 1,
  title: 'diary.title',
  answers: Diary,
  browses: true,
  start: 'start',
  steps: {
    start: {
      kind: 'branch',
      needs,
      next: (context) => {
        if (context.answers.pick !== undefined) return chosen(context) ? 'card' : 'gone';
        const { length } = all(context);
        return length === 0 ? 'none' : length === 1 ? 'only' : 'list';
      },
    },
    list: {
      kind: 'choose',
      needs,
      text: 'diary.list',
      options: (context) => [
        ...all(context)
          .slice(0, MOST)
          .map(({ view, side }) => ({
            id: String(view.agreement.id),
            label: line('diary.option', {
              number: agreementNumber(view.agreement.id),
              object: literal(view.agreement.terms.object ?? '-'),
              other: otherSide(view, side),
            }),
          })),
        finishOption,
      ],
      save: 'pick',
      stale: true,
      unclear: 'desk.unclear',
      next: { selesai: 'finished', '*': 'start' },
    },
    only: {
      kind: 'end',
      needs,
      then: (context) =>
        afresh('diary', { pick: String(all(context)[0]?.view.agreement.id ?? '') }),
    },
    card: {
      kind: 'choose',
      needs,
      text: (context) => {
        const part = chosen(context);
        if (!part) return line('agreement.gone');
        const other = otherSide(part.view, part.side);
        return accountText(part, other, context.answers.page, context.facts);
      },
      options: cardOptions,
      save: 'act',
      stale: true,
      inPlace: true,
      unclear: 'desk.unclear',
      next: acted,
    },
    turn: {
      kind: 'end',
      then: ({ answers: { pick, act, page } }) =>
        afresh('diary', { pick, page: turnedTo(act) ?? page }),
    },
    answer: {
      kind: 'end',
      then: ({ answers: { act = '' } }) => ({
        flow: 'diary_ask',
        answers: { happening: undefined, entry: Number(act.slice('jawab:'.length)) },
        exact: true,
      }),
    },
    say: { kind: 'end', then: say },
    mine: {
      kind: 'choose',
      needs,
      text: 'diary.ask_withdraw',
      options: (context) => {
        const part = chosen(context);
        return (part ? own(part) : []).slice(-MOST).map((entry) => ({
          id: String(entry.id),
          label: entryLine(entry, context.facts),
        }));
      },
      save: 'entry',
      stale: true,
      unclear: 'desk.unclear',
      next: 'sure',
    },
    sure: {
      kind: 'choose',
      needs,
      text: (context) => {
        const found = takenBack(context);
        if (!found) return line('diary.late_end');
        return line('diary.sure_withdraw', { what: entryLine(found.entry, context.facts) });
      },
      options: yesNo('diary.yes_withdraw'),
      save: 'sure',
      stale: true,
      next: (context, sure) =>
        sure === 'ya' ? (takenBack(context) ? 'withdrawn' : 'late') : 'card',
    },
    withdrawn: { kind: 'end', needs, text: 'diary.withdrawn', effects: withdrawn },
    late: { kind: 'end', text: 'diary.late_end' },
    gone: { kind: 'end', text: 'agreement.gone' },
    none: { kind: 'end', text: 'diary.none' },
    finished: { kind: 'end' },
  },
});
