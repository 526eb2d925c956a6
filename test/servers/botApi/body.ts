// Reads a request into Params; JSON, urlencoded, multipart and query string all end as the same strings.
import type { IncomingMessage } from 'node:http';
import { BotApiError, badRequest } from './errors.ts';
import type { Params, UploadedFile } from './types.ts';

const MAX_BODY_BYTES = 52_000_000; // Telegram takes uploads of 50 MB
const MAX_PARTS = 100;
const JSON_FIELDS = new Set([
  'reply_markup',
  'entities',
  'caption_entities',
  'commands',
  'scope',
  'menu_button',
  'allowed_updates',
  'reply_parameters',
  'link_preview_options',
  'message_ids',
]);
const NUMBER_FIELDS = new Set([
  'chat_id',
  'message_id',
  'offset',
  'limit',
  'timeout',
  'user_id',
  'reply_to_message_id',
]);

/** The parameters of one call; 413 when the body is too big, 400 when it cannot be read. */
export async function readParams(request: IncomingMessage, query: URLSearchParams) {
  const params: Params = { args: new Map(query), files: new Map(), payload: {} };
  const body = await readAll(request);
  const type = request.headers['content-type'] ?? '';
  if (body.length > 0 && type.startsWith('application/json')) {
    readJson(body, params.args);
  } else if (body.length > 0 && type.startsWith('multipart/form-data')) {
    readMultipart(body, type, params);
  } else if (body.length > 0) {
    for (const [name, value] of new URLSearchParams(body.toString())) params.args.set(name, value);
  }
  for (const [name, value] of params.args) params.payload[name] = readable(name, value);
  for (const value of params.args.values()) {
    if (/\p{Surrogate}/u.test(value)) throw badRequest('strings must be encoded in UTF-8');
  }
  return params;
}

/** Params of a call that a webhook's answer carried. */
export function paramsOfObject(object: Record<string, unknown>): Params {
  const args = new Map<string, string>();
  setArgs(object, args);
  const payload: Record<string, unknown> = {};
  for (const [name, value] of args) payload[name] = readable(name, value);
  return { args, files: new Map(), payload };
}

async function readAll(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size <= MAX_BODY_BYTES) chunks.push(chunk);
  }
  if (size > MAX_BODY_BYTES) throw new BotApiError(413, 'Request Entity Too Large');
  return Buffer.concat(chunks);
}

function readJson(body: Buffer, args: Map<string, string>): void {
  let value: unknown;
  try {
    value = JSON.parse(body.toString());
  } catch {
    throw badRequest("can't parse parameter value");
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw badRequest('JSON object expected');
  }
  setArgs(value as Record<string, unknown>, args);
}

function setArgs(object: Record<string, unknown>, args: Map<string, string>): void {
  for (const [name, value] of Object.entries(object)) {
    if (value === null || value === undefined) continue;
    args.set(name, typeof value === 'string' ? value : JSON.stringify(value));
  }
}

function readMultipart(body: Buffer, type: string, params: Params): void {
  const boundary = /boundary="?([^";]+)"?/.exec(type)?.[1];
  if (boundary === undefined) throw badRequest('boundary not found');
  const mark = Buffer.from(`--${boundary}`);
  let at = body.indexOf(mark);
  for (let part = 0; at >= 0; part += 1) {
    if (part > MAX_PARTS) throw new BotApiError(413, 'Request Entity Too Large: too many files');
    const start = at + mark.length;
    const next = body.indexOf(mark, start);
    if (body.subarray(start, start + 2).toString() === '--' || next < 0) break;
    readPart(body.subarray(start + 2, next - 2), params);
    at = next;
  }
}

function readPart(part: Buffer, params: Params): void {
  const split = part.indexOf('\r\n\r\n');
  if (split < 0) throw badRequest("can't parse form data headers");
  const head = part.subarray(0, split).toString();
  const bytes = Buffer.from(part.subarray(split + 4));
  const field = /[; ]name="([^"]*)"/i.exec(head)?.[1];
  if (field === undefined) throw badRequest('field name in multipart/form-data not found');
  const name = /filename\*?="?(?:UTF-8'')?([^";\r\n]*)"?/i.exec(head)?.[1];
  if (name === undefined) {
    params.args.set(field, bytes.toString());
    return;
  }
  const mime = /content-type:\s*([^\r\n;]+)/i.exec(head)?.[1] ?? 'application/octet-stream';
  const file: UploadedFile = { name: name === '' ? 'file' : name, mime, bytes };
  params.files.set(field, file);
}

function readable(name: string, value: string): unknown {
  if (NUMBER_FIELDS.has(name) && /^-?\d{1,15}$/.test(value)) return Number(value);
  if (value === 'true' || value === 'false') return name === 'text' ? value : value === 'true';
  if (!JSON_FIELDS.has(name)) return value;
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}
