/** Who is to be reminded by now: found, counted against the week, and told, in one transaction; a round that was sent is a row, and comes no second time. */
import { OwnedPaperKind } from '../domain/paper.ts';
import type { ReminderKind, ReminderRules } from '../domain/reminder.ts';
import { roundAfter, roundBefore } from '../domain/reminder.ts';
import type { Day } from '../domain/quantity.ts';
import { addDays } from '../domain/workingDays.ts';
import type { PeriodId } from '../domain/reportPeriod.ts';
import type { Region } from '../domain/region.ts';
import { weekBefore } from '../domain/unasked.ts';
import { checkInsDue } from './checkInsDue.ts';
import type { Core } from './core.ts';
import { readSealed } from './recent.ts';
import { lateWork } from './remindersDiary.ts';
import { inParts } from './sql.ts';
import { askedCounts, reachable, tellUnasked } from './unasked.ts';
import type { Reachable } from './unasked.ts';
import type { Tx } from './writer.ts';

const DAY_MS = 86_400_000;
/** The number of the hour in which everybody was looked at last. */
const LOOKED = 'reminders.looked';
/** People told in one run; who is left is told in the next, an hour later. */
const MOST_AT_ONCE = 500;

type About = {
  kind: ReminderKind;
  umkId?: number;
  paper?: OwnedPaperKind;
  period?: PeriodId;
  entryId?: number;
};
/** `subject`: what is left undone, and since or until when; the same thing left again is another subject. */
export type Due = { personId: number; subject: string; round: number; about: About };
type How = {
  rules: ReminderRules;
  lkpm: Region['lkpm'];
  timeZone: string;
  today: Day;
  now: Date;
  cause: string;
};

/** Who may be reminded at all. */
function awake(tx: Tx, ids: readonly number[]): Promise<Reachable[]> {
  return reachable(tx, ids, { mutedAt: null, withdrawnAt: null });
}

/**
 * Registrations that were left in the middle. What was written while the program was away is answered late: nobody is reminded
 * of what they were asked a moment ago.
 */
async function unfinished(tx: Tx, core: Core, { rules, now }: How): Promise<Due[]> {
  const roundSince = (last: Date): number | undefined => {
    const days = Math.floor((now.getTime() - last.getTime()) / DAY_MS);
    return roundAfter(days, rules.register, rules.graceDays);
  };
  const talks = await tx.conversation.findMany({
    where: { position: { startsWith: 'register/' } },
    select: { personId: true },
  });
  const people = await awake(
    tx,
    talks.map(({ personId }) => personId),
  );
  const left = people.flatMap(({ personId, lastWroteAt }) =>
    lastWroteAt && roundSince(lastWroteAt) !== undefined ? [{ personId, lastWroteAt }] : [],
  );
  const rows = await inParts(
    left.map(({ personId }) => personId),
    (part) => tx.conversation.findMany({ where: { personId: { in: part } } }),
  );
  // One that cannot be read says nothing, and keeps nobody else's reminder back.
  const answeredAt = new Map(
    rows.map(({ personId, state }) => {
      const conversation = readSealed<{ lastAt?: Date }>(core, 'Conversation.state', state);
      return [personId, conversation?.lastAt];
    }),
  );
  return left.flatMap(({ personId, lastWroteAt }) => {
    const answered = answeredAt.get(personId) ?? lastWroteAt;
    const round = roundSince(answered > lastWroteAt ? answered : lastWroteAt);
    const subject = `register/${personId}/${lastWroteAt.getTime()}`;
    return round === undefined ? [] : [{ personId, subject, round, about: { kind: 'register' } }];
  });
}

/** The people of active businesses. */
async function owners(tx: Tx, umkIds: readonly number[]): Promise<Map<number, number[]>> {
  const ids = [...new Set(umkIds)];
  const active = await inParts(ids, (part) =>
    tx.umk.findMany({
      where: { id: { in: part }, status: 'active', example: false },
      select: { id: true },
    }),
  );
  const members = await inParts(
    active.map(({ id }) => id),
    (part) =>
      tx.membership.findMany({
        where: { organisation: 'umk', organisationId: { in: part } },
        orderBy: { id: 'asc' },
      }),
  );
  const of = new Map<number, number[]>();
  for (const { organisationId, personId } of members) {
    of.set(organisationId, [...(of.get(organisationId) ?? []), personId]);
  }
  return of;
}

/** Questionnaires that were left in the middle. */
async function unanswered(tx: Tx, { rules, now }: How): Promise<Due[]> {
  const last = (rules.readiness.at(-1) ?? 0) + rules.graceDays;
  const rows = await tx.readiness.findMany({
    where: {
      level: null,
      updatedAt: { gte: new Date(now.getTime() - (last + 1) * DAY_MS), lte: now },
    },
    select: { id: true, updatedAt: true },
  });
  const of = await owners(
    tx,
    rows.map(({ id }) => id),
  );
  return rows.flatMap(({ id: umkId, updatedAt }) => {
    const days = Math.floor((now.getTime() - updatedAt.getTime()) / DAY_MS);
    const round = roundAfter(days, rules.readiness, rules.graceDays);
    if (round === undefined) return [];
    const subject = `readiness/${umkId}/${updatedAt.getTime()}`;
    const about = { kind: 'readiness', umkId } as const;
    return (of.get(umkId) ?? []).map((personId) => ({ personId, subject, round, about }));
  });
}

/** Papers whose last valid day comes near, the nearest first. */
async function expiring(tx: Tx, { rules, today }: How): Promise<Due[]> {
  const rows = await tx.paper.findMany({
    where: {
      ...{ status: 'ada', refusal: null },
      expires: { gte: today, lte: addDays(today, Math.max(...rules.paper)) },
    },
    select: { umkId: true, kind: true, expires: true },
    orderBy: [{ expires: 'asc' }, { id: 'asc' }],
  });
  const of = await owners(
    tx,
    rows.map(({ umkId }) => umkId),
  );
  return rows.flatMap(({ umkId, kind: paper, expires }) => {
    if (expires === null) return [];
    const days = Math.round((Date.parse(expires) - Date.parse(today)) / DAY_MS);
    const round = roundBefore(days, rules.paper);
    if (round === undefined) return [];
    const subject = `paper/${umkId}/${paper}/${expires}`;
    const about = { kind: 'paper', umkId, paper: OwnedPaperKind.parse(paper) } as const;
    return (of.get(umkId) ?? []).map((personId) => ({ personId, subject, round, about }));
  });
}

/**
 * Of what is due, what was not said yet, is wanted, and still fits into this person's week: what was asked, whatever it was,
 * or told here and waits to be said, whichever is more. What comes between the two is put off by the shell.
 */
async function allowed(tx: Tx, due: readonly Due[], { rules, now }: How): Promise<Due[]> {
  const ids = [...new Set(due.map(({ personId }) => personId))];
  const sent = await inParts(ids, (part) =>
    tx.reminder.findMany({ where: { personId: { in: part } } }),
  );
  const off = await inParts(ids, (part) =>
    tx.reminderOff.findMany({ where: { personId: { in: part } } }),
  );
  const refused = new Set(off.map(({ personId, kind }) => `${personId}/${kind}`));
  const rounds = new Map<string, number>();
  const since = weekBefore(now);
  const asked = await askedCounts(tx, ids, since);
  const week = new Map<number, number>();
  for (const { personId, subject, round, at } of sent) {
    const key = `${personId} ${subject}`;
    rounds.set(key, Math.max(rounds.get(key) ?? 0, round));
    if (at > since) week.set(personId, (week.get(personId) ?? 0) + 1);
  }
  return due.filter(({ personId, subject, round, about }) => {
    const told = Math.max(week.get(personId) ?? 0, asked.get(personId) ?? 0);
    if (refused.has(`${personId}/${about.kind}`) || told >= rules.perWeek) return false;
    const key = `${personId} ${subject}`;
    if ((rounds.get(key) ?? 0) >= round) return false;
    // Who is on both sides of an order hears of it once.
    rounds.set(key, round);
    week.set(personId, told + 1);
    return true;
  });
}

/** Tells who is due, once an hour at most; the people told. */
export async function remind(core: Core, how: How): Promise<number[]> {
  const { client, crypto, numbers, writer } = core;
  const hour = String(Math.floor(how.now.getTime() / 3_600_000));
  const looked = await client.setting.findUnique({ where: { name: LOOKED } });
  if (looked?.value === hour) return [];
  return writer.once(async (tx) => {
    const data = { name: LOOKED, value: hour };
    await tx.setting.upsert({ where: { name: LOOKED }, create: data, update: data });
    // Long forgotten; a week is all that counts.
    await tx.unasked.deleteMany({ where: { at: { lte: weekBefore(weekBefore(how.now)) } } });
    const asking = { kit: core, today: how.today, timeZone: how.timeZone };
    const due: Due[] = [
      ...(await lateWork(tx, core, how)),
      ...(await checkInsDue(tx, asking, { rules: how.rules.checkIns, lkpm: how.lkpm })),
      ...(await expiring(tx, how)),
      ...(await unfinished(tx, core, how)),
      ...(await unanswered(tx, how)),
    ];
    const people = await awake(
      tx,
      due.map(({ personId }) => personId),
    );
    const addressOf = new Map(people.map(({ personId, addressId }) => [personId, addressId]));
    const told = (
      await allowed(
        tx,
        due.filter(({ personId }) => addressOf.has(personId)),
        how,
      )
    ).slice(0, MOST_AT_ONCE);
    const news = told.map(({ personId, subject, round, about }) => ({
      ...{ personId, addressId: addressOf.get(personId) ?? 0 },
      happening: { kind: 'reminder', about } as const,
      key: `reminder/${subject}/${personId}/${round}`,
    }));
    await tx.reminder.createMany({
      data: told.map(({ personId, subject, round }) => ({
        id: `${personId}/${subject}/${round}`,
        ...{ personId, subject, round, at: how.now },
      })),
    });
    return tellUnasked(tx, { crypto, numbers }, news, how);
  });
}

/** What this person said no to. */
export async function remindersOff({ client }: Core, personId: number): Promise<string[]> {
  const rows = await client.reminderOff.findMany({ where: { personId } });
  return rows.map(({ kind }) => kind);
}

/** Two persons are one: what either said no to stays so, and what either was told of was told. */
export async function moveReminders(tx: Tx, other: number, into: number): Promise<void> {
  for (const row of await tx.reminderOff.findMany({ where: { personId: other } })) {
    const id = `${into}/${row.kind}`;
    await tx.reminderOff.upsert({
      where: { id },
      create: { id, personId: into, kind: row.kind },
      update: {},
    });
  }
  await tx.reminderOff.deleteMany({ where: { personId: other } });
  await tx.reminder.updateMany({ where: { personId: other }, data: { personId: into } });
  await tx.unasked.updateMany({ where: { personId: other }, data: { personId: into } });
}
