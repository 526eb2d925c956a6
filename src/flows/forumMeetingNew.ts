/** A meeting is called: what about, where and when, and who is invited; nobody hears of it before the last screen said how many will. */
import { z } from 'zod';
import { afresh } from '../conversation/afresh.ts';
import { words } from '../conversation/accept.ts';
import type { Line, Option } from '../conversation/reply.ts';
import { line, stacked } from '../conversation/reply.ts';
import type { Context } from '../conversation/step.ts';
import { defineFlow } from '../conversation/step.ts';
import type { Effect } from '../domain/effect.ts';
import type { MemberView } from '../domain/forum.ts';
import { quietUntil } from '../domain/quietHours.ts';
import { momentLine } from './broadcastWords.ts';
import { hoursOf, meetingTime, topicsTyped } from './forumAnswers.ts';
import {
  dayOffLines,
  endSteps,
  keeps,
  listEnd,
  meetingRows,
  memberName,
  remindAll,
  tellAll,
} from './forumWords.ts';

const Call = z
  .object({
    title: z.string(),
    topics: z.array(z.string()),
    place: z.string(),
    when: z.string(),
    who: z.string(),
    chosen: z.array(z.string()),
    sure: z.string(),
  })
  .partial();
type Call = z.infer<typeof Call>;
type Here = Context<Call>;

/** A question has no more options than this. */
const MOST_CHOICES = 40;
const members = { kind: 'forum.members' } as const;
const fresh = { kind: 'fresh', of: 'meeting' } as const;

/** The members who are invited. */
function invited({ answers: { who, chosen = [] }, read }: Here): MemberView[] {
  return read(members).filter(({ member }) => {
    if (who === 'pilih') return chosen.includes(String(member.id));
    return who === 'semua' || member.role === who;
  });
}

/** Everybody who is written to, once. */
function people(context: Here): number[] {
  return [...new Set(invited(context).flatMap((view) => view.people))];
}

function meeting({ answers }: Pick<Here, 'answers'>) {
  const { title = '', topics = [], place = '', when = '' } = answers;
  return { title, topics, place, ...hoursOf(when) };
}

function review(context: Here): Line {
  const { facts } = context;
  const silent = invited(context).filter((view) => view.people.length === 0);
  const until = quietUntil(facts.now, facts.region);
  return stacked(
    ...meetingRows(meeting(context), facts),
    ...dayOffLines(meeting(context).startsAt, facts),
    line('forum.will_invite', { count: people(context).length }),
    ...(silent.length > 0 ? [line('forum.not_reached', { count: silent.length })] : []),
    ...(until ? [line('forum.at_morning', { when: momentLine(until, facts) })] : []),
    line('forum.ask_call'),
  );
}

const reviewOptions: readonly Option[] = [
  { id: 'kirim', label: line('forum.call'), means: 'ya', words: ['kirim', 'undang', 'send'] },
  { id: 'edit:title', label: line('forum.edit_title') },
  { id: 'edit:topics', label: line('forum.edit_topics') },
  { id: 'edit:place', label: line('forum.edit_place') },
  { id: 'edit:when', label: line('forum.edit_when') },
  { id: 'edit:who', label: line('forum.edit_who') },
  { id: 'tidak', label: line('forum.no'), means: 'tidak' },
];

function called(context: Here): Effect[] {
  const { facts, read } = context;
  const all = people(context);
  const row = { id: read(fresh), ...meeting(context) };
  return [
    { kind: 'meeting.call', meeting: row, people: all },
    ...tellAll(all, row.id, 'called', facts),
    ...remindAll(all, row, facts),
  ];
}

export const forumMeetingNew = defineFlow<Call>({
  id: 'forum_meeting_new',
  version: 1,
  title: 'forum.title_call',
  answers: Call,
  start: 'start',
  steps: {
    start: { kind: 'branch', next: ({ facts }) => (keeps(facts) ? 'title' : 'denied') },
    title: {
      kind: 'ask',
      text: 'forum.ask_title',
      accept: words({ min: 3, max: 120 }),
      unclear: 'forum.words_unclear',
      hint: 'forum.words_unclear',
      free: true,
      verbatim: true,
      save: 'title',
      next: 'topics',
    },
    topics: {
      kind: 'ask',
      text: 'forum.ask_topics',
      accept: topicsTyped,
      unclear: 'forum.topics_unclear',
      hint: 'forum.topics_unclear',
      free: true,
      verbatim: true,
      save: 'topics',
      next: 'place',
    },
    place: {
      kind: 'ask',
      text: 'forum.ask_place',
      accept: words({ min: 3, max: 200 }),
      unclear: 'forum.place_unclear',
      hint: 'forum.place_unclear',
      free: true,
      verbatim: true,
      save: 'place',
      next: 'when',
    },
    when: {
      kind: 'ask',
      text: 'forum.ask_when',
      accept: meetingTime,
      unclear: 'forum.when_vague',
      hint: 'forum.when_vague',
      save: 'when',
      stale: ({ answers, facts }) =>
        answers.when !== undefined && hoursOf(answers.when).startsAt <= facts.now,
      next: 'who',
    },
    who: {
      kind: 'choose',
      text: 'forum.ask_who',
      options: [
        { id: 'semua', label: line('forum.all'), words: ['semua', 'all'] },
        { id: 'pengurus', label: line('forum.role_pengurus'), words: ['pengurus'] },
        { id: 'champion', label: line('forum.role_champion'), words: ['champion'] },
        { id: 'pilih', label: line('forum.choose'), words: ['pilih', 'choose'] },
      ],
      save: 'who',
      unclear: 'desk.unclear',
      next: { pilih: 'any', '*': 'somebody' },
    },
    any: {
      kind: 'branch',
      needs: () => [members],
      next: ({ read }) => (read(members).length > 0 ? 'chosen' : 'nobody'),
    },
    chosen: {
      kind: 'choose',
      needs: () => [members],
      text: 'forum.ask_chosen',
      options: ({ facts, read }) =>
        read(members)
          .slice(0, MOST_CHOICES)
          .map((view) => ({ id: String(view.member.id), label: memberName(view, facts) })),
      many: true,
      save: 'chosen',
      unclear: 'desk.unclear',
      next: 'somebody',
    },
    somebody: {
      kind: 'branch',
      needs: () => [members],
      next: (context) => (people(context).length > 0 ? 'review' : 'nobody'),
    },
    nobody: { kind: 'say', text: 'forum.nobody_invited', next: 'who_else' },
    who_else: {
      kind: 'choose',
      text: 'forum.ask_anyway',
      options: [
        { id: 'edit:who', label: line('forum.edit_who') },
        { id: 'tetap', label: line('forum.anyway'), means: 'ya' },
        { id: 'tidak', label: line('forum.no'), means: 'tidak' },
      ],
      next: { tetap: 'review', tidak: 'left' },
    },
    review: {
      kind: 'choose',
      needs: () => [members],
      text: review,
      options: reviewOptions,
      save: 'sure',
      stale: true,
      unclear: 'desk.unclear',
      next: { kirim: 'save', tidak: 'left' },
    },
    save: {
      kind: 'branch',
      next: ({ answers, facts }) => {
        if (!keeps(facts)) return 'denied';
        return hoursOf(answers.when ?? '').startsAt <= facts.now ? 'when' : 'called';
      },
    },
    called: {
      kind: 'say',
      needs: () => [members, fresh],
      text: (context) => line('forum.called', { count: people(context).length }),
      effects: called,
      next: 'after',
    },
    after: {
      kind: 'choose',
      text: 'desk.ask_next',
      options: listEnd,
      next: { daftar: 'list', selesai: 'finished' },
    },
    list: { kind: 'end', then: afresh('forum_meetings') },
    ...endSteps<Call>(),
  },
});
