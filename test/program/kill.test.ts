/** Killed anywhere and started again: no answer lost, no effect doubled, a repeated line has the same id and words. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, describe, expect, it } from 'vitest';
import type { Printed } from './chatProcess.ts';
import { startChat } from './chatProcess.ts';
import { counts, moments, REGISTER, REPORT } from './killing.ts';

const folder = mkdtempSync(join(tmpdir(), 'kill-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const KILLS = Number(process.env.KILLS ?? 7);
/** So many that lines are left for the last kill, on a slow machine too. */
const PEOPLE = Math.max(6, Math.ceil(KILLS * 0.6));
const LONGEST_MS = 250;
const AT = '2026-11-23T02:00:00Z';

const WORDS = ['halo', 'daftar', ...REGISTER.slice(1), ...REPORT];

/** Interleaved: one line of each person in turn. */
const script = WORDS.flatMap((text, index) =>
  Array.from({ length: PEOPLE }, (_, n) => ({
    from: `orang${n}`,
    id: `orang${n}-${index}`,
    text,
    at: AT,
  })),
);

function count(db: string, what: string): number {
  return counts(db, what)[0] ?? -1;
}

type Caught = { beforeTheTurn: number; beforeTheWords: number; between: number };

/** Where the kill fell, as the database shows it: a line not handled, words not acknowledged, or neither. */
function note(db: string, caught: Caught): void {
  if (count(db, '"Inbound" WHERE "dueAt" IS NOT NULL') > 0) caught.beforeTheTurn += 1;
  else if (count(db, '"Outbound"') > 0) caught.beforeTheWords += 1;
  else caught.between += 1;
}

/** Plays the script with kills; gives everything that was printed in any run. */
async function playKilled(db: string, caught: Caught): Promise<Printed[]> {
  const all: Printed[] = [];
  let next = 0;
  const moment = moments(LONGEST_MS);
  for (let round = 0; round <= KILLS; round++) {
    const chat = startChat(db);
    // From before the first line that was not acknowledged: a repeated one must be harmless.
    for (const line of script.slice(Math.max(0, next - 3))) chat.write(line);
    if (round === KILLS) {
      expect(await chat.end(), chat.stderr()).toBe(0);
    } else {
      await chat.awake;
      await pause(moment());
      await chat.kill();
      note(db, caught);
    }
    all.push(...chat.printed);
    const done = new Set(all.flatMap((line) => line.done ?? []));
    while (next < script.length && done.has(script[next]?.id ?? '')) next++;
    if (round < KILLS) expect(next, 'the script is too short').toBeLessThan(script.length);
  }
  return all;
}

/** What each line was answered with, each message once; numbers that were given out count as equal. */
function answers(printed: readonly Printed[]): Map<string, string[]> {
  const byId = new Map<string, string>();
  const byLine = new Map<string, string[]>();
  for (const { id, to, text, turn, replyTo = '' } of printed) {
    if (id === undefined) continue;
    const said = JSON.stringify([to, text, turn, replyTo]);
    expect(byId.get(id) ?? said, 'the same id always says the same').toBe(said);
    if (byId.has(id)) continue;
    byId.set(id, said);
    const words = (text ?? '').replace(/T-\d+/g, 'T-#').replace(/(Nomor UMK \S+:) \d+/g, '$1 #');
    byLine.set(replyTo, [...(byLine.get(replyTo) ?? []), words]);
  }
  return byLine;
}

describe('kill -9', () => {
  it(
    `${KILLS} times in the middle of a script changes nothing that anybody hears`,
    async () => {
      const calm = startChat(join(folder, 'calm.db'));
      const one = script.filter(({ from }) => from === 'orang0');
      for (const line of one) calm.write(line);
      expect(await calm.end(), calm.stderr()).toBe(0);
      const expected = answers(calm.printed);
      expect(calm.printed.at(-2)?.position).toBe('menu/welcome');

      const db = join(folder, 'bot.db');
      const caught: Caught = { beforeTheTurn: 0, beforeTheWords: 0, between: 0 };
      const printed = await playKilled(db, caught);
      console.log(`kills between receipt and done: ${JSON.stringify(caught)}`);
      const heard = answers(printed);
      for (const { id } of script) {
        expect([id, heard.get(id)]).toEqual([
          id,
          expected.get(id.replace(/^orang\d+/, 'orang0')) ?? [],
        ]);
      }
      expect(heard.size).toBe(script.length);
      expect(new Set(printed.flatMap(({ done }) => done ?? [])).size).toBe(script.length);
      // Each number was given once, and each thing made once.
      const all = printed.map(({ text }) => text ?? '').join('\n');
      expect(new Set(all.match(/Nomor UMK \S+: \d+/g)).size).toBe(PEOPLE);
      expect(new Set(all.match(/T-\d+/g)).size).toBe(PEOPLE);
      for (const table of ['Umk', 'Ticket', 'Person']) expect(count(db, `"${table}"`)).toBe(PEOPLE);
      expect(count(db, '"Outbound"')).toBe(0);
      expect(caught.beforeTheTurn + caught.beforeTheWords).toBeGreaterThanOrEqual(
        KILLS < 30 ? 1 : KILLS / 5,
      );
    },
    60_000 + KILLS * 10_000,
  );
});
