/** Opens the store that the environment names: what whoever starts the program can put right is said as that. */
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Logger } from 'pino';
import type { Config } from '../config.ts';
import { ConfigError, databaseFile } from '../config.ts';
import { WrongKeyError } from '../store/keyCheck.ts';
import { openStore } from '../store/store.ts';
import type { OpenStore } from '../store/store.ts';
import { loadKeys } from './keys.ts';

/** The store at its address; where the file system, the file or the server is at fault, a ConfigError that says what to do. */
export async function openAt(config: Config, regionId: string, log: Logger): Promise<OpenStore> {
  const file = databaseFile(config);
  try {
    if (file !== undefined) mkdirSync(dirname(file), { recursive: true });
    const keys = loadKeys(config, log);
    const store = await openStore({ url: config.databaseUrl, keys, regionId, log });
    await store.checkKeys();
    return store;
  } catch (thrown) {
    if (thrown instanceof WrongKeyError) throw new ConfigError(thrown.message);
    const { code } = thrown as { code?: unknown };
    if (typeof code !== 'string') throw thrown;
    if (file === undefined) {
      if (!/^(?:E[A-Z]+|28...|3D000|42501|53300|57P03)$/.test(code)) throw thrown;
      throw new ConfigError(
        `The PostgreSQL database of DATABASE_URL cannot be used (${code}, ${(thrown as Error).message}): start the server, ` +
          'make the database, and let the user of the address make tables in it.',
      );
    }
    if (!/^(E[A-Z]+|SQLITE_\w+)$/.test(code)) throw thrown;
    throw new ConfigError(
      code.startsWith('SQLITE_NOTADB') || code.startsWith('SQLITE_CORRUPT')
        ? `${file} is no database (${code}): name another file in DATABASE_URL, or put back a copy.`
        : `The data cannot be kept in ${file} (${code}): make its folder writable for this program, ` +
            'or set BOT_DATA_DIR to one that is.',
    );
  }
}
