/** Logging in: only the paired device, by its noise key; whoever was online as it before has to go. */
import { deflateSync } from 'node:zlib';
import { proto } from '@whiskeysockets/baileys';
import { jidOf, node, seconds, type Node } from './nodes.ts';
import { deliver, deliverWaiting } from './queue.ts';
import { encryptFor } from './signal.ts';
import { nextId, type Connection, type World } from './world.ts';

const LOGGED_OUT = 401;

/** Ends a connection with a refusal. */
export function refuse(connection: Connection, reason: number): void {
  connection.send(node('failure', { reason, location: 'frc' }));
  connection.close();
}

/** The stanza that ends a stream when the same device logs in elsewhere. */
export function replaced(): Node {
  return node('stream:error', {}, [node('conflict', { type: 'replaced' })]);
}

function refusalOf(
  world: World,
  connection: Connection,
  payload: proto.IClientPayload,
): number | undefined {
  const { linked, switches } = world;
  if (switches.loginRefusal !== undefined) return switches.loginRefusal;
  const same =
    linked?.noiseKey.equals(connection.noiseKey) === true &&
    String(payload.username) === world.account.pn &&
    payload.device === linked.device;
  return same ? undefined : LOGGED_OUT;
}

/** Lets a device in or refuses it. */
export function login(world: World, connection: Connection, payload: proto.IClientPayload): void {
  const refusal = refusalOf(world, connection, payload);
  if (refusal !== undefined) return refuse(connection, refusal);
  for (const other of world.connections) {
    if (other === connection || (other.stage !== 'login' && other.stage !== 'active')) continue;
    other.send(replaced());
    other.close();
  }
  connection.stage = 'login';
  world.logins += 1;
  const lid = jidOf(world.account.lid, 'lid', world.linked?.device);
  connection.send(node('success', { t: seconds(), lid, location: 'frc' }));
}

/** The device asks for what waits; on its first time the owner's phone also sends the history (an empty one). */
export async function activate(world: World, connection: Connection): Promise<void> {
  const { linked } = world;
  if (!linked || connection.stage !== 'login') return;
  connection.stage = 'active';
  deliverWaiting(world, connection);
  const first = !linked.everActive;
  linked.everActive = true;
  if (first) await sendHistory(world);
  world.changes.tell();
}

async function sendHistory(world: World): Promise<void> {
  const [phone] = world.owner.devices;
  if (!world.linked || !phone) return;
  const { HistorySyncType } = proto.HistorySync;
  const history = proto.HistorySync.encode({
    syncType: HistorySyncType.INITIAL_BOOTSTRAP,
    progress: 100,
    chunkOrder: 1,
  }).finish();
  const cipher = await encryptFor(world.linked, phone, {
    protocolMessage: {
      type: proto.Message.ProtocolMessage.Type.HISTORY_SYNC_NOTIFICATION,
      historySyncNotification: {
        syncType: proto.Message.HistorySyncType.INITIAL_BOOTSTRAP,
        progress: 100,
        chunkOrder: 1,
        initialHistBootstrapInlinePayload: deflateSync(history),
      },
    },
  });
  const from = jidOf(world.account.pn, 's.whatsapp.net');
  const attrs = { from, category: 'peer', type: 'text', id: nextId(world, '3H'), t: seconds() };
  deliver(world, node('message', attrs, [node('enc', { v: 2, type: cipher.type }, cipher.body)]));
}
