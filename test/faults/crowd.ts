/** People who register a business and report a problem, each line when the one before is answered, whatever happens to the bot meanwhile. */
import { setTimeout as pause } from 'node:timers/promises';
import type { BotApi } from '../servers/botApi/index.ts';
import { script, withoutNumbers } from '../program/killing.ts';

/** What one person says, and what ends the answer to each. */
export type Lines = readonly (readonly [text: string, ends: RegExp])[];

export const REGISTERS: Lines = script(0);

/** Who waits longer for an answer, with nothing going wrong any more, has lost it. */
const LOST_MS = 60_000;
const LOOK_MS = 25;

export type Said = { id: number; lines: Lines; answered: number };

/** What somebody hears, each message once where it came several times in a row, without the marks that only take a keyboard away. */
export function heard(server: BotApi, id: number): string[] {
  const all = server.chat(id).botMessages.map(({ text }) => withoutNumbers(text));
  const words = all.filter((text) => text !== '✓');
  return words.filter((text, n) => text !== words[n - 1]);
}

export type Talk = {
  /** Resolves when all was said and answered, or nobody was answered for a long time. */
  ended: Promise<Said[]>;
  /** Lines that were said so far. */
  said(): number;
  isOver(): boolean;
  /** Goes on with waiting: something was done to the bot. */
  disturbed(): void;
};

/** Lets these people talk at once. `says`: how a line reaches the bot. */
export function talk(
  server: BotApi,
  ids: readonly number[],
  lines: Lines,
  says: (id: number, text: string) => void = (id, text) => void server.user(id).sendText(text),
): Talk {
  const people = ids.map((id) => ({ id, lines, answered: 0, before: -1, shown: -1 }));
  let said = 0;
  let over = false;
  let movedAt = Date.now();
  async function go(): Promise<Said[]> {
    while (!over) {
      for (const person of people) {
        const line = person.lines[person.answered];
        if (!line) continue;
        if (person.before < 0) {
          person.before = heard(server, person.id).length;
          says(person.id, line[0]);
          said += 1;
        }
        const shown = server.chat(person.id).last?.messageId ?? 0;
        if (shown === person.shown) continue;
        person.shown = shown;
        const words = heard(server, person.id);
        // Who was away for long, by the clock at least, is greeted first.
        const parts = (words.at(-1) ?? '').split('\n\n');
        if (words.length <= person.before || !parts.some((part) => line[1].test(part))) continue;
        person.answered += 1;
        person.before = -1;
        movedAt = Date.now();
      }
      over = people.every(({ answered }) => answered === lines.length);
      if (Date.now() - movedAt > LOST_MS) over = true;
      if (!over) await pause(LOOK_MS);
    }
    return people;
  }
  for (const id of ids) server.user(id);
  return {
    ended: go(),
    said: () => said,
    isOver: () => over,
    disturbed: () => (movedAt = Date.now()),
  };
}
