/** Puts the server together and gives its handle to a test; close() leaves no socket, timer or file behind. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { WebSocketServer } from 'ws';
import { makeNoiseIdentity } from './certificate.ts';
import { accept } from './connection.ts';
import { startMedia } from './media.ts';
import type { Node } from './nodes.ts';
import { scan, typeCode } from './pairing.ts';
import { makePerson, type PersonOptions } from './people.ts';
import { createPhone, type Phone } from './phone.ts';
import { deliver } from './queue.ts';
import { strays, type Strays } from './strays.ts';
import { controls, type Controls } from './switches.ts';
import { createChanges } from './waiting.ts';
import { activeConnection, type SentStanza, type World } from './world.ts';

export type WhatsAppOptions = {
  /** A media host too (https, its own certificate). Default true. */
  media?: boolean;
  owner?: { pn: string; lid: string; name?: string };
};

export type WhatsAppServer = Controls & {
  /** ws://127.0.0.1:port/ws/chat */
  wsUrl: string;
  /** The 32 bytes of the key that signs the certificate chain. */
  rootPublicKeyHex: string;
  /** The media host's certificate as a PEM file; empty without media. */
  caFile: string;
  /** The bot's own account, digits. */
  account: { pn: string; lid: string };
  /** Requests that nobody knew; a test demands that there are none. */
  readonly unhandled: string[];
  /** What the client did against the protocol. */
  readonly violations: string[];
  /** Copies that a phone could not read and asked for again; right only after a bot was killed while it sent. */
  readonly unreadable: string[];
  /** The owner's phone links the device: reads a QR text, or types a pairing code; resolves once it is linked. */
  scan(qr: string): Promise<void>;
  typeCode(code: string): Promise<void>;
  /** Resolves when a linked device is logged in and has asked for its messages. */
  connected(ms?: number): Promise<void>;
  /** A contact; made on first use, later calls with the number return the same one. */
  phone(pn: string, options?: PersonOptions): Phone;
  /** Sends the bot any stanza; a message, receipt, notification or call is queued until it is confirmed. */
  injects(stanza: Node): void;
  /** Messages that are for no private chat; each returns its id. */
  strays: Strays;
  /** Every message stanza to a chat, in order; what goes to the owner's own phone as a peer is not in it. */
  readonly sent: readonly SentStanza[];
  /** What the client sent, by tag, the newest 5,000 stanzas. */
  traffic: { out(tag: string): Node[] };
  /** Ids of messages that the bot has not confirmed. */
  unconfirmed(): string[];
  /** Resolves when the bot has confirmed every message; a receipt is on its way when the bot works on one already. */
  confirmed(ms?: number): Promise<void>;
  /** Prekeys left on the server. */
  preKeysLeft(): number;
  /** How often a device was let in. */
  readonly logins: number;
  close(): Promise<void>;
};

const OWNER = { pn: '6281100000001', lid: '190000000000001', name: 'Kantor' };
const PATH = '/ws/chat';
const PATIENCE_MS = 20_000;

/** A WhatsApp server on a free port of 127.0.0.1. */
export async function startWhatsApp(options: WhatsAppOptions = {}): Promise<WhatsAppServer> {
  const media = options.media === false ? undefined : await startMedia();
  const world = createWorld(options, media);
  const http = createServer((_request, response) => response.writeHead(404).end());
  const sockets = new WebSocketServer({ noServer: true });
  http.on('upgrade', (request, socket, head) => {
    const path = request.url?.replace(/\?.*/, '') ?? '';
    if (path !== PATH) world.unhandled.push(`websocket at ${path}`);
    if (path !== PATH || world.switches.refusingConnections) return socket.destroy();
    sockets.handleUpgrade(request, socket, head, (opened) => accept(world, opened));
  });
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  const { port } = http.address() as AddressInfo;
  return {
    ...handle(world),
    wsUrl: `ws://127.0.0.1:${port}${PATH}`,
    get logins() {
      return world.logins;
    },
    async close() {
      for (const timer of world.timers) clearTimeout(timer);
      for (const connection of [...world.connections]) connection.cut();
      world.changes.close();
      sockets.close();
      const closed = new Promise((resolve) => http.close(resolve));
      http.closeAllConnections();
      await closed;
      await media?.close();
    },
  };
}

function createWorld(options: WhatsAppOptions, media: World['media']): World {
  const { pn, lid, name = OWNER.name } = options.owner ?? OWNER;
  return {
    noise: makeNoiseIdentity(),
    account: { pn, lid },
    owner: makePerson(pn, { lid, name }),
    people: [],
    linked: undefined,
    devicesGiven: 0,
    connections: new Set(),
    queue: [],
    heldAcks: [],
    timers: new Set(),
    switches: {
      refusingConnections: false,
      loginRefusal: undefined,
      ackDelayMs: 0,
      holdingAcks: false,
      sendRefusal: undefined,
      autoReceipts: true,
      receiptDelayMs: 0,
    },
    sent: [],
    seenIds: new Set(),
    unhandled: [],
    violations: [],
    unreadable: [],
    outgoing: [],
    logins: 0,
    counter: 0,
    changes: createChanges(),
    media,
  };
}

function handle(world: World): Omit<WhatsAppServer, 'wsUrl' | 'logins' | 'close'> {
  const troubles = (): string => [...world.unhandled, ...world.violations].join('; ');
  return {
    rootPublicKeyHex: Buffer.from(world.noise.rootPublicKey).toString('hex'),
    caFile: world.media?.caFile ?? '',
    account: world.account,
    unhandled: world.unhandled,
    violations: world.violations,
    unreadable: world.unreadable,
    scan: (qr) => scan(world, qr),
    typeCode: (code) => typeCode(world, code),
    async connected(ms = PATIENCE_MS) {
      const why = (): string => `no device is active; ${troubles()}`;
      await world.changes.until(() => activeConnection(world), ms, why);
    },
    phone: phoneBook(world),
    ...controls(world),
    injects(stanza) {
      if (QUEUED.has(stanza.tag)) deliver(world, stanza);
      else activeConnection(world)?.send(stanza);
    },
    strays: strays(world),
    sent: world.sent,
    traffic: { out: (tag) => world.outgoing.filter((stanza) => stanza.tag === tag) },
    unconfirmed: () => unconfirmed(world),
    async confirmed(ms = PATIENCE_MS) {
      const look = (): true | undefined => unconfirmed(world).length === 0 || undefined;
      const why = (): string =>
        `the bot has not confirmed ${unconfirmed(world).join(', ')}; ${troubles()}`;
      await world.changes.until(look, ms, why);
    },
    preKeysLeft: () => world.linked?.preKeys.size ?? 0,
  };
}

/** What the bot confirms. */
const QUEUED = new Set(['message', 'receipt', 'notification', 'call']);

function phoneBook(world: World): WhatsAppServer['phone'] {
  const phones = new Map([[world.owner.pn, createPhone(world, world.owner)]]);
  return (pn, options) => {
    const known = phones.get(pn);
    if (known) return known;
    const person = makePerson(pn, options);
    const made = createPhone(world, person);
    world.people.push(person);
    phones.set(pn, made);
    return made;
  };
}

function unconfirmed(world: World): string[] {
  const messages = world.queue.filter(({ node: { tag } }) => tag === 'message');
  return messages.map(({ node: { attrs } }) => attrs.id ?? '');
}
