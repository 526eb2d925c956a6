/** Staff compare papers with their registers, one after another; nobody checks their own, and the first decision about what was shown stands. */
import { words } from '../conversation/accept.ts';
import { line, paragraphs } from '../conversation/reply.ts';
import type { Start, Step, Target } from '../conversation/step.ts';
import { defineFlow } from '../conversation/step.ts';
import { RefusalCode } from '../domain/paper.ts';
import { mayWork } from '../domain/roles.ts';
import { looked } from './deskWords.ts';
import { lastDay, numberOnly } from './paperAnswers.ts';
import { options, paperName, photoCount, picture, said, shown } from './verifyCard.ts';
import type { Here } from './verifyState.ts';
import {
  accepted,
  anew,
  decided,
  finished,
  goneDone,
  goneLine,
  left,
  lines,
  mayDecide,
  mayLook,
  nextLine,
  nextUmk,
  putOff,
  refused,
  sameUmk,
  seenOf,
  umkId,
  umkNeeds,
  Verify,
} from './verifyState.ts';

/** The first paper that is left, as it is at this moment. */
function opened(context: Here): Start {
  const [paper] = left(context);
  const same = {
    ...sameUmk(context),
    ...(context.answers.said ? { said: context.answers.said } : {}),
  };
  return anew(paper ? { ...same, kind: paper.kind, seen: seenOf(paper) } : same);
}

function otherPhoto(context: Here): Start {
  const { photo = 0 } = context.answers;
  const { said: _, ...same } = context.answers;
  return anew({ ...same, photo: (photo + 1) % Math.max(1, photoCount(context)) });
}

/** Its line becomes one's own, so that a colleague is given another one. */
function taking(context: Here): Start {
  const { passed = [], said: last } = context.answers;
  const umk = String(nextLine(context)?.item.subjectId ?? '');
  return anew({ row: true, umk, passed, ...(last ? { said: last } : {}) });
}

const picking: Record<string, Step<Verify>> = {
  start: {
    kind: 'branch',
    next: ({ answers, facts }) => {
      if (!mayWork(facts.person.roles, 'paper_check')) return 'denied';
      if (answers.umk === undefined) return 'next';
      return answers.kind === undefined ? 'look' : 'look_again';
    },
  },
  next: {
    kind: 'branch',
    needs: () => [lines],
    next: (context) => (nextLine(context) ? 'take' : 'none'),
  },
  take: {
    kind: 'end',
    needs: () => [lines],
    effects: (context) => {
      const item = nextLine(context)?.item;
      const to = context.facts.person.id;
      return item?.state === 'open'
        ? [{ kind: 'queue.take', itemId: item.id, to, from: undefined }]
        : [];
    },
    then: taking,
  },
  look: {
    kind: 'branch',
    needs: umkNeeds,
    next: (context) => mayLook(context, left(context).length > 0 ? 'opened' : 'umk_done'),
  },
  opened: { kind: 'end', needs: umkNeeds, then: opened },
  look_again: { kind: 'branch', needs: umkNeeds, next: (context) => mayDecide(context, 'show') },
  umk_done: {
    kind: 'branch',
    needs: umkNeeds,
    effects: finished,
    next: ({ answers }) => (answers.row ? 'onward' : 'after'),
  },
  onward: { kind: 'end', then: (context) => nextUmk(context, context.answers.said) },
  after: {
    kind: 'choose',
    text: (context) =>
      paragraphs(...said(context), line('verify.after', { id: context.answers.umk ?? '' })),
    options: [
      { id: 'lanjut', label: line('verify.go_on'), means: 'ya', words: ['berikutnya', 'next'] },
      { id: 'selesai', label: line('desk.finish'), means: 'tidak', words: ['cukup', 'done'] },
    ],
    next: { lanjut: 'go_on', selesai: 'stop' },
  },
  go_on: { kind: 'end', then: (context) => nextUmk(context, undefined) },
};

function decide(_context: Here, answer: unknown): Target {
  switch (answer) {
    case 'sah':
      return 'sure_valid';
    case 'tidak':
      return 'why';
    case 'ubah':
      return 'what';
    case 'foto':
      return 'photo';
    case 'nanti':
      return 'put_off';
    default:
      return 'put_down';
  }
}

const deciding: Record<string, Step<Verify>> = {
  show: {
    kind: 'say',
    needs: umkNeeds,
    text: shown,
    attachment: picture,
    effects: (context) => looked(`umk/${umkId(context)}`, context.facts),
    next: 'decide',
  },
  decide: {
    kind: 'choose',
    needs: umkNeeds,
    text: (context) =>
      line('verify.ask', { paper: paperName(context), id: context.answers.umk ?? '' }),
    options,
    unclear: 'verify.unclear',
    hint: 'verify.hint',
    next: decide,
  },
  photo: { kind: 'end', needs: umkNeeds, then: otherPhoto },
  sure_valid: { kind: 'branch', needs: umkNeeds, next: (context) => mayDecide(context, 'valid') },
  valid: {
    kind: 'end',
    needs: umkNeeds,
    effects: accepted,
    then: (context) => decided(context, true),
  },
  why: {
    kind: 'choose',
    text: (context) => line('verify.ask_why', { paper: paperName(context) }),
    options: RefusalCode.options.map((code) => ({ id: code, label: line(`verify.why_${code}`) })),
    unclear: 'verify.why_unclear',
    hint: 'verify.why_unclear',
    save: 'why',
    stale: true,
    next: { other: 'words', '*': 'sure_refused' },
  },
  words: {
    kind: 'ask',
    text: 'verify.ask_words',
    accept: words({ min: 5, max: 300 }),
    unclear: 'verify.words_unclear',
    hint: 'verify.words_hint',
    free: true,
    save: 'words',
    next: 'sure_refused',
  },
  sure_refused: {
    kind: 'branch',
    needs: umkNeeds,
    next: (context) => mayDecide(context, 'refused'),
  },
  refused: {
    kind: 'end',
    needs: umkNeeds,
    effects: refused,
    then: (context) => decided(context, false),
  },
};

const correcting: Record<string, Step<Verify>> = {
  what: {
    kind: 'choose',
    text: 'verify.ask_what',
    options: [
      { id: 'nomor', label: line('verify.what_number'), words: ['number'] },
      { id: 'tanggal', label: line('verify.what_day'), words: ['masa berlaku', 'date'] },
      { id: 'batal', label: line('verify.what_none'), means: 'tidak' },
    ],
    next: { nomor: 'number', tanggal: 'expires', batal: 'decide' },
  },
  number: {
    kind: 'ask',
    text: (context) => line('verify.ask_number', { paper: paperName(context) }),
    accept: numberOnly,
    unclear: 'papers.number_unclear',
    hint: 'verify.number_hint',
    save: 'number',
    stale: true,
    next: 'look_again',
  },
  expires: {
    kind: 'ask',
    text: 'verify.ask_expires',
    accept: lastDay,
    unclear: 'papers.expires_unclear',
    hint: 'papers.expires_hint',
    save: 'expires',
    stale: true,
    next: 'look_again',
  },
};

const ending: Record<string, Step<Verify>> = {
  put_off: {
    kind: 'branch',
    needs: umkNeeds,
    effects: putOff,
    next: ({ answers }) => (answers.row ? 'later' : 'stop'),
  },
  later: {
    kind: 'end',
    then: (context) => nextUmk(context, { umk: context.answers.umk ?? '', how: 'later' }),
  },
  put_down: { kind: 'branch', needs: umkNeeds, effects: putOff, next: 'stop' },
  changed: {
    kind: 'end',
    text: (context) => line('verify.changed', { paper: paperName(context) }),
    then: (context) => anew(sameUmk(context)),
  },
  decided: {
    kind: 'end',
    text: (context) => line('verify.decided', { paper: paperName(context) }),
    then: (context) => anew(sameUmk(context)),
  },
  gone: {
    kind: 'end',
    needs: umkNeeds,
    text: goneLine,
    effects: goneDone,
    then: (context) => (context.answers.row ? nextUmk(context, undefined) : undefined),
  },
  own: { kind: 'end', text: 'verify.own' },
  none: {
    kind: 'end',
    text: (context) => paragraphs(...said(context), line('verify.none')),
    closes: [{ flow: 'verify' }],
  },
  stop: { kind: 'end', text: 'verify.stop', closes: [{ flow: 'verify' }] },
  denied: {
    kind: 'end',
    text: 'desk.denied',
    effects: () => [{ kind: 'command.denied', command: 'verifikasi' }],
  },
};

export const verify = defineFlow<Verify>({
  id: 'verify',
  version: 1,
  title: 'verify.title',
  answers: Verify,
  start: 'start',
  browses: true,
  steps: { ...picking, ...deciding, ...correcting, ...ending },
});
