/** Evaluations with what they are about; those that are due begin by themselves, once, and whoever is to say something hears it; and what stays when people leave. */
import type { AgreementView } from '../domain/agreementView.ts';
import type { Evaluation, EvaluationView } from '../domain/evaluation.ts';
import { askedAgain, earliestEnd, saidBy, spanDue } from '../domain/evaluation.ts';
import { beforePause } from '../domain/match.ts';
import type { Day } from '../domain/quantity.ts';
import type { Query, QueryResult } from '../domain/query.ts';
import { localDay } from '../domain/workingDays.ts';
import { members } from './agreementLife.ts';
import { readAgreements } from './agreements.ts';
import { readCheckIns } from './checkIns.ts';
import type { Core, Kit } from './core.ts';
import { insertRows } from './sql.ts';
import { reachable, tellUnasked } from './unasked.ts';
import type { News, Reachable } from './unasked.ts';
import type { Tx } from './writer.ts';

export type EvaluationQuery = Extract<
  Query,
  { kind: 'evaluation' | 'evaluations.of' | 'evaluations.list' | 'evaluations.between' }
>;

/** The day on which everybody was looked at last. */
const LOOKED = 'evaluations.at';

async function viewOf(core: Core, evaluation: Evaluation): Promise<EvaluationView | undefined> {
  const { agreementId, from, until } = evaluation;
  const agreement = (await readAgreements(core, { kind: 'agreement', id: agreementId })) as
    AgreementView | undefined;
  if (!agreement) return undefined;
  const indicators = (await readCheckIns(core, {
    kind: 'agreement.indicators',
    ...{ agreementId, from, until },
  })) as EvaluationView['indicators'];
  const rows = await core.client.match.findMany({
    where: { id: { in: agreement.parties.map(({ party }) => party.matchId) } },
  });
  const matches = rows
    .map((row) => core.codec.decode('match', row))
    .map(({ id, umkId, state, steps }) => {
      const before = state === 'paused' ? beforePause({ steps }) : undefined;
      return { id, umkId, state, ...(before ? { before } : {}) };
    });
  return { evaluation, agreement, indicators, matches };
}

async function viewsOf(core: Core, rows: readonly Evaluation[]): Promise<EvaluationView[]> {
  const views: EvaluationView[] = [];
  for (const row of rows) {
    const view = await viewOf(core, row);
    if (view) views.push(view);
  }
  return views;
}

async function ofOrganisations(
  core: Core,
  { umkIds, companyIds }: Extract<Query, { kind: 'evaluations.of' }>,
): Promise<EvaluationView[]> {
  const { client, codec } = core;
  const mine = await client.agreementParty.findMany({
    where: { umkId: { in: umkIds } },
    select: { agreementId: true },
  });
  const agreementId = { in: mine.map((one) => one.agreementId) };
  const rows = await client.evaluation.findMany({
    where: { OR: [{ companyId: { in: companyIds } }, { agreementId }] },
    orderBy: { id: 'desc' },
    take: 20,
  });
  const views = await viewsOf(
    core,
    rows.map((row) => codec.decode('evaluation', row)),
  );
  // What the office makes of it is its own.
  return views.map((view) => ({ ...view, evaluation: { ...view.evaluation, words: '' } }));
}

/** Of partnerships that are paused now: what an evaluation paused waits for the office to go on. */
async function pausedAgreements({ client }: Core): Promise<number[]> {
  const paused = await client.match.findMany({ where: { state: 'paused' }, select: { id: true } });
  const parties = await client.agreementParty.findMany({
    where: { matchId: { in: paused.map(({ id }) => id) } },
    select: { agreementId: true },
  });
  return parties.map((party) => party.agreementId);
}

async function list(
  core: Core,
  { states, agreementId, page, size }: Extract<Query, { kind: 'evaluations.list' }>,
): Promise<QueryResult<'evaluations.list'>> {
  const { client, codec, regionId } = core;
  const of = agreementId === undefined ? {} : { agreementId };
  const paused = { state: 'closed', outcome: 'jeda' };
  const waits = [
    { state: { in: states } },
    { ...paused, agreementId: { in: await pausedAgreements(core) } },
  ];
  const where = { regionId, OR: waits, ...of };
  const total = await client.evaluation.count({ where });
  const pages = Math.max(1, Math.ceil(total / size));
  const skip = (Math.min(Math.max(1, page), pages) - 1) * size;
  const found = await client.evaluation.findMany({
    ...{ where, skip, take: size },
    orderBy: { id: agreementId === undefined ? 'asc' : 'desc' },
  });
  const companies = await client.company.findMany({
    where: { id: { in: found.map(({ companyId }) => companyId) } },
    select: { id: true, name: true },
  });
  const nameOf = new Map(companies.map(({ id, name }) => [id, name]));
  const rows = found.map((row) => ({
    evaluation: codec.decode('evaluation', row),
    company: nameOf.get(row.companyId) ?? '-',
  }));
  return { total, rows };
}

export async function readEvaluations(core: Core, query: EvaluationQuery): Promise<unknown> {
  const { client, codec, regionId } = core;
  switch (query.kind) {
    case 'evaluation': {
      const row = await client.evaluation.findUnique({ where: { id: query.id } });
      return row ? viewOf(core, codec.decode('evaluation', row)) : undefined;
    }
    case 'evaluations.of':
      return ofOrganisations(core, query);
    case 'evaluations.list':
      return list(core, query);
    case 'evaluations.between': {
      const rows = await client.evaluation.findMany({
        where: { regionId, example: false, until: { gt: query.from, lte: query.until } },
        orderBy: { id: 'asc' },
      });
      return viewsOf(
        core,
        rows.map((row) => codec.decode('evaluation', row)),
      );
    }
    default:
      return query satisfies never;
  }
}

type How = { today: Day; now: Date; cause: string; timeZone: string };

/** Whose year, or whole term, is over or nearly so and was not evaluated: the evaluation begins. */
async function begun(tx: Tx, core: Core, { today, now }: How): Promise<Evaluation[]> {
  const { codec, regionId, numbers } = core;
  const agreements = await tx.agreement.findMany({
    where: {
      ...{ regionId, startsOn: { lt: today } },
      OR: [{ state: 'running' }, { state: 'ended', endsOn: { gte: earliestEnd(today) } }],
    },
    select: { id: true, companyId: true, startsOn: true, endsOn: true, example: true },
    orderBy: { id: 'asc' },
  });
  const made: Evaluation[] = [];
  for (const { id: agreementId, companyId, startsOn, endsOn, example } of agreements) {
    const year = startsOn === null ? undefined : spanDue(startsOn, endsOn ?? undefined, today);
    if (!year) continue;
    const where = { agreementId, OR: [{ openFor: agreementId }, { until: { gte: year.until } }] };
    if ((await tx.evaluation.count({ where })) > 0) continue;
    made.push({
      ...{ id: numbers.next('evaluation'), regionId, agreementId, companyId, ...year },
      ...{ state: 'open', views: [], plan: [], rev: 0, openFor: agreementId, example },
      ...{ createdAt: now, updatedAt: now },
    });
  }
  const rows = made.map((row) => codec.encode('evaluation', row));
  await insertRows(tx, 'Evaluation', rows);
  return made;
}

async function staff(tx: Tx): Promise<Reachable[]> {
  const rows = await tx.staffRole.findMany({ where: { role: { in: ['admin', 'mediator'] } } });
  return reachable(
    tx,
    rows.map(({ personId }) => personId),
  );
}

/** Each told once under `key`. */
function newsTo(
  people: readonly Reachable[],
  { id: evaluationId }: Evaluation,
  why: 'asked' | 'again' | 'due',
  key: string,
): News[] {
  const happening = { kind: 'evaluation.moved', evaluationId, why } as const;
  return people.map(({ personId, addressId }) => ({
    ...{ personId, addressId, happening },
    key: `evaluation/${evaluationId}/${key}/${personId}`,
  }));
}

/** Everybody of both sides and the office. */
async function newsOf(
  tx: Tx,
  evaluation: Evaluation,
  why: 'asked' | 'due',
  key: string,
): Promise<News[]> {
  const { agreementId: id, companyId } = evaluation;
  const people = [...(await members(tx, { id, companyId })), ...(await staff(tx))];
  return newsTo(people, evaluation, why, key);
}

/** Whoever has not given a view is asked again, on each of its days once. */
async function askedOnceMore(
  tx: Tx,
  { codec, regionId }: Core,
  { today, timeZone }: How,
): Promise<News[]> {
  const news: News[] = [];
  for (const row of await tx.evaluation.findMany({ where: { regionId, state: 'open' } })) {
    const evaluation = codec.decode('evaluation', row);
    const { agreementId: id, companyId, createdAt } = evaluation;
    const days = askedAgain(localDay(createdAt, timeZone), today);
    if (days === undefined) continue;
    const silent = (party: string): boolean => saidBy(evaluation, [party]).silent.length > 0;
    const people = await members(tx, { id, companyId }, silent);
    news.push(...newsTo(people, evaluation, 'again', `again/${days}`));
  }
  return news;
}

/** Begins what is due, asks again for views that are missing, and reminds of what a plan says for today; looked at once a day. Who has something to be handled. */
export async function stepEvaluations(core: Core, how: How): Promise<number[]> {
  const { client, codec, regionId, writer } = core;
  const looked = await client.setting.findUnique({ where: { name: LOOKED } });
  if (looked?.value === how.today) return [];
  return writer.once(async (tx) => {
    const data = { name: LOOKED, value: how.today };
    await tx.setting.upsert({ where: { name: LOOKED }, create: data, update: data });
    const news: News[] = [];
    for (const one of await begun(tx, core, how))
      news.push(...(await newsOf(tx, one, 'asked', 'asked')));
    news.push(...(await askedOnceMore(tx, core, how)));
    const improving = await tx.evaluation.findMany({ where: { regionId, state: 'improving' } });
    for (const row of improving) {
      const evaluation = codec.decode('evaluation', row);
      for (const [at, { on, doneAt }] of evaluation.plan.entries())
        if (doneAt === undefined && on <= how.today)
          news.push(...(await newsOf(tx, evaluation, 'due', `plan/${at}`)));
    }
    return tellUnasked(tx, core, news, how);
  });
}

/** A business is erased: what it said goes, and so does what was planned with it in words. */
export async function eraseEvaluations(
  tx: Tx,
  { codec }: Pick<Kit, 'codec'>,
  umkId: number,
): Promise<void> {
  const mine = await tx.agreementParty.findMany({
    where: { umkId },
    select: { agreementId: true },
  });
  const rows = await tx.evaluation.findMany({
    where: { agreementId: { in: mine.map(({ agreementId }) => agreementId) } },
  });
  for (const row of rows) {
    const { views, rev } = codec.decode('evaluation', row);
    const left = views.filter(({ party }) => party !== `umk/${umkId}`);
    const data = codec.encodePart('evaluation', { views: left, words: undefined, rev: rev + 1 });
    await tx.evaluation.updateMany({ where: { id: row.id }, data });
  }
}
