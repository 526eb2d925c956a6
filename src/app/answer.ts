/** Answers what a turn needs to know: rows from the store, rankings from the matching, texts as they are. */
import { randomBytes } from 'node:crypto';
import type { Facts } from '../domain/facts.ts';
import type { Query, QueryResult } from '../domain/query.ts';
import { queryKey } from '../domain/query.ts';
import { localDay } from '../domain/workingDays.ts';
import { rankNeeds, rankSuppliers } from '../matching/rank.ts';
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
  return rankSuppliers({ need, supply: open, papers, region: facts.region, today })
    .slice(0, 20)
    .map((found) => {
      const match = matchOf.get(found.umk.id);
      if (!match) return found;
      return { ...found, matchId: match.id, raised: match.state === 'raised' };
    })
    .sort((a, b) => Number(b.raised ?? false) - Number(a.raised ?? false));
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
