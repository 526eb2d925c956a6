/** `/forum`: what is late first, the next meeting, and from there members, promises, meetings and decisions. */
import { z } from 'zod';
import { afresh } from '../conversation/afresh.ts';
import type { Line, Option } from '../conversation/reply.ts';
import { line, paragraphs, stacked } from '../conversation/reply.ts';
import type { Context, Target } from '../conversation/step.ts';
import { defineFlow } from '../conversation/step.ts';
import { mayLookAtForum } from '../domain/forum.ts';
import type { Query } from '../domain/query.ts';
import { momentLine } from './broadcastWords.ts';
import { finishOption } from './deskCard.ts';
import { decisionLine, endSteps, isLate } from './forumWords.ts';

const Home = z.object({}).partial();
type Home = z.infer<typeof Home>;
type Here = Context<Home>;

const MOST_LATE = 5;
const decisions = { kind: 'forum.decisions' } as const;

function next({ facts }: Pick<Here, 'facts'>): Extract<Query, { kind: 'forum.meetings' }> {
  return { kind: 'forum.meetings', after: facts.now, page: 1, size: 1 };
}

function text(context: Here): Line {
  const { facts, read } = context;
  const late = read(decisions).filter((view) => isLate(view, facts));
  const [meeting] = read(next(context)).rows;
  const coming = meeting?.state === 'terjadwal' && meeting.startsAt >= facts.now;
  return paragraphs(
    ...(late.length === 0
      ? []
      : [
          stacked(
            line('forum.late', { count: late.length }),
            ...late.slice(0, MOST_LATE).map((view) => decisionLine(view, facts)),
          ),
        ]),
    coming
      ? line('forum.next', { title: meeting.title, when: momentLine(meeting.startsAt, facts) })
      : line('forum.no_next'),
    line('forum.ask'),
  );
}

function options({ read }: Here): Option[] {
  const open = read(decisions).length;
  return [
    { id: 'rapat', label: line('forum.meetings'), words: ['rapat', 'meeting'] },
    { id: 'keputusan', label: line('forum.decisions', { open }), words: ['keputusan', 'decision'] },
    { id: 'anggota', label: line('forum.members'), words: ['anggota', 'member'] },
    { id: 'komitmen', label: line('forum.commitments'), words: ['komitmen', 'commitment'] },
    finishOption,
  ];
}

const parts: Readonly<Record<string, string>> = {
  rapat: 'forum_meetings',
  keputusan: 'forum_decisions',
  anggota: 'forum_members',
  komitmen: 'forum_commitments',
};

export const forum = defineFlow<Home>({
  id: 'forum',
  version: 1,
  title: 'forum.title',
  answers: Home,
  browses: true,
  start: 'start',
  steps: {
    start: {
      kind: 'branch',
      next: ({ facts }) => (mayLookAtForum(facts.person.roles) ? 'menu' : 'denied'),
    },
    menu: {
      kind: 'choose',
      needs: (known) => [decisions, next(known)],
      text,
      options,
      unclear: 'desk.unclear',
      next: ({ facts }, pick): Target => {
        if (!mayLookAtForum(facts.person.roles)) return 'denied';
        const flow = parts[String(pick)];
        return flow === undefined ? 'finished' : afresh(flow);
      },
    },
    finished: endSteps<Home>().finished,
    denied: endSteps<Home>().denied,
  },
});
