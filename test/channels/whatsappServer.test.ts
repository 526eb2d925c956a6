/** The WhatsApp test server against the client library as it comes: what a channel's tests rely on, nothing of ours between. */
import {
  Curve,
  decryptPollVote,
  downloadMediaMessage,
  jidNormalizedUser,
  WA_CERT_DETAILS,
} from '@whiskeysockets/baileys';
import { verifySignature } from 'libsignal/src/curve.js';
import { createHash, randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { Agent } from 'node:https';
import { describe, expect, it } from 'vitest';
import { newSession, type Client } from '../servers/whatsapp/rawClient.ts';
import { arrival, useWhatsApp } from '../servers/whatsapp/rawRig.ts';
import { wordsOf } from '../servers/whatsapp/words.ts';

const rig = useWhatsApp();
const { loggedIn, open, pairByQr } = rig;
const SITI = '628111000111';

/** The update that sets a message's status: 3 delivered, 4 read. */
const statusOf = (client: Client, status: number): Client['updates'][number] | undefined =>
  client.updates.find(({ update }) => Number(update.status) === status);

/** Verifies as it should; the library takes every signature of the right length for true. */
async function honestly(act: () => Promise<void>): Promise<void> {
  const { verify } = Curve;
  Curve.verify = (key, message, signature) =>
    verifySignature(Buffer.concat([Buffer.from([5]), key]), message, signature);
  try {
    await act();
  } finally {
    Curve.verify = verify;
  }
}

/** A dispatcher of the built-in fetch that trusts one more certificate: `fetch` has to have run before. */
async function trusting(caFile: string): Promise<object> {
  await fetch('data:,');
  const symbol = Symbol.for('undici.globalDispatcher.1');
  const made = (globalThis as unknown as Record<symbol, object>)[symbol];
  const Dispatcher = made?.constructor as new (options: object) => object;
  return new Dispatcher({ connect: { ca: readFileSync(caFile) } });
}

describe('pairing', () => {
  it('links by QR, restarts, logs in, uploads prekeys and takes the history', async () => {
    const session = newSession();
    const client = await loggedIn(session);
    const { creds } = session.auth;
    expect(creds.me?.id).toBe(`${rig.whatsapp.account.pn}:1@s.whatsapp.net`);
    expect(creds.me?.lid).toBe(`${rig.whatsapp.account.lid}:1@lid`);
    expect(rig.whatsapp.preKeysLeft()).toBeGreaterThan(800);
    expect(rig.whatsapp.logins).toBe(1);
    await client.until(() => creds.accountSyncCounter || undefined, 'no history');
  });

  it('links by a code, typed with a dash and in small letters', async () => {
    const session = newSession();
    const client = open(session);
    await client.until(() => client.qrs[0], 'no QR text');
    const code = await client.sock.requestPairingCode(rig.whatsapp.account.pn);
    await rig.whatsapp.typeCode(`${code.slice(0, 4)}-${code.slice(4)}`.toLowerCase());
    expect(await client.closed()).toBe(515);
    await loggedIn(session);
    expect(session.auth.creds.registered).toBe(true);
  });

  it('does not link by a wrong code', async () => {
    const session = newSession();
    const client = open(session);
    await client.until(() => client.qrs[0], 'no QR text');
    await client.sock.requestPairingCode(rig.whatsapp.account.pn);
    await expect(rig.whatsapp.typeCode('AAAA-AAAA')).rejects.toThrow('not the one');
    expect(session.auth.creds.account).toBeUndefined();
  });

  it('does not take a QR text of nobody', async () => {
    await expect(rig.whatsapp.scan('https://wa.me/x#a,b,c,d,e')).rejects.toThrow('no connection');
  });

  it('stands an honest check of every signature, under its own root only', async () => {
    await honestly(async () => {
      await loggedIn(newSession());
      WA_CERT_DETAILS.PUBLIC_KEY = randomBytes(32);
      expect(await open(newSession()).closed()).toBe(400);
    });
  });
});

describe('messages', () => {
  it.each([
    ['lid', true],
    ['lid', false],
    ['pn', true],
  ] as const)('go in and out with a %s address, number shown: %s', async (addressing, showsPn) => {
    const client = await loggedIn(newSession());
    const siti = rig.whatsapp.phone(SITI, { name: 'Siti', addressing, showsPn });
    const id = await siti.says('halo');
    const { message, type } = await arrival(client, id);
    const from = addressing === 'lid' ? `${siti.lid}@lid` : `${SITI}@s.whatsapp.net`;
    const other = addressing === 'lid' ? `${SITI}@s.whatsapp.net` : `${siti.lid}@lid`;
    expect([wordsOf(message), type, message.pushName]).toEqual(['halo', 'notify', 'Siti']);
    expect([message.key.remoteJid, message.key.remoteJidAlt]).toEqual([
      from,
      showsPn ? other : undefined,
    ]);
    for (const text of ['selamat datang', 'ada yang bisa dibantu?']) {
      await client.sock.sendMessage(from, { text });
      expect((await siti.next()).text).toBe(text);
    }
    await arrival(client, await siti.says('iya'));
    await client.sock.sendMessage(from, { text: 'baik' });
    expect((await siti.next()).text).toBe('baik');
    expect(rig.whatsapp.sent.map(({ text, repeated }) => [text, repeated])).toEqual([
      ['selamat datang', false],
      ['ada yang bisa dibantu?', false],
      ['baik', false],
    ]);
    await client.until(() => statusOf(client, 3), 'no receipt');
  });

  it('reach a number that never wrote, on all of its devices', async () => {
    const client = await loggedIn(newSession());
    const budi = rig.whatsapp.phone('628222000222', { devices: 3, addressing: 'pn' });
    const found = await client.sock.onWhatsApp(budi.pn, '628999');
    expect(found).toEqual([{ jid: `${budi.pn}@s.whatsapp.net`, exists: true }]);
    await client.sock.sendMessage(`${budi.pn}@s.whatsapp.net`, { text: 'undangan' });
    expect((await budi.next()).text).toBe('undangan');
    await budi.quiet(100);
  });

  it('can quote, be edited, deleted and reacted to', async () => {
    const client = await loggedIn(newSession());
    const siti = rig.whatsapp.phone(SITI);
    const id = await siti.says('pesan 10');
    const jid = (await arrival(client, id)).message.key.remoteJid ?? '';
    await client.sock.sendMessage(jid, { text: 'dicatat' });
    const answer = await siti.next();
    const quote = await siti.says('ini', { quotes: answer });
    const context = (await arrival(client, quote)).message.message?.extendedTextMessage;
    expect(context?.contextInfo?.stanzaId).toBe(answer.id);
    await siti.edits(id, 'pesan 12');
    const edit = await client.until(
      () => client.updates.find(({ update }) => update.message?.editedMessage),
      'no edit',
    );
    expect(edit.key.id).toBe(id);
    expect(edit.update.message?.editedMessage?.message?.conversation).toBe('pesan 12');
    await siti.deletes(id);
    const gone = (): object | undefined =>
      client.updates.find(({ key, update }) => key.id === id && update.message === null);
    await client.until(gone, 'not deleted');
    const reaction = await siti.reacts(answer.id, '👍');
    const { message } = await arrival(client, reaction);
    expect(message.message?.reactionMessage?.key).toMatchObject({ id: answer.id, fromMe: true });
  });

  it('can be votes in a poll', async () => {
    const client = await loggedIn(newSession());
    const siti = rig.whatsapp.phone(SITI);
    const { message } = await arrival(client, await siti.says('halo'));
    const poll = { name: 'Kapan?', values: ['Senin', 'Selasa'], selectableCount: 1 };
    await client.sock.sendMessage(message.key.remoteJid ?? '', { poll });
    const heard = await siti.next();
    const { pollUpdateMessage } =
      (await arrival(client, await siti.votes(heard, 'Selasa'))).message.message ?? {};
    const vote = decryptPollVote(pollUpdateMessage?.vote ?? {}, {
      pollCreatorJid: `${rig.whatsapp.account.lid}@lid`,
      pollMsgId: heard.id,
      pollEncKey: heard.message.messageContextInfo?.messageSecret ?? new Uint8Array(),
      voterJid: `${siti.lid}@lid`,
    });
    const chosen = createHash('sha256').update('Selasa').digest();
    expect(vote.selectedOptions?.map((each) => Buffer.from(each))).toEqual([chosen]);
    expect(pollUpdateMessage?.pollCreationMessageKey?.fromMe).toBe(true);
  });

  it('show who types, who has read, and what the owner writes on the phone', async () => {
    const client = await loggedIn(newSession());
    const siti = rig.whatsapp.phone(SITI);
    rig.whatsapp.autoReceipts(false);
    const { message } = await arrival(client, await siti.says('halo'));
    const jid = message.key.remoteJid ?? '';
    await client.sock.readMessages([message.key]);
    await client.sock.sendPresenceUpdate('composing', jid);
    const composing = rig.whatsapp.traffic;
    await client.sock.sendMessage(jid, { text: 'halo juga' });
    const { id } = await siti.next();
    expect(composing.out('chatstate')).toHaveLength(1);
    expect(siti.composing).toBe(false);
    siti.delivers(id);
    siti.reads(id);
    expect((await client.until(() => statusOf(client, 4), 'not read')).key.id).toBe(id);
    const own = await arrival(client, await siti.isWrittenToByOwner('saya balas sendiri'));
    expect([own.message.key.fromMe, own.message.key.remoteJid]).toEqual([true, `${siti.lid}@lid`]);
  });

  it('of groups, status and channels are left alone, and private ones come all the same', async () => {
    const client = await loggedIn(newSession());
    const { strays } = rig.whatsapp;
    const ids = [strays.group(), strays.status(), strays.newsletter()];
    await arrival(client, await rig.whatsapp.phone(SITI).says('halo'));
    expect(client.upserts.filter(({ message }) => ids.includes(message.key.id ?? ''))).toEqual([]);
    await rig.whatsapp.confirmed();
  });
});

describe('media', () => {
  it('comes in, and is refused without trust in the certificate', async () => {
    const client = await loggedIn(newSession());
    const siti = rig.whatsapp.phone(SITI);
    const bytes = randomBytes(70_000);
    const id = await siti.sendsImage(bytes, 'image/jpeg', 'KTP saya');
    const { message } = await arrival(client, id);
    expect(message.message?.imageMessage?.caption).toBe('KTP saya');
    await expect(downloadMediaMessage(message, 'buffer', {})).rejects.toThrow('fetch failed');
    const dispatcher = await trusting(rig.whatsapp.caFile);
    const options = { options: { dispatcher } as RequestInit };
    const read = await downloadMediaMessage(message, 'buffer', options);
    expect(read.equals(bytes)).toBe(true);
    for (const kind of ['document', 'audio', 'video', 'sticker'] as const) {
      const sent = await siti.sendsMedia(kind, bytes, { mime: 'application/x', name: 'a.pdf' });
      const came = await arrival(client, sent);
      const got = await downloadMediaMessage(came.message, 'buffer', options);
      expect(got.equals(bytes), kind).toBe(true);
    }
  });

  it('comes again from the phone when the host has lost it', async () => {
    const client = await loggedIn(newSession());
    const siti = rig.whatsapp.phone(SITI);
    const bytes = randomBytes(5_000);
    const id = await siti.sendsImage(bytes, 'image/jpeg');
    const { message } = await arrival(client, id);
    const dispatcher = await trusting(rig.whatsapp.caFile);
    const [host] = [new URL(message.message?.imageMessage?.url ?? '').host];
    const options = { options: { dispatcher } as RequestInit, host };
    rig.whatsapp.loseMedia();
    await expect(downloadMediaMessage(message, 'buffer', options)).rejects.toThrow('fetch stream');
    const found = await client.sock.updateMediaMessage(message);
    const read = await downloadMediaMessage(found, 'buffer', options);
    expect(read.equals(bytes)).toBe(true);
  });

  it('goes out', async () => {
    const ca = readFileSync(rig.whatsapp.caFile);
    const client = await loggedIn(newSession(), { fetchAgent: new Agent({ ca }) });
    const siti = rig.whatsapp.phone(SITI);
    const jid = (await arrival(client, await siti.says('suratnya?'))).message.key.remoteJid ?? '';
    const document = randomBytes(40_000);
    const name = 'surat.pdf';
    const words = { mimetype: 'application/pdf', fileName: name, caption: 'ini' };
    await client.sock.sendMessage(jid, { document, ...words });
    const heard = await siti.next();
    expect(heard.text).toBe('ini');
    expect(heard.media).toMatchObject({ mime: 'application/pdf', name });
    expect(Buffer.from(heard.media?.bytes ?? []).equals(document)).toBe(true);
    expect(rig.whatsapp.sent[0]?.type).toBe('media');
  });
});

it('knows a pairing only once', async () => {
  const [first, second] = [newSession(), newSession()];
  await loggedIn(first);
  await pairByQr(second);
  const client = await loggedIn(second);
  expect(jidNormalizedUser(client.sock.user?.id)).toBe(`${rig.whatsapp.account.pn}@s.whatsapp.net`);
  expect(await open(first).closed()).toBe(401);
});
