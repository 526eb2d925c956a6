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

/** Whether the pattern covers the words from `from` to the very end. */
export function matchesWhole(pattern: Pattern, words: readonly string[], from = 0): boolean {
  return ends(pattern, words, from).has(words.length);
}

/** Whether the pattern stands anywhere in the words. */
export function matchesWithin(pattern: Pattern, words: readonly string[]): boolean {
  for (let from = 0; from < words.length; from += 1) {
    if (ends(pattern, words, from).size > 0) return true;
  }
  return false;
}

/** The positions at which the pattern can end when it begins at `from`. */
function ends(pattern: Pattern, words: readonly string[], from: number): Set<number> {
  let reached = new Set([from]);
  for (const slot of pattern) {
    const next = new Set<number>();
    for (const position of reached) {
      if (slot.any) {
        for (let i = 0; i <= gap && position + i <= words.length; i += 1) next.add(position + i);
        continue;
      }
      if (slot.optional) next.add(position);
      const word = words[position];
      if (word !== undefined && slot.words.has(word)) next.add(position + 1);
    }
    if (next.size === 0) return next;
    reached = next;
  }
  return reached;
}

/** Reads a list of patterns that are separated by " / ". */
export function compileAll(patterns: string): Pattern[] {
  return patterns
    .split('/')
    .map((pattern) => pattern.trim().replace(/\s+/g, ' '))
    .filter((pattern) => pattern !== '')
    .map(compile);
}
