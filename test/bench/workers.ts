/**
 * How many turns one worker and two handle on one PostgreSQL database: each held to a third of a core, so that the database and
 * this machine are not the limit, and without a cap, to see what is.
 */
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { postgresFolder, postgresOf, stopPostgres } from '../servers/postgres.ts';
import { rounded } from './measure.ts';
import type { Bench, BenchRow } from './measure.ts';

const WARM_MS = 12_000;
/** What was under way when the cap came is over by then. */
const SETTLE_MS = 3_000;
const MEASURED_MS = 15_000;
const THIRD = 1 / 3;
/** What a worker that was idle may use at once, and how often is looked. */
const BURST_MS = 20;
const LOOK_MS = 4;

type Figures = { turns: number; sent: number; cpuMs: number };
type Worker = { child: ChildProcess; next: () => Promise<string> };

/** Milliseconds of a processor that all threads of a process have used. */
function usedMs(pid: number): number {
  try {
    return readdirSync(`/proc/${pid}/task`)
      .map((task) =>
        Number(readFileSync(`/proc/${pid}/task/${task}/schedstat`, 'utf8').split(' ')[0]),
      )
      .reduce((sum, ns) => sum + ns / 1e6, 0);
  } catch {
    return 0;
  }
}

/** Stops the process whenever it has used more than its share, and lets it go on when it has not; returns what ends that. */
function cap(pid: number, share: number): () => void {
  let last = performance.now();
  let used = usedMs(pid);
  let left = BURST_MS;
  let stopped = false;
  const timer = setInterval(() => {
    const [at, now] = [performance.now(), usedMs(pid)];
    left = Math.min(left + (at - last) * share - (now - used), BURST_MS);
    [last, used] = [at, now];
    if (left < 0 === stopped) return;
    stopped = !stopped;
    process.kill(pid, stopped ? 'SIGSTOP' : 'SIGCONT');
  }, LOOK_MS);
  return () => {
    clearInterval(timer);
    if (stopped) process.kill(pid, 'SIGCONT');
  };
}

async function startWorker(url: string, name: string, dataDir: string): Promise<Worker> {
  const file = fileURLToPath(new URL('worker.ts', import.meta.url));
  const child = spawn(process.execPath, ['--import', 'tsx', file, name], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: {
      PATH: process.env.PATH,
      DATABASE_URL: url,
      BOT_DATA_DIR: dataDir,
      BOT_DATA_KEY: Buffer.alloc(32, 7).toString('base64'),
    },
  });
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]();
  const next = async (): Promise<string> => {
    const line = await lines.next();
    if (line.done) throw new Error('a worker ended by itself');
    return line.value;
  };
  await next();
  return { child, next };
}

async function ask({ child, next }: Worker, line: string): Promise<Figures> {
  child.stdin?.write(`${line}\n`);
  return JSON.parse(await next()) as Figures;
}

async function measure(url: string, count: number, share: number | undefined): Promise<Figures> {
  const dataDir = mkdtempSync(join(tmpdir(), 'bench-workers-'));
  const name = `${count}-${share === undefined ? 'free' : 'capped'}`;
  const workers = await Promise.all(
    Array.from({ length: count }, (_, n) => startWorker(url, `${name}-${n}`, dataDir)),
  );
  // Without a cap: what is compiled while it runs is compiled by then, as in a worker that has run for a day.
  await pause(WARM_MS);
  const uncap = workers.map(({ child }) =>
    share === undefined ? () => undefined : cap(child.pid ?? 0, share),
  );
  await pause(SETTLE_MS);
  const before = await Promise.all(workers.map((one) => ask(one, 'look')));
  const from = performance.now();
  await pause(MEASURED_MS);
  const after = await Promise.all(workers.map((one) => ask(one, 'end')));
  const seconds = (performance.now() - from) / 1000;
  for (const end of uncap) end();
  await Promise.all(workers.map(({ child }) => once(child, 'close')));
  rmSync(dataDir, { recursive: true, force: true });
  const per = (of: keyof Figures): number =>
    after.reduce((sum, one, n) => sum + one[of] - (before[n]?.[of] ?? 0), 0) / seconds;
  return { turns: per('turns'), sent: per('sent'), cpuMs: per('cpuMs') };
}

export async function benchWorkers(): Promise<Bench> {
  const folder = await postgresFolder();
  try {
    const server = await postgresOf(folder);
    if ('skipped' in server) throw new Error(server.skipped);
    const rows: BenchRow[] = [];
    const rates = new Map<string, number>();
    for (const share of [THIRD, undefined]) {
      for (const count of [1, 2]) {
        const name = `${count} worker${count > 1 ? 's' : ''}, ${share ? 'a third of a core each' : 'uncapped'}`;
        const database = `bench_${count}_${share ? 'capped' : 'free'}`;
        const client = new pg.Client({ connectionString: server.url });
        await client.connect();
        await client.query(`CREATE DATABASE "${database}"`);
        await client.end();
        const url = new URL(server.url);
        url.pathname = `/${database}`;
        const { turns, sent, cpuMs } = await measure(url.href, count, share);
        rates.set(`${count} ${share ?? 1}`, turns);
        const times = turns / (rates.get(`1 ${share ?? 1}`) ?? turns);
        rows.push({
          name,
          'turns/s': rounded(turns),
          'messages/s': rounded(sent),
          'cores of workers': Math.round(cpuMs / 10) / 100,
          'CPU ms a turn': rounded(cpuMs / turns),
          '× of 1': Math.round(times * 100) / 100,
        });
      }
    }
    const [load = 0] = loadavg();
    return {
      bench: 'workers',
      node: process.version,
      notes: [
        `A turn is received, handled, kept and sent; every tenth makes a business. ${availableParallelism()} cores for workers and database, load at the end ${rounded(load)}.`,
        'Capped by stopping a worker whenever it has used more processor time than its share.',
      ],
      rows,
    };
  } finally {
    await stopPostgres(folder);
  }
}
