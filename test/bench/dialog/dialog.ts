/** Whole turns beside the floor and the peers: each contender in a process of its own, in turn, so that what else the machine does weighs on all alike. */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { migrateDatabase } from '../../../src/store/database.ts';
import { buildPrograms } from '../../programs.ts';
import { median, rounded } from '../measure.ts';
import type { Bench, BenchRow } from '../measure.ts';
import type { Figures, Task } from './drive.ts';

const OURS = ['us', 'floor'] as const;
const PEERS = [
  'grammy-session',
  'grammy-conversations',
  'telegraf-wizard',
  'botbuilder',
  'xstate',
] as const;
const LONGEST_MS = 15 * 60_000;

const here = new URL('./', import.meta.url);

/** The peers are no part of the program: they are fetched when they are first compared with. */
function installPeers(): void {
  const folder = fileURLToPath(new URL('../peers/', here));
  if (existsSync(`${folder}node_modules`)) return;
  const args = ['install', '--no-audit', '--no-fund', '--no-package-lock'];
  execFileSync('npm', args, { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] });
}

/** A fresh process a run: what one contender leaves in memory is nobody else's. All are plain JavaScript by then. */
function run(built: string, contender: string, task: Task): Figures {
  const script = join(built, 'test/bench/dialog/contend.js');
  const peer = (PEERS as readonly string[]).includes(contender);
  const what = peer ? new URL(`../peers/${contender}.mjs`, here).href : contender;
  const args = ['--expose-gc', script, what, JSON.stringify(task)];
  const options = { encoding: 'utf8', timeout: LONGEST_MS } as const;
  return JSON.parse(execFileSync(process.execPath, args, options)) as Figures;
}

type Setting = Omit<Task, 'empty'>;

const SETTINGS: readonly Setting[] = [
  ...(['NORMAL', 'FULL'] as const).flatMap((sync) =>
    [1, 64].map((inflight): Setting => ({
      people: 200,
      questions: 30,
      inflight,
      sync,
      order: 'rounds',
    })),
  ),
  { people: 2_000, questions: 30, inflight: 64, sync: 'FULL', order: 'random' },
  { people: 200, questions: 100, inflight: 64, sync: 'NORMAL', order: 'rounds' },
];

type Rounds = Map<string, Figures[]>;

function rowOf(contender: string, task: Setting, rounds: Rounds): BenchRow {
  const all = rounds.get(contender) ?? [];
  const of = (name: keyof Figures): number => median(all.map((figures) => figures[name] ?? NaN));
  // In pairs: each round against the floor of the same minute.
  const toFloor = (name: keyof Figures): number =>
    median(
      all.map(
        (figures, round) => (figures[name] ?? NaN) / (rounds.get('floor')?.[round]?.[name] ?? NaN),
      ),
    );
  return {
    name: `${contender} ${task.inflight} ${task.sync} ${task.people}×${task.questions} ${task.order}`,
    contender,
    inflight: task.inflight,
    sync: task.sync,
    people: task.people,
    questions: task.questions,
    order: task.order,
    turns_per_s: Math.round(of('turns_per_s')),
    p50_ms: Math.round(of('p50_ms') * 1000) / 1000,
    p99_ms: Math.round(of('p99_ms') * 1000) / 1000,
    cpu_us: rounded(of('cpu_us')),
    rss_mb: Math.round(of('rss_mb')),
    written_bytes_a_turn: Math.round(of('written_bytes')),
    stored_bytes: Math.round(of('stored_bytes')),
    last_over_second:
      task.order === 'rounds' ? Math.round(of('last_over_second') * 100) / 100 : null,
    turns_to_floor: Math.round(toFloor('turns_per_s') * 100) / 100,
    cpu_to_floor: Math.round(toFloor('cpu_us') * 100) / 100,
  };
}

export type DialogOptions = { rounds: number; people?: number; only?: readonly string[] };

/** `people` makes the crowds smaller, for a look; `only` names contenders. The floor always runs: all are compared with it. */
export async function benchDialog({ rounds, people, only }: DialogOptions): Promise<Bench> {
  const wanted = (name: string): boolean =>
    only === undefined || only.includes(name) || name === 'floor';
  const contenders = [...OURS, ...PEERS].filter(wanted);
  if (contenders.some((name) => (PEERS as readonly string[]).includes(name))) installPeers();
  const built = await buildPrograms(['test/bench/dialog/contend.ts']);
  const empty = join(built.folder, 'empty.db');
  await migrateDatabase(`file:${empty}`);
  const settings = people === undefined ? SETTINGS : SETTINGS.map((task) => ({ ...task, people }));
  const rows = settings.flatMap((task) => {
    const figures: Rounds = new Map(contenders.map((name) => [name, []]));
    for (let round = 0; round < rounds; round += 1) {
      for (const name of contenders) {
        figures.get(name)?.push(run(built.folder, name, { ...task, empty }));
      }
    }
    return contenders.map((name) => rowOf(name, task, figures));
  });
  await built.remove();
  return {
    bench: 'dialog',
    node: process.version,
    notes: [
      `Medians of ${rounds} rounds, one process a contender and round, in turn; ratios are of the same round.`,
      'Every transcript was checked, and a registration was cut by a restart and went on.',
      'Only ours keeps an inbox, an outbox and encrypted columns; peers keep one state a person.',
    ],
    rows,
  };
}
