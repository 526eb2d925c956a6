/** Who hears what a person wrote: reserved words, the waiting question, wishes, common questions, in that order. */
import { readGreeting, readIntent, reservedWord } from '../language/intent.ts';
import type { Intent } from '../language/intent.ts';
import { elsewhere } from '../language/place.ts';
import { readQuestion } from '../language/question.ts';
import { maskNumbers } from '../domain/phone.ts';
import { inLanguage } from '../domain/region.ts';
import { act, aside } from './act.ts';
import { asideOption, confirmUnsure, isOnScreen, tryAnswer } from './answer.ts';
import { tappedCommand } from './command.ts';
import type { Input } from './input.ts';
import type { Line, TextKey } from './reply.ts';
import { line, literal, paragraphs } from './reply.ts';
import { push, run } from './run.ts';
import { openQuestion, show, waiting } from './show.ts';
import type { Frame } from './state.ts';
import type { Turn } from './turn.ts';
import { cause, top } from './turn.ts';

const LONGEST_QUESTION = 80;

/** Words that act wherever they stand, whatever the question would make of them. */
const ALWAYS: readonly Intent[] = ['batal', 'petugas', 'berhenti'];

const WAYS_OUT: readonly Intent[] = ['menu', 'batal', 'berhenti'];

export function hear(turn: Turn, typed: string): void {
  const step = waiting(turn, top(turn));
  if (step.relays) {
    relay(turn, { kind: 'text', text: typed });
    return;
  }
  const verbatim = step.kind === 'ask' && step.verbatim === true;
  // "Tes ke saya" is the option on screen that says so, before "tes" is a greeting.
  const asTyped = verbatim || isOnScreen(turn, typed);
  const greeting = asTyped ? { rest: typed } : readGreeting(typed);
  if (greeting.salam && greeting.rest === '') {
    aside(turn, line(greeting.salam === 'islam' ? 'engine.salam_islam' : 'engine.hello'));
    return;
  }
  if (greeting.salam === 'islam') turn.before.push(line('engine.salam_islam'));
  const text = greeting.salam ? greeting.rest : typed;
  if (text === '') {
    misunderstood(turn, line('engine.empty'));
    return;
  }
  const free = step.kind === 'ask' && step.free === true;
  // A code is no answer but to the question that asks for it: "setuju ABCD2345" is no yes to this one.
  const coded = turn.book.named(text, turn.facts, true);
  if (coded && (free || step.kind === 'choose' || coded.flow !== top(turn).flow)) {
    push(turn, coded);
    run(turn);
    return;
  }
  const reserved = reservedWord(text);
  // "Tidak jadi" is the option on screen that says so, before it is a command.
  const offered = !free && isOnScreen(turn, text);
  const first = reserved && !offered && (free || ALWAYS.includes(reserved));
  if (first && act(turn, reserved, text)) return;
  // A short question at a question is one of its own; a long one may be the story that was asked for.
  const asks = text.endsWith('?') && text.length <= LONGEST_QUESTION;
  if (free && asks && !verbatim && commonQuestion(turn, text)) return;
  const beside = asideOption(turn, text);
  if (beside && takeAside(turn, beside)) return;
  const called = free ? undefined : turn.book.named(text, turn.facts);
  const exact = reserved !== undefined || called !== undefined;
  const tried = tryAnswer(turn, { kind: 'text', text }, { exact });
  if (tried === 'taken') return;
  if (tried.result === 'ask' && !exact) {
    misunderstood(turn, tried.hint, { brief: true });
    return;
  }
  if (reserved && act(turn, reserved, text)) return;
  if (called) {
    push(turn, called);
    run(turn);
    return;
  }
  const told = free ? undefined : turn.book.told(text, turn.facts);
  if (told) {
    push(turn, told);
    run(turn);
    return;
  }
  if (!free && act(turn, readIntent(text, 'choice'), text)) return;
  if (rests(turn, text)) return;
  if (commonQuestion(turn, text) || confirmUnsure(turn, tried)) return;
  misunderstood(turn, tried.hint);
}

/** Everything goes to the question, which passes it on to somebody: no wish, greeting or command is read into it. */
function relay(turn: Turn, input: Input): void {
  const tried = tryAnswer(turn, input, { exact: true });
  if (tried !== 'taken') misunderstood(turn, tried.hint);
}

/** A slash word of everybody, where what is sent goes on to somebody: a way out acts, any other is words of the talk. */
export function relayCommand(turn: Turn, name: string, args: string): boolean {
  const wish = turn.book.aliases[name];
  if (!wish || !waiting(turn, top(turn)).relays) return false;
  relay(turn, { kind: 'text', text: WAYS_OUT.includes(wish) ? wish : `/${name} ${args}`.trim() });
  return true;
}

/** Does what an option that is no answer stands for, tapped or typed; false for any other. */
export function takeAside(turn: Turn, option: string): boolean {
  if (option.startsWith('/')) tappedCommand(turn, option);
  else if (option === '~person') act(turn, 'petugas');
  else if (option === '~keep') act(turn, 'kembali');
  else return false;
  return true;
}

/** "Tidak", "oke", "sudah" at the menu end the talk: there is nothing to understand. */
function rests(turn: Turn, text: string): boolean {
  const { flow, answers } = top(turn);
  const met = turn.conversation.lastAt !== undefined;
  if (!met || flow !== turn.book.home || Object.keys(answers).length > 0) return false;
  const ends = /^(?:(?:sudah|udah|itu)\s+)?(?:selesai|cukup|saja|aja|done|that'?s all)\W*$/i.test(
    text,
  );
  if (!ends && !['ya', 'tidak', 'belum'].includes(readIntent(text, 'yes_no'))) return false;
  aside(turn, line('engine.at_rest'));
  return true;
}

/** Answers a question that people ask, or refers somebody from elsewhere; the dialog waits on. */
function commonQuestion(turn: Turn, text: string): boolean {
  const { region, person } = turn.facts;
  const question = readQuestion(text, region);
  if (question) {
    aside(turn, literal(inLanguage(question.answer, person.language)));
    return true;
  }
  const refer = elsewhere(text, region);
  if (!refer) return false;
  aside(turn, literal(inLanguage(refer, person.language)));
  return true;
}

/** What is not text: an answer where the question takes it; else staff hear a voice note, and anything else gets a kind word. */
export function receive(turn: Turn, input: Input): void {
  const tried = tryAnswer(turn, input);
  if (tried === 'taken') return;
  if (input.kind === 'voice') {
    listenLater(turn, input);
    return;
  }
  if (pictured(turn, input)) return;
  misunderstood(turn, tried.hint ?? line(notHere[input.kind] ?? 'engine.unclear'));
}

/** A photo that no question asked for opens what the words under it ask for, and is part of it. */
function pictured(turn: Turn, input: Input): boolean {
  if (input.kind !== 'photo' && input.kind !== 'document') return false;
  const { caption, ...file } = input;
  const start = caption === undefined ? undefined : turn.book.told(caption, turn.facts, file);
  if (!start) return false;
  push(turn, start);
  run(turn);
  return true;
}

/** Staff will write down what was said; until then the question stays open. */
function listenLater(turn: Turn, { blobId, mime }: Extract<Input, { kind: 'voice' }>): void {
  const heard = { blobId, mime, turn: turn.conversation.turn, ...openQuestion(turn) };
  push(turn, turn.book.voice(heard));
  run(turn);
}

const notHere: Partial<Record<Input['kind'], TextKey>> = {
  photo: 'engine.no_photo_here',
  document: 'engine.no_document_here',
  location: 'engine.no_location_here',
  contact: 'engine.no_contact_here',
  unsupported: 'engine.unsupported',
};

/** First the question's own help, then another hint, then the offer of a person; nothing is lost on the way. */
export function misunderstood(
  turn: Turn,
  hint: Line | undefined,
  how: { brief?: boolean } = {},
): void {
  const frame = top(turn);
  const step = waiting(turn, frame);
  turn.understood = false;
  frame.misses += 1;
  if (frame.flow === turn.book.home && turn.input.kind === 'text') {
    cause(turn, [{ kind: 'question.unanswered', text: maskNumbers(turn.input.text) }]);
  }
  // A hint that says what was wrong with this answer stands alone; any other goes before the question.
  const brief = how.brief === true && hint !== undefined && frame.misses < 3;
  show(turn, { hint: hintFor(frame, step, hint), brief });
}

function hintFor(frame: Frame, step: ReturnType<typeof waiting>, hint: Line | undefined): Line {
  const { misses, pending } = frame;
  const choose = step.kind === 'choose';
  if (misses >= 3) {
    return hint ? paragraphs(hint, line('engine.offer_help')) : line('engine.offer_person');
  }
  // A question to be confirmed has answers of its own, not those of the question behind it.
  if (pending && !hint) {
    return line(pending.choices ? 'engine.choose_unclear' : 'engine.confirm_unclear');
  }
  if (misses === 2) {
    const other = line(step.hint ?? (choose ? 'engine.choose_hint' : 'engine.unclear'));
    return hint ? paragraphs(hint, other) : other;
  }
  return hint ?? line(step.unclear ?? (choose ? 'engine.choose_unclear' : 'engine.unclear'));
}
