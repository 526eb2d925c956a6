/** The real channel against the Bot API server on loopback, with an inbox and a file store that tests can look into. */
import { pino } from 'pino';
import type { Blobs, InboundMessage, Message, Outbound } from '../../src/app/ports.ts';
import { createTelegram } from '../../src/channels/telegram/channel.ts';
import type { TelegramChannel, TelegramOptions } from '../../src/channels/telegram/channel.ts';
import { startBotApi } from '../servers/botApi/index.ts';
import type { BotApi, BotApiOptions } from '../servers/botApi/index.ts';
import { memoryDevices } from './memoryDevices.ts';

export type Rig = {
  server: BotApi;
  channel: TelegramChannel;
  inbox: InboundMessage[];
  kept: Map<string, { bytes: Uint8Array; mime: string; personKey: string }>;
  /** Everything logged so far, as one text. */
  logged(): string;
  log: TelegramOptions['log'];
  blobs: Blobs;
  /** Put a function here to decide what happens to a message before it is kept. */
  before: { receive?: (message: InboundMessage) => Promise<void> };
  start(): Promise<void>;
  /** Another channel on the same bot, as after a restart of the program. */
  again(options?: Partial<TelegramOptions>): TelegramChannel;
  receive: (message: InboundMessage) => Promise<void>;
  end(): Promise<void>;
};

export async function makeRig(
  how: { server?: BotApiOptions; options?: (server: BotApi) => Partial<TelegramOptions> } = {},
): Promise<Rig> {
  const server = await startBotApi(how.server);
  const inbox: InboundMessage[] = [];
  const keys = new Set<string>();
  const kept: Rig['kept'] = new Map();
  const lines: string[] = [];
  const before: Rig['before'] = {};
  const log = pino({ level: 'debug' }, { write: (line: string) => void lines.push(line) });
  const blobs: Blobs = {
    keep: async (bytes, mime, personKey) => {
      const id = `blob-${kept.size + 1}`;
      kept.set(id, { bytes, mime, personKey });
      return id;
    },
    load: async (id) => kept.get(id),
  };
  const menus = {
    everybody: (language: 'id' | 'en') => [
      { command: 'menu', description: language === 'id' ? 'Menu utama' : 'Main menu' },
    ],
  };
  const devices = memoryDevices();
  const make = (options: Partial<TelegramOptions> = {}): TelegramChannel =>
    createTelegram({
      token: server.token,
      apiRoot: server.url,
      blobs,
      devices,
      staffGroup: () => Promise.resolve(undefined),
      log,
      now: () => new Date(),
      menus,
      ...options,
    });
  const channel = make(how.options?.(server));
  const made = [channel];
  async function receive(message: InboundMessage): Promise<void> {
    await before.receive?.(message);
    if (keys.has(message.id)) return;
    keys.add(message.id);
    inbox.push(message);
  }
  return {
    server,
    channel,
    inbox,
    kept,
    logged: () => lines.join(''),
    log,
    blobs,
    before,
    start: () => channel.start(receive),
    again: (options) => {
      const another = make(options);
      made.push(another);
      return another;
    },
    receive,
    async end() {
      await Promise.all(made.map((each) => each.stop()));
      await server.stop();
      if (server.unknownMethods.length > 0)
        throw new Error(`unknown: ${server.unknownMethods.join()}`);
    },
  };
}

let outboundCount = 0;

/** A row of the outbox for the person with this chat id. */
export function outbound(chatId: number, message: Partial<Message>, id?: string): Outbound {
  outboundCount += 1;
  return {
    id: id ?? `${outboundCount}/0`,
    personId: 1,
    address: { channel: 'telegram', account: '7012345678', id: String(chatId) },
    message: { text: '', position: 'test/step', ...message },
    cause: 'test',
    attempts: 1,
    proactive: false,
  };
}
