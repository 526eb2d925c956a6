/** Messages out: what a person sees for every kind of message, and what every kind of failure is called. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { startBotApi } from '../servers/botApi/index.ts';
import { PNG } from '../servers/botApi/raw.ts';
import { makeRig, outbound } from './telegramRig.ts';
import type { Rig } from './telegramRig.ts';

const SITI = 501;
let rig: Rig;
beforeEach(async () => {
  rig = await makeRig();
  rig.server.user(SITI, { started: true });
});
afterEach(() => rig.end());

const screen = () => rig.server.chat(SITI).messages;
const send = (message: Parameters<typeof outbound>[1], id?: string) =>
  rig.channel.send(outbound(SITI, message, id));
const labels = () =>
  screen()
    .at(-1)
    ?.buttons.map((row) => row.map(({ label }) => label));

describe('the next page of a list', () => {
  const page = (n: number) => ({
    text: `Halaman ${n}`,
    options: [{ id: `hal:${n + 1}`, label: 'Berikutnya' }],
    turn: n,
  });

  test('takes the place of the page that was tapped, also when it is sent twice', async () => {
    const first = await send(page(1));
    const replaces = first.ok ? first.providerId : '';
    for (const _ of ['once', 'again'])
      expect(await send({ ...page(2), replaces })).toEqual({ ok: true, providerId: replaces });
    expect(screen().map(({ text }) => text)).toEqual(['Halaman 2']);
    expect(screen()[0]?.buttons[0]?.[0]).toMatchObject({ data: '2:hal:3' });
  });

  test('is a message of its own where that page is gone', async () => {
    expect((await send({ ...page(2), replaces: '4711' })).ok).toBe(true);
    expect(screen().map(({ text }) => text)).toEqual(['Halaman 2']);
  });
});

describe('words', () => {
  test('arrive as they are, without link previews', async () => {
    const result = await send({ text: 'Halo, lihat https://bekasi.go.id ya' });
    expect(result).toEqual({ ok: true, providerId: String(screen()[0]?.messageId) });
    expect(screen()[0]?.text).toBe('Halo, lihat https://bekasi.go.id ya');
    expect(rig.server.calls[0]?.payload['link_preview_options']).toEqual({ is_disabled: true });
  });

  test.each([
    '<b>tebal</b> & <a href="https://x.id">x</a>',
    '_*[`~>#+-=|{}.!\\',
    '*Ibu* _Siti_ `kode` [a](https://x.id)',
  ])('markup is shown literally: %s', async (text) => {
    expect((await send({ text, options: [{ id: 'ya', label: text }], turn: 1 })).ok).toBe(true);
    expect(screen()[0]?.text).toBe(text);
    expect(labels()).toEqual([[text]]);
    expect(screen()[0]?.entities.filter(({ type }) => type !== 'url')).toEqual([]);
    expect(rig.server.calls[0]?.payload).not.toHaveProperty('parse_mode');
  });

  test('10,000 characters come in parts, buttons under the last', async () => {
    const text = Array.from(
      { length: 100 },
      (_, line) => `Baris ${line}: ${'keripik 🍌 '.repeat(9)}`,
    )
      .join('\n')
      .slice(0, 10_000);
    expect((await send({ text, options: [{ id: 'ya', label: 'Ya' }], turn: 1 })).ok).toBe(true);
    expect(screen()).toHaveLength(3);
    expect(screen().map(({ buttons }) => buttons.length)).toEqual([0, 0, 1]);
    const shown = screen().map((message) => message.text);
    expect(shown.join('\n').replace(/\s+/g, '')).toBe(text.replace(/\s+/g, ''));
  });

  test('a split message goes on where it stopped', async () => {
    const text = Array.from({ length: 3 }, (_, part) => `${part} ${'kata '.repeat(780)}`).join(
      '\n\n',
    );
    rig.server.faults.add({ kind: 'serverError', method: 'sendMessage', skip: 1 });
    expect(await send({ text }, '77/0')).toMatchObject({ ok: false, why: 'unreachable' });
    expect(screen().map((message) => message.text[0])).toEqual(['0']);
    expect((await send({ text }, '77/0')).ok).toBe(true);
    expect(screen().map((message) => message.text[0])).toEqual(['0', '1', '2']);
  });

  test('nothing at all is refused here', async () => {
    expect(await send({ text: '  \n' })).toMatchObject({ ok: false, why: 'rejected' });
    expect(rig.server.callCount).toBe(0);
  });
});

describe('options', () => {
  test('are buttons that carry turn and id', async () => {
    await send({
      text: 'Punya NIB?',
      options: [
        { id: 'ya', label: 'Sudah punya' },
        { id: 'belum', label: 'Belum' },
        { id: '~skip', label: 'Lewati' },
      ],
      turn: 12,
    });
    expect(labels()).toEqual([['Sudah punya', 'Belum'], ['Lewati']]);
    expect(
      screen()[0]
        ?.buttons.flat()
        .map(({ data }) => data),
    ).toEqual(['12:ya', '12:belum', '12:~skip']);
  });

  test('up to a hundred; the rest is numbered in the text', async () => {
    const options = Array.from({ length: 103 }, (_, n) => ({
      id: `o${n}`,
      label: `Kelurahan nomor ${n}`,
    }));
    expect((await send({ text: 'Di mana?', options, turn: 1 })).ok).toBe(true);
    expect(screen()[0]?.buttons.flat()).toHaveLength(100);
    expect(screen()[0]?.text).toMatch(
      /101\. Kelurahan nomor 100\n102\. .*\n103\. Kelurahan nomor 102$/,
    );
  });

  test('long labels are cut, long ids fit', async () => {
    const options = [{ id: 'x'.repeat(300), label: 'Pilihan yang panjang sekali '.repeat(10) }];
    expect((await send({ text: 'Pilih', options, turn: 3 })).ok).toBe(true);
    const button = screen()[0]?.buttons[0]?.[0];
    expect(button?.label).toMatch(/…$/);
    expect(button?.label.length).toBeLessThanOrEqual(64);
  });
});

describe('sharing', () => {
  test('a contact is asked for with the native key, which the next plain message takes away', async () => {
    await send({ text: 'Nomor HP?', request: 'contact', turn: 2 });
    const keyboard = () => rig.server.chat(SITI).keyboard;
    expect(keyboard()).toEqual([
      [{ label: expect.stringContaining('nomor') as string, asks: 'contact' }],
    ]);
    await send({ text: 'Terima kasih.' });
    expect(keyboard()).toBeUndefined();
  });

  test('a place, with the options as keys; buttons after it also take the keyboard away', async () => {
    const options = [{ id: 'kec. Jatiasih', label: 'Jatiasih' }];
    await send({ text: 'Di kecamatan mana?', request: 'location', options, turn: 3 });
    expect(
      rig.server
        .chat(SITI)
        .keyboard?.flat()
        .map(({ asks }) => asks),
    ).toEqual(['location', undefined]);
    await send({ text: 'Punya NIB?', options: [{ id: 'ya', label: 'Ya' }], turn: 4 });
    expect(rig.server.chat(SITI).keyboard).toBeUndefined();
    expect(screen().map(({ text }) => text)).toEqual(['Di kecamatan mana?', 'Punya NIB?']);
    expect(labels()).toEqual([['Ya']]);
  });
});

describe('attachments', () => {
  const attach = (kind: 'photo' | 'document' | 'voice', bytes: Uint8Array, name = 'foto.png') => {
    const blobId = `out-${rig.kept.size}`;
    rig.kept.set(blobId, { bytes, mime: 'image/png', personKey: 'x' });
    return { kind, blobId, name, mime: 'image/png' };
  };

  test('a photo and a document with captions and buttons', async () => {
    const options = [{ id: 'ya', label: 'Ya' }];
    await send({ text: 'Ini <fotonya>', attachment: attach('photo', PNG), options, turn: 1 });
    await send({
      text: 'Kartu',
      attachment: attach('document', Buffer.from('%PDF-1.7'), 'kartu.pdf'),
    });
    expect(screen().map(({ text }) => text)).toEqual(['Ini <fotonya>', 'Kartu']);
    expect(screen()[0]?.photo?.bytes.equals(PNG)).toBe(true);
    expect(screen()[0]?.buttons).toHaveLength(1);
    expect(screen()[1]?.document?.name).toBe('kartu.pdf');
  });

  test('a caption over 1024 characters goes on in a message', async () => {
    const text = 'kata '.repeat(500).trim();
    await send({
      text,
      attachment: attach('photo', PNG),
      options: [{ id: 'a', label: 'A' }],
      turn: 1,
    });
    expect(screen().map(({ photo }) => photo !== undefined)).toEqual([true, false]);
    expect(screen().map(({ buttons }) => buttons.length)).toEqual([0, 1]);
    expect(
      screen()
        .map((message) => message.text)
        .join(' '),
    ).toBe(text);
  });

  test('a picture that Telegram cannot show goes as a file', async () => {
    expect(
      (await send({ text: 'Foto', attachment: attach('photo', Buffer.from('no picture')) })).ok,
    ).toBe(true);
    expect(screen()[0]?.document?.bytes.toString()).toBe('no picture');
  });

  test('a voice note can be played, or goes as a file where it is refused', async () => {
    const bytes = Buffer.from('OggS');
    const note = () => attach('voice', bytes, 'suara-4.ogg');
    expect((await send({ text: 'Pesan suara nomor 4.', attachment: note() })).ok).toBe(true);
    expect(screen()[0]?.text).toBe('Pesan suara nomor 4.');
    expect(screen()[0]?.voice?.bytes.equals(bytes)).toBe(true);
    const description = 'Bad Request: VOICE_MESSAGES_FORBIDDEN';
    rig.server.faults.add({ kind: 'error', method: 'sendVoice', code: 400, description });
    expect((await send({ text: 'Pesan suara nomor 4.', attachment: note() })).ok).toBe(true);
    expect(screen()[1]?.document?.name).toBe('suara-4.ogg');
    expect(screen()).toHaveLength(2);
  });

  test('one that was erased is left out', async () => {
    const gone = { kind: 'photo' as const, blobId: 'gone', name: 'x.png', mime: 'image/png' };
    expect((await send({ text: 'Kata-katanya', attachment: gone })).ok).toBe(true);
    expect(screen()[0]?.text).toBe('Kata-katanya');
    expect(await send({ text: '', attachment: gone })).toMatchObject({
      ok: false,
      why: 'rejected',
    });
  });
});

describe('failures', () => {
  test('429 says how long to wait, and the chat is left alone until then', async () => {
    rig.server.faults.add({ kind: 'tooMany', retryAfter: 7, method: 'sendMessage' });
    expect(await send({ text: 'a' })).toMatchObject({
      ok: false,
      why: 'throttled',
      retryAfterMs: 7000,
    });
    const again = await send({ text: 'a' });
    expect(again).toMatchObject({ ok: false, why: 'throttled' });
    expect(!again.ok && again.retryAfterMs).toBeGreaterThan(6000);
    expect(rig.server.callCount).toBe(1);
  });

  test('a 502 page of a proxy is unreachable', async () => {
    rig.server.faults.add({ kind: 'serverError' });
    expect(await send({ text: 'a' })).toMatchObject({
      ok: false,
      why: 'unreachable',
      detail: /502/,
    });
    expect((await send({ text: 'a' })).ok).toBe(true);
  });

  test('a connection that breaks may have delivered: unknown, and never sent twice from here', async () => {
    rig.server.faults.add({ kind: 'dropBefore' });
    rig.server.faults.add({ kind: 'dropAfter' });
    rig.server.faults.add({ kind: 'cut' });
    rig.server.faults.add({ kind: 'malformed' });
    for (let round = 0; round < 4; round++) {
      expect(await send({ text: `ke-${round}` })).toMatchObject({ ok: false, why: 'unknown' });
    }
    expect(screen().map(({ text }) => text)).toEqual(['ke-1', 'ke-2', 'ke-3']);
    expect(rig.server.callCount).toBe(4);
  });

  test('nobody listening is unreachable', async () => {
    const closed = await startBotApi();
    await closed.stop();
    const nowhere = rig.again({ apiRoot: closed.url });
    expect(await nowhere.send(outbound(SITI, { text: 'a' }))).toMatchObject({
      ok: false,
      why: 'unreachable',
    });
  });

  test('blocked, deleted and unknown people are blocked', async () => {
    rig.server.user(SITI).block();
    expect(await send({ text: 'a' })).toMatchObject({ ok: false, why: 'blocked' });
    rig.server.user(502, { started: true }).deactivate();
    expect(await rig.channel.send(outbound(502, { text: 'a' }))).toMatchObject({ why: 'blocked' });
    expect(await rig.channel.send(outbound(999, { text: 'a' }))).toMatchObject({ why: 'blocked' });
  });

  test('what Telegram refuses for good is rejected, in its words', async () => {
    rig.server.faults.add({ kind: 'error', code: 400, description: 'Bad Request: PEER_FLOOD' });
    expect(await send({ text: 'rahasia' })).toEqual({
      ok: false,
      why: 'rejected',
      detail: 'sendMessage: 400 Bad Request: PEER_FLOOD',
    });
  });
});

test.each([
  [undefined, false],
  [30, false],
  [300, true],
])(
  'where %s are allowed a second, more than the free ones are paid for: %s',
  async (allowed, paid) => {
    const channel = rig.again(allowed === undefined ? {} : { allowed });
    await channel.send(outbound(SITI, { text: 'Halo' }));
    expect(rig.server.calls[0]?.payload['allow_paid_broadcast']).toBe(paid ? true : undefined);
  },
);

test('under real flood limits a burst comes through without a 429', async () => {
  const limited = await makeRig({ server: { rateLimit: { chatBurst: 3 } } });
  try {
    for (let id = 1; id <= 12; id++) limited.server.user(id, { started: true });
    const sends = Array.from({ length: 36 }, (_, n) =>
      limited.channel.send(outbound((n % 12) + 1, { text: `${n}` })),
    );
    expect((await Promise.all(sends)).every(({ ok }) => ok)).toBe(true);
    expect(limited.server.limiter?.counts.refused).toBe(0);
  } finally {
    await limited.end();
  }
});
