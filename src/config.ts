/** The only reader of the environment: every variable checked once, with an error that says what to do. */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { z } from 'zod';

/** The folder that holds package.json, whether this runs from the sources or from the build. */
export function projectRoot(): URL {
  let folder = new URL('./', import.meta.url);
  while (!existsSync(new URL('package.json', folder))) {
    const parent = new URL('../', folder);
    if (parent.href === folder.href)
      throw new Error('package.json was not found above the program');
    folder = parent;
  }
  return folder;
}

const blankIsMissing = (value: unknown): unknown => (value === '' ? undefined : value);
const optional = <T extends z.ZodType>(schema: T) =>
  z.preprocess(blankIsMissing, schema.optional());

const Environment = z.object({
  NODE_ENV: optional(z.string()),
  BOT_DATA_DIR: optional(z.string()),
  DATABASE_URL: optional(
    z.string().startsWith('file:', 'must be a SQLite file, for example file:./data/bot.db'),
  ),
  BOT_DATA_KEY: optional(z.string()),
  BOT_REGION: optional(z.string()),
  BOT_CHANNELS: optional(z.string()),
  HTTP_PORT: optional(z.coerce.number().int().min(0).max(65535)),
  PUBLIC_URL: optional(z.url()),
  NO_COLOR: optional(z.string()),
  LOG_LEVEL: optional(z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'])),
  TELEGRAM_BOT_TOKEN: optional(
    z
      .string()
      .regex(/^\d+:[\w-]{30,}$/, 'is what @BotFather gives: digits, a colon, about 35 characters'),
  ),
  TELEGRAM_API_ROOT: optional(z.url()),
  TELEGRAM_WEBHOOK_SECRET: optional(
    z.string().regex(/^[\w-]{16,256}$/, 'is 16 to 256 letters, digits, _ or -'),
  ),
});

export type ChannelName = 'terminal' | 'telegram';

export type Config = {
  production: boolean;
  dataDir: string;
  databaseUrl: string;
  dataKey: string | undefined;
  regionId: string;
  channels: ChannelName[];
  httpPort: number;
  publicUrl: string | undefined;
  /** Undefined: what suits the program that was started. */
  logLevel: string | undefined;
  colours: boolean;
  telegram:
    { token: string; apiRoot: string | undefined; webhookSecret: string | undefined } | undefined;
};

/** A start-up problem that whoever starts the program can put right. */
export class ConfigError extends Error {}

/** Reads `.env` beside package.json (what is set already wins) and the environment. */
export function loadConfig(env: NodeJS.ProcessEnv = process.env): Config {
  const file = fileURLToPath(new URL('.env', projectRoot()));
  if (env === process.env && existsSync(file)) process.loadEnvFile(file);
  return readConfig(env);
}

/** The configuration in `env`; throws ConfigError that names each variable that is wrong and how to put it right. */
export function readConfig(env: NodeJS.ProcessEnv): Config {
  const parsed = Environment.safeParse(env);
  if (!parsed.success) {
    const lines = parsed.error.issues.map((issue) => `  ${String(issue.path[0])} ${issue.message}`);
    throw new ConfigError(
      `The environment needs a correction (see .env.example):\n${lines.join('\n')}`,
    );
  }
  const known = parsed.data;
  const dataDir = resolve(known.BOT_DATA_DIR ?? fileURLToPath(new URL('data', projectRoot())));
  const production = known.NODE_ENV === 'production';
  const token = known.TELEGRAM_BOT_TOKEN;
  if (production && known.BOT_DATA_KEY === undefined) {
    throw new ConfigError(
      'BOT_DATA_KEY is missing. Make one with:  openssl rand -base64 32\n' +
        'and keep a copy in a safe place: without it the stored data cannot be read.',
    );
  }
  return {
    production,
    dataDir,
    databaseUrl:
      known.DATABASE_URL ??
      pathToFileURL(resolve(dataDir, 'bot.db')).href.replace('file://', 'file:'),
    dataKey: known.BOT_DATA_KEY,
    regionId: known.BOT_REGION ?? 'kota-bekasi',
    channels: channelsOf(known.BOT_CHANNELS, token),
    httpPort: known.HTTP_PORT ?? 8080,
    publicUrl: known.PUBLIC_URL,
    logLevel: known.LOG_LEVEL,
    colours: known.NO_COLOR === undefined,
    telegram: token
      ? {
          token,
          apiRoot: known.TELEGRAM_API_ROOT,
          webhookSecret: known.TELEGRAM_WEBHOOK_SECRET,
        }
      : undefined,
  };
}

function channelsOf(listed: string | undefined, token: string | undefined): ChannelName[] {
  if (listed === undefined) return token ? ['telegram'] : ['terminal'];
  const names = listed.split(',').map((name) => name.trim());
  for (const name of names) {
    if (name !== 'terminal' && name !== 'telegram') {
      throw new ConfigError(
        `BOT_CHANNELS: "${name}" is not a channel; choose from terminal, telegram.`,
      );
    }
  }
  if (names.includes('telegram') && !token) {
    throw new ConfigError(
      'BOT_CHANNELS has telegram, so TELEGRAM_BOT_TOKEN is needed (from @BotFather).',
    );
  }
  if (names.includes('terminal') && names.length > 1) {
    throw new ConfigError(
      'BOT_CHANNELS: the terminal runs alone; leave it out, and use  npm run chat  beside the bot.',
    );
  }
  return names as ChannelName[];
}
