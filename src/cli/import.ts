/** `npm run -s import`: lists of others are read, looked at, applied as a whole, and taken back. */
import { resolve } from 'node:path';
import { Command, Option } from 'commander';
import { Merge } from '../domain/imported.ts';
import type { Counts, ImportRun, Verdict } from '../domain/imported.ts';
import type { Importer } from '../import/importer.ts';
import { importers } from '../import/index.ts';
import { createPlanner } from '../import/plan.ts';
import { endWith } from './failed.ts';
import { withProgram } from './withProgram.ts';
import type { Db } from './withProgram.ts';
import { ImportError } from '../files/importError.ts';
import { applyImport } from '../files/importRuns.ts';
import { stageFile } from '../files/stageFile.ts';

const PROGRESS_EVERY = 5_000;

const say = (text: string): void => void process.stdout.write(`${text}\n`);

/** How far it is, on standard error, so that what is printed can be read by programs. */
function progress(what: string): (rows: number) => void {
  let next = PROGRESS_EVERY;
  return (rows) => {
    if (rows < next) return;
    process.stderr.write(`${rows} rows ${what}\n`);
    next = rows - (rows % PROGRESS_EVERY) + PROGRESS_EVERY;
  };
}

const VERDICTS: Record<Verdict, string> = {
  new: 'new',
  same_nib: 'known already, same NIB',
  same_phone: 'known already, same telephone number',
  near: 'perhaps known already (nearly the same name and place)',
  known: 'there already, left as they are',
  in_file: 'more lines of a row above',
  error: 'with errors',
};

function countLines({ rows, verdicts, errors, hints = {} }: Counts): string[] {
  const lines = Object.entries(VERDICTS).flatMap(([verdict, words]) => {
    const count = verdicts[verdict as Verdict] ?? 0;
    return count > 0 ? [`  ${String(count).padStart(7)}  ${words}`] : [];
  });
  const wrong = Object.entries(errors).map(
    ([code, count]) => `             ${String(count).padStart(7)}  ${code}`,
  );
  const looks = Object.entries(hints).map(
    ([code, count]) => `  ${String(count).padStart(7)}  to look at: ${code}`,
  );
  return [`  ${String(rows).padStart(7)}  rows`, ...lines, ...wrong, ...looks];
}

/** "nib=Kolom" → { nib: 'Kolom' }. */
function readMap(given: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    given.map((one) => {
      const at = one.indexOf('=');
      if (at <= 0) throw new ImportError(`--map ${one}: write it as field="Header in the file".`);
      return [one.slice(0, at), one.slice(at + 1)];
    }),
  );
}

type StageOptions = Db & { map: string[]; again?: true };

async function stage(importer: Importer, path: string, options: StageOptions): Promise<void> {
  const byHand = readMap(options.map);
  const errorsPath = `${path}.errors.csv`;
  await withProgram(options, async (program) => {
    const { runId, counts, columns, wrong } = await stageFile({
      program,
      importer,
      path,
      byHand,
      again: options.again ?? false,
      now: new Date(),
      personId: 0,
      errorsPath,
      progress: progress('read'),
    });
    say(`Import ${runId} (${importer.title}) was read; nothing is changed yet.`);
    say(`  columns: ${columns.join(', ')}`);
    countLines(counts).forEach(say);
    if (wrong.length > 0) say(`Rows with errors, or to look at: ${errorsPath}`);
    say(`To apply it:  npm run -s import -- apply ${runId}`);
  });
}

function runNumber(given: string): number {
  if (!/^\d{1,9}$/.test(given))
    throw new ImportError(`"${given}" is no number of an import; see: npm run -s import -- list`);
  return Number(given);
}

async function apply(
  given: string,
  options: Db & { merge: string; codes?: string },
): Promise<void> {
  const runId = runNumber(given);
  const merge = Merge.parse(options.merge);
  await withProgram(options, async (program, { dataDir }) => {
    const codesPath = resolve(options.codes ?? `${dataDir}/imports/codes-${runId}.csv`);
    const done = await applyImport({
      program,
      runId,
      merge,
      codesPath,
      now: new Date(),
      personId: 0,
      looked: progress('looked at'),
      progress: progress('applied'),
    });
    say(
      `Import ${runId} is applied: ${done.made} made, ${done.filled} filled, ${done.skipped} left as they were.`,
    );
    if (done.codes.length > 0)
      say(
        `${done.codes.length} invitation codes for PICs are in ${codesPath}; each works once. Delete the file when they are sent.`,
      );
    say(`To take it back:  npm run -s import -- undo ${runId}`);
  });
}

const MOST_LEFT_SHOWN = 20;

async function undo(given: string, options: Db): Promise<void> {
  const runId = runNumber(given);
  await withProgram(options, async ({ staging, region }) => {
    const how = { personId: 0, at: new Date(), planner: createPlanner(region) };
    const { removed, restored, left } = await staging.undo(runId, how);
    say(`Import ${runId} is undone: ${removed} removed, ${restored} put back as they were.`);
    if (left.length === 0) return;
    const more = left.length > MOST_LEFT_SHOWN ? ' …' : '';
    say(
      `${left.length} left, because somebody has touched them since: ${left.slice(0, MOST_LEFT_SHOWN).join(', ')}${more}`,
    );
  });
}

async function drop(given: string, options: Db): Promise<void> {
  const runId = runNumber(given);
  await withProgram(options, ({ staging }) => staging.drop(runId, 0, new Date()));
  say(`Import ${runId} is forgotten.`);
}

function runLine({ id, source, file, state, counts, at }: ImportRun): string {
  const { new: fresh = 0, error = 0 } = counts.verdicts;
  const day = at.toISOString().slice(0, 16).replace('T', ' ');
  return `${id}  ${day}  ${source}  ${state}  ${counts.rows} rows, ${fresh} new, ${error} with errors  ${file}`;
}

async function list(options: Db): Promise<void> {
  const runs = await withProgram(options, ({ staging }) => staging.runs());
  if (runs.length === 0) say('Nothing has been imported yet.');
  runs.map(runLine).forEach(say);
}

const collect = (one: string, before: string[]): string[] => [...before, one];
const db = (): Option => new Option('--db <file>', 'another database file');

const cli = new Command('import').description('Lists of others: read, looked at, applied, undone.');
for (const importer of importers) {
  const columns = importer.columns
    .map(
      ({ field, words, required }) =>
        `  ${field}${required ? ' (needed)' : ''}: ${words.join(', ')}`,
    )
    .join('\n');
  cli
    .command(importer.id)
    .description(importer.title)
    .argument('<file>', 'CSV or XLSX')
    .option('--map <field=header>', 'which header is which field', collect, [])
    .option('--again', 'although this very file was read before')
    .addOption(db())
    .addHelpText('after', `\nFields and the headers they are known by:\n${columns}`)
    .action((path: string, options: StageOptions) => stage(importer, path, options));
}
cli
  .command('apply')
  .description('make and fill what the file says, all or nothing')
  .argument('<run>')
  .addOption(
    new Option('--merge <how>', 'rows that are known already fill what is empty there')
      .choices(Merge.options)
      .default('no'),
  )
  .option('--codes <file>', 'where the invitation codes go')
  .addOption(db())
  .action(apply);
cli
  .command('undo')
  .description('take back what it made')
  .argument('<run>')
  .addOption(db())
  .action(undo);
cli
  .command('drop')
  .description('forget a file that was read')
  .argument('<run>')
  .addOption(db())
  .action(drop);
cli.command('list').description('all imports').addOption(db()).action(list);

cli.parseAsync().catch(endWith);
