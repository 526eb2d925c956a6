/** Shows "typing" to whoever is not answered at once: most are, and the call that shows it costs as much as the answer itself. */

/** Shorter than anybody wonders whether they were heard. */
const AFTER_MS = 300;

export type Typing = {
  /** Somebody wrote, and waits for an answer from now on. */
  heard(chatId: number): void;
  answered(chatId: number): void;
  /** Nobody is shown anything any more. */
  stop(): void;
};

/** `answersHere`: whether it is this process that answers, so that it knows when; whoever another one answers is shown it at once. */
export function createTyping(show: (chatId: number) => void, answersHere: () => boolean): Typing {
  /** Since when they wait, who has waited longest first. */
  const waiting = new Map<number, number>();
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;

  function look(): void {
    timer = undefined;
    const now = performance.now();
    for (const [chatId, since] of waiting) {
      const left = since + AFTER_MS - now;
      if (left > 0) return lookIn(left);
      waiting.delete(chatId);
      show(chatId);
    }
  }

  function lookIn(ms: number): void {
    // One timer for all: most who wait are answered before it comes to them.
    timer ??= setTimeout(look, ms);
  }

  return {
    heard(chatId) {
      if (stopped || waiting.has(chatId)) return;
      if (!answersHere()) return show(chatId);
      waiting.set(chatId, performance.now());
      lookIn(AFTER_MS);
    },
    answered: (chatId) => void waiting.delete(chatId),
    stop() {
      stopped = true;
      clearTimeout(timer);
      waiting.clear();
    },
  };
}
