/** The real bot with WhatsApp, against the servers on loopback: linked by its own log lines, walked by what phones show. */
import { mkdirSync } from 'node:fs';
import type { BotApi } from '../servers/botApi/index.ts';
import type { Heard, Phone, WhatsAppServer } from '../servers/whatsapp/index.ts';
import type { BotProcess } from './botProcess.ts';
import { startProcess, telegramOf } from './botProcess.ts';

/** A login, a turn and an answer take a second; a machine that does other things too takes longer. */
export const PATIENCE_MS = 30_000;

/** The environment of a bot on this WhatsApp server, quick enough for a test. */
export function whatsappOf(
  server: WhatsAppServer,
  dataDir: string,
  more: Record<string, string> = {},
): Record<string, string> {
  return {
    BOT_DATA_DIR: dataDir,
    BOT_CHANNELS: 'whatsapp',
    HTTP_PORT: '0',
    WHATSAPP_WS_URL: server.wsUrl,
    WHATSAPP_TEST_ROOT_PUBLIC_KEY: server.rootPublicKeyHex,
    WHATSAPP_TEST_CA_FILE: server.caFile,
    WHATSAPP_TYPING_MS: '0-20',
    WHATSAPP_PER_SECOND: '50',
    WHATSAPP_PROACTIVE_EVERY_MS: '20',
    ...more,
  };
}

/** The environment of a bot on both. */
export function bothOf(
  telegram: BotApi,
  whatsapp: WhatsAppServer,
  dataDir: string,
  more: Record<string, string> = {},
): Record<string, string> {
  return {
    ...telegramOf(telegram, dataDir),
    ...whatsappOf(whatsapp, dataDir),
    BOT_CHANNELS: 'telegram,whatsapp',
    ...more,
  };
}

/** The program with this environment, on its data folder. */
export function startMain(env: Record<string, string>): BotProcess {
  mkdirSync(env['BOT_DATA_DIR'] ?? '', { recursive: true });
  return startProcess('src/main.ts', env);
}

/** Scans the QR that the bot logs; resolves once it is logged in. */
export async function linkByQr(bot: BotProcess, server: WhatsAppServer): Promise<void> {
  const [, qr = ''] = await bot.says(/"qr":"([^"]+)"/);
  await server.scan(qr);
  await server.connected(PATIENCE_MS);
}

/** What the phone heard with these words; what came before it is passed over. */
export async function hears(phone: Phone, seen: RegExp, ms = PATIENCE_MS): Promise<Heard> {
  const passed: string[] = [];
  for (;;) {
    const heard = await phone.next(ms).catch((thrown: unknown) => {
      throw new Error(`${String(thrown)}; waits for ${seen} after ${JSON.stringify(passed)}`);
    });
    if (seen.test(heard.text)) return heard;
    passed.push(heard.text);
  }
}

/** What somebody is asked, and what they write then. */
export type Said = readonly (readonly [seen: RegExp, text: string])[];

export async function talk(phone: Phone, steps: Said): Promise<void> {
  for (const [seen, text] of steps) {
    await hears(phone, seen);
    await phone.says(text);
  }
}
