// Errors of the Bot API server: code and description exactly as Telegram words them.

/** An answer with `ok: false`; the server turns it into JSON, nobody else catches it. */
export class BotApiError extends Error {
  readonly code: number;
  readonly retryAfter: number | undefined;

  constructor(code: number, description: string, retryAfter?: number) {
    super(description);
    this.code = code;
    this.retryAfter = retryAfter;
  }
}

/** 400. Telegram lower-cases the first letter after the prefix, except in CONSTANT_NAMES. */
export function badRequest(message: string): BotApiError {
  const second = message.charAt(1);
  const constant = second === '_' || (second >= 'A' && second <= 'Z');
  const text = constant ? message : message.charAt(0).toLowerCase() + message.slice(1);
  return new BotApiError(400, `Bad Request: ${text}`);
}

/** 403 with Telegram's prefix. */
export function forbidden(message: string): BotApiError {
  return new BotApiError(403, `Forbidden: ${message}`);
}

/** 409, for a second poller and for polling beside a webhook. */
export function conflict(message: string): BotApiError {
  return new BotApiError(409, `Conflict: ${message}`);
}

/** 429; seconds is whole, as in the real answer and its Retry-After header. */
export function tooManyRequests(seconds: number): BotApiError {
  return new BotApiError(429, `Too Many Requests: retry after ${seconds}`, seconds);
}

/** The JSON body of a failure. */
export function errorBody(error: BotApiError): string {
  return JSON.stringify({
    ok: false,
    error_code: error.code,
    description: error.message,
    ...(error.retryAfter === undefined ? {} : { parameters: { retry_after: error.retryAfter } }),
  });
}
