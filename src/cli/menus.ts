/** The command menus of channels that show one: for everybody, and for each member of staff by role, in each language. */
import type { Program } from './assemble.ts';
import type { Address } from '../app/ports.ts';
import type { TextKey } from '../conversation/reply.ts';
import type { PersonFacts } from '../domain/facts.ts';
import type { Language, Role } from '../domain/person.ts';
import { renderLine } from '../text/render.ts';

export type MenuEntry = { command: string; description: string };
export type CommandMenus = {
  everybody: (language: Language) => MenuEntry[];
  staff: (language: Language, roles: readonly Role[]) => MenuEntry[];
};

const PUBLIC: readonly [command: string, about: TextKey][] = [
  ['menu', 'command.menu'],
  ['daftar', 'command.register'],
  ['pesanan', 'command.orders'],
  ['status', 'command.status'],
  ['lapor', 'command.report'],
  ['bantuan', 'command.help'],
  ['bahasa', 'command.language'],
  ['privasi', 'command.privacy'],
  ['batal', 'command.cancel'],
];

export function commandMenus(program: Pick<Program, 'book' | 'texts'>): CommandMenus {
  const about = (key: TextKey, language: Language): string =>
    renderLine(program.texts, { text: key }, { language });
  const everybody = (language: Language): MenuEntry[] =>
    PUBLIC.map(([command, key]) => ({ command, description: about(key, language) }));
  return {
    everybody,
    staff(language, roles) {
      const allowed = [...program.book.commands.values()].filter((command) =>
        command.roles.some((role) => roles.includes(role)),
      );
      const own = allowed.map(({ name, about: key }) => ({
        command: name,
        description: about(key, language),
      }));
      return [...own, ...everybody(language)];
    },
  };
}

/**
 * Shows members of staff the menu of their roles when they write, and again when roles or language have changed
 * since; who has lost the last role gets everybody's menu back.
 */
export function staffMenus(
  show: (chatId: string, menu: MenuEntry[]) => Promise<void>,
): (address: Address, person: PersonFacts, menus: CommandMenus) => void {
  const shown = new Map<string, string>();
  return ({ channel, id }, { language, roles }, menus) => {
    if (channel !== 'telegram') return;
    const wanted = roles.length === 0 ? '' : [language, ...roles].join();
    if ((shown.get(id) ?? '') === wanted) return;
    if (wanted === '') shown.delete(id);
    else shown.set(id, wanted);
    void show(id, wanted === '' ? [] : menus.staff(language, roles));
  };
}
