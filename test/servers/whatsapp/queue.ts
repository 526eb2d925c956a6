/** Delivery to the bot: a stanza stays until the bot has confirmed it, and comes again, unchanged, after the next login. */
import { childOf, childrenOf, node, SRV, type Node } from './nodes.ts';
import { activeConnection, later, type Connection, type Queued, type World } from './world.ts';

/** Sends a stanza now, or after the next login when the bot is away. */
export function deliver(world: World, stanza: Node): void {
  const queued: Queued = { node: stanza };
  world.queue.push(queued);
  const connection = activeConnection(world);
  if (!connection) return;
  queued.sentOn = connection;
  connection.send(stanza);
}

/** Everything not confirmed yet, marked as having waited, and the note that this was all. */
export function deliverWaiting(world: World, connection: Connection): void {
  const waiting = world.queue.filter((queued) => queued.sentOn !== connection);
  for (const [index, queued] of waiting.entries()) {
    queued.sentOn = connection;
    const attrs = { ...queued.node.attrs, offline: String(index + 1) };
    connection.send({ ...queued.node, attrs });
  }
  const count = String(waiting.length);
  connection.send(node('ib', { from: SRV }, [node('offline', { count })]));
}

/** Takes a message out of the queue: it was received, or a newer copy takes its place. */
export function forget(world: World, id: string): void {
  world.queue = world.queue.filter(
    ({ node: stanza }) => !(stanza.tag === 'message' && stanza.attrs.id === id),
  );
  world.changes.tell();
}

/** The ids a receipt speaks of. */
export function idsOf(receipt: Node): string[] {
  const more = childrenOf(childOf(receipt, 'list'), 'item').map((item) => item.attrs.id ?? '');
  return [receipt.attrs.id ?? '', ...more];
}

/** An ack of the bot confirms a receipt or a notification, or says that it will not take a message. */
export function takeAck(world: World, connection: Connection, ack: Node): void {
  const { id = '', class: about = '', type, to } = ack.attrs;
  if (about === 'message') {
    const awaited = connection.nacksToCome.indexOf(id);
    if (awaited >= 0) connection.nacksToCome.splice(awaited, 1);
    else forget(world, id);
    return;
  }
  const found = world.queue.findIndex(
    ({ node: { tag, attrs } }) =>
      tag === about && attrs.id === id && attrs.type === type && attrs.from === to,
  );
  if (found >= 0) world.queue.splice(found, 1);
  world.changes.tell();
}

/** The server's own ack, as late as the switches say; an ack for a message may be held back. */
export function acknowledge(
  world: World,
  connection: Connection,
  stanza: Node,
  more: Record<string, string | number | undefined> = {},
): void {
  const { id, to, type } = stanza.attrs;
  const kind = stanza.tag === 'receipt' ? { type } : {};
  const ack = node('ack', { class: stanza.tag, id, from: to, ...kind, ...more });
  const { ackDelayMs } = world.switches;
  const go = (): void => {
    if (stanza.tag === 'message' && world.switches.holdingAcks) {
      world.heldAcks.push({ connection, node: ack });
    } else connection.send(ack);
  };
  if (ackDelayMs > 0) later(world, ackDelayMs, go);
  else go();
}

/** Sends the acks that were held back, to those who are still there. */
export function releaseAcks(world: World): void {
  for (const { connection, node: ack } of world.heldAcks.splice(0)) connection.send(ack);
}
