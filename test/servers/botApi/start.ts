// Puts a server together and gives its handle to a test; stop() leaves no socket and no timer behind.
import type { Update } from '@grammyjs/types';
import type { AddressInfo } from 'node:net';
import { addPerson, createActor, type Actor, type PersonProfile } from './actors.ts';
import { createFaults, type FaultList } from './faults.ts';
import { createGroup, type Group, type GroupOptions } from './group.ts';
import { createRateLimiter, type RateLimiter } from './rateLimit.ts';
import { chatView, type ChatView } from './screen.ts';
import { createHttpServer, runReply } from './server.ts';
import type { BotApiOptions, Call, Profile, World } from './types.ts';
import { createQueue } from './updates.ts';
import { createWaiting } from './waiting.ts';
import { createWebhook, type Webhook } from './webhook.ts';
import { chatOf, lastCalls } from './world.ts';

export interface BotApi {
  /** For TELEGRAM_API_ROOT; without a slash at the end. */
  url: string;
  token: string;
  port: number;
  /** A person; made on first use, later calls return the same one. */
  user: (id: number, profile?: PersonProfile) => Actor;
  /** Many people who have talked to the bot before, ids in a row, at a tenth of the memory of `user`. */
  crowd: (firstId: number, count: number) => void;
  group: (id: number, options?: GroupOptions) => Group;
  /** What the screen of a chat shows now. */
  chat: (id: number) => ChatView;
  /** Every call in order of arrival, the newest `keepCalls` of them. */
  readonly calls: readonly Call[];
  /** Calls of one method. */
  callsOf: (method: string) => Call[];
  /** How many calls came in all. */
  readonly callCount: number;
  /** Methods that were called and do not exist here; a test may demand that there are none. */
  readonly unknownMethods: readonly string[];
  readonly profile: Profile;
  faults: FaultList;
  /** Present when a flood limit is on. */
  limiter: RateLimiter | undefined;
  webhook: Pick<Webhook, 'info' | 'counts' | 'loseAnswers'>;
  /** Updates not yet confirmed, and getUpdates calls that wait now. */
  pendingUpdates: () => number;
  waitingPolls: () => number;
  /** The updates created so far, by update_id. */
  readonly updates: ReadonlyMap<number, Update>;
  /** Delivers an update again under its old id, as a provider may do. */
  redeliver: (updateId: number) => void;
  /** Delivers any object as an update. */
  inject: (update: Update) => void;
  /** Resolves with the first truthy value of the predicate. */
  waitFor: <T>(
    predicate: () => T | undefined | false | null,
    timeoutMs?: number,
    what?: string,
  ) => Promise<T>;
  /** Cuts every open connection now; the server goes on. */
  dropConnections: () => void;
  /** Ends everything: open polls, webhook deliveries, waiters, sockets. */
  stop: () => Promise<void>;
}

const BOT_ID = 7_012_345_678;
const TIMEOUT_MS = 5_000;

/** A Bot API server on a loopback port. */
export async function startBotApi(options: BotApiOptions = {}): Promise<BotApi> {
  const world = createWorld(options);
  const server = createHttpServer(world);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(world.options.port, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  const actors = new Map<number, Actor>();
  const groups = new Map<number, Group>();
  return {
    url: `http://127.0.0.1:${port}`,
    token: world.token,
    port,
    user: (id, profile) => remember(actors, id, () => createActor(world, id, profile)),
    crowd: (firstId, count) => {
      for (let id = firstId; id < firstId + count; id += 1) addPerson(world, id, { started: true });
    },
    group: (id, groupOptions) => remember(groups, id, () => createGroup(world, id, groupOptions)),
    chat: (id) => chatView(chatOf(world, id)),
    calls: world.calls,
    callsOf: (method) => world.calls.filter((call) => call.method === method),
    get callCount() {
      return world.callCount;
    },
    unknownMethods: world.unknownMethods,
    profile: world.profile,
    faults: world.faults,
    limiter: world.limiter,
    webhook: world.webhook,
    pendingUpdates: () => world.queue.size(),
    waitingPolls: () => world.queue.waitingPolls(),
    updates: world.sentUpdates,
    redeliver: (updateId) => {
      const update = world.sentUpdates.get(updateId);
      if (update === undefined) throw new Error(`No update ${updateId} on this server.`);
      world.queue.inject(update);
    },
    inject: (update) => world.queue.inject(update),
    waitFor: (predicate, timeoutMs = TIMEOUT_MS, what = '') =>
      world.waiting.until(predicate, timeoutMs, () => `${what} ${lastCalls(world)}`),
    dropConnections: () => server.closeAllConnections(),
    stop: async () => {
      world.waiting.stop();
      world.queue.stop();
      world.webhook.stop();
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
}

function remember<T>(known: Map<number, T>, id: number, make: () => T): T {
  const old = known.get(id);
  if (old !== undefined) return old;
  const made = make();
  known.set(id, made);
  return made;
}

function createWorld(options: BotApiOptions): World {
  const full: Required<BotApiOptions> = {
    port: 0,
    token: `${BOT_ID}:${'LoopbackTestToken'.repeat(2)}x`,
    username: 'bighug_test_bot',
    now: () => new Date(),
    rateLimit: false,
    callbackTtlMs: 15_000,
    webhookRetryMs: 100,
    webhookTimeoutMs: 60_000,
    strictTiming: false,
    readsAllGroupMessages: false,
    keepCalls: 20_000,
    keepMessages: 500,
    ...options,
  };
  const { rateLimit } = full;
  const world: World = {
    options: full,
    me: botProfile(full),
    token: full.token,
    people: new Map(),
    chats: new Map(),
    files: new Map(),
    fileBytes: 0,
    callbacks: new Map(),
    profile: {
      names: new Map(),
      descriptions: new Map(),
      shortDescriptions: new Map(),
      menuButtons: new Map(),
      commands: new Map(),
    },
    calls: [],
    callCount: 0,
    unknownMethods: [],
    sentUpdates: new Map(),
    ids: { message: 0, update: 412_000_000, callback: 0, file: 0 },
    faults: createFaults(),
    limiter:
      rateLimit === false ? undefined : createRateLimiter(rateLimit === true ? {} : rateLimit),
    waiting: createWaiting(),
    get queue() {
      return queue;
    },
    get webhook() {
      return webhook;
    },
  };
  const webhook = createWebhook(world, (reply) => {
    void runReply(world, reply);
  });
  const queue = createQueue(world, (entry) => webhook.take(entry));
  return world;
}

function botProfile({ token, username, readsAllGroupMessages }: Required<BotApiOptions>) {
  return {
    id: Number(token.split(':')[0]),
    is_bot: true as const,
    first_name: 'BIG HUG Bekasi',
    username,
    can_join_groups: true,
    can_read_all_group_messages: readsAllGroupMessages,
    supports_inline_queries: false,
    can_connect_to_business: false,
    has_main_web_app: false,
    has_topics_enabled: false,
    allows_users_to_create_topics: false,
    can_manage_bots: false,
    supports_join_request_queries: false,
  };
}
