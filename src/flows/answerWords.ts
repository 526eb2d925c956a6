/** What the dialogs share in which a common question gets words or an answer: how it is asked, and what is wrong with words that cannot be added. */
import { text } from '../conversation/accept.ts';
import type { Line } from '../conversation/reply.ts';
import { line, literal } from '../conversation/reply.ts';
import type { Accept, Accepted, Context, Step } from '../conversation/step.ts';
import type { Changed } from '../domain/changing.ts';
import type { Effect } from '../domain/effect.ts';
import type { Facts } from '../domain/facts.ts';
import { newestOf, QuestionOverride } from '../domain/override.ts';
import type { Query } from '../domain/query.ts';
import type { CommonQuestion, Region } from '../domain/region.ts';
import type { PhraseFault } from '../language/questionPhrase.ts';
import { phraseFault } from '../language/questionPhrase.ts';
import { understood } from '../language/reading.ts';
import { changed } from './overrideWords.ts';

/** The option that takes the words as they were asked; it is no question itself. */
const AS_ASKED = 'apa adanya';
const AS_IT_IS = /^(?:pakai |use )?(?:it )?(?:apa adanya|as it is)$/i;
const LONGEST_PHRASE = 200;

export const questionChanges = {
  kind: 'overrides.under',
  prefix: 'question/',
} satisfies Extract<Query, { kind: 'overrides.under' }>;

export function faultOf(phrase: string, region: Region): Line | undefined {
  const fault = phraseFault(phrase, region);
  return fault && faultLine(fault);
}

function faultLine(fault: PhraseFault): Line {
  switch (fault.kind) {
    case 'empty':
      return line('answer.phrase_empty');
    case 'long':
      return line('answer.phrase_long', { max: fault.max });
    case 'wish':
      return line('answer.phrase_wish');
    case 'known':
      return line('answer.phrase_known', { question: questionName(fault.question) });
    case 'swallows':
      return line('answer.phrase_swallows', { words: literal(fault.words) });
  }
}

/** A question by the first way to ask it. */
export function questionName({ phrases: [first = ''] }: CommonQuestion): Line {
  return literal(first);
}

/** Words as people ask, which must take nothing away from what is understood already. */
const phrase: Accept = (input, told) => {
  const heard = typeof told.answers.heard === 'string' ? told.answers.heard : '';
  return text((typed): Accepted => {
    const words = (AS_IT_IS.test(typed) ? heard : typed).replace(/\s+/g, ' ').trim();
    const hint =
      words.length > LONGEST_PHRASE
        ? line('accept.too_long', { max: LONGEST_PHRASE, got: words.length })
        : faultOf(words, told.facts.region);
    return hint ? { result: 'ask', why: 'format', hint } : understood(words);
  })(input, told);
};

/** Asks how people ask: the words that were heard, or better ones. */
export function phraseStep<A extends { heard?: string | undefined; phrase?: string | undefined }>(
  next: string,
): Step<A> {
  return {
    kind: 'ask',
    text: ({ answers }) => line('answer.ask_phrase', { words: literal(answers.heard ?? '') }),
    accept: phrase,
    unclear: 'answer.phrase_unclear',
    hint: 'answer.phrase_unclear',
    free: true,
    verbatim: true,
    options: [{ id: AS_ASKED, label: line('answer.as_asked') }],
    save: 'phrase',
    next,
  };
}

type Asked = { asked?: string | undefined };

/** The question that nobody could answer, from which the dialog was opened. */
export function waiting({ answers }: { answers: Asked }): Extract<Query, { kind: 'unanswered' }> {
  return { kind: 'unanswered', id: answers.asked ?? '' };
}

/** It waits no more, if it still did; needs `waiting`. */
export function answered({ answers, read }: Pick<Context<Asked>, 'answers' | 'read'>): Effect[] {
  const { asked: questionId } = answers;
  return questionId && read(waiting({ answers }))
    ? [{ kind: 'question.answered', questionId }]
    : [];
}

/** What staff have added to a question, if anything. */
export function addedTo(changes: readonly Changed[], id: string): QuestionOverride | undefined {
  const value = newestOf(changes).get(`question/${id}`)?.value;
  return QuestionOverride.safeParse(value).data;
}

/** A question with one more way to ask it, or with another answer; what was added before stays. */
export function questionChanged(
  changes: readonly Changed[],
  id: string,
  add: { phrase?: string | undefined; answer?: CommonQuestion['answer'] },
): Effect {
  const before = addedTo(changes, id);
  const phrases = [...(before?.phrases ?? []), ...(add.phrase === undefined ? [] : [add.phrase])];
  const answer = add.answer ?? before?.answer;
  return changed(changes, `question/${id}`, {
    phrases: [...new Set(phrases)],
    ...(answer ? { answer } : {}),
  });
}

/** The id of the next question that staff add; ids are never used again. */
export function newQuestionId(changes: readonly Changed[]): string {
  const used = changes.map(({ of }) => Number(/^question\/tambahan-(\d+)$/.exec(of)?.[1] ?? 0));
  return `tambahan-${Math.max(0, ...used) + 1}`;
}

export function questionOf({ region }: Facts, id: string | undefined): CommonQuestion | undefined {
  return region.questions.find((question) => question.id === id);
}
