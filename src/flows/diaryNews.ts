/** What a side hears of an entry once it is answered, taken back, or decided by the office; nothing where it is not theirs (any more). */
import type { Line } from '../conversation/reply.ts';
import { line, stacked } from '../conversation/reply.ts';
import type { Read } from '../conversation/step.ts';
import type { Happening } from '../domain/event.ts';
import type { Facts } from '../domain/facts.ts';
import { diaryQuery, entryLine, noteLines, partsOf, umkNameIn } from './diaryWords.ts';

/** In which state an entry must be for the news to be true still. */
const STATES = {
  confirm: ['confirmed'],
  dispute: ['disputed'],
  withdraw: ['withdrawn'],
  uphold: ['confirmed'],
  drop: ['withdrawn'],
  noted: ['said', 'confirmed'],
} as const;

export function diaryNews(
  { entryId, what }: Extract<Happening, { kind: 'diary.answered' }>,
  { facts, read }: { facts: Facts; read: Read },
): Line | undefined {
  for (const { view, entries, side } of partsOf(read(diaryQuery({ facts })), facts)) {
    const entry = entries.find(({ id }) => id === entryId);
    if (!entry) continue;
    const states: readonly string[] = STATES[what];
    if (!states.includes(entry.state)) return undefined;
    const who = side === 'umk' ? (view.company?.name ?? '-') : umkNameIn(view, entry.umkId);
    return stacked(
      line(`diary.news_${what}`, { who, what: entryLine(entry, facts) }),
      ...(what === 'noted' ? noteLines(entry) : []),
    );
  }
  return undefined;
}
