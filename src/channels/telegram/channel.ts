/** The Telegram channel: updates in by polling or webhook, messages out; the chat library's objects stop in this folder. */
import type { Api } from 'grammy';
import type { UserFromGetMe } from 'grammy/types';
import type { Logger } from 'pino';
import { setTimeout as pause } from 'node:timers/promises';
import type { Blobs, Channel, Devices } from '../../app/ports.ts';
import type { Http } from '../http.ts';
import { createApi, OFFICIAL_API_ROOT } from './api.ts';
import { TelegramSetupError } from '../setupErrors.ts';
import { codeOf, describe } from './failures.ts';
import { createIntake } from './intake.ts';
import type { Receive } from './intake.ts';
import { setMenuFor, setMenus } from './menus.ts';
import type { MenuEntry, Menus } from './menus.ts';
import { createOptionNames } from './optionNames.ts';
import { createPace, FREE_PER_SECOND, limitsOf } from './pace.ts';
import type { Limits } from './pace.ts';
import { createPolling, POLL_SECONDS } from './polling.ts';
import { createMarks } from './marks.ts';
import { createPost } from './post.ts';
import type { Post } from './post.ts';
import { createSender } from './send.ts';
import { createTopics } from './topics.ts';
import { registerWebhook, WEBHOOK_PATH } from './webhook.ts';
import { UPDATE_KINDS } from './wire.ts';

const LONGEST_BACKOFF_MS = 30_000;
/** At the stop, calls that only make the chat nicer are waited for no longer than this. */
const COURTESY_MS = 3_000;

export type TelegramOptions = {
  token: string;
  /** Another Bot API server; without a slash at the end. */
  apiRoot?: string;
  /** `url` is public, with or without /webhooks/telegram behind it; without a webhook it is long polling. */
  webhook?: { url: string; secret: string; http: Http };
  blobs: Blobs;
  devices: Pick<Devices, 'read' | 'write' | 'prune'>;
  /** The chat of the staff's group of this account, if there is one. */
  staffGroup: (account: string) => Promise<string | undefined>;
  log: Logger;
  now: () => Date;
  menus: Menus;
  /** Whether it is this process that polls, where several could. */
  polls?: () => boolean;
  /** Whether it is this process that sends, where several could: the limits are the bot's, not a process's. */
  sends?: () => boolean;
  /** Messages a second that Telegram lets this bot send; more than every bot may are paid for. */
  allowed?: number;
  /** Other limits than Telegram's, for a server of one's own. */
  limits?: Partial<Limits>;
  /** Another way to the server than over HTTP. */
  post?: Post;
};

export type TelegramChannel = Channel & {
  /** The menu of one person's private chat: their staff commands in their language; an empty list resets it. */
  setMenuFor(chatId: string, commands: readonly MenuEntry[]): Promise<void>;
};

/** With a webhook, its route is registered at once: create the channel before the server listens. */
export function createTelegram(how: TelegramOptions): TelegramChannel {
  const { token, log, webhook } = how;
  // The number in front of the token is the bot's own id, known before Telegram can be reached.
  const account = token.split(':')[0] ?? '';
  const connection = { token, apiRoot: (how.apiRoot ?? OFFICIAL_API_ROOT).replace(/\/+$/, '') };
  const post = how.post ?? createPost();
  const api = createApi(connection, { post });
  const names = createOptionNames({ devices: how.devices, account, now: how.now });
  const marks = createMarks();
  const { allowed = FREE_PER_SECOND } = how;
  const pace = createPace({ ...limitsOf(allowed), ...how.limits });
  const paid = allowed > FREE_PER_SECOND;
  const topics = createTopics({ api, devices: how.devices, account, log, now: how.now });
  const sender = createSender({ api, blobs: how.blobs, names, pace, paid, marks, topics, log });
  let me: UserFromGetMe | undefined;
  let receiving: Receive | undefined;
  let menus: Promise<void> | undefined;
  const stopping = new AbortController();
  const underWay = new Set<Promise<unknown>>();
  const intake = createIntake({
    api,
    connection,
    account,
    username: () => me?.username,
    blobs: how.blobs,
    names,
    newestTurn: sender.newestTurn,
    marks,
    topics,
    staffGroup: () => how.staffGroup(account),
    sends: how.sends,
    log,
    now: how.now,
  });
  const polling = createPolling({
    api: createApi(connection, { post, timeoutSeconds: POLL_SECONDS + 15 }),
    intake,
    log,
    ours: () => how.polls?.() ?? true,
    prepare: async () => {
      await introduce();
      await api.deleteWebhook();
    },
  });
  if (webhook)
    registerWebhook({
      server: webhook.http.server,
      secret: webhook.secret,
      log,
      take: () => taker(),
    });

  function taker(): ((update: unknown) => Promise<void>) | undefined {
    const receive = receiving;
    if (!receive) return undefined;
    return (update) => {
      const happened = intake.read(update);
      intake.greet(happened);
      return track(intake.keep(happened, receive));
    };
  }

  function track<T>(work: Promise<T>): Promise<T> {
    const done = work.finally(() => underWay.delete(done));
    underWay.add(done);
    return done;
  }

  async function introduce(): Promise<void> {
    if (me) return;
    me = await api.getMe();
    log.info({ bot: me.username }, 'connected to Telegram');
    menus = setMenus(api, how.menus, log);
  }

  async function start(receive: Receive): Promise<void> {
    receiving = receive;
    try {
      await introduce();
      if (webhook) await setWebhook(api, webhook);
    } catch (thrown) {
      refuseWrongSettings(thrown, webhook !== undefined);
      log.warn(
        { why: describe(thrown) },
        'Telegram cannot be reached yet; trying again until it can',
      );
      if (webhook) void track(setWebhookPatiently(webhook));
    }
    if (!webhook) void polling.run(receive);
  }

  async function setWebhookPatiently(target: NonNullable<typeof webhook>): Promise<void> {
    for (let tries = 0; !stopping.signal.aborted; tries++) {
      const ms = Math.min(1000 * 2 ** tries, LONGEST_BACKOFF_MS);
      await pause(ms, undefined, { signal: stopping.signal }).catch(() => undefined);
      if (stopping.signal.aborted) return;
      try {
        await introduce();
        await setWebhook(api, target);
        return log.info('the webhook is set');
      } catch (thrown) {
        log.error({ why: describe(thrown) }, 'the webhook is not set yet');
      }
    }
  }

  return {
    id: 'telegram',
    gathers: true,
    start,
    send: (outbound) => {
      if (!outbound.proactive) intake.answered(Number(outbound.address.id));
      return sender.send(outbound);
    },
    elsewhere: () => how.sends?.() === false,
    async stop() {
      stopping.abort();
      receiving = undefined;
      await polling.stop();
      await Promise.allSettled(underWay);
      await Promise.race([
        Promise.all([intake.idle(), menus]),
        pause(COURTESY_MS, undefined, { ref: false }),
      ]);
    },
    startLink: () => (me ? `https://t.me/${me.username}?start=` : undefined),
    setMenuFor: (chatId, commands) => setMenuFor(api, chatId, commands, log),
  };
}

async function setWebhook(
  api: Api,
  { url, secret }: { url: string; secret: string },
): Promise<void> {
  const base = url.replace(/\/+$/, '');
  await api.setWebhook(base.endsWith(WEBHOOK_PATH) ? base : base + WEBHOOK_PATH, {
    secret_token: secret,
    allowed_updates: UPDATE_KINDS,
  });
}

/** What no waiting puts right stops the start, with what to do; the rest is returned from. */
function refuseWrongSettings(thrown: unknown, webhook: boolean): void {
  const code = codeOf(thrown);
  if (code === 401 || code === 404) {
    throw new TelegramSetupError(
      'Telegram does not accept TELEGRAM_BOT_TOKEN. Copy it again from @BotFather (/mybots, API Token) into .env' +
        ' (and check TELEGRAM_API_ROOT, if it is set).',
    );
  }
  if (code === 400 && webhook) {
    throw new TelegramSetupError(
      `Telegram refuses the webhook (${describe(thrown)}). PUBLIC_URL must be an https address that is reachable ` +
        'from the internet; without PUBLIC_URL the bot polls and needs none.',
    );
  }
}
