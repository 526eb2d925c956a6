/** Killed anywhere and started again: no answer lost, no effect doubled, a repeated line has the same id. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { Printed } from './chatProcess.ts';
import { startChat } from './chatProcess.ts';

const folder = mkdtempSync(join(tmpdir(), 'kill-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The moments are pseudo-random but the same in every run. */
const KILLS = Number(process.env.KILLS ?? 8);

function registration(person: string, at: number): { from: string; id: string; text: string }[] {
  const words = [
    'halo',
    'daftar',
    'setuju',
    `Siti ${'ABCDEFGHIJ'[at % 10] ?? ''}minah`,
    'keripik singkong',
    '500 bungkus per bulan',
    'kranji',
    'belum',
    '081234567890',
    'ya',
    'kirim',
    'lapor',
    'pembayaran belum dibayar padahal barang sudah dikirim',
  ];
  return words.map((text, index) => ({ from: person, id: `${person}-${index}`, text }));
}

describe('kill -9', () => {
  it(`${KILLS} times in the middle of a script`, async () => {
    const script = Array.from({ length: 6 }, (_, person) =>
      registration(`orang${person}`, person),
    ).flatMap((lines) => lines);
    // Interleaved: one line of each person in turn.
    script.sort((a, b) => Number(a.id.split('-')[1]) - Number(b.id.split('-')[1]));
    const db = join(folder, 'bot.db');
    const all: Printed[] = [];
    let next = 0;
    let seed = 42;
    for (let round = 0; round <= KILLS; round++) {
      const chat = startChat(db);
      const last = round === KILLS;
      seed = (seed * 1103515245 + 12345) % 2147483648;
      const stopAfter = last ? Infinity : 300 + (seed % 1500);
      const killer = last ? undefined : setTimeout(() => void chat.kill(), 1200 + stopAfter);
      // From the first line that was not answered: a repeated one must be harmless.
      for (const line of script.slice(Math.max(0, next - 3))) {
        if (chat.printed.length === 0 && next > 0) await new Promise((r) => setTimeout(r, 0));
        chat.write(line);
      }
      const code = last ? await chat.end() : await chat.exited;
      clearTimeout(killer);
      all.push(...chat.printed);
      if (last) expect(code, chat.stderr()).toBe(0);
      const done = new Set(all.flatMap((line) => (line.done === undefined ? [] : [line.done])));
      while (next < script.length && done.has(script[next]?.id ?? '')) next++;
    }
    const spoken = all.filter((line) => line.text !== undefined);
    const byId = new Map<string, string>();
    for (const line of spoken) {
      const said = `${line.to}: ${line.text}`;
      // The same id always says the same.
      expect(byId.get(line.id ?? '') ?? said).toBe(said);
      byId.set(line.id ?? '', said);
    }
    for (let person = 0; person < 6; person++) {
      const own = [...byId.values()].filter((said) => said.startsWith(`orang${person}: `));
      expect(own.filter((said) => said.includes('pendaftaran selesai'))).toHaveLength(1);
    }
    // Numbers were given once each.
    const numbers = [...byId.values()].flatMap(
      (said) => /Nomor UMK \S+: (\d+)/.exec(said)?.[1] ?? [],
    );
    expect(new Set(numbers).size).toBe(6);
    // Every line got an answer.
    expect(new Set(spoken.map((line) => line.replyTo)).size).toBeGreaterThanOrEqual(script.length);
  }, 180_000);
});
