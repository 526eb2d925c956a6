// Webhook delivery: every update is posted until it is answered 2xx, in order within its lane.
import type { WebhookInfo } from '@grammyjs/types';
import { Agent, request as httpRequest, type ClientRequest } from 'node:http';
import { badRequest, tooManyRequests } from './errors.ts';
import { intArg, isObject, textArg, type JsonObject } from './params.ts';
import type { Params, World } from './types.ts';
import type { Entry } from './updates.ts';
import { unixNow } from './world.ts';

export interface Webhook {
  isSet: () => boolean;
  /** Carries out setWebhook or, with an empty url, deleteWebhook; returns the description. */
  set: (params: Params) => string;
  info: () => WebhookInfo;
  /** A new entry is in the queue. */
  take: (entry: Entry) => void;
  /** Delivery attempts so far, and those that failed. */
  counts: { posted: number; failed: number };
  /** The next n successful answers count as lost, so that the update comes again. */
  loseAnswers: (times: number) => void;
  stop: () => void;
}

interface Target {
  url: URL;
  secret: string;
  maxConnections: number;
}

interface Lane {
  entries: Entry[];
  busy: boolean;
  wakeAt: number;
  fails: number;
}

interface State {
  world: World;
  agent: Agent;
  target: Target | undefined;
  lanes: Map<string, Lane>;
  active: number;
  timer: NodeJS.Timeout | undefined;
  requests: Set<ClientRequest>;
  error: { date: number; message: string } | undefined;
  lose: number;
  lastSetAt: number;
  counts: { posted: number; failed: number };
  onReply: (reply: JsonObject) => void;
}

const DEFAULT_CONNECTIONS = 40;
const MAX_RETRY_MS = 60_000;
const MAX_ANSWER_BYTES = 1_000_000;

/** The webhook of one bot. `onReply` carries out the method that an answer may contain. */
export function createWebhook(world: World, onReply: (reply: JsonObject) => void): Webhook {
  const state: State = {
    world,
    agent: new Agent({ keepAlive: true, maxSockets: 100 }),
    target: undefined,
    lanes: new Map(),
    active: 0,
    timer: undefined,
    requests: new Set(),
    error: undefined,
    lose: 0,
    lastSetAt: -Infinity,
    counts: { posted: 0, failed: 0 },
    onReply,
  };
  return {
    counts: state.counts,
    isSet: () => state.target !== undefined,
    set: (params) => set(state, params),
    info: () => info(state),
    take: (entry) => {
      if (state.target === undefined) return;
      enqueue(state, entry);
      pump(state);
    },
    loseAnswers: (times) => {
      state.lose = times;
    },
    stop: () => {
      state.target = undefined;
      clearTimeout(state.timer);
      for (const each of state.requests) each.destroy();
      state.agent.destroy();
    },
  };
}

function set(state: State, params: Params): string {
  const { world } = state;
  const raw = textArg(params, 'url');
  const next = raw === '' ? undefined : targetOf(params, raw);
  if (next !== undefined && world.options.strictTiming) {
    if (performance.now() < state.lastSetAt + 1000) throw tooManyRequests(1);
    state.lastSetAt = performance.now();
  }
  const drop = ['true', '1', 'yes'].includes(textArg(params, 'drop_pending_updates').toLowerCase());
  const had = state.target;
  if (drop) world.queue.clear();
  if (next !== undefined) world.queue.allow(params);
  if (!drop && JSON.stringify(had) === JSON.stringify(next)) {
    return next === undefined ? 'Webhook is already deleted' : 'Webhook is already set';
  }
  state.target = next;
  state.error = undefined;
  state.lanes = new Map();
  clearTimeout(state.timer);
  if (next === undefined)
    return had === undefined ? 'Webhook is already deleted' : 'Webhook was deleted';
  world.queue.abortPoll('terminated by setWebhook request');
  for (const entry of world.queue.entries()) enqueue(state, entry);
  pump(state);
  return 'Webhook was set';
}

function targetOf(params: Params, raw: string): Target {
  let url: URL;
  try {
    url = new URL(raw.includes('://') ? raw : `https://${raw}`);
  } catch {
    throw badRequest('invalid webhook URL specified');
  }
  // The real one takes HTTPS only; this one posts to loopback only and so takes plain HTTP there.
  const loopback = ['127.0.0.1', 'localhost', '[::1]'].includes(url.hostname);
  if (url.protocol !== 'http:' || !loopback) {
    if (url.protocol !== 'https:') {
      throw badRequest('bad webhook: An HTTPS URL must be provided for webhook');
    }
    throw badRequest('bad webhook: Failed to resolve host: Name or service not known');
  }
  const secret = textArg(params, 'secret_token');
  if (secret.length > 256) throw badRequest('secret token is too long');
  if (!/^[A-Za-z0-9_-]*$/.test(secret)) {
    throw badRequest('secret token contains unallowed characters');
  }
  const maxConnections = intArg(params, 'max_connections', DEFAULT_CONNECTIONS, 1, 100);
  return { url, secret, maxConnections };
}

function info(state: State): WebhookInfo {
  const { target, error, world } = state;
  const allowed = world.queue.allowed() as WebhookInfo['allowed_updates'];
  return {
    url: target?.url.href ?? '',
    has_custom_certificate: false,
    pending_update_count: world.queue.size(),
    ...(error === undefined
      ? {}
      : { last_error_date: error.date, last_error_message: error.message }),
    ...(target === undefined
      ? {}
      : { max_connections: target.maxConnections, ip_address: '127.0.0.1' }),
    ...(allowed === undefined ? {} : { allowed_updates: allowed }),
  };
}

function enqueue(state: State, entry: Entry): void {
  const lane = state.lanes.get(entry.lane);
  if (lane !== undefined) lane.entries.push(entry);
  else state.lanes.set(entry.lane, { entries: [entry], busy: false, wakeAt: 0, fails: 0 });
}

function pump(state: State): void {
  const { target } = state;
  clearTimeout(state.timer);
  if (target === undefined) return;
  const now = performance.now();
  let next = Infinity;
  for (const [key, lane] of state.lanes) {
    if (state.active >= target.maxConnections) return;
    const entry = lane.entries[0];
    if (lane.busy || entry === undefined) continue;
    if (lane.wakeAt > now) next = Math.min(next, lane.wakeAt);
    else void deliver(state, target, key, lane, entry);
  }
  if (next !== Infinity) state.timer = setTimeout(() => pump(state), next - now + 1);
}

async function deliver(state: State, target: Target, key: string, lane: Lane, entry: Entry) {
  lane.busy = true;
  state.active += 1;
  state.counts.posted += 1;
  const answer = await post(state, target, entry);
  state.active -= 1;
  lane.busy = false;
  if (answer.ok && state.lose > 0) {
    state.lose -= 1;
    fail(state, lane, 'Webhook connection closed', 0);
  } else if (answer.ok) {
    state.world.queue.remove(entry);
    if (answer.reply !== undefined) state.onReply(answer.reply);
    lane.entries.shift();
    lane.fails = 0;
    if (state.lanes.get(key) === lane) {
      state.lanes.delete(key); // a lane that was served goes to the end
      if (lane.entries.length > 0) state.lanes.set(key, lane);
    }
  } else {
    fail(state, lane, answer.message, answer.retryAfter);
  }
  state.world.waiting.changed();
  pump(state);
}

function fail(state: State, lane: Lane, message: string, retryAfter: number): void {
  state.counts.failed += 1;
  state.error = { date: unixNow(state.world), message };
  const delay = Math.min(MAX_RETRY_MS, state.world.options.webhookRetryMs * 2 ** lane.fails);
  lane.fails += 1;
  lane.wakeAt = performance.now() + (retryAfter > 0 ? retryAfter * 1000 : delay);
}

type Answer =
  { ok: true; reply: JsonObject | undefined } | { ok: false; message: string; retryAfter: number };

function post(state: State, target: Target, entry: Entry): Promise<Answer> {
  return new Promise((resolve) => {
    const body = Buffer.from(JSON.stringify(entry.update));
    const request = httpRequest(target.url, {
      method: 'POST',
      agent: state.agent,
      timeout: state.world.options.webhookTimeoutMs,
      headers: {
        'content-type': 'application/json',
        'content-length': body.length,
        'accept-encoding': 'gzip, deflate',
        ...(target.secret === '' ? {} : { 'x-telegram-bot-api-secret-token': target.secret }),
      },
    });
    const end = (answer: Answer): void => {
      state.requests.delete(request);
      resolve(answer);
    };
    const broken = (message: string): void => end({ ok: false, message, retryAfter: 0 });
    state.requests.add(request);
    request.on('error', (error) => broken(error.message));
    request.on('timeout', () => request.destroy(new Error('Read timeout expired')));
    request.on('response', (response) => {
      const chunks: Buffer[] = [];
      let size = 0;
      response.on('data', (chunk: Buffer) => {
        size += chunk.length;
        if (size <= MAX_ANSWER_BYTES) chunks.push(chunk);
      });
      response.on('error', () => broken('Webhook connection closed'));
      response.on('end', () => {
        const code = response.statusCode ?? 0;
        if (code >= 200 && code <= 299) return end({ ok: true, reply: replyOf(chunks) });
        const message = `Wrong response from the webhook: ${code} ${response.statusMessage ?? ''}`;
        return end({
          ok: false,
          message,
          retryAfter: Number(response.headers['retry-after']) || 0,
        });
      });
    });
    request.end(body);
  });
}

function replyOf(chunks: Buffer[]): JsonObject | undefined {
  try {
    const value = JSON.parse(Buffer.concat(chunks).toString()) as unknown;
    const method = isObject(value) ? value['method'] : undefined;
    if (!isObject(value) || typeof method !== 'string' || /^get/i.test(method)) return undefined;
    return value;
  } catch {
    return undefined;
  }
}
