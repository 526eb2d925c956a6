/** grammY's API client over the platform's fetch, and the download of files: the only places that put the token in a URL. */
import { Api } from 'grammy';
import { FileError, readAtMost } from '../files.ts';
import { NoAnswerError } from './failures.ts';

export type Connection = { token: string; apiRoot: string };

export const OFFICIAL_API_ROOT = 'https://api.telegram.org';
/** For everything but long polling, which waits by itself. */
const CALL_TIMEOUT_SECONDS = 30;
const DOWNLOAD_TIMEOUT_MS = 30_000;

/** An API client that never repeats a call: the outbox is the only owner of retries. */
export function createApi(
  { token, apiRoot }: Connection,
  timeoutSeconds = CALL_TIMEOUT_SECONDS,
): Api {
  return new Api(token, {
    apiRoot,
    timeoutSeconds,
    // grammY types this option by a library it brings along, without its types; it only uses `json()` of the answer.
    fetch: send as never,
  });
}

/** What grammY hands to its fetch. */
type Init = {
  method: string;
  headers: Record<string, string>;
  body: NonNullable<RequestInit['body']>;
  signal: { aborted: boolean; addEventListener(type: 'abort', listener: () => void): void };
};

/**
 * grammY hides the HTTP status, and with it whether a page of HTML was a proxy's 502 (nothing happened) or a
 * damaged answer (perhaps delivered); here it becomes an error of its own. Its errors never hold the URL.
 */
async function send(url: string, init: Init): Promise<Response> {
  const aborting = new AbortController();
  if (init.signal.aborted) aborting.abort();
  else init.signal.addEventListener('abort', () => aborting.abort());
  const request: RequestInit & { duplex: 'half' } = {
    method: init.method,
    headers: { 'content-type': init.headers['content-type'] ?? 'application/json' },
    body: init.body,
    signal: aborting.signal,
    redirect: 'error',
    duplex: 'half',
  };
  const response = await fetch(url, request);
  const isJson = response.headers.get('content-type')?.includes('json') ?? false;
  if (response.ok || isJson) return response;
  await response.body?.cancel();
  throw new NoAnswerError(response.status);
}

/**
 * The bytes of a file that somebody sent, at most `maxBytes`; throws FileError for one that is too big, empty or
 * gone, and anything else for trouble on the way, after which it may be tried again.
 */
export async function download(
  api: Api,
  { token, apiRoot }: Connection,
  fileId: string,
  maxBytes: number,
): Promise<Uint8Array> {
  const file = await api.getFile(fileId);
  if (file.file_path === undefined) throw new FileError('no path');
  if ((file.file_size ?? 0) > maxBytes) throw new FileError('too big');
  const path = file.file_path.split('/').map(encodeURIComponent).join('/');
  const response = await fetch(`${apiRoot}/file/bot${token}/${path}`, {
    signal: AbortSignal.timeout(DOWNLOAD_TIMEOUT_MS),
    redirect: 'error',
  });
  if (!response.ok || !response.body) {
    await response.body?.cancel();
    if (response.status === 404) throw new FileError('gone');
    throw new NoAnswerError(response.status);
  }
  return readAtMost(response.body, maxBytes);
}
