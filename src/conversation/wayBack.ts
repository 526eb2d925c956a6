/** The ways back in a dialog: to the question before, to one answer from the review, to the start; what is taken back is kept. */
import { line } from './reply.ts';
import { run } from './run.ts';
import { show, waiting } from './show.ts';
import type { Frame } from './state.ts';
import type { Answers } from './step.ts';
import type { Turn } from './turn.ts';
import { flowOf, top } from './turn.ts';

/** From the review to one question and back; the old answer stays until a new one is in. */
export function edit(turn: Turn, frame: Frame, name: string): 'taken' {
  const { step } = frame;
  frame.editing = { step, answers: { ...frame.answers } };
  frame.step = name;
  const asked = waiting(turn, frame);
  if (asked.save !== undefined) delete frame.answers[asked.save];
  show(turn);
  return 'taken';
}

/** One question back, or out of an edit with the old answer. */
export function back(turn: Turn): void {
  const frame = top(turn);
  frame.misses = 0;
  delete frame.partial;
  delete frame.picked;
  if (frame.pending) {
    delete frame.pending;
  } else if (frame.editing) {
    frame.step = frame.editing.step;
    frame.answers = frame.editing.answers;
    delete frame.editing;
  } else {
    const last = frame.trail.pop();
    if (!last) {
      turn.before.push(line('engine.no_way_back'));
    } else {
      const values: Answers = {};
      for (const name of last.filled) {
        values[name] = frame.answers[name];
        delete frame.answers[name];
      }
      frame.undone = [{ step: last.step, values }, ...(frame.undone ?? [])];
      frame.step = last.step;
    }
  }
  show(turn, { again: true });
}

/** Starts the dialog on top over again; what it was opened with stays. */
export function restart(turn: Turn): void {
  const frame = top(turn);
  const typed = [...frame.trail.flatMap(({ filled }) => filled), ...(frame.told ?? [])];
  for (const name of typed) delete frame.answers[name];
  const { flow, version, answers } = frame;
  const { start } = flowOf(turn, frame);
  turn.conversation.stack.splice(-1, 1, {
    flow,
    version,
    step: start,
    answers,
    trail: [],
    misses: 0,
  });
  run(turn);
}
