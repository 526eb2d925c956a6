/** Somebody asks for a person of the office: when an answer comes is said, and what they write meanwhile is kept for whoever answers. */
import { z } from 'zod';
import type { Line } from '../conversation/reply.ts';
import { line, literal } from '../conversation/reply.ts';
import type { Context, Target } from '../conversation/step.ts';
import { defineFlow } from '../conversation/step.ts';
import type { Effect } from '../domain/effect.ts';
import type { Facts } from '../domain/facts.ts';
import { standsIn } from '../domain/handover.ts';
import { afterOpenHours, nextOpening, openUntil } from '../domain/officeHours.ts';
import type { Query } from '../domain/query.ts';
import { groupOf, STAFF_GROUP } from '../domain/staffGroup.ts';
import { localDay } from '../domain/workingDays.ts';
import { dayName } from './card.ts';
import {
  answerLate,
  codeIn,
  from,
  overToOffice,
  saidToOffice,
  Sent,
  toOffice,
} from './handoverWords.ts';

/** Whoever talked with an officer so lately is answered by the same one. */
const SAME_OFFICER_MS = 14 * 24 * 60 * 60 * 1000;

const Asking = z
  .object({
    said: Sent,
    /** The person has written something for the office. */
    written: z.boolean(),
  })
  .partial();
type Asking = z.infer<typeof Asking>;
type Here = Context<Asking>;

const mine = { kind: 'handover.mine' } as const;

function opening({ facts }: Pick<Here, 'facts'>) {
  const since = new Date(facts.now.getTime() - SAME_OFFICER_MS);
  const today = localDay(facts.now, facts.region.timeZone);
  return {
    fresh: { kind: 'fresh', of: 'queueItem' } as const,
    last: { kind: 'handover.last', since } as const,
    away: { kind: 'staff.away', today } as const,
    group: { kind: 'overrides.of' as const, of: [STAFF_GROUP], take: 1 },
  };
}

function opened({ facts, read }: Here): Effect[] {
  const { fresh, last, away, group: changes } = opening({ facts });
  const { now, region, person } = facts;
  const id = read(fresh);
  const before = read(last);
  const today = localDay(now, region.timeZone);
  const meant = before === undefined ? undefined : standsIn(before, read(away), today);
  const wantedId = meant === person.id ? undefined : meant;
  const dueOn = localDay(afterOpenHours(now, region.handover.answerHours, region), region.timeZone);
  const group = groupOf(read(changes));
  const happening = { kind: 'queue.new' as const, queueKind: 'handover', subjectId: id };
  return [
    {
      kind: 'handover.open',
      handoverId: id,
      ...(wantedId === undefined ? {} : { wantedId }),
      ...(group ? { group } : {}),
    },
    { kind: 'queue.add', item: { id, kind: 'handover', subjectId: person.id, dueOn } },
    ...(wantedId === undefined
      ? (['kurator', 'mediator'] as const).map((role): Effect => ({
          kind: 'tell',
          whom: { role },
          happening,
        }))
      : [{ kind: 'tell' as const, whom: { person: wantedId }, happening }]),
    { kind: 'tell', whom: { role: 'admin' }, happening },
    answerLate(id, facts),
  ];
}

/** By when somebody answers: the office is open now, or it opens then. */
function when(facts: Facts): Line {
  const { now, region } = facts;
  const until = openUntil(now, region);
  if (until !== undefined) return line('handover.open_now', { until: clock(until) });
  const next = nextOpening(now, region);
  return next
    ? line('handover.closed', { day: dayName(next.day, facts), from: clock(next.from) })
    : line('handover.closed_long');
}

/** "08.00", as clocks are written here. */
function clock(time: string): Line {
  return literal(time.replace(':', '.'));
}

function kept({ answers, facts, read }: Here): Effect[] {
  const handover = read(mine);
  return handover ? saidToOffice(handover, answers.said, facts) : [];
}

function cancelled({ facts: { person }, read }: Here): Effect[] {
  const handover = read(mine);
  if (!handover) return [];
  return [
    { kind: 'handover.end', handoverId: handover.id, from: from(handover), by: 'person' },
    ...overToOffice(handover, 'person', person.id),
  ];
}

/** Where what was sent leads: out of the waiting, or to the office. */
function onward(_context: Here, sent: unknown): Target {
  if (sent === 'menu') return 'with_bot';
  if (sent === 'over') return 'cancel';
  return codeIn(sent) ?? 'keep';
}

function needs(): Query[] {
  return [mine];
}

export const handover = defineFlow<Asking>({
  id: 'handover',
  version: 1,
  title: 'handover.title',
  answers: Asking,
  start: 'start',
  steps: {
    start: {
      kind: 'branch',
      needs,
      next: ({ read }) => {
        const open = read(mine);
        if (!open) return 'opened';
        return open.state === 'taken' ? 'talking' : 'wait';
      },
    },
    opened: {
      kind: 'branch',
      needs: (known) => Object.values(opening(known)),
      effects: opened,
      next: 'wait',
    },
    talking: { kind: 'end', text: 'handover.talking', then: { flow: 'handover_talk' } },
    wait: {
      kind: 'ask',
      text: ({ facts }) =>
        line('handover.wait', { when: when(facts), phone: facts.region.office.phone }),
      accept: toOffice,
      relays: true,
      quiet: ({ answers }) => answers.written === true,
      options: [{ id: 'menu', label: line('handover.go_on_with_bot') }],
      unclear: 'handover.unclear',
      hint: 'handover.unclear',
      stale: true,
      save: 'said',
      next: onward,
    },
    // An officer may have taken it a moment ago: then it reaches them too.
    keep: {
      kind: 'branch',
      needs,
      effects: kept,
      next: ({ read }) => {
        const open = read(mine);
        if (!open) return 'gone';
        return open.lines.length === 0 ? 'kept' : 'wait';
      },
    },
    kept: { kind: 'say', text: 'handover.kept', next: 'wait' },
    with_bot: { kind: 'end', text: 'handover.with_bot' },
    cancel: {
      kind: 'choose',
      text: 'handover.ask_cancel',
      options: [
        { id: 'ya', label: line('handover.cancel_yes'), means: 'ya' },
        { id: 'tidak', label: line('handover.cancel_no'), means: 'tidak' },
      ],
      accept: toOffice,
      relays: true,
      stale: true,
      save: 'said',
      next: (context, sent) => {
        if (sent === 'ya' || sent === 'over') return 'cancelled';
        if (sent !== 'tidak') return onward(context, sent);
        // The question says it all where it is asked again.
        return context.answers.written ? 'still' : 'wait';
      },
    },
    still: { kind: 'say', text: 'handover.still', next: 'wait' },
    cancelled: { kind: 'end', needs, text: 'handover.cancelled', effects: cancelled },
    gone: { kind: 'end', text: 'handover.gone' },
  },
});
