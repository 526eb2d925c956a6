/** One round of the benchmark of scale, in a process of its own: `turning.ts <file> <members> <nth>` prints what turns cost on that database as one line of JSON; in each nth run with other members. */
import { at } from '../measure.ts';
import { FIRST_CHAT } from './members.ts';
import { MEMBER, NEWCOMER, startTalk } from './talk.ts';
import type { Says, Talk } from './talk.ts';

const WARM = 30;
const MEMBERS = 70;
const NEWCOMERS = 60;
/** From one to the next, so that they are spread over the file; a prime, so that nobody comes twice before all did. */
const STRIDE = 7_919;

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

const [file = '', count = '0', run = '0'] = process.argv.slice(2);
const members = Number(count);
const first = Number(run) * (WARM + MEMBERS);
const since = performance.now();
const talk = await startTalk(file);
const up_ms = performance.now() - since;
const known = (from: number, many: number): number[] =>
  Array.from({ length: many }, (_, n) => FIRST_CHAT + (((first + from + n) * STRIDE) % members));
// New in each round, too: what was written before stays.
const stranger = FIRST_CHAT + 2_000_000_000 + (Date.now() % 1_000_000_000);
const strangers = (from: number, many: number): number[] =>
  Array.from({ length: many }, (_, n) => stranger + from + n);
await cost(talk, strangers(0, NEWCOMERS), NEWCOMER);
await cost(talk, known(0, WARM), MEMBER);
const member = await cost(talk, known(WARM, MEMBERS), MEMBER);
const newcomer = await cost(talk, strangers(NEWCOMERS, NEWCOMERS), NEWCOMER);
const rss_mb = process.memoryUsage().rss / 1024 / 1024;
await talk.stop();
process.stdout.write(`${JSON.stringify({ up_ms, member, newcomer, rss_mb } satisfies Turned)}\n`);
process.exit();
