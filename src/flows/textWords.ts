/** How a text that staff may change is shown to them: both languages, who changed it, what must stay in it, and as people will see it. */
import { z } from 'zod';
import type { Line } from '../conversation/reply.ts';
import { line, literal, paragraphs, stacked } from '../conversation/reply.ts';
import type { Context } from '../conversation/step.ts';
import type { Language } from '../domain/person.ts';
import type { Query } from '../domain/query.ts';
import type { Region } from '../domain/region.ts';
import { blanksOf, fillBlanks, likeness, textFault, tidyText } from '../domain/textRules.ts';
import { changedLine } from './overrideWords.ts';

/** `pick`: the key; `act`: what is done to which language, and how often it had been changed when that was chosen, or a colleague's change was `told`. */
export const TextAnswers = z
  .object({
    words: z.string(),
    page: z.int(),
    pick: z.string(),
    act: z.string(),
    typed: z.string(),
    told: z.boolean(),
  })
  .partial();
export type TextAnswers = z.infer<typeof TextAnswers>;
export type TextContext = Context<TextAnswers>;

const HISTORY = 10;
const LONGEST_LABEL = 60;
/** Fewer words of a search may be in any text. */
const LEAST_WORDS = 3;
const SURELY = 0.75;

export function textQuery({ pick }: TextAnswers): Extract<Query, { kind: 'text' }> {
  return { kind: 'text', key: pick ?? '' };
}

export function changesQuery({ pick = '' }: TextAnswers): Extract<Query, { kind: 'overrides.of' }> {
  return { kind: 'overrides.of', of: [`text/id/${pick}`, `text/en/${pick}`], take: HISTORY };
}

type Choice = { act: 'ubah' | 'asli'; language: Language; seen: number };

export function choiceOf({ act }: TextAnswers): Choice | undefined {
  const [, what, language, seen] = /^(ubah|asli):(id|en):(\d+)$/.exec(act ?? '') ?? [];
  if (what !== 'ubah' && what !== 'asli') return undefined;
  return { act: what, language: language === 'en' ? 'en' : 'id', seen: Number(seen) };
}

export function isShipped({ answers, read }: TextContext, language: Language): boolean {
  const view = read(textQuery(answers));
  return view?.now[language] === view?.shipped[language];
}

/** The first words of a text, for a line of a list. */
export function shortText(words: string): Line {
  const flat = words.replace(/\s+/g, ' ');
  return literal(flat.length > LONGEST_LABEL ? `${flat.slice(0, LONGEST_LABEL - 1)}…` : flat);
}

export function cardOf(context: TextContext): Line {
  const { answers, facts, read } = context;
  const view = read(textQuery(answers));
  if (!view) return line('texts.gone');
  const of = (language: Language): Line => {
    const name = `text/${language}/${view.key}`;
    const newest = read(changesQuery(answers)).find((change) => change.of === name);
    const state =
      newest && !isShipped(context, language)
        ? changedLine(newest, facts)
        : line('texts.as_shipped');
    return stacked(line(`texts.head_${language}`, { state }), literal(view.now[language]));
  };
  return paragraphs(line('texts.key', { key: view.key }), of('id'), of('en'));
}

export function historyOf({ answers, facts, read }: TextContext): Line {
  const rows = read(changesQuery(answers)).slice(0, HISTORY);
  return paragraphs(
    line('texts.history_head'),
    ...rows.map((change) =>
      stacked(
        line('texts.history_row', {
          language: line(change.of.startsWith('text/en/') ? 'texts.english' : 'texts.indonesian'),
          state: changedLine(change, facts),
        }),
        typeof change.value === 'string' ? literal(change.value) : line('texts.back_to_shipped'),
      ),
    ),
  );
}

function shippedOf({ answers, read }: TextContext): string {
  return read(textQuery(answers))?.shipped[choiceOf(answers)?.language ?? 'id'] ?? '';
}

/** The text that is to stand there. */
export function newText(context: TextContext): string {
  const { answers } = context;
  return choiceOf(answers)?.act === 'asli' ? shippedOf(context) : tidyText(answers.typed ?? '');
}

function written(blanks: readonly string[]): Line {
  return literal(blanks.map((name) => `{{${name}}}`).join(', '));
}

/** What must stay in the text as it is written, where anything must. */
export function blanksLine(context: TextContext): Line[] {
  const blanks = blanksOf(shippedOf(context));
  return blanks.length > 0 ? [line('texts.must_stay', { blanks: written(blanks) })] : [];
}

export function faultLine(context: TextContext): Line {
  const fault = textFault(newText(context), shippedOf(context));
  switch (fault?.kind) {
    case 'long':
      return line('accept.too_long', { max: fault.max, got: fault.got });
    case 'acts':
      return line('texts.wrong_acts');
    case 'missing':
    case 'unknown':
      return line(`texts.wrong_${fault.kind}`, { blanks: written(fault.blanks) });
    case 'empty':
    case undefined:
      return line('texts.new_unclear');
  }
}

/** What stands for what the program fills in; what is not here is shown by its name. */
function examples(region: Region): Record<string, string> {
  const same = (names: string, value: string): Record<string, string> =>
    Object.fromEntries(names.split(' ').map((name) => [name, value]));
  return {
    ...same('name who by staff taker', 'Sari'),
    ...same('day until due moment', '3 Desember 2026'),
    ...same('id count total left max got days page pages n seq score hours', '3'),
    ...same('what need product umk', 'keripik singkong'),
    ...same('kecamatan place', region.kecamatan[0]?.name ?? ''),
    ...same('company', 'PT Contoh'),
    ...same('number', 'T-0042'),
    ...same('phone', region.office.phone),
    ...same('office', region.office.name),
    ...same('region', region.name),
  };
}

export function previewOf(context: TextContext): Line {
  const { answers, facts, read } = context;
  const language = choiceOf(answers)?.language ?? 'id';
  const now = newText(context);
  const sapaan = read(textQuery(answers))?.sapaan[language] ?? '';
  const named = Object.fromEntries(blanksOf(now).map((name) => [name, `[${name}]`]));
  const filled = fillBlanks(now, { ...named, ...examples(facts.region), sapaan });
  return paragraphs(
    line(choiceOf(answers)?.act === 'asli' ? 'texts.preview_shipped' : 'texts.preview'),
    literal(filled),
    line('texts.sure'),
  );
}

/** What was searched for and stands elsewhere, with where it can be changed, if at all. */
export function lockedLines({ answers, facts: { region } }: TextContext): Line[] {
  const words = answers.words ?? '';
  const asked = words.split(/\s+/).length >= LEAST_WORDS;
  const held = (texts: readonly (string | undefined)[]): boolean =>
    asked && texts.some((said) => said !== undefined && likeness(words, said) > SURELY);
  const { notice, more, reminders } = region.consent;
  const agreed = [notice, more, reminders].flatMap(({ id, en }) => [id, en]);
  if (held(agreed) || /^(?:consent|template)\./.test(words)) return [line('texts.locked')];
  const answered = region.questions.flatMap(({ answer }) => [answer.id, answer.en]);
  if (held(answered)) return [line('texts.in_questions')];
  const asks = region.readiness.questions.flatMap(({ question }) => [question.id, question.en]);
  return held(asks) ? [line('texts.in_region')] : [];
}
