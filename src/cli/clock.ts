/** The clock of a script: the real time until a time is given, standing still from then on; it never goes back. */
import type { Store } from '../app/ports.ts';

export type Clock = {
  now: () => Date;
  /** Takes up the time at which an earlier run of the program stood. */
  wind(store: Store): Promise<void>;
  /** Moves to a time given (ISO), for good; an earlier one, or none, moves nothing. */
  moveTo(at: string | undefined): Promise<void>;
};

/** Until a time is given, the real time is written down no oftener than this: it only keeps it from going back. */
const NOTE_EVERY_MS = 1_000;

export function createClock(): Clock {
  let keep: Store['putSetting'] = () => Promise.resolve();
  let given: Date | undefined;
  /** The real time at which something was last done, while no time is given. */
  let lived = new Date(0);
  let noted = 0;

  function now(): Date {
    if (given) return given;
    const real = new Date();
    return real > lived ? real : lived;
  }

  return {
    now,
    async wind(store) {
      keep = (name, value) => store.putSetting(name, value);
      const [at, last] = await Promise.all([
        store.getSetting('clock'),
        store.getSetting('clock lived'),
      ]);
      if (at !== undefined) given = new Date(at);
      if (last !== undefined) lived = new Date(last);
    },
    async moveTo(at) {
      const next = at === undefined ? undefined : new Date(at);
      if (next && next > (given ?? lived)) {
        given = next;
        await keep('clock', next.toISOString());
      } else if (!given) {
        lived = now();
        if (lived.getTime() - noted < NOTE_EVERY_MS) return;
        noted = lived.getTime();
        await keep('clock lived', lived.toISOString());
      }
    },
  };
}
