/** The businesses that companies may be shown, as a test looks at them. */
import type { Store } from '../../src/app/ports.ts';
import type { Query, QueryResult } from '../../src/domain/query.ts';
import type { Umk } from '../../src/domain/umk.ts';

/** In the order of their numbers. */
export async function activeUmks(store: Pick<Store, 'read'>): Promise<Umk[]> {
  const all = { kind: 'umks.find', by: 'newest', what: '', page: 1, size: 500 } satisfies Query;
  const { rows } = (await store.read(all, 0)) as QueryResult<'umks.find'>;
  return rows.filter(({ status }) => status === 'active').sort((a, b) => a.id - b.id);
}
