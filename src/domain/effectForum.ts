/** What becomes of the forum, as data: members, what they promise, meetings, who comes, and decisions. */
import type { Commitment, Decision, ForumMember, ForumRole, Meeting, RsvpAnswer } from './forum.ts';
import type { CommitmentMove, CommitmentState, MeetingMove, MeetingState } from './forumLives.ts';
import type { New } from './rowPart.ts';

export type ForumEffect =
  | { kind: 'forum.join'; member: New<Omit<ForumMember, 'since' | 'until' | 'seat' | 'rev'>> }
  /** `rev`: as it was read; of two at one moment one wins. Without a role the membership ends. */
  | { kind: 'forum.member'; memberId: number; rev: number; role?: ForumRole }
  /** `pledge`: the company whose words of before it records, as they were read, so that they are recorded once. */
  | {
      kind: 'commitment.make';
      commitment: New<Omit<Commitment, 'state' | 'history' | 'rev'>>;
      pledge?: { companyId: number; updatedAt: Date };
    }
  | {
      kind: 'commitment.move';
      commitmentId: number;
      rev: number;
      from: CommitmentState;
      move: CommitmentMove;
      words: string;
    }
  | {
      kind: 'meeting.call';
      meeting: New<Omit<Meeting, 'state' | 'minutes' | 'calledBy' | 'rev'>>;
      people: number[];
    }
  /** People who belong to the forum by now are invited too. */
  | { kind: 'meeting.invite'; meetingId: number; rev: number; from: MeetingState; people: number[] }
  /** `rev` and `from`: as it was read; of two who change one meeting at one moment one wins. */
  | {
      kind: 'meeting.change';
      meetingId: number;
      rev: number;
      from: MeetingState;
      move: Exclude<MeetingMove, 'invite' | 'decide'>;
      set: Partial<Pick<Meeting, 'startsAt' | 'endsAt' | 'place' | 'minutes'>>;
    }
  /** The person says whether they come. */
  | { kind: 'meeting.answer'; meetingId: number; answer: RsvpAnswer }
  /** `rev` and `from`: of its meeting, as it was read. */
  | {
      kind: 'decision.make';
      decision: Omit<Decision, 'doneOn' | 'rev'>;
      rev: number;
      from: MeetingState;
    }
  | { kind: 'decision.done'; decisionId: number; rev: number };
