/** Agreements over time: those whose day has come begin and end, once, and whoever is party hears it; those of who leaves go or stay as the law wants. */
import { keptStates, moveAgreement, overStates } from '../domain/agreement.ts';
import type { Agreement, AgreementMove } from '../domain/agreement.ts';
import type { Day } from '../domain/quantity.ts';
import type { Core, Kit } from './core.ts';
import { reachable, tellUnasked } from './unasked.ts';
import type { Reachable } from './unasked.ts';
import type { Tx } from './writer.ts';

/** So many at once; the rest at the next run. */
const BATCH = 50;

async function members(
  tx: Tx,
  { id, companyId }: Pick<Agreement, 'id' | 'companyId'>,
): Promise<Reachable[]> {
  const parties = await tx.agreementParty.findMany({ where: { agreementId: id } });
  const rows = await tx.membership.findMany({
    where: {
      OR: [
        { organisation: 'company', organisationId: companyId },
        { organisation: 'umk', organisationId: { in: parties.map(({ umkId }) => umkId) } },
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
  const happening = { kind: 'agreement.moved', agreementId: agreement.id, move } as const;
  const news = (await members(tx, agreement)).map((to) => ({
    ...to,
    happening,
    key: `agreement/${agreement.id}/${move}/${to.personId}`,
  }));
  return tellUnasked(tx, core, news, { now, cause });
}

/** Signed ones whose first day has come are running, running ones whose last day is over have ended. */
export async function stepAgreements(
  core: Core,
  how: { today: Day; now: Date; cause: string },
): Promise<{ people: number[]; more: boolean }> {
  const { client, codec, regionId, writer } = core;
  const begins = { regionId, state: 'signed', startsOn: { lte: how.today } };
  const ends = { regionId, state: 'running', endsOn: { lt: how.today } };
  const where = { OR: [begins, ends] };
  if ((await client.agreement.count({ where })) === 0) return { people: [], more: false };
  return writer.once(async (tx) => {
    const rows = await tx.agreement.findMany({ where, orderBy: { id: 'asc' }, take: BATCH });
    const people: number[] = [];
    for (const row of rows) {
      const agreement = codec.decode('agreement', row);
      people.push(
        ...(await step(tx, core, agreement, agreement.state === 'signed' ? 'begin' : 'end', how)),
      );
    }
    // One that both began and ended before anybody looked ends at the next run.
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
  if (ids.length === 0) return [];
  const where = { agreementId: { in: ids } };
  const versions = await tx.agreementVersion.findMany({ where });
  await tx.agreementVersion.deleteMany({ where });
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
  return versions.flatMap(({ blobId, docxBlobId }) => [blobId, docxBlobId]);
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
