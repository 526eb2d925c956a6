/**
 * Small patterns over words ("mau|ingin lapor|komplain *"): linear to write, bounded to match, no
 * regular expressions.
 */

type Slot = { any: true } | { any: false; words: ReadonlySet<string>; optional: boolean };
export type Pattern = readonly Slot[];

/** A `*` stands for up to this many words. */
const gap = 4;

/**
 * Reads a pattern: words stand one after another, `a|b` is either, a trailing `?` makes a word
 * optional, `*` is up to four words.
 * The words are compared as they are, so they must be written as the reader's own normal forms.
 */
export function compile(pattern: string): Pattern {
  return pattern.split(' ').map((slot): Slot => {
    if (slot === '*') return { any: true };
    const optional = slot.endsWith('?');
    return {
      any: false,
      words: new Set((optional ? slot.slice(0, -1) : slot).split('|')),
      optional,
    };
  });
}

/** Whether the pattern covers all words. */
export function matchesWhole(pattern: Pattern, words: readonly string[]): boolean {
  return stands(pattern, words, true, 0, 0);
}

/** Whether the pattern stands anywhere in the words. */
export function matchesWithin(pattern: Pattern, words: readonly string[]): boolean {
  for (let from = 0; from < words.length; from += 1) {
    if (stands(pattern, words, false, 0, from)) return true;
  }
  return false;
}

/**
 * Whether the slots from `at` on stand from the word `from` on, for `whole` up to the last word. It makes nothing on its way:
 * of a whole list of patterns hardly one gets past its first slot.
 */
function stands(
  pattern: Pattern,
  words: readonly string[],
  whole: boolean,
  at: number,
  from: number,
): boolean {
  const slot = pattern[at];
  if (slot === undefined) return !whole || from === words.length;
  if (slot.any) {
    const furthest = Math.min(from + gap, words.length);
    for (let next = from; next <= furthest; next += 1) {
      if (stands(pattern, words, whole, at + 1, next)) return true;
    }
    return false;
  }
  const word = words[from];
  if (word !== undefined && slot.words.has(word)) {
    if (stands(pattern, words, whole, at + 1, from + 1)) return true;
  }
  return slot.optional && stands(pattern, words, whole, at + 1, from);
}

/** Reads a list of patterns that are separated by " / ". */
export function compileAll(patterns: string): Pattern[] {
  return patterns
    .split('/')
    .map((pattern) => pattern.trim().replace(/\s+/g, ' '))
    .filter((pattern) => pattern !== '')
    .map(compile);
}
