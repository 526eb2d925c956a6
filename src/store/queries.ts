/**
 * Answers to the closed list of questions that steps and commands may ask, and what matching works
 * on.
 */
import type { PaperRow, Tables } from '../app/ports.ts';
import type { Company } from '../domain/company.ts';
import type { Effect } from '../domain/effect.ts';
import type { Match } from '../domain/match.ts';
import type { Need } from '../domain/need.ts';
import { OwnedPaperKind, PaperStatus, RefusalCode } from '../domain/paper.ts';
import type { Query, QueryResult } from '../domain/query.ts';
import type { Umk } from '../domain/umk.ts';
import { auditRows } from './audit.ts';
import { readBroadcast } from './broadcasts.ts';
import type { BroadcastQuery } from './broadcasts.ts';
import type { Core } from './core.ts';
import { curations, readinessOf, waiting } from './curations.ts';
import { readChanges } from './overrides.ts';
import { readDesk } from './desk.ts';
import type { DeskQuery } from './desk.ts';
import { find } from './deskFind.ts';
import { readHandover } from './handover.ts';
import { readFigures } from './figures.ts';
import { readFiles } from './files.ts';
import { invitation, member, newCode } from './invitations.ts';
import { readProof } from './linkCodes.ts';
import { matchesOf, views } from './matches.ts';
import { statistics } from './statistics.ts';
import { readTickets } from './tickets.ts';
import type { TicketQuery } from './tickets.ts';

/** What is asked at the desks of staff. */
type StaffQuery = Extract<
  Query,
  | DeskQuery
  | TicketQuery
  | Parameters<typeof find>[1]
  | Parameters<typeof readHandover>[1]
  | { kind: 'curations.waiting' }
  | BroadcastQuery
  | Parameters<typeof readChanges>[1]
  | Parameters<typeof readFiles>[1]
  | { kind: 'figures' | 'figures.list' }
  | { kind: 'audit.rows' | 'statistics' | 'candidates' | 'opportunities' }
  | { kind: 'text' | 'texts.find' | 'fileLink' }
>;

const byId = { orderBy: { id: 'asc' } } as const;
const newestFirst = { orderBy: { id: 'desc' } } as const;

async function papersOf({ client, codec }: Core, umkIds: readonly number[]): Promise<PaperRow[]> {
  const rows = await client.paper.findMany({ where: { umkId: { in: [...umkIds] } }, ...byId });
  return rows.map((row) => codec.decode('paper', row));
}

async function papers(core: Core, umkId: number): Promise<QueryResult<'papers'>> {
  const rows = await papersOf(core, [umkId]);
  return rows.map(
    ({ kind, status, number, expires, checkedAt, refusal, refusalWords, updatedAt }) => ({
      kind: OwnedPaperKind.parse(kind),
      status: PaperStatus.parse(status),
      ...(number === undefined ? {} : { number }),
      ...(expires === undefined ? {} : { expires }),
      ...(checkedAt === undefined ? {} : { checkedAt }),
      ...(refusal === undefined ? {} : { refusal: RefusalCode.parse(refusal) }),
      ...(refusalWords === undefined ? {} : { refusalWords }),
      updatedAt,
    }),
  );
}

async function rowOf<T extends 'company' | 'need'>(
  { client, codec }: Core,
  table: T,
  id: number,
): Promise<Tables[T] | undefined> {
  const row = await codec.delegate(client, table).findFirst({ where: { id } });
  return row ? codec.decode(table, row) : undefined;
}

/** The queries that are asked at the desks of staff; throws for the kinds that are the shell's own. */
async function readForStaff(core: Core, query: StaffQuery, personId: number): Promise<unknown> {
  switch (query.kind) {
    case 'handover':
    case 'handover.mine':
    case 'handovers.open':
    case 'handover.last':
    case 'staff.away':
      return readHandover(core, query, personId);
    case 'queue.open':
    case 'queue.count':
    case 'queueItem':
    case 'queue.about':
    case 'matches.silent':
    case 'need.matches':
    case 'person':
    case 'umk':
    case 'umk.history':
    case 'company.history':
    case 'staff':
      return readDesk(core, query);
    case 'ticket':
    case 'tickets.list':
    case 'ticket.attachments':
      return readTickets(core, query);
    case 'umks.find':
    case 'companies.find':
    case 'needs.find':
      return find(core, query);
    case 'curations.waiting':
      return waiting(core, query);
    case 'job':
    case 'jobs.mine':
    case 'jobs.pending':
    case 'imports.runs':
    case 'imports.run':
      return readFiles(core, query, personId);
    case 'audit.rows':
      return auditRows(core, query);
    case 'broadcast':
    case 'broadcasts.list':
    case 'broadcast.table':
    case 'broadcast.reach':
    case 'broadcast.mine':
      return readBroadcast(core, query, personId);
    case 'statistics':
      return statistics(core, { today: query.today, monthStart: new Date(`${query.month}-01`) });
    case 'figures':
    case 'figures.list':
      return readFigures(core, query);
    case 'overrides.of':
    case 'overrides.under':
    case 'unanswered.list':
    case 'unanswered':
    case 'deadlines.open':
      return readChanges(core, query);
    case 'candidates':
    case 'opportunities':
    case 'text':
    case 'texts.find':
    case 'fileLink':
      throw new Error(`"${query.kind}" is answered by the shell, which knows more than rows`);
  }
}

/** Answers a query of `personId`; throws for the kinds that are the shell's own. */
export async function read(core: Core, query: Query, personId: number): Promise<unknown> {
  const { client, codec, numbers } = core;
  switch (query.kind) {
    case 'fresh':
      return numbers.next(query.of);
    case 'company':
      return rowOf(core, 'company', query.id);
    case 'companies': {
      const rows = await client.company.findMany({ where: { status: query.status }, ...byId });
      return rows.map((row) => codec.decode('company', row));
    }
    case 'need':
      return rowOf(core, 'need', query.id);
    case 'needs.ofCompanies': {
      const rows = await client.need.findMany({
        where: { companyId: { in: query.ids } },
        ...newestFirst,
      });
      return rows.map((row) => codec.decode('need', row));
    }
    case 'match': {
      const row = await client.match.findUnique({ where: { id: query.id } });
      return row ? (await views(core, [row]))[0] : undefined;
    }
    case 'matches.of':
      return matchesOf(core, query.umkIds, query.companyIds);
    case 'papers':
      return papers(core, query.umkId);
    case 'attachments': {
      const { umkId } = query;
      const rows = await client.attachment.findMany({
        where: {
          OR: [
            { owner: 'umk', ownerId: String(umkId) },
            { owner: 'paper', ownerId: { startsWith: `${umkId}/` } },
          ],
        },
        orderBy: [{ at: 'asc' }, { id: 'asc' }],
      });
      return rows.map((row) => codec.decode('attachment', row));
    }
    case 'readiness':
      return readinessOf(core, query.umkId);
    case 'curations':
      return curations(core, query.umkId);
    case 'tickets.ofPerson': {
      const rows = await client.ticket.findMany({ where: { personId }, ...newestFirst });
      return rows.map((row) => codec.decode('ticket', row));
    }
    case 'invitationCode':
      return newCode();
    case 'invitation':
      return invitation(core, query.code);
    case 'invitation.misses': {
      const action: Effect['kind'] = 'invitation.missed';
      return client.audit.count({ where: { personId, action, at: { gte: query.since } } });
    }
    case 'linkCode':
    case 'members':
    case 'umk.unclaimed':
    case 'voiceNote':
    case 'voiceNotes.waiting':
      return readProof(core, query);
    case 'member':
      return member(core, query);
    default:
      return readForStaff(core, query, personId);
  }
}

/** Every active UMK, in the order of their ids. */
export async function supply({ client, codec }: Core): Promise<Umk[]> {
  const rows = await client.umk.findMany({ where: { status: 'active' }, ...byId });
  return rows.map((row) => codec.decode('umk', row));
}

/** The papers of each of these UMK; one without any has an empty list. */
export async function paperKinds(
  core: Core,
  umkIds: readonly number[],
): Promise<Map<number, PaperRow[]>> {
  const found = new Map<number, PaperRow[]>(umkIds.map((id) => [id, []]));
  for (const row of await papersOf(core, umkIds)) found.get(row.umkId)?.push(row);
  return found;
}

/** Open needs of approved companies, oldest first. */
export async function openNeeds({
  client,
  codec,
}: Core): Promise<{ need: Need; company: Company }[]> {
  const companies = await client.company.findMany({ where: { status: 'approved' } });
  const companyOf = new Map(companies.map((row) => [row.id, codec.decode('company', row)]));
  const needs = await client.need.findMany({ where: { status: 'open' }, ...byId });
  return needs.flatMap((row) => {
    const company = companyOf.get(row.companyId);
    return company ? [{ need: codec.decode('need', row), company }] : [];
  });
}

/** All matches of a need or a UMK, also those that are over, newest first. */
export async function allMatches(
  { client, codec }: Core,
  where: { needId: number } | { umkId: number },
): Promise<Match[]> {
  const rows = await client.match.findMany({ where, ...newestFirst });
  return rows.map((row) => codec.decode('match', row));
}
