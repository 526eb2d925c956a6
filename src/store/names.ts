/** Who people are, as staff see them: names by number, and one person in full. */
import type { PersonCard } from '../domain/desk.ts';
import type { Core } from './core.ts';
import { rowsBy } from './sql.ts';

/** The names of these people, as far as they are known. */
export async function namesOf(core: Core, ids: readonly number[]): Promise<Map<number, string>> {
  const { client, codec } = core;
  const rows = await rowsBy<{ id: number }>(client, 'Person', 'id', [...new Set(ids)]);
  return new Map(
    rows.flatMap((row) => {
      const { name } = codec.decode('person', row);
      return name ? [[row.id, name] as const] : [];
    }),
  );
}

export async function personCard(
  { client, codec }: Core,
  id: number,
): Promise<PersonCard | undefined> {
  const row = await client.person.findUnique({ where: { id } });
  if (!row) return undefined;
  const [memberships, addresses] = await Promise.all([
    client.membership.findMany({ where: { personId: id } }),
    client.address.findMany({ where: { personId: id }, orderBy: { id: 'asc' } }),
  ]);
  const of = (organisation: string): { in: number[] } => ({
    in: memberships
      .filter((membership) => membership.organisation === organisation)
      .map(({ organisationId }) => organisationId),
  });
  const [umks, companies] = await Promise.all([
    client.umk.findMany({ where: { id: of('umk') }, select: { id: true, product: true } }),
    client.company.findMany({ where: { id: of('company') }, select: { id: true, name: true } }),
  ]);
  const { name, phone, lastWroteAt } = codec.decode('person', row);
  const channels = [...new Set(addresses.map(({ channel }) => channel))];
  return {
    id,
    channels,
    umks,
    companies,
    ...(name === undefined ? {} : { name }),
    ...(phone === undefined ? {} : { phone }),
    ...(lastWroteAt === undefined ? {} : { lastWroteAt }),
  };
}
