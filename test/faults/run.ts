/** `npm run test:faults`: lets everything fail that can, counts what was lost and doubled, and ends with 1 where a promise was broken. */
import { parseArgs } from 'node:util';
import { postgresFolder, postgresOf, stopPostgres } from '../servers/postgres.ts';
import { buildPrograms } from '../programs.ts';
import { calmOne } from './calm.ts';
import { add, isBroken, nothing } from './judge.ts';
import type { Tally } from './judge.ts';
import { playAll } from './play.ts';
import { postgresIn } from './postgresIn.ts';
import { ROWS } from './table.ts';

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '20261122' },
    faults: { type: 'string', default: '1200' },
    minutes: { type: 'string', default: '40' },
    beside: { type: 'string', default: '6' },
    /** Rows with one of these words only. */
    only: { type: 'string', default: '' },
  },
});

const WIDTHS = [34, 6, 13, 14, 16, 14, 7, 5];
const HEAD = [
  ...['fault', 'tried', 'inbound lost', 'outbound lost', 'effects doubled', 'sends doubled'],
  ...['may be', 's'],
];

function line(cells: readonly (string | number)[]): string {
  return cells
    .map((cell, n) =>
      n === 0 ? String(cell).padEnd(WIDTHS[n] ?? 0) : String(cell).padStart(WIDTHS[n] ?? 0),
    )
    .join(' ');
}

function rowOf(name: string, tally: Tally, seconds: number): string {
  const { tried, inboundLost, outboundLost, effectsDoubled, sendsDoubled, mayDouble } = tally;
  const counts = [tried, inboundLost, outboundLost, effectsDoubled, sendsDoubled, mayDouble];
  return line([name, ...counts, Math.round(seconds)]);
}

/** True where every promise held. */
async function main(): Promise<boolean> {
  const began = performance.now();
  const seed = Number(values.seed);
  const rows = ROWS.filter(({ name }) =>
    values.only.split(',').some((words) => name.includes(words)),
  );
  const built = await buildPrograms();
  const server = await postgresFolder();
  let all = nothing;
  let good = true;
  const left = new Set(rows);
  try {
    const calm = await calmOne(built.folder);
    console.log(`seed ${seed}\n${line(HEAD)}`);
    const how = {
      ...{ programs: built.folder, seed, calm, beside: Number(values.beside) },
      faults: Number(values.faults),
      until: began + Number(values.minutes) * 60_000,
      postgres: async () => postgresIn(await postgresOf(server)),
    };
    await playAll(rows, how, ({ row, tally, seconds }) => {
      left.delete(row);
      if (!tally) return console.log(`${row.name}: cannot be tried on this machine`);
      console.log(rowOf(row.name, tally, seconds));
      for (const [step, count] of tally.hits ?? []) {
        console.log(`    ${String(count).padStart(3)} × ${step}`);
        if (count === 0) good = false;
      }
      for (const why of tally.broken) console.log(`  broken: ${why}`);
      if (isBroken(tally) || tally.tried === 0) good = false;
      all = add(all, tally);
    });
  } finally {
    await built.remove();
    await stopPostgres(server);
  }
  for (const { name } of left) console.log(`${name}: not tried to its end, the time was over`);
  console.log(rowOf('all', all, (performance.now() - began) / 1000));
  console.log(
    `faults: ${all.tried} tried, ${all.inboundLost} inbound lost, ${all.outboundLost} outbound lost, ` +
      `${all.effectsDoubled} effects doubled, ${all.sendsDoubled} sends doubled`,
  );
  return good && left.size === 0;
}

process.exitCode = (await main()) ? 0 : 1;
