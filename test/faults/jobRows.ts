/** Rows in which the process is killed while it works by itself: reminders that are due, a broadcast that goes out. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { REGISTERS, talk } from './crowd.ts';
import { add, count, nothing, repeats, unrecorded } from './judge.ts';
import type { Tally } from './judge.ts';
import type { Order } from './order.ts';
import { drawOf } from './row.ts';
import type { Playing, Row } from './row.ts';
import { settled } from './settled.ts';
import { openStage } from './stage.ts';
import type { Stage } from './stage.ts';
import { BROADCAST_STEPS, DELIVERY_STEPS, JOB_STEPS, TURN_STEPS } from './steps.ts';
import type { Step } from './steps.ts';
import { KEY } from './victim.ts';

const FIRST_ID = 1_001;
const PEOPLE = 8;
const DAY_MS = 86_400_000;
const LONGEST_MS = 20_000;
const LOOK_MS = 20;
/** A step that nothing leads to any more is not waited for. */
const STEP_MS = 10_000;
const ids = Array.from({ length: PEOPLE }, (_, n) => FIRST_ID + n);

/** Kills of a stage: how often at each step, and what may come twice because of them. */
function reaper(stage: Stage, steps: readonly Step[]) {
  const hits = new Map(steps.map(({ name }) => [name, 0]));
  const mayDouble = new Set<string>();
  return {
    hits,
    mayDouble,
    tried: () => [...hits.values()].reduce((sum, one) => sum + one, 0),
    died(step: Step): void {
      if (stage.bot().diedAt() !== step.name) return;
      hits.set(step.name, (hits.get(step.name) ?? 0) + 1);
      for (const id of unrecorded(stage)) mayDouble.add(id);
    },
  };
}

type Reaped = ReturnType<typeof reaper>;

function shown({ server }: Stage, id: number): number {
  return server.chat(id).botMessages.filter(({ text }) => text !== '✓').length;
}

/** Owners who left their registration in the middle are reminded after one, four and fourteen days, with a kill at each; the clock goes back in between. */
async function reminders(playing: Playing): Promise<Tally> {
  const stage = await openStage(playing.programs);
  const reaped = reaper(stage, JOB_STEPS);
  const broken: string[] = [];
  try {
    await stage.start();
    await talk(stage.server, ids, REGISTERS.slice(0, 3)).ended;
    await settled(stage);
    const before = new Map(ids.map((id) => [id, shown(stage, id)]));
    let rounds = 0;
    for (const day of [1, 4, 14]) {
      // Each round is told in one commit.
      const step = JOB_STEPS[(rounds + playing.part) % JOB_STEPS.length];
      if (!step) break;
      if (!stage.bot().hasEnded()) await stage.bot().stop();
      await stage.moveClock(day * DAY_MS + 3_600_000);
      await stage.start({ die: step.name, skip: 0 });
      const until = Date.now() + LONGEST_MS;
      while (!stage.bot().hasEnded() && Date.now() < until) await pause(LOOK_MS);
      reaped.died(step);
      // Once an hour is looked who is due.
      if (!stage.bot().hasEnded()) await stage.bot().stop();
      await stage.moveClock(day * DAY_MS + 2 * 3_600_000);
      await stage.start();
      await pause(1_000);
      await settled(stage);
      rounds += 1;
      // The day before, and the same day again: nobody hears of it once more.
      for (const again of [day - 1, day]) {
        if (!stage.bot().hasEnded()) await stage.bot().stop();
        await stage.moveClock(again * DAY_MS + 5 * 3_600_000);
        await stage.start();
        await pause(1_000);
        await settled(stage);
      }
    }
    const made = count(stage, '"Reminder"');
    let outboundLost = 0;
    let twice = 0;
    for (const id of ids) {
      const heard = shown(stage, id) - (before.get(id) ?? 0);
      outboundLost += Math.max(0, rounds - heard);
      twice += repeats(stage, id);
    }
    const [hits, tried] = [reaped.hits, reaped.tried()];
    const mayDouble = reaped.mayDouble.size;
    if (twice > mayDouble) broken.push(`${twice} reminders came twice`);
    const effectsDoubled = Math.max(0, made - rounds * PEOPLE);
    return {
      ...nothing,
      tried,
      outboundLost,
      effectsDoubled,
      sendsDoubled: twice,
      mayDouble,
      broken,
      hits,
    };
  } finally {
    await stage.close();
  }
}

const ADMIN = 900;
const TEXT = 'ada bazar UMKM nomor';

function makeAdmin(playing: Playing, stage: Stage): void {
  const file = join(playing.programs, 'src/cli/admin.js');
  const args = [file, 'grant', `telegram:${ADMIN}`, 'admin', '--name', 'Ani Lestari'];
  const env = { ...stage.env, PATH: process.env.PATH, NODE_ENV: 'test', BOT_DATA_KEY: KEY };
  const { status, stderr } = spawnSync(process.execPath, args, { env, encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
}

/** All but its last word, with which it begins. */
async function writesBroadcast(stage: Stage, number: number): Promise<void> {
  const text = `Halo {{nama}}, ${TEXT} ${number} tanggal 5 Desember.`;
  for (const line of ['/siaran baru', 'pemilik UMK', 'sudah', 'ya', text, 'lewati', 'sekarang']) {
    stage.server.user(ADMIN).sendText(line);
    await stage.server.user(ADMIN).waitForReply({ timeoutMs: 60_000 });
  }
}

/** So many broadcasts a week reach the same owners; the next would wait for a week. */
const A_WEEK = 2;
/** In the order in which a broadcast comes by them. */
const OF_BROADCAST = [...BROADCAST_STEPS, ...TURN_STEPS.slice(2), ...DELIVERY_STEPS];

/** Broadcasts to new owners, as many as are needed, with a kill at every step of the job, of its turns and of its sendings. */
async function broadcasts(playing: Playing): Promise<Tally> {
  let all = nothing;
  for (let weeks = 0; all.tried < playing.times && weeks < playing.times; weeks++) {
    const stage = await openStage(playing.programs);
    try {
      all = add(all, await weekOf(stage, playing, playing.times - all.tried));
    } finally {
      await stage.close();
    }
  }
  return all;
}

async function weekOf(stage: Stage, playing: Playing, most: number): Promise<Tally> {
  const reaped = reaper(stage, OF_BROADCAST);
  const broken: string[] = [];
  await stage.start();
  await talk(stage.server, ids, REGISTERS).ended;
  await settled(stage);
  await stage.bot().stop();
  makeAdmin(playing, stage);
  await stage.start();
  let number = 0;
  while (number < A_WEEK && reaped.tried() < most) {
    number += 1;
    const done = (): boolean => count(stage, `"Broadcast" WHERE "state" = 'done'`) === number;
    await writesBroadcast(stage, number);
    await killAlong(stage, reaped, { seed: playing.seed + number, most, done });
    const until = Date.now() + 4 * LONGEST_MS;
    while (!done() && Date.now() < until) await pause(LOOK_MS * 5);
    if (!done()) broken.push(`broadcast ${number} does not end`);
    await settled(stage);
  }
  return weekTally(stage, reaped, { number, broken });
}

type Along = { seed: number; most: number; done: () => boolean };

/** Begins it, and kills at one step after the other until it is over. */
async function killAlong(stage: Stage, reaped: Reaped, { seed, most, done }: Along): Promise<void> {
  for (let n = 0; reaped.tried() < most && !done(); n++) {
    const step = OF_BROADCAST[n % OF_BROADCAST.length];
    if (!step) break;
    // Most come by only once or twice in a broadcast to so few.
    const skip = n < OF_BROADCAST.length ? 0 : Math.floor(drawOf(seed, n) * 3);
    const order: Order = { die: step.name, skip };
    if (stage.bot().hasEnded()) await stage.start(order);
    else await stage.bot().order(order);
    if (n === 0) stage.server.user(ADMIN).sendText('kirim');
    const until = Date.now() + STEP_MS;
    while (!stage.bot().hasEnded() && !done() && Date.now() < until) await pause(LOOK_MS);
    if (stage.bot().hasEnded()) reaped.died(step);
  }
  await stage.bot().order({ die: '', skip: 0 });
  if (stage.bot().hasEnded()) await stage.start();
}

function weekTally(
  stage: Stage,
  reaped: Reaped,
  { number, broken }: { number: number; broken: string[] },
): Tally {
  let outboundLost = 0;
  let twice = 0;
  for (const id of ids) {
    const heard = stage.server.chat(id).botMessages.map(({ text }) => text);
    for (let n = 1; n <= number; n++) {
      const times = heard.filter((text) => text.includes(`${TEXT} ${n} `)).length;
      outboundLost += Math.max(0, 1 - times);
      twice += Math.max(0, times - 1);
    }
  }
  const recipients = count(stage, '"BroadcastRecipient"');
  const effectsDoubled = Math.max(0, recipients - number * PEOPLE);
  const [hits, tried] = [reaped.hits, reaped.tried()];
  const mayDouble = reaped.mayDouble.size;
  if (twice > mayDouble) broken.push(`${twice} came twice, of which at most ${mayDouble} may`);
  const counts = { tried, outboundLost, effectsDoubled, sendsDoubled: twice, mayDouble };
  return { ...nothing, ...counts, broken, hits };
}

export const jobRows: readonly Row[] = [
  {
    name: 'kill -9 in a job',
    how: 'before and after reminders are told, over three rounds, with the clock set back after each',
    may: 'nothing',
    ...{ share: 0.5, most: 3 },
    play: reminders,
  },
  {
    name: 'kill -9 in a broadcast',
    how: 'at each step of the job, of its turns and of its sendings',
    may: 'one message more for each that was taken and not recorded',
    ...{ share: 2, most: 12 },
    play: broadcasts,
  },
];
