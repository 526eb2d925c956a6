/** The real channel against the WhatsApp server on loopback, with a database in memory that outlives the channel. */
import { pino } from 'pino';
import type { Blobs, InboundMessage, Message, Outbound, Progress } from '../../src/app/ports.ts';
import { createWhatsApp } from '../../src/channels/whatsapp/channel.ts';
import type { WhatsAppChannel, WhatsAppOptions } from '../../src/channels/whatsapp/channel.ts';
import { startWhatsApp } from '../servers/whatsapp/index.ts';
import type { MemoryDevices } from './memoryDevices.ts';
import { memoryDevices } from './memoryDevices.ts';
import type { WhatsAppServer } from '../servers/whatsapp/index.ts';

export type Rig = {
  server: WhatsAppServer;
  devices: MemoryDevices;
  channel: WhatsAppChannel;
  inbox: InboundMessage[];
  kept: Map<string, { bytes: Uint8Array; mime: string; personKey: string }>;
  reports: Progress[];
  alerts: string[];
  /** Everything logged so far, one object a line. */
  lines: Record<string, unknown>[];
  /** Put a function here to decide what happens to a message before it is kept. */
  before: { receive?: (message: InboundMessage) => Promise<void> };
  /** Starts the channel and links it by QR where it is not linked. */
  linked(): Promise<void>;
  start(): Promise<void>;
  /** Another channel with the same database, as after a restart of the program. */
  restart(options?: Partial<WhatsAppOptions>): Promise<void>;
  make(options?: Partial<WhatsAppOptions>): WhatsAppChannel;
  receive: (message: InboundMessage) => Promise<void>;
  until<T>(look: () => T | undefined | false, what: string, ms?: number): Promise<T>;
  end(): Promise<void>;
};

const QUICK: Partial<WhatsAppOptions> = {
  pace: {
    typingMs: [1, 5],
    perSecond: 1000,
    burst: 10,
    proactiveEveryMs: 1,
    proactivePerDay: 1000,
    maxWaitMs: 1000,
  },
  timing: {
    firstMs: 20,
    longestMs: 200,
    replacedMs: 50,
    settledMs: 400,
    leaseMs: 600,
    ackMs: 4000,
    finishMs: 300,
    reloadMs: 300,
  },
};

export async function makeRig(options: Partial<WhatsAppOptions> = {}): Promise<Rig> {
  const server = await startWhatsApp();
  const devices = memoryDevices();
  const inbox: InboundMessage[] = [];
  const keys = new Set<string>();
  const kept: Rig['kept'] = new Map();
  const reports: Progress[] = [];
  const alerts: string[] = [];
  const lines: Rig['lines'] = [];
  const before: Rig['before'] = {};
  const changed = new Set<() => void>();
  const tell = (): void => [...changed].forEach((each) => each());
  const log = pino(
    { level: 'debug' },
    {
      write(line: string) {
        lines.push(JSON.parse(line) as Record<string, unknown>);
        tell();
      },
    },
  );
  const blobs: Blobs = {
    async keep(bytes, mime, personKey) {
      const id = `blob-${kept.size + 1}`;
      kept.set(id, { bytes, mime, personKey });
      return id;
    },
    load: async (id) => kept.get(id),
  };
  const made: WhatsAppChannel[] = [];
  function make(more: Partial<WhatsAppOptions> = {}): WhatsAppChannel {
    const channel = createWhatsApp({
      devices,
      blobs,
      log,
      now: () => new Date(),
      report: async (progress) => {
        reports.push(progress);
        tell();
      },
      alert: async ({ what }) => {
        alerts.push(what);
        tell();
      },
      test: {
        wsUrl: server.wsUrl,
        rootPublicKeyHex: server.rootPublicKeyHex,
        caFile: server.caFile,
      },
      screen: { isTTY: false, write: () => true },
      ...QUICK,
      ...options,
      ...more,
    });
    made.push(channel);
    return channel;
  }
  async function receive(message: InboundMessage): Promise<void> {
    await before.receive?.(message);
    const key = `${message.from.id}/${message.id}`;
    if (keys.has(key)) return;
    keys.add(key);
    inbox.push(message);
    tell();
  }
  function until<T>(look: () => T | undefined | false, what: string, ms = 10_000): Promise<T> {
    return new Promise((resolve, reject) => {
      const check = (): void => {
        const found = look();
        if (found === undefined || found === false) return;
        finish();
        resolve(found);
      };
      const timer = setTimeout(() => {
        finish();
        const trouble = [...server.unhandled, ...server.violations].join('; ');
        reject(new Error(`never came: ${what}; ${trouble}; ${JSON.stringify(lines.slice(-8))}`));
      }, ms);
      // Beside what is told there are the server's own changes, which nobody tells.
      const poll = setInterval(check, 20);
      const finish = (): void => {
        clearTimeout(timer);
        clearInterval(poll);
        changed.delete(check);
      };
      changed.add(check);
      check();
    });
  }
  const rig: Rig = {
    server,
    devices,
    channel: make(),
    inbox,
    kept,
    reports,
    alerts,
    lines,
    before,
    make,
    receive,
    until,
    start: () => rig.channel.start(receive),
    async linked() {
      const seen = lines.length;
      await rig.start();
      const qr = await until(
        () => lines.slice(seen).find((line) => typeof line['qr'] === 'string'),
        'a QR code',
      );
      await server.scan(String(qr['qr']));
      await server.connected();
      await until(() => rig.channel.status().state === 'open', 'an open channel');
    },
    async restart(more) {
      await rig.channel.stop();
      rig.channel = make(more);
      await rig.start();
      await server.connected();
      await until(() => rig.channel.status().state === 'open', 'an open channel');
    },
    async end() {
      await Promise.all(made.map((each) => each.stop()));
      const trouble = [...server.unhandled, ...server.violations];
      await server.close();
      if (trouble.length > 0) throw new Error(trouble.join('; '));
    },
  };
  return rig;
}

let outboundCount = 0;

/** A row of the outbox for the person with this LID. */
export function outbound(
  rig: Pick<Rig, 'server'>,
  id: string,
  message: Partial<Message>,
  more: Partial<Outbound> = {},
): Outbound {
  outboundCount += 1;
  return {
    id: `${outboundCount}/0`,
    personId: 1,
    address: { channel: 'whatsapp', account: rig.server.account.pn, id },
    message: { text: '', position: 'test/step', ...message },
    cause: 'test',
    attempts: 1,
    proactive: false,
    ...more,
  };
}
