/** How many people a day are begun with: held by us before Meta refuses, with room left for what is for one person, also over a restart. */
import { afterEach, expect, test } from 'vitest';
import type { SendResult } from '../../src/app/ports.ts';
import { peopleADay } from '../../src/channels/whatsapp-cloud/allowance.ts';
import { makeRig, outbound } from './cloudRig.ts';
import type { CloudRig } from './cloudRig.ts';
import { memoryDevices } from './memoryDevices.ts';

const DAY_MS = 24 * 3_600_000;
const HOUR_MS = 3_600_000;
const WAITS = { ok: false, why: 'throttled' };
const rigs: CloudRig[] = [];
afterEach(() => Promise.all(rigs.splice(0).map((rig) => rig.end())));

async function open(how: Parameters<typeof makeRig>[0] = {}): Promise<CloudRig> {
  const rig = await makeRig(how);
  rigs.push(rig);
  await rig.start();
  await rig.graph.waitFor(() => rig.logged().includes('Meta says how many'));
  return rig;
}

/** Says something to somebody who never wrote, or to so many of them from `from` on. */
async function begins(rig: CloudRig, n: number, crowd = false): Promise<SendResult> {
  const waId = String(628_100_000_000 + n);
  rig.graph.person(waId);
  const row = outbound(waId, { text: 'Halo', ...(crowd ? { broadcast: true } : {}) });
  delete row.heardAt;
  return rig.channel.send({ ...row, proactive: true, ...(crowd ? { crowd } : {}) });
}
async function beginsWith(rig: CloudRig, from: number, count: number, crowd = false) {
  const people = Array.from({ length: count }, (_, n) => from + n);
  const results = await Promise.all(people.map((n) => begins(rig, n, crowd)));
  return results.filter(({ ok }) => ok).length;
}
const refusals = (rig: CloudRig) =>
  rig.graph.callsOf('send').filter(({ status }) => status !== 200);

test.each([
  ['TIER_50', 50],
  ['TIER_250', 250],
  ['TIER_2K', 2_000],
  ['TIER_100K', 100_000],
  ['TIER_UNLIMITED', Infinity],
  [10_000, 10_000],
  [-1, Infinity],
  ['TIER_NOT_SET', undefined],
  [undefined, undefined],
  [null, undefined],
  [{}, undefined],
])('Meta says %s', (said, people) => {
  expect(peopleADay(said)).toBe(people);
});

test('a broadcast leaves a fifth of the limit, the last are kept for a day, and nothing is refused', async () => {
  const rig = await open();
  expect(await beginsWith(rig, 0, 203, true)).toBe(200);
  const tooMany = await begins(rig, 203, true);
  expect(tooMany).toMatchObject(WAITS);
  expect(tooMany.ok ? 0 : tooMany.retryAfterMs).toBeGreaterThan(23 * HOUR_MS);
  expect(await beginsWith(rig, 300, 55)).toBe(50);
  // Who is counted already may hear more.
  expect((await begins(rig, 7)).ok).toBe(true);
  expect(refusals(rig)).toEqual([]);
  rig.clock.offsetMs = DAY_MS + HOUR_MS;
  expect((await begins(rig, 203, true)).ok).toBe(true);
  expect(refusals(rig)).toEqual([]);
});

test('what was counted is known after a restart, and a limit that Meta raises counts at once', async () => {
  const devices = memoryDevices();
  const first = await open({ options: { devices } });
  expect(await beginsWith(first, 0, 250)).toBe(250);
  const rig = await open({ options: { devices } });
  expect(await begins(rig, 400)).toMatchObject(WAITS);
  rig.graph.allow('2K');
  await rig.graph.waitFor(() => rig.logged().includes('"people":"2000"'));
  expect((await begins(rig, 401)).ok).toBe(true);
});

test('who could not be reached is not counted, and an answer is never held by the limit', async () => {
  const rig = await open();
  rig.graph.faults.add({ kind: 'error', code: 131026, what: 'send' });
  expect((await begins(rig, 1)).ok).toBe(false);
  expect(await beginsWith(rig, 10, 250)).toBe(250);
  rig.graph.person('628111111111').says('halo');
  await rig.graph.waitFor(() => rig.inbox.length === 1);
  expect((await rig.channel.send(outbound('628111111111', { text: 'Halo Bu' }))).ok).toBe(true);
});

test('a limit that was told once holds after a restart at which Meta does not answer', async () => {
  const devices = memoryDevices();
  const first = await open({ options: { devices } });
  expect(await beginsWith(first, 0, 250)).toBe(250);
  const rig = await makeRig({ options: { devices }, server: { peopleADay: 'UNLIMITED' } });
  rigs.push(rig);
  for (let n = 0; n < 2; n++) rig.graph.faults.add({ kind: 'error', code: 2, what: 'limit' });
  await rig.start();
  await rig.graph.waitFor(() => rig.logged().includes('is not known'));
  expect(await begins(rig, 300)).toMatchObject(WAITS);
});

test('who was begun with by a clock that was ahead is counted no more', async () => {
  const devices = memoryDevices();
  const ahead = await open({ options: { devices } });
  ahead.clock.offsetMs = 10 * DAY_MS;
  expect(await beginsWith(ahead, 0, 250)).toBe(250);
  const rig = await open({ options: { devices } });
  expect((await begins(rig, 301)).ok).toBe(true);
});

test('where Meta does not say a limit, none of ours holds', async () => {
  const rig = await makeRig({ server: { peopleADay: 'UNLIMITED' } });
  rigs.push(rig);
  rig.graph.faults.add({ kind: 'error', code: 100, what: 'limit' });
  await rig.start();
  await rig.graph.waitFor(() => rig.logged().includes('is not known'));
  expect(await beginsWith(rig, 0, 260)).toBe(260);
});
