/** Something was left in the middle, or a paper comes to its end: one tap goes on with it; what was done meanwhile is not mentioned. */
import { z } from 'zod';
import type { Line, Option } from '../conversation/reply.ts';
import { line, literal } from '../conversation/reply.ts';
import type { Context, Start } from '../conversation/step.ts';
import { defineFlow } from '../conversation/step.ts';
import { Happening } from '../domain/event.ts';
import { isHeld } from '../domain/paper.ts';
import { PaperKind } from '../domain/need.ts';
import type { PaperView, Query } from '../domain/query.ts';
import { ReminderKind } from '../domain/reminder.ts';
import { dayName, today } from './card.ts';
import { paperNames } from './needWords.ts';
import { offQuery } from './reminders.ts';
import { wantsReminders } from './silent.ts';
import { umkName, umksOf } from './whichUmk.ts';

const Reminder = z.object({ happening: Happening }).partial();
type Reminder = z.infer<typeof Reminder>;
type Here = Context<Reminder>;
type About = Extract<Happening, { kind: 'reminder' }>['about'];

function about({ answers: { happening } }: Pick<Here, 'answers'>): About {
  return happening?.kind === 'reminder' ? happening.about : { kind: 'register' };
}

function umkOf(context: Pick<Here, 'answers' | 'facts'>) {
  const { umkId } = about(context);
  return umksOf(context.facts).find(({ id, status }) => id === umkId && status === 'active');
}

function needs(context: Pick<Here, 'answers' | 'facts'>): Query[] {
  const { kind, umkId } = about(context);
  // Of a business that is theirs no longer nothing is read.
  if (umkId === undefined || kind === 'register' || !umkOf(context)) return [offQuery];
  return [offQuery, { kind: kind === 'paper' ? 'papers' : 'readiness', umkId }];
}

/** The paper, as long as it still ends and its end is to come. */
function ending(context: Here): PaperView | undefined {
  const { umkId, paper: kind } = about(context);
  if (umkId === undefined || !umkOf(context)) return undefined;
  return context
    .read({ kind: 'papers', umkId })
    .find(
      (paper) =>
        paper.kind === kind &&
        isHeld(paper) &&
        paper.expires !== undefined &&
        paper.expires >= today(context.facts),
    );
}

/** Whether it is still undone. */
function undone(context: Here): boolean {
  const { kind, umkId } = about(context);
  switch (kind) {
    case 'register':
      return umksOf(context.facts).length === 0;
    case 'readiness':
      return (
        umkId !== undefined &&
        umkOf(context) !== undefined &&
        context.read({ kind: 'readiness', umkId })?.level === undefined
      );
    case 'paper':
      return ending(context) !== undefined;
    case 'checkin':
    case 'survey':
    case 'sheet':
      // Each has a dialog of its own.
      return false;
  }
}

function words(context: Here): Line {
  const { kind } = about(context);
  if (kind === 'register' || kind === 'readiness') return line(`reminder.${kind}`);
  const paper = ending(context);
  const umk = umkOf(context);
  if (!paper?.expires || !umk) return literal('');
  const named = PaperKind.safeParse(paper.kind);
  return line('reminder.paper', {
    paper: named.success ? paperNames([named.data]) : paper.kind.toUpperCase(),
    business: umkName(umk),
    day: dayName(paper.expires, context.facts),
  });
}

function options(context: Here): Option[] {
  const { kind } = about(context);
  return [
    {
      id: 'ya',
      label: line(kind === 'paper' ? 'reminder.yes_paper' : 'reminder.yes_readiness'),
      means: 'ya',
      words: ['lanjut', 'urus'],
    },
    { id: 'nanti', label: line('reminder.later'), means: 'tidak', words: ['nanti', 'belum'] },
    { id: 'jangan', label: line('reminder.never'), words: ['jangan', 'stop', 'matikan'] },
  ];
}

function goOn(context: Here): Start {
  const { kind, umkId, paper } = about(context);
  const umk = String(umkId ?? 0);
  return kind === 'paper'
    ? { flow: 'licence', answers: { umk, kind: PaperKind.safeParse(paper).data } }
    : { flow: 'readiness', answers: { umk } };
}

export const reminder = defineFlow<Reminder>({
  id: 'reminder',
  version: 1,
  title: 'reminder.title',
  answers: Reminder,
  start: 'start',
  steps: {
    start: {
      kind: 'branch',
      needs,
      next: (context) => {
        const off: readonly string[] = context.read(offQuery);
        const wanted = wantsReminders(context.facts) && !off.includes(about(context).kind);
        if (!wanted || !undone(context)) return 'nothing';
        // The question that was left lies below, and is asked again by itself.
        return about(context).kind === 'register' ? 'register' : 'ask';
      },
    },
    register: { kind: 'end', text: 'reminder.register' },
    ask: {
      kind: 'choose',
      needs,
      text: words,
      options,
      next: { ya: 'go_on', nanti: 'later', jangan: 'never' },
    },
    go_on: { kind: 'end', then: goOn },
    later: { kind: 'end', text: 'reminder.later_said' },
    never: {
      kind: 'end',
      text: (context) =>
        line('reminder.never_said', { what: line(`reminders.kind_${about(context).kind}`) }),
      effects: (context) => [
        { kind: 'reminder.set', about: ReminderKind.parse(about(context).kind), on: false },
      ],
    },
    nothing: { kind: 'end' },
  },
});
