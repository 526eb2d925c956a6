/** What happened on Telegram is made durable: an update counts as handled only after `receive` (and its file) is kept. */
import type { Api } from 'grammy';
import type { Logger } from 'pino';
import { setTimeout as pause } from 'node:timers/promises';
import type { Blobs, InboundMessage } from '../../app/ports.ts';
import type { Input } from '../../conversation/input.ts';
import { boundedMap } from '../bounded.ts';
import { FileError } from '../files.ts';
import { createGate } from '../gate.ts';
import { MAX_TEXT } from '../split.ts';
import type { Connection } from './api.ts';
import { download } from './api.ts';
import { codeOf, describe, failureOf } from './failures.ts';
import { MAX_FILE_BYTES, readUpdate } from './updates.ts';
import type { Marks } from './marks.ts';
import type { OptionNames } from './optionNames.ts';
import type { Happened, Tap } from './updates.ts';
import type { Topics } from './topics.ts';
import { createTyping } from './typing.ts';
import { chosen, privateOnly, TOPICS_FIRST } from './words.ts';

const GROUP_LINE_EVERY_MS = 60 * 60 * 1000;
const MAX_GROUPS = 5_000;
/** Files in memory at once: each may have 20 MB. */
const MAX_DOWNLOADS = 4;
const DOWNLOAD_TRIES_AFTER_MS = [0, 500, 2_000, 5_000];
const LONGEST_REST_MS = 15_000;

export type Receive = (message: InboundMessage) => Promise<void>;

export type Intake = {
  read(update: unknown): Happened;
  /** Shows that something arrived, however long the rest takes: a tap is answered at once, and typing shown to whoever waits. */
  greet(happened: Happened): void;
  /** Resolves when the update needs nothing more from Telegram; rejects when it must come again. */
  keep(happened: Happened, receive: Receive): Promise<void>;
  /** At the stop: resolves when the calls that nobody waited for have ended. */
  idle(): Promise<void>;
  /** Somebody is answered now. */
  answered(chatId: number): void;
};

export function createIntake(how: {
  api: Api;
  connection: Connection;
  account: string;
  username: () => string | undefined;
  blobs: Pick<Blobs, 'keep'>;
  names: Pick<OptionNames, 'optionOf'>;
  newestTurn: (chatId: number) => number | undefined;
  marks: Marks;
  topics: Pick<Topics, 'placeOf'>;
  /** The chat of the staff's group, if there is one. */
  staffGroup: () => Promise<string | undefined>;
  /** Whether it is this process that answers, where several could. */
  sends?: (() => boolean) | undefined;
  log: Logger;
  now: () => Date;
}): Intake {
  const { api, log, account } = how;
  const background = new Set<Promise<unknown>>();
  const toldGroups = boundedMap<string, number>(MAX_GROUPS);
  const downloading = createGate(MAX_DOWNLOADS);

  /** For what makes the chat nicer and may fail: nobody waits for it, and it never ends anything. */
  function beside(call: Promise<unknown>): void {
    const quiet = call.catch((thrown: unknown) => {
      log.debug({ why: describe(thrown) }, 'a courtesy call failed');
    });
    background.add(quiet);
    void quiet.finally(() => background.delete(quiet));
  }

  const typing = createTyping(
    (chatId) => beside(api.sendChatAction(chatId, 'typing')),
    how.sends ?? (() => true),
  );

  async function keep(happened: Happened, receive: Receive): Promise<void> {
    if (happened.kind === 'nothing')
      return log.debug({ why: happened.why }, 'an update without work');
    if (happened.kind === 'group') return keepInGroup(happened, receive);
    await keepSaid(happened, receive);
  }

  /**
   * In a topic of ours, and for "/grup" by whoever asks, what is said is handed on as said there; in the staff's own group
   * the rest is theirs, and anywhere else one line says that we talk in private.
   */
  async function keepInGroup(
    { chatId, said }: Extract<Happened, { kind: 'group' }>,
    receive: Receive,
  ): Promise<void> {
    if (!said) return tellPrivateOnly(chatId);
    const { threadId, by, forum, content } = said;
    const place = threadId === undefined ? undefined : await how.topics.placeOf(chatId, threadId);
    const asks =
      content.kind === 'message' &&
      content.input.kind === 'command' &&
      content.input.name === 'grup';
    if (place === undefined && !asks) return tellPrivateOnly(chatId);
    if (place === undefined && !(forum && (await mayMakeTopics(chatId)))) {
      return tell(chatId, TOPICS_FIRST);
    }
    const from = { ...by, id: place ?? String(chatId) };
    await keepSaid({ ...content, envelope: { ...content.envelope, from, by } }, receive);
  }

  async function tellPrivateOnly(chatId: number): Promise<void> {
    if ((await how.staffGroup()) !== String(chatId)) tell(chatId, privateOnly(how.username()));
  }

  async function mayMakeTopics(chatId: number): Promise<boolean> {
    const member = await api.getChatMember(chatId, Number(account));
    return member.status === 'administrator' && member.can_manage_topics === true;
  }

  async function keepSaid(
    happened: Extract<Happened, { kind: 'message' | 'file' }>,
    receive: Receive,
  ): Promise<void> {
    const { envelope } = happened;
    const input = happened.kind === 'file' ? await fetchFile(happened) : await inFull(happened);
    const tap = happened.kind === 'message' ? happened.tap : undefined;
    // Before the answer can come, which may take the place of the tapped message.
    const marked = tap ? how.marks.begin(happened.chatId, tap.messageId) : undefined;
    try {
      await receive({ ...envelope, input });
    } catch (thrown) {
      marked?.();
      throw thrown;
    }
    if (tap) beside(mark(happened.chatId, tap).finally(marked));
  }

  /** A choice whose button had no room for it; one that is not known leads to no option, and is answered as an old button is. */
  async function inFull(happened: Extract<Happened, { kind: 'message' }>): Promise<Input> {
    const { input, tap, chatId } = happened;
    if (input.kind !== 'choice' || !tap?.short) return input;
    const option = await how.names.optionOf(chatId, tap.turn, input.option);
    return option === undefined ? input : { ...input, option };
  }

  function greet(happened: Happened): void {
    const queryId = happened.kind === 'message' ? happened.tap?.queryId : undefined;
    const tapped = queryId ?? ('queryId' in happened ? happened.queryId : undefined);
    if (tapped !== undefined) beside(api.answerCallbackQuery(tapped));
    const speaks =
      happened.kind === 'file' || (happened.kind === 'message' && happened.input.kind !== 'edited');
    if (speaks) typing.heard(happened.chatId);
  }

  function tell(chatId: number, words: string): void {
    const now = how.now().getTime();
    const key = `${chatId}/${words}`;
    const last = toldGroups.get(key);
    if (last !== undefined && now - last < GROUP_LINE_EVERY_MS) return;
    toldGroups.set(key, now);
    beside(api.sendMessage(chatId, words));
  }

  /** The kept file as an Input; one that cannot be had is said so to the person instead of coming again for ever. */
  async function fetchFile(happened: Extract<Happened, { kind: 'file' }>): Promise<Input> {
    const { file, as, envelope, caption } = happened;
    return downloading(async () => {
      const bytes = await fetchPatiently(file.fileId);
      if (!bytes) return { kind: 'unsupported', what: `${as}_unavailable` };
      const blobId = await how.blobs.keep(
        bytes,
        file.mime,
        `telegram/${account}/${(envelope.by ?? envelope.from).id}`,
      );
      const { name, mime } = file;
      return {
        kind: as,
        blobId,
        mime,
        ...(name === undefined ? {} : { name }),
        ...(caption === undefined ? {} : { caption }),
      };
    });
  }

  async function fetchPatiently(fileId: string): Promise<Uint8Array | undefined> {
    let restMs = 0;
    for (const afterMs of DOWNLOAD_TRIES_AFTER_MS) {
      await pause(Math.max(afterMs, restMs));
      try {
        return await download(api, how.connection, fileId, MAX_FILE_BYTES);
      } catch (thrown) {
        const final = thrown instanceof FileError || codeOf(thrown) === 400;
        log.warn(
          { why: thrown instanceof FileError ? thrown.message : describe(thrown), final },
          'no file yet',
        );
        if (final) return undefined;
        restMs = Math.min(failureOf(thrown).retryAfterMs ?? 0, LONGEST_REST_MS);
      }
    }
    return undefined;
  }

  /**
   * Takes the buttons off a message that was tapped, and writes the answer under it, so that it cannot be tapped
   * twice and the chat can be read later. Buttons of an older message only go.
   */
  async function mark(chatId: number, tap: Tap): Promise<void> {
    const stale = tap.turn < (how.newestTurn(chatId) ?? 0);
    const { messageId, label, text, caption } = tap;
    const words = text ?? caption;
    const marked = label === undefined ? '' : `${words ?? ''}\n\n${chosen(label)}`;
    try {
      if (text !== undefined && !stale && marked !== '' && marked.length <= MAX_TEXT) {
        await api.editMessageText(chatId, messageId, marked, {
          link_preview_options: { is_disabled: true },
        });
      } else {
        await api.editMessageReplyMarkup(chatId, messageId);
      }
    } catch (thrown) {
      // Tapped twice, deleted, or too old to edit: the engine answers a second tap anyway.
      if (codeOf(thrown) !== 400) throw thrown;
    }
  }

  return {
    read: (update) => readUpdate(update, { account, now: how.now() }),
    greet,
    keep,
    answered: typing.answered,
    async idle() {
      typing.stop();
      while (background.size > 0) await Promise.all(background);
    },
  };
}
