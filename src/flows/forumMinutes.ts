/** The minutes of a meeting: words and photos; each photo is kept as it comes, and a colleague's words are replaced only knowingly. */
import { z } from 'zod';
import { words } from '../conversation/accept.ts';
import { line, stacked } from '../conversation/reply.ts';
import type { Context } from '../conversation/step.ts';
import { defineFlow } from '../conversation/step.ts';
import type { Effect } from '../domain/effect.ts';
import type { MeetingView } from '../domain/forum.ts';
import { canMove } from '../domain/forumLives.ts';
import type { Query } from '../domain/query.ts';
import { row } from './deskWords.ts';
import { fileTyped } from './forumAnswers.ts';
import { endSteps, keeps, yesNo } from './forumWords.ts';
import { File } from './paperAnswers.ts';

/** `rev`: the version of the meeting that was on screen. */
const Minutes = z
  .object({
    meeting: z.int(),
    rev: z.int(),
    words: z.string().nullable(),
    file: File.nullable(),
    sure: z.string(),
  })
  .partial();
type Minutes = z.infer<typeof Minutes>;
type Here = Context<Minutes>;

function query({ answers }: Pick<Here, 'answers'>): Extract<Query, { kind: 'forum.meeting' }> {
  return { kind: 'forum.meeting', id: answers.meeting ?? 0 };
}

function needs(known: Pick<Here, 'answers'>): Query[] {
  return [query(known)];
}

function viewOf(context: Here): MeetingView | undefined {
  return context.read(query(context));
}

/** To `then`, for whoever still may, as long as minutes can be written. */
function check(context: Here, then: string): string {
  const view = viewOf(context);
  if (!keeps(context.facts)) return 'denied';
  return view && canMove(view.meeting, 'minutes', context.facts.now) ? then : 'gone';
}

function kept({ answers: { meeting = 0, file } }: Here): Effect[] {
  if (!file) return [];
  const { name, ...bytes } = file;
  const attachment = { ...bytes, ...(name ? { name } : {}) };
  return [
    {
      kind: 'attachment.keep',
      attachment: { ...attachment, owner: 'meeting', ownerId: String(meeting) },
    },
  ];
}

function saved(context: Here): Effect[] {
  const view = viewOf(context);
  if (!view) return [];
  const { words: minutes } = context.answers;
  const { id: meetingId, rev, state: from } = view.meeting;
  const set = minutes ? { minutes } : {};
  return [{ kind: 'meeting.change', meetingId, rev, from, move: 'minutes', set }];
}

export const forumMinutes = defineFlow<Minutes>({
  id: 'forum_minutes',
  version: 1,
  title: 'forum.title_minutes',
  answers: Minutes,
  start: 'start',
  steps: {
    start: { kind: 'branch', needs, next: (context) => check(context, 'words') },
    words: {
      kind: 'ask',
      text: 'forum.ask_minutes',
      accept: words({ min: 3, max: 4000, lines: true }),
      unclear: 'forum.words_unclear',
      hint: 'forum.words_unclear',
      free: true,
      verbatim: true,
      optional: true,
      save: 'words',
      next: 'may_file',
    },
    may_file: { kind: 'branch', needs, next: (context) => check(context, 'file') },
    file: {
      kind: 'ask',
      text: 'forum.ask_file',
      accept: fileTyped,
      options: [{ id: 'selesai', label: line('forum.no_file') }],
      unclear: 'forum.file_unclear',
      hint: 'forum.file_unclear',
      save: 'file',
      stale: true,
      next: ({ answers }) => (answers.file ? 'file_check' : 'save'),
    },
    file_check: { kind: 'branch', needs, next: (context) => check(context, 'file_kept') },
    file_kept: { kind: 'say', text: 'forum.file_kept', effects: kept, next: 'file' },
    save: {
      kind: 'branch',
      needs,
      next: (context) => {
        const same = viewOf(context)?.meeting.rev === context.answers.rev;
        return check(context, same ? 'saved' : 'replace');
      },
    },
    replace: {
      kind: 'choose',
      needs,
      text: (context) =>
        stacked(
          line('forum.minutes_changed'),
          ...row('forum.field_minutes', viewOf(context)?.meeting.minutes),
          ...row('forum.field_yours', context.answers.words ?? undefined),
        ),
      options: yesNo('forum.replace'),
      save: 'sure',
      stale: true,
      next: { ya: 'once_more', tidak: 'left' },
    },
    once_more: { kind: 'branch', needs, next: (context) => check(context, 'saved') },
    saved: { kind: 'end', needs, text: 'forum.minutes_saved', effects: saved },
    gone: { kind: 'end', text: 'forum.gone' },
    left: endSteps<Minutes>().left,
    denied: endSteps<Minutes>().denied,
  },
});
