/**
 * Messages that the committing transaction has marked as being sent already, so that they need no second one before they go: held
 * until the delivery of this very process takes them. What nobody took when it ends is sent after the next start.
 */
import type { Outbound } from '../app/ports.ts';
import type { Watch } from './watch.ts';

export type Ready = {
  /** Whether one more may be marked: somebody here takes them, and not too many wait. */
  hasRoom(): boolean;
  /** In the transaction: handed over once it is committed. */
  add(message: Outbound): void;
  /** At most `limit`, oldest first; says with it that somebody takes them. */
  take(limit: number): Outbound[];
  /** All are to be claimed again. */
  clear(): void;
};

/** Beyond these they wait in the outbox, where replies go before what nobody waits for. */
const MOST = 256;

export function createReady(watch: Pick<Watch, 'onEnd'>): Ready {
  let held: Outbound[] = [];
  let staged: Outbound[] = [];
  let taken = false;
  watch.onEnd((committed) => {
    if (committed) held.push(...staged);
    staged = [];
  });
  return {
    hasRoom: () => taken && held.length + staged.length < MOST,
    add: (message) => void staged.push(message),
    take(limit) {
      taken = true;
      return held.splice(0, limit);
    },
    clear() {
      held = [];
    },
  };
}
