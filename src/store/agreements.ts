/** Agreements with their parties, newest version and the consents that count; what anybody may know by code; and what stays when people leave. */
import { createHash, randomInt } from 'node:crypto';
import type { Agreement } from '../domain/agreement.ts';
import { agreementNumber, AgreementState, VERIFY_LENGTH } from '../domain/agreement.ts';
import type { AgreementView, PartyView, PublicAgreement } from '../domain/agreementView.ts';
import { withBusinesses } from './agreementParties.ts';
import { openAmendments, replacedVersions } from './amendments.ts';
import { CODE_LETTERS } from '../domain/invitation.ts';
import type { MatchAgreement, Query, QueryResult } from '../domain/query.ts';
import { openBlob } from './blobs.ts';
import type { Core } from './core.ts';
import { namesOf } from './names.ts';

export type AgreementQuery = Extract<
  Query,
  {
    kind:
      | 'agreement'
      | 'agreements.of'
      | 'agreements.list'
      | 'agreementCode'
      | 'agreement.public'
      | 'file.sha256';
  }
>;

const newestFirst = { orderBy: { id: 'desc' } } as const;

/** 80 random bits in letters that are not mistaken for each other. */
function newCode(): string {
  const letters = Array.from({ length: VERIFY_LENGTH }, () => randomInt(CODE_LETTERS.length));
  return letters.map((at) => CODE_LETTERS[at]).join('');
}

async function partyViews(core: Core, ids: readonly number[]): Promise<Map<number, PartyView[]>> {
  const { client, codec } = core;
  const rows = await client.agreementParty.findMany({
    where: { agreementId: { in: [...ids] } },
    orderBy: [{ agreementId: 'asc' }, { umkId: 'asc' }],
  });
  const parties = await withBusinesses(
    core,
    rows.map((row) => codec.decode('agreementParty', row)),
  );
  return new Map(
    ids.map((id) => [id, parties.filter(({ party }) => party.agreementId === id)] as const),
  );
}

async function views(core: Core, agreements: readonly Agreement[]): Promise<AgreementView[]> {
  if (agreements.length === 0) return [];
  const { client, codec } = core;
  const ids = agreements.map(({ id }) => id);
  const [parties, companies, versions, consents] = await Promise.all([
    partyViews(core, ids),
    client.company.findMany({ where: { id: { in: agreements.map((one) => one.companyId) } } }),
    client.agreementVersion.findMany({
      where: { id: { in: agreements.map(({ id, n }) => `${id}/${n}`) } },
    }),
    client.agreementConsent.findMany({
      where: { agreementId: { in: ids }, voidedAt: null },
      orderBy: { at: 'asc' },
    }),
  ]);
  const names = await namesOf(
    core,
    consents.map(({ personId }) => personId),
  );
  const named = consents.map((row) => {
    const name = names.get(row.personId);
    const consent = codec.decode('agreementConsent', row);
    return { ...consent, ...(name === undefined ? {} : { name }) };
  });
  const amending = await openAmendments(core, ids, named);
  const companyOf = new Map(companies.map((row) => [row.id, codec.decode('company', row)]));
  const versionOf = new Map(
    versions.map((row) => [row.agreementId, codec.decode('agreementVersion', row)]),
  );
  return agreements.map((agreement) => {
    const company = companyOf.get(agreement.companyId);
    const version = versionOf.get(agreement.id);
    return {
      agreement,
      ...(company ? { company } : {}),
      parties: parties.get(agreement.id) ?? [],
      ...(version ? { version } : {}),
      consents: named.filter((one) => one.agreementId === agreement.id && one.n === agreement.n),
      ...amending.get(agreement.id),
    };
  });
}

async function ofOrganisations(
  core: Core,
  { umkIds, companyIds }: Extract<Query, { kind: 'agreements.of' }>,
): Promise<AgreementView[]> {
  const { client, codec } = core;
  const mine = await client.agreementParty.findMany({
    where: { umkId: { in: umkIds } },
    select: { agreementId: true },
  });
  const joining = await client.agreementAmendment.findMany({
    where: { joins: { in: umkIds }, openFor: { not: null } },
    select: { agreementId: true },
  });
  const rows = await client.agreement.findMany({
    where: {
      OR: [
        { companyId: { in: companyIds } },
        { id: { in: [...mine, ...joining].map(({ agreementId }) => agreementId) } },
      ],
    },
    ...newestFirst,
  });
  return views(
    core,
    rows.map((row) => codec.decode('agreement', row)),
  );
}

async function list(
  core: Core,
  { states, page, size }: Extract<Query, { kind: 'agreements.list' }>,
): Promise<QueryResult<'agreements.list'>> {
  const { client, codec, regionId } = core;
  const where = { regionId, state: { in: states } };
  const total = await client.agreement.count({ where });
  const pages = Math.max(1, Math.ceil(total / size));
  const skip = (Math.min(Math.max(1, page), pages) - 1) * size;
  const found = await client.agreement.findMany({ where, ...newestFirst, skip, take: size });
  const agreements = found.map((row) => codec.decode('agreement', row));
  const [companies, parties] = await Promise.all([
    client.company.findMany({
      where: { id: { in: agreements.map(({ companyId }) => companyId) } },
      select: { id: true, name: true },
    }),
    client.agreementParty.findMany({
      where: { agreementId: { in: agreements.map(({ id }) => id) } },
      orderBy: { umkId: 'asc' },
      select: { agreementId: true, umkId: true },
    }),
  ]);
  const nameOf = new Map(companies.map(({ id, name }) => [id, name]));
  const rows = agreements.map((agreement) => {
    const company = nameOf.get(agreement.companyId);
    return {
      agreement,
      ...(company === undefined ? {} : { company }),
      umkIds: parties.flatMap((one) => (one.agreementId === agreement.id ? [one.umkId] : [])),
    };
  });
  return { total, rows };
}

/** Number, state, hash and the day of the last change; nothing of whom it is about. */
export async function publicAgreement(
  { client, codec }: Pick<Core, 'client' | 'codec'>,
  code: string,
): Promise<PublicAgreement | undefined> {
  const row = await client.agreement.findUnique({ where: { code } });
  if (!row) return undefined;
  const { id, n, state, updatedAt: at } = codec.decode('agreement', row);
  const version = await client.agreementVersion.findUnique({
    where: { id: `${id}/${n}` },
    select: { sha256: true },
  });
  const replaced = await replacedVersions({ client, codec }, id, n);
  return {
    ...{ number: agreementNumber(id), state, at },
    ...(version ? { sha256: version.sha256 } : {}),
    ...(replaced.length > 0 ? { replaced } : {}),
  };
}

export async function readAgreements(core: Core, query: AgreementQuery): Promise<unknown> {
  const { client, codec, crypto } = core;
  switch (query.kind) {
    case 'agreement': {
      const row = await client.agreement.findUnique({ where: { id: query.id } });
      return row ? (await views(core, [codec.decode('agreement', row)]))[0] : undefined;
    }
    case 'agreements.of':
      return ofOrganisations(core, query);
    case 'agreements.list':
      return list(core, query);
    case 'agreementCode':
      return newCode();
    case 'file.sha256': {
      const row = await client.blob.findUnique({ where: { id: query.blobId } });
      return row ? createHash('sha256').update(openBlob(crypto, row)).digest('hex') : undefined;
    }
    case 'agreement.public':
      return publicAgreement(core, query.code);
  }
}

/** The newest agreement of each of these matches. */
export async function agreementsOfMatches(
  { client }: Pick<Core, 'client'>,
  matchIds: readonly number[],
): Promise<Map<number, MatchAgreement>> {
  const parties = await client.agreementParty.findMany({
    where: { matchId: { in: [...matchIds] } },
    orderBy: { agreementId: 'asc' },
    select: { matchId: true, agreementId: true },
  });
  if (parties.length === 0) return new Map();
  const rows = await client.agreement.findMany({
    where: { id: { in: parties.map(({ agreementId }) => agreementId) } },
    select: { id: true, state: true, rev: true, startsOn: true, endsOn: true },
  });
  const rowOf = new Map(
    rows.map(({ id, rev, state, startsOn, endsOn }) => [
      id,
      {
        ...{ id, rev, state: AgreementState.parse(state) },
        ...(startsOn === null ? {} : { startsOn }),
        ...(endsOn === null ? {} : { endsOn }),
      },
    ]),
  );
  return new Map(
    parties.flatMap(({ matchId, agreementId }) => {
      const row = rowOf.get(agreementId);
      return row ? [[matchId, row] as const] : [];
    }),
  );
}
