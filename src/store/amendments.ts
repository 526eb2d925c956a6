/** Amendments beside the agreements they would change: the open one with its version and its consents, and the versions that earlier ones replaced. */
import type { AgreementView, NamedConsent } from '../domain/agreementView.ts';
import { withBusinesses } from './agreementParties.ts';
import type { Core, Kit } from './core.ts';
import type { Tx } from './writer.ts';

type Reading = Pick<Core, 'client' | 'codec'>;
type Amending = Pick<AgreementView, 'last' | 'amendment'>;

/** For each of these agreements that has any: its open amendment, and how far the numbers have come. */
export async function openAmendments(
  core: Reading,
  ids: readonly number[],
  consents: readonly NamedConsent[],
): Promise<Map<number, Amending>> {
  const { client, codec } = core;
  const rows = await client.agreementAmendment.findMany({
    where: { agreementId: { in: [...ids] } },
    orderBy: [{ agreementId: 'asc' }, { nth: 'asc' }],
  });
  const found = new Map<number, Amending>();
  for (const row of rows) {
    const { last } = found.get(row.agreementId) ?? {};
    const n = Math.max(row.n, last?.n ?? 0);
    const open = row.openFor === null ? {} : { amendment: await viewOf(core, row, consents) };
    const { reason } = codec.decode('agreementAmendment', row);
    const why = reason === undefined ? {} : { reason };
    found.set(row.agreementId, { last: { n, amendments: row.nth, ...why }, ...open });
  }
  return found;

  async function viewOf(
    reading: Reading,
    row: (typeof rows)[number],
    said: readonly NamedConsent[],
  ): Promise<NonNullable<Amending['amendment']>> {
    const amendment = codec.decode('agreementAmendment', row);
    const { agreementId, n, joins, parties } = amendment;
    const version = await client.agreementVersion.findUnique({
      where: { id: `${agreementId}/${n}` },
    });
    const party = parties.find(({ umkId }) => umkId === joins);
    const [joining] = party
      ? await withBusinesses(reading, [
          { ...party, id: `${agreementId}/${party.umkId}`, agreementId },
        ])
      : [];
    return {
      amendment,
      ...(version ? { version: codec.decode('agreementVersion', version) } : {}),
      consents: said.filter((one) => one.agreementId === agreementId && one.n === n),
      ...(joining ? { joining } : {}),
    };
  }
}

/** The hashes of versions that were in force until another replaced them, oldest first. */
export async function replacedVersions(
  { client, codec }: Reading,
  agreementId: number,
  n: number,
): Promise<string[]> {
  const sealed = await client.agreementAmendment.findMany({
    where: { agreementId, state: 'in_force' },
    orderBy: { nth: 'asc' },
  });
  if (sealed.length === 0) return [];
  const versions = await client.agreementVersion.findMany({
    where: { agreementId },
    orderBy: { n: 'asc' },
  });
  const inForce = new Set(sealed.map((row) => row.n));
  const first = Math.min(...sealed.map((row) => codec.decode('agreementAmendment', row).n));
  // The first that was in force is the newest one before the first amendment.
  const original = versions.filter((version) => version.n < first).at(-1)?.n;
  return versions
    .filter((version) => version.n !== n && (inForce.has(version.n) || version.n === original))
    .map(({ sha256 }) => sha256);
}

/**
 * Open amendments of who leaves are given up, and their words and files go: nobody agreed to them in full. Gives the bytes that go.
 */
export async function eraseAmendments(
  tx: Tx,
  { codec }: Pick<Kit, 'codec'>,
  whose: { umkId: number } | { companyId: number },
  at: Date,
): Promise<string[]> {
  const mine =
    'umkId' in whose
      ? await tx.agreementParty.findMany({ where: whose, select: { agreementId: true } })
      : (await tx.agreement.findMany({ where: whose, select: { id: true } })).map(({ id }) => ({
          agreementId: id,
        }));
  const agreementId = { in: mine.map((one) => one.agreementId) };
  const rows = await tx.agreementAmendment.findMany({
    where: {
      openFor: { not: null },
      OR: [{ agreementId }, ...('umkId' in whose ? [{ joins: whose.umkId }] : [])],
    },
  });
  const blobs: string[] = [];
  for (const row of rows) {
    const amendment = codec.decode('agreementAmendment', row);
    const agreement = await tx.agreement.findUnique({ where: { id: row.agreementId } });
    const where = { agreementId: row.agreementId, n: { gt: agreement?.n ?? 0 } };
    for (const { blobId, docxBlobId } of await tx.agreementVersion.findMany({ where }))
      blobs.push(blobId, docxBlobId);
    await tx.agreementVersion.deleteMany({ where });
    const parties = amendment.parties.map(({ umkId, matchId, share }) => ({
      umkId,
      matchId,
      share,
    }));
    const words = { terms: {}, parties, changes: [], reason: undefined };
    const over = { state: 'withdrawn', openFor: undefined, updatedAt: at } as const;
    await tx.agreementAmendment.updateMany({
      where: { id: row.id },
      data: codec.encodePart('agreementAmendment', { ...words, ...over }),
    });
  }
  return blobs;
}
