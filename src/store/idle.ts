/** Of whom nothing was heard for long: found once a day, told what the words of consent promise, and each step of it once. */
import type { SweepRules } from '../app/ports.ts';
import type { Happening } from '../domain/event.ts';
import { placeIn } from '../domain/staffGroup.ts';
import type { Day } from '../domain/quantity.ts';
import { addDays } from '../domain/workingDays.ts';
import { readAddresses } from './addresses.ts';
import type { Core } from './core.ts';
import { insertRows, queryRows } from './sql.ts';
import { tellUnasked } from './unasked.ts';
import type { News } from './unasked.ts';
import type { Tx } from './writer.ts';

const DAY_MS = 86_400_000;
/** Holds the last day on which everybody was looked at. */
const DONE = 'idle.done';
/** People told of one step in one run; who is left is told in the next. */
const MOST_AT_ONCE = 100;
/** A step that was told and came to nothing is taken once more after so many days. */
const AGAIN_DAYS = 30;

type Step = Extract<Happening, { kind: 'person.idle' }>['step'];
type How = { rules: SweepRules; today: Day; now: Date; cause: string };
type Quiet = { id: number; addressId: number; lastWroteAt: Date; mutedAt: Date | null };

/** Anything that makes somebody more than a person who wrote. */
const KNOWN = [
  'SELECT 1 FROM "Membership" m WHERE m."personId" = p."id"',
  'SELECT 1 FROM "Ticket" t WHERE t."personId" = p."id"',
  'SELECT 1 FROM "LicenceRequest" l WHERE l."personId" = p."id"',
];

/** What goes on, or is the work of the office: nobody of these is idle, however long they said nothing. */
const BUSY = [
  'SELECT 1 FROM "StaffRole" r WHERE r."personId" = p."id"',
  'SELECT 1 FROM "Assist" a WHERE a."personId" = p."id"',
  'SELECT 1 FROM "ForumMember" f WHERE f."personId" = p."id"',
  'SELECT 1 FROM "Handover" h WHERE h."personId" = p."id" AND h."state" <> \'over\'',
  // A topic of the staff's group is told of like a person.
  'SELECT 1 FROM "Handover" h WHERE h."placeId" = p."id"',
  'SELECT 1 FROM "Ticket" t WHERE t."personId" = p."id" AND t."state" <> \'closed\'',
  `SELECT 1 FROM "LicenceRequest" l WHERE l."personId" = p."id" AND l."state" NOT IN ('issued', 'stopped')`,
  `SELECT 1 FROM "Membership" m JOIN "Match" x ON x."umkId" = m."organisationId"
   WHERE m."personId" = p."id" AND m."organisation" = 'umk'
   AND x."state" IN ('agreed', 'sample', 'visit', 'quotation', 'trial', 'paused')`,
  `SELECT 1 FROM "Membership" m JOIN "AgreementParty" y ON y."umkId" = m."organisationId"
   JOIN "Agreement" g ON g."id" = y."agreementId"
   WHERE m."personId" = p."id" AND m."organisation" = 'umk'
   AND g."state" NOT IN ('ended', 'stopped', 'withdrawn')`,
  `SELECT 1 FROM "Membership" m JOIN "Agreement" g ON g."companyId" = m."organisationId"
   WHERE m."personId" = p."id" AND m."organisation" = 'company'
   AND g."state" NOT IN ('ended', 'stopped', 'withdrawn')`,
  `SELECT 1 FROM "Membership" m JOIN "Need" n ON n."companyId" = m."organisationId"
   WHERE m."personId" = p."id" AND m."organisation" = 'company' AND n."status" = 'open'`,
];

const exists = (rows: readonly string[]): string =>
  `(${rows.map((row) => `EXISTS (${row})`).join(' OR ')})`;

/** This step was told since they last wrote, at most or at least so long ago. */
const told = (than: '>' | '<='): string =>
  `EXISTS (SELECT 1 FROM "Reminder" r WHERE r."personId" = p."id" AND r."subject" = ?
   AND r."at" > p."lastWroteAt" AND r."at" ${than} ?)`;

const subject = (step: Step): string => `idle/${step}`;

const daysBefore = (now: Date, days: number): Date => new Date(now.getTime() - days * DAY_MS);

/** Whom a step is for, those who wrote longest ago first. */
async function quiet(
  tx: Tx,
  { regionId }: Core,
  before: Date,
  also: { text: string; values: unknown[] },
): Promise<Quiet[]> {
  return queryRows<Quiet>(
    tx,
    `SELECT p."id", p."addressId", p."lastWroteAt", p."mutedAt" FROM "Person" p
     WHERE p."regionId" = ? AND p."lastWroteAt" < ? AND p."example" = ? AND p."leaving" = ?
     AND p."addressId" IS NOT NULL AND p."mergedInto" IS NULL AND p."frozenAt" IS NULL
     AND NOT ${exists(BUSY)} AND ${also.text}
     ORDER BY p."lastWroteAt" ASC, p."id" ASC LIMIT ${MOST_AT_ONCE}`,
    [regionId, before, false, false, ...also.values],
  );
}

async function found(tx: Tx, core: Core, { rules, now }: How): Promise<Record<Step, Quiet[]>> {
  const again = daysBefore(now, AGAIN_DAYS);
  const idleSince = daysBefore(now, rules.idleDays);
  const answered = daysBefore(now, rules.answerDays);
  return {
    forget: await quiet(tx, core, daysBefore(now, rules.draftDays), {
      text: `NOT ${exists(KNOWN)} AND NOT ${told('>')}`,
      values: [subject('forget'), again],
    }),
    ask: await quiet(tx, core, idleSince, {
      text: `${exists(KNOWN)} AND NOT ${told('>')}`,
      values: [subject('ask'), new Date(0)],
    }),
    erase: await quiet(tx, core, idleSince, {
      text: `${exists(KNOWN)} AND ${told('<=')} AND NOT ${told('>')}`,
      values: [subject('ask'), answered, subject('erase'), again],
    }),
  };
}

/** See `JobStore.tellIdle`. */
export async function tellIdle(core: Core, how: How): Promise<number[]> {
  const { client, crypto, writer } = core;
  const { now, today, rules } = how;
  const done = await client.setting.findUnique({ where: { name: DONE } });
  if (done && done.value >= today) return [];
  return writer.once(async (tx) => {
    const steps = Object.entries(await found(tx, core, how)) as [Step, Quiet[]][];
    const all = steps.flatMap(([step, people]) => people.map((person) => ({ ...person, step })));
    const ids = all.map(({ addressId }) => addressId);
    const addresses = await readAddresses(tx, crypto, ids);
    const people = all.filter(({ addressId }) => !placeIn(addresses.get(addressId)?.id ?? ''));
    const until = addDays(today, rules.answerDays);
    const news = people.flatMap(
      ({ id: personId, addressId, lastWroteAt, mutedAt, step }): News[] => {
        // Who wants no messages is not asked; their time runs all the same.
        if (step === 'ask' && mutedAt) return [];
        const happening = { kind: 'person.idle', step, since: lastWroteAt } as const;
        const key = `idle/${step}/${personId}/${lastWroteAt.getTime()}/${today}`;
        const last = step === 'ask' ? { until } : {};
        return [{ personId, addressId, key, happening: { ...happening, ...last } }];
      },
    );
    const rows = people.map(({ id: personId, step }) => ({
      id: `${personId}/${subject(step)}/${today}`,
      ...{ personId, subject: subject(step), round: 1, at: now },
    }));
    await insertRows(tx, 'Reminder', rows, { id: 'id' });
    if (steps.every(([, some]) => some.length < MOST_AT_ONCE)) {
      const data = { name: DONE, value: today };
      await tx.setting.upsert({ where: { name: DONE }, create: data, update: data });
    }
    return tellUnasked(tx, core, news, how);
  });
}
