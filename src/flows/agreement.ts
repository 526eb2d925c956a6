/** "Perjanjian saya": every agreement of both kinds of organisation; one is read, agreed to, sent as a file, handed in signed, or ended. */
import { afresh } from '../conversation/afresh.ts';
import { line } from '../conversation/reply.ts';
import { defineFlow } from '../conversation/step.ts';
import {
  acted,
  all,
  cardOptions,
  chosen,
  consented,
  consentedText,
  consentText,
  ended,
  fresh,
  holdsNib,
  needs,
  now,
  numberOf,
  Own,
  sureText,
  toAct,
} from './agreementOwn.ts';
import {
  ASK_WHY,
  agreementCard,
  agreementOption,
  fileOf,
  isJoining,
  scanOf,
} from './agreementWords.ts';
import { finishOption } from './deskCard.ts';
import { yesNo } from './forumWords.ts';

/** A question has no more options than this, with one to leave. */
const MOST = 20;

export const agreement = defineFlow<Own>({
  id: 'agreement',
  version: 1,
  title: 'agreement.title',
  answers: Own,
  browses: true,
  start: 'start',
  steps: {
    start: {
      kind: 'branch',
      needs,
      next: (context) => {
        if (context.answers.pick !== undefined) return 'look';
        const { length } = all(context);
        return length === 0 ? 'none' : length === 1 ? 'only' : 'list';
      },
    },
    list: {
      kind: 'choose',
      needs,
      text: 'agreement.list',
      options: (context) => [
        ...all(context)
          .slice(0, MOST)
          .map((view) => agreementOption(view, context.facts)),
        finishOption,
      ],
      save: 'pick',
      stale: true,
      unclear: 'desk.unclear',
      next: { selesai: 'finished', '*': 'look' },
    },
    only: {
      kind: 'end',
      needs,
      then: (context) => afresh('agreement', { pick: String(all(context)[0]?.agreement.id ?? '') }),
    },
    look: {
      kind: 'branch',
      needs,
      next: (context) => {
        const found = chosen(context);
        if (!found) return 'gone';
        return isJoining(found.view, found.side) ? 'amendment' : 'card';
      },
    },
    card: {
      kind: 'choose',
      needs,
      text: (context) => {
        const found = chosen(context);
        return found ? agreementCard(found.view, found.side) : line('agreement.gone');
      },
      options: cardOptions,
      save: 'act',
      stale: true,
      unclear: 'desk.unclear',
      next: (context, act) => (act === 'selesai' ? 'finished' : toAct(context)),
    },
    fill: {
      kind: 'end',
      then: ({ answers }) => ({
        flow: 'agreement_fill',
        answers: { agreement: answers.pick },
        exact: true,
      }),
    },
    read: { kind: 'end', then: ({ answers }) => afresh('agreement_read', { pick: answers.pick }) },
    change: {
      kind: 'end',
      needs,
      then: (context) =>
        afresh('agreement_change', {
          pick: context.answers.pick,
          n: chosen(context)?.view.agreement.n,
        }),
    },
    extend: {
      kind: 'end',
      needs,
      then: (context) =>
        afresh('agreement_change', {
          pick: context.answers.pick,
          n: chosen(context)?.view.agreement.n,
          chapter: 'waktu',
          what: 'end',
        }),
    },
    member: {
      kind: 'end',
      then: ({ answers: { pick } }) => afresh('amendment_member', { pick }),
    },
    amendment: { kind: 'end', then: ({ answers: { pick } }) => afresh('amendment', { pick }) },
    scan: {
      kind: 'end',
      then: ({ answers }) => ({
        flow: 'agreement_scan',
        answers: { pick: answers.pick },
        exact: true,
      }),
    },
    diary: { kind: 'end', then: ({ answers }) => afresh('diary', { pick: answers.pick }) },
    file: {
      kind: 'say',
      needs,
      text: (context) => line('agreement.file', numberOf(context)),
      attachment: (context) => {
        const found = chosen(context);
        const { what } = acted(context);
        if (!found) return undefined;
        if (what === 'salinan') return scanOf(found.view);
        return fileOf(found.view, what === 'docx' ? 'docx' : 'pdf');
      },
      next: 'after',
    },
    consent: {
      kind: 'choose',
      needs,
      text: consentText,
      options: yesNo('agreement.yes_consent'),
      save: 'sure',
      stale: true,
      next: { ya: 'consenting', tidak: 'look' },
    },
    consenting: {
      kind: 'branch',
      needs,
      next: (context) => {
        const found = now(context);
        if (!found) return 'late';
        return holdsNib(found) ? 'consented' : 'no_nib';
      },
    },
    consented: {
      kind: 'say',
      needs: (known) => [...needs(known), fresh],
      text: consentedText,
      effects: consented,
      next: 'after',
    },
    no_nib: { kind: 'end', text: 'agreement.need_nib' },
    why: { ...ASK_WHY, save: 'reason', next: 'sure' },
    sure: {
      kind: 'choose',
      needs,
      text: sureText,
      options: yesNo('agreement.yes_end'),
      save: 'sure',
      stale: true,
      next: { ya: 'ending', tidak: 'look' },
    },
    ending: { kind: 'branch', needs, next: (context) => (now(context) ? 'ended' : 'late') },
    ended: {
      kind: 'end',
      needs,
      text: (context) =>
        line(acted(context).what === 'tarik' ? 'agreement.ended' : 'agreement.noticed', {
          ...numberOf(context),
        }),
      effects: ended,
    },
    late: { kind: 'say', text: 'agreement.late', next: 'look' },
    after: {
      kind: 'choose',
      text: 'desk.ask_next',
      options: [
        { id: 'lihat', label: line('agreement.again'), words: ['perjanjian', 'lagi'] },
        finishOption,
      ],
      next: { lihat: 'look', selesai: 'finished' },
    },
    gone: { kind: 'end', text: 'agreement.gone' },
    none: { kind: 'end', text: 'agreement.none' },
    finished: { kind: 'end' },
  },
});
