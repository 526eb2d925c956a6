/** Answers what a turn needs to know: rows from the store, rankings from the matching, texts as they are. */
import { randomBytes } from 'node:crypto';
import type { Facts } from '../domain/facts.ts';
import { isProposed } from '../domain/match.ts';
import type { Match } from '../domain/match.ts';
import type { Candidate, PairView, Query, QueryKind, QueryResult } from '../domain/query.ts';
import { queryKey } from '../domain/query.ts';
import { localDay } from '../domain/workingDays.ts';
import { explainPair, rankNeeds, rankSuppliers } from '../matching/rank.ts';
import { findTexts, viewText } from '../text/catalogue.ts';
import type { Current } from './current.ts';
import type { Store } from './ports.ts';

/** What of the answers is not in the store. */
export type Outside = {
  /** The address of the server as the outside sees it, where there is one for files. */
  door?: string;
};

/** Of random bytes; nobody can guess it. */
const TOKEN_BYTES = 32;
export const FILE_PATH = '/berkas/';

function newLink({ door }: Outside): QueryResult<'fileLink'> {
  if (door === undefined) return undefined;
  const token = randomBytes(TOKEN_BYTES).toString('base64url');
  return { token, url: new URL(`${FILE_PATH}${token}`, door).href };
}

/** Reads all queries in one batch and adds them to `results` under their keys. */
export async function answerAll(
  store: Store,
  current: Pick<Current, 'texts' | 'shipped'>,
  queries: readonly Query[],
  facts: Facts,
  results: Map<string, unknown>,
  outside: Outside = {},
): Promise<void> {
  await Promise.all(
    queries.map(async (query) => {
      results.set(queryKey(query), await answer(store, current, query, facts, outside));
    }),
  );
}

async function answer(
  store: Store,
  { texts, shipped }: Pick<Current, 'texts' | 'shipped'>,
  query: Query,
  facts: Facts,
  outside: Outside,
): Promise<unknown> {
  switch (query.kind) {
    case 'text':
      return viewText(shipped, texts, query.key);
    case 'texts.find': {
      const { words, page, size } = query;
      const rows = findTexts(shipped, texts, words);
      const last = Math.max(1, Math.ceil(rows.length / size));
      const from = (Math.min(Math.max(1, page), last) - 1) * size;
      return { total: rows.length, rows: rows.slice(from, from + size) };
    }
    case 'candidates':
      return candidates(store, query.needId, facts);
    case 'pair':
      return pair(store, query, facts);
    case 'opportunities':
      return opportunities(store, query.umkId, facts);
    case 'fileLink':
      return newLink(outside);
    default:
      return store.read(query, facts.person.id);
  }
}

async function candidates(store: Store, needId: number, facts: Facts): Promise<unknown> {
  const need = (await store.openNeeds()).find((open) => open.need.id === needId)?.need;
  if (!need) return [];
  const [supply, matches] = await Promise.all([store.supply(), store.matchesOfNeed(needId)]);
  const today = localDay(facts.now, facts.region.timeZone);
  const own = new Set(facts.person.umks.map((umk) => umk.id));
  const matchOf = new Map(matches.map((match) => [match.umkId, match]));
  const open = supply.filter((umk) => {
    const match = matchOf.get(umk.id);
    return !own.has(umk.id) && (!match || match.state === 'suggested' || match.state === 'raised');
  });
  const papers = await store.paperKinds(open.map((umk) => umk.id));
  const found: Candidate[] = rankSuppliers({
    need,
    supply: open,
    papers,
    region: facts.region,
    today,
  })
    .slice(0, MAX_CANDIDATES)
    .map((candidate) => withMatch(candidate, matchOf.get(candidate.umk.id)));
  const known = new Set(found.map(({ umk }) => umk.id));
  // What staff thought of is shown whatever the program thinks of it, with the reasons of that day.
  const others = open.flatMap((umk): Candidate[] => {
    const match = matchOf.get(umk.id);
    if (!match || known.has(umk.id) || !isProposed(match)) return [];
    return [withMatch({ umk, score: match.score, reasons: match.reasons }, match)];
  });
  const rank = ({ raised, proposed }: Candidate): number => (raised ? 2 : proposed ? 1 : 0);
  return [...others, ...found].sort((a, b) => rank(b) - rank(a));
}

const MAX_CANDIDATES = 20;

function withMatch(candidate: Candidate, match: Match | undefined): Candidate {
  if (!match) return candidate;
  const { id: matchId, state } = match;
  return {
    ...candidate,
    matchId,
    raised: state === 'raised',
    ...(isProposed(match) ? { proposed: true } : {}),
  };
}

/** One need and one UMK, whatever they have in common; undefined where one of them is not there. */
async function pair(
  store: Store,
  { needId, umkId }: Extract<Query, { kind: 'pair' }>,
  facts: Facts,
): Promise<PairView | undefined> {
  const ask = <K extends QueryKind>(query: Extract<Query, { kind: K }>) =>
    store.read(query, facts.person.id) as Promise<QueryResult<K>>;
  const [need, umk, matches, papers] = await Promise.all([
    ask<'need'>({ kind: 'need', id: needId }),
    ask<'umk'>({ kind: 'umk', id: umkId }),
    store.matchesOfNeed(needId),
    store.paperKinds([umkId]),
  ]);
  const company = need && (await ask<'company'>({ kind: 'company', id: need.companyId }));
  if (!need || !umk || !company) return undefined;
  const match = matches.find((one) => one.umkId === umkId);
  const { region } = facts;
  const today = localDay(facts.now, region.timeZone);
  const { id, name, status } = company;
  return {
    need,
    company: { id, name, status },
    umk,
    ...explainPair({ need, umk, papers: papers.get(umkId) ?? [], region, today }),
    ...(match ? { match } : {}),
  };
}

async function opportunities(store: Store, umkId: number, facts: Facts): Promise<unknown> {
  const umk = facts.person.umks.find(({ id }) => id === umkId);
  if (!umk) return [];
  const [open, matches, papers] = await Promise.all([
    store.openNeeds(),
    store.matchesOfUmk(umkId),
    store.paperKinds([umkId]),
  ]);
  const own = new Set(facts.person.companies.map((company) => company.id));
  const known = new Set(
    matches.filter((match) => match.state !== 'suggested').map((match) => match.needId),
  );
  const needs = open
    .map(({ need }) => need)
    .filter((need) => !own.has(need.companyId) && !known.has(need.id));
  const today = localDay(facts.now, facts.region.timeZone);
  return rankNeeds({ umk, needs, papers, region: facts.region, today }).slice(0, 10);
}
