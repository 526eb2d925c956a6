/**
 * Staff look at how ready a business is, after a visit or a call, and may decide another level than the answers give,
 * with a reason: the person whom somebody who objects to an automatic decision can ask for (UU 27/2022 art. 10).
 */
import { afresh } from '../conversation/afresh.ts';
import { words } from '../conversation/accept.ts';
import type { Option } from '../conversation/reply.ts';
import { line } from '../conversation/reply.ts';
import type { Step, Target } from '../conversation/step.ts';
import { defineFlow } from '../conversation/step.ts';
import { CurationHow } from '../domain/curation.ts';
import { isUnchecked } from '../domain/paper.ts';
import { Level } from '../domain/readiness.ts';
import { answersPage, card, summary } from './curateCard.ts';
import type { Here } from './curateState.ts';
import {
  asShown,
  Curate,
  curateNeeds,
  isAway,
  mayCurate,
  mayStore,
  onceMore,
  readinessOf,
  stored,
  umkId,
  visitDay,
} from './curateState.ts';
import { looked } from './deskWords.ts';
import { pageOptions, turnedTo } from './paged.ts';

function hasUnchecked({ answers, read }: Here): boolean {
  const id = umkId({ answers });
  const files = read({ kind: 'attachments', umkId: id });
  return read({ kind: 'papers', umkId: id }).some((paper) =>
    isUnchecked(paper, files.filter(({ ownerId }) => ownerId === `${id}/${paper.kind}`).length),
  );
}

function acts(context: Here): Option[] {
  return [
    { id: asShown(context), label: line('curate.record'), words: ['catat', 'kurasi', 'record'] },
    { id: 'jawaban', label: line('curate.see_answers'), words: ['jawaban', 'answers'] },
    ...(hasUnchecked(context)
      ? [{ id: 'surat', label: line('find.verify'), words: ['surat', 'papers'] }]
      : []),
    { id: 'selesai', label: line('desk.finish'), words: ['sudah', 'cukup', 'done'] },
  ];
}

function acted({ answers }: Here, act: unknown): Target {
  switch (act) {
    case 'jawaban':
      return 'answers';
    case 'surat':
      return { flow: 'verify', answers: { umk: answers.umk } };
    case 'selesai':
      return 'finished';
    default:
      return 'on';
  }
}

/** As the answers give, where they give one; else that there is none; or another one. */
function levels(context: Here): Option[] {
  const computed = readinessOf(context)?.computed;
  const same = computed
    ? line('curate.as_computed', { level: line(`history.level_${computed}`) })
    : line('curate.no_level');
  return [
    { id: 'sesuai', label: same, words: ['sama', 'setuju', 'as computed'] },
    ...Level.options
      .filter((level) => level !== computed)
      .map((level) => ({ id: level, label: line(`history.level_${level}`), words: [level] })),
  ];
}

const looking: Record<string, Step<Curate>> = {
  start: {
    kind: 'branch',
    needs: curateNeeds,
    next: (context) => mayCurate(context, context.answers.page === undefined ? 'card' : 'answers'),
  },
  card: {
    kind: 'say',
    needs: curateNeeds,
    text: card,
    effects: (context) => looked(`umk/${umkId(context)}`, context.facts),
    next: 'menu',
  },
  menu: {
    kind: 'choose',
    needs: curateNeeds,
    text: 'desk.ask_act',
    options: acts,
    save: 'act',
    stale: true,
    unclear: 'desk.unclear',
    next: acted,
  },
  answers: {
    kind: 'choose',
    needs: curateNeeds,
    text: (context) => answersPage(context).text,
    options: (context) => [
      ...pageOptions(answersPage(context).page),
      { id: 'kembali', label: line('curate.to_card'), words: ['kartu', 'card'] },
    ],
    save: 'act',
    stale: true,
    next: (_context, answer) => (turnedTo(answer) === undefined ? 'card' : 'turn'),
  },
  turn: {
    kind: 'end',
    then: ({ answers: { umk, list, act } }) => afresh('curate', { umk, list, page: turnedTo(act) }),
  },
};

const telling: Record<string, Step<Curate>> = {
  on: {
    kind: 'ask',
    text: 'curate.ask_on',
    accept: visitDay,
    unclear: 'curate.on_unclear',
    hint: 'curate.on_unclear',
    options: [
      { id: 'hari ini', label: line('curate.today') },
      { id: 'kemarin', label: line('curate.yesterday') },
    ],
    save: 'on',
    next: 'how',
  },
  how: {
    kind: 'choose',
    text: 'curate.ask_how',
    options: CurationHow.options.map((how) => ({ id: how, label: line(`curate.how_${how}`) })),
    unclear: 'desk.unclear',
    save: 'how',
    next: 'notes',
  },
  notes: {
    kind: 'ask',
    text: 'curate.ask_notes',
    accept: words({ min: 3, max: 2000 }),
    unclear: 'curate.notes_unclear',
    hint: 'curate.notes_unclear',
    free: true,
    verbatim: true,
    optional: true,
    save: 'notes',
    next: 'level',
  },
  level: {
    kind: 'choose',
    needs: curateNeeds,
    text: 'curate.ask_level',
    options: levels,
    unclear: 'desk.unclear',
    save: 'level',
    next: { sesuai: 'sure', '*': 'reason' },
  },
  reason: {
    kind: 'ask',
    text: 'curate.ask_reason',
    accept: words({ min: 5, max: 500 }),
    unclear: 'curate.reason_unclear',
    hint: 'curate.reason_unclear',
    free: true,
    save: 'reason',
    next: 'sure',
  },
  sure: {
    kind: 'choose',
    needs: curateNeeds,
    text: summary,
    options: [
      { id: 'simpan', label: line('curate.store'), means: 'ya', words: ['save'] },
      { id: 'ulang', label: line('curate.again'), words: ['ubah', 'again'] },
      { id: 'tidak', label: line('curate.drop'), means: 'tidak' },
    ],
    next: { simpan: 'store', ulang: 'anew', tidak: 'finished' },
  },
  store: { kind: 'branch', needs: curateNeeds, next: mayStore },
};

const ending: Record<string, Step<Curate>> = {
  stored: {
    kind: 'end',
    needs: curateNeeds,
    text: (context) => line('curate.stored', { id: umkId(context) }),
    effects: stored,
    closes: ({ answers }) => (answers.list ? [{ flow: 'curations' }] : []),
    then: ({ answers }) =>
      answers.list ? afresh('curations', { done: [umkId({ answers })] }) : undefined,
  },
  changed: { kind: 'end', text: 'curate.changed', then: onceMore },
  anew: {
    kind: 'end',
    then: ({ answers: { umk, list } }) =>
      afresh('curate', { umk, list, on: undefined, how: undefined, notes: undefined }),
  },
  finished: { kind: 'end' },
  own: { kind: 'end', text: 'curate.own' },
  gone: {
    kind: 'end',
    needs: curateNeeds,
    text: (context) =>
      line(isAway(context) ? 'verify.withdrawn' : 'verify.gone', { id: context.answers.umk ?? '' }),
    // The line of a business that may come back stays.
    effects: (context) => {
      if (isAway(context)) return [];
      const subjectId = umkId(context);
      const review = context.read({ kind: 'queue.about', of: 'review_request', subjectId });
      return review ? [{ kind: 'queue.done', of: 'review_request', subjectId }] : [];
    },
  },
  denied: {
    kind: 'end',
    text: 'desk.denied',
    effects: () => [{ kind: 'command.denied', command: 'kurasi' }],
    closes: [{ flow: 'curations' }],
  },
};

export const curate = defineFlow<Curate>({
  id: 'curate',
  version: 1,
  title: 'curate.title',
  answers: Curate,
  start: 'start',
  browses: true,
  steps: { ...looking, ...telling, ...ending },
});
