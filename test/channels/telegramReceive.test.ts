/** Messages in by long polling: everything a person does is kept before it is confirmed, whatever breaks on the way. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createApi } from '../../src/channels/telegram/api.ts';
import { createIntake } from '../../src/channels/telegram/intake.ts';
import { createMarks } from '../../src/channels/telegram/marks.ts';
import { createPolling } from '../../src/channels/telegram/polling.ts';
import type { Input } from '../../src/conversation/input.ts';
import type { Actor } from '../servers/botApi/index.ts';
import { PNG } from '../servers/botApi/raw.ts';
import { makeRig, outbound } from './telegramRig.ts';
import type { Rig } from './telegramRig.ts';

const SITI = 501;
let rig: Rig;
let siti: Actor;
beforeEach(async () => {
  rig = await makeRig();
  siti = rig.server.user(SITI);
});
afterEach(() => rig.end());

const inputs = (): Input[] => rig.inbox.map(({ input }) => input);
const arrived = (count: number) =>
  rig.server.waitFor(
    () => rig.inbox.length >= count,
    5_000,
    `${rig.inbox.length} of ${count} arrived.`,
  );
const confirmed = () =>
  rig.server.waitFor(() => rig.server.pendingUpdates() === 0, 5_000, 'unconfirmed');

test('a button with an option that is too long for it leads there after a restart, too', async () => {
  siti.start();
  const option = `kelurahan:${'Jatiasih '.repeat(12).trim()}`;
  const message = { text: 'Di mana?', turn: 4, options: [{ id: option, label: 'Jatiasih' }] };
  expect((await rig.channel.send(outbound(SITI, message))).ok).toBe(true);
  await rig.channel.stop();
  await rig.again().start(rig.receive);
  await arrived(1);
  siti.tap('Jatiasih');
  await arrived(2);
  expect(inputs().at(-1)).toMatchObject({ kind: 'choice', option, turn: 4 });
});

describe('what people send', () => {
  test('start with a payload, words, an edit', async () => {
    await rig.start();
    siti.start('daftar');
    const id = siti.sendText('Keripik, 500 bungkus');
    siti.editText(id, '600 bungkus');
    await arrived(3);
    expect(inputs()).toEqual([
      { kind: 'command', name: 'start', args: 'daftar' },
      { kind: 'text', text: 'Keripik, 500 bungkus' },
      { kind: 'edited', text: '600 bungkus' },
    ]);
    expect(rig.inbox[1]).toMatchObject({
      id: `${SITI}/${id}`,
      from: { channel: 'telegram', account: rig.server.token.split(':')[0], id: String(SITI) },
    });
    expect(Math.abs((rig.inbox[1]?.at.getTime() ?? 0) - Date.now())).toBeLessThan(10_000);
    await confirmed();
  });

  test('files are kept under the person before their message is', async () => {
    await rig.start();
    siti.sendPhoto(PNG, 'keripik');
    siti.sendDocument(Buffer.from('%PDF-1.7'), { name: 'nib.pdf' });
    siti.sendVoice(Buffer.from('OggS'));
    siti.sendAlbum([PNG, PNG], 'dua');
    await arrived(5);
    expect(inputs()).toMatchObject([
      { kind: 'photo', blobId: 'blob-1', mime: 'image/jpeg', caption: 'keripik' },
      { kind: 'document', blobId: 'blob-2', mime: 'application/pdf', name: 'nib.pdf' },
      { kind: 'voice', blobId: 'blob-3', mime: 'audio/ogg' },
      { kind: 'photo', caption: 'dua' },
      { kind: 'photo' },
    ]);
    expect(Buffer.from(rig.kept.get('blob-1')?.bytes ?? [])).toEqual(PNG);
    expect(rig.kept.get('blob-1')?.personKey).toBe(`telegram/7012345678/${SITI}`);
  });

  test('a place, the own number, somebody else’s, and what cannot be read', async () => {
    await rig.start();
    siti.sendLocation(-6.23, 106.98);
    siti.sendContact('6281234567890');
    siti.sendContact('628999', { firstName: 'Pak RT', userId: 77 });
    siti.sendSticker();
    siti.sendDocument(Buffer.from('x'), { pretendedSize: 30_000_000 });
    await arrived(5);
    expect(inputs()).toEqual([
      { kind: 'location', lat: -6.23, lon: 106.98 },
      { kind: 'contact', phone: '+6281234567890' },
      { kind: 'unsupported', what: 'contact_of_other' },
      { kind: 'unsupported', what: 'sticker' },
      { kind: 'unsupported', what: 'file_too_big' },
    ]);
  });

  test('a file that breaks on the way is fetched again, one that is gone is told', async () => {
    await rig.start();
    rig.server.faults.add({ kind: 'cut', method: 'downloadFile' });
    siti.sendPhoto(PNG);
    await arrived(1);
    rig.server.faults.add({
      kind: 'error',
      code: 404,
      description: 'Not Found',
      method: 'downloadFile',
    });
    siti.sendPhoto(PNG);
    await arrived(2);
    expect(inputs()).toMatchObject([
      { kind: 'photo' },
      { kind: 'unsupported', what: 'photo_unavailable' },
    ]);
  });

  test('blocking and coming back are handled without a message', async () => {
    await rig.start();
    siti.start();
    siti.block();
    siti.unblock();
    siti.sendText('halo lagi');
    await arrived(2);
    await confirmed();
    expect(inputs()).toMatchObject([{ kind: 'command' }, { kind: 'text', text: 'halo lagi' }]);
  });
});

describe('while a turn is handled', () => {
  test('typing is shown once to whoever waits for an answer', async () => {
    await rig.start();
    siti.sendText('satu');
    siti.sendText('dua');
    await arrived(2);
    await rig.server.waitFor(() => rig.server.chat(SITI).actions.length > 0);
    expect(rig.server.chat(SITI).actions.map(({ action }) => action)).toEqual(['typing']);
  });

  test('a tap is answered at once, even while it cannot be kept', async () => {
    let open = (): void => undefined;
    await rig.start();
    await ask(1, 'Ya');
    rig.before.receive = () => new Promise((resolve) => (open = resolve));
    await siti.tap('Ya').answered();
    expect(rig.inbox).toEqual([]);
    open();
    await arrived(1);
    expect(inputs()).toMatchObject([{ kind: 'choice', option: 'ya', turn: 1 }]);
  });

  async function ask(turn: number, ...labels: string[]): Promise<void> {
    siti.sendText('mulai');
    const options = labels.map((label) => ({ id: label.toLowerCase(), label }));
    await arrived(1);
    await rig.channel.send(outbound(SITI, { text: `Tanya ${turn}?`, options, turn }));
    rig.inbox.length = 0;
  }

  test('the tapped message shows the answer and loses its buttons', async () => {
    await rig.start();
    await ask(1, 'Ya', 'Tidak');
    siti.tap('Tidak');
    const last = () => rig.server.chat(SITI).last;
    await rig.server.waitFor(() => last()?.edits === 1);
    expect(last()).toMatchObject({ text: 'Tanya 1?\n\n✓ Tidak', buttons: [] });
  });

  test('a page that takes the place of the tapped one stays as it is, with its buttons', async () => {
    rig.before.receive = async ({ input }) => {
      if (input.kind !== 'choice') return;
      const { on = '' } = input;
      const next = { text: 'Halaman 2', options: [{ id: 'b', label: 'Lagi' }], turn: 2 };
      // Not waited for: the answer is on its way before the tap is marked.
      void rig.channel.send(outbound(SITI, { ...next, replaces: on }));
    };
    await rig.start();
    await ask(1, 'Lagi');
    siti.tap('Lagi');
    const last = () => rig.server.chat(SITI).last;
    await rig.server.waitFor(() => last()?.edits === 2);
    expect(last()).toMatchObject({ text: 'Halaman 2', buttons: [[{ label: 'Lagi' }]] });
  });

  test('buttons of an older message go without a mark; a second tap does no harm', async () => {
    await rig.start();
    await ask(1, 'Ya');
    const old = rig.server.chat(SITI).last?.messageId ?? 0;
    await ask(2, 'Belum');
    const first = siti.tapButton(old, 'Ya');
    await rig.server.waitFor(() => rig.server.chat(SITI).messages.some(({ edits }) => edits === 1));
    expect(rig.server.chat(SITI).messages.find(({ messageId }) => messageId === old)).toMatchObject(
      {
        text: 'Tanya 1?',
        buttons: [],
      },
    );
    await Promise.all([first.answered(), siti.tapButton(old, '1:ya', { stale: true }).answered()]);
    siti.deleteMessage(old);
    await siti.tapButton(old, '1:ya', { stale: true }).answered();
    await rig.server.waitFor(() => inputs().filter(({ kind }) => kind === 'choice').length === 3);
    expect(siti.spinning()).toEqual([]);
    await confirmed();
  });

  test('an option with a long id comes back whole', async () => {
    await rig.start();
    siti.sendText('mulai');
    await arrived(1);
    const id = `kec. ${'x'.repeat(100)}`;
    await rig.channel.send(
      outbound(SITI, { text: 'Di mana?', options: [{ id, label: 'Di sini' }], turn: 4 }),
    );
    siti.tap('Di sini');
    await arrived(2);
    expect(inputs()[1]).toMatchObject({ kind: 'choice', option: id, turn: 4 });
  });
});

describe('groups', () => {
  test('get one polite line an hour, in both languages, and nothing is kept', async () => {
    let now = new Date('2026-11-22T03:00:00Z');
    const timed = await makeRig({ options: () => ({ now: () => now }) });
    try {
      const person = timed.server.user(7);
      const group = timed.server.group(-1001);
      await timed.start();
      const said = () => timed.server.chat(-1001).botMessages.map(({ text }) => text);
      group.sendText(person, '/start');
      group.sendText(person, '/daftar');
      await timed.server.waitFor(() => said().length === 1 && timed.server.pendingUpdates() === 0);
      expect(said()[0]).toMatch(/chat pribadi[\s\S]*@bighug_test_bot[\s\S]*private chat/);
      now = new Date(now.getTime() + 61 * 60 * 1000);
      group.sendText(person, '/menu');
      await timed.server.waitFor(() => said().length === 2);
      group.removeBot(person);
      await timed.server.waitFor(() => timed.server.pendingUpdates() === 0);
      expect(timed.inbox).toEqual([]);
    } finally {
      await timed.end();
    }
  });
});

describe('nothing is lost', () => {
  test('what could not be kept comes again, in order, and nobody else waits', async () => {
    let failures = 3;
    rig.before.receive = async (message) => {
      if (message.from.id === String(SITI) && failures-- > 0) throw new Error('database is locked');
    };
    await rig.start();
    const budi = rig.server.user(502);
    siti.sendText('satu');
    siti.sendText('dua');
    budi.sendText('halo');
    await arrived(3);
    expect(rig.inbox.map(({ input }) => (input.kind === 'text' ? input.text : ''))).toEqual([
      'halo',
      'satu',
      'dua',
    ]);
    await confirmed();
  });

  test('an update is not confirmed before it is kept; a stopped program gets it again', async () => {
    rig.before.receive = () => Promise.reject(new Error('disk full'));
    await rig.start();
    siti.sendText('penting');
    await rig.server.waitFor(() => rig.logged().includes('could not be kept'));
    await rig.channel.stop();
    expect(rig.server.pendingUpdates()).toBe(1);
    delete rig.before.receive;
    await rig.again().start(rig.receive);
    await arrived(1);
    expect(inputs()).toEqual([{ kind: 'text', text: 'penting' }]);
  });

  test('a stop lets what is under way finish, and confirms exactly that', async () => {
    let open = (): void => undefined;
    rig.before.receive = () => new Promise((resolve) => (open = resolve));
    await rig.start();
    siti.sendText('satu');
    await rig.server.waitFor(() => rig.server.chat(SITI).actions.length === 1);
    const stopped = rig.channel.stop();
    siti.sendText('dua');
    open();
    await stopped;
    expect(inputs()).toEqual([{ kind: 'text', text: 'satu' }]);
    expect(rig.server.pendingUpdates()).toBe(1);
    expect(rig.server.waitingPolls()).toBe(0);
    delete rig.before.receive;
    await rig.again().start(rig.receive);
    await arrived(2);
    expect(inputs()).toHaveLength(2);
  });

  test('a slow file of one person does not hold up the others', async () => {
    await rig.start();
    rig.server.faults.add({ kind: 'delay', ms: 2_000, method: 'getFile' });
    siti.sendPhoto(PNG);
    await rig.server.waitFor(() => rig.server.callsOf('getFile').length === 1);
    rig.server.user(502).sendText('cepat');
    await arrived(1);
    expect(inputs()).toEqual([{ kind: 'text', text: 'cepat' }]);
    expect(rig.server.pendingUpdates()).toBe(2);
    await arrived(2);
    await confirmed();
  });

  test('a repeated update changes nothing', async () => {
    await rig.start();
    siti.sendText('satu');
    await arrived(1);
    rig.server.redeliver([...rig.server.updates.keys()][0] ?? 0);
    siti.sendText('dua');
    await arrived(2);
    expect(inputs()).toMatchObject([{ text: 'satu' }, { text: 'dua' }]);
  });

  test('an update that can never be kept does not hold up everybody for ever', async () => {
    const { server } = rig;
    const api = createApi({ token: server.token, apiRoot: server.url });
    const real = createIntake({
      api,
      connection: { token: server.token, apiRoot: server.url },
      account: '7012345678',
      username: () => undefined,
      blobs: rig.blobs,
      names: { optionOf: () => Promise.resolve(undefined) },
      newestTurn: () => undefined,
      marks: createMarks(),
      topics: { placeOf: () => Promise.resolve(undefined) },
      staffGroup: () => Promise.resolve(undefined),
      log: rig.log,
      now: () => new Date(),
    });
    const patience = { firstMs: 1, longestMs: 20, maxTries: 5 };
    const polling = createPolling({
      ours: () => true,
      api,
      intake: real,
      log: rig.log,
      prepare: async () => undefined,
      patience,
    });
    let tries = 0;
    rig.before.receive = async ({ input }) => {
      if (input.kind === 'text' && input.text === 'racun') {
        tries += 1;
        throw new Error('this one never');
      }
    };
    void polling.run(rig.receive);
    siti.sendText('racun');
    await server.waitFor(() => tries > 10);
    expect(server.pendingUpdates()).toBe(1);
    server.user(502).sendText('sehat');
    await confirmed();
    expect(inputs()).toEqual([{ kind: 'text', text: 'sehat' }]);
    expect(rig.logged()).toContain('given up');
    await polling.stop();
  });

  test('200 people at once, with the connection cut in between', async () => {
    await rig.start();
    for (let id = 1; id <= 200; id++) {
      rig.server.user(id).sendText(`a${id}`);
      if (id === 100) rig.server.dropConnections();
      rig.server.user(id).sendText(`b${id}`);
    }
    await arrived(400);
    await confirmed();
    for (let id = 1; id <= 200; id++) {
      const own = rig.inbox.filter(({ from }) => from.id === String(id)).map(({ input }) => input);
      expect(own).toEqual([
        { kind: 'text', text: `a${id}` },
        { kind: 'text', text: `b${id}` },
      ]);
    }
  });
});
