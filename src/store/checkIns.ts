/** What sides said of their partnerships, what it comes to, and what becomes of it when people leave or turn out to be one. */
import { CheckInKind } from '../domain/checkIn.ts';
import type { CheckIn } from '../domain/checkIn.ts';
import type { Entry } from '../domain/diary.ts';
import type { Counted, Indicators, IndicatorSpan, WorkDone } from '../domain/indicators.ts';
import { partnershipIndicators, programmeIndicators, spanBefore } from '../domain/indicators.ts';
import type { Query, QueryResult } from '../domain/query.ts';
import type { WarningView } from '../domain/warning.ts';
import { addDays } from '../domain/workingDays.ts';
import { workFigures } from '../domain/workFigures.ts';
import type { Core, Kit } from './core.ts';
import { entriesOf } from './diary.ts';
import type { RunningPair } from './pairs.ts';
import { runningPairs } from './pairs.ts';
import { inParts } from './sql.ts';
import type { Tx } from './writer.ts';

export type CheckInQuery = Extract<
  Query,
  { kind: 'checkins.of' | 'warning' | 'agreement.indicators' | 'indicators' }
>;

/** In these it works, or has worked. */
const WORKED = ['running', 'ended', 'stopped'] as const;

/** Everything that was said of these agreements, by agreement and business ("12/7"). */
export async function checkInsByPair(
  db: Pick<Tx, 'checkIn'>,
  { codec }: Pick<Kit, 'codec'>,
  agreementIds: readonly number[],
): Promise<Map<string, CheckIn[]>> {
  const rows = await inParts([...new Set(agreementIds)], (part) =>
    db.checkIn.findMany({ where: { agreementId: { in: part } }, orderBy: { id: 'asc' } }),
  );
  const byPair = new Map<string, CheckIn[]>();
  for (const row of rows) {
    const checkIn = codec.decode('checkIn', row);
    const key = pairKey(checkIn);
    byPair.set(key, [...(byPair.get(key) ?? []), checkIn]);
  }
  return byPair;
}

export function pairKey({ agreementId, umkId }: { agreementId: number; umkId: number }): string {
  return `${agreementId}/${umkId}`;
}

/** What was written down under these agreements, by agreement and business. */
export async function entriesByPair(
  db: Parameters<typeof entriesOf>[0],
  agreementIds: readonly number[],
): Promise<Map<string, Entry[]>> {
  const byPair = new Map<string, Entry[]>();
  for (const entry of await entriesOf(db, [...new Set(agreementIds)])) {
    const key = pairKey(entry);
    byPair.set(key, [...(byPair.get(key) ?? []), entry]);
  }
  return byPair;
}

/** Left out where nobody wrote anything down: that is not the same as no work. */
function workOf(
  entries: Entry[] | undefined,
  { from, until }: IndicatorSpan,
): WorkDone | undefined {
  if (!entries) return undefined;
  const last = addDays(until, -1);
  return workFigures(entries, { from, until: last, today: last });
}

/** The indicators of each of these pairs. */
async function counted(
  core: Core,
  pairs: readonly RunningPair[],
  span: IndicatorSpan,
): Promise<(Counted & { agreementId: number })[]> {
  const { client, codec } = core;
  const umkIds = [...new Set(pairs.map(({ umkId }) => umkId))];
  const before = spanBefore(span);
  const [said, entries, umks, baselines] = await Promise.all([
    checkInsByPair(
      client,
      core,
      pairs.map(({ agreementId }) => agreementId),
    ),
    entriesByPair(
      core,
      pairs.map(({ agreementId }) => agreementId),
    ),
    inParts(umkIds, (part) =>
      client.umk.findMany({
        where: { id: { in: part } },
        select: { id: true, salesBand: true, kecamatan: true },
      }),
    ),
    inParts(umkIds, (part) => client.baseline.findMany({ where: { id: { in: part } } })),
  ]);
  const umkOf = new Map(umks.map((row) => [row.id, row]));
  const baselineOf = new Map(baselines.map((row) => [row.id, codec.decode('baseline', row)]));
  return pairs.map((pair) => {
    const { umkId, companyId, agreementId } = pair;
    const umk = umkOf.get(umkId);
    const of = partnershipIndicators(
      {
        checkIns: said.get(pairKey(pair)) ?? [],
        work: workOf(entries.get(pairKey(pair)), span),
        workBefore: workOf(entries.get(pairKey(pair)), before),
        baseline: baselineOf.get(umkId),
        salesBand: umk?.salesBand ?? undefined,
      },
      span,
    );
    return { agreementId, umkId, companyId, kecamatan: umk?.kecamatan ?? '', of };
  });
}

async function ofAgreement(
  core: Core,
  { agreementId, from, until }: Extract<Query, { kind: 'agreement.indicators' }>,
): Promise<{ umkId: number; indicators: Indicators }[]> {
  const pairs = await runningPairs(core.client, core, { ids: [agreementId], states: WORKED });
  const rows = await counted(core, pairs, { from, until });
  return rows.map(({ umkId, of: indicators }) => ({ umkId, indicators }));
}

async function ofAll(
  core: Core,
  { from, until }: IndicatorSpan,
): Promise<QueryResult<'indicators'>> {
  const pairs = await runningPairs(core.client, core, { states: WORKED });
  const begun = pairs.filter(({ startsOn }) => startsOn < until);
  return begun.length === 0
    ? undefined
    : programmeIndicators(await counted(core, begun, { from, until }));
}

async function warningView(core: Core, id: number): Promise<WarningView | undefined> {
  const { client, codec } = core;
  const row = await client.warning.findUnique({ where: { id } });
  if (!row) return undefined;
  const warning = codec.decode('warning', row);
  const [company, umk] = await Promise.all([
    client.company.findUnique({
      where: { id: warning.companyId },
      select: { id: true, name: true },
    }),
    client.umk.findUnique({ where: { id: warning.umkId }, select: { id: true, product: true } }),
  ]);
  return { warning, ...(company ? { company } : {}), ...(umk ? { umk } : {}) };
}

/** What somebody has said themselves so far, by kind: how often and when last. */
export async function checkInsMine(
  { client, codec }: Core,
  { umkIds, companyIds }: Extract<Query, { kind: 'checkins.mine' }>,
  personId: number,
): Promise<QueryResult<'checkins.mine'>> {
  const whose = [{ umkId: { in: umkIds } }, { companyId: { in: companyIds } }];
  const rows = await client.checkIn.findMany({
    where: { personId, OR: whose },
    orderBy: [{ at: 'desc' }, { id: 'asc' }],
  });
  const said = rows.map((row) => codec.decode('checkIn', row));
  return CheckInKind.options.flatMap((kind) => {
    const ofKind = said.filter((one) => one.kind === kind);
    const [newest] = ofKind;
    if (!newest) return [];
    return [{ kind, times: new Set(ofKind.map(({ period }) => period)).size, last: newest.at }];
  });
}

export async function readCheckIns(core: Core, query: CheckInQuery): Promise<unknown> {
  const { client, codec } = core;
  switch (query.kind) {
    case 'checkins.of': {
      const { umkIds, companyIds, of: kind, period } = query;
      const whose = [{ umkId: { in: umkIds } }, { companyId: { in: companyIds } }];
      const rows = await client.checkIn.findMany({
        where: { kind, period, OR: whose },
        orderBy: { id: 'asc' },
      });
      return rows.map((row) => codec.decode('checkIn', row));
    }
    case 'warning':
      return warningView(core, query.id);
    case 'agreement.indicators':
      return ofAgreement(core, query);
    case 'indicators':
      return ofAll(core, query);
    default:
      return query satisfies never;
  }
}

/** A business is erased: nothing that was said of its partnerships stays, and nobody need look at them. */
export async function eraseCheckIns(tx: Tx, umkId: number, at: Date): Promise<void> {
  const warnings = await tx.warning.findMany({ where: { umkId }, select: { id: true } });
  const ids = warnings.map(({ id }) => id);
  await tx.queueItem.updateMany({
    where: { kind: 'warning', subjectId: { in: ids } },
    data: { state: 'done', updatedAt: at },
  });
  await tx.warning.deleteMany({ where: { umkId } });
  await tx.checkIn.deleteMany({ where: { umkId } });
  await tx.baseline.deleteMany({ where: { id: umkId } });
}

/** Somebody leaves, and their firm goes on: how it went stays, in whose words it was does not. */
export async function forgetCheckIns(tx: Tx, { codec }: Kit, personId: number): Promise<void> {
  const gone = codec.encodePart('checkIn', { personId: 0, words: undefined });
  await tx.checkIn.updateMany({ where: { personId }, data: gone });
  const noted = codec.encodePart('warning', { closedBy: undefined, note: undefined });
  await tx.warning.updateMany({ where: { closedBy: personId }, data: noted });
}

export async function moveCheckIns(tx: Tx, other: number, into: number): Promise<void> {
  await tx.checkIn.updateMany({ where: { personId: other }, data: { personId: into } });
  await tx.warning.updateMany({ where: { closedBy: other }, data: { closedBy: into } });
}
