/** Answers what a turn needs to know: rows from the store, rankings from the matching, texts as they are. */
import { randomBytes } from 'node:crypto';
import type { Facts } from '../domain/facts.ts';
import type { Query, QueryResult } from '../domain/query.ts';
import { queryKey } from '../domain/query.ts';
import { findTexts, viewText } from '../text/catalogue.ts';
import type { Current } from './current.ts';
import type { Matching } from './matching.ts';
import type { Store } from './ports.ts';

/** What of the answers is not in the store. */
export type Outside = {
  /** The address of the server as the outside sees it, where there is one for files. */
  door?: string;
  matching: Matching;
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
  outside: Outside,
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
      return outside.matching.candidates(query.needId, facts);
    case 'pair':
      return outside.matching.pair(query, facts);
    case 'opportunities':
      return outside.matching.opportunities(query.umkId, facts);
    case 'fair.plan':
      return outside.matching.overview.fair(query.giveUp, facts);
    case 'weights.try':
      return outside.matching.overview.tried(query, facts);
    case 'coverage':
      return outside.matching.overview.coverage(facts);
    case 'umk.unlock':
      return outside.matching.unlock(query.umkId, facts);
    case 'together.ofNeed':
      return outside.matching.groups.ofNeed(query.needId, facts);
    case 'together.replan':
      return outside.matching.groups.replan(query, facts);
    case 'fileLink':
      return newLink(outside);
    default:
      return store.read(query, facts.person.id);
  }
}
