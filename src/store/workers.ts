/** Several workers on one PostgreSQL database: who of them lives, who does what for all, and what those who died left. */
import { randomUUID } from 'node:crypto';
import type { Workers } from '../app/ports.ts';
import type { Claims } from './claims.ts';
import type { Fences } from './fence.ts';
import { Prisma } from './generated/client.ts';
import type { PrismaClient } from './generated/client.ts';
import type { Writer } from './writer.ts';

/** Beside the leases of duties: that a worker lives, under its own name. */
const LIVING = 'worker/';
/** The database's clock, as its columns keep time. */
const now = Prisma.sql`(clock_timestamp() AT TIME ZONE 'UTC')`;
/** Whom nobody is known to send any more: their workers died, or there were none. */
const left = Prisma.sql`"state" = 'sending' AND ("worker" IS NULL OR "worker" NOT IN
  (SELECT "holder" FROM "Lease" WHERE "name" LIKE ${`${LIVING}%`} AND "until" > ${now}))`;

export function createWorkers(how: {
  client: PrismaClient;
  writer: Writer;
  claims: Claims;
  fences: Fences;
}): Workers {
  const { client, writer, claims, fences } = how;
  const id = randomUUID();
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
      await lease(LIVING + id, forMs);
    },
    async leave() {
      // Only over, not gone: the number must go on rising.
      await client.$executeRaw`UPDATE "Lease" SET "until" = ${now} WHERE "holder" = ${id}`;
      await client.$executeRaw`
        DELETE FROM "Lease" WHERE "name" LIKE ${`${LIVING}%`} AND "until" <= ${now}`;
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
