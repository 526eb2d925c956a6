/** The start: our number is asked for once, wrong settings say what to do, and what passes by itself does not stop the webhook. */
import { afterEach, expect, test } from 'vitest';
import { CloudSetupError } from '../../src/channels/whatsapp-cloud/failures.ts';
import { makeRig, outbound } from './cloudRig.ts';
import type { CloudRig } from './cloudRig.ts';

let rig: CloudRig;
afterEach(() => rig.end());

test('the number introduces itself', async () => {
  rig = await makeRig();
  await rig.start();
  expect(rig.introduced).toEqual(['622155500123']);
  expect(rig.graph.callsOf('number')).toMatchObject([
    { path: rig.graph.phoneNumberId, status: 200 },
  ]);
});

test('a wrong token ends the start with what to do', async () => {
  rig = await makeRig({ options: { token: 'salah' } });
  await expect(rig.start()).rejects.toThrow(CloudSetupError);
  await expect(rig.start()).rejects.toThrow(/CLOUD_API_TOKEN/);
  expect(rig.logged()).not.toContain('salah');
  expect(await rig.graph.webhooks.post('{}')).toBe(503);
});

test('so does a wrong number', async () => {
  rig = await makeRig({ options: { phoneNumberId: '111' } });
  await expect(rig.start()).rejects.toThrow(/CLOUD_PHONE_NUMBER_ID/);
});

test('while Meta cannot be reached the webhook works, and the number is known later', async () => {
  rig = await makeRig();
  rig.graph.faults.add({ kind: 'html', status: 503, what: 'number' });
  rig.graph.faults.add({ kind: 'dropBefore', what: 'number' });
  await rig.start();
  expect(rig.introduced).toEqual([]);
  rig.graph.person('628111111111').says('halo');
  await rig.graph.waitFor(() => rig.inbox.length === 1);
  expect((await rig.channel.send(outbound('628111111111', { text: 'Halo' }))).ok).toBe(true);
  await rig.graph.waitFor(() => rig.introduced.length === 1);
});

test('what is done with the number may fail once', async () => {
  let failures = 1;
  const seen: string[] = [];
  rig = await makeRig({
    options: {
      introduced: async (digits) => {
        if (failures-- > 0) throw new Error('database is locked');
        seen.push(digits);
      },
    },
  });
  await rig.start();
  await rig.graph.waitFor(() => seen.length === 1);
  expect(seen).toEqual(['622155500123']);
});

test('staff who cannot be told do not end a sending', async () => {
  rig = await makeRig({ options: { alert: async () => Promise.reject(new Error('locked')) } });
  await rig.start();
  rig.graph.person('628111111111').says('halo');
  rig.graph.faults.add({ kind: 'error', code: 190, status: 401, what: 'send' });
  const sent = await rig.channel.send(outbound('628111111111', { text: 'Halo' }));
  expect(sent).toMatchObject({ ok: false, why: 'unreachable' });
});
