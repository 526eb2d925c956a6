/** Licence requests with whom they are for and who has them; places at the clinic; and what becomes of them when people leave or turn out to be one. */
import type { LicenceRequest, LicenceView } from '../domain/licence.ts';
import { licenceTimers } from '../domain/licence.ts';
import type { Query } from '../domain/query.ts';
import type { Core, Kit } from './core.ts';
import { namesOf } from './names.ts';
import type { Tx } from './writer.ts';

/** More than anybody pages through: the most pressing are among them. */
const MOST_OPEN = 400;
const over = ['issued', 'stopped'];

type Asked<K extends Query['kind']> = Extract<Query, { kind: K }>;

async function views(core: Core, requests: readonly LicenceRequest[]): Promise<LicenceView[]> {
  if (requests.length === 0) return [];
  const { client, codec } = core;
  const [umks, items] = await Promise.all([
    client.umk.findMany({
      where: { id: { in: requests.map(({ umkId }) => umkId) }, status: { not: 'erased' } },
    }),
    client.queueItem.findMany({
      where: {
        kind: 'licence',
        subjectId: { in: requests.map(({ id }) => id) },
        state: { in: ['open', 'taken'] },
      },
    }),
  ]);
  const umkOf = new Map(umks.map((row) => [row.id, codec.decode('umk', row)]));
  const itemOf = new Map(items.map((row) => [row.subjectId, codec.decode('queueItem', row)]));
  const names = await namesOf(
    core,
    items.flatMap(({ takenBy }) => takenBy ?? []),
  );
  return requests.map((request) => {
    const umk = umkOf.get(request.umkId);
    const item = itemOf.get(request.id);
    const takenBy = item?.state === 'taken' ? item.takenBy : undefined;
    const taker = takenBy === undefined ? undefined : names.get(takenBy);
    return {
      request,
      ...(umk ? { umk } : {}),
      ...(item
        ? {
            item: {
              id: item.id,
              ...(item.dueOn === undefined ? {} : { dueOn: item.dueOn }),
              ...(takenBy === undefined ? {} : { takenBy }),
            },
          }
        : {}),
      ...(taker === undefined ? {} : { taker }),
    };
  });
}

/** Open requests in the order of their lines in the queue. */
async function open(core: Core): Promise<LicenceView[]> {
  const { client, codec, regionId } = core;
  const items = await client.queueItem.findMany({
    where: { regionId, kind: 'licence', state: { in: ['open', 'taken'] } },
    orderBy: [{ dueOn: { sort: 'asc', nulls: 'last' } }, { id: 'asc' }],
    take: MOST_OPEN,
    select: { subjectId: true },
  });
  const ids = items.map(({ subjectId }) => subjectId);
  const rows = await client.licenceRequest.findMany({
    where: { id: { in: ids }, state: { notIn: over } },
  });
  const requests = rows
    .map((row) => codec.decode('licenceRequest', row))
    .sort((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id));
  return views(core, requests);
}

export type LicenceQuery = Asked<
  'licence' | 'licences.of' | 'licences.open' | 'licence.files' | 'clinic.taken'
>;

export async function readLicences(core: Core, query: LicenceQuery): Promise<unknown> {
  const { client, codec } = core;
  switch (query.kind) {
    case 'licence': {
      const row = await client.licenceRequest.findUnique({ where: { id: query.id } });
      return row ? (await views(core, [codec.decode('licenceRequest', row)]))[0] : undefined;
    }
    case 'licences.of': {
      const rows = await client.licenceRequest.findMany({
        where: { umkId: { in: query.umkIds } },
        orderBy: { id: 'desc' },
      });
      return views(
        core,
        rows.map((row) => codec.decode('licenceRequest', row)),
      );
    }
    case 'licences.open':
      return open(core);
    case 'licence.files': {
      const rows = await client.attachment.findMany({
        where: { owner: 'licence', ownerId: { startsWith: `${query.id}/` } },
        orderBy: [{ at: 'asc' }, { id: 'asc' }],
      });
      return rows.map((row) => codec.decode('attachment', row));
    }
    case 'clinic.taken': {
      // "~" stands behind every character of a slot, so that the last day is in it whole.
      const rows = await client.licenceRequest.findMany({
        where: { slot: { gte: query.from, lte: `${query.to}~` } },
        select: { slot: true },
        orderBy: { slot: 'asc' },
      });
      return rows.flatMap(({ slot }) => slot ?? []);
    }
  }
}

/** Requests of a person who turned out to be another one are that one's. */
export async function moveLicences(tx: Tx, other: number, into: number): Promise<void> {
  await tx.licenceRequest.updateMany({ where: { personId: other }, data: { personId: into } });
}

/**
 * Requests for a business that others belong to go on with one of them; of any other only state and licence stay. Gives
 * the bytes that go. To be called while the memberships are still there.
 */
export async function eraseLicences(
  tx: Tx,
  kit: Kit,
  personId: number,
  at: Date,
): Promise<string[]> {
  const theirs = await tx.membership.findMany({ where: { personId, organisation: 'umk' } });
  const umkIds = theirs.map(({ organisationId }) => organisationId);
  const rows = await tx.licenceRequest.findMany({
    where: { OR: [{ personId }, { umkId: { in: umkIds } }] },
  });
  const blobs: string[] = [];
  for (const row of rows) {
    const { id, umkId } = row;
    const next = await tx.membership.findFirst({
      where: { organisation: 'umk', organisationId: umkId, personId: { not: personId } },
      orderBy: { personId: 'asc' },
    });
    if (next) {
      if (row.personId !== personId) continue;
      const data = { personId: next.personId };
      await tx.licenceRequest.updateMany({ where: { id }, data });
      await tx.queueItem.updateMany({ where: { kind: 'licence', subjectId: id }, data });
      const { due, clinic } = licenceTimers(id);
      await tx.timer.updateMany({ where: { key: { in: [due, clinic] }, personId }, data });
      continue;
    }
    const nothing = kit.codec.encodePart('licenceRequest', {
      state: row.state === 'issued' ? 'issued' : 'stopped',
      openFor: undefined,
      slot: undefined,
      notes: [],
      wanted: undefined,
      reference: undefined,
      reason: undefined,
      updatedAt: at,
    });
    await tx.licenceRequest.updateMany({ where: { id }, data: nothing });
    const where = { owner: 'licence', ownerId: { startsWith: `${id}/` } };
    const files = await tx.attachment.findMany({ where, select: { blobId: true } });
    await tx.attachment.deleteMany({ where });
    blobs.push(...files.map(({ blobId }) => blobId));
  }
  return blobs;
}
