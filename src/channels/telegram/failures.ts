/** What went wrong with a call, in our few words; the token, payloads and addresses never leave this file. */
import { GrammyError, HttpError } from 'grammy';
import type { SendResult } from '../../app/ports.ts';
import { neverConnected, systemCode } from '../network.ts';

type Failed = Extract<SendResult, { ok: false }>;

/** An answer that is no Bot API answer: a proxy's error page. */
export class NoAnswerError extends Error {
  readonly status: number;
  constructor(status: number) {
    super(`HTTP ${status} without a Bot API answer`);
    this.status = status;
  }
}

const MAX_DETAIL = 200;
/** Nobody is there, or they do not want us: 403 of any kind, and these kinds of 400. */
const GONE =
  /chat not found|user not found|user is deactivated|PEER_ID_INVALID|bot was blocked|not enough rights|no rights to send|not a forum|CHAT_ADMIN_REQUIRED/i;

/**
 * The outcome of a call that threw. Where the connection broke or timed out after it was made, the message
 * may have been delivered: that is `unknown`, never `unreachable`.
 */
export function failureOf(thrown: unknown): Failed {
  if (thrown instanceof GrammyError) return refused(thrown);
  const inner = thrown instanceof HttpError ? thrown.error : thrown;
  const detail = describe(thrown);
  if (inner instanceof NoAnswerError) {
    return { ok: false, why: inner.status === 413 ? 'rejected' : 'unreachable', detail };
  }
  return { ok: false, why: neverConnected(inner) ? 'unreachable' : 'unknown', detail };
}

function refused(error: GrammyError): Failed {
  const { error_code: code, description, parameters } = error;
  const detail = describe(error);
  if (code === 429) {
    const seconds = parameters.retry_after ?? 1;
    return { ok: false, why: 'throttled', retryAfterMs: seconds * 1000, detail };
  }
  if (code === 403 || (code === 400 && GONE.test(description)))
    return { ok: false, why: 'blocked', detail };
  // 401 and 404 are about the token, not about this message: it waits until the token is right.
  const passing = code >= 500 || code === 401 || code === 404 || code === 409;
  return { ok: false, why: passing ? 'unreachable' : 'rejected', detail };
}

/** The code of a refusal by Telegram; undefined for anything else that was thrown. */
export function codeOf(thrown: unknown): number | undefined {
  return thrown instanceof GrammyError ? thrown.error_code : undefined;
}

/** One line for logs: method and Telegram's own words or the system's error code; no payload, no address, no token. */
export function describe(thrown: unknown): string {
  if (thrown instanceof GrammyError) {
    return `${thrown.method}: ${thrown.error_code} ${thrown.description}`.slice(0, MAX_DETAIL);
  }
  const inner = thrown instanceof HttpError ? thrown.error : thrown;
  if (inner instanceof NoAnswerError) return inner.message;
  const code = systemCode(inner);
  if (code) return code;
  if (inner instanceof SyntaxError) return 'the answer was no JSON';
  if (inner instanceof Error && inner.message.includes('timed out')) return 'timed out';
  return inner instanceof Error ? inner.name : 'unknown';
}
