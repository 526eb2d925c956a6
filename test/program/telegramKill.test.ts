/** The bot on Telegram, killed while people write: no answer is lost, only what was in flight may repeat, nothing is done twice. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, describe, expect, it } from 'vitest';
import { startBotApi } from '../servers/botApi/index.ts';
import type { BotApi } from '../servers/botApi/index.ts';
import { startBot } from './botProcess.ts';
import { counts, moments, script, withoutNumbers } from './killing.ts';

const folder = mkdtempSync(join(tmpdir(), 'telegram-kill-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const KILLS = Number(process.env.KILLS ?? 10);
const PEOPLE = 4;
const LONGEST_MS = 400;

/** So many reports that people still write at the last kills: one person hears about one message a second. */
const REPORTS = Math.max(1, Math.ceil(KILLS / 5));

const SCRIPT = script(REPORTS);

/** What somebody hears, without repetitions right after one another. */
function heard(
  server: BotApi,
  id: number,
): { words: string[]; repeated: number; leftBehind: number } {
  const shown = server.chat(id).botMessages.map(({ text }) => text);
  // The mark that takes a share keyboard away is deleted at once, unless the kill falls in between.
  const all = shown.filter((text) => text !== '✓').map(withoutNumbers);
  const words = all.filter((text, n) => text !== all[n - 1]);
  return { words, repeated: all.length - words.length, leftBehind: shown.length - all.length };
}

/** Says everything, each when the one before is answered, however long that takes. */
async function talk(server: BotApi, id: number, ended: () => boolean): Promise<void> {
  const person = server.user(id);
  for (const [text, ends] of SCRIPT) {
    const before = heard(server, id).words.length;
    person.sendText(text);
    const answered = (): boolean => {
      const { words } = heard(server, id);
      return words.length > before && ends.test(words.at(-1) ?? '');
    };
    while (!answered() && !ended()) await pause(20);
  }
}

describe('kill -9', () => {
  it(
    `${KILLS} times while people register and report`,
    async () => {
      const server = await startBotApi();
      const dataDir = join(folder, 'data');
      let over = false;
      const ids = Array.from({ length: PEOPLE }, (_, n) => 501 + n);
      const talking = Promise.all(ids.map((id) => talk(server, id, () => over)));
      let quiet = false;
      void talking.then(() => (quiet = true));
      const moment = moments(LONGEST_MS);
      let kills = 0;
      while (kills < KILLS && !quiet) {
        const bot = startBot(server, dataDir);
        await bot.running;
        await pause(moment());
        await bot.kill();
        kills += 1;
      }
      const bot = startBot(server, dataDir);
      const giveUp = setTimeout(() => (over = true), 150_000);
      await talking;
      clearTimeout(giveUp);
      await bot.running;
      // A message that is repeated would come now.
      await pause(1_500);
      expect(await bot.stop(), bot.stderr()).toBe(0);

      const [first = 0] = ids;
      const expected = heard(server, first).words;
      expect([over, expected.at(-1)]).toEqual([false, expect.stringMatching(/Ada lagi/)]);
      expect(kills, 'people were done too soon').toBeGreaterThanOrEqual(KILLS / 2);
      let repeated = 0;
      for (const id of ids) {
        expect(heard(server, id).words).toEqual(expected);
        expect(heard(server, id).repeated).toBeLessThanOrEqual(kills);
        expect(heard(server, id).leftBehind).toBeLessThanOrEqual(kills);
        repeated += heard(server, id).repeated;
      }
      for (const [, end] of SCRIPT)
        expect(expected.filter((words) => end.test(words))).not.toEqual([]);
      console.log(`${kills} kills; ${repeated} messages came twice`);
      const tables = ['"Umk"', '"Ticket"', '"Person"', '"Outbound"'];
      expect(counts(join(dataDir, 'bot.db'), ...tables)).toEqual([
        PEOPLE,
        PEOPLE * REPORTS,
        PEOPLE,
        0,
      ]);
      await server.stop();
    },
    200_000 + KILLS * 15_000,
  );
});
