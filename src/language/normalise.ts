/**
 * Text made comparable: lower case, no accents, no drawn-out letters; every reader of this room
 * starts here and reads a bounded length.
 */

/** No reader looks further than this many characters: nobody answers a question at that length. */
const readLimit = 2000;

export type Token = {
  /** Folded: letters and digits only. */
  word: string;
  /** Where it stands in the text that was given to `tokenise`. */
  start: number;
  end: number;
  /** A comma, full stop, line break or the like stands between this word and the one before. */
  afterBreak: boolean;
};

/**
 * Lower case without accents and apostrophes; letters written three times or more once ("mauuuu" →
 * "mau"). Punctuation stays.
 */
export function fold(text: string): string {
  return text
    .slice(0, readLimit)
    .normalize('NFKD')
    .replace(/[\u0300-\u036f'’‘`´]/g, '')
    .toLowerCase()
    .replace(/([a-z])\1{2,}/g, '$1');
}

/**
 * The folded words of a text, in order; digits stay with the letters they touch ("2rb", "anak2").
 */
export function wordsOf(text: string): string[] {
  return fold(text).match(/[a-z0-9]+/g) ?? [];
}

/**
 * The words of a text with their places in it, for whoever must cut the text; empty for a text
 * without words.
 */
export function tokenise(text: string): Token[] {
  const tokens: Token[] = [];
  let end = 0;
  for (const match of text.slice(0, readLimit).matchAll(/[\p{L}\p{N}'’‘`´]+/gu)) {
    const word = fold(match[0]).replace(/[^a-z0-9]/g, '');
    const afterBreak = /[,;:.!?\n|()–—"“”]|\s-\s/.test(text.slice(end, match.index));
    const start = match.index;
    end = start + match[0].length;
    if (word !== '') tokens.push({ word, start, end, afterBreak });
  }
  return tokens;
}

/**
 * Only the letters and digits of a text, so that spacing and hyphens do not matter ("Medan Satria"
 * = "medansatria").
 */
export function squash(text: string): string {
  return fold(text).replace(/[^a-z0-9]/g, '');
}

/** No letter twice in a row, so that "hallo" and "halo" are the same. */
export function undouble(word: string): string {
  return word.replace(/([a-z])\1/g, '$1');
}

/**
 * How many typing slips (a letter missing, added, wrong, or two swapped) lie between two words.
 * Returns `limit + 1` as soon as it is clear that there are more than `limit`.
 */
export function slips(a: string, b: string, limit: number): number {
  if (a === b) return 0;
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let before: number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    let least = i;
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let cost = Math.min(at(row, j) + 1, at(next, j - 1) + 1, at(row, j - 1) + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        cost = Math.min(cost, at(before, j - 2) + 1);
      }
      next.push(cost);
      least = Math.min(least, cost);
    }
    if (least > limit) return limit + 1;
    before = row;
    row = next;
  }
  return Math.min(at(row, b.length), limit + 1);
}

function at(row: readonly number[], index: number): number {
  return row[index] ?? Number.MAX_SAFE_INTEGER;
}

/** How many slips a word of this length may hold and still be taken for another. */
export function slipsAllowed(length: number): number {
  return length >= 9 ? 2 : length >= 5 ? 1 : 0;
}
