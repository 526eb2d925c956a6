/** Changes the language of everything that is said from here on. */
import { z } from 'zod';
import { line, literal } from '../conversation/reply.ts';
import { defineFlow } from '../conversation/step.ts';
import { Language } from '../domain/person.ts';

const Chosen = z.object({ language: Language }).partial();
type Chosen = z.infer<typeof Chosen>;

export const language = defineFlow<Chosen>({
  id: 'language',
  version: 1,
  title: 'language.title',
  answers: Chosen,
  start: 'language',
  steps: {
    language: {
      kind: 'choose',
      text: 'language.ask',
      options: [
        { id: 'id', label: literal('Bahasa Indonesia'), words: ['indonesia', 'indo', 'bahasa'] },
        { id: 'en', label: literal('English'), words: ['inggris', 'english', 'eng'] },
      ],
      save: 'language',
      next: 'change',
    },
    change: {
      kind: 'branch',
      effects: ({ answers }) =>
        answers.language ? [{ kind: 'person.update', language: answers.language }] : [],
      next: 'done',
    },
    done: { kind: 'end', text: line('language.done') },
  },
});

/** "English please" names a language; "ganti bahasa" does not. */
export function languageNamed(typed: string): { language?: Language } {
  if (/\b(?:english|inggris|ingris|eng)\b/i.test(typed)) return { language: 'en' };
  return /\bindonesia\b/i.test(typed) ? { language: 'id' } : {};
}
