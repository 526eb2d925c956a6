/** Puts the waiting question on screen: its words, progress, options with the engine's own, and the turn that buttons carry. */
import type { Line, Option } from './reply.ts';
import { line, paragraphs, stacked } from './reply.ts';
import type { Frame } from './state.ts';
import type { Answers, AskStep, ChooseStep, OpenQuestion } from './step.ts';
import type { Turn } from './turn.ts';
import { contextOf, evaluate, flowOf, FlowError, lineOf, stepOf, top } from './turn.ts';

export const MAX_OPTIONS = 40;

export type Waiting = AskStep<Answers> | ChooseStep<Answers>;

/** The step that waits for an answer; a stack whose top does not wait is a bug. */
export function waiting(turn: Turn, frame: Frame): Waiting {
  const step = stepOf(turn, frame);
  if (step.kind !== 'ask' && step.kind !== 'choose') {
    throw new FlowError(`${frame.flow}/${frame.step} does not wait`);
  }
  return step;
}

/** The question's own options, as they are now. */
export function ownOptions(turn: Turn, frame: Frame): readonly Option[] {
  const step = waiting(turn, frame);
  if (step.options === undefined) return [];
  return evaluate(step.options, contextOf(turn, frame)).slice(0, MAX_OPTIONS);
}

/** All options on screen: those of a confirmation, or the question's own and the engine's. */
export function currentOptions(turn: Turn, frame: Frame): readonly Option[] {
  const { pending } = frame;
  if (pending) return pendingOptions(pending);
  const step = waiting(turn, frame);
  const options = ownOptions(turn, frame).map((option) =>
    frame.picked?.includes(option.id)
      ? { ...option, label: line('engine.option_picked', { label: option.label }) }
      : option,
  );
  if (frame.picked && frame.picked.length > 0) {
    options.push({ id: '~done', label: line('engine.option_done') });
  }
  if (frame.editing) options.push({ id: '~keep', label: line('engine.option_keep') });
  if (step.optional) options.push({ id: '~skip', label: line('engine.option_skip') });
  if (frame.misses >= 3) options.push({ id: '~person', label: line('engine.option_person') });
  return options;
}

function pendingOptions(pending: NonNullable<Frame['pending']>): readonly Option[] {
  if (!pending.choices) {
    return [
      { id: '~yes', label: line('engine.option_yes'), means: 'ya' },
      { id: '~no', label: line('engine.option_no'), means: 'tidak' },
    ];
  }
  return [
    ...pending.choices.map(({ label }, index) => ({ id: `~c${index}`, label })),
    { id: '~no', label: line('engine.option_none'), means: 'tidak' as const },
  ];
}

/**
 * Shows the waiting question. `hint` comes first; a hint keeps the turn, so that the buttons
 * already on screen go on working; otherwise the question gets a new turn.
 */
export function show(
  turn: Turn,
  how: { again?: boolean; hint?: Line; brief?: boolean } = {},
): void {
  const frame = top(turn);
  const step = waiting(turn, frame);
  const context = contextOf(turn, frame, how.again ?? how.hint !== undefined);
  const question = frame.pending?.saidBack ?? lineOf(step, context);
  if (!question) throw new FlowError(`${frame.flow}/${frame.step} asks nothing`);
  const options = currentOptions(turn, frame);
  if (!how.hint) turn.conversation.turn += 1;
  turn.conversation.shown = options.map((option) => option.id);
  const words = how.brief ? [] : [how.hint ? question : withProgress(turn, frame, question)];
  turn.replies.push({
    line: paragraphs(...turn.before, ...(how.hint ? [how.hint] : []), ...words),
    position: `${frame.flow}/${frame.step}`,
    turn: turn.conversation.turn,
    ...(options.length > 0 ? { options } : {}),
    ...(step.request && !frame.pending ? { request: step.request } : {}),
    ...(inPlace(turn, frame) ? { inPlace: true } : {}),
  });
  turn.before = [];
}

/** Whether this is a list that somebody turned by a tap on itself, with nothing said between. */
function inPlace(turn: Turn, frame: Frame): boolean {
  return turn.tapped === frame.flow && turn.replies.length === 0 && isList(waiting(turn, frame));
}

/** Whether the question is a list to look around in. */
export function isList(step: Waiting): boolean {
  return step.kind === 'choose' && step.inPlace === true;
}

/** The question that waits, in words that stay the same as long as it asks for the same. */
export function openQuestion(turn: Turn): OpenQuestion {
  const frame = top(turn);
  const asked =
    frame.pending?.saidBack ?? lineOf(waiting(turn, frame), contextOf(turn, frame, true));
  return {
    position: `${frame.flow}/${frame.step}`,
    question: asked ? turn.book.words(asked, turn.facts) : '',
  };
}

function withProgress(turn: Turn, frame: Frame, question: Line): Line {
  const at = frame.pending || frame.editing ? undefined : progressLine(turn, frame);
  return at ? stacked(at, question) : question;
}

/** "pertanyaan 3 dari 7" where the waiting question is counted. */
export function progressLine(turn: Turn, frame: Frame): Line | undefined {
  const counted =
    flowOf(turn, frame).counted?.({ answers: frame.answers, facts: turn.facts }) ?? [];
  const at = counted.indexOf(frame.step);
  return at < 0 ? undefined : line('engine.progress', { at: at + 1, of: counted.length });
}
