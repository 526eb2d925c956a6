// Outgoing and incoming texts: parse mode, length limits, trimming, and the entities Telegram finds by itself.
import type { MessageEntity } from '@grammyjs/types';
import { badRequest } from './errors.ts';
import { MarkupError, parseHtml, sortEntities, type Formatted } from './html.ts';
import { parseMarkdown, parseMarkdownV2 } from './markdown.ts';
import { isObject, jsonArg, textArg } from './params.ts';
import type { Params } from './types.ts';

const MAX_TEXT = 4096; // characters after entities parsing, Bot API sendMessage
const MAX_CAPTION = 1024;
const MAX_SOURCE_BYTES = 32_768;

/** The text of sendMessage and editMessageText, checked; 400 in Telegram's words. */
export function messageText(params: Params): Formatted {
  if (textArg(params, 'text') === '') throw badRequest('Message text is empty');
  const formatted = formattedArg(params, 'text', 'entities');
  if (formatted.text === '') throw badRequest('Text must be non-empty');
  if ([...formatted.text].length > MAX_TEXT) throw badRequest('Message is too long');
  return formatted;
}

/** The caption of a file; empty is fine. */
export function captionText(params: Params): Formatted {
  const formatted = formattedArg(params, 'caption', 'caption_entities');
  if ([...formatted.text].length > MAX_CAPTION) throw badRequest('Message caption is too long');
  return formatted;
}

function formattedArg(params: Params, field: string, entitiesField: string): Formatted {
  const source = textArg(params, field);
  if (Buffer.byteLength(source) > MAX_SOURCE_BYTES) throw badRequest('Text is too long');
  const mode = textArg(params, 'parse_mode').toLowerCase();
  let parsed: Formatted;
  if (mode === '' || mode === 'none') {
    parsed = { text: source, entities: entitiesArg(params, entitiesField) };
  } else {
    try {
      parsed = parserOf(mode)(source);
    } catch (error) {
      if (!(error instanceof MarkupError)) throw error;
      throw badRequest(`Can't parse entities: ${error.message}`);
    }
  }
  const clean = trimmed(parsed);
  return { text: clean.text, entities: withFound(clean) };
}

function parserOf(mode: string): (source: string) => Formatted {
  if (mode === 'html') return parseHtml;
  if (mode === 'markdownv2') return parseMarkdownV2;
  if (mode === 'markdown') return parseMarkdown;
  throw badRequest('Unsupported parse_mode');
}

function entitiesArg(params: Params, field: string): MessageEntity[] {
  const value = jsonArg(params, field, 'entities');
  if (value === undefined) return [];
  if (!Array.isArray(value)) return [];
  return value.map((entity: unknown) => {
    if (!isObject(entity) || typeof entity['type'] !== 'string') {
      throw badRequest("Can't parse MessageEntity: expected an Object");
    }
    return entity as unknown as MessageEntity;
  });
}

/** Telegram takes the white space off both ends and moves the entities along. */
function trimmed({ text, entities }: Formatted): Formatted {
  const clean = text.replace(/\r/g, '').replace(/[\0-\x08\x0b-\x1f]/g, ' ');
  const start = clean.length - clean.trimStart().length;
  const short = clean.trim();
  const moved = entities.flatMap((entity) => {
    const from = Math.max(0, entity.offset - start);
    const to = Math.min(short.length, entity.offset + entity.length - start);
    return to > from ? [{ ...entity, offset: from, length: to - from }] : [];
  });
  return { text: short, entities: moved };
}

const FOUND: [MessageEntity.CommonMessageEntity['type'], RegExp][] = [
  [
    'bot_command',
    /(?<![\p{L}\p{N}_/<>])\/[A-Za-z0-9_]{1,64}(?:@[A-Za-z0-9_]{3,32})?(?![\p{L}\p{N}_/])/gu,
  ],
  [
    'url',
    /(?:https?:\/\/[^\s<>"]+[^\s<>".,;:!?)])|(?<![\p{L}\p{N}@._-])(?:[a-z0-9-]+\.)+(?:id|com|net|org|go\.id|co\.id)(?:\/[^\s<>"]*)?(?![\p{L}\p{N}_-])/giu,
  ],
  ['email', /(?<![\p{L}\p{N}._-])[a-z0-9._%+-]+@[a-z0-9.-]+\.[a-z]{2,}/giu],
  ['mention', /(?<![\p{L}\p{N}_.])@[A-Za-z][A-Za-z0-9_]{3,31}(?![\p{L}\p{N}_])/gu],
  ['hashtag', /(?<![\p{L}\p{N}_&])#[\p{L}\p{N}_]*\p{L}[\p{L}\p{N}_]*/gu],
];

/** Adds commands, links, addresses, mentions and hashtags that overlap nothing that is there. */
export function withFound({ text, entities }: Formatted): MessageEntity[] {
  const all = [...entities];
  for (const [type, pattern] of FOUND) {
    for (const match of text.matchAll(pattern)) {
      const from = match.index;
      const to = from + match[0].length;
      const overlaps = all.some((each) => each.offset < to && each.offset + each.length > from);
      if (!overlaps) all.push({ type, offset: from, length: match[0].length });
    }
  }
  return sortEntities(all);
}
