/**
 * Once a quarter each PIC is told of their company's LKPM list, also who becomes one in its days: each day looks for whom
 * nobody has told. The telling and the mark that the day was looked at are one transaction.
 */
import { exploring } from '../domain/match.ts';
import type { Day } from '../domain/quantity.ts';
import type { PeriodId } from '../domain/reportPeriod.ts';
import type { Core } from './core.ts';
import { reachable, tellUnasked } from './unasked.ts';
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
  const people = await reachable(
    tx,
    members.map(({ personId }) => personId),
  );
  const addressOf = new Map(people.map(({ personId, addressId }) => [personId, addressId]));
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
    const news = (await pics(tx, regionId)).map(({ companyId, ...to }) => ({
      ...to,
      key: `lkpm/${period}/${companyId}/${to.personId}`,
      happening: { kind: 'lkpm.ready', companyId, period } as const,
    }));
    const people = await tellUnasked(tx, { crypto, numbers }, news, { now, cause });
    const data = { name: TOLD, value: done };
    await tx.setting.upsert({ where: { name: TOLD }, create: data, update: data });
    return people;
  });
}
