/**
 * Answers to the closed list of questions that steps and commands may ask, and what matching works
 * on.
 */
import type { Tables } from '../app/ports.ts';
import type { Company } from '../domain/company.ts';
import type { Effect } from '../domain/effect.ts';
import type { Match } from '../domain/match.ts';
import type { Need } from '../domain/need.ts';
import { OwnedPaperKind, PaperStatus, RefusalCode } from '../domain/paper.ts';
import type { Query, QueryResult } from '../domain/query.ts';
import type { Umk } from '../domain/umk.ts';
import type { Core } from './core.ts';
import { curations, readinessOf } from './curations.ts';
import { invitation, member, newCode } from './invitations.ts';
import { readProof } from './linkCodes.ts';
import { ticketsOfPerson } from './disputes.ts';
import { matchesOf, views } from './matches.ts';
import { readForStaff } from './queriesStaff.ts';

const byId = { orderBy: { id: 'asc' } } as const;
const newestFirst = { orderBy: { id: 'desc' } } as const;

async function papers({ client, codec }: Core, umkId: number): Promise<QueryResult<'papers'>> {
  const rows = await client.paper.findMany({ where: { umkId }, ...byId });
  return rows
    .map((row) => codec.decode('paper', row))
    .map(({ kind, status, number, expires, checkedAt, refusal, refusalWords, updatedAt }) => ({
      kind: OwnedPaperKind.parse(kind),
      status: PaperStatus.parse(status),
      ...(number === undefined ? {} : { number }),
      ...(expires === undefined ? {} : { expires }),
      ...(checkedAt === undefined ? {} : { checkedAt }),
      ...(refusal === undefined ? {} : { refusal: RefusalCode.parse(refusal) }),
      ...(refusalWords === undefined ? {} : { refusalWords }),
      updatedAt,
    }));
}

async function rowOf<T extends 'company' | 'need'>(
  { client, codec }: Core,
  table: T,
  id: number,
): Promise<Tables[T] | undefined> {
  const row = await codec.delegate(client, table).findFirst({ where: { id } });
  return row ? codec.decode(table, row) : undefined;
}

/** Answers a query of `personId`; throws for the kinds that are the shell's own. */
export async function read(core: Core, query: Query, personId: number): Promise<unknown> {
  const { client, codec, numbers } = core;
  switch (query.kind) {
    case 'fresh':
      return numbers.fresh(query.of);
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
    case 'tickets.ofPerson':
      return ticketsOfPerson(core, personId);
    case 'invitationCode':
      return newCode();
    case 'invitation':
      return invitation(core, query.code);
    case 'invitation.misses':
      return misses(core, personId, query.since);
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

/** How often this person tried a code that nobody made. */
function misses({ client }: Core, personId: number, since: Date): Promise<number> {
  const action: Effect['kind'] = 'invitation.missed';
  return client.audit.count({ where: { personId, action, at: { gte: since } } });
}

/** These businesses, in the order of their numbers. */
export async function umks({ client, codec }: Core, ids: readonly number[]): Promise<Umk[]> {
  const rows = await client.umk.findMany({ where: { id: { in: [...ids] } }, ...byId });
  return rows.map((row) => codec.decode('umk', row));
}

/** Open needs of approved companies, oldest first: all, or those of `ids`. */
export async function openNeeds(
  { client, codec }: Core,
  ids?: readonly number[],
): Promise<{ need: Need; company: Company }[]> {
  const needs = await client.need.findMany({
    where: { status: 'open', ...(ids ? { id: { in: [...ids] } } : {}) },
    ...byId,
  });
  const companies = await client.company.findMany({
    where: { status: 'approved', id: { in: needs.map(({ companyId }) => companyId) } },
  });
  const companyOf = new Map(companies.map((row) => [row.id, codec.decode('company', row)]));
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
