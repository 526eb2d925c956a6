/** The webhook's door over real HTTP: signatures, repeats, order, and 200 only for what is kept. */
import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { makeRig } from './cloudRig.ts';
import type { CloudRig } from './cloudRig.ts';

let rig: CloudRig;
let url: string;
beforeEach(async () => {
  rig = await makeRig();
  url = `http://127.0.0.1:${rig.port}/webhooks/whatsapp`;
});
afterEach(() => rig.end());

const SITI = '628111111111';
const fixture = (name: string): string =>
  readFileSync(new URL(`../fixtures/whatsapp-cloud/${name}.json`, import.meta.url), 'utf8');
const settled = (): Promise<boolean> => rig.graph.waitFor(() => rig.graph.webhooks.pending() === 0);
const words = (): string[] =>
  rig.inbox.map(({ input }) => (input.kind === 'text' ? input.text : input.kind));

async function ask(query: Record<string, string>): Promise<[number, string, string | null]> {
  const response = await fetch(`${url}?${new URLSearchParams(query).toString()}`);
  return [response.status, await response.text(), response.headers.get('content-type')];
}

test('Meta’s question is answered with its challenge, and only to Meta', async () => {
  const right = {
    'hub.mode': 'subscribe',
    'hub.verify_token': rig.graph.verifyToken,
    'hub.challenge': '1158201444',
  };
  expect(await ask(right)).toEqual([200, '1158201444', 'text/plain; charset=utf-8']);
  for (const wrong of [
    { ...right, 'hub.verify_token': 'salah' },
    { ...right, 'hub.verify_token': '' },
    { ...right, 'hub.mode': 'unsubscribe' },
    { ...right, 'hub.challenge': 'x'.repeat(2_000) },
    { 'hub.mode': 'subscribe', 'hub.verify_token': rig.graph.verifyToken },
    {},
  ]) {
    expect((await ask(wrong as Record<string, string>))[0]).toBe(403);
  }
});

test('what Meta signed is taken, byte for byte', async () => {
  await rig.start();
  // Spaces, escapes and an emoji: the signature is over the bytes, not over what they mean.
  const raw = fixture('text').replace('2 rb pcs/bln', 'keripik \\u2026 \\/ 🍌');
  expect(await rig.graph.webhooks.post(raw)).toBe(200);
  expect(words()).toEqual(['keripik … / 🍌']);
});

test.each<[string, (raw: string, right: string) => Record<string, string>]>([
  ['none', () => ({ 'x-hub-signature-256': '' })],
  ['of another body', (raw) => ({ 'x-hub-signature-256': rig.graph.webhooks.sign(`${raw} `) })],
  [
    'of another secret',
    (raw) => ({
      'x-hub-signature-256': `sha256=${createHmac('sha256', 'lain').update(raw).digest('hex')}`,
    }),
  ],
  ['cut short', (_raw, right) => ({ 'x-hub-signature-256': right.slice(0, -2) })],
  ['without its name', (_raw, right) => ({ 'x-hub-signature-256': right.slice(7) })],
  [
    'by SHA-1',
    (raw, _right) => ({
      'x-hub-signature-256': `sha1=${createHmac('sha1', rig.graph.appSecret).update(raw).digest('hex')}`,
    }),
  ],
])('a signature %s opens nothing', async (_name, headers) => {
  await rig.start();
  const raw = fixture('text');
  expect(await rig.graph.webhooks.post(raw, headers(raw, rig.graph.webhooks.sign(raw)))).toBe(401);
  const broken = '{broken';
  expect(
    await rig.graph.webhooks.post(broken, headers(broken, rig.graph.webhooks.sign(broken))),
  ).toBe(401);
  expect(rig.inbox).toEqual([]);
  expect(rig.logged()).not.toContain('628111111111');
});

test('without the header nothing is read at all', async () => {
  await rig.start();
  const response = await fetch(url, { method: 'POST', body: fixture('text') });
  expect(response.status).toBe(401);
  expect(rig.inbox).toEqual([]);
});

test('what is too big, no JSON or no webhook', async () => {
  await rig.start();
  const big = JSON.stringify({ object: 'x', fill: 'x'.repeat(3 * 1024 * 1024) });
  expect(await rig.graph.webhooks.post(big).catch(() => 413)).toBe(413);
  const large = JSON.stringify({ object: 'x', fill: 'x'.repeat(2 * 1024 * 1024) });
  expect(await rig.graph.webhooks.post(large)).toBe(200);
  expect(await rig.graph.webhooks.post('{broken')).toBe(400);
  expect(await rig.graph.webhooks.post('')).toBe(400);
  expect(await rig.graph.webhooks.post('[1,2]')).toBe(200);
  expect(await rig.graph.webhooks.post(fixture('text'), { 'content-type': 'text/plain' })).toBe(
    200,
  );
  expect(rig.inbox).toHaveLength(1);
});

test('before the start and after the stop Meta is asked to come again', async () => {
  expect(await rig.graph.webhooks.post(fixture('text'))).toBe(503);
  await rig.start();
  expect(await rig.graph.webhooks.post(fixture('text'))).toBe(200);
  await rig.channel.stop();
  expect(await rig.graph.webhooks.post(fixture('quote'))).toBe(503);
  expect(rig.inbox).toHaveLength(1);
});

test('200 comes after everything is kept; what could not be kept comes again, and nothing twice', async () => {
  let failures = 2;
  rig.before.receive = async ({ input }) => {
    if (input.kind === 'text' && input.text === 'dua' && failures-- > 0)
      throw new Error('database is locked');
  };
  await rig.start();
  rig.graph.webhooks.hold();
  for (const text of ['satu', 'dua', 'tiga']) rig.graph.person(SITI).says(text);
  rig.graph.webhooks.release({ asOne: true });
  await settled();
  expect(rig.graph.webhooks.counts).toEqual({ posted: 3, failed: 2 });
  // One that failed hides none of the others.
  expect(words().sort()).toEqual(['dua', 'satu', 'tiga']);
});

test('a repeat changes nothing, and asks Meta for nothing again', async () => {
  await rig.start();
  rig.graph.webhooks.duplicate(2);
  rig.graph.person(SITI).says('sekali');
  rig.graph.person(SITI).sendsImage(new Uint8Array([1, 2, 3]));
  await settled();
  expect(rig.graph.webhooks.counts.posted).toBe(4);
  expect(words()).toEqual(['sekali', 'photo']);
  expect(rig.graph.callsOf('download')).toHaveLength(1);
  expect(rig.graph.callsOf('read')).toHaveLength(2);
});

test('everything in one body is read, and what is broken hides nothing', async () => {
  await rig.start();
  expect(await rig.graph.webhooks.post(fixture('many'))).toBe(200);
  expect(words().sort()).toEqual(['dari Budi', 'dua', 'satu', 'tiga']);
  const ofSiti = rig.inbox.filter(({ from }) => from.id === SITI);
  expect(ofSiti.map(({ input }) => input)).toMatchObject([
    { text: 'satu' },
    { text: 'dua' },
    { text: 'tiga' },
  ]);
  expect(rig.reports).toMatchObject([{ providerId: 'wamid.out9', state: 'read' }]);
});

test('words do not overtake the photo before them, also from another webhook', async () => {
  await rig.start();
  rig.graph.faults.add({ kind: 'slow', what: 'media', ms: 150 });
  const siti = rig.graph.person(SITI);
  rig.graph.webhooks.hold();
  siti.sendsImage(new Uint8Array([1]));
  siti.says('ini fotonya');
  rig.graph.webhooks.release({ asOne: true });
  await settled();
  expect(words()).toEqual(['photo', 'ini fotonya']);
});

test('what is meant for another number of the account is not ours', async () => {
  await rig.start();
  expect(await rig.graph.webhooks.post(fixture('other_number'))).toBe(200);
  expect(rig.inbox).toEqual([]);
});

test('a stop waits for the webhook that is under way', async () => {
  await rig.start();
  let open = (): void => undefined;
  const reached = new Promise<void>((resolve) => {
    rig.before.receive = () => {
      resolve();
      return new Promise((go) => (open = go));
    };
  });
  const answer = rig.graph.webhooks.post(fixture('text'));
  await reached;
  const stopped = rig.channel.stop();
  open();
  await stopped;
  expect(rig.inbox).toHaveLength(1);
  expect(await answer).toBe(200);
});

test('statuses become progress that never goes back', async () => {
  await rig.start();
  for (const name of ['status_sent', 'status_read', 'status_delivered', 'status_read']) {
    expect(await rig.graph.webhooks.post(fixture(name))).toBe(200);
  }
  expect(rig.reports).toEqual([
    { providerId: 'wamid.out1', state: 'read', at: new Date('2025-11-22T03:00:03Z') },
  ]);
});

test('a status that could not be kept comes again', async () => {
  let failures = 1;
  rig.before.report = async () => {
    if (failures-- > 0) throw new Error('database is locked');
  };
  await rig.start();
  expect(await rig.graph.webhooks.post(fixture('status_delivered'))).toBe(500);
  expect(await rig.graph.webhooks.post(fixture('status_delivered'))).toBe(200);
  expect(rig.reports).toHaveLength(1);
});

test('a failed status tells why, and staff when it is about the account', async () => {
  await rig.start();
  expect(await rig.graph.webhooks.post(fixture('status_failed'))).toBe(200);
  expect(rig.reports[0]).toMatchObject({ state: 'failed', why: '131047 Re-engagement message' });
  expect(rig.alerts).toEqual([]);
  rig.graph.person(SITI).status('failed', { id: 'wamid.other', code: 131031 });
  await settled();
  expect(rig.alerts).toEqual([{ channel: 'whatsapp-cloud', what: 'refused' }]);
});
