/** What a curation knows and causes: the business as it was shown, the visit that is told, and what is stored of it. */
import { z } from 'zod';
import { text } from '../conversation/accept.ts';
import { line, literal } from '../conversation/reply.ts';
import type { TextKey } from '../conversation/reply.ts';
import type { Accept, Accepted, Context, Start } from '../conversation/step.ts';
import { CurationHow } from '../domain/curation.ts';
import type { ReadinessView } from '../domain/curation.ts';
import type { Effect } from '../domain/effect.ts';
import type { Facts } from '../domain/facts.ts';
import type { Query } from '../domain/query.ts';
import { Level } from '../domain/readiness.ts';
import { mayWork } from '../domain/roles.ts';
import type { Umk } from '../domain/umk.ts';
import { addDays } from '../domain/workingDays.ts';
import { readDate } from '../language/date.ts';
import { formatDay } from '../language/format.ts';
import { today } from './card.ts';

/**
 * `act`: what was chosen on the card; for a visit "catat/<when answered>/<looks before>", so that it names what was
 * shown. `level`: "sesuai", or the level that the officer decides. `list`: opened from the list.
 */
export const Curate = z
  .object({
    umk: z.string(),
    list: z.boolean(),
    page: z.int(),
    act: z.string(),
    on: z.string(),
    how: CurationHow,
    notes: z.string().nullable(),
    level: z.union([z.literal('sesuai'), Level]),
    reason: z.string(),
  })
  .partial();
export type Curate = z.infer<typeof Curate>;
export type Here = Context<Curate>;
type Known = Pick<Here, 'answers'>;

export function umkId({ answers }: Known): number {
  return Number(answers.umk ?? 0);
}

export function curateNeeds(known: Known): Query[] {
  const id = umkId(known);
  return [
    { kind: 'umk', id },
    { kind: 'papers', umkId: id },
    { kind: 'attachments', umkId: id },
    { kind: 'readiness', umkId: id },
    { kind: 'curations', umkId: id },
    { kind: 'queue.about', of: 'review_request', subjectId: id },
  ];
}

/** Its owner took the consent back, and may give it again. */
export function isAway(context: Here): boolean {
  return context.read({ kind: 'umk', id: umkId(context) })?.status === 'withdrawn';
}

export function umkOf(context: Here): Umk | undefined {
  const umk = context.read({ kind: 'umk', id: umkId(context) });
  return umk?.status === 'withdrawn' ? undefined : umk;
}

export function readinessOf(context: Here): ReadinessView | undefined {
  return context.read({ kind: 'readiness', umkId: umkId(context) });
}

/** Names what is on screen: when the questionnaire was last answered, and how often somebody has looked. */
export function asShown(context: Here): string {
  const looks = context.read({ kind: 'curations', umkId: umkId(context) }).length;
  return `catat/${readinessOf(context)?.answeredAt?.toISOString() ?? ''}/${looks}`;
}

/** Nobody decides about their own business; where somebody may not, the step that says why. */
export function mayCurate(context: Here, then: string): string {
  const { person } = context.facts;
  if (!mayWork(person.roles, 'review_request')) return 'denied';
  if (person.umks.some(({ id }) => id === umkId(context))) return 'own';
  return umkOf(context) ? then : 'gone';
}

/** The same, where nothing has changed since the card was shown. */
export function mayStore(context: Here): string {
  return mayCurate(context, asShown(context) === context.answers.act ? 'stored' : 'changed');
}

/** What was told of the visit stays; the level is decided again on what is true now. */
export function onceMore({ answers }: Known): Start {
  const { umk, list, on, how, notes } = answers;
  const nothing = { act: undefined, page: undefined, level: undefined, reason: undefined };
  return { flow: 'curate', answers: { umk, list, on, how, notes, ...nothing } };
}

/** A level is only decided where it is another than the answers give. */
export function decidedLevel(context: Here): Level | undefined {
  const { level } = context.answers;
  return level === undefined || level === 'sesuai' ? undefined : level;
}

export function stored(context: Here): Effect[] {
  const { on, how, notes, reason } = context.answers;
  if (on === undefined || how === undefined) return [];
  const id = umkId(context);
  const readiness = readinessOf(context);
  const looks = context.read({ kind: 'curations', umkId: id }).length;
  const level = decidedLevel(context);
  const answered = readiness?.answeredAt;
  const review = context.read({ kind: 'queue.about', of: 'review_request', subjectId: id });
  return [
    {
      kind: 'curation.record',
      curation: {
        id: `${id}/${looks}`,
        umkId: id,
        visitedOn: on,
        how,
        ...(notes ? { notes } : {}),
        ...(level ? { level, reason: reason ?? '' } : {}),
        ...(readiness?.score === undefined ? {} : { score: readiness.score }),
        ...(readiness?.computed ? { computed: readiness.computed } : {}),
      },
      ...(answered ? { answered } : {}),
    },
    ...(review ? [{ kind: 'queue.done', of: 'review_request', subjectId: id } as const] : []),
    { kind: 'tell', whom: { umk: id }, happening: { kind: 'umk.curated', umkId: id } },
  ];
}

/** A day that is read as next year's, because this year's is over, was meant of this year. */
const NEXT_YEAR_DAYS = 300;

/** "kemarin", "20 nov": a day up to today; of a span its last day, said back; `ahead` is said of a later one. */
export function dayUpToNow(ahead: TextKey): Accept {
  return text((typed, { facts }) => readUpToNow(typed, facts, ahead));
}

export const visitDay: Accept = dayUpToNow('curate.day_future');

function readUpToNow(typed: string, facts: Facts, ahead: TextKey): Accepted {
  const { region, now, person } = facts;
  const reading = readDate(typed, { now, timeZone: region.timeZone, holidays: region.holidays });
  if (reading.result !== 'understood') return reading;
  const { min, max } = reading.value;
  const value = thisYears(max, typed, facts);
  if (value > today(facts)) {
    return { result: 'ask', why: 'format', hint: line(ahead) };
  }
  const what = literal(formatDay(value, person.language));
  const confidence = min === max ? reading.confidence : 'confirm';
  return { result: 'understood', value, confidence, saidBack: line('engine.is_it', { what }) };
}

function thisYears(day: string, typed: string, facts: Facts): string {
  if (/\d{4}/.test(typed) || day < addDays(today(facts), NEXT_YEAR_DAYS)) return day;
  return `${Number(day.slice(0, 4)) - 1}${day.slice(4)}`;
}
