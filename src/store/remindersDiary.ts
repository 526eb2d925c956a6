/** What of the work is late: goods that did not come by their day, money that did not come by the day of the agreement; both sides are asked. */
import type { Entry } from '../domain/diary.ts';
import { isUndelivered, orderAccount } from '../domain/diaryOrder.ts';
import type { Day } from '../domain/quantity.ts';
import type { ReminderRules } from '../domain/reminder.ts';
import { roundAfter } from '../domain/reminder.ts';
import { overdue } from '../domain/workFigures.ts';
import { addDays } from '../domain/workingDays.ts';
import type { Kit } from './core.ts';
import { inParts } from './sql.ts';
import type { Tx } from './writer.ts';

const DAY_MS = 86_400_000;

type Rules = Pick<ReminderRules, 'delivery' | 'payment' | 'graceDays'>;
type How = { rules: Rules; today: Day };
export type LateWork = {
  personId: number;
  subject: string;
  round: number;
  about: { kind: 'delivery' | 'payment'; entryId: number };
};

/** The days on which what is late now by these rules was due: older things are told of no more. */
function window(thresholds: readonly number[], { rules, today }: How): { gte: Day; lt: Day } {
  const last = (thresholds.at(-1) ?? 0) + rules.graceDays;
  return { gte: addDays(today, -last - 1), lt: today };
}

async function lateRoots(tx: Tx, how: How): Promise<number[]> {
  const { rules } = how;
  const orders = await tx.diaryEntry.findMany({
    where: {
      ...{ kind: 'order', state: 'confirmed', example: false },
      day: window(rules.delivery, how),
    },
    select: { id: true },
  });
  const bills = await tx.diaryEntry.findMany({
    where: {
      ...{ kind: { in: ['invoice', 'result'] }, state: { in: ['said', 'confirmed'] } },
      ...{ example: false, dueOn: window(rules.payment, how) },
    },
    select: { id: true, rootId: true },
  });
  return [
    ...new Set([...orders.map(({ id }) => id), ...bills.map(({ id, rootId }) => rootId ?? id)]),
  ].sort((a, b) => a - b);
}

type Late = Omit<LateWork, 'personId'>;

/** Rounds that are due by now for one order or result. */
function roundsOf(root: Entry, entries: readonly Entry[], { rules, today }: How): Late[] {
  const found: Late[] = [];
  const due = (kind: 'delivery' | 'payment', since: Day): void => {
    const days = Math.round((Date.parse(today) - Date.parse(since)) / DAY_MS);
    const round = roundAfter(days, rules[kind], rules.graceDays);
    if (round === undefined) return;
    const about = { kind, entryId: root.id };
    found.push({ subject: `${kind}/${root.id}/${since}`, round, about });
  };
  const { since } = overdue(root, entries, today);
  if (since !== undefined) due('payment', since);
  const goods = root.kind === 'order' && root.day < today;
  if (goods && isUndelivered(orderAccount(root, entries))) due('delivery', root.day);
  return found;
}

/** Who is on either side of each of these. */
async function sides(tx: Tx, roots: readonly Entry[]): Promise<Map<number, number[]>> {
  const agreements = await inParts(
    [...new Set(roots.map(({ agreementId }) => agreementId))],
    (part) =>
      tx.agreement.findMany({
        where: { id: { in: part } },
        select: { id: true, companyId: true },
      }),
  );
  const companyOf = new Map(agreements.map(({ id, companyId }) => [id, companyId]));
  const members = await inParts(
    [...new Set([...roots.map(({ umkId }) => umkId), ...companyOf.values()])],
    (part) =>
      tx.membership.findMany({
        where: { organisationId: { in: part } },
        orderBy: { id: 'asc' },
      }),
  );
  return new Map(
    roots.map(({ id, umkId, agreementId }) => [
      id,
      members.flatMap(({ organisation, organisationId, personId }) => {
        const theirs = organisation === 'umk' ? umkId : companyOf.get(agreementId);
        return organisationId === theirs ? [personId] : [];
      }),
    ]),
  );
}

export async function lateWork(
  tx: Tx,
  { codec }: Pick<Kit, 'codec'>,
  how: How,
): Promise<LateWork[]> {
  const ids = await lateRoots(tx, how);
  if (ids.length === 0) return [];
  const rows = await inParts(ids, (part) =>
    tx.diaryEntry.findMany({
      where: { OR: [{ id: { in: part } }, { rootId: { in: part } }] },
      orderBy: { id: 'asc' },
    }),
  );
  const entries = rows.map((row) => codec.decode('diaryEntry', row));
  const roots = entries.filter(({ rootId }) => rootId === undefined);
  const of = new Map<number, Entry[]>(roots.map(({ id }) => [id, []]));
  for (const entry of entries) of.get(entry.rootId ?? 0)?.push(entry);
  const people = await sides(tx, roots);
  return roots.flatMap((root) =>
    roundsOf(root, of.get(root.id) ?? [], how).flatMap((late) =>
      (people.get(root.id) ?? []).map((personId) => ({ ...late, personId })),
    ),
  );
}
