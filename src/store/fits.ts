/** Who newly fits which need, and who has heard of it: the telling and the mark that it was done are one transaction. */
import type { NewFits } from '../app/ports.ts';
import type { Happening } from '../domain/event.ts';
import type { Core, Kit } from './core.ts';
import { insertRows } from './sql.ts';
import { reachable, tellUnasked } from './unasked.ts';
import type { Tx } from './writer.ts';

/** Up to which change of what matching knows it was looked at. */
const SEEN = 'fits.rev';
/** Until which business of which month the digest was told: "2026-11/120", and "2026-11/" when all have. */
const DIGEST = 'digest.at';
const DAY_MS = 86_400_000;

export async function fitsRev({ client }: Core): Promise<number | undefined> {
  const seen = await client.setting.findUnique({ where: { name: SEEN } });
  return seen ? Number(seen.value) : undefined;
}

/** Those of these needs of which nobody has noted who fitted when they were new. */
export async function needsWithoutFits(
  { client }: Core,
  needIds: readonly number[],
): Promise<number[]> {
  const rows = await client.fit.findMany({ where: { umkId: 0 }, select: { needId: true } });
  const known = new Set(rows.map(({ needId }) => needId));
  return needIds.filter((id) => !known.has(id));
}

type Telling = { now: Date; cause: string };

/** See `Store.tellFits`. */
export async function tellFits(
  core: Core,
  { found, now, cause }: Telling & { found: NewFits | undefined },
): Promise<number[]> {
  const waiting = await core.client.fit.count({ where: { toldAt: null } });
  if (!found && waiting === 0) return [];
  return core.writer.once(async (tx) => {
    const owners = found ? await keep(tx, core, found, { now, cause }) : [];
    return [...new Set([...owners, ...(await tellCompanies(tx, core, { now, cause }))])];
  });
}

async function keep(tx: Tx, kit: Kit, found: NewFits, telling: Telling): Promise<number[]> {
  const seen = await tx.setting.findUnique({ where: { name: SEEN } });
  // Another process has looked at these changes meanwhile.
  if ((seen ? Number(seen.value) : undefined) !== found.since) return [];
  const { now } = telling;
  const known = found.first.flatMap(({ needId, umkIds }) =>
    [0, ...umkIds].map((umkId) => ({ ...pair(needId, umkId), at: now, toldAt: new Date(0) })),
  );
  await insertRows(tx, 'Fit', known, { id: 'id', update: ['at'] });
  const people: number[] = [];
  for (const { umkId, needIds } of found.found) {
    const news = await unknownTo(tx, umkId, needIds);
    if (news.length === 0) continue;
    await insertRows(
      tx,
      'Fit',
      news.map((needId) => ({ ...pair(needId, umkId), at: now, toldAt: null })),
    );
    const happening = { kind: 'umk.fits', umkId, needIds: news } as const;
    const key = `fits/${umkId}/${news.join(',')}`;
    people.push(
      ...(await tell(tx, kit, { organisation: 'umk', id: umkId }, happening, key, telling)),
    );
  }
  const data = { name: SEEN, value: String(found.rev) };
  await tx.setting.upsert({ where: { name: SEEN }, create: data, update: data });
  return people;
}

function pair(needId: number, umkId: number) {
  return { id: `${needId}/${umkId}`, needId, umkId };
}

/** Needs that this business did not fit before, and of which it has no match. */
async function unknownTo(tx: Tx, umkId: number, needIds: readonly number[]): Promise<number[]> {
  const where = { umkId, needId: { in: [...needIds] } };
  const [fits, matches] = await Promise.all([
    tx.fit.findMany({ where, select: { needId: true } }),
    tx.match.findMany({ where, select: { needId: true } }),
  ]);
  const known = new Set([...fits, ...matches].map(({ needId }) => needId));
  return needIds.filter((id) => !known.has(id));
}

/** Each need of which its company has heard nothing for a day: all that is new, in one message. */
async function tellCompanies(tx: Tx, kit: Kit, telling: Telling): Promise<number[]> {
  const { now } = telling;
  const waiting = await tx.fit.findMany({ where: { toldAt: null }, select: { needId: true } });
  const people: number[] = [];
  for (const needId of new Set(waiting.map((row) => row.needId))) {
    const lately = { needId, toldAt: { gt: new Date(now.getTime() - DAY_MS) } };
    if (await tx.fit.findFirst({ where: lately })) continue;
    await tx.fit.updateMany({ where: { needId, toldAt: null }, data: { toldAt: now } });
    const need = await tx.need.findUnique({ where: { id: needId } });
    if (need?.status !== 'open') continue;
    const happening = { kind: 'need.candidates', needId, found: true } as const;
    const key = `fits/need/${needId}/${now.toISOString()}`;
    const company = { organisation: 'company', id: need.companyId } as const;
    people.push(...(await tell(tx, kit, company, happening, key, telling)));
  }
  return people;
}

/** An event for each member that can be reached; a key that is known is told already. */
async function tell(
  tx: Tx,
  kit: Kit,
  of: { organisation: 'umk' | 'company'; id: number },
  happening: Happening,
  key: string,
  telling: Telling,
): Promise<number[]> {
  const members = await tx.membership.findMany({
    where: { organisation: of.organisation, organisationId: of.id },
    select: { personId: true },
  });
  const people = await reachable(
    tx,
    members.map(({ personId }) => personId),
  );
  const news = people.map((to) => ({ ...to, happening, key: `${key}/${to.personId}` }));
  return tellUnasked(tx, kit, news, telling);
}

/** After which business the digest of the month goes on; undefined where all have been looked at. */
export async function digestAt({ client }: Core, month: string): Promise<number | undefined> {
  const row = await client.setting.findUnique({ where: { name: DIGEST } });
  const [told, after] = (row?.value ?? '').split('/');
  if (told !== month) return 0;
  return after === '' ? undefined : Number(after);
}

/** See `Store.tellDigest`. */
export async function tellDigest(
  core: Core,
  how: Telling & { month: string; after: number; last: number | undefined; umkIds: number[] },
): Promise<number[]> {
  const { month, after, last, umkIds, now, cause } = how;
  return core.writer.once(async (tx) => {
    const row = await tx.setting.findUnique({ where: { name: DIGEST } });
    const [told, from] = (row?.value ?? '').split('/');
    if (told === month && from !== String(after)) return [];
    const people: number[] = [];
    for (const umkId of umkIds) {
      const happening = { kind: 'umk.unlock', umkId } as const;
      const of = { organisation: 'umk', id: umkId } as const;
      // One a person: whoever has two businesses hears of the first.
      people.push(...(await tell(tx, core, of, happening, `digest/${month}`, { now, cause })));
    }
    const data = { name: DIGEST, value: `${month}/${last ?? ''}` };
    await tx.setting.upsert({ where: { name: DIGEST }, create: data, update: data });
    return [...new Set(people)];
  });
}
