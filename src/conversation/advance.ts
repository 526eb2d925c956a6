/** The engine's one door: (conversation, input, facts) in, (conversation, replies, effects) out; no clock, no I/O. */
import type { Effect } from '../domain/effect.ts';
import type { Facts, PersonFacts } from '../domain/facts.ts';
import type { Query } from '../domain/query.ts';
import { readGreeting } from '../language/intent.ts';
import { aside } from './act.ts';
import { takeOption, tryAnswer } from './answer.ts';
import { command, tappedCommand } from './command.ts';
import { frozen } from './frozen.ts';
import { hear, misunderstood, receive, relayCommand, takeAside } from './hear.ts';
import type { Input } from './input.ts';
import type { Reply } from './reply.ts';
import { line } from './reply.ts';
import { copy, repair } from './repair.ts';
import { MAX_STACK, push, run } from './run.ts';
import { currentOptions, isList, progressLine, show, waiting } from './show.ts';
import type { Conversation } from './state.ts';
import { position } from './state.ts';
import type { Book } from './step.ts';
import type { Results, Turn } from './turn.ts';
import { flowOf, Missing, top } from './turn.ts';

/** After this long a person is reminded where the dialog was. */
const PAUSE_MS = 6 * 60 * 60 * 1000;

export type Advanced =
  | {
      conversation: Conversation;
      replies: Reply[];
      effects: Effect[];
      /** Every step that was run or waited at, in order: "flow/step". */
      path: string[];
      /** False when nothing could be made of the input. */
      understood: boolean;
      /** The person as they are after this turn: whom the replies speak to. */
      person: PersonFacts;
    }
  | { needs: Query[] };

/**
 * Advances a conversation by one input. Returns `needs` where facts are missing: read them and call
 * again with the same arguments and all results so far. Throws only for a bug in a dialog.
 */
export function advance(
  book: Book,
  conversation: Conversation,
  input: Input,
  facts: Facts,
  results: Results = new Map(),
): Advanced {
  const turn: Turn = {
    book,
    input,
    results,
    facts,
    conversation: copy(conversation),
    replies: [],
    effects: [],
    path: [],
    before: [],
    understood: true,
  };
  try {
    // Here, before anything else is looked at: whoever has the number now reaches nothing of whose it was.
    if (facts.person.frozenAt) frozen(turn);
    else step(turn);
    hearSaid(turn);
  } catch (thrown) {
    if (thrown instanceof Missing) return { needs: thrown.queries };
    throw thrown;
  }
  const { replies, effects, path, understood } = turn;
  if (input.kind !== 'event' && input.kind !== 'timeout') turn.conversation.lastAt = facts.now;
  const at = position(turn.conversation);
  return {
    conversation: turn.conversation,
    replies: replies.map((reply) => ({ ...reply, position: at })),
    effects,
    path: [...path, at],
    understood,
    person: turn.facts.person,
  };
}

function step(turn: Turn): void {
  const { input, conversation, book } = turn;
  const moved = repair(turn);
  if (conversation.stack.length === 0 && meet(turn)) return;
  if (moved) {
    turn.before.push(line('engine.dialog_changed'));
    run(turn);
    return;
  }
  switch (input.kind) {
    case 'event':
    case 'timeout':
      push(turn, book.happenings[input.happening.kind](input.happening));
      run(turn);
      return;
    case 'deleted':
    case 'edited':
      if (waiting(turn, top(turn)).relays && tryAnswer(turn, input) === 'taken') return;
      if (input.kind === 'edited') aside(turn, line('engine.edited'));
      return;
    default:
      if (!waiting(turn, top(turn)).relays) welcomeBack(turn);
  }
  if (input.kind === 'choice') tapped(turn, input.option, input.turn);
  else if (input.kind === 'command') {
    if (!relayCommand(turn, input.name, input.args)) command(turn, input.name, input.args);
  } else if (input.kind === 'text') hear(turn, input.text);
  else receive(turn, input);
}

/** What a dialog took for the question below it (words that staff wrote down) is heard there, as if typed. */
function hearSaid(turn: Turn): void {
  for (let times = 0; turn.says !== undefined && times < MAX_STACK; times++) {
    const text = turn.says;
    delete turn.says;
    turn.input = { kind: 'text', text };
    turn.conversation.shown = currentOptions(turn, top(turn)).map(({ id }) => id);
    hear(turn, text);
    // It was the "ya" that was sent, and that was understood.
    turn.understood = true;
  }
}

/** The first contact: says who we are, then answers what was said, if it can be made out. */
function meet(turn: Turn): boolean {
  const { input, book } = turn;
  push(turn, { flow: book.home });
  if (input.kind === 'event' || input.kind === 'timeout') {
    top(turn).step = 'welcome';
    return false;
  }
  const text = input.kind === 'text' ? input.text : input.kind === 'command' ? input.args : '';
  const { salam, rest } = readGreeting(text);
  if (salam === 'islam') turn.before.push(line('engine.salam_islam'));
  run(turn);
  const greeted = turn.replies.length;
  const plainStart = input.kind === 'command' && input.name === 'start' && input.args === '';
  if (input.kind === 'command' && !plainStart) command(turn, input.name, input.args);
  else if (rest !== '') hear(turn, rest);
  else if (input.kind === 'voice') receive(turn, input);
  if (turn.replies.length === greeted) return true;
  if (turn.understood) {
    // The greeting stays; the menu under it gives way to the answer.
    turn.replies.splice(greeted - 1, 1);
  } else {
    turn.replies.length = greeted;
    turn.understood = true;
    top(turn).misses = 0;
  }
  return true;
}

function welcomeBack(turn: Turn): void {
  const { conversation, facts, book } = turn;
  const frame = top(turn);
  const last = conversation.lastAt;
  if (!last || frame.flow === book.home) return;
  if (facts.now.getTime() - last.getTime() < PAUSE_MS) return;
  const at = progressLine(turn, frame);
  const title = line(flowOf(turn, frame).title);
  turn.welcome = at
    ? line('engine.welcome_back_at', { title, at })
    : line('engine.welcome_back', { title });
  turn.before.push(turn.welcome);
}

/** A button: of the question on screen, of a command, or of an older message, which does nothing. */
function tapped(turn: Turn, option: string, of: number): void {
  if (option.startsWith('/')) {
    tappedCommand(turn, option);
    return;
  }
  const frame = top(turn);
  const known = currentOptions(turn, frame).some(({ id }) => id === option);
  if (of !== turn.conversation.turn || !known) {
    show(turn, { again: true, hint: line('engine.old_button') });
    return;
  }
  if (takeAside(turn, option)) return;
  if (isList(waiting(turn, frame))) turn.tapped = frame.flow;
  const taken = takeOption(turn, frame, option);
  if (taken !== 'taken') misunderstood(turn, taken.hint);
}
