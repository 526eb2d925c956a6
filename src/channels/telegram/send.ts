/** A message from the outbox becomes API calls: plain text only, so that nothing a person typed can act as markup. */
import type { Api } from 'grammy';
import { InputFile } from 'grammy';
import type { InlineKeyboardMarkup, ReplyKeyboardMarkup, ReplyKeyboardRemove } from 'grammy/types';
import type { Logger } from 'pino';
import type { Blobs, Message, Outbound, SendResult } from '../../app/ports.ts';
import { boundedMap } from '../bounded.ts';
import { inlineKeyboard, shareKeyboard } from './buttons.ts';
import { codeOf, describe, failureOf } from './failures.ts';
import type { Marks } from './marks.ts';
import type { OptionNames } from './optionNames.ts';
import type { Pace } from './pace.ts';
import { MAX_CAPTION, MAX_TEXT, splitText } from '../split.ts';
import { isTopicGone, targetOf } from './topics.ts';
import type { Target, Topics } from './topics.ts';
import { KEYBOARD_GONE } from './words.ts';

/** Bot API sendPhoto; a larger one goes as a document. */
const MAX_PHOTO_BYTES = 10 * 1024 * 1024;
const MAX_PROGRESS = 2_000;
const MAX_CHATS = 20_000;

type Markup = InlineKeyboardMarkup | ReplyKeyboardMarkup | ReplyKeyboardRemove;
type Upload = { as: 'photo' | 'voice' | 'document'; bytes: Uint8Array; name: string };
type Part = { text: string; file?: Upload; markup?: Markup };

export type Sender = {
  send: (message: Outbound) => Promise<SendResult>;
  /** The turn of the newest buttons in a chat; undefined when none were sent since the start. */
  newestTurn: (chatId: number) => number | undefined;
};

export function createSender(how: {
  api: Api;
  blobs: Pick<Blobs, 'load'>;
  names: Pick<OptionNames, 'keep'>;
  pace: Pace;
  /** Whether what goes beyond the free rate is to be paid for, and not refused. */
  paid?: boolean;
  marks: Marks;
  topics: Topics;
  log: Logger;
}): Sender {
  const { api, pace, topics, log } = how;
  /**
   * Parts that were sent of messages that were not sent whole, by outbox id. In memory only: a message that is
   * taken up after a restart starts with its first part again, since a repeated part is better than a lost one.
   * For the same reason a part whose outcome is unknown is sent again.
   */
  const progress = boundedMap<string, number>(MAX_PROGRESS);
  const turns = boundedMap<number, number>(MAX_CHATS);
  /** Chats that show a share keyboard, which only another message can take away. */
  const keyboards = boundedMap<number, true>(MAX_CHATS);

  async function send(outbound: Outbound): Promise<SendResult> {
    const { message, address } = outbound;
    const target = targetOf(address, message.topic);
    if (!target) return { ok: false, why: 'rejected', detail: 'no chat id' };
    const { chatId, place } = target;
    const parts = await plan(message, chatId);
    const [only] = parts;
    if (message.replaces !== undefined && parts.length === 1 && only && !keyboards.get(chatId)) {
      const changed = await change(outbound, chatId, only);
      if (changed) return changed;
    }
    if (parts.length === 0) return { ok: false, why: 'rejected', detail: 'nothing to send' };
    const cleared = await takeKeyboardAway(target, parts, outbound.proactive);
    if (!cleared.ok) return cleared;
    // Before the sending: a tap or a broken connection may be quicker than Telegram's answer.
    if (message.options && message.turn !== undefined) turns.set(chatId, message.turn);
    if (message.request) keyboards.set(chatId, true);
    let providerId = '';
    for (let at = progress.get(outbound.id) ?? 0; at < parts.length; at++) {
      const part = parts[at];
      if (!part) break;
      const sent = await sendPart(target, part, outbound.proactive);
      if (!sent.ok) {
        if (at > 0) progress.set(outbound.id, at);
        return sent;
      }
      ({ providerId } = sent);
      if (part.markup && 'remove_keyboard' in part.markup) keyboards.delete(chatId);
    }
    progress.delete(outbound.id);
    if (place && message.topic?.closed) await topics.close(place.id);
    return { ok: true, providerId };
  }

  /** Puts a page of a list where the page before it was; undefined where it must be sent as a message of its own. */
  async function change(
    { message: { replaces, turn }, proactive }: Outbound,
    chatId: number,
    { text, file, markup }: Part,
  ): Promise<SendResult | undefined> {
    const messageId = Number(replaces);
    if (file || !markup || !('inline_keyboard' in markup) || turn === undefined) return undefined;
    await how.marks.over(chatId, messageId);
    const wait = await pace.take(chatId, proactive);
    if (wait > 0)
      return { ok: false, why: 'throttled', retryAfterMs: wait, detail: 'our own pace' };
    turns.set(chatId, turn);
    try {
      await api.editMessageText(chatId, messageId, text, {
        link_preview_options: { is_disabled: true },
        reply_markup: markup,
      });
    } catch (thrown) {
      const failure = failureOf(thrown);
      // Changed already by an earlier try, whose answer was lost; or deleted, or too old to be changed.
      const same = /message is not modified/i.test(describe(thrown));
      if (!same && codeOf(thrown) === 400) return undefined;
      if (failure.why === 'throttled') pace.rest(chatId, failure.retryAfterMs ?? 0);
      if (!same) return failure;
    }
    return { ok: true, providerId: String(messageId) };
  }

  async function plan(message: Message, chatId: number): Promise<Part[]> {
    const { file, gone } = await uploadOf(message);
    if (gone) log.warn('an attachment is no longer there; its words are sent without it');
    const { options = [], turn = 0, request } = message;
    if (!request) await how.names.keep(chatId, turn, options);
    const { markup, left } = markupOf(message, chatId);
    const text = [message.text, ...(left.length > 0 ? [left.join('\n')] : [])].join('\n\n');
    const texts = splitText(text, file ? MAX_CAPTION : MAX_TEXT);
    if (file && texts.length === 0) texts.push('');
    return texts.map((words, index) => ({
      text: words,
      ...(file && index === 0 ? { file } : {}),
      ...(markup && index === texts.length - 1 ? { markup } : {}),
    }));
  }

  /** One message cannot both take a keyboard away and show buttons, so another one has to. */
  async function takeKeyboardAway(
    target: Target,
    parts: Part[],
    unasked: boolean,
  ): Promise<SendResult> {
    const { chatId } = target;
    const [first] = parts;
    const done = { ok: true, providerId: '' } as const;
    if (!keyboards.get(chatId) || !first || (first.markup && 'keyboard' in first.markup))
      return done;
    const removal: Markup = { remove_keyboard: true };
    if (!first.markup) first.markup = removal;
    if ('remove_keyboard' in first.markup) return done;
    const sent = await sendPart(target, { text: KEYBOARD_GONE, markup: removal }, unasked);
    if (!sent.ok) return sent;
    keyboards.delete(chatId);
    await forget(chatId, Number(sent.providerId));
    return done;
  }

  async function uploadOf({ attachment }: Message): Promise<{ file?: Upload; gone?: true }> {
    if (!attachment) return {};
    const blob = await how.blobs.load(attachment.blobId);
    if (!blob) return { gone: true };
    const { kind, name } = attachment;
    const as = kind === 'photo' && blob.bytes.length > MAX_PHOTO_BYTES ? 'document' : kind;
    return { file: { as, bytes: blob.bytes, name } };
  }

  async function sendPart(target: Target, part: Part, unasked: boolean): Promise<SendResult> {
    const { chatId } = target;
    const wait = await pace.take(chatId, unasked);
    if (wait > 0)
      return { ok: false, why: 'throttled', retryAfterMs: wait, detail: 'our own pace' };
    try {
      const { message_id } = await inTopic(target, part);
      return { ok: true, providerId: String(message_id) };
    } catch (thrown) {
      const { file } = part;
      if (file && isTroubleOf(file.as, thrown)) {
        return sendPart(target, { ...part, file: { ...file, as: 'document' } }, unasked);
      }
      const failure = failureOf(thrown);
      if (failure.why === 'throttled') pace.rest(chatId, failure.retryAfterMs ?? 0);
      return failure;
    }
  }

  /** A topic that somebody deleted by hand is made anew, once. */
  async function inTopic(target: Target, part: Part): Promise<{ message_id: number }> {
    const { chatId, place } = target;
    if (!place) return call(chatId, part);
    try {
      return await call(chatId, part, await topics.threadOf(place.id, place.title));
    } catch (thrown) {
      if (!isTopicGone(thrown)) throw thrown;
      await topics.forget(place.id);
      return call(chatId, part, await topics.threadOf(place.id, place.title));
    }
  }

  function call(
    chatId: number,
    { text, file, markup }: Part,
    threadId?: number,
  ): Promise<{ message_id: number }> {
    const shown = {
      ...(markup ? { reply_markup: markup } : {}),
      ...(threadId === undefined ? {} : { message_thread_id: threadId }),
      ...(how.paid ? { allow_paid_broadcast: true } : {}),
    };
    if (!file) {
      return api.sendMessage(chatId, text, {
        link_preview_options: { is_disabled: true },
        ...shown,
      });
    }
    const upload = new InputFile(file.bytes, file.name);
    const other = { ...(text === '' ? {} : { caption: text }), ...shown };
    if (file.as === 'photo') return api.sendPhoto(chatId, upload, other);
    if (file.as === 'voice') return api.sendVoice(chatId, upload, other);
    return api.sendDocument(chatId, upload, other);
  }

  /** The message that only took the keyboard away; if it stays, nothing is lost. */
  async function forget(chatId: number, messageId: number): Promise<void> {
    try {
      await api.deleteMessage(chatId, messageId);
    } catch (thrown) {
      log.debug({ why: describe(thrown) }, 'a spent message stays');
    }
  }

  return { send, newestTurn: (chatId) => turns.get(chatId) };
}

/** A picture that Telegram cannot show, or a voice note that it or the person refuses, can still be sent as a file. */
function isTroubleOf(as: Upload['as'], thrown: unknown): boolean {
  if (as === 'document' || codeOf(thrown) !== 400) return false;
  const trouble = as === 'photo' ? /IMAGE_PROCESS_FAILED|PHOTO_\w+/ : /voice|audio|file/i;
  return trouble.test(describe(thrown));
}

/** A message without buttons takes away whatever keyboard is left, also one from before a restart. */
function markupOf(message: Message, chatId: number): { markup?: Markup; left: string[] } {
  const { options = [], request, turn = 0 } = message;
  if (request) return { markup: shareKeyboard(request, options), left: [] };
  if (options.length > 0) return inlineKeyboard(options, turn);
  // In a group nobody was ever shown one.
  return chatId < 0 ? { left: [] } : { markup: { remove_keyboard: true }, left: [] };
}
