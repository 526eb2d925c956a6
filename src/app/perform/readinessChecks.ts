/** A score follows from papers too: where staff decide one, it is counted anew in the same turn, by the rules of the next sitting. */
import type { Effect } from '../../domain/effect.ts';
import type { Facts } from '../../domain/facts.ts';
import type { PaperView, Query, QueryKind, QueryResult } from '../../domain/query.ts';
import { standing } from '../../flows/readinessState.ts';
import type { Read } from '../../conversation/step.ts';

type How = { facts: Facts; read: (query: Query) => Promise<unknown> };
type Check = Extract<Effect, { kind: 'paper.check' }>;

/** The effects with a new count for each business of which a paper is decided; none where nobody has answered yet, or nothing changes. */
export async function withReadiness(caused: readonly Effect[], how: How): Promise<Effect[]> {
  const effects = [...caused];
  for (const effect of caused) {
    if (effect.kind === 'paper.check') effects.push(...(await recount(effect, how)));
  }
  return effects;
}

async function recount(check: Check, how: How): Promise<Effect[]> {
  const { umkId } = check;
  const readiness = await ask(how, { kind: 'readiness', umkId });
  const umk = await ask(how, { kind: 'umk', id: umkId });
  if (!readiness?.answeredAt || !umk) return [];
  const papers = (await ask(how, { kind: 'papers', umkId })).map((paper) =>
    paper.kind === check.paperKind ? decided(paper, check.verdict) : paper,
  );
  const known = { papers, readiness } as Partial<Record<QueryKind, unknown>>;
  const read = (({ kind }: Query) => known[kind]) as Read;
  const { answers, questions, result } = standing(umk, { answers: {}, facts: how.facts, read });
  const { score, level } = result;
  if (score === readiness.score && level === readiness.computed) return [];
  const applying = questions.flatMap(({ code }) => {
    const answer = answers[code];
    return answer === undefined ? [] : [[code, answer] as const];
  });
  const counted = {
    answers: Object.fromEntries(applying),
    ...(score === undefined ? {} : { score }),
    ...(level === undefined ? {} : { level }),
  };
  return [{ kind: 'readiness.recount', umkId, answeredAt: readiness.answeredAt, ...counted }];
}

function decided(paper: PaperView, verdict: Check['verdict']): PaperView {
  if (verdict.is === 'refused') return { ...paper, refusal: verdict.why };
  const { refusal: _, ...valid } = paper;
  return { ...valid, ...(verdict.expires === undefined ? {} : { expires: verdict.expires }) };
}

async function ask<K extends QueryKind>(
  { read }: How,
  query: Extract<Query, { kind: K }>,
): Promise<QueryResult<K>> {
  return (await read(query)) as QueryResult<K>;
}
