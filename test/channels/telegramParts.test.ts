/** Splitting, buttons, pace and the reading of failures: the channel's small parts by themselves. */
import fc from 'fast-check';
import { GrammyError, HttpError } from 'grammy';
import { describe, expect, test } from 'vitest';
import {
  callbackData,
  inlineKeyboard,
  readCallbackData,
  shareKeyboard,
  shortOf,
} from '../../src/channels/telegram/buttons.ts';
import {
  describe as inWords,
  failureOf,
  NoAnswerError,
} from '../../src/channels/telegram/failures.ts';
import { createPace, limitsOf } from '../../src/channels/telegram/pace.ts';
import { shorten, splitText } from '../../src/channels/split.ts';

const squeezed = (text: string) => text.replace(/\s+/g, '');

describe('splitting', () => {
  function check(text: string, limit: number): string[] {
    const parts = splitText(text, limit, limit);
    for (const part of parts) {
      expect(part.length).toBeLessThanOrEqual(limit);
      expect(part).toBe(part.trim());
      expect(part.isWellFormed()).toBe(true);
    }
    expect(squeezed(parts.join(''))).toBe(squeezed(text.toWellFormed()));
    return parts;
  }

  test('between paragraphs, then lines, sentences, words', () => {
    expect(check('satu dua\n\ntiga empat\n\nlima', 20)).toEqual(['satu dua\n\ntiga empat', 'lima']);
    expect(check('satu dua tiga\nempat lima', 20)).toEqual(['satu dua tiga', 'empat lima']);
    expect(check('Satu dua tiga. Empat lima enam.', 20)).toEqual([
      'Satu dua tiga.',
      'Empat lima enam.',
    ]);
    expect(check('satu dua tiga empat lima', 20)).toEqual(['satu dua tiga empat', 'lima']);
  });

  test('a border exactly at the limit is used, a text of exactly the limit stays whole', () => {
    expect(check(`${'a'.repeat(20)} b`, 20)).toEqual(['a'.repeat(20), 'b']);
    expect(check('a'.repeat(20), 20)).toHaveLength(1);
    expect(check('', 20)).toEqual([]);
    expect(check(' \n ', 20)).toEqual([]);
  });

  test('never within a grapheme, a flag or a surrogate pair', () => {
    const family = '👩‍👩‍👧‍👦';
    for (const unit of [family, '🇮🇩', '🍌', 'e\u0301']) {
      for (const part of check(unit.repeat(50), 24)) {
        expect(part.length % unit.length).toBe(0);
      }
    }
  });

  test('a grapheme that is longer than a message is cut between code points', () => {
    check(`a${'\u0301'.repeat(100)}`, 20);
    check(`👩${'\u200d👩'.repeat(40)}`, 21);
  });

  test('whatever the text, no part is too long and nothing but white space is lost', () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 300 });
    fc.assert(
      fc.property(text, fc.integer({ min: 2, max: 80 }), (any, limit) => void check(any, limit)),
    );
  });

  test('the first part may have another limit', () => {
    const parts = splitText('kata '.repeat(400), 1024, 4096);
    expect(parts[0]?.length).toBeLessThanOrEqual(1024);
    expect(parts).toHaveLength(2);
  });

  test('labels are cut with an ellipsis', () => {
    expect(shorten('a b\n c', 10)).toBe('a b c');
    expect(shorten('🇮🇩'.repeat(20), 10)).toBe(`${'🇮🇩'.repeat(2)}…`);
  });
});

describe('buttons', () => {
  const option = (id: string, label = id) => ({ id, label });

  test('an option and its turn come back, ids that do not fit into 64 bytes as their hash', () => {
    for (const id of [
      'ya',
      'edit:name',
      '~skip',
      'kec. Bekasi Selatan',
      'x'.repeat(200),
      '🍌'.repeat(30),
    ]) {
      const data = callbackData(17, id);
      expect(Buffer.byteLength(data)).toBeLessThanOrEqual(64);
      const long = Buffer.byteLength(id) > 60;
      const option = long ? shortOf(id) : id;
      expect(readCallbackData(data)).toEqual({
        option,
        turn: 17,
        ...(long ? { short: true } : {}),
      });
    }
  });

  test('one a row, two where all labels are short', () => {
    const widths = (labels: string[]) =>
      inlineKeyboard(
        labels.map((label) => option(label)),
        1,
      ).markup.inline_keyboard.map((row) => row.length);
    expect(widths(['Ya', 'Tidak', 'Belum'])).toEqual([2, 1]);
    expect(widths(['Ya', 'Saya belum tahu, tolong dijelaskan'])).toEqual([1, 1]);
  });

  test('what does not fit is left over with its number', () => {
    const many = Array.from({ length: 120 }, (_, index) => option(`o${index}`, `Pilihan ${index}`));
    const { markup, left } = inlineKeyboard(many, 1);
    expect(markup.inline_keyboard.flat()).toHaveLength(100);
    expect(left).toHaveLength(20);
    expect(left[0]).toBe('101. Pilihan 100');
    const wide = many.map(({ id }) => option(id, '🍌'.repeat(60)));
    const { markup: heavy } = inlineKeyboard(wide, 1);
    expect(Buffer.byteLength(JSON.stringify(heavy.inline_keyboard))).toBeLessThan(10_240);
  });

  test('the share keyboard has the options as keys', () => {
    const { keyboard } = shareKeyboard('location', [
      option('1', 'Bekasi Timur'),
      option('2', 'Jatiasih'),
    ]);
    expect(keyboard[0]?.[0]).toMatchObject({ request_location: true });
    expect(keyboard[1]).toEqual([{ text: 'Bekasi Timur' }, { text: 'Jatiasih' }]);
  });
});

describe('pace', () => {
  test('a burst to one chat, then one a second; others are not held up', async () => {
    const pace = createPace({ chatBurst: 2, perChatPerSecond: 20 });
    const begin = performance.now();
    const took = async (chat: number): Promise<number> => {
      await pace.take(chat, false);
      return performance.now() - begin;
    };
    const times = await Promise.all([took(1), took(1), took(1), took(2)]);
    expect(times[2]).toBeGreaterThanOrEqual(45);
    expect(times[3]).toBeLessThan(times[2] ?? 0);
  });

  test('a group hears a few at once, then no more than twenty a minute in all its topics', async () => {
    const pace = createPace({ maxWaitMs: 0, burst: 100 });
    const waits: number[] = [];
    for (let n = 0; n < 8; n++) waits.push(await pace.take(-100, false));
    const fast = waits.filter((ms) => ms === 0).length;
    expect(fast).toBe(5);
    // So many in the first minute: what goes at once, and one each time the wait is over.
    const everyMs = waits.at(-1) ?? 0;
    expect(fast + Math.floor(60_000 / everyMs)).toBeLessThanOrEqual(20);
    expect(await pace.take(100, false)).toBe(0);
  });

  test('over all chats no more than the limit a second', async () => {
    const pace = createPace({ perSecond: 100 });
    const begin = performance.now();
    await Promise.all(Array.from({ length: 21 }, (_, chat) => pace.take(chat, false)));
    expect(performance.now() - begin).toBeGreaterThanOrEqual(155);
  });

  test.each([30, 300, 1000])(
    'of %i that are allowed a second, at least 95 %% are used and never more',
    (allowed) => {
      const { perSecond, burst } = limitsOf(allowed);
      expect(perSecond).toBeGreaterThanOrEqual(allowed * 0.95);
      expect(Math.floor(perSecond + burst)).toBeLessThanOrEqual(allowed);
    },
  );

  test('whoever would wait too long comes again, also when Telegram asked for rest', async () => {
    const pace = createPace({ maxWaitMs: 100 });
    pace.rest(5, 60_000);
    expect(await pace.take(5, false)).toBeGreaterThan(59_000);
    expect(await pace.take(6, false)).toBe(0);
  });

  test('answers go before all that nobody asked for, which goes on after them', async () => {
    const pace = createPace({ perSecond: 100 });
    const order: string[] = [];
    const take = async (chat: number, unasked: boolean): Promise<void> => {
      await pace.take(chat, unasked);
      order.push(unasked ? 'unasked' : 'answer');
    };
    const crowd = Array.from({ length: 10 }, (_, chat) => take(chat, true));
    await Promise.all([...crowd, take(20, false), take(21, false)]);
    // The very first was gone before.
    expect(order.slice(0, 4)).toEqual(['unasked', 'answer', 'answer', 'unasked']);
  });

  test('one chat that is refused rests alone; where several are, all do, and it goes on slower', async () => {
    const pace = createPace({ perSecond: 50, burst: 1, maxWaitMs: 5_000 });
    pace.rest(1, 10_000);
    expect(await pace.take(2, false)).toBe(0);
    pace.rest(2, 300);
    const begin = performance.now();
    expect(await pace.take(3, false)).toBe(0);
    expect(performance.now() - begin).toBeGreaterThanOrEqual(300);
    const from = performance.now();
    for (let chat = 10; chat < 20; chat++) await pace.take(chat, false);
    // Fifty a second would be 200 ms.
    expect(performance.now() - from).toBeGreaterThanOrEqual(240);
    pace.rest(4, 10_000);
    pace.rest(5, 10_000);
    expect(await pace.take(6, false)).toBeGreaterThan(9_000);
  });
});

describe('failures', () => {
  const refusal = (error_code: number, description: string, parameters = {}) =>
    new GrammyError('x', { ok: false, error_code, description, parameters }, 'sendMessage', {
      text: 'rahasia',
    });
  const broken = (error: unknown) => new HttpError('x', error);
  const system = (code: string, syscall?: string) =>
    broken(
      new TypeError('fetch failed', { cause: Object.assign(new Error('x'), { code, syscall }) }),
    );

  test.each([
    [refusal(429, 'Too Many Requests: retry after 7', { retry_after: 7 }), 'throttled'],
    [refusal(403, 'Forbidden: bot was blocked by the user'), 'blocked'],
    [refusal(403, 'Forbidden: user is deactivated'), 'blocked'],
    [refusal(400, 'Bad Request: chat not found'), 'blocked'],
    [refusal(400, 'Bad Request: message is too long'), 'rejected'],
    [refusal(500, 'Internal Server Error'), 'unreachable'],
    [refusal(401, 'Unauthorized'), 'unreachable'],
    [broken(new NoAnswerError(502)), 'unreachable'],
    [broken(new NoAnswerError(413)), 'rejected'],
    [system('ECONNREFUSED'), 'unreachable'],
    [system('ENOTFOUND'), 'unreachable'],
    [system('ETIMEDOUT', 'connect'), 'unreachable'],
    [system('ETIMEDOUT', 'read'), 'unknown'],
    [system('UND_ERR_SOCKET'), 'unknown'],
    [system('ECONNRESET'), 'unknown'],
    [broken(new Error("Request to 'sendMessage' timed out after 30 seconds")), 'unknown'],
    [broken(new SyntaxError('Unexpected end of JSON input')), 'unknown'],
    ['something else', 'unknown'],
  ] as const)('%s is %s', (thrown, why) => {
    expect(failureOf(thrown).why).toBe(why);
    expect(JSON.stringify(failureOf(thrown))).not.toContain('rahasia');
  });

  test('in words: the method and what Telegram said, nothing of the payload', () => {
    expect(inWords(refusal(400, 'Bad Request: x'))).toBe('sendMessage: 400 Bad Request: x');
    expect(inWords(system('ECONNRESET'))).toBe('ECONNRESET');
    expect(failureOf(refusal(429, 'x', { retry_after: 7 })).retryAfterMs).toBe(7000);
  });
});
