/**
 * One call to a Bot API server, over connections that are kept: by Node's own client, since its fetch costs more than three times
 * as much CPU for each call. Errors never hold the address, which has the token in it.
 */
import * as http from 'node:http';
import * as https from 'node:https';
import type { Socket } from 'node:net';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream';
import { NoAnswerError } from './failures.ts';

/** As much of a request as grammY hands to its fetch. */
export type Call = {
  method: string;
  headers: Record<string, string>;
  body: string | Readable;
  signal: { aborted: boolean; addEventListener(type: 'abort', listener: () => void): void };
};

/** Resolves with an answer in JSON, whatever it says; rejects for any other, and where none came. */
export type Post = (url: string, call: Call) => Promise<{ json(): Promise<unknown> }>;

/** Servers close what was idle for longer; a call on such a connection would be lost. */
const IDLE_MS = 4_000;
const CONNECT_MS = 10_000;

export function createPost(): Post {
  const kept = { keepAlive: true, timeout: IDLE_MS };
  const agents = { http: new http.Agent(kept), https: new https.Agent(kept) };
  return (url, call) =>
    new Promise((resolve, reject) => {
      const secure = url.startsWith('https:');
      const { method, body } = call;
      const length = typeof body === 'string' ? { 'content-length': Buffer.byteLength(body) } : {};
      const headers = { ...call.headers, ...length };
      const request = secure
        ? https.request(url, { method, headers, agent: agents.https })
        : http.request(url, { method, headers, agent: agents.http });
      const connected = watchConnecting(request, secure ? 'secureConnect' : 'connect');
      request.once('error', (cause) => reject(connected() ? cause : neverSent(cause)));
      request.once('response', (response) => {
        readAnswer(response).then(resolve, reject);
      });
      const give = (): void => void request.destroy(new Error('the call was given up'));
      if (call.signal.aborted) give();
      else call.signal.addEventListener('abort', give);
      if (typeof body === 'string') request.end(body);
      // What breaks it comes as the error of the request.
      else pipeline(body, request, () => undefined);
    });
}

/** Says whether there is a connection by now; ends a request that does not get one. */
function watchConnecting(
  request: http.ClientRequest,
  ready: 'connect' | 'secureConnect',
): () => boolean {
  let connected = false;
  request.once('socket', (socket: Socket) => {
    connected = !socket.connecting;
    if (connected) return;
    const timer = setTimeout(() => request.destroy(new Error('no connection')), CONNECT_MS);
    socket.once(ready, () => {
      connected = true;
      clearTimeout(timer);
    });
    socket.once('close', () => clearTimeout(timer));
  });
  return () => connected;
}

/** An error before there was a connection: nothing of the call has left. */
function neverSent(cause: Error): Error {
  return Object.assign(new Error('no connection', { cause }), { socket: { bytesWritten: 0 } });
}

function readAnswer(response: http.IncomingMessage): Promise<{ json(): Promise<unknown> }> {
  const { statusCode = 0, headers } = response;
  const fine = statusCode >= 200 && statusCode < 300;
  if (!fine && headers['content-type']?.includes('json') !== true) {
    response.resume();
    return Promise.reject(new NoAnswerError(statusCode));
  }
  return new Promise((resolve, reject) => {
    let text = '';
    response.setEncoding('utf8');
    response.on('data', (part: string) => (text += part));
    response.once('error', reject);
    response.once('end', () => resolve({ json: async () => JSON.parse(text) as unknown }));
  });
}
