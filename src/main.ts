/** The composition root: numbered boot steps, then channels run until the process is asked to stop. */
import { staffGroupOf } from './app/places.ts';
import type { Channel, ChannelId } from './app/ports.ts';
import { createHttp } from './channels/http.ts';
import type { Http } from './channels/http.ts';
import { createTelegram } from './channels/telegram/channel.ts';
import type { TelegramChannel } from './channels/telegram/channel.ts';
import { createCloud } from './channels/whatsapp-cloud/channel.ts';
import { TEMPLATES } from './channels/whatsapp-cloud/templates.ts';
import { numberOf } from './channels/whatsapp/number.ts';
import { assemble } from './cli/assemble.ts';
import { createLog } from './cli/log.ts';
import type { Program } from './cli/assemble.ts';
import { chatInteractively } from './cli/chatScreen.ts';
import { endWith } from './cli/failed.ts';
import { commandMenus, staffMenus } from './cli/menus.ts';
import { createMetrics } from './cli/metrics.ts';
import { registerOperations } from './cli/operations.ts';
import { registerDoor } from './files/door.ts';
import { registerVerification } from './files/verifyPage.ts';
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
  const channels = new Map<ChannelId, Channel>();
  let telegram: TelegramChannel | undefined;
  const staffMenu = staffMenus(async (chatId, menu) => telegram?.setMenuFor(chatId, menu));
  const metrics = createMetrics();
  const program = await assemble(config, {
    channels,
    log,
    meter: metrics.meter,
    met: (address, person) => staffMenu(address, person, commandMenus(program)),
  });
  // 4. One server for webhooks, health and the links for files.
  const http = createHttp({ port: config.httpPort, log, trustedProxy: config.trustedProxy });
  for (const name of config.channels) {
    if (name === 'telegram') channels.set(name, (telegram = telegramOf(config, program, http)));
    if (name === 'whatsapp') channels.set(name, await whatsappOf(config, program));
    if (name === 'whatsapp-cloud') channels.set(name, cloudOf(config, program, http));
  }
  registerDoor(http.server, {
    ...program,
    now: () => new Date(),
    handedIn: () => program.fileWork.wake(),
  });
  registerVerification(http.server, { ...program, now: () => new Date() });
  let open = false;
  registerOperations(http.server, {
    ...{ store: program.store, metrics, metricsToken: config.metricsToken },
    open: () => open,
    now: () => new Date(),
  });
  // Before anything can come in: what was half read lies there no longer. Of several workers the one whose work it is does it.
  if (!program.store.workers) await program.fileWork.recover();
  const port = await http.listen();
  // 5. What a killed process left is taken up before anything new.
  await program.recover();
  // 6. The doors open; who asks it to stop meanwhile is heard too.
  const asked = stopped();
  for (const channel of channels.values()) {
    await channel.start(async (message) => {
      const { settled } = await program.handler.receive(message);
      settled.catch((err: unknown) => log.error({ err }, 'a message waits for its turn'));
    });
  }
  program.timers.start();
  program.fileWork.start();
  open = true;
  log.info({ channels: [...channels.keys()], port }, 'the bot is running');
  // 7. Until somebody asks it to stop: doors close first, what is under way is finished.
  await asked;
  open = false;
  log.info('stopping');
  await Promise.all([...channels.values()].map((channel) => channel.stop()));
  await http.close();
  await program.close();
  // All is kept and said; timers that the WhatsApp library leaves behind would hold the process for up to a minute.
  process.exit();
}

function telegramOf(config: Config, program: Program, http: Http): TelegramChannel {
  const settings = config.telegram;
  if (!settings) throw new ConfigError('TELEGRAM_BOT_TOKEN is needed.');
  const { token, apiRoot, webhookSecret, perSecond } = settings;
  const webhook =
    config.publicUrl !== undefined && webhookSecret !== undefined
      ? { url: new URL('/webhooks/telegram', config.publicUrl).href, secret: webhookSecret, http }
      : undefined;
  return createTelegram({
    token,
    blobs: program.blobs,
    devices: program.devices,
    staffGroup: (account) => staffGroupOf(program.store, { channel: 'telegram', account }),
    log: program.log,
    now: () => new Date(),
    menus: commandMenus(program),
    polls: () => program.duties.has('polling'),
    sends: () => program.duties.has('sending'),
    ...(apiRoot === undefined ? {} : { apiRoot }),
    ...(perSecond === undefined ? {} : { allowed: perSecond }),
    ...(webhook ? { webhook } : {}),
  });
}

async function whatsappOf(config: Config, program: Program): Promise<Channel> {
  // Its library is large: only who uses it loads it.
  const { createWhatsApp } = await import('./channels/whatsapp/channel.ts');
  const { pairPhone, pace, test } = config.whatsapp;
  return createWhatsApp({
    devices: program.devices,
    blobs: program.blobs,
    log: program.log,
    now: () => new Date(),
    report: program.reports.of('whatsapp'),
    alert: program.alert,
    pace,
    ...(pairPhone === undefined ? {} : { pairPhone }),
    ...(test ? { test } : {}),
  });
}

function cloudOf(config: Config, program: Program, http: Http): Channel {
  const settings = config.cloud;
  if (!settings) throw new ConfigError('The CLOUD_… settings are needed.');
  const to = { channel: 'whatsapp-cloud', account: settings.phoneNumberId } as const;
  return createCloud({
    ...settings,
    http,
    devices: program.devices,
    blobs: program.blobs,
    log: program.log,
    now: () => new Date(),
    report: program.reports.of('whatsapp-cloud'),
    alert: program.alert,
    templates: TEMPLATES,
    sends: () => program.duties.has('sending'),
    // The number was a linked device before: everybody known there is reached through here from now on.
    introduced: async (digits) => {
      if (config.channels.includes('whatsapp')) return;
      const from = { channel: 'whatsapp', account: digits } as const;
      const moved = await program.store.moveAccount(from, to, numberOf, new Date());
      if (moved === 0) return;
      program.log.info({ moved }, 'people of the linked device are reached here now');
      program.delivery.wake();
    },
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
