/** A meeting at the desk: its card, what may be done with it as it is now, and what each of these does to whom. */
import { z } from 'zod';
import type { Line, Option, Reply } from '../conversation/reply.ts';
import { line, literal, paragraphs, stacked } from '../conversation/reply.ts';
import type { Context } from '../conversation/step.ts';
import type { Effect } from '../domain/effect.ts';
import type { Meeting, MeetingView } from '../domain/forum.ts';
import { canMove } from '../domain/forumLives.ts';
import type { MeetingMove } from '../domain/forumLives.ts';
import type { Query } from '../domain/query.ts';
import { sees } from './deskWords.ts';
import { hoursOf } from './forumAnswers.ts';
import {
  comingPeople,
  countsLine,
  decisionLine,
  invitedPeople,
  keeps,
  listEnd,
  meetingRows,
  remindAll,
  remindNobody,
  tellAll,
} from './forumWords.ts';
import { row } from './deskWords.ts';

/** `act`: "<what>:<version that was shown>"; `when` and `place`: what it is to become. */
export const Look = z
  .object({
    page: z.int(),
    pick: z.string(),
    act: z.string(),
    when: z.string(),
    place: z.string(),
    sure: z.string(),
  })
  .partial();
export type Look = z.infer<typeof Look>;
export type Here = Context<Look>;

const members = { kind: 'forum.members' } as const;

export function meetingQuery({
  answers,
}: Pick<Here, 'answers'>): Extract<Query, { kind: 'forum.meeting' }> {
  return { kind: 'forum.meeting', id: Number(answers.pick ?? 0) };
}

export function one(known: Pick<Here, 'answers'>): Query[] {
  return [meetingQuery(known), members];
}

export function viewOf(context: Here): MeetingView | undefined {
  return context.read(meetingQuery(context));
}

const MOVES: Readonly<Record<string, MeetingMove>> = {
  waktu: 'change',
  tempat: 'change',
  ingatkan: 'remind',
  undang: 'invite',
  batalkan: 'cancel',
  notulen: 'minutes',
  putuskan: 'decide',
};

export function acted({ answers: { act = '' } }: Pick<Here, 'answers'>): {
  what: string;
  rev: number;
} {
  const [what = '', rev] = act.split(':');
  return { what, rev: Number(rev) };
}

/** Who belongs to the forum by now and is not invited. */
export function uninvited(context: Here): number[] {
  const view = viewOf(context);
  const invited = view ? invitedPeople(view) : [];
  const all = new Set(context.read(members).flatMap(({ people }) => people));
  return [...all].filter((id) => !invited.includes(id));
}

export function card(context: Here): Line {
  const { facts } = context;
  const view = viewOf(context);
  if (!view) return line('forum.gone');
  const { meeting, decisions, invited, files } = view;
  const minutes = meeting.minutes === undefined || sees(facts) ? meeting.minutes : '****';
  return paragraphs(
    stacked(
      line('forum.meeting_head', {
        id: meeting.id,
        state: line(`forum.meeting_${meeting.state}`),
      }),
      ...meetingRows(meeting, facts),
      countsLine(invited),
    ),
    ...(minutes === undefined ? [] : [stacked(...row('forum.field_minutes', minutes))]),
    ...(files.length === 0 ? [] : [line('forum.files', { count: files.length })]),
    ...(decisions.length === 0
      ? []
      : [
          stacked(
            line('forum.decided', { count: decisions.length }),
            ...decisions.map((decision) => decisionLine(decision, facts)),
          ),
        ]),
  );
}

const LABELS = {
  waktu: { label: line('forum.change_when'), words: ['waktu', 'jam'] },
  tempat: { label: line('forum.change_place'), words: ['tempat', 'place'] },
  ingatkan: { label: line('forum.remind'), words: ['ingatkan', 'remind'] },
  undang: { label: line('forum.invite_more'), words: ['undang', 'invite'] },
  batalkan: { label: line('forum.cancel'), words: ['batalkan rapat', 'cancel'] },
  notulen: { label: line('forum.minutes'), words: ['notulen', 'minutes'] },
  putuskan: { label: line('forum.decide'), words: ['keputusan', 'decision'] },
} as const;

export function cardOptions(context: Here): Option[] {
  const view = viewOf(context);
  if (!view) return [...listEnd];
  const { meeting, invited, files } = view;
  const { now } = context.facts;
  const moves = Object.entries(LABELS).filter(([what]) => {
    const move = MOVES[what];
    if (!keeps(context.facts) || !move || !canMove(meeting, move, now)) return false;
    if (what === 'ingatkan') return comingPeople(view).length > 0;
    return what !== 'undang' || uninvited(context).length > 0;
  });
  return [
    ...(invited.length > 0
      ? [{ id: 'peserta', label: line('forum.attendance'), words: ['peserta', 'attendance'] }]
      : []),
    ...moves.map(([what, { label, words }]) => ({ id: `${what}:${meeting.rev}`, label, words })),
    ...(sees(context.facts)
      ? files.map((_, at) => ({ id: `berkas:${at}`, label: line('forum.file', { n: at + 1 }) }))
      : []),
    ...listEnd,
  ];
}

/** The file that was asked for, for roles that see it. */
export function fileOf(context: Here): Reply['attachment'] {
  const at = acted(context).rev;
  const kept = sees(context.facts) ? viewOf(context)?.files[at] : undefined;
  if (!kept) return undefined;
  const { kind, blobId, mime, name = `rapat-${context.answers.pick ?? ''}-${at + 1}` } = kept;
  return { kind, blobId, mime, name };
}

/** The meeting as it is to be from now on. */
export function changedMeeting(context: Here, meeting: Meeting): Meeting {
  const { when, place } = context.answers;
  const { what } = acted(context);
  if (what === 'waktu' && when !== undefined) {
    return { ...meeting, endsAt: undefined, ...hoursOf(when) };
  }
  return what === 'tempat' && place !== undefined ? { ...meeting, place } : meeting;
}

/** Who hears of it when this is done. */
export function hearers(context: Here): number[] {
  const view = viewOf(context);
  if (!view) return [];
  const { what } = acted(context);
  if (what === 'undang') return uninvited(context);
  return what === 'ingatkan' ? comingPeople(view) : invitedPeople(view);
}

/** What will happen, before it does. */
export function sureText(context: Here): Line {
  const view = viewOf(context);
  if (!view) return line('forum.gone');
  const { facts } = context;
  const { what } = acted(context);
  const count = hearers(context).length;
  const title = literal(view.meeting.title);
  switch (what) {
    case 'batalkan':
      return line('forum.sure_cancel', { title, count });
    case 'ingatkan':
      return line('forum.sure_remind', { title, count });
    case 'undang':
      return line('forum.sure_invite', { title, count });
    default:
      return stacked(
        ...meetingRows(changedMeeting(context, view.meeting), facts),
        line('forum.sure_change', { count }),
      );
  }
}

/** Whether it may (still) be done, by this person, to the meeting as they saw it. */
export function mayMove(context: Here): string {
  const view = viewOf(context);
  const { what, rev } = acted(context);
  const move = MOVES[what];
  if (!keeps(context.facts)) return 'denied';
  if (!view || !move) return 'gone';
  const { now } = context.facts;
  if (view.meeting.rev !== rev || !canMove(view.meeting, move, now)) return 'late';
  // The hour that was typed may have passed since.
  return changedMeeting(context, view.meeting).startsAt <= now ? 'late' : 'moved';
}

export function moved(context: Here): Effect[] {
  const view = viewOf(context);
  if (!view) return [];
  const { facts } = context;
  const { what, rev } = acted(context);
  const { meeting } = view;
  const { id: meetingId, state: from } = meeting;
  const people = hearers(context);
  switch (what) {
    case 'ingatkan':
      return [
        { kind: 'meeting.change', meetingId, rev, from, move: 'remind', set: {} },
        ...tellAll(people, meetingId, 'soon', facts),
      ];
    case 'undang':
      return [
        { kind: 'meeting.invite', meetingId, rev, from, people },
        ...tellAll(people, meetingId, 'called', facts),
        ...remindAll(people, meeting, facts),
      ];
    case 'batalkan':
      return [
        { kind: 'meeting.change', meetingId, rev, from, move: 'cancel', set: {} },
        ...tellAll(people, meetingId, 'cancelled', facts),
        ...remindNobody(people, meetingId),
      ];
    default: {
      const { startsAt, endsAt, place } = changedMeeting(context, meeting);
      return [
        {
          kind: 'meeting.change',
          meetingId,
          rev,
          from,
          move: 'change',
          set: { startsAt, endsAt, place },
        },
        ...tellAll(people, meetingId, 'moved', facts),
        ...remindAll(people, { id: meetingId, startsAt }, facts),
      ];
    }
  }
}
