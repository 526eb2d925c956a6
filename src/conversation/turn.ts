/** The working state of one turn: what the engine's parts share while they advance a conversation, and nothing else. */
import type { Effect } from '../domain/effect.ts';
import type { Facts } from '../domain/facts.ts';
import { personAfter } from '../domain/personAfter.ts';
import type { Query, QueryKind, QueryResult } from '../domain/query.ts';
import { queryKey } from '../domain/query.ts';
import type { Input } from './input.ts';
import type { Line, Reply } from './reply.ts';
import type { Conversation, Frame } from './state.ts';
import type { Answers, Book, Context, Flow, Next, Step, Target } from './step.ts';

export type Results = ReadonlyMap<string, unknown>;

export type Turn = {
  readonly book: Book;
  /** What is being heard. */
  input: Input;
  readonly results: Results;
  facts: Facts;
  conversation: Conversation;
  replies: Reply[];
  effects: Effect[];
  path: string[];
  /** Lines that go before the next reply, in the same bubble. */
  before: Line[];
  /** The line that says where a dialog was left long ago: not said where another one opens first. */
  welcome?: Line;
  /** The dialog whose list was tapped just now. */
  tapped?: string;
  /** What the question on top is to hear next, as if it were typed. */
  says?: string;
  /** False when nothing could be made of the input: a phone channel may wait for the next bubble. */
  understood: boolean;
};

/** Thrown inside the engine to ask the shell for facts; caught in `advance`, never seen outside. */
export class Missing extends Error {
  readonly queries: Query[];
  constructor(queries: Query[]) {
    super('needs facts');
    this.queries = queries;
  }
}

/** A dialog that cannot go on: a bug in a flow. */
export class FlowError extends Error {}

export function ensure(turn: Turn, queries: readonly Query[]): void {
  const missing = queries.filter((query) => !turn.results.has(queryKey(query)));
  if (missing.length > 0) throw new Missing(missing);
}

/** What a query gave; asking for one that was not declared is a bug in the flow. */
export function read<K extends QueryKind>(
  turn: Turn,
  query: Extract<Query, { kind: K }>,
): QueryResult<K> {
  const key = queryKey(query);
  if (!turn.results.has(key)) throw new FlowError(`read without needs: ${key}`);
  return turn.results.get(key) as QueryResult<K>;
}

export function top(turn: Turn): Frame {
  const frame = turn.conversation.stack.at(-1);
  if (!frame) throw new FlowError('the stack is empty');
  return frame;
}

export function flowOf(turn: Turn, frame: Frame): Flow {
  const flow = turn.book.flows.get(frame.flow);
  if (!flow) throw new FlowError(`no flow ${frame.flow}`);
  return flow;
}

export function stepOf(turn: Turn, frame: Frame): Step<Answers> {
  const step = flowOf(turn, frame).steps[frame.step];
  if (!step) throw new FlowError(`no step ${frame.flow}/${frame.step}`);
  return step;
}

/** The context of a frame, after its step's needs are known. */
export function contextOf(turn: Turn, frame: Frame, again = false): Context<Answers> {
  const step = stepOf(turn, frame);
  const base = { answers: frame.answers, facts: turn.facts, again };
  if (step.needs) ensure(turn, step.needs(base));
  return { ...base, read: (query) => read(turn, query) };
}

export function evaluate<T>(
  value: T | ((context: Context<Answers>) => T),
  context: Context<Answers>,
): T {
  return typeof value === 'function' ? (value as (context: Context<Answers>) => T)(context) : value;
}

export function nextOf(next: Next<Answers>, context: Context<Answers>, answer: unknown): Target {
  if (typeof next === 'string') return next;
  if (typeof next === 'function') return next(context, answer);
  const name = (typeof answer === 'string' ? next[answer] : undefined) ?? next['*'];
  if (name === undefined) throw new FlowError(`no next step for ${JSON.stringify(answer)}`);
  return name;
}

/** The line a step says, with its values. */
export function lineOf(
  say: { text?: unknown; values?: unknown },
  context: Context<Answers>,
): Line | undefined {
  if (say.text === undefined) return undefined;
  const text = evaluate(say.text as string | Line, context);
  if (typeof text !== 'string') return text;
  const values = say.values === undefined ? undefined : evaluate(say.values as object, context);
  return { text, ...(values ? { values } : {}) } as Line;
}

/** Collects effects; what they change about the person is seen by the rest of the turn. */
export function cause(turn: Turn, effects: readonly Effect[]): void {
  for (const effect of effects) {
    turn.effects.push(effect);
    turn.facts = { ...turn.facts, person: personAfter(turn.facts, effect) };
  }
}
