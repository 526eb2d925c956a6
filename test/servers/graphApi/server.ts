// The HTTP side: tokens, paths, faults, and Meta's errors around what the world does.
import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { bodyOf, GraphRefusal, titleOf } from './errors.ts';
import type { Faults } from './faults.ts';
import type { Call, CallKind } from './types.ts';

export interface Routes {
  token: string;
  version: string;
  phoneNumberId: string;
  faults: Faults;
  calls: Call[];
  number: () => object;
  limit: () => object;
  send: (payload: Record<string, unknown>) => object;
  read: (payload: Record<string, unknown>) => object;
  upload: (form: FormData) => Promise<object>;
  media: (id: string) => object | undefined;
  download: (mid: string) => { bytes: Uint8Array; mime: string } | undefined;
  changed: () => void;
}

interface Request {
  method: string;
  path: string;
  what: CallKind;
  query: URLSearchParams;
  body: unknown;
  form: FormData | undefined;
}
type Answer =
  { status: number; json: object } | { status: number; bytes: Uint8Array; mime: string };

const LIMIT_FIELD = 'whatsapp_business_manager_messaging_limit';
export const DOWNLOAD_PATH = 'whatsapp_business/attachments/';

export function createGraphServer(routes: Routes): Server {
  return createServer((message, response) => {
    handle(routes, message, response).catch(() => message.socket.destroy());
  });
}

async function handle(
  routes: Routes,
  message: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const request = await read(routes, message);
  const fault = routes.faults.take(request.what);
  if (fault?.kind === 'dropBefore') return void message.socket.destroy();
  if (fault?.kind === 'html') {
    note(routes, request, fault.status);
    response.writeHead(fault.status, { 'content-type': 'text/html' });
    return void response.end('<!DOCTYPE html><html><title>Facebook | Error</title></html>');
  }
  let answer: Answer;
  try {
    if (!isAllowed(routes, message)) {
      throw new GraphRefusal(401, 190, titleOf(190));
    }
    if (fault?.kind === 'error') {
      const { code, status = 400, subcode } = fault;
      if (fault.retryAfter !== undefined)
        response.setHeader('retry-after', String(fault.retryAfter));
      throw new GraphRefusal(
        status,
        code,
        `(#${code}) ${titleOf(code)}`,
        subcode === undefined ? {} : { subcode },
      );
    }
    answer = await answerTo(routes, request);
  } catch (thrown) {
    if (!(thrown instanceof GraphRefusal)) throw thrown;
    answer = { status: thrown.status, json: bodyOf(thrown) };
  }
  note(routes, request, answer.status);
  routes.changed();
  if (fault?.kind === 'dropAfter') return void message.socket.destroy();
  if (fault?.kind === 'slow') await new Promise((go) => setTimeout(go, fault.ms).unref());
  if ('bytes' in answer) {
    response.writeHead(answer.status, { 'content-type': answer.mime });
    return void response.end(answer.bytes);
  }
  const text = JSON.stringify(answer.json);
  response.writeHead(answer.status, { 'content-type': 'application/json; charset=UTF-8' });
  response.end(fault?.kind === 'broken' ? text.slice(0, text.length / 2) : text);
}

function note(routes: Routes, { method, path, what, body }: Request, status: number): void {
  routes.calls.push({ method, path, what, body, status });
}

/** The file server also wants to know who asks. */
function isAllowed(routes: Routes, { headers }: IncomingMessage): boolean {
  return headers.authorization === `Bearer ${routes.token}` && headers['user-agent'] !== undefined;
}

async function read(routes: Routes, message: IncomingMessage): Promise<Request> {
  const url = new URL(message.url ?? '/', 'http://127.0.0.1');
  const path = url.pathname.replace(/^\//, '').replace(`${routes.version}/`, '');
  const raw = await readAll(message);
  const type = message.headers['content-type'] ?? '';
  const form = type.startsWith('multipart/form-data')
    ? await new Response(new Uint8Array(raw), { headers: { 'content-type': type } }).formData()
    : undefined;
  const body: unknown = form || raw.length === 0 ? undefined : jsonOf(raw);
  const method = message.method ?? 'GET';
  return {
    method,
    path,
    what: kindOf(routes, { method, path, query: url.searchParams, body }),
    query: url.searchParams,
    body,
    form,
  };
}

function kindOf(
  { phoneNumberId }: Routes,
  { method, path, query, body }: Pick<Request, 'method' | 'path' | 'query' | 'body'>,
): CallKind {
  if (method === 'POST' && path.endsWith('/messages')) return isRead(body) ? 'read' : 'send';
  if (method === 'POST' && path.endsWith('/media')) return 'upload';
  if (method !== 'GET') return 'unknown';
  if (path === DOWNLOAD_PATH) return 'download';
  if (path === phoneNumberId) return query.get('fields') === LIMIT_FIELD ? 'limit' : 'number';
  return /^[\w.-]+$/.test(path) ? 'media' : 'unknown';
}

function isRead(body: unknown): boolean {
  return typeof body === 'object' && body !== null && 'status' in body;
}

async function answerTo(
  routes: Routes,
  { method, path, what, query, body, form }: Request,
): Promise<Answer> {
  const json = (made: object): Answer => ({ status: 200, json: made });
  const owner = path.split('/')[0] ?? '';
  if (method === 'POST' && owner !== routes.phoneNumberId) throw nothingAt(owner);
  const payload = (typeof body === 'object' && body !== null ? body : {}) as Record<
    string,
    unknown
  >;
  switch (what) {
    case 'number':
      return json(routes.number());
    case 'limit':
      return json(routes.limit());
    case 'send':
      return json(routes.send(payload));
    case 'read':
      return json(routes.read(payload));
    case 'upload':
      return json(await routes.upload(form ?? new FormData()));
    case 'media': {
      const found = routes.media(path);
      if (!found) throw nothingAt(path);
      return json(found);
    }
    case 'download': {
      const found = routes.download(query.get('mid') ?? '');
      if (!found) throw new GraphRefusal(404, 100, 'This URL has expired');
      return { status: 200, ...found };
    }
    case 'unknown':
      throw nothingAt(path);
  }
}

function nothingAt(id: string): GraphRefusal {
  return new GraphRefusal(
    400,
    100,
    `Unsupported get request. Object with ID '${id}' does not exist, cannot be loaded due to missing permissions, or does not support this operation`,
    { subcode: 33 },
  );
}

async function readAll(message: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of message as AsyncIterable<Buffer>) chunks.push(chunk);
  return Buffer.concat(chunks);
}

function jsonOf(raw: Buffer): unknown {
  try {
    return JSON.parse(raw.toString()) as unknown;
  } catch {
    return undefined;
  }
}
