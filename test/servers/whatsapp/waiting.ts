/** Waiting for something to become true: looked at on every change, never polled, and bounded in time. */

export type Changes = {
  /** Something changed: all who wait look again. */
  tell(): void;
  /** Resolves with the first value that is not undefined; rejects after `ms` with what `why` says then. */
  until<T>(look: () => T | undefined, ms: number, why: () => string): Promise<T>;
  /** Ends all waiting. */
  close(): void;
};

export function createChanges(): Changes {
  const lookers = new Set<() => void>();
  const enders = new Set<(why: Error) => void>();
  return {
    tell() {
      for (const look of [...lookers]) look();
    },
    until(look, ms, why) {
      return new Promise((resolve, reject) => {
        const end = (act: () => void): void => {
          clearTimeout(timer);
          lookers.delete(again);
          enders.delete(fail);
          act();
        };
        const fail = (error: Error): void => end(() => reject(error));
        const again = (): void => {
          try {
            const found = look();
            if (found !== undefined) end(() => resolve(found));
          } catch (error) {
            fail(error instanceof Error ? error : new Error(String(error)));
          }
        };
        const timer = setTimeout(() => fail(new Error(`after ${ms} ms: ${why()}`)), ms);
        lookers.add(again);
        enders.add(fail);
        again();
      });
    },
    close() {
      for (const fail of [...enders]) fail(new Error('the server was closed'));
    },
  };
}
