/** From the start of the built program to its first reply, on a fresh and on a used database, and its memory at rest and after 200 people. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build, cpuMillis, freePort, megabytes, startBuilt } from './builtProgram.ts';
import { median } from './measure.ts';
import type { Bench, BenchRow } from './measure.ts';
import { TALK } from './talkers.ts';
import { post, startTelegramHere } from './telegramHere.ts';
import type { TelegramHere } from './telegramHere.ts';

const PEOPLE = 200;
const REST_MS = 1_000;
type Figures = {
  first_reply_ms: number;
  cpu_ms: number;
  rest_mb: number;
  chatted_mb: number;
  peak_mb: number;
};

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

/** One start of the built program on the database in `folder`, until it rests; with `crowd`, people chat after that. */
export async function startOnce(
  here: TelegramHere,
  { built, folder, crowd }: { built: string; folder: string; crowd: boolean },
): Promise<Figures> {
  const port = await freePort();
  const began = performance.now();
  const child = startBuilt(built, { dataDir: folder, port, apiRoot: here.url });
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

function rowOf(name: string, rounds: readonly Figures[]): BenchRow {
  const of = (key: keyof Figures): number =>
    Math.round(median(rounds.map((figures) => figures[key])));
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
  const built = await build();
  const here = await startTelegramHere();
  const [fresh, used]: [Figures[], Figures[]] = [[], []];
  try {
    for (let round = 0; round < rounds; round += 1) {
      const folder = mkdtempSync(join(tmpdir(), 'bench-start-'));
      try {
        fresh.push(await startOnce(here, { built, folder, crowd: false }));
        used.push(await startOnce(here, { built, folder, crowd: true }));
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
