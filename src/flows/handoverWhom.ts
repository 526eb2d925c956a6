/** An officer who talks with several people says whom a message is for, so that no answer goes to the wrong one. */
import { z } from 'zod';
import { line } from '../conversation/reply.ts';
import type { Context } from '../conversation/step.ts';
import { defineFlow } from '../conversation/step.ts';
import type { HandoverView } from '../domain/handover.ts';
import { Said } from '../domain/handover.ts';
import { handoverOption, minesOf } from './handoverCard.ts';
import { answersHandovers, saidLine, saidToPerson, viewLine } from './handoverWords.ts';

const Whom = z.object({ item: z.string(), said: Said }).partial();
type Whom = z.infer<typeof Whom>;
type Here = Context<Whom>;

const open = { kind: 'handovers.open' } as const;

function chosen({ answers: { item }, facts, read }: Here): HandoverView | undefined {
  const mine = minesOf(read(open), facts);
  const [only] = mine;
  if (item === undefined) return mine.length === 1 ? only : undefined;
  return mine.find(({ handover }) => String(handover.id) === item);
}

export const handoverWhom = defineFlow<Whom>({
  id: 'handover_whom',
  version: 1,
  title: 'handover.desk_title',
  answers: Whom,
  start: 'start',
  browses: true,
  steps: {
    start: {
      kind: 'branch',
      needs: () => [open],
      next: ({ answers, facts, read }) => {
        const mine = minesOf(read(open), facts);
        if (mine.length === 0 || !answersHandovers(facts.person)) return 'none_mine';
        return answers.item !== undefined || mine.length === 1 ? 'look' : 'whom';
      },
    },
    whom: {
      kind: 'choose',
      needs: () => [open],
      text: ({ answers: { said }, facts }) =>
        line('handover.ask_whom', { words: said ? saidLine(said, facts) : '' }),
      options: ({ facts, read }) => [
        ...minesOf(read(open), facts).map(handoverOption),
        { id: 'nobody', label: line('handover.whom_nobody'), means: 'tidak' as const },
      ],
      save: 'item',
      next: (_context, item) => (item === 'nobody' ? 'not_sent' : 'look'),
    },
    // The talk may be over, or a colleague's, since the question.
    look: {
      kind: 'branch',
      needs: () => [open],
      next: (context) => (chosen(context) ? 'sent' : 'lost'),
    },
    sent: {
      kind: 'end',
      needs: () => [open],
      text: (context) => {
        const view = chosen(context);
        if (!view) return line('handover.not_sent');
        return line('handover.sent_to', { id: view.handover.id, who: viewLine(view) });
      },
      effects: (context) => {
        const view = chosen(context);
        const { said } = context.answers;
        return view && said ? saidToPerson(view, said, context.facts) : [];
      },
    },
    none_mine: { kind: 'end', text: 'handover.none_mine' },
    not_sent: { kind: 'end', text: 'handover.not_sent' },
    lost: {
      kind: 'end',
      text: ({ answers: { item } }) => line('handover.lost_number', { id: item ?? '' }),
    },
  },
});
