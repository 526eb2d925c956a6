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

/** A lease that another process took as we do, which differs from ours in this. */
async function heldBy(other: Record<string, unknown>): Promise<MemoryDevices> {
  const devices = memoryDevices();
  const lease = leaseOn(devices);
  await lease.take(new AbortController().signal);
  const value = (await devices.read(REGISTER, 'holder', ['holder'])).get('holder') ?? '';
  await lease.drop();
  const holder = { ...(JSON.parse(value) as Record<string, unknown>), holder: 'other', ...other };
  const row = { type: 'holder', id: 'holder', value: JSON.stringify(holder) };
  await devices.write(REGISTER, [row], new Date());
  devices.leases.set('whatsapp', { holder: 'other', until: new Date(Date.now() + LENGTH_MS) });
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
