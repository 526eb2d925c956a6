/** A frozen number has one dialog: whoever writes from it opens, runs and reads nothing else until they say that it is theirs now. */
import type { Input } from './input.ts';
import { takeOption, tryAnswer } from './answer.ts';
import { push, run } from './run.ts';
import { currentOptions, show } from './show.ts';
import { newConversation } from './state.ts';
import type { Turn } from './turn.ts';
import { top } from './turn.ts';

/** Answers whatever was sent with the one dialog; news for whose number it was is not told here. */
export function frozen(turn: Turn): void {
  const { input, conversation, book } = turn;
  if (input.kind === 'event' || input.kind === 'timeout' || input.kind === 'deleted') return;
  if (!waitsHere(turn)) {
    turn.conversation = { ...newConversation(), turn: conversation.turn };
    push(turn, { flow: book.frozen });
    run(turn);
    return;
  }
  if (!answered(turn, input)) show(turn, { again: true });
}

function waitsHere({ conversation, book }: Turn): boolean {
  const [frame, ...others] = conversation.stack;
  const flow = book.flows.get(book.frozen);
  return (
    others.length === 0 &&
    frame?.flow === book.frozen &&
    frame.version === flow?.version &&
    frame.step in flow.steps
  );
}

/** Only the dialog's own options are answers; a wish, a command or an older button is none. */
function answered(turn: Turn, input: Input): boolean {
  if (input.kind === 'text') return tryAnswer(turn, input) === 'taken';
  if (input.kind !== 'choice' || input.turn !== turn.conversation.turn) return false;
  const frame = top(turn);
  const known = currentOptions(turn, frame).some(({ id }) => id === input.option);
  return known && takeOption(turn, frame, input.option) === 'taken';
}
