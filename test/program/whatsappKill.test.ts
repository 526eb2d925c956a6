/** The bot on WhatsApp, killed while people write: nobody's message is lost, nothing is done or said twice, and what goes again has its old id. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, expect, it } from 'vitest';
import { startWhatsApp } from '../servers/whatsapp/index.ts';
import type { Phone, WhatsAppServer } from '../servers/whatsapp/index.ts';
import type { BotProcess } from './botProcess.ts';
import { counts, moments, script, withoutNumbers } from './killing.ts';
import { hears, linkByQr, PATIENCE_MS, startMain, whatsappOf } from './whatsappProcess.ts';

const folder = mkdtempSync(join(tmpdir(), 'whatsapp-kill-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const KILLS = Number(process.env.KILLS ?? 12);
const PEOPLE = 3;
/** So many reports that people still write at the last kills. */
const REPORTS = Math.max(2, Math.ceil(KILLS / 6));
const SCRIPT = script(REPORTS);
const LONGEST_MS = 600;
/** WhatsApp's word that it has a message comes this late, so that kills fall before it. */
const ACK_MS = 120;
const LOOK_MS = 1;
/** An answer may meet several kills on its way. */
const ANSWER_MS = 240_000;

/** Something to wait for before the kill, so that each window is hit and not only the wide ones. */
type Moment = {
  name: 'anywhere' | 'at the login' | 'in the handler' | 'before the sending' | 'before the ack';
  reached(server: WhatsAppServer, phones: readonly Phone[]): () => boolean;
};
const MOMENTS: readonly Moment[] = [
  { name: 'anywhere', reached: () => () => true },
  {
    // Something that somebody wrote was confirmed: it is in the journal, or already in the inbox.
    name: 'in the handler',
    reached(server) {
      const confirmed = (): number =>
        server.traffic.out('receipt').filter(({ attrs: { type } }) => type !== 'read').length;
      const before = confirmed();
      return () => confirmed() > before;
    },
  },
  {
    // The turn is committed, and somebody is shown that we type.
    name: 'before the sending',
    reached: (_server, phones) => () => phones.some(({ composing }) => composing),
  },
  {
    name: 'before the ack',
    reached(server) {
      const before = server.sent.length;
      return () => server.sent.length > before;
    },
  },
  { name: 'at the login', reached: () => () => true },
];

/** Says everything, each when the one before is answered, however long that takes. */
async function talk(phone: Phone): Promise<void> {
  for (const [text, ends] of SCRIPT) {
    await phone.says(text);
    await hears(phone, ends, ANSWER_MS);
  }
}

function heardByAll(phones: readonly Phone[]): number {
  return phones.reduce((sum, { heard }) => sum + heard.length, 0);
}

/** Where the kills fell, as the database shows it afterwards. */
type Caught = { unhandled: number; unsent: number; nothing: number };

function note(file: string, caught: Caught): void {
  const [journal = 0, inbound = 0, outbound = 0] = counts(
    file,
    `"Device" WHERE type = 'journal'`,
    '"Inbound" WHERE "dueAt" IS NOT NULL',
    '"Outbound"',
  );
  if (journal + inbound > 0) caught.unhandled += 1;
  if (outbound > 0) caught.unsent += 1;
  if (journal + inbound + outbound === 0) caught.nothing += 1;
}

it(
  `${KILLS} times kill -9 while people register and report`,
  async () => {
    const server = await startWhatsApp();
    const dataDir = join(folder, 'data');
    const file = join(dataDir, 'bot.db');
    // People see that we type for long enough to be killed meanwhile.
    const env = whatsappOf(server, dataDir, { WHATSAPP_TYPING_MS: '20-60' });
    let bot: BotProcess = startMain(env);
    await linkByQr(bot, server);
    server.ackDelayMs(ACK_MS);
    const phones = Array.from({ length: PEOPLE }, (_, n) => server.phone(`62811200030${n}`));
    let quiet = false;
    const talking = Promise.all(phones.map(talk)).finally(() => (quiet = true));
    talking.catch(() => undefined);
    const caught: Caught = { unhandled: 0, unsent: 0, nothing: 0 };
    const moment = moments(LONGEST_MS);
    const started = performance.now();
    let kills = 0;
    try {
      while (kills < KILLS && !quiet) {
        const { name, reached } = MOMENTS[kills % MOMENTS.length] ?? { name: 'anywhere' };
        await bot.running;
        if (name !== 'at the login') await server.connected(PATIENCE_MS);
        const ms = moment();
        // Somebody must have got on before the middle of a conversation can be hit: kills alone bring nobody to the end.
        const heardBefore = heardByAll(phones);
        const middle = name === 'in the handler' || name === 'before the sending';
        while (middle && heardByAll(phones) === heardBefore && !quiet) await pause(LOOK_MS);
        await pause(middle ? 0 : ms);
        const isReached = reached?.(server, phones) ?? (() => true);
        while (!isReached() && !quiet) await pause(LOOK_MS);
        await bot.kill();
        // A broken line is seen at once: the next login must not be taken for the last one.
        server.drop();
        note(file, caught);
        kills += 1;
        bot = startMain(env);
      }
      await talking;
      // Somebody who comes when all is calm says what everybody must have heard.
      const calm = server.phone('628112000399');
      await talk(calm);
      // A message that is repeated would come now.
      await calm.quiet(1_500);
      const seconds = (performance.now() - started) / 1000;
      expect(await bot.stop(), bot.stderr()).toBe(0);
      expect(kills, 'people were done too soon').toBe(KILLS);

      const expected = calm.heard.map(({ text }) => withoutNumbers(text));
      for (const phone of phones)
        expect(phone.heard.map(({ text }) => withoutNumbers(text))).toEqual(expected);
      const words = new Map<string, string>();
      for (const { id, text } of server.sent) {
        if (text === undefined) continue;
        expect(words.get(id) ?? text, 'the same id always says the same').toBe(text);
        words.set(id, text);
      }
      const repeated = server.sent.filter((sent) => sent.repeated).length;
      console.log(
        `${kills} kills in ${seconds.toFixed(0)} s: ${JSON.stringify(caught)}; ` +
          `${server.sent.length} sendings of ${words.size} messages, ${repeated} repeated under their id, ` +
          `${server.unreadable.length} asked for again by a phone`,
      );
      expect(words.size).toBe(expected.length * (PEOPLE + 1));
      expect(caught.unhandled, 'kills before the turn').toBeGreaterThan(0);
      expect(caught.unsent, 'kills before the sending').toBeGreaterThan(0);
      expect(repeated, 'kills before the ack').toBeGreaterThan(0);
      const tables = ['"Umk"', '"Ticket"', '"Person"', '"Outbound"'];
      const waiting = [`"Device" WHERE type = 'journal'`, '"Inbound" WHERE "dueAt" IS NOT NULL'];
      const all = PEOPLE + 1;
      expect(counts(file, ...tables, ...waiting)).toEqual([all, all * REPORTS, all, 0, 0, 0]);
      expect([server.unhandled, server.violations, server.unconfirmed()]).toEqual([[], [], []]);
    } finally {
      await bot.kill();
      await server.close();
    }
  },
  180_000 + KILLS * 30_000,
);
