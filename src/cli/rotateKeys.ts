/** `npm run keys:rotate`: what was encrypted with an older data key is encrypted with the newest one; the bot may run meanwhile, with the same keys. */
import { ConfigError, loadConfig } from '../config.ts';
import { endWith } from './failed.ts';
import { loadKeys } from './keys.ts';
import { createLog } from './log.ts';
import { withProgram } from './withProgram.ts';

async function main(): Promise<void> {
  const [newest, ...older] = loadKeys(loadConfig(), createLog('warn'));
  if (older.length === 0) {
    throw new ConfigError(
      'There is one data key only. Put the new one in front of it, BOT_DATA_KEY=k2:<new>,k1:<old>, restart the bot, and run this again.',
    );
  }
  await withProgram({}, async (program) => {
    const progress = (column: string): void => void process.stderr.write(`${column}\n`);
    const { renewed, unreadable } = await program.rotateKeys(progress);
    process.stdout.write(`${renewed} values are encrypted with the key "${newest.id}" now.\n`);
    if (unreadable > 0) {
      process.stdout.write(`${unreadable} could not be read with any key, and are as they were.\n`);
    }
    process.stdout.write(
      `"${older.at(-1)?.id ?? ''}" has to stay the last in BOT_DATA_KEY: people are found by hashes made with it.\n`,
    );
  });
}

main().catch(endWith);
