/** What the store keeps of a channel's device, without encryption and without a file; tests may look into it and refuse writes. */
import { FencedError } from '../../src/app/ports.ts';
import type { DeviceRow, Devices } from '../../src/app/ports.ts';

export type MemoryDevices = Devices & {
  rows: Map<string, DeviceRow & { at: Date }>;
  /** How many writes there were, and with how many rows. */
  writes: number[];
  leases: Map<string, { holder: string; token: number; until: Date }>;
  /** Put a function here to see or refuse a write. */
  before: { write?: (rows: readonly DeviceRow[]) => Promise<void> };
};

/** What the store keeps, without encryption and without a file. */
export function memoryDevices(): MemoryDevices {
  const rows: MemoryDevices['rows'] = new Map();
  const writes: number[] = [];
  const leases: MemoryDevices['leases'] = new Map();
  const before: MemoryDevices['before'] = {};
  const keyOf = (device: string, type: string, id: string): string => `${device}\n${type}\n${id}`;
  const startOf = (device: string, type: string): string => `${device}\n${type}\n`;
  const devices: MemoryDevices = {
    rows,
    writes,
    leases,
    before,
    async read(device, type, ids) {
      const found = new Map<string, string>();
      for (const id of ids) {
        const value = rows.get(keyOf(device, type, id))?.value;
        if (typeof value === 'string') found.set(id, value);
      }
      return found;
    },
    async list(device, type) {
      return [...rows]
        .filter(([key]) => key.startsWith(startOf(device, type)))
        .map(([, { id, value, at }]) => ({ id, value: value ?? '', at }));
    },
    async write(device, changed, at) {
      await before.write?.(changed);
      writes.push(changed.length);
      for (const row of changed) {
        const key = keyOf(device, row.type, row.id);
        if (row.value === null) rows.delete(key);
        else rows.set(key, { ...row, at: rows.get(key)?.at ?? at });
      }
    },
    async prune(device, type, until) {
      for (const [key, { at }] of rows)
        if (key.startsWith(startOf(device, type)) && at < until) rows.delete(key);
    },
    async wipe(device) {
      for (const key of [...rows.keys()]) if (key.startsWith(`${device}\n`)) rows.delete(key);
    },
    async lease(name, holder, until, now) {
      const held = leases.get(name);
      if (held && held.holder !== holder && held.until > now) return undefined;
      const token = (held?.token ?? 0) + (held?.holder === holder ? 0 : 1);
      leases.set(name, { holder, token, until });
      return token;
    },
    async release(name, holder) {
      const held = leases.get(name);
      if (held?.holder === holder) leases.set(name, { ...held, holder: '', until: new Date(0) });
    },
    under: ({ name, token }) => {
      const check = () => {
        if (leases.get(name)?.token !== token) throw new FencedError(name);
      };
      return {
        ...devices,
        async write(...row) {
          check();
          await devices.write(...row);
        },
        async wipe(device) {
          check();
          await devices.wipe(device);
        },
      };
    },
  };
  return devices;
}
