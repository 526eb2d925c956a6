/** `npm run bench -- <name> [--json]`: one benchmark by name, printed as a table or, with --json, as one object. */
import { Command } from 'commander';
import { benchAssign } from './assign.ts';
import { benchBroadcast } from './broadcast.ts';
import { benchDialog } from './dialog/dialog.ts';
import { benchDelivery } from './delivery.ts';
import { table, type Bench } from './measure.ts';
import { benchMatching } from './matching.ts';
import { benchScale } from './scale/scale.ts';
import { benchStart } from './start.ts';
import { benchUnderstand } from './understand.ts';
import { benchWorkers } from './workers.ts';

type Options = { json?: boolean; rounds: number; people?: number; times?: number; only?: string[] };

const benches: Record<string, (options: Options) => Bench | Promise<Bench>> = {
  assign: benchAssign,
  broadcast: benchBroadcast,
  delivery: benchDelivery,
  dialog: benchDialog,
  matching: benchMatching,
  scale: benchScale,
  start: benchStart,
  understand: benchUnderstand,
  workers: benchWorkers,
};

async function main(): Promise<void> {
  const program: Command = new Command('bench')
    .description('Measures one part of the program on this machine.')
    .argument('<name>', `one of: ${Object.keys(benches).join(', ')}`)
    .option('--json', 'one JSON object instead of a table')
    .option(
      '--rounds <count>',
      'of delivery, dialog, scale and start: how often each one runs',
      Number,
      5,
    )
    .option(
      '--people <count>',
      'of dialog, broadcast and scale: how many people (at most), instead of those it says',
      Number,
    )
    .option('--times <count>', 'of broadcast: how much faster than in Telegram time passes', Number)
    .option('--only <contenders...>', 'of dialog: the contenders that run')
    .parse();
  const [name = ''] = program.args;
  const bench = Object.entries(benches).find(([key]) => key === name)?.[1];
  if (bench === undefined)
    program.error(`no benchmark "${name}"; there are: ${Object.keys(benches).join(', ')}`);
  const options = program.opts<Options>();
  const result = await bench(options);
  process.stdout.write(options.json === true ? `${JSON.stringify(result)}\n` : table(result));
}

await main();
