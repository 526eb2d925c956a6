// The queue of updates and long polling: an update stays until an offset above it confirms it.
import type { Update } from '@grammyjs/types';
import { conflict } from './errors.ts';
import { intArg, jsonArg } from './params.ts';
import type { Params, World } from './types.ts';

export type UpdateKind =
  | 'message'
  | 'edited_message'
  | 'callback_query'
  | 'my_chat_member'
  | 'chat_member'
  | 'message_reaction';

export interface Entry {
  update: Update;
  /** Updates of one lane reach a webhook in order. */
  lane: string;
  /** A repeated or injected update: handed out once, whatever the offset. */
  once: boolean;
}

export interface UpdateQueue {
  /** Creates an update of this kind, or nothing when the bot did not ask for the kind. */
  push: (kind: UpdateKind, payload: unknown, lane: string) => Update | undefined;
  /** Delivers this very object, whatever its id; for duplicates and old updates. */
  inject: (update: Update, lane?: string) => void;
  poll: (params: Params, signal: AbortSignal) => Promise<Update[]>;
  /** Ends the waiting poll with 409. */
  abortPoll: (message: string) => void;
  /** Takes over `allowed_updates` when given. */
  allow: (params: Params) => void;
  allowed: () => string[] | undefined;
  waitingPolls: () => number;
  entries: () => Iterable<Entry>;
  size: () => number;
  remove: (entry: Entry) => void;
  clear: () => void;
  stop: () => void;
}

interface Waiting {
  offset: number;
  limit: number;
  resolve: (updates: Update[]) => void;
  reject: (error: Error) => void;
}

const MAX_PENDING = 300_000;
const MAX_TIMEOUT_S = 50;
const TAIL_TOLERANCE = 10; // an offset further ahead than this is ignored by the real queue
const NOT_BY_DEFAULT = new Set(['chat_member', 'message_reaction', 'message_reaction_count']);
const OTHER_POLLER =
  'terminated by other getUpdates request; make sure that only one bot instance is running';
const WEBHOOK_ACTIVE =
  "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first";

interface State {
  world: World;
  entries: Set<Entry>;
  allowed: string[] | undefined;
  waiting: Waiting | undefined;
  wakeup: NodeJS.Immediate | undefined;
  last: { offset: number; at: number };
  onEntry: (entry: Entry) => void;
}

/** The queue of one bot. `onEntry` hears of every new entry (the webhook listens). */
export function createQueue(world: World, onEntry: (entry: Entry) => void): UpdateQueue {
  const state: State = {
    world,
    entries: new Set(),
    allowed: undefined,
    waiting: undefined,
    wakeup: undefined,
    last: { offset: Number.NaN, at: 0 },
    onEntry,
  };
  return {
    push: (kind, payload, lane) => push(state, kind, payload, lane),
    inject: (update, lane = `again ${update.update_id}`) => {
      add(state, { update, lane, once: true });
    },
    poll: (params, signal) => poll(state, params, signal),
    abortPoll: (message) => state.waiting?.reject(conflict(message)),
    allow: (params) => allow(state, params),
    allowed: () => state.allowed,
    waitingPolls: () => (state.waiting === undefined ? 0 : 1),
    entries: () => state.entries,
    size: () => state.entries.size,
    remove: (entry) => state.entries.delete(entry),
    clear: () => {
      state.entries.clear();
    },
    stop: () => {
      if (state.wakeup !== undefined) clearImmediate(state.wakeup);
      state.waiting?.resolve([]);
    },
  };
}

function push(state: State, kind: UpdateKind, payload: unknown, lane: string): Update | undefined {
  const { world, allowed } = state;
  const wanted = allowed === undefined ? !NOT_BY_DEFAULT.has(kind) : allowed.includes(kind);
  if (!wanted) return undefined;
  world.ids.update += 1;
  // Frozen in time: later edits of the message must not change an update that waits.
  const copy = structuredClone(payload);
  const update = { update_id: world.ids.update, [kind]: copy } as unknown as Update;
  world.sentUpdates.set(update.update_id, update);
  for (const id of world.sentUpdates.keys()) {
    if (world.sentUpdates.size <= world.options.keepCalls) break;
    world.sentUpdates.delete(id);
  }
  add(state, { update, lane, once: false });
  return update;
}

function add(state: State, entry: Entry): void {
  if (state.entries.size >= MAX_PENDING) throw new Error('Too many pending updates in a test.');
  state.entries.add(entry);
  state.onEntry(entry);
  if (state.waiting === undefined) return;
  state.wakeup ??= setImmediate(() => wake(state)); // what comes together is answered together
}

function wake(state: State): void {
  state.wakeup = undefined;
  const { waiting } = state;
  if (waiting === undefined) return;
  const batch = take(state, waiting.offset, waiting.limit);
  if (batch.length > 0) waiting.resolve(batch);
}

async function poll(state: State, params: Params, signal: AbortSignal): Promise<Update[]> {
  const { world, last } = state;
  if (world.webhook.isSet()) throw conflict(WEBHOOK_ACTIVE);
  const offset = intArg(params, 'offset', 0);
  let limit = intArg(params, 'limit', 100, 1, 100);
  let timeout = intArg(params, 'timeout', 0, 0, MAX_TIMEOUT_S);
  allow(state, params);
  const now = performance.now();
  if (world.options.strictTiming && offset === last.offset) {
    if (now < last.at + 3000) timeout = Math.max(timeout, 3);
    if (now < last.at + 500) limit = 1;
  }
  state.last = { offset, at: now };
  const batch = take(state, offset, limit);
  if (batch.length > 0 || timeout === 0) return batch;
  state.waiting?.reject(conflict(OTHER_POLLER));
  return wait(state, offset, limit, timeout, signal);
}

function wait(
  state: State,
  offset: number,
  limit: number,
  seconds: number,
  signal: AbortSignal,
): Promise<Update[]> {
  return new Promise<Update[]>((resolve, reject) => {
    const gone = (): void => mine.resolve([]);
    const timer = setTimeout(gone, seconds * 1000);
    const done = (): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', gone);
      if (state.waiting === mine) state.waiting = undefined;
    };
    const mine: Waiting = {
      offset,
      limit,
      resolve: (updates) => {
        done();
        resolve(updates);
      },
      reject: (error) => {
        done();
        reject(error);
      },
    };
    state.waiting = mine;
    signal.addEventListener('abort', gone);
    if (signal.aborted) gone();
  });
}

function allow(state: State, params: Params): void {
  const value = jsonArg(params, 'allowed_updates', 'allowed updates');
  if (!Array.isArray(value)) return;
  const names = value.filter((name): name is string => typeof name === 'string');
  state.allowed = names.length === 0 ? undefined : names;
}

/** Confirms everything below the offset and returns the first `limit` of the rest. */
function take(state: State, offset: number, limit: number): Update[] {
  const { world, entries } = state;
  if (offset < 0) {
    const surplus = entries.size + offset;
    let index = 0;
    for (const entry of entries) {
      if (index >= surplus) break;
      entries.delete(entry);
      index += 1;
    }
  } else if (offset <= world.ids.update + TAIL_TOLERANCE) {
    for (const entry of entries) {
      if (!entry.once && entry.update.update_id >= offset) break;
      if (!entry.once) entries.delete(entry);
    }
  }
  const batch: Update[] = [];
  for (const entry of entries) {
    if (batch.length >= limit) break;
    batch.push(entry.update);
    if (entry.once) entries.delete(entry);
  }
  if (batch.length > 0) world.waiting.changed();
  return batch;
}
