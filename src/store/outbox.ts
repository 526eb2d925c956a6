/**
 * What is to be sent: in order for each person, because only the oldest unsent row of somebody is
 * ever 'waiting' or 'sending'; those behind it are 'queued' until it is done. Finished rows move to
 * Sent at once and lose their words.
 */
import type { ChannelId, Message, Outbound, Progress, Settled, TurnCommit } from '../app/ports.ts';
import { decodeJson, encodeJson } from '../domain/json.ts';
import { readAddresses } from './addresses.ts';
import type { Core, Kit } from './core.ts';
import { forgetAddresses } from './leaving.ts';
import { Prisma } from './generated/client.ts';
import { insertRows } from './sql.ts';
import { lockPeople } from './turnstile.ts';
import type { Lane, Tx } from './writer.ts';

const PLACE = 'Outbound.body';

type OutboundRow = Awaited<ReturnType<Tx['outbound']['findMany']>>[number];

/** "<inbound>/<n>" in its two parts. */
function parts(id: string): { inboundId: number; n: number } {
  const [inboundId = Number.NaN, n = Number.NaN] = id.split('/').map(Number);
  return { inboundId, n };
}

/**
 * Puts the messages of turns in line, each turn's in order. The first of somebody who has nothing
 * unsent can go.
 */
export async function enqueue(tx: Tx, kit: Kit, turns: readonly TurnCommit[]): Promise<void> {
  const speaking = turns.filter((turn) => turn.outbound.length > 0);
  if (speaking.length === 0) return;
  const behind = await tx.outbound.findMany({
    where: { personId: { in: speaking.map(({ personId }) => personId) }, state: { not: 'queued' } },
    select: { personId: true },
  });
  const busy = new Set(behind.map(({ personId }) => personId));
  const data = speaking.flatMap((turn) =>
    turn.outbound.map(({ addressId, message, proactive, crowd }, n) => {
      const state = busy.has(turn.personId) ? 'queued' : 'waiting';
      busy.add(turn.personId);
      return {
        seq: kit.numbers.next('outbound'),
        inboundId: turn.inboundIds[0] ?? 0,
        n,
        personId: turn.personId,
        addressId,
        state,
        dueAt: turn.at,
        proactive,
        body: kit.crypto.seal(
          PLACE,
          encodeJson({ message, cause: turn.cause, at: turn.at, crowd }),
        ),
      };
    }),
  );
  await insertRows(tx, 'Outbound', data);
}

type Claiming = { limit: number; now: Date; here?: readonly ChannelId[] | undefined };

/** Of what others claim at this moment nothing, and nothing of a channel that is not here. */
function freeRows(tx: Tx, { limit, now, here }: Claiming): Promise<OutboundRow[]> {
  const ours = here
    ? Prisma.sql`AND EXISTS (SELECT 1 FROM "Address" a WHERE a."id" = o."addressId"
        AND a."channel" IN (${Prisma.join(['', ...here])}))`
    : Prisma.empty;
  return tx.$queryRaw`
    SELECT o.* FROM "Outbound" o WHERE o."state" = 'waiting' AND o."dueAt" <= ${now} ${ours}
    ORDER BY o."proactive" ASC, o."dueAt" ASC, o."seq" ASC LIMIT ${limit} FOR UPDATE SKIP LOCKED`;
}

/** Replies go before what nobody waits for; `attempts` counts the tries before this one. */
async function claim(tx: Tx, { crypto, workers }: Kit, claiming: Claiming): Promise<Outbound[]> {
  const { limit, now } = claiming;
  const rows = workers
    ? await freeRows(tx, claiming)
    : await tx.outbound.findMany({
        where: { state: 'waiting', dueAt: { lte: now } },
        orderBy: [{ proactive: 'asc' }, { dueAt: 'asc' }, { seq: 'asc' }],
        take: limit,
      });
  if (rows.length === 0) return [];
  await tx.outbound.updateMany({
    where: { seq: { in: rows.map(({ seq }) => seq) } },
    data: {
      state: 'sending',
      attempts: { increment: 1 },
      ...(workers ? { worker: workers.id } : {}),
    },
  });
  const addresses = await readAddresses(
    tx,
    crypto,
    rows.map(({ addressId }) => addressId),
  );
  const heard = await heardFrom(tx, rows);
  return rows.map((row): Outbound => {
    const address = addresses.get(row.addressId);
    if (!address) throw new Error(`Outbound ${row.inboundId}/${row.n} has no address`);
    const { message, cause, at, crowd } = decodeJson(crypto.open(PLACE, row.body)) as {
      message: Message;
      cause: string;
      at?: Date;
      crowd?: true;
    };
    const { personId, attempts, proactive } = row;
    const heardAt = proactive ? heard.get(row.addressId) : at;
    return {
      id: `${row.inboundId}/${row.n}`,
      personId,
      address,
      message,
      cause,
      attempts,
      proactive,
      ...(heardAt ? { heardAt } : {}),
      ...(crowd ? { crowd } : {}),
    };
  });
}

export function claimLane(kit: Kit): Lane<Claiming, Outbound[]> {
  return {
    run: async (tx, claimings) => {
      const claimed: Outbound[][] = [];
      for (const one of claimings) claimed.push(await claim(tx, kit, one));
      return claimed;
    },
    beside: { lock: () => Promise.resolve(), wanted: () => ({}) },
  };
}

/** When somebody last wrote from these addresses, for messages that answer nothing. */
async function heardFrom(
  tx: Tx,
  rows: readonly { personId: number; addressId: number; proactive: boolean }[],
): Promise<Map<number, Date>> {
  const unasked = rows.filter(({ proactive }) => proactive);
  if (unasked.length === 0) return new Map();
  const people = await tx.person.findMany({
    where: { id: { in: unasked.map(({ personId }) => personId) }, lastWroteAt: { not: null } },
    select: { addressId: true, lastWroteAt: true },
  });
  const places = await tx.address.findMany({
    where: { id: { in: unasked.map(({ addressId }) => addressId) }, heard: true },
    select: { id: true },
  });
  const known = new Set(places.map(({ id }) => id));
  return new Map(
    people.flatMap(({ addressId, lastWroteAt }) =>
      addressId !== null && lastWroteAt && known.has(addressId) ? [[addressId, lastWroteAt]] : [],
    ),
  );
}

type Settling = { result: Settled; at: Date };

async function settleMany(tx: Tx, kit: Kit, settling: Settling[]): Promise<void[]> {
  const results = new Map(settling.map((one) => [one.result.id, one]));
  const rows = await tx.outbound.findMany({
    where: { inboundId: { in: [...results.keys()].map((id) => parts(id).inboundId) } },
    select: { seq: true, inboundId: true, n: true, personId: true, addressId: true },
  });
  const done = [];
  for (const row of rows) {
    const found = results.get(`${row.inboundId}/${row.n}`);
    if (!found) continue;
    const { result, at } = found;
    const why = 'why' in result ? kit.crypto.seal('Sent.why', result.why) : null;
    if (result.state === 'waiting') {
      const data = { state: 'waiting', dueAt: result.dueAt, why };
      await tx.outbound.updateMany({ where: { seq: row.seq }, data });
    } else {
      const providerId = result.state === 'sent' ? result.providerId : null;
      done.push({ ...row, state: result.state, providerId, at, why });
    }
  }
  if (done.length > 0) {
    await insertRows(tx, 'Sent', done);
    await tx.outbound.deleteMany({ where: { seq: { in: done.map(({ seq }) => seq) } } });
    const people = [...new Set(done.map(({ personId }) => personId))];
    await promote(tx, people);
    await forgetAddresses(tx, people);
  }
  return settling.map(() => undefined);
}

/**
 * Lets the next message go where nothing of the person is under way; `people` undefined means
 * everybody.
 */
export async function promote(tx: Tx, people?: readonly number[]): Promise<void> {
  const whose = people
    ? Prisma.sql`WHERE "personId" IN (${Prisma.join([...people])})`
    : Prisma.empty;
  // Found by number alone: a condition on the state would walk through everything that is queued.
  await tx.$executeRaw`
    UPDATE "Outbound" SET "state" = CASE "state" WHEN 'queued' THEN 'waiting' ELSE "state" END
    WHERE "seq" IN (SELECT MIN("seq") FROM "Outbound" ${whose} GROUP BY "personId")`;
}

/** Whose messages these are. */
async function peopleOf(tx: Tx, settling: readonly Settling[]): Promise<number[]> {
  const inboundId = { in: settling.map(({ result }) => parts(result.id).inboundId) };
  const rows = await tx.outbound.findMany({ where: { inboundId }, select: { personId: true } });
  return rows.map(({ personId }) => personId);
}

export function settleLane(kit: Kit): Lane<Settling, void> {
  return {
    run: (tx, settling) => settleMany(tx, kit, settling),
    beside: {
      lock: async (tx, settling) => lockPeople(tx, await peopleOf(tx, settling)),
      wanted: () => ({}),
    },
  };
}

/** See `Store.progress`. */
export function progress(
  { writer, crypto }: Core,
  channel: string,
  news: readonly Progress[],
): Promise<Progress[]> {
  return writer.once(async (tx) => {
    const unknown: Progress[] = [];
    for (const one of news) {
      const { providerId, at } = one;
      const rows = await tx.sent.findMany({ where: { providerId } });
      const places = await tx.address.findMany({
        where: { id: { in: rows.flatMap(({ addressId }) => addressId ?? []) }, channel },
        select: { id: true },
      });
      const row = rows.find(({ addressId }) => places.some(({ id }) => id === addressId));
      if (!row) unknown.push(one);
      else if (one.state === 'failed') {
        const why = crypto.seal('Sent.why', one.why ?? 'failed');
        await tx.sent.updateMany({ where: { seq: row.seq }, data: { state: 'failed', why } });
      } else {
        const deliveredAt = row.deliveredAt ?? at;
        const readAt = row.readAt ?? (one.state === 'read' ? at : null);
        await tx.sent.updateMany({ where: { seq: row.seq }, data: { deliveredAt, readAt } });
      }
    }
    return unknown;
  });
}

/** See `Store.deliveries`. */
export async function deliveries({
  client,
}: Core): Promise<{ sent: number; delivered: number; read: number; failed: number }> {
  const [sent, delivered, read, failed] = await Promise.all([
    client.sent.count({ where: { state: 'sent' } }),
    client.sent.count({ where: { deliveredAt: { not: null } } }),
    client.sent.count({ where: { readAt: { not: null } } }),
    client.sent.count({ where: { state: 'failed' } }),
  ]);
  return { sent, delivered, read, failed };
}

/**
 * After a start: what was being sent may or may not have arrived, and is sent again under the same
 * id.
 */
export function recover({ writer, workers }: Core): Promise<number> {
  // What others are sending is theirs.
  if (workers) return workers.reclaim();
  return writer.once(async (tx) => {
    const { count } = await tx.outbound.updateMany({
      where: { state: 'sending' },
      data: { state: 'waiting' },
    });
    await promote(tx);
    return count;
  });
}
