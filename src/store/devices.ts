/** What channels keep beside people and messages: every value sealed, every id a keyed hash, each write all or nothing. */
import type { DeviceRow, Devices } from '../app/ports.ts';
import { decodeJson, encodeJson } from '../domain/json.ts';
import { blobOwner } from './blobs.ts';
import type { Core } from './core.ts';
import type { Crypto } from './crypto.ts';
import { checkFence } from './fence.ts';
import type { Fence } from './fence.ts';
import { insertRows, rowsBy } from './sql.ts';
import type { Tx } from './writer.ts';

const PLACE = 'Device.value';
/** Fewer than the parameters that a statement takes. */
const KEYS_A_STATEMENT = 500;

type Sealed = { value: string; at: Date };
type Opened = { id: string; value: string };

function keyOf(crypto: Crypto, device: string, type: string, id: string): string {
  return crypto.blind('device', `${device}\n${type}\n${id}`);
}

function opened(crypto: Crypto, row: Sealed): Opened {
  return decodeJson(crypto.open(PLACE, row.value)) as Opened;
}

async function writeRows(
  tx: Tx,
  crypto: Crypto,
  device: string,
  rows: readonly DeviceRow[],
  at: Date,
): Promise<void> {
  // The last word on a row is what counts.
  const last = new Map(rows.map((row) => [keyOf(crypto, device, row.type, row.id), row]));
  const put = [];
  const gone: string[] = [];
  for (const [key, { type, id, value, owner }] of last) {
    if (value === null) gone.push(key);
    else {
      const sealed = crypto.seal(PLACE, encodeJson({ id, value }));
      const whose = owner === undefined ? null : blobOwner(crypto, owner);
      put.push({ key, device, type, owner: whose, value: sealed, at });
    }
  }
  await insertRows(tx, 'Device', put, { id: 'key', update: ['value', 'owner'] });
  for (let start = 0; start < gone.length; start += KEYS_A_STATEMENT) {
    const key = { in: gone.slice(start, start + KEYS_A_STATEMENT) };
    await tx.device.deleteMany({ where: { key } });
  }
}

/** `fence`: what whoever writes has to have. */
export function createDevices(core: Core, fence?: Fence): Devices {
  const { client, crypto, writer } = core;
  const change = (work: (tx: Tx) => Promise<unknown>): Promise<void> =>
    writer.once(async (tx) => {
      if (fence) await checkFence(tx, fence, core.workers !== undefined);
      await work(tx);
    });
  return {
    under: (lease) => createDevices(core, lease),
    async read(device, type, ids) {
      const found = new Map<string, string>();
      for (let start = 0; start < ids.length; start += KEYS_A_STATEMENT) {
        const keys = ids
          .slice(start, start + KEYS_A_STATEMENT)
          .map((id) => keyOf(crypto, device, type, id));
        for (const row of await rowsBy<Sealed>(client, 'Device', 'key', keys)) {
          const { id, value } = opened(crypto, row);
          found.set(id, value);
        }
      }
      return found;
    },
    async list(device, type) {
      const rows = await client.device.findMany({
        where: { device, type },
        orderBy: [{ at: 'asc' }, { key: 'asc' }],
      });
      return rows.map((row) => ({ ...opened(crypto, row), at: row.at }));
    },
    write: (device, rows, at) => change((tx) => writeRows(tx, crypto, device, rows, at)),
    prune: (device, type, before) =>
      change((tx) => tx.device.deleteMany({ where: { device, type, at: { lt: before } } })),
    wipe: (device) => change((tx) => tx.device.deleteMany({ where: { device } })),
    // Beside the line of writers: it must not wait for work that takes minutes.
    async lease(name, holder, until, now) {
      const rows = await client.$queryRaw<{ token: number | bigint }[]>`
        INSERT INTO "Lease" ("name", "holder", "token", "until")
        VALUES (${name}, ${holder}, 1, ${until})
        ON CONFLICT ("name") DO UPDATE SET
          "token" = "Lease"."token" + CASE WHEN "Lease"."holder" = excluded."holder" THEN 0 ELSE 1 END,
          "holder" = excluded."holder", "until" = excluded."until"
        WHERE "Lease"."holder" = excluded."holder" OR "Lease"."until" <= ${now}
        RETURNING "token"`;
      return rows[0] && Number(rows[0].token);
    },
    // The row stays, so that its number rises with whoever comes next.
    release: (name, holder) =>
      change((tx) =>
        tx.lease.updateMany({ where: { name, holder }, data: { holder: '', until: new Date(0) } }),
      ),
  };
}
