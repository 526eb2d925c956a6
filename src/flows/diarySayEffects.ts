/** What comes of what was said of the work: every entry is written, what it answers moves, and the other side is asked. */
import { otherSideOf } from '../domain/diary.ts';
import type { Effect } from '../domain/effect.ts';
import type { Query } from '../domain/query.ts';
import { entriesOf, onlyDenied, sayingOf } from './diarySaying.ts';
import type { Here, Say, Saying } from './diarySaying.ts';
import { asked, askNoMore, tellSide } from './diaryWords.ts';

/** How many numbers it takes. */
export function countOf(context: Here): number {
  return sayingOf(context)?.umkIds.length ?? 1;
}

function fresh(nth: number): Extract<Query, { kind: 'fresh' }> {
  return nth === 0 ? { kind: 'fresh', of: 'diaryEntry' } : { kind: 'fresh', of: 'diaryEntry', nth };
}

export function numbersNeeded({ sure = '' }: Say): Query[] {
  const count = Number(sure.split(':')[1] ?? 1) || 1;
  return Array.from({ length: count }, (_, nth) => fresh(nth));
}

/** Whether a receipt takes all that was sent: then both have said the same. */
function takesAll(context: Here, saying: Saying): boolean {
  const { delivery, target, kind } = saying;
  const sent = delivery?.quantity;
  return (
    kind === 'receipt' && !target && sent !== undefined && context.answers.quantity?.n === sent
  );
}

/** Every entry is written, what it answers moves, and the other side is asked, or told where there is nothing to ask. */
export function saidEffects(context: Here): Effect[] {
  const saying = sayingOf(context);
  if (!saying) return [];
  const { part, root, target, delivery } = saying;
  const { facts, read, answers } = context;
  const known = { view: part.view, facts };
  const other = otherSideOf(part.side);
  const effects: Effect[] = [];
  if (target) {
    const { id: entryId, rev, state: from } = target;
    effects.push(
      { kind: 'diary.move', entryId, rev, from, move: 'dispute', by: 'hearer' },
      askNoMore(entryId),
    );
    if (onlyDenied(context, saying)) {
      return [...effects, tellSide(target.side, target, 'dispute', known)];
    }
  }
  const agreed = takesAll(context, saying);
  entriesOf(context, saying).forEach((entry, nth) => {
    const id = read(fresh(nth));
    const made = { ...entry, id };
    const touched = root ? { root: { id: root.id, rev: root.rev } } : {};
    effects.push({ kind: 'diary.say', entry: made, ...touched, ...(agreed ? { agreed } : {}) });
    if (!agreed) effects.push(...asked(made, part.view, facts));
    if (answers.behalf !== undefined) effects.push(tellSide(part.side, made, 'noted', known));
  });
  if (delivery?.state === 'said' && !target) {
    const { id: entryId, rev, state: from } = delivery;
    effects.push(
      { kind: 'diary.move', entryId, rev, from, move: 'confirm', by: 'hearer' },
      askNoMore(entryId),
    );
    if (agreed) effects.push(tellSide(other, delivery, 'confirm', known));
  }
  return effects;
}
