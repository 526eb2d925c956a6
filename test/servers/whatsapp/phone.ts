/** A person with a phone, as a test holds it: writes to the bot, hears what it says, and waits for the next word. */
import { proto } from '@whiskeysockets/baileys';
import { askAgain, ownerWrites, sendMessage, type SendOptions } from './incoming.ts';
import { storeMedia, type MediaKind } from './media.ts';
import { jidOf, node } from './nodes.ts';
import { confirmDelivery } from './hearing.ts';
import { addressOf } from './people.ts';
import { voteIn } from './polls.ts';
import { activeConnection, type Heard, type Person, type World } from './world.ts';

export type MediaOptions = {
  mime: string;
  name?: string;
  caption?: string;
  ptt?: boolean;
  /** The size that the message claims, where it is not the true one. */
  declaredBytes?: number;
};

export type Phone = {
  pn: string;
  lid: string;
  /** Sends a text, queued while the bot is away; resolves with the message's id. */
  says(
    text: string,
    how?: { quotes?: { id: string; text?: string }; id?: string },
  ): Promise<string>;
  sends(message: proto.IMessage, how?: SendOptions): Promise<string>;
  sendsImage(bytes: Uint8Array, mime: string, caption?: string): Promise<string>;
  sendsMedia(kind: MediaKind, bytes: Uint8Array, how: MediaOptions): Promise<string>;
  edits(id: string, text: string): Promise<string>;
  deletes(id: string): Promise<string>;
  reacts(id: string, emoji: string): Promise<string>;
  /** Votes in a poll of the bot's that this phone heard, for the options with these words. */
  votes(poll: Heard, ...options: string[]): Promise<string>;
  /** Shows the bot that this person types, or no longer does. */
  types(on: boolean): void;
  /** The owner writes to this person from the account's own phone. */
  isWrittenToByOwner(text: string): Promise<string>;
  /** What the bot said to this phone, each id once. */
  readonly heard: readonly Heard[];
  /** The next message after those that it already gave; rejects after `ms` (default 10 s). */
  next(ms?: number): Promise<Heard>;
  /** Resolves when nothing comes for `ms`, rejects otherwise. */
  quiet(ms: number): Promise<void>;
  /** Receipts by hand, for when automatic ones are off. */
  reads(id: string): void;
  delivers(id: string): void;
  /** Asks the bot to send a message again; `count` is how often it has been asked for. */
  retries(id: string, count?: number): void;
  /** The bot shows this person that it types. */
  readonly composing: boolean;
};

const PATIENCE_MS = 10_000;

type Say = (message: proto.IMessage, how?: SendOptions) => Promise<string>;

/** One message after the other, in the order of the calls. */
function inOrder(send: Say): Say {
  let last: Promise<unknown> = Promise.resolve();
  return (message, how) => {
    const sent = last.then(() => send(message, how));
    last = sent.catch(() => undefined);
    return sent;
  };
}

function textWith(
  world: World,
  person: Person,
  text: string,
  quoted?: { id: string; text?: string },
) {
  if (!quoted) return { conversation: text };
  const participant = person.own.has(quoted.id)
    ? addressOf(person)
    : jidOf(world.account.lid, 'lid');
  const contextInfo = {
    stanzaId: quoted.id,
    participant,
    quotedMessage: { conversation: quoted.text ?? '' },
  };
  return { extendedTextMessage: { text, contextInfo } };
}

/** A message's key as this person's phone writes it. */
function keyOf(world: World, person: Person, id: string): proto.IMessageKey {
  const { lid, pn } = world.account;
  const remoteJid = person.addressing === 'lid' ? jidOf(lid, 'lid') : jidOf(pn, 's.whatsapp.net');
  return { id, remoteJid, fromMe: person.own.has(id) };
}

function mediaMessage(world: World, kind: MediaKind, bytes: Uint8Array, how: MediaOptions) {
  if (!world.media) throw new Error('the server was started without media');
  const part = storeMedia(world.media, kind, bytes, how);
  const { caption = null, name = null, ptt = false } = how;
  switch (kind) {
    case 'image':
      return { imageMessage: { ...part, caption } };
    case 'video':
      return { videoMessage: { ...part, caption } };
    case 'audio':
      return { audioMessage: { ...part, ptt, seconds: 3 } };
    case 'sticker':
      return { stickerMessage: part };
    case 'document': {
      const documentMessage = { ...part, fileName: name, title: name, caption };
      // A phone wraps a document that has words with it.
      return caption === null
        ? { documentMessage }
        : { documentWithCaptionMessage: { message: { documentMessage } } };
    }
  }
}

function changes(
  world: World,
  person: Person,
  say: Say,
): Pick<Phone, 'edits' | 'deletes' | 'reacts'> {
  const { Type } = proto.Message.ProtocolMessage;
  return {
    edits: (id, text) =>
      say(
        {
          protocolMessage: {
            key: keyOf(world, person, id),
            type: Type.MESSAGE_EDIT,
            editedMessage: { conversation: text },
            timestampMs: Date.now(),
          },
        },
        { attrs: { edit: '1' } },
      ),
    deletes: (id) =>
      say(
        { protocolMessage: { key: keyOf(world, person, id), type: Type.REVOKE } },
        { attrs: { edit: '7' } },
      ),
    reacts: (id, emoji) =>
      say({
        reactionMessage: {
          key: keyOf(world, person, id),
          text: emoji,
          senderTimestampMs: Date.now(),
        },
      }),
  };
}

function listening(world: World, person: Person): Pick<Phone, 'next' | 'quiet'> {
  let taken = 0;
  return {
    async next(ms = PATIENCE_MS) {
      const index = taken;
      taken += 1;
      const why = (): string => {
        const last = person.heard.at(-1);
        const heard = last ? `last "${last.text}" (${person.heard.length} in all)` : 'nothing';
        const wrong = [...world.unhandled, ...world.violations].join('; ');
        return `${person.pn} waits for message ${index + 1}, heard ${heard}${wrong && `; ${wrong}`}`;
      };
      try {
        return await world.changes.until(() => person.heard[index], ms, why);
      } catch (error) {
        if (taken === index + 1) taken = index;
        throw error;
      }
    },
    async quiet(ms) {
      const before = person.heard.length;
      const look = (): Heard | undefined => person.heard[before];
      const spoke = await world.changes.until(look, ms, () => 'quiet').catch(() => undefined);
      if (spoke) throw new Error(`${person.pn} heard "${spoke.text}" in the silence`);
    },
  };
}

/** The handle for one person. */
export function createPhone(world: World, person: Person): Phone {
  const say = inOrder((message, how) => sendMessage(world, person, message, how));
  const sendsMedia: Phone['sendsMedia'] = (kind, bytes, how) =>
    say(mediaMessage(world, kind, bytes, how));
  return {
    pn: person.pn,
    lid: person.lid,
    says: (text, how = {}) =>
      say(textWith(world, person, text, how.quotes), how.id === undefined ? {} : { id: how.id }),
    sends: say,
    sendsMedia,
    sendsImage: (bytes, mime, caption) =>
      sendsMedia('image', bytes, caption === undefined ? { mime } : { mime, caption }),
    ...changes(world, person, say),
    votes: async (poll, ...options) => say(voteIn(world, person, poll, options)),
    types: (on) =>
      activeConnection(world)?.send(
        node('chatstate', { from: addressOf(person) }, [node(on ? 'composing' : 'paused')]),
      ),
    isWrittenToByOwner: (text) => ownerWrites(world, person, text),
    heard: person.heard,
    ...listening(world, person),
    reads: (id) => confirmDelivery(world, person, id, 'read'),
    delivers: (id) => confirmDelivery(world, person, id),
    retries: (id, count) => askAgain(world, person, id, count),
    get composing() {
      return person.composing;
    },
  };
}
