/** Agreements over time: those whose day has come begin and end, once, and whoever is party hears it; those of who leaves go or stay as the law wants. */
import { keptStates, moveAgreement, overStates } from '../domain/agreement.ts';
import type { Agreement, AgreementMove } from '../domain/agreement.ts';
import type { Day } from '../domain/quantity.ts';
import { eraseAmendments } from './amendments.ts';
import type { Core, Kit } from './core.ts';
import { reachable, tellUnasked } from './unasked.ts';
import type { Reachable } from './unasked.ts';
import type { Tx } from './writer.ts';

/** The day on which everybody was looked at last whose agreement ends soon. */
const LOOKED = 'agreements.ending';
/** So many at once; the rest at the next run. */
const BATCH = 50;

/** Who speaks for the parties of an agreement, as far as they can be reached. */
export async function members(
  tx: Tx,
  { id, companyId }: Pick<Agreement, 'id' | 'companyId'>,
  among: (party: string) => boolean = () => true,
): Promise<Reachable[]> {
  const parties = await tx.agreementParty.findMany({ where: { agreementId: id } });
  const umkIds = parties.map(({ umkId }) => umkId).filter((umkId) => among(`umk/${umkId}`));
  const companies = among('company') ? [companyId] : [];
  const rows = await tx.membership.findMany({
    where: {
      OR: [
        { organisation: 'company', organisationId: { in: companies } },
        { organisation: 'umk', organisationId: { in: umkIds } },
      ],
    },
  });
  return reachable(
    tx,
    rows.map(({ personId }) => personId),
  );
}

async function step(
  tx: Tx,
  core: Core,
  agreement: Agreement,
  move: Extract<AgreementMove, 'begin' | 'end'>,
  { now, cause }: { now: Date; cause: string },
): Promise<number[]> {
  const { codec } = core;
  const state = moveAgreement(agreement.state, move, 'system');
  if (!state) return [];
  const steps = [...agreement.steps, { move, by: 'system' as const, personId: 0, at: now }];
  const set = { state, steps, rev: agreement.rev + 1, updatedAt: now };
  await tx.agreement.updateMany({
    where: { id: agreement.id },
    data: codec.encodePart('agreement', set),
  });
  if (move === 'end') {
    const over = { state: 'withdrawn', openFor: null, updatedAt: now };
    await tx.agreementAmendment.updateMany({ where: { openFor: agreement.id }, data: over });
  }
  const happening = { kind: 'agreement.moved', agreementId: agreement.id, move } as const;
  const news = (await members(tx, agreement)).map((to) => ({
    ...to,
    happening,
    key: `agreement/${agreement.id}/${move}/${to.personId}`,
  }));
  return tellUnasked(tx, core, news, { now, cause });
}

function isOver({ endsOn }: Pick<Agreement, 'endsOn'>, today: Day): boolean {
  return endsOn !== undefined && endsOn < today;
}

/** Whoever is party to a running one whose last day comes near hears it once; who has something to be handled. */
export async function tellEndings(
  core: Core,
  how: { today: Day; until: Day; now: Date; cause: string },
): Promise<number[]> {
  const { client, regionId, writer } = core;
  const looked = await client.setting.findUnique({ where: { name: LOOKED } });
  if (looked?.value === how.today) return [];
  const endsOn = { gte: how.today, lte: how.until };
  const where = { regionId, state: 'running', notice: null, endsOn };
  return writer.once(async (tx) => {
    const data = { name: LOOKED, value: how.today };
    await tx.setting.upsert({ where: { name: LOOKED }, create: data, update: data });
    const people: number[] = [];
    for (const { id, companyId, endsOn: last } of await tx.agreement.findMany({ where })) {
      const happening = { kind: 'agreement.ends', agreementId: id, endsOn: last ?? '' } as const;
      const news = (await members(tx, { id, companyId })).map((to) => ({
        ...to,
        happening,
        key: `agreement/${id}/ends/${last ?? ''}/${to.personId}`,
      }));
      people.push(...(await tellUnasked(tx, core, news, how)));
    }
    return [...new Set(people)];
  });
}

/** Signed ones whose first day has come are running, running ones whose last day is over have ended. */
export async function stepAgreements(
  core: Core,
  how: { today: Day; now: Date; cause: string },
): Promise<{ people: number[]; more: boolean }> {
  const { client, codec, regionId, writer } = core;
  const begins = { regionId, state: 'signed', startsOn: { lte: how.today } };
  // One that was given notice before its first day ends without having begun.
  const ends = { regionId, state: { in: ['running', 'signed'] }, endsOn: { lt: how.today } };
  const where = { OR: [begins, ends] };
  if ((await client.agreement.count({ where })) === 0) return { people: [], more: false };
  return writer.once(async (tx) => {
    const rows = await tx.agreement.findMany({ where, orderBy: { id: 'asc' }, take: BATCH });
    const people: number[] = [];
    for (const row of rows) {
      const agreement = codec.decode('agreement', row);
      people.push(
        ...(await step(tx, core, agreement, isOver(agreement, how.today) ? 'end' : 'begin', how)),
      );
    }
    return { people: [...new Set(people)], more: rows.length > 0 };
  });
}

/**
 * The agreements of a business that is erased, or of a company without people: what nobody has agreed to in full is withdrawn
 * and its words and files go; the rest is kept as the law wants of contracts. Gives the bytes that go.
 */
export async function eraseAgreements(
  tx: Tx,
  kit: Kit,
  whose: { umkId: number } | { companyId: number },
  at: Date,
): Promise<string[]> {
  const mine =
    'umkId' in whose
      ? await tx.agreementParty.findMany({ where: whose, select: { agreementId: true } })
      : [];
  const rows = await tx.agreement.findMany({
    where: {
      ...('umkId' in whose ? { id: { in: mine.map(({ agreementId }) => agreementId) } } : whose),
      state: { notIn: [...keptStates] },
    },
  });
  const ids = rows.map(({ id }) => id);
  const open = await eraseAmendments(tx, kit, whose, at);
  if (ids.length === 0) return open;
  const where = { agreementId: { in: ids } };
  const versions = await tx.agreementVersion.findMany({ where });
  await tx.agreementVersion.deleteMany({ where });
  await tx.agreementAmendment.deleteMany({ where });
  await tx.agreementParty.updateMany({ where, data: { address: null, nib: null } });
  await tx.queueItem.updateMany({
    where: { kind: 'agreement', subjectId: { in: ids } },
    data: { state: 'done', updatedAt: at },
  });
  for (const { id, state, rev } of rows) {
    const gone = overStates.some((over) => over === state) ? {} : { state: 'withdrawn' as const };
    const set = { ...gone, terms: {}, reason: undefined, n: 0, rev: rev + 1, updatedAt: at };
    await tx.agreement.updateMany({ where: { id }, data: kit.codec.encodePart('agreement', set) });
  }
  return [...open, ...versions.flatMap(({ blobId, docxBlobId }) => [blobId, docxBlobId])];
}

/** Of these bytes those that are the signed paper of an agreement: not theirs alone who sent them. */
export async function signedPapers(
  tx: Tx,
  { codec }: Pick<Kit, 'codec'>,
  blobIds: readonly string[],
): Promise<string[]> {
  const rows = await tx.agreement.findMany({
    where: { scan: { not: null }, state: { in: [...keptStates] } },
  });
  const scans = new Set(rows.flatMap((row) => codec.decode('agreement', row).scan?.blobId ?? []));
  return blobIds.filter((id) => scans.has(id));
}

/** What was done in the name of a person who turned out to be another one is that one's. */
export async function moveAgreements(tx: Tx, other: number, into: number): Promise<void> {
  const change = { where: { personId: other }, data: { personId: into } };
  await tx.agreementVersion.updateMany(change);
  await tx.agreementConsent.updateMany(change);
}
