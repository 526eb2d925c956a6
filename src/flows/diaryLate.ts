/** Goods or money are late: either side is asked gently, and says with one tap that they came, or what is wrong. */
import { z } from 'zod';
import type { Line, Option } from '../conversation/reply.ts';
import { line, paragraphs } from '../conversation/reply.ts';
import type { Context, Start } from '../conversation/step.ts';
import { defineFlow } from '../conversation/step.ts';
import type { Entry } from '../domain/diary.ts';
import { isUndelivered, orderAccount } from '../domain/diaryOrder.ts';
import { Happening } from '../domain/event.ts';
import type { Query } from '../domain/query.ts';
import { overdue } from '../domain/workFigures.ts';
import { dayName, today } from './card.ts';
import { elsewhere, Told, told, toldAnswers, toldIn } from './diaryTold.ts';
import {
  diaryQuery,
  entryLine,
  money,
  otherName,
  partsOf,
  reportOf,
  volume,
} from './diaryWords.ts';
import type { Part } from './diaryWords.ts';
import { offQuery } from './reminders.ts';
import { wantsReminders } from './silent.ts';

/** `act`: what was chosen, or told instead. */
const Late = z.object({ happening: Happening, act: z.union([z.string(), Told]) }).partial();
type Late = z.infer<typeof Late>;
type Here = Context<Late>;
type LateKind = 'delivery' | 'payment';

function needs({ facts }: Pick<Here, 'facts'>): Query[] {
  return [diaryQuery({ facts }), offQuery];
}

function about({ answers: { happening } }: Here): { kind: LateKind; entryId: number } {
  const found = happening?.kind === 'reminder' ? happening.about : undefined;
  const kind = found?.kind === 'payment' ? 'payment' : 'delivery';
  return { kind, entryId: found?.entryId ?? 0 };
}

type Found = { part: Part; root: Entry; kind: LateKind; since: string };

/** What is late, as long as it still is. */
function lateNow(context: Here): Found | undefined {
  const { facts, read } = context;
  const { kind, entryId } = about(context);
  for (const part of partsOf(read(diaryQuery({ facts })), facts)) {
    const root = part.entries.find(({ id }) => id === entryId);
    if (!root) continue;
    const now = today(facts);
    if (kind === 'payment') {
      const { since } = overdue(root, part.entries, now);
      return since === undefined ? undefined : { part, root, kind, since };
    }
    const open = root.day < now && isUndelivered(orderAccount(root, part.entries));
    return open ? { part, root, kind, since: root.day } : undefined;
  }
  return undefined;
}

function words(context: Here): Line {
  const found = lateNow(context);
  if (!found) return line('diary.late_end');
  const { part, root, kind, since } = found;
  const { facts } = context;
  const { amount } = overdue(root, part.entries, today(facts));
  const other = otherName(part, [root.umkId]);
  return paragraphs(
    line(`diary.late_${kind}_${part.side}`, {
      ...{ what: entryLine(root, facts), other },
      ...{ day: dayName(since, facts), amount: money(amount, facts), left: missing(found, facts) },
    }),
  );
}

function missing(found: Found, facts: Here['facts']): string {
  return volume(left(found), found.root.unit, facts);
}

/** How much of an order is not sent, or was sent and turned away, in thousandths. */
function left({ part, root }: Found): number {
  const { ordered, delivered, rejected } = orderAccount(root, part.entries);
  return ordered - delivered + rejected;
}

function options(context: Here): Option[] {
  const found = lateNow(context);
  const yes = found ? (`diary.late_yes_${found.kind}_${found.part.side}` as const) : 'diary.right';
  return [
    { id: 'ya', label: line(yes), means: 'ya', words: ['sudah'] },
    { id: 'belum', label: line('diary.late_not_yet'), means: 'tidak', words: ['belum', 'nanti'] },
    { id: 'lapor', label: line('diary.report'), words: ['lapor', 'masalah'] },
    { id: 'jangan', label: line('reminder.never'), words: ['jangan', 'stop', 'matikan'] },
  ];
}

function say(context: Here): Start {
  const found = lateNow(context);
  const goods = found?.part.side === 'company' ? 'receipt' : 'delivery';
  const kind = about(context).kind === 'payment' ? 'payment' : goods;
  const root = String(about(context).entryId);
  const answers = { kind, root, follows: undefined, instead: undefined, sure: undefined };
  const said = toldIn(context.answers.act);
  if (!found || !said) return { flow: 'diary_say', answers, exact: true };
  const { amount } = overdue(found.root, found.part.entries, today(context.facts));
  const known = toldAnswers(said, { quantity: left(found), amount });
  return { flow: 'diary_say', answers: { ...answers, ...known }, exact: true };
}

export const diaryLate = defineFlow<Late>({
  id: 'diary_late',
  version: 1,
  title: 'diary.title_late',
  answers: Late,
  start: 'start',
  steps: {
    start: {
      kind: 'branch',
      needs,
      next: (context) => {
        const off: readonly string[] = context.read(offQuery);
        const wanted = wantsReminders(context.facts) && !off.includes(about(context).kind);
        return wanted && lateNow(context) ? 'ask' : 'nothing';
      },
    },
    ask: {
      kind: 'choose',
      needs,
      text: words,
      options,
      accept: told,
      save: 'act',
      stale: true,
      next: (context, act) => {
        const said = toldIn(act);
        if (said && !said.come) return 'later';
        if (said) {
          const other = elsewhere(said, about(context).kind === 'payment');
          return other ?? (lateNow(context) ? 'say' : 'over');
        }
        if (act === 'ya') return lateNow(context) ? 'say' : 'over';
        return act === 'belum' ? 'later' : act === 'lapor' ? 'report' : 'never';
      },
    },
    say: { kind: 'end', needs, then: say },
    later: { kind: 'end', text: (context) => line(`diary.late_later_${about(context).kind}`) },
    report: {
      kind: 'end',
      needs,
      then: (context) => reportOf(lateNow(context)?.part, lateNow(context)?.root.umkId),
    },
    never: {
      kind: 'end',
      text: (context) =>
        line('reminder.never_said', { what: line(`reminders.kind_${about(context).kind}`) }),
      effects: (context) => [{ kind: 'reminder.set', about: about(context).kind, on: false }],
    },
    over: { kind: 'end', text: 'diary.late_end' },
    nothing: { kind: 'end' },
  },
});
