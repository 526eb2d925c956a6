/** `npm run admin`: the first admin, and whatever must be possible without the chat. */
import { Command } from 'commander';
import { z } from 'zod';
import type { Address } from '../app/ports.ts';
import { ConfigError, loadConfig } from '../config.ts';
import type { Config } from '../config.ts';
import { Role } from '../domain/person.ts';
import { assemble, createLog } from './assemble.ts';
import { endWith } from './failed.ts';
import { grantRole, terminalAddress } from './terminalAccount.ts';

const ChannelName = z.enum(['terminal', 'telegram', 'whatsapp', 'whatsapp-cloud']);

/** "telegram:123456" → the address it names; throws ConfigError that says what is wrong. */
function readAddress(given: string, config: Config): Address {
  const [name, ...rest] = given.split(':');
  const id = rest.join(':');
  const channel = ChannelName.safeParse(name);
  if (!channel.success || id === '') {
    throw new ConfigError(
      `"${given}" is no address; write <channel>:<id>, for example telegram:123456789.`,
    );
  }
  if (channel.data === 'terminal') return terminalAddress(config, id);
  const account = channel.data === 'telegram' ? (config.telegram?.token.split(':')[0] ?? '') : '';
  if (channel.data === 'telegram' && account === '') {
    throw new ConfigError('TELEGRAM_BOT_TOKEN is needed to know which bot this person writes to.');
  }
  return { channel: channel.data, account, id };
}

async function grant(given: string, roleName: string): Promise<void> {
  const config = loadConfig();
  const role = Role.safeParse(roleName);
  if (!role.success)
    throw new ConfigError(`"${roleName}" is no role; choose from ${Role.options.join(', ')}.`);
  const address = readAddress(given, config);
  const program = await assemble(config, { channels: new Map(), log: createLog('warn') });
  await grantRole(program.store, address, role.data, 'command line', new Date());
  await program.close();
  process.stdout.write(`${given} is now ${role.data}.\n`);
}

const cli = new Command('admin').description('What must be possible without the chat.');
cli
  .command('grant')
  .description('give a role to somebody, for example: grant telegram:123456789 admin')
  .argument('<address>', '<channel>:<id>')
  .argument('<role>', Role.options.join(', '))
  .action(grant);

cli.parseAsync().catch(endWith);
