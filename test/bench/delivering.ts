/**
 * One round of the benchmark of the delivery, in a process of its own: the program's parts put together as ever, its outbox filled with
 * turns that are made here, and sent to the Bot API server at the address in its first argument. Prints its figures as JSON.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import type { Channel, ChannelId, TurnCommit } from '../../src/app/ports.ts';
import { createTelegram } from '../../src/channels/telegram/channel.ts';
import { assemble } from '../../src/cli/assemble.ts';
import { readConfig } from '../../src/config.ts';
import { typed } from '../../src/conversation/input.ts';
import { DATA_KEY } from './builtProgram.ts';
import { at } from './measure.ts';
import { BOT_TOKEN } from './telegramHere.ts';

/** Messages of a backlog; and of a steady flow, how many a second for how long. */
const BACKLOG = 3_000;
const STEADY_PER_SECOND = 100;
const STEADY_SECONDS = 5;
const TICK_MS = 10;
/** Turns that are committed together, as the shell does at most. */
const TOGETHER = 200;
const NO_LIMITS = { perSecond: 1e9, burst: 1e9, perChatPerSecond: 1e9, chatBurst: 1e9 };
const TEXT =
  'Halo Ibu Siti, ada bazar UMKM 5 Desember di Bekasi Barat. Ketik MENU untuk yang lain.';

export type Delivered = {
  name: string;
  sends_per_s: number;
  p50_ms: number;
  p99_ms: number;
  cpu_us: number;
  rss_mb: number;
};

const [apiRoot = ''] = process.argv.slice(2);
const dataDir = mkdtempSync(join(tmpdir(), 'bench-delivery-'));
const config = readConfig({ BOT_DATA_DIR: dataDir, BOT_DATA_KEY: DATA_KEY });
const log = pino({ level: 'error' }, pino.destination(2));
const channels = new Map<ChannelId, Channel>();
const program = await assemble(config, { channels, log });
const { store, delivery } = program;
const telegram = createTelegram({
  token: BOT_TOKEN,
  apiRoot,
  blobs: program.blobs,
  devices: program.devices,
  staffGroup: () => Promise.resolve(undefined),
  log,
  now: () => new Date(),
  menus: { everybody: () => [] },
  limits: NO_LIMITS,
});
/** When a message was due, by person, and how long it took until the server had said that it is sent. */
const dueAt = new Map<number, number>();
let times: number[] = [];
channels.set('telegram', {
  ...telegram,
  async send(message) {
    const result = await telegram.send(message);
    if (!result.ok) throw new Error(result.why);
    times.push(performance.now() - (dueAt.get(message.personId) ?? 0));
    return result;
  },
});

let people = 0;

/** Turns of people who were never heard of, each with one message to send. */
async function turns(count: number, proactive: boolean): Promise<TurnCommit[]> {
  return Promise.all(
    Array.from({ length: count }, async (): Promise<TurnCommit> => {
      const id = String(1_000 + people++);
      const from = { channel: 'telegram', account: BOT_TOKEN.split(':')[0] ?? '', id } as const;
      const now = new Date();
      const { personId } = await store.receive({ id, from, at: now, input: typed('halo') });
      const [[row], { conversation, version }] = await Promise.all([
        store.inboundOf(personId, now),
        store.open(personId),
      ]);
      const { id: inboundId = 0, addressId = 0, cause = '' } = row ?? {};
      const message = { text: TEXT, position: '-' };
      return {
        ...{ inboundIds: [inboundId], personId, conversation, version, cause, at: now },
        ...{ writes: [], told: [], outbound: [{ addressId, message, proactive }] },
      };
    }),
  );
}

async function commit(some: readonly TurnCommit[]): Promise<void> {
  const now = performance.now();
  for (const { personId } of some) dueAt.set(personId, now);
  const kept = await store.commitMany(some.map((turn) => ({ ...turn, at: new Date() })));
  if (!kept.every((one) => one === true)) throw new Error('a turn was not kept');
}

async function counted(name: string, work: () => Promise<void>): Promise<Delivered> {
  times = [];
  const [cpu, began] = [process.cpuUsage(), performance.now()];
  await work();
  const seconds = (performance.now() - began) / 1000;
  const { user, system } = process.cpuUsage(cpu);
  times.sort((a, b) => a - b);
  return {
    name,
    sends_per_s: times.length / seconds,
    p50_ms: at(times, 0.5),
    p99_ms: at(times, 0.99),
    cpu_us: (user + system) / times.length,
    rss_mb: process.memoryUsage.rss() / 1024 / 1024,
  };
}

/** All is in the outbox before the first is sent. */
async function backlog(name: string, proactive: boolean): Promise<Delivered> {
  const all = await turns(BACKLOG, proactive);
  for (let n = 0; n < all.length; n += TOGETHER) await commit(all.slice(n, n + TOGETHER));
  return counted(name, () => delivery.flush());
}

/** Each is committed at its time; processor time and rate are of commit and sending. */
async function steady(name: string, proactive: boolean): Promise<Delivered> {
  const all = await turns(STEADY_PER_SECOND * STEADY_SECONDS, proactive);
  return counted(name, async () => {
    const began = performance.now();
    const committing: Promise<void>[] = [];
    for (let done = 0; done < all.length;) {
      const due = Math.floor(((performance.now() - began) / 1000) * STEADY_PER_SECOND);
      for (; done < Math.min(due, all.length); done += 1)
        committing.push(commit(all.slice(done, done + 1)).then(() => delivery.wake()));
      await new Promise((resolve) => setTimeout(resolve, TICK_MS));
    }
    await Promise.all(committing);
    await delivery.flush();
  });
}

// Not counted: code and connections are warm after it.
await backlog('warm', false);
const rows = [
  await backlog('backlog of answers', false),
  await backlog('backlog of unasked', true),
  await steady('steady answers', false),
  await steady('steady unasked', true),
];
process.stdout.write(`${JSON.stringify(rows)}\n`);
await program.close();
rmSync(dataDir, { recursive: true, force: true });
process.exit();
