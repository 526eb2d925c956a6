/** `npm run restore`: puts a copy in the place of the database, and says what it is. */
import { mkdirSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { Command } from 'commander';
import { DEVICE } from '../channels/whatsapp/identity.ts';
import { loadConfig } from '../config.ts';
import { openStore } from '../store/store.ts';
import { createLog } from './log.ts';
import { fileToCopy, forget, putBack, takeCopy } from '../store/backup.ts';
import { endWith } from './failed.ts';
import { loadKeys } from './keys.ts';

async function run(from: string, { db }: { db?: string }): Promise<void> {
  const config = loadConfig();
  const url = db === undefined ? config.databaseUrl : `file:${resolve(db)}`;
  const log = createLog('warn');
  const copy = resolve(from);
  const file = fileToCopy(url);
  mkdirSync(dirname(file), { recursive: true });
  // Looked at and brought up to date beside the database: what is wrong with it shows before anything is replaced.
  const trial = takeCopy(copy, `${file}.trial`);
  try {
    const keys = loadKeys(config, log);
    const store = await openStore({ url: `file:${trial}`, keys, regionId: config.regionId, log });
    try {
      await store.checkKeys();
      // An old state of a linked device cannot read what is written to it by now: it is linked anew.
      await store.devices.wipe(DEVICE);
      const { rows, broken } = await store.verifyAudit();
      const { inbound, outbound } = await store.depth(new Date());
      process.stdout.write(
        `Audit trail: ${rows} rows, ${broken ? 'NOT WHOLE (see npm run audit:verify)' : 'whole'}.\n` +
          `After the start ${inbound.waiting} messages are answered and ${outbound.waiting} sent, also those that were after the copy was made.\n`,
      );
      if (broken) process.exitCode = 1;
    } finally {
      await store.close();
    }
    const old = putBack(url, trial);
    const before = old === undefined ? '' : `; the one before is ${old}`;
    process.stdout.write(`The database ${file} is as in ${copy} now${before}.\n`);
  } finally {
    forget(trial);
  }
}

await new Command('restore')
  .description(
    'Puts a copy made by `npm run backup` in the place of the database. Stop the bot first.',
  )
  .argument('<copy>')
  .option('--db <file>', 'another database file')
  .action(run)
  .parseAsync()
  .catch(endWith);
