/**
 * Work under a lease writes only while the lease is its own: a worker that was stopped for a while and goes on is refused in the
 * very transaction, whoever has taken over.
 */
import { AsyncLocalStorage } from 'node:async_hooks';
import { FencedError } from '../app/ports.ts';
import { queryRows } from './sql.ts';
import type { Tx } from './writer.ts';

export type Fence = { name: string; token: number };

export type Fences = {
  within<T>(fence: Fence, work: () => Promise<T>): Promise<T>;
  /** That of whoever calls, if there is one. */
  current(): Fence | undefined;
  /** Throws FencedError where one of them was lost; none can be lost until the transaction ends. */
  check(tx: Tx, fences: readonly (Fence | undefined)[]): Promise<void>;
};

/**
 * Throws FencedError where the lease is another's by now. `shared`: others write beside this transaction, so that the lease is
 * held until it ends; alone with the file it is nobody's to take meanwhile.
 */
export async function checkFence(tx: Tx, { name, token }: Fence, shared: boolean): Promise<void> {
  const rows = await queryRows(
    tx,
    `SELECT "token" FROM "Lease" WHERE "name" = ? AND "token" = ? ${shared ? 'FOR SHARE' : ''}`,
    [name, token],
  );
  if (rows.length === 0) throw new FencedError(`the lease ${name} is another worker's now`);
}

export function createFences(): Fences {
  const storage = new AsyncLocalStorage<Fence>();
  return {
    within: (fence, work) => storage.run(fence, work),
    current: () => storage.getStore(),
    async check(tx, fences) {
      const names = new Map(fences.flatMap((one) => (one ? [[one.name, one.token]] : [])));
      for (const [name, token] of names) await checkFence(tx, { name, token }, true);
    },
  };
}
