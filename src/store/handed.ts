/**
 * What this one of several workers is sending, as far as it was told. Where the answer to a claim is lost, rows are marked as its
 * own of which it knows nothing: the next claim gives them back first.
 */
import type { Outbound } from '../app/ports.ts';
import { queryRows, updateRows } from './sql.ts';
import type { Db } from './sql.ts';

export type Handed = {
  /** At the beginning of a claim's transaction, after which only `over` says that its answer came. */
  begin(db: Db, worker: string): Promise<void>;
  over(claimed: readonly Outbound[]): void;
  settled(ids: readonly string[]): void;
};

export function createHanded(): Handed {
  const ours = new Set<string>();
  let open = false;
  return {
    async begin(db, worker) {
      const doubtful = open;
      open = true;
      if (!doubtful) return;
      const rows = await queryRows<Record<'seq' | 'inboundId' | 'n', number>>(
        db,
        `SELECT "seq", "inboundId", "n" FROM "Outbound" WHERE "state" = 'sending' AND "worker" = ?`,
        [worker],
      );
      const unknown = rows.filter(({ inboundId, n }) => !ours.has(`${inboundId}/${n}`));
      const seq = unknown.map((row) => row.seq);
      await updateRows(db, 'Outbound', { seq }, { state: 'waiting', worker: null });
    },
    over(claimed) {
      open = false;
      for (const { id } of claimed) ours.add(id);
    },
    settled(ids) {
      for (const id of ids) ours.delete(id);
    },
  };
}
