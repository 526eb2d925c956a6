/** What a role lets somebody of the staff see and do; one place, so that a command, a card and a file cannot differ. */
import type { Role } from './person.ts';
import { QueueKind } from './ticket.ts';

/** Who sees names, numbers and papers of others; the rest see them masked. */
const PERSONAL: readonly Role[] = ['admin', 'kurator', 'mediator'];

/** Whether somebody with these roles is shown personal data of others; every such look is an effect `personal.look`. */
export function seesPersonal(roles: readonly Role[]): boolean {
  return roles.some((role) => PERSONAL.includes(role));
}

/** Staff of the office, as against companions, who see only whom they registered. */
const OFFICE: readonly Role[] = ['admin', 'kurator', 'mediator', 'viewer'];

export function isOffice(roles: readonly Role[]): boolean {
  return roles.some((role) => OFFICE.includes(role));
}

/** A kind of work that waits for staff: the lines of the queue, and matches of which a side is silent. */
export type DeskKind = QueueKind | 'match';

/** Who does which work of the queue. */
const WORK: Readonly<Record<DeskKind, readonly Role[]>> = {
  company_check: ['admin', 'kurator'],
  ticket: ['admin', 'mediator'],
  handover: ['admin', 'kurator', 'mediator'],
  review_request: ['admin', 'kurator'],
  paper_check: ['admin', 'kurator'],
  voice: ['admin', 'kurator'],
  broadcast: ['admin', 'kurator'],
  licence: ['admin', 'kurator'],
  consent_sheet: ['admin', 'kurator'],
  agreement: ['admin', 'mediator'],
  after_report: ['admin', 'mediator'],
  warning: ['admin', 'kurator', 'mediator'],
  match: ['admin', 'kurator', 'mediator'],
};

export const deskKinds: readonly DeskKind[] = [...QueueKind.options, 'match'];

/** Whether somebody with these roles may take and do work of this kind. */
export function mayWork(roles: readonly Role[], kind: DeskKind): boolean {
  return roles.some((role) => WORK[kind].includes(role));
}

/** What somebody with these roles finds in the queue: their own kinds; a viewer looks at all and does none. */
export function queueKinds(roles: readonly Role[]): DeskKind[] {
  return deskKinds.filter((kind) => roles.includes('viewer') || mayWork(roles, kind));
}

/** Whether these roles may change what is known of companies, needs and people at the counter. */
export function mayEdit(roles: readonly Role[]): boolean {
  return roles.includes('admin') || roles.includes('kurator');
}

/**
 * Whether these roles may bring lists in: whoever applies one changes thousands of businesses at once, so reading,
 * applying and taking back are the admin's alone.
 */
export function mayImport(roles: readonly Role[]): boolean {
  return roles.includes('admin');
}

/** Who takes tables out, masked; a mediator and a companion work on single cases and need none. */
const EXPORTS: readonly Role[] = ['admin', 'kurator', 'viewer'];

export function mayExport(roles: readonly Role[]): boolean {
  return roles.some((role) => EXPORTS.includes(role));
}

/** Whether these roles may take tables out with names and numbers, which is written down before the file is there. */
export function mayExportPersonal(roles: readonly Role[]): boolean {
  return roles.includes('admin') || roles.includes('kurator');
}
