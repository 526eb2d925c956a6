/** Words that people asked become one more way to ask a common question, so that everybody gets its answer from then on. */
import { z } from 'zod';
import { text } from '../conversation/accept.ts';
import type { Line, Option } from '../conversation/reply.ts';
import { line, literal, paragraphs, stacked } from '../conversation/reply.ts';
import type { Context, Target } from '../conversation/step.ts';
import { defineFlow } from '../conversation/step.ts';
import type { Effect } from '../domain/effect.ts';
import type { CommonQuestion } from '../domain/region.ts';
import { inLanguage } from '../domain/region.ts';
import { likeness } from '../domain/textRules.ts';
import { understood } from '../language/reading.ts';
import {
  answered,
  faultOf,
  phraseStep,
  questionChanged,
  questionChanges,
  questionName,
  questionOf,
  waiting,
} from './answerWords.ts';
import { deniedStep, leftStep } from './overrideWords.ts';
import { pageLines, pageOf, pageOptions, rowsOn, turnedTo } from './paged.ts';
import { mayAnswer } from './unanswered.ts';

/** `asked`: the question that waits; `heard`: its words; `question`: the one that it is the same as. */
const Same = z
  .object({
    asked: z.string(),
    heard: z.string(),
    phrase: z.string(),
    page: z.int(),
    search: z.string(),
    question: z.string(),
  })
  .partial();
type Same = z.infer<typeof Same>;
type Here = Context<Same>;

/** The nearest first; of a search only those that hold its words. */
function found({ answers, facts }: Here): CommonQuestion[] {
  const { search, phrase: words = '' } = answers;
  const near = ({ phrases, answer }: CommonQuestion): number => {
    const texts = [...phrases, answer.id, answer.en ?? ''];
    const [asked, enough] = search === undefined ? [words, 0] : [search, undefined];
    return Math.max(...texts.map((one) => likeness(asked, one, enough)));
  };
  const rows = facts.region.questions
    .map((question) => ({ question, near: near(question) }))
    .filter((row) => search === undefined || row.near > 0);
  return rows.sort((a, b) => b.near - a.near).map(({ question }) => question);
}

function listText(context: Here): Line {
  const all = found(context);
  if (all.length === 0) return line('answer.none_found');
  return stacked(line('answer.ask_same'), ...pageLines(pageOf(context.answers.page, all.length)));
}

function listOptions(context: Here): Option[] {
  const all = found(context);
  const page = pageOf(context.answers.page, all.length);
  return [
    ...rowsOn(all, page).map((one) => ({ id: one.id, label: questionName(one) })),
    ...pageOptions(page),
    { id: 'cari', label: line('answer.search'), words: ['cari', 'search'] },
    { id: 'batal', label: line('override.no'), means: 'tidak' },
  ];
}

function chosen({ facts }: Here, pick: unknown): Target {
  if (!mayAnswer(facts)) return 'denied';
  if (pick === 'batal') return 'left';
  if (pick === 'cari') return 'search';
  return turnedTo(pick) === undefined ? 'confirm' : 'turn';
}

function confirmText({ answers, facts }: Here): Line {
  const question = questionOf(facts, answers.question);
  const { language } = facts.person;
  return paragraphs(
    line('answer.confirm_same', { words: literal(answers.phrase ?? '') }),
    literal(question ? inLanguage(question.answer, language) : '-'),
    line('answer.sure'),
  );
}

/** A colleague may have answered it or removed the question meanwhile; undefined where all is as it was. */
function tooLate({ answers, facts }: Here): Line | undefined {
  const there = questionOf(facts, answers.question) !== undefined;
  return there ? faultOf(answers.phrase ?? '', facts.region) : line('answer.gone');
}

function kept(context: Here): Effect[] {
  const { answers, facts, read } = context;
  if (!answers.question || !mayAnswer(facts) || tooLate(context)) return [];
  const add = { phrase: answers.phrase };
  return [questionChanged(read(questionChanges), answers.question, add), ...answered(context)];
}

export const answerSame = defineFlow<Same>({
  id: 'answer_same',
  version: 1,
  title: 'answer.title',
  answers: Same,
  start: 'start',
  steps: {
    start: {
      kind: 'branch',
      next: ({ answers, facts }) => {
        if (!mayAnswer(facts)) return 'denied';
        return answers.phrase === undefined ? 'phrase' : 'list';
      },
    },
    phrase: phraseStep<Same>('list'),
    list: {
      kind: 'choose',
      text: listText,
      options: listOptions,
      save: 'question',
      stale: true,
      inPlace: true,
      unclear: 'desk.unclear',
      next: chosen,
    },
    turn: {
      kind: 'end',
      then: ({ answers }) => ({
        flow: 'answer_same',
        answers: {
          ...answers,
          page: turnedTo(answers.question) ?? answers.page,
          question: undefined,
        },
      }),
    },
    search: {
      kind: 'ask',
      text: 'answer.ask_search',
      accept: text((typed) => understood(typed.slice(0, LONGEST_SEARCH))),
      unclear: 'answer.phrase_unclear',
      hint: 'answer.phrase_unclear',
      free: true,
      verbatim: true,
      save: 'search',
      stale: true,
      next: 'found',
    },
    found: {
      kind: 'end',
      then: ({ answers }) => ({
        flow: 'answer_same',
        answers: { ...answers, page: 1, question: undefined },
      }),
    },
    confirm: {
      kind: 'choose',
      text: confirmText,
      options: [
        { id: 'ya', label: line('answer.use'), means: 'ya' },
        { id: 'tidak', label: line('override.no'), means: 'tidak' },
      ],
      next: { ya: 'once_more', tidak: 'left' },
    },
    once_more: { kind: 'branch', next: ({ facts }) => (mayAnswer(facts) ? 'done' : 'denied') },
    done: {
      kind: 'end',
      needs: (known) => [questionChanges, waiting(known)],
      text: (context) => tooLate(context) ?? line('answer.done'),
      effects: kept,
    },
    denied: deniedStep('tanya'),
    left: leftStep,
  },
});

const LONGEST_SEARCH = 80;
