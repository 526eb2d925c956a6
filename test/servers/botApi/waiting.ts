// Waiting for something to become true; a waiter always ends, by success, timeout or stop.

export interface Waiting {
  /** Resolves with the first truthy value; rejects after timeoutMs with `explain()` in the message. */
  until: <T>(
    predicate: () => T | undefined | false | null,
    timeoutMs: number,
    explain: () => string,
  ) => Promise<T>;
  /** Looks at all waiters again. */
  changed: () => void;
  /** Rejects all waiters. */
  stop: () => void;
}

interface Waiter {
  look: () => void;
  fail: (error: Error) => void;
}

const LOOK_AGAIN_MS = 20; // predicates may also depend on things outside the server

/** A set of waiters over one server. */
export function createWaiting(): Waiting {
  const waiters = new Set<Waiter>();
  function until<T>(
    predicate: () => T | undefined | false | null,
    timeoutMs: number,
    explain: () => string,
  ): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      const waiter: Waiter = { look, fail };
      const timer = setTimeout(() => {
        fail(new Error(`Not seen within ${timeoutMs} ms. ${explain()}`));
      }, timeoutMs);
      const poll = setInterval(look, LOOK_AGAIN_MS);
      function done(): void {
        clearTimeout(timer);
        clearInterval(poll);
        waiters.delete(waiter);
      }
      function fail(error: Error): void {
        done();
        reject(error);
      }
      function look(): void {
        try {
          const value = predicate();
          if (value === undefined || value === false || value === null) return;
          done();
          resolve(value);
        } catch (error) {
          fail(error instanceof Error ? error : new Error(String(error)));
        }
      }
      waiters.add(waiter);
      look();
    });
  }
  return {
    until,
    changed: () => {
      for (const waiter of [...waiters]) waiter.look();
    },
    stop: () => {
      for (const waiter of [...waiters]) waiter.fail(new Error('The Bot API server was stopped.'));
    },
  };
}
