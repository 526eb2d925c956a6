/** The program as it is shipped, built and started as a process of its own, for benchmarks; and what the kernel says of that process. */
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundle } from '../../src/build.mjs';
import { BOT_TOKEN, WEBHOOK_SECRET } from './telegramHere.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
/** What the data of a benchmark is sealed with. */
export const DATA_KEY = Buffer.alloc(32, 7).toString('base64');

/** As it is built for use, in a folder inside the project, so that packages, texts and migrations are found. */
export async function build(): Promise<string> {
  mkdirSync(join(root, 'dist'), { recursive: true });
  const folder = mkdtempSync(join(root, 'dist', 'bench-'));
  await bundle(folder, ['src/main.ts'], 'linked');
  return folder;
}

export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** What `npm start` gives to Node. */
const START_FLAGS = (
  JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { scripts: { start: string } }
).scripts.start
  .split(' ')
  .filter((word) => word.startsWith('--'));

/** On an SQLite file in `dataDir`, with a webhook on `port` and the Bot API server at `apiRoot`. */
export function startBuilt(
  built: string,
  { dataDir, port, apiRoot }: { dataDir: string; port: number; apiRoot: string },
  { env = {}, flags = [] }: { env?: Record<string, string>; flags?: readonly string[] } = {},
): ChildProcess {
  return spawn(process.execPath, [...START_FLAGS, ...flags, join(built, 'src', 'main.js')], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: {
      PATH: process.env.PATH,
      BOT_DATA_DIR: dataDir,
      BOT_DATA_KEY: DATA_KEY,
      BOT_CHANNELS: 'telegram',
      HTTP_PORT: String(port),
      PUBLIC_URL: 'https://bench.example',
      TELEGRAM_BOT_TOKEN: BOT_TOKEN,
      TELEGRAM_WEBHOOK_SECRET: WEBHOOK_SECRET,
      TELEGRAM_API_ROOT: apiRoot,
      LOG_LEVEL: 'warn',
      ...env,
    },
  });
}

/** What it holds now (VmRSS), or held at most so far (VmHWM), in MB. */
export function megabytes(pid: number, field: 'VmRSS' | 'VmHWM'): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  const kilobytes = new RegExp(`^${field}:\\s+(\\d+)`, 'm').exec(status)?.[1];
  return Math.round(Number(kilobytes ?? 0) / 1024);
}

/** User and system time so far; the kernel counts in hundredths of a second. */
export function cpuMillis(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  return (Number(fields[11]) + Number(fields[12])) * 10;
}
