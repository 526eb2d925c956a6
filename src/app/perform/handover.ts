/** Writes about talks with the office: every one is decided on whose it was when it was read, so that of two who act one wins. */
import type { Effect } from '../../domain/effect.ts';
import type { Facts } from '../../domain/facts.ts';
import type { Handover } from '../../domain/handover.ts';
import { endings, handoverLife, handoverTimers } from '../../domain/handover.ts';
import { mustMove } from '../../domain/machine.ts';
import type { Write } from '../ports.ts';
import type { Performing } from './perform.ts';

type OfAbsence = Extract<Effect, { kind: 'staff.away' | 'staff.back' }>;
type OfTalk = Extract<Effect, { kind: `handover.${string}` }>;

export function handoverWrites(effect: OfTalk | OfAbsence, how: Performing): Write[] {
  const { id } = how.facts.person;
  switch (effect.kind) {
    case 'staff.away': {
      const { until, deputyId } = effect;
      return [{ op: 'put', table: 'staffAway', row: { id, until, deputyId } }];
    }
    case 'staff.back':
      return [{ op: 'remove', table: 'staffAway', where: { id } }];
    default:
      return talkWrites(effect, how);
  }
}

type From = Pick<Handover, 'state' | 'staffId'>;

/** Changes a talk, as long as it is whose it was. */
function patchOf(now: Date) {
  return function (
    id: number,
    set: { [K in keyof Handover]?: Handover[K] | undefined },
    from?: From,
  ): Write {
    const expect = from ? { expect: { state: from.state, staffId: from.staffId } } : {};
    return { op: 'patch', table: 'handover', id, set: { ...set, updatedAt: now }, ...expect };
  };
}

/** The talk's line in the queue goes with it. */
function queuedAt(now: Date) {
  return function (id: number, set: { state: 'taken' | 'done'; takenBy?: number }): Write {
    return { op: 'patch', table: 'queueItem', id, set: { ...set, updatedAt: now } };
  };
}

function openedRow(
  { handoverId: id, wantedId, placeId }: Extract<OfTalk, { kind: 'handover.open' }>,
  { now, region, person }: Facts,
): Write {
  const made = { regionId: region.id, personId: person.id, createdAt: now, updatedAt: now };
  const wanted = wantedId === undefined ? {} : { wantedId };
  const place = placeId === undefined ? {} : { placeId };
  const empty = { state: 'waiting' as const, lines: [], notes: [], unread: false, owedAt: now };
  return { op: 'insert', table: 'handover', row: { id, ...made, ...empty, ...wanted, ...place } };
}

/** Answers come to where the officer acted last. */
function whereHeard({ inTopic }: { inTopic?: true }): { apart: true | undefined } {
  return { apart: inTopic ? undefined : true };
}

function taken(
  effect: Extract<OfTalk, { kind: 'handover.take' }>,
  { now, person }: Facts,
): Write[] {
  const { handoverId, answered, from = { state: 'waiting' } } = effect;
  const set = {
    ...{ state: mustMove(handoverLife, from.state, 'take', 'staff'), staffId: person.id },
    ...whereHeard(effect),
    ...(answered ? { owedAt: undefined } : {}),
  };
  return [
    patchOf(now)(handoverId, set, from),
    queuedAt(now)(handoverId, { state: 'taken', takenBy: person.id }),
  ];
}

/** What was said goes with it, and nobody comes back to it. */
function ended(
  { handoverId, from, by }: Extract<OfTalk, { kind: 'handover.end' }>,
  now: Date,
): Write[] {
  const [move, side] = endings[by];
  const state = mustMove(handoverLife, from.state, move, side);
  return [
    patchOf(now)(handoverId, { state, endedBy: by, lines: [] }, from),
    queuedAt(now)(handoverId, { state: 'done' }),
    ...handoverTimers(handoverId).map((key): Write => ({
      op: 'remove',
      table: 'timer',
      where: { key },
    })),
  ];
}

function talkWrites(effect: OfTalk, { facts }: Performing): Write[] {
  const { now, person } = facts;
  const mine: From = { state: 'taken', staffId: person.id };
  const patch = patchOf(now);
  const queued = queuedAt(now);
  // Whoever acts at their desk has seen all that came there before; in a topic, only what is in it.
  const seen = ({ handoverId: id, inTopic }: { handoverId: number; inTopic?: true }): Write => ({
    op: 'patchWhere',
    table: 'handover',
    where: { staffId: person.id, unread: true, ...(inTopic ? { id } : {}) },
    set: { unread: false },
  });
  switch (effect.kind) {
    case 'handover.open':
      return [openedRow(effect, facts)];
    case 'handover.said':
      return [
        patch(
          effect.handoverId,
          {
            state: mustMove(handoverLife, effect.from.state, 'say', 'person'),
            ...{ lines: effect.lines, unread: true, owedAt: effect.owedAt },
          },
          effect.from,
        ),
      ];
    case 'handover.take':
      return [...taken(effect, facts), seen(effect)];
    case 'handover.reply': {
      const state = mustMove(handoverLife, mine.state, 'reply', 'staff');
      return [
        patch(effect.handoverId, { state, owedAt: undefined, ...whereHeard(effect) }, mine),
        seen(effect),
      ];
    }
    case 'handover.note': {
      const note = { by: person.name ?? '', words: effect.words, at: now };
      const append = { notes: note };
      return [
        { op: 'patch', table: 'handover', id: effect.handoverId, set: { updatedAt: now }, append },
      ];
    }
    case 'handover.pass': {
      const state = mustMove(handoverLife, mine.state, 'pass', 'staff');
      return [
        patch(effect.handoverId, { state, staffId: effect.to, unread: true, apart: true }, mine),
        queued(effect.handoverId, { state: 'taken', takenBy: effect.to }),
      ];
    }
    case 'handover.end':
      return ended(effect, now);
    case 'handover.rate':
      return [patch(effect.handoverId, { rating: effect.rating })];
    case 'handover.escalate':
      return [patch(effect.handoverId, { escalatedAt: now })];
    default:
      return effect satisfies never;
  }
}
