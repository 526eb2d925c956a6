// What Telegram knows: people, chats, messages and files. Everything is bounded; nothing here does network I/O.
import type { Chat, Message, User } from '@grammyjs/types';
import { createHash, randomBytes } from 'node:crypto';
import { badRequest, forbidden } from './errors.ts';
import { textArg } from './params.ts';
import type { ChatState, Params, StoredFile, StoredMessage, World } from './types.ts';

const MAX_FILE_BYTES_IN_ALL = 512_000_000;
const MAX_ACTIONS = 100;
const FOLDERS: Record<StoredFile['kind'], string> = {
  photo: 'photos',
  document: 'documents',
  voice: 'voice',
  sticker: 'stickers',
};

/** Unix seconds of the server's clock. */
export function unixNow(world: World): number {
  return Math.floor(world.options.now().getTime() / 1000);
}

/** The bot as the sender of a message. */
export function botUser(world: World): User {
  const { id, first_name, username } = world.me;
  return { id, is_bot: true, first_name, username };
}

/** A chat as it appears inside messages and updates. */
export function chatObject(world: World, chat: ChatState): Exclude<Chat, Chat.ChannelChat> {
  if (chat.type === 'private') {
    const person = personOf(world, chat.id);
    return {
      id: chat.id,
      type: 'private',
      first_name: person.first_name,
      ...(person.last_name === undefined ? {} : { last_name: person.last_name }),
      ...(person.username === undefined ? {} : { username: person.username }),
    };
  }
  const title = chat.title ?? '';
  if (chat.type === 'group') return { id: chat.id, type: 'group', title };
  const forum = chat.topics === undefined ? {} : { is_forum: true as const };
  return { id: chat.id, type: 'supergroup', title, ...forum };
}

/** The person behind a private chat; a bug in the test when unknown. */
export function personOf(world: World, id: number): User {
  const person = world.people.get(id);
  if (person === undefined) throw new Error(`No person ${id} on this server.`);
  return person;
}

/** A chat by its id; a bug in the test when unknown. */
export function chatOf(world: World, id: number): ChatState {
  const chat = world.chats.get(id);
  if (chat === undefined) throw new Error(`No chat ${id} on this server.`);
  return chat;
}

/** A new empty chat. */
export function addChat(
  world: World,
  chat: Pick<ChatState, 'id' | 'type' | 'open'> & { title?: string },
) {
  const state: ChatState = {
    ...chat,
    messages: new Map(),
    revision: 0,
    actions: [],
    blocked: false,
    deactivated: false,
  };
  world.chats.set(chat.id, state);
  return state;
}

/** The chat of `chat_id`; 400 when there is none. */
export function knownChat(world: World, params: Params): ChatState {
  const raw = textArg(params, 'chat_id').trim();
  if (raw === '') throw badRequest('chat_id is empty');
  const chat = /^-?\d+$/.test(raw) ? world.chats.get(Number(raw)) : undefined;
  if (chat === undefined) throw badRequest('chat not found');
  return chat;
}

/** The chat of `chat_id` when the bot may write there; 400 or 403 otherwise. */
export function writableChat(world: World, params: Params): ChatState {
  const chat = knownChat(world, params);
  if (chat.deactivated) throw forbidden('user is deactivated');
  if (chat.type === 'private') {
    if (chat.blocked) throw forbidden('bot was blocked by the user');
    if (!chat.open) throw forbidden("bot can't initiate conversation with a user");
    return chat;
  }
  if (chat.blocked) throw forbidden(`bot was kicked from the ${chat.type} chat`);
  if (!chat.open) throw forbidden(`bot is not a member of the ${chat.type} chat`);
  return chat;
}

/** Puts a message into a chat under the next id and forgets the oldest beyond the limit. */
export function addMessage(
  world: World,
  chat: ChatState,
  from: User,
  content: Partial<Message>,
  extra: { file?: StoredFile; hadKeyboard?: boolean } = {},
): StoredMessage {
  world.ids.message += 1;
  const byBot = from.id === world.me.id;
  const message: Message = {
    message_id: world.ids.message,
    from,
    chat: chatObject(world, chat),
    date: unixNow(world),
    ...content,
  };
  const stored: StoredMessage = {
    message,
    byBot,
    edits: 0,
    revision: 0,
    at: world.options.now(),
    hadKeyboard: extra.hadKeyboard ?? false,
    ...(extra.file === undefined ? {} : { file: extra.file }),
  };
  chat.messages.set(message.message_id, stored);
  if (byBot) touch(world, chat, stored);
  for (const id of chat.messages.keys()) {
    if (chat.messages.size <= world.options.keepMessages) break;
    chat.messages.delete(id);
  }
  return stored;
}

/** Marks a message as newly shown or changed by the bot. */
export function touch(world: World, chat: ChatState, stored: StoredMessage): void {
  chat.revision += 1;
  stored.revision = chat.revision;
  world.waiting.changed();
}

/** A message as it appears inside an answer to it: without what it answered itself. */
export function withoutReply(message: Message): NonNullable<Message['reply_to_message']> {
  const copy = { ...message };
  delete copy.reply_to_message;
  return copy as unknown as NonNullable<Message['reply_to_message']>;
}

/** Remembers a chat action ("typing"). */
export function addAction(world: World, chat: ChatState, action: string): void {
  chat.actions.push({ action, at: world.options.now() });
  if (chat.actions.length > MAX_ACTIONS) chat.actions.shift();
  world.waiting.changed();
}

/** Stores a file; the same bytes keep their unique id but get a new file_id. */
export function addFile(
  world: World,
  file: Pick<StoredFile, 'kind' | 'name' | 'mime' | 'bytes'>,
): StoredFile {
  world.fileBytes += file.bytes.length;
  if (world.fileBytes > MAX_FILE_BYTES_IN_ALL)
    throw new Error('Too many bytes of files in a test.');
  world.ids.file += 1;
  const uniqueId = createHash('sha256').update(file.bytes).digest('base64url').slice(0, 15);
  const extension = /\.[A-Za-z0-9]{1,8}$/.exec(file.name)?.[0] ?? '.jpg';
  const stored: StoredFile = {
    ...file,
    fileId: `BQACAgUAAxkB${randomBytes(45).toString('base64url')}L`,
    uniqueId: `AgAD${uniqueId}`,
    path: `${FOLDERS[file.kind]}/file_${world.ids.file}${extension}`,
  };
  world.files.set(stored.fileId, stored);
  return stored;
}

/** A call for tests' error messages: the last few things the bot did. */
export function lastCalls(world: World): string {
  const shown = world.calls
    .filter((call) => call.method !== 'getUpdates')
    .slice(-5)
    .map((call) => {
      const text = JSON.stringify(call.payload).slice(0, 120);
      return `  ${call.method} ${text} → ${call.error ?? call.status ?? 'no answer'}`;
    });
  return `Last calls:\n${shown.length === 0 ? '  none' : shown.join('\n')}`;
}
