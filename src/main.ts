/** The composition root: numbered boot steps, then channels run until the process is asked to stop. */
import type { ChannelId } from './app/ports.ts';
import { createHttp } from './channels/http.ts';
import type { Http } from './channels/http.ts';
import { createTelegram } from './channels/telegram/channel.ts';
import type { TelegramChannel } from './channels/telegram/channel.ts';
import { assemble, createLog } from './cli/assemble.ts';
import type { Program } from './cli/assemble.ts';
import { chatInteractively } from './cli/chatScreen.ts';
import { endWith } from './cli/failed.ts';
import { commandMenus, staffMenus } from './cli/menus.ts';
import { ConfigError, loadConfig } from './config.ts';
import type { Config } from './config.ts';

async function main(): Promise<void> {
  // 1. The environment.
  const config = loadConfig();
  // 2. Without a server channel, a chat in the terminal is the program.
  if (config.channels.includes('terminal')) {
    await chatInteractively(config);
    return;
  }
  const log = createLog(config.logLevel ?? 'info');
  // 3. Store, engine, handling and delivery; channels are filled in once they can receive.
  const channels = new Map<ChannelId, TelegramChannel>();
  const staffMenu = staffMenus(async (chatId, menu) =>
    channels.get('telegram')?.setMenuFor(chatId, menu),
  );
  const program = await assemble(config, {
    channels,
    log,
    met: (address, person) => staffMenu(address, person, commandMenus(program)),
  });
  // 4. One server for webhooks and health, where one is wanted.
  const http = createHttp({ port: config.httpPort, log });
  channels.set('telegram', telegram(config, program, http));
  const port = await http.listen();
  // 5. What a killed process left is taken up before anything new.
  await program.recover();
  // 6. The doors open.
  for (const channel of channels.values()) {
    await channel.start(async (message) => {
      const { settled } = await program.handler.receive(message);
      settled.catch((err: unknown) => log.error({ err }, 'a message waits for its turn'));
    });
  }
  program.timers.start();
  log.info({ channels: [...channels.keys()], port }, 'the bot is running');
  // 7. Until somebody asks it to stop: doors close first, what is under way is finished.
  await stopped();
  log.info('stopping');
  await Promise.all([...channels.values()].map((channel) => channel.stop()));
  await http.close();
  await program.close();
}

function telegram(config: Config, program: Program, http: Http): TelegramChannel {
  const settings = config.telegram;
  if (!settings) throw new ConfigError('TELEGRAM_BOT_TOKEN is needed.');
  const { token, apiRoot, webhookSecret } = settings;
  const webhook =
    config.publicUrl !== undefined && webhookSecret !== undefined
      ? { url: new URL('/webhooks/telegram', config.publicUrl).href, secret: webhookSecret, http }
      : undefined;
  return createTelegram({
    token,
    blobs: program.blobs,
    log: program.log,
    now: () => new Date(),
    menus: commandMenus(program),
    ...(apiRoot === undefined ? {} : { apiRoot }),
    ...(webhook ? { webhook } : {}),
  });
}

/** Resolves at the first SIGINT or SIGTERM; a second one ends the process at once. */
function stopped(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      process.once(signal, () => {
        process.once(signal, () => process.exit(1));
        resolve();
      });
    }
  });
}

main().catch(endWith);
