/** From what somebody sent to an answer that is kept: options first, then the question's own reading, then "betul?". */
import { readIntent } from '../language/intent.ts';
import { readChoice } from '../language/choice.ts';
import type { Reading } from '../language/reading.ts';
import type { Input } from './input.ts';
import type { Option } from './reply.ts';
import { line, literal, stacked } from './reply.ts';
import { go, run } from './run.ts';
import { currentOptions, ownOptions, show, waiting } from './show.ts';
import type { Frame } from './state.ts';
import type { Accepted, Answers } from './step.ts';
import type { Turn } from './turn.ts';
import { contextOf, nextOf, top } from './turn.ts';
import { edit } from './wayBack.ts';

/**
 * The option that was typed by its number or name, if it is no answer to the question: a staff command, a call for a
 * person ("~person"), the way out of an edit ("~keep").
 */
export function asideOption(turn: Turn, text: string): string | undefined {
  const frame = top(turn);
  const lower = text.trim().toLowerCase();
  const labelled = currentOptions(turn, frame).find(
    ({ id, label }) => ASIDE.test(id) && turn.book.words(label, turn.facts).toLowerCase() === lower,
  );
  const named = labelled?.id ?? namedOption(turn, frame, text);
  if (named === undefined || !ASIDE.test(named)) return undefined;
  const number = named.startsWith('~') && !labelled && waiting(turn, frame).kind === 'ask';
  return number && readsFully(turn, frame, { kind: 'text', text }) ? undefined : named;
}

const ASIDE = /^(?:\/|~person$|~keep$)/;

/**
 * Tries to take `input` as the answer to the waiting question; what did not work comes back.
 * `exact`: the text is a command, so that it is no option of which it is merely a part.
 */
export function tryAnswer(
  turn: Turn,
  input: Input,
  how: { exact?: boolean } = {},
): 'taken' | Accepted {
  const frame = top(turn);
  if (input.kind === 'text') {
    // "1" where a number is asked is that number, not the engine's own "1. Lewati" …
    const named = namedOption(turn, frame, input.text);
    const own = named?.startsWith('~') && waiting(turn, frame).kind === 'ask';
    if (named && !(own && readsFully(turn, frame, input))) return typedOption(turn, frame, named);
    // … and "sudah, 1234567890123" is the number, not only a yes.
    const meant = readsFully(turn, frame, input) ? undefined : meantOption(turn, frame, input.text);
    if (meant) return typedOption(turn, frame, meant);
  }
  return readAnswer(turn, frame, input, how);
}

/** Whether the question's own reading is sure of `input`, while nothing waits for a "betul". */
function readsFully(turn: Turn, frame: Frame, input: Input): boolean {
  const { accept } = waiting(turn, frame);
  if (!accept || frame.pending) return false;
  const accepted = accept(input, { facts: turn.facts, answers: frame.answers });
  return accepted.result === 'understood' && accepted.confidence === 'full';
}

/** The question's own reading of `input`; of a choice also words that are nearly one of its labels. */
function readAnswer(
  turn: Turn,
  frame: Frame,
  input: Input,
  how: { exact?: boolean } = {},
): 'taken' | Accepted {
  const step = waiting(turn, frame);
  const text = input.kind === 'text' ? input.text : undefined;
  const accepted = step.accept?.(input, {
    facts: turn.facts,
    answers: frame.answers,
    ...(frame.partial === undefined ? {} : { partial: frame.partial }),
  });
  if (accepted?.result === 'understood') return understoodAs(turn, frame, accepted);
  if (step.kind === 'choose' && text !== undefined && !frame.pending && !how.exact) {
    const taken = fuzzyOption(turn, frame, text, step.many ?? false);
    if (taken === 'taken' || !accepted || accepted.result === 'other') return taken;
  }
  if (accepted?.result === 'ask') keepPartial(frame, accepted);
  return accepted ?? { result: 'other', looksLike: 'text' };
}

function keepPartial(frame: Frame, accepted: Accepted): void {
  if (accepted.result !== 'ask') return;
  if (accepted.choices && accepted.choices.length > 0) return;
  if (accepted.partial !== undefined) frame.partial = accepted.partial;
}

/** An option by its number on screen, its id, or of a choice its very words. */
function namedOption(turn: Turn, frame: Frame, text: string): string | undefined {
  const options = currentOptions(turn, frame);
  const number = /^\s*(\d{1,2})\s*[.)]?\s*$/.exec(text)?.[1];
  const asks = options.length === 0;
  if (number && !asks) {
    const id = turn.conversation.shown[Number(number) - 1];
    if (options.some((option) => option.id === id)) return id;
  }
  const lower = text.trim().toLowerCase();
  const named = options.find((option) => option.id.toLowerCase() === lower);
  if (named) return named.id;
  if (waiting(turn, frame).kind !== 'choose') return undefined;
  // "Sedang diurus" is an option of its own before it is a "belum".
  return options.find(({ label, words }) =>
    [turn.book.words(label, turn.facts).toLowerCase(), ...(words ?? [])].includes(lower),
  )?.id;
}

/** Whether the text is, word for word, the label of an option of the waiting question. */
export function isOnScreen(turn: Turn, text: string): boolean {
  const lower = text.trim().toLowerCase();
  return currentOptions(turn, top(turn)).some(
    ({ label }) => turn.book.words(label, turn.facts).toLowerCase() === lower,
  );
}

/** An option by what the words mean ("iya", "belum"); not yet and no stand for each other. */
function meantOption(turn: Turn, frame: Frame, text: string): string | undefined {
  const options = currentOptions(turn, frame);
  if (!options.some(({ means }) => means !== undefined)) return undefined;
  const wish = readIntent(text, askedOf(options));
  const near = wish === 'belum' ? 'tidak' : wish === 'tidak' ? 'belum' : undefined;
  const meant = (means: typeof wish | undefined): string | undefined =>
    options.find((option) => option.means !== undefined && option.means === means)?.id;
  return meant(wish) ?? meant(near);
}

/** What kind of answer the options ask for, which decides how "belum" and "lanjut" are read. */
export function askedOf(options: readonly Option[]): 'yes_no' | 'has_paper' | 'choice' {
  if (options.some((option) => option.means === 'belum')) return 'has_paper';
  return options.some((option) => option.means) ? 'yes_no' : 'choice';
}

function fuzzyOption(turn: Turn, frame: Frame, text: string, many: boolean): 'taken' | Accepted {
  const own = inShownOrder(turn, ownOptions(turn, frame));
  const known = own.map(({ id, label, words = [] }) => ({
    id,
    label: turn.book.words(label, turn.facts),
    words,
  }));
  const reading = readChoice(text, known, { many });
  const picked = reading.result === 'understood' ? reading.value : [];
  if (own.some(({ id, gone }) => gone && picked.includes(id)))
    return { result: 'ask', why: 'format', hint: line('engine.option_gone') };
  if (reading.result === 'understood' && reading.confidence === 'full') {
    if (many) return save(turn, frame, reading.value);
    const [id] = reading.value;
    if (id !== undefined) return takeOption(turn, frame, id);
  }
  if (reading.result === 'other') return reading;
  if (reading.result === 'ask' && reading.why === 'format') {
    const { expected = '', got = '' } = reading;
    return { ...reading, hint: line('engine.out_of_range', { expected, got }) };
  }
  return { result: 'other', looksLike: 'text', unsure: toChoose(own, reading, many) };
}

/**
 * The question's own options in the order on screen; one that was there and is no more keeps its place, so that a typed
 * number never means its neighbour.
 */
function inShownOrder(turn: Turn, own: readonly Option[]): (Option & { gone?: true })[] {
  const { shown } = turn.conversation;
  const listed = shown.filter((id) => !id.startsWith('~'));
  return [
    ...listed.map(
      (id) =>
        own.find((option) => option.id === id) ?? { id, label: literal(''), gone: true as const },
    ),
    ...own.filter(({ id }) => !listed.includes(id)),
  ];
}

/** Options that a text may have meant, to be confirmed or chosen from. */
function toChoose(own: readonly Option[], reading: Reading<string[]>, many: boolean): Accepted {
  const labelOf = (id: string) => own.find((option) => option.id === id)?.label;
  if (reading.result === 'understood' && many) {
    const labels = reading.value.flatMap((id) => labelOf(id) ?? []);
    return { ...reading, saidBack: line('engine.is_it', { what: stacked(...labels) }) };
  }
  const found = reading.result === 'other' ? [] : (reading.candidates?.flat() ?? []);
  const ids = [...new Set(reading.result === 'understood' ? [...reading.value, ...found] : found)];
  const choices = ids.flatMap((id) => {
    const label = labelOf(id);
    return label ? [{ value: many ? [id] : id, label }] : [];
  });
  if (choices.length === 0) return { result: 'other', looksLike: 'text' };
  return { result: 'understood', value: choices[0]?.value, confidence: 'confirm', choices };
}

/** Asks about an answer that nothing else could be made of. */
export function confirmUnsure(turn: Turn, tried: Accepted): boolean {
  if (tried.unsure?.result !== 'understood') return false;
  return understoodAs(turn, top(turn), tried.unsure) === 'taken';
}

/** Takes an option of the question, of a confirmation, or of the engine. */
export function takeOption(turn: Turn, frame: Frame, id: string): 'taken' | Accepted {
  const { pending } = frame;
  if (pending) {
    const chosen = /^~c(\d+)$/.exec(id)?.[1];
    if (id === '~yes') return save(turn, frame, pending.value, pending.also);
    if (chosen !== undefined) {
      const choice = pending.choices?.[Number(chosen)];
      if (choice) return save(turn, frame, choice.value, pending.also);
    }
    delete frame.pending;
    turn.before.push(line('engine.again_please'));
    show(turn, { again: true });
    return 'taken';
  }
  if (id.startsWith('edit:')) return edit(turn, frame, id.slice('edit:'.length));
  if (id === '~skip') return skip(turn, frame);
  const step = waiting(turn, frame);
  if (step.kind === 'ask') return readAnswer(turn, frame, { kind: 'text', text: id });
  return step.many ? pick(turn, frame, id) : save(turn, frame, id);
}

/** Who types one option of several means just that one; who has begun to tap goes on adding. */
function typedOption(turn: Turn, frame: Frame, id: string): 'taken' | Accepted {
  const step = waiting(turn, frame);
  const whole = step.kind === 'choose' && step.many && !frame.picked && !frame.pending;
  return whole && !id.startsWith('~') ? save(turn, frame, [id]) : takeOption(turn, frame, id);
}

/** One of several: a tap adds or takes away, until "selesai"; an option that means no stands alone. */
function pick(turn: Turn, frame: Frame, id: string): 'taken' {
  const picked = frame.picked ?? [];
  if (id === '~done') return save(turn, frame, picked);
  const option = ownOptions(turn, frame).find((candidate) => candidate.id === id);
  if (option?.means === 'tidak') return save(turn, frame, [id]);
  frame.picked = picked.includes(id) ? picked.filter((other) => other !== id) : [...picked, id];
  show(turn, { hint: line('engine.pick_more'), brief: true });
  return 'taken';
}

export function skip(turn: Turn, frame: Frame): 'taken' {
  if (waiting(turn, frame).optional) return save(turn, frame, null);
  show(turn, { again: true, hint: line('engine.cannot_skip') });
  return 'taken';
}

function understoodAs(turn: Turn, frame: Frame, accepted: Accepted): 'taken' | Accepted {
  if (accepted.result !== 'understood') return accepted;
  if (accepted.confidence === 'full') return save(turn, frame, accepted.value, accepted.also);
  const several = accepted.choices && accepted.choices.length > 1 ? accepted.choices : undefined;
  const [single] = accepted.choices ?? [];
  frame.pending = {
    value: accepted.value,
    ...(accepted.also ? { also: accepted.also } : {}),
    saidBack: several
      ? line('engine.which_one')
      : (accepted.saidBack ??
        line('engine.is_it', { what: single?.label ?? { literal: String(accepted.value) } })),
    ...(several ? { choices: several } : {}),
  };
  show(turn);
  return 'taken';
}

/** Keeps an answer and goes on; `also` fills other questions of the dialog that are still open. */
export function save(turn: Turn, frame: Frame, value: unknown, also: Answers = {}): 'taken' {
  const step = waiting(turn, frame);
  const filled = step.save === undefined || value === undefined ? [] : [step.save];
  for (const [name, other] of Object.entries(also)) {
    if (other === undefined || frame.answers[name] !== undefined) continue;
    frame.answers[name] = other;
    filled.push(name);
  }
  if (step.save !== undefined && value !== undefined) frame.answers[step.save] = value;
  if (filled.length > 0) {
    frame.trail.push({ step: frame.step, filled });
    if (frame.undone) frame.undone = frame.undone.filter(({ step: at }) => at !== frame.step);
  }
  frame.misses = 0;
  delete frame.pending;
  delete frame.picked;
  delete frame.partial;
  delete frame.editing;
  // An answer that told other things but not this one leaves the question open.
  if (step.save === undefined || value !== undefined) {
    go(turn, frame, nextOf(step.next, contextOf(turn, frame), value));
  }
  run(turn);
  return 'taken';
}
