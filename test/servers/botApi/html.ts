// Telegram's HTML mode: text without tags plus entities, or the error Telegram gives for bad markup.
import type { MessageEntity } from '@grammyjs/types';

export interface Formatted {
  text: string;
  entities: MessageEntity[];
}

/** A flaw in the markup; the caller adds "can't parse entities: ". */
export class MarkupError extends Error {}

type Simple = 'bold' | 'italic' | 'underline' | 'strikethrough' | 'spoiler' | 'code' | 'blockquote';

const SIMPLE: Record<string, Simple> = {
  b: 'bold',
  strong: 'bold',
  i: 'italic',
  em: 'italic',
  u: 'underline',
  ins: 'underline',
  s: 'strikethrough',
  strike: 'strikethrough',
  del: 'strikethrough',
  'tg-spoiler': 'spoiler',
  span: 'spoiler',
  code: 'code',
  blockquote: 'blockquote',
};
const TAGS = new Set([...Object.keys(SIMPLE), 'a', 'pre', 'tg-emoji', 'tg-time']);
const NAMED: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"' };

interface OpenTag {
  name: string;
  argument: string;
  offset: number;
}

/** Byte offset of a position, as Telegram counts in its messages. */
export function byteOffset(source: string, index: number): number {
  return Buffer.byteLength(source.slice(0, index));
}

/** Parses HTML mode; throws MarkupError with Telegram's wording. */
export function parseHtml(source: string): Formatted {
  const entities: MessageEntity[] = [];
  const open: OpenTag[] = [];
  let text = '';
  let at = 0;
  while (at < source.length) {
    const char = source.charAt(at);
    if (char === '&') {
      const [decoded, next] = decodeReference(source, at);
      text += decoded;
      at = next;
    } else if (char !== '<') {
      text += char;
      at += 1;
    } else if (source.charAt(at + 1) === '/') {
      at = closeTag(source, at, open, text, entities);
    } else {
      at = openTag(source, at, open, text.length);
    }
  }
  const left = open.at(-1);
  if (left !== undefined) {
    throw new MarkupError(`Can't find end tag corresponding to start tag "${left.name}"`);
  }
  return { text, entities: sortEntities(entities) };
}

/** Outer entities first, as the API lists them. */
export function sortEntities(entities: MessageEntity[]): MessageEntity[] {
  return entities.sort((a, b) => a.offset - b.offset || b.length - a.length);
}

function openTag(source: string, begin: number, open: OpenTag[], offset: number): number {
  const where = byteOffset(source, begin);
  const name = /^[^\s>]*/.exec(source.slice(begin + 1))?.[0] ?? '';
  let at = begin + 1 + name.length;
  if (at >= source.length) throw new MarkupError(`Unclosed start tag at byte offset ${where}`);
  const tag = name.toLowerCase();
  if (!TAGS.has(tag)) {
    throw new MarkupError(`Unsupported start tag "${tag}" at byte offset ${where}`);
  }
  let argument = '';
  for (;;) {
    at += /^\s*/.exec(source.slice(at))?.[0].length ?? 0;
    if (source.charAt(at) === '>') break;
    if (at >= source.length) throw new MarkupError(`Unclosed start tag at byte offset ${where}`);
    const [key, value, next] = readAttribute(source, at, tag, where);
    argument = argumentOf(tag, key, value) ?? argument;
    at = next;
  }
  if (tag === 'span' && argument !== 'spoiler') {
    throw new MarkupError(`Tag "span" must have class "tg-spoiler" at byte offset ${where}`);
  }
  open.push({ name: tag, argument, offset });
  return at + 1;
}

function readAttribute(
  source: string,
  begin: number,
  tag: string,
  where: number,
): [key: string, value: string, next: number] {
  const key = /^[^\s=>/"']*/.exec(source.slice(begin))?.[0] ?? '';
  if (key === '') {
    throw new MarkupError(`Empty attribute name in the tag "${tag}" at byte offset ${where}`);
  }
  const rest = source.slice(begin + key.length);
  const equals = /^\s*=\s*/.exec(rest)?.[0];
  if (equals === undefined) return [key, '', begin + key.length];
  const start = begin + key.length + equals.length;
  const quote = source.charAt(start);
  if (quote === '"' || quote === "'") {
    const end = source.indexOf(quote, start + 1);
    if (end < 0) throw new MarkupError(`Unclosed start tag at byte offset ${where}`);
    return [key, decodeAll(source.slice(start + 1, end)), end + 1];
  }
  const token = /^[A-Za-z0-9.-]*/.exec(source.slice(start))?.[0] ?? '';
  if (!/^[\s>]/.test(source.slice(start + token.length))) {
    throw new MarkupError(
      `Unexpected end of name token at byte offset ${byteOffset(source, start)}`,
    );
  }
  return [key, token.toLowerCase(), start + token.length];
}

function argumentOf(tag: string, key: string, value: string): string | undefined {
  if (tag === 'a' && key === 'href') return value;
  if (tag === 'code' && key === 'class' && value.startsWith('language-')) return value.slice(9);
  if (tag === 'span' && key === 'class' && value.startsWith('tg-')) return value.slice(3);
  if (tag === 'tg-emoji' && key === 'emoji-id') return value;
  if (tag === 'blockquote' && key === 'expandable') return '1';
  return undefined;
}

function closeTag(
  source: string,
  begin: number,
  open: OpenTag[],
  text: string,
  entities: MessageEntity[],
): number {
  const where = byteOffset(source, begin);
  const last = open.pop();
  if (last === undefined) throw new MarkupError(`Unexpected end tag at byte offset ${where}`);
  const match = /^<\/([^\s>]*)\s*(>?)/.exec(source.slice(begin));
  const name = match?.[1]?.toLowerCase() ?? '';
  if (match?.[2] !== '>') throw new MarkupError(`Unclosed end tag at byte offset ${where}`);
  if (name !== '' && name !== last.name) {
    throw new MarkupError(
      `Unmatched end tag at byte offset ${where}, expected "</${last.name}>", found "</${name}>"`,
    );
  }
  const range = { offset: last.offset, length: text.length - last.offset };
  if (range.length > 0) addEntity(last, range, text, entities);
  return begin + match[0].length;
}

function addEntity(
  tag: OpenTag,
  range: { offset: number; length: number },
  text: string,
  entities: MessageEntity[],
): void {
  const simple = SIMPLE[tag.name];
  if (simple === 'blockquote' && tag.argument === '1') {
    entities.push({ type: 'expandable_blockquote', ...range });
  } else if (simple !== undefined) {
    entities.push({ type: simple, ...range });
  } else if (tag.name === 'pre') {
    entities.push({ type: 'pre', ...range });
  } else if (tag.name === 'tg-emoji') {
    if (!/^[1-9]\d*$/.test(tag.argument)) {
      throw new MarkupError('Invalid custom emoji identifier specified');
    }
    entities.push({ type: 'custom_emoji', custom_emoji_id: tag.argument, ...range });
  } else if (tag.name === 'a') {
    const url = tag.argument === '' ? text.slice(range.offset) : tag.argument;
    if (isLink(url)) entities.push({ type: 'text_link', url, ...range });
  }
}

/** Whether Telegram would make a link of it; what is no link silently stays plain text. */
export function isLink(url: string): boolean {
  if (/^(tg|tonsite):\/\//i.test(url)) return true;
  const withScheme = /^[a-z][a-z0-9+.-]*:\/\//i.test(url) ? url : `http://${url}`;
  if (!/^(https?|ftp):\/\//i.test(withScheme)) return false;
  try {
    const host = new URL(withScheme).hostname;
    return host.includes('.') && !host.startsWith('.') && !host.endsWith('.');
  } catch {
    return false;
  }
}

function decodeReference(source: string, at: number): [decoded: string, next: number] {
  const match = /^&(?:#x([0-9a-f]+)|#([0-9]+)|([a-z]+))(;?)/i.exec(source.slice(at, at + 12));
  if (match === null) return ['&', at + 1];
  const [whole, hex, decimal, name] = match;
  const next = at + whole.length;
  if (name !== undefined) {
    const char = NAMED[name];
    return char === undefined ? ['&', at + 1] : [char, next];
  }
  const code = hex === undefined ? Number.parseInt(decimal ?? '', 10) : Number.parseInt(hex, 16);
  if (code === 0 || code >= 0x10ffff) return ['&', at + 1];
  return [String.fromCodePoint(code), next];
}

function decodeAll(value: string): string {
  let text = '';
  let at = 0;
  while (at < value.length) {
    if (value.charAt(at) !== '&') {
      text += value.charAt(at);
      at += 1;
      continue;
    }
    const [decoded, next] = decodeReference(value, at);
    text += decoded;
    at = next;
  }
  return text;
}
