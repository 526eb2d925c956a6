/** The data key: from the environment, or in development from a file beside the data, made once and said aloud. */
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Logger } from 'pino';
import type { Config } from '../config.ts';
import { ConfigError } from '../config.ts';
import type { Keys } from '../store/crypto.ts';
import { newKey, parseKeys } from '../store/crypto.ts';

/** The keys to open the store with; throws ConfigError that says how to put a wrong one right. */
export function loadKeys(config: Pick<Config, 'dataKey' | 'dataDir'>, log: Logger): Keys {
  try {
    return parseKeys(config.dataKey ?? keyFile(config.dataDir, log));
  } catch (wrong) {
    const why = wrong instanceof Error ? wrong.message : String(wrong);
    throw new ConfigError(`BOT_DATA_KEY cannot be used: ${why}`);
  }
}

function keyFile(dataDir: string, log: Logger): string {
  const path = join(dataDir, 'data.key');
  if (!existsSync(path)) {
    mkdirSync(dataDir, { recursive: true });
    writeFileSync(path, `${newKey()}\n`, { mode: 0o600, flag: 'wx' });
    chmodSync(path, 0o600);
    log.warn(
      { path },
      'made a data key for development; set BOT_DATA_KEY before real people use this',
    );
  }
  return readFileSync(path, 'utf8').trim();
}
