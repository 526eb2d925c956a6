/** Any question, without registering: answered from the region's list, or passed to staff and counted. */
import { z } from 'zod';
import { words } from '../conversation/accept.ts';
import { line, literal } from '../conversation/reply.ts';
import { defineFlow } from '../conversation/step.ts';
import type { Accept, Context } from '../conversation/step.ts';
import { maskNumbers } from '../domain/phone.ts';
import { inLanguage } from '../domain/region.ts';
import { readIntent } from '../language/intent.ts';
import { elsewhere } from '../language/place.ts';
import { readQuestion } from '../language/question.ts';

/** `question` is null where there is nothing more to ask. */
const Question = z.object({ question: z.string().nullable() }).partial();
type Question = z.infer<typeof Question>;

function known({
  answers,
  facts,
}: Pick<Context<Question>, 'answers' | 'facts'>): string | undefined {
  const asked = answers.question ?? '';
  const found = readQuestion(asked, facts.region)?.answer ?? elsewhere(asked, facts.region);
  return found && inLanguage(found, facts.person.language);
}

/** "Tidak ada", "sudah", "selesai" end the dialog; anything else is a question. */
const questionOrNone: Accept = (input, told) => {
  const typed = input.kind === 'text' ? input.text.trim() : '';
  const none =
    /^(?:selesai|cukup|nothing|none)$/i.test(typed) ||
    ['ya', 'tidak', 'belum'].includes(readIntent(typed, 'has_paper'));
  if (none) return { result: 'understood', value: null, confidence: 'full' };
  return words({ min: 2, max: 500 })(input, told);
};

export const question = defineFlow<Question>({
  id: 'question',
  version: 1,
  title: 'question.title',
  answers: Question,
  start: 'question',
  steps: {
    question: {
      kind: 'ask',
      text: 'question.ask',
      accept: questionOrNone,
      unclear: 'question.unclear',
      hint: 'question.hint',
      free: true,
      save: 'question',
      next: (context) => {
        if (context.answers.question === null) return 'nothing';
        return known(context) ? 'answered' : 'unknown';
      },
    },
    nothing: { kind: 'end' },
    answered: { kind: 'end', text: (context) => literal(known(context) ?? '') },
    unknown: {
      kind: 'end',
      text: ({ facts: { region, person } }) =>
        line('question.unknown', {
          phone: region.office.phone,
          hours: literal(inLanguage(region.office.hours, person.language)),
        }),
      effects: ({ answers }) => [
        { kind: 'question.unanswered', text: maskNumbers(answers.question ?? '') },
      ],
    },
  },
});
