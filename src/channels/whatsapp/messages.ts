/** A WhatsApp message becomes what happened, in our words; pure, so that recorded messages are its tests. */
import { normalizeMessageContent, proto } from '@whiskeysockets/baileys';
import type { WAMessage } from '@whiskeysockets/baileys';
import type { InboundMessage } from '../../app/ports.ts';
import type { Input } from '../../conversation/input.ts';
import { clean, contentOf, editedWordsOf, quotedBy } from './content.ts';
import type { Attached } from './content.ts';
import type { Who } from './identity.ts';
import { addressesOf } from './identity.ts';

type Envelope = Omit<InboundMessage, 'input'>;

export type Happened =
  /** `quotes`: the id of the message that it answers. */
  | { kind: 'message'; envelope: Envelope; input: Input; quotes?: string }
  | ({ kind: 'file'; envelope: Envelope } & Attached)
  | { kind: 'nothing'; why: string };

export type Reading = {
  /** The digits of our number. */
  account: string;
  /** Who wrote, by both names as far as known. */
  who: Who;
  /** For messages whose time cannot be. */
  now: Date;
};

/** What the library hands over, as far as we use it. */
export type Given = Pick<WAMessage, 'message' | 'messageTimestamp' | 'messageStubType'> & {
  key: Pick<WAMessage['key'], 'id' | 'fromMe' | 'remoteJid' | 'isViewOnce'>;
};

const { REVOKE, MESSAGE_EDIT } = proto.Message.ProtocolMessage.Type;
/** A clock that is further ahead than this is wrong. */
const AHEAD_MS = 24 * 60 * 60 * 1000;

/**
 * The dedupe id is WhatsApp's own id of the message; for an edit "<message>:edit:<id of the edit>", for a deletion
 * "<message>:deleted". A stub (something that could not be decrypted) is nothing: it comes again with the same id.
 */
export function readMessage(given: Given, reading: Reading): Happened {
  const { key } = given;
  if (!key.id) return { kind: 'nothing', why: 'no id' };
  if (key.fromMe) return { kind: 'nothing', why: 'written on our own phone' };
  const envelope: Envelope = {
    id: key.id,
    ...addressesOf(reading.account, reading.who),
    at: timeOf(given.messageTimestamp, reading.now),
  };
  if (given.messageStubType) return { kind: 'nothing', why: 'not decrypted' };
  const content = normalizeMessageContent(given.message ?? undefined);
  if (!content) {
    // Shown once: the phone keeps it to itself, and tells linked devices only that there was something.
    return key.isViewOnce
      ? { kind: 'message', envelope, input: { kind: 'unsupported', what: 'view_once' } }
      : { kind: 'nothing', why: 'no content' };
  }
  if (content.protocolMessage) return readProtocol(content.protocolMessage, envelope);
  const said = contentOf(content, reading.who);
  if (!said) return { kind: 'nothing', why: 'nothing to answer' };
  if ('file' in said) return { kind: 'file', envelope, ...said };
  const quotes = quotedBy(content);
  return { kind: 'message', envelope, ...said, ...(quotes === undefined ? {} : { quotes }) };
}

function readProtocol(message: proto.Message.IProtocolMessage, envelope: Envelope): Happened {
  const original = message.key?.id;
  if (!original) return { kind: 'nothing', why: 'a message of the protocol' };
  if (message.type === REVOKE) {
    const id = `${original}:deleted`;
    return { kind: 'message', envelope: { ...envelope, id }, input: { kind: 'deleted' } };
  }
  if (message.type !== MESSAGE_EDIT) return { kind: 'nothing', why: 'a message of the protocol' };
  const words = editedWordsOf(normalizeMessageContent(message.editedMessage ?? undefined) ?? {});
  if (words === undefined) return { kind: 'nothing', why: 'an edit without words' };
  return {
    kind: 'message',
    envelope: { ...envelope, id: `${original}:edit:${envelope.id}` },
    input: { kind: 'edited', text: clean(words) },
  };
}

function timeOf(seconds: Given['messageTimestamp'], now: Date): Date {
  const ms = Number(seconds ?? 0) * 1000;
  return Number.isFinite(ms) && ms > 0 && ms < now.getTime() + AHEAD_MS ? new Date(ms) : now;
}
