/** What ended a partnership, or turned a business down, soon after a report between the two: with its evidence, for the forum to look at. */
import { z } from 'zod';
import { words } from '../conversation/accept.ts';
import type { Line } from '../conversation/reply.ts';
import { line, literal, stacked } from '../conversation/reply.ts';
import type { Context } from '../conversation/step.ts';
import { defineFlow } from '../conversation/step.ts';
import type { Facts } from '../domain/facts.ts';
import type { MatchView, Query } from '../domain/query.ts';
import type { TicketBetween } from '../domain/dispute.ts';
import { mayWork } from '../domain/roles.ts';
import { ticketNumber } from '../domain/ticket.ts';
import { dayName } from './card.ts';
import { dayOf, looked, row } from './deskWords.ts';

const After = z.object({ match: z.string(), words: z.string() }).partial();
type After = z.infer<typeof After>;
type Here = Context<After>;

const DAY_MS = 86_400_000;

/** The report may have been longer ago by now than when the line was made: nobody looks at once. */
function reportQuery(
  matchId: number,
  { now, region }: Facts,
): Extract<Query, { kind: 'ticket.between' }> {
  const since = new Date(now.getTime() - 2 * region.deadlines.watchDays * DAY_MS);
  return { kind: 'ticket.between', matchId, since };
}

/** The match, and the report that it is looked at for. */
export function evidenceNeeds(
  matchId: number,
  facts: Facts,
): [Extract<Query, { kind: 'match' }>, Extract<Query, { kind: 'ticket.between' }>] {
  return [{ kind: 'match', id: matchId }, reportQuery(matchId, facts)];
}

/** What was done, by whom, when, and how long after which report. */
export function evidenceRows(
  view: MatchView | undefined,
  report: TicketBetween | undefined,
  facts: Facts,
): Line[] {
  const step = view?.match.steps.findLast(({ move }) => CUTS.includes(move));
  if (!view || !step) return [];
  const { match, company, umk, need } = view;
  const moved = step.by === 'company' ? company.name : (umk.businessName ?? umk.product);
  return [
    ...row('after_report.who', line('after_report.pair', { company: company.name, id: umk.id })),
    ...row('after_report.need', literal(need.what)),
    ...row(
      'after_report.what',
      line(match.state === 'stopped' ? 'after_report.stopped' : 'after_report.declined', {
        who: literal(moved),
        day: dayOf(step.at, facts),
      }),
    ),
    ...row('after_report.reason', match.declineReason),
    ...(report
      ? row(
          'after_report.report',
          line('after_report.report_row', {
            number: ticketNumber(report.id),
            day: dayName(report.reportedOn, facts),
            count: Math.max(
              0,
              Math.floor((step.at.getTime() - Date.parse(report.reportedOn)) / DAY_MS),
            ),
          }),
        )
      : []),
  ];
}

const CUTS: readonly string[] = ['stop', 'company_declines', 'umk_declines'];

function idOf({ answers }: Pick<Here, 'answers'>): number {
  return Number(answers.match ?? 0);
}

function needs(known: Pick<Here, 'answers' | 'facts'>): Query[] {
  return [
    ...evidenceNeeds(idOf(known), known.facts),
    { kind: 'queue.about', of: 'after_report', subjectId: idOf(known) },
  ];
}

function state(context: Here, then: string): string {
  if (!mayWork(context.facts.person.roles, 'after_report')) return 'denied';
  const about = { kind: 'queue.about', of: 'after_report', subjectId: idOf(context) } as const;
  const item = context.read(about)?.item;
  if (!item) return 'gone';
  const { takenBy } = item;
  return takenBy !== undefined && takenBy !== context.facts.person.id ? 'colleague' : then;
}

export const afterReport = defineFlow<After>({
  id: 'after_report',
  version: 1,
  title: 'after_report.title',
  answers: After,
  start: 'start',
  browses: true,
  steps: {
    start: {
      kind: 'branch',
      needs,
      effects: (context) => looked(`match/${idOf(context)}`, context.facts),
      next: (context) => state(context, 'words'),
    },
    words: {
      kind: 'ask',
      needs,
      text: (context) => {
        const { facts, read } = context;
        const view = read({ kind: 'match', id: idOf(context) });
        const report = read(reportQuery(idOf(context), facts));
        return stacked(...evidenceRows(view, report, facts), line('after_report.ask'));
      },
      accept: words({ min: 5, max: 2000, lines: true }),
      unclear: 'after_report.unclear',
      hint: 'after_report.unclear',
      free: true,
      verbatim: true,
      save: 'words',
      next: 'once_more',
    },
    once_more: { kind: 'branch', needs, next: (context) => state(context, 'noted') },
    noted: {
      kind: 'end',
      needs,
      text: 'after_report.noted',
      effects: (context) => {
        const report = context.read(reportQuery(idOf(context), context.facts));
        const { words: said = '' } = context.answers;
        return [
          ...(report ? [{ kind: 'ticket.note' as const, ticketId: report.id, words: said }] : []),
          { kind: 'queue.done', of: 'after_report', subjectId: idOf(context) },
        ];
      },
    },
    colleague: { kind: 'end', text: 'dispute.colleague' },
    gone: { kind: 'end', text: 'desk.gone' },
    denied: {
      kind: 'end',
      text: 'desk.denied',
      effects: () => [{ kind: 'command.denied', command: 'antrian' }],
    },
  },
});
