/** "Pesan 500 lagi", "sudah kirim", "sudah dibayar": something is said of the work under an agreement; only what is not clear yet is asked. */
import { futureDay, words } from '../conversation/accept.ts';
import type { Option } from '../conversation/reply.ts';
import { line } from '../conversation/reply.ts';
import type { Start } from '../conversation/step.ts';
import { defineFlow } from '../conversation/step.ts';
import type { Facts } from '../domain/facts.ts';
import { readWork } from '../language/work.ts';
import { today } from './card.ts';
import {
  problemOf,
  rejectedOf,
  Say,
  sayingOf,
  sayNeeds,
  sharesOnly,
  wrongRejected,
} from './diarySaying.ts';
import type { Here } from './diarySaying.ts';
import {
  amount,
  amountOptions,
  amountText,
  nextAsk,
  noteText,
  orderOptions,
  picture,
  quantityOptions,
  quantityText,
  sum,
  sureText,
  unitPrice,
  whichOptions,
} from './diarySayAsks.ts';
import { countOf, numbersNeeded, saidEffects } from './diarySayEffects.ts';
import { saidAnswers, whenOf } from './diaryTold.ts';
import { ownYes, waitsLine } from './diaryWaits.ts';
import { reportOf } from './diaryWords.ts';
import type { File } from './paperAnswers.ts';

/** The dialog that a short message opens, with what it told; undefined for whoever has no business and no company here. */
export function saysWork(typed: string, facts: Facts, photo?: File): Start | undefined {
  const { person } = facts;
  if (person.umks.length + person.companies.length === 0) return undefined;
  const said = readWork(typed, whenOf(facts));
  if (!said) return undefined;
  const { day, ...rest } = said;
  // Goods are ordered for a day to come; what is done was done by now.
  const fits = day !== undefined && (said.kind === 'order') === day > today(facts);
  return {
    flow: 'diary_say',
    told: true,
    exact: true,
    answers: {
      ...saidAnswers({ ...rest, ...(fits ? { day } : {}) }),
      ...(photo ? { photo } : {}),
    },
  };
}

const sureOptions = (context: Here): Option[] => [
  { id: `ya:${countOf(context)}`, label: line('diary.yes_say'), means: 'ya', words: ['kirim'] },
  { id: 'ubah', label: line('diary.change'), words: ['ubah', 'salah', 'ganti'] },
  { id: 'tidak', label: line('diary.no_say'), means: 'tidak', words: ['nanti'] },
];

/** What of it can be said anew: everything that was told and not chosen from a list. */
function anew({ answers }: Here): Start {
  const { pick, kind, root, follows, instead, behalf } = answers;
  return {
    flow: 'diary_say',
    answers: { pick, kind, root, follows, instead, behalf, sure: undefined },
    exact: true,
  };
}

function badGoods(context: Here): boolean {
  const saying = sayingOf(context);
  return saying?.kind === 'receipt' && (rejectedOf(context, saying) ?? 0) > 0;
}

export const diarySay = defineFlow<Say>({
  id: 'diary_say',
  version: 1,
  title: 'diary.title_say',
  answers: Say,
  start: 'start',
  steps: {
    start: { kind: 'branch', needs: sayNeeds, next: nextAsk },
    which: {
      kind: 'choose',
      needs: sayNeeds,
      text: 'diary.ask_which',
      options: whichOptions,
      save: 'pick',
      unclear: 'desk.unclear',
      next: 'start',
    },
    order: {
      kind: 'choose',
      needs: sayNeeds,
      text: 'diary.ask_order',
      options: orderOptions,
      save: 'root',
      unclear: 'desk.unclear',
      next: 'start',
    },
    quantity: {
      kind: 'ask',
      needs: sayNeeds,
      text: quantityText,
      accept: amount,
      options: quantityOptions,
      unclear: 'diary.quantity_unclear',
      hint: 'diary.quantity_unclear',
      save: 'quantity',
      stale: (context) => problemOf(context) !== undefined && !wrongRejected(context),
      next: 'start',
    },
    wrong: {
      kind: 'say',
      needs: sayNeeds,
      text: (context) =>
        line(`diary.wrong_${problemOf(context) ?? 'zero'}`, {
          unit: sayingOf(context)?.unit ?? '',
        }),
      next: (context) => (wrongRejected(context) ? 'rejected' : 'quantity'),
    },
    rejected: {
      kind: 'ask',
      needs: sayNeeds,
      text: (context) => line('diary.ask_rejected', { unit: sayingOf(context)?.unit ?? '' }),
      accept: amount,
      options: [{ id: '0', label: line('diary.none_rejected') }],
      unclear: 'diary.quantity_unclear',
      hint: 'diary.quantity_unclear',
      save: 'rejected',
      stale: wrongRejected,
      next: 'start',
    },
    price: {
      kind: 'ask',
      needs: sayNeeds,
      text: (context) => line('diary.ask_price', { unit: sayingOf(context)?.unit ?? '' }),
      accept: unitPrice,
      unclear: 'diary.sum_unclear',
      hint: 'diary.sum_unclear',
      save: 'price',
      next: 'start',
    },
    day: {
      kind: 'ask',
      text: 'diary.ask_day',
      accept: futureDay('last'),
      unclear: 'diary.day_unclear',
      hint: 'diary.day_unclear',
      save: 'day',
      next: 'start',
    },
    amount: {
      kind: 'ask',
      needs: sayNeeds,
      text: amountText,
      accept: sum,
      options: amountOptions,
      unclear: 'diary.sum_unclear',
      hint: 'diary.sum_unclear',
      save: 'amount',
      next: 'start',
    },
    note: {
      kind: 'ask',
      needs: sayNeeds,
      text: noteText,
      accept: words({ min: 4, max: 400 }),
      unclear: 'agreement.why_unclear',
      hint: 'agreement.why_unclear',
      free: true,
      verbatim: true,
      save: 'note',
      next: 'start',
    },
    photo: {
      kind: 'ask',
      needs: sayNeeds,
      text: (context) =>
        line(
          sayingOf(context)?.kind === 'payment' ? 'diary.ask_photo_paid' : 'diary.ask_photo_sent',
        ),
      accept: picture,
      unclear: 'diary.photo_unclear',
      hint: 'diary.photo_unclear',
      optional: true,
      save: 'photo',
      next: 'start',
    },
    sure: {
      kind: 'choose',
      needs: sayNeeds,
      text: sureText,
      options: sureOptions,
      save: 'sure',
      stale: true,
      next: (_context, sure) => (sure === 'tidak' ? 'left' : sure === 'ubah' ? 'anew' : 'save'),
    },
    anew: { kind: 'end', then: anew },
    // Somebody else may have said or answered something meanwhile.
    save: {
      kind: 'branch',
      needs: sayNeeds,
      next: (context) => {
        const next = nextAsk(context);
        const same = context.answers.sure === `ya:${countOf(context)}`;
        return next === 'sure' ? (same ? 'said' : 'sure') : next;
      },
    },
    said: {
      kind: 'say',
      needs: (known) => [...sayNeeds(known), ...numbersNeeded(known.answers)],
      text: 'diary.said',
      effects: saidEffects,
      next: (context) => (badGoods(context) && !context.answers.behalf ? 'offer' : 'done'),
    },
    offer: {
      kind: 'choose',
      needs: sayNeeds,
      text: 'diary.offer_report',
      options: [
        { id: 'lapor', label: line('diary.report'), means: 'ya', words: ['lapor', 'laporkan'] },
        { id: 'tidak', label: line('diary.no_report'), means: 'tidak' },
      ],
      next: { lapor: 'report', tidak: 'done' },
    },
    report: {
      kind: 'end',
      needs: sayNeeds,
      then: (context) => reportOf(sayingOf(context)?.part, sayingOf(context)?.umkIds[0]),
    },
    done: { kind: 'end' },
    left: { kind: 'end', text: 'diary.left' },
    late: { kind: 'end', text: 'diary.late_end' },
    none: { kind: 'end', text: 'diary.none' },
    not_running: {
      kind: 'end',
      needs: sayNeeds,
      text: (context) => {
        if (context.answers.kind === 'result') return line('diary.none_result');
        return line(sharesOnly(context) ? 'diary.order_shared' : 'diary.not_running');
      },
    },
    no_order: {
      kind: 'branch',
      needs: sayNeeds,
      next: (context) => (ownYes(context) ? 'yours_first' : 'nothing_of'),
    },
    yours_first: {
      kind: 'end',
      needs: sayNeeds,
      text: 'diary.yours_first',
      then: (context) => ({
        flow: 'diary_ask',
        answers: { happening: undefined, entry: ownYes(context)?.id },
        exact: true,
      }),
    },
    nothing_of: {
      kind: 'end',
      needs: sayNeeds,
      text: (context) =>
        waitsLine(context) ?? line(`diary.no_order_${context.answers.kind ?? 'delivery'}`),
    },
    denied: {
      kind: 'end',
      text: 'desk.denied',
      effects: () => [{ kind: 'command.denied', command: 'pks' }],
    },
  },
});
