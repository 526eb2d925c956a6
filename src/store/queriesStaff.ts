/** The questions that are asked at the desks of staff, each answered by the file that knows its tables. */
import type { Query } from '../domain/query.ts';
import { readAgreements } from './agreements.ts';
import type { AgreementQuery } from './agreements.ts';
import { readEvaluations } from './evaluations.ts';
import type { EvaluationQuery } from './evaluations.ts';
import { readAssist } from './assists.ts';
import type { AssistQuery } from './assists.ts';
import { auditRows } from './audit.ts';
import { readBroadcast } from './broadcasts.ts';
import type { BroadcastQuery } from './broadcasts.ts';
import { checkInsMine, readCheckIns } from './checkIns.ts';
import type { CheckInQuery } from './checkIns.ts';
import type { Core } from './core.ts';
import { waiting } from './curations.ts';
import { readDesk } from './desk.ts';
import { readDiary } from './diary.ts';
import type { DiaryQuery } from './diary.ts';
import type { DeskQuery } from './desk.ts';
import { readDisputes } from './disputes.ts';
import type { DisputeQuery } from './disputes.ts';
import { find } from './deskFind.ts';
import { readFiles } from './files.ts';
import { readGivenUp } from './givenUp.ts';
import type { GivenUpQuery } from './givenUp.ts';
import { readFigures } from './figures.ts';
import { readForum } from './forum.ts';
import type { ForumQuery } from './forum.ts';
import { readHandover } from './handover.ts';
import { readLicences } from './licences.ts';
import type { LicenceQuery } from './licences.ts';
import { readChanges } from './overrides.ts';
import { remindersOff } from './reminders.ts';
import { statistics } from './statistics.ts';
import { readTickets } from './tickets.ts';
import { lessons } from './lessons.ts';
import { togetherView } from './together.ts';
import type { TicketQuery } from './tickets.ts';

type StaffQuery = Extract<
  Query,
  | AgreementQuery
  | EvaluationQuery
  | AssistQuery
  | CheckInQuery
  | DiaryQuery
  | DeskQuery
  | TicketQuery
  | DisputeQuery
  | GivenUpQuery
  | LicenceQuery
  | Parameters<typeof find>[1]
  | Parameters<typeof readHandover>[1]
  | { kind: 'curations.waiting' | 'figures' | 'figures.list' }
  | BroadcastQuery
  | ForumQuery
  | Parameters<typeof readChanges>[1]
  | Parameters<typeof readFiles>[1]
  | { kind: 'audit.rows' | 'statistics' | 'candidates' | 'opportunities' | 'pair' }
  | { kind: 'text' | 'texts.find' | 'fileLink' | 'checkins.mine' | 'reminders.off' }
  | { kind: 'fair.plan' | 'weights.try' | 'coverage' | 'company.lessons' }
  | { kind: 'together' | 'together.ofNeed' | 'together.replan' | 'umk.unlock' }
>;

/** Who answers which of them. */
const readers: {
  [K in StaffQuery['kind']]: (
    core: Core,
    query: Extract<StaffQuery, { kind: K }>,
    personId: number,
  ) => Promise<unknown>;
} = {
  handover: readHandover,
  'handover.mine': readHandover,
  'handovers.open': readHandover,
  'handover.last': readHandover,
  'staff.away': readHandover,
  'queue.open': readDesk,
  'queue.count': readDesk,
  queueItem: readDesk,
  'queue.about': readDesk,
  'matches.silent': readDesk,
  'need.matches': readDesk,
  person: readDesk,
  umk: readDesk,
  'umk.history': readDesk,
  'company.history': readDesk,
  staff: readDesk,
  dispute: readDisputes,
  'disputes.mine': readDisputes,
  mediators: readDisputes,
  'ticket.people': readDisputes,
  'ticket.between': readDisputes,
  ticket: readTickets,
  'tickets.list': readTickets,
  'ticket.attachments': readTickets,
  assist: readAssist,
  'assists.mine': readAssist,
  'assists.waiting': readAssist,
  'assists.forMe': readAssist,
  'umk.alike': readAssist,
  'match.behalf': readAssist,
  'together.behalf': readAssist,
  'umks.find': find,
  'companies.find': find,
  'needs.find': find,
  'curations.waiting': waiting,
  job: readFiles,
  'jobs.mine': readFiles,
  'jobs.pending': readFiles,
  'imports.runs': readFiles,
  'imports.run': readFiles,
  licence: readLicences,
  'licences.of': readLicences,
  'licences.open': readLicences,
  'licence.files': readLicences,
  'clinic.taken': readLicences,
  'audit.rows': auditRows,
  'givenUp.list': readGivenUp,
  givenUp: readGivenUp,
  broadcast: readBroadcast,
  'broadcasts.list': readBroadcast,
  'broadcast.table': readBroadcast,
  'broadcast.reach': readBroadcast,
  'broadcast.mine': readBroadcast,
  statistics: (core, { today, month }) =>
    statistics(core, { today, monthStart: new Date(`${month}-01`) }),
  'overrides.of': readChanges,
  'overrides.under': readChanges,
  'unanswered.list': readChanges,
  unanswered: readChanges,
  'deadlines.open': readChanges,
  agreement: readAgreements,
  'agreements.of': readAgreements,
  evaluation: readEvaluations,
  'evaluations.of': readEvaluations,
  'evaluations.list': readEvaluations,
  'evaluations.between': readEvaluations,
  'agreements.list': readAgreements,
  diary: readDiary,
  'diary.of': readDiary,
  'diary.about': readDiary,
  'diary.figures': readDiary,
  agreementCode: readAgreements,
  'file.sha256': readAgreements,
  'agreement.public': readAgreements,
  'checkins.of': readCheckIns,
  'checkins.mine': checkInsMine,
  warning: readCheckIns,
  'agreement.indicators': readCheckIns,
  indicators: readCheckIns,
  'forum.members': readForum,
  'forum.commitments': readForum,
  'forum.commitment': readForum,
  'forum.pledges': readForum,
  'forum.meetings': readForum,
  'forum.meeting': readForum,
  'forum.decisions': readForum,
  'forum.decision': readForum,
  'forum.mine': readForum,
  'forum.invitation': readForum,
  'reminders.off': (core, _query, personId) => remindersOff(core, personId),
  figures: readFigures,
  'figures.list': readFigures,
  candidates: ofTheShell,
  opportunities: ofTheShell,
  pair: ofTheShell,
  together: (core, { id }) => togetherView(core, id),
  'together.ofNeed': ofTheShell,
  'umk.unlock': ofTheShell,
  'fair.plan': ofTheShell,
  'weights.try': ofTheShell,
  coverage: ofTheShell,
  'company.lessons': async (core, { id }) => (await lessons(core, [id])).get(id) ?? [],
  'together.replan': ofTheShell,
  text: ofTheShell,
  'texts.find': ofTheShell,
  fileLink: ofTheShell,
};

async function ofTheShell(_core: Core, { kind }: StaffQuery): Promise<never> {
  throw new Error(`"${kind}" is answered by the shell, which knows more than rows`);
}

/** The queries that are asked at the desks of staff; throws for the kinds that are the shell's own. */
export function readForStaff(core: Core, query: StaffQuery, personId: number): Promise<unknown> {
  // One of each pair: the table gives every kind the function that takes it.
  const reader = readers[query.kind] as (
    core: Core,
    query: StaffQuery,
    personId: number,
  ) => Promise<unknown>;
  return reader(core, query, personId);
}
