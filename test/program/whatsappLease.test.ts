/** The lease of a process that was killed is free at once, and that of a living one never. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { pino } from 'pino';
import { expect, it } from 'vitest';
import { createLease } from '../../src/channels/whatsapp/lease.ts';
import { memoryDevices } from '../channels/memoryDevices.ts';
import type { MemoryDevices } from '../channels/memoryDevices.ts';

const LENGTH_MS = 60_000;
const REGISTER = 'whatsapp-lease';

function leaseOn(devices: MemoryDevices) {
  return createLease({
    devices,
    log: pino({ level: 'silent' }),
    now: () => new Date(),
    lengthMs: LENGTH_MS,
    lost: () => undefined,
  });
}

/** Everybody who has written down who they are differs from us in this. */
async function differ(devices: MemoryDevices, other: Record<string, unknown>): Promise<void> {
  const rows = (await devices.list(REGISTER, 'holder')).map(({ id, value }) => ({
    ...{ type: 'holder', id },
    value: JSON.stringify({ ...(JSON.parse(value) as Record<string, unknown>), ...other }),
  }));
  await devices.write(REGISTER, rows, new Date());
}

/** A lease that another process took as we do, which differs from ours in this. */
async function heldBy(other: Record<string, unknown>): Promise<MemoryDevices> {
  const devices = memoryDevices();
  const lease = leaseOn(devices);
  await lease.take(new AbortController().signal);
  await lease.drop();
  await differ(devices, { holder: 'other', ...other });
  devices.leases.set('whatsapp', {
    holder: 'other',
    token: 9,
    until: new Date(Date.now() + LENGTH_MS),
  });
  return devices;
}

/** Whether it is ours without any waiting. */
async function takesAtOnce(devices: MemoryDevices): Promise<boolean> {
  const stop = new AbortController();
  const lease = leaseOn(devices);
  const waiting = setTimeout(() => stop.abort(), 300);
  const got = await lease.take(stop.signal);
  clearTimeout(waiting);
  await lease.drop();
  return got;
}

it('of who was killed at any step of taking it is free at once', async () => {
  const child = spawn(process.execPath, ['--version'], { stdio: 'ignore' });
  await once(child, 'close');
  for (let step = 0; step < 6; step++) {
    const devices = memoryDevices();
    let calls = 0;
    // From its so many-th step on nothing of it comes to pass any more.
    const dying = new Proxy(devices, {
      get(target, name: keyof MemoryDevices) {
        const call: unknown = target[name];
        if (typeof call !== 'function') return call;
        return calls++ < step ? call : () => new Promise(() => undefined);
      },
    });
    const lease = leaseOn(dying);
    void lease.take(new AbortController().signal);
    await new Promise((resolve) => setImmediate(resolve));
    await differ(devices, { pid: child.pid });
    expect([step, await takesAtOnce(devices)]).toEqual([step, true]);
    void lease.drop();
  }
});

it('of whom does not matter, only whether that process can still be there', async () => {
  const child = spawn(process.execPath, ['--version'], { stdio: 'ignore' });
  const dead = child.pid;
  await once(child, 'close');
  const cases: [what: string, other: Record<string, unknown>, free: boolean][] = [
    ['a process that is gone', { pid: dead }, true],
    ['one that lives', { pid: process.ppid }, false],
    ['our number before a restart', { began: 1 }, true],
    ['ourselves, as another channel', {}, false],
    ['a process of another machine or container', { pid: dead, place: 'elsewhere' }, false],
    ['somebody who took it without a name', { pid: dead, holder: 'an older one' }, false],
  ];
  for (const [what, other, free] of cases)
    expect([what, await takesAtOnce(await heldBy(other))]).toEqual([what, free]);
});
