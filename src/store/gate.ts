/** Who may use the one connection to an SQLite file: one holder at a time, and patience with other processes. */

/**
 * How long another process may keep the file locked before a query fails: the command line applies a list of 100,000
 * rows in one transaction, and whoever writes to the bot meanwhile waits, but is answered.
 */
const GIVE_UP_MS = 300_000;

/** What to call when one is done; a promise where somebody else is in. */
export type Entering = (() => void) | Promise<() => void>;

export type Gate = {
  /** Lets one holder in at a time, in the order of asking: at once where nobody is in. */
  enter: () => Entering;
  isHeld: () => boolean;
  /** Called before anybody is let in. */
  before: (call: () => void) => void;
};

export function createGate(): Gate {
  const line: (() => void)[] = [];
  let held = false;
  let prepare = (): void => undefined;
  const leave = (): void => {
    const next = line.shift();
    if (next) next();
    else held = false;
  };
  return {
    enter: () => {
      if (held) return new Promise((resolve) => line.push(() => resolve(leave)));
      prepare();
      held = true;
      return leave;
    },
    isHeld: () => held,
    before: (call) => {
      prepare = call;
    },
  };
}

function isBusy(error: unknown): boolean {
  const { code, cause } = error as { code?: unknown; cause?: { kind?: unknown } };
  return cause?.kind === 'SocketTimeout' || String(code).startsWith('SQLITE_BUSY');
}

/** Runs `work` again while another process holds the lock, with a pause that grows and jitters. */
export async function patiently<T>(work: () => Promise<T>): Promise<T> {
  const until = performance.now() + GIVE_UP_MS;
  for (let pauseMs = 1; ; pauseMs = Math.min(pauseMs * 2, 40)) {
    try {
      return await work();
    } catch (error) {
      if (!isBusy(error) || performance.now() > until) throw error;
      await new Promise((resolve) => setTimeout(resolve, pauseMs * (0.5 + Math.random())));
    }
  }
}
