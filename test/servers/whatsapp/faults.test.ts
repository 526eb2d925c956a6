/** What goes wrong on purpose: lost lines, refusals, repeats and unreadable messages, as the client library meets them. */
import {
  DEFAULT_CONNECTION_CONFIG,
  type BinaryNode,
  type UserFacingSocketConfig,
} from '@whiskeysockets/baileys';
import { describe, expect, it } from 'vitest';
import { copyOf, newSession, type Client } from './rawClient.ts';
import { arrival, useWhatsApp } from './rawRig.ts';
import { wordsOf } from './words.ts';

const rig = useWhatsApp();
const { loggedIn, open } = rig;
const SITI = '628111000111';
const PATIENCE = { timeout: 10_000 };

const jidOf = async (client: Client, id: string): Promise<string> =>
  (await arrival(client, id)).message.key.remoteJid ?? '';

/** Every message stanza that a client gets, as it comes. */
function stanzas(client: Client): BinaryNode[] {
  const got: BinaryNode[] = [];
  client.sock.ws.on('CB:message', (stanza: BinaryNode) => got.push(stanza));
  return got;
}

/** A library that loses its line just when a message has been read, before it can confirm it. */
function losingLine(lose: () => void): Partial<UserFacingSocketConfig> {
  const makeSignalRepository: typeof DEFAULT_CONNECTION_CONFIG.makeSignalRepository = (...from) => {
    const repository = DEFAULT_CONNECTION_CONFIG.makeSignalRepository(...from);
    return {
      ...repository,
      async decryptMessage(message) {
        const read = await repository.decryptMessage(message);
        lose();
        return read;
      },
    };
  };
  return { makeSignalRepository };
}

describe('delivery to the bot', () => {
  it('waits while the bot is away, and comes in order, marked as old', async () => {
    const session = newSession();
    const first = await loggedIn(session);
    const siti = rig.whatsapp.phone(SITI);
    await arrival(first, await siti.says('satu'));
    await rig.whatsapp.confirmed();
    rig.whatsapp.drop();
    expect(await first.closed()).toBe(428);
    const ids = await Promise.all(['dua', 'tiga', 'empat'].map((text) => siti.says(text)));
    expect(rig.whatsapp.unconfirmed()).toEqual(ids);
    const second = await loggedIn(session);
    await arrival(second, ids[2] ?? '');
    expect(second.upserts.map(({ message, type }) => [wordsOf(message), type])).toEqual([
      ['dua', 'append'],
      ['tiga', 'append'],
      ['empat', 'append'],
    ]);
    await rig.whatsapp.confirmed();
    expect(rig.whatsapp.logins).toBe(2);
  });

  it('repeats the same bytes until there was a receipt, and never after it', async () => {
    const session = newSession();
    const siti = rig.whatsapp.phone(SITI);
    const first = await loggedIn(session);
    await arrival(first, await siti.says('kenalan'));
    await rig.whatsapp.confirmed();
    rig.whatsapp.drop();
    await first.closed();
    const id = await siti.says('jangan hilang');
    const before = open(
      session,
      losingLine(() => rig.whatsapp.drop()),
    );
    const cut = stanzas(before);
    expect(await before.closed()).toBe(428);
    expect(rig.whatsapp.unconfirmed()).toEqual([id]);
    const after = open(session);
    const again = stanzas(after);
    await rig.whatsapp.confirmed();
    expect(cut).toHaveLength(1);
    expect(again).toEqual(cut);
    expect(again[0]?.attrs).toMatchObject({ id, offline: '1' });
    rig.whatsapp.drop();
    await after.closed();
    const last = await loggedIn(session);
    await arrival(last, await siti.says('selesai'));
    expect(last.upserts).toHaveLength(1);
  });

  it('sends an unreadable message again under its id, readable', async () => {
    const client = await loggedIn(newSession());
    const siti = rig.whatsapp.phone(SITI);
    for (const text of ['pertama', 'kedua']) {
      const id = await siti.sends({ conversation: text }, { corrupt: true });
      const { message } = await arrival(client, id);
      expect(wordsOf(message)).toBe(text);
      const all = client.upserts.filter((each) => each.message.key.id === id);
      expect(all.map((each) => Boolean(each.message.message))).toEqual([false, true]);
    }
    const retries = rig.whatsapp.traffic
      .out('receipt')
      .filter(({ attrs }) => attrs.type === 'retry');
    expect(retries).toHaveLength(2);
    const jid = await jidOf(client, await siti.says('ketiga'));
    await client.sock.sendMessage(jid, { text: 'terbaca semua' });
    expect((await siti.next()).text).toBe('terbaca semua');
  });

  it('hands out every prekey once, and has the bot upload more when they run low', async () => {
    await loggedIn(newSession());
    const left = rig.whatsapp.preKeysLeft();
    for (const pn of ['628111000001', '628111000002', '628111000003']) {
      await rig.whatsapp.phone(pn).says('halo');
    }
    expect(rig.whatsapp.preKeysLeft()).toBe(left - 3);
    rig.whatsapp.keepPreKeys(5);
    const siti = rig.whatsapp.phone(SITI);
    await siti.says('halo');
    await expect.poll(() => rig.whatsapp.preKeysLeft(), PATIENCE).toBe(9);
    await rig.whatsapp.confirmed();
  });
});

describe('what the bot sends', () => {
  it('is sent again when a phone asks, and heard once', async () => {
    const client = await loggedIn(newSession());
    const siti = rig.whatsapp.phone(SITI);
    const jid = await jidOf(client, await siti.says('halo'));
    await client.sock.sendMessage(jid, { text: 'jawaban' });
    const { id } = await siti.next();
    siti.retries(id);
    await expect.poll(() => rig.whatsapp.sent.length, PATIENCE).toBe(2);
    await expect.poll(() => rig.whatsapp.sent[1]?.text, PATIENCE).toBe('jawaban');
    expect(rig.whatsapp.sent[1]).toMatchObject({ id, repeated: true });
    expect(siti.heard).toHaveLength(1);
  });

  it('is asked for again by a phone that cannot read it, as after a kill between sending and saving', async () => {
    const session = newSession();
    const client = await loggedIn(session);
    const siti = rig.whatsapp.phone(SITI);
    const jid = await jidOf(client, await siti.says('halo'));
    await client.sock.sendMessage(jid, { text: 'satu' });
    await siti.next();
    await rig.whatsapp.confirmed();
    const old = copyOf(session);
    await client.sock.sendMessage(jid, { text: 'dua' });
    await siti.next();
    client.stop();
    // The ratchet goes back: the next message uses keys that were used already.
    const again = await loggedIn(old);
    rig.expects.unreadable = 2;
    const sent = await again.sock.sendMessage(jid, { text: 'tiga' });
    expect(await siti.next()).toMatchObject({ id: sent?.key.id, text: 'tiga' });
  });

  it('gets its ack late, or when it is let go', async () => {
    const client = await loggedIn(newSession());
    const siti = rig.whatsapp.phone(SITI);
    const jid = await jidOf(client, await siti.says('halo'));
    const acked = async (messageId: string): Promise<number> => {
      const started = performance.now();
      const ack = client.sock.waitForMessage<BinaryNode>(messageId, 5_000);
      await client.sock.sendMessage(jid, { text: messageId }, { messageId });
      expect((await ack)?.tag).toBe('ack');
      return performance.now() - started;
    };
    rig.whatsapp.autoReceipts(false);
    rig.whatsapp.ackDelayMs(300);
    expect(await acked('3EB0AAAA')).toBeGreaterThanOrEqual(295);
    rig.whatsapp.ackDelayMs(0);
    rig.whatsapp.holdAcks(true);
    const held = acked('3EB0BBBB');
    await siti.next();
    expect((await siti.next()).id).toBe('3EB0BBBB');
    await expect(Promise.race([held, siti.quiet(100)])).resolves.toBeUndefined();
    rig.whatsapp.holdAcks(false);
    await held;
  });

  it('is refused to one or all, and then nobody hears it', async () => {
    const client = await loggedIn(newSession());
    const [siti, budi] = [rig.whatsapp.phone(SITI), rig.whatsapp.phone('628222000222')];
    const jid = await jidOf(client, await siti.says('halo'));
    const other = await jidOf(client, await budi.says('halo'));
    rig.whatsapp.refuseSends(463, jid);
    await client.sock.sendMessage(jid, { text: 'satu' }, { messageId: '3EB0CCCC' });
    const refused = () => client.updates.find(({ key }) => key.id === '3EB0CCCC');
    const { update } = await client.until(refused, 'no refusal');
    const codes = update.messageStubParameters as string[] | undefined;
    expect([update.status, codes?.[0]]).toEqual([0, '463']);
    await client.sock.sendMessage(other, { text: 'dua' });
    expect((await budi.next()).text).toBe('dua');
    expect((await client.sock.fetchAccountReachoutTimelock()).isActive).toBe(true);
    rig.whatsapp.refuseSends(undefined);
    await client.sock.sendMessage(jid, { text: 'tiga' });
    expect((await siti.next()).text).toBe('tiga');
  });
});

describe('the end of a connection', () => {
  it.each([
    [403, { failure: 403 }],
    [405, { failure: 405 }],
    [503, { streamError: 503 }],
    [515, { streamError: '515' }],
    [500, { streamError: 'something-new' }],
    [440, { conflict: 'replaced' }],
    [401, { conflict: 'device_removed' }],
    [428, 'xmlstreamend'],
  ] as const)('is %i by %j', async (code, how) => {
    const session = newSession();
    const client = await loggedIn(session);
    rig.whatsapp.end(how);
    expect(await client.closed()).toBe(code);
    if (code === 401) expect(await open(session).closed()).toBe(401);
    else await loggedIn(session);
  });

  it('comes to the older of two that are the same device', async () => {
    const session = newSession();
    const older = await loggedIn(session);
    await loggedIn(copyOf(session));
    expect(await older.closed()).toBe(440);
  });

  it('comes with refused logins and connections, and passes', async () => {
    const session = newSession();
    (await loggedIn(session)).stop();
    for (const code of [403, 405, 503]) {
      rig.whatsapp.refuseLogin(code);
      expect(await open(session).closed()).toBe(code);
    }
    rig.whatsapp.refuseLogin(undefined);
    rig.whatsapp.refuseConnections(true);
    expect(await open(session).closed()).toBe(408);
    rig.whatsapp.refuseConnections(false);
    await loggedIn(session);
  });

  it('comes at once to a device with a key that was never paired', async () => {
    const session = newSession();
    (await loggedIn(session)).stop();
    const thief = copyOf(session);
    Object.assign(thief.auth.creds, { noiseKey: newSession().auth.creds.noiseKey });
    expect(await open(thief).closed()).toBe(401);
  });

  it('comes with a logout, after which the device is nobody', async () => {
    const session = newSession();
    const client = await loggedIn(session);
    await client.sock.logout();
    expect(await client.closed()).toBe(401);
    await expect(rig.whatsapp.phone(SITI).says('halo')).rejects.toThrow('no device is linked');
    expect(await open(session).closed()).toBe(401);
  });
});

it('writes down and refuses what it does not know', async () => {
  rig.expects.unhandled = ['iq w:biz get business_profile'];
  const client = await loggedIn(newSession());
  await expect(client.sock.getBusinessProfile(`${SITI}@s.whatsapp.net`)).rejects.toThrow();
});
