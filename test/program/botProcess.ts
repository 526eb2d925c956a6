/** The real bot as a child process, talking to a Bot API server on loopback; stopped or killed when a test says so. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { BotApi } from '../servers/botApi/index.ts';
import { programFile } from '../startedProgram.ts';

export type BotProcess = {
  /** Resolves when its doors are open; rejects with what it said when it ends before. */
  running: Promise<void>;
  /** The port of its own server, once it is running. */
  port(): number;
  /** The first place in its log with these words, now or later; rejects with the log when it ends before or it takes too long. */
  says(words: RegExp, ms?: number): Promise<RegExpExecArray>;
  stdout(): string;
  stderr(): string;
  kill(): Promise<void>;
  /** Asks it to stop, and resolves with its exit code. */
  stop(): Promise<number | null>;
  exited: Promise<number | null>;
};

const root = fileURLToPath(new URL('../../', import.meta.url));
export const KEY = Buffer.alloc(32, 7).toString('base64');

/** Starts a program with this environment and nothing else of ours. */
export function startProcess(
  file: string,
  env: Record<string, string>,
  args: readonly string[] = [],
  input = '',
): BotProcess {
  const child = spawn(process.execPath, [programFile(file), ...args], {
    cwd: root,
    env: { PATH: process.env.PATH, NODE_ENV: 'test', BOT_DATA_KEY: KEY, ...env },
    timeout: 300_000,
    killSignal: 'SIGKILL',
  });
  let stdout = '';
  let stderr = '';
  const exited = once(child, 'close').then(([code]) => code as number | null);
  const running = new Promise<void>((resolve, reject) => {
    child.stderr.on('data', (part: Buffer) => {
      stderr += part.toString();
      if (stderr.includes('"the bot is running"')) resolve();
    });
    void exited.then((code) => reject(new Error(`ended with ${code}: ${stderr}`)));
  });
  // Who does not ask whether it runs waits for its end.
  running.catch(() => undefined);
  child.stdout.on('data', (part: Buffer) => (stdout += part.toString()));
  child.stdin.on('error', () => undefined);
  child.stdin.end(input);
  function says(words: RegExp, ms = 30_000): Promise<RegExpExecArray> {
    return new Promise((resolve, reject) => {
      const end = (why: string): void => reject(new Error(`${why} without ${words}: ${stderr}`));
      const timer = setTimeout(() => end(`${ms} ms`), ms);
      const look = (): void => {
        const found = words.exec(stderr);
        if (!found) return;
        clearTimeout(timer);
        child.stderr.off('data', look);
        resolve(found);
      };
      child.stderr.on('data', look);
      look();
      void exited.then(() => {
        clearTimeout(timer);
        end('ended');
      });
    });
  }
  return {
    running,
    exited,
    says,
    port: () => Number(/"port":(\d+)/.exec(stderr)?.[1]),
    stdout: () => stdout,
    stderr: () => stderr,
    async kill() {
      child.kill('SIGKILL');
      await exited;
    },
    stop() {
      child.kill('SIGTERM');
      return exited;
    },
  };
}

/** The bot on a data folder, for this Bot API server. */
export function startBot(
  server: BotApi,
  dataDir: string,
  more: Record<string, string> = {},
): BotProcess {
  mkdirSync(dataDir, { recursive: true });
  return startProcess('src/main.ts', telegramOf(server, dataDir, more));
}

/** The environment of a bot on this Bot API server. */
export function telegramOf(
  server: BotApi,
  dataDir: string,
  more: Record<string, string> = {},
): Record<string, string> {
  return {
    BOT_DATA_DIR: dataDir,
    TELEGRAM_BOT_TOKEN: server.token,
    TELEGRAM_API_ROOT: server.url,
    HTTP_PORT: '0',
    ...more,
  };
}
