/** The only reader of the environment: every variable checked once, with an error that says what to do. */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { z } from 'zod';

const CHANNELS = ['terminal', 'telegram', 'whatsapp', 'whatsapp-cloud'] as const;
export type ChannelName = (typeof CHANNELS)[number];

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
    z
      .string()
      .regex(
        /^(?:file:|postgres(?:ql)?:\/\/)/,
        'is an SQLite file, as file:./data/bot.db, or a PostgreSQL database, as postgresql://bot:secret@localhost/bot',
      ),
  ),
  BOT_DATA_KEY: optional(z.string()),
  BOT_REGION: optional(z.string()),
  BOT_CHANNELS: optional(z.string()),
  HTTP_PORT: optional(z.coerce.number().int().min(0).max(65535)),
  PUBLIC_URL: optional(z.url()),
  METRICS_TOKEN: optional(z.string().min(16, 'is at least 16 characters')),
  TRUSTED_PROXY: optional(
    z
      .string()
      .regex(
        /^[\da-fA-F.:/]+(?:\s*,\s*[\da-fA-F.:/]+)*$/,
        'must be addresses of proxies, for example 127.0.0.1, 10.0.0.0/8',
      ),
  ),
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
  TELEGRAM_PER_SECOND: optional(z.coerce.number().int().min(1).max(1000)),
  WHATSAPP_PAIR_PHONE: optional(
    z.string().regex(/^\d{8,15}$/, 'is the number in digits with its country code, as 62812…'),
  ),
  WHATSAPP_TYPING_MS: optional(z.string().regex(/^\d{1,5}-\d{1,5}$/, 'is as 1000-3000')),
  WHATSAPP_PER_SECOND: optional(z.coerce.number().positive().max(1000)),
  WHATSAPP_PROACTIVE_EVERY_MS: optional(z.coerce.number().int().min(0).max(3_600_000)),
  WHATSAPP_PROACTIVE_PER_DAY: optional(z.coerce.number().int().min(0).max(100_000)),
  WHATSAPP_WS_URL: optional(z.url({ protocol: /^wss?$/ })),
  WHATSAPP_TEST_ROOT_PUBLIC_KEY: optional(
    z.string().regex(/^(?:05)?[0-9a-f]{64}$/i, 'is a public key of 32 bytes in hex'),
  ),
  WHATSAPP_TEST_CA_FILE: optional(z.string()),
  CLOUD_API_ROOT: optional(z.url({ protocol: /^https?$/ })),
  CLOUD_API_TOKEN: optional(z.string().min(8)),
  CLOUD_PHONE_NUMBER_ID: optional(
    z.string().regex(/^\d{1,32}$/, 'is the id in digits, not the number'),
  ),
  CLOUD_VERIFY_TOKEN: optional(z.string().min(8)),
  CLOUD_APP_SECRET: optional(z.string().min(8)),
});
type Environment = z.infer<typeof Environment>;

/** What is known of the number that a linked device uses; the rest is in the database once it is linked. */
export type WhatsAppConfig = {
  pairPhone?: string;
  pace: {
    typingMs?: [number, number];
    perSecond?: number;
    proactiveEveryMs?: number;
    proactivePerDay?: number;
  };
  /** A server on this machine in place of the real one: only for tests. */
  test?: { wsUrl: string; rootPublicKeyHex: string; caFile?: string };
};
export type CloudConfig = {
  apiRoot?: string;
  token: string;
  phoneNumberId: string;
  verifyToken: string;
  appSecret: string;
};

export type Config = {
  production: boolean;
  dataDir: string;
  databaseUrl: string;
  dataKey: string | undefined;
  regionId: string;
  channels: ChannelName[];
  httpPort: number;
  publicUrl: string | undefined;
  metricsToken: string | undefined;
  /** Proxies whose word on whom they ask for is taken. */
  trustedProxy: string | undefined;
  /** Undefined: what suits the program that was started. */
  logLevel: string | undefined;
  colours: boolean;
  telegram:
    | {
        token: string;
        apiRoot: string | undefined;
        webhookSecret: string | undefined;
        /** Messages a second that Telegram lets this bot send; undefined: as many as every bot. */
        perSecond: number | undefined;
      }
    | undefined;
  whatsapp: WhatsAppConfig;
  cloud: CloudConfig | undefined;
};

/** The file of an SQLite database; undefined where the database is a server's. */
export function databaseFile({ databaseUrl }: Pick<Config, 'databaseUrl'>): string | undefined {
  return databaseUrl.startsWith('file:') ? databaseUrl.slice('file:'.length) : undefined;
}

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
    channels: channelsOf(known),
    httpPort: known.HTTP_PORT ?? 8080,
    publicUrl: known.PUBLIC_URL,
    metricsToken: known.METRICS_TOKEN,
    trustedProxy: known.TRUSTED_PROXY,
    logLevel: known.LOG_LEVEL,
    colours: known.NO_COLOR === undefined,
    telegram: token
      ? {
          token,
          apiRoot: known.TELEGRAM_API_ROOT,
          webhookSecret: known.TELEGRAM_WEBHOOK_SECRET,
          perSecond: known.TELEGRAM_PER_SECOND,
        }
      : undefined,
    whatsapp: whatsappOf(known),
    cloud: cloudOf(known),
  };
}

function whatsappOf(known: Environment): WhatsAppConfig {
  const [shortest, longest] = (known.WHATSAPP_TYPING_MS ?? '').split('-').map(Number);
  const test = testServer(known);
  return {
    ...(known.WHATSAPP_PAIR_PHONE ? { pairPhone: known.WHATSAPP_PAIR_PHONE } : {}),
    pace: {
      ...(shortest !== undefined && longest !== undefined
        ? { typingMs: [Math.min(shortest, longest), longest] }
        : {}),
      ...defined('perSecond', known.WHATSAPP_PER_SECOND),
      ...defined('proactiveEveryMs', known.WHATSAPP_PROACTIVE_EVERY_MS),
      ...defined('proactivePerDay', known.WHATSAPP_PROACTIVE_PER_DAY),
    },
    ...(test ? { test } : {}),
  };
}

function defined<K extends string, V>(name: K, value: V | undefined): Partial<Record<K, V>> {
  return (value === undefined ? {} : { [name]: value }) as Partial<Record<K, V>>;
}

/** Another server could read every message: a setting that leads elsewhere stops the program instead of being passed over. */
function testServer(known: Environment): WhatsAppConfig['test'] {
  const { WHATSAPP_WS_URL: wsUrl, WHATSAPP_TEST_ROOT_PUBLIC_KEY: root } = known;
  const caFile = known.WHATSAPP_TEST_CA_FILE;
  if (wsUrl === undefined && root === undefined && caFile === undefined) return undefined;
  if (known.NODE_ENV !== 'test' || wsUrl === undefined || !isLoopback(wsUrl)) {
    throw new ConfigError(
      'WHATSAPP_WS_URL, WHATSAPP_TEST_ROOT_PUBLIC_KEY and WHATSAPP_TEST_CA_FILE are for tests only: they need ' +
        'NODE_ENV=test and a server on this machine (127.0.0.1). Remove them to use WhatsApp.',
    );
  }
  if (root === undefined) {
    throw new ConfigError(
      'WHATSAPP_WS_URL needs WHATSAPP_TEST_ROOT_PUBLIC_KEY: the key that signed its certificates.',
    );
  }
  const rootPublicKeyHex = root.slice(-64).toLowerCase();
  return { wsUrl, rootPublicKeyHex, ...(caFile === undefined ? {} : { caFile }) };
}

/** Whether an address can only be this machine. */
export function isLoopback(url: string): boolean {
  const { hostname } = new URL(url);
  return hostname === 'localhost' || hostname === '[::1]' || /^127(?:\.\d{1,3}){3}$/.test(hostname);
}

function cloudOf(known: Environment): CloudConfig | undefined {
  const given = {
    CLOUD_API_TOKEN: known.CLOUD_API_TOKEN,
    CLOUD_PHONE_NUMBER_ID: known.CLOUD_PHONE_NUMBER_ID,
    CLOUD_VERIFY_TOKEN: known.CLOUD_VERIFY_TOKEN,
    CLOUD_APP_SECRET: known.CLOUD_APP_SECRET,
  };
  const missing = Object.entries(given).flatMap(([name, value]) => (value ? [] : [name]));
  const wanted = (known.BOT_CHANNELS ?? '')
    .split(',')
    .some((one) => one.trim() === 'whatsapp-cloud');
  if (missing.length > 0) {
    if (!wanted) return undefined;
    throw new ConfigError(
      `BOT_CHANNELS has whatsapp-cloud, so ${missing.join(', ')} is needed too (see README, "WhatsApp").`,
    );
  }
  const root = known.CLOUD_API_ROOT?.replace(/\/+$/, '');
  if (root !== undefined && !root.startsWith('https:') && !isLoopback(root)) {
    throw new ConfigError('CLOUD_API_ROOT must be https: the access token is sent there.');
  }
  return {
    ...(root === undefined ? {} : { apiRoot: root }),
    token: known.CLOUD_API_TOKEN ?? '',
    phoneNumberId: known.CLOUD_PHONE_NUMBER_ID ?? '',
    verifyToken: known.CLOUD_VERIFY_TOKEN ?? '',
    appSecret: known.CLOUD_APP_SECRET ?? '',
  };
}

function channelsOf(known: Environment): ChannelName[] {
  const { BOT_CHANNELS: listed, TELEGRAM_BOT_TOKEN: token } = known;
  if (listed === undefined) return token ? ['telegram'] : ['terminal'];
  const names = [...new Set(listed.split(',').map((name) => name.trim()))];
  for (const name of names) {
    if (!CHANNELS.some((channel) => channel === name)) {
      throw new ConfigError(
        `BOT_CHANNELS: "${name}" is not a channel; choose from ${CHANNELS.join(', ')}.`,
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
