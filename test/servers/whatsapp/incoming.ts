/** What people send to the bot: encrypted for its device, queued until it is confirmed, sent anew when it could not be read. */
import type { proto } from '@whiskeysockets/baileys';
import { mediaIn } from './media.ts';
import {
  bigEndian,
  childOf,
  jidOf,
  node,
  numberAt,
  parseJid,
  seconds,
  SRV,
  type Node,
} from './nodes.ts';
import { addressOf, alsoKnownAs } from './people.ts';
import { deliver, forget } from './queue.ts';
import { bundleOf, encryptFor, startSession, takeBundle, type Bundle } from './signal.ts';
import {
  nextId,
  personAt,
  type Connection,
  type Linked,
  type Person,
  type World,
} from './world.ts';

export type SendOptions = {
  id?: string;
  /** The copy that goes out first cannot be decrypted. */
  corrupt?: boolean;
  /** More attributes of the stanza. */
  attrs?: Record<string, string>;
};

const FEW_KEYS = 5; // fewer make the client upload more
const SPOILED_BYTE = 20; // counted from the end: inside the ciphertext or its MAC, in both kinds of message

function linkedDevice(world: World): Linked {
  if (world.linked) return world.linked;
  throw new Error('no device is linked to the account: nobody would get this message');
}

/** The bot's keys for a new session; it is told when its prekeys run low. */
function takeKeys(world: World, linked: Linked): Bundle {
  const bundle = takeBundle(linked);
  const { size: value } = linked.preKeys;
  if (value < FEW_KEYS && !world.queue.some((queued) => queued.node.attrs.type === 'encrypt')) {
    const attrs = { id: nextId(world), from: SRV, type: 'encrypt', t: seconds() };
    deliver(world, node('notification', attrs, [node('count', { value })]));
  }
  return bundle;
}

function typeOf(message: proto.IMessage): string {
  if (message.reactionMessage) return 'reaction';
  if (message.pollUpdateMessage ?? message.pollCreationMessage) return 'poll';
  return mediaIn(message) ? 'media' : 'text';
}

async function stanzaFor(
  world: World,
  person: Person,
  id: string,
  how: { corrupt?: boolean; attempt?: string },
): Promise<Node> {
  const linked = linkedDevice(world);
  const meant = person.outbox.get(id);
  const [phone] = person.devices;
  if (!meant || !phone) throw new Error(`${person.pn} has sent no message ${id}`);
  if (phone.sessions === undefined) await startSession(phone, linked, takeKeys(world, linked));
  const { type, body } = await encryptFor(linked, phone, meant.message);
  if (how.corrupt)
    body.writeUInt8(body.readUInt8(body.length - SPOILED_BYTE) ^ 1, body.length - SPOILED_BYTE);
  const own = person === world.owner ? {} : { notify: person.name, ...alsoKnownAs(person) };
  const attrs = {
    id,
    from: addressOf(person),
    type: typeOf(meant.message),
    t: seconds(),
    ...own,
    ...meant.attrs,
  };
  return node('message', attrs, [node('enc', { v: 2, type, count: how.attempt }, body)]);
}

/** Sends a message from a person's phone; resolves with its id once the server has it. */
export async function sendMessage(
  world: World,
  person: Person,
  message: proto.IMessage,
  how: SendOptions = {},
): Promise<string> {
  linkedDevice(world);
  const id = how.id ?? nextId(world, '3A');
  person.own.add(id);
  person.outbox.set(id, { message, attrs: how.attrs ?? {} });
  deliver(world, await stanzaFor(world, person, id, { corrupt: how.corrupt ?? false }));
  return id;
}

/** The owner writes to somebody on their own phone: the bot's device gets a copy. */
export async function ownerWrites(world: World, to: Person, text: string): Promise<string> {
  const destinationJid = jidOf(to.lid, 'lid');
  const message = { deviceSentMessage: { destinationJid, message: { conversation: text } } };
  const attrs = {
    recipient: destinationJid,
    peer_recipient_pn: jidOf(to.pn, 's.whatsapp.net'),
  };
  return sendMessage(world, world.owner, message, { attrs });
}

/** The bot could not read a message: the phone sends it again under the same id, in a new session. */
export async function sendAgain(
  world: World,
  connection: Connection,
  receipt: Node,
): Promise<void> {
  const { id = '', to, participant } = receipt.attrs;
  const linked = linkedDevice(world);
  const person = personAt(world, parseJid(participant ?? to).user);
  const [phone] = person?.devices ?? [];
  if (numberAt(receipt, 'registration') !== linked.registrationId) {
    world.violations.push(`the retry receipt for ${id} has a foreign registration id`);
  }
  connection.nacksToCome.push(id);
  forget(world, id);
  if (!person?.outbox.has(id) || !phone) return;
  await startSession(phone, linked, bundleOf(receipt) ?? takeKeys(world, linked));
  const attempt = childOf(receipt, 'retry')?.attrs.count ?? '1';
  deliver(world, await stanzaFor(world, person, id, { attempt }));
}

/** A person's device could not read what the bot sent and asks for it again, for the `count`th time. */
export function askAgain(world: World, person: Person, id: string, count = 1, device = 0): void {
  const to = world.sent.findLast((each) => each.id === id)?.to ?? addressOf(person);
  const { server } = parseJid(to);
  const own = person === world.owner;
  const attrs = {
    id,
    from: jidOf(server === 'lid' ? person.lid : person.pn, server, device),
    recipient: own ? to : undefined,
    type: 'retry',
    t: seconds(),
  };
  const { registrationId } = person.devices.find((each) => each.id === device) ?? {};
  deliver(
    world,
    node('receipt', attrs, [
      node('retry', { count, id, t: seconds(), v: 1 }),
      node('registration', {}, bigEndian(registrationId ?? 0, 4)),
    ]),
  );
}
