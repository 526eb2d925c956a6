/** The session in the real database: enough for the next start, and unreadable to whoever has the file alone. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { sqlitePlace } from '../store/place.ts';
import { makeRig, outbound } from './whatsappRig.ts';

test('linking, a message each way, and a restart, with the store', async () => {
  const place = await sqlitePlace();
  const store = await place.open();
  const rig = await makeRig({ devices: store.devices, blobs: store.blobs });
  const received: boolean[] = [];
  rig.before.receive = async (message) => {
    received.push((await store.receive(message)).fresh);
  };
  await rig.linked();
  const siti = rig.server.phone('628111000111');
  await siti.says('halo');
  await rig.until(() => rig.inbox.length === 1, 'a message');
  await rig.restart();
  const to = rig.inbox[0]?.from.id ?? '';
  const row = outbound(rig, to, { text: 'Pilih:', options: [{ id: 'a', label: 'Ya' }], turn: 4 });
  expect(await rig.channel.send(row)).toMatchObject({ ok: true });
  const { id } = await siti.next();
  await rig.restart();
  siti.retries(id);
  await rig.until(() => rig.server.sent.length === 2, 'the resend');
  await siti.says('1', { quotes: { id } });
  await rig.until(() => rig.inbox.length === 2, 'the answer');
  expect(rig.inbox[1]?.input).toEqual({ kind: 'choice', option: 'a', turn: 4 });
  expect(received).toEqual([true, true]);
  // One person, however WhatsApp names her.
  const people = rig.inbox.flatMap(({ from, also = [] }) => [from, ...also]);
  expect(new Set(await Promise.all(people.map((each) => store.personAt(each)))).size).toBe(1);
  const creds = (await store.devices.read('whatsapp', 'creds', ['creds'])).get('creds') ?? '';
  const noise = /"noiseKey":\{"private":\{"type":"Buffer","data":"([^"]+)"/.exec(creds)?.[1] ?? '';
  expect(noise).toHaveLength(44);
  await rig.end();
  await store.close();
  const file = readFileSync(place.file).toString('latin1');
  expect(file).toContain('Device');
  for (const secret of [noise, siti.pn, siti.lid, 'halo']) expect(file).not.toContain(secret);
  await place.remove();
});
