/** What went wrong with a message, in our few words; payloads, keys and numbers never leave this file. */
import type { BinaryNode } from '@whiskeysockets/baileys';
import type { SendResult } from '../../app/ports.ts';
import { systemCode } from '../network.ts';
import { plain } from './quiet.ts';

type Failed = Extract<SendResult, { ok: false }>;

/** WhatsApp refuses that we start a chat with this person (a reach-out restriction): trying again makes it worse. */
export const RESTRICTED = 463;
const TOO_FAST = 429;
const TOO_FAST_MS = 60_000;
const SERVER_MS = 30_000;
/** Soon, but not at once: the connection has to come back first. */
const CLOSED_MS = 5_000;

/** The session is not connected: nothing was sent, or what was sent goes again under the same id. */
export function notConnected(detail: string): Failed {
  return { ok: false, why: 'unreachable', retryAfterMs: CLOSED_MS, detail };
}

/**
 * What WhatsApp's answer to a message means; undefined for an answer that does not refuse it. A restricted one that
 * nobody asked for is rejected, and for an answer the person counts as not reachable: neither is tried again.
 */
export function refusalOf({ tag, attrs }: BinaryNode, proactive: boolean): Failed | undefined {
  const { error } = attrs;
  if (tag !== 'ack' || error === undefined) return undefined;
  const code = Number(error);
  const detail = `WhatsApp answered ${Number.isFinite(code) ? code : 'with an error'}`;
  if (code === RESTRICTED) return { ok: false, why: proactive ? 'rejected' : 'blocked', detail };
  if (code === TOO_FAST) return { ok: false, why: 'throttled', retryAfterMs: TOO_FAST_MS, detail };
  if (code >= 500) return { ok: false, why: 'unreachable', retryAfterMs: SERVER_MS, detail };
  return { ok: false, why: 'rejected', detail };
}

/**
 * What a sending that threw means: a connection that is closed, or closed meanwhile (then the library throws the
 * bare number of the closing), is unreachable; everything else may have been delivered.
 */
export function failureOf(thrown: unknown): Failed {
  const closed = statusOf(thrown) === 428 || typeof thrown === 'number';
  const detail = closed ? 'the connection ended' : describe(thrown);
  return closed || systemCode(thrown) !== undefined
    ? notConnected(detail)
    : { ok: false, why: 'unknown', detail };
}

/** The status code of one of the library's errors. */
export function statusOf(thrown: unknown): number | undefined {
  if (typeof thrown !== 'object' || thrown === null || !('output' in thrown)) return undefined;
  const { output } = thrown;
  if (typeof output !== 'object' || output === null || !('statusCode' in output)) return undefined;
  return typeof output.statusCode === 'number' ? output.statusCode : undefined;
}

/** One line for logs. */
export function describe(thrown: unknown): string {
  const code = systemCode(thrown);
  if (code !== undefined) return code;
  if (!(thrown instanceof Error)) return 'unknown';
  return plain(`${thrown.name}: ${thrown.message}`);
}
