/** The words of a broadcast and the blanks in them: every blank is known and whole before it is kept, so that nobody is ever sent one. */

/** Each is filled in for the person who reads it. */
export const BLANKS = ['nama', 'usaha', 'kecamatan', 'sapaan'] as const;
export type Blank = (typeof BLANKS)[number];

/** No blank is filled with more characters. */
const LONGEST_FILLED = 40;
/** A WhatsApp template carries 900 (channels/whatsapp-cloud/templates.ts); the rest is for the line that says how to stop. */
export const LONGEST_TEXT = 800;
const SHORTEST_TEXT = 10;

export type TextFault =
  | { code: 'too_short' }
  | { code: 'too_long'; got: number }
  /** "{{nmaa}}": no blank is called so. */
  | { code: 'unknown'; blank: string }
  /** "{nama}", "{{nama": braces that are no blank. */
  | { code: 'broken'; piece: string };

const WHOLE = /\{\{\s*([^{}]*?)\s*\}\}/g;

function isBlank(word: string): word is Blank {
  return (BLANKS as readonly string[]).includes(word);
}

/** The words tidied as they are kept ("{{ Nama }}" is "{{nama}}"), or what is wrong with them. */
export function checkText(typed: string): { text: string } | { fault: TextFault } {
  const text = typed
    .replace(WHOLE, (_whole, word: string) => `{{${word.toLowerCase()}}}`)
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
  for (const [, word = ''] of text.matchAll(WHOLE)) {
    if (!isBlank(word)) return { fault: { code: 'unknown', blank: word } };
  }
  const rest = text.replace(WHOLE, (whole) => ' '.repeat(whole.length));
  const at = rest.search(/[{}]/);
  if (at >= 0) return { fault: { code: 'broken', piece: text.slice(at, at + 16) } };
  const got = text.replace(WHOLE, '_'.repeat(LONGEST_FILLED)).length;
  if (got > LONGEST_TEXT) return { fault: { code: 'too_long', got } };
  if (!/\p{L}/u.test(rest) || text.length < SHORTEST_TEXT) return { fault: { code: 'too_short' } };
  return { text };
}

/** How somebody is addressed, typed or filled in, before the sapaan that stands for a name: one of them is enough. */
const DOUBLED =
  /(?:(?:\{\{sapaan\}\}|(?<!\p{L})(?:(?:bapak|ibu|bpk|pak|bu)\s*\/\s*)?(?:bapak|ibu|bpk|pak|bu)\.?)[^\S\n]+)+(?=\{\{sapaan\}\})/giu;

/** The words as one person reads them; {{sapaan}} stays for whoever renders them. What is not known of somebody is said by {{sapaan}}. */
export function fillBlanks(
  text: string,
  known: Partial<Record<Exclude<Blank, 'sapaan'>, string | undefined>>,
): string {
  const filled = text.replace(WHOLE, (_whole, word: string) => {
    if (word === 'sapaan') return '{{sapaan}}';
    const value = known[word as Exclude<Blank, 'sapaan'>]?.replace(/[{}]/g, '').trim() ?? '';
    if (value === '') return '{{sapaan}}';
    return value.length > LONGEST_FILLED ? `${value.slice(0, LONGEST_FILLED - 1)}…` : value;
  });
  return filled.replace(DOUBLED, '');
}
