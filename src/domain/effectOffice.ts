/** What the office and people do with each other over time, as data: talks, licences, broadcasts, files, companions. */
import type { AssistSide, AssistState } from './assist.ts';
import type { Broadcast, SkipReason } from './broadcast.ts';
import type {
  BroadcastHandling,
  BroadcastSide,
  BroadcastState,
  BroadcastWriting,
} from './broadcastLife.ts';
import type { JobState } from './fileLives.ts';
import type { Todo } from './files.ts';
import type { EndedBy, Handover } from './handover.ts';
import type { LicenceMove, LicenceRequest, LicenceSide, LicenceState } from './licence.ts';
import type { Day } from './quantity.ts';
import type { Attachment, Umk } from './umk.ts';
import type { StaffGroup } from './staffGroup.ts';
import type { New, Patch } from './rowPart.ts';

export type OfficeEffect =
  /** What was given up (`subject` its id) is tried once more, or its words go. */
  | { kind: 'givenUp.settle'; subject: string; again: boolean }
  /** The person asks for somebody of the office; with `group` the shell makes its topic's place there, and tells it. */
  | {
      kind: 'handover.open';
      handoverId: number;
      wantedId?: number;
      group?: StaffGroup;
      placeId?: number;
    }
  /** What the person said is kept; `from`: whose the talk was when it was read. */
  | {
      kind: 'handover.said';
      handoverId: number;
      from: Pick<Handover, 'state' | 'staffId'>;
      lines: Handover['lines'];
      owedAt: Date;
    }
  /** Of two who take it at one moment one wins; `inTopic`: they wrote in its topic, which is an answer already. */
  | {
      kind: 'handover.take';
      handoverId: number;
      from?: Pick<Handover, 'state' | 'staffId'>;
      inTopic?: true;
      answered?: true;
    }
  /** Written to the person, whose talk it must be still; the words go to them and are kept nowhere. */
  | { kind: 'handover.reply'; handoverId: number; inTopic?: true }
  | { kind: 'handover.note'; handoverId: number; words: string }
  | { kind: 'handover.pass'; handoverId: number; to: number }
  | {
      kind: 'handover.end';
      handoverId: number;
      from: Pick<Handover, 'state' | 'staffId'>;
      by: EndedBy;
    }
  | { kind: 'handover.rate'; handoverId: number; rating: number }
  /** The admins were told that nobody answers. */
  | { kind: 'handover.escalate'; handoverId: number }
  /** An owner asks for help with a licence; of two requests for the same one wins. */
  | {
      kind: 'licence.request';
      licence: Pick<LicenceRequest, 'id' | 'umkId' | 'licence' | 'slot' | 'dueOn'>;
    }
  /** `from`: the state it was read in; of two who move it one wins. `due`: when staff look at it again. */
  | {
      kind: 'licence.move';
      licenceId: number;
      from: LicenceState;
      move: LicenceMove;
      by: LicenceSide;
      due?: Day;
      set?: Partial<Pick<LicenceRequest, 'submittedOn' | 'reference' | 'reason'>>;
    }
  /** Another place at the clinic, or none; `from`: the one it had. A place that somebody else took meanwhile is not given. */
  | {
      kind: 'licence.book';
      licenceId: number;
      state: LicenceState;
      from: string | undefined;
      to: string | undefined;
    }
  /** Words of staff, or of the owner; `due`: when staff look at it again. */
  | { kind: 'licence.note'; licenceId: number; words: string; side: LicenceSide; due?: Day }
  /** What staff ask the owner to send, or nothing more. */
  | { kind: 'licence.want'; licenceId: number; wanted: string | undefined; due?: Day }
  /** The owner was asked how far it is, `unanswered` times in a row; 0: they said. */
  | { kind: 'licence.ask'; licenceId: number; unanswered: number; due?: Day }
  /** Away until the end of a day, with a deputy; or back. */
  | { kind: 'staff.away'; until: Day; deputyId: number }
  | { kind: 'staff.back' }
  /**
   * A broadcast as somebody wrote it. `was`: the one that it replaces, as it was read; `move`: kept, sent in for
   * approval, or on its way; whoever had approved it has not approved this.
   */
  | {
      kind: 'broadcast.write';
      broadcast: Pick<Broadcast, 'id' | 'segment' | 'texts' | 'startAt' | 'people'>;
      was?: Pick<Broadcast, 'rev' | 'state'>;
      move: BroadcastWriting;
    }
  /** `rev` and `from`: as it was read; of two at one moment one wins. */
  | {
      kind: 'broadcast.move';
      broadcastId: number;
      rev: number;
      from: BroadcastState;
      move: BroadcastHandling;
      by: BroadcastSide;
      startAt?: Date;
      words?: string;
    }
  /** What became of a recipient's turn: it was said, or why not. */
  | { kind: 'broadcast.mark'; broadcastId: number; why?: SkipReason }
  /** A one-time link of the person's: where they hand in a list, or fetch the file that a job left. */
  | {
      kind: 'file.link';
      token: string;
      expiresAt: Date;
      opens: { kind: 'upload'; source: string } | { kind: 'download'; jobId: number };
    }
  /** Work on files that is longer than a turn. */
  | { kind: 'job.make'; jobId: number; todo: Todo; runId?: number }
  /** A job that asked goes on with the answer, or is left. `from`: what it was when it was read. */
  | { kind: 'job.answer'; jobId: number; from: JobState; todo: Todo | 'left' }
  /** Personal data is taken out in a file: the trace is there before the file is. */
  | { kind: 'export.personal'; subject: string }
  /** A companion registers a business for its owner, who has not said yes yet. */
  | { kind: 'assist.register'; umk: New<Omit<Umk, 'status'>> }
  /** What the companion said is put right, as long as nobody confirmed it. */
  | { kind: 'assist.correct'; umkId: number; set: Patch<Omit<Umk, 'id'>> }
  /** A code for the owner; an older one opens nothing from then on. */
  | { kind: 'assist.code'; umkId: number; code: string; expiresAt: Date }
  /** The owner will sign on paper. `from`: the state it was decided on. */
  | { kind: 'assist.on_paper'; umkId: number; from: AssistState }
  | {
      kind: 'assist.sheet';
      umkId: number;
      from: AssistState;
      attachment: Omit<Attachment, 'id' | 'at' | 'owner' | 'ownerId'>;
    }
  /** Staff looked at the sheet: valid, and it is the owner's consent to this version; or not, with why. */
  | { kind: 'assist.check'; umkId: number; valid: true; version: string }
  | { kind: 'assist.check'; umkId: number; valid: false; reason: string }
  /** The owner says yes, from their own number: the business is theirs, as they put it right; `was` is how they were shown it. */
  | {
      kind: 'assist.confirm';
      umk: Umk;
      was: Pick<Umk, 'status' | 'updatedAt'>;
      from: AssistState;
      codeId?: string;
    }
  /** The owner says no, or nobody said anything for too long: everything of the business goes. */
  | {
      kind: 'assist.refuse';
      umkId: number;
      from: AssistState;
      by: Extract<AssistSide, 'owner' | 'companion'>;
    }
  | { kind: 'assist.expire'; umkId: number; from: AssistState };
