/** `npm run admin`: the first admin, and whatever must be possible without the chat. */
import { Command } from 'commander';
import { ConfigError, loadConfig } from '../config.ts';
import { Role } from '../domain/person.ts';
import type { Person } from '../domain/person.ts';
import type { Region } from '../domain/region.ts';
import type { Scope } from '../domain/scope.ts';
import { nameIn } from '../flows/registerAnswers.ts';
import { readSapaan } from '../language/intent.ts';
import { readPlace } from '../language/place.ts';
import { readAddress } from './address.ts';
import { assemble } from './assemble.ts';
import { createLog } from './log.ts';
import { endWith } from './failed.ts';
import { grantRole } from './terminalAccount.ts';

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
