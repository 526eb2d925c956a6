/** Whole tables page by page, in the order of their numbers, so that none is in memory at once. */
import type { Table, Tables } from '../app/ports.ts';
import type { Core } from './core.ts';

const ROWS_A_READ = 1_000;

export async function* pages<
  T extends Table &
    ('umk' | 'company' | 'need' | 'match' | 'ticket' | 'licenceRequest' | 'commitment'),
>({ client, codec }: Core, table: T, where: object = {}): AsyncGenerator<Tables[T][]> {
  for (let after = 0; ;) {
    const rows = await codec.delegate(client, table).findMany({
      where: { ...where, id: { gt: after } },
      orderBy: { id: 'asc' },
      take: ROWS_A_READ,
    });
    if (rows.length > 0) yield rows.map((row) => codec.decode(table, row));
    if (rows.length < ROWS_A_READ) return;
    after = Number(rows.at(-1)?.id);
  }
}
