/** The meetings of the forum, the next one first; one is looked at, moved, cancelled, reminded of, and everybody invited hears it. */
import { words } from '../conversation/accept.ts';
import type { Line, Option } from '../conversation/reply.ts';
import { line, literal, stacked } from '../conversation/reply.ts';
import type { Start, Target } from '../conversation/step.ts';
import { defineFlow } from '../conversation/step.ts';
import { mayLookAtForum, mayLookAtMeeting } from '../domain/forum.ts';
import type { Query } from '../domain/query.ts';
import { momentLine } from './broadcastWords.ts';
import { finishOption } from './deskCard.ts';
import { looked } from './deskWords.ts';
import { meetingTime } from './forumAnswers.ts';
import {
  acted,
  card,
  cardOptions,
  fileOf,
  hearers,
  Look,
  mayMove,
  moved,
  one,
  sureText,
  viewOf,
} from './forumMeetingCard.ts';
import type { Here } from './forumMeetingCard.ts';
import { attendanceLines, endSteps, keeps, listEnd, seeAgain, yesNo } from './forumWords.ts';
import { fromList, LIST, listAnew, PAGE_SIZE, pageLines, pageOf, pageOptions } from './paged.ts';

function listQuery({
  answers,
  facts,
}: Pick<Here, 'answers' | 'facts'>): Extract<Query, { kind: 'forum.meetings' }> {
  return { kind: 'forum.meetings', after: facts.now, page: answers.page ?? 1, size: PAGE_SIZE };
}

function listText(context: Here): Line {
  const { total } = context.read(listQuery(context));
  if (total === 0) return line('forum.no_meetings');
  const page = pageOf(context.answers.page, total);
  return stacked(line('forum.meetings_list', { count: total }), ...pageLines(page));
}

function listOptions(context: Here): Option[] {
  const { facts, answers, read } = context;
  const { total, rows } = read(listQuery(context));
  return [
    ...rows.map(({ id, title, startsAt, state }) => ({
      id: String(id),
      label: line('forum.meeting_row', {
        when: momentLine(startsAt, facts),
        title: literal(title),
        state: line(`forum.meeting_${state}`),
      }),
    })),
    ...pageOptions(pageOf(answers.page, total)),
    ...(keeps(facts)
      ? [{ id: 'baru', label: line('forum.meeting_new'), words: ['baru', 'tambah', 'new'] }]
      : []),
    finishOption,
  ];
}

const byAct: Readonly<Record<string, string>> = {
  selesai: 'finished',
  daftar: 'turn',
  peserta: 'attendance',
  waktu: 'when',
  tempat: 'place',
  ingatkan: 'sure',
  undang: 'sure',
  batalkan: 'sure',
  notulen: 'minutes',
  putuskan: 'decide',
  berkas: 'file',
};

/** To a dialog about this meeting, as it was shown. */
function about(flow: string): (context: Here) => Start {
  return (context) => ({
    flow,
    answers: { meeting: Number(context.answers.pick), rev: acted(context).rev },
    exact: true,
  });
}

export const forumMeetings = defineFlow<Look>({
  id: 'forum_meetings',
  version: 1,
  title: 'forum.title_meetings',
  answers: Look,
  browses: true,
  start: 'start',
  steps: {
    start: {
      kind: 'branch',
      next: ({ answers, facts }) => {
        if (!mayLookAtForum(facts.person.roles)) return 'denied';
        return answers.pick === undefined ? 'list' : 'look';
      },
    },
    list: {
      kind: 'choose',
      needs: (known) => [listQuery(known)],
      text: listText,
      options: listOptions,
      ...LIST,
      next: (_context, pick) => fromList(pick, { baru: 'new' }),
    },
    turn: {
      kind: 'end',
      then: ({ answers }) => listAnew('forum_meetings', answers),
    },
    new: { kind: 'end', then: { flow: 'forum_meeting_new' } },
    look: {
      kind: 'branch',
      needs: one,
      // What was noted and decided may name people.
      effects: (context) => {
        const view = viewOf(context);
        const personal = view?.meeting.minutes !== undefined || (view?.decisions.length ?? 0) > 0;
        return personal ? looked(`meeting/${context.answers.pick ?? ''}`, context.facts) : [];
      },
      next: (context) => {
        if (!mayLookAtForum(context.facts.person.roles)) return 'denied';
        const view = viewOf(context);
        if (!view) return 'gone';
        return mayLookAtMeeting(view.meeting, context.facts.person.roles) ? 'card' : 'denied';
      },
    },
    card: {
      kind: 'choose',
      needs: one,
      text: card,
      options: cardOptions,
      save: 'act',
      stale: true,
      unclear: 'desk.unclear',
      next: (context): Target => byAct[acted(context).what] ?? 'look',
    },
    attendance: {
      kind: 'say',
      needs: one,
      text: (context) => {
        const view = viewOf(context);
        return view ? stacked(...attendanceLines(view, context.facts)) : line('forum.gone');
      },
      effects: ({ answers, facts }) => looked(`meeting/${answers.pick ?? ''}`, facts),
      next: 'after',
    },
    file: {
      kind: 'say',
      needs: one,
      text: (context) => line('forum.file', { n: acted(context).rev + 1 }),
      attachment: fileOf,
      effects: ({ answers, facts }) => looked(`meeting/${answers.pick ?? ''}`, facts),
      next: 'after',
    },
    when: {
      kind: 'ask',
      text: 'forum.ask_new_when',
      accept: meetingTime,
      unclear: 'forum.when_vague',
      hint: 'forum.when_vague',
      save: 'when',
      stale: true,
      next: 'sure',
    },
    place: {
      kind: 'ask',
      text: 'forum.ask_new_place',
      accept: words({ min: 3, max: 200 }),
      unclear: 'forum.place_unclear',
      hint: 'forum.place_unclear',
      free: true,
      verbatim: true,
      save: 'place',
      stale: true,
      next: 'sure',
    },
    sure: {
      kind: 'choose',
      needs: one,
      text: sureText,
      options: yesNo('forum.yes'),
      save: 'sure',
      stale: true,
      next: { ya: 'move', tidak: 'look' },
    },
    move: { kind: 'branch', needs: one, next: mayMove },
    moved: {
      kind: 'say',
      needs: one,
      text: (context) => line('forum.told', { count: hearers(context).length }),
      effects: moved,
      next: 'after',
    },
    late: { kind: 'say', text: 'forum.overtaken', next: 'look' },
    minutes: { kind: 'end', then: about('forum_minutes') },
    decide: { kind: 'end', then: about('forum_decide') },
    after: {
      kind: 'choose',
      text: 'desk.ask_next',
      options: [seeAgain, ...listEnd],
      next: { lihat: 'look', daftar: 'turn', selesai: 'finished' },
    },
    gone: { kind: 'end', text: 'forum.gone' },
    finished: endSteps<Look>().finished,
    denied: endSteps<Look>().denied,
  },
});
