/** The built bot as a process that can be told when to die and what time it is; every one that was started ends with the suite. */
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { CLOCK, DIES_AT, FIRST_ORDER } from './order.ts';
import type { Order } from './order.ts';

export type Victim = {
  pid: number;
  /** Of its own server, once it runs. */
  port(): number;
  log(): string;
  /** Resolves once it has obeyed; nothing happens where it is gone. */
  order(order: Order): Promise<void>;
  /** The step at which it died, once it has ended and if it died at one. */
  diedAt(): string | undefined;
  ended: Promise<number | null>;
  hasEnded(): boolean;
  kill(): Promise<void>;
  stop(): Promise<number | null>;
};

const root = fileURLToPath(new URL('../../', import.meta.url));
export const KEY = Buffer.alloc(32, 7).toString('base64');
const START_MS = 120_000;
const MAX_LOG = 2_000_000;

/** Starts a built program of ours (`src/main.js`); resolves with it once it runs, or once it has ended. */
export async function startVictim(
  programs: string,
  env: Record<string, string>,
  clockMs: number,
  first?: Order,
): Promise<Victim> {
  const preload = join(programs, 'test/faults/preload.js');
  const args = ['--import', preload, join(programs, 'src/main.js')];
  const child = spawn(process.execPath, args, {
    cwd: root,
    env: {
      ...{ PATH: process.env.PATH, NODE_ENV: 'test', BOT_DATA_KEY: KEY, HTTP_PORT: '0' },
      ...{ [CLOCK]: String(clockMs), ...env },
      ...(first ? { [FIRST_ORDER]: JSON.stringify(first) } : {}),
    },
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  const victim = follow(child);
  const until = Date.now() + START_MS;
  while (!victim.log().includes('"the bot is running"') && !victim.hasEnded()) {
    if (Date.now() > until) throw new Error(`the bot does not start: ${victim.log()}`);
    await pause(10);
  }
  return victim;
}

function follow(child: ChildProcess): Victim {
  let log = '';
  let over = false;
  const ended = once(child, 'close').then(([code]) => {
    over = true;
    return code as number | null;
  });
  child.stderr?.on('data', (part: Buffer) => {
    if (log.length < MAX_LOG) log += part.toString();
  });
  child.on('error', () => undefined);
  return {
    pid: child.pid ?? 0,
    port: () => Number(/"port":(\d+)/.exec(log)?.[1]),
    log: () => log,
    async order(order) {
      if (over || !child.connected) return;
      const done = once(child, 'message');
      child.send(order, () => undefined);
      await Promise.race([done, ended]);
    },
    diedAt: () =>
      log
        .split('\n')
        .findLast((line) => line.startsWith(DIES_AT))
        ?.slice(DIES_AT.length),
    ended,
    hasEnded: () => over,
    async kill() {
      child.kill('SIGKILL');
      await ended;
    },
    stop() {
      child.kill('SIGTERM');
      return ended;
    },
  };
}
