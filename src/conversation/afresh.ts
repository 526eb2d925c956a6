/** Opens a dialog of the desk anew: one that is open below about something else, or in the middle of its card, is another one. */
import type { Answers, Start } from './step.ts';

/** The same names in every dialog in which staff look things up: a frame that knows one of them, or not the one given, is another. */
const nothing = {
  words: undefined,
  page: undefined,
  pick: undefined,
  act: undefined,
  changed: undefined,
};

export function afresh(flow: string, answers: Answers = {}): Start {
  return { flow, answers: { ...nothing, ...answers }, exact: true };
}
