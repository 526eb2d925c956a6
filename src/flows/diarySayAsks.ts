/** The questions with which something is said of the work, how their answers are read, what is said back, and what comes of it. */
import { attachment, money, text } from '../conversation/accept.ts';
import type { Line, Option } from '../conversation/reply.ts';
import { line, literal, paragraphs, stacked } from '../conversation/reply.ts';
import type { Accept, Accepted } from '../conversation/step.ts';
import { agreementNumber } from '../domain/agreement.ts';
import type { Entry } from '../domain/diary.ts';
import { orderAccount } from '../domain/diaryOrder.ts';
import type { Money } from '../domain/quantity.ts';
import type { Facts } from '../domain/facts.ts';
import { readAmount } from '../language/work.ts';
import { splitDay } from '../language/workDay.ts';
import { dayName, today } from './card.ts';
import { whenOf } from './diaryTold.ts';
import { otherSide } from './agreementWords.ts';
import {
  begins,
  entriesOf,
  onlyDenied,
  partsHere,
  problemOf,
  rejectedOf,
  rootsFor,
  sayingOf,
  startable,
} from './diarySaying.ts';
import type { Here, Say } from './diarySaying.ts';
import {
  entryLine,
  noteLines,
  otherName,
  priceWords,
  money as rupiah,
  umkNameIn,
  volume,
} from './diaryWords.ts';

/** A question has no more options than this. */
const MOST = 20;

/** The next question, or the look at what will be said; or why nothing can be. */
export function nextAsk(context: Here): string {
  const { answers } = context;
  const saying = sayingOf(context);
  if (!saying) return unclear(context);
  if (problemOf(context)) return 'wrong';
  const { kind, target, delivery } = saying;
  if (answers.behalf !== undefined && answers.note === undefined) return 'note';
  const goods = kind === 'order' || kind === 'delivery' || kind === 'receipt';
  if (goods && answers.quantity === undefined) return 'quantity';
  if (kind === 'receipt') {
    const rejected = rejectedOf(context, saying);
    if (rejected === undefined && !delivery) return 'rejected';
    if (rejected && answers.note === undefined) return 'note';
  }
  if (kind === 'order' && !target) {
    const known = saying.part.view.agreement.terms.price;
    if (!known && answers.price === undefined) return 'price';
    if (answers.day === undefined) return 'day';
  }
  const paid = kind === 'invoice' || kind === 'payment' || kind === 'result';
  if (paid && answers.amount === undefined) return 'amount';
  if (kind === 'cancel' && !target && answers.note === undefined) return 'note';
  const shown = (kind === 'delivery' || kind === 'payment') && !target;
  return shown && answers.photo === undefined ? 'photo' : 'sure';
}

function unclear(context: Here): string {
  const { answers } = context;
  if (answers.behalf !== undefined && partsHere(context).length === 0) return 'denied';
  if (answers.instead !== undefined) return 'late';
  if (partsHere({ ...context, answers: { ...answers, pick: undefined } }).length === 0) {
    return 'none';
  }
  if (begins(context)) return startable(context).length > 1 ? 'which' : 'not_running';
  if (answers.root !== undefined || answers.follows !== undefined) return 'late';
  return rootsFor(context).length > 1 ? 'order' : 'no_order';
}

export function whichOptions(context: Here): Option[] {
  return startable(context)
    .slice(0, MOST)
    .map(({ view, side }) => ({
      id: String(view.agreement.id),
      label: line('diary.option', {
        number: agreementNumber(view.agreement.id),
        object: literal(view.agreement.terms.object ?? '-'),
        other: otherSide(view, side),
      }),
    }));
}

export function orderOptions(context: Here): Option[] {
  return rootsFor(context)
    .slice(0, MOST)
    .map(({ part, root }) => ({
      id: String(root.id),
      label: line('diary.root_option', {
        what: entryLine(root, context.facts),
        other:
          part.side === 'umk' ? (part.view.company?.name ?? '-') : umkNameIn(part.view, root.umkId),
      }),
    }));
}

/** So many, in a unit or without one; "nol" and "tidak ada" are 0. */
export const amount = text((typed, { facts, answers }): Accepted => {
  const { rest, also } = withDay(typed, facts, answers);
  const read = readAmount(rest);
  return read
    ? { result: 'understood', value: read, confidence: 'full', ...(also ? { also } : {}) }
    : { result: 'other', looksLike: 'text' };
});

/** The day that is told along with a figure, and the rest of the words. */
function withDay(
  typed: string,
  facts: Facts,
  { kind }: Say,
): { rest: string; also?: Pick<Say, 'day'> } {
  const order = kind === 'order';
  const { text: rest, day } = splitDay(typed, whenOf(facts), { done: !order });
  if (day === undefined) return { rest };
  return order === day > today(facts) ? { rest, also: { day } } : { rest };
}

/** A sum of money: one figure; 0 only as what is right instead of another. */
export const sum: Accept = (input, told): Accepted => {
  const { instead } = told.answers as Say;
  if (
    input.kind === 'text' &&
    /^(?:rp\.?\s*)?(?:0|nol|belum(?:\s\p{L}+)*|tidak ada)\W*$/iu.test(input.text.trim())
  ) {
    return instead === undefined
      ? { result: 'ask', why: 'format', hint: line('diary.sum_zero') }
      : { result: 'understood', value: { min: 0n, max: 0n }, confidence: 'full' };
  }
  const { rest, also } =
    input.kind === 'text' ? withDay(input.text, told.facts, told.answers) : { rest: '' };
  const read = money()(input.kind === 'text' ? { ...input, text: rest } : input, told);
  if (read.result !== 'understood') return read;
  const { min, max, approximate, per } = read.value as Money;
  const firm = min === max && approximate === undefined && per === undefined && min > 0n;
  return firm
    ? { ...read, ...(also ? { also } : {}) }
    : { result: 'ask', why: 'format', hint: line('diary.sum_firm') };
};

/** For one unit, whatever unit is said along. */
export const unitPrice: Accept = (input, told): Accepted => {
  const read = money()(input, told);
  if (read.result !== 'understood') return read;
  const { min, max, approximate } = read.value as Money;
  return min === max && approximate === undefined && min > 0n
    ? read
    : { result: 'ask', why: 'format', hint: line('diary.sum_firm') };
};

export const picture: Accept = (input, told) => attachment()(input, told);

function unitOf(context: Here): string {
  return sayingOf(context)?.unit ?? '';
}

export function quantityText(context: Here): Line {
  const saying = sayingOf(context);
  const unit = unitOf(context);
  if (!saying) return line('diary.ask_quantity_order', { unit });
  const { kind, target, delivery, part } = saying;
  if (target && kind === 'order' && part.side === 'umk') {
    return line('diary.ask_quantity_able', { unit });
  }
  if (target && kind !== 'receipt') return line('diary.ask_quantity_right', { unit });
  if (kind === 'receipt' && delivery) {
    const sent = volume(delivery.quantity ?? 0, delivery.unit, context.facts);
    return line('diary.ask_quantity_sent', { sent, unit });
  }
  return line(`diary.ask_quantity_${kind === 'receipt' || kind === 'delivery' ? kind : 'order'}`, {
    unit,
  });
}

/** Likely answers, as if they were typed: what is left of the order, what was sent, what was agreed. */
export function quantityOptions(context: Here): Option[] {
  const saying = sayingOf(context);
  if (!saying) return [];
  const { kind, root, delivery, part, unit } = saying;
  const shown = (n: number): Option[] =>
    n > 0
      ? [{ id: volume(n, unit, context.facts), label: literal(volume(n, unit, context.facts)) }]
      : [];
  if (saying.target && kind !== 'receipt') return [];
  if (kind === 'order') {
    const agreed = part.view.agreement.terms.volume;
    return agreed && agreed.min === agreed.max ? shown(agreed.min) : [];
  }
  if (kind === 'receipt') return delivery ? shown(delivery.quantity ?? 0) : [];
  if (!root) return [];
  const { ordered, delivered, rejected } = orderAccount(root, part.entries);
  return shown(ordered - delivered + rejected);
}

export function amountText(context: Here): Line {
  const saying = sayingOf(context);
  if (!saying) return line('diary.ask_amount_payment');
  const { kind, part, target } = saying;
  if (target) return line('diary.ask_amount_right');
  if (kind === 'result') return line('diary.ask_amount_result');
  return line(
    kind === 'invoice'
      ? 'diary.ask_amount_invoice'
      : `diary.ask_amount_${part.side === 'umk' ? 'received' : 'payment'}`,
  );
}

/** What is open: what can be invoiced, or is not paid yet. */
export function amountOptions(context: Here): Option[] {
  const saying = sayingOf(context);
  if (!saying?.root || saying.target) return [];
  const { root, part, kind } = saying;
  const { owed, paid, toInvoice } = orderAccount(root, part.entries);
  const due = root.kind === 'result' ? (root.due ?? 0n) : owed;
  const open = kind === 'invoice' ? toInvoice : due - paid;
  if (open <= 0n) return [];
  const shown = rupiah(open, context.facts);
  return [{ id: shown, label: literal(shown) }];
}

export function noteText(context: Here): Line {
  const { behalf } = context.answers;
  const kind = sayingOf(context)?.kind;
  if (behalf !== undefined) return line('diary.ask_note_behalf');
  return line(kind === 'cancel' ? 'diary.ask_note_cancel' : 'diary.ask_note_rejected');
}

/** What will be said, line by line, with what somebody should know before. */
export function sureText(context: Here): Line {
  const saying = sayingOf(context);
  if (!saying) return line('diary.late_end');
  const { part, umkIds, root } = saying;
  const { facts } = context;
  if (onlyDenied(context, saying)) return line('diary.sure_denied');
  const group = umkIds.length > 1 ? part.view : undefined;
  const shown = entriesOf(context, saying).map((entry) => {
    const what = entryLine({ ...(entry as Entry), id: 0 }, facts);
    const plain =
      entry.kind === 'order' ? line('diary.sure_order', orderValues(entry, context)) : what;
    return group
      ? line('diary.sure_of', { who: umkNameIn(group, entry.umkId), what: plain })
      : plain;
  });
  const rests = umkIds.some((id) => part.paused.includes(id));
  return paragraphs(
    stacked(
      line('diary.sure', { other: otherName(part, umkIds) }),
      ...(root ? [line('diary.sure_root', { what: entryLine(root, facts) })] : []),
      ...shown,
      ...noteLines(context.answers.note === undefined ? {} : { note: context.answers.note }),
    ),
    ...(rests ? [line('diary.warn_paused')] : []),
  );
}

function orderValues(entry: Pick<Entry, 'quantity' | 'unit' | 'price' | 'day'>, { facts }: Here) {
  return {
    quantity: volume(entry.quantity ?? 0, entry.unit, facts),
    price: entry.price === undefined ? '-' : priceWords(entry.price, entry.unit, facts),
    day: dayName(entry.day, facts),
  };
}
