/** What was given up, kept with its words until somebody of the staff lets it be tried again, or go. */
import type { TurnCommit } from '../app/ports.ts';
import type { GivenUp } from '../domain/givenUp.ts';
import type { Query, QueryResult } from '../domain/query.ts';
import type { Core, Kit } from './core.ts';
import { promote } from './settle.ts';
import { deleteRows, insertRows, rowsWhere, updateRows } from './sql.ts';
import type { Db } from './sql.ts';
import type { Tx } from './writer.ts';

type Row = Pick<GivenUp, 'id' | 'side' | 'personId' | 'at'> & { rowId: number };

export type GivenUpQuery = { kind: 'givenUp.list' | 'givenUp' };

export async function readGivenUp(
  core: Core,
  query: Extract<Query, GivenUpQuery>,
): Promise<QueryResult<'givenUp.list' | 'givenUp'>> {
  const { givenUp } = core.client;
  if (query.kind === 'givenUp') {
    const rows = await givenUp.findMany({ where: { id: query.id } });
    const [found] = await shown(core, rows as Row[]);
    return found;
  }
  const { page, size } = query;
  const [total, rows] = await Promise.all([
    givenUp.count(),
    givenUp.findMany({
      orderBy: [{ at: 'desc' }, { id: 'desc' }],
      skip: (page - 1) * size,
      take: size,
    }),
  ]);
  return { total, rows: await shown(core, rows as Row[]) };
}

/** With who it was, where, and why. */
async function shown({ client, crypto, codec }: Core, rows: readonly Row[]): Promise<GivenUp[]> {
  const idsOf = (of: GivenUp['side']) =>
    rows.flatMap(({ side, rowId }) => (side === of ? [rowId] : []));
  const [parked, unsent, people] = await Promise.all([
    client.inbound.findMany({ where: { id: { in: idsOf('in') } } }),
    client.sent.findMany({ where: { seq: { in: idsOf('out') } } }),
    client.person.findMany({ where: { id: { in: rows.map(({ personId }) => personId) } } }),
  ]);
  const about = new Map<string, { addressId: number | null; why: string }>([
    ...parked.map(({ id, addressId, parked: why }) => {
      const said = why === null ? '' : crypto.open('Inbound.parked', why);
      return [`in/${id}`, { addressId, why: said }] as const;
    }),
    ...unsent.map(({ seq, addressId, why }) => {
      const said = why === null ? '' : crypto.open('Sent.why', why);
      return [`out/${seq}`, { addressId, why: said }] as const;
    }),
  ]);
  const places = await client.address.findMany({
    where: { id: { in: [...about.values()].flatMap(({ addressId }) => addressId ?? []) } },
    select: { id: true, channel: true },
  });
  const nameOf = new Map(people.map((row) => [row.id, codec.decode('person', row).name]));
  const channelOf = new Map(places.map(({ id, channel }) => [id, channel]));
  return rows.map(({ id, side, personId, at }) => {
    const { addressId, why = '' } = about.get(id) ?? {};
    const who = nameOf.get(personId);
    const channel = channelOf.get(addressId ?? 0);
    return {
      id,
      side,
      personId,
      at,
      why,
      ...(who ? { who } : {}),
      ...(channel ? { channel } : {}),
    };
  });
}

/** What a turn decided about each; what a colleague decided before is left as it is. */
export async function settleGivenUp(
  db: Db,
  kit: Kit,
  { givenUp = [], at }: Pick<TurnCommit, 'givenUp' | 'at'>,
): Promise<void> {
  for (const { id, again } of givenUp) {
    const [found] = await rowsWhere<Row>(db, 'GivenUp', { id });
    if (!found) continue;
    await deleteRows(db, 'GivenUp', { id });
    if (!again) await dropWords(db, [found]);
    else if (found.side === 'in') await handleAgain(db, found.rowId, at);
    else await sendAgain(db, kit, found.rowId, at);
  }
}

async function dropWords(db: Db, rows: readonly Row[]): Promise<void> {
  const idsOf = (of: GivenUp['side']) =>
    rows.flatMap(({ side, rowId }) => (side === of ? [rowId] : []));
  await updateRows(db, 'Inbound', { id: idsOf('in') }, { parked: null, body: null });
  await updateRows(db, 'Sent', { seq: idsOf('out') }, { body: null });
}

async function handleAgain(db: Db, id: number, at: Date): Promise<void> {
  await updateRows(db, 'Inbound', { id }, { dueAt: at, parked: null, held: false });
}

type Unsent = Record<'seq' | 'inboundId' | 'n' | 'personId', number> & {
  addressId: number | null;
  body: string | null;
  why: string | null;
};

async function sendAgain(db: Db, kit: Kit, seq: number, at: Date): Promise<void> {
  const [row] = await rowsWhere<Unsent>(db, 'Sent', { seq });
  if (!row || row.body === null || row.addressId === null) return;
  const { inboundId, n, personId, addressId, body, why } = row;
  await deleteRows(db, 'Sent', { seq });
  // Under the same id, behind what waits for them; nobody waits for it any more, so that it comes at a good pace.
  await insertRows(db, 'Outbound', [
    {
      ...{ seq: kit.numbers.next('outbound'), inboundId, n, personId, addressId, body, why },
      ...{ state: 'queued', dueAt: at, attempts: 0, proactive: true },
    },
  ]);
  await promote(db, [personId]);
}

/** Of what nobody decided about until `before` the words go; how many of at most `take`. */
export async function forgetGivenUp(tx: Tx, before: Date, take: number): Promise<number> {
  const rows = await tx.givenUp.findMany({
    where: { at: { lt: before } },
    orderBy: { at: 'asc' },
    take,
  });
  return forget(tx, rows as Row[]);
}

/** The same for all of somebody who leaves. */
export async function eraseGivenUp(tx: Tx, personId: number): Promise<void> {
  await forget(tx, (await tx.givenUp.findMany({ where: { personId } })) as Row[]);
}

async function forget(tx: Tx, rows: readonly Row[]): Promise<number> {
  await dropWords(tx, rows);
  await deleteRows(tx, 'GivenUp', { id: rows.map(({ id }) => id) });
  return rows.length;
}
