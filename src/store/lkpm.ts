/**
 * Once a quarter each PIC is told of their company's LKPM list, also who becomes one in its days: each day looks for whom
 * nobody has told. The telling and the mark that the day was looked at are one transaction.
 */
import type { Input } from '../app/ports.ts';
import { exploring } from '../domain/match.ts';
import type { Day } from '../domain/quantity.ts';
import type { PeriodId } from '../domain/reportPeriod.ts';
import type { Core } from './core.ts';
import { inboundKey, sealInput } from './inbox.ts';
import { insertRows } from './sql.ts';
import type { Tx } from './writer.ts';

/** Holds the last quarter of which everybody was told, and the day: "2026-Q4 2027-01-04". */
const TOLD = 'lkpm.told';

type Pic = { personId: number; addressId: number; companyId: number };

async function pics(tx: Tx, regionId: string): Promise<Pic[]> {
  const matches = await tx.match.findMany({
    where: { state: { in: [...exploring] } },
    select: { needId: true },
  });
  const needs = await tx.need.findMany({
    where: { id: { in: matches.map(({ needId }) => needId) }, example: false },
    select: { companyId: true },
  });
  const companies = await tx.company.findMany({
    where: {
      ...{ regionId, status: 'approved', example: false },
      id: { in: needs.map(({ companyId }) => companyId) },
    },
    select: { id: true },
  });
  const members = await tx.membership.findMany({
    where: { organisation: 'company', organisationId: { in: companies.map(({ id }) => id) } },
    orderBy: { id: 'asc' },
  });
  const people = await tx.person.findMany({
    where: {
      ...{ leaving: false, mergedInto: null, frozenAt: null, addressId: { not: null } },
      id: { in: members.map(({ personId }) => personId) },
    },
    select: { id: true, addressId: true },
  });
  const addressOf = new Map(people.map(({ id, addressId }) => [id, addressId]));
  return members.flatMap(({ personId, organisationId: companyId }) => {
    const addressId = addressOf.get(personId);
    return addressId ? [{ personId, addressId, companyId }] : [];
  });
}

export async function tellLkpm(
  { client, crypto, numbers, writer, regionId }: Core,
  { period, today, now, cause }: { period: PeriodId; today: Day; now: Date; cause: string },
): Promise<number[]> {
  const done = `${period} ${today}`;
  const told = await client.setting.findUnique({ where: { name: TOLD } });
  if (told?.value === done) return [];
  return writer.once(async (tx) => {
    const keyOf = ({ companyId, personId }: Pic): string =>
      inboundKey(crypto, `lkpm/${period}/${companyId}/${personId}`);
    const all = await pics(tx, regionId);
    const known = await tx.inbound.findMany({
      where: { key: { in: all.map(keyOf) } },
      select: { key: true },
    });
    const before = new Set(known.map(({ key }) => key));
    const found = all.filter((pic) => !before.has(keyOf(pic)));
    const rows = found.map((pic) => {
      const { personId, addressId, companyId } = pic;
      const happening = { kind: 'lkpm.ready', companyId, period } as const;
      const input: Input = { kind: 'event', happening };
      return {
        id: numbers.next('inbound'),
        key: keyOf(pic),
        ...{ personId, addressId, at: now, dueAt: now, proactive: true },
        body: sealInput(crypto, input, cause),
      };
    });
    await insertRows(tx, 'Inbound', rows);
    const data = { name: TOLD, value: done };
    await tx.setting.upsert({ where: { name: TOLD }, create: data, update: data });
    return [...new Set(found.map(({ personId }) => personId))];
  });
}
