/**
 * Whose messages a worker is handling: a lock of one session for each person, so that the order of a person's messages holds
 * whoever receives them, and a worker that dies has let go of all by that.
 */
import { Client } from 'pg';
import { SETTINGS } from './postgres.ts';

/** The first half of the locks' numbers; the second is the person. */
const HANDLING = 8_302;
/** A server that answers no more has let go of our locks, or will as soon as it notices. */
const ANSWER_MS = 10_000;

export type Claims = {
  take(personId: number): Promise<boolean>;
  give(personId: number): Promise<void>;
  close(): Promise<void>;
};

export function createClaims(url: string): Claims {
  let session: Promise<Client> | undefined;
  /** In which session each was taken: one that broke has nothing any more. */
  const taken = new Map<number, Promise<Client>>();
  /** One question at a time, as the library wants it. */
  let last: Promise<unknown> = Promise.resolve();

  async function connect(): Promise<Client> {
    const client = new Client({
      connectionString: url,
      options: SETTINGS,
      keepAlive: true,
      connectionTimeoutMillis: ANSWER_MS,
      query_timeout: ANSWER_MS,
    });
    client.on('error', () => undefined);
    await client.connect();
    return client;
  }

  async function ask(own: Promise<Client>, what: string, personId: number): Promise<boolean> {
    try {
      const client = await own;
      const asked = last
        .catch(() => undefined)
        .then(() =>
          client.query<{ done: boolean }>({
            name: what,
            text: `SELECT ${what}($1::int, $2::int) AS "done"`,
            values: [HANDLING, personId],
          }),
        );
      last = asked;
      const { rows } = await asked;
      return rows[0]?.done ?? false;
    } catch (thrown) {
      // With the session go all of its locks; the next one begins anew.
      if (session === own) session = undefined;
      void own.then(
        (client) => client.end().catch(() => undefined),
        () => undefined,
      );
      throw thrown;
    }
  }

  return {
    async take(personId) {
      const own = (session ??= connect());
      const got = await ask(own, 'pg_try_advisory_lock', personId);
      if (got) taken.set(personId, own);
      return got;
    },
    async give(personId) {
      const own = taken.get(personId);
      taken.delete(personId);
      if (own && own === session) await ask(own, 'pg_advisory_unlock', personId);
    },
    async close() {
      const own = session;
      session = undefined;
      await own?.then((client) => client.end()).catch(() => undefined);
    },
  };
}
