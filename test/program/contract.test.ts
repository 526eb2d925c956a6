/** `chat --json`, line by line: what other programs rely on, in the real process. */
import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { startChat } from './chatProcess.ts';
import type { ChatProcess, Printed } from './chatProcess.ts';

const folder = mkdtempSync(join(tmpdir(), 'contract-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let chat: ChatProcess;

let count = 0;
const newFile = (): string => join(folder, `bot${count++}.db`);
const AT = '2026-11-23T02:00:00Z';
const later = (minutes: number): string =>
  new Date(Date.parse(AT) + minutes * 60_000).toISOString();
/** A report in one go, up to the question whether to send it. */
const REPORT = ['lapor', 'pembayaran belum dibayar padahal barang sudah dikirim sejak lama'];
const texts = (lines: readonly Printed[]): string => lines.map(({ text }) => text).join('\n');

/** Says several things, one after the other; gives everything that was printed. */
async function tell(from: string, words: readonly string[], more = {}): Promise<Printed[]> {
  const printed: Printed[] = [];
  for (const text of words) {
    printed.push(...(await chat.say({ from, id: `n${count++}`, text, ...more })));
  }
  return printed;
}

/** Answers a report's questions until it is sent; gives what was printed because of the last answer. */
async function report(from: string, more = {}): Promise<Printed[]> {
  let printed = await tell(from, REPORT, more);
  for (let step = 0; step < 8; step++) {
    if (/T-\d{4}/.test(texts(printed))) return printed;
    const own = printed.filter(({ to }) => to === from).at(-1);
    const answer = { 'report/review': 'kirim', 'report/urgent': 'ya' }[own?.position ?? ''];
    printed = await tell(from, [answer ?? 'tidak'], more);
  }
  throw new Error(`the report was not sent: ${texts(printed)}`);
}

describe('a line that is said', () => {
  beforeAll(() => {
    chat = startChat(newFile());
  });
  afterAll(() => chat.kill());

  it('is answered with the fields of the contract, the empty ones left out, then done', async () => {
    const printed = await chat.say({ from: 'siti', id: 'a-1', text: 'halo', at: AT, other: [1] });
    expect(printed.at(-1)).toEqual({ done: 'a-1' });
    const said = printed.slice(0, -1);
    expect(said.length).toBeGreaterThan(0);
    for (const message of said) {
      const known = ['id', 'to', 'text', 'options', 'turn', 'position', 'replyTo', 'attachment'];
      expect(known).toEqual(expect.arrayContaining(Object.keys(message)));
      expect(message).toMatchObject({ to: 'siti', replyTo: 'a-1' });
      expect(message.id).toMatch(/^\d+\/\d+$/);
      expect(message.position).toMatch(/^[a-z_]+\/[a-z_]+$/i);
      for (const value of Object.values(message)) expect([[], '', null]).not.toContainEqual(value);
      expect(message.turn === undefined).toBe(message.options === undefined);
    }
    const asked = said.at(-1);
    expect(asked?.turn).toBeGreaterThan(0);
    for (const option of asked?.options ?? []) {
      expect(Object.keys(option).sort()).toEqual(['id', 'label']);
    }
    expect(await chat.say({ from: 'siti', id: 'a-1', text: 'halo' })).toEqual([{ done: 'a-1' }]);
    // An id is unique for one person only, and may be a number.
    expect((await chat.say({ from: 'dewi', id: 'a-1', text: 'halo' })).length).toBeGreaterThan(1);
    chat.write({ from: 'dewi', id: 7, text: 'menu' });
    expect((await chat.say({ from: 'dewi', id: '8', text: 'menu' })).map((x) => x.done)).toContain(
      '7',
    );
  });

  it('may hold what other readers take for the end of a line', async () => {
    await tell('tuti', ['daftar', 'setuju'], { at: AT });
    const [said, done] = await tell('tuti', ['Siti\u2028Aminah\u2029']);
    expect(said?.position).toBe('register/product');
    expect(done?.done).toBeDefined();
  });

  it('may be a choice: of the newest question, or of an older one, which does nothing', async () => {
    const [asked] = (await tell('rosa', ['mau daftar'], { at: AT })).filter((m) => m.options);
    const named = await chat.say({ from: 'rosa', id: 'old', choice: 'setuju', turn: 0 });
    expect(named.at(-2)?.position).toBe('register/consent_ask');
    const newest = await chat.say({ from: 'rosa', id: 'new', choice: 'setuju' });
    expect(newest.at(-2)?.position).toBe('register/name');
    const again = await chat.say({
      from: 'rosa',
      id: 'gone',
      choice: 'setuju',
      turn: asked?.turn ?? 0,
    });
    expect(again.at(-2)?.position).toBe('register/name');
  });

  it('may be a file, a place or a contact', async () => {
    const path = join(folder, 'keripik.jpg');
    writeFileSync(path, Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16]));
    for (const kind of ['photo', 'document', 'voice']) {
      const printed = await chat.say({ from: 'yani', id: kind, [kind]: path, at: AT });
      expect(printed.at(-1)).toEqual({ done: kind });
      expect(printed.length, kind).toBeGreaterThan(1);
    }
    const place = await chat.say({ from: 'yani', id: 'p', location: { lat: -6.23, lon: 106.99 } });
    expect(place.at(-1)).toEqual({ done: 'p' });
    const card = await chat.say({ from: 'yani', id: 'c', contact: { phone: '081234567890' } });
    expect(card.at(-1)).toEqual({ done: 'c' });
  });

  it('is told what is wrong with it, when it is no input, and nothing else happens', async () => {
    const big = join(folder, 'big.jpg');
    writeFileSync(big, '');
    truncateSync(big, 20 * 1024 * 1024 + 1);
    const wrong = [
      'nonsense',
      '[]',
      '"halo"',
      'null',
      '{"from":"siti","id":"1"}',
      '{"from":"siti","text":"halo"}',
      '{"id":"1","text":"halo"}',
      '{"from":"siti","id":"1","text":"halo","choice":"ya"}',
      '{"from":"siti","id":"1","text":"halo","at":"besok"}',
      '{"from":"siti","id":"1","text":5}',
      '{"from":"siti","id":"1","location":{"lat":91,"lon":0}}',
      '{"from":"siti","id":"1","photo":""}',
      `{"from":"siti","id":"1","photo":"${join(folder, 'none.jpg')}"}`,
      `{"from":"siti","id":"1","document":"${big}"}`,
      `{"from":"siti","id":"1","voice":"${folder}"}`,
    ];
    for (const line of wrong) chat.write(line);
    const printed = await tell('siti', ['halo'], { at: AT });
    const errors = chat.printed.filter(({ error }) => error !== undefined);
    expect(errors.map(({ line }) => line)).toEqual(wrong);
    for (const error of errors) expect(Object.keys(error).sort()).toEqual(['error', 'line']);
    expect(errors.at(-2)?.error).toContain('20 MB');
    expect(printed.at(-1)?.done).toBeDefined();
    expect(chat.stderr()).toBe('');
  });
});

describe('time', () => {
  afterEach(() => chat.kill());

  it('stands still, never goes back, also after a restart', async () => {
    const db = newFile();
    chat = startChat(db);
    const first = /sebelum[^\n]*|paling lambat[^\n]*|\d+ \w+ 20\d\d/i;
    const before = first.exec(texts(await report('siti', { at: AT })))?.[0];
    expect(before).toBeDefined();
    const back = await report('dewi', { at: '2026-11-01T02:00:00Z' });
    expect(first.exec(texts(back))?.[0]).toBe(before);
    expect(await chat.end(), chat.stderr()).toBe(0);
    chat = startChat(db);
    expect(first.exec(texts(await report('tini')))?.[0]).toBe(before);
    const old = await report('wati', { at: '2026-11-20T02:00:00Z' });
    expect(first.exec(texts(old))?.[0]).toBe(before);
    expect(first.exec(texts(await report('yuli', { at: later(14 * 24 * 60) })))?.[0]).not.toBe(
      before,
    );
  });

  it('lets what is due happen at a tick only, in order, for the tick that caused it', async () => {
    const db = newFile();
    const staff = ['--as-staff', 'ani=admin', '--as-staff', 'rina=mediator'];
    chat = startChat(db, staff);
    // Both are in the middle of something, so that the news of a report is put off: Rina's for longer.
    await tell('ani', ['daftar', 'setuju'], { at: AT });
    await tell('rina', ['daftar', 'setuju'], { at: later(2) });
    const sent = await report('siti', { at: later(3) });
    expect(sent.filter(({ to }) => to === 'ani' || to === 'rina')).toEqual([]);
    // Long overdue, and still nothing: neither for somebody else's line, nor for Ani's own, nor at a start.
    expect(new Set((await tell('siti', ['menu'], { at: later(60) })).map(({ to }) => to))).toEqual(
      new Set(['siti', undefined]),
    );
    const own = await tell('ani', ['Ani Wijaya']);
    expect(own.map(({ position }) => position)).toEqual(['register/product', undefined]);
    expect(await chat.end(), chat.stderr()).toBe(0);
    chat = startChat(db, staff);
    const overdue = await chat.say({ tick: true, id: 't0', at: AT });
    expect(overdue.length).toBeGreaterThan(1);
    expect(overdue.pop()).toEqual({ done: 't0' });
    for (const message of overdue) expect(message).toMatchObject({ to: 'rina', replyTo: 't0' });
    // Ani has answered at 60 minutes: hers is due ten minutes later.
    expect(await chat.say({ tick: true, id: 't1', at: later(69) })).toEqual([{ done: 't1' }]);
    const due = await chat.say({ tick: true, id: 't2', at: later(70) });
    expect(due.pop()).toEqual({ done: 't2' });
    expect(texts(due)).toMatch(/T-\d{4}|lapor/i);
    for (const message of due) expect(message).toMatchObject({ to: 'ani', replyTo: 't2' });
    expect(await chat.say({ tick: true, id: 't2', at: later(70) })).toEqual([{ done: 't2' }]);
  });

  it('is no line without its id, and a tick may be somebody’s', async () => {
    chat = startChat(newFile());
    chat.write({ tick: true });
    await chat.say({ from: 'clock', tick: true, id: 't', at: AT });
    expect(chat.printed).toEqual([
      { error: expect.stringMatching(/^id: /) as string, line: '{"tick":true}' },
      { done: 't' },
    ]);
  });

  it('brings news to others because of the line that caused it', async () => {
    chat = startChat(newFile(), ['--as-staff', 'ani=admin', '--as-staff', 'rina=viewer']);
    await tell('ani', ['halo'], { at: AT });
    const sent = await report('siti');
    const { done } = sent.at(-1) ?? {};
    const news = sent.filter(({ to }) => to === 'ani');
    expect(news).not.toEqual([]);
    expect(new Set(news.map(({ replyTo }) => replyTo))).toEqual(new Set([done]));
    // Every message stands before the done of the line that it answers.
    const open = new Set<string>();
    for (const line of [...chat.printed].reverse()) {
      if (line.done !== undefined) open.add(line.done);
      else expect(open).toContain(line.replyTo);
    }
    // --as-staff is repeatable.
    expect(texts(await tell('ani', ['/perintah']))).toContain('admin');
    expect(texts(await tell('rina', ['/perintah']))).toContain('viewer');
    expect(texts(await tell('siti', ['/perintah']))).not.toMatch(/admin|viewer/);
  });
});

describe('many lines', () => {
  afterEach(() => chat.kill());

  it('of 200 people, two at a time and without waiting, are done in their order', async () => {
    chat = startChat(newFile(), [], { LOG_LEVEL: 'trace' });
    const people = Array.from({ length: 200 }, (_, n) => `orang${n}`);
    const rounds = [['mau daftar', 'setuju']];
    const ids: string[] = [];
    for (const words of rounds) {
      for (const from of people) {
        for (const text of words) {
          const id = `${from}-${ids.length}`;
          ids.push(id);
          chat.write({ from, id, text, at: AT });
        }
      }
    }
    expect(await chat.end(), chat.stderr()).toBe(0);
    expect(chat.printed.flatMap(({ done }) => done ?? [])).toEqual(ids);
    for (const from of people) {
      const own = chat.printed.filter(({ to }) => to === from);
      expect(own.at(-1)?.position).toBe('register/name');
      expect(own.every(({ replyTo }) => replyTo?.startsWith(`${from}-`))).toBe(true);
    }
    // Logs are elsewhere, and say nothing of anybody.
    for (const line of chat.stderr().trim().split('\n')) JSON.parse(line);
    expect(chat.stderr()).toContain('"turn"');
    expect(chat.stderr()).not.toMatch(/setuju|orang1/);
  }, 180_000);

  it('go on after a reader that went away: what it did not get comes at the next start', async () => {
    const db = newFile();
    chat = startChat(db);
    await tell('siti', ['mau daftar'], { at: AT });
    const before = chat.printed.length;
    chat.closeOutput();
    chat.write({ from: 'siti', id: 'lost', text: 'setuju' });
    expect(await chat.exited).toBe(1);
    expect(chat.stderr().trim().split('\n')).toHaveLength(1);
    expect(chat.stderr()).toContain('output');
    expect(chat.printed).toHaveLength(before);
    chat = startChat(db);
    expect(await chat.say({ from: 'siti', id: 'lost', text: 'setuju' })).toEqual([
      expect.objectContaining({ replyTo: 'lost', position: 'register/name' }),
      { done: 'lost' },
    ]);
  });
});
