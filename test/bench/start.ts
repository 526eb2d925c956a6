/** From the start of the built program to its first reply, on a fresh and on a used database, and its memory at rest and after 200 people. */
import { execFileSync, spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Bench, BenchRow } from './measure.ts';
import { BOT_TOKEN, post, startTelegramHere, WEBHOOK_SECRET } from './telegramHere.ts';
import type { TelegramHere } from './telegramHere.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const PEOPLE = 200;
const REST_MS = 1_000;
/** What people write in turn, and by what they know that it was answered. */
const TALK = [
  ['keripik singkong 500 bungkus sebulan di Kranji', 'Betul?'],
  ['betul', 'Berapa lama'],
  ['setuju', 'Siapa nama'],
  ['pak Budi', 'NIB'],
] as const;

type Figures = {
  first_reply_ms: number;
  cpu_ms: number;
  rest_mb: number;
  chatted_mb: number;
  peak_mb: number;
};

/** As it is shipped: one file of JavaScript for each of the sources; inside the project, so that packages, texts and migrations are found. */
function build(): string {
  mkdirSync(join(root, 'dist'), { recursive: true });
  const folder = mkdtempSync(join(root, 'dist', 'bench-'));
  const args = ['tsc', '-p', 'tsconfig.build.json', '--noCheck', '--outDir', folder];
  execFileSync('npx', args, { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] });
  return folder;
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

function megabytes(pid: number, field: 'VmRSS' | 'VmHWM'): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  const kilobytes = new RegExp(`^${field}:\\s+(\\d+)`, 'm').exec(status)?.[1];
  return Math.round(Number(kilobytes ?? 0) / 1024);
}

/** User and system time so far; the kernel counts in hundredths of a second. */
function cpuMillis(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  return (Number(fields[11]) + Number(fields[12])) * 10;
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Resolves when everybody was answered to all that they wrote. */
async function chat(here: TelegramHere, port: number): Promise<void> {
  const at = new Map(Array.from({ length: PEOPLE }, (_, n) => [1_000 + n, 0]));
  await new Promise<void>((resolve, reject) => {
    const say = (person: number, turn: number): void => {
      post(port, person, TALK[turn]?.[0] ?? '').catch(reject);
    };
    here.on.sent = (person, text) => {
      const turn = at.get(person);
      if (turn === undefined || !text.includes(TALK[turn]?.[1] ?? '')) return;
      if (turn + 1 < TALK.length) {
        at.set(person, turn + 1);
        say(person, turn + 1);
        return;
      }
      at.delete(person);
      if (at.size === 0) resolve();
    };
    for (const person of at.keys()) say(person, 0);
  });
}

async function run(
  here: TelegramHere,
  { main, folder, crowd }: { main: string; folder: string; crowd: boolean },
): Promise<Figures> {
  const port = await freePort();
  const began = performance.now();
  const child: ChildProcess = spawn(process.execPath, [main], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: {
      PATH: process.env.PATH,
      BOT_DATA_DIR: folder,
      BOT_DATA_KEY: Buffer.alloc(32, 7).toString('base64'),
      BOT_CHANNELS: 'telegram',
      HTTP_PORT: String(port),
      PUBLIC_URL: 'https://bench.example',
      TELEGRAM_BOT_TOKEN: BOT_TOKEN,
      TELEGRAM_WEBHOOK_SECRET: WEBHOOK_SECRET,
      TELEGRAM_API_ROOT: here.url,
      LOG_LEVEL: 'warn',
    },
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const { pid = 0 } = child;
  try {
    await new Promise<void>((resolve, reject) => {
      child.once('error', reject);
      child.once('exit', () => reject(new Error('the program ended before it answered')));
      here.on.ready = () => void post(port, 1, '/start').catch(reject);
      here.on.sent = () => resolve();
    });
    const figures = { first_reply_ms: performance.now() - began, cpu_ms: cpuMillis(pid) };
    await pause(REST_MS);
    const rest_mb = megabytes(pid, 'VmRSS');
    if (crowd) await chat(here, port);
    const chatted_mb = megabytes(pid, 'VmRSS');
    return { ...figures, rest_mb, chatted_mb, peak_mb: megabytes(pid, 'VmHWM') };
  } finally {
    child.kill('SIGTERM');
    await ended;
  }
}

function median(values: readonly number[]): number {
  return Math.round(values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0);
}

function rowOf(name: string, rounds: readonly Figures[]): BenchRow {
  const of = (key: keyof Figures): number => median(rounds.map((figures) => figures[key]));
  return {
    name,
    first_reply_ms: of('first_reply_ms'),
    cpu_ms: of('cpu_ms'),
    rest_mb: of('rest_mb'),
    chatted_mb: of('chatted_mb'),
    peak_mb: of('peak_mb'),
  };
}

export async function benchStart({ rounds }: { rounds: number }): Promise<Bench> {
  const built = build();
  const main = join(built, 'src', 'main.js');
  const here = await startTelegramHere();
  const [fresh, used]: [Figures[], Figures[]] = [[], []];
  try {
    for (let round = 0; round < rounds; round += 1) {
      const folder = mkdtempSync(join(tmpdir(), 'bench-start-'));
      try {
        fresh.push(await run(here, { main, folder, crowd: false }));
        used.push(await run(here, { main, folder, crowd: true }));
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    }
  } finally {
    here.close();
    rmSync(built, { recursive: true, force: true });
  }
  return {
    bench: 'start',
    node: process.version,
    notes: [
      `Medians of ${rounds} rounds of the built program: from its start to the first reply at a Bot API server on loopback.`,
      `chatted: after ${PEOPLE} people wrote ${TALK.length} times each, at the pace that Telegram allows; memory is what the kernel counts (RSS).`,
    ],
    rows: [rowOf('fresh database', fresh), rowOf('used database', used)],
  };
}
