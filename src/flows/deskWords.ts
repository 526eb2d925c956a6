/** How staff are told of people, days and work: in few words, and without personal data where their role sees none. */
import type { Line, TextKey } from '../conversation/reply.ts';
import { line, literal } from '../conversation/reply.ts';
import { agreementNumber } from '../domain/agreement.ts';
import type { MatchRow, QueueRow } from '../domain/desk.ts';
import { entryNumber } from '../domain/diary.ts';
import type { Effect } from '../domain/effect.ts';
import type { Facts } from '../domain/facts.ts';
import type { Day } from '../domain/quantity.ts';
import type { DeskKind } from '../domain/roles.ts';
import { seesPersonal } from '../domain/roles.ts';
import { ticketNumber } from '../domain/ticket.ts';
import { addDays, localDay, startOfDay } from '../domain/workingDays.ts';
import { formatDay } from '../language/format.ts';
import { dayName, today } from './card.ts';
import { requestName } from './licenceWords.ts';
import { shortName } from './link.ts';

const DAY_MS = 86_400_000;

export function sees({ person }: Facts): boolean {
  return seesPersonal(person.roles);
}

/** The trace of a look at personal data; none where nothing personal was shown. */
export function looked(subject: string, facts: Facts): Effect[] {
  return sees(facts) ? [{ kind: 'personal.look', subject }] : [];
}

export function row(label: TextKey, value: Line | string | undefined): Line[] {
  if (value === undefined || value === '') return [];
  const words = typeof value === 'string' ? literal(value) : value;
  return [line('review.row', { label: line(label), value: words })];
}

export function dayOf(at: Date, facts: Facts): Line {
  return dayName(localDay(at, facts.region.timeZone), facts);
}

/** Whole days between then and now, by the calendar on the wall. */
export function daysSince(at: Date, facts: Facts): number {
  return Math.max(0, Math.floor((facts.now.getTime() - at.getTime()) / DAY_MS));
}

/** A side that was asked before this moment is silent: it was reminded by then. */
export function askedBefore(facts: Facts): Date {
  const { region } = facts;
  return startOfDay(addDays(today(facts), -region.matchSilence.remindDays), region.timeZone);
}

/** The day on which a match that waits lapses by itself. */
export function lapsesOn({ match }: MatchRow, facts: Facts): Day {
  const { region } = facts;
  const asked = localDay(match.askedAt ?? match.updatedAt, region.timeZone);
  return addDays(asked, region.matchSilence.lapseDays);
}

/** A day without the name of the weekday: a button has little room. */
function shortDay(day: Day, { person }: Facts): Line {
  return literal(formatDay(day, person.language).replace(/^\p{L}+, /u, ''));
}

/** "lewat, 3 Desember 2026", "hari ini", "sampai …". */
export function dueLine(due: Day | undefined, facts: Facts): Line {
  const now = today(facts);
  if (due === undefined) return line('desk.due_none');
  if (due === now) return line('desk.due_today');
  return line(due < now ? 'desk.due_over' : 'desk.due', { day: shortDay(due, facts) });
}

export function kindLine(kind: DeskKind): Line {
  return line(`desk.kind_${kind}`);
}

/** What a line of the queue is called: "Laporan T-0004 (mendesak)". */
export function itemName({ item, ticket, licence, warning }: QueueRow): Line {
  if (warning) return line('desk.warning', { name: line(`warning.code_${warning.code}`) });
  if (licence) return line('desk.licence', { name: requestName(licence) });
  if (item.kind === 'diary') return line('desk.diary', { number: entryNumber(item.subjectId) });
  if (item.kind === 'agreement') {
    return line('desk.agreement', { number: agreementNumber(item.subjectId) });
  }
  if (item.kind !== 'ticket') return kindLine(item.kind);
  const number = ticketNumber(item.subjectId);
  return line(ticket?.urgent ? 'desk.ticket_urgent' : 'desk.ticket', { number });
}

/** Whom a line of the queue is about, short; people by their number where names are not for this role. */
export function aboutWhom({ item, person, company, umk }: QueueRow, facts: Facts): Line {
  if (company) return literal(company.name);
  if (umk) return line('desk.umk', { id: umk.id, product: umk.product });
  if (person !== undefined && sees(facts)) return literal(shortName(person));
  return line('desk.person', { id: item.personId ?? item.subjectId });
}

/** Whether the line shows somebody's name, which is a look at them. */
export function namesPerson(shown: QueueRow, facts: Facts): boolean {
  return sees(facts) && shown.person !== undefined && !shown.company && !shown.umk;
}

/** Who took it: you, a colleague by name, or a colleague by number. */
export function takerLine({ item, taker }: QueueRow, facts: Facts): Line | undefined {
  if (item.state !== 'taken' || item.takenBy === undefined) return undefined;
  if (item.takenBy === facts.person.id) return line('desk.you');
  return staffName(taker, item.takenBy);
}

/** "22 Nov, 09.30": for a line of a list. */
export function shortMoment(at: Date, { person, region }: Facts): string {
  return new Intl.DateTimeFormat(person.language === 'en' ? 'en-GB' : 'id-ID', {
    timeZone: region.timeZone,
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
  }).format(at);
}

/** "Rina", or "petugas Forum nomor 4" for who of the staff gave no name. */
export function staffName(name: string | undefined, personId: number): Line {
  return name === undefined ? line('desk.officer', { id: personId }) : literal(name);
}

/** Anybody by name, or by number where there is none or it is not to be seen. */
export function anyName(name: string | undefined, personId: number): Line {
  return name === undefined ? line('desk.person', { id: personId }) : literal(name);
}
