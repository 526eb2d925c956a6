/** `npm run audit:verify`: whether the audit trail is whole; exit code 1 where it is not. */
import { loadConfig } from '../config.ts';
import { assemble } from './assemble.ts';
import { createLog } from './log.ts';
import { endWith } from './failed.ts';

const WHY = {
  changed: 'was changed after it was written',
  missing: 'is missing',
  'cut off': 'is missing: the trail goes on further than its rows',
  'slipped in': 'was slipped in',
  gone: 'is missing, with all others: the database has what only a turn with a row of the trail makes',
};

async function main(): Promise<void> {
  const program = await assemble(loadConfig(), { channels: new Map(), log: createLog('warn') });
  const { rows, broken } = await program.verifyAudit();
  await program.close();
  if (!broken) {
    process.stdout.write(`The audit trail is whole: ${rows} rows.\n`);
    return;
  }
  const which = broken.id === undefined ? `Row ${broken.seq}` : `Row ${broken.seq} (${broken.id})`;
  process.stdout.write(`${which} ${WHY[broken.why]}; the ${rows} rows before it are whole.\n`);
  process.exitCode = 1;
}

main().catch(endWith);
