/** The acts of a mediator: which of them a report allows now, what each says before it is done, and what it does; `act` is "<what>:<rev that was shown>". */
import { z } from 'zod';
import type { Line, Option } from '../conversation/reply.ts';
import { line, literal, stacked } from '../conversation/reply.ts';
import type { Context } from '../conversation/step.ts';
import { HeardView, mayMoveTicket } from '../domain/dispute.ts';
import type { Effect } from '../domain/effect.ts';
import { countedFrom, firstAnswerDue } from '../domain/escalation.ts';
import type { Query } from '../domain/query.ts';
import { ticketNumber } from '../domain/ticket.ts';
import { dayName } from './card.ts';
import { hoursOf } from './forumAnswers.ts';
import { staffName } from './deskWords.ts';
import { whyNotYours } from './disputeCard.ts';
import type { TicketFound } from './disputeMoves.ts';
import { isPaused, otherSide, resumed, staffMoved } from './disputeMoves.ts';
import { dayOffLines, hoursLine, remindAll, tellAll } from './forumWords.ts';
import { heardEffects, heardText } from './mediationHeard.ts';

export const Mediation = z
  .object({
    pick: z.string(),
    act: z.string(),
    to: z.string(),
    when: z.string(),
    place: z.string(),
    who: z.string(),
    on: z.string(),
    via: HeardView.shape.via,
    words: z.string(),
    sure: z.string(),
  })
  .partial();
export type Mediation = z.infer<typeof Mediation>;
export type Here = Context<Mediation>;

const mediators = { kind: 'mediators' } as const;

export function needs({ answers }: Pick<Here, 'answers'>): Query[] {
  const id = Number(answers.pick);
  return [{ kind: 'ticket', id }, { kind: 'queue.about', of: 'ticket', subjectId: id }, mediators];
}

export function foundOf({ answers, read }: Here): TicketFound | undefined {
  return read({ kind: 'ticket', id: Number(answers.pick) });
}

export function actedOn({ answers: { act = '' } }: Here): { what: string; rev: number } {
  const [what = '', rev] = act.split(':');
  return { what, rev: Number(rev) };
}

export function heading(context: Here): Line {
  const number = ticketNumber(Number(context.answers.pick));
  return line('mediation.ask_act', { number });
}

type Act =
  'tugas' | 'nilai' | 'dengar' | 'cek' | 'mulai' | 'rapat' | 'rapat_lihat' | 'usul' | 'lanjut';

/** Whether the report allows it now; by whom is asked elsewhere. */
function allows(found: TicketFound, act: Act): boolean {
  const { ticket, meeting } = found;
  const mediated = mayMoveTicket(ticket, 'propose', 'staff') !== undefined;
  const called = meeting !== undefined && meeting.state !== 'batal';
  switch (act) {
    case 'tugas':
      return ticket.state !== 'closed';
    case 'nilai':
      return ticket.state === 'open';
    case 'cek':
      // It is the company that pays: who reports from there has nobody to be asked.
      return ticket.side === 'umk' && mayMoveTicket(ticket, 'check', 'staff') !== undefined;
    case 'mulai':
      return otherSide(found) !== undefined && !!mayMoveTicket(ticket, 'mediate', 'staff');
    case 'dengar':
      return otherSide(found) !== undefined && !!mayMoveTicket(ticket, 'reply', 'staff');
    case 'rapat':
      return mediated && !called;
    case 'rapat_lihat':
      return called;
    case 'usul':
      return mediated;
    case 'lanjut':
      return isPaused(found);
    default:
      return act satisfies never;
  }
}

const ACTS: Readonly<Record<Act, Pick<Option, 'label' | 'words'>>> = {
  mulai: { label: line('mediation.begin'), words: ['mulai', 'begin'] },
  cek: { label: line('mediation.check'), words: ['cek', 'check'] },
  usul: { label: line('mediation.propose'), words: ['usul', 'usulan', 'propose'] },
  dengar: { label: line('mediation.heard'), words: ['catat keterangan', 'keterangan', 'heard'] },
  rapat: { label: line('mediation.meeting'), words: ['rapat', 'undang', 'meeting'] },
  rapat_lihat: { label: line('mediation.see_meeting'), words: ['rapat', 'notulen', 'meeting'] },
  nilai: { label: line('mediation.triage'), words: ['mendesak', 'urgent'] },
  tugas: { label: line('mediation.assign'), words: ['tugaskan', 'mediator', 'assign'] },
  lanjut: { label: line('mediation.resume'), words: ['lanjutkan', 'resume'] },
};

/** How the beginning is called where the report was closed by rule. */
const AGAIN = { label: line('mediation.begin_again'), words: ['buka lagi', 'mulai', 'reopen'] };

export function acts(context: Here): Option[] {
  const found = foundOf(context);
  const may = Object.entries(ACTS).filter(([act]) => found && allows(found, act as Act));
  return [
    ...may.map(([act, shown]) => ({
      id: `${act}:${found?.ticket.rev ?? 0}`,
      ...(act === 'mulai' && found?.ticket.state === 'closed' ? AGAIN : shown),
    })),
    { id: 'kembali', label: line('mediation.back'), words: ['kembali', 'back'] },
  ];
}

/** Where it goes: on, or to the step that says why not. */
export function stillMay(context: Here, then: 'menu' | 'done'): string {
  const found = foundOf(context);
  const why = whyNotYours(context, found);
  if (why) return why;
  if (then === 'menu' || !found) return 'menu';
  const { what, rev } = actedOn(context);
  const same = found.ticket.rev === rev && what in ACTS && allows(found, what as Act);
  const late = what === 'rapat' && hours(context).startsAt <= context.facts.now;
  return same && !late ? 'done' : 'moved_on';
}

export function whomOptions({ facts, read }: Here): Option[] {
  return [
    ...read(mediators).map(({ personId, name, open }) => ({
      id: String(personId),
      label: line('mediation.colleague', { name: staffName(name, personId), count: open }),
      ...(personId === facts.person.id ? { words: ['saya', 'me'] } : {}),
    })),
    { id: 'kembali', label: line('mediation.back'), words: ['kembali', 'back'] },
  ];
}

function hours({ answers }: Pick<Here, 'answers'>): ReturnType<typeof hoursOf> {
  return hoursOf(answers.when ?? new Date(0).toISOString());
}

function triaged({ facts }: Here, { ticket }: TicketFound) {
  const urgent = !ticket.urgent;
  return { urgent, ...firstAnswerDue(countedFrom(ticket), urgent, facts.region) };
}

export function sureText(context: Here): Line {
  const { answers, facts } = context;
  const found = foundOf(context);
  if (!found) return line('dispute.gone', { number: answers.pick ?? '' });
  const number = ticketNumber(found.ticket.id);
  switch (actedOn(context).what) {
    case 'nilai': {
      const { urgent, dueOn } = triaged(context, found);
      const day = dayName(dueOn, facts);
      return line(urgent ? 'mediation.sure_urgent' : 'mediation.sure_not_urgent', { number, day });
    }
    case 'cek':
      return line('mediation.sure_check', { company: found.match?.company.name ?? '-' });
    case 'mulai':
      return line('mediation.sure_begin', { number });
    case 'rapat':
      return stacked(
        ...dayOffLines(hours(context).startsAt, facts),
        line('mediation.sure_meeting', {
          when: hoursLine(hours(context), facts),
          place: literal(answers.place ?? '-'),
        }),
      );
    case 'dengar':
      return heardText(context);
    case 'usul':
      return line('mediation.sure_propose', { words: literal(answers.words ?? '') });
    default:
      return line('mediation.sure_resume');
  }
}

export function doneNeeds(known: Pick<Here, 'answers'>): Query[] {
  const { what } = actedOn(known as Here);
  return [
    ...needs(known),
    ...(what === 'rapat' ? [{ kind: 'fresh', of: 'meeting' } as const] : []),
    ...(what === 'mulai' ? [{ kind: 'fresh', of: 'queueItem' } as const] : []),
    ...(what === 'rapat'
      ? [{ kind: 'ticket.people', id: Number(known.answers.pick) } as const]
      : []),
  ];
}

const DONE: Readonly<Record<Act, Line>> = {
  tugas: line('mediation.done_assign'),
  nilai: line('mediation.done_triage'),
  cek: line('mediation.done_check'),
  mulai: line('mediation.done_begin'),
  dengar: line('mediation.done_heard'),
  rapat: line('mediation.done_meeting'),
  rapat_lihat: line('mediation.done_meeting'),
  usul: line('mediation.done_propose'),
  lanjut: line('mediation.done_resume'),
};

export function doneText(context: Here): Line {
  return DONE[actedOn(context).what as Act];
}

export function doneEffects(context: Here): Effect[] {
  const { answers, facts, read } = context;
  const found = foundOf(context);
  if (!found) return [];
  const { ticket } = found;
  const { id: ticketId, rev } = ticket;
  const how = { words: answers.words ?? '', facts, read };
  switch (actedOn(context).what) {
    case 'tugas':
      return assigned(context, found);
    case 'nilai':
      return [
        { kind: 'ticket.triage', ticketId, rev, ...triaged(context, found) },
        {
          kind: 'tell',
          whom: { person: ticket.personId },
          happening: { kind: 'ticket.triaged', ticketId },
        },
        ...lineMoved(context, found),
      ];
    case 'cek':
      return staffMoved(found, 'check', { ...how, words: '' });
    case 'mulai':
      return staffMoved(found, 'mediate', { ...how, words: '' });
    case 'dengar':
      return heardEffects(context, found);
    case 'usul':
      return staffMoved(found, 'propose', how);
    case 'lanjut':
      return resumed(found);
    case 'rapat':
      return called(context, ticketId);
    default:
      return [];
  }
}

function lineMoved(context: Here, found: TicketFound): Effect[] {
  const about = { kind: 'queue.about', of: 'ticket', subjectId: found.ticket.id } as const;
  const item = context.read(about)?.item;
  if (item?.dueOn === undefined) return [];
  const { dueOn } = triaged(context, found);
  return [{ kind: 'queue.due', itemId: item.id, from: item.dueOn, dueOn }];
}

/** The line of the queue goes with it, so that a colleague is not in the way. */
function assigned({ answers, facts, read }: Here, { ticket }: TicketFound): Effect[] {
  const to = Number(answers.to);
  if (!read(mediators).some(({ personId }) => personId === to)) return [];
  const { id: ticketId, mediatorId: from } = ticket;
  const item = read({ kind: 'queue.about', of: 'ticket', subjectId: ticketId })?.item;
  const assign: Effect =
    item && item.takenBy !== to
      ? { kind: 'queue.take', itemId: item.id, to, from: item.takenBy }
      : { kind: 'ticket.assign', ticketId, from, to };
  const happening = { kind: 'ticket.assigned' as const, ticketId };
  return [
    assign,
    ...(to === facts.person.id ? [] : [{ kind: 'tell' as const, whom: { person: to }, happening }]),
  ];
}

function called({ answers, facts, read }: Here, ticketId: number): Effect[] {
  const people = read({ kind: 'ticket.people', id: ticketId });
  const meeting = {
    id: read({ kind: 'fresh', of: 'meeting' }),
    title: `Mediasi ${ticketNumber(ticketId)}`,
    topics: [],
    place: answers.place ?? '',
    ...hours({ answers }),
    ticketId,
  };
  return [
    { kind: 'meeting.call', meeting, people },
    ...tellAll(people, meeting.id, 'called', facts),
    ...remindAll(people, meeting, facts),
  ];
}
