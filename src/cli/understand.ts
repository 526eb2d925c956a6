/** `npm run -s understand`: everyday Indonesian in, what was understood out; one JSON object a line, nothing else on standard output. */
import { Command } from 'commander';
import { regions } from '../regions/index.ts';
import { linesOf } from './lines.ts';
import { answerTo } from './understandLine.ts';

const help = `
One JSON object a line in:
  {"text": "2rb pcs/bln", "as": "quantity"}
  as       number money quantity people percent intent date year place form sector choice phone
           nib npwp pirt halal bpom merek
  asked    what had been asked, for intents: yes_no has_paper number text choice form
  now      the instant of asking, for dates (ISO with zone); without it, this moment
  options  for choices: [{"id", "label"}]
One JSON object a line out:
  {"result":"understood","confidence":"full"|"confirm", …}   confirm: say it back first
  {"result":"ask","why":"vague"|"no_unit"|"ambiguous"|"format", …}
  {"result":"other","looks_like":"phone"|"nib"|"nik"|"npwp"|"date"|"place"|"money"|"text"}
  {"error": …}                                               the line was no valid input

  echo '{"text":"3 lusin seminggu","as":"quantity"}' | npm run -s understand`;

async function main(): Promise<void> {
  const program: Command = new Command('understand')
    .description('Reads everyday Indonesian, one JSON object a line on standard input.')
    .option(
      '--region <id>',
      'the region whose places, sectors and holidays are known',
      regions[0]?.id,
    )
    .addHelpText('after', help)
    .parse();
  const { region: id } = program.opts<{ region: string }>();
  const region = regions.find((each) => each.id === id);
  if (!region) {
    program.error(`no region "${id}"; there are: ${regions.map((each) => each.id).join(', ')}`);
  }
  for await (const raw of linesOf(process.stdin)) {
    if (raw.trim() === '') continue;
    process.stdout.write(`${JSON.stringify(answerTo(raw, region, new Date()))}\n`);
  }
}

await main();
