// A person with a phone: everything a private chat lets them do, and waiting for what the bot answers.
import type { BotCommand, User } from '@grammyjs/types';
import {
  documentContent,
  photoContent,
  send,
  stickerContent,
  textParts,
  voiceContent,
  type FileOptions,
  type Incoming,
  type SendOptions,
} from './incoming.ts';
import { editText, replyAfter, setBlocked, type WaitOptions } from './personal.ts';
import { menuFor } from './screen.ts';
import { newestWith, spinningOf, tapIn, type Tap } from './taps.ts';
import type { ChatState, ScreenMessage, World } from './types.ts';
import { addChat, lastCalls, personOf } from './world.ts';

export interface Actor {
  id: number;
  user: User;
  /** Opens the bot and presses Start; a payload as in a deep link. Returns the message's id. */
  start: (payload?: string) => number;
  /** Sends a text; over 4096 characters it goes out as several. Returns the id of the last. */
  sendText: (text: string, options?: SendOptions) => number;
  sendCommand: (name: string, args?: string) => number;
  sendPhoto: (bytes: Uint8Array, caption?: string | FileOptions) => number;
  /** Several photos sent together; each is a message of its own with one media_group_id. */
  sendAlbum: (photos: Uint8Array[], caption?: string) => number[];
  sendDocument: (bytes: Uint8Array, options?: FileOptions) => number;
  sendVoice: (bytes: Uint8Array, duration?: number) => number;
  sendLocation: (latitude: number, longitude: number) => number;
  /** Without a number it is the person's own contact, as the contact button sends it. */
  sendContact: (phone: string, of?: { firstName: string; userId?: number }) => number;
  sendSticker: (emoji?: string) => number;
  /** Any other content of a message, for kinds without a method here. */
  sendRaw: (content: Incoming['content']) => number;
  editText: (messageId: number, text: string) => void;
  /** Removes a message for both sides; the bot is not told. */
  deleteMessage: (messageId: number) => void;
  /** Presses an inline button by its label or its data; `stale` sends data that is no longer shown. */
  tapButton: (messageId: number, labelOrData: string, options?: { stale?: boolean }) => Tap;
  /** Presses the button with this label (or data) on the newest message that has it. */
  tap: (labelOrData: string) => Tap;
  /** Presses a key of the reply keyboard; a contact key needs the phone, a location key the place. */
  pressKey: (label: string, give?: { phone?: string; at?: [number, number] }) => number;
  block: () => void;
  unblock: () => void;
  /** The account is deleted. */
  deactivate: () => void;
  /** Turns the client to another language; the next message carries it. */
  setLanguage: (code: string) => void;
  /** The command menu as this person's client shows it. */
  menu: () => BotCommand[];
  /** Taps that were never answered: buttons that still spin. */
  spinning: () => string[];
  /**
   * What the bot sent or changed since this person last acted (or last waited), once it has been quiet.
   * Rejects when nothing comes in time.
   */
  waitForReply: (options?: WaitOptions) => Promise<ScreenMessage[]>;
  /** Resolves when nothing has come for quietMs; rejects when something does. */
  expectSilence: (quietMs: number) => Promise<void>;
}

/** How the person appears; `started` means that they have talked to the bot before. */
export type PersonProfile = Partial<Omit<User, 'id' | 'is_bot'>> & { started?: boolean };

type Out = (incoming: Incoming, options?: SendOptions) => number;

/** Registers a person and the private chat with them, once; an older profile is replaced. */
export function addPerson(world: World, id: number, profile: PersonProfile = {}): ChatState {
  const { started = false, ...rest } = profile;
  world.people.set(id, { id, is_bot: false, first_name: 'Siti', language_code: 'id', ...rest });
  return world.chats.get(id) ?? addChat(world, { id, type: 'private', open: started });
}

/** The person's handle. */
export function createActor(world: World, id: number, profile?: PersonProfile): Actor {
  const known = profile === undefined ? world.chats.get(id) : undefined;
  const chat = known ?? addPerson(world, id, profile);
  const user = personOf(world, id);
  let seen = 0;

  const out: Out = (incoming, options = {}) => {
    if (chat.deactivated) throw new Error(`The account ${id} is deleted.`);
    if (chat.blocked) throw new Error(`${id} has blocked the bot; call unblock() first.`);
    chat.open = true;
    seen = chat.revision;
    return send(world, chat, personOf(world, id), incoming, options);
  };

  function tapButton(messageId: number, wanted: string, options: { stale?: boolean } = {}): Tap {
    if (chat.blocked) throw new Error(`${id} has blocked the bot; call unblock() first.`);
    seen = chat.revision;
    return tapIn(world, id, id, messageId, wanted, options.stale ?? false);
  }

  return {
    id,
    user,
    ...senders(world, chat, out),
    editText: (messageId, text) => {
      seen = chat.revision;
      editText(world, id, messageId, text);
    },
    deleteMessage: (messageId) => {
      chat.messages.delete(messageId);
    },
    tapButton,
    tap: (wanted) => tapButton(newestWith(chat, wanted), wanted),
    block: () => setBlocked(world, id, true),
    unblock: () => setBlocked(world, id, false),
    deactivate: () => {
      chat.deactivated = true;
    },
    setLanguage: (code) => {
      user.language_code = code;
    },
    menu: () => menuFor(world, chat, id),
    spinning: () => spinningOf(world, id),
    waitForReply: async (options = {}) => {
      const replies = await replyAfter(world, id, seen, options);
      seen = chat.revision;
      return replies;
    },
    expectSilence: async (quietMs) => {
      const before = chat.revision;
      await new Promise((resolve) => setTimeout(resolve, quietMs));
      if (chat.revision === before) return;
      throw new Error(`The bot spoke in the silence. ${lastCalls(world)}`);
    },
  };
}

type Sender = Extract<keyof Actor, `send${string}` | 'start' | 'pressKey'>;

function senders(world: World, chat: ChatState, out: Out): Pick<Actor, Sender> {
  const sendText = (text: string, options: SendOptions = {}): number =>
    textParts(text).reduce((_, part) => out(part, options), 0);
  const ownContact = (phone: string): Incoming => {
    const { first_name } = personOf(world, chat.id);
    return { content: { contact: { phone_number: phone, first_name, user_id: chat.id } } };
  };
  return {
    start: (payload) => sendText(payload === undefined ? '/start' : `/start ${payload}`),
    sendText,
    sendCommand: (name, args = '') => sendText(`/${name.replace(/^\//, '')} ${args}`),
    sendPhoto: (bytes, caption = {}) =>
      out(photoContent(world, bytes, typeof caption === 'string' ? { caption } : caption)),
    sendAlbum: (photos, caption) => {
      const media_group_id = String(13_000_000_000_000_000 + world.ids.file);
      return photos.map((bytes, index) => {
        const options = index === 0 && caption !== undefined ? { caption } : {};
        const { content, ...file } = photoContent(world, bytes, options);
        return out({ content: { ...content, media_group_id }, ...file });
      });
    },
    sendDocument: (bytes, options = {}) => out(documentContent(world, bytes, options)),
    sendVoice: (bytes, duration = 3) => out(voiceContent(world, bytes, { duration })),
    sendLocation: (latitude, longitude) => out({ content: { location: { latitude, longitude } } }),
    sendContact: (phone, of) => {
      if (of === undefined) return out(ownContact(phone));
      const card = { phone_number: phone, first_name: of.firstName };
      const contact = of.userId === undefined ? card : { ...card, user_id: of.userId };
      return out({ content: { contact } });
    },
    sendSticker: (emoji = '👍') => out(stickerContent(world, emoji)),
    sendRaw: (content) => out({ content }),
    pressKey: (label, give = {}) => {
      const key = chat.keyboard?.flat().find((each) => each.label === label);
      if (key === undefined) throw new Error(`No key "${label}" under the input of ${chat.id}.`);
      if (key.asks === 'contact') return out(ownContact(give.phone ?? '6281234567890'));
      if (key.asks === undefined) return sendText(label);
      const [latitude, longitude] = give.at ?? [-6.2349, 106.9896];
      return out({ content: { location: { latitude, longitude } } });
    },
  };
}
