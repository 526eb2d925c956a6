/** How the forum is told of: members, promises, meetings and decisions in words, and who hears of them when; names of people only to roles that see them. */
import type { Line, Option, TextKey } from '../conversation/reply.ts';
import { line, literal, stacked } from '../conversation/reply.ts';
import type { Read, Step } from '../conversation/step.ts';
import type { Effect } from '../domain/effect.ts';
import type { Happening } from '../domain/event.ts';
import type { Facts } from '../domain/facts.ts';
import type {
  Commitment,
  DecisionView,
  Invited,
  Meeting,
  MeetingView,
  MemberView,
} from '../domain/forum.ts';
import { attendance, mayCome, mayKeepForum, morningOf, remindAt } from '../domain/forum.ts';
import { quietUntil } from '../domain/quietHours.ts';
import { addDays, daysOff, localDay } from '../domain/workingDays.ts';
import { clock, momentLine } from './broadcastWords.ts';
import { dayName, today } from './card.ts';
import { finishOption } from './deskCard.ts';
import { anyName, dueLine, row, sees, staffName } from './deskWords.ts';
import { wantsReminders } from './silent.ts';

export function keeps({ person }: Facts): boolean {
  return mayKeepForum(person.roles);
}

export function memberName({ member, name }: MemberView, facts: Facts): Line {
  if (member.umkId !== undefined && !sees(facts)) return line('forum.umk', { id: member.umkId });
  if (member.personId !== undefined) {
    return anyName(sees(facts) && name !== '' ? name : undefined, member.personId);
  }
  return literal(name);
}

export function memberCard(view: MemberView, facts: Facts): Line {
  const { member, people } = view;
  return stacked(
    memberName(view, facts),
    ...row('forum.field_role', line(`forum.role_${member.role}`)),
    ...row('forum.field_contact', sees(facts) ? member.contact : undefined),
    ...row('forum.field_since', dayName(member.since, facts)),
    line('forum.reached', { count: people.length }),
  );
}

export function figureLine({ figure }: Pick<Commitment, 'figure'>): Line | undefined {
  if (!figure) return undefined;
  const amount = String(figure.amount).replace('.', ',');
  return literal(figure.unit === 'persen' ? `${amount} %` : `${amount} m2`);
}

/** A promise row by row; `by` whoever made it. */
export function commitmentRows(
  shown: Pick<Commitment, 'kind' | 'words' | 'figure' | 'umkIds' | 'madeOn'>,
  by: string,
  facts: Facts,
): Line[] {
  return [
    ...row('forum.field_by', by),
    ...row('forum.field_kind', line(`forum.kind_${shown.kind}`)),
    ...row('forum.field_words', shown.words),
    ...row('forum.field_figure', figureLine(shown)),
    ...row('forum.field_umks', shown.umkIds.join(', ')),
    ...row('forum.field_made', dayName(shown.madeOn, facts)),
  ];
}

/** What, where, when and about what. */
export function meetingRows(
  {
    title,
    topics,
    place,
    startsAt,
    endsAt,
  }: Pick<Meeting, 'title' | 'topics' | 'place' | 'startsAt' | 'endsAt'>,
  facts: Facts,
): Line[] {
  return [
    ...row('forum.field_title', title),
    ...row('forum.field_when', hoursLine({ startsAt, endsAt }, facts)),
    ...row('forum.field_place', place),
    ...row('forum.field_topics', topics.join('; ')),
  ];
}

/** "Jumat, 26 Maret 2027 pukul 10.00", with its end where that is known. */
export function hoursLine(
  { startsAt, endsAt }: Pick<Meeting, 'startsAt' | 'endsAt'>,
  facts: Facts,
): Line {
  const when = momentLine(startsAt, facts);
  return endsAt ? line('forum.hours', { when, until: clock(endsAt, facts) }) : when;
}

/** That a meeting falls on a day on which the office is closed, and why; nothing on a working day. */
export function dayOffLines(startsAt: Date, facts: Facts): Line[] {
  const { region } = facts;
  const on = localDay(startsAt, region.timeZone);
  return daysOff(addDays(on, -1), on, region).map(({ name }) => {
    const day = dayName(on, facts);
    return name === undefined
      ? line('forum.on_weekend', { day })
      : line('forum.on_day_off', { day, name: literal(name) });
  });
}

export function countsLine(invited: readonly Invited[]): Line {
  const { hadir, tidak, mungkin, silent } = attendance(invited);
  return line('forum.counts', { invited: invited.length, hadir, tidak, mungkin, silent });
}

/** Who comes, who does not, who has said nothing: one line each. */
export function attendanceLines({ invited }: MeetingView, facts: Facts): Line[] {
  const order = ['hadir', 'mungkin', 'tidak', undefined] as const;
  return order.flatMap((answer) =>
    invited
      .filter(({ rsvp }) => rsvp.answer === answer)
      .map(({ rsvp, name }) =>
        line(`forum.said_${answer ?? 'nothing'}`, {
          who: anyName(sees(facts) ? name : undefined, rsvp.personId),
        }),
      ),
  );
}

export function ownerLine({ decision, owner }: DecisionView, facts: Facts): Line {
  if (decision.ownerId !== undefined) {
    return staffName(sees(facts) ? owner : undefined, decision.ownerId);
  }
  return owner === undefined ? line('forum.nobody') : literal(sees(facts) ? owner : '****');
}

/** "Susun daftar UMK – Rina – lewat, 3 Desember 2026". */
export function decisionLine(view: DecisionView, facts: Facts): Line {
  const { words, dueOn, doneOn } = view.decision;
  const due = doneOn === undefined ? dueLine(dueOn, facts) : line('forum.done_short');
  return line('forum.decision_row', { words: literal(words), owner: ownerLine(view, facts), due });
}

export function isLate({ decision }: DecisionView, facts: Facts): boolean {
  return decision.doneOn === undefined && decision.dueOn < today(facts);
}

/** Whoever is to do it hears what was decided, and again on its day, as long as it is open. */
export function decisionNews(
  { decisionId, why }: Extract<Happening, { kind: 'forum.decided' }>,
  { facts, read }: { facts: Facts; read: Read },
): Line | undefined {
  const view = read({ kind: 'forum.decision', id: decisionId });
  const mine = view?.decision.ownerId === facts.person.id;
  if (!view || !mine || view.decision.doneOn !== undefined) return undefined;
  if (why === 'due' && !wantsReminders(facts)) return undefined;
  const { words, dueOn } = view.decision;
  const day = dayName(dueOn, facts);
  return line(`notice.forum_${why}`, { words: literal(words), title: view.title, day });
}

export type Why = Extract<Happening, { kind: 'forum.invited' }>['why'];

/** Tells them at once, or in the morning where it is night. */
export function tellAll(
  people: readonly number[],
  meetingId: number,
  why: Why,
  { now, region }: Facts,
): Effect[] {
  const at = quietUntil(now, region);
  const happening = { kind: 'forum.invited', meetingId, why } as const;
  return people.map((person): Effect => {
    const whom = { person };
    const key = `meeting/${meetingId}/told/${person}`;
    return at ? { kind: 'timer.set', key, whom, happening, at } : { kind: 'tell', whom, happening };
  });
}

function soonKey(meetingId: number, personId: number): string {
  return `meeting/${meetingId}/soon/${personId}`;
}

/** The day before they are reminded; one who says no by then hears nothing. */
export function remindAll(
  people: readonly number[],
  { id: meetingId, startsAt }: Pick<Meeting, 'id' | 'startsAt'>,
  { now, region }: Facts,
): Effect[] {
  const morning = remindAt(startsAt, now, region.timeZone);
  const happening = { kind: 'forum.invited', meetingId, why: 'soon' } as const;
  return people.map((person): Effect => {
    const key = soonKey(meetingId, person);
    if (!morning) return { kind: 'timer.remove', key };
    const at = quietUntil(morning, region) ?? morning;
    return { kind: 'timer.set', key, whom: { person }, happening, at };
  });
}

export function remindNobody(people: readonly number[], meetingId: number): Effect[] {
  return people.map((person) => ({ kind: 'timer.remove', key: soonKey(meetingId, person) }));
}

export function invitedPeople({ invited }: MeetingView): number[] {
  return invited.map(({ rsvp }) => rsvp.personId);
}

export function comingPeople({ invited }: MeetingView): number[] {
  return invited.filter(({ rsvp }) => mayCome(rsvp)).map(({ rsvp }) => rsvp.personId);
}

export function dueKey(decisionId: number): string {
  return `decision/${decisionId}/due`;
}

/** Who is to do it is reminded on the day. */
export function remindOwner(
  { id: decisionId, ownerId: person, dueOn }: { id: number; ownerId?: number; dueOn: string },
  { now, region }: Facts,
): Effect[] {
  const morning = morningOf(dueOn, region.timeZone);
  if (person === undefined || morning <= now) return [];
  const happening = { kind: 'forum.decided', decisionId, why: 'due' } as const;
  const at = quietUntil(morning, region) ?? morning;
  return [{ kind: 'timer.set', key: dueKey(decisionId), whom: { person }, happening, at }];
}

export const toList: Option = {
  id: 'daftar',
  label: line('forum.to_list'),
  words: ['daftar', 'list', 'kembali ke daftar'],
};
export const seeAgain: Option = {
  id: 'lihat',
  label: line('forum.see_again'),
  words: ['lihat', 'lagi', 'again'],
};
export const listEnd: readonly Option[] = [toList, finishOption];

export function yesNo(yes: TextKey, no: TextKey = 'forum.no'): Option[] {
  return [
    { id: 'ya', label: line(yes), means: 'ya' },
    { id: 'tidak', label: line(no), means: 'tidak' },
  ];
}

/** What every dialog of the forum ends with. */
export function endSteps<A>(): Record<'left' | 'finished' | 'denied', Step<A>> {
  return {
    left: { kind: 'end', text: 'override.left' },
    finished: { kind: 'end' },
    denied: {
      kind: 'end',
      text: 'desk.denied',
      effects: () => [{ kind: 'command.denied', command: 'forum' }],
    },
  };
}
