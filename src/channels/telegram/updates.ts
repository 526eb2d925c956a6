/** A Telegram update becomes what happened, in our words; pure, so that recorded updates are its tests. */
import type { Address, InboundMessage } from '../../app/ports.ts';
import { MAX_TEXT_LENGTH, typed } from '../../conversation/input.ts';
import type { Input } from '../../conversation/input.ts';
import { readCallbackData } from './buttons.ts';
import { parts, Update } from './wire.ts';
import type { CallbackQuery, File, Message } from './wire.ts';

/** Bot API getFile. */
export const MAX_FILE_BYTES = 20 * 1024 * 1024;
const MAX_NAME = 100;

/** A file that is still at Telegram's. */
type RemoteFile = { fileId: string; mime: string; name?: string };

/** A tap on a button, and the message that shows it. */
export type Tap = {
  queryId: string;
  messageId: number;
  turn: number;
  /** The option was too long for the button, which only shows a hash of it. */
  short?: true;
  /** The label of the tapped button, where the message still shows it. */
  label?: string;
  text?: string;
  caption?: string;
};

type Envelope = Omit<InboundMessage, 'input'>;

export type Happened =
  | { kind: 'message'; chatId: number; envelope: Envelope; input: Input; tap?: Tap }
  | {
      kind: 'file';
      chatId: number;
      envelope: Envelope;
      file: RemoteFile;
      as: 'photo' | 'document' | 'voice';
      caption?: string;
    }
  /** Something was said in a group; `queryId` where it was a tap, `said` where it was a message with words or a file. */
  | { kind: 'group'; chatId: number; queryId?: string; said?: InGroup }
  /** Nothing to do, and why; `queryId` where a tap still wants an answer. */
  | { kind: 'nothing'; why: string; queryId?: string };

/** What was said in a group: in which topic, by whom, and whether the group has topics. */
export type InGroup = {
  threadId?: number;
  by: Address;
  forum: boolean;
  content: Extract<Happened, { kind: 'message' | 'file' }>;
};

export type Reading = {
  /** Our bot's id. */
  account: string;
  /** For taps, which carry no date. */
  now: Date;
};

/** Kinds of content that a person can send and we do not read. */
const UNREAD = [
  'animation',
  'audio',
  'sticker',
  'video',
  'video_note',
  'poll',
  'dice',
  'game',
  'story',
  'checklist',
  'paid_media',
  'invoice',
  'giveaway',
  'live_photo',
  'passport_data',
  'web_app_data',
  'users_shared',
  'chat_shared',
] as const;

/**
 * What an update says. The dedupe id is "<chat>/<message>", for an edit with the update's id behind it (a message
 * may be edited twice in a second), for a tap the id of its query. Never throws: what is no update is `nothing`.
 */
export function readUpdate(raw: unknown, reading: Reading): Happened {
  const update = Update.safeParse(raw);
  if (!update.success) return { kind: 'nothing', why: 'no update' };
  const { update_id, message, edited_message, callback_query, my_chat_member } = update.data;
  if (message !== undefined) {
    const read = parts.message.safeParse(message);
    return read.success
      ? readMessage(read.data, reading)
      : { kind: 'nothing', why: 'malformed message' };
  }
  if (edited_message !== undefined) {
    const read = parts.edited_message.safeParse(edited_message);
    return read.success
      ? readEdit(read.data, update_id, reading)
      : { kind: 'nothing', why: 'malformed edit' };
  }
  if (callback_query !== undefined) {
    const read = parts.callback_query.safeParse(callback_query);
    return read.success ? readTap(read.data, reading) : { kind: 'nothing', why: 'malformed tap' };
  }
  if (my_chat_member !== undefined) return readMembership(my_chat_member);
  return { kind: 'nothing', why: 'a kind of update that is not used' };
}

/** Blocking says itself at the next sending; coming back says itself with the next message. */
function readMembership(raw: unknown): Happened {
  const read = parts.my_chat_member.safeParse(raw);
  if (!read.success) return { kind: 'nothing', why: 'malformed membership' };
  const { chat, new_chat_member: now } = read.data;
  if (chat.type === 'private') {
    return {
      kind: 'nothing',
      why: now.status === 'kicked' ? 'blocked by a person' : 'unblocked by a person',
    };
  }
  const joined = isGroup(chat.type) && (now.status === 'member' || now.status === 'administrator');
  return joined
    ? { kind: 'group', chatId: chat.id }
    : { kind: 'nothing', why: 'membership of a group' };
}

function isGroup(type: string): boolean {
  return type === 'group' || type === 'supergroup';
}

function readMessage(message: Message, reading: Reading): Happened {
  const { chat, from, sender_chat: as } = message;
  // Whoever writes as the group itself is shown as a bot.
  if (from?.is_bot && as?.id !== chat.id) return { kind: 'nothing', why: 'a bot' };
  if (isGroup(chat.type)) return inGroup(message, readContent(message, reading), reading);
  if (chat.type !== 'private') return { kind: 'nothing', why: 'a channel post' };
  return readContent(message, reading);
}

function inGroup(message: Message, content: Happened, { account }: Reading): Happened {
  const { chat, from, message_thread_id: threadId } = message;
  const chatId = chat.id;
  if (!from || (content.kind !== 'message' && content.kind !== 'file')) {
    return content.kind === 'nothing' && chat.is_forum ? content : { kind: 'group', chatId };
  }
  const said = {
    by: addressOf(from.id, account),
    forum: chat.is_forum === true,
    content,
    ...(message.is_topic_message && threadId !== undefined ? { threadId } : {}),
  };
  return { kind: 'group', chatId, said };
}

function readContent(message: Message, reading: Reading): Happened {
  const envelope = envelopeOf(message, reading);
  const chatId = message.chat.id;
  const attached = fileOf(message);
  if (attached === 'too_big') {
    return {
      kind: 'message',
      chatId,
      envelope,
      input: { kind: 'unsupported', what: 'file_too_big' },
    };
  }
  if (attached) {
    const caption = message.caption === undefined ? '' : clean(message.caption);
    return { kind: 'file', chatId, envelope, ...attached, ...(caption === '' ? {} : { caption }) };
  }
  const input = contentOf(message);
  return input
    ? { kind: 'message', chatId, envelope, input }
    : { kind: 'nothing', why: 'a service message' };
}

function envelopeOf({ chat, message_id, date }: Message, { account }: Reading): Envelope {
  return {
    id: `${chat.id}/${message_id}`,
    from: addressOf(chat.id, account),
    at: new Date(date * 1000),
  };
}

function addressOf(chatId: number, account: string): Address {
  return { channel: 'telegram', account, id: String(chatId) };
}

function contentOf(message: Message): Input | undefined {
  const { text, location, contact, from } = message;
  if (text !== undefined) return typed(text);
  // A venue carries its location too.
  if (location) return { kind: 'location', lat: location.latitude, lon: location.longitude };
  if (contact) {
    const own = contact.user_id !== undefined && contact.user_id === from?.id;
    if (!own) return { kind: 'unsupported', what: 'contact_of_other' };
    const digits = contact.phone_number.replace(/[^\d+]/g, '');
    return { kind: 'contact', phone: digits.startsWith('+') ? digits : `+${digits}` };
  }
  const what = UNREAD.find((kind) => message[kind] !== undefined);
  return what ? { kind: 'unsupported', what } : undefined;
}

type Attached = { file: RemoteFile; as: 'photo' | 'document' | 'voice' };

function fileOf(message: Message): Attached | 'too_big' | undefined {
  const { photo, document, voice } = message;
  if (photo) {
    // Sizes come smallest first; the largest that can be fetched is taken.
    const largest = photo.findLast(fits);
    return largest ? { as: 'photo', file: remote(largest, 'image/jpeg') } : 'too_big';
  }
  // An animation carries a document too, for old clients.
  if (document && message['animation'] === undefined) {
    return fits(document)
      ? { as: 'document', file: remote(document, 'application/octet-stream') }
      : 'too_big';
  }
  if (voice) return fits(voice) ? { as: 'voice', file: remote(voice, 'audio/ogg') } : 'too_big';
  return undefined;
}

function fits({ file_size: size }: File): boolean {
  return size === undefined || size <= MAX_FILE_BYTES;
}

/** Name and type are whatever the sender's client says: only a plain form of them is kept. */
function remote({ file_id, mime_type, file_name }: File, mime: string): RemoteFile {
  const name = clean(file_name ?? '')
    .replace(/[/\\\p{Cc}\p{Cf}]/gu, '_')
    .slice(-MAX_NAME);
  const known = mime_type !== undefined && /^[\w.+-]{1,64}\/[\w.+-]{1,96}$/.test(mime_type);
  return { fileId: file_id, mime: known ? mime_type : mime, ...(name === '' ? {} : { name }) };
}

function readEdit(message: Message, updateId: number, reading: Reading): Happened {
  const { chat, from } = message;
  const forum = isGroup(chat.type) && chat.is_forum && message.is_topic_message;
  if ((chat.type !== 'private' && !forum) || from?.is_bot)
    return { kind: 'nothing', why: 'an edit elsewhere' };
  const words = message.text ?? message.caption;
  // A live location is "edited" every few seconds.
  if (words === undefined) return { kind: 'nothing', why: 'an edit without words' };
  const envelope = envelopeOf(message, reading);
  const content: Happened = {
    kind: 'message',
    chatId: chat.id,
    envelope: { ...envelope, id: `${envelope.id}/edit/${updateId}` },
    input: { kind: 'edited', text: clean(words) },
  };
  return forum ? inGroup(message, content, reading) : content;
}

function readTap(query: CallbackQuery, reading: Reading): Happened {
  const { id: queryId, data, message } = query;
  if (!message || data === undefined)
    return { kind: 'nothing', why: 'a tap without message', queryId };
  const { chat } = message;
  if (isGroup(chat.type)) return { kind: 'group', chatId: chat.id, queryId };
  if (chat.type !== 'private') return { kind: 'nothing', why: 'a tap in a channel', queryId };
  const { short, ...choice } = readCallbackData(data);
  const button = message.reply_markup?.inline_keyboard
    .flat()
    .find((each) => each.callback_data === data);
  const { text, caption } = message;
  return {
    kind: 'message',
    chatId: chat.id,
    envelope: { id: `tap/${queryId}`, from: addressOf(chat.id, reading.account), at: reading.now },
    input: { kind: 'choice', ...choice, on: String(message.message_id) },
    tap: {
      queryId,
      messageId: message.message_id,
      turn: choice.turn,
      ...(short ? { short } : {}),
      ...(button ? { label: button.text } : {}),
      ...(text === undefined ? {} : { text }),
      ...(caption === undefined ? {} : { caption }),
    },
  };
}

function clean(text: string): string {
  return text.replaceAll('\u0000', '').toWellFormed().slice(0, MAX_TEXT_LENGTH).trim();
}
