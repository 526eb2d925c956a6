/** Early warnings: each page of running partnerships is compared with the rules in one transaction, with the lines in the queue, the telling, and the mark how far it came. */
import type { BroadcastStepped } from '../app/ports.ts';
import { periodDays } from '../domain/agreementTerms.ts';
import { monthAskedUpTo } from '../domain/checkIn.ts';
import type { Day } from '../domain/quantity.ts';
import type { Region } from '../domain/region.ts';
import { mayWork } from '../domain/roles.ts';
import type { Evidence, Warning, WarningRule } from '../domain/warning.ts';
import { moveWarning, raised, warningKey } from '../domain/warning.ts';
import type { Watched } from '../domain/watch.ts';
import { warningsOf } from '../domain/watch.ts';
import { watchedWork } from '../domain/watchedWork.ts';
import { addWorkingDays } from '../domain/workingDays.ts';
import { Role } from '../domain/person.ts';
import { checkInsByPair, entriesByPair, pairKey } from './checkIns.ts';
import type { Core } from './core.ts';
import type { RunningPair } from './pairs.ts';
import { runningPairs } from './pairs.ts';
import { inParts, insertRows } from './sql.ts';
import { reachable, tellUnasked } from './unasked.ts';
import type { Tx } from './writer.ts';

/** How far the day has come: "2026-11-22/120", and "2026-11-22/" when all were looked at. */
const LOOKED = 'watch.at';
/** Agreements in one transaction. */
const PAGE = 100;

type How = { region: Region; today: Day; now: Date; cause: string };
type Met = { pair: RunningPair; rule: WarningRule; evidence: Evidence[] };

/** What was known of each business when its first partnership was looked at; never changed later. */
async function takeBaselines(tx: Tx, core: Core, pairs: readonly RunningPair[], at: Date) {
  const ids = [...new Set(pairs.map(({ umkId }) => umkId))];
  const known = await inParts(ids, (part) =>
    tx.baseline.findMany({ where: { id: { in: part } }, select: { id: true } }),
  );
  const has = new Set(known.map(({ id }) => id));
  const umks = await inParts(
    ids.filter((id) => !has.has(id)),
    (part) =>
      tx.umk.findMany({
        where: { id: { in: part }, status: { not: 'erased' } },
        select: { id: true, workforce: true, salesBand: true },
      }),
  );
  const rows = umks.map(({ id, workforce, salesBand }) =>
    core.codec.encode('baseline', {
      ...{ id, at },
      ...(workforce === null ? {} : { workers: workforce }),
      ...(salesBand === null ? {} : { salesBand }),
    }),
  );
  await insertRows(tx, 'Baseline', rows);
}

/** Every rule that one of these partnerships meets today. */
async function metBy(
  tx: Tx,
  core: Core,
  pairs: readonly RunningPair[],
  { region, today }: How,
): Promise<Met[]> {
  const ids = pairs.map(({ agreementId }) => agreementId);
  const said = await checkInsByPair(tx, core, ids);
  const entries = await entriesByPair({ client: tx as Core['client'], codec: core.codec }, ids);
  const askedUpTo = monthAskedUpTo(today, region.reminders.checkIns);
  return pairs.flatMap((pair) => {
    const { agreementId, startsOn, terms } = pair;
    const { period } = terms.volume ?? {};
    const of: Watched = {
      ...{ agreementId, startsOn, askedUpTo },
      rhythmDays: period === undefined ? undefined : periodDays(period),
      checkIns: said.get(pairKey(pair)) ?? [],
      work: watchedWork(entries.get(pairKey(pair)) ?? [], today),
    };
    return warningsOf(of, region.warnings, today).map((met) => ({ pair, ...met }));
  });
}

/** Whoever looked at it before, if they may still; else who has the rule's role, else the admins. */
async function whoLooks(tx: Tx, { to }: WarningRule, before: Warning | undefined) {
  const rows = await tx.staffRole.findMany({ select: { personId: true, role: true } });
  const rolesOf = (personId: number): Role[] =>
    rows.flatMap((row) => (row.personId === personId ? Role.parse(row.role) : []));
  const last = before?.closedBy;
  if (last !== undefined && mayWork(rolesOf(last), 'warning')) return [last];
  const having = (role: Role): number[] =>
    rows.flatMap((row) => (row.role === role ? row.personId : []));
  const named = having(to);
  return named.length > 0 ? named : having('admin');
}

/** A line of the queue, and whoever is to look hears of it. */
async function queue(
  tx: Tx,
  core: Core,
  { warning, rule, before }: { warning: Warning; rule: WarningRule; before: Warning | undefined },
  { region, today, now, cause }: How,
): Promise<number[]> {
  const { id: subjectId, rev } = warning;
  const { day: dueOn } = addWorkingDays(today, region.deadlines.otherWorkingDays, region);
  const line = {
    ...{ id: core.numbers.next('queueItem'), regionId: core.regionId, kind: 'warning' as const },
    ...{ subjectId, dueOn, state: 'open' as const, createdAt: now, updatedAt: now },
  };
  await insertRows(tx, 'QueueItem', [core.codec.encode('queueItem', line)]);
  const happening = { kind: 'queue.new', queueKind: 'warning', subjectId } as const;
  const news = (await reachable(tx, await whoLooks(tx, rule, before))).map((to) => ({
    ...to,
    happening,
    key: `warning/${subjectId}/${rev}/${to.personId}`,
  }));
  return tellUnasked(tx, core, news, { now, cause });
}

/** Opens, adds to, or brings back what is met; nothing of what somebody has looked at already. */
async function raise(
  tx: Tx,
  core: Core,
  { pair, rule, evidence: found }: Met,
  before: Warning | undefined,
  how: How,
): Promise<number[]> {
  const { codec, numbers, regionId } = core;
  const { agreementId, umkId, companyId } = pair;
  const next = raised(before, found);
  if (!next) return [];
  const { evidence, move } = next;
  const { now } = how;
  if (!before) {
    const key = warningKey(rule.code, agreementId, umkId);
    const warning: Warning = {
      ...{ id: numbers.next('warning'), regionId, key, code: rule.code },
      ...{ agreementId, umkId, companyId, state: 'open', evidence, known: [] },
      ...{ rev: 0, createdAt: now, updatedAt: now },
    };
    await insertRows(tx, 'Warning', [codec.encode('warning', warning)]);
    return queue(tx, core, { warning, rule, before }, how);
  }
  const state = move === 'open' ? undefined : moveWarning(before.state, move, 'system');
  if (!state) return [];
  const set = { state, evidence, rev: before.rev + 1, updatedAt: now };
  await tx.warning.updateMany({
    where: { id: before.id },
    data: codec.encodePart('warning', set),
  });
  const warning = { ...before, ...set };
  return move === 'add' ? [] : queue(tx, core, { warning, rule, before }, how);
}

/** What waits of partnerships that are over leaves the queue. */
async function endOver(tx: Tx, core: Core, { now }: How): Promise<void> {
  const { codec, regionId } = core;
  const open = await tx.warning.findMany({ where: { regionId, state: 'open' } });
  const going = await inParts([...new Set(open.map(({ agreementId }) => agreementId))], (part) =>
    tx.agreement.findMany({
      where: { id: { in: part }, state: 'running' },
      select: { id: true },
    }),
  );
  const running = new Set(going.map(({ id }) => id));
  for (const row of open.filter(({ agreementId }) => !running.has(agreementId))) {
    const { id, state, rev } = codec.decode('warning', row);
    const over = moveWarning(state, 'end', 'system');
    if (!over) continue;
    const set = { state: over, rev: rev + 1, updatedAt: now };
    await tx.warning.updateMany({ where: { id }, data: codec.encodePart('warning', set) });
    await tx.queueItem.updateMany({
      where: { kind: 'warning', subjectId: id },
      data: { state: 'done', updatedAt: now },
    });
  }
}

async function lookedUpTo(db: Pick<Tx, 'setting'>, today: Day): Promise<number | undefined> {
  const row = await db.setting.findUnique({ where: { name: LOOKED } });
  const [day, after] = (row?.value ?? '').split('/');
  if (day !== today) return 0;
  return after === '' ? undefined : Number(after);
}

/** See `JobStore.watchPartnerships`. */
export async function watchPartnerships(core: Core, how: How): Promise<BroadcastStepped> {
  const { client, codec, regionId, writer } = core;
  const { today, now } = how;
  if ((await lookedUpTo(client, today)) === undefined) return { people: [], more: false };
  return writer.once(async (tx) => {
    const after = await lookedUpTo(tx, today);
    if (after === undefined) return { people: [], more: false };
    const rows = await tx.agreement.findMany({
      where: { regionId, state: 'running', example: false, id: { gt: after } },
      orderBy: { id: 'asc' },
      take: PAGE,
      select: { id: true },
    });
    const ids = rows.map(({ id }) => id);
    const pairs = await runningPairs(tx, core, { ids });
    await takeBaselines(tx, core, pairs, now);
    const waiting = await tx.warning.findMany({ where: { agreementId: { in: ids } } });
    const byKey = new Map(waiting.map((row) => [row.key, codec.decode('warning', row)]));
    const people: number[] = [];
    for (const met of await metBy(tx, core, pairs, how)) {
      const { agreementId, umkId } = met.pair;
      const before = byKey.get(warningKey(met.rule.code, agreementId, umkId));
      people.push(...(await raise(tx, core, met, before, how)));
    }
    const more = ids.length === PAGE;
    if (!more) await endOver(tx, core, how);
    const data = { name: LOOKED, value: `${today}/${more ? (ids.at(-1) ?? '') : ''}` };
    await tx.setting.upsert({ where: { name: LOOKED }, create: data, update: data });
    return { people: [...new Set(people)], more };
  });
}
