/** News that came by itself, in a few words; where what it is about is gone or moved on, nothing is said. */
import { z } from 'zod';
import { line } from '../conversation/reply.ts';
import type { Context, Start } from '../conversation/step.ts';
import { defineFlow } from '../conversation/step.ts';
import { Happening } from '../domain/event.ts';
import { askedOf } from './disputeParty.ts';
import { news, newsQueries, waitingCandidates } from './news.ts';

const Notice = z.object({ happening: Happening }).partial();
type Notice = z.infer<typeof Notice>;

function needs({ answers, facts }: Pick<Context<Notice>, 'answers' | 'facts'>) {
  return answers.happening ? newsQueries(answers.happening, facts) : [];
}

/** To the candidates of the need that the news is about. */
function look({ answers }: Context<Notice>): Start {
  const { happening } = answers;
  return happening?.kind === 'need.candidates'
    ? { flow: 'candidates', answers: { need: String(happening.needId) } }
    : { flow: 'candidates' };
}

export const notice = defineFlow<Notice>({
  id: 'notice',
  version: 1,
  title: 'notice.title',
  answers: Notice,
  start: 'start',
  steps: {
    start: {
      kind: 'branch',
      needs,
      next: ({ answers: { happening }, facts, read }) => {
        if (!happening) return 'nothing';
        if (happening.kind !== 'need.candidates') {
          const told = happening.kind === 'queue.digest' ? 'listed' : 'told';
          return news(happening, { facts, read }) ? told : 'nothing';
        }
        return waitingCandidates(happening.needId, { facts, read }) ? 'candidates' : 'nothing';
      },
    },
    told: {
      kind: 'end',
      needs,
      text: ({ answers: { happening }, facts, read }) =>
        (happening && news(happening, { facts, read })) ?? line('notice.over'),
      closes: ({ answers: { happening } }) =>
        happening?.kind === 'dispute.moved' ? askedOf(happening.ticketId) : [],
    },
    // A question that waits since yesterday is not repeated with every morning's list.
    listed: {
      kind: 'end',
      needs,
      after: 'rest',
      text: ({ answers: { happening }, facts, read }) =>
        (happening && news(happening, { facts, read })) ?? line('notice.over'),
    },
    candidates: {
      kind: 'choose',
      needs,
      text: ({ answers: { happening }, facts, read }) =>
        (happening?.kind === 'need.candidates'
          ? waitingCandidates(happening.needId, { facts, read })
          : undefined) ?? line('notice.over'),
      options: [
        { id: 'lihat', label: line('notice.look'), means: 'ya', words: ['lihat', 'calon'] },
        { id: 'nanti', label: line('notice.later'), means: 'tidak', words: ['nanti'] },
      ],
      next: { lihat: 'look', nanti: 'later' },
    },
    look: { kind: 'end', then: look },
    later: { kind: 'end', text: 'notice.later_said' },
    nothing: { kind: 'end' },
  },
});
