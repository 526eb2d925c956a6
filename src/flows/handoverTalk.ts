/** The person's side of a talk with an officer: whatever they send goes to the officer, until one of the two ends it. */
import { z } from 'zod';
import { line } from '../conversation/reply.ts';
import type { Context, Start, Target } from '../conversation/step.ts';
import { defineFlow } from '../conversation/step.ts';
import type { Effect } from '../domain/effect.ts';
import type { Query } from '../domain/query.ts';
import { codeIn, from, overToOffice, saidToOffice, Sent, toOffice } from './handoverWords.ts';

const Talk = z.object({ said: Sent, written: z.boolean() }).partial();
type Talk = z.infer<typeof Talk>;
type Here = Context<Talk>;

const mine = { kind: 'handover.mine' } as const;

function needs(): Query[] {
  return [mine];
}

function passed({ answers, facts, read }: Here): Effect[] {
  const handover = read(mine);
  return handover ? saidToOffice(handover, answers.said, facts) : [];
}

function ended({ facts, read }: Here): Effect[] {
  const handover = read(mine);
  if (!handover) return [];
  return [
    { kind: 'handover.end', handoverId: handover.id, from: from(handover), by: 'person' },
    ...overToOffice(handover, 'person', facts.person.id),
  ];
}

function rating({ read }: Here): Start | undefined {
  const handover = read(mine);
  return handover ? { flow: 'handover_rating', answers: { item: String(handover.id) } } : undefined;
}

function onward(_context: Here, sent: unknown): Target {
  return sent === 'menu' || sent === 'over' ? 'over' : (codeIn(sent) ?? 'pass');
}

export const handoverTalk = defineFlow<Talk>({
  id: 'handover_talk',
  version: 1,
  title: 'handover.title',
  answers: Talk,
  start: 'talk',
  steps: {
    talk: {
      kind: 'ask',
      text: 'handover.talking',
      accept: toOffice,
      relays: true,
      quiet: true,
      unclear: 'handover.unclear',
      hint: 'handover.unclear',
      stale: true,
      save: 'said',
      next: onward,
    },
    pass: {
      kind: 'branch',
      needs,
      effects: passed,
      next: ({ read }) => (read(mine) ? 'talk' : 'gone'),
    },
    over: {
      kind: 'choose',
      text: 'handover.ask_over',
      options: [
        { id: 'ya', label: line('handover.over_yes'), means: 'ya', words: ['sudah', 'udah'] },
        { id: 'tidak', label: line('handover.over_no'), means: 'tidak', words: ['lanjut'] },
      ],
      accept: toOffice,
      relays: true,
      stale: true,
      save: 'said',
      next: (context, sent) => {
        if (sent === 'ya' || sent === 'over') return 'ended';
        return sent === 'tidak' ? 'go_on' : onward(context, sent);
      },
    },
    go_on: { kind: 'say', text: 'handover.talking', next: 'talk' },
    ended: { kind: 'end', needs, text: 'handover.you_ended', effects: ended, then: rating },
    gone: { kind: 'end', text: 'handover.gone' },
  },
});
