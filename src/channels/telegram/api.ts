/** grammY's API client, and the download of files: the only places that put the token in a URL. */
import { Api } from 'grammy';
import { FileError, readAtMost } from '../files.ts';
import { NoAnswerError } from './failures.ts';
import { createPost } from './post.ts';
import type { Post } from './post.ts';

export type Connection = { token: string; apiRoot: string };
export type ApiOptions = { timeoutSeconds?: number; post?: Post };

export const OFFICIAL_API_ROOT = 'https://api.telegram.org';
/** For everything but long polling, which waits by itself. */
const CALL_TIMEOUT_SECONDS = 30;
const DOWNLOAD_TIMEOUT_MS = 30_000;

/**
 * An API client that never repeats a call: the outbox is the only owner of retries. grammY hides the HTTP status, and with it
 * whether a page of HTML was a proxy's 502 (nothing happened) or a damaged answer (perhaps delivered); `post` makes the former
 * an error of its own.
 */
export function createApi(
  { token, apiRoot }: Connection,
  { timeoutSeconds = CALL_TIMEOUT_SECONDS, post = createPost() }: ApiOptions = {},
): Api {
  return new Api(token, {
    apiRoot,
    timeoutSeconds,
    // grammY types this option by a library it brings along, without its types; it only uses `json()` of the answer.
    fetch: post as never,
  });
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
