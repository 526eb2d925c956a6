/** What is told of papers waits for a person's look: one line in the queue per business, whichever dialog told it. */
import type { Effect } from '../../domain/effect.ts';
import type { Facts } from '../../domain/facts.ts';
import { saysTheSame } from '../../domain/paper.ts';
import type { Query, QueryKind, QueryResult } from '../../domain/query.ts';
import { addWorkingDays, localDay } from '../../domain/workingDays.ts';

type How = { facts: Facts; read: (query: Query) => Promise<unknown> };
type Record = Extract<Effect, { kind: 'paper.record' }>;

/**
 * The effects without papers told as they are stored already (what staff said of those stays), and, where a paper came
 * that staff can compare (a number or a photo), with a line for them; where the business has one that is not done, it
 * learns that there is more, so that nobody ends it at the same moment.
 */
export async function withPaperChecks(caused: readonly Effect[], how: How): Promise<Effect[]> {
  const records = caused.filter((effect) => effect.kind === 'paper.record');
  const same = new Set<Effect>();
  for (const record of records) if (await isKnown(record, how)) same.add(record);
  const effects = caused.filter((effect) => !same.has(effect));
  const told = [...new Set(effects.flatMap((effect) => toCompare(effect)))];
  for (const umkId of told) effects.push(...(await line(umkId, how)));
  return effects;
}

async function isKnown({ umkId, paper }: Record, how: How): Promise<boolean> {
  const papers = await ask(how, { kind: 'papers', umkId });
  const stored = papers.find(({ kind }) => kind === paper.kind);
  // Who says again what was refused says that it is right: somebody looks once more.
  return stored?.refusal === undefined && saysTheSame(paper, stored);
}

/** The business of which there is something new to compare. */
function toCompare(effect: Effect): number[] {
  if (effect.kind === 'paper.record') {
    const { status, number } = effect.paper;
    return status === 'ada' && number !== undefined ? [effect.umkId] : [];
  }
  if (effect.kind !== 'attachment.keep' || effect.attachment.owner !== 'paper') return [];
  return [Number(effect.attachment.ownerId.split('/')[0])];
}

async function line(subjectId: number, how: How): Promise<Effect[]> {
  const of = 'paper_check';
  const item = (await ask(how, { kind: 'queue.about', of, subjectId }))?.item;
  if (item) return [{ kind: 'queue.more', itemId: item.id, updatedAt: item.updatedAt }];
  const { now, region } = how.facts;
  const id = await ask(how, { kind: 'fresh', of: 'queueItem' });
  const today = localDay(now, region.timeZone);
  const { day: dueOn } = addWorkingDays(today, region.deadlines.otherWorkingDays, region);
  return [
    { kind: 'queue.add', item: { id, kind: of, subjectId, dueOn } },
    {
      kind: 'tell',
      whom: { role: 'kurator' },
      happening: { kind: 'queue.new', queueKind: of, subjectId },
    },
  ];
}

async function ask<K extends QueryKind>(
  { read }: How,
  query: Extract<Query, { kind: K }>,
): Promise<QueryResult<K>> {
  return (await read(query)) as QueryResult<K>;
}
