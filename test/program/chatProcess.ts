/** The real program as a child process: JSON lines in and out, killed when a test says so. */
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { programFile } from '../startedProgram.ts';

export type Printed = {
  id?: string;
  to?: string;
  text?: string;
  options?: { id: string; label: string }[];
  turn?: number;
  position?: string;
  attachment?: { kind: string; name: string; mime: string; path?: string };
  replyTo?: string;
  done?: string;
  error?: string;
  line?: string;
};

export type ChatProcess = {
  /** Everything printed so far, in order. */
  printed: Printed[];
  stderr: () => string;
  /** Writes a line without waiting; a string goes as it is. */
  write(line: object | string): void;
  /** Resolves with the first line that is printed, or when the program has ended. */
  awake: Promise<void>;
  /** Reads no more of what it prints, as a reader that has gone. */
  closeOutput(): void;
  /** Writes a line and resolves with what was printed up to its `done` or error. */
  say(line: { id: string } & Record<string, unknown>): Promise<Printed[]>;
  kill(): Promise<void>;
  /** Ends its input and resolves with its exit code. */
  end(): Promise<number | null>;
  exited: Promise<number | null>;
};

const root = fileURLToPath(new URL('../../', import.meta.url));
const KEY = Buffer.alloc(32, 7).toString('base64');

/** Starts `chat --json` on a database file, or on a PostgreSQL database; it ends with the test at the latest after a minute. */
export function startChat(
  db: string,
  args: readonly string[] = [],
  more: Record<string, string> = {},
): ChatProcess {
  const file = /^postgresql:/.test(db) ? [] : ['--db', db];
  const child: ChildProcess = spawn(
    process.execPath,
    [programFile('src/cli/chat.ts'), '--json', ...file, ...args],
    {
      cwd: root,
      stdio: ['pipe', 'pipe', 'pipe'],
      env: {
        PATH: process.env.PATH,
        BOT_DATA_KEY: KEY,
        NODE_ENV: 'test',
        LOG_LEVEL: 'error',
        ...(file.length > 0 ? {} : { DATABASE_URL: db }),
        ...more,
      },
      timeout: 120_000,
      killSignal: 'SIGKILL',
    },
  );
  const printed: Printed[] = [];
  const waiting = new Map<string, { raw: string; resolve: () => void }>();
  let errors = '';
  child.stderr?.on('data', (part: Buffer) => (errors += part.toString()));
  if (!child.stdout || !child.stdin) throw new Error('no pipes');
  const { stdin } = child;
  // A killed process closes its end while we write: that is what the test wants.
  stdin.on('error', () => undefined);
  let woken = (): void => undefined;
  const awake = new Promise<void>((resolve) => (woken = resolve));
  let rest = '';
  child.stdout.setEncoding('utf8').on('data', (part: string) => {
    const lines = (rest + part).split('\n');
    rest = lines.pop() ?? '';
    lines.forEach(hear);
  });
  function hear(raw: string): void {
    const line = JSON.parse(raw) as Printed;
    printed.push(line);
    if (line.done !== undefined || line.error !== undefined) {
      for (const [id, { raw: said, resolve }] of waiting) {
        if (line.done === id || (line.error !== undefined && line.line === said)) resolve();
      }
    }
    woken();
  }
  const exited = once(child, 'close').then(([code]) => {
    for (const { resolve } of waiting.values()) resolve();
    woken();
    return code as number | null;
  });
  const write = (line: object | string): void => {
    stdin.write(`${typeof line === 'string' ? line : JSON.stringify(line)}\n`);
  };
  return {
    printed,
    awake,
    closeOutput: () => child.stdout?.destroy(),
    stderr: () => errors,
    write,
    async say(line) {
      const from = printed.length;
      const raw = JSON.stringify(line).slice(0, 1000);
      const done = new Promise<void>((resolve) => waiting.set(line.id, { raw, resolve }));
      write(line);
      await done;
      waiting.delete(line.id);
      return printed.slice(from);
    },
    async kill() {
      child.kill('SIGKILL');
      await exited;
    },
    end() {
      stdin.end();
      return exited;
    },
    exited,
  };
}
