/** `npm run admin`: the first admin, and whatever must be possible without the chat. */
import { Command } from 'commander';
import { z } from 'zod';
import type { Address } from '../app/ports.ts';
import { ConfigError, loadConfig } from '../config.ts';
import type { Config } from '../config.ts';
import { Role } from '../domain/person.ts';
import type { Person } from '../domain/person.ts';
import type { Region } from '../domain/region.ts';
import type { Scope } from '../domain/scope.ts';
import { nameIn } from '../flows/registerAnswers.ts';
import { readSapaan } from '../language/intent.ts';
import { readPhone } from '../language/phone.ts';
import { readPlace } from '../language/place.ts';
import { assemble } from './assemble.ts';
import { createLog } from './log.ts';
import type { Program } from './assemble.ts';
import { endWith } from './failed.ts';
import { grantRole, terminalAddress } from './terminalAccount.ts';

const ChannelName = z.enum(['terminal', 'telegram', 'whatsapp', 'whatsapp-cloud']);

/** "telegram:123456", "whatsapp:0812…" → the address it names; throws ConfigError that says what is wrong. */
async function readAddress(given: string, config: Config, program: Program): Promise<Address> {
  const [name, ...rest] = given.split(':');
  const id = rest.join(':');
  const channel = ChannelName.safeParse(name);
  if (!channel.success || id === '') {
    throw new ConfigError(
      `"${given}" is no address; write <channel>:<id>, for example telegram:123456789 or whatsapp:081234567890.`,
    );
  }
  switch (channel.data) {
    case 'terminal':
      return terminalAddress(config, id);
    case 'telegram':
      return { channel: 'telegram', account: telegramAccount(config), id };
    case 'whatsapp': {
      const account = await linkedNumber(program);
      return { channel: 'whatsapp', account, id: `${digitsOf(id)}@s.whatsapp.net` };
    }
    case 'whatsapp-cloud':
      if (!config.cloud) throw new ConfigError('The CLOUD_… settings are needed (see README).');
      return {
        channel: 'whatsapp-cloud',
        account: config.cloud.phoneNumberId,
        id: digitsOf(id),
      };
  }
}

function telegramAccount(config: Config): string {
  const account = config.telegram?.token.split(':')[0];
  if (!account)
    throw new ConfigError('TELEGRAM_BOT_TOKEN is needed to know which bot this person writes to.');
  return account;
}

/** Which number of ours this person writes to is known once it is linked. */
async function linkedNumber({ devices }: Program): Promise<string> {
  // The library is large, and needed for this one kind of address only.
  const { digitsOf: ownNumber } = await import('../channels/whatsapp/identity.ts');
  const { openSession } = await import('../channels/whatsapp/session.ts');
  const session = await openSession({ devices, now: () => new Date() });
  const number = session.paired() ? ownNumber(session.creds.me?.id ?? '') : '';
  if (number === '') {
    throw new ConfigError(
      'No WhatsApp number is linked yet: start the bot with BOT_CHANNELS=whatsapp and scan its code first.',
    );
  }
  return number;
}

function digitsOf(id: string): string {
  const reading = readPhone(id.startsWith('62') ? `+${id}` : id);
  if (reading.result !== 'understood')
    throw new ConfigError(
      `"${id}" is no telephone number; write it as 081234567890 or 6281234567890.`,
    );
  return reading.value.replace('+', '');
}

/** "Kelurahan Kranji" → the area; anything that does not begin so is an agency or association. Throws ConfigError that says what is wrong. */
function readScope(role: Role, given: string | undefined, region: Region): Scope | undefined {
  if (role !== 'pendamping') {
    if (given === undefined) return undefined;
    throw new ConfigError('--scope is for the role pendamping only.');
  }
  const words = given?.trim() ?? '';
  if (words === '') {
    throw new ConfigError(
      'A pendamping needs --scope: an area such as "Kelurahan Kranji" or "Kecamatan Bekasi Barat", or the name of an agency or association.',
    );
  }
  if (!/^(?:kel|kec)(?:urahan|amatan)?\b/i.test(words)) return { kind: 'body', name: words };
  const place = readPlace(words, region);
  if (place.result === 'understood') return { kind: 'area', place: place.value };
  throw new ConfigError(`"${words}" is no kelurahan or kecamatan of ${region.name}.`);
}

/** "bu ani lestari" → the name and how they are called, as the chat would keep them; throws ConfigError that says what is wrong. */
function readName(given: string): Pick<Person, 'name' | 'sapaan'> {
  const name = nameIn(given);
  const sapaan = readSapaan(given);
  if (name !== undefined) return { name, ...(sapaan ? { sapaan } : {}) };
  throw new ConfigError(`"${given}" is no name; write it as --name "Ani Lestari".`);
}

async function grant(
  given: string,
  roleName: string,
  options: { scope?: string; name?: string },
): Promise<void> {
  const config = loadConfig();
  const role = Role.safeParse(roleName);
  if (!role.success)
    throw new ConfigError(`"${roleName}" is no role; choose from ${Role.options.join(', ')}.`);
  const program = await assemble(config, { channels: new Map(), log: createLog('warn') });
  try {
    const scope = readScope(role.data, options.scope, program.region);
    const address = await readAddress(given, config, program);
    const named = options.name === undefined ? undefined : readName(options.name);
    await grantRole(program.store, address, role.data, 'command line', new Date(), scope);
    if (named) {
      const id = await program.store.personAt(address);
      await program.store.write([{ op: 'patch', table: 'person', id, set: named }]);
    }
  } finally {
    await program.close();
  }
  process.stdout.write(`${given} is now ${role.data}.\n`);
}

const cli = new Command('admin').description('What must be possible without the chat.');
cli
  .command('grant')
  .description('give a role to somebody, for example: grant telegram:123456789 admin')
  .argument('<address>', '<channel>:<id>')
  .argument('<role>', Role.options.join(', '))
  .option(
    '--scope <area or organisation>',
    'of a pendamping: "Kelurahan Kranji", "Kecamatan Bekasi Barat", or the name of an agency or association',
  )
  .option('--name <name>', 'what colleagues and people read: "Ani Lestari" or "Bu Ani"')
  .action(grant);

cli.parseAsync().catch(endWith);
