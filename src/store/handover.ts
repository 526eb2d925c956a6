/** Talks with the office as officers and people see them; who is on either side is read, never kept with the talk. */
import { handoverLife } from '../domain/handover.ts';
import { mustMove } from '../domain/machine.ts';
import { mayWork } from '../domain/roles.ts';
import type { HandoverView } from '../domain/handover.ts';
import type { Query, QueryResult } from '../domain/query.ts';
import type { Core } from './core.ts';
import type { Tx } from './writer.ts';

type Asked<K extends Query['kind']> = Extract<Query, { kind: K }>;
type Row = { id: number; personId: number; staffId: number | null };

async function nameOf({ client, codec }: Core, id: number | null): Promise<string | undefined> {
  const row = id === null ? null : await client.person.findUnique({ where: { id } });
  return row ? codec.decode('person', row).name : undefined;
}

/** The business or company that the person speaks for, by the name it goes by. */
async function businessOf({ client, codec }: Core, personId: number): Promise<string | undefined> {
  const memberships = await client.membership.findMany({
    where: { personId },
    orderBy: { id: 'asc' },
  });
  for (const organisation of ['umk', 'company'] as const) {
    const found = memberships.find((one) => one.organisation === organisation);
    if (!found) continue;
    const where = { id: found.organisationId };
    const row = await codec.delegate(client, organisation).findFirst({ where });
    if (!row) continue;
    if (organisation === 'company') return codec.decode('company', row).name;
    const { businessName, product } = codec.decode('umk', row);
    return businessName ?? product;
  }
  return undefined;
}

async function channelOf({ client }: Core, personId: number): Promise<string> {
  const person = await client.person.findUnique({ where: { id: personId } });
  const id = person?.addressId ?? null;
  const address = id === null ? null : await client.address.findUnique({ where: { id } });
  return address?.channel ?? '';
}

async function view(core: Core, row: Row): Promise<HandoverView> {
  const [name, staff, business, channel] = await Promise.all([
    nameOf(core, row.personId),
    nameOf(core, row.staffId),
    businessOf(core, row.personId),
    channelOf(core, row.personId),
  ]);
  return {
    handover: core.codec.decode('handover', row),
    channel,
    ...(name === undefined ? {} : { name }),
    ...(business === undefined ? {} : { business }),
    ...(staff === undefined ? {} : { staff }),
  };
}

/** See the query `handover.last`. */
async function last(
  { client, codec }: Core,
  { since }: Asked<'handover.last'>,
  personId: number,
): Promise<QueryResult<'handover.last'>> {
  const row = await client.handover.findFirst({
    where: { personId, state: 'over', updatedAt: { gte: since }, staffId: { not: null } },
    orderBy: { id: 'desc' },
  });
  if (!row || row.staffId === null) return undefined;
  const roles = await client.staffRole.findMany({ where: { personId: row.staffId } });
  const still = roles.map((role) => codec.decode('staffRole', role).role);
  return mayWork(still, 'handover') ? row.staffId : undefined;
}

/** Answers the queries about talks. */
export async function readHandover(
  core: Core,
  query: Asked<'handover' | 'handover.mine' | 'handovers.open' | 'handover.last' | 'staff.away'>,
  personId: number,
): Promise<unknown> {
  const { client, codec } = core;
  switch (query.kind) {
    case 'handover': {
      const row = await client.handover.findUnique({ where: { id: query.id } });
      return row ? view(core, row) : undefined;
    }
    case 'handover.mine': {
      const rows = await client.handover.findMany({
        where: { personId, state: { not: 'over' } },
        // Somebody's comes before one that waits.
        orderBy: [{ state: 'asc' }, { id: 'asc' }],
      });
      return rows[0] ? codec.decode('handover', rows[0]) : undefined;
    }
    case 'handovers.open': {
      const rows = await client.handover.findMany({
        where: { state: { not: 'over' } },
        orderBy: { id: 'asc' },
      });
      return Promise.all(rows.map((row) => view(core, row)));
    }
    case 'handover.last':
      return last(core, query, personId);
    case 'staff.away': {
      const rows = await client.staffAway.findMany({
        where: { until: { gte: query.today } },
        orderBy: { id: 'asc' },
      });
      return rows.map((row) => codec.decode('staffAway', row));
    }
  }
}

/** What one of two people who are one had with the office, as asker and as officer, is the other's. */
export async function moveHandovers(tx: Tx, other: number, into: number): Promise<void> {
  await tx.handover.updateMany({ where: { personId: other }, data: { personId: into } });
  await tx.handover.updateMany({ where: { staffId: other }, data: { staffId: into } });
  await tx.handover.updateMany({ where: { wantedId: other }, data: { wantedId: into } });
  await tx.staffAway.updateMany({ where: { deputyId: other }, data: { deputyId: into } });
  const mine = await tx.staffAway.findUnique({ where: { id: into } });
  if (mine) await tx.staffAway.deleteMany({ where: { id: other } });
  else await tx.staffAway.updateMany({ where: { id: other }, data: { id: into } });
}

/** What stands for the topics of somebody's talks. */
export async function placesOf(tx: Tx, personId: number): Promise<number[]> {
  const rows = await tx.handover.findMany({ where: { personId, placeId: { not: null } } });
  return rows.flatMap(({ placeId }) => placeId ?? []);
}

/** Nothing of what somebody said to the office stays; what they had taken as an officer waits for another. */
export async function eraseHandovers(tx: Tx, personId: number): Promise<void> {
  await tx.handover.deleteMany({ where: { personId } });
  await tx.handover.updateMany({
    where: { staffId: personId, state: 'taken' },
    data: {
      ...{ staffId: null, apart: null },
      state: mustMove(handoverLife, 'taken', 'free', 'system'),
    },
  });
  await tx.handover.updateMany({ where: { staffId: personId }, data: { staffId: null } });
  await tx.handover.updateMany({ where: { wantedId: personId }, data: { wantedId: null } });
  await tx.staffAway.deleteMany({ where: { OR: [{ id: personId }, { deputyId: personId }] } });
}
