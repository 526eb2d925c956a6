/** Long reckoning on one thread, a slice at a time: others are answered between two slices. */
import { setImmediate as yielded } from 'node:timers/promises';

/** Others wait no longer than about this, and one step. */
const SLICE_MS = 10;

export async function inSlices<T>(steps: Generator<void, T>): Promise<T> {
  let began = performance.now();
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
    if (performance.now() - began < SLICE_MS) continue;
    await yielded();
    began = performance.now();
  }
}
