// The HTTP door: token, method, faults and flood limits in the order the real server applies them.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { paramsOfObject, readParams } from './body.ts';
import { BotApiError, errorBody } from './errors.ts';
import type { Fault } from './faults.ts';
import { canonicalName, METHODS, PACED } from './methods/index.ts';
import { intArg, type JsonObject } from './params.ts';
import type { Call, Params, World } from './types.ts';

const HTML_ERROR =
  '<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body>\r\n<center><h1>502 Bad Gateway</h1></center>\r\n<hr><center>nginx/1.18.0</center>\r\n</body>\r\n</html>\r\n';
const TOKEN_SHAPE = /^\d+:[A-Za-z0-9_-]{30,}$/;

interface Answer {
  status: number;
  body: string;
  retryAfter?: number | undefined;
  error?: string;
}

/** An HTTP server over the world; listen and close are the caller's. */
export function createHttpServer(world: World): Server {
  const server = createServer((request, response) => {
    serve(world, request, response).catch((error: unknown) => {
      // A bug of this server, not a Bot API error: make it visible to the test.
      console.error(error);
      response.destroy();
    });
  });
  server.keepAliveTimeout = 60_000;
  return server;
}

async function serve(
  world: World,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://127.0.0.1');
  const path = decodeURIComponent(url.pathname);
  if (path.startsWith('/file/bot')) {
    request.resume();
    return download(world, path, response);
  }
  const match = /^\/bot([^/]+)\/([^/]*)$/.exec(path);
  if (match === null) return end(response, failure(new BotApiError(404, 'Not Found')));
  const [, token = '', name = ''] = match;
  let params: Params;
  try {
    params = await readParams(request, url.searchParams);
  } catch (error) {
    if (error instanceof BotApiError) return end(response, failure(error));
    return; // the caller went away while it was sending
  }
  const method = canonicalName(name) ?? name;
  const call = record(world, method, params);
  const denied = tokenError(world, token);
  if (denied !== undefined) return close(world, call, response, failure(denied));
  const fault = world.faults.take(call);
  if (fault !== undefined) call.fault = fault.kind;
  if (await strikeBefore(world, call, fault, response)) return;
  const answer = await run(world, call, params, gone(response));
  await strikeAfter(world, call, fault, response, answer);
}

function tokenError(world: World, token: string): BotApiError | undefined {
  if (!TOKEN_SHAPE.test(token)) {
    return new BotApiError(401, 'Unauthorized: invalid token specified');
  }
  return token === world.token ? undefined : new BotApiError(401, 'Unauthorized');
}

function gone(response: ServerResponse): AbortSignal {
  const controller = new AbortController();
  response.once('close', () => controller.abort('gone')); // a reason is cheaper than none
  return controller.signal;
}

function record(world: World, method: string, params: Params): Call {
  world.callCount += 1;
  const files: Call['files'] = {};
  for (const [field, { name, mime, bytes }] of params.files) {
    files[field] = { name, mime, size: bytes.length };
  }
  const { payload } = params;
  const call: Call = {
    id: world.callCount,
    method,
    payload,
    files,
    at: world.options.now(),
    delivered: false,
  };
  world.calls.push(call);
  if (world.calls.length > world.options.keepCalls) world.calls.shift();
  return call;
}

async function run(world: World, call: Call, params: Params, signal: AbortSignal): Promise<Answer> {
  const method = METHODS[call.method];
  if (method === undefined) {
    if (world.unknownMethods.length < 1000) world.unknownMethods.push(call.method);
    return failure(new BotApiError(404, 'Not Found: method not found'));
  }
  let description: string | undefined;
  try {
    if (PACED.has(call.method)) world.limiter?.check(intArg(params, 'chat_id', 0, -1e15, 1e15));
    const describe = (text: string): void => {
      description = text;
    };
    call.result = await method(world, params, { signal, describe });
    call.delivered = true;
    const body = {
      ok: true,
      result: call.result,
      ...(description === undefined ? {} : { description }),
    };
    return { status: 200, body: JSON.stringify(body) };
  } catch (error) {
    if (error instanceof BotApiError) return failure(error);
    throw error;
  }
}

/** Carries out a method that a webhook's answer asked for; nobody hears the result. */
export async function runReply(world: World, reply: JsonObject): Promise<void> {
  const params = paramsOfObject(reply);
  const name = params.args.get('method') ?? '';
  const call = record(world, canonicalName(name) ?? name, params);
  const answer = await run(world, call, params, new AbortController().signal);
  settle(world, call, answer);
}

function failure(error: BotApiError): Answer {
  return {
    status: error.code,
    body: errorBody(error),
    retryAfter: error.retryAfter,
    error: error.message,
  };
}

/** Faults that keep the method from running; true when the exchange is over. */
async function strikeBefore(
  world: World,
  call: Call,
  fault: Fault | undefined,
  response: ServerResponse,
): Promise<boolean> {
  if (fault?.kind === 'delay' && fault.after !== true) await pause(fault.ms);
  if (fault?.kind === 'dropBefore') {
    response.destroy();
    world.waiting.changed();
    return true;
  }
  if (fault?.kind === 'tooMany') {
    const retry = fault.retryAfter;
    const error = new BotApiError(429, `Too Many Requests: retry after ${retry}`, retry);
    close(world, call, response, failure(error));
    return true;
  }
  if (fault?.kind === 'error') {
    close(world, call, response, failure(new BotApiError(fault.code, fault.description)));
    return true;
  }
  if (fault?.kind === 'serverError' && fault.delivered !== true) {
    htmlError(world, call, response, fault.status ?? 502);
    return true;
  }
  return false;
}

async function strikeAfter(
  world: World,
  call: Call,
  fault: Fault | undefined,
  response: ServerResponse,
  answer: Answer,
): Promise<void> {
  if (fault?.kind === 'delay' && fault.after === true) await pause(fault.ms);
  if (fault?.kind === 'serverError') return htmlError(world, call, response, fault.status ?? 502);
  if (fault?.kind === 'malformed') {
    return close(world, call, response, { status: 200, body: '{"ok":true,"result":{"mess' });
  }
  if (fault?.kind === 'dropAfter' || fault?.kind === 'cut') {
    if (fault.kind === 'cut') await sendHalf(response, Buffer.from(answer.body));
    response.destroy();
    return world.waiting.changed();
  }
  close(world, call, response, answer);
}

function sendHalf(response: ServerResponse, bytes: Buffer): Promise<void> {
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': bytes.length });
  return new Promise((resolve) => {
    response.write(bytes.subarray(0, Math.ceil(bytes.length / 2)), () => resolve());
  });
}

function htmlError(world: World, call: Call, response: ServerResponse, status: number): void {
  const body = HTML_ERROR.replaceAll('502', String(status));
  settle(world, call, { status, body: '', error: `HTTP ${status}` });
  response.writeHead(status, { 'content-type': 'text/html' });
  response.end(body);
}

function close(world: World, call: Call, response: ServerResponse, answer: Answer): void {
  settle(world, call, answer);
  end(response, answer);
}

function settle(world: World, call: Call, answer: Answer): void {
  call.status = answer.status;
  if (answer.error !== undefined) call.error = answer.error;
  world.waiting.changed();
}

function end(response: ServerResponse, answer: Answer): void {
  const bytes = Buffer.from(answer.body);
  response.writeHead(answer.status, {
    'content-type': 'application/json',
    'content-length': bytes.length,
    ...(answer.retryAfter === undefined ? {} : { 'retry-after': String(answer.retryAfter) }),
  });
  response.end(bytes);
}

/** File downloads are recorded as calls of `downloadFile`, so that faults can strike them too. */
async function download(world: World, path: string, response: ServerResponse): Promise<void> {
  const match = /^\/file\/bot([^/]+)\/(.+)$/.exec(path);
  const payload = { file_path: match?.[2] ?? '' };
  const call = record(world, 'downloadFile', { args: new Map(), files: new Map(), payload });
  const denied = tokenError(world, match?.[1] ?? '');
  if (denied !== undefined) return close(world, call, response, failure(denied));
  const fault = world.faults.take(call);
  if (fault !== undefined) call.fault = fault.kind;
  if (await strikeBefore(world, call, fault, response)) return;
  const file = [...world.files.values()].find((each) => each.path === payload.file_path);
  if (file === undefined) {
    return close(world, call, response, failure(new BotApiError(404, 'Not Found')));
  }
  call.delivered = true;
  if (fault?.kind === 'dropAfter' || fault?.kind === 'cut') {
    await sendHalf(response, file.bytes);
    response.destroy();
    return world.waiting.changed();
  }
  settle(world, call, { status: 200, body: '' });
  response.writeHead(200, {
    'content-type': 'application/octet-stream',
    'content-length': file.bytes.length,
  });
  response.end(file.bytes);
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms).unref();
  });
}
