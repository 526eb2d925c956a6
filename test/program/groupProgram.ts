/** The whole program in this process with two channels: Telegram on a Bot API server, and a terminal that remembers what it was given. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { staffGroupOf } from '../../src/app/places.ts';
import type { Channel, ChannelId } from '../../src/app/ports.ts';
import { createTelegram } from '../../src/channels/telegram/channel.ts';
import { assemble } from '../../src/cli/assemble.ts';
import type { Program } from '../../src/cli/assemble.ts';
import { grantRole, terminalAddress } from '../../src/cli/terminalAccount.ts';
import { readConfig } from '../../src/config.ts';
import { typed } from '../../src/conversation/input.ts';
import type { Input } from '../../src/conversation/input.ts';
import type { Role } from '../../src/domain/person.ts';
import { startBotApi } from '../servers/botApi/index.ts';
import type { BotApi } from '../servers/botApi/index.ts';

export type GroupProgram = {
  readonly program: Program;
  server: BotApi;
  /** What somebody at the terminal was told, oldest first. */
  heard(from: string): string[];
  say(from: string, said: string | Input): Promise<void>;
  personOf(from: string): Promise<number>;
  grant(telegramId: number, role: Role, name: string): Promise<void>;
  /** Everything that arrived is handled and said. */
  settle(): Promise<void>;
  stop(): Promise<void>;
  start(): Promise<void>;
  close(): Promise<void>;
};

export async function startGroupProgram(): Promise<GroupProgram> {
  const folder = mkdtempSync(join(tmpdir(), 'group-'));
  const server = await startBotApi();
  const config = readConfig({
    BOT_DATA_DIR: folder,
    BOT_DATA_KEY: Buffer.alloc(32, 7).toString('base64'),
  });
  const account = server.token.split(':')[0] ?? '';
  const told: { to: string; text: string }[] = [];
  const log = pino({ level: 'silent' });
  let running: { program: Program; telegram: Channel } | undefined;
  let count = 0;

  const terminal: Channel = {
    id: 'terminal',
    gathers: false,
    start: () => Promise.resolve(),
    stop: () => Promise.resolve(),
    send({ id, address, message }) {
      told.push({ to: address.id, text: message.text });
      return Promise.resolve({ ok: true, providerId: id });
    },
  };

  function now(): { program: Program; telegram: Channel } {
    if (!running) throw new Error('The program is stopped.');
    return running;
  }

  async function start(): Promise<void> {
    const channels = new Map<ChannelId, Channel>([['terminal', terminal]]);
    const program = await assemble(config, { channels, log });
    const telegram = createTelegram({
      token: server.token,
      apiRoot: server.url,
      blobs: program.blobs,
      devices: program.devices,
      staffGroup: (of) => staffGroupOf(program.store, { channel: 'telegram', account: of }),
      log,
      now: () => new Date(),
      menus: { everybody: () => [] },
      limits: { perChatPerSecond: 1000, perSecond: 1000, perGroupPerMinute: 60_000 },
    });
    channels.set('telegram', telegram);
    await program.recover();
    await telegram.start(async (message) => {
      await program.handler.receive(message);
    });
    running = { program, telegram };
  }

  async function stop(): Promise<void> {
    const { program, telegram } = now();
    running = undefined;
    await telegram.stop();
    await program.close();
  }

  await start();
  return {
    get program() {
      return now().program;
    },
    server,
    heard: (from) => told.filter(({ to }) => to === from).map(({ text }) => text),
    async say(from, said) {
      const { program } = now();
      const { settled } = await program.handler.receive({
        id: `said-${count++}`,
        from: terminalAddress(config, from),
        at: new Date(),
        input: typeof said === 'string' ? typed(said) : said,
      });
      await settled;
      await program.handler.idle();
      await program.delivery.flush();
    },
    personOf: (from) => now().program.store.personAt(terminalAddress(config, from)),
    async grant(telegramId, role, name) {
      const { store } = now().program;
      const address = { channel: 'telegram' as const, account, id: String(telegramId) };
      await grantRole(store, address, role, 'test', new Date());
      const id = await store.personAt(address);
      await store.write([{ op: 'patch', table: 'person', id, set: { name } }]);
    },
    async settle() {
      const { program } = now();
      await server.waitFor(() => server.pendingUpdates() === 0);
      await program.handler.idle();
      await program.delivery.flush();
    },
    start,
    stop,
    async close() {
      if (running) await stop();
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
