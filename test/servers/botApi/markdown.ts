// Telegram's MarkdownV2 (and old Markdown): text plus entities, or the error Telegram gives.
import type { MessageEntity } from '@grammyjs/types';
import { byteOffset, isLink, MarkupError, sortEntities, type Formatted } from './html.ts';

type Kind =
  | 'bold'
  | 'italic'
  | 'underline'
  | 'strikethrough'
  | 'spoiler'
  | 'code'
  | 'pre'
  | 'text_link'
  | 'blockquote';

interface Open {
  kind: Kind;
  offset: number;
  begin: number;
  language: string;
}

interface State {
  source: string;
  at: number;
  text: string;
  open: Open[];
  entities: MessageEntity[];
  lineStart: boolean;
}

const RESERVED = '_*[]()~`>#+-=|{}.!\n';
const TITLES: Record<Kind, string> = {
  bold: 'Bold',
  italic: 'Italic',
  underline: 'Underline',
  strikethrough: 'Strikethrough',
  spoiler: 'Spoiler',
  code: 'Code',
  pre: 'Pre',
  text_link: 'TextUrl',
  blockquote: 'BlockQuote',
};
const CLOSERS: Record<Exclude<Kind, 'blockquote'>, string> = {
  bold: '*',
  italic: '_',
  underline: '__',
  strikethrough: '~',
  spoiler: '||',
  code: '`',
  pre: '```',
  text_link: ']',
};

/** Parses MarkdownV2; throws MarkupError with Telegram's wording. */
export function parseMarkdownV2(source: string): Formatted {
  const state: State = { source, at: 0, text: '', open: [], entities: [], lineStart: true };
  while (state.at < source.length) stepV2(state);
  const quote = state.open.at(-1);
  if (quote?.kind === 'blockquote') finish(state, quote);
  const left = state.open.at(-1);
  if (left !== undefined) throw notClosed(state, left);
  return { text: state.text, entities: sortEntities(state.entities) };
}

function stepV2(state: State): void {
  const { source, at } = state;
  const char = source.charAt(at);
  const next = source.charCodeAt(at + 1);
  if (char === '\\' && next > 0 && next <= 126) {
    append(state, source.charAt(at + 1), 2);
    return;
  }
  const top = state.open.at(-1);
  const literal = top?.kind === 'code' || top?.kind === 'pre';
  if (literal ? char !== '`' : !RESERVED.includes(char)) {
    append(state, char, 1);
    return;
  }
  const quoted = state.open.find((each) => each.kind === 'blockquote');
  if (char === '\n' && quoted !== undefined && source.charAt(at + 1) !== '>' && !literal) {
    if (top?.kind !== 'blockquote') throw notClosed(state, top ?? quoted);
    finish(state, quoted);
    append(state, char, 1);
  } else if (top !== undefined && top.kind !== 'blockquote' && closes(state, top.kind)) {
    close(state, top);
  } else {
    begin(state, char);
  }
}

function closes(state: State, kind: Exclude<Kind, 'blockquote'>): boolean {
  const { source, at } = state;
  if (kind === 'italic') return source.charAt(at) === '_' && source.charAt(at + 1) !== '_';
  return source.startsWith(CLOSERS[kind], at);
}

function close(state: State, top: Open): void {
  if (top.kind === 'text_link') {
    closeLink(state, top);
    return;
  }
  state.at += top.kind === 'blockquote' ? 0 : CLOSERS[top.kind].length;
  finish(state, top);
}

function closeLink(state: State, top: Open): void {
  const { source } = state;
  let url = state.text.slice(top.offset);
  state.at += 1;
  if (source.charAt(state.at) === '(') {
    const start = state.at + 1;
    const match = /^((?:\\.|[^)\\])*)\)/s.exec(source.slice(start));
    if (match === null) {
      throw new MarkupError(`Can't find end of a URL at byte offset ${byteOffset(source, start)}`);
    }
    url = (match[1] ?? '').replace(/\\(.)/gs, '$1');
    state.at = start + match[0].length;
  }
  state.open.pop();
  const length = state.text.length - top.offset;
  if (length > 0 && isLink(url)) {
    state.entities.push({ type: 'text_link', url, offset: top.offset, length });
  }
}

function begin(state: State, char: string): void {
  const { source, at } = state;
  const twice = source.charAt(at + 1) === char;
  if (char === '\n') return append(state, char, 1);
  if (char === '_' && twice) return push(state, 'underline', 2);
  if (char === '_') return push(state, 'italic', 1);
  if (char === '*') return push(state, 'bold', 1);
  if (char === '~') return push(state, 'strikethrough', 1);
  if (char === '|' && twice) return push(state, 'spoiler', 2);
  if (char === '[') return push(state, 'text_link', 1);
  if (source.startsWith('```', at)) {
    const language = /^```([^\s`]*)(?=\s)/.exec(source.slice(at))?.[1] ?? '';
    const head = `\`\`\`${language}`.length;
    const newline = /^(\r\n|\n\r|\n|\r)/.exec(source.slice(at + head))?.[0].length ?? 0;
    return push(state, 'pre', head + newline, language);
  }
  if (char === '`') return push(state, 'code', 1);
  if (char === '>' && state.lineStart) {
    if (!state.open.some((each) => each.kind === 'blockquote')) return push(state, 'blockquote', 1);
    state.at += 1;
    return;
  }
  throw new MarkupError(
    `Character '${char}' is reserved and must be escaped with the preceding '\\'`,
  );
}

function push(state: State, kind: Kind, length: number, language = ''): void {
  state.open.push({ kind, offset: state.text.length, begin: state.at, language });
  state.at += length;
}

function append(state: State, char: string, length: number): void {
  state.text += char;
  state.at += length;
  state.lineStart = char === '\n';
}

function finish(state: State, top: Open): void {
  state.open.pop();
  const range = { offset: top.offset, length: state.text.length - top.offset };
  if (range.length === 0 || top.kind === 'text_link') return;
  if (top.kind === 'pre' && top.language !== '') {
    state.entities.push({ type: 'pre', language: top.language, ...range });
  } else {
    state.entities.push({ type: top.kind, ...range });
  }
}

function notClosed(state: State, open: Open): MarkupError {
  const where = byteOffset(state.source, open.begin);
  return new MarkupError(`Can't find end of ${TITLES[open.kind]} entity at byte offset ${where}`);
}

/** Parses the old Markdown mode: bold, italic, code, pre and links without nesting. */
export function parseMarkdown(source: string): Formatted {
  const entities: MessageEntity[] = [];
  let text = '';
  let at = 0;
  while (at < source.length) {
    const char = source.charAt(at);
    if (char === '\\' && '_*`['.includes(source.charAt(at + 1)) && at + 1 < source.length) {
      text += source.charAt(at + 1);
      at += 2;
    } else if (!'_*`['.includes(char)) {
      text += char;
      at += 1;
    } else {
      const mark = source.startsWith('```', at) ? '```' : char;
      const end = source.indexOf(mark === '[' ? ']' : mark, at + mark.length);
      if (end < 0) {
        throw new MarkupError(
          `Can't find end of the entity starting at byte offset ${byteOffset(source, at)}`,
        );
      }
      const inner = source.slice(at + mark.length, end);
      at = end + mark.length;
      const range = { offset: text.length, length: inner.length };
      text += inner;
      const url = mark === '[' ? /^\(([^)]*)\)/.exec(source.slice(at)) : null;
      at += url?.[0].length ?? 0;
      if (inner === '') continue;
      if (mark === '*') entities.push({ type: 'bold', ...range });
      else if (mark === '_') entities.push({ type: 'italic', ...range });
      else if (mark === '`') entities.push({ type: 'code', ...range });
      else if (mark === '```') entities.push({ type: 'pre', ...range });
      else if (isLink(url?.[1] ?? '')) {
        entities.push({ type: 'text_link', url: url?.[1] ?? '', ...range });
      }
    }
  }
  return { text, entities };
}
