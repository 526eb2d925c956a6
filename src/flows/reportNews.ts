/** Who reported hears what the office says, and says whether it helped; a report that did not is open again, with all that was said. */
import { z } from 'zod';
import { words } from '../conversation/accept.ts';
import { line, literal } from '../conversation/reply.ts';
import type { Context, Start } from '../conversation/step.ts';
import { defineFlow } from '../conversation/step.ts';
import type { Effect } from '../domain/effect.ts';
import { Happening } from '../domain/event.ts';
import type { Query } from '../domain/query.ts';
import { mayReopen, moveTicket, ticketNumber } from '../domain/ticket.ts';
import type { Ticket } from '../domain/ticket.ts';
import { dayName } from './card.ts';
import { askedOf } from './disputeParty.ts';
import { reportDue, tellDesk } from './report.ts';

const News = z.object({ happening: Happening, helped: z.string(), words: z.string() }).partial();
type News = z.infer<typeof News>;
type Here = Context<News>;

function one({
  answers: { happening },
}: Pick<Here, 'answers'>): Extract<Query, { kind: 'ticket' }> {
  return { kind: 'ticket', id: happening?.kind === 'ticket.moved' ? happening.ticketId : 0 };
}

function needs(known: Pick<Here, 'answers'>): Query[] {
  return [one(known)];
}

/** What was asked of them before it was closed. */
function asked(context: Pick<Here, 'answers'>): Start[] {
  return askedOf(one(context).id);
}

/** The person's own report. */
function mine(context: Here): Ticket | undefined {
  const ticket = context.read(one(context))?.ticket;
  return ticket?.personId === context.facts.person.id ? ticket : undefined;
}

/** What the office said last; of what was closed by rule, what both had agreed to. */
function said(context: Here): { number: string; words: ReturnType<typeof literal> } {
  const ticket = mine(context);
  const of = ticket?.outcome === 'lapsed' ? ['propose'] : ['answer', 'close'];
  const last = ticket?.log.findLast(({ what }) => of.includes(what));
  return { number: ticketNumber(ticket?.id ?? 0), words: literal(last?.words ?? '-') };
}

function start(context: Here): string {
  const ticket = mine(context);
  if (ticket?.state === 'answered') return 'answered';
  return ticket?.state === 'closed' && ticket.outcome !== undefined ? 'closed' : 'nothing';
}

function settled(context: Here): Effect[] {
  const ticket = mine(context);
  if (!ticket || !moveTicket(ticket.state, 'settle', 'person')) return [];
  const { id: ticketId, state: from } = ticket;
  return [
    {
      kind: 'ticket.move',
      ticketId,
      from,
      move: 'settle',
      by: 'person',
      words: '',
      outcome: 'settled',
    },
  ];
}

/** It waits for staff again, from today on. */
function reopened(context: Here): Effect[] {
  const ticket = mine(context);
  if (!ticket || !mayReopen(ticket, context.facts.now)) return [];
  const { id: ticketId, state: from } = ticket;
  const { dueOn, provisional } = reportDue(ticket.urgent, context.facts);
  const item = { kind: 'ticket' as const, subjectId: ticketId, dueOn };
  return [
    {
      kind: 'ticket.move',
      ticketId,
      from,
      move: 'reopen',
      by: 'person',
      words: context.answers.words ?? '',
      dueOn,
      provisional,
    },
    { kind: 'queue.add', item: { id: context.read({ kind: 'fresh', of: 'queueItem' }), ...item } },
    ...tellDesk(ticketId, context.facts),
  ];
}

export const reportNews = defineFlow<News>({
  id: 'report_news',
  version: 1,
  title: 'report_news.title',
  answers: News,
  start: 'start',
  steps: {
    start: { kind: 'branch', needs, next: start },
    answered: {
      kind: 'choose',
      needs,
      text: 'report_news.answered',
      values: said,
      options: [
        { id: 'beres', label: line('report_news.solved'), means: 'ya', words: ['beres', 'solved'] },
        { id: 'belum', label: line('report_news.not_solved'), means: 'belum' },
        { id: 'nanti', label: line('report_news.later'), words: ['nanti', 'nanti dulu', 'later'] },
      ],
      save: 'helped',
      next: { beres: 'settle', belum: 'words', nanti: 'later' },
    },
    closed: {
      kind: 'choose',
      needs,
      text: 'report_news.closed',
      values: (context) => ({
        ...said(context),
        outcome: line(`dispute.outcome_${mine(context)?.outcome ?? 'explained'}`),
      }),
      options: [
        {
          id: 'baik',
          label: line('report_news.fine'),
          means: 'ya',
          words: ['baik', 'oke', 'fine'],
        },
        { id: 'belum', label: line('report_news.not_solved'), means: 'belum' },
      ],
      save: 'helped',
      next: { baik: 'fine', belum: 'words' },
    },
    words: {
      kind: 'ask',
      text: 'report_news.ask_words',
      accept: words({ min: 5, max: 3000, lines: true }),
      unclear: 'report.words_unclear',
      hint: 'report.words_hint',
      free: true,
      save: 'words',
      next: 'once_more',
    },
    // A closed report may be too old by now, or open again already.
    once_more: {
      kind: 'branch',
      needs,
      next: (context) => {
        const ticket = mine(context);
        return ticket && mayReopen(ticket, context.facts.now) ? 'reopened' : 'over';
      },
    },
    reopened: {
      kind: 'end',
      needs: (known) => [...needs(known), { kind: 'fresh', of: 'queueItem' }],
      text: 'report_news.reopened',
      values: (context) => ({
        number: said(context).number,
        day: dayName(reportDue(mine(context)?.urgent ?? false, context.facts).dueOn, context.facts),
      }),
      effects: reopened,
      closes: asked,
    },
    settle: {
      kind: 'branch',
      needs,
      next: (context) => (mine(context)?.state === 'answered' ? 'settled' : 'over'),
    },
    settled: { kind: 'end', needs, text: 'report_news.settled', values: said, effects: settled },
    later: { kind: 'end', text: 'report_news.later_said' },
    fine: { kind: 'end', text: 'report_news.fine_said', closes: asked },
    over: { kind: 'end', text: 'report_news.over', closes: asked },
    nothing: { kind: 'end' },
  },
});
