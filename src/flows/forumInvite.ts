/** Somebody is invited to a meeting, hears what becomes of it, and says whether they come; as often as they like until it begins. */
import { z } from 'zod';
import type { Line, Option } from '../conversation/reply.ts';
import { line, stacked } from '../conversation/reply.ts';
import type { Context, Start } from '../conversation/step.ts';
import { defineFlow } from '../conversation/step.ts';
import type { Effect } from '../domain/effect.ts';
import { Happening } from '../domain/event.ts';
import type { MyMeeting } from '../domain/forum.ts';
import { mayCome, RsvpAnswer } from '../domain/forum.ts';
import { canAnswer } from '../domain/forumLives.ts';
import type { Query } from '../domain/query.ts';
import { meetingRows } from './forumWords.ts';
import type { Why } from './forumWords.ts';
import { wantsReminders } from './silent.ts';

/** `meeting`: of who asked for it themself. */
const Invite = z
  .object({ happening: Happening, meeting: z.string(), answer: z.string() })
  .partial();
type Invite = z.infer<typeof Invite>;
type Here = Context<Invite>;

function about({ answers }: Pick<Here, 'answers'>): { id: number; why?: Why } {
  const { happening, meeting } = answers;
  return happening?.kind === 'forum.invited'
    ? { id: happening.meetingId, why: happening.why }
    : { id: Number(meeting ?? 0) };
}

function query(known: Pick<Here, 'answers'>): Extract<Query, { kind: 'forum.invitation' }> {
  return { kind: 'forum.invitation', id: about(known).id };
}

function needs(known: Pick<Here, 'answers'>): Query[] {
  return [query(known)];
}

function mineOf(context: Here): MyMeeting | undefined {
  return context.read(query(context));
}

function start(context: Here): string {
  const mine = mineOf(context);
  const { why } = about(context);
  const { facts } = context;
  if (!mine) return 'nothing';
  if (why === 'cancelled') return mine.meeting.state === 'batal' ? 'cancelled' : 'nothing';
  if (!canAnswer(mine.meeting, facts.now)) return why === undefined ? 'over' : 'nothing';
  // An invitation is what members are here for; a reminder is not for who asked for silence.
  const remind = mayCome(mine.rsvp) && wantsReminders(facts);
  return why === 'soon' && !remind ? 'nothing' : 'ask';
}

/** The meeting may begin, or be cancelled, while the question waits. */
function isOpen(context: Here): boolean {
  const mine = mineOf(context);
  return mine !== undefined && canAnswer(mine.meeting, context.facts.now);
}

function text(context: Here): Line {
  const mine = mineOf(context);
  if (!mine || !isOpen(context)) return line('forum.over');
  const { why } = about(context);
  const { answer } = mine.rsvp;
  return stacked(
    line(`forum.invite_${why ?? 'mine'}`),
    ...meetingRows(mine.meeting, context.facts),
    answer
      ? line('forum.you_said', { answer: line(`forum.answer_${answer}`) })
      : line('forum.ask_come'),
  );
}

const options: readonly Option[] = [
  {
    id: 'hadir',
    label: line('forum.answer_hadir'),
    means: 'ya',
    words: ['hadir', 'datang', 'bisa', 'ikut', 'insya allah', 'come'],
  },
  {
    id: 'tidak',
    label: line('forum.answer_tidak'),
    means: 'tidak',
    words: ['tidak bisa', 'tidak hadir', 'berhalangan', 'absen'],
  },
  {
    id: 'mungkin',
    label: line('forum.answer_mungkin'),
    means: 'belum',
    words: ['mungkin', 'belum tahu', 'maybe'],
  },
];

/** Whatever is answered then ends the question. */
const passed: readonly Option[] = [
  {
    id: 'hadir',
    label: line('forum.passed_fine'),
    means: 'ya',
    words: ['baik', 'oke', 'hadir', 'datang', 'fine'],
  },
];

function saidAnswer({ answers }: Pick<Here, 'answers'>): RsvpAnswer {
  return RsvpAnswer.safeParse(answers.answer).data ?? 'mungkin';
}

function answered(context: Here): Effect[] {
  const { id: meetingId } = about(context);
  return [{ kind: 'meeting.answer', meetingId, answer: saidAnswer(context) }];
}

/** The same meeting is not asked about twice. */
function sameMeeting(context: Here): Start[] {
  const { id: meetingId } = about(context);
  const whys: Why[] = ['called', 'moved', 'soon'];
  return [
    ...whys.map((why): Start => ({
      flow: 'forum_invite',
      answers: { happening: { kind: 'forum.invited', meetingId, why } },
    })),
    { flow: 'forum_invite', answers: { meeting: String(meetingId) } },
  ];
}

export const forumInvite = defineFlow<Invite>({
  id: 'forum_invite',
  version: 1,
  title: 'forum.title_invite',
  answers: Invite,
  browses: true,
  start: 'start',
  steps: {
    start: { kind: 'branch', needs, next: start },
    ask: {
      kind: 'choose',
      needs,
      text,
      options: (context) => (isOpen(context) ? options : passed),
      save: 'answer',
      stale: true,
      unclear: 'forum.come_unclear',
      next: 'answer',
    },
    answer: {
      kind: 'branch',
      needs,
      next: (context) => (isOpen(context) ? 'said' : 'over'),
    },
    over: { kind: 'end', text: 'forum.over', closes: sameMeeting },
    said: {
      kind: 'end',
      text: (context) => line(`forum.thanks_${saidAnswer(context)}`),
      effects: answered,
      closes: sameMeeting,
    },
    cancelled: {
      kind: 'end',
      needs,
      text: (context) => {
        const mine = mineOf(context);
        return mine
          ? stacked(line('forum.invite_cancelled'), ...meetingRows(mine.meeting, context.facts))
          : line('forum.over');
      },
      closes: sameMeeting,
    },
    nothing: { kind: 'end' },
  },
});
