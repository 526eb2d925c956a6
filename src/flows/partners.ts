/** "Kemitraan saya": every partnership of both kinds of organisation, what each side may do next, and each step confirmed. */
import { afresh } from '../conversation/afresh.ts';
import type { Option } from '../conversation/reply.ts';
import { line } from '../conversation/reply.ts';
import type { Start } from '../conversation/step.ts';
import { defineFlow } from '../conversation/step.ts';
import type { MatchView } from '../domain/query.ts';
import { hasDiary } from './diaryWords.ts';
import { known, matchOption, myMatches } from './matchWords.ts';
import {
  card,
  cardOptions,
  chosen,
  confirmed,
  moveNow,
  movedEffects,
  movedLine,
  needs,
  Partners,
} from './partnerCard.ts';
import { aboutProposal } from './proposal.ts';
import { stopWhy, whyNotSteps } from './whyNot.ts';

const MAX_LISTED = 20;

/** What else there is for whoever has an agreement; none of them is a number. */
const WAYS: Readonly<Record<string, Start>> = {
  perjanjian: { flow: 'agreement' },
  buku: { flow: 'diary' },
  evaluasi: { flow: 'evaluation' },
  pengaduan: { flow: 'my_reports' },
};

/** The ways from here, as far as one of these has come. */
function ways(views: readonly MatchView[]): Option[] {
  const states = views.flatMap(({ agreement }) => (agreement ? [agreement.state] : []));
  const worked = states.some(hasDiary);
  return [
    ...(states.some((state) => state !== 'withdrawn')
      ? [{ id: 'perjanjian', label: line('partners.agreements'), words: ['pks', 'agreements'] }]
      : []),
    ...(worked
      ? [
          { id: 'buku', label: line('partners.diary'), words: ['catatan', 'order book'] },
          { id: 'evaluasi', label: line('partners.evaluation'), words: ['evaluation'] },
          { id: 'pengaduan', label: line('partners.reports'), words: ['laporan', 'reports'] },
        ]
      : []),
  ];
}

export const partners = defineFlow<Partners>({
  id: 'partners',
  version: 1,
  browses: true,
  title: 'partners.title',
  answers: Partners,
  start: 'start',
  steps: {
    start: {
      kind: 'branch',
      needs,
      next: ({ facts, read }) =>
        known(read(myMatches(facts)), facts).length > 0 ? 'list' : 'none',
    },
    list: {
      kind: 'choose',
      needs,
      text: 'partners.list',
      options: ({ facts, read }) =>
        known(read(myMatches(facts)), facts)
          .slice(0, MAX_LISTED)
          .map((view): Option => matchOption(view, facts))
          .concat(ways(known(read(myMatches(facts)), facts))),
      unclear: 'partners.list_unclear',
      hint: 'partners.list_hint',
      save: 'match',
      next: (_context, picked) => (WAYS[String(picked)] ? 'way' : 'look'),
    },
    way: { kind: 'end', then: ({ answers: { match = '' } }) => WAYS[match] },
    look: {
      kind: 'branch',
      needs,
      next: (context) => (chosen(context) ? 'card' : 'over'),
    },
    card: {
      kind: 'choose',
      needs,
      text: card,
      options: cardOptions,
      unclear: 'partners.unclear',
      hint: 'partners.hint',
      save: 'move',
      next: {
        jawab: 'answer',
        calon: 'candidates',
        lapor: 'report',
        susun: 'draft',
        pks: 'agreement',
        selesai: 'done',
        stop: 'why',
        '*': 'confirm',
      },
    },
    ...whyNotSteps<Partners>(stopWhy, 'partners.why', 'confirm'),
    confirm: {
      kind: 'choose',
      needs,
      text: confirmed,
      options: [
        { id: 'ya', label: line('answer.yes'), means: 'ya' },
        { id: 'tidak', label: line('answer.no'), means: 'tidak' },
      ],
      next: { ya: 'check', tidak: 'not_now' },
    },
    check: {
      kind: 'branch',
      needs,
      next: (context) => (moveNow(context) ? 'moved' : 'over'),
    },
    moved: { kind: 'end', needs, text: movedLine, effects: movedEffects },
    not_now: { kind: 'end', text: 'partners.not_now' },
    answer: {
      kind: 'end',
      then: ({ answers }) => aboutProposal(Number(answers.match)),
    },
    candidates: {
      kind: 'end',
      needs,
      then: (context) => {
        const view = chosen(context);
        return { flow: 'candidates', answers: view ? { need: String(view.need.id) } : {} };
      },
    },
    draft: {
      kind: 'end',
      then: ({ answers }) => ({
        flow: 'agreement_fill',
        answers: { match: answers.match, agreement: undefined },
        exact: true,
      }),
    },
    agreement: {
      kind: 'end',
      needs,
      then: (context) =>
        afresh('agreement', { pick: String(chosen(context)?.agreement?.id ?? '') }),
    },
    report: {
      kind: 'end',
      then: ({ answers }) => ({ flow: 'report', answers: { about: answers.match } }),
    },
    over: { kind: 'end', text: 'partners.over' },
    done: { kind: 'end' },
    none: { kind: 'end', text: 'partners.none' },
  },
});
