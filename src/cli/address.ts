/** Addresses as they are written on the command line: the channel, and how it knows somebody. */
import { z } from 'zod';
import type { Address } from '../app/ports.ts';
import { ConfigError } from '../config.ts';
import type { Config } from '../config.ts';
import { readPhone } from '../language/phone.ts';
import type { Program } from './assemble.ts';
import { terminalAddress } from './terminalAccount.ts';

const ChannelName = z.enum(['terminal', 'telegram', 'whatsapp', 'whatsapp-cloud']);

/** "telegram:123456", "whatsapp:0812…" → the address it names; throws ConfigError that says what is wrong. */
export async function readAddress(
  given: string,
  config: Config,
  program: Program,
): Promise<Address> {
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
