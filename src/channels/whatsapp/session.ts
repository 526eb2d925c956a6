/** The linked device's keys in the database: what the library has been told is kept is durable, in one write per change. */
import {
  BufferJSON,
  initAuthCreds,
  makeCacheableSignalKeyStore,
  proto,
} from '@whiskeysockets/baileys';
import type {
  AuthenticationCreds,
  CacheStore,
  SignalDataTypeMap,
  SignalKeyStore,
} from '@whiskeysockets/baileys';
import { setTimeout as pause } from 'node:timers/promises';
import { FencedError } from '../../app/ports.ts';
import type { Address, DeviceRow, Devices } from '../../app/ports.ts';
import { boundedMap } from '../bounded.ts';
import { DEVICE, digitsOf, ownerOf } from './identity.ts';

/** Beside the library's own kinds of rows: those of `journal.ts` are written in the same transaction as the keys. */
export const JOURNAL = 'journal';
const CREDS = 'creds';
const NAMES = 'lid-mapping';
const APP_STATE_KEY = 'app-state-sync-key';
const MAX_CACHED = 5_000;
/** As the library does it for keys; credentials it hands over and forgets. */
const WRITE_AGAIN_AFTER_MS = [200, 1_000, 3_000];

export type Session = {
  creds: AuthenticationCreds;
  keys: SignalKeyStore;
  /** A phone has linked us; `creds.me` alone may be of a pairing that was never finished. */
  paired(): boolean;
  /** Keeps the credentials as they are now; before pairing there is nothing worth keeping. */
  save(): void;
  /** Resolves when everything is kept; rejects when it could not be. */
  saved(): Promise<void>;
};

/** A row of the journal on its way through the library's transaction. */
export type Entry = { value: string; owner: string };

/** What is kept, or a fresh session where nothing is; the remains of a half-done pairing are removed. */
export async function openSession(how: { devices: Devices; now: () => Date }): Promise<Session> {
  const { devices } = how;
  const kept = (await devices.read(DEVICE, CREDS, [CREDS])).get(CREDS);
  let creds = kept === undefined ? undefined : revive<AuthenticationCreds>(kept);
  if (creds && !creds.account) {
    await devices.wipe(DEVICE);
    creds = undefined;
  }
  const current = creds ?? initAuthCreds();
  let writing: Promise<void> = Promise.resolve();
  const store = keyStore(devices, how.now, () => digitsOf(current.me?.id ?? ''));
  const paired = (): boolean => current.account != null;
  return {
    creds: current,
    keys: makeCacheableSignalKeyStore(store, undefined, cacheOf(MAX_CACHED)),
    paired,
    save() {
      if (!paired()) return;
      writing = writing
        .catch(() => undefined)
        .then(() => {
          const row = {
            type: CREDS,
            id: CREDS,
            value: JSON.stringify(current, BufferJSON.replacer),
          };
          return insist(() => devices.write(DEVICE, [row], how.now()));
        });
      // Whoever calls `saved` hears of it; an unheard one must not end the process.
      writing.catch(() => undefined);
    },
    saved: () => writing,
  };
}

async function insist(write: () => Promise<void>): Promise<void> {
  for (const afterMs of WRITE_AGAIN_AFTER_MS) {
    try {
      return await write();
    } catch (thrown) {
      if (thrown instanceof FencedError) throw thrown;
      await pause(afterMs);
    }
  }
  return write();
}

function keyStore(devices: Devices, now: () => Date, account: () => string): SignalKeyStore {
  return {
    async get(type, ids) {
      const rows = await devices.read(DEVICE, type, ids);
      const found: Record<string, unknown> = {};
      for (const [id, value] of rows) {
        const revived = revive<object>(value);
        found[id] =
          type === APP_STATE_KEY ? proto.Message.AppStateSyncKeyData.fromObject(revived) : revived;
      }
      return found as { [id: string]: SignalDataTypeMap[typeof type] };
    },
    async set(data) {
      const rows: DeviceRow[] = [];
      for (const [type, changed] of Object.entries(data)) {
        for (const [id, value] of Object.entries(changed as Record<string, unknown>))
          rows.push(rowOf(type, id, value, account()));
      }
      if (rows.length > 0) await devices.write(DEVICE, rows, now());
    },
  };
}

function rowOf(type: string, id: string, value: unknown, account: string): DeviceRow {
  if (value === null || value === undefined) return { type, id, value: null };
  if (type === JOURNAL) return { type, id, ...(value as Entry) };
  const owner = type === NAMES ? { owner: ownerOf(addressOfName(id, account)) } : {};
  return { type, id, value: JSON.stringify(value, BufferJSON.replacer), ...owner };
}

/** The rows that bring LID and number together are somebody's data: they are named by either. */
function addressOfName(id: string, account: string): Address {
  const [, lid] = /^(\d+)_reverse$/.exec(id) ?? [];
  const jid = lid === undefined ? `${id}@s.whatsapp.net` : `${lid}@lid`;
  return { channel: 'whatsapp', account, id: jid };
}

function revive<T>(value: string): T {
  return JSON.parse(value, BufferJSON.reviver) as T;
}

/** Without timers; entries of the journal pass by: they are never read back through here. */
function cacheOf(limit: number): CacheStore {
  let entries = boundedMap<string, unknown>(limit);
  return {
    get: <T>(key: string) => entries.get(key) as T | undefined,
    set(key, value) {
      if (!key.startsWith(`${JOURNAL}.`)) entries.set(key, value);
    },
    del: (key) => entries.delete(key),
    flushAll() {
      entries = boundedMap(limit);
    },
  };
}
