/** What the effects of a turn write and tell, with all that follows from them; a turn without any, as most are, passes by at once. */
import type { Effect } from '../domain/effect.ts';
import type { Facts } from '../domain/facts.ts';
import type { Query } from '../domain/query.ts';
import { withAgreementPapers } from './agreementPapers.ts';
import type { Papers } from './agreementPapers.ts';
import { withWhatFollows } from './perform/follows.ts';
import { nothingPerformed, perform } from './perform/perform.ts';
import type { Performed } from './perform/perform.ts';
import { withPlaces } from './places.ts';
import type { Inbound, Store } from './ports.ts';

/** `caused` are the effects as they were performed. */
export async function performAll(
  row: Pick<Inbound, 'id' | 'personId'>,
  effects: readonly Effect[],
  { facts, store, papers }: { facts: Facts; store: Store; papers: Papers | undefined },
): Promise<{ caused: readonly Effect[]; performed: Performed }> {
  if (effects.length === 0) return { caused: effects, performed: nothingPerformed() };
  let count = 0;
  const read = (query: Query): Promise<unknown> => store.read(query, row.personId);
  const issued = await withAgreementPapers(effects, facts.region, papers);
  const caused = await withWhatFollows(issued, { facts, read });
  const performed = await perform(await withPlaces(caused, store), {
    facts,
    rowId: () => `${row.id}.${count++}`,
    peopleOf: (audience) => store.peopleOf(audience),
  });
  return { caused, performed };
}
