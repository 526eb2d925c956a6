/** Brings a stored conversation to today's dialogs: people wait in the middle of one for weeks, and nothing typed is lost. */
import { line } from './reply.ts';
import type { Conversation, Frame } from './state.ts';
import type { Answers, Flow } from './step.ts';
import type { Turn } from './turn.ts';

/**
 * A step that was removed goes where `retired` says, or to the start, from where answered questions
 * are passed over; answers that no longer fit are moved to `old`; a dialog that is gone is set aside.
 * Returns true when the dialog on top has to run on before it waits again.
 */
export function repair(turn: Turn): boolean {
  const { conversation } = turn;
  const before = conversation.stack.at(-1);
  conversation.stack = conversation.stack.flatMap((frame) => {
    const flow = turn.book.flows.get(frame.flow);
    if (flow) return [fit(flow, frame)];
    conversation.drafts[frame.flow] = { frame, at: turn.facts.now };
    turn.before.push(line('engine.dialog_gone'));
    return [];
  });
  const after = conversation.stack.at(-1);
  return after !== undefined && after.step !== before?.step;
}

function fit(flow: Flow, frame: Frame): Frame {
  if (frame.version === flow.version && flow.steps[frame.step]) return frame;
  const migrated = flow.migrate?.(frame.answers, frame.version) ?? frame.answers;
  const { kept, old } = split(flow, migrated);
  const step = flow.steps[frame.step] ? frame.step : (flow.retired?.[frame.step] ?? flow.start);
  const lost = Object.keys(old).length > 0;
  const { pending: _pending, editing: _editing, partial: _partial, ...rest } = frame;
  return {
    ...rest,
    version: flow.version,
    step: lost || !flow.steps[step] ? flow.start : step,
    answers: kept,
    trail: frame.trail.filter((entry) => flow.steps[entry.step]),
    ...(lost ? { old: { ...frame.old, ...old } } : {}),
  };
}

/** The answers that the dialog's schema takes one by one, and those that it does not. */
function split(flow: Flow, answers: Answers): { kept: Answers; old: Answers } {
  const parsed = flow.answers.safeParse(answers);
  if (parsed.success) return { kept: answers, old: {} };
  const wrong = new Set(parsed.error.issues.map((issue) => String(issue.path[0])));
  const kept: Answers = {};
  const old: Answers = {};
  for (const [name, value] of Object.entries(answers)) (wrong.has(name) ? old : kept)[name] = value;
  return { kept, old };
}

/**
 * A copy of all that a turn may change, so that `advance` never changes what it was given: frames with their answers and their
 * trail. What people answered is replaced as a whole, never changed in place, so that it is shared.
 */
export function copy(conversation: Conversation): Conversation {
  const drafts: Conversation['drafts'] = {};
  for (const [flow, { frame, at }] of Object.entries(conversation.drafts)) {
    drafts[flow] = { frame: copied(frame), at };
  }
  return {
    ...conversation,
    stack: conversation.stack.map(copied),
    drafts,
    shown: [...conversation.shown],
  };
}

function copied(frame: Frame): Frame {
  const { editing } = frame;
  return {
    ...frame,
    answers: { ...frame.answers },
    trail: [...frame.trail],
    ...(editing ? { editing: { ...editing, answers: { ...editing.answers } } } : {}),
  };
}
