/** Two workers on one PostgreSQL database: nobody handles or sends what the other does, and who was stopped for too long writes nothing more. */
import { setTimeout as pause } from 'node:timers/promises';
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createDuties, LEASE_MS } from '../../src/app/duties.ts';
import type { Workers } from '../../src/app/ports.ts';
import type { OpenStore } from '../../src/store/store.ts';
import { openWire } from '../servers/wire.ts';
import { postgresMaker } from './postgresPlace.ts';
import type { PostgresPlace } from './postgresPlace.ts';
import { answer, later, says, t0, telegram, turn } from './rows.ts';

const maker = await postgresMaker();
const LONG_MS = 60_000;

/** A way to a server that loses its answer to a COMMIT when it is told to, and the connection with it. */
async function loseAnswers(url: string) {
  let armed = false;
  let lost = 0;
  const wire = await openWire(url, (near, far) => {
    let deaf = false;
    near.on('data', (part) => {
      if (armed && part.includes('COMMIT')) {
        [armed, deaf, lost] = [false, true, lost + 1];
      }
      far.write(part);
    });
    far.on('data', (part) => {
      if (!deaf) near.write(part);
      else near.destroy();
    });
  });
  return {
    ...wire,
    /** On new connections, in which statements are said in full. */
    loseNextCommit() {
      wire.drop();
      armed = true;
    },
    lost: () => lost,
  };
}

describe.skipIf(!maker)('two workers', () => {
  let place: PostgresPlace;
  let stores: [OpenStore, OpenStore];
  const workersOf = (store: OpenStore): Workers => {
    if (!store.workers) throw new Error('this store is shared by nobody');
    return store.workers;
  };
  beforeEach(async () => {
    if (!maker) return;
    place = await maker.place();
    stores = [await place.open(), await place.another()];
  });
  afterEach(async () => {
    for (const store of stores) await store.close();
    await place.remove();
  });

  it('have a person one at a time, and what a dead one had is free', async () => {
    const [one, other] = stores.map(workersOf) as [Workers, Workers];
    expect([await one.take(7), await other.take(7), await other.take(8)]).toEqual([
      true,
      false,
      true,
    ]);
    await one.give(7);
    expect([await other.take(7), await one.take(8)]).toEqual([true, false]);
    await stores[1].close();
    expect(await one.take(8)).toBe(true);
    stores[1] = await place.another();
  });

  it('number and keep what both receive at once, repeats once', async () => {
    const all = await Promise.all(
      Array.from({ length: 200 }, (_, n) => {
        const who = String(n % 20);
        // Every message comes to both, as after a lost answer.
        const message = { ...{ id: String(n), from: telegram(who), at: t0 } };
        const input = { kind: 'text', text: String(n) } as const;
        return Promise.all(stores.map((store) => store.receive({ ...message, input })));
      }),
    );
    for (const [a, b] of all) {
      expect(a?.inboundId).toBe(b?.inboundId);
      expect([a?.fresh, b?.fresh].filter(Boolean)).toHaveLength(1);
    }
    expect(new Set(all.map(([a]) => a?.inboundId)).size).toBe(200);
    expect(new Set(all.map(([a]) => a?.personId)).size).toBe(20);
    const fresh = await Promise.all(
      stores.flatMap((store) =>
        Array.from({ length: 20 }, () => store.read({ kind: 'fresh', of: 'ticket' }, 1)),
      ),
    );
    expect(new Set(fresh).size).toBe(40);
  });

  it('answer a message once: the second turn of it is stale, also of a later version', async () => {
    const [a, b] = stores;
    const { personId } = await says(a, '1', 'm1');
    const [row] = await b.inboundOf(personId, t0);
    if (!row) throw new Error('nothing is due');
    const opened = await b.open(personId);
    expect(await answer(a, personId, ['satu'])).toBe(true);
    expect(await b.commitMany([turn(row, opened, ['dua'])])).toEqual([false]);
    expect(await b.commitMany([turn(row, await b.open(personId), ['dua'])])).toEqual([false]);
    expect((await b.claim(10, t0)).map(({ message }) => message.text)).toEqual(['satu']);
  });

  it('send each message once, in order, and what a dead one was sending again', async () => {
    const [a, b] = stores;
    const people = Array.from({ length: 40 }, (_, n) => String(n));
    for (const who of people) {
      const { personId } = await says(a, who, 'm1');
      await answer(a, personId, ['satu', 'dua']);
    }
    for (const store of stores) await workersOf(store).live(LONG_MS);
    // What goes by another channel waits for whoever has it.
    expect(await a.claim(5, t0, ['whatsapp'])).toEqual([]);
    const [mine, theirs] = await Promise.all([a.claim(25, t0), b.claim(25, t0)]);
    const ids = [...mine, ...theirs].map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect([...mine, ...theirs].every(({ message }) => message.text === 'satu')).toBe(true);
    expect(await workersOf(b).reclaim()).toBe(0);
    // Settled at the same moment, and what comes behind goes on.
    const sent = (of: typeof mine) =>
      of.map(({ id }) => ({ id, state: 'sent', providerId: id }) as const);
    await Promise.all([a.settle(sent(mine.slice(5)), t0), b.settle(sent(theirs), t0)]);
    await a.close();
    expect(await workersOf(b).reclaim()).toBe(5);
    const again = await b.claim(100, t0);
    // Nobody had claimed the first message of those who are left of the forty.
    const first = again.filter(({ message }) => message.text === 'satu');
    expect(first).toHaveLength(5 + people.length - ids.length);
    expect(again).toHaveLength(people.length);
    stores[0] = await place.another();
  });

  it('claim again what they were not told that they had claimed', { timeout: 60_000 }, async () => {
    const wire = await loseAnswers(place.url);
    const far = await place.openAt(wire.url);
    try {
      for (const who of ['1', '2', '3']) {
        const { personId } = await says(far, who, 'm1');
        await answer(far, personId, ['satu', 'dua']);
      }
      const first = await far.claim(1, t0);
      wire.loseNextCommit();
      // Whether the writer did it once more or left it to the next claim: nobody else would ever send them.
      const claimed = [...first];
      for (let tries = 0; tries < 3; tries++)
        claimed.push(...(await far.claim(10, t0).catch(() => [])));
      expect(wire.lost()).toBe(1);
      expect(claimed.map(({ message }) => message.text)).toEqual(['satu', 'satu', 'satu']);
      expect(new Set(claimed.map(({ id }) => id)).size).toBe(3);
    } finally {
      await far.close();
      wire.close();
    }
  });

  it('do what one does for all by a lease that ends, and is refused what it writes after that', async () => {
    const log = pino({ level: 'silent' });
    const gained: string[] = [];
    const reclaimed = (): void => undefined;
    const [first, second] = stores.map((store) =>
      createDuties({ store, log, reclaimed, leaseMs: 1_500 }),
    );
    if (!first || !second) throw new Error('two are needed');
    await first.start(['timers', 'files'], (duty) => gained.push(`first ${duty}`));
    await second.start(['timers', 'files'], (duty) => gained.push(`second ${duty}`));
    expect([first.has('timers'), second.has('timers')]).toEqual([true, false]);
    await pause(2_000);
    expect([first.has('timers'), second.has('timers')]).toEqual([true, false]);

    const [a, b] = stores;
    // As if it had been stopped in the middle of its work for longer than its lease.
    const token = await workersOf(b).lease('stalled', 1);
    if (token === undefined) throw new Error('the lease is free');
    await pause(20);
    expect(await workersOf(a).lease('stalled', LONG_MS)).toBe(token + 1);
    const stalled = { name: 'stalled', token };
    const write = () => b.putSetting('by', 'the stalled one');
    await expect(workersOf(b).under(stalled, write)).rejects.toThrow(/another worker/);
    expect(await a.getSetting('by')).toBeUndefined();
    await workersOf(a).under({ name: 'stalled', token: token + 1 }, () => a.putSetting('by', 'a'));
    expect(await b.getSetting('by')).toBe('a');

    await first.stop();
    for (const until = Date.now() + 10_000; !second.has('files') && Date.now() < until;)
      await pause(50);
    await second.stop();
    expect(gained.filter((one) => one.startsWith('first'))).toHaveLength(2);
    expect(gained.filter((one) => one.startsWith('second'))).toHaveLength(2);
  });

  it('take over from one whose session is gone, and not from one that has a new one', async () => {
    const [one] = stores.map(workersOf) as [Workers, Workers];
    const until = `clock_timestamp() AT TIME ZONE 'UTC' + interval '1 minute'`;
    await place.run(`INSERT INTO "Lease" ("name", "holder", "token", "until")
      VALUES ('worker/dead', 'dead', 1, ${until}), ('files', 'dead', 1, ${until})`);
    const other = workersOf(stores[1]);
    await other.live(LONG_MS);
    await other.lease('timers', LONG_MS);
    const buried: number[] = [];
    for (let n = 0; n < 30; n++) {
      // Its connection breaks, again and again.
      if (n % 10 === 5)
        await place.run(`SELECT pg_terminate_backend("pid") FROM pg_locks
          WHERE "locktype" = 'advisory' AND "classid" = 8303 AND "granted"`);
      buried.push(await one.bury());
      if (n === 5) expect(await one.lease('files', LONG_MS)).toBeUndefined();
      await pause(100);
    }
    expect(buried.filter((count) => count > 0)).toEqual([2]);
    expect(await one.lease('files', LONG_MS)).toBe(2);
    expect(await one.lease('timers', LONG_MS)).toBeUndefined();
  });

  it('take over within seconds what a killed one did and was sending', async () => {
    const { personId } = await says(stores[0], '1', 'm1');
    await answer(stores[0], personId, ['satu']);
    await stores[0].claim(1, t0);
    const until = `clock_timestamp() AT TIME ZONE 'UTC' + interval '1 minute'`;
    await place.run(`INSERT INTO "Lease" ("name", "holder", "token", "until")
      VALUES ('worker/dead', 'dead', 1, ${until}), ('sending', 'dead', 1, ${until})`);
    await place.run(`UPDATE "Outbound" SET "worker" = 'dead'`);
    const began = performance.now();
    let reclaimed = false;
    const duties = createDuties({
      ...{ store: stores[1], log: pino({ level: 'silent' }) },
      reclaimed: () => (reclaimed = true),
    });
    try {
      await new Promise<void>((gained) => {
        void duties.start(['sending'], () => gained());
      });
      await vi.waitFor(() => expect(reclaimed).toBe(true), { timeout: 5_000 });
      expect(performance.now() - began).toBeLessThan(LEASE_MS);
      expect(await stores[1].claim(1, t0)).toHaveLength(1);
    } finally {
      await duties.stop();
    }
  });

  it('write what touches more than one person as if there were one', async () => {
    const happened = Array.from({ length: 30 }, (_, n) => n);
    const written = await Promise.all(
      happened.map(async (n) => {
        const store = stores[n % 2] ?? stores[0];
        const { personId } = await says(store, `p${n}`, 'm1');
        const row = { personId, action: 'umk.register', subject: `umk/${n}`, at: later(n) };
        return answer(store, personId, ['ya'], {
          writes: [{ op: 'insert', table: 'audit', row: { id: `a${n}`, ...row } }],
        });
      }),
    );
    expect(written).toEqual(happened.map(() => true));
    expect(await stores[0].verifyAudit()).toEqual({ rows: 30 });
  });
});
