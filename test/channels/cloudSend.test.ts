/** How messages look to people on WhatsApp, what goes out after 24 hours, and what becomes of a message that Meta refuses. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Message, SendResult } from '../../src/app/ports.ts';
import type { Fault, GraphPerson } from '../servers/graphApi/index.ts';
import { makeRig, outbound } from './cloudRig.ts';
import type { CloudRig } from './cloudRig.ts';

let rig: CloudRig;
let siti: GraphPerson;
beforeEach(async () => {
  rig = await makeRig();
  await rig.start();
  siti = rig.graph.person(SITI);
  siti.says('halo');
  await rig.graph.waitFor(() => rig.inbox.length === 1);
});
afterEach(() => rig.end());

const SITI = '628111111111';
const DAY_MS = 24 * 3_600_000;
const options = (
  count: number,
  label = (n: number) => `Pilihan ${n}`,
): NonNullable<Message['options']> =>
  Array.from({ length: count }, (_unused, index) => ({
    id: `o${index + 1}`,
    label: label(index + 1),
  }));

async function send(message: Partial<Message>): Promise<SendResult> {
  return rig.channel.send(outbound(SITI, message));
}

function interactive(at = -1): unknown {
  return siti.heard.at(at)?.payload['interactive'];
}

test('plain words, with the mark of the outbox', async () => {
  const row = outbound(SITI, { text: 'Halo *Bu* _Siti_' });
  const sent = await rig.channel.send(row);
  expect(sent).toEqual({ ok: true, providerId: siti.newest?.id });
  expect(siti.newest?.payload).toEqual({
    messaging_product: 'whatsapp',
    recipient_type: 'individual',
    to: SITI,
    type: 'text',
    text: { preview_url: false, body: 'Halo *Bu* _Siti_' },
    biz_opaque_callback_data: row.id,
  });
});

test('up to three short options are buttons', async () => {
  await send({ text: 'Mau?', turn: 3, options: options(3) });
  expect(interactive()).toEqual({
    type: 'button',
    body: { text: 'Mau?' },
    action: {
      buttons: [1, 2, 3].map((n) => ({
        type: 'reply',
        reply: { id: `3:o${n}`, title: `Pilihan ${n}` },
      })),
    },
  });
});

test('up to ten options are a list, the rest of a long label under it', async () => {
  const label = (n: number): string =>
    n === 1 ? 'Pendek' : `Kecamatan Bekasi Barat bagian ${n}, Kranji dan sekitarnya`;
  await send({ text: 'Di mana?', turn: 3, options: options(10, label) });
  const shown = interactive() as { type: string; action: { sections: { rows: object[] }[] } };
  expect(shown.type).toBe('list');
  expect(shown.action.sections[0]?.rows.slice(0, 2)).toEqual(
    [
      { id: '3:o1', title: 'Pendek' },
      {
        id: '3:o2',
        title: 'Kecamatan Bekasi Barat',
        description: 'bagian 2, Kranji dan sekitarnya',
      },
    ].map((row) => ({ ...row })),
  );
});

test.each<[string, Partial<Message>, string]>([
  ['four options', { text: 'Mau?', options: options(4) }, 'list'],
  ['a label of 21', { text: 'Mau?', options: options(2, (n) => `${n}${'x'.repeat(20)}`) }, 'list'],
  [
    'a label of 20',
    { text: 'Mau?', options: options(2, (n) => `${n}${'x'.repeat(19)}`) },
    'button',
  ],
  ['words of 1024', { text: 'x'.repeat(1024), options: options(2) }, 'button'],
  ['words of 1025', { text: 'x'.repeat(1025), options: options(2) }, 'text'],
  ['eleven options', { text: 'Mau?', options: options(11) }, 'text'],
  [
    'a label that fits no row',
    { text: 'Mau?', options: options(2, (n) => `${n} ${'kata '.repeat(25)}`) },
    'text',
  ],
  [
    'a word that fits no row',
    { text: 'Mau?', options: options(2, (n) => `${n}${'x'.repeat(100)}`) },
    'text',
  ],
  ['two equal labels', { text: 'Mau?', options: options(2, () => 'Sama') }, 'text'],
  ['no words', { text: '', options: options(2) }, 'text'],
  ['a long id', { text: 'Mau?', options: [{ id: 'x'.repeat(300), label: 'Ya' }] }, 'text'],
  [
    'an id for buttons only',
    { text: 'Mau?', options: [{ id: 'x'.repeat(230), label: 'Ya' }] },
    'button',
  ],
])('%s', async (_name, message, shape) => {
  expect((await send({ turn: 1, ...message })).ok).toBe(true);
  const shown = interactive() as { type: string } | undefined;
  expect(shown?.type ?? siti.newest?.type).toBe(shape);
  if (shape !== 'text') return;
  const all = siti.heard.map(({ text }) => text).join('\n');
  for (const [at, { label }] of (message.options ?? []).entries()) {
    expect(all).toContain(`${at + 1}. ${label.trim()}`);
  }
});

test('long words come in order, nothing lost, and a menu can be quoted from any part', async () => {
  const lines = Array.from({ length: 900 }, (_unused, index) => `Baris nomor ${index}.`);
  await send({ text: lines.join('\n'), turn: 2, options: options(2) });
  expect(siti.heard.length).toBeGreaterThan(3);
  expect(siti.heard.every(({ text }) => text.length <= 4096)).toBe(true);
  const all = siti.heard.map(({ text }) => text).join('\n');
  expect(all.replace(/\s+/g, '\n')).toBe(
    [...lines, '1. Pilihan 1', '2. Pilihan 2'].join('\n').replace(/\s+/g, '\n'),
  );
  siti.quotes(siti.heard[0]?.id ?? '', '2');
  await rig.graph.waitFor(() => rig.inbox.length === 2);
  expect(rig.inbox[1]?.input).toEqual({ kind: 'choice', option: 'o2', turn: 2 });
});

test('a place can be sent with a button where nothing else is to choose', async () => {
  await send({ text: 'Di mana usahanya?', request: 'location' });
  expect(interactive()).toEqual({
    type: 'location_request_message',
    body: { text: 'Di mana usahanya?' },
    action: { name: 'send_location' },
  });
  await send({ text: 'Di mana?', request: 'location', turn: 1, options: options(1) });
  expect(interactive()).toMatchObject({ type: 'button' });
});

test('there is nothing to send', async () => {
  expect(await send({ text: ' ' })).toMatchObject({ ok: false, why: 'rejected' });
  expect(await rig.channel.send(outbound('Siti', { text: 'Halo' }))).toMatchObject({
    why: 'rejected',
  });
});

const attachment = (kind: 'photo' | 'document' | 'voice', mime: string, name: string) => ({
  attachment: { kind, blobId: 'berkas', name, mime },
});

test.each<[string, Partial<Message>, number, string[]]>([
  [
    'a photo',
    { text: 'Keripik', ...attachment('photo', 'image/jpeg', 'a.jpg') },
    9,
    ['image:Keripik'],
  ],
  [
    'a photo of a kind WhatsApp does not show',
    attachment('photo', 'image/webp', 'a.webp'),
    9,
    ['document:'],
  ],
  [
    'a photo of more than 5 MB',
    attachment('photo', 'image/png', 'a.png'),
    5_300_000,
    ['document:'],
  ],
  [
    'a document',
    { text: 'Draf', ...attachment('document', 'application/pdf', 'PKS.pdf') },
    9,
    ['document:Draf'],
  ],
  [
    'a voice note',
    { text: 'Dengar', ...attachment('voice', 'audio/ogg', 'a.ogg') },
    9,
    ['audio:', 'text:Dengar'],
  ],
  [
    'a photo with a question',
    {
      text: 'Ini?',
      turn: 1,
      options: [{ id: 'ya', label: 'Ya' }],
      ...attachment('photo', 'image/jpeg', 'a.jpg'),
    },
    9,
    ['image:', 'interactive:Ini?'],
  ],
  [
    'more words than fit under it',
    {
      text: `${'a'.repeat(1000)} ${'b'.repeat(1000)}`,
      ...attachment('document', 'text/plain', 'a.txt'),
    },
    9,
    [`document:${'a'.repeat(1000)}`, `text:${'b'.repeat(1000)}`],
  ],
])('%s', async (_name, message, size, expected) => {
  const bytes = new Uint8Array(size).fill(7);
  rig.kept.set('berkas', { bytes, mime: 'x/y', personKey: '' });
  expect((await send(message)).ok).toBe(true);
  expect(siti.heard.map(({ type, text }) => `${type}:${text}`)).toEqual(expected);
  const [first] = siti.heard;
  expect(first?.file).toMatchObject({
    mime: message.attachment?.mime,
    name: message.attachment?.name,
  });
  expect(Buffer.compare(Buffer.from(first?.file?.bytes ?? []), Buffer.from(bytes))).toBe(0);
});

test('words are not lost with a file that is gone, or that Meta does not take', async () => {
  const gone = { text: 'Draf', ...attachment('document', 'application/pdf', 'PKS.pdf') };
  expect((await send(gone)).ok).toBe(true);
  rig.kept.set('berkas', { bytes: new Uint8Array([1]), mime: 'x/y', personKey: '' });
  rig.graph.faults.add({ kind: 'error', code: 131053, what: 'upload' });
  expect((await send(gone)).ok).toBe(true);
  expect(siti.heard.map(({ type, text }) => `${type}:${text}`)).toEqual(['text:Draf', 'text:Draf']);
  rig.graph.faults.add({ kind: 'dropAfter', what: 'upload' });
  expect(await send(gone)).toMatchObject({ ok: false, why: 'unreachable' });
  expect(siti.heard).toHaveLength(2);
});

test('parts that went out are not repeated', async () => {
  const row = outbound(SITI, { text: `${'a'.repeat(4000)}\n${'b'.repeat(4000)}` });
  rig.graph.faults.add({ kind: 'slow', what: 'send', ms: 0 });
  rig.graph.faults.add({ kind: 'error', code: 131016, status: 503, what: 'send' });
  expect(await rig.channel.send(row)).toMatchObject({ ok: false, why: 'unreachable' });
  expect((await rig.channel.send(row)).ok).toBe(true);
  expect(siti.heard.map(({ text }) => text[0])).toEqual(['a', 'b']);
});

test.each<[string, Fault, Partial<Extract<SendResult, { ok: false }>>, number]>([
  ['cut before', { kind: 'dropBefore' }, { why: 'unknown' }, 0],
  ['cut after', { kind: 'dropAfter' }, { why: 'unknown' }, 1],
  ['half an answer', { kind: 'broken' }, { why: 'unknown' }, 1],
  ['a page with 502', { kind: 'html', status: 502 }, { why: 'unreachable' }, 0],
  ['a page with 200', { kind: 'html', status: 200 }, { why: 'unknown' }, 0],
  [
    'too many, told how long',
    { kind: 'error', code: 130429, status: 429, retryAfter: 7 },
    { why: 'throttled', retryAfterMs: 7_000 },
    0,
  ],
  ['too many', { kind: 'error', code: 80007 }, { why: 'throttled' }, 0],
  ['opted out', { kind: 'error', code: 131050 }, { why: 'blocked' }, 0],
  ['nobody there', { kind: 'error', code: 131026 }, { why: 'blocked' }, 0],
  ['not in the test list', { kind: 'error', code: 131030 }, { why: 'rejected' }, 0],
])('%s', async (_name, fault, expected, delivered) => {
  rig.graph.faults.add({ ...fault, what: 'send' });
  expect(await send({ text: 'Halo' })).toMatchObject({ ok: false, ...expected });
  expect(siti.heard).toHaveLength(delivered);
  expect(rig.alerts).toEqual([]);
});

test.each<[number, number | undefined, 'token' | 'refused']>([
  [190, undefined, 'token'],
  [100, 33, 'token'],
  [131031, undefined, 'refused'],
  [368, undefined, 'refused'],
])('staff hear of %s/%s, and the message waits', async (code, subcode, what) => {
  rig.graph.faults.add({
    kind: 'error',
    code,
    what: 'send',
    ...(subcode === undefined ? {} : { subcode }),
  });
  expect(await send({ text: 'Halo' })).toMatchObject({ why: 'unreachable' });
  expect(rig.alerts).toEqual([{ channel: 'whatsapp-cloud', what }]);
});

test('after "too fast for this person" they rest, longer each time, and nobody else', async () => {
  rig.graph.faults.add({ kind: 'error', code: 131056, what: 'send' });
  expect(await send({ text: 'satu' })).toMatchObject({ why: 'throttled', retryAfterMs: 6_000 });
  const again = await send({ text: 'dua' });
  expect(again).toMatchObject({ why: 'throttled', detail: 'our own pace' });
  const budi = rig.graph.person('6282222222222');
  budi.says('halo');
  expect((await rig.channel.send(outbound('6282222222222', { text: 'Halo' }))).ok).toBe(true);
  expect(siti.heard).toEqual([]);
});

const PROPOSAL: Partial<Message> = {
  text: 'Kabar baik, Ibu!\nAda perusahaan:\n\n- nasi kotak\t500 per hari\n- Bekasi     Barat',
  position: 'proposal/answer',
  turn: 7,
  options: [
    { id: 'mau', label: 'Ya, saya mau' },
    { id: 'tidak', label: 'Tidak' },
    { id: 'nanti', label: 'Nanti dulu' },
  ],
};
const old = (message: Partial<Message>) =>
  outbound(SITI, message, { heardAt: new Date(Date.now() - DAY_MS), proactive: true });

/** As after a restart a day later: nothing is remembered, and Meta's window is closed. */
async function nextDay(): Promise<void> {
  rig.clock.offsetMs = DAY_MS + 60_000;
  await rig.graph.waitFor(() => rig.graph.webhooks.pending() === 0);
}

test('after 24 hours the template for it is sent, with its buttons', async () => {
  await nextDay();
  expect((await rig.channel.send(old(PROPOSAL))).ok).toBe(true);
  expect(siti.newest).toMatchObject({
    type: 'template',
    template: { name: 'bighug_proposal', language: 'id' },
    options: [
      { id: '7:mau', label: 'Ya, saya mau' },
      { id: '7:tidak', label: 'Tidak' },
      { id: '7:nanti', label: 'Nanti dulu' },
    ],
  });
  expect(siti.newest?.text).toContain(
    'Kabar baik, Ibu! Ada perusahaan: - nasi kotak 500 per hari · - Bekasi Barat',
  );
  siti.taps('Ya, saya mau');
  await rig.graph.waitFor(() => rig.inbox.length === 2);
  expect(rig.inbox[1]?.input).toEqual({ kind: 'choice', option: 'mau', turn: 7 });
});

test('other messages have the template for everything, in the language of the message', async () => {
  await nextDay();
  await rig.channel.send(old({ ...PROPOSAL, language: 'en', turn: 8, position: 'lain/tanya' }));
  expect(siti.newest).toMatchObject({
    template: { name: 'bighug_news', language: 'en' },
    options: [],
  });
  expect(siti.newest?.text).toContain('1. Ya, saya mau · 2. Tidak · 3. Nanti dulu');
  siti.quotes(siti.newest?.id ?? '', '3');
  await rig.graph.waitFor(() => rig.inbox.length === 2);
  expect(rig.inbox[1]?.input).toEqual({ kind: 'choice', option: 'nanti', turn: 8 });
});

test('who never wrote here gets a template, who wrote a moment ago does not need one', async () => {
  const row = outbound(SITI, { text: 'Halo' });
  delete row.heardAt;
  await rig.channel.send(row);
  expect(siti.newest?.type).toBe('text');
  const budi = rig.graph.person('6282222222222');
  const first = outbound('6282222222222', { text: 'Halo' });
  delete first.heardAt;
  await rig.channel.send(first);
  expect(budi.newest?.type).toBe('template');
});

test('where Meta says that the window is closed, the template follows at once', async () => {
  siti.wroteAgo(DAY_MS + 1);
  expect((await send(PROPOSAL)).ok).toBe(true);
  expect(rig.graph.callsOf('send').map(({ status }) => status)).toEqual([400, 200]);
  expect(siti.heard.map(({ type }) => type)).toEqual(['template']);
});

test.each<[string, () => void, RegExp]>([
  [
    'unknown',
    () => rig.graph.faults.add({ kind: 'error', code: 132001, status: 404, what: 'send' }),
    /132001/,
  ],
  ['paused', () => rig.graph.pauseTemplate('bighug_proposal'), /132015/],
])('a template that is %s ends the message, and says which', async (_name, arrange, code) => {
  await nextDay();
  arrange();
  const sent = await rig.channel.send(old(PROPOSAL));
  expect(sent).toMatchObject({ ok: false, why: 'rejected' });
  expect(sent.ok ? '' : sent.detail).toMatch(/template bighug_proposal/);
  expect(sent.ok ? '' : sent.detail).toMatch(code);
});

test('a hundred people at once, each in a moment', async () => {
  const people = Array.from({ length: 100 }, (_unused, index) => String(628_500_000_000 + index));
  for (const waId of people) rig.graph.person(waId).wroteAgo(0);
  const started = performance.now();
  const sent = await Promise.all(
    people.map((waId) => rig.channel.send(outbound(waId, { text: 'Halo' }))),
  );
  expect(sent.every(({ ok }) => ok)).toBe(true);
  // 10 at once and then 70 a second.
  expect(performance.now() - started).toBeGreaterThan(1_100);
});
