/** Reports as their parties see them, who looks after them, and what staff see besides: who has no part in one is given nothing of it. */
import type {
  DisputeView,
  Mediator,
  MediatorLoad,
  Party,
  Statement,
  StatementView,
  TicketBetween,
} from '../domain/dispute.ts';
import { hasSaid, isMediated, pathOf, roundOf } from '../domain/dispute.ts';
import type { Audience } from '../domain/effect.ts';
import type { Meeting } from '../domain/forum.ts';
import type { Query } from '../domain/query.ts';
import type { Ticket } from '../domain/ticket.ts';
import type { Core } from './core.ts';
import { views } from './matches.ts';
import { namesOf } from './names.ts';
import { peopleOf } from './people.ts';

export type DisputeQuery = Extract<
  Query,
  { kind: 'dispute' | 'disputes.mine' | 'mediators' | 'ticket.people' | 'ticket.between' }
>;

/** More than anybody is a part of. */
const MOST = 40;

export async function statementsOf(core: Core, ticketId: number): Promise<StatementView[]> {
  const { client, codec } = core;
  const rows = await client.statement.findMany({
    where: { ticketId },
    orderBy: [{ at: 'asc' }, { id: 'asc' }],
  });
  const all: Statement[] = rows.map((row) => codec.decode('statement', row));
  const names = await namesOf(
    core,
    all.map(({ personId }) => personId),
  );
  return all.map((one) => {
    const name = names.get(one.personId);
    return { ...one, ...(name === undefined ? {} : { name }) };
  });
}

/** Whoever looks after it, as long as they are of the staff. */
export async function mediatorOf(
  core: Core,
  { mediatorId }: Pick<Ticket, 'mediatorId'>,
): Promise<Mediator | undefined> {
  if (mediatorId === undefined) return undefined;
  const role = await core.client.staffRole.findFirst({
    where: { personId: mediatorId, role: { in: ['mediator', 'admin'] } },
  });
  if (!role) return undefined;
  const name = (await namesOf(core, [mediatorId])).get(mediatorId);
  return { personId: mediatorId, ...(name === undefined ? {} : { name }) };
}

/** What somebody reported, newest first, with the name of whoever looks after each. */
export async function ticketsOfPerson(
  core: Core,
  personId: number,
): Promise<(Ticket & { handler?: string })[]> {
  const rows = await core.client.ticket.findMany({
    where: { personId },
    orderBy: { id: 'desc' },
  });
  return Promise.all(
    rows.map(async (row) => {
      const ticket = core.codec.decode('ticket', row);
      const handler = await mediatorOf(core, ticket);
      return { ...ticket, ...(handler ? { handler: handler.name ?? '' } : {}) };
    }),
  );
}

export async function meetingOf(core: Core, ticketId: number): Promise<Meeting | undefined> {
  const row = await core.client.meeting.findFirst({
    where: { ticketId },
    orderBy: { id: 'desc' },
  });
  return row ? core.codec.decode('meeting', row) : undefined;
}

/** The reports that this person made, or that are about a partnership of theirs and concern them. */
async function ticketsFor(core: Core, personId: number, id?: number): Promise<Ticket[]> {
  const { client, codec } = core;
  const belong = await client.membership.findMany({ where: { personId } });
  const of = (kind: string): number[] =>
    belong
      .filter(({ organisation }) => organisation === kind)
      .map(({ organisationId }) => organisationId);
  const needs = await client.need.findMany({
    where: { companyId: { in: of('company') } },
    select: { id: true },
  });
  const matches = await client.match.findMany({
    where: { OR: [{ umkId: { in: of('umk') } }, { needId: { in: needs.map((n) => n.id) } }] },
    select: { id: true },
  });
  const rows = await client.ticket.findMany({
    where: {
      ...(id === undefined ? {} : { id }),
      OR: [{ personId }, { matchId: { in: matches.map((match) => match.id) } }],
    },
    orderBy: { id: 'desc' },
    take: MOST,
  });
  return rows.map((row) => codec.decode('ticket', row));
}

/** Whether the other side was told of it at all. */
function concernsOther({ state, log, path }: Ticket): boolean {
  const was = (what: string): boolean => log.some((entry) => entry.what === what);
  if (pathOf({ path }) === 'cek') return state !== 'closed' && was('check');
  return isMediated(state) || was('mediate');
}

async function viewFor(
  core: Core,
  personId: number,
  ticket: Ticket,
): Promise<DisputeView | undefined> {
  const party: Party = ticket.personId === personId ? 'person' : 'other';
  if (party === 'other' && !concernsOther(ticket)) return undefined;
  const row =
    ticket.matchId === undefined
      ? null
      : await core.client.match.findUnique({ where: { id: ticket.matchId } });
  const [match] = row ? await views(core, [row]) : [];
  // Of one's own side is a colleague of whoever reported: what they said is theirs.
  if (party === 'other' && !(await onOtherSide(core, personId, ticket, match))) return undefined;
  const statements = await statementsOf(core, ticket.id);
  const round = roundOf(ticket);
  const mine = party;
  const theirs: Party = party === 'person' ? 'other' : 'person';
  const meeting = await meetingOf(core, ticket.id);
  const mediator = await mediatorOf(core, ticket);
  const proposal = ticket.log.findLast(({ what }) => what === 'propose')?.words;
  const named = party === 'person' || pathOf(ticket) === 'mediasi';
  const otherIs = ticket.side === 'company' ? match?.umk : match?.company;
  const reporterIs = ticket.side === 'company' ? match?.company : match?.umk;
  const against = nameOf(party === 'person' ? otherIs : reporterIs);
  const { id, state, urgent, path, reportedOn, countedFrom, dueOn, provisional } = ticket;
  const { outcome, closedAt, updatedAt, matchId, breachedAt, rev } = ticket;
  return {
    ticket: {
      ...{ id, state, urgent, path, reportedOn, countedFrom, dueOn, provisional },
      ...{ outcome, closedAt, updatedAt, matchId, breachedAt, rev },
    },
    party,
    ...(mediator ? { mediator } : {}),
    ...(match
      ? { need: { id: match.need.id, what: match.need.what, volume: match.need.volume } }
      : {}),
    ...(named && against !== undefined ? { against } : {}),
    ...(named ? { words: ticket.text } : {}),
    ...(proposal === undefined || !isMediated(state) ? {} : { proposal }),
    round,
    replied: statements.some(({ side, what }) => side === mine && what === 'view'),
    accepted: hasSaid(statements, round, mine, 'accept'),
    otherAccepted: hasSaid(statements, round, theirs, 'accept'),
    carried: hasSaid(statements, round, mine, 'carried'),
    otherCarried: hasSaid(statements, round, theirs, 'carried'),
    ...(meeting && named ? { meeting } : {}),
    ...audiences(ticket, party, match),
    heard: concernsOther(ticket),
  };
}

/** The side of whoever reported is that person alone: their colleagues need not know of it. */
function audiences(
  { personId, side }: Ticket,
  party: Party,
  match: { umk: { id: number }; company: { id: number } } | undefined,
): Pick<DisputeView, 'own' | 'others'> {
  const reporter: Audience[] = [{ person: personId }];
  const firm: Audience[] =
    !match || side === undefined
      ? []
      : [side === 'umk' ? { company: match.company.id } : { umk: match.umk.id }];
  return party === 'person' ? { own: reporter, others: firm } : { own: firm, others: reporter };
}

function nameOf(
  firm: { name: string } | { businessName?: string | undefined; ownerName: string } | undefined,
): string | undefined {
  if (!firm) return undefined;
  return 'name' in firm ? firm.name : (firm.businessName ?? firm.ownerName);
}

async function onOtherSide(
  core: Core,
  personId: number,
  { side }: Ticket,
  match: { umk: { id: number }; company: { id: number } } | undefined,
): Promise<boolean> {
  if (!match || side === undefined) return false;
  const [organisation, organisationId] =
    side === 'umk' ? (['company', match.company.id] as const) : (['umk', match.umk.id] as const);
  const where = { personId, organisation, organisationId };
  return (await core.client.membership.findFirst({ where })) !== null;
}

async function mediators(core: Core): Promise<MediatorLoad[]> {
  const { client } = core;
  const roles = await client.staffRole.findMany({
    where: { role: 'mediator' },
    orderBy: { personId: 'asc' },
  });
  const ids = roles.map(({ personId }) => personId);
  const [names, groups] = await Promise.all([
    namesOf(core, ids),
    client.ticket.groupBy({
      by: ['mediatorId'],
      where: { mediatorId: { in: ids }, state: { not: 'closed' } },
      _count: true,
    }),
  ]);
  return ids.map((personId) => {
    const name = names.get(personId);
    const open = groups.find(({ mediatorId }) => mediatorId === personId)?._count ?? 0;
    return { personId, open, ...(name === undefined ? {} : { name }) };
  });
}

/** Who reported, everybody of the other side, and whoever looks after it. */
export async function ticketPeople(core: Core, id: number): Promise<number[]> {
  const row = await core.client.ticket.findUnique({ where: { id } });
  if (!row) return [];
  const { personId, mediatorId, matchId, side } = core.codec.decode('ticket', row);
  const match =
    matchId === undefined ? null : await core.client.match.findUnique({ where: { id: matchId } });
  const [view] = match ? await views(core, [match]) : [];
  const others =
    view && side !== undefined
      ? await peopleOf(core, side === 'umk' ? { company: view.company.id } : { umk: view.umk.id })
      : [];
  return [...new Set([personId, ...others, ...(mediatorId === undefined ? [] : [mediatorId])])];
}

async function between(
  { client, regionId }: Core,
  { matchId, since }: Extract<DisputeQuery, { kind: 'ticket.between' }>,
): Promise<TicketBetween | undefined> {
  const match = await client.match.findUnique({ where: { id: matchId } });
  const need = match && (await client.need.findUnique({ where: { id: match.needId } }));
  if (!match || !need) return undefined;
  const needs = await client.need.findMany({
    where: { companyId: need.companyId },
    select: { id: true },
  });
  const matches = await client.match.findMany({
    where: { umkId: match.umkId, needId: { in: needs.map(({ id }) => id) } },
    select: { id: true },
  });
  const row = await client.ticket.findFirst({
    where: {
      regionId,
      matchId: { in: matches.map(({ id }) => id) },
      createdAt: { gte: since },
      side: { not: null },
    },
    orderBy: { id: 'desc' },
  });
  if (!row) return undefined;
  return {
    id: row.id,
    reportedOn: row.reportedOn,
    side: row.side === 'company' ? 'company' : 'umk',
  };
}

export async function readDisputes(
  core: Core,
  query: DisputeQuery,
  personId: number,
): Promise<unknown> {
  switch (query.kind) {
    case 'dispute': {
      const [ticket] = await ticketsFor(core, personId, query.id);
      return ticket && viewFor(core, personId, ticket);
    }
    case 'disputes.mine': {
      const found = await ticketsFor(core, personId);
      const seen = await Promise.all(found.map((ticket) => viewFor(core, personId, ticket)));
      return seen.filter((view) => view !== undefined);
    }
    case 'ticket.people':
      return ticketPeople(core, query.id);
    case 'mediators':
      return mediators(core);
    case 'ticket.between':
      return between(core, query);
  }
}
