/** What the office asks to know of its own work: broadcasts, files, texts, companions, licences, the forum. */
import type { Agreement, AgreementState } from './agreement.ts';
import type { AgreementView, PublicAgreement } from './agreementView.ts';
import type { Broadcast, BroadcastRecipient, BroadcastTable, Reach, Segment } from './broadcast.ts';
import type { CheckIn, CheckInKind } from './checkIn.ts';
import type { Company } from './company.ts';
import type { OpenDeadlines } from './deadlines.ts';
import type { DiaryView } from './diaryView.ts';
import type { Found } from './desk.ts';
import type { FigureId, FigureRow, Figures } from './figures.ts';
import type { Job } from './files.ts';
import type {
  CommitmentView,
  DecisionView,
  Meeting,
  MeetingView,
  MemberView,
  MyMeeting,
} from './forum.ts';
import type { GivenUp } from './givenUp.ts';
import type { CommitmentState } from './forumLives.ts';
import type { ImportRun } from './imported.ts';
import type { Changed, TextRow, TextView, Unanswered } from './changing.ts';
import type { Evaluation, EvaluationState, EvaluationView } from './evaluation.ts';
import type { Indicators, ProgrammeIndicators } from './indicators.ts';
import type { WarningView } from './warning.ts';
import type { Day } from './quantity.ts';
import type { WorkFigures } from './workFigures.ts';

/** An agreement as a list of staff shows it. */
export type AgreementRow = {
  agreement: Agreement;
  company?: string;
  umkIds: number[];
};

/** A broadcast with the names of who wrote and who approved it, where they are known. */
export type BroadcastView = { broadcast: Broadcast; author?: string; approver?: string };

/** Each kind with what it takes and what it gives, as in `QueryTable`. */
export type OfficeQueryTable = {
  agreement: { id: number; result: AgreementView | undefined };
  /** All of these organisations', newest first, also those that are over. */
  'agreements.of': { umkIds: number[]; companyIds: number[]; result: AgreementView[] };
  'agreements.list': {
    states: AgreementState[];
    page: number;
    size: number;
    result: Found<AgreementRow>;
  };
  /** What either side of these organisations' partnerships said for a period. */
  'checkins.of': {
    umkIds: number[];
    companyIds: number[];
    of: CheckInKind;
    period: string;
    result: CheckIn[];
  };
  /** What the person said of the partnerships of these organisations of theirs: of each kind in how many periods, and when last. */
  'checkins.mine': {
    umkIds: number[];
    companyIds: number[];
    result: { kind: CheckInKind; times: number; last: Date }[];
  };
  warning: { id: number; result: WarningView | undefined };
  evaluation: { id: number; result: EvaluationView | undefined };
  /** Of these organisations, newest first, without what the office makes of it. */
  'evaluations.of': { umkIds: number[]; companyIds: number[]; result: EvaluationView[] };
  'evaluations.list': {
    states: EvaluationState[];
    /** Of this agreement only, the newest first. */
    agreementId?: number;
    page: number;
    size: number;
    result: Found<{ evaluation: Evaluation; company: string }>;
  };
  /** Those whose span ended after one day and by the other, without examples. */
  'evaluations.between': { from: Day; until: Day; result: EvaluationView[] };
  /** The indicators of each business in an agreement, from one day until before the other. */
  'agreement.indicators': {
    agreementId: number;
    from: Day;
    until: Day;
    result: { umkId: number; indicators: Indicators }[];
  };
  /** Of all partnerships that ran, or have ended, together; undefined where there is none. */
  indicators: { from: Day; until: Day; result: ProgrammeIndicators | undefined };
  /** The diary of an agreement, whole. */
  diary: { id: number; result: DiaryView | undefined };
  /** The one that this entry stands in. */
  'diary.about': { entryId: number; result: DiaryView | undefined };
  /** Of these organisations, newest first: a company's whole, of a group each business its own part. */
  'diary.of': { umkIds: number[]; companyIds: number[]; result: DiaryView[] };
  /** Of an agreement, or of one business in it; `from` and `until` are the first and the last day. */
  'diary.figures': {
    agreementId: number;
    umkId?: number;
    from: Day;
    until: Day;
    today: Day;
    result: WorkFigures;
  };
  /** A new code that nobody can guess; the same one for the whole turn. */
  agreementCode: { result: string };
  /** Of the very bytes that somebody sent, in hex. */
  'file.sha256': { blobId: string; result: string | undefined };
  /** What anybody may know of the agreement with this code. */
  'agreement.public': { code: string; result: PublicAgreement | undefined };
  /** What got to each figure of the report between these moments (see domain/figures.ts). */
  figures: { bounds: Date[]; result: Figures };
  'figures.list': {
    figure: FigureId;
    from: Date;
    until: Date;
    page: number;
    size: number;
    result: Found<FigureRow>;
  };
  /** Newest first; of both sides the newest few hundred. */
  'givenUp.list': { page: number; size: number; result: Found<GivenUp> };
  givenUp: { id: string; result: GivenUp | undefined };
  broadcast: { id: number; result: BroadcastView | undefined };
  /** Newest first. */
  'broadcasts.list': { page: number; size: number; result: Found<BroadcastView> };
  'broadcast.table': { id: number; result: BroadcastTable };
  /** Whom a segment is for, as of this day, which began at `dayStart`. */
  'broadcast.reach': Segment & { today: Day; dayStart: Date; result: Reach };
  /** The person's own part in a broadcast. */
  'broadcast.mine': { broadcastId: number; result: BroadcastRecipient | undefined };
  /** Texts that hold these words as people see them, nearest first; of no words those that staff have changed. */
  'texts.find': { words: string; page: number; size: number; result: Found<TextRow> };
  text: { key: string; result: TextView | undefined };
  /** All changes of these things, newest first, of each at most `take`. */
  'overrides.of': { of: string[]; take: number; result: Changed[] };
  /** The newest change of everything under a prefix ("question/"), also where it is as shipped again. */
  'overrides.under': { prefix: string; result: Changed[] };
  /** Questions that nobody could answer and nobody has dismissed, most asked first. */
  'unanswered.list': { page: number; size: number; result: Found<Unanswered> };
  unanswered: { id: string; result: Unanswered | undefined };
  /** Everything that has a day by which it is to be answered. */
  'deadlines.open': { result: OpenDeadlines };
  /** A one-time link that nobody can guess, the same one for the whole turn; undefined where there is no server for it. */
  fileLink: { result: { token: string; url: string } | undefined };
  job: { id: number; result: Job | undefined };
  /** The person's own that are not over: they wait, ask, or left a file that can be fetched; newest first. */
  'jobs.mine': { result: Job[] };
  /** What staff do with files just now, in the order in which it is done. */
  'jobs.pending': { result: Job[] };
  /** Imports, newest first, with who read them. */
  'imports.runs': {
    skip: number;
    take: number;
    result: { total: number; rows: { run: ImportRun; who?: string }[] };
  };
  /** One import with the jobs about it, newest first. */
  'imports.run': { id: number; result: { run: ImportRun; who?: string; jobs: Job[] } | undefined };
  /** Everybody who belongs to the forum, by role and name. */
  'forum.members': { result: MemberView[] };
  /** Of this state, or of this company, newest first. */
  'forum.commitments': {
    state?: CommitmentState;
    companyId?: number;
    page: number;
    size: number;
    result: Found<CommitmentView>;
  };
  'forum.commitment': { id: number; result: CommitmentView | undefined };
  /** Companies that came with words of a commitment, of which nothing is recorded yet. */
  'forum.pledges': { page: number; size: number; result: Found<Company> };
  /** The next one first, then those that are over. */
  'forum.meetings': { after: Date; page: number; size: number; result: Found<Meeting> };
  'forum.meeting': { id: number; result: MeetingView | undefined };
  /** What is decided and not done yet, by its day. */
  'forum.decisions': { result: DecisionView[] };
  'forum.decision': { id: number; result: DecisionView | undefined };
  /** The meetings from then on that the person is invited to, the next one first. */
  'forum.mine': { after: Date; result: MyMeeting[] };
  /** A meeting that the person is invited to. */
  'forum.invitation': { id: number; result: MyMeeting | undefined };
};
