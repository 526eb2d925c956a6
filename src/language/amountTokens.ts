/** Small looks ahead that the reader of amounts takes: fractions, blanks as thousands, "ratus" and "puluh" behind a number. */
import { exactInt, one, type Exact } from './exact.ts';
import { textAt, type Token } from './text.ts';
import { numberWord } from './words.ts';

function plain(token: Token | undefined): boolean {
  return token?.kind === 'number' && /^\d+$/.test(token.text);
}

/** "1/2", "3/4": a fraction as amounts have them; anything else with a stroke is left alone. */
export function fractionAt(list: readonly Token[], at: number): Exact | undefined {
  const [top, stroke, bottom, after] = [list[at], list[at + 1], list[at + 2], list[at + 3]];
  if (stroke?.text !== '/' || !plain(top) || !plain(bottom) || after?.text === '/')
    return undefined;
  const [a, b] = [Number(top?.text), Number(bottom?.text)];
  return a > 0 && a < b && [2, 3, 4, 5, 8].includes(b) ? (BigInt(a) * one) / BigInt(b) : undefined;
}

/** "1 500 000": blanks as thousands; returns how many tokens belong together. */
export function blankGroups(list: readonly Token[], at: number): number {
  if (!plain(list[at]) || textAt(list, at).length > 3) return 1;
  let count = 1;
  while (count < 6 && plain(list[at + count]) && textAt(list, at + count).length === 3) count += 1;
  // "50 100" is rather two numbers than one.
  return count === 2 && textAt(list, at + 1) !== '000' && textAt(list, at).length > 1 ? 1 : count;
}

/** "ratus", "puluh" or "belas" behind a number: what it makes of the number, and what may still follow. */
export function smallScale(
  list: readonly Token[],
  at: number,
): { of: (value: Exact) => Exact; room: 100 | 10 | 0; an: boolean } | undefined {
  const found = numberWord(textAt(list, at));
  if (found?.word.kind === 'hundred') return { of: (v) => v * 100n, room: 100, an: found.an };
  if (found?.word.kind !== 'teen') return undefined;
  return found.word.value === 10
    ? { of: (v) => v + exactInt(10), room: 0, an: found.an }
    : { of: (v) => v * 10n, room: 10, an: found.an };
}
