/** `npm run -s export`: tables as files, personal data masked unless it is asked for, which is written down. */
import { resolve } from 'node:path';
import { Argument, Command, Option } from 'commander';
import { ConfigError } from '../config.ts';
import type { Day } from '../domain/quantity.ts';
import type { PeriodId } from '../domain/reportPeriod.ts';
import { spanOf } from '../domain/reportPeriod.ts';
import { localDay } from '../domain/workingDays.ts';
import { readReportPeriod } from '../language/reportPeriod.ts';
import type { Program } from './assemble.ts';
import { exportFile } from '../files/exportFile.ts';
import type { ExportOptions } from '../files/exportFile.ts';
import { exportTables } from '../files/exportTables.ts';
import { endWith } from './failed.ts';
import { withProgram } from './withProgram.ts';
import type { Db } from './withProgram.ts';

type Options = Omit<ExportOptions, 'as'> &
  Db & {
    as: 'xlsx' | 'csv' | 'docx';
    period?: string;
  };

/** The period as it is typed in the chat; throws for none, and for one that has not begun. */
function periodOf(typed: string | undefined, today: Day): PeriodId {
  const reading = readReportPeriod(typed ?? '', today);
  if (reading.result !== 'understood' || spanOf(reading.value).from > today)
    throw new ConfigError('report: name a period that has begun, like --period 2026-Q4.');
  return reading.value;
}

async function write(program: Program, what: string, options: Options): Promise<number> {
  const { as, out, personal } = options;
  if (what === 'report') {
    const now = new Date();
    const period = periodOf(options.period, localDay(now, program.region.timeZone));
    const { writeReport } = await import('../files/reportFile.ts');
    return writeReport(program, { period, as, out: resolve(out), now, personId: 0 });
  }
  if (as === 'docx') throw new ConfigError(`${what}: only a report is a DOCX; use xlsx or csv.`);
  return exportFile(program, what, { as, out, ...(personal ? { personal } : {}) });
}

async function run(what: string, options: Options): Promise<void> {
  await withProgram(options, async (program) => {
    const count = await write(program, what, options);
    const masked = options.personal
      ? 'with personal data: keep it safe'
      : 'personal data is masked';
    process.stdout.write(`${count} rows in ${options.out}; ${masked}.\n`);
  });
}

new Command('export')
  .description('A table as a file.')
  .addArgument(new Argument('<what>').choices([...Object.keys(exportTables), 'report']))
  .addOption(new Option('--as <format>').choices(['xlsx', 'csv', 'docx']).default('xlsx'))
  .requiredOption('--out <file>', 'where it goes')
  .option('--period <period>', 'of a report: 2026-11, 2026-Q4, 2026')
  .option('--personal', 'with names and numbers; this is written to the audit trail')
  .option('--db <file>', 'another database file')
  .action(run)
  .parseAsync()
  .catch(endWith);
