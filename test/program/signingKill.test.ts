/** The process is killed while somebody agrees to an agreement: one consent to the very bytes that are stored, and nothing said in two ways. */
import { createHash } from 'node:crypto';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, expect, it } from 'vitest';
import type { AgreementView } from '../../src/domain/agreementView.ts';
import { backUp } from '../../src/store/backup.ts';
import { drafts, fills, partners } from './agreeing.ts';
import type { ChatProcess, Printed } from './chatProcess.ts';
import { startChat } from './chatProcess.ts';
import { startProgram } from './inProcess.ts';
import { counts } from './killing.ts';

const folder = mkdtempSync(join(tmpdir(), 'signing-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const AT = new Date('2026-11-23T02:00:00Z');
const YES = { from: 'siti', id: 'yes', text: 'ya', at: AT.toISOString() };
const CONSENTS = '"AgreementConsent"';

/** Where the kill falls: before the yes is known, when it is durable, when the turn is, and when it was said. */
const MOMENTS: Record<string, (db: string, chat: ChatProcess) => boolean> = {
  'before anything': () => true,
  'once the yes is in the inbox': (db) =>
    (counts(db, `"Inbound" WHERE "dueAt" IS NOT NULL`)[0] ?? 0) > 0 ||
    (counts(db, CONSENTS)[0] ?? 0) > 0,
  'once the consent is stored': (db) => (counts(db, CONSENTS)[0] ?? 0) > 0,
  'once it was said': (_db, chat) => chat.printed.some(({ replyTo }) => replyTo === YES.id),
};

/** A database in which the next "ya" of Siti is her consent; with the hash of what she read. */
async function aboutToAgree(): Promise<{ db: string; sha256: string }> {
  const running = await startProgram(AT);
  try {
    await partners(running);
    await drafts(running, '1');
    await fills(running, 'siti', '1234567890123');
    for (const text of ['menu', 'perjanjian', 'setuju']) await running.say('siti', text);
    const view = (await running.program.store.read(
      { kind: 'agreement', id: 1 },
      0,
    )) as AgreementView;
    const stored = await running.program.blobs.load(view.version?.blobId ?? '');
    const sha256 = createHash('sha256')
      .update(stored?.bytes ?? '')
      .digest('hex');
    expect(view.version?.sha256).toBe(sha256);
    const db = join(folder, 'bot.db');
    backUp(`file:${running.database}`, db);
    return { db, sha256 };
  } finally {
    await running.close();
  }
}

/** Each message once, as it was said; fails where one was said in two ways. */
function said(printed: readonly Printed[]): string[] {
  const byId = new Map<string, string>();
  for (const { id, to, text } of printed) {
    if (id === undefined) continue;
    const words = JSON.stringify([to, text]);
    expect(byId.get(id) ?? words, 'the same id always says the same').toBe(words);
    byId.set(id, words);
  }
  return [...byId.values()].sort();
}

it('leaves one consent, of that hash, wherever the kill falls', async () => {
  const { db: source, sha256 } = await aboutToAgree();
  const outcomes: Record<string, { said: string[]; consents: number }> = {};
  for (const [name, reached] of [...Object.entries(MOMENTS), ['never', () => false] as const]) {
    // The account is the file's name: a folder of its own for each.
    const own = join(folder, name.replaceAll(' ', '-'));
    mkdirSync(own);
    const db = join(own, 'bot.db');
    copyFileSync(source, db);
    const printed: Printed[] = [];
    if (name !== 'never') {
      const chat = startChat(db);
      chat.write(YES);
      while (!reached(db, chat)) await pause(1);
      await chat.kill();
      printed.push(...chat.printed);
    }
    const chat = startChat(db);
    await chat.say(YES);
    expect(await chat.end(), chat.stderr()).toBe(0);
    printed.push(...chat.printed);
    const [consents = 0, ofHash = 0] = counts(
      db,
      CONSENTS,
      `${CONSENTS} WHERE "sha256" = '${sha256}' AND "party" = 'umk/7'`,
    );
    expect(ofHash, name).toBe(1);
    outcomes[name] = { said: said(printed), consents };
  }
  const { never, ...killed } = outcomes;
  expect(never?.said.length).toBeGreaterThan(1);
  for (const [name, outcome] of Object.entries(killed))
    expect([name, outcome]).toEqual([name, never]);
}, 120_000);
