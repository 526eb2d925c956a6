/** The real library, really encrypted, against the WhatsApp server: linking, what comes in, what goes out. */
import { afterEach, describe, expect, test } from 'vitest';
import type { InboundMessage } from '../../src/app/ports.ts';
import type { WhatsAppOptions } from '../../src/channels/whatsapp/channel.ts';
import { makeRig, outbound } from './whatsappRig.ts';
import type { Rig } from './whatsappRig.ts';

let rig: Rig;

async function linked(options?: Partial<WhatsAppOptions>): Promise<Rig> {
  rig = await makeRig(options);
  await rig.linked();
  return rig;
}

afterEach(() => rig.end());

function arrived(count: number): Promise<InboundMessage[]> {
  return rig.until(() => rig.inbox.length >= count && rig.inbox, `${count} messages`);
}

const MENU = {
  text: 'Pilih satu:',
  options: [
    { id: 'a', label: 'Daftar usaha' },
    { id: 'b', label: 'Bantuan' },
  ],
};

describe('linking', () => {
  test('by QR: the session is kept, in few writes, and is enough for the next start', async () => {
    await linked();
    expect(rig.channel.status()).toEqual({ state: 'open', number: rig.server.account.pn });
    // All prekeys of the first login in one.
    expect(Math.max(...rig.devices.writes)).toBeGreaterThan(800);
    expect(rig.devices.writes.length).toBeLessThan(60);
    await rig.restart();
    expect(rig.server.logins).toBe(2);
  });

  test('by QR in a terminal, as a picture', async () => {
    let shown = '';
    rig = await makeRig({
      screen: { isTTY: true, write: (text) => (shown += String(text)) !== '' },
    });
    await rig.linked();
    expect(shown).toMatch(/▄{7}[▀▄█ ]{20}/);
  });

  test('by pairing code', async () => {
    rig = await makeRig({ pairPhone: '6281100000001' });
    await rig.start();
    const line = await rig.until(
      () => rig.lines.find((each) => 'pairingCode' in each),
      'a pairing code',
    );
    expect(line['pairingCode']).toMatch(/^[0-9A-Z]{8}$/);
    expect(rig.channel.status()).toEqual({ state: 'linking' });
    await rig.server.typeCode(String(line['pairingCode']));
    await rig.server.connected();
    await rig.until(() => rig.channel.status().state === 'open', 'an open channel');
  });

  test('codes that nobody scans end, and staff are told', async () => {
    rig = await makeRig({ timing: { qrMs: 20 } });
    await rig.start();
    await rig.until(() => rig.channel.status().state === 'stopped', 'the end');
    expect(rig.lines.filter((each) => 'qr' in each)).toHaveLength(6);
    expect(rig.channel.status()).toEqual({ state: 'stopped', why: 'not_linked' });
    expect(rig.alerts).toEqual(['not_linked']);
    expect(rig.server.logins).toBe(0);
  });

  test('a pairing that was never finished leaves nothing that could be refused', async () => {
    rig = await makeRig({ pairPhone: '6281100000001' });
    await rig.start();
    await rig.until(() => rig.lines.find((each) => 'pairingCode' in each), 'a pairing code');
    rig.server.drop();
    await rig.until(
      () => rig.lines.filter((each) => 'pairingCode' in each).length === 2,
      'another code',
    );
    expect([...rig.devices.rows.values()].some(({ type }) => type === 'creds')).toBe(false);
    expect(rig.alerts).toEqual([]);
    const codes = rig.lines.flatMap(({ pairingCode }) =>
      typeof pairingCode === 'string' ? [pairingCode] : [],
    );
    await rig.server.typeCode(codes.at(-1) ?? '');
    await rig.until(() => rig.channel.status().state === 'open', 'an open channel');
  });
});

describe('what people write', () => {
  test('a text comes in with LID and number, is marked as read, and the answer goes to the LID', async () => {
    await linked();
    const siti = rig.server.phone('628111000111', { name: 'Siti' });
    const id = await siti.says('Halo, saya mau daftar');
    const [message] = await arrived(1);
    const account = rig.server.account.pn;
    expect(message).toMatchObject({
      id,
      from: { channel: 'whatsapp', account, id: `${siti.lid}@lid` },
      also: [{ channel: 'whatsapp', account, id: `${siti.pn}@s.whatsapp.net` }],
      input: { kind: 'text', text: 'Halo, saya mau daftar' },
    });
    await rig.server.confirmed();
    await rig.until(
      () => rig.server.traffic.out('receipt').some(({ attrs }) => attrs['type'] === 'read'),
      'the mark as read',
    );
    const result = await rig.channel.send(outbound(rig, `${siti.lid}@lid`, { ...MENU, turn: 1 }));
    const heard = await siti.next();
    expect(heard.text).toBe('Pilih satu:\n\n1. Daftar usaha\n2. Bantuan');
    expect(result).toEqual({ ok: true, providerId: heard.id });
    siti.reads(heard.id);
    await rig.until(() => rig.reports.length === 2, 'two reports');
    expect(rig.reports.map(({ state }) => state)).toEqual(['delivered', 'read']);
    expect(rig.reports.every(({ providerId }) => providerId === heard.id)).toBe(true);
  });

  test('somebody who writes from the number, or hides it, is one person as soon as both names are known', async () => {
    await linked();
    const budi = rig.server.phone('628222000222', { addressing: 'pn' });
    const rina = rig.server.phone('628333000333', { showsPn: false });
    await budi.says('dari nomor');
    await rina.says('tanpa nomor');
    const [first, second] = await arrived(2).then((inbox) => [
      inbox.find(({ input }) => input.kind === 'text' && input.text === 'dari nomor'),
      inbox.find(({ input }) => input.kind === 'text' && input.text === 'tanpa nomor'),
    ]);
    expect(first?.from.id).toBe(`${budi.lid}@lid`);
    expect(first?.also?.[0]?.id).toBe(`${budi.pn}@s.whatsapp.net`);
    expect(second?.from.id).toBe(`${rina.lid}@lid`);
    expect(second?.also).toBeUndefined();
  });

  test('edits and deletions, each with an id of its own; hearts say nothing', async () => {
    await linked();
    const siti = rig.server.phone('628111000111');
    const id = await siti.says('500 bungkus');
    const edit = await siti.edits(id, '600 bungkus');
    await siti.reacts(id, '👍');
    await siti.deletes(id);
    await siti.says('selesai');
    const inbox = await arrived(4);
    expect(inbox.map(({ id, input }) => [id, input])).toEqual([
      [id, { kind: 'text', text: '500 bungkus' }],
      [`${id}:edit:${edit}`, { kind: 'edited', text: '600 bungkus' }],
      [`${id}:deleted`, { kind: 'deleted' }],
      [expect.anything(), { kind: 'text', text: 'selesai' }],
    ]);
  });

  test('a bare number under an old menu means what stood there, also after a restart', async () => {
    await linked();
    const siti = rig.server.phone('628111000111');
    await rig.channel.send(outbound(rig, `${siti.lid}@lid`, { ...MENU, turn: 7 }));
    const old = await siti.next();
    await rig.channel.send(outbound(rig, `${siti.lid}@lid`, { text: 'Siapa nama Ibu?' }));
    await rig.restart();
    await siti.says('2', { quotes: { id: old.id } });
    await siti.says('daftar USAHA', { quotes: { id: old.id } });
    await siti.says('9', { quotes: { id: old.id } });
    await siti.says('2');
    const inbox = await arrived(4);
    expect(inbox.map(({ input }) => input)).toEqual([
      { kind: 'choice', option: 'b', turn: 7 },
      { kind: 'choice', option: 'a', turn: 7 },
      { kind: 'text', text: '9' },
      { kind: 'text', text: '2' },
    ]);
  });

  test('groups, status, channels, and what the owner writes are left alone', async () => {
    await linked();
    const siti = rig.server.phone('628111000111');
    const { strays } = rig.server;
    for (const stray of Object.values(strays)) stray();
    await siti.isWrittenToByOwner('saya sendiri yang menjawab');
    await siti.says('halo');
    const inbox = await arrived(1);
    await rig.server.confirmed();
    expect(inbox.map(({ input }) => input)).toEqual([{ kind: 'text', text: 'halo' }]);
  });
});

test('a call, and a picture that is shown once, are answered with what we can do', async () => {
  await linked();
  const siti = rig.server.phone('628111000111');
  const from = `${siti.lid}@lid`;
  const t = String(Math.floor(Date.now() / 1000));
  rig.server.injects({
    tag: 'call',
    attrs: { id: 'C1', from, t },
    content: [{ tag: 'offer', attrs: { 'call-id': 'CALL1', 'call-creator': from }, content: [] }],
  });
  rig.server.injects({
    tag: 'message',
    attrs: { id: '3AVIEWONCE', from, t, type: 'media' },
    content: [{ tag: 'unavailable', attrs: { type: 'view_once' }, content: [] }],
  });
  const inbox = await arrived(2);
  expect(inbox.map(({ id, from, input }) => [id, from.id, input])).toEqual([
    ['call:CALL1', from, { kind: 'unsupported', what: 'call' }],
    ['3AVIEWONCE', from, { kind: 'unsupported', what: 'view_once' }],
  ]);
});

test('somebody of whom only the number is known is written to there', async () => {
  await linked();
  const budi = rig.server.phone('628222000222');
  const to = `${budi.pn}@s.whatsapp.net`;
  expect(await rig.channel.send(outbound(rig, to, { text: 'Halo' }))).toMatchObject({ ok: true });
  expect((await budi.next()).text).toBe('Halo');
  const nobody = outbound(rig, '628999000999@s.whatsapp.net', { text: 'Halo' });
  expect(await rig.channel.send(nobody)).toMatchObject({ ok: false, why: 'rejected' });
  const elsewhere = outbound(rig, to, { text: 'Halo' });
  elsewhere.address.account = '6281999';
  expect(await rig.channel.send(elsewhere)).toMatchObject({ ok: false, why: 'unreachable' });
  const odd = outbound(rig, '120363000000000001@g.us', { text: 'Halo' });
  expect(await rig.channel.send(odd)).toMatchObject({ ok: false, why: 'rejected' });
});

test('typing is shown before an answer', async () => {
  await linked();
  const siti = rig.server.phone('628111000111');
  await rig.channel.send(outbound(rig, `${siti.lid}@lid`, { text: 'Halo Ibu' }));
  await siti.next();
  const shown = rig.server.traffic
    .out('chatstate')
    .map(({ attrs, content }) => [
      attrs['to'],
      Array.isArray(content) ? content.map(({ tag }) => tag) : [],
    ]);
  expect(shown).toEqual([
    [`${siti.lid}@lid`, ['composing']],
    [`${siti.lid}@lid`, ['paused']],
  ]);
});

describe('files', () => {
  const photo = Buffer.from(
    '/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAP//////////////////////////////////////////////////////////////////////////////////////wgALCAABAAEBAREA/8QAFBABAAAAAAAAAAAAAAAAAAAAAP/aAAgBAQABPxA=',
    'base64',
  );

  test('come in, kept before the message is, for the person who sent them', async () => {
    await linked();
    const siti = rig.server.phone('628111000111');
    const pdf = Buffer.from('%PDF-1.4 contoh');
    await siti.sendsImage(photo, 'image/jpeg', 'KTP');
    await siti.sendsMedia('document', pdf, { mime: 'application/pdf', name: 'NIB.pdf' });
    await siti.sendsMedia('audio', photo, { mime: 'audio/ogg; codecs=opus', ptt: true });
    const inbox = await arrived(3);
    expect(inbox.map(({ input }) => input)).toEqual([
      { kind: 'photo', blobId: 'blob-1', mime: 'image/jpeg', caption: 'KTP' },
      { kind: 'document', blobId: 'blob-2', mime: 'application/pdf', name: 'NIB.pdf' },
      { kind: 'voice', blobId: 'blob-3', mime: 'audio/ogg' },
    ]);
    expect(Buffer.from(rig.kept.get('blob-1')?.bytes ?? []).equals(photo)).toBe(true);
    expect(Buffer.from(rig.kept.get('blob-2')?.bytes ?? []).equals(pdf)).toBe(true);
    const account = rig.server.account.pn;
    expect(rig.kept.get('blob-1')?.personKey).toBe(`whatsapp/${account}/${siti.lid}@lid`);
  });

  test('too big ones are not fetched, whether they say so or not', async () => {
    await linked();
    const siti = rig.server.phone('628111000111');
    const big = Buffer.alloc(20 * 1024 * 1024 + 1);
    const mime = 'application/pdf';
    await siti.sendsMedia('document', photo, { mime, declaredBytes: big.length });
    await siti.sendsMedia('document', big, { mime, declaredBytes: 10 });
    const inbox = await arrived(2);
    expect(inbox.map(({ input }) => input)).toEqual([
      { kind: 'unsupported', what: 'file_too_big' },
      { kind: 'unsupported', what: 'file_too_big' },
    ]);
    expect(rig.kept.size).toBe(0);
  });

  test('a server that stumbles is asked again', async () => {
    await linked();
    const siti = rig.server.phone('628111000111');
    rig.server.failMedia(503);
    await siti.sendsImage(photo, 'image/jpeg');
    await rig.until(() => rig.lines.some(({ msg }) => msg === 'no file yet'), 'a failed try');
    rig.server.failMedia(undefined);
    expect((await arrived(1))[0]?.input).toMatchObject({ kind: 'photo', blobId: 'blob-1' });
  });

  test('one that is gone is asked for once more, and then said to be unavailable', async () => {
    await linked();
    const siti = rig.server.phone('628111000111');
    rig.server.failMedia(404);
    await siti.sendsImage(photo, 'image/jpeg');
    expect((await arrived(1))[0]?.input).toEqual({
      kind: 'unsupported',
      what: 'photo_unavailable',
    });
    const asked = rig.server.traffic
      .out('receipt')
      .filter(({ attrs }) => attrs['type'] === 'server-error');
    expect(asked).toHaveLength(1);
  });

  test('go out with the words under them, and a repeat uploads nothing again', async () => {
    await linked();
    const siti = rig.server.phone('628111000111');
    rig.kept.set('letter', {
      bytes: Buffer.from('%PDF surat'),
      mime: 'application/pdf',
      personKey: '',
    });
    rig.kept.set('photo', { bytes: photo, mime: 'image/jpeg', personKey: '' });
    rig.kept.set('note', { bytes: photo, mime: 'audio/ogg', personKey: '' });
    const to = `${siti.lid}@lid`;
    const letter = outbound(rig, to, {
      ...MENU,
      turn: 3,
      attachment: {
        kind: 'document',
        blobId: 'letter',
        name: 'surat.pdf',
        mime: 'application/pdf',
      },
    });
    await rig.channel.send(letter);
    const first = await siti.next();
    expect(first.text).toBe('Pilih satu:\n\n1. Daftar usaha\n2. Bantuan');
    expect(first.media).toMatchObject({ mime: 'application/pdf', name: 'surat.pdf' });
    expect(Buffer.from(first.media?.bytes ?? []).toString()).toBe('%PDF surat');
    rig.kept.delete('letter');
    rig.kept.set('letter', { bytes: Buffer.from('other'), mime: 'application/pdf', personKey: '' });
    await rig.channel.send(letter);
    expect(rig.server.sent.map(({ id, repeated }) => [id, repeated])).toEqual([
      [first.id, false],
      [first.id, true],
    ]);
    const picture = { kind: 'photo' as const, blobId: 'photo', name: 'a.jpg', mime: 'image/jpeg' };
    await rig.channel.send(outbound(rig, to, { text: 'Foto', attachment: picture }));
    const second = await siti.next();
    expect(Buffer.from(second.media?.bytes ?? []).equals(photo)).toBe(true);
    const note = { kind: 'voice' as const, blobId: 'note', name: 'v.ogg', mime: 'audio/ogg' };
    await rig.channel.send(outbound(rig, to, { text: 'Suara dari Siti', attachment: note }));
    expect((await siti.next()).message.audioMessage?.ptt).toBe(true);
    expect((await siti.next()).text).toBe('Suara dari Siti');
  });

  test('words go without a file that is gone', async () => {
    await linked();
    const siti = rig.server.phone('628111000111');
    const attachment = { kind: 'photo' as const, blobId: 'gone', name: 'a', mime: 'image/jpeg' };
    await rig.channel.send(outbound(rig, `${siti.lid}@lid`, { text: 'Fotonya', attachment }));
    expect((await siti.next()).text).toBe('Fotonya');
  });
});
