/** The switches of a server: what a test turns to make the network, the service or the phones misbehave. */
import { refuse, replaced } from './login.ts';
import { loseMedia } from './media.ts';
import { node, parseJid, type Node } from './nodes.ts';
import { removed } from './pairing.ts';
import { releaseAcks } from './queue.ts';
import type { World } from './world.ts';

export type End =
  | { failure: number }
  | { streamError: string | number }
  | { conflict: 'replaced' | 'device_removed' }
  | 'xmlstreamend';

export type Controls = {
  /** Cuts the sockets. */
  drop(): void;
  refuseConnections(on: boolean): void;
  /** Ends every connection in the given way; `device_removed` also unlinks the device. */
  end(how: End): void;
  /** Every login gets this failure until it is undefined again. */
  refuseLogin(code: number | undefined): void;
  /** Acks for messages and receipts come this late. */
  ackDelayMs(ms: number): void;
  /** No acks for messages; switched off, those held back are sent. */
  holdAcks(on: boolean): void;
  /** Messages (to one address, or all) are refused in their ack and reach nobody. */
  refuseSends(code: number | undefined, forJid?: string): void;
  /** Phones confirm what they get, by themselves and at once unless these say otherwise. */
  autoReceipts(on: boolean): void;
  receiptDelayMs(ms: number): void;
  /** Every request to the media host gets this status until it is undefined again. */
  failMedia(status: number | undefined): void;
  /** The media host forgets all files; the phones put theirs there again when the bot asks. */
  loseMedia(): void;
  /** Takes the bot's prekeys away, all but so many. */
  keepPreKeys(count: number): void;
};

/** The switches of one server. */
export function controls(world: World): Controls {
  const set = world.switches;
  return {
    drop() {
      for (const connection of [...world.connections]) connection.cut();
    },
    refuseConnections(on) {
      set.refusingConnections = on;
    },
    end: (how) => endAll(world, how),
    refuseLogin(code) {
      set.loginRefusal = code;
    },
    ackDelayMs(ms) {
      set.ackDelayMs = ms;
    },
    holdAcks(on) {
      set.holdingAcks = on;
      if (!on) releaseAcks(world);
    },
    refuseSends(code, forJid) {
      const who = forJid === undefined ? {} : { user: parseJid(forJid).user };
      set.sendRefusal = code === undefined ? undefined : { code, ...who };
    },
    autoReceipts(on) {
      set.autoReceipts = on;
    },
    receiptDelayMs(ms) {
      set.receiptDelayMs = ms;
    },
    failMedia(status) {
      if (world.media) world.media.failing.status = status;
    },
    loseMedia() {
      if (world.media) loseMedia(world.media);
    },
    keepPreKeys(count) {
      const { preKeys } = world.linked ?? { preKeys: new Map<number, Buffer>() };
      for (const id of [...preKeys.keys()].slice(count)) preKeys.delete(id);
    },
  };
}

function endAll(world: World, how: End): void {
  const unlinks = typeof how === 'object' && 'conflict' in how && how.conflict === 'device_removed';
  if (unlinks) world.linked = undefined;
  for (const connection of [...world.connections]) {
    if (connection.stage === 'handshake') continue;
    if (typeof how === 'object' && 'failure' in how) {
      refuse(connection, how.failure);
      continue;
    }
    connection.send(endingOf(how));
    connection.close();
  }
}

function endingOf(how: Exclude<End, { failure: number }>): Node {
  if (how === 'xmlstreamend') return node('xmlstreamend');
  if ('conflict' in how) return how.conflict === 'replaced' ? replaced() : removed();
  const isCode = /^\d+$/.test(String(how.streamError));
  return isCode
    ? node('stream:error', { code: how.streamError })
    : node('stream:error', {}, [node(String(how.streamError))]);
}
