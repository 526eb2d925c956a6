/** What staff see from their desk: the queue with whom it is about, what happened around a firm, and who is staff. */
import type { Found, History, MatchRow, QueueRow, Staff } from '../domain/desk.ts';
import type { Query } from '../domain/query.ts';
import type { QueueItem, Ticket } from '../domain/ticket.ts';
import { WarningCode } from '../domain/warning.ts';
import { agreementsOfMatches } from './agreements.ts';
import type { Core } from './core.ts';
import type { Prisma } from './generated/client.ts';
import { namesOf, personCard } from './names.ts';
import { messagesTo } from './sent.ts';

/** More lines than anybody pages through: the most pressing are among them. */
const MAX_OPEN = 400;
/** The longest history that is looked at for one card. */
const MAX_MATCHES = 200;

type Asked<K extends Query['kind']> = Extract<Query, { kind: K }>;

const waiting = { in: ['open', 'taken'] };
const unanswered = ['shortlisted', 'raised'];

const ABOUT_UMK: readonly QueueItem['kind'][] = ['review_request', 'paper_check', 'consent_sheet'];

/** Adds to lines of the queue whom they are about. */
async function queueRows(core: Core, items: readonly QueueItem[]): Promise<QueueRow[]> {
  const { client, codec } = core;
  const of = (kind: QueueItem['kind']): number[] =>
    items.filter((item) => item.kind === kind).map(({ subjectId }) => subjectId);
  const umkIds = ABOUT_UMK.flatMap(of);
  const agreements = await client.agreement.findMany({
    where: { id: { in: of('agreement') } },
    select: { id: true, companyId: true },
  });
  const warnings = await client.warning.findMany({
    where: { id: { in: of('warning') } },
    select: { id: true, companyId: true, code: true },
  });
  const firmOf: Partial<Record<QueueItem['kind'], Map<number, number>>> = {
    agreement: new Map(agreements.map(({ id, companyId }) => [id, companyId])),
    warning: new Map(warnings.map(({ id, companyId }) => [id, companyId])),
  };
  const firms = Object.values(firmOf).flatMap((map) => [...map.values()]);
  const [names, companies, umks, tickets, licences] = await Promise.all([
    namesOf(
      core,
      items.flatMap(({ personId, takenBy }) => [personId ?? [], takenBy ?? []].flat()),
    ),
    client.company.findMany({
      where: { id: { in: [...of('company_check'), ...firms] } },
      select: { id: true, name: true },
    }),
    client.umk.findMany({ where: { id: { in: umkIds } }, select: { id: true, product: true } }),
    client.ticket.findMany({
      where: { id: { in: of('ticket') } },
      select: { id: true, urgent: true },
    }),
    client.licenceRequest.findMany({ where: { id: { in: of('licence') } } }),
  ]);
  return items.map((item) => {
    const person = item.personId === undefined ? undefined : names.get(item.personId);
    const taker = item.takenBy === undefined ? undefined : names.get(item.takenBy);
    const about = <T extends { id: number }>(rows: T[]): T | undefined =>
      rows.find(({ id }) => id === item.subjectId);
    const firm = firmOf[item.kind]?.get(item.subjectId);
    const warned = item.kind === 'warning' ? about(warnings) : undefined;
    const company =
      item.kind === 'company_check' ? about(companies) : companies.find(({ id }) => id === firm);
    const umk = umkIds.includes(item.subjectId) ? about(umks) : undefined;
    const ticket = item.kind === 'ticket' ? about(tickets) : undefined;
    const asked = item.kind === 'licence' ? about(licences) : undefined;
    const licence = asked && codec.decode('licenceRequest', asked);
    return {
      item,
      ...(person === undefined ? {} : { person }),
      ...(taker === undefined ? {} : { taker }),
      ...(company ? { company } : {}),
      ...(umk && ABOUT_UMK.includes(item.kind) ? { umk } : {}),
      ...(ticket ? { ticket } : {}),
      ...(warned ? { warning: { id: warned.id, code: WarningCode.parse(warned.code) } } : {}),
      ...(licence ? { licence: { id: licence.id, licence: licence.licence } } : {}),
    };
  });
}

async function openQueue(core: Core, { of }: Asked<'queue.open'>): Promise<Found<QueueRow>> {
  const { client, codec, regionId } = core;
  const where = { regionId, state: waiting, kind: { in: of } };
  const [total, rows] = await Promise.all([
    client.queueItem.count({ where }),
    client.queueItem.findMany({
      where,
      orderBy: [{ dueOn: { sort: 'asc', nulls: 'last' } }, { createdAt: 'asc' }, { id: 'asc' }],
      take: MAX_OPEN,
    }),
  ]);
  return {
    total,
    rows: await queueRows(
      core,
      rows.map((row) => codec.decode('queueItem', row)),
    ),
  };
}

function silentSince(askedBefore: Date): Prisma.MatchWhereInput {
  return {
    state: { in: unanswered },
    OR: [{ askedAt: { lt: askedBefore } }, { askedAt: null, updatedAt: { lt: askedBefore } }],
  };
}

async function countQueue(core: Core, asked: Asked<'queue.count'>): Promise<number> {
  const { client, regionId } = core;
  const kinds = asked.of.filter((kind) => kind !== 'match');
  const items = { regionId, state: waiting, kind: { in: kinds } };
  const [open, silent] = await Promise.all([
    client.queueItem.count({ where: items }),
    asked.of.includes('match') ? client.match.count({ where: silentSince(asked.askedBefore) }) : 0,
  ]);
  return open + silent;
}

/** Matches with what their lines show; those of an erased business are among them, without its product. */
export async function matchRows(
  core: Core,
  where: Prisma.MatchWhereInput,
  longest = false,
): Promise<MatchRow[]> {
  const { client, codec } = core;
  const rows = await client.match.findMany({
    where,
    orderBy: longest ? [{ updatedAt: 'asc' }, { id: 'asc' }] : { id: 'desc' },
    take: MAX_MATCHES,
  });
  const needRows = await client.need.findMany({
    where: { id: { in: rows.map(({ needId }) => needId) } },
  });
  const [companies, umks] = await Promise.all([
    client.company.findMany({
      where: { id: { in: needRows.map(({ companyId }) => companyId) } },
      select: { id: true, name: true },
    }),
    client.umk.findMany({
      where: { id: { in: rows.map(({ umkId }) => umkId) } },
      select: { id: true, product: true },
    }),
  ]);
  const agreements = await agreementsOfMatches(
    core,
    rows.map(({ id }) => id),
  );
  const needs = new Map(needRows.map((row) => [row.id, codec.decode('need', row)]));
  return rows.flatMap((row) => {
    const need = needs.get(row.needId);
    const company = companies.find(({ id }) => id === need?.companyId);
    const umk = umks.find(({ id }) => id === row.umkId);
    if (!need || !company || !umk) return [];
    const { id, what, volume } = need;
    const agreement = agreements.get(row.id);
    return [
      {
        match: codec.decode('match', row),
        ...{ need: { id, what, volume }, umk, company },
        ...(agreement ? { agreement } : {}),
      },
    ];
  });
}

async function ticketsOf({ client, codec }: Core, personIds: readonly number[]): Promise<Ticket[]> {
  const rows = await client.ticket.findMany({
    where: { personId: { in: [...personIds] } },
    orderBy: { id: 'desc' },
    take: MAX_MATCHES,
  });
  return rows.map((row) => codec.decode('ticket', row));
}

async function history(core: Core, organisation: 'umk' | 'company', id: number): Promise<History> {
  const { client } = core;
  const members = await client.membership.findMany({
    where: { organisation, organisationId: id },
    select: { personId: true },
  });
  const ids = members.map(({ personId }) => personId);
  const needs =
    organisation === 'company'
      ? await client.need.findMany({ where: { companyId: id }, select: { id: true } })
      : [];
  const where =
    organisation === 'umk' ? { umkId: id } : { needId: { in: needs.map((need) => need.id) } };
  const [messages, matches, tickets, people] = await Promise.all([
    messagesTo(core, ids),
    matchRows(core, where),
    ticketsOf(core, ids),
    client.person.findMany({
      where: { id: { in: ids }, lastWroteAt: { not: null } },
      orderBy: { lastWroteAt: 'desc' },
      select: { lastWroteAt: true, blockedAt: true },
    }),
  ]);
  const lastWroteAt = people[0]?.lastWroteAt ?? undefined;
  const blockedAt = people.every((person) => person.blockedAt) ? people[0]?.blockedAt : undefined;
  return {
    ...{ messages, matches, tickets },
    ...(lastWroteAt ? { lastWroteAt } : {}),
    ...(blockedAt ? { blockedAt } : {}),
  };
}

/** See the query `staff`: in the order in which they came. */
async function staff(core: Core): Promise<Staff[]> {
  const { client, codec } = core;
  const rows = await client.staffRole.findMany({ orderBy: [{ grantedAt: 'asc' }, { id: 'asc' }] });
  const roles = rows.map((row) => codec.decode('staffRole', row));
  const ids = [...new Set(roles.map(({ personId }) => personId))];
  const [names, addresses, taken] = await Promise.all([
    namesOf(core, ids),
    client.address.findMany({ where: { personId: { in: ids } }, orderBy: { id: 'asc' } }),
    client.queueItem.groupBy({
      by: ['takenBy'],
      where: { state: 'taken', takenBy: { in: ids } },
      _count: { id: true },
    }),
  ]);
  return ids.map((personId) => {
    const name = names.get(personId);
    const theirs = addresses.filter((address) => address.personId === personId);
    return {
      personId,
      ...(name === undefined ? {} : { name }),
      channels: [...new Set(theirs.map(({ channel }) => channel))],
      roles: roles.filter((role) => role.personId === personId),
      taken: taken.find(({ takenBy }) => takenBy === personId)?._count.id ?? 0,
    };
  });
}

export type DeskQuery = Asked<
  | 'queue.open'
  | 'queue.count'
  | 'queueItem'
  | 'queue.about'
  | 'matches.silent'
  | 'need.matches'
  | 'person'
  | 'umk'
  | 'umk.history'
  | 'company.history'
  | 'staff'
>;

/** Answers what the desk asks, but for the searches (see deskFind.ts). */
export async function readDesk(core: Core, query: DeskQuery): Promise<unknown> {
  const { client, codec } = core;
  switch (query.kind) {
    case 'queue.open':
      return openQueue(core, query);
    case 'queue.count':
      return countQueue(core, query);
    case 'queueItem': {
      const row = await client.queueItem.findUnique({ where: { id: query.id } });
      return row ? (await queueRows(core, [codec.decode('queueItem', row)]))[0] : undefined;
    }
    case 'queue.about': {
      const { of: kind, subjectId } = query;
      const where = { kind, subjectId, state: waiting };
      const row = await client.queueItem.findFirst({ where, orderBy: { id: 'asc' } });
      return row ? (await queueRows(core, [codec.decode('queueItem', row)]))[0] : undefined;
    }
    case 'matches.silent':
      return matchRows(core, silentSince(query.askedBefore), true);
    case 'need.matches':
      return matchRows(core, { needId: query.id });
    case 'person':
      return personCard(core, query.id);
    case 'umk': {
      const row = await client.umk.findFirst({
        where: { id: query.id, status: { not: 'erased' } },
      });
      return row ? codec.decode('umk', row) : undefined;
    }
    case 'umk.history':
      return history(core, 'umk', query.id);
    case 'company.history':
      return history(core, 'company', query.id);
    case 'staff':
      return staff(core);
  }
}
