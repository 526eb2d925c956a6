/** What meetings decided and nobody has done yet, the latest first; one is marked as done. */
import { z } from 'zod';
import type { Line, Option } from '../conversation/reply.ts';
import { line, literal, stacked } from '../conversation/reply.ts';
import type { Context } from '../conversation/step.ts';
import { defineFlow } from '../conversation/step.ts';
import type { Effect } from '../domain/effect.ts';
import { mayLookAtForum } from '../domain/forum.ts';
import type { DecisionView } from '../domain/forum.ts';
import { dayName } from './card.ts';
import { finishOption } from './deskCard.ts';
import { looked, row } from './deskWords.ts';
import { decisionLine, dueKey, endSteps, keeps, listEnd, ownerLine } from './forumWords.ts';
import { fromList, LIST, listAnew, pageLines, pageOf, pageOptions, rowsOn } from './paged.ts';

const Look = z.object({ page: z.int(), pick: z.string(), act: z.string() }).partial();
type Look = z.infer<typeof Look>;
type Here = Context<Look>;

const all = { kind: 'forum.decisions' } as const;
const needs = () => [all];

function viewOf({ answers, read }: Here): DecisionView | undefined {
  return read(all).find(({ decision }) => String(decision.id) === answers.pick);
}

function card(context: Here): Line {
  const view = viewOf(context);
  if (!view) return line('forum.gone');
  const { decision, title } = view;
  return stacked(
    ...row('forum.field_decision', literal(decision.words)),
    ...row('forum.field_title', title),
    ...row('forum.field_owner', ownerLine(view, context.facts)),
    ...row('forum.field_due', dayName(decision.dueOn, context.facts)),
  );
}

function cardOptions(context: Here): Option[] {
  const view = viewOf(context);
  const may = view !== undefined && keeps(context.facts);
  const rev = view?.decision.rev ?? 0;
  const done = { id: `beres:${rev}`, label: line('forum.mark_done'), words: ['beres', 'sudah'] };
  return [...(may ? [done] : []), ...listEnd];
}

function done(context: Here): Effect[] {
  const decision = viewOf(context)?.decision;
  if (!decision) return [];
  const { id: decisionId, rev } = decision;
  return [
    { kind: 'decision.done', decisionId, rev },
    { kind: 'timer.remove', key: dueKey(decisionId) },
  ];
}

export const forumDecisions = defineFlow<Look>({
  id: 'forum_decisions',
  version: 1,
  title: 'forum.title_decisions',
  answers: Look,
  browses: true,
  start: 'start',
  steps: {
    start: {
      kind: 'branch',
      next: ({ facts }) => (mayLookAtForum(facts.person.roles) ? 'list' : 'denied'),
    },
    list: {
      kind: 'choose',
      needs,
      text: ({ answers, read }) => {
        const { length } = read(all);
        if (length === 0) return line('forum.no_decisions');
        const page = pageOf(answers.page, length);
        return stacked(line('forum.decisions_list', { count: length }), ...pageLines(page));
      },
      options: ({ answers, facts, read }) => {
        const views = read(all);
        const page = pageOf(answers.page, views.length);
        return [
          ...rowsOn(views, page).map((view) => ({
            id: String(view.decision.id),
            label: decisionLine(view, facts),
          })),
          ...pageOptions(page),
          finishOption,
        ];
      },
      ...LIST,
      next: (_context, pick) => fromList(pick),
    },
    turn: {
      kind: 'end',
      then: ({ answers }) => listAnew('forum_decisions', answers),
    },
    look: {
      kind: 'branch',
      needs,
      effects: (context) => looked(`decision/${context.answers.pick ?? ''}`, context.facts),
      next: (context) => {
        if (!mayLookAtForum(context.facts.person.roles)) return 'denied';
        return viewOf(context) ? 'card' : 'turn';
      },
    },
    card: {
      kind: 'choose',
      needs,
      text: card,
      options: cardOptions,
      save: 'act',
      stale: true,
      unclear: 'desk.unclear',
      next: (_context, act) => {
        if (act === 'selesai') return 'finished';
        return act === 'daftar' ? 'turn' : 'move';
      },
    },
    move: {
      kind: 'branch',
      needs,
      next: (context) => {
        if (!keeps(context.facts)) return 'denied';
        return viewOf(context) ? 'moved' : 'turn';
      },
    },
    moved: { kind: 'say', needs, text: 'forum.done', effects: done, next: 'after' },
    after: {
      kind: 'choose',
      text: 'desk.ask_next',
      options: listEnd,
      next: { daftar: 'turn', selesai: 'finished' },
    },
    finished: endSteps<Look>().finished,
    denied: endSteps<Look>().denied,
  },
});
