/** `npm run chat`: talk to the bot in the terminal, or with --json let a program talk to it line by line. */
import { resolve } from 'node:path';
import { Command } from 'commander';
import { Role } from '../domain/person.ts';
import { ConfigError, loadConfig } from '../config.ts';
import type { Config } from '../config.ts';
import { endWith } from './failed.ts';
import { chatInteractively } from './chatScreen.ts';
import { chatInJson } from './chatJson.ts';

type Options = { json?: true; db?: string; asStaff: string[] };

/** "ani=admin" → who and what; throws ConfigError for anything else. */
function readStaff(given: string): { name: string; role: Role } {
  const [name, roleName] = given.split('=');
  const role = Role.safeParse(roleName);
  if (!name || !role.success) {
    throw new ConfigError(
      `--as-staff wants name=role, with one of ${Role.options.join(', ')}; got "${given}".`,
    );
  }
  return { name, role: role.data };
}

async function main(): Promise<void> {
  const program = new Command('chat')
    .description('Talk to the bot in the terminal. Type :help for what else can be sent.')
    .option('--json', 'JSON lines on standard input and output, for programs')
    .option('--db <file>', 'the SQLite file to use')
    .option('--as-staff <name=role>', 'give somebody a staff role first (repeatable)', collect, [])
    .parse();
  const options = program.opts<Options>();
  const config = withFile(loadConfig(), options.db);
  const staff = options.asStaff.map(readStaff);
  if (options.json) await chatInJson(config, staff);
  else await chatInteractively(config, staff);
}

function collect(value: string, before: string[]): string[] {
  return [...before, value];
}

function withFile(config: Config, db: string | undefined): Config {
  if (db === undefined) return config;
  return { ...config, databaseUrl: `file:${resolve(db)}` };
}

main().catch(endWith);
