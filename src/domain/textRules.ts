/** What a text that staff type must keep of the one it replaces: its blanks, and nothing in it acts. */

/** Whatever a text is about, {{sapaan}} may be said or left out. */
const ALWAYS = 'sapaan';
const BLANK = /\{\{\s*(\w+)\s*\}\}/g;
/** A label has to fit a button or a line of a menu. */
const SHORT = 40;
const LONGEST_SHORT = 200;
const LONGEST = 1500;

/** Texts with a legal meaning, or that a provider has approved word for word. */
const LOCKED = ['consent.', 'template.'];

export function mayChangeText(key: string): boolean {
  return !LOCKED.some((prefix) => key.startsWith(prefix));
}

/** The names of the blanks in a text, each once, without the one for how somebody is addressed. */
export function blanksOf(text: string): string[] {
  const names = [...text.matchAll(BLANK)].map(([, name = '']) => name);
  return [...new Set(names)].filter((name) => name !== ALWAYS);
}

/** Typed as staff type it, with blanks as the program reads them: "{{ name }}" is "{{name}}". */
export function tidyText(typed: string): string {
  return typed.replace(BLANK, '{{$1}}').trim();
}

export type TextFault =
  | { kind: 'empty' }
  | { kind: 'long'; max: number; got: number }
  /** Something that would act instead of being read, such as a reference to another text. */
  | { kind: 'acts' }
  | { kind: 'missing' | 'unknown'; blanks: string[] };

/** Why a text cannot stand in the place of `original`; undefined where it can. */
export function textFault(text: string, original: string): TextFault | undefined {
  if (text.trim() === '') return { kind: 'empty' };
  const max = original.length <= SHORT ? LONGEST_SHORT : LONGEST;
  if (text.length > max) return { kind: 'long', max, got: text.length };
  if (/\{\{|\}\}|\$t\(/.test(text.replace(/\{\{\w+\}\}/g, ''))) return { kind: 'acts' };
  const wanted = blanksOf(original);
  const found = blanksOf(text);
  const missing = wanted.filter((name) => !found.includes(name));
  if (missing.length > 0) return { kind: 'missing', blanks: missing };
  const unknown = found.filter((name) => !wanted.includes(name));
  return unknown.length > 0 ? { kind: 'unknown', blanks: unknown } : undefined;
}

/** The text with its blanks filled; one without a value stays as it is written. */
export function fillBlanks(text: string, values: Readonly<Record<string, string>>): string {
  return text.replace(BLANK, (blank, name: string) =>
    Object.hasOwn(values, name) ? (values[name] ?? blank) : blank,
  );
}

function wordsOf(text: string): string[] {
  return text
    .replace(BLANK, ' ')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}

/** Of words on a screen some were filled in, so that not all need be in the text itself. */
const MOST = 0.6;

/**
 * How much of what was typed is in a text, 0 to 1; 0 where it is too little to be it. Words may be cut short. A text that
 * says little else is nearer. `enough`: the share of the words that must be there.
 */
export function likeness(typed: string, text: string, enough = MOST): number {
  const asked = wordsOf(typed);
  const words = wordsOf(text);
  if (asked.length === 0 || words.length === 0) return 0;
  const held = asked.filter((part) => words.some((word) => word.startsWith(part))).length;
  const share = held / asked.length;
  if (held === 0 || share < enough) return 0;
  const whole = ` ${words.join(' ')}`.includes(` ${asked.join(' ')}`) ? 0.3 : 0;
  return share * 0.5 + whole + 0.2 * Math.min(1, asked.length / words.length);
}
