/** Rows with two workers on one PostgreSQL database: they race for the same updates, and one is cut off from the database for a while. */
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { openWire } from '../servers/wire.ts';
import type { Wire } from '../servers/wire.ts';
import { REGISTERS, talk } from './crowd.ts';
import type { Said } from './crowd.ts';
import { judgeAt } from './judge.ts';
import type { Tally } from './judge.ts';
import { drawOf } from './row.ts';
import type { Playing, Row } from './row.ts';
import { openStage } from './stage.ts';
import type { Stage } from './stage.ts';
import { startVictim } from './victim.ts';
import type { Victim } from './victim.ts';

const SECRET = 'rahasia-webhook-0123456789';
const FIRST_ID = 1_001;
const TOGETHER = 8;
const SETTLED_MS = 90_000;

/** A way to the database that can be cut: nothing comes through meanwhile, and nothing says so. */
type Cuttable = Pick<Wire, 'url' | 'close'> & { cut(): void; mend(): void };

async function wireTo(url: string): Promise<Cuttable> {
  let isCut = false;
  const wire = await openWire(url, (near, far) => {
    near.on('data', (part) => isCut || far.write(part));
    far.on('data', (part) => isCut || near.write(part));
  });
  return {
    ...wire,
    cut: () => (isCut = true),
    mend() {
      // What was swallowed cannot come any more: the connections are of no use.
      isCut = false;
      wire.drop();
    },
  };
}

type Two = {
  stage: Stage;
  workers: Victim[];
  /** The same once more. */
  starts: readonly (() => Promise<Victim>)[];
  wire: Cuttable;
  ask: (sql: string) => Promise<Record<string, unknown>[]>;
  close(): Promise<void>;
};

async function startTwo(playing: Playing, url: string): Promise<Two> {
  const stage = await openStage(playing.programs);
  const wire = await wireTo(url);
  const env = { ...stage.env, PUBLIC_URL: 'http://127.0.0.1:9', TELEGRAM_WEBHOOK_SECRET: SECRET };
  const start = (database: string): Promise<Victim> =>
    startVictim(playing.programs, { ...env, DATABASE_URL: database }, stage.zeroMs);
  const starts = [() => start(url), () => start(wire.url)];
  const workers: Victim[] = [];
  // The first one migrates.
  for (const startOne of starts) workers.push(await startOne());
  const client = new pg.Pool({ connectionString: url, max: 1 });
  return {
    stage,
    workers,
    starts,
    wire,
    ask: async (sql) => (await client.query<Record<string, unknown>>(sql)).rows,
    close: () => client.end(),
  };
}

async function post(worker: Victim, update: object): Promise<boolean> {
  try {
    const answer = await fetch(`http://127.0.0.1:${worker.port()}/webhooks/telegram`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-telegram-bot-api-secret-token': SECRET },
      body: JSON.stringify(update),
      signal: AbortSignal.timeout(5_000),
    });
    await answer.arrayBuffer();
    return answer.status === 200;
  } catch {
    return false;
  }
}

/** As the provider does: to whichever comes, again and again until one has taken it; a race: to both at once. */
async function deliver(
  { workers }: Two,
  update: object,
  race: boolean,
  draw: () => number,
): Promise<void> {
  for (;;) {
    const some = race
      ? workers
      : workers.filter((_, n) => n === Math.floor(draw() * workers.length));
    const taken = await Promise.all(some.map((worker) => post(worker, update)));
    if (taken.some(Boolean)) return;
    await pause(50);
  }
}

type Harm = (two: Two, tried: number) => Promise<void>;

/** `race`: every update goes to both at once, which is the fault; otherwise `harm` is, again and again. */
async function play(playing: Playing, harm: Harm | 'race'): Promise<Tally | undefined> {
  const url = await playing.postgres();
  if (url === undefined) return undefined;
  const two = await startTwo(playing, url);
  const { stage, workers } = two;
  try {
    const people: Said[] = [];
    let tried = 0;
    let said = 0;
    const says = (id: number, text: string): void => {
      const n = (said += 1);
      let drawn = 0;
      stage.server.user(id).sendText(text);
      const update = [...stage.server.updates.values()].at(-1);
      const race = harm === 'race' && tried < playing.times;
      if (race) tried += 1;
      if (update) void deliver(two, update, race, () => drawOf(playing.seed, n, drawn++));
    };
    for (let id = FIRST_ID; tried < playing.times; id += TOGETHER) {
      const ids = Array.from({ length: TOGETHER }, (_, n) => id + n);
      const talking = talk(stage.server, ids, REGISTERS, says);
      while (harm !== 'race' && !talking.isOver() && tried < playing.times) {
        await harm(two, tried);
        tried += 1;
        talking.disturbed();
      }
      people.push(...(await talking.ended));
    }
    await quiet(two);
    const tally = await judgeAt(stage, two.ask, people, playing.calm, tried);
    const gone = workers.filter((worker) => worker.hasEnded()).length;
    if (gone === 0) return tally;
    return { ...tally, broken: [...tally.broken, `${gone} workers ended by themselves`] };
  } finally {
    for (const worker of workers) if (!worker.hasEnded()) await worker.kill();
    two.wire.close();
    await two.close();
    await stage.close();
  }
}

async function quiet({ ask }: Two): Promise<void> {
  const open = `SELECT (SELECT count(*) FROM "Inbound" WHERE "dueAt" IS NOT NULL AND NOT "held")
    + (SELECT count(*) FROM "Outbound") AS n`;
  const until = Date.now() + SETTLED_MS;
  while (Number((await ask(open))[0]?.['n']) > 0 && Date.now() < until) await pause(200);
}

/** Longer than a lease, or shorter. */
const CUT_MS = [2_000, 16_000] as const;

async function cutOff({ wire }: Two, tried: number): Promise<void> {
  await pause(1_500);
  wire.cut();
  await pause(CUT_MS[tried % 2] ?? CUT_MS[0]);
  wire.mend();
}

const LIFE_MS = 2_500;

/** One or the other dies, and is started again while the one that is left goes on. */
async function killOne({ workers, starts }: Two, tried: number): Promise<void> {
  await pause(LIFE_MS);
  const n = tried % workers.length;
  await workers[n]?.kill();
  const again = await starts[n]?.();
  if (again) workers[n] = again;
}

export const workerRows: readonly Row[] = [
  {
    name: 'two workers race',
    how: 'every update goes to both at once',
    may: 'nothing',
    ...{ share: 6, most: 100 },
    play: (playing) => play(playing, 'race'),
  },
  {
    name: 'kill -9 of one of two workers',
    how: 'one or the other every few seconds, started again while the other goes on',
    may: 'one message more for each that was taken and not recorded',
    ...{ share: 1, most: 6 },
    play: (playing) => play(playing, killOne),
  },
  {
    name: 'worker cut off from PostgreSQL',
    how: 'a proxy before one of two workers swallows everything for 2 s or 16 s, then drops the connections',
    may: 'one message more for each that was taken and could not be recorded',
    ...{ share: 0.6, most: 4 },
    play: (playing) => play(playing, cutOff),
  },
];
