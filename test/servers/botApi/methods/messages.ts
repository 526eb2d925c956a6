// sendMessage, the edits and deletions: what changes the words on a person's screen.
import type { Message } from '@grammyjs/types';
import { badRequest } from '../errors.ts';
import { captionText, messageText } from '../formatted.ts';
import { boolArg, intArg, isObject, jsonArg } from '../params.ts';
import { replyMarkup, type Markup } from '../replyMarkup.ts';
import type { ChatState, Method, Params, StoredFile, StoredMessage, World } from '../types.ts';
import { topicFields } from './topics.ts';
import {
  addMessage,
  botUser,
  knownChat,
  touch,
  unixNow,
  withoutReply,
  writableChat,
} from '../world.ts';

const DELETABLE_S = 48 * 3600; // Bot API deleteMessage
const MAX_IDS = 100;

export const sendMessage: Method = (world, params) => {
  const { text, entities } = messageText(params);
  return sendContent(world, params, { text, ...(entities.length === 0 ? {} : { entities }) });
};

/** Sends any content as the bot: checks chat, reply and keyboard, and returns the message. */
export function sendContent(
  world: World,
  params: Params,
  content: Partial<Message>,
  file?: StoredFile,
): Message {
  const inPrivate = !(params.args.get('chat_id') ?? '').startsWith('-');
  const markup = replyMarkup(params, inPrivate);
  const chat = writableChat(world, params);
  const repliedTo = repliedMessage(params, chat);
  showKeyboard(chat, markup);
  const stored = addMessage(
    world,
    chat,
    botUser(world),
    {
      ...content,
      ...topicFields(params, chat),
      ...(repliedTo === undefined ? {} : { reply_to_message: withoutReply(repliedTo) }),
      ...(markup.kind === 'inline' ? { reply_markup: markup.inline } : {}),
    },
    {
      ...(file === undefined ? {} : { file }),
      hadKeyboard: markup.kind !== 'inline' && markup.kind !== 'none',
    },
  );
  return stored.message;
}

function repliedMessage(params: Params, chat: ChatState): Message | undefined {
  const object = jsonArg(params, 'reply_parameters', 'reply parameters');
  if (object !== undefined && !isObject(object)) {
    throw badRequest('Object expected as reply parameters');
  }
  const id = Number(object?.['message_id'] ?? intArg(params, 'reply_to_message_id', 0));
  if (id === 0) return undefined;
  const found = chat.messages.get(id)?.message;
  const optional =
    object?.['allow_sending_without_reply'] === true ||
    boolArg(params, 'allow_sending_without_reply');
  if (found === undefined && !optional) throw badRequest('message to be replied not found');
  return found;
}

function showKeyboard(chat: ChatState, markup: Markup): void {
  if (markup.kind === 'keyboard') chat.keyboard = markup.keys;
  if (markup.kind === 'remove') delete chat.keyboard;
}

export const editMessageText: Method = (world, params) => {
  const { text, entities } = messageText(params);
  const { chat, stored, markup } = editable(world, params);
  if (stored.message.text === undefined) {
    throw badRequest('there is no text in the message to edit');
  }
  return applyEdit(world, chat, stored, markup, (message) => {
    message.text = text;
    if (entities.length > 0) message.entities = entities;
    else delete message.entities;
  });
};

export const editMessageCaption: Method = (world, params) => {
  const { text, entities } = captionText(params);
  const { chat, stored, markup } = editable(world, params);
  if (stored.file === undefined) throw badRequest('there is no caption in the message to edit');
  return applyEdit(world, chat, stored, markup, (message) => {
    if (text === '') delete message.caption;
    else message.caption = text;
    if (entities.length > 0) message.caption_entities = entities;
    else delete message.caption_entities;
  });
};

export const editMessageReplyMarkup: Method = (world, params) => {
  const { chat, stored, markup } = editable(world, params);
  return applyEdit(world, chat, stored, markup, () => undefined);
};

function editable(world: World, params: Params) {
  const markup = replyMarkup(params, true, true);
  const chat = writableChat(world, params);
  if (!params.args.has('message_id') && params.args.has('inline_message_id')) {
    throw badRequest('MESSAGE_ID_INVALID');
  }
  const stored = chat.messages.get(intArg(params, 'message_id', 0));
  if (stored === undefined) throw badRequest('message to edit not found');
  if (!stored.byBot || stored.hadKeyboard) throw badRequest("message can't be edited");
  return { chat, stored, markup };
}

function applyEdit(
  world: World,
  chat: ChatState,
  stored: StoredMessage,
  markup: Markup,
  change: (message: Message) => void,
): Message {
  const before = stored.message;
  const after = { ...before };
  change(after);
  if (markup.kind === 'inline') after.reply_markup = markup.inline;
  else delete after.reply_markup; // an edit without a keyboard takes the keyboard away
  if (JSON.stringify(content(before)) === JSON.stringify(content(after))) {
    throw badRequest(
      'message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message',
    );
  }
  after.edit_date = unixNow(world);
  stored.message = after;
  stored.edits += 1;
  touch(world, chat, stored);
  return after;
}

function content(message: Message): unknown[] {
  const { text, entities, caption, caption_entities, reply_markup } = message;
  return [text, entities, caption, caption_entities, reply_markup].map((each) => each ?? null);
}

export const deleteMessage: Method = (world, params) => {
  const chat = writableChat(world, params);
  const stored = chat.messages.get(intArg(params, 'message_id', 0));
  if (stored === undefined) throw badRequest('message to delete not found');
  if (!deletable(world, chat, stored)) throw badRequest("message can't be deleted for everyone");
  chat.messages.delete(stored.message.message_id);
  world.waiting.changed();
  return true;
};

export const deleteMessages: Method = (world, params) => {
  const chat = knownChat(world, params);
  const ids = jsonArg(params, 'message_ids', 'message_ids');
  if (ids === undefined) throw badRequest('Message identifiers are not specified');
  if (!Array.isArray(ids)) throw badRequest('Expected an Array of message identifiers');
  if (ids.length > MAX_IDS) throw badRequest('Too many message identifiers specified');
  for (const id of ids) {
    const stored = chat.messages.get(Number(id));
    if (stored !== undefined && deletable(world, chat, stored)) {
      chat.messages.delete(stored.message.message_id);
    }
  }
  world.waiting.changed();
  return true;
};

function deletable(world: World, chat: ChatState, stored: StoredMessage): boolean {
  const young = unixNow(world) - stored.message.date < DELETABLE_S;
  return young && (stored.byBot || chat.type === 'private');
}
