/** The questions that are asked at the desks of staff, each answered by the file that knows its tables. */
import type { Query } from '../domain/query.ts';
import { auditRows } from './audit.ts';
import { readBroadcast } from './broadcasts.ts';
import type { BroadcastQuery } from './broadcasts.ts';
import type { Core } from './core.ts';
import { waiting } from './curations.ts';
import { readDesk } from './desk.ts';
import type { DeskQuery } from './desk.ts';
import { find } from './deskFind.ts';
import { readFiles } from './files.ts';
import { readHandover } from './handover.ts';
import { readLicences } from './licences.ts';
import type { LicenceQuery } from './licences.ts';
import { readChanges } from './overrides.ts';
import { statistics } from './statistics.ts';
import { readTickets } from './tickets.ts';
import type { TicketQuery } from './tickets.ts';

type StaffQuery = Extract<
  Query,
  | DeskQuery
  | TicketQuery
  | LicenceQuery
  | Parameters<typeof find>[1]
  | Parameters<typeof readHandover>[1]
  | { kind: 'curations.waiting' }
  | BroadcastQuery
  | Parameters<typeof readChanges>[1]
  | Parameters<typeof readFiles>[1]
  | { kind: 'audit.rows' | 'statistics' | 'candidates' | 'opportunities' }
  | { kind: 'text' | 'texts.find' | 'fileLink' }
>;

/** The queries that are asked at the desks of staff; throws for the kinds that are the shell's own. */
export async function readForStaff(
  core: Core,
  query: StaffQuery,
  personId: number,
): Promise<unknown> {
  switch (query.kind) {
    case 'handover':
    case 'handover.mine':
    case 'handovers.open':
    case 'handover.last':
    case 'staff.away':
      return readHandover(core, query, personId);
    case 'queue.open':
    case 'queue.count':
    case 'queueItem':
    case 'queue.about':
    case 'matches.silent':
    case 'need.matches':
    case 'person':
    case 'umk':
    case 'umk.history':
    case 'company.history':
    case 'staff':
      return readDesk(core, query);
    case 'ticket':
    case 'tickets.list':
    case 'ticket.attachments':
      return readTickets(core, query);
    case 'umks.find':
    case 'companies.find':
    case 'needs.find':
      return find(core, query);
    case 'curations.waiting':
      return waiting(core, query);
    case 'job':
    case 'jobs.mine':
    case 'jobs.pending':
    case 'imports.runs':
    case 'imports.run':
      return readFiles(core, query, personId);
    case 'licence':
    case 'licences.of':
    case 'licences.open':
    case 'licence.files':
    case 'clinic.taken':
      return readLicences(core, query);
    case 'audit.rows':
      return auditRows(core, query);
    case 'broadcast':
    case 'broadcasts.list':
    case 'broadcast.table':
    case 'broadcast.reach':
    case 'broadcast.mine':
      return readBroadcast(core, query, personId);
    case 'statistics':
      return statistics(core, { today: query.today, monthStart: new Date(`${query.month}-01`) });
    case 'overrides.of':
    case 'overrides.under':
    case 'unanswered.list':
    case 'unanswered':
    case 'deadlines.open':
      return readChanges(core, query);
    case 'candidates':
    case 'opportunities':
    case 'text':
    case 'texts.find':
    case 'fileLink':
      throw new Error(`"${query.kind}" is answered by the shell, which knows more than rows`);
  }
}
