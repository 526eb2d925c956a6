/** What somebody sent goes with them: photos and files by whom they belong to, but never what another signed. */
import { addressKey, readAddresses } from './addresses.ts';
import { signedPapers } from './agreementLife.ts';
import { blobOwner } from './blobs.ts';
import type { Kit } from './core.ts';
import type { Tx } from './writer.ts';

/** Removes the attachments of these owners; the ids of their bytes. */
export async function eraseAttachments(
  tx: Tx,
  owner: string,
  ownerIds: string[],
): Promise<string[]> {
  const where = { owner, ownerId: { in: ownerIds } };
  const rows = await tx.attachment.findMany({ where, select: { blobId: true } });
  await tx.attachment.deleteMany({ where });
  return rows.map(({ blobId }) => blobId);
}

export async function eraseBlobs(
  tx: Tx,
  kit: Kit,
  personId: number,
  alsoIds: string[],
): Promise<void> {
  const addressIds = await tx.address.findMany({ where: { personId }, select: { id: true } });
  const addresses = await readAddresses(
    tx,
    kit.crypto,
    addressIds.map(({ id }) => id),
  );
  const keys = [String(personId), ...[...addresses.values()].map(addressKey)];
  const owners = keys.map((key) => blobOwner(kit.crypto, key));
  await tx.device.deleteMany({ where: { owner: { in: owners } } });
  const sent = await tx.blob.findMany({ where: { owner: { in: owners } }, select: { id: true } });
  // The sheet that another signed is not the companion's who sent it, nor a signed agreement only theirs.
  const signed = await tx.attachment.findMany({
    where: { owner: 'consent', blobId: { in: sent.map(({ id }) => id) } },
    select: { blobId: true },
  });
  const papers = await signedPapers(
    tx,
    kit,
    sent.map(({ id }) => id),
  );
  const kept = [...signed.map(({ blobId }) => blobId), ...papers];
  const own = sent.filter(({ id }) => !kept.includes(id));
  const ids = [...alsoIds, ...own.map(({ id }) => id)];
  await tx.attachment.deleteMany({ where: { blobId: { in: ids } } });
  await tx.blob.deleteMany({ where: { id: { in: ids } } });
}
