/** What people send on WhatsApp reaches the inbox: files are fetched in two steps, quoted menus mean what stood there. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { makeRig, outbound } from './cloudRig.ts';
import type { CloudRig } from './cloudRig.ts';

let rig: CloudRig;
beforeEach(async () => {
  rig = await makeRig();
  await rig.start();
});
afterEach(() => rig.end());

const SITI = '628111111111';
const KEY = `whatsapp-cloud/106540352242922/${SITI}`;
const settled = (): Promise<boolean> => rig.graph.waitFor(() => rig.graph.webhooks.pending() === 0);
const newest = () => rig.inbox.at(-1)?.input;

test('everything people send, by hand', async () => {
  const siti = rig.graph.person(SITI);
  siti.says('halo');
  siti.sendsLocation(-6.23, 106.99);
  siti.sharesContact();
  siti.sharesContact('6282222222222');
  siti.reacts('wamid.x', '👍');
  siti.sends({ type: 'sticker', sticker: { id: '1', mime_type: 'image/webp' } });
  await settled();
  expect(rig.inbox.map(({ input }) => input)).toEqual([
    { kind: 'text', text: 'halo' },
    { kind: 'location', lat: -6.23, lon: 106.99 },
    { kind: 'contact', phone: `+${SITI}` },
    { kind: 'unsupported', what: 'contact_of_other' },
    { kind: 'unsupported', what: 'sticker' },
  ]);
});

test('the newest message is marked as read, with typing', async () => {
  const siti = rig.graph.person(SITI);
  rig.graph.webhooks.hold();
  siti.says('satu');
  const second = siti.says('dua');
  rig.graph.webhooks.release({ asOne: true });
  await rig.graph.waitFor(() => siti.typed.length > 0);
  await settled();
  expect(siti.typed).toEqual([second]);
  expect(siti.readByBot).toEqual([second]);
});

test('a mark that fails ends nothing', async () => {
  rig.graph.faults.add({ kind: 'error', code: 131009, what: 'read' });
  rig.graph.person(SITI).says('halo');
  await settled();
  expect(rig.inbox).toHaveLength(1);
  const sent = await rig.channel.send(outbound(SITI, { text: 'Halo' }));
  expect(sent.ok).toBe(true);
});

test('photo, document and voice note are kept before they are received', async () => {
  const siti = rig.graph.person(SITI);
  siti.sendsImage(new Uint8Array([255, 216, 1]), { caption: 'keripik' });
  siti.sendsDocument(new Uint8Array([37, 80]), { name: 'NIB.pdf' });
  siti.sendsVoice(new Uint8Array([79, 103]));
  await settled();
  expect(rig.inbox.map(({ input }) => input)).toEqual([
    { kind: 'photo', blobId: 'blob-1', mime: 'image/jpeg', caption: 'keripik' },
    { kind: 'document', blobId: 'blob-2', mime: 'application/pdf', name: 'NIB.pdf' },
    { kind: 'voice', blobId: 'blob-3', mime: 'audio/ogg' },
  ]);
  expect([...rig.kept.values()]).toMatchObject([
    { mime: 'image/jpeg', personKey: KEY },
    { mime: 'application/pdf', personKey: KEY },
    { mime: 'audio/ogg', personKey: KEY },
  ]);
  expect([...(rig.kept.get('blob-1')?.bytes ?? [])]).toEqual([255, 216, 1]);
});

test('a file of 20 MB comes, one byte more does not, whatever was declared', async () => {
  const siti = rig.graph.person(SITI);
  const limit = 20 * 1024 * 1024;
  siti.sendsImage(new Uint8Array(limit));
  siti.sendsImage(new Uint8Array(limit + 1));
  siti.sendsImage(new Uint8Array(limit + 1), { declaredSize: 10 });
  await settled();
  expect(rig.inbox.map(({ input }) => input)).toMatchObject([
    { kind: 'photo' },
    { kind: 'unsupported', what: 'file_too_big' },
    { kind: 'unsupported', what: 'file_too_big' },
  ]);
  // What is declared too big is not even asked for.
  expect(rig.graph.callsOf('download')).toHaveLength(2);
  expect(rig.kept.size).toBe(1);
});

test('a file that is gone is said so, and the token goes to nobody but Meta', async () => {
  const siti = rig.graph.person(SITI);
  rig.graph.webhooks.hold();
  siti.sendsImage(new Uint8Array([1]));
  rig.graph.expireMedia();
  rig.graph.webhooks.release();
  await settled();
  expect(newest()).toEqual({ kind: 'unsupported', what: 'photo_unavailable' });
  for (const url of [
    'https://facebook.com.example.org/file',
    'http://lookaside.fbsbx.com/file',
    'https://notfacebook.com/file',
    'file:///etc/passwd',
    'kein url',
  ]) {
    rig.graph.misleadMedia(url);
    siti.sendsVoice(new Uint8Array([1]));
    await settled();
    expect(newest()).toEqual({ kind: 'unsupported', what: 'voice_unavailable' });
  }
  expect(rig.graph.callsOf('download')).toEqual([]);
});

test('trouble on the way is tried again', async () => {
  rig.graph.faults.add({ kind: 'error', code: 131000, status: 500, what: 'media' });
  rig.graph.faults.add({ kind: 'dropBefore', what: 'download' });
  rig.graph.person(SITI).sendsImage(new Uint8Array([1, 2]));
  await settled();
  expect(newest()).toMatchObject({ kind: 'photo' });
});

test('while the token is not accepted nothing is given up: Meta repeats, staff are told', async () => {
  rig.graph.faults.add({ kind: 'error', code: 190, status: 401, what: 'media' });
  rig.graph.person(SITI).sendsImage(new Uint8Array([1, 2]));
  await settled();
  expect(newest()).toMatchObject({ kind: 'photo' });
  expect(rig.graph.webhooks.counts.failed).toBe(1);
  expect(rig.alerts).toContainEqual({ channel: 'whatsapp-cloud', what: 'token' });
});

const MENU = {
  text: 'Mau apa?',
  turn: 4,
  options: [
    { id: 'daftar', label: 'Daftar' },
    { id: 'lihat', label: 'Lihat pesanan' },
  ],
};

test('buttons, rows and template buttons carry turn and option back', async () => {
  const siti = rig.graph.person(SITI);
  siti.says('halo');
  await settled();
  await rig.channel.send(outbound(SITI, MENU));
  siti.taps('Lihat pesanan');
  await settled();
  expect(newest()).toEqual({ kind: 'choice', option: 'lihat', turn: 4 });
  const many = ['a', 'b', 'c', 'd'].map((id) => ({ id, label: `Pilihan ${id}` }));
  await rig.channel.send(outbound(SITI, { ...MENU, turn: 5, options: many }));
  siti.taps('Pilihan c');
  await settled();
  expect(newest()).toEqual({ kind: 'choice', option: 'c', turn: 5 });
});

test('a number or a label under an older message means what stood there', async () => {
  const siti = rig.graph.person(SITI);
  siti.says('halo');
  await settled();
  const menu = await siti_hears(MENU);
  await siti_hears({ ...MENU, turn: 9, options: [{ id: 'x', label: 'Lain' }] });
  for (const [typed, expected] of [
    ['2', { kind: 'choice', option: 'lihat', turn: 4 }],
    ['1.', { kind: 'choice', option: 'daftar', turn: 4 }],
    [' lihat  PESANAN ', { kind: 'choice', option: 'lihat', turn: 4 }],
    ['3', { kind: 'text', text: '3' }],
    ['0', { kind: 'text', text: '0' }],
    ['2 kg', { kind: 'text', text: '2 kg' }],
  ] as const) {
    siti.quotes(menu, typed);
    await settled();
    expect(newest()).toEqual(expected);
  }
  siti.quotes('wamid.nobody', '2');
  await settled();
  expect(newest()).toEqual({ kind: 'text', text: '2' });
});

async function siti_hears(message: Parameters<typeof outbound>[1]): Promise<string> {
  const sent = await rig.channel.send(outbound(SITI, message));
  return sent.ok ? sent.providerId : '';
}

test('menus are kept for seven days, with their owner', async () => {
  rig.graph.person(SITI).says('halo');
  await settled();
  const old = await siti_hears(MENU);
  const menus = () => [...rig.devices.rows.values()].filter(({ type }) => type === 'menu');
  expect(menus()).toMatchObject([{ id: old, owner: KEY }]);
  rig.clock.offsetMs = 8 * 24 * 3_600_000;
  rig.graph.person(SITI).says('halo lagi');
  await settled();
  const young = await siti_hears(MENU);
  expect(menus().map(({ id }) => id)).toEqual([young]);
});

test('somebody without a number is answered by their id', async () => {
  const id = 'ID.13491208655302741918';
  const hidden = rig.graph.person('628333333333', { userId: id, hidesNumber: true });
  hidden.says('halo');
  await settled();
  expect(rig.inbox[0]?.from.id).toBe(id);
  expect((await rig.channel.send(outbound(id, { text: 'Halo' }))).ok).toBe(true);
  expect((await hidden.next()).payload).toMatchObject({ recipient: id, text: { body: 'Halo' } });
});

test('nothing that was logged tells who wrote or what', async () => {
  const siti = rig.graph.person(SITI);
  siti.says('rahasia dapur');
  siti.sends({ type: 'system', system: { type: 'user_changed_number', wa_id: '628999' } });
  await settled();
  await rig.channel.send(outbound(SITI, { text: 'jawaban rahasia' }));
  siti.refuses(131026);
  await rig.channel.send(outbound(SITI, { text: 'jawaban rahasia' }));
  for (const secret of [SITI, 'rahasia', 'Siti', rig.graph.token, rig.graph.appSecret]) {
    expect(rig.logged()).not.toContain(secret);
  }
});
