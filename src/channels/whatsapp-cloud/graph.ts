/** Calls to Meta's Graph API over the platform's fetch: the only place that knows the token, and it shows it to Meta only. */
import { FileError, readAtMost } from '../files.ts';
import { GraphError, NoAnswerError } from './failures.ts';
import { Failure } from './wire.ts';

export const OFFICIAL_API_ROOT = 'https://graph.facebook.com/v23.0';
const CALL_TIMEOUT_MS = 15_000;
const TRANSFER_TIMEOUT_MS = 60_000;
/** Where Meta keeps what people send; nobody else is shown our token. */
const MEDIA_HOSTS = /(?:^|\.)(?:fbsbx\.com|fbcdn\.net|facebook\.com|whatsapp\.net|whatsapp\.com)$/;
/** Meta's file server refuses clients that do not name themselves. */
const USER_AGENT = 'big-hug-bot/1.0';

export type Graph = {
  get(path: string, query?: Record<string, string>): Promise<unknown>;
  post(path: string, body: object | FormData): Promise<unknown>;
  /** The bytes behind an address that Meta gave; throws FileError for a foreign one, or one that is too big. */
  download(url: string, maxBytes: number): Promise<Uint8Array>;
};

/** Never repeats a call: the outbox is the only owner of retries. `apiRoot` without a slash at the end. */
export function createGraph(how: { apiRoot: string; token: string; timeoutMs?: number }): Graph {
  const root = new URL(how.apiRoot);
  const headers = { authorization: `Bearer ${how.token}`, 'user-agent': USER_AGENT };

  async function call(path: string, init: RequestInit, timeoutMs: number): Promise<unknown> {
    const response = await fetch(`${how.apiRoot}/${path}`, {
      ...init,
      headers: { ...headers, ...(init.headers as Record<string, string> | undefined) },
      signal: AbortSignal.timeout(how.timeoutMs ?? timeoutMs),
      redirect: 'error',
    });
    return answerOf(response);
  }

  function mayHaveToken(url: URL): boolean {
    // A test server may keep files behind another port.
    if (url.protocol === root.protocol && url.hostname === root.hostname) return true;
    return url.protocol === 'https:' && MEDIA_HOSTS.test(url.hostname);
  }

  return {
    get(path, query) {
      const asked = query ? `?${new URLSearchParams(query).toString()}` : '';
      return call(path + asked, { method: 'GET' }, CALL_TIMEOUT_MS);
    },
    post(path, body) {
      if (body instanceof FormData)
        return call(path, { method: 'POST', body }, TRANSFER_TIMEOUT_MS);
      return call(
        path,
        {
          method: 'POST',
          body: JSON.stringify(body),
          headers: { 'content-type': 'application/json' },
        },
        CALL_TIMEOUT_MS,
      );
    },
    async download(address, maxBytes) {
      const url = URL.canParse(address) ? new URL(address) : undefined;
      if (!url || !mayHaveToken(url)) throw new FileError('an address that is not Meta’s');
      const response = await fetch(url, {
        headers,
        signal: AbortSignal.timeout(how.timeoutMs ?? TRANSFER_TIMEOUT_MS),
        redirect: 'error',
      });
      if (!response.ok || !response.body) {
        await response.body?.cancel();
        throw new NoAnswerError(response.status);
      }
      return readAtMost(response.body, maxBytes);
    },
  };
}

async function answerOf(response: Response): Promise<unknown> {
  const { status, ok } = response;
  let body: unknown;
  try {
    body = JSON.parse(await response.text());
  } catch (thrown) {
    if (thrown instanceof SyntaxError) throw new NoAnswerError(status);
    throw thrown;
  }
  const failure = Failure.safeParse(body);
  if (!failure.success) {
    if (ok) return body;
    throw new NoAnswerError(status);
  }
  const { code, message, error_subcode: subcode, is_transient, error_data } = failure.data.error;
  const details = error_data?.details;
  throw new GraphError({
    code,
    subcode,
    status,
    message: [message, details].filter((words) => words !== undefined).join(': '),
    transient: is_transient ?? false,
    retryAfterMs: secondsOf(response.headers.get('retry-after')),
  });
}

function secondsOf(header: string | null): number | undefined {
  const seconds = Number(header ?? Number.NaN);
  return Number.isFinite(seconds) && seconds > 0 ? Math.min(seconds, 3600) * 1000 : undefined;
}
