/** Cuts a long text into messages at the kindest border there is; nothing but white space at the cuts is lost. */

/** Of a text message, and of the words under a file: Telegram's limits and WhatsApp's are the same; counted in UTF-16 units. */
export const MAX_TEXT = 4096;
export const MAX_CAPTION = 1024;

/** A part is at least this share of the limit, unless the text ends: a border further up is not looked for. */
const FULLEST = 0.5;
const BORDERS = ['\n\n', '\n', '. ', ' '];
const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/**
 * The parts of `text`, the first at most `first` UTF-16 units long and the others at most `rest`: cut between
 * paragraphs, lines, sentences or words, where there are none between graphemes, and within a grapheme only
 * when it alone is longer than a message. Parts are trimmed and never empty; an empty text gives no part.
 */
export function splitText(text: string, first = MAX_TEXT, rest = MAX_TEXT): string[] {
  const parts: string[] = [];
  let left = text.toWellFormed().trim();
  while (left.length > 0) {
    const limit = parts.length === 0 ? first : rest;
    const cut = left.length <= limit ? left.length : border(left, limit);
    const part = left.slice(0, cut).trim();
    if (part !== '') parts.push(part);
    left = left.slice(cut).trim();
  }
  return parts;
}

/** The text, cut to at most `limit` UTF-16 units between graphemes, with "…" where something was left out. */
export function shorten(text: string, limit: number): string {
  const clean = text.toWellFormed().replace(/\s+/g, ' ').trim();
  return clean.length <= limit ? clean : `${clean.slice(0, fitting(clean, limit - 1)).trim()}…`;
}

function border(text: string, limit: number): number {
  const window = text.slice(0, limit + 1);
  for (const mark of BORDERS) {
    const at = window.lastIndexOf(mark, limit - mark.trimEnd().length);
    if (at >= limit * FULLEST) return at + mark.trimEnd().length;
  }
  return fitting(text, limit);
}

/** How many UTF-16 units of whole graphemes fit; at least one code point. */
function fitting(text: string, limit: number): number {
  // A window a little longer than the limit shows where its last grapheme really ends.
  let end = 0;
  for (const { index, segment } of graphemes.segment(text.slice(0, limit + 64))) {
    if (index + segment.length > limit) break;
    end = index + segment.length;
  }
  if (end > 0) return end;
  const high = text.charCodeAt(limit - 1);
  return Math.max(1, high >= 0xd800 && high <= 0xdbff ? limit - 1 : limit);
}
