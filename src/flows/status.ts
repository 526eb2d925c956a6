/**
 * "Status": in a few lines what is registered, how ready it is, what partnerships and reports wait
 * for, and until when.
 */
import { z } from 'zod';
import type { Line } from '../conversation/reply.ts';
import { line, stacked } from '../conversation/reply.ts';
import type { Context } from '../conversation/step.ts';
import { defineFlow } from '../conversation/step.ts';
import type { Company } from '../domain/company.ts';
import { isReferred } from '../domain/company.ts';
import type { Facts } from '../domain/facts.ts';
import { isOver } from '../domain/licence.ts';
import type { LicenceView } from '../domain/licence.ts';
import type { MatchView, Query } from '../domain/query.ts';
import { ticketNumber } from '../domain/ticket.ts';
import type { Ticket } from '../domain/ticket.ts';
import type { Umk } from '../domain/umk.ts';
import { dayName, today } from './card.ts';
import { mediatorLine } from './disputeViewWords.ts';
import { requestName, slotLine, stateLine as licenceState } from './licenceWords.ts';
import { known, myMatches, stateLine } from './matchWords.ts';
import { umkName, umksOf } from './whichUmk.ts';

const Status = z.object({});
type Status = z.infer<typeof Status>;

/** As many partnerships and reports as fit on a small screen. */
const SHOWN = 5;

function umkLines(umk: Umk, { facts, read }: Context<Status>): Line[] {
  const readiness = read({ kind: 'readiness', umkId: umk.id });
  const paused = umk.pausedUntil !== undefined && umk.pausedUntil >= today(facts);
  const state =
    umk.status === 'withdrawn'
      ? line('status.withdrawn')
      : paused
        ? line('status.paused', { day: dayName(umk.pausedUntil ?? '', facts) })
        : line('status.active');
  return [
    line('status.umk', { number: umk.id, name: umkName(umk), state }),
    readiness?.level
      ? line(readiness.curated ? 'status.readiness_curated' : 'status.readiness', {
          level: line(`readiness.short_${readiness.level}`),
          score: readiness.score ?? 0,
          ...(readiness.curated ? { day: dayName(readiness.curated.visitedOn, facts) } : {}),
        })
      : line(readiness ? 'status.readiness_begun' : 'status.readiness_none'),
  ];
}

function companyLine(company: Company): Line {
  const state = isReferred(company) ? 'referred' : company.status;
  return line('status.company', {
    number: company.id,
    name: company.name,
    state: line(`status.company_${state}`),
  });
}

/** The need and how far it is; no name of the other side, whoever looks over the shoulder. */
function matchLine(view: MatchView, facts: Facts): Line {
  return line('status.match', { what: view.need.what, state: stateLine(view, facts) });
}

/** How far it is, by when, and who looks after it. */
function ticketLine(ticket: Ticket & { handler?: string }, facts: Facts): Line {
  const values = { number: ticketNumber(ticket.id), day: dayName(ticket.dueOn, facts) };
  const { state, handler: name } = ticket;
  const open = ticket.provisional ? 'status.ticket_provisional' : 'status.ticket_open';
  const said = line(state === 'open' ? open : `status.ticket_${state}`, values);
  if (name === undefined || state === 'closed') return said;
  return line('status.ticket_with', {
    ticket: said,
    who: mediatorLine({ personId: 0, ...(name === '' ? {} : { name }) }),
  });
}

function licenceQuery(facts: Facts): Extract<Query, { kind: 'licences.of' }> {
  return { kind: 'licences.of', umkIds: umksOf(facts).map(({ id }) => id) };
}

/** Help with licences, also what has just been issued or stopped. */
function licenceLine({ request }: LicenceView, facts: Facts): Line {
  const slot = isOver(request.state) ? undefined : slotLine(request.slot, facts);
  const values = { name: requestName(request), state: licenceState(request, facts) };
  return slot ? line('status.licence_clinic', { ...values, slot }) : line('status.licence', values);
}

function summary(context: Context<Status>): Line {
  const { facts, read } = context;
  const umks = umksOf(facts);
  const { companies } = facts.person;
  const matches = known(read(myMatches(facts)), facts);
  const licences = umks.length === 0 ? [] : read(licenceQuery(facts));
  const tickets = read({ kind: 'tickets.ofPerson' });
  const none = umks.length === 0 && companies.length === 0;
  return stacked(
    line('status.head'),
    ...(none ? [line('status.none')] : []),
    ...umks.flatMap((umk) => umkLines(umk, context)),
    ...licences.slice(0, SHOWN).map((view) => licenceLine(view, facts)),
    ...companies.map(companyLine),
    ...matches.slice(0, SHOWN).map((view) => matchLine(view, facts)),
    ...(matches.length > SHOWN ? [line('status.more', { count: matches.length - SHOWN })] : []),
    ...(!none && matches.length === 0 ? [line('status.no_matches')] : []),
    ...tickets.slice(0, SHOWN).map((ticket) => ticketLine(ticket, facts)),
    ...(tickets.length > 0 ? [line('status.tickets_more')] : []),
    ...(facts.person.mutedAt ? [line('status.muted')] : []),
  );
}

export const status = defineFlow<Status>({
  id: 'status',
  version: 1,
  title: 'status.title',
  answers: Status,
  start: 'status',
  steps: {
    status: {
      kind: 'end',
      needs: ({ facts }) => [
        myMatches(facts),
        { kind: 'tickets.ofPerson' },
        ...(umksOf(facts).length === 0 ? [] : [licenceQuery(facts)]),
        ...umksOf(facts).map(({ id }): Query => ({ kind: 'readiness', umkId: id })),
      ],
      text: summary,
    },
  },
});
