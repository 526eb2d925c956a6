/** What matching knows of whom changed, numbered in the committing transaction, so that every process finds what is new to it. */
import type { MatchingChanges, Write } from '../app/ports.ts';
import type { Core } from './core.ts';
import { TEACHING } from './lessons.ts';
import { insertRows, queryRows, rowsWhere } from './sql.ts';
import type { Db } from './sql.ts';

/** "umk/7", "need/3", "company/2" (its lessons), or that the lists of the KBLI changed. */
export type Known = `${'umk' | 'need' | 'company'}/${number}` | typeof KBLI_CHANGED;
export const KBLI_CHANGED = 'kbli/0';

export function named(
  kind: 'umk' | 'need' | 'company',
  of: Iterable<number | { id: number }>,
): Known[] {
  return [...of].map((one) => `${kind}/${typeof one === 'number' ? one : one.id}` as const);
}

/** These are to be read anew by whoever holds them in memory. */
export async function markChanged(tx: Db, known: Iterable<Known>): Promise<void> {
  const ids = [...new Set(known)];
  if (ids.length === 0) return;
  const rev = (await matchingRev({ client: tx })) + 1;
  await insertRows(
    tx,
    'MatchingChange',
    ids.map((id) => ({ id, rev })),
    { id: 'id' },
  );
}

/** What changed after `since`, with the number of the newest of it. */
export async function matchingChanges({ client }: Core, since: number): Promise<MatchingChanges> {
  const rows = await client.matchingChange.findMany({
    where: { rev: { gt: since } },
    orderBy: { rev: 'asc' },
  });
  const ids = (kind: string) =>
    rows.flatMap(({ id }) => (id.startsWith(kind) ? [Number(id.slice(kind.length))] : []));
  return {
    rev: rows.at(-1)?.rev ?? since,
    umkIds: ids('umk/'),
    needIds: ids('need/'),
    companyIds: ids('company/'),
    kbli: rows.some(({ id }) => id === KBLI_CHANGED),
  };
}

/** The number of the newest change. */
export async function matchingRev({ client }: { client: Db }): Promise<number> {
  const newest = 'SELECT "rev" FROM "MatchingChange" ORDER BY "rev" DESC LIMIT 1';
  const [row] = await queryRows<{ rev: number }>(client, newest, []);
  return row?.rev ?? 0;
}

/** A write's row, or the columns that it is found by. */
function rowOf(write: Write): Record<string, unknown> {
  if (write.op === 'put' || write.op === 'insert' || write.op === 'count') return write.row;
  if (write.op === 'patch') return { id: write.id };
  return (write as { where: Record<string, unknown> }).where;
}

/** What is known of a business is in these tables, or follows from them: promises and exposure from matches, ties from members. */
export async function noteChanges(tx: Db, writes: readonly Write[]): Promise<void> {
  const known = new Set<Known>();
  const matchIds: number[] = [];
  const taughtBy: number[] = [];
  const companyIds: number[] = [];
  const personIds: number[] = [];
  for (const write of writes) {
    const { id, umkId, personId } = rowOf(write);
    switch (write.table) {
      case 'umk':
      case 'readiness':
      case 'trackRecord':
        if (typeof id === 'number') known.add(`umk/${id}`);
        break;
      case 'paper':
        known.add(`umk/${typeof umkId === 'number' ? umkId : Number(String(id).split('/')[0])}`);
        break;
      case 'curation':
        if (typeof umkId === 'number') known.add(`umk/${umkId}`);
        break;
      case 'need':
        if (typeof id === 'number') known.add(`need/${id}`);
        break;
      case 'match':
        if (typeof umkId === 'number') known.add(`umk/${umkId}`);
        else if (typeof id === 'number') matchIds.push(id);
        if (typeof id === 'number' && teaches(write)) taughtBy.push(id);
        break;
      case 'company':
        if (typeof id === 'number' && write.op !== 'insert') companyIds.push(id);
        break;
      case 'membership':
        if (typeof personId === 'number') personIds.push(personId);
        else if (write.op === 'remove' && typeof id === 'string') {
          personIds.push(Number(id.split('/')[2]));
        }
        break;
      default:
        break;
    }
  }
  for (const one of await taughtCompanies(tx, taughtBy)) known.add(one);
  await markChanged(tx, [...known, ...(await behind(tx, { matchIds, companyIds, personIds }))]);
}

function teaches(write: Write): boolean {
  const values = write.op === 'patch' ? write.set : rowOf(write);
  return 'state' in values && TEACHING.includes(String(values.state));
}

/** The companies to which these matches taught something. */
async function taughtCompanies(tx: Db, matchIds: readonly number[]): Promise<Known[]> {
  const columns = ['needId'];
  const matches = await rowsWhere<{ needId: number }>(tx, 'Match', { id: matchIds }, { columns });
  const needs = await rowsWhere<{ companyId: number }>(
    tx,
    'Need',
    { id: matches.map(({ needId }) => needId) },
    { columns: ['companyId'] },
  );
  return named(
    'company',
    needs.map(({ companyId }) => companyId),
  );
}

async function behind(
  tx: Db,
  of: { matchIds: number[]; companyIds: number[]; personIds: number[] },
): Promise<Known[]> {
  const known: Known[] = [];
  if (of.matchIds.length > 0) {
    const where = { id: of.matchIds };
    const rows = await rowsWhere<{ umkId: number }>(tx, 'Match', where, { columns: ['umkId'] });
    known.push(
      ...named(
        'umk',
        rows.map((row) => row.umkId),
      ),
    );
  }
  if (of.companyIds.length > 0) {
    const where = { companyId: of.companyIds };
    const rows = await rowsWhere<{ id: number }>(tx, 'Need', where, { columns: ['id'] });
    known.push(
      ...named(
        'need',
        rows.map((row) => row.id),
      ),
    );
  }
  if (of.personIds.length > 0) known.push(...(await umksOfPeople(tx, of.personIds)));
  return known;
}

/** Their businesses, whose ties follow from who belongs to what. */
export async function umksOfPeople(tx: Db, personIds: readonly number[]): Promise<Known[]> {
  const rows = await rowsWhere<{ organisationId: number }>(
    tx,
    'Membership',
    { organisation: 'umk', personId: [...personIds] },
    { columns: ['organisationId'] },
  );
  return named(
    'umk',
    rows.map((row) => row.organisationId),
  );
}
