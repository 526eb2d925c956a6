/** Options as Telegram's buttons and back: what a button carries always leads to the option that it showed, or to none. */
import { createHash } from 'node:crypto';
import type { InlineKeyboardMarkup, ReplyKeyboardMarkup } from 'grammy/types';
import type { Message } from '../../app/ports.ts';
import { shorten } from '../split.ts';
import { SHARE } from './words.ts';

export type Options = NonNullable<Message['options']>;

/** Bot API InlineKeyboardButton: callback_data. */
const MAX_DATA_BYTES = 64;
const MAX_LABEL = 64;
/** Two buttons stand side by side when every label is at most this long: longer ones are cut on small phones. */
const SHORT_LABEL = 14;
const MAX_BUTTONS = 100;
/** Telegram refuses a markup of more than 10 KB ("reply markup is too long"). */
const MAX_MARKUP_BYTES = 9_500;
const SHORT_LENGTH = 22;

/** What stands on a button for an option whose id is too long: a hash of it; optionNames.ts keeps what it stands for. */
export function shortOf(option: string): string {
  return createHash('sha256').update(option).digest('base64url').slice(0, SHORT_LENGTH);
}

/** Whether this option is too long for a button of this turn. */
export function isLong(turn: number, option: string): boolean {
  return Buffer.byteLength(`${turn}:${option}`) > MAX_DATA_BYTES;
}

/** `<turn>:<option id>`, or `<turn>#<hash of it>` where that is over 64 bytes. */
export function callbackData(turn: number, option: string): string {
  return isLong(turn, option) ? `${turn}#${shortOf(option)}` : `${turn}:${option}`;
}

/**
 * What a tapped button meant, `short` where it is the hash of an option; data that we never made becomes a choice of turn -1,
 * which no question has.
 */
export function readCallbackData(data: string): { option: string; turn: number; short?: true } {
  const found = /^(\d{1,15})([:#])([\s\S]+)$/.exec(data);
  if (!found) return { option: data, turn: -1 };
  const [, turn = '', mark, option = ''] = found;
  return { option, turn: Number(turn), ...(mark === '#' ? { short: true } : {}) };
}

/**
 * An inline keyboard, one option a row, two where all labels are short. `left` are the options that did not
 * fit (over 100 buttons or 10 KB), as numbered lines for the text: they can be chosen by typing the number.
 */
export function inlineKeyboard(
  options: Options,
  turn: number,
): { markup: InlineKeyboardMarkup; left: string[] } {
  const buttons: { text: string; callback_data: string }[] = [];
  let bytes = 0;
  for (const { id, label } of options) {
    const button = { text: labelOf(label), callback_data: callbackData(turn, id) };
    bytes += Buffer.byteLength(JSON.stringify(button)) + 3;
    if (buttons.length === MAX_BUTTONS || bytes > MAX_MARKUP_BYTES) break;
    buttons.push(button);
  }
  const left = options.map(({ label }, index) => `${index + 1}. ${label}`).slice(buttons.length);
  return { markup: { inline_keyboard: rows(buttons) }, left };
}

/** A one-time keyboard with the native share button, and the options' labels as keys that type themselves. */
export function shareKeyboard(
  request: NonNullable<Message['request']>,
  options: Options,
): ReplyKeyboardMarkup {
  const share =
    request === 'contact'
      ? { text: SHARE.contact, request_contact: true }
      : { text: SHARE.location, request_location: true };
  const keys = options.slice(0, MAX_BUTTONS).map(({ label }) => ({ text: labelOf(label) }));
  return { keyboard: [[share], ...rows(keys)], resize_keyboard: true, one_time_keyboard: true };
}

function labelOf(label: string): string {
  return shorten(label, MAX_LABEL) || '•';
}

function rows<T extends { text: string }>(buttons: readonly T[]): T[][] {
  const width = buttons.every(({ text }) => text.length <= SHORT_LABEL) ? 2 : 1;
  const made: T[][] = [];
  for (let at = 0; at < buttons.length; at += width) made.push(buttons.slice(at, at + width));
  return made;
}
