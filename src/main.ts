/** The composition root: numbered boot steps, then channels run until the process is asked to stop. */
import type { Channel, ChannelId } from './app/ports.ts';
import { createHttp } from './channels/http.ts';
import type { Http } from './channels/http.ts';
import { createTelegram } from './channels/telegram/channel.ts';
import { assemble, createLog } from './cli/assemble.ts';
import type { Program } from './cli/assemble.ts';
import { chatInteractively } from './cli/chatScreen.ts';
import { commandMenus } from './cli/menus.ts';
import { ConfigError, loadConfig } from './config.ts';
import type { Config } from './config.ts';
import { MigrationError } from './store/migrate.ts';
import { TelegramSetupError } from './channels/telegram/failures.ts';

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
  const channels = new Map<ChannelId, Channel>();
  const program = await assemble(config, { channels, log });
  // 4. One server for webhooks and health, where one is wanted.
  const http = createHttp({ port: config.httpPort, log });
  channels.set('telegram', telegram(config, program, http));
  // 5. What a killed process left is taken up before anything new.
  await program.recover();
  // 6. The doors open.
  for (const channel of channels.values()) {
    await channel.start(async (message) => {
      await program.handler.receive(message);
    });
  }
  await http.listen();
  program.timers.start();
  log.info({ channels: [...channels.keys()] }, 'the bot is running');
  // 7. Until somebody asks it to stop: doors close first, what is under way is finished.
  await stopped();
  log.info('stopping');
  await Promise.all([...channels.values()].map((channel) => channel.stop()));
  await http.close();
  await program.close();
}

function telegram(config: Config, program: Program, http: Http): Channel {
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

main().catch((err: unknown) => {
  const known = [ConfigError, MigrationError, TelegramSetupError].some(
    (kind) => err instanceof kind,
  );
  process.stderr.write(`${known ? (err as Error).message : String((err as Error).stack ?? err)}\n`);
  process.exitCode = 1;
});
