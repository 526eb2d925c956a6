/** Groups of businesses for one need, as dialogs and matching read them. */
import { inside } from '../domain/together.ts';
import type { Together } from '../domain/together.ts';
import type { QueryResult } from '../domain/query.ts';
import { answering } from './assists.ts';
import type { Core, Kit } from './core.ts';
import { tellEach, tellMembers } from './unasked.ts';
import type { Tx } from './writer.ts';

/** The group whose members are asked for this need, if any. */
export async function togetherOf(
  { client, codec }: Core,
  needId: number,
): Promise<Together | undefined> {
  const row = await client.together.findUnique({ where: { openFor: needId } });
  return row ? codec.decode('together', row) : undefined;
}

export async function together({ client, codec }: Core, id: number): Promise<Together | undefined> {
  const row = await client.together.findUnique({ where: { id } });
  return row ? codec.decode('together', row) : undefined;
}

/** All whose members are asked at this moment, oldest first. */
export async function openTogethers({ client, codec }: Core): Promise<Together[]> {
  const rows = await client.together.findMany({
    where: { state: 'asking' },
    orderBy: { id: 'asc' },
  });
  return rows.map((row) => codec.decode('together', row));
}

/**
 * A business that is gone answers nothing: the groups that wait for it are over, and can be planned anew. `endGroups` tells
 * the others.
 */
export async function leaveGroups(tx: Tx, kit: Kit, umkId: number, at: Date): Promise<void> {
  for (const row of await tx.together.findMany({ where: { state: 'asking' } })) {
    const found = kit.codec.decode('together', row);
    if (!inside(found).some((member) => member.umkId === umkId)) continue;
    const members = found.members.map((one) =>
      one.umkId === umkId ? { ...one, state: 'left' as const } : one,
    );
    const set = {
      members,
      state: 'ending' as const,
      openFor: undefined,
      rev: found.rev + 1,
      updatedAt: at,
    };
    const data = kit.codec.encodePart('together', set);
    await tx.together.update({ where: { id: found.id }, data });
  }
}

/** What a group hears when it ends without an answer of anybody: its need is closed, or one of them is gone. */
type Ending = { found: Together; companyId: number; what: 'closed' | 'failed' };

async function endings(tx: Tx, { codec }: Pick<Kit, 'codec'>): Promise<Ending[]> {
  const rows = await tx.together.findMany({
    where: { state: { in: ['asking', 'ending'] } },
    orderBy: { id: 'asc' },
  });
  const needs = await tx.need.findMany({
    where: { id: { in: rows.map(({ needId }) => needId) } },
    select: { id: true, companyId: true, status: true },
  });
  const companies = await tx.company.findMany({
    where: { id: { in: needs.map(({ companyId }) => companyId) }, status: 'approved' },
    select: { id: true },
  });
  const approved = new Set(companies.map(({ id }) => id));
  return rows.flatMap((row): Ending[] => {
    const need = needs.find(({ id }) => id === row.needId);
    const open = need?.status === 'open' && approved.has(need.companyId);
    if (open && row.state === 'asking') return [];
    const found = codec.decode('together', row);
    return [{ found, companyId: need?.companyId ?? 0, what: open ? 'failed' : 'closed' }];
  });
}

/**
 * Ends the groups whose need is closed, or one of whose members is gone: whoever was asked hears it once, also a company whose
 * need is open still. Who has something to be handled.
 */
export async function endGroups(
  core: Core,
  telling: { now: Date; cause: string },
): Promise<number[]> {
  if ((await endings(core.client, core)).length === 0) return [];
  return core.writer.once(async (tx) => {
    const people: number[] = [];
    for (const ending of await endings(tx, core))
      people.push(...(await end(tx, core, ending, telling)));
    return [...new Set(people)];
  });
}

async function end(
  tx: Tx,
  kit: Kit,
  { found, companyId, what }: Ending,
  telling: { now: Date; cause: string },
): Promise<number[]> {
  const { id, rev } = found;
  const set = {
    state: 'failed' as const,
    openFor: undefined,
    rev: rev + 1,
    updatedAt: telling.now,
  };
  await tx.together.update({ where: { id }, data: kit.codec.encodePart('together', set) });
  await tx.timer.deleteMany({ where: { key: { startsWith: `together-silent/${id}/` } } });
  const told = {
    happening: { kind: 'together.moved', togetherId: id, what } as const,
    key: `together/${id}/over`,
  };
  const people: number[] = [];
  for (const { umkId } of inside(found)) {
    const of = { organisation: 'umk', organisationId: umkId };
    const members = await tx.membership.findMany({ where: of, select: { personId: true } });
    const ids = members.map(({ personId }) => personId);
    const whom = ids.length > 0 ? ids : await answering({ ...kit, client: tx }, umkId);
    // Who answers for two of them hears it once.
    people.push(...(await tellEach(tx, kit, whom, told, telling)));
  }
  if (what === 'closed') return people;
  const company = { organisation: 'company', id: companyId } as const;
  const { happening, key } = told;
  return [...people, ...(await tellMembers(tx, kit, company, happening, key, telling))];
}

/** See the query `together`. */
export async function togetherView(core: Core, id: number): Promise<QueryResult<'together'>> {
  const { client, codec } = core;
  const found = await together(core, id);
  const need = found && (await client.need.findUnique({ where: { id: found.needId } }));
  if (!need) return undefined;
  const company = await client.company.findUnique({ where: { id: need.companyId } });
  if (!company) return undefined;
  const ids = found.members.map(({ umkId }) => umkId);
  const [umks, matches] = await Promise.all([
    client.umk.findMany({ where: { id: { in: ids } }, orderBy: { id: 'asc' } }),
    client.match.findMany({ where: { needId: need.id, umkId: { in: ids } } }),
  ]);
  return {
    together: found,
    need: codec.decode('need', need),
    company: codec.decode('company', company),
    umks: umks.map((row) => codec.decode('umk', row)),
    matches: matches.map((row) => codec.decode('match', row)),
  };
}
