/**
 * Loaded into the bot's process before the bot: ends it at an exact step, and moves its clock. It looks at what goes to the database's
 * driver and to Node's HTTP client; the program knows nothing of it.
 */
import Database from 'better-sqlite3';
import { writeSync } from 'node:fs';
import http from 'node:http';
import https from 'node:https';
import { syncBuiltinESMExports } from 'node:module';
import { CLOCK, DIES_AT, FIRST_ORDER } from './order.ts';
import type { Order } from './order.ts';
import { isCommitOf, STEPS, writeOf } from './steps.ts';
import type { Step } from './steps.ts';

type Runs = Record<'run' | 'all' | 'get' | 'iterate', (this: { source: string }) => unknown>;
type Armed = { step: Step; skip: number };

let armed: Armed | undefined;
let clockMs = Number(process.env[CLOCK] ?? 0);

function dieIf(here: (step: Step) => boolean): void {
  if (!armed || !here(armed.step)) return;
  if (armed.skip-- > 0) return;
  writeSync(2, `${DIES_AT}${armed.step.name}\n`);
  process.kill(process.pid, 'SIGKILL');
}

/** Follows the one connection: what was written since BEGIN. */
function followDatabase(): void {
  const written = new Set<string>();
  const through = (sql: string, work: () => unknown): unknown => {
    if (/^\s*BEGIN/i.test(sql) || /^\s*ROLLBACK/i.test(sql)) written.clear();
    const write = writeOf(sql);
    if (write !== undefined) written.add(write);
    if (!/^\s*COMMIT/i.test(sql)) return work();
    const what = new Set(written);
    dieIf((step) => step.when === 'before' && isCommitOf(step, what));
    const result = work();
    written.clear();
    dieIf((step) => step.when === 'after' && isCommitOf(step, what));
    return result;
  };
  const some = new Database(':memory:');
  const statement = Object.getPrototypeOf(some.prepare('SELECT 1')) as Runs;
  for (const name of ['run', 'all', 'get', 'iterate'] as const) {
    const original = statement[name];
    statement[name] = function (...values: []) {
      return through(this.source, () => original.apply(this, values));
    };
  }
  some.close();
  const { exec } = Database.prototype;
  Database.prototype.exec = function (this: Database.Database, sql) {
    through(sql, () => exec.call(this, sql));
    return this;
  };
}

/** Calls go through Node's own client. */
function followCalls(): void {
  for (const client of [http, https]) {
    const { request } = client;
    client.request = ((...given: Parameters<typeof request>) => {
      const method = /\/bot[^/]+\/(\w+)$/.exec(String(given[0]))?.[1];
      const isCall = (step: Step) => step.call !== undefined && step.call === method;
      dieIf((step) => step.when === 'before' && isCall(step));
      const made = request.apply(client, given);
      made.once('response', () => dieIf((step) => step.when === 'after' && isCall(step)));
      return made;
    }) as typeof request;
  }
  syncBuiltinESMExports();
}

function moveClock(): void {
  const { now } = Date;
  globalThis.Date = new Proxy(Date, {
    construct: (real, given: [], made) =>
      Reflect.construct(real, given.length > 0 ? given : [now() + clockMs], made) as object,
    get: (real, name) =>
      name === 'now' ? () => now() + clockMs : (Reflect.get(real, name) as unknown),
  });
}

function obey(order: Order): void {
  if ('clockMs' in order) {
    clockMs = order.clockMs;
    return;
  }
  const step = STEPS.find(({ name }) => name === order.die);
  armed = step && { step, skip: order.skip };
}

followDatabase();
followCalls();
moveClock();
const first = process.env[FIRST_ORDER];
if (first !== undefined) obey(JSON.parse(first) as Order);
process.on('message', (order: Order) => {
  obey(order);
  process.send?.('done');
});
// Whoever started it is gone: nobody else would end it.
process.on('disconnect', () => process.exit(0));
process.channel?.unref();
