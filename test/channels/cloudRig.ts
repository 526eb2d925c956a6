/** The real Cloud API channel against the Graph API server on loopback, over the program's own HTTP server. */
import { pino } from 'pino';
import { createHttp } from '../../src/channels/http.ts';
import { createCloud } from '../../src/channels/whatsapp-cloud/channel.ts';
import type { CloudOptions } from '../../src/channels/whatsapp-cloud/channel.ts';
import { TEMPLATES, templateDefinitions } from '../../src/channels/whatsapp-cloud/templates.ts';
import { loadTexts } from '../../src/text/render.ts';
import type {
  Blobs,
  Channel,
  InboundMessage,
  Message,
  Outbound,
  Progress,
} from '../../src/app/ports.ts';
import { startGraphApi } from '../servers/graphApi/index.ts';
import type { MemoryDevices } from './memoryDevices.ts';
import { memoryDevices } from './memoryDevices.ts';
import type { GraphApi, GraphApiOptions } from '../servers/graphApi/index.ts';

export const texts = loadTexts(new URL('../../locales/', import.meta.url));

export type CloudRig = {
  graph: GraphApi;
  channel: Channel;
  /** Of the program's HTTP server. */
  port: number;
  inbox: InboundMessage[];
  reports: Progress[];
  alerts: Parameters<CloudOptions['alert']>[0][];
  introduced: string[];
  kept: Map<string, { bytes: Uint8Array; mime: string; personKey: string }>;
  devices: MemoryDevices;
  clock: { offsetMs: number };
  /** Put a function here to decide what happens before something is kept. */
  before: {
    receive?: (message: InboundMessage) => Promise<void>;
    report?: (progress: Progress) => Promise<void>;
  };
  logged(): string;
  receive: (message: InboundMessage) => Promise<void>;
  /** Starts the channel and lets webhooks come. */
  start(): Promise<void>;
  end(): Promise<void>;
};

export async function makeRig(
  how: { server?: GraphApiOptions; options?: Partial<CloudOptions> } = {},
): Promise<CloudRig> {
  const clock = { offsetMs: 0 };
  const now = (): Date => new Date(Date.now() + clock.offsetMs);
  const graph = await startGraphApi({
    templates: templateDefinitions(texts),
    now,
    ...how.server,
  });
  const lines: string[] = [];
  const log = pino({ level: 'debug' }, { write: (line: string) => void lines.push(line) });
  const http = createHttp({ port: 0, log, host: '127.0.0.1' });
  const inbox: InboundMessage[] = [];
  const keys = new Set<string>();
  const reports: Progress[] = [];
  const alerts: CloudRig['alerts'] = [];
  const introduced: string[] = [];
  const kept: CloudRig['kept'] = new Map();
  const before: CloudRig['before'] = {};
  const devices = memoryDevices();
  const blobs: Blobs = {
    keep: async (bytes, mime, personKey) => {
      const id = `blob-${kept.size + 1}`;
      kept.set(id, { bytes, mime, personKey });
      return id;
    },
    load: async (id) => kept.get(id),
  };
  async function receive(message: InboundMessage): Promise<void> {
    await before.receive?.(message);
    if (keys.has(message.id)) return;
    keys.add(message.id);
    inbox.push(message);
  }
  const channel = createCloud({
    token: graph.token,
    phoneNumberId: graph.phoneNumberId,
    verifyToken: graph.verifyToken,
    appSecret: graph.appSecret,
    apiRoot: graph.url,
    http,
    devices,
    blobs,
    log,
    now,
    report: async (progress) => {
      await before.report?.(progress);
      reports.push(progress);
    },
    alert: async (trouble) => void alerts.push(trouble),
    templates: TEMPLATES,
    introduced: async (digits) => void introduced.push(digits),
    ...how.options,
  });
  const port = await http.listen();
  const url = `http://127.0.0.1:${port}/webhooks/whatsapp`;
  await graph.webhooks.subscribe(url);
  return {
    graph,
    channel,
    port,
    inbox,
    reports,
    alerts,
    introduced,
    kept,
    devices,
    clock,
    before,
    logged: () => lines.join(''),
    receive,
    start: () => channel.start(receive),
    async end() {
      await channel.stop();
      await graph.stop();
      await http.close();
      const strange = graph.callsOf('unknown');
      if (strange.length > 0) throw new Error(`unknown: ${JSON.stringify(strange)}`);
    },
  };
}

let outboundCount = 0;

/** A row of the outbox for this person, who wrote a minute ago unless told. */
export function outbound(
  waId: string,
  message: Partial<Message>,
  more: Partial<Outbound> = {},
): Outbound {
  outboundCount += 1;
  return {
    id: `${outboundCount}/0`,
    personId: 1,
    address: { channel: 'whatsapp-cloud', account: '106540352242922', id: waId },
    message: { text: '', position: 'test/step', ...message },
    cause: 'test',
    attempts: 1,
    proactive: false,
    heardAt: new Date(Date.now() - 60_000),
    ...more,
  };
}
