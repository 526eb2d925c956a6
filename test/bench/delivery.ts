/** From the outbox to a Bot API server on loopback, with no limits to keep: how many a second, what each costs, and how long one takes from when it is due. */
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Delivered } from './delivering.ts';
import { at, rounded } from './measure.ts';
import type { Bench, BenchRow } from './measure.ts';
import { startTelegramHere } from './telegramHere.ts';

const run = promisify(execFile);

export async function benchDelivery({ rounds }: { rounds: number }): Promise<Bench> {
  const here = await startTelegramHere();
  const file = fileURLToPath(new URL('delivering.ts', import.meta.url));
  const figures = new Map<string, Delivered[]>();
  try {
    for (let round = 0; round < rounds; round += 1) {
      const { stdout } = await run(process.execPath, ['--import', 'tsx', file, here.url], {
        env: { PATH: process.env.PATH },
      });
      for (const row of JSON.parse(stdout) as Delivered[])
        figures.set(row.name, [...(figures.get(row.name) ?? []), row]);
    }
  } finally {
    here.close();
  }
  const rows = [...figures].map(([name, all]): BenchRow => {
    const of = (key: Exclude<keyof Delivered, 'name'>): number =>
      rounded(
        at(
          all.map((one) => one[key]).sort((a, b) => a - b),
          0.5,
        ),
      );
    return {
      name,
      sends_per_s: of('sends_per_s'),
      p50_ms: of('p50_ms'),
      p99_ms: of('p99_ms'),
      cpu_us: of('cpu_us'),
      rss_mb: of('rss_mb'),
    };
  });
  return {
    bench: 'delivery',
    node: process.version,
    notes: [
      `Medians of ${rounds} rounds, each a process of its own (run from the sources, which takes some 100 MB more); a call to the server on loopback is part of each send.`,
      'p50 and p99: from when a message was due until the server had taken it; in a backlog that is the waiting for the others. steady: 100 a second, with the commit of the turn.',
    ],
    rows,
  };
}
