/** Rows in which the database cannot be written to: another process holds its lock, or the disk takes no more. */
import Database from 'better-sqlite3';
import { spawnSync } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import { REGISTERS, talk } from './crowd.ts';
import type { Said } from './crowd.ts';
import { judge } from './judge.ts';
import type { Tally } from './judge.ts';
import { drawOf } from './row.ts';
import type { Playing, Row } from './row.ts';
import { settled } from './settled.ts';
import { openStage } from './stage.ts';
import type { Stage } from './stage.ts';

const FIRST_ID = 1_001;
const TOGETHER = 10;
const SHORTEST_MS = 100;
const LONGEST_MS = 1_500;
const BETWEEN_MS = 400;

/** Does harm again and again while people talk, each time for a while. */
async function harming(
  playing: Playing,
  harm: (stage: Stage, ms: number) => Promise<void>,
): Promise<Tally> {
  const stage = await openStage(playing.programs);
  try {
    await stage.start();
    const people: Said[] = [];
    let tried = 0;
    for (let id = FIRST_ID; tried < playing.times; id += TOGETHER) {
      const ids = Array.from({ length: TOGETHER }, (_, n) => id + n);
      const talking = talk(stage.server, ids, REGISTERS);
      while (!talking.isOver() && tried < playing.times) {
        const ms = SHORTEST_MS + drawOf(playing.seed, tried) * (LONGEST_MS - SHORTEST_MS);
        await harm(stage, ms);
        tried += 1;
        talking.disturbed();
        await pause(BETWEEN_MS * drawOf(playing.seed, tried, 'between'));
      }
      people.push(...(await talking.ended));
    }
    await settled(stage);
    const tally = judge(stage, people, playing.calm, { tried, mayDouble: 0 });
    if (!stage.bot().hasEnded()) return tally;
    return { ...tally, broken: [...tally.broken, 'the bot ended by itself'] };
  } finally {
    await stage.close();
  }
}

async function lock({ database }: Stage, ms: number): Promise<void> {
  const other = new Database(database, { timeout: 5_000 });
  other.exec('BEGIN IMMEDIATE');
  await pause(ms);
  other.exec('ROLLBACK');
  other.close();
}

function limit(pid: number, bytes: number | 'unlimited'): boolean {
  const { status } = spawnSync('prlimit', ['--pid', String(pid), `--fsize=${bytes}:`]);
  return status === 0;
}

/** No file of the process may grow: every write fails as on a full disk. */
async function full(stage: Stage, ms: number): Promise<void> {
  const { pid } = stage.bot();
  limit(pid, 512);
  await pause(ms);
  limit(pid, 'unlimited');
}

export const databaseRows: readonly Row[] = [
  {
    name: 'database locked',
    how: 'another process holds the write lock for up to a second and a half',
    may: 'nothing',
    ...{ share: 2, most: 40 },
    play: (playing) => harming(playing, lock),
  },
  {
    name: 'disk full',
    how: 'no file of the process may grow for up to a second and a half (prlimit --fsize)',
    may: 'nothing',
    ...{ share: 1.5, most: 40 },
    play: async (playing) => (limit(process.pid, 'unlimited') ? harming(playing, full) : undefined),
  },
];
