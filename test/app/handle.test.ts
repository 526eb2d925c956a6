/** The shell around the engine, on a real database: bubbles, stale turns, a bug in a dialog, news that waits its turn. */
import Database from 'better-sqlite3';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { pino } from 'pino';
import { createHandler, GATHER_MS } from '../../src/app/handle.ts';
import { QUIET_MS } from '../../src/app/patience.ts';
import type { Handler } from '../../src/app/handle.ts';
import { typed } from '../../src/conversation/input.ts';
import type { Store } from '../../src/app/ports.ts';
import type { Book } from '../../src/conversation/step.ts';
import { startProgram } from '../program/inProcess.ts';
import type { Running } from '../program/inProcess.ts';

let running: Running | undefined;
afterEach(async () => {
  await running?.close();
  running = undefined;
});

const from = (id: string) => ({ channel: 'terminal' as const, account: 'bot.db', id });

/** A second handler on the same store, for a channel that gathers or a book that is broken. */
async function handlerWith(changes: {
  gathers?: boolean;
  book?: (book: Book) => Book;
  store?: (store: Store) => Store;
}): Promise<{
  handler: Handler;
  say: (id: string, words: string) => Promise<void>;
  heard: (id: string) => Promise<string[]>;
  at: (ms: number) => void;
}> {
  running = await startProgram();
  const { program, sent } = running;
  let now = new Date('2026-11-23T02:00:00Z');
  running.moveClock(now);
  const handler = createHandler({
    store: changes.store?.(program.store) ?? program.store,
    matching: program.matching,
    current: () => {
      const { region, texts, book } = program;
      const changed = changes.book?.(book) ?? book;
      return Promise.resolve({ region, texts, book: changed, shipped: texts });
    },
    log: pino({ level: 'silent' }),
    now: () => now,
    gathers: () => changes.gathers ?? false,
    committed: () => undefined,
  });
  let count = 0;
  return {
    handler,
    async say(id, words) {
      const message = { id: `m${count++}`, from: from(id), at: now, input: typed(words) };
      const { settled } = await handler.receive(message);
      await settled;
    },
    async heard(id) {
      const before = sent.filter((message) => message.address.id === id).length;
      await program.delivery.flush();
      const own = sent.filter((message) => message.address.id === id);
      return own.slice(before).map(({ message }) => message.text);
    },
    at(ms) {
      now = new Date(now.getTime() + ms);
      running?.moveClock(now);
    },
  };
}

/** Siti is asked how much she can make, and what she writes is gathered. */
async function askedForCapacity() {
  const rig = await handlerWith({ gathers: true });
  for (const words of ['halo', 'daftar', 'setuju', 'Siti', 'keripik singkong'])
    await rig.say('siti', words);
  await rig.heard('siti');
  return rig;
}

describe('bubbles', () => {
  it('that make no sense alone are read with the next ones, and answered once', async () => {
    const { say, heard, at, handler } = await askedForCapacity();
    await say('siti', 'kira-kira');
    expect(await heard('siti')).toEqual([]);
    at(1000);
    await say('siti', '500 bungkus per bulan');
    const replies = await heard('siti');
    expect(replies).toHaveLength(1);
    expect(replies[0]).not.toContain('belum terbaca');
    handler.stop();
  });

  it('get their hint when nothing follows', async () => {
    const { say, heard, at, handler } = await askedForCapacity();
    await say('siti', 'lumayan');
    expect(await heard('siti')).toEqual([]);
    at(GATHER_MS + 1);
    await handler.drain([1]);
    expect(await heard('siti')).toHaveLength(1);
    handler.stop();
  });

  it('are not waited for by a clock that was set back meanwhile', async () => {
    const { say, heard, at, handler } = await askedForCapacity();
    await say('siti', 'lumayan');
    at(-20 * 3_600_000);
    await handler.drain([1]);
    expect(await heard('siti')).toHaveLength(1);
    handler.stop();
  });
});

describe('a person who turns out to be known', () => {
  it('is asked at once what waits in the one conversation', async () => {
    const { say, heard } = await handlerWith({});
    for (const words of ['halo', 'daftar', 'setuju', 'Siti', 'keripik singkong', 'hubungkan'])
      await say('siti', words);
    const code = /HUBUNGKAN (\w{8})/.exec((await heard('siti')).join('\n'))?.[1] ?? '';
    for (const words of ['halo', 'daftar', 'setuju', 'Siti', `hubungkan ${code}`])
      await say('baru', words);
    await heard('baru');
    await say('baru', 'ya');
    expect((await heard('baru')).at(-1)).toContain('Kita lanjutkan pendaftaran');
  });
});

describe('a bug in a dialog', () => {
  it('brings an apology, keeps the dialog where it was, and stops nobody else', async () => {
    const { say, heard } = await handlerWith({
      book: (book) => {
        const flow = book.flows.get('question');
        if (!flow) throw new Error('no flow');
        const steps = { ...flow.steps, question: { kind: 'branch' as const, next: 'nowhere' } };
        return { ...book, flows: new Map([...book.flows, ['question', { ...flow, steps }]]) };
      },
    });
    await say('siti', 'halo');
    await heard('siti');
    await say('siti', 'tanya');
    const [apology] = await heard('siti');
    expect(apology).toContain('gangguan');
    // What they wrote is kept for staff, although it was answered.
    const database = new Database(running?.database ?? '', { readonly: true });
    const kept = database.prepare('SELECT body FROM Inbound WHERE parked IS NOT NULL').all();
    database.close();
    expect(kept).toEqual([{ body: expect.stringMatching(/^k1:/) as string }]);
    await say('siti', 'daftar');
    expect((await heard('siti')).join()).toContain('BIG HUG');
    await say('budi', 'halo');
    expect(await heard('budi')).not.toEqual([]);
  });
});

describe('a database that is gone for a while', () => {
  it('makes a message wait, and nobody hears of it', async () => {
    let gone = true;
    const { handler, say, heard } = await handlerWith({
      store: (store) => ({
        ...store,
        commitMany: (turns) => {
          if (!gone) return store.commitMany(turns);
          gone = false;
          return Promise.reject(new Error('Connection terminated unexpectedly'));
        },
      }),
    });
    await say('siti', 'halo');
    expect(await heard('siti')).toEqual([]);
    await vi.waitFor(async () => expect(await heard('siti')).not.toEqual([]), { timeout: 5_000 });
    expect(running?.sent.some(({ message }) => message.text.includes('gangguan'))).toBe(false);
    expect(await running?.program.store.depth(running.now())).toMatchObject({ parked: 0 });
    handler.stop();
  });
});

describe('two messages of one person at the same moment', () => {
  it('are answered one after the other, each on what the first one left', async () => {
    const { handler, heard } = await handlerWith({});
    const at = new Date('2026-11-23T02:00:00Z');
    const words = ['halo', 'daftar', 'setuju', 'Siti', 'keripik singkong', '500 bungkus per bulan'];
    const received = await Promise.all(
      words.map((text, index) =>
        handler.receive({ id: `same-${index}`, from: from('siti'), at, input: typed(text) }),
      ),
    );
    await Promise.all(received.map((message) => message.settled));
    const said = await heard('siti');
    expect(said.at(-1)).toContain('kecamatan');
  });
});

describe('news', () => {
  it('waits while somebody is in the middle of a dialog, and comes when it is over', async () => {
    running = await startProgram();
    const { say, grant, sent, moveClock, program } = running;
    const start = new Date('2026-11-23T02:00:00Z');
    await grant('ani', 'admin');
    await say('ani', 'halo');
    await say('ani', 'lapor');
    const heard = (): number => sent.filter((message) => message.address.id === 'ani').length;
    const before = heard();
    await say('siti', 'petugas');
    expect(heard()).toBe(before);
    // Her own dialog goes on undisturbed.
    await say('ani', 'batal');
    await program.timers.fire('test');
    await program.delivery.flush();
    expect(heard()).toBeGreaterThan(before + 1);

    await say('ani', 'lapor');
    const again = heard();
    await say('budi', 'petugas');
    expect(heard()).toBe(again);
    moveClock(new Date(start.getTime() + QUIET_MS + 1000));
    await program.timers.fire('test');
    await program.delivery.flush();
    expect(heard()).toBeGreaterThan(again);
  });

  it('does not wait for as long as the clock was set back in the middle of a dialog', async () => {
    running = await startProgram();
    const { say, grant, sent, moveClock, now, program } = running;
    await grant('ani', 'admin');
    await say('ani', 'halo');
    await say('ani', 'lapor');
    const heard = (): number => sent.filter((message) => message.address.id === 'ani').length;
    const before = heard();
    moveClock(new Date(now().getTime() - 20 * 3_600_000));
    await say('siti', 'petugas');
    await program.timers.fire('test');
    await program.delivery.flush();
    expect(heard()).toBeGreaterThan(before);
  });
});

it('serves others and starts where what is stored of somebody cannot be read', async () => {
  running = await startProgram();
  const { store } = running.program;
  const at = running.now();
  await running.say('siti', 'halo');
  for (const who of ['siti', 'budi'])
    await store.receive({ id: `late-${who}`, from: from(who), at, input: typed('daftar') });
  const database = new Database(running.database);
  // An address, which is read with whatever came from it.
  database.prepare(`UPDATE "Address" SET "external" = 'spoilt' WHERE "id" = 1`).run();
  database.close();
  await running.restart();
  const heard = running.sent.filter(({ address }) => address.id === 'budi');
  expect(heard).not.toEqual([]);
});

it('answers at once where its clock is slower than the provider’s', async () => {
  running = await startProgram();
  const { handler, delivery } = running.program;
  const at = new Date(running.now().getTime() + 3_600_000);
  const { settled } = await handler.receive({
    id: 'm1',
    from: from('siti'),
    at,
    input: typed('halo'),
  });
  await settled;
  await delivery.flush();
  expect(running.sent).not.toEqual([]);
});
