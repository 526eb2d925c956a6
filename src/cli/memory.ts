/** How the program uses memory: what lasts is small and what a turn makes is short-lived, so that little room is enough. */
import { setFlagsFromString } from 'node:v8';

/**
 * To be called before the database is opened. The planner of the ORM is WebAssembly beside the hot path: optimising it takes
 * some 70 MB that are never given back. And by itself the heap grows to four times what lives in it before it is cleaned, where
 * a machine has much memory. How much room young objects have can only be said to Node (`npm start` and `ops/` do: 20 MB less,
 * at the same CPU).
 */
export function keepSmall(): void {
  setFlagsFromString('--liftoff-only');
  setFlagsFromString('--heap-growing-percent=25');
}
