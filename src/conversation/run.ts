/** Runs a dialog until it waits: no more than MAX_STEPS steps a turn, and always ends with a question waiting. */
import { encodeJson } from '../domain/json.ts';
import { line, paragraphs } from './reply.ts';
import type { Reply } from './reply.ts';
import type { Frame } from './state.ts';
import type { Answers, EndStep, Said, Start, Target } from './step.ts';
import { openQuestion, show } from './show.ts';
import type { Turn } from './turn.ts';
import {
  cause,
  contextOf,
  evaluate,
  flowOf,
  FlowError,
  lineOf,
  nextOf,
  stepOf,
  top,
} from './turn.ts';

export const MAX_STEPS = 20;
export const MAX_STACK = 6;

/** Opens a dialog on top; the same one, open below or left unfinished, is taken up where it was. */
export function push(turn: Turn, start: Start): void {
  const { stack, drafts } = turn.conversation;
  const flow = turn.book.flows.get(start.flow);
  if (!flow) throw new FlowError(`no flow ${start.flow}`);
  turn.before = turn.before.filter((words) => words !== turn.welcome);
  const under = stack.at(-1);
  if (stack.length > 1 && under && turn.book.flows.get(under.flow)?.givesWay) stack.pop();
  const fits = (frame: Frame): boolean =>
    frame.flow === start.flow && agrees(frame.answers, start.answers ?? {}, start.exact);
  const open = stack.findIndex((frame, index) => index > 0 && fits(frame));
  const [below] = open < 0 ? [] : stack.splice(open, 1);
  const draft = drafts[start.flow]?.frame;
  const known = below ?? (draft && fits(draft) ? draft : undefined);
  if (known) {
    stack.push({ ...known, answers: { ...known.answers, ...start.answers } });
    const said = below ? 'engine.going_on' : 'engine.draft_restored';
    // What comes by itself is no dialog that the person goes on with.
    if (!unasked(turn)) turn.before.push(line(said, { title: line(flow.title) }));
    if (!below) delete drafts[start.flow];
    return;
  }
  if (stack.length >= MAX_STACK) setAside(turn, stack.splice(1, 1)[0]);
  const frame = newFrame(flow.id, flow.version, flow.start, start.answers);
  stack.push(start.told ? { ...frame, told: Object.keys(frame.answers) } : frame);
}

function unasked({ input }: Turn): boolean {
  return input.kind === 'event' || input.kind === 'timeout';
}

/** What is given at the start says nothing else than what was answered: it is the same dialog. */
function agrees(answers: Answers, given: Answers, exact?: true): boolean {
  return Object.entries(given).every(
    ([name, value]) =>
      (answers[name] === undefined && !exact) || encodeJson(answers[name]) === encodeJson(value),
  );
}

export function newFrame(
  flow: string,
  version: number,
  step: string,
  answers: Answers = {},
): Frame {
  return { flow, version, step, answers: { ...answers }, trail: [], misses: 0 };
}

/** Keeps what was typed in a dialog that is left, so that it can be taken up again. */
export function setAside(turn: Turn, frame: Frame | undefined): void {
  if (!frame || frame.flow === turn.book.home) return;
  const { pending: _pending, partial: _partial, undone = [], ...rest } = frame;
  const flow = turn.book.flows.get(frame.flow);
  const typed = [...rest.trail, ...undone].some(
    ({ step }) => !flow?.browses || flow.steps[step]?.kind === 'ask',
  );
  if (!typed && !rest.told?.length) return;
  const kept: Frame = {
    ...rest,
    answers: Object.assign({}, ...undone.map(({ values }) => values), rest.answers) as Answers,
    trail: [
      ...rest.trail,
      ...undone.map(({ step, values }) => ({ step, filled: Object.keys(values) })),
    ],
    misses: 0,
  };
  turn.conversation.drafts[frame.flow] = { frame: kept, at: turn.facts.now };
}

/** Goes on from the step on top until a question waits. */
export function run(turn: Turn): void {
  for (let steps = 0; steps < MAX_STEPS; steps++) {
    const frame = top(turn);
    turn.path.push(`${frame.flow}/${frame.step}`);
    const step = stepOf(turn, frame);
    const context = contextOf(turn, frame);
    switch (step.kind) {
      case 'say':
      case 'branch':
        if (step.kind === 'say')
          say(turn, lineOf(step, context), {
            attachment: evaluate(step.attachment, context),
            chart: evaluate(step.chart, context),
          });
        if (step.effects) cause(turn, step.effects(context));
        go(turn, frame, nextOf(step.next, contextOf(turn, frame), undefined));
        break;
      case 'ask':
      case 'choose': {
        const known = step.save === undefined ? undefined : frame.answers[step.save];
        if (known === undefined || evaluate(step.stale, context) === true) {
          if (step.save !== undefined) delete frame.answers[step.save];
          // What has gone on to somebody else cannot be taken back.
          if (step.relays) frame.trail = [];
          const quiet = step.kind === 'ask' && evaluate(step.quiet, context) === true;
          if (quiet && turn.before.length === 0) waitQuietly(turn);
          else show(turn);
          return;
        }
        go(turn, frame, nextOf(step.next, context, known));
        break;
      }
      case 'end':
        if (end(turn, frame, step)) return;
        break;
      default:
        step satisfies never;
    }
  }
  throw new FlowError(`more than ${MAX_STEPS} steps: ${turn.path.join(' ')}`);
}

/** Waits for an answer without a word: buttons of the question before are old now. */
function waitQuietly(turn: Turn): void {
  turn.conversation.turn += 1;
  turn.conversation.shown = [];
}

/** On to a step of this dialog, or into another one that comes back to this question. */
export function go(turn: Turn, frame: Frame, target: Target): void {
  if (typeof target === 'string') frame.step = target;
  else push(turn, target);
}

/** True when there is nothing more to run: the dialog was a notice over one that still waits. */
function end(turn: Turn, frame: Frame, step: EndStep<Answers>): boolean {
  const context = contextOf(turn, frame);
  const words = lineOf(step, context);
  if (words) say(turn, words);
  const effects = step.effects?.(context) ?? [];
  cause(turn, effects);
  if (effects.some(({ kind }) => kind === 'person.erase')) forget(turn);
  if (effects.some(({ kind }) => kind === 'person.withdraw')) rest(turn);
  const then = evaluate(step.then, context);
  const closed = evaluate(step.closes, context) ?? [];
  const said = evaluate(step.says, context);
  turn.conversation.stack.pop();
  turn.conversation.stack = turn.conversation.stack.filter(
    ({ flow, answers }) =>
      !closed.some((start) => start.flow === flow && agrees(answers, start.answers ?? {})),
  );
  delete turn.conversation.drafts[frame.flow];
  if (evaluate(step.cancelsBelow, context)) leave(turn);
  if (then) {
    push(turn, then);
    return false;
  }
  if (said && handDown(turn, said)) return true;
  if (step.after === 'ask') resurface(turn);
  if (step.after) return true;
  return surface(turn);
}

/** Leaves what was said to the question below; false where that one waits no longer, which the person is told. */
function handDown(turn: Turn, { words, position, question }: Said): boolean {
  const open = openQuestion(turn);
  if (open.position !== position || open.question !== question) {
    turn.before.push(line('engine.question_passed'));
    return false;
  }
  turn.says = words;
  return true;
}

/** What is erased must not live on in a dialog below or in a draft. */
function forget(turn: Turn): void {
  const { conversation } = turn;
  conversation.stack = conversation.stack.slice(-1);
  conversation.drafts = {};
}

/** After a withdrawal every dialog waits as a draft, and begins at its start, where consent is asked. */
function rest(turn: Turn): void {
  const { conversation } = turn;
  for (const frame of conversation.stack.slice(1, -1)) setAside(turn, frame);
  conversation.stack = [...conversation.stack.slice(0, 1), ...conversation.stack.slice(-1)];
  for (const { frame } of Object.values(conversation.drafts)) {
    frame.step = turn.book.flows.get(frame.flow)?.start ?? frame.step;
  }
}

/** Leaves the dialog on top (never the one at the bottom), keeping its answers. */
export function leave(turn: Turn): Frame | undefined {
  const { stack } = turn.conversation;
  if (stack.length < 2) return undefined;
  const frame = stack.pop();
  setAside(turn, frame);
  return frame;
}

/** Back to the dialog below. A notice that came by itself leaves the screen to what it said. */
function surface(turn: Turn): boolean {
  const below = turn.conversation.stack.at(-1);
  if (!below) {
    const home = turn.book.flows.get(turn.book.home);
    if (!home) throw new FlowError('no home flow');
    // Whoever had everything erased is a stranger again, and greeted when they next write.
    turn.conversation.stack.push(newFrame(home.id, home.version, 'welcome'));
    return false;
  }
  const home = below.flow === turn.book.home;
  if (unasked(turn) && (home || turn.replies.length === 0)) return true;
  resurface(turn);
  return true;
}

/** Asks the waiting question again, naming the dialog that it belongs to. */
export function resurface(turn: Turn): void {
  const frame = top(turn);
  if (frame.flow !== turn.book.home) {
    turn.before.push(line('engine.going_on', { title: line(flowOf(turn, frame).title) }));
  }
  show(turn, { again: true });
}

export function say(
  turn: Turn,
  words: ReturnType<typeof lineOf>,
  { attachment, chart }: { [K in 'attachment' | 'chart']?: Reply[K] | undefined } = {},
): void {
  if (!words) return;
  const frame = top(turn);
  turn.replies.push({
    line: paragraphs(...turn.before, words),
    position: `${frame.flow}/${frame.step}`,
    ...(attachment ? { attachment } : {}),
    ...(chart ? { chart } : {}),
  });
  turn.before = [];
}
