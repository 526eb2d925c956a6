/** The command menu beside the input field: an aid only, so that no failure here stops anything; rights are checked elsewhere. */
import type { Api } from 'grammy';
import type { Logger } from 'pino';
import { describe } from './failures.ts';
import { shorten } from '../split.ts';

export type MenuEntry = { command: string; description: string };
export type Menus = { everybody(language: 'id' | 'en'): readonly MenuEntry[] };

/** Bot API setMyCommands: at most 100; longer JSON than this is refused too. */
const MAX_COMMANDS = 100;
const MAX_BYTES = 7_000;
const MAX_DESCRIPTION = 256;

/** Sets the menus for everybody: Indonesian for all languages, English for those who use Telegram in English. */
export async function setMenus(api: Api, menus: Menus, log: Logger): Promise<void> {
  const scope = { type: 'all_private_chats' } as const;
  await quietly(log, async () => {
    const indonesian = fitting(menus.everybody('id'));
    await api.setMyCommands(indonesian, { scope });
    await api.setMyCommands(indonesian, { scope, language_code: 'id' });
    await api.setMyCommands(fitting(menus.everybody('en')), { scope, language_code: 'en' });
  });
}

/** Sets what one person's private chat shows; an empty list gives them everybody's menu back. */
export async function setMenuFor(
  api: Api,
  chatId: string,
  commands: readonly MenuEntry[],
  log: Logger,
): Promise<void> {
  const scope = { type: 'chat', chat_id: Number(chatId) } as const;
  await quietly(log, async () => {
    if (commands.length === 0) await api.deleteMyCommands({ scope });
    else await api.setMyCommands(fitting(commands), { scope });
  });
}

async function quietly(log: Logger, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (thrown) {
    log.warn({ why: describe(thrown) }, 'a command menu could not be set');
  }
}

/** Only names that Telegram takes, and as many as it takes. */
function fitting(entries: readonly MenuEntry[]): MenuEntry[] {
  const fit: MenuEntry[] = [];
  let bytes = 0;
  for (const { command, description } of entries) {
    if (!/^[a-z0-9_]{1,32}$/.test(command) || fit.some((known) => known.command === command))
      continue;
    const entry = { command, description: shorten(description, MAX_DESCRIPTION) || command };
    bytes += Buffer.byteLength(JSON.stringify(entry)) + 1;
    if (fit.length === MAX_COMMANDS || bytes > MAX_BYTES) break;
    fit.push(entry);
  }
  return fit;
}
