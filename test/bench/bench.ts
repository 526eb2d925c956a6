/** `npm run bench -- <name> [--json]`: one benchmark by name, printed as a table or, with --json, as one object. */
import { Command } from 'commander';
import { benchAssign } from './assign.ts';
import { table, type Bench } from './measure.ts';
import { benchMatching } from './matching.ts';
import { benchUnderstand } from './understand.ts';
import { benchWorkers } from './workers.ts';

const benches: Record<string, () => Bench | Promise<Bench>> = {
  assign: benchAssign,
  matching: benchMatching,
  understand: benchUnderstand,
  workers: benchWorkers,
};

async function main(): Promise<void> {
  const program: Command = new Command('bench')
    .description('Measures one part of the program on this machine.')
    .argument('<name>', `one of: ${Object.keys(benches).join(', ')}`)
    .option('--json', 'one JSON object instead of a table')
    .parse();
  const [name = ''] = program.args;
  const bench = Object.entries(benches).find(([key]) => key === name)?.[1];
  if (bench === undefined)
    program.error(`no benchmark "${name}"; there are: ${Object.keys(benches).join(', ')}`);
  const result = await bench();
  const { json } = program.opts<{ json?: boolean }>();
  process.stdout.write(json === true ? `${JSON.stringify(result)}\n` : table(result));
}

await main();
