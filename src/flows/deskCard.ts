/** A line of the queue in full: what it is about, its day, whose it is, and what this role may do with it. */
import { afresh } from '../conversation/afresh.ts';
import type { Line, Option } from '../conversation/reply.ts';
import { line, paragraphs, stacked } from '../conversation/reply.ts';
import type { Context, Start } from '../conversation/step.ts';
import type { PersonCard, QueueRow } from '../domain/desk.ts';
import type { Facts } from '../domain/facts.ts';
import type { Query } from '../domain/query.ts';
import { mayWork } from '../domain/roles.ts';
import { QueueKind } from '../domain/ticket.ts';
import { evidenceNeeds, evidenceRows } from './afterReport.ts';
import { dayName } from './card.ts';
import { channelName } from './channelName.ts';
import { broadcastRows } from './broadcastWords.ts';
import type { Desk } from './deskList.ts';
import {
  aboutWhom,
  dayOf,
  dueLine,
  itemName,
  row,
  sees,
  staffName,
  takerLine,
} from './deskWords.ts';
import { homePhone } from './matchWords.ts';
import { warningRows } from './warningWords.ts';

type Here = Context<Desk>;
type Known = Pick<Here, 'answers' | 'facts'>;

/** What was picked on the list, taken apart; ids are 0 where nothing was. */
export function pickOf({ answers }: Pick<Here, 'answers'>): {
  kind: QueueKind | undefined;
  subjectId: number;
  itemId: number;
} {
  const [kind = '', subject = '0', item = '0'] = (answers.pick ?? '').split('/');
  const known = QueueKind.safeParse(kind);
  return {
    kind: known.success ? known.data : undefined,
    subjectId: Number(subject),
    itemId: Number(item),
  };
}

export function itemQuery(known: Pick<Here, 'answers'>): Extract<Query, { kind: 'queueItem' }> {
  return { kind: 'queueItem', id: pickOf(known).itemId };
}

export function itemNeeds(known: Pick<Here, 'answers'>): Query[] {
  return [itemQuery(known)];
}

/** The line as it is now, if it is the one that was picked. */
export function itemOf(context: Here): QueueRow | undefined {
  const found = context.read(itemQuery(context));
  const { kind, subjectId } = pickOf(context);
  return found?.item.kind === kind && found?.item.subjectId === subjectId ? found : undefined;
}

/** What has to be known of the subject besides the line itself. */
export function cardNeeds(known: Known): Query[] {
  const { kind, subjectId: id } = pickOf(known);
  switch (kind) {
    case 'ticket':
      return [itemQuery(known), { kind: 'ticket', id }];
    case 'handover':
      return [itemQuery(known), { kind: 'person', id }];
    case 'voice':
      return [itemQuery(known), { kind: 'voiceNote', id }];
    case 'broadcast':
      return [itemQuery(known), { kind: 'broadcast', id }];
    case 'after_report':
      return [itemQuery(known), ...evidenceNeeds(id, known.facts)];
    case 'warning':
      return [itemQuery(known), { kind: 'warning', id }];
    case 'company_check':
    case 'review_request':
    case 'paper_check':
    case 'licence':
    case 'consent_sheet':
    case 'agreement':
    case undefined:
      return [itemQuery(known)];
    default:
      return kind satisfies never;
  }
}

export function itemCard(context: Here): Line {
  const { facts } = context;
  const found = itemOf(context);
  if (!found) return line('desk.gone');
  const { item } = found;
  const taker = takerLine(found, facts);
  return paragraphs(
    stacked(
      line('desk.card', { what: itemName(found), who: aboutWhom(found, facts) }),
      ...row('desk.since', dayOf(item.createdAt, facts)),
      ...row('desk.until', item.dueOn ? dueLine(item.dueOn, facts) : undefined),
      ...row('desk.taken_by', taker ?? line('desk.nobody')),
      ...subjectRows(context),
    ),
    ...(sees(facts) ? [] : [line('desk.masked')]),
    ...(item.state === 'done' ? [line('desk.done_already')] : []),
  );
}

function subjectRows(context: Here): Line[] {
  const { kind, subjectId: id } = pickOf(context);
  const { facts, read } = context;
  if (kind === 'ticket') {
    const found = read({ kind: 'ticket', id });
    if (!found) return [];
    const { ticket, by } = found;
    return [
      ...row('desk.reported', dayName(ticket.reportedOn, facts)),
      ...row('desk.about_match', ticket.matchId === undefined ? undefined : String(ticket.matchId)),
      ...(sees(facts) ? [...personRows(by), ...row('desk.words', ticket.text)] : []),
    ];
  }
  if (kind === 'after_report') {
    const [match, report] = evidenceNeeds(id, facts);
    return evidenceRows(read(match), read(report), facts);
  }
  if (kind === 'warning') {
    const view = read({ kind: 'warning', id });
    return view ? warningRows(view, facts) : [];
  }
  if (kind === 'handover') return sees(facts) ? personRows(read({ kind: 'person', id })) : [];
  if (kind === 'broadcast') {
    const view = read({ kind: 'broadcast', id });
    return view ? broadcastRows(view, facts) : [];
  }
  if (kind === 'voice') return row('desk.question', read({ kind: 'voiceNote', id })?.question);
  return [];
}

/** Who somebody is and how they are reached. */
export function personRows(person: PersonCard | undefined): Line[] {
  if (!person) return [];
  const { umks, companies, channels, name, phone } = person;
  const firms = [
    ...umks.map(({ id, product }) => `${product} (UMK ${id})`),
    ...companies.map((company) => `${company.name} (${company.id})`),
  ];
  return [
    ...row('field.name', name),
    ...row('field.phone', phone === undefined ? undefined : homePhone(phone)),
    ...channels.slice(0, 1).flatMap((channel) => row('desk.writes_from', channelName(channel))),
    ...row('desk.firms', firms.join(', ')),
  ];
}

/** The dialog in which this work is done, if there is one. */
export function workOf({ item }: QueueRow): Start | undefined {
  const { kind, subjectId } = item;
  switch (kind) {
    case 'company_check':
      return { flow: 'company_check', answers: { company: String(subjectId) } };
    case 'voice':
      return { flow: 'voice_write', answers: { note: String(subjectId) } };
    case 'review_request':
      return { flow: 'curate', answers: { umk: String(subjectId) } };
    case 'paper_check':
      return { flow: 'verify', answers: { umk: String(subjectId) } };
    case 'consent_sheet':
      return { flow: 'sheet_check', answers: { umk: String(subjectId) } };
    case 'handover':
      return { flow: 'handover_desk', answers: { item: String(item.id) } };
    case 'broadcast':
      return afresh('broadcast', { pick: String(subjectId) });
    case 'licence':
      return afresh('licence_desk', { pick: String(subjectId) });
    case 'agreement':
      return afresh('agreement_desk', { pick: String(subjectId) });
    case 'after_report':
      return { flow: 'after_report', answers: { match: String(subjectId) } };
    case 'warning':
      return { flow: 'warning', answers: { warning: String(subjectId) } };
    case 'ticket':
      return afresh('disputes', { pick: String(subjectId) });
    default:
      return kind satisfies never;
  }
}

/** Whose it may become: anybody's who does such work, also from whoever has it now if an admin says so. */
export function itemOptions(context: Here): Option[] {
  const { person } = context.facts;
  const found = itemOf(context);
  const options: Option[] = [];
  if (found && found.item.state !== 'done' && mayWork(person.roles, found.item.kind)) {
    const { takenBy } = found.item;
    const admin = person.roles.includes('admin');
    // A talk is taken, given back and handed on at its own desk, with what was said so far.
    const talk = found.item.kind === 'handover';
    // Also where a colleague has it: who was a moment too late is told so.
    if (takenBy !== person.id && !talk) options.push(takeOption);
    if (workOf(found)) options.push(workOption);
    if (talk) return [...options, backOption, finishOption];
    if (takenBy === person.id || (admin && takenBy !== undefined)) options.push(freeOption);
    if (admin) {
      options.push({ id: 'serahkan', label: line('desk.give'), words: ['serahkan', 'give'] });
    }
  }
  return [...options, backOption, finishOption];
}

const takeOption: Option = { id: 'ambil', label: line('desk.take'), words: ['ambil', 'take'] };
const workOption: Option = { id: 'buka', label: line('desk.work'), words: ['buka', 'open'] };
const freeOption: Option = { id: 'lepas', label: line('desk.free'), words: ['lepas', 'release'] };
export const backOption: Option = {
  id: 'daftar',
  label: line('desk.back'),
  words: ['antrian', 'queue'],
};
export const finishOption: Option = {
  id: 'selesai',
  label: line('desk.finish'),
  words: ['sudah', 'cukup', 'done'],
};

/** What can follow right after somebody took a line: what the list says of it is from before. */
export function takenOptions(context: Here): Option[] {
  const found = itemOf(context);
  const work = found && workOf(found) ? [workOption] : [];
  return [...work, freeOption, backOption, finishOption];
}

/** Everybody else who does such work: to whom an admin may give it. */
export function colleagues(context: Here): Option[] {
  const { kind } = pickOf(context);
  const takenBy = itemOf(context)?.item.takenBy;
  return context
    .read({ kind: 'staff' })
    .filter(({ personId }) => personId !== takenBy)
    .filter(({ roles }) =>
      kind
        ? mayWork(
            roles.map(({ role }) => role),
            kind,
          )
        : false,
    )
    .map(({ personId, name, taken }) => ({
      id: String(personId),
      label: line('desk.colleague', { name: staffName(name, personId), taken }),
    }));
}

/** The subject of a look at this line in the audit trail: the person, the report, the note. */
export function subjectOf(known: Pick<Here, 'answers'>): string | undefined {
  const { kind, subjectId } = pickOf(known);
  if (kind === 'ticket' || kind === 'warning') return `${kind}/${subjectId}`;
  return kind === 'handover' ? `person/${subjectId}` : undefined;
}

export function isAdmin({ person }: Facts): boolean {
  return person.roles.includes('admin');
}
