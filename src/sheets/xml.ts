/** XML as it streams by, as far as spreadsheets use it: a document type is refused, so that no entity can grow or reach outside. */
import { SheetError } from './sheet.ts';

export type XmlEvent =
  | { kind: 'open'; name: string; attributes: string; empty: boolean }
  | { kind: 'close'; name: string }
  | { kind: 'text'; text: string };

/** A tag or a stretch of text that is longer than this is no spreadsheet's. */
const LONGEST_TOKEN = 4 * 1024 * 1024;

const NAMED: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function character(code: number): string {
  return code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff)
    ? String.fromCodePoint(code)
    : '';
}

export function unescaped(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(\w{2,4}));/gi, (whole, dec, hex, name) => {
    if (typeof dec === 'string') return character(Number(dec));
    if (typeof hex === 'string') return character(parseInt(hex, 16));
    return NAMED[String(name)] ?? whole;
  });
}

/** The value of an attribute ("r", also as "x:r"), or undefined. */
export function attribute(attributes: string, name: string): string | undefined {
  const found = new RegExp(`(?:^|[\\s:])${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(attributes);
  const value = found?.[1] ?? found?.[2];
  return value === undefined ? undefined : unescaped(value);
}

function local(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

/** One tag, without its brackets, as events. */
function tag(inside: string, events: XmlEvent[]): void {
  if (inside.startsWith('?')) return;
  if (inside.startsWith('/')) {
    events.push({ kind: 'close', name: local(inside.slice(1).trim()) });
    return;
  }
  const empty = inside.endsWith('/');
  const body = empty ? inside.slice(0, -1) : inside;
  const space = body.search(/\s/);
  const name = local(space < 0 ? body : body.slice(0, space));
  const attributes = space < 0 ? '' : body.slice(space);
  events.push({ kind: 'open', name, attributes, empty });
  if (empty) events.push({ kind: 'close', name });
}

/** Where the tag that begins at `from` ends (the place of its ">"), or -1 where it goes on in the next chunk. */
function endOfTag(text: string, from: number): number {
  let quote = '';
  for (let at = from; at < text.length; at++) {
    const letter = text.charAt(at);
    if (quote === '' && letter === '>') return at;
    if (quote === '' && (letter === '"' || letter === "'")) quote = letter;
    else if (letter === quote) quote = '';
  }
  return -1;
}

/** Everything that is whole in `text`, and what is left of it. */
function scan(text: string, events: XmlEvent[]): string {
  let at = 0;
  while (at < text.length) {
    const open = text.indexOf('<', at);
    if (open < 0) break;
    if (open > at) events.push({ kind: 'text', text: unescaped(text.slice(at, open)) });
    at = open;
    if (text.startsWith('<!--', at)) {
      const end = text.indexOf('-->', at + 4);
      if (end < 0) return text.slice(at);
      at = end + 3;
    } else if (text.startsWith('<![CDATA[', at)) {
      const end = text.indexOf(']]>', at + 9);
      if (end < 0) return text.slice(at);
      events.push({ kind: 'text', text: text.slice(at + 9, end) });
      at = end + 3;
    } else if (text.startsWith('<!', at) && text.length - at >= 9) {
      throw new SheetError(
        'The XLSX file holds a document type, which no spreadsheet writes: it is not read.',
      );
    } else {
      const end = text.startsWith('<!', at) ? -1 : endOfTag(text, at + 1);
      if (end < 0) return text.slice(at);
      tag(text.slice(at + 1, end), events);
      at = end + 1;
    }
  }
  return text.slice(at);
}

/** The events of a document, those of a chunk at a time. */
export async function* readXml(chunks: AsyncIterable<Buffer>): AsyncGenerator<XmlEvent[]> {
  const decoder = new TextDecoder('utf-8');
  let rest = '';
  for await (const chunk of chunks) {
    const events: XmlEvent[] = [];
    rest = scan(rest + decoder.decode(chunk, { stream: true }), events);
    if (rest.length > LONGEST_TOKEN)
      throw new SheetError(
        'The XLSX file holds a text of millions of characters: it is not read.',
        'too_large',
      );
    yield events;
  }
  if (rest.trim() !== '')
    throw new SheetError('The XLSX file is cut off: open it in a spreadsheet and save it again.');
}
