/** The rules of the WhatsApp channel one by one: policy, pace, trust, silence, the session's rows, addresses of files. */
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { BufferJSON, Curve, initAuthCreds, WAMessageStatus } from '@whiskeysockets/baileys';
import { pino } from 'pino';
import { describe, expect, test } from 'vitest';
import { createAllowance } from '../../src/channels/whatsapp/allowance.ts';
import { addressesOf, personOf, whoOf } from '../../src/channels/whatsapp/identity.ts';
import { numberOf } from '../../src/channels/whatsapp/number.ts';
import { createLookUp } from '../../src/channels/whatsapp/lookUp.ts';
import { mediaUrl } from '../../src/channels/whatsapp/media.ts';
import { withOptions } from '../../src/channels/whatsapp/menus.ts';
import { messageIdOf, OUR_ID } from '../../src/channels/whatsapp/messageId.ts';
import { createPace, PACE, typingTime } from '../../src/channels/whatsapp/pace.ts';
import { DELAYS, policyOf } from '../../src/channels/whatsapp/policy.ts';
import { plain } from '../../src/channels/whatsapp/quiet.ts';
import { createReceipts } from '../../src/channels/whatsapp/receipts.ts';
import { openSession } from '../../src/channels/whatsapp/session.ts';
import { silence, UNSPEAKABLE } from '../../src/channels/whatsapp/silence.ts';
import { isNobody } from '../../src/channels/whatsapp/socket.ts';
import { establishTrust, honestVerify } from '../../src/channels/whatsapp/trust.ts';
import { memoryDevices } from './memoryDevices.ts';

const paired = { paired: true, failures: 0, refreshed: false };
const unpaired = { ...paired, paired: false };

describe('the policy', () => {
  test.each([
    [515, '', unpaired, { act: 'again', delayMs: 0 }],
    [428, 'Connection Terminated', paired, { act: 'again', delayMs: 1000 }],
    [408, 'Connection was lost', paired, { act: 'again', delayMs: 1000 }],
    [408, 'WebSocket Error (connect ECONNREFUSED)', unpaired, { act: 'again', delayMs: 1000 }],
    [408, 'QR refs attempts ended', unpaired, { act: 'stop', delayMs: 0, trouble: 'not_linked' }],
    [408, 'QR refs attempts ended', paired, { act: 'again', delayMs: 1000 }],
    [440, '', paired, { act: 'yield', delayMs: 60_000, trouble: 'replaced' }],
    [401, '', paired, { act: 'relink', delayMs: 1000, trouble: 'logged_out' }],
    [401, '', unpaired, { act: 'relink', delayMs: 1000 }],
    [
      401,
      'WebSocket Error (Unexpected server response: 401)',
      paired,
      { act: 'again', delayMs: 1000 },
    ],
    [403, '', paired, { act: 'stop', delayMs: 0, trouble: 'refused' }],
    [
      403,
      'WebSocket Error (Unexpected server response: 403)',
      paired,
      { act: 'again', delayMs: 1000 },
    ],
    [405, '', paired, { act: 'refresh', delayMs: 0 }],
    [405, '', { ...paired, refreshed: true }, { act: 'stop', delayMs: 0, trouble: 'outdated' }],
    [411, '', paired, { act: 'stop', delayMs: 0, trouble: 'refused' }],
    [400, 'certification match failed', paired, { act: 'stop', delayMs: 0, trouble: 'untrusted' }],
    [
      400,
      'WebSocket Error (Unexpected server response: 400)',
      paired,
      { act: 'again', delayMs: 1000 },
    ],
    [500, '', paired, { act: 'again', delayMs: 1000 }],
    [503, '', paired, { act: 'again', delayMs: 1000 }],
    [
      503,
      '',
      { ...paired, failures: 8 },
      { act: 'again', delayMs: 256_000, trouble: 'unreachable' },
    ],
    [
      599,
      '',
      { ...paired, failures: 40 },
      { act: 'again', delayMs: 300_000, trouble: 'unreachable' },
    ],
  ] as const)('%i %s', (code, message, before, decision) => {
    expect(policyOf({ code, message }, before, 1)).toEqual(decision);
  });

  test('a pause has jitter of up to a half', () => {
    expect(policyOf({ code: 428, message: '' }, paired, 0).delayMs).toBe(DELAYS.firstMs / 2);
  });
});

describe('pace', () => {
  /** A clock of our own, and what `take` says to a queue of messages that come back when they are told to. */
  function run(
    ids: { id: string; proactive?: boolean; at?: number }[],
    settings: Partial<typeof PACE> = {},
  ): { sentAt: Map<string, number>; tries: Map<string, number> } {
    let now = 0;
    const pace = createPace({ ...PACE, ...settings }, () => now);
    const sentAt = new Map<string, number>();
    const tries = new Map<string, number>();
    let waiting = ids.map(({ id, proactive = false, at = 0 }) => ({ id, proactive, at }));
    while (waiting.length > 0) {
      now = Math.max(now, Math.min(...waiting.map(({ at }) => at)));
      const due = waiting.filter(({ at }) => at <= now);
      waiting = waiting.filter(({ at }) => at > now);
      for (const one of due) {
        tries.set(one.id, (tries.get(one.id) ?? 0) + 1);
        const turn = pace.take(one.id, one.proactive, 1000);
        if ('waitMs' in turn) sentAt.set(one.id, now + turn.waitMs + 1000);
        else waiting.push({ ...one, at: now + turn.retryAfterMs });
      }
    }
    return { sentAt, tries };
  }

  test('200 answers go at one a second after a burst of three, each within two tries', () => {
    const ids = Array.from({ length: 200 }, (_, index) => ({ id: `${index}` }));
    const { sentAt, tries } = run(ids);
    const times = [...ids.map(({ id }) => sentAt.get(id) ?? 0)];
    expect(times.slice(0, 3)).toEqual([1000, 1000, 1000]);
    expect(times.slice(3)).toEqual(Array.from({ length: 197 }, (_, index) => 2000 + index * 1000));
    expect(Math.max(...tries.values())).toBe(2);
  });

  test('unasked ones go one in five seconds and never before answers that wait', () => {
    const unasked = Array.from({ length: 4 }, (_, index) => ({ id: `p${index}`, proactive: true }));
    const answers = Array.from({ length: 30 }, (_, index) => ({ id: `a${index}`, at: 1 }));
    const { sentAt } = run([...unasked, ...answers]);
    expect(sentAt.get('p0')).toBe(1000);
    const lastAnswer = Math.max(...answers.map(({ id }) => sentAt.get(id) ?? 0));
    expect(lastAnswer).toBeLessThanOrEqual(30_000);
    for (const { id } of unasked.slice(1))
      expect(sentAt.get(id)).toBeGreaterThan(lastAnswer - 4000);
    const times = unasked.slice(1).map(({ id }) => sentAt.get(id) ?? 0);
    expect(run(unasked).sentAt).toEqual(
      new Map([
        ['p0', 1000],
        ['p1', 6000],
        ['p2', 11_000],
        ['p3', 16_000],
      ]),
    );
    times.sort((a, b) => a - b);
    expect((times[1] ?? 0) - (times[0] ?? 0)).toBeGreaterThanOrEqual(2500);
    expect((times[2] ?? 0) - (times[1] ?? 0)).toBeGreaterThanOrEqual(2500);
  });

  test('what leaves is on pace, however many come at once', async () => {
    const pace = createPace({ ...PACE, perSecond: 100, burst: 2 });
    const { signal } = new AbortController();
    const start = performance.now();
    const passed = Array.from({ length: 8 }, () =>
      pace.pass(signal, () => Promise.resolve(performance.now() - start)),
    );
    const times = await Promise.all(passed);
    expect(Math.max(...times)).toBeGreaterThanOrEqual(58);
  });

  test('typing takes longer for a longer text', () => {
    expect(typingTime('', 0, [1000, 3000])).toBe(1000);
    expect(typingTime('x'.repeat(1000), 1, [1000, 3000])).toBe(3000);
    expect(typingTime('x'.repeat(100), 0.5, [1000, 3000])).toBeLessThan(
      typingTime('x'.repeat(200), 0.5, [1000, 3000]),
    );
  });

  test('the allowance is a day’s, and a stop lasts a day', async () => {
    const devices = memoryDevices();
    let now = new Date('2026-11-22T20:00:00Z');
    const make = (): ReturnType<typeof createAllowance> =>
      createAllowance({ devices, now: () => now, perDay: 1 });
    const first = make();
    expect(await first.waitMs()).toBe(0);
    await devices.write('whatsapp', [await first.spend()], now);
    expect(await make().waitMs()).toBe(4 * 60 * 60 * 1000);
    now = new Date('2026-11-23T00:00:00Z');
    expect(await first.waitMs()).toBe(0);
    expect(await first.stop()).toBe(true);
    expect(await first.stop()).toBe(false);
    now = new Date('2026-11-23T23:00:00Z');
    expect(await make().waitMs()).toBe(60 * 60 * 1000);
    now = new Date('2026-11-24T00:00:01Z');
    expect(await make().waitMs()).toBe(0);
  });

  test('a broadcast leaves a quarter of the day to what is for one person', async () => {
    const devices = memoryDevices();
    const now = new Date('2026-11-22T20:00:00Z');
    const allowance = createAllowance({ devices, now: () => now, perDay: 4 });
    for (let n = 0; n < 3; n++) {
      expect(await allowance.waitMs(true)).toBe(0);
      await allowance.spend();
    }
    expect(await allowance.waitMs(true)).toBe(4 * 60 * 60 * 1000);
    expect(await allowance.waitMs()).toBe(0);
  });
});

describe('trust', () => {
  test('a signature counts only when it is one', () => {
    const pair = Curve.generateKeyPair();
    const other = Curve.generateKeyPair();
    const message = Buffer.from('siapa di sana');
    const signature = Curve.sign(pair.private, message);
    establishTrust(undefined);
    for (const verify of [honestVerify, Curve.verify]) {
      expect(verify(pair.public, message, signature)).toBe(true);
      expect(verify(other.public, message, signature)).toBe(false);
      expect(verify(pair.public, Buffer.from('lain'), signature)).toBe(false);
      expect(verify(pair.public, message, Buffer.alloc(64))).toBe(false);
      expect(verify(pair.public, message, Buffer.alloc(3))).toBe(false);
      expect(verify(Buffer.alloc(1), message, signature)).toBe(false);
    }
  });

  test.each([
    'wss://web.whatsapp.com/ws/chat',
    'ws://127.0.0.1.example.com:1/',
    'ws://example.com/?127.0.0.1',
    'ws://user@example.com:80/',
    'no address',
  ])('a test server elsewhere is refused: %s', (wsUrl) => {
    const test = { wsUrl, rootPublicKeyHex: '00'.repeat(32) };
    expect(() => establishTrust(test)).toThrow(/127\.0\.0\.1/);
  });

  test('a root that is no key is refused', () => {
    const test = { wsUrl: 'ws://127.0.0.1:1/', rootPublicKeyHex: 'abc' };
    expect(() => establishTrust(test)).toThrow(/32 bytes/);
  });
});

describe('files are fetched from WhatsApp only', () => {
  const file = { type: 'image' as const, key: new Uint8Array(32), mime: 'image/jpeg' };
  const out = { loopbackMedia: false };
  test.each([
    [{ path: '/v/a.enc?x=1' }, out, 'https://mmg.whatsapp.net/v/a.enc?x=1'],
    [
      { url: 'https://media-cgk.cdn.whatsapp.net/v/b', path: '/v/a' },
      out,
      'https://media-cgk.cdn.whatsapp.net/v/a',
    ],
    [{ url: 'https://evil.example/v/b', path: '/v/a' }, out, 'https://mmg.whatsapp.net/v/a'],
    [{ url: 'https://evil.example/v/b' }, out, undefined],
    [{ url: 'https://whatsapp.net.evil.example/v' }, out, undefined],
    [{ url: 'https://evilwhatsapp.net/v' }, out, undefined],
    [{ url: 'http://mmg.whatsapp.net/v' }, out, undefined],
    [{ path: '@evil.example/v' }, out, undefined],
    [{ path: '//evil.example/v' }, out, undefined],
    [{ path: '/\\evil.example/v' }, out, undefined],
    [{ url: 'https://127.0.0.1:9/v' }, out, undefined],
    [{ url: 'https://127.0.0.1:9/v' }, { loopbackMedia: true }, 'https://127.0.0.1:9/v'],
  ])('%j', (at, trust, url) => {
    expect(mediaUrl({ ...file, ...at }, trust)?.href).toBe(url);
  });
});

describe('silence', () => {
  test('covers everything that the encryption library prints', () => {
    const main = createRequire(import.meta.url).resolve('libsignal');
    const folder = join(dirname(main), 'src');
    const calls = readdirSync(folder)
      .filter((name) => name.endsWith('.js'))
      .flatMap((name) => readFileSync(join(folder, name), 'utf8').split('\n'))
      .filter((line) => /^\s*console\./.test(line));
    expect(calls.length).toBeGreaterThan(10);
    const starts = calls.map((line) => /["'`]([^"'`]+)/.exec(line)?.[1]);
    for (const start of starts)
      expect(UNSPEAKABLE.some((known) => start?.startsWith(known))).toBe(true);
  });

  test('lets everything else pass, and is installed once', () => {
    const printed: unknown[][] = [];
    const print = (...words: unknown[]): void => void printed.push(words);
    const target = { log: print, info: print, warn: print, error: print, debug: print };
    silence(target);
    const once = { ...target };
    silence(target);
    expect(target).toEqual(once);
    target.info('Closing session:', { privKey: 'secret' });
    target.error(`Session error:${String(new Error('Bad MAC'))}`, 'stack');
    target.log('a word of ours', 1);
    expect(printed).toEqual([['a word of ours', 1]]);
  });

  test('what the library says loses its numbers', () => {
    expect(plain('Invalid LID-PN mapping: 173000@lid, 62812@s.whatsapp.net')).toBe(
      'Invalid LID-PN mapping: # #',
    );
  });
});

describe('the session', () => {
  const now = (): Date => new Date('2026-11-22T03:00:00Z');

  test('keys of every kind come back as they were, in one write per change', async () => {
    const devices = memoryDevices();
    const first = await openSession({ devices, now });
    const pair = Curve.generateKeyPair();
    await first.keys.set({
      'pre-key': { '1': pair, '2': pair },
      session: { '173_1.0': Buffer.from('x') },
      'lid-mapping': { '62812': '173' },
    });
    expect(devices.writes).toEqual([4]);
    await first.keys.set({ 'pre-key': { '2': null } });
    const again = await openSession({ devices, now });
    expect(await again.keys.get('pre-key', ['1', '2'])).toEqual({ '1': pair });
    expect(await again.keys.get('lid-mapping', ['62812'])).toEqual({ '62812': '173' });
  });

  test('a write that fails is not taken as done', async () => {
    const devices = memoryDevices();
    const session = await openSession({ devices, now });
    devices.before.write = () => Promise.reject(new Error('disk full'));
    await expect(session.keys.set({ 'pre-key': { '1': null } })).rejects.toThrow('disk full');
  });

  test('credentials are kept once a phone has linked us, whole and in order', async () => {
    const devices = memoryDevices();
    const session = await openSession({ devices, now });
    session.creds.me = { id: '62811@s.whatsapp.net' };
    session.save();
    await session.saved();
    expect(devices.rows.size).toBe(0);
    session.creds.account = { details: new Uint8Array([1]) };
    session.save();
    session.creds.nextPreKeyId = 7;
    session.save();
    await session.saved();
    const again = await openSession({ devices, now });
    expect(again.paired()).toBe(true);
    expect(again.creds.nextPreKeyId).toBe(7);
    expect(again.creds.noiseKey).toEqual(session.creds.noiseKey);
  });

  test('credentials that the database refuses once are kept all the same', async () => {
    const devices = memoryDevices();
    const session = await openSession({ devices, now });
    session.creds.account = { details: new Uint8Array([1]) };
    let refused = 0;
    devices.before.write = () =>
      refused++ === 0 ? Promise.reject(new Error('busy')) : Promise.resolve();
    session.save();
    await session.saved();
    expect((await openSession({ devices, now })).paired()).toBe(true);
  });

  test('what is left of a half-done pairing goes', async () => {
    const devices = memoryDevices();
    const half = { ...initAuthCreds(), me: { id: '62811@s.whatsapp.net', name: '~' } };
    const value = JSON.stringify(half, BufferJSON.replacer);
    await devices.write('whatsapp', [{ type: 'creds', id: 'creds', value }], now());
    const session = await openSession({ devices, now });
    expect(session.creds.me).toBeUndefined();
    expect(session.paired()).toBe(false);
    expect(devices.rows.size).toBe(0);
  });
});

describe('names', () => {
  test.each([
    ['173000111222333@lid', '173000111222333@lid'],
    ['173000111222333:12@lid', '173000111222333@lid'],
    ['6281234567890:3@s.whatsapp.net', '6281234567890@s.whatsapp.net'],
    ['6281234567890@c.us', '6281234567890@s.whatsapp.net'],
    ['6281234567890:99@hosted', '6281234567890@s.whatsapp.net'],
    ['0@s.whatsapp.net', undefined],
    ['120363000000000001@g.us', undefined],
    ['status@broadcast', undefined],
    ['120363000000000002@newsletter', undefined],
    ['', undefined],
    ['no jid', undefined],
  ])('%s', (jid, person) => expect(personOf(jid)).toBe(person));

  test('the LID is who somebody is, the number is another address of theirs', () => {
    const who = whoOf('6281234567890@s.whatsapp.net', undefined, '173000:1@lid') ?? {};
    expect(addressesOf('62811', who)).toEqual({
      from: { channel: 'whatsapp', account: '62811', id: '173000@lid' },
      also: [{ channel: 'whatsapp', account: '62811', id: '6281234567890@s.whatsapp.net' }],
    });
    expect(whoOf('status@broadcast')).toBeUndefined();
  });

  test.each([
    ['120363000000000001@g.us', true],
    ['status@broadcast', true],
    ['1234@broadcast', true],
    ['120363000000000002@newsletter', true],
    ['173000111222333@lid', false],
    ['6281234567890@s.whatsapp.net', false],
  ])('%s is nobody: %s', (jid, nobody) => expect(isNobody(jid)).toBe(nobody));

  test('only a number is an address elsewhere too', () => {
    expect(numberOf('6281234567890@s.whatsapp.net')).toBe('6281234567890');
    expect(numberOf('173000111222333@lid')).toBeUndefined();
    expect(numberOf('6281234567890')).toBeUndefined();
  });

  test('the other name is what was learned before, either way', async () => {
    const learned: Record<string, string> = { '62812345': '173000', '173000_reverse': '62812345' };
    const keys = { get: (_: unknown, ids: string[]) => Promise.resolve(pick(ids)) };
    const pick = (ids: string[]): never =>
      Object.fromEntries(ids.flatMap((id) => (learned[id] ? [[id, learned[id]]] : []))) as never;
    const lookUp = createLookUp(() => keys);
    const both = { lid: '173000@lid', pn: '62812345@s.whatsapp.net' };
    expect(await lookUp({ lid: both.lid })).toEqual(both);
    expect(await lookUp({ pn: both.pn })).toEqual(both);
    expect(await lookUp({ lid: '999000@lid' })).toEqual({ lid: '999000@lid' });
    expect(await createLookUp(() => undefined)({ pn: both.pn })).toEqual({ pn: both.pn });
  });

  test('a message id follows from the outbox and the link', () => {
    const [one, two] = [Buffer.alloc(32, 1), Buffer.alloc(32, 2)];
    expect(messageIdOf('12/0', one)).toMatch(OUR_ID);
    expect(messageIdOf('12/0', one)).toBe(messageIdOf('12/0', one));
    const ids = [messageIdOf('12/0', one), messageIdOf('12/1', one), messageIdOf('12/0', two)];
    expect(new Set(ids).size).toBe(3);
  });
});

test('options stand under the text, one a line, forty at most', () => {
  const options = Array.from({ length: 50 }, (_, index) => ({
    id: `${index}`,
    label: `No\n${index}`,
  }));
  const lines = withOptions({ text: 'Pilih:', options }).split('\n');
  expect(lines.slice(0, 4)).toEqual(['Pilih:', '', '1. No 0', '2. No 1']);
  expect(lines).toHaveLength(42);
});

test('what became of a message is told once per step and never backwards', async () => {
  const told: string[] = [];
  const receipts = createReceipts({
    report: async ({ state }) => void told.push(state),
    log: pino({ level: 'silent' }),
    now: () => new Date(),
    untaken: (id) => id === refused,
  });
  const refused = messageIdOf('2/0', Buffer.alloc(32));
  const id = messageIdOf('1/0', Buffer.alloc(32));
  const update = (status: number, more = {}): void =>
    receipts.take([{ key: { id, fromMe: true, ...more }, update: { status } }]);
  update(WAMessageStatus.SERVER_ACK);
  update(WAMessageStatus.DELIVERY_ACK, { fromMe: false });
  update(WAMessageStatus.DELIVERY_ACK, { id: '3A00' });
  update(WAMessageStatus.DELIVERY_ACK);
  update(WAMessageStatus.DELIVERY_ACK);
  update(WAMessageStatus.READ);
  update(WAMessageStatus.PLAYED);
  update(WAMessageStatus.DELIVERY_ACK);
  update(WAMessageStatus.ERROR);
  update(WAMessageStatus.ERROR, { id: refused });
  await receipts.idle();
  expect(told).toEqual(['delivered', 'read', 'failed']);
});
