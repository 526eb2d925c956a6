/** `/dampingi`: the companion's small desk: register, look at one's own registrations, search among them; nobody else's are ever shown. */
import { z } from 'zod';
import { afresh } from '../conversation/afresh.ts';
import type { Line } from '../conversation/reply.ts';
import { line, stacked } from '../conversation/reply.ts';
import type { Context, Start } from '../conversation/step.ts';
import { defineFlow } from '../conversation/step.ts';
import type { Found } from '../domain/desk.ts';
import type { AssistView } from '../domain/assist.ts';
import type { Effect } from '../domain/effect.ts';
import type { Query } from '../domain/query.ts';
import { actSteps } from './assistCard.ts';
import { assistLine, assists, sheetText } from './assistWords.ts';
import { paged, toSearch, typedWords } from './find.ts';
import { LIST, listAnew, pageLines, pageOf, pageOptions, turnedTo } from './paged.ts';
import { scopeLine } from './scopeWords.ts';

/** `words`: what is looked for among one's own, as typed; `pick`: the number of what was chosen. */
export const AssistDesk = z
  .object({ words: z.string(), page: z.int(), pick: z.string(), act: z.string() })
  .partial();
export type AssistDesk = z.infer<typeof AssistDesk>;
type Here = Context<AssistDesk>;

const ALL = 'terbaru';
const waiting = { kind: 'assists.waiting' } as const;

function mine({ answers }: Pick<Here, 'answers'>): Extract<Query, { kind: 'assists.mine' }> {
  const { words = ALL, page = 1 } = answers;
  return { kind: 'assists.mine', ...paged(toSearch(words), page) };
}

function needs(known: Pick<Here, 'answers'>): Query[] {
  return [mine(known)];
}

function found(context: Here): Found<AssistView> {
  return context.read(mine(context));
}

function head({ facts: { person }, read }: Here): Line {
  const { roles, scope } = person;
  const where = roles.includes('pendamping') && scope ? scopeLine(scope) : undefined;
  return stacked(
    ...(where ? [line('assist.scope', { scope: where })] : []),
    line('assist.menu', { waiting: read(waiting) }),
  );
}

/** Names stand in the list: each is a look. */
function looks(context: Here): Effect[] {
  return found(context).rows.flatMap(({ assist, umk }): Effect[] =>
    umk ? [{ kind: 'personal.look', subject: `umk/${assist.id}` }] : [],
  );
}

function listText(context: Here): Line {
  const { total } = found(context);
  return stacked(
    line('find.list', { count: total }),
    ...pageLines(pageOf(context.answers.page, total)),
  );
}

function turned({ answers }: Here): Start {
  return listAnew('assist', answers, { words: answers.words });
}

export const assist = defineFlow<AssistDesk>({
  id: 'assist',
  version: 1,
  title: 'assist.title',
  answers: AssistDesk,
  start: 'start',
  browses: true,
  steps: {
    start: {
      kind: 'branch',
      next: ({ answers, facts }) => {
        if (!assists(facts)) return 'denied';
        if (answers.pick !== undefined) return 'look';
        return answers.words === undefined ? 'menu' : 'results';
      },
    },
    menu: {
      kind: 'choose',
      needs: () => [waiting],
      text: head,
      options: [
        { id: 'baru', label: line('assist.register'), words: ['daftarkan', 'register'] },
        { id: 'usaha', label: line('assist.mine'), words: ['usaha', 'list'] },
        { id: 'cari', label: line('assist.find'), words: ['cari', 'search'] },
        { id: 'lembar', label: line('assist.sheet'), words: ['lembar', 'sheet'] },
        { id: 'selesai', label: line('desk.finish'), words: ['sudah', 'done'] },
      ],
      unclear: 'desk.unclear',
      next: { baru: 'register', usaha: 'all', cari: 'find', lembar: 'paper', selesai: 'finished' },
    },
    register: { kind: 'end', then: { flow: 'assist_register' } },
    all: { kind: 'end', then: afresh('assist', { words: ALL }) },
    paper: {
      kind: 'say',
      text: ({ facts }) => sheetText(undefined, facts),
      next: 'menu',
    },
    find: {
      kind: 'ask',
      text: 'assist.ask_find',
      accept: typedWords,
      unclear: 'find.unclear',
      hint: 'find.unclear',
      free: true,
      verbatim: true,
      save: 'words',
      next: 'results',
    },
    results: {
      kind: 'branch',
      needs,
      next: (context) => {
        if (!assists(context.facts)) return 'denied';
        return found(context).total === 0 ? 'none' : 'looks';
      },
    },
    looks: { kind: 'branch', needs, effects: looks, next: 'list' },
    list: {
      kind: 'choose',
      needs,
      text: listText,
      options: (context) => {
        const { rows, total } = found(context);
        return [
          ...rows.map((view) => ({ id: String(view.assist.id), label: assistLine(view) })),
          ...pageOptions(pageOf(context.answers.page, total)),
          { id: 'menu', label: line('assist.back'), words: ['kembali', 'back'] },
        ];
      },
      ...LIST,
      next: (_context, pick) => {
        if (pick === 'menu') return 'again';
        return turnedTo(pick) === undefined ? 'look' : 'turn';
      },
    },
    turn: { kind: 'end', then: turned },
    again: { kind: 'end', then: afresh('assist') },
    none: {
      kind: 'end',
      text: ({ answers: { words = ALL } }) =>
        words === ALL ? line('assist.none_yet') : line('assist.none', { words }),
      then: afresh('assist'),
    },
    ...actSteps,
    finished: { kind: 'end' },
    denied: {
      kind: 'end',
      text: 'desk.denied',
      effects: () => [{ kind: 'command.denied', command: 'dampingi' }],
    },
  },
});
