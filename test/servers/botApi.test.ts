// The Bot API server under two clients that were not written for it: grammY and telegraf, polling and webhook.
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Bot, GrammyError, HttpError, InlineKeyboard, InputFile, webhookCallback } from 'grammy';
import { Telegraf } from 'telegraf';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { startBotApi, type BotApi } from './botApi/index.ts';
import { PNG } from './botApi/raw.ts';

let server: BotApi;
let cleanup: (() => Promise<void> | void)[] = [];
beforeEach(async () => {
  server = await startBotApi({ webhookRetryMs: 20 });
});
afterEach(async () => {
  for (const each of cleanup.reverse()) await each();
  cleanup = [];
  await server.stop();
});

interface Heard {
  texts: string[];
  bytes: number;
}

/** A small shop in grammY: greets, shows a button, edits on a tap, takes a photo, sends a file. */
function grammyShop(heard: Heard): Bot {
  const bot = new Bot(server.token, { client: { apiRoot: server.url } });
  bot.command('start', (context) =>
    context.reply(`Halo ${context.from?.first_name ?? ''} ${context.match}`.trim(), {
      reply_markup: new InlineKeyboard().text('Daftar', 'go:1').text('Tanya', 'ask:1'),
    }),
  );
  bot.callbackQuery('go:1', async (context) => {
    await context.answerCallbackQuery('Baik');
    await context.editMessageText('Siapa nama Ibu?');
  });
  bot.on('message:photo', async (context) => {
    const file = await context.getFile();
    const url = `${server.url}/file/bot${server.token}/${file.file_path ?? ''}`;
    heard.bytes += (await (await fetch(url)).arrayBuffer()).byteLength;
    await context.replyWithPhoto(context.msg.photo.at(-1)?.file_id ?? '');
    await context.replyWithDocument(new InputFile(Buffer.from('%PDF-1.7'), 'kartu.pdf'), {
      caption: '<b>Kartu</b>',
      parse_mode: 'HTML',
    });
  });
  bot.on('message:text', async (context) => {
    heard.texts.push(context.msg.text);
    await context.reply(`Anda menulis: ${context.msg.text}`);
  });
  bot.catch(() => undefined);
  return bot;
}

/** The same shop in telegraf. */
function telegrafShop(heard: Heard): Telegraf {
  const bot = new Telegraf(server.token, { telegram: { apiRoot: server.url } });
  bot.start((context) =>
    context.reply(`Halo ${context.from.first_name} ${context.payload}`.trim(), {
      reply_markup: {
        inline_keyboard: [
          [
            { text: 'Daftar', callback_data: 'go:1' },
            { text: 'Tanya', callback_data: 'ask:1' },
          ],
        ],
      },
    }),
  );
  bot.action('go:1', async (context) => {
    await context.answerCbQuery('Baik');
    await context.editMessageText('Siapa nama Ibu?');
  });
  bot.on('photo', async (context) => {
    const photo = context.message.photo.at(-1);
    const link = await context.telegram.getFileLink(photo?.file_id ?? '');
    heard.bytes += (await (await fetch(link)).arrayBuffer()).byteLength;
    await context.replyWithPhoto(photo?.file_id ?? '');
    await context.replyWithDocument(
      { source: Buffer.from('%PDF-1.7'), filename: 'kartu.pdf' },
      { caption: '<b>Kartu</b>', parse_mode: 'HTML' },
    );
  });
  bot.on('text', async (context) => {
    heard.texts.push(context.message.text);
    await context.reply(`Anda menulis: ${context.message.text}`);
  });
  bot.catch(() => undefined);
  return bot;
}

async function listen(listener: RequestListener): Promise<string> {
  const hook: Server = createServer(listener);
  await new Promise<void>((resolve) => hook.listen(0, '127.0.0.1', resolve));
  cleanup.push(() => {
    hook.closeAllConnections();
    hook.close();
  });
  return `http://127.0.0.1:${(hook.address() as AddressInfo).port}/hook`;
}

const CLIENTS: [name: string, run: (heard: Heard) => Promise<void>][] = [
  [
    'grammY, polling',
    async (heard) => {
      const bot = grammyShop(heard);
      void bot.start();
      cleanup.push(() => bot.stop());
    },
  ],
  [
    'grammY, webhook',
    async (heard) => {
      const bot = grammyShop(heard);
      const handler = webhookCallback(bot, 'http', { secretToken: 'rahasia' });
      const url = await listen((request, response) => void handler(request, response));
      await bot.api.setWebhook(url, { secret_token: 'rahasia', max_connections: 1 });
    },
  ],
  [
    'telegraf, polling',
    async (heard) => {
      const bot = telegrafShop(heard);
      const running = bot.launch().catch(() => undefined);
      cleanup.push(async () => {
        bot.stop();
        await running;
      });
    },
  ],
  [
    'telegraf, webhook',
    async (heard) => {
      const bot = telegrafShop(heard);
      const handler = bot.webhookCallback('/hook', { secretToken: 'rahasia' });
      const url = await listen((request, response) => void handler(request, response));
      await bot.telegram.setWebhook(url, { secret_token: 'rahasia', max_connections: 1 });
    },
  ],
];

describe.each(CLIENTS)('%s', (_, run) => {
  test('talks, taps, edits, takes a photo and sends a file', async () => {
    const heard: Heard = { texts: [], bytes: 0 };
    await run(heard);
    const siti = server.user(501, { first_name: 'Siti', language_code: 'id' });

    siti.start('bazar');
    const [hello] = await siti.waitForReply();
    expect(hello?.text).toBe('Halo Siti bazar');
    expect(hello?.buttons.flat().map(({ label }) => label)).toEqual(['Daftar', 'Tanya']);

    const tap = siti.tap('Daftar');
    expect(await tap.answered()).toEqual({ text: 'Baik', showAlert: false });
    const [question] = await siti.waitForReply();
    expect(question).toMatchObject({
      messageId: hello?.messageId,
      text: 'Siapa nama Ibu?',
      edits: 1,
      buttons: [],
    });

    siti.sendText('bu');
    siti.sendText('mau tanya');
    const answers = await siti.waitForReply({ atLeast: 2 });
    expect(answers.map(({ text }) => text)).toEqual([
      'Anda menulis: bu',
      'Anda menulis: mau tanya',
    ]);
    expect(heard.texts).toEqual(['bu', 'mau tanya']);

    siti.sendPhoto(PNG, 'keripik');
    const [photo, card] = await siti.waitForReply({ atLeast: 2 });
    expect(heard.bytes).toBe(PNG.length);
    expect(photo?.photo?.bytes.equals(PNG)).toBe(true);
    expect(card?.document?.bytes.toString()).toBe('%PDF-1.7');
    expect(card).toMatchObject({
      text: 'Kartu',
      entities: [{ type: 'bold', offset: 0, length: 5 }],
    });
    expect(card?.document?.name).toBe('kartu.pdf');

    expect(server.unknownMethods).toEqual([]);
    expect(siti.spinning()).toEqual([]);
    await server.waitFor(() => server.pendingUpdates() === 0);
  });
});

describe('grammY sees failures as failures', () => {
  // grammY's own HTTP client does not notice that an answer was cut in the middle: only its timeout ends the
  // call, and that is 500 s unless it is set.
  const api = () =>
    new Bot(server.token, { client: { apiRoot: server.url, timeoutSeconds: 1 } }).api;

  test('errors, floods, pages of HTML and lost answers', async () => {
    server.user(1, { started: true }).block();
    const blocked = await api()
      .sendMessage(1, 'x')
      .catch((error: unknown) => error);
    expect(blocked).toBeInstanceOf(GrammyError);
    expect(blocked).toMatchObject({
      error_code: 403,
      description: 'Forbidden: bot was blocked by the user',
    });
    server.user(1).unblock();
    server.faults.add({ kind: 'tooMany', retryAfter: 3 });
    const flood = await api()
      .sendMessage(1, 'x')
      .catch((error: unknown) => error);
    expect(flood).toMatchObject({ error_code: 429, parameters: { retry_after: 3 } });
    for (const kind of ['serverError', 'dropBefore', 'dropAfter', 'cut', 'malformed'] as const) {
      server.faults.add({ kind });
      const failed = await api()
        .sendMessage(1, kind)
        .catch((error: unknown) => error);
      expect(failed, kind).toBeInstanceOf(HttpError);
    }
    const shown = server.chat(1).messages.map(({ text }) => text);
    expect(shown).toEqual(['dropAfter', 'cut', 'malformed']);
  });

  test('a second poller stops the first bot', async () => {
    const first = grammyShop({ texts: [], bytes: 0 });
    const running = first.start().catch((error: unknown) => error);
    await server.waitFor(() => server.waitingPolls() === 1);
    const second = grammyShop({ texts: [], bytes: 0 });
    void second.start();
    cleanup.push(() => second.stop());
    expect(await running).toMatchObject({ error_code: 409 });
    const siti = server.user(501);
    siti.sendText('masih ada?');
    expect((await siti.waitForReply()).map(({ text }) => text)).toEqual([
      'Anda menulis: masih ada?',
    ]);
  });

  test('an update that was not confirmed comes again to the next process', async () => {
    const siti = server.user(501);
    siti.sendText('satu');
    const seen: string[] = [];
    const dying = new Bot(server.token, { client: { apiRoot: server.url } });
    dying.on('message:text', async (context) => {
      seen.push(context.msg.text);
      await new Promise(() => undefined); // killed in the middle: never returns, never confirms
    });
    void dying.start();
    await server.waitFor(() => seen.length === 1);
    const next = grammyShop({ texts: [], bytes: 0 });
    void next.start();
    cleanup.push(() => next.stop());
    expect((await siti.waitForReply()).map(({ text }) => text)).toEqual(['Anda menulis: satu']);
  });

  test('menus of every scope and language are accepted as grammY sends them', async () => {
    const siti = server.user(501, { language_code: 'id' });
    const commands = [{ command: 'daftar', description: 'Daftar UMK' }];
    await api().setMyCommands(commands, {
      scope: { type: 'chat', chat_id: 501 },
      language_code: 'id',
    });
    expect(siti.menu()).toEqual(commands);
    await api().setChatMenuButton({ chat_id: 501, menu_button: { type: 'commands' } });
    await api().setMyDescription('Gratis. Tidak ada yang meminta uang atau OTP.');
    expect(server.unknownMethods).toEqual([]);
  });
});
