/** What the bot sends to people: every copy must be readable by the device it is for, or it counts as a violation. */
import type { proto } from '@whiskeysockets/baileys';
import { performance } from 'node:perf_hooks';
import { hear, receive, textOf } from './hearing.ts';
import { askAgain } from './incoming.ts';
import { bytesAt, childOf, childrenOf, parseJid, seconds, type Node } from './nodes.ts';
import { acknowledge } from './queue.ts';
import { decryptFrom } from './signal.ts';
import { personAt, type Connection, type Person, type SentStanza, type World } from './world.ts';

const NOT_FOUND = 404;
const MOST_RETRIES = 3;

/** A message stanza of the bot: acknowledged or refused, then read by the phones. */
export async function takeMessage(
  world: World,
  connection: Connection,
  stanza: Node,
): Promise<void> {
  const { id = '', to = '', type = 'text', category } = stanza.attrs;
  const address = parseJid(to);
  if (category === 'peer') {
    acknowledge(world, connection, stanza);
    const peer = { id, to: to, type, at: performance.now(), repeated: false };
    await readCopy(world, peer, { jid: to, enc: childOf(stanza, 'enc') });
    return;
  }
  const repeated = world.seenIds.has(id);
  const sent: SentStanza = { id, to, type, at: performance.now(), repeated };
  world.seenIds.add(id);
  world.sent.push(sent);
  const refusal = refusalOf(world, address.user);
  acknowledge(world, connection, stanza, { t: seconds(), error: refusal });
  if (refusal === undefined) await readAll(world, stanza, sent);
  world.changes.tell();
}

function refusalOf(world: World, user: string): number | undefined {
  const refusal = world.switches.sendRefusal;
  const person = personAt(world, user);
  if (!person) return NOT_FOUND;
  if (!refusal) return undefined;
  const all = refusal.user === undefined;
  return all || refusal.user === person.pn || refusal.user === person.lid
    ? refusal.code
    : undefined;
}

type Copy = { jid: string; enc: Node | undefined };

async function readAll(world: World, stanza: Node, sent: SentStanza): Promise<void> {
  const fanOut = childrenOf(childOf(stanza, 'participants'), 'to');
  const copies: Copy[] =
    fanOut.length > 0
      ? fanOut.map((each) => ({ jid: each.attrs.jid ?? '', enc: childOf(each, 'enc') }))
      : [{ jid: sent.to, enc: childOf(stanza, 'enc') }];
  const introduces = copies.some(({ enc }) => enc?.attrs.type === 'pkmsg');
  if (introduces && bytesAt(stanza, 'device-identity').length === 0) {
    world.violations.push(`message ${sent.id}: a first message without device-identity`);
  }
  if (fanOut.length > 0) missingCopies(world, copies, sent);
  const receiver = personAt(world, parseJid(sent.to).user);
  for (const copy of copies) {
    const message = await readCopy(world, sent, copy);
    const { user, device } = parseJid(copy.jid);
    const person = personAt(world, user);
    if (!message || !person) continue;
    if (person !== receiver) {
      if (!message.deviceSentMessage) {
        world.violations.push(`message ${sent.id}: the owner's copy says not whom it is for`);
      }
      continue;
    }
    if (sent.message === undefined) {
      sent.message = message;
      sent.text = textOf(message);
    }
    if (device === 0) hear(world, person, sent, message);
  }
}

function missingCopies(world: World, copies: readonly Copy[], { id, to }: SentStanza): void {
  const given = new Set(
    copies.map(({ jid }) => {
      const { user, device } = parseJid(jid);
      return `${personAt(world, user)?.lid ?? user}/${device}`;
    }),
  );
  const wanted = [personAt(world, parseJid(to).user), world.owner].flatMap((person) =>
    person ? person.devices.map((device) => `${person.lid}/${device.id}`) : [],
  );
  for (const device of wanted.filter((each) => !given.has(each))) {
    world.violations.push(`message ${id}: no copy for ${device}`);
  }
}

async function readCopy(
  world: World,
  sent: SentStanza,
  { jid, enc }: Copy,
): Promise<proto.Message | undefined> {
  const { user, device: number } = parseJid(jid);
  const person = personAt(world, user);
  const device = person?.devices.find(({ id }) => id === number);
  if (!world.linked || !person || !device || !enc) {
    world.violations.push(`a copy for ${jid} that nobody can take`);
    return undefined;
  }
  try {
    return await decryptFrom(world.linked, device, enc.attrs.type ?? '', bytesAt(enc));
  } catch (error) {
    unreadable(world, person, sent, jid, String(error));
    return undefined;
  }
}

/** A phone asks for what it cannot read, as real ones do; what it has already it only confirms. */
function unreadable(
  world: World,
  person: Person,
  sent: SentStanza,
  jid: string,
  why: string,
): void {
  const known = person.heard.find(({ id }) => id === sent.id);
  if (known) {
    sent.text = known.text;
    sent.message = known.message;
    return receive(world, person, sent.id);
  }
  const entry = `${sent.id} for ${jid}`;
  world.unreadable.push(entry);
  const tries = world.unreadable.filter((each) => each === entry).length;
  if (tries > MOST_RETRIES) world.violations.push(`a copy that cannot be read: ${entry}: ${why}`);
  else askAgain(world, person, sent.id, tries, parseJid(jid).device);
}
