/** Typing is shown to whoever waits, not to whoever is answered at once, and to nobody after the stop. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createTyping } from '../../src/channels/telegram/typing.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

test('whoever is not answered at once is shown it, once, in the order of their waiting', () => {
  const shown: number[] = [];
  const typing = createTyping(
    (chatId) => shown.push(chatId),
    () => true,
  );
  typing.heard(1);
  typing.heard(2);
  vi.advanceTimersByTime(200);
  typing.heard(1);
  typing.heard(3);
  typing.answered(2);
  expect(shown).toEqual([]);
  vi.advanceTimersByTime(100);
  expect(shown).toEqual([1]);
  vi.advanceTimersByTime(200);
  expect(shown).toEqual([1, 3]);
  typing.heard(1);
  typing.stop();
  typing.heard(2);
  vi.advanceTimersByTime(1_000);
  expect(shown).toEqual([1, 3]);
});

test('whoever another process answers is shown it at once', () => {
  const shown: number[] = [];
  const typing = createTyping(
    (chatId) => shown.push(chatId),
    () => false,
  );
  typing.heard(1);
  expect(shown).toEqual([1]);
});
