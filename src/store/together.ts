/** Groups of businesses for one need, as dialogs and matching read them. */
import { inside } from '../domain/together.ts';
import type { Together } from '../domain/together.ts';
import type { QueryResult } from '../domain/query.ts';
import type { Core, Kit } from './core.ts';
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

/** A business that is gone answers nothing: the groups that wait for it are over, and can be planned anew. */
export async function leaveGroups(tx: Tx, kit: Kit, umkId: number, at: Date): Promise<void> {
  for (const row of await tx.together.findMany({ where: { state: 'asking' } })) {
    const found = kit.codec.decode('together', row);
    if (!inside(found).some((member) => member.umkId === umkId)) continue;
    const set = { state: 'failed' as const, openFor: undefined, rev: found.rev + 1, updatedAt: at };
    const data = kit.codec.encodePart('together', set);
    await tx.together.update({ where: { id: found.id }, data });
  }
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
