// Checks reply_markup the way Telegram does and says what kind of keyboard it is.
import type { InlineKeyboardMarkup } from '@grammyjs/types';
import { badRequest } from './errors.ts';
import { isLink } from './html.ts';
import { FieldError, isObject, jsonArg, stringField, type JsonObject } from './params.ts';
import type { KeyboardKey, Params } from './types.ts';

const MAX_CALLBACK_BYTES = 64; // Bot API InlineKeyboardButton
const MAX_BUTTONS = 100;
const MAX_MARKUP_BYTES = 10_240;
const OTHER_KINDS = [
  'web_app',
  'login_url',
  'switch_inline_query',
  'switch_inline_query_current_chat',
  'switch_inline_query_chosen_chat',
  'copy_text',
  'callback_game',
  'pay',
];

export type Markup =
  | { kind: 'none' }
  | { kind: 'inline'; inline: InlineKeyboardMarkup }
  | { kind: 'keyboard'; keys: KeyboardKey[][] }
  | { kind: 'remove' }
  | { kind: 'force' };

/** The reply_markup of a call; 400 for a wrong shape. `editing` takes an inline keyboard only. */
export function replyMarkup(params: Params, inPrivate: boolean, editing = false): Markup {
  const value = jsonArg(params, 'reply_markup', 'reply keyboard markup');
  if (value === undefined) return { kind: 'none' };
  if (!isObject(value)) throw badRequest('Object expected as reply markup');
  const markup = read(value, inPrivate);
  if (editing && markup.kind !== 'inline' && markup.kind !== 'none') {
    throw badRequest('Inline keyboard expected');
  }
  return markup;
}

function read(object: JsonObject, inPrivate: boolean): Markup {
  const keyRows = rows(object['keyboard'], 'Field "keyboard" must be an Array of Arrays');
  const inlineRows = rows(
    object['inline_keyboard'],
    'Field "inline_keyboard" of the InlineKeyboardMarkup must be an Array of Arrays',
  );
  if (keyRows.length > 0) {
    const keys = keyRows.map((row) => row.map((button) => keyboardKey(button, inPrivate)));
    return { kind: 'keyboard', keys: keys.filter((row) => row.length > 0) };
  }
  if (inlineRows.length > 0) {
    const inline = inlineRows
      .map((row) => row.map(inlineButton))
      .filter((row) => row.length > 0) as unknown as InlineKeyboardMarkup['inline_keyboard'];
    const tooMany = inline.flat().length > MAX_BUTTONS;
    if (tooMany || Buffer.byteLength(JSON.stringify(inline)) > MAX_MARKUP_BYTES) {
      throw badRequest('reply markup is too long');
    }
    return inline.length === 0
      ? { kind: 'none' }
      : { kind: 'inline', inline: { inline_keyboard: inline } };
  }
  if (object['remove_keyboard'] === true) return { kind: 'remove' };
  if (object['force_reply'] === true) return { kind: 'force' };
  return { kind: 'none' };
}

function rows(value: unknown, message: string): unknown[][] {
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value) || !value.every((row) => Array.isArray(row))) throw badRequest(message);
  return value as unknown[][];
}

function keyboardKey(button: unknown, inPrivate: boolean): KeyboardKey {
  const where = "Can't parse keyboard button: ";
  if (typeof button === 'string') return key(button);
  if (!isObject(button)) {
    throw badRequest(`${where}KeyboardButton must be a String or an Object`);
  }
  const made = key(located(where, () => stringField(button, 'text', true)));
  if (button['request_contact'] === true) {
    if (!inPrivate) throw badRequest('Phone number can be requested in private chats only');
    return { ...made, asks: 'contact' };
  }
  if (button['request_location'] === true) {
    if (!inPrivate) throw badRequest('Location can be requested in private chats only');
    return { ...made, asks: 'location' };
  }
  return made;
}

function key(label: string): KeyboardKey {
  if (label.trim() === '') throw badRequest('Keyboard button text must be non-empty');
  return { label };
}

function inlineButton(button: unknown): JsonObject {
  const where = "Can't parse inline keyboard button: ";
  if (!isObject(button)) throw badRequest(`${where}InlineKeyboardButton must be an Object`);
  const text = located(where, () => stringField(button, 'text', true));
  const url = located(where, () => stringField(button, 'url'));
  const data = located(where, () => stringField(button, 'callback_data'));
  if (text.trim() === '') throw badRequest('Inline keyboard button text must be non-empty');
  if (url !== '') {
    if (!isLink(url)) {
      throw badRequest(`Inline keyboard button URL '${url}' is invalid: Wrong HTTP URL`);
    }
    return { text, url };
  }
  if (data !== '') {
    if (Buffer.byteLength(data) > MAX_CALLBACK_BYTES) throw badRequest('BUTTON_DATA_INVALID');
    return { text, callback_data: data };
  }
  if (OTHER_KINDS.some((kind) => button[kind] !== undefined)) return button;
  throw badRequest(`${where}Text buttons are unallowed in the inline keyboard`);
}

function located<T>(where: string, run: () => T): T {
  try {
    return run();
  } catch (error) {
    if (!(error instanceof FieldError)) throw error;
    throw badRequest(where + error.message);
  }
}
