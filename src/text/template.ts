/** A text cut at its blanks once, so that nothing searches it for them each time it is said; it reads as i18next would read it. */

export type Template = {
  /** What stands before, between and behind the blanks: one more than there are blanks. */
  parts: readonly string[];
  blanks: readonly string[];
};

/** Undefined for a text that uses more of i18next than plain blanks. */
export function templateOf(text: string): Template | undefined {
  if (text.includes('$t(') || /\{\{(?!\w+\}\})/.test(text)) return undefined;
  const cut = text.split(/\{\{(\w+)\}\}/);
  return {
    parts: cut.filter((_, at) => at % 2 === 0),
    blanks: cut.filter((_, at) => at % 2 === 1),
  };
}

/** The text with its blanks filled in; undefined where one of them is not known. */
export function filledIn(
  { parts, blanks }: Template,
  valueOf: (blank: string) => string | undefined,
): string | undefined {
  let text = parts[0] ?? '';
  for (const [at, blank] of blanks.entries()) {
    const value = valueOf(blank);
    if (value === undefined) return undefined;
    text += value + (parts[at + 1] ?? '');
  }
  return text;
}
