/** Who is to be asked how their partnerships go: of each business and each company one person, in one message for all partners together. */
import type { CheckInKind, CheckInRules, CheckInSide } from '../domain/checkIn.ts';
import { monthAskedOn, surveyAskedOn, workedSince } from '../domain/checkIn.ts';
import type { Day } from '../domain/quantity.ts';
import { roundBefore } from '../domain/reminder.ts';
import type { PeriodId } from '../domain/reportPeriod.ts';
import { quarterReportedOn, spanOf } from '../domain/reportPeriod.ts';
import type { Core, Kit } from './core.ts';
import type { RunningPair } from './pairs.ts';
import { runningPairs } from './pairs.ts';
import type { Due } from './reminders.ts';
import { inParts } from './sql.ts';
import { reachable } from './unasked.ts';
import type { Tx } from './writer.ts';

type Asking = { kit: Pick<Kit, 'codec'> & Pick<Core, 'regionId'>; today: Day; timeZone: string };
type Rules = { rules: CheckInRules; lkpm: { from: number; to: number } };
type Wanted = { kind: CheckInKind; side: CheckInSide; period: PeriodId };

/** The partnerships that were running in the period and of which this side has said nothing yet. */
async function unsaid(tx: Tx, { kit, timeZone }: Asking, wanted: Wanted): Promise<RunningPair[]> {
  const { from, until } = spanOf(wanted.period);
  const pairs = (await runningPairs(tx, kit, { states: ['running', 'ended', 'stopped'] })).filter(
    (pair) => pair.startsOn < until && workedSince(pair, from, timeZone),
  );
  const said = await tx.checkIn.findMany({
    where: wanted,
    select: { agreementId: true, umkId: true },
  });
  const known = new Set(said.map(({ agreementId, umkId }) => `${agreementId}/${umkId}`));
  return pairs.filter(({ agreementId, umkId }) => !known.has(`${agreementId}/${umkId}`));
}

/** Of each of these organisations the one person who is asked: its owner, or who came first, of those who can and may be. */
async function speakers(
  tx: Tx,
  side: CheckInSide,
  ids: readonly number[],
  refused: (personId: number) => boolean,
): Promise<Map<number, number>> {
  const active = await inParts([...new Set(ids)], (part) =>
    side === 'umk'
      ? tx.umk.findMany({ where: { id: { in: part }, status: 'active' }, select: { id: true } })
      : tx.company.findMany({
          where: { id: { in: part }, status: 'approved' },
          select: { id: true },
        }),
  );
  const members = await inParts(
    active.map(({ id }) => id),
    (part) =>
      tx.membership.findMany({
        where: { organisation: side, organisationId: { in: part } },
        orderBy: { id: 'asc' },
      }),
  );
  const people = await reachable(
    tx,
    members.map(({ personId }) => personId),
    { mutedAt: null, withdrawnAt: null },
  );
  const awake = new Set(people.map(({ personId }) => personId).filter((id) => !refused(id)));
  const first = [...members]
    .filter(({ personId }) => awake.has(personId))
    .sort((a, b) => Number(b.role !== 'partner') - Number(a.role !== 'partner'));
  const speaker = new Map<number, number>();
  for (const { organisationId, personId } of first) {
    if (!speaker.has(organisationId)) speaker.set(organisationId, personId);
  }
  return speaker;
}

/** One for each person, however many partnerships it is about. */
async function dueOf(
  tx: Tx,
  asking: Asking,
  { wanted, kind, round }: { wanted: Wanted; kind: Due['about']['kind']; round: number },
): Promise<Due[]> {
  const pairs = await unsaid(tx, asking, wanted);
  if (pairs.length === 0) return [];
  const { side, period } = wanted;
  const idOf = ({ umkId, companyId }: RunningPair): number => (side === 'umk' ? umkId : companyId);
  const off = await tx.reminderOff.findMany({ where: { kind }, select: { personId: true } });
  const refused = new Set(off.map(({ personId }) => personId));
  const speaker = await speakers(tx, side, pairs.map(idOf), (id) => refused.has(id));
  const asked = new Set(pairs.flatMap((pair) => speaker.get(idOf(pair)) ?? []));
  return [...asked].map((personId) => ({
    personId,
    subject: `${kind}/${side}/${period}`,
    round,
    about: { kind, period },
  }));
}

/** Owners for the month that is over, both sides for the survey, companies for their sheet. */
export async function checkInsDue(tx: Tx, asking: Asking, { rules, lkpm }: Rules): Promise<Due[]> {
  const { today } = asking;
  const month = monthAskedOn(today, rules);
  const survey = surveyAskedOn(today, rules);
  const quarter = quarterReportedOn(today, { ...lkpm, from: 1 });
  const left = lkpm.to - Number(today.slice(8, 10));
  const round = quarter === undefined ? undefined : roundBefore(left, rules.sheet);
  const due: Due[] = [];
  if (month !== undefined) {
    const wanted = { kind: 'month', side: 'umk', period: month } as const;
    due.push(...(await dueOf(tx, asking, { wanted, kind: 'checkin', round: 1 })));
  }
  if (quarter !== undefined && round !== undefined) {
    const wanted = { kind: 'quarter', side: 'company', period: quarter } as const;
    due.push(...(await dueOf(tx, asking, { wanted, kind: 'sheet', round })));
  }
  for (const side of survey === undefined ? [] : (['umk', 'company'] as const)) {
    const wanted = { kind: 'survey', side, period: survey ?? '' } as const;
    due.push(...(await dueOf(tx, asking, { wanted, kind: 'survey', round: 1 })));
  }
  return due;
}
