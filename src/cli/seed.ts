/** `npm run seed`: fills the database with examples, once. */
import { loadConfig } from '../config.ts';
import { assemble } from './assemble.ts';
import { createLog } from './log.ts';
import { seed, UMK_COUNT } from './examples.ts';
import { endWith } from './failed.ts';
import { needs } from './seedData.ts';
import { terminalAddress } from './terminalAccount.ts';

async function main(): Promise<void> {
  const config = loadConfig();
  const program = await assemble(config, { channels: new Map(), log: createLog('warn') });
  const done = await seed({
    store: program.store,
    region: program.region,
    now: new Date(),
    address: (id) => terminalAddress(config, id),
  });
  await program.close();
  process.stdout.write(
    done
      ? `Added ${UMK_COUNT} example UMK and ${needs.length} example companies with a need each.\n` +
          'Try: npm start, then  :as contoh-perusahaan-1  and write: calon\n'
      : 'The examples are there already; nothing was added.\n',
  );
}

main().catch(endWith);
