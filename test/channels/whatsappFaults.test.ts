/** What may go wrong between WhatsApp and us: nothing that a person wrote is lost, and nothing is said twice under two ids. */
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

let restore: (() => void) | undefined;
const print = (): void => undefined;

afterEach(async () => {
  restore?.();
  restore = undefined;
  await rig.end();
});

function arrived(count: number): Promise<InboundMessage[]> {
  return rig.until(() => rig.inbox.length >= count && rig.inbox, `${count} messages`);
}

function opened(): Promise<unknown> {
  return rig.until(() => rig.channel.status().state === 'open', 'an open channel');
}

function stopped(): Promise<unknown> {
  return rig.until(() => rig.channel.status().state === 'stopped', 'a stopped channel');
}

function rowsOf(type: string): string[] {
  return [...rig.devices.rows.values()].filter((row) => row.type === type).map(({ id }) => id);
}

function words(messages: InboundMessage[]): string[] {
  return messages.map(({ input }) => (input.kind === 'text' ? input.text : input.kind));
}

describe('what was written is not lost', () => {
  test('when the program ends inside the handler, after WhatsApp was told', async () => {
    await linked();
    const siti = rig.server.phone('628111000111');
    let inside = false;
    rig.before.receive = () => {
      inside = true;
      return new Promise(() => undefined);
    };
    await siti.says('satu');
    await siti.says('dua');
    await rig.until(() => inside, 'the handler');
    await rig.server.confirmed();
    expect(rowsOf('journal')).toHaveLength(2);
    delete rig.before.receive;
    await rig.restart();
    expect(words(await arrived(2))).toEqual(['satu', 'dua']);
    await rig.until(() => rowsOf('journal').length === 0, 'an empty journal');
  });

  test('when WhatsApp was not told, and brings it again', async () => {
    await linked();
    const siti = rig.server.phone('628111000111');
    await siti.says('nol');
    await arrived(1);
    await rig.server.confirmed();
    let cut = 0;
    rig.devices.before.write = async (rows) => {
      if (cut > 0 || !rows.some(({ type }) => type === 'journal')) return;
      cut += 1;
      rig.server.drop();
      await rig.until(() => rig.channel.status().state !== 'open', 'the drop');
    };
    await siti.says('satu');
    await rig.until(() => cut === 1, 'the cut');
    await rig.server.confirmed();
    await siti.says('dua');
    expect(words(await arrived(3))).toEqual(['nol', 'satu', 'dua']);
    // It was known: nobody was told that it cannot be read, or asked to send it once more.
    const { traffic } = rig.server;
    expect(traffic.out('ack').filter(({ attrs }) => attrs['error'] !== undefined)).toEqual([]);
    expect(traffic.out('receipt').filter(({ attrs }) => attrs['type'] === 'retry')).toEqual([]);
  });

  test('when the database refuses it: WhatsApp is told only when it is kept', async () => {
    await linked();
    const siti = rig.server.phone('628111000111');
    let refused = 0;
    rig.devices.before.write = (rows) => {
      if (refused > 0 || !rows.some(({ type }) => type === 'journal')) return Promise.resolve();
      refused += 1;
      return Promise.reject(new Error('disk full'));
    };
    const id = await siti.says('satu');
    await rig.until(() => refused === 1, 'the refusal');
    expect(rig.server.unconfirmed()).toEqual([id]);
    expect(words(await arrived(1))).toEqual(['satu']);
    await rig.server.confirmed();
  });

  test('when the inbox refuses it for a while, and in its order', async () => {
    await linked();
    const siti = rig.server.phone('628111000111');
    let refusals = 0;
    rig.before.receive = () => {
      refusals += 1;
      return refusals <= 1 ? Promise.reject(new Error('busy')) : Promise.resolve();
    };
    await siti.says('satu');
    await siti.says('dua');
    expect(words(await arrived(2))).toEqual(['satu', 'dua']);
  });

  test('when we were away', async () => {
    await linked();
    const siti = rig.server.phone('628111000111');
    await siti.says('sebelum');
    await arrived(1);
    await rig.server.confirmed();
    await rig.channel.stop();
    await siti.says('waktu tidur');
    await siti.says('masih tidur');
    await rig.restart();
    expect(words(await arrived(3))).toEqual(['sebelum', 'waktu tidur', 'masih tidur']);
  });

  test('when it cannot be read at first', async () => {
    await linked();
    const siti = rig.server.phone('628111000111');
    await siti.sends({ conversation: 'rusak dulu' }, { corrupt: true });
    expect(words(await arrived(1))).toEqual(['rusak dulu']);
  });
});

describe('what is said', () => {
  test('again carries the same id, and a phone that could not read it gets it again after a restart', async () => {
    await linked();
    const siti = rig.server.phone('628111000111');
    const row = outbound(rig, `${siti.lid}@lid`, { text: 'Halo Ibu Siti' });
    await rig.channel.send(row);
    const { id } = await siti.next();
    await rig.restart();
    expect(await rig.channel.send(row)).toEqual({ ok: true, providerId: id });
    siti.retries(id);
    await rig.until(() => rig.server.sent.length === 3 || undefined, 'the resend');
    expect(rig.server.sent.map((each) => [each.id, each.text])).toEqual([
      [id, 'Halo Ibu Siti'],
      [id, 'Halo Ibu Siti'],
      [id, 'Halo Ibu Siti'],
    ]);
    expect(siti.heard).toHaveLength(1);
  });

  test('without an answer from WhatsApp counts as unknown, cut off as unreachable', async () => {
    await linked({ timing: { firstMs: 20, longestMs: 50, ackMs: 300, finishMs: 300 } });
    const siti = rig.server.phone('628111000111');
    const row = outbound(rig, `${siti.lid}@lid`, { text: 'Halo' });
    rig.server.autoReceipts(false);
    rig.server.holdAcks(true);
    expect(await rig.channel.send(row)).toMatchObject({ ok: false, why: 'unknown' });
    const second = rig.channel.send(row);
    await rig.until(() => rig.server.sent.length === 2 || undefined, 'the second try');
    rig.server.drop();
    expect(await second).toMatchObject({ ok: false, why: 'unreachable' });
    rig.server.holdAcks(false);
    await opened();
    const third = await rig.channel.send(row);
    expect(third).toMatchObject({ ok: true });
    expect(new Set(rig.server.sent.map(({ id }) => id)).size).toBe(1);
  });

  test('to nobody connected waits', async () => {
    rig = await makeRig();
    const row = outbound(rig, '1234567@lid', { text: 'Halo' });
    expect(await rig.channel.send(row)).toMatchObject({ ok: false, why: 'throttled' });
    expect(rig.channel.status()).toEqual({ state: 'stopped' });
  });

  test.each([
    [479, 'rejected'],
    [429, 'throttled'],
    [503, 'unreachable'],
    [463, 'blocked'],
  ])('refused with %i is %s', async (code, why) => {
    await linked();
    const siti = rig.server.phone('628111000111');
    rig.server.refuseSends(code);
    const row = outbound(rig, `${siti.lid}@lid`, { text: 'Halo' });
    expect(await rig.channel.send(row)).toMatchObject({ ok: false, why });
    expect(siti.heard).toEqual([]);
    expect(rig.alerts).toEqual(code === 463 ? ['proactive_stopped'] : []);
    expect(rig.reports).toEqual([]);
  });

  test('unasked and refused stops what nobody asked for, over a restart too; answers still go', async () => {
    await linked();
    const siti = rig.server.phone('628111000111');
    const to = `${siti.lid}@lid`;
    const unasked = (): ReturnType<typeof outbound> =>
      outbound(rig, to, { text: 'Pengingat' }, { proactive: true });
    rig.server.refuseSends(463);
    expect(await rig.channel.send(unasked())).toMatchObject({ ok: false, why: 'rejected' });
    rig.server.refuseSends(undefined);
    await rig.restart();
    const later = await rig.channel.send(unasked());
    expect(later).toMatchObject({ ok: false, why: 'throttled' });
    expect(later.ok ? 0 : later.retryAfterMs).toBeGreaterThan(23 * 60 * 60 * 1000);
    expect(await rig.channel.send(outbound(rig, to, { text: 'Jawaban' }))).toMatchObject({
      ok: true,
    });
    expect(rig.alerts).toEqual(['proactive_stopped']);
    expect(rig.server.sent.filter(({ text }) => text === 'Pengingat')).toEqual([]);
  });

  test('unasked more often than a day allows waits for tomorrow, over a restart too', async () => {
    const pace = {
      typingMs: [1, 2] as const,
      perSecond: 1000,
      proactiveEveryMs: 0,
      proactivePerDay: 2,
    };
    await linked({ pace });
    const siti = rig.server.phone('628111000111');
    const unasked = (): ReturnType<typeof outbound> =>
      outbound(rig, `${siti.lid}@lid`, { text: 'Pengingat' }, { proactive: true });
    expect(await rig.channel.send(unasked())).toMatchObject({ ok: true });
    await rig.restart({ pace });
    expect(await rig.channel.send(unasked())).toMatchObject({ ok: true });
    expect(await rig.channel.send(unasked())).toMatchObject({ ok: false, why: 'throttled' });
  });
});

describe('the connection', () => {
  test.each([
    ['dropped', () => rig.server.drop()],
    ['ended by the server', () => rig.server.end('xmlstreamend')],
    ['with a stream error', () => rig.server.end({ streamError: 503 })],
    ['with an unknown stream error', () => rig.server.end({ streamError: 'nobody-knows' })],
    ['with a failure of theirs', () => rig.server.end({ failure: 500 })],
  ])('%s comes back with the same session', async (_, end) => {
    await linked();
    end();
    await rig.until(() => rig.server.logins === 2, 'another login');
    await opened();
    expect(rig.alerts).toEqual([]);
    expect(rowsOf('creds')).toEqual(['creds']);
  });

  test('is tried again while nothing listens, and staff hear of it when it lasts', async () => {
    await linked();
    rig.server.refuseConnections(true);
    rig.server.drop();
    await rig.until(() => rig.alerts.length > 0, 'an alert');
    expect(rig.alerts).toEqual(['unreachable']);
    rig.server.refuseConnections(false);
    await opened();
    expect(rig.alerts).toEqual(['unreachable']);
  });

  test('taken over by another program is taken up again after the lease, and staff are told', async () => {
    await linked();
    rig.server.end({ conflict: 'replaced' });
    await rig.until(() => rig.server.logins === 2, 'another login');
    await opened();
    expect(rig.alerts).toEqual(['replaced']);
  });

  test('logged out on the phone: the session is forgotten, staff are told, and it can be linked anew', async () => {
    await linked();
    const before = rig.lines.length;
    rig.server.end({ conflict: 'device_removed' });
    const line = await rig.until(
      () => rig.lines.slice(before).find((each) => 'qr' in each),
      'a new code',
    );
    expect(rig.alerts).toEqual(['logged_out']);
    expect(rowsOf('creds')).toEqual([]);
    expect(rowsOf('pre-key')).toEqual([]);
    expect(rig.channel.status()).toEqual({ state: 'linking' });
    await rig.server.scan(String(line['qr']));
    await opened();
  });

  test('logged out while the database is away: nothing is half forgotten', async () => {
    await linked();
    const wipe = rig.devices.wipe;
    let refused = 0;
    rig.devices.wipe = (device) =>
      refused++ === 0 ? Promise.reject(new Error('busy')) : wipe(device);
    rig.server.end({ conflict: 'device_removed' });
    await rig.until(() => refused === 2, 'the second try');
    await rig.until(() => rig.channel.status().state === 'linking', 'a new code');
    expect(rowsOf('creds')).toEqual([]);
  });

  test('a row of the journal that cannot be read keeps nobody out', async () => {
    await linked();
    const rows = ['no json', '{}'].map((value, id) => ({ type: 'journal', id: `${id}`, value }));
    await rig.devices.write('whatsapp', rows, new Date());
    await rig.restart();
    const siti = rig.server.phone('628111000111');
    await siti.says('halo');
    expect(words(await arrived(1))).toEqual(['halo']);
  });

  test('banned: no further try, the session stays, staff are told once', async () => {
    await linked();
    rig.server.refuseLogin(403);
    rig.server.drop();
    await stopped();
    expect(rig.channel.status()).toMatchObject({ state: 'stopped', why: 'refused' });
    expect(rig.alerts).toEqual(['refused']);
    expect(rowsOf('creds')).toEqual(['creds']);
    expect(rig.devices.leases.get('whatsapp')?.holder).toBe('');
    const row = outbound(rig, '1234567@lid', { text: 'Halo' });
    expect(await rig.channel.send(row)).toMatchObject({ ok: false, why: 'unreachable' });
  });

  test('too old: one more try, then staff are told', async () => {
    await linked();
    rig.server.refuseLogin(405);
    rig.server.drop();
    await stopped();
    expect(rig.channel.status()).toMatchObject({ why: 'outdated' });
    expect(rig.alerts).toEqual(['outdated']);
  });

  test('to a server that cannot show who it is ends at once', async () => {
    rig = await makeRig();
    rig.channel = rig.make({
      test: { wsUrl: rig.server.wsUrl, rootPublicKeyHex: '11'.repeat(32) },
    });
    await rig.start();
    await stopped();
    expect(rig.channel.status()).toEqual({ state: 'stopped', why: 'untrusted' });
    expect(rig.alerts).toEqual(['untrusted']);
  });
});

describe('one process per session', () => {
  test('another one waits quietly, and goes on when the first stops', async () => {
    await linked();
    const first = rig.channel;
    const second = rig.make();
    await second.start(rig.receive);
    await rig.until(
      () => rig.lines.some(({ msg }) => String(msg).startsWith('another process has')),
      'the waiting',
    );
    expect(second.status().state).toBe('connecting');
    expect(rig.server.logins).toBe(1);
    await first.stop();
    rig.channel = second;
    await opened();
    expect(rig.server.logins).toBe(2);
    expect(
      rig.lines.filter(({ msg }) => String(msg).startsWith('another process has')),
    ).toHaveLength(1);
    expect(rig.alerts).toEqual([]);
  });

  test('who loses the lease lets go of the connection, and keeps nothing from then on', async () => {
    await linked();
    const siti = rig.server.phone('628111000111');
    await siti.says('pertama');
    await arrived(1);
    const kept = () =>
      JSON.stringify([...rig.devices.rows].filter(([key]) => /^whatsapp\n/.test(key)));
    await rig.until(() => !kept().includes('journal'), 'the first message to be done');
    const before = kept();
    const until = new Date(Date.now() + 900);
    rig.devices.leases.set('whatsapp', { holder: 'another', token: 9, until });
    await siti.says('kedua');
    await rig.until(() => rig.channel.status().state !== 'open', 'letting go');
    expect(kept()).toBe(before);
    await opened();
    expect(rig.server.logins).toBe(2);
    await arrived(2);
  });
});

describe('what is printed', () => {
  test('nothing of a session, and no name, number or word of anybody', async () => {
    const methods = ['log', 'info', 'warn', 'error', 'debug'] as const;
    const printed: unknown[][] = [];
    const before = methods.map((method) => console[method]);
    // What the filter of this channel lets pass is caught here.
    for (const method of methods) console[method] = (...words) => void printed.push(words);
    restore = () => methods.forEach((method, index) => (console[method] = before[index] ?? print));
    await linked();
    const siti = rig.server.phone('628111000111', { name: 'Siti Aminah' });
    await siti.says('rahasia dagang');
    await siti.sends({ conversation: 'rusak' }, { corrupt: true });
    await arrived(2);
    await rig.channel.send(outbound(rig, `${siti.lid}@lid`, { text: 'jawaban rahasia' }));
    const heard = await siti.next();
    siti.retries(heard.id, 2);
    await rig.until(() => rig.server.sent.length === 2 || undefined, 'the resend');
    rig.server.drop();
    await rig.until(() => rig.server.logins === 2, 'another login');
    await opened();
    expect(printed).toEqual([]);
    const creds = [...rig.devices.rows.values()].find(({ type }) => type === 'creds')?.value ?? '';
    const privates = [...creds.matchAll(/"data":"([^"]{40,})"/g)].map((found) => found[1] ?? '');
    expect(privates.length).toBeGreaterThan(5);
    const secrets = [...privates, siti.pn, siti.lid, 'Siti Aminah', 'rahasia', 'rusak'];
    const logged = rig.lines
      .filter((line) => !('qr' in line))
      .map((line) => JSON.stringify(line))
      .join('\n');
    expect(secrets.filter((secret) => logged.includes(secret))).toEqual([]);
  });
});
