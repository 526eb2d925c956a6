/** Long polling that confirms nothing before it is durable: an update is confirmed when it and all before it are kept.
 *
 * grammY's own loop is not used, for three reasons: its stop() confirms the update that is just being handled,
 * kept or not; an update whose handling fails is confirmed with its batch; and one slow photo holds up everybody.
 * Here different chats go side by side, one chat stays in order, and a new poll does not wait for the slowest.
 */
import type { Api } from 'grammy';
import type { Logger } from 'pino';
import { setMaxListeners } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { codeOf, describe } from './failures.ts';
import type { Intake, Receive } from './intake.ts';
import type { Happened } from './updates.ts';
import { UPDATE_KINDS } from './wire.ts';

export const POLL_SECONDS = 30;
/** How soon to look again while something is still being handled. */
const BUSY_POLL_MS = 600;
const CONFIRM_TIMEOUT_MS = 3_000;
/** How soon to look again whether it is ours to poll. */
const NOT_OURS_MS = 1_000;
/**
 * Pauses double from `firstMs` to `longestMs`. After `maxTries` failures of one update, while others went well, it
 * is the update that is at fault: it is given up, with an error in the log, so that it cannot hold up everybody.
 */
export type Patience = { firstMs: number; longestMs: number; maxTries: number };
const PATIENCE: Patience = { firstMs: 500, longestMs: 30_000, maxTries: 30 };

export type Polling = {
  /** Resolves when polling has ended, which only stop() brings about. */
  run(receive: Receive): Promise<void>;
  /** Ends the open poll at once; resolves when everything that was under way is finished. */
  stop(): Promise<void>;
};

export function createPolling(how: {
  api: Api;
  intake: Intake;
  log: Logger;
  /** What has to be done before the first poll; called again after each trouble until it succeeds once. */
  prepare: () => Promise<void>;
  /** Of several workers one may poll; false while it is another. */
  ours: () => boolean;
  patience?: Patience;
}): Polling {
  const { api, intake, log } = how;
  const patience = how.patience ?? PATIENCE;
  const stopping = new AbortController();
  const { signal } = stopping;
  // Every chat that waits to try again listens for the stop.
  setMaxListeners(0, signal);
  /** Seen and not yet confirmed, by update id; true when durable. */
  const seen = new Map<number, boolean>();
  const chains = new Map<string, Promise<void>>();
  let offset = 0;
  /** Messages that could be kept: while there are none, the trouble is ours and no update is given up. */
  let kept = 0;
  let running: Promise<void> | undefined;

  async function loop(receive: Receive): Promise<void> {
    let prepared = false;
    let troubles = 0;
    while (!signal.aborted) {
      if (!how.ours()) {
        prepared = false;
        await sleep(NOT_OURS_MS);
        continue;
      }
      try {
        if (!prepared) await how.prepare();
        prepared = true;
        const updates = await poll();
        if (troubles > 0) log.info('Telegram answers again');
        troubles = 0;
        for (const update of updates) begin(update, receive);
        if (chains.size > 0) await allDoneWithin(BUSY_POLL_MS);
        advance();
      } catch (thrown) {
        if (signal.aborted) break;
        if (troubles === 0) log.error({ why: describe(thrown) }, adviceFor(thrown));
        await sleep(pauseAfter(troubles++));
      }
    }
    await allDone();
    advance();
  }

  function poll() {
    const timeout = seen.size > 0 ? 0 : POLL_SECONDS;
    const request = { offset, timeout, limit: 100, allowed_updates: UPDATE_KINDS };
    return api.getUpdates(request, asTyped(signal));
  }

  function confirm() {
    const soon = AbortSignal.timeout(CONFIRM_TIMEOUT_MS);
    return api.getUpdates({ offset, limit: 1, timeout: 0 }, asTyped(soon));
  }

  function begin(update: { update_id: number }, receive: Receive): void {
    const id = update.update_id;
    if (seen.has(id)) return;
    seen.set(id, false);
    const happened = intake.read(update);
    intake.greet(happened);
    const chat = 'chatId' in happened ? String(happened.chatId) : `update ${id}`;
    const before = chains.get(chat) ?? Promise.resolve();
    const chain = before
      .then(() => persist(id, happened, receive))
      .finally(() => {
        if (chains.get(chat) === chain) chains.delete(chat);
      });
    chains.set(chat, chain);
  }

  /** Tries until it is kept; the stop of the program leaves it unconfirmed, so that it comes again. */
  async function persist(id: number, happened: Happened, receive: Receive): Promise<void> {
    let keptBefore = kept;
    for (let tries = 0; !(tries > 0 && signal.aborted); tries++) {
      try {
        await intake.keep(happened, async (message) => {
          await receive(message);
          kept += 1;
        });
        seen.set(id, true);
        return;
      } catch (thrown) {
        log.error({ update: id, tries, why: describe(thrown) }, 'an update could not be kept yet');
        if (tries === 0) keptBefore = kept;
        if (tries >= patience.maxTries && kept > keptBefore) {
          log.error(
            { update: id },
            'an update is given up: others could be kept, this one could not',
          );
          seen.set(id, true);
          return;
        }
        await sleep(pauseAfter(tries));
      }
    }
  }

  /** Moves the offset past everything that is durable without a gap. */
  function advance(): void {
    for (const id of [...seen.keys()].sort((a, b) => a - b)) {
      if (seen.get(id) !== true) break;
      seen.delete(id);
      // A repeated update may have an old id.
      offset = Math.max(offset, id + 1);
    }
  }

  async function allDone(): Promise<void> {
    while (chains.size > 0) await Promise.all(chains.values());
  }

  async function allDoneWithin(ms: number): Promise<void> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise((resolve) => (timer = setTimeout(resolve, ms)));
    await Promise.race([allDone(), late]);
    clearTimeout(timer);
  }

  function sleep(ms: number): Promise<void> {
    return pause(ms, undefined, { signal }).catch(() => undefined);
  }

  function pauseAfter(tries: number): number {
    return Math.min(patience.firstMs * 2 ** tries, patience.longestMs);
  }

  return {
    run: (receive) => (running ??= loop(receive)),
    async stop() {
      if (signal.aborted) return running;
      stopping.abort();
      await running;
      // Confirms what was kept, so that it does not come again; if this fails, the repeats are harmless.
      if (offset > 0) await confirm().catch(() => undefined);
    },
  };
}

/** grammY types its signals by a library that behaves like the platform's. */
function asTyped(signal: AbortSignal): Parameters<Api['getUpdates']>[1] {
  return signal as unknown as Parameters<Api['getUpdates']>[1];
}

function adviceFor(thrown: unknown): string {
  switch (codeOf(thrown)) {
    case 401:
    case 404:
      return 'Telegram no longer accepts TELEGRAM_BOT_TOKEN: get the current one from @BotFather and start again';
    case 409:
      return (
        'another program is using this bot: stop it (only one may poll), or remove the webhook it has set; ' +
        'trying again until then'
      );
    default:
      return 'Telegram cannot be reached: check the network and TELEGRAM_API_ROOT; trying again until then';
  }
}
