/** What was given up, kept with its words until somebody of the staff lets it be tried again, or go. */
import type { TurnCommit } from '../app/ports.ts';
import type { GivenUp } from '../domain/givenUp.ts';
import type { Query, QueryResult } from '../domain/query.ts';
import type { Core, Kit } from './core.ts';
import { promote } from './outbox.ts';
import { deleteRows, insertRows, rowsWhere, updateRows } from './sql.ts';
import type { Db } from './sql.ts';

/** More than this nobody goes through one by one. */
const MOST = 400;

type Row = Pick<GivenUp, 'id' | 'side' | 'personId' | 'at' | 'why'> & { addressId: number | null };

export type GivenUpQuery = { kind: 'givenUp.list' | 'givenUp' };

/** Newest first. */
async function all(core: Core): Promise<Row[]> {
  const { client, crypto } = core;
  const [parked, unsent] = await Promise.all([
    client.inbound.findMany({
      where: { parked: { not: null }, body: { not: null } },
      orderBy: { id: 'desc' },
      take: MOST,
    }),
    client.sent.findMany({
      where: { state: 'failed', body: { not: null } },
      orderBy: { seq: 'desc' },
      take: MOST,
    }),
  ]);
  const rows: Row[] = [
    ...parked.map(({ id, personId, addressId, at, parked: why }) => ({
      ...{ id: `in/${id}`, side: 'in' as const, personId, addressId, at },
      why: crypto.open('Inbound.parked', why ?? ''),
    })),
    ...unsent.map(({ seq, personId, addressId, at, why }) => ({
      ...{ id: `out/${seq}`, side: 'out' as const, personId, addressId, at },
      why: why === null ? '' : crypto.open('Sent.why', why),
    })),
  ];
  return rows.sort((a, b) => b.at.getTime() - a.at.getTime());
}

async function named({ client, codec }: Core, rows: readonly Row[]): Promise<GivenUp[]> {
  const [people, places] = await Promise.all([
    client.person.findMany({ where: { id: { in: rows.map(({ personId }) => personId) } } }),
    client.address.findMany({
      where: { id: { in: rows.flatMap(({ addressId }) => addressId ?? []) } },
      select: { id: true, channel: true },
    }),
  ]);
  const nameOf = new Map(people.map((row) => [row.id, codec.decode('person', row).name]));
  const channelOf = new Map(places.map(({ id, channel }) => [id, channel]));
  return rows.map(({ addressId, ...row }) => {
    const who = nameOf.get(row.personId);
    const channel = addressId === null ? undefined : channelOf.get(addressId);
    return { ...row, ...(who ? { who } : {}), ...(channel ? { channel } : {}) };
  });
}

export async function readGivenUp(
  core: Core,
  query: Extract<Query, GivenUpQuery>,
): Promise<QueryResult<'givenUp.list' | 'givenUp'>> {
  const rows = await all(core);
  if (query.kind === 'givenUp') {
    const [found] = await named(
      core,
      rows.filter(({ id }) => id === query.id),
    );
    return found;
  }
  const from = (query.page - 1) * query.size;
  return { total: rows.length, rows: await named(core, rows.slice(from, from + query.size)) };
}

/** What a turn decided about each; what a colleague decided before is left as it is. */
export async function settleGivenUp(
  db: Db,
  kit: Kit,
  { givenUp = [], at }: Pick<TurnCommit, 'givenUp' | 'at'>,
): Promise<void> {
  for (const { id, again } of givenUp) {
    const [side, number] = id.split('/');
    if (side === 'in') await settleTurn(db, Number(number), again ? at : undefined);
    else await settleUnsent(db, kit, Number(number), again ? at : undefined);
  }
}

async function settleTurn(db: Db, id: number, againAt: Date | undefined): Promise<void> {
  const rows = await rowsWhere<{ parked: string | null }>(db, 'Inbound', { id });
  if (!rows[0]?.parked) return;
  const set = againAt ? { dueAt: againAt } : { dueAt: null, body: null };
  await updateRows(db, 'Inbound', { id }, { ...set, parked: null, held: false });
}

type Unsent = Record<'seq' | 'inboundId' | 'n' | 'personId', number> & {
  addressId: number | null;
  state: string;
  body: string | null;
  why: string | null;
};

async function settleUnsent(
  db: Db,
  kit: Kit,
  seq: number,
  againAt: Date | undefined,
): Promise<void> {
  const [row] = await rowsWhere<Unsent>(db, 'Sent', { seq, state: 'failed' });
  if (row?.body == null) return;
  if (!againAt || row.addressId === null) {
    await updateRows(db, 'Sent', { seq }, { body: null });
    return;
  }
  const { inboundId, n, personId, addressId, body, why } = row;
  await deleteRows(db, 'Sent', { seq });
  // Under the same id, behind what waits for them; nobody waits for it any more, so that it comes at a good pace.
  await insertRows(db, 'Outbound', [
    {
      ...{ seq: kit.numbers.next('outbound'), inboundId, n, personId, addressId, body, why },
      ...{ state: 'queued', dueAt: againAt, attempts: 0, proactive: true },
    },
  ]);
  await promote(db, [personId]);
}
