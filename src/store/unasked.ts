/** What the program tells people by itself: whom it can reach, and a row for each of what they are told, in the transaction that decides it. */
import type { Input, Store } from '../app/ports.ts';
import type { Happening } from '../domain/event.ts';
import type { Core, Kit } from './core.ts';
import type { Prisma } from './generated/client.ts';
import { inboundKey, sealInput } from './inbox.ts';
import { inParts, insertRows, queryRows, rowsBy } from './sql.ts';
import type { Tx } from './writer.ts';

export type Reachable = { personId: number; addressId: number; lastWroteAt: Date | null };

/** Of these people those who can be written to, in the order of their numbers: not gone, not joined to another, not locked out, and who did not block us. */
export async function reachable(
  tx: Tx,
  ids: readonly number[],
  also: Prisma.PersonWhereInput = {},
): Promise<Reachable[]> {
  const sorted = [...new Set(ids)].sort((a, b) => a - b);
  const people = await inParts(sorted, (part) =>
    tx.person.findMany({
      where: {
        ...{ leaving: false, mergedInto: null, frozenAt: null, blockedAt: null },
        addressId: { not: null },
        ...{ ...also, id: { in: part } },
      },
      select: { id: true, addressId: true, lastWroteAt: true },
      orderBy: { id: 'asc' },
    }),
  );
  return people.flatMap(({ id: personId, addressId, lastWroteAt }) =>
    addressId === null ? [] : [{ personId, addressId, lastWroteAt }],
  );
}

/** See `Store.askedSince`. */
export async function askedSince(
  { client }: Pick<Core, 'client'>,
  personId: number,
  since: Date,
  except: number,
): Promise<Date[]> {
  const rows = await queryRows<{ at: Date }>(
    client,
    'SELECT "at" FROM "Unasked" WHERE "personId" = ? AND "at" > ? AND "id" <> ?',
    [personId, since, String(except)],
  );
  return rows.map(({ at }) => at);
}

/** How often each of these people was asked something unasked since then. */
export async function askedCounts(
  tx: Tx,
  ids: readonly number[],
  since: Date,
): Promise<Map<number, number>> {
  const rows = await inParts(ids, (part) =>
    tx.unasked.groupBy({
      by: ['personId'],
      where: { personId: { in: part }, at: { gt: since } },
      _count: true,
    }),
  );
  return new Map(rows.map(({ personId, _count }) => [personId, _count]));
}

/** One thing for one person; `key` names it, so that it is told once. */
export type News = Omit<Reachable, 'lastWroteAt'> & { key: string; happening: Happening };

/** Tells what was not told under its key before; who has something to be handled. `dueAt` is now where it is not said. */
export async function tellUnasked(
  tx: Tx,
  { crypto, numbers }: Pick<Kit, 'crypto' | 'numbers'>,
  news: readonly News[],
  { now, cause, dueAt = now }: { now: Date; cause: string; dueAt?: Date },
): Promise<number[]> {
  const keyed = news.map((one) => ({ ...one, key: inboundKey(crypto, one.key) }));
  const told = await rowsBy<{ key: string }>(
    tx,
    'Inbound',
    'key',
    keyed.map(({ key }) => key),
  );
  const known = new Set(told.map(({ key }) => key));
  const fresh = keyed.filter(({ key }) => !known.has(key));
  const rows = fresh.map(({ personId, addressId, key, happening }) => {
    const input: Input = { kind: 'event', happening };
    const body = sealInput(crypto, { input, cause });
    const id = numbers.next('inbound');
    return { id, key, personId, addressId, at: now, dueAt, proactive: true, body };
  });
  await insertRows(tx, 'Inbound', rows);
  return [...new Set(fresh.map(({ personId }) => personId))];
}

/** See `Store.tellOne`. */
export async function tellOne(
  core: Core,
  { personId, happening, key, ...telling }: Parameters<Store['tellOne']>[0],
): Promise<number[]> {
  return core.writer.once((tx) => tellEach(tx, core, [personId], { happening, key }, telling));
}

/** An event for each of these people who can be reached; the key names it, and each hears it once. */
export async function tellEach(
  tx: Tx,
  kit: Kit,
  ids: readonly number[],
  { happening, key }: Pick<News, 'happening' | 'key'>,
  telling: { now: Date; cause: string },
): Promise<number[]> {
  const people = await reachable(tx, ids);
  const news = people.map((to) => ({ ...to, happening, key: `${key}/${to.personId}` }));
  return tellUnasked(tx, kit, news, telling);
}

/** The same for the members of a business or company. */
export async function tellMembers(
  tx: Tx,
  kit: Kit,
  of: { organisation: 'umk' | 'company'; id: number },
  happening: Happening,
  key: string,
  telling: { now: Date; cause: string },
): Promise<number[]> {
  const members = await tx.membership.findMany({
    where: { organisation: of.organisation, organisationId: of.id },
    select: { personId: true },
  });
  const ids = members.map(({ personId }) => personId);
  return tellEach(tx, kit, ids, { happening, key }, telling);
}
