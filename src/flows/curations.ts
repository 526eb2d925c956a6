/** `/kurasi`: who waits for a person's look at its readiness, asked-for reviews first; one of them is opened. */
import { z } from 'zod';
import { afresh } from '../conversation/afresh.ts';
import type { Line, Option } from '../conversation/reply.ts';
import { line, literal, stacked } from '../conversation/reply.ts';
import type { Context } from '../conversation/step.ts';
import { defineFlow } from '../conversation/step.ts';
import type { Waiting } from '../domain/desk.ts';
import type { Facts } from '../domain/facts.ts';
import type { Query } from '../domain/query.ts';
import { mayWork } from '../domain/roles.ts';
import { dueLine } from './deskWords.ts';
import { PAGE_SIZE, pageLines, pageOf, pageOptions, turnedTo } from './paged.ts';

/** `done`: curated a moment ago, which what is read in the same turn does not show. */
const Curations = z.object({ page: z.int(), pick: z.string(), done: z.array(z.int()) }).partial();
type Curations = z.infer<typeof Curations>;
type Here = Context<Curations>;

function asked({
  answers,
  facts,
}: Pick<Here, 'answers' | 'facts'>): Extract<Query, { kind: 'curations.waiting' }> {
  const own = facts.person.umks.map(({ id }) => id);
  const without = [...own, ...(answers.done ?? [])];
  return { kind: 'curations.waiting', without, page: answers.page ?? 1, size: PAGE_SIZE };
}

function label({ umk, score, level, asked: wanted, again, dueOn }: Waiting, facts: Facts): Line {
  return line('curations.row', {
    id: umk.id,
    product: umk.product,
    level: level ? line(`history.level_${level}`) : line('history.readiness_open'),
    score: literal(score === undefined ? '' : `, ${Math.round(score)}`),
    why: wanted
      ? line('curations.asked', { due: dueLine(dueOn, facts) })
      : line(again ? 'curations.again' : 'curations.first'),
  });
}

function listed(context: Here): { text: Line; options: Option[] } {
  const { total, rows } = context.read(asked(context));
  const page = pageOf(context.answers.page, total);
  return {
    text: stacked(line('curations.list', { count: total }), ...pageLines(page)),
    options: [
      ...rows.map((row) => ({ id: String(row.umk.id), label: label(row, context.facts) })),
      ...pageOptions(page),
      { id: 'selesai', label: line('desk.finish'), words: ['sudah', 'cukup', 'done'] },
    ],
  };
}

export const curations = defineFlow<Curations>({
  id: 'curations',
  version: 1,
  title: 'curations.title',
  answers: Curations,
  start: 'start',
  browses: true,
  steps: {
    start: {
      kind: 'branch',
      next: ({ facts }) => (mayWork(facts.person.roles, 'review_request') ? 'look' : 'denied'),
    },
    look: {
      kind: 'branch',
      needs: (known) => [asked(known)],
      next: (context) => (context.read(asked(context)).total === 0 ? 'none' : 'list'),
    },
    list: {
      kind: 'choose',
      needs: (known) => [asked(known)],
      text: (context) => listed(context).text,
      options: (context) => listed(context).options,
      save: 'pick',
      stale: true,
      unclear: 'desk.unclear',
      next: (_context, pick) => {
        if (pick === 'selesai') return 'finished';
        if (turnedTo(pick) !== undefined) return 'turn';
        return { flow: 'curate', answers: { umk: String(pick), list: true } };
      },
    },
    turn: {
      kind: 'end',
      then: ({ answers: { pick, done } }) =>
        afresh('curations', { page: turnedTo(pick), ...(done ? { done } : {}) }),
    },
    none: { kind: 'end', text: 'curations.none' },
    finished: { kind: 'end', closes: [{ flow: 'curations' }] },
    denied: {
      kind: 'end',
      text: 'desk.denied',
      effects: () => [{ kind: 'command.denied', command: 'kurasi' }],
    },
  },
});
