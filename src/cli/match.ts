/** `npm run match`: suppliers and needs from two CSV files; per need one line of JSON with its best suppliers and why. */
import { readFileSync } from 'node:fs';
import { Command } from 'commander';
import { localDay } from '../domain/workingDays.ts';
import { createKnowledge } from '../matching/knowledge.ts';
import { regions } from '../regions/index.ts';
import { matchLines } from './matchLines.ts';
import { readDemands, readSupplies, type List } from './matchRows.ts';

const HELP = `
Suppliers: id,text[,sector,kecamatan,capacity,unit,period,papers]
Needs:     id,text[,sector,kecamatan,volume,unit,period,start,papers]
Papers are joined by "|" (nib|halal|pirt|bpom|sni|merek). The first line names the columns; comma, semicolon or tab.
One line of JSON a need: {"need","candidates":[{"id","score","reasons":[{"code",…values}]}],"groups":[…]}

  npm run -s match -- --supply s.csv --needs n.csv --top 20`;

type Options = { supply: string; needs: string; top: string; all?: true; region: string };

function read<T>(
  file: string,
  reader: (name: string, text: string, warn: (line: number, problem: string) => void) => List<T>,
): List<T> {
  const warn = (line: number, problem: string): void =>
    void process.stderr.write(`${file}, line ${line}: ${problem}\n`);
  return reader(file, textOf(file), warn);
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    throw new Error(`${file}: there is no such file, or it cannot be read.`);
  }
}

function positive(text: string): number {
  const count = Number(text);
  if (!Number.isSafeInteger(count) || count < 1)
    throw new Error(`--top ${text}: it must be a whole number of at least 1`);
  return count;
}

function run(options: Options, say: (line: string) => void): void {
  const region = regions.find(({ id }) => id === options.region);
  if (region === undefined) throw new Error(`no region "${options.region}"`);
  const top = positive(options.top);
  const supplies = read(options.supply, readSupplies);
  const needs = read(options.needs, readDemands);
  const today = localDay(new Date(), region.timeZone);
  const how = { top, today, all: options.all === true };
  for (const line of matchLines(createKnowledge(region), supplies, needs, how)) say(line);
}

function main(): void {
  const program = new Command('match')
    .description('Finds the suppliers that fit each need, best first, with reasons.')
    .requiredOption('--supply <file>', 'CSV of suppliers')
    .requiredOption('--needs <file>', 'CSV of needs')
    .option('--top <n>', 'how many suppliers a need', '20')
    .option('--all', 'also those that fail a hard condition; what they fail comes first')
    .option('--region <id>', 'whose words and places are known', regions[0]?.id)
    .addHelpText('after', HELP)
    .parse();
  // Whoever reads may have enough before the end (`| head`).
  process.stdout.on('error', () => process.exit(0));
  try {
    run(program.opts<Options>(), (line) => void process.stdout.write(`${line}\n`));
  } catch (thrown) {
    process.stderr.write(`${thrown instanceof Error ? thrown.message : String(thrown)}\n`);
    process.exitCode = 1;
  }
}

main();
