/** What nobody needs any more goes: the traces of handled and sent messages, in small steps that hold nobody up. */
import type { SweepRules } from '../app/ports.ts';
import type { Core } from './core.ts';
import { forgetGivenUp } from './givenUp.ts';
import type { Tx } from './writer.ts';

/** Holds the last day on which everything was gone through. */
const DONE = 'retention.done';
const DAY_MS = 24 * 60 * 60 * 1_000;
/** Rows a step: less than a moment of the write lock. */
const STEP = 1_000;

/**
 * Rows of a kind in the order of their numbers, which is nearly that of time: the oldest of them that are old enough go. The
 * newest of all rows stays whatever its age, because numbers go on from it. How many went.
 */
type Kind = (tx: Tx, rules: SweepRules, now: Date) => Promise<number>;

function handled(proactive: boolean, days: keyof SweepRules): Kind {
  return async (tx, rules, now) => {
    const before = new Date(now.getTime() - rules[days] * DAY_MS);
    const newest = await tx.inbound.aggregate({ _max: { id: true } });
    const rows = await tx.inbound.findMany({
      where: { proactive, dueAt: null, parked: null, id: { lt: newest._max.id ?? 0 } },
      select: { id: true, at: true },
      orderBy: { id: 'asc' },
      take: STEP,
    });
    const ids = rows.filter(({ at }) => at < before).map(({ id }) => id);
    return (await tx.inbound.deleteMany({ where: { id: { in: ids } } })).count;
  };
}

const sent: Kind = async (tx, rules, now) => {
  const before = new Date(now.getTime() - rules.sentDays * DAY_MS);
  const newest = await tx.sent.aggregate({ _max: { seq: true } });
  const rows = await tx.sent.findMany({
    where: { seq: { lt: newest._max.seq ?? 0 } },
    select: { seq: true, at: true },
    orderBy: { seq: 'asc' },
    take: STEP,
  });
  const old = rows.filter(({ at }) => at < before).map(({ seq }) => seq);
  return (await tx.sent.deleteMany({ where: { seq: { in: old } } })).count;
};

/** The words of what was given up go sooner than the traces of it. */
const givenUp: Kind = (tx, rules, now) =>
  forgetGivenUp(tx, new Date(now.getTime() - rules.parkedDays * DAY_MS), STEP);

const KINDS: readonly Kind[] = [
  handled(false, 'messageDays'),
  // By the keys of our own news the same thing is told once: they stay longest.
  handled(true, 'newsDays'),
  givenUp,
  sent,
];

/** See `JobStore.sweep`. */
export async function sweep(
  { client, writer }: Core,
  { rules, today, now }: { rules: SweepRules; today: string; now: Date },
): Promise<boolean> {
  const done = await client.setting.findUnique({ where: { name: DONE } });
  if (done && done.value >= today) return false;
  return writer.once(async (tx) => {
    let more = false;
    for (const kind of KINDS) more = (await kind(tx, rules, now)) === STEP || more;
    const data = { name: DONE, value: today };
    if (!more) await tx.setting.upsert({ where: { name: DONE }, create: data, update: data });
    return more;
  });
}
