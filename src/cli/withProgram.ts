/** The program without a channel, for a command that does its work and ends; what it leaves to be sent the bot sends. */
import { resolve } from 'node:path';
import { loadConfig } from '../config.ts';
import type { Config } from '../config.ts';
import { assemble } from './assemble.ts';
import type { Program } from './assemble.ts';
import { createLog } from './log.ts';

/** Another SQLite file than the environment names. */
export type Db = { db?: string };

export async function withProgram<T>(
  { db }: Db,
  work: (program: Program, config: Config) => Promise<T>,
): Promise<T> {
  const loaded = loadConfig();
  const config = db === undefined ? loaded : { ...loaded, databaseUrl: `file:${resolve(db)}` };
  const program = await assemble(config, { channels: new Map(), log: createLog('warn') });
  try {
    return await work(program, config);
  } finally {
    await program.close();
  }
}
