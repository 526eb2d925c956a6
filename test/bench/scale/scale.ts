/** What a turn and a start cost on databases with ever more members; each measured in processes of their own, in turn. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrateDatabase } from '../../../src/store/database.ts';
import { buildPrograms } from '../../programs.ts';
import { build } from '../builtProgram.ts';
import { median, rounded } from '../measure.ts';
import type { Bench, BenchRow } from '../measure.ts';
import { startOnce } from '../start.ts';
import { startTelegramHere } from '../telegramHere.ts';
import { fill, FIRST_CHAT } from './members.ts';
import { NEWCOMER, startTalk } from './talk.ts';
import type { Turned } from './turning.ts';

const MEMBERS = [1_000, 100_000, 1_000_000] as const;
const PAGES = ['disk', 'memory'] as const;
const WHO = ['member', 'newcomer'] as const;
const LONGEST_MS = 10 * 60_000;

type Town = { members: number; folder: string; file: string; mb: number; fill_s: number };
/** Whether the machine holds the file in memory, or has dropped it. */
type Pages = (typeof PAGES)[number];
type Start = Awaited<ReturnType<typeof startOnce>>;

async function found(folder: string, members: number): Promise<Town> {
  const since = performance.now();
  const file = join(folder, 'bot.db');
  await migrateDatabase(`file:${file}`);
  const talk = await startTalk(file);
  await talk.tell(FIRST_CHAT, NEWCOMER);
  await talk.stop();
  fill(file, members);
  const fill_s = Math.round((performance.now() - since) / 1000);
  return { members, folder, file, mb: Math.round(statSync(file).size / 2 ** 20), fill_s };
}

/** So that pages that were just written are read from the disk, as those of people who write once a month are. */
function forgetPages(file: string): void {
  const args = [`if=${file}`, 'iflag=nocache', 'count=0'];
  execFileSync('dd', args, { stdio: 'ignore' });
}

function holdPages(file: string): void {
  execFileSync('dd', [`if=${file}`, 'of=/dev/null', 'bs=1M'], { stdio: 'ignore' });
}

function turnsOn(
  { file, members }: Town,
  { turning, pages, nth }: { turning: string; pages: Pages; nth: number },
): Turned {
  if (pages === 'disk') forgetPages(file);
  else holdPages(file);
  const args = ['--expose-gc', turning, file, String(members), String(nth)];
  const options = { encoding: 'utf8', timeout: LONGEST_MS } as const;
  return JSON.parse(execFileSync(process.execPath, args, options)) as Turned;
}

/** What of a row is only told of some of them. */
const UNTOLD = {
  ...{ cpu_us: null, p50_ms: null, p99_ms: null, cpu_to_least: null, rss_mb: null, up_ms: null },
  ...{ first_reply_ms: null, start_cpu_ms: null, rest_mb: null },
} as const;

function turnRow(
  { members, mb }: Town,
  { who, pages }: { who: 'member' | 'newcomer'; pages: Pages },
  { all, least }: { all: readonly Turned[]; least: readonly Turned[] },
): BenchRow {
  const of = (key: 'cpu_us' | 'p50_ms' | 'p99_ms'): number =>
    median(all.map((one) => one[who][key]));
  const pairs = all.map((one, n) => one[who].cpu_us / (least[n]?.[who].cpu_us ?? NaN));
  return {
    name: `${members} members, file in ${pages === 'disk' ? 'no memory' : 'memory'}, turns of ${who}s`,
    ...{ members, who, pages },
    ...UNTOLD,
    cpu_us: Math.round(of('cpu_us')),
    p50_ms: rounded(of('p50_ms')),
    p99_ms: rounded(of('p99_ms')),
    cpu_to_least: Math.round(median(pairs) * 100) / 100,
    rss_mb: Math.round(median(all.map((one) => one.rss_mb))),
    up_ms: Math.round(median(all.map((one) => one.up_ms))),
    file_mb: mb,
  };
}

function startRow({ members, mb }: Town, starts: readonly Start[]): BenchRow {
  const of = (key: keyof Start): number => Math.round(median(starts.map((one) => one[key])));
  return {
    name: `${members} members, start of the built program`,
    ...{ members, who: 'start', pages: 'disk' },
    ...UNTOLD,
    first_reply_ms: of('first_reply_ms'),
    start_cpu_ms: of('cpu_ms'),
    rest_mb: of('rest_mb'),
    file_mb: mb,
  };
}

/** `people` is the largest crowd, instead of a million. */
export async function benchScale(how: { rounds: number; people?: number }): Promise<Bench> {
  const { rounds, people = Infinity } = how;
  const sizes = [...new Set(MEMBERS.map((members) => Math.min(members, people)))];
  const towns: Town[] = [];
  const turned: { members: number; pages: Pages; figures: Turned }[] = [];
  const started = new Map<number, Start[]>(sizes.map((members) => [members, []]));
  const programs = await buildPrograms(['test/bench/scale/turning.ts']);
  const built = await build();
  const here = await startTelegramHere();
  try {
    for (const members of sizes) {
      towns.push(await found(mkdtempSync(join(tmpdir(), 'bench-scale-')), members));
    }
    const turning = join(programs.folder, 'test/bench/scale/turning.js');
    for (let round = 0; round < rounds; round += 1) {
      for (const town of towns) {
        for (const [n, pages] of PAGES.entries()) {
          const nth = round * PAGES.length + n;
          const figures = turnsOn(town, { turning, pages, nth });
          turned.push({ members: town.members, pages, figures });
        }
      }
      for (const { members, folder, file } of towns) {
        forgetPages(file);
        started.get(members)?.push(await startOnce(here, { built, folder, crowd: false }));
      }
    }
  } finally {
    here.close();
    for (const { folder } of towns) rmSync(folder, { recursive: true, force: true });
    rmSync(built, { recursive: true, force: true });
    await programs.remove();
  }
  const turnedOn = (members: number | undefined, pages: Pages): Turned[] =>
    turned
      .filter((one) => one.members === members && one.pages === pages)
      .map(({ figures }) => figures);
  return {
    bench: 'scale',
    node: process.version,
    notes: [
      `Medians of ${rounds} rounds, FULL, one turn at a time, of members all over the file, nobody twice in five rounds: with the file dropped from the machine's memory before (no memory), and read into it.`,
      `cpu_to_least: against the smallest crowd of the same round. Filled in ${towns.map(({ fill_s }) => `${fill_s} s`).join(', ')}.`,
    ],
    rows: towns.flatMap((town) => [
      ...PAGES.flatMap((pages) => {
        const figures = {
          all: turnedOn(town.members, pages),
          least: turnedOn(sizes[0], pages),
        };
        return WHO.map((who) => turnRow(town, { who, pages }, figures));
      }),
      startRow(town, started.get(town.members) ?? []),
    ]),
  };
}
