/** What was promised to the forum: by state or by company, one looked at and moved on; words that a company came with wait here to be recorded. */
import { z } from 'zod';
import { afresh } from '../conversation/afresh.ts';
import { words } from '../conversation/accept.ts';
import type { Line, Option } from '../conversation/reply.ts';
import { line, literal, paragraphs, stacked } from '../conversation/reply.ts';
import type { Context, Start } from '../conversation/step.ts';
import { defineFlow } from '../conversation/step.ts';
import type { Effect } from '../domain/effect.ts';
import { mayLookAtForum } from '../domain/forum.ts';
import type { CommitmentView } from '../domain/forum.ts';
import { commitmentLife, CommitmentState } from '../domain/forumLives.ts';
import type { CommitmentMove } from '../domain/forumLives.ts';
import { movesOf, mustMove } from '../domain/machine.ts';
import type { Query } from '../domain/query.ts';
import { finishOption } from './deskCard.ts';
import { dayOf, row } from './deskWords.ts';
import { commitmentRows, endSteps, keeps, listEnd, seeAgain } from './forumWords.ts';
import { LIST, PAGE_SIZE, pageLines, pageOf, pageOptions, turnedTo } from './paged.ts';

/** `filter`: a state, "janji" for what is not recorded, or "company/7"; `act`: "<state>:<version that was shown>". */
const Look = z
  .object({
    filter: z.string(),
    page: z.int(),
    pick: z.string(),
    act: z.string(),
    words: z.string(),
  })
  .partial();
type Look = z.infer<typeof Look>;
type Here = Context<Look>;
type Known = Pick<Here, 'answers'>;

const PLEDGES = 'janji';

function listQuery({ answers: { filter = 'berjalan', page = 1 } }: Known) {
  const state = CommitmentState.safeParse(filter).data;
  const company = /^company\/(\d+)$/.exec(filter)?.[1];
  return {
    kind: 'forum.commitments',
    ...(state ? { state } : {}),
    ...(company === undefined ? {} : { companyId: Number(company) }),
    ...{ page, size: PAGE_SIZE },
  } as const;
}

function pledges({ answers: { filter, page = 1 } }: Known) {
  return { kind: 'forum.pledges', page: filter === PLEDGES ? page : 1, size: PAGE_SIZE } as const;
}

function oneQuery({ answers: { pick } }: Known): Extract<Query, { kind: 'forum.commitment' }> {
  return { kind: 'forum.commitment', id: Number(/^c:(\d+)$/.exec(pick ?? '')?.[1] ?? 0) };
}

function needs(known: Known): Query[] {
  return [listQuery(known), pledges(known)];
}
function one(known: Known): Query[] {
  return [oneQuery(known)];
}
function viewOf(context: Here): CommitmentView | undefined {
  return context.read(oneQuery(context));
}

function total({ answers, read }: Here): number {
  const known = { answers };
  return answers.filter === PLEDGES ? read(pledges(known)).total : read(listQuery(known)).total;
}

function listText(context: Here): Line {
  const { filter = 'berjalan', page } = context.answers;
  const count = total(context);
  const state = CommitmentState.safeParse(filter).data;
  const head = state
    ? line('forum.list_state', { count, state: line(`forum.state_${state}`) })
    : line(filter === PLEDGES ? 'forum.list_pledges' : 'forum.list_company', { count });
  return stacked(head, ...pageLines(pageOf(page, count)));
}

function listOptions(context: Here): Option[] {
  const { answers, facts, read } = context;
  const { filter = 'berjalan', page } = answers;
  const rows: Option[] =
    filter === PLEDGES
      ? read(pledges(context)).rows.map(({ id, name }) => ({
          id: `p:${id}`,
          label: line('forum.pledge_row', { name }),
        }))
      : read(listQuery(context)).rows.map(({ commitment: { id, kind }, by }) => ({
          id: `c:${id}`,
          label: line('forum.commitment_row', { by, kind: line(`forum.kind_${kind}`) }),
        }));
  const waiting = read(pledges(context)).total;
  return [
    ...rows,
    ...pageOptions(pageOf(page, total(context))),
    ...(keeps(facts)
      ? [{ id: 'tambah', label: line('forum.commitment_add'), words: ['tambah', 'baru', 'add'] }]
      : []),
    ...(waiting > 0 && filter !== PLEDGES
      ? [{ id: `f:${PLEDGES}`, label: line('forum.see_pledges', { waiting }), words: ['janji'] }]
      : []),
    ...CommitmentState.options
      .filter((state) => state !== filter)
      .map((state) => ({
        id: `f:${state}`,
        label: line('forum.see_state', { state: line(`forum.state_${state}`) }),
        words: [state],
      })),
    finishOption,
  ];
}

function chosen({ facts }: Here, pick: unknown): string {
  const said = String(pick);
  if (said === 'selesai') return 'finished';
  if (said === 'tambah') return 'new';
  if (said.startsWith('p:')) return keeps(facts) ? 'record' : 'denied';
  return said.startsWith('c:') ? 'look' : 'turn';
}

function turned({ answers: { filter, page, pick = '', act } }: Here): Start {
  const other = /^f:(.+)$/.exec(pick)?.[1] ?? (act?.startsWith('company/') ? act : undefined);
  return afresh(
    'forum_commitments',
    other === undefined ? { filter, page: turnedTo(pick) ?? page } : { filter: other },
  );
}

/** The words that the company came with, to be recorded as they are. */
function recorded({ answers: { pick = '' } }: Known): Start {
  return { flow: 'forum_commitment_add', answers: { pick: pick.replace('p:', 'pledge/') } };
}

function card(context: Here): Line {
  const { facts } = context;
  const view = viewOf(context);
  if (!view) return line('forum.gone');
  const { commitment, by } = view;
  return paragraphs(
    stacked(
      line('forum.commitment_head', {
        id: commitment.id,
        state: line(`forum.state_${commitment.state}`),
      }),
      ...commitmentRows(commitment, by, facts),
    ),
    ...(commitment.history.length === 0
      ? []
      : [
          stacked(
            ...commitment.history.map(({ state, words: said, at }) =>
              line('forum.history_row', {
                day: dayOf(at, facts),
                state: line(`forum.state_${state}`),
                words: literal(said),
              }),
            ),
          ),
        ]),
  );
}

function cardOptions(context: Here): Option[] {
  const view = viewOf(context);
  if (!view) return [...listEnd];
  const { state, rev, companyId } = view.commitment;
  const moves = waysFrom(state)
    .filter(() => keeps(context.facts))
    .map(({ to }) => ({ id: `${to}:${rev}`, label: line(`forum.to_${to}`), words: [to] }));
  const others: Option[] =
    companyId === undefined
      ? []
      : [{ id: `company/${companyId}`, label: line('forum.of_company', { name: view.by }) }];
  return [...moves, ...others, ...listEnd];
}

/** What may become of it now, with the move that leads there. */
function waysFrom(from: CommitmentState): { move: CommitmentMove; to: CommitmentState }[] {
  return movesOf(commitmentLife, from, 'staff').map((move) => {
    return { move, to: mustMove(commitmentLife, from, move, 'staff') };
  });
}

function acted({ answers: { act = '' } }: Known): { to: CommitmentState; rev: number } {
  const [to, rev] = act.split(':');
  return { to: CommitmentState.safeParse(to).data ?? 'berjalan', rev: Number(rev) };
}

/** What was chosen on the card, as far as it may (still) be done to the commitment as it was shown. */
function moveOf(context: Here): CommitmentMove | undefined {
  const view = viewOf(context);
  const { to, rev } = acted(context);
  if (view?.commitment.rev !== rev) return undefined;
  return waysFrom(view.commitment.state).find((way) => way.to === to)?.move;
}

function moved(context: Here): Effect[] {
  const view = viewOf(context);
  if (!view) return [];
  const { id: commitmentId, state: from, rev } = view.commitment;
  const move = moveOf(context);
  if (!move) return [];
  const { words: said = '' } = context.answers;
  return [{ kind: 'commitment.move', commitmentId, rev, from, move, words: said }];
}

export const forumCommitments = defineFlow<Look>({
  id: 'forum_commitments',
  version: 1,
  title: 'forum.title_commitments',
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
      text: listText,
      options: listOptions,
      ...LIST,
      next: chosen,
    },
    turn: { kind: 'end', then: turned },
    new: { kind: 'end', then: { flow: 'forum_commitment_add' } },
    record: { kind: 'end', then: recorded },
    look: {
      kind: 'branch',
      needs: one,
      next: (context) => {
        if (!mayLookAtForum(context.facts.person.roles)) return 'denied';
        return viewOf(context) ? 'card' : 'gone';
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
      next: (_context, act) => {
        if (act === 'selesai') return 'finished';
        return String(act).includes(':') ? 'words' : 'turn';
      },
    },
    words: {
      kind: 'ask',
      text: (context) => line(`forum.ask_${acted(context).to}`),
      accept: words({ min: 3, max: 500 }),
      unclear: 'forum.words_unclear',
      hint: 'forum.words_unclear',
      free: true,
      verbatim: true,
      save: 'words',
      stale: true,
      next: 'move',
    },
    move: {
      kind: 'branch',
      needs: one,
      next: (context) => {
        const view = viewOf(context);
        if (!keeps(context.facts)) return 'denied';
        if (!view) return 'gone';
        return moveOf(context) ? 'moved' : 'late';
      },
    },
    moved: { kind: 'say', needs: one, text: 'forum.changed', effects: moved, next: 'after' },
    // What was typed is shown, so that nothing of it is lost.
    late: {
      kind: 'say',
      text: ({ answers }) =>
        stacked(line('forum.overtaken'), ...row('forum.field_yours', answers.words)),
      next: 'look',
    },
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
