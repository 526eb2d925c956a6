/** Writes about the forum: each expects what it was decided on, so that of two who change one thing at one moment one wins. */
import type { Effect } from '../../domain/effect.ts';
import type { Facts } from '../../domain/facts.ts';
import { seatOf } from '../../domain/forum.ts';
import { commitmentLife, meetingLife } from '../../domain/forumLives.ts';
import type { MeetingMove, MeetingState } from '../../domain/forumLives.ts';
import { mustMove } from '../../domain/machine.ts';
import { localDay } from '../../domain/workingDays.ts';
import type { Write } from '../ports.ts';
import type { Performing } from './perform.ts';

type OfForum = Extract<
  Effect,
  {
    kind:
      | 'forum.join'
      | 'forum.member'
      | 'commitment.make'
      | 'commitment.move'
      | 'meeting.call'
      | 'meeting.invite'
      | 'meeting.change'
      | 'meeting.answer'
      | 'decision.make'
      | 'decision.done';
  }
>;

export function forumWrites(effect: OfForum, { facts }: Performing): Write[] {
  const { now, region, person } = facts;
  switch (effect.kind) {
    case 'forum.join': {
      const seat = seatOf(region.id, effect.member);
      const row = { ...effect.member, regionId: region.id, since: todayOf(facts), seat, rev: 1 };
      return [{ op: 'insert', table: 'forumMember', row }];
    }
    case 'forum.member': {
      const { memberId: id, rev, role } = effect;
      const set = {
        rev: rev + 1,
        ...(role ? { role } : { until: todayOf(facts), seat: undefined }),
      };
      return [{ op: 'patch', table: 'forumMember', id, set, expect: { rev } }];
    }
    case 'commitment.make':
      return made(effect, facts);
    case 'commitment.move': {
      const { commitmentId: id, rev, from, move, words } = effect;
      const state = mustMove(commitmentLife, from, move, 'staff');
      const append = { history: { state, words, by: person.id, at: now } };
      const expect = { rev, state: from };
      return [
        { op: 'patch', table: 'commitment', id, set: { state, rev: rev + 1 }, append, expect },
      ];
    }
    case 'meeting.call': {
      const { meeting, people } = effect;
      const made = {
        regionId: region.id,
        state: 'terjadwal',
        calledBy: person.id,
        rev: 1,
      } as const;
      return [
        { op: 'insert', table: 'meeting', row: { ...meeting, ...made } },
        ...invitations(meeting.id, people),
      ];
    }
    case 'meeting.invite':
      return [raised(effect, 'invite'), ...invitations(effect.meetingId, effect.people)];
    case 'meeting.change':
      return [raised(effect, effect.move, effect.set)];
    case 'meeting.answer': {
      const { meetingId, answer } = effect;
      const id = `${meetingId}/${person.id}`;
      return [{ op: 'patch', table: 'rsvp', id, set: { answer, at: now } }];
    }
    case 'decision.make': {
      const { decision, rev, from } = effect;
      return [
        raised({ meetingId: decision.meetingId, rev, from }, 'decide'),
        { op: 'insert', table: 'decision', row: { ...decision, rev: 1 } },
      ];
    }
    case 'decision.done': {
      const { decisionId: id, rev } = effect;
      const set = { doneOn: todayOf(facts), rev: rev + 1 };
      return [{ op: 'patch', table: 'decision', id, set, expect: { rev } }];
    }
    default:
      return effect satisfies never;
  }
}

function todayOf({ now, region }: Facts): string {
  return localDay(now, region.timeZone);
}

/** A new version of the meeting as it was read. */
function raised(
  { meetingId: id, rev, from }: { meetingId: number; rev: number; from: MeetingState },
  move: MeetingMove,
  set: Extract<OfForum, { kind: 'meeting.change' }>['set'] = {},
): Write {
  const state = mustMove(meetingLife, from, move, 'staff');
  const expect = { rev, state: from };
  return { op: 'patch', table: 'meeting', id, set: { ...set, state, rev: rev + 1 }, expect };
}

function invitations(meetingId: number, people: readonly number[]): Write[] {
  return people.map((personId) => {
    const row = { id: `${meetingId}/${personId}`, meetingId, personId };
    return { op: 'insert', table: 'rsvp', row };
  });
}

function made(
  { commitment, pledge }: Extract<OfForum, { kind: 'commitment.make' }>,
  { now, region }: Facts,
): Write[] {
  const begun = { regionId: region.id, state: 'berjalan', history: [], rev: 1 } as const;
  const row = { ...commitment, ...begun, history: [] };
  const insert: Write = { op: 'insert', table: 'commitment', row };
  if (!pledge) return [insert];
  const { companyId: id, updatedAt } = pledge;
  // Of two who record it at one moment, the other looks again and finds it recorded.
  return [
    { op: 'patch', table: 'company', id, set: { updatedAt: now }, expect: { updatedAt } },
    insert,
  ];
}
