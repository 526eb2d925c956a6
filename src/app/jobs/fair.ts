/** Makes the suggestions of a fair run that staff let begin, some at a time, so that nobody waits for it; not at night, because companies hear of them. */
import { quietUntil } from '../../domain/quietHours.ts';
import { localDay } from '../../domain/workingDays.ts';
import { stillFair } from '../fair.ts';
import type { Job } from './job.ts';

const PAIRS_AT_ONCE = 120;

export const fair: Job = {
  name: 'fair',
  cron: '* * * * *',
  wokenBy: 'fairRun',
  async run({ store, supply, region, now, cause }) {
    const run = await store.fairRun();
    if (!run || quietUntil(now, region)) return { people: [], more: false };
    const upTo = partEnd(run.pairs, run.at);
    const today = localDay(now, region.timeZone);
    const made = await stillFair({ store, supply }, run.pairs.slice(run.at, upTo), { now, today });
    const people = await store.stepFair({ run, upTo, made, now, cause });
    return { people, more: upTo < run.pairs.length };
  },
};

/** Those of one need stay together, so that its company hears of them once. */
function partEnd(pairs: readonly (readonly [number, number])[], from: number): number {
  let end = Math.min(pairs.length, from + PAIRS_AT_ONCE);
  while (end < pairs.length && pairs[end]?.[0] === pairs[end - 1]?.[0]) end += 1;
  return end;
}
