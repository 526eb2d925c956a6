/**
 * The audit trail: rows are added and never changed, each bound to the one before by a keyed hash, so that whoever changes,
 * removes or slips in a row without the data key is found out.
 */
import type { AuditRow } from '../app/ports.ts';
import type { Query, QueryResult } from '../domain/query.ts';
import type { Core, Kit } from './core.ts';
import type { Crypto } from './crypto.ts';
import { insertRows, rowsWhere } from './sql.ts';
import type { Db } from './sql.ts';

const HEAD = 1;
const ROWS_A_READ = 1_000;

type Head = { seq: number; hash: string; mark?: string };
type Chained = AuditRow & { seq: number | null; hash: string | null };

/** What `verifyAudit` found: how many rows hold together, and the first that does not. */
export type AuditCheck = {
  rows: number;
  broken?: {
    seq: number;
    id?: string;
    why: 'changed' | 'missing' | 'cut off' | 'slipped in' | 'gone';
  };
};

function link(crypto: Crypto, before: string, seq: number, row: AuditRow): string {
  const { id, personId, action, subject, at } = row;
  return crypto.blind(
    'audit',
    JSON.stringify([before, seq, id, personId, action, subject, at.toISOString()]),
  );
}

/** Says that this row was once the newest, which the row itself does not. */
function marked(crypto: Crypto, { seq, hash }: Head): Required<Head> {
  return { seq, hash, mark: crypto.blind('audit head', JSON.stringify([seq, hash])) };
}

/** The newest row: with it a trail whose end was cut off is seen, unless a head that was kept from then was put back with it. */
async function headOf(db: Db): Promise<Head> {
  const [row] = await rowsWhere<Head>(db, 'AuditHead', { id: HEAD });
  return row ?? { seq: 0, hash: '' };
}

/** Adds rows to the trail, in their order. */
export async function appendAudit(tx: Db, kit: Kit, rows: readonly AuditRow[]): Promise<void> {
  if (rows.length === 0) return;
  let { seq, hash } = await headOf(tx);
  const chained = rows.map((row) => {
    seq += 1;
    hash = link(kit.crypto, hash, seq, row);
    return { ...kit.codec.encode('audit', row), seq, hash };
  });
  await insertRows(tx, 'Audit', chained);
  await insertRows(tx, 'AuditHead', [{ id: HEAD, ...marked(kit.crypto, { seq, hash }) }], {
    id: 'id',
  });
}

/** Rows from before there was a chain are taken into it: for the migration that began it. */
export async function chainOldAudit(core: Core): Promise<void> {
  const { client, writer, crypto } = core;
  if ((await client.audit.count()) === 0) return;
  await writer.once(async (tx) => {
    const rows = await tx.audit.findMany({ orderBy: [{ at: 'asc' }, { id: 'asc' }] });
    let head: Head = { seq: 0, hash: '' };
    for (const row of rows) {
      const seq = head.seq + 1;
      head = { seq, hash: link(crypto, head.hash, seq, row) };
      await tx.audit.update({ where: { id: row.id }, data: head });
    }
    await insertRows(tx, 'AuditHead', [{ id: HEAD, ...marked(crypto, head) }], { id: 'id' });
  });
}

/** The head from before it had a mark gets one: for the migration that brought it. */
export async function markOldHead({ client, crypto }: Core): Promise<void> {
  const head = await client.auditHead.findUnique({ where: { id: HEAD } });
  if (head) await client.auditHead.update({ where: { id: HEAD }, data: marked(crypto, head) });
}

/** Walks the whole trail; rows that hold are counted up to the first that does not. */
export async function verifyAudit({ client, crypto }: Core): Promise<AuditCheck> {
  let before = '';
  let seq = 0;
  for (;;) {
    const rows: Chained[] = await client.audit.findMany({
      where: { seq: { gt: seq } },
      orderBy: { seq: 'asc' },
      take: ROWS_A_READ,
    });
    for (const row of rows) {
      if (row.seq !== seq + 1) return { rows: seq, broken: { seq: seq + 1, why: 'missing' } };
      const hash = link(crypto, before, row.seq, row);
      if (hash !== row.hash)
        return { rows: seq, broken: { seq: row.seq, id: row.id, why: 'changed' } };
      [before, seq] = [hash, row.seq];
    }
    if (rows.length < ROWS_A_READ) break;
  }
  const stray = await client.audit.findFirst({ where: { seq: null }, select: { id: true } });
  if (stray) return { rows: seq, broken: { seq: seq + 1, id: stray.id, why: 'slipped in' } };
  const head = await headOf(client);
  const newest = head.seq === seq && head.hash === before;
  if (!newest || (seq > 0 && head.mark !== marked(crypto, head).mark))
    return { rows: seq, broken: { seq: seq + 1, why: 'cut off' } };
  if (seq === 0 && (await leftTraces(client))) return { rows: 0, broken: { seq: 1, why: 'gone' } };
  return { rows: seq };
}

/** Something is there that nobody makes without a row of the trail: with none, trail and head were taken away together. */
async function leftTraces(client: Core['client']): Promise<boolean> {
  const counts = await Promise.all([
    client.consent.count({ take: 1 }),
    client.match.count({ take: 1 }),
    client.ticket.count({ take: 1 }),
    client.override.count({ take: 1 }),
    client.invitation.count({ take: 1 }),
    client.staffRole.count({ where: { grantedBy: 'code' }, take: 1 }),
  ]);
  return counts.some((count) => count > 0);
}

/** See the query `audit.rows`. */
export async function auditRows(
  core: Core,
  { subject, skip, take }: Extract<Query, { kind: 'audit.rows' }>,
): Promise<QueryResult<'audit.rows'>> {
  const { client, codec } = core;
  const person = /^person\/(\d+)$/.exec(subject ?? '')?.[1];
  const about = subject === undefined ? {} : { subject };
  const where = person === undefined ? about : { OR: [about, { personId: Number(person) }] };
  const [total, rows] = await Promise.all([
    client.audit.count({ where }),
    client.audit.findMany({ where, orderBy: { seq: 'desc' }, skip, take }),
  ]);
  const people = await client.person.findMany({
    where: { id: { in: rows.map(({ personId }) => personId) } },
  });
  const nameOf = new Map(people.map((row) => [row.id, codec.decode('person', row).name]));
  return {
    total,
    rows: rows.map(({ seq, at, personId, action, subject: of }) => {
      const who = nameOf.get(personId);
      return { seq: seq ?? 0, at, personId, action, subject: of, ...(who ? { who } : {}) };
    }),
  };
}
