/** One websocket of a client: frames in order, every stanza to the part that knows it, the unknown ones written down. */
import { decodeBinaryNode, encodeBinaryNode, type proto } from '@whiskeysockets/baileys';
import type { WebSocket } from 'ws';
import { sendAgain } from './incoming.ts';
import { takeIq } from './iq.ts';
import { login } from './login.ts';
import { createNoise } from './noise.ts';
import { childrenOf, parseJid, type Node } from './nodes.ts';
import { takeMessage } from './outgoing.ts';
import { offerPairing } from './pairing.ts';
import { acknowledge, forget, idsOf, takeAck } from './queue.ts';
import { reupload } from './reupload.ts';
import { personAt, remember, type Connection, type World } from './world.ts';

type Take = (world: World, connection: Connection, stanza: Node) => void | Promise<void>;

/** What a client sends, by tag. */
const STANZAS: Record<string, Take> = {
  iq: takeIq,
  message: takeMessage,
  receipt: takeReceipt,
  ack: takeAck,
  chatstate: takeChatState,
  presence: () => undefined,
  ib: (world, _connection, stanza) => {
    const [child] = childrenOf(stanza);
    const known = child?.tag === 'unified_session' || child?.tag === 'offline_batch';
    if (!known) world.unhandled.push(`ib ${child?.tag}`);
  },
};

/** Receipts by type; the empty one says that a message was delivered. */
const RECEIPTS = ['', 'inactive', 'read', 'read-self', 'played', 'sender', 'peer_msg', 'hist_sync'];

/** The bot confirms messages: received, read, or not readable and wanted again. */
async function takeReceipt(world: World, connection: Connection, receipt: Node): Promise<void> {
  acknowledge(world, connection, receipt);
  if (receipt.attrs.type === 'retry') return sendAgain(world, connection, receipt);
  if (receipt.attrs.type === 'server-error') return reupload(world, receipt);
  if (!RECEIPTS.includes(receipt.attrs.type ?? '')) {
    world.unhandled.push(`receipt ${receipt.attrs.type}`);
  }
  for (const id of idsOf(receipt)) forget(world, id);
}

function takeChatState(world: World, _connection: Connection, stanza: Node): void {
  const person = personAt(world, parseJid(stanza.attrs.to).user);
  if (person) person.composing = childrenOf(stanza)[0]?.tag === 'composing';
  world.changes.tell();
}

async function read(world: World, connection: Connection, plain: Buffer): Promise<void> {
  const stanza = await decodeBinaryNode(plain).catch((error: unknown) => {
    world.violations.push(`a stanza that cannot be read: ${String(error)}`);
  });
  if (stanza) await take(world, connection, stanza);
}

async function take(world: World, connection: Connection, stanza: Node): Promise<void> {
  remember(world, stanza);
  const known = STANZAS[stanza.tag];
  if (!known) {
    world.unhandled.push(`${stanza.tag} ${childrenOf(stanza)[0]?.tag ?? ''}`);
    return;
  }
  try {
    await known(world, connection, stanza);
  } catch (error) {
    world.violations.push(`${stanza.tag} ${stanza.attrs.id ?? ''}: ${String(error)}`);
  }
}

function greet(
  world: World,
  connection: Connection,
  noiseKey: Buffer,
  payload: proto.IClientPayload,
): void {
  connection.noiseKey = noiseKey;
  if (payload.username) login(world, connection, payload);
  else offerPairing(world, connection, payload);
}

/** Takes a fresh websocket in hand until it closes. */
export function accept(world: World, socket: WebSocket): void {
  let work = Promise.resolve();
  const noise = createNoise(world.noise, {
    write: (bytes) => socket.send(bytes),
    hello: (noiseKey, payload) => greet(world, connection, noiseKey, payload),
    // Decoding waits now and then; stanzas are still taken in the order they came.
    node: (plain) => {
      work = work.then(() => read(world, connection, plain));
    },
  });
  const connection: Connection = {
    stage: 'handshake',
    noiseKey: Buffer.alloc(0),
    nacksToCome: [],
    send(stanza) {
      if (socket.readyState === socket.OPEN) socket.send(noise.frame(encodeBinaryNode(stanza)));
    },
    close() {
      connection.stage = 'closed';
      world.connections.delete(connection);
      socket.close();
    },
    cut() {
      connection.stage = 'closed';
      world.connections.delete(connection);
      socket.terminate();
    },
  };
  world.connections.add(connection);
  socket.on('message', (data: Buffer) => {
    try {
      noise.feed(data);
    } catch (error) {
      world.violations.push(`broken frame: ${String(error)}`);
      connection.cut();
    }
  });
  socket.on('error', () => connection.cut());
  socket.on('close', () => {
    connection.stage = 'closed';
    world.connections.delete(connection);
    world.changes.tell();
  });
}
