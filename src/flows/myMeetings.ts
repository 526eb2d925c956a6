/** "rapat": the coming meetings that a person is invited to; one of them is answered. */
import { z } from 'zod';
import { line, literal } from '../conversation/reply.ts';
import type { Context, Start } from '../conversation/step.ts';
import { defineFlow } from '../conversation/step.ts';
import type { Query } from '../domain/query.ts';
import { momentLine } from './broadcastWords.ts';
import { finishOption } from './deskCard.ts';

const Mine = z.object({ pick: z.string() }).partial();
type Mine = z.infer<typeof Mine>;

/** A question has no more options than this, with one to leave. */
const MOST = 39;

/** Whether these words ask for the meetings, and are nothing else. */
export function asksMeetings(typed: string): boolean {
  return /^(?:(?:jadwal|undangan) )?(?:rapat|forum|rapat forum|meetings?|forum meetings?)(?: saya)?[.!?]*$/i.test(
    typed.trim(),
  );
}

function query({ facts }: Pick<Context<Mine>, 'facts'>): Extract<Query, { kind: 'forum.mine' }> {
  return { kind: 'forum.mine', after: facts.now };
}

function open(id: string): Start {
  return { flow: 'forum_invite', answers: { meeting: id, happening: undefined }, exact: true };
}

export const myMeetings = defineFlow<Mine>({
  id: 'my_meetings',
  version: 1,
  title: 'forum.title_mine',
  answers: Mine,
  browses: true,
  start: 'start',
  steps: {
    start: {
      kind: 'branch',
      needs: (known) => [query(known)],
      next: (context) => {
        const { length } = context.read(query(context));
        if (length === 0) return 'none';
        return length === 1 ? 'only' : 'list';
      },
    },
    list: {
      kind: 'choose',
      needs: (known) => [query(known)],
      text: 'forum.mine',
      options: (context) => [
        ...context
          .read(query(context))
          .slice(0, MOST)
          .map(({ meeting, rsvp }) => ({
            id: String(meeting.id),
            label: line('forum.mine_row', {
              when: momentLine(meeting.startsAt, context.facts),
              title: literal(meeting.title),
              answer: line(`forum.answer_${rsvp.answer ?? 'nothing'}`),
            }),
          })),
        finishOption,
      ],
      save: 'pick',
      stale: true,
      unclear: 'desk.unclear',
      next: { selesai: 'finished', '*': 'look' },
    },
    look: { kind: 'end', then: ({ answers }) => open(answers.pick ?? '') },
    only: {
      kind: 'end',
      needs: (known) => [query(known)],
      then: (context) => open(String(context.read(query(context))[0]?.meeting.id ?? '')),
    },
    none: { kind: 'end', text: 'forum.mine_none' },
    finished: { kind: 'end' },
  },
});
