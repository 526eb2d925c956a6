/** One registration of a companion's own: its card, and what may be done until its owner answers for themselves. */
import { afresh } from '../conversation/afresh.ts';
import type { Line, Option } from '../conversation/reply.ts';
import { line, paragraphs, stacked } from '../conversation/reply.ts';
import type { Context, Step, Target } from '../conversation/step.ts';
import type { AssistView } from '../domain/assist.ts';
import { isOpen } from '../domain/assist.ts';
import type { Effect } from '../domain/effect.ts';
import { maskPhone } from '../domain/phone.ts';
import type { Query } from '../domain/query.ts';
import type { AssistDesk } from './assist.ts';
import { answersOf } from './assistForm.ts';
import {
  assists,
  codeFor,
  forwarded,
  isTheirs,
  ownView,
  stateLine,
  waitsNoMore,
} from './assistWords.ts';
import { umkCard } from './card.ts';
import { dayOf, row } from './deskWords.ts';

type Here = Context<AssistDesk>;

function one({ answers }: Pick<Here, 'answers'>): Extract<Query, { kind: 'assist' }> {
  return { kind: 'assist', id: Number(answers.pick) };
}

function needs(known: Pick<Here, 'answers'>): Query[] {
  return [one(known)];
}

/** What was picked, as long as this companion registered it: a forged number shows nothing. */
function found(context: Here): AssistView | undefined {
  return ownView(context.read(one(context)), context.facts);
}

/** The business without numbers of papers; its owner's number is masked once they answer themselves. */
function card(context: Here): Line {
  const { facts } = context;
  const view = found(context);
  const id = context.answers.pick ?? '';
  if (!view) return line('assist.gone', { id });
  const { assist, umk } = view;
  const state = [
    ...row('find.status', stateLine(view)),
    ...row('assist.since', dayOf(assist.createdAt, facts)),
    ...row('assist.sheet_reason', assist.reason),
  ];
  if (!umk) return stacked(line('find.umk_head', { id }), ...state);
  const shown = isOpen(assist) ? umk : { ...umk, phone: maskPhone(umk.phone) };
  const head = line('find.umk_head', { id });
  const nothing = { papers: [], attachments: [] };
  return paragraphs(umkCard(head, shown, nothing, facts), stacked(...state));
}

function look(context: Here): Effect[] {
  const view = found(context);
  return view?.umk ? [{ kind: 'personal.look', subject: `umk/${view.assist.id}` }] : [];
}

function options(context: Here): Option[] {
  const view = found(context);
  const asks: Option[] =
    view?.umk && isOpen(view.assist)
      ? [
          { id: 'kode', label: line('assist.new_code'), words: ['kode', 'code'] },
          { id: 'hapus', label: line('assist.erase'), words: ['hapus', 'erase'] },
        ]
      : [];
  const theirs: Option[] =
    view?.umk && isTheirs(view.assist)
      ? [
          { id: 'lembar', label: line('assist.on_paper'), words: ['lembar', 'foto', 'sheet'] },
          { id: 'ubah', label: line('assist.correct'), words: ['ubah', 'betulkan', 'correct'] },
        ]
      : [];
  return [
    ...asks,
    ...theirs,
    { id: 'daftar', label: line('find.back'), words: ['list'] },
    { id: 'menu', label: line('assist.back'), words: ['kembali', 'back'] },
  ];
}

function acted(context: Here, act: unknown): Target {
  const { pick, words } = context.answers;
  const umk = found(context)?.umk;
  switch (act) {
    case 'kode':
      return 'code';
    case 'hapus':
      return 'sure';
    case 'lembar':
      return { flow: 'assist_sheet', answers: { umk: pick } };
    case 'ubah':
      return umk ? { flow: 'assist_correct', answers: { umk: pick, ...answersOf(umk) } } : 'gone';
    case 'daftar':
      return words === undefined ? 'all' : 'turn';
    default:
      return 'again';
  }
}

/** Where to go with something to be done: only for a companion, and only until the owner answers themselves. */
function still(context: Here, then: string): string {
  const view = found(context);
  if (!assists(context.facts)) return 'denied';
  return view?.umk && isOpen(view.assist) ? then : 'gone';
}

/** The owner asked for it, who has no chat to ask in. */
function erased(context: Here): Effect[] {
  const view = found(context);
  if (!view) return [];
  const { id: umkId, state: from } = view.assist;
  return [
    { kind: 'assist.refuse', umkId, from, by: 'companion' },
    ...waitsNoMore(umkId),
    { kind: 'queue.done', of: 'consent_sheet', subjectId: umkId },
  ];
}

/** Steps from `look` on; `all`, `turn`, `again` and `denied` are the desk's. */
export const actSteps: Record<string, Step<AssistDesk>> = {
  look: {
    kind: 'branch',
    needs,
    next: (context) => {
      if (!assists(context.facts)) return 'denied';
      return found(context) ? 'card' : 'gone';
    },
  },
  card: { kind: 'say', needs, text: card, effects: look, next: 'act' },
  act: {
    kind: 'choose',
    needs,
    text: 'desk.ask_act',
    options,
    save: 'act',
    stale: true,
    unclear: 'desk.unclear',
    next: acted,
  },
  code: {
    kind: 'branch',
    needs,
    next: (context) => still(context, 'made'),
  },
  sure: {
    kind: 'choose',
    text: ({ answers }) => line('assist.sure', { id: answers.pick ?? '' }),
    options: [
      { id: 'ya', label: line('own.erase'), means: 'ya' },
      { id: 'tidak', label: line('own.later'), means: 'tidak' },
    ],
    unclear: 'desk.unclear',
    next: { ya: 'erase', tidak: 'act' },
  },
  erase: { kind: 'branch', needs, next: (context) => still(context, 'erased') },
  erased: {
    kind: 'end',
    needs,
    text: ({ answers }) => line('assist.erased', { id: answers.pick ?? '' }),
    effects: erased,
    then: afresh('assist'),
  },
  made: {
    kind: 'say',
    needs: () => [{ kind: 'invitationCode' }],
    text: 'assist.code_made',
    effects: ({ answers, facts, read }) => [
      codeFor(Number(answers.pick), read({ kind: 'invitationCode' }), facts),
    ],
    next: 'forward',
  },
  forward: { kind: 'say', needs: () => [{ kind: 'invitationCode' }], text: forwarded, next: 'act' },
  gone: {
    kind: 'end',
    text: ({ answers }) => line('assist.gone', { id: answers.pick ?? '' }),
    then: afresh('assist'),
  },
};
