/** One round of the benchmark of scale, in a process of its own: `turning.ts <file> <members>` prints what turns cost on that database as one line of JSON. */
import { sequence } from '../../../src/cli/examples.ts';
import { at } from '../measure.ts';
import { FIRST_CHAT } from './members.ts';
import { MEMBER, NEWCOMER, startTalk } from './talk.ts';
import type { Says, Talk } from './talk.ts';

const WARM = 90;
const MEMBERS = 300;
const NEWCOMERS = 60;

export type Turns = { cpu_us: number; p50_ms: number; p99_ms: number };
export type Turned = { up_ms: number; member: Turns; newcomer: Turns; rss_mb: number };

async function cost(talk: Talk, people: readonly number[], says: Says): Promise<Turns> {
  globalThis.gc?.();
  const before = process.cpuUsage();
  const times: number[] = [];
  for (const person of people) times.push(...(await talk.tell(person, says)));
  const { user, system } = process.cpuUsage(before);
  times.sort((a, b) => a - b);
  return {
    cpu_us: (user + system) / times.length,
    p50_ms: at(times, 0.5),
    p99_ms: at(times, 0.99),
  };
}

const [file = '', count = '0'] = process.argv.slice(2);
const members = Number(count);
const since = performance.now();
const talk = await startTalk(file);
const up_ms = performance.now() - since;
const random = sequence(Date.now() % 1_000_000);
const someone = (): number => FIRST_CHAT + Math.floor(random() * members);
// New in each round, too: what was written before stays.
const stranger = FIRST_CHAT + 2_000_000_000 + (Date.now() % 1_000_000_000);
const strangers = (from: number, many: number): number[] =>
  Array.from({ length: many }, (_, n) => stranger + from + n);
await cost(talk, Array.from({ length: WARM }, someone), MEMBER);
await cost(talk, strangers(0, WARM / 3), NEWCOMER);
const member = await cost(talk, Array.from({ length: MEMBERS }, someone), MEMBER);
const newcomer = await cost(talk, strangers(WARM, NEWCOMERS), NEWCOMER);
const rss_mb = process.memoryUsage().rss / 1024 / 1024;
await talk.stop();
process.stdout.write(`${JSON.stringify({ up_ms, member, newcomer, rss_mb } satisfies Turned)}\n`);
process.exit();
