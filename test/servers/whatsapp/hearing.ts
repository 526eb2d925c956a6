/** What a person hears: each message of the bot once, with its words and its file, and the receipts that go back. */
import type { proto } from '@whiskeysockets/baileys';
import { mediaIn, readMedia } from './media.ts';
import { jidOf, node, parseJid, seconds } from './nodes.ts';
import { deliver } from './queue.ts';
import { later, type Heard, type Person, type SentStanza, type World } from './world.ts';

/** The content inside the wrappers that WhatsApp knows. */
export function unwrapped(message: proto.IMessage): proto.IMessage {
  const inner =
    message.documentWithCaptionMessage ??
    message.ephemeralMessage ??
    message.viewOnceMessage ??
    message.viewOnceMessageV2;
  return inner?.message ? unwrapped(inner.message) : message;
}

/** The words of a message; empty where it has none. */
export function textOf(wrapped: proto.IMessage): string {
  const message = unwrapped(wrapped);
  return (
    message.extendedTextMessage?.text ??
    message.conversation ??
    mediaIn(message)?.caption ??
    message.reactionMessage?.text ??
    ''
  );
}

/** A message that the person's phone has read. */
export function hear(world: World, person: Person, sent: SentStanza, message: proto.Message): void {
  person.composing = false;
  if (!person.heard.some(({ id }) => id === sent.id)) {
    const heard: Heard = { id: sent.id, text: textOf(message), message };
    const found = mediaIn(unwrapped(message));
    if (found) addMedia(world, heard, found);
    person.heard.push(heard);
  }
  receive(world, person, sent.id);
}

/** The phone confirms a message, also one that it had before, unless receipts are given by hand. */
export function receive(world: World, person: Person, id: string): void {
  const { autoReceipts, receiptDelayMs } = world.switches;
  if (!autoReceipts) return;
  if (receiptDelayMs === 0) confirmDelivery(world, person, id);
  else later(world, receiptDelayMs, () => confirmDelivery(world, person, id));
}

function addMedia(
  world: World,
  heard: Heard,
  { kind, part, name }: NonNullable<ReturnType<typeof mediaIn>>,
): void {
  try {
    if (!world.media) throw new Error('the server was started without media');
    const bytes = readMedia(world.media, kind, part);
    heard.media = { bytes, mime: part.mimetype ?? '', ...(name === undefined ? {} : { name }) };
  } catch (error) {
    world.violations.push(`message ${heard.id}: its ${kind} cannot be read: ${String(error)}`);
  }
}

/** A receipt from a person: how far the bot's message has come. */
export function confirmDelivery(world: World, person: Person, id: string, type?: 'read'): void {
  const sent = world.sent.findLast((each) => each.id === id);
  const { user, server } = parseJid(sent?.to ?? jidOf(person.lid, 'lid'));
  deliver(world, node('receipt', { id, from: jidOf(user, server), type, t: seconds() }));
}
