/** A fair run that is under way: its next suggestions, who is told of them, and how far it is are one transaction. */
import type { NewSuggestion } from '../app/ports.ts';
import type { FairRun } from '../domain/fairRun.ts';
import type { Core } from './core.ts';
import { markChanged, named } from './matchingChanges.ts';
import { insertRows } from './sql.ts';
import { tellEach, tellMembers } from './unasked.ts';
import type { Tx } from './writer.ts';

/** The one that is under way, if any. */
export async function fairRun({ client, codec }: Core): Promise<FairRun | undefined> {
  const row = await client.fairRun.findFirst({ where: { slot: 1 } });
  return row ? codec.decode('fairRun', row) : undefined;
}

type Part = {
  run: FairRun;
  /** Up to which of its pairs this goes. */
  upTo: number;
  made: readonly NewSuggestion[];
  now: Date;
  cause: string;
};

/** See `Store.stepFair`. */
export async function stepFair(core: Core, part: Part): Promise<number[]> {
  const { codec, numbers, writer } = core;
  const { run, upTo, now, cause } = part;
  return writer.once(async (tx) => {
    const row = await tx.fairRun.findUnique({ where: { id: run.id } });
    // Another process made them meanwhile.
    if (row?.slot !== 1 || row.at !== run.at) return [];
    const fresh = await stillNew(tx, part.made);
    const step = { move: 'propose' as const, by: 'staff' as const, at: now };
    const rows = fresh.map((one) =>
      codec.encode('match', {
        ...{ ...one, id: numbers.next('match'), state: 'suggested', steps: [step] },
        ...{ createdAt: now, updatedAt: now },
      }),
    );
    await insertRows(tx, 'Match', rows);
    await markChanged(
      tx,
      named(
        'umk',
        fresh.map(({ umkId }) => umkId),
      ),
    );
    const over = upTo >= run.pairs.length;
    const made = row.made + fresh.length;
    const data = { at: upTo, made, slot: over ? null : 1 };
    await tx.fairRun.update({ where: { id: run.id }, data });
    const people: number[] = [];
    for (const { id, companyId } of await needsOf(tx, fresh)) {
      const company = { organisation: 'company', id: companyId } as const;
      const happening = { kind: 'need.candidates', needId: id } as const;
      const key = `fair/${run.id}/${id}`;
      people.push(...(await tellMembers(tx, core, company, happening, key, { now, cause })));
    }
    if (over) {
      const happening = { kind: 'fair.done', made, of: run.pairs.length } as const;
      const told = { happening, key: `fair/${run.id}/done` };
      people.push(...(await tellEach(tx, core, [run.personId], told, { now, cause })));
    }
    return [...new Set(people)];
  });
}

function needsOf(tx: Tx, made: readonly NewSuggestion[]) {
  return tx.need.findMany({
    where: { id: { in: [...new Set(made.map(({ needId }) => needId))] } },
    select: { id: true, companyId: true },
    orderBy: { id: 'asc' },
  });
}

/** Those that nobody suggested since they were judged, of needs that are open still. */
async function stillNew(tx: Tx, made: readonly NewSuggestion[]): Promise<NewSuggestion[]> {
  const needIds = [...new Set(made.map(({ needId }) => needId))];
  const [needs, matches] = await Promise.all([
    tx.need.findMany({ where: { id: { in: needIds }, status: 'open' }, select: { id: true } }),
    tx.match.findMany({
      where: { needId: { in: needIds } },
      select: { needId: true, umkId: true },
    }),
  ]);
  const open = new Set(needs.map(({ id }) => id));
  const known = new Set(matches.map(({ needId, umkId }) => `${needId}/${umkId}`));
  return made.filter(({ needId, umkId }) => open.has(needId) && !known.has(`${needId}/${umkId}`));
}
