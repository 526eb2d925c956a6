/** The running account of an agreement: what was ordered, delivered, accepted, invoiced and paid, what is open, and what was said last; the same for both sides and the office. */
import type { Line } from '../conversation/reply.ts';
import { line, literal, paragraphs, stacked } from '../conversation/reply.ts';
import { agreementNumber } from '../domain/agreement.ts';
import type { Entry } from '../domain/diary.ts';
import { counts, isRoot } from '../domain/diary.ts';
import { orderAccount } from '../domain/diaryOrder.ts';
import type { DiaryView } from '../domain/diaryView.ts';
import type { Facts } from '../domain/facts.ts';
import type { WorkFigures } from '../domain/workFigures.ts';
import { workFigures } from '../domain/workFigures.ts';
import { today } from './card.ts';
import { row } from './deskWords.ts';
import { entryRow, money, volume } from './diaryWords.ts';
import type { Page } from './paged.ts';
import { pageLines, pageOf, rowsOn } from './paged.ts';

/** So many of the last entries at a time: a small screen shows them with the account. */
export const ACCOUNT_ROWS = 5;

export function accountPage(entries: readonly Entry[], asked: number | undefined): Page {
  return pageOf(asked, entries.length, ACCOUNT_ROWS);
}

/** What is still to be paid for what was accepted, invoiced or sold: rupiah. */
export function openAmount(entries: readonly Entry[]): bigint {
  return entries
    .filter((entry) => isRoot(entry) && counts(entry))
    .reduce((all, root) => {
      const { owed, paid } = orderAccount(root, entries);
      const due = root.kind === 'result' ? (root.due ?? 0n) : owed;
      return due > paid ? all + due - paid : all;
    }, 0n);
}

function goodsRows(figures: WorkFigures, facts: Facts): Line[] {
  const { unit, ordered, delivered, accepted, rejected } = figures;
  const left = Math.max(0, ordered - accepted);
  const shown = (quantity: number): string => volume(quantity, unit, facts);
  return [
    ...row('diary.field_ordered', shown(ordered)),
    ...row('diary.field_delivered', shown(delivered)),
    ...row('diary.field_accepted', shown(accepted)),
    ...(rejected > 0 ? row('diary.field_rejected', shown(rejected)) : []),
    ...(left > 0 ? row('diary.field_left', shown(left)) : []),
  ];
}

function moneyRows(figures: WorkFigures, open: bigint, facts: Facts): Line[] {
  const { results, sold, invoiced, paid, overdue } = figures;
  if (invoiced + paid + open === 0n) return [];
  return [
    ...(results > 0 ? row('diary.field_sold', money(sold, facts)) : []),
    ...row(results > 0 ? 'diary.field_share' : 'diary.field_invoiced', money(invoiced, facts)),
    ...row('diary.field_paid', money(paid, facts)),
    ...row('diary.field_open', money(open, facts)),
    ...(overdue > 0n ? row('diary.field_overdue', money(overdue, facts)) : []),
  ];
}

/** The account under `who`, the other side or all, with the entries of a page, newest first. */
export function accountText(
  { view, entries }: DiaryView,
  who: string,
  asked: number | undefined,
  facts: Facts,
): Line {
  const { agreement } = view;
  const head = line('diary.account', {
    number: agreementNumber(agreement.id),
    object: literal(agreement.terms.object ?? '-'),
    other: literal(who),
  });
  if (entries.length === 0) return paragraphs(head, line('diary.empty'));
  const figures = workFigures(entries, { today: today(facts) });
  const totals = [
    ...(figures.orders > 0 ? goodsRows(figures, facts) : []),
    ...moneyRows(figures, openAmount(entries), facts),
  ];
  const page = accountPage(entries, asked);
  const newest = rowsOn([...entries].reverse(), page, ACCOUNT_ROWS);
  return paragraphs(
    head,
    ...(totals.length > 0 ? [stacked(...totals)] : []),
    stacked(
      line('diary.last'),
      ...newest.map((entry) => entryRow(entry, facts, view)),
      ...pageLines(page),
    ),
  );
}
