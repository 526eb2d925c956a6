/**
 * Whose messages a worker is handling: a lock of one session for each person, so that the order of a person's messages holds
 * whoever receives them, and a worker that dies has let go of all by that.
 */
import { Client } from 'pg';
import type { QueryConfig } from 'pg';
import { SETTINGS } from './postgres.ts';

/** The first half of the locks' numbers; the second is the person. */
const HANDLING = 8_302;
/** The same for the lock with which a worker shows that it lives; the second half is made of its name. */
export const LIVING = 8_303;
/** How soon it is shown again where that did not work: well before anybody takes the worker for dead. */
const SHOW_AGAIN_MS = 300;
/** A server that answers no more has let go of our locks, or will as soon as it notices. */
const ANSWER_MS = 10_000;

export type Claims = {
  take(personId: number): Promise<boolean>;
  give(personId: number): Promise<void>;
  /** From now on the session says that this worker lives; where it breaks, the next one does. */
  show(worker: string): void;
  close(): Promise<void>;
};

export function createClaims(url: string): Claims {
  let session: Promise<Client> | undefined;
  /** In which session each was taken: one that broke has nothing any more. */
  const taken = new Map<number, Promise<Client>>();
  /** One question at a time, as the library wants it. */
  let last: Promise<unknown> = Promise.resolve();
  let shown: string | undefined;
  let again: NodeJS.Timeout | undefined;

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
    client.once('end', () => void showNow());
    return client;
  }

  function lock(own: Promise<Client>, what: string, personId: number): Promise<boolean> {
    const text = `SELECT ${what}($1::int, $2::int) AS "done"`;
    return ask(own, { name: what, text, values: [HANDLING, personId] });
  }

  async function showNow(): Promise<void> {
    if (shown === undefined) return;
    clearTimeout(again);
    const text = 'SELECT pg_try_advisory_lock($1::int, hashtext($2)) AS "done"';
    const own = (session ??= connect());
    const done = await ask(own, { text, values: [LIVING, shown] }).catch(() => false);
    if (done || shown === undefined) return;
    again = setTimeout(() => void showNow(), SHOW_AGAIN_MS);
    again.unref();
  }

  async function ask(own: Promise<Client>, question: QueryConfig): Promise<boolean> {
    try {
      const client = await own;
      const asked = last
        .catch(() => undefined)
        .then(() => client.query<{ done: boolean }>(question));
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
      const got = await lock(own, 'pg_try_advisory_lock', personId);
      if (got) taken.set(personId, own);
      return got;
    },
    async give(personId) {
      const own = taken.get(personId);
      taken.delete(personId);
      if (own && own === session) await lock(own, 'pg_advisory_unlock', personId);
    },
    show(worker) {
      shown = worker;
      void showNow();
    },
    async close() {
      shown = undefined;
      clearTimeout(again);
      const own = session;
      session = undefined;
      await own?.then((client) => client.end()).catch(() => undefined);
    },
  };
}
