/** Notices that the machine's clock was set, by comparing it with the monotonic one, which never is. */

/** How often the two are compared, and a difference that no steering of a clock makes in that time. */
const LOOK_MS = 1_000;
const SET_MS = 100;

export type ClockWatch = { stop(): void };

/** Calls `set` with the milliseconds by which the clock was moved, below zero where it went back. */
export function watchClock(how: { now: () => Date; set: (byMs: number) => void }): ClockWatch {
  const ahead = (): number => how.now().getTime() - performance.now();
  let before = ahead();
  const timer = setInterval(() => {
    const after = ahead();
    const byMs = after - before;
    before = after;
    if (Math.abs(byMs) > SET_MS) how.set(byMs);
  }, LOOK_MS);
  timer.unref();
  return { stop: () => clearInterval(timer) };
}
