/** A report as staff see it: whose, about what, until when, what was said since, and what may be done with it now. */
import { z } from 'zod';
import type { Line, Option, Reply } from '../conversation/reply.ts';
import { line, literal, paragraphs, stacked } from '../conversation/reply.ts';
import type { Context } from '../conversation/step.ts';
import type { TicketRow } from '../domain/desk.ts';
import type { Facts } from '../domain/facts.ts';
import type { Query } from '../domain/query.ts';
import { mayWork } from '../domain/roles.ts';
import { pathOf } from '../domain/dispute.ts';
import { moveTicket, Outcome, ticketNumber } from '../domain/ticket.ts';
import type { Ticket, TicketState } from '../domain/ticket.ts';
import { dayName } from './card.ts';
import { personRows } from './deskCard.ts';
import { matchLine } from './deskMatch.ts';
import { momentLine } from './broadcastWords.ts';
import type { TicketFound } from './disputeMoves.ts';
import { anyName, dayOf, dueLine, row, sees, staffName, takerLine } from './deskWords.ts';
import { shortName } from './link.ts';
import { heardLine } from './mediationHeard.ts';
import { PAGE_SIZE, pageLines, pageOf, pageOptions } from './paged.ts';

const Filter = z.enum(['menunggu', 'mediasi', 'dijawab', 'ditutup']);
type Filter = z.infer<typeof Filter>;

export function isFilter(pick: unknown): pick is Filter {
  return Filter.safeParse(pick).success;
}

/** `filter`: which reports are listed; `pick`: one of them; `photo`: the place of a photo. */
export const Dispute = z
  .object({
    filter: Filter,
    page: z.int(),
    pick: z.string(),
    act: z.string(),
    words: z.string(),
    outcome: Outcome,
    send: z.string(),
    /** A mediator did something about it just now: the card is of before until the next turn. */
    changed: z.string(),
  })
  .partial();
export type Dispute = z.infer<typeof Dispute>;
type Here = Context<Dispute>;
type Known = Pick<Here, 'answers'>;

const states: Record<Filter, TicketState[]> = {
  menunggu: ['open'],
  mediasi: ['mediation', 'proposed', 'agreed'],
  dijawab: ['answered'],
  ditutup: ['closed'],
};

export function listQuery({ answers }: Known): Extract<Query, { kind: 'tickets.list' }> {
  const { filter = 'menunggu', page = 1 } = answers;
  return {
    kind: 'tickets.list',
    states: states[filter],
    page: Math.max(1, page),
    size: PAGE_SIZE,
  };
}

export function listText(context: Here): Line {
  const { total } = context.read(listQuery(context));
  const { filter = 'menunggu', page } = context.answers;
  const head = line(total === 0 ? `dispute.none_${filter}` : `dispute.list_${filter}`, {
    count: total,
  });
  return stacked(head, ...pageLines(pageOf(page, total)));
}

export function listOptions(context: Here): Option[] {
  const { answers, facts, read } = context;
  const { total, rows } = read(listQuery(context));
  const { filter = 'menunggu' } = answers;
  const others = Filter.options.filter((other) => other !== filter);
  return [
    ...rows.map((shown) => ({ id: String(shown.ticket.id), label: rowLabel(shown, facts) })),
    ...pageOptions(pageOf(answers.page, total)),
    ...others.map((other) => ({ id: other, label: line(`dispute.filter_${other}`) })),
    finish,
  ];
}

const finish: Option = {
  id: 'tutup_daftar',
  label: line('desk.finish'),
  words: ['selesai', 'done'],
};

function rowLabel({ ticket, by }: TicketRow, facts: Facts): Line {
  const who =
    by !== undefined && sees(facts)
      ? literal(shortName(by))
      : line('desk.person', { id: ticket.personId });
  const due =
    ticket.state === 'closed' ? dayName(ticket.dueOn, facts) : dueLine(ticket.dueOn, facts);
  const what = line(ticket.urgent ? 'desk.ticket_urgent' : 'desk.ticket', {
    number: ticketNumber(ticket.id),
  });
  return line('desk.row', { what, who, due });
}

/** Whether a list shows names, which is a look at them. */
export function namesShown(context: Here): boolean {
  return (
    sees(context.facts) && context.read(listQuery(context)).rows.some(({ by }) => by !== undefined)
  );
}

export function one({ answers }: Known): Extract<Query, { kind: 'ticket' }> {
  return { kind: 'ticket', id: Number(answers.pick) };
}

/** What has to be known of the report that was picked. */
export function cardNeeds({ answers }: Known): Query[] {
  const id = Number(answers.pick);
  return [
    { kind: 'ticket', id },
    { kind: 'ticket.attachments', ticketId: id },
    { kind: 'queue.about', of: 'ticket', subjectId: id },
  ];
}

export function ticketOf(context: Here): Ticket | undefined {
  return context.read(one(context))?.ticket;
}

export function ticketCard(context: Here): Line {
  const { facts, read } = context;
  const found = read(one(context));
  if (!found) return line('dispute.gone', { number: context.answers.pick ?? '' });
  const { ticket, by, match, mediator, meeting } = found;
  const queued = read({ kind: 'queue.about', of: 'ticket', subjectId: ticket.id });
  const taker = queued && takerLine(queued, facts);
  const shown = sees(facts);
  return paragraphs(
    stacked(
      line(ticket.urgent ? 'desk.ticket_urgent' : 'desk.ticket', {
        number: ticketNumber(ticket.id),
      }),
      ...row('dispute.state', line(`dispute.state_${ticket.state}`)),
      ...row('desk.reported', dayName(ticket.reportedOn, facts)),
      ...row('desk.until', waits(ticket.state) ? dueLine(ticket.dueOn, facts) : undefined),
      ...row('desk.taken_by', queued ? (taker ?? line('desk.nobody')) : undefined),
      ...row(
        'dispute.path',
        ticket.matchId === undefined ? undefined : line(`dispute.path_${pathOf(ticket)}`),
      ),
      ...row('dispute.mediator', mediator && staffName(mediator.name, mediator.personId)),
      ...row('dispute.meeting', meeting && momentLine(meeting.startsAt, facts)),
      ...(shown ? personRows(by) : []),
      ...row('dispute.about', match && matchLine(match, facts)),
      ...row('dispute.outcome', ticket.outcome && line(`dispute.outcome_${ticket.outcome}`)),
    ),
    ...(shown
      ? [
          stacked(...row('desk.words', ticket.text)),
          ...entries(ticket, facts),
          ...statementLines(found, facts),
        ]
      : []),
    ...(shown ? [] : [line('desk.masked')]),
  );
}

/** Whether its day still counts: a mediation is an answer. */
function waits(state: TicketState): boolean {
  return state === 'open' || state === 'answered';
}

/** What was said and done since, oldest first. */
function entries(ticket: Ticket, facts: Facts): Line[] {
  if (ticket.log.length === 0) return [];
  return [
    stacked(
      ...ticket.log.slice(-SHOWN_ENTRIES).map(({ what, words, at }) =>
        line(words === '' ? 'dispute.entry_plain' : 'dispute.entry', {
          day: dayOf(at, facts),
          what: line(`dispute.entry_${what}`),
          words: literal(words),
        }),
      ),
    ),
  ];
}

/** What each side said, kept apart: first who reported, then the other side. */
function statementLines({ statements = [] }: TicketFound, facts: Facts): Line[] {
  return (['person', 'other'] as const).flatMap((side) => {
    const said = statements.filter((one) => one.side === side).slice(-SHOWN_ENTRIES);
    if (said.length === 0) return [];
    return [
      stacked(
        line(`dispute.side_${side}`),
        ...said.map(({ what, words, at, name, personId, heard }) =>
          line('dispute.said', {
            day: dayOf(at, facts),
            who: heard ? heardLine(heard, facts) : anyName(name, personId),
            what: line(`dispute.said_${what}`),
            words: literal(words === '' ? '-' : words),
          }),
        ),
      ),
    ];
  });
}

const SHOWN_ENTRIES = 8;

/** Why this person may not work on the report now; undefined where they may. */
export function hindrance(context: Here): Hindrance | undefined {
  return whyNotYours(context, context.read(one(context)));
}

type Hindrance = 'denied' | 'gone' | 'own' | 'colleague';

export function whyNotYours(
  { facts, read }: Pick<Here, 'facts' | 'read'>,
  found: TicketFound | undefined,
): Hindrance | undefined {
  const { person } = facts;
  if (!mayWork(person.roles, 'ticket')) return 'denied';
  if (!found) return 'gone';
  if (hasPart(found, person)) return 'own';
  const about = { kind: 'queue.about', of: 'ticket', subjectId: found.ticket.id } as const;
  const taken = read(about)?.item.takenBy;
  return taken !== undefined && taken !== person.id ? 'colleague' : undefined;
}

/** Nobody decides about a report of their own, or about a firm of theirs. */
export function hasPart({ ticket, match }: TicketFound, person: Facts['person']): boolean {
  return (
    ticket.personId === person.id ||
    person.umks.some(({ id }) => id === match?.umk.id) ||
    person.companies.some(({ id }) => id === match?.company.id)
  );
}

export function menuOptions(context: Here): Option[] {
  const ticket = ticketOf(context);
  const photos = context.read({
    kind: 'ticket.attachments',
    ticketId: Number(context.answers.pick),
  });
  const works = hindrance(context) === undefined && ticket !== undefined;
  const may = (move: 'answer' | 'close'): boolean =>
    works && moveTicket(ticket.state, move, 'staff') !== undefined;
  const queued = context.read({
    kind: 'queue.about',
    of: 'ticket',
    subjectId: Number(context.answers.pick),
  });
  const free = works && queued?.item.state === 'open';
  return [
    ...(free ? [{ id: 'ambil', label: line('desk.take'), words: ['ambil', 'take'] }] : []),
    ...(may('answer') ? [option('jawab', 'dispute.answer', ['jawab', 'balas', 'answer'])] : []),
    ...(works
      ? [{ id: 'urus', label: line('mediation.more'), words: ['urus', 'mediasi', 'more'] }]
      : []),
    ...(works ? [option('catat', 'dispute.note', ['catat', 'catatan', 'note'])] : []),
    ...(may('close') ? [option('akhiri', 'dispute.close', ['tutup', 'akhiri', 'close'])] : []),
    ...(sees(context.facts)
      ? photos.map((_, at) => ({
          id: `foto:${at}`,
          label: line('dispute.photo', { n: at + 1 }),
          words: [`foto ${at + 1}`],
        }))
      : []),
    option('daftar', 'find.back', ['daftar', 'list']),
    finish,
  ];
}

function option(
  id: string,
  label: 'dispute.answer' | 'dispute.note' | 'dispute.close' | 'find.back',
  words: string[],
): Option {
  return { id, label: line(label), words };
}

/** The photo that was asked for. */
export function photoOf({ answers, read }: Here): Reply['attachment'] {
  const at = Number(/^foto:(\d)$/.exec(answers.act ?? '')?.[1] ?? NaN);
  const kept = read({ kind: 'ticket.attachments', ticketId: Number(answers.pick) })[at];
  if (!kept) return undefined;
  const { kind, blobId, mime, name = `laporan-${answers.pick ?? ''}-${at + 1}` } = kept;
  return { kind, blobId, mime, name };
}
