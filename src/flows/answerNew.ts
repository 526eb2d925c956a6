/** Staff write the answer to a question, in Indonesian and, if they like, in English; everybody who asks so gets it from then on. */
import { z } from 'zod';
import { text } from '../conversation/accept.ts';
import type { Line } from '../conversation/reply.ts';
import { line, literal, paragraphs } from '../conversation/reply.ts';
import type { Accept, Accepted, Context } from '../conversation/step.ts';
import { defineFlow } from '../conversation/step.ts';
import type { Effect } from '../domain/effect.ts';
import { newestOf } from '../domain/override.ts';
import { understood } from '../language/reading.ts';
import {
  answered,
  faultOf,
  newQuestionId,
  phraseStep,
  questionChanged,
  questionChanges,
  questionOf,
  waiting,
} from './answerWords.ts';
import { deniedStep, leftStep } from './overrideWords.ts';
import { mayAnswer } from './unanswered.ts';

const LONGEST = 1000;

/**
 * `question`: the one whose answer is changed, and `seen` how often it had been changed by then; without it a new one
 * is made of `phrase`. `en` null: only Indonesian.
 */
const Written = z
  .object({
    asked: z.string(),
    heard: z.string(),
    phrase: z.string(),
    question: z.string(),
    seen: z.int(),
    id: z.string(),
    en: z.string().nullable(),
  })
  .partial();
type Written = z.infer<typeof Written>;
type Here = Context<Written>;

/** As it is typed, line breaks kept. */
const answerText: Accept = text((typed): Accepted => {
  if (typed.length > LONGEST) {
    const hint = line('accept.too_long', { max: LONGEST, got: typed.length });
    return { result: 'ask', why: 'format', hint };
  }
  if (!/\p{L}/u.test(typed)) {
    return { result: 'ask', why: 'format', hint: line('accept.no_words') };
  }
  return understood(typed);
});

function preview({ answers, facts }: Here): Line {
  const { phrase: typed, question, id = '', en } = answers;
  const words = typed ?? questionOf(facts, question)?.phrases[0] ?? '';
  return paragraphs(
    line('answer.preview', { words: literal(words) }),
    literal(id),
    ...(en ? [literal(en)] : [line('answer.no_english')]),
    line('answer.sure'),
  );
}

/** A colleague may have answered it or removed the question meanwhile; undefined where all is as it was. */
function tooLate({ answers, facts }: Here): Line | undefined {
  const { question, phrase: typed } = answers;
  if (question === undefined) return faultOf(typed ?? '', facts.region);
  return questionOf(facts, question) ? undefined : line('answer.gone');
}

function state({ answers, facts, read }: Here): string {
  if (!mayAnswer(facts)) return 'denied';
  if (answers.question === undefined) return 'done';
  const newest = newestOf(read(questionChanges)).get(`question/${answers.question}`);
  return (newest?.n ?? 0) === (answers.seen ?? 0) ? 'done' : 'meanwhile';
}

function kept(context: Here): Effect[] {
  const { answers, facts, read } = context;
  if (!answers.id || !mayAnswer(facts) || tooLate(context)) return [];
  const changes = read(questionChanges);
  const answer = { id: answers.id, ...(answers.en ? { en: answers.en } : {}) };
  const id = answers.question ?? newQuestionId(changes);
  return [questionChanged(changes, id, { phrase: answers.phrase, answer }), ...answered(context)];
}

const sure = [
  { id: 'ya', label: line('answer.use'), means: 'ya' },
  { id: 'tidak', label: line('override.no'), means: 'tidak' },
] as const;

export const answerNew = defineFlow<Written>({
  id: 'answer_new',
  version: 1,
  title: 'answer.title',
  answers: Written,
  start: 'start',
  steps: {
    start: {
      kind: 'branch',
      next: ({ answers, facts }) => {
        if (!mayAnswer(facts)) return 'denied';
        return answers.question === undefined ? 'phrase' : 'id';
      },
    },
    phrase: phraseStep<Written>('id'),
    id: {
      kind: 'ask',
      text: 'answer.ask_id',
      accept: answerText,
      unclear: 'answer.answer_unclear',
      hint: 'answer.answer_unclear',
      free: true,
      verbatim: true,
      save: 'id',
      next: 'en',
    },
    en: {
      kind: 'ask',
      text: 'answer.ask_en',
      accept: answerText,
      unclear: 'answer.answer_unclear',
      hint: 'answer.answer_unclear',
      free: true,
      verbatim: true,
      optional: true,
      save: 'en',
      next: 'preview',
    },
    preview: {
      kind: 'choose',
      text: preview,
      options: sure,
      next: { ya: 'once_more', tidak: 'left' },
    },
    once_more: { kind: 'branch', needs: () => [questionChanges], next: state },
    meanwhile: {
      kind: 'choose',
      text: ({ answers, facts }) =>
        paragraphs(
          line('answer.meanwhile'),
          literal(questionOf(facts, answers.question)?.answer.id ?? '-'),
          line('answer.sure'),
        ),
      options: sure,
      next: ({ facts }, answer) => {
        if (answer !== 'ya') return 'left';
        return mayAnswer(facts) ? 'done' : 'denied';
      },
    },
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
