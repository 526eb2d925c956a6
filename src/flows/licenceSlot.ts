/** Choosing a place at the clinic: the next free slots, or a day that is typed; one that was taken meanwhile is not given. */
import { text } from '../conversation/accept.ts';
import type { Line, Option } from '../conversation/reply.ts';
import { line } from '../conversation/reply.ts';
import type { Accepted, Context, Step } from '../conversation/step.ts';
import { bookable, freePlace, isFree, readSlot, slotId, slotsFrom } from '../domain/clinic.ts';
import type { Slot } from '../domain/clinic.ts';
import type { Facts } from '../domain/facts.ts';
import type { Query } from '../domain/query.ts';
import { readDate } from '../language/date.ts';
import { dayName, today } from './card.ts';
import { slotLine } from './licenceWords.ts';

/** `slot`: a slot, another option, or "hari:2026-11-26" for a typed day, of which `time` is then the slot. */
export type Slotted = { slot?: string | undefined; time?: string | undefined };

/** As many as fit on a small screen; any other is found by its day. */
const SHOWN = 6;
const DAY = 'hari:';

export function takenQuery(facts: Facts): Extract<Query, { kind: 'clinic.taken' }> {
  return { kind: 'clinic.taken', ...bookable(today(facts), facts.region) };
}

function needs({ facts }: { facts: Facts }): Query[] {
  return [takenQuery(facts)];
}

type Row = { slot: Slot; full: boolean };

/** Every slot there is, with whether it is full. */
function rows<A>({ facts, read }: Pick<Context<A>, 'facts' | 'read'>): Row[] {
  const taken = read(takenQuery(facts));
  return slotsFrom(today(facts), facts.region).map((slot) => ({
    slot,
    full: freePlace(slot, taken, facts.region) === undefined,
  }));
}

/**
 * The slots on screen: all up to so many free ones. A full one keeps its place, so that a number typed at the moment at
 * which a slot fills up still means what the person saw.
 */
function shownRows<A>(context: Pick<Context<A>, 'facts' | 'read'>): Row[] {
  const all = rows(context);
  const free = all.filter(({ full }) => !full);
  const last = free[SHOWN - 1] ?? free.at(-1);
  const upTo = last ? all.slice(0, all.indexOf(last) + 1) : [];
  const full = upTo.filter((row) => row.full).slice(-SHOWN);
  return upTo.filter((row) => !row.full || full.includes(row));
}

function option({ slot, full }: Row, facts: Facts): Option {
  const id = slotId(slot);
  const label = slotLine(id, facts) ?? line('licence.no_slot');
  return { id, label: full ? line('licence.slot_full', { slot: label }) : label };
}

/** The time alone, where the day is known: "10.30", "jam 9". */
function timeWords({ time }: Slot): string[] {
  const dotted = time.replace(':', '.');
  const plain = dotted.replace(/^0/, '').replace(/\.00$/, '');
  const forms = [...new Set([time, dotted, dotted.replace(/^0/, '')])];
  return [...forms, ...[...forms, plain].flatMap((said) => [`jam ${said}`, `pukul ${said}`])];
}

function typedDay({ slot = '' }: Slotted): string | undefined {
  return slot.startsWith(DAY) ? slot.slice(DAY.length) : undefined;
}

/** The slot that was chosen, however it was. */
function chosen(answers: Slotted): Slot | undefined {
  return readSlot(typedDay(answers) === undefined ? answers.slot : answers.time);
}

/** A place of the chosen slot that is free now; undefined where there is none (any more). */
export function placeOf<A extends Slotted>(context: Context<A>): string | undefined {
  const slot = chosen(context.answers);
  const { facts, read } = context;
  const taken = read(takenQuery(facts));
  if (!slot || !isFree(slot, today(facts), taken, facts.region)) return undefined;
  return freePlace(slot, taken, facts.region);
}

/** "Kamis depan", "tgl 26": a day instead of a slot. */
const day = text((typed, { facts: { now, region } }): Accepted => {
  const reading = readDate(typed, { now, timeZone: region.timeZone, holidays: region.holidays });
  if (reading.result !== 'understood' || reading.value.min !== reading.value.max) {
    return { result: 'other', looksLike: 'text' };
  }
  return { result: 'understood', value: `${DAY}${reading.value.min}`, confidence: 'full' };
});

/**
 * Steps `slot` to `slot_gone`; start at `slot`. `next` is where a free place leads; `others` are options besides the slots,
 * each with its own way in `ways`.
 */
export function slotSteps<A extends Slotted>(how: {
  needs?: (known: { answers: A; facts: Facts }) => Query[];
  text: (context: Context<A>) => Line;
  others: (context: Context<A>) => readonly Option[];
  ways: Readonly<Record<string, string>>;
  next: string;
}): Record<string, Step<A>> {
  const all = (known: { answers: A; facts: Facts }): Query[] => [
    ...needs(known),
    ...(how.needs?.(known) ?? []),
  ];
  const ofDay = (context: Context<A>): Row[] =>
    rows(context).filter(({ slot }) => slot.day === typedDay(context.answers));
  const steps: Record<string, Step<A>> = {
    slot: {
      kind: 'choose',
      needs: all,
      text: how.text,
      options: (context) => [
        ...shownRows(context).map((row) => option(row, context.facts)),
        ...how.others(context),
      ],
      accept: day,
      unclear: 'licence.slot_unclear',
      hint: 'licence.slot_hint',
      save: 'slot',
      stale: true,
      next: (context, slot) => {
        const way = how.ways[String(slot)];
        if (way) return way;
        return typedDay(context.answers) === undefined ? 'slot_check' : 'slot_look';
      },
    },
    slot_look: {
      kind: 'branch',
      needs,
      next: (context) => (ofDay(context).some(({ full }) => !full) ? 'slot_day' : 'slot_none'),
    },
    slot_none: {
      kind: 'say',
      text: ({ answers, facts }) =>
        line('licence.slot_none', { day: dayName(typedDay(answers) ?? today(facts), facts) }),
      next: 'slot',
    },
    slot_day: {
      kind: 'choose',
      needs,
      text: 'licence.slot_day',
      options: (context) => [
        ...ofDay(context).map((row) => ({
          ...option(row, context.facts),
          words: timeWords(row.slot),
        })),
        { id: 'lain', label: line('licence.slot_other'), words: ['lain', 'other'] },
      ],
      unclear: 'licence.slot_unclear',
      save: 'time',
      stale: true,
      next: { lain: 'slot', '*': 'slot_check' },
    },
    slot_check: {
      kind: 'branch',
      needs,
      next: (context) => (placeOf(context) === undefined ? 'slot_gone' : how.next),
    },
    slot_gone: { kind: 'say', text: 'licence.slot_gone', next: 'slot' },
  };
  return steps;
}
