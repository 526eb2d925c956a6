// What a person sends, as the bot receives it: message contents in the shapes the real API uses.
import type { Message, User } from '@grammyjs/types';
import { withFound } from './formatted.ts';
import { documentOf, photoSizes, voiceOf } from './methods/media.ts';
import type { ChatState, StoredFile, World } from './types.ts';
import { addFile, addMessage, chatOf, withoutReply } from './world.ts';

export interface Incoming {
  content: Partial<Message>;
  file?: StoredFile;
}

export interface FileOptions {
  caption?: string;
  name?: string;
  mime?: string;
  /** What the bot is told about the size; over 20 MB getFile refuses. */
  pretendedSize?: number;
}

export interface SendOptions {
  /** The message answered to. */
  replyTo?: number;
  /** The topic of a forum. */
  threadId?: number;
}

const MAX_TEXT = 4096;

/** A text as a client sends it: trimmed, cut into messages of 4096 characters. */
export function textParts(text: string): Incoming[] {
  const chars = [...text.trim()];
  if (chars.length === 0) throw new Error('A client does not send an empty message.');
  const parts: Incoming[] = [];
  for (let at = 0; at < chars.length; at += MAX_TEXT) {
    const part = chars.slice(at, at + MAX_TEXT).join('');
    const entities = withFound({ text: part, entities: [] });
    parts.push({ content: { text: part, ...(entities.length === 0 ? {} : { entities }) } });
  }
  return parts;
}

/** A photo with optional caption. */
export function photoContent(world: World, bytes: Uint8Array, options: FileOptions): Incoming {
  const file = store(world, 'photo', bytes, { name: 'photo.jpg', mime: 'image/jpeg', ...options });
  return { content: { photo: photoSizes(file), ...captionOf(options) }, file };
}

/** Any file. */
export function documentContent(world: World, bytes: Uint8Array, options: FileOptions): Incoming {
  const named = { name: 'berkas.pdf', mime: 'application/pdf', ...options };
  const file = store(world, 'document', bytes, named);
  return { content: { document: documentOf(file), ...captionOf(options) }, file };
}

/** A voice note of so many seconds. */
export function voiceContent(
  world: World,
  bytes: Uint8Array,
  options: FileOptions & { duration?: number },
): Incoming {
  const file = store(world, 'voice', bytes, { name: 'voice.oga', mime: 'audio/ogg', ...options });
  return { content: { voice: voiceOf(file, options.duration ?? 3), ...captionOf(options) }, file };
}

/** A static sticker with its emoji. */
export function stickerContent(world: World, emoji: string): Incoming {
  const bytes = Buffer.from(`RIFF sticker ${emoji}`);
  const file = store(world, 'sticker', bytes, { name: 'sticker.webp', mime: 'image/webp' });
  const sticker: NonNullable<Message['sticker']> = {
    file_id: file.fileId,
    file_unique_id: file.uniqueId,
    type: 'regular',
    width: 512,
    height: 512,
    is_animated: false,
    is_video: false,
    emoji,
    set_name: 'BigHugTest',
    file_size: bytes.length,
  };
  return { content: { sticker }, file };
}

function store(
  world: World,
  kind: StoredFile['kind'],
  bytes: Uint8Array,
  options: FileOptions & { name: string; mime: string },
): StoredFile {
  const { name, mime, pretendedSize } = options;
  const file = addFile(world, { kind, name, mime, bytes: Buffer.from(bytes) });
  if (pretendedSize !== undefined) file.pretendedSize = pretendedSize;
  return file;
}

function captionOf({ caption }: FileOptions): Partial<Message> {
  if (caption === undefined || caption === '') return {};
  const entities = withFound({ text: caption, entities: [] });
  return { caption, ...(entities.length === 0 ? {} : { caption_entities: entities }) };
}

/** Puts the message on the screen and, if the bot may see it, into its queue; returns its id. */
export function send(
  world: World,
  chat: ChatState,
  from: User,
  incoming: Incoming,
  options: SendOptions = {},
): number {
  const repliedTo =
    options.replyTo === undefined ? undefined : chat.messages.get(options.replyTo)?.message;
  const content: Partial<Message> = {
    ...incoming.content,
    ...(options.threadId === undefined
      ? {}
      : { message_thread_id: options.threadId, is_topic_message: true as const }),
    ...(repliedTo === undefined ? {} : { reply_to_message: withoutReply(repliedTo) }),
  };
  const extra = incoming.file === undefined ? {} : { file: incoming.file };
  const { message } = addMessage(world, chat, from, content, extra);
  if (seesGroupMessage(world, chat, message)) {
    world.queue.push('message', message, `message ${chat.id}`);
  }
  return message.message_id;
}

/** Privacy mode: in groups only commands, mentions of the bot and answers to it arrive. */
function seesGroupMessage(world: World, chat: ChatState, message: Message): boolean {
  if (chat.type === 'private' || world.me.can_read_all_group_messages) return true;
  if (!chatOf(world, chat.id).open) return false;
  if (chat.botManagesTopics !== undefined) return true;
  if (message.reply_to_message?.from?.id === world.me.id) return true;
  if (message.new_chat_members !== undefined || message.left_chat_member !== undefined) return true;
  const text = message.text ?? message.caption ?? '';
  const entities = message.entities ?? message.caption_entities ?? [];
  const name = `@${world.me.username}`.toLowerCase();
  return entities.some((entity) => {
    const words = text.slice(entity.offset, entity.offset + entity.length).toLowerCase();
    if (entity.type === 'mention') return words === name;
    if (entity.type !== 'bot_command') return false;
    return !words.includes('@') || words.endsWith(name);
  });
}
