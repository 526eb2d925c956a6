/**
 * The questions of the readiness questionnaire as steps, made from the region's data; a step's
 * name is the question's code.
 */
import { attachment, paperNumber, people, quantity } from '../conversation/accept.ts';
import type { Option } from '../conversation/reply.ts';
import { line, literal, stacked } from '../conversation/reply.ts';
import type { Accept, Accepted, Context, Step } from '../conversation/step.ts';
import type { PaperAnswer } from '../domain/effect.ts';
import { isExpired } from '../domain/paper.ts';
import type { Quantity } from '../domain/quantity.ts';
import { inLanguage } from '../domain/region.ts';
import type { ReadinessQuestion } from '../domain/region.ts';
import { addDays } from '../domain/workingDays.ts';
import { readIntent } from '../language/intent.ts';
import { today } from './card.ts';
import { noIdentity, orUnderWay } from './paperAnswers.ts';
import { readinessNeeds, stateOf } from './readinessState.ts';
import type { Told } from './readinessState.ts';

/** A licence that ends within this time counts as running out, as in what is known from papers. */
const RENEW_DAYS = 180;

type Kind = 'nib' | 'halal' | 'merek' | 'pirt' | 'bpom';
const numbers: Partial<Record<NonNullable<ReadinessQuestion['knownFrom']>, readonly Kind[]>> = {
  nib: ['nib'],
  halal: ['halal'],
  merek: ['merek'],
  izin_edar: ['pirt', 'bpom'],
};

/** One step a question; every one may be skipped, and goes on to `next`. */
export function questionSteps(
  questions: readonly ReadinessQuestion[],
  next: string,
): Record<string, Step<Told>> {
  return Object.fromEntries(questions.map((question) => [question.code, stepOf(question, next)]));
}

function stepOf(question: ReadinessQuestion, next: string): Step<Told> {
  const { code } = question;
  const asked = {
    needs: readinessNeeds,
    text: asks(question),
    optional: true,
    save: code,
    next,
  } as const;
  switch (question.answer) {
    case 'choice':
      return {
        kind: 'choose',
        ...asked,
        options: ({ facts }) => choices(question, facts.person.language),
        ...(numbers[question.knownFrom ?? 'capacity'] ? { accept: paperAnswer(question) } : {}),
        unclear: 'readiness.choose_unclear',
        hint: 'readiness.choose_hint',
      };
    case 'quantity':
      return {
        kind: 'ask',
        ...asked,
        accept: weekly(question),
        options: ({ facts }) =>
          choices(question, facts.person.language).filter(({ id }) => id === 'unknown'),
        unclear: 'readiness.quantity_unclear',
        hint: 'readiness.quantity_hint',
      };
    case 'people':
      return {
        kind: 'ask',
        ...asked,
        accept: people(),
        unclear: 'extras.workforce_unclear',
        hint: 'extras.workforce_hint',
      };
  }
}

/** The question with how far it is. */
function asks(question: ReadinessQuestion) {
  return (context: Context<Told>) => {
    const words = literal(inLanguage(question.question, context.facts.person.language));
    const state = stateOf(context);
    if (!state) return words;
    const of = state.told + state.open.length;
    return stacked(line('engine.progress', { at: Math.min(state.told + 1, of), of }), words);
  };
}

/** The answers to choose from; "ya" and "belum" stand for having it or not, where that is asked. */
function choices(question: ReadinessQuestion, language: string): Option[] {
  const paper = question.knownFrom !== undefined;
  return question.options.map(({ id, label }): Option => {
    const means = paper && id === 'ada' ? 'ya' : paper && id === 'belum' ? 'belum' : undefined;
    return {
      id,
      label: literal(inLanguage(label, language)),
      ...(means ? { means } : {}),
    };
  });
}

/** An amount "dalam seminggu", so that its period need not be said; not knowing is an answer. */
function weekly(question: ReadinessQuestion): Accept {
  return (input, told): Accepted => {
    if (input.kind === 'text') {
      const unknown = question.options.some(({ id }) => id === 'unknown');
      const wish = readIntent(input.text, 'number');
      const not = input.text === 'unknown' || wish === 'tidak_tahu' || wish === 'belum';
      if (unknown && not) return { result: 'understood', value: 'unknown', confidence: 'full' };
    }
    const reading = quantity({ period: 'optional' })(input, told);
    if (reading.result !== 'understood') return reading;
    const value = reading.value as Quantity;
    return { ...reading, value: { ...value, period: value.period ?? 'minggu' } };
  };
}

function paperAnswer(question: ReadinessQuestion): Accept {
  const told = paperTold(question);
  return question.options.some(({ id }) => id === 'proses') ? orUnderWay(told) : told;
}

/** The number of the paper, or a photo of it, says that it exists; both are kept with it. */
function paperTold(question: ReadinessQuestion): Accept {
  return noIdentity((input, told): Accepted => {
    const kinds = numbers[question.knownFrom ?? 'capacity'] ?? [];
    const [only] = kinds.length === 1 ? kinds : [];
    if (input.kind === 'photo' || input.kind === 'document') {
      const photo = attachment()(input, told);
      if (photo.result !== 'understood' || !only) return { result: 'other', looksLike: 'text' };
      return has('ada', { [`photo_${question.code}`]: { file: photo.value, kind: only } });
    }
    const readings = kinds.map((kind) => ({ kind, reading: paperNumber(kind)(input, told) }));
    for (const { kind, reading } of readings) {
      if (reading.result !== 'understood') continue;
      const { number, expires } = reading.value as { number: string; expires?: string };
      const paper: PaperAnswer = { kind, status: 'ada', number, ...(expires ? { expires } : {}) };
      const soon = addDays(today(told.facts), RENEW_DAYS);
      const ending = isExpired(paper.expires ? { expires: paper.expires } : {}, soon);
      return has(ending ? 'hampir_habis' : 'ada', { [`paper_${question.code}`]: paper });
    }
    return (
      readings.find(({ reading }) => reading.result === 'ask')?.reading ??
      readings[0]?.reading ?? { result: 'other', looksLike: 'text' }
    );
  });
}

function has(option: string, also: Told): Accepted {
  return { result: 'understood', value: option, confidence: 'full', also };
}
