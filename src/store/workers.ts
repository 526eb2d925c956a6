/** Several workers on one PostgreSQL database: who of them lives, who does what for all, and what those who died left. */
import { randomUUID } from 'node:crypto';
import type { Workers } from '../app/ports.ts';
import { LIVING } from './claims.ts';
import type { Claims } from './claims.ts';
import type { Fences } from './fence.ts';
import { Prisma } from './generated/client.ts';
import type { PrismaClient } from './generated/client.ts';
import type { Writer } from './writer.ts';

/** Beside the leases of duties: that a worker lives, under its own name. */
const ALIVE = 'worker/';
/** Whose session is gone for so long is dead: whoever lives has shown it by a new one by then. */
const GONE_MS = 2_000;
/** The database's clock, as its columns keep time. */
const now = Prisma.sql`(clock_timestamp() AT TIME ZONE 'UTC')`;
/** Whom nobody is known to send any more: their workers died, or there were none. */
const left = Prisma.sql`"state" = 'sending' AND ("worker" IS NULL OR "worker" NOT IN
  (SELECT "holder" FROM "Lease" WHERE "name" LIKE ${`${ALIVE}%`} AND "until" > ${now}))`;

export function createWorkers(how: {
  client: PrismaClient;
  writer: Writer;
  claims: Claims;
  fences: Fences;
}): Workers {
  const { client, writer, claims, fences } = how;
  const id = randomUUID();
  let showing = false;
  /** Since when others were not seen to live any more, by the monotonic clock. */
  let missing = new Map<string, number>();
  // Beside the line of writers: it must not wait for work that takes minutes.
  async function lease(name: string, forMs: number): Promise<number | undefined> {
    const rows = await client.$queryRaw<{ token: number }[]>`
      INSERT INTO "Lease" ("name", "holder", "token", "until")
      VALUES (${name}, ${id}, 1, ${now} + ${forMs}::int * interval '1 millisecond')
      ON CONFLICT ("name") DO UPDATE SET
        "token" = "Lease"."token" + CASE WHEN "Lease"."holder" = ${id} THEN 0 ELSE 1 END,
        "holder" = excluded."holder", "until" = excluded."until"
      WHERE "Lease"."holder" = ${id} OR "Lease"."until" <= ${now}
      RETURNING "token"`;
    return rows[0]?.token;
  }
  return {
    id,
    take: claims.take,
    give: claims.give,
    lease,
    live: async (forMs) => {
      await lease(ALIVE + id, forMs);
      if (!showing) claims.show(id);
      showing = true;
    },
    async bury() {
      const before = missing;
      missing = new Map();
      // The lock is free where its session is gone, and given back at once.
      const rows = await client.$queryRaw<{ holder: string }[]>`
        SELECT "holder" FROM "Lease"
        WHERE "name" LIKE ${`${ALIVE}%`} AND "until" > ${now} AND "holder" <> ${id}
          AND pg_try_advisory_xact_lock(${LIVING}::int, hashtext("holder"))`;
      const at = performance.now();
      missing = new Map(rows.map(({ holder }) => [holder, before.get(holder) ?? at]));
      const dead = [...missing].flatMap(([holder, since]) =>
        at - since > GONE_MS ? [holder] : [],
      );
      if (dead.length === 0) return 0;
      return client.$executeRaw`
        UPDATE "Lease" SET "until" = ${now} WHERE "holder" IN (${Prisma.join(dead)})
          AND "until" > ${now} AND pg_try_advisory_xact_lock(${LIVING}::int, hashtext("holder"))`;
    },
    async leave() {
      // Only over, not gone: the number must go on rising.
      await client.$executeRaw`UPDATE "Lease" SET "until" = ${now} WHERE "holder" = ${id}`;
      await client.$executeRaw`
        DELETE FROM "Lease" WHERE "name" LIKE ${`${ALIVE}%`} AND "until" <= ${now}`;
    },
    under: (lease, work) => fences.within(lease, work),
    async reclaim() {
      const rows = await client.$queryRaw<unknown[]>`
        SELECT "seq" FROM "Outbound" WHERE ${left} LIMIT 1`;
      if (rows.length === 0) return 0;
      return writer.once(
        (tx) =>
          tx.$executeRaw`UPDATE "Outbound" SET "state" = 'waiting', "worker" = NULL WHERE ${left}`,
      );
    },
  };
}
