/**
 * What reached people and is not handled yet: made durable under a key, so that a repeat is known
 * and nothing is lost.
 */
import type { Address, Inbound, Input, TurnCommit } from '../app/ports.ts';
import { encodeJson } from '../domain/json.ts';
import { openAddress } from './addresses.ts';
import type { SealedAddress } from './addresses.ts';
import type { Core, Kit } from './core.ts';
import type { Crypto } from './crypto.ts';
import { giveUp } from './giveUp.ts';
import { telling } from './known.ts';
import type { Known, Pending } from './known.ts';
import { readSealed } from './recent.ts';
import { executeSql, queryRows, updateRows } from './sql.ts';
import type { Db } from './sql.ts';

type Waiting = SealedAddress &
  Pick<Inbound, 'id' | 'addressId' | 'at' | 'proactive'> & { dueAt: Date; body: string };
/** What a row says. */
type Said = { input: Input; cause: string; by?: Address };

/** More than this of one person is handled in the next round. */
const MOST_AT_ONCE = 100;
/** Where what is said is sealed. */
export const PLACE = 'Inbound.body';

export function sealInput(crypto: Crypto, said: Said): string {
  return crypto.seal(PLACE, encodeJson(said));
}

/**
 * The keyed hash of what makes an inbound row unique: "channel/account/chat/id",
 * "event/<cause>/<n>", "timer/…".
 */
export function inboundKey(crypto: Crypto, words: string): string {
  return crypto.blind('inbound', words);
}

/** People with something due, the one who has waited longest first. */
export async function waitingPeople({ client }: Core, now: Date): Promise<number[]> {
  // Sorted here: asked to group or to sort, SQLite walks through all the rows that are handled.
  const rows = await queryRows<{ id: number; personId: number }>(
    client,
    'SELECT "id", "personId" FROM "Inbound" WHERE "dueAt" <= ?',
    [now],
  );
  return [...new Set(rows.sort((a, b) => a.id - b.id).map(({ personId }) => personId))];
}

/**
 * What is due for a person and not handled, oldest first; nothing of somebody whose address is gone. What nobody put off is due,
 * whatever the clock says by now.
 */
export async function inboundOf(core: Core, personId: number, now: Date): Promise<Inbound[]> {
  const { pending } = core.known ?? {};
  const all = pending?.get(personId) ?? (pending && (await allOf(core, pending, personId)));
  const found = all ?? (await readPending(core, personId, now));
  return found.flatMap(({ row, dueAt }) => (dueAt <= now || !row.putOff ? [row] : []));
}

/** Everything that is not handled; undefined where it is too much to be held. */
async function allOf(
  core: Core,
  pending: Known['pending'],
  personId: number,
): Promise<Pending[] | undefined> {
  const keep = pending.reading(personId);
  const all = await readPending(core, personId);
  if (all.length === MOST_AT_ONCE) return undefined;
  keep(all);
  return all;
}

async function readPending(core: Core, personId: number, until?: Date): Promise<Pending[]> {
  const rows = await queryRows<Waiting>(
    core.client,
    `SELECT i.*, a."channel", a."account", a."external"
     FROM "Inbound" i JOIN "Address" a ON a."id" = i."addressId"
     WHERE i."personId" = ? AND i."dueAt" IS NOT NULL AND i."body" IS NOT NULL
       ${until ? 'AND (i."dueAt" <= ? OR i."dueAt" <= i."at")' : ''}
     ORDER BY i."id" ASC LIMIT ${MOST_AT_ONCE}`,
    [personId, ...(until ? [until] : [])],
  );
  const spoilt: number[] = [];
  const pending = rows.flatMap((row): Pending[] => {
    const said = readSealed<Said>(core, PLACE, row.body);
    if (!said) spoilt.push(row.id);
    if (!said) return [];
    const { input, cause, by } = said;
    const { id, addressId, at, dueAt, proactive } = row;
    const address = openAddress(core.crypto, row);
    const putOff = dueAt > at;
    const known = { id, personId, addressId, address, at, input, cause, proactive, putOff };
    return [{ row: { ...known, ...(by ? { by } : {}) }, dueAt }];
  });
  // Left in the line, it would hold up whatever they say from now on.
  if (spoilt.length > 0) await park(core, spoilt, 'it cannot be read');
  return pending;
}

/** A handled row keeps its key and no more, so that a repeat is still known. */
export async function finishInbound(db: Db, ids: readonly number[]): Promise<void> {
  const done = { dueAt: null, held: false, body: null };
  await updateRows(db, 'Inbound', { id: [...ids], parked: null }, done);
}

/** The same for rows of the people whose turns answered them. */
export async function finishTurns(
  db: Db,
  { known }: Kit,
  turns: readonly Pick<TurnCommit, 'personId' | 'inboundIds'>[],
): Promise<void> {
  await finishInbound(
    telling(db),
    turns.flatMap(({ inboundIds }) => inboundIds),
  );
  for (const { personId, inboundIds } of turns) {
    known?.pending.change(personId, (before) =>
      before.filter(({ row }) => !inboundIds.includes(row.id)),
    );
  }
}

export function hold({ writer, known }: Core, inboundId: number, until: Date): Promise<void> {
  return writer.plain(async (db) => {
    known?.pending.dropWhere((rows) => rows.some(({ row }) => row.id === inboundId));
    await executeSql(
      telling(db),
      'UPDATE "Inbound" SET "dueAt" = ?, "held" = ? WHERE "id" = ? AND "dueAt" IS NOT NULL',
      [until, true, inboundId],
    );
  });
}

/** Only rows that were put off: one that is due later by its nature stays so. */
export function release({ writer, known }: Core, personId: number, now: Date): Promise<void> {
  return writer.plain(async (db) => {
    known?.pending.change(personId, () => undefined);
    await executeSql(
      telling(db),
      `UPDATE "Inbound" SET "at" = ?, "dueAt" = ?, "held" = ?
       WHERE "personId" = ? AND "dueAt" IS NOT NULL AND "held" = ?`,
      [now, now, false, personId, true],
    );
  });
}

/** Each once: a row that was handled or given up already is left as it is. */
export function park({ writer, crypto }: Core, ids: readonly number[], why: string): Promise<void> {
  return writer.once(async (tx) => {
    const rows = await tx.inbound.findMany({
      where: { id: { in: [...ids] }, dueAt: { not: null } },
      select: { id: true, personId: true, at: true },
    });
    await tx.inbound.updateMany({
      where: { id: { in: rows.map(({ id }) => id) } },
      data: { dueAt: null, held: false, parked: crypto.seal('Inbound.parked', why) },
    });
    await giveUp(
      tx,
      'in',
      rows.map(({ id: rowId, ...row }) => ({ ...row, rowId })),
    );
  });
}
