/** What went wrong with a call to Meta, as data: one table says what each of Meta's codes means for a message. */
import type { Alert, SendResult } from '../../app/ports.ts';
import { neverConnected, systemCode } from '../network.ts';

/** Why staff have to look after our account. */
export type Trouble = Extract<Parameters<Alert>[0]['what'], 'token' | 'refused'>;
export type Failed = Extract<SendResult, { ok: false }>;

/** Meta refused, and said why with one of its codes. */
export class GraphError extends Error {
  readonly code: number;
  readonly subcode: number | undefined;
  readonly status: number;
  readonly transient: boolean;
  readonly retryAfterMs: number | undefined;
  constructor(told: {
    code: number;
    subcode?: number | undefined;
    status: number;
    message: string;
    transient?: boolean;
    retryAfterMs?: number | undefined;
  }) {
    super(told.message);
    this.code = told.code;
    this.subcode = told.subcode;
    this.status = told.status;
    this.transient = told.transient ?? false;
    this.retryAfterMs = told.retryAfterMs;
  }
}

/** An answer that is none of the Graph API's: a proxy's page, or something cut off. */
export class NoAnswerError extends Error {
  readonly status: number;
  constructor(status: number) {
    super(`HTTP ${status} without a Graph API answer`);
    this.status = status;
  }
}

/** A start-up problem that whoever runs the bot can put right. */
export class CloudSetupError extends Error {}

export type Outcome = {
  result: Failed;
  /** The 24 hours are over: the same may be said with a template. */
  windowClosed?: true;
  /** Too many messages to one person. */
  tooFast?: 'person' | 'all';
  /** Somebody has to look after our account. */
  trouble?: Trouble;
};

const MINUTE_MS = 60_000;
type Rule = { codes: readonly number[]; why: Failed['why']; retryAfterMs?: number } & Omit<
  Outcome,
  'result'
>;

/**
 * By Meta's list (WhatsApp Cloud API, Support, Error codes). What is about our account waits and staff are told;
 * what is about one message or one person ends it; a code that is not here is about the message.
 */
const RULES: readonly Rule[] = [
  // The token: not valid (190, 0), or without the rights it needs.
  {
    codes: [0, 3, 10, 190, 200, 131005],
    why: 'unreachable',
    retryAfterMs: MINUTE_MS,
    trouble: 'token',
  },
  // The account or the number: blocked, locked, not registered, not paid for, name not approved.
  {
    codes: [368, 131031, 131037, 131042, 131045, 133010],
    why: 'unreachable',
    retryAfterMs: 5 * MINUTE_MS,
    trouble: 'refused',
  },
  { codes: [4, 17, 32, 613, 80007], why: 'throttled', retryAfterMs: MINUTE_MS },
  { codes: [130429], why: 'throttled', retryAfterMs: 2_000, tooFast: 'all' },
  { codes: [131056], why: 'throttled', retryAfterMs: 6_000, tooFast: 'person' },
  // Too many people blocked or reported the number.
  { codes: [131048], why: 'throttled', retryAfterMs: 15 * MINUTE_MS },
  { codes: [131047], why: 'rejected', windowClosed: true },
  // No WhatsApp there, or an old one; or they do not want to hear from us.
  { codes: [131026, 131050], why: 'blocked' },
  // Trouble on Meta's side, maintenance.
  { codes: [1, 2, 131000, 131016, 131057, 133004], why: 'unreachable' },
  // Parameters, kinds, recipients, templates: the same message will never pass.
  {
    codes: [
      33, 100, 130472, 130497, 131008, 131009, 131021, 131030, 131049, 131051, 131052, 131053,
    ],
    why: 'rejected',
  },
  {
    codes: [132000, 132001, 132005, 132007, 132012, 132015, 132016, 132018, 132068, 132069],
    why: 'rejected',
  },
];
const byCode = new Map(RULES.flatMap((rule) => rule.codes.map((code) => [code, rule] as const)));

/** An id of ours that does not exist, or not for this token: our settings are wrong, not the message. */
export const NO_OBJECT_SUBCODE = 33;

/**
 * What a call that threw means. Where the connection broke or timed out after it was made, a message may have been
 * delivered: that is `unknown`; never where the call was no sending (`sends` false).
 */
export function outcomeOf(thrown: unknown, sends = true): Outcome {
  const detail = describe(thrown);
  if (thrown instanceof GraphError) return refused(thrown, detail);
  const lost = sends ? 'unknown' : 'unreachable';
  if (thrown instanceof NoAnswerError) {
    const { status } = thrown;
    if (status === 413) return { result: { ok: false, why: 'rejected', detail } };
    if (status === 429) {
      return { result: { ok: false, why: 'throttled', retryAfterMs: MINUTE_MS, detail } };
    }
    // A proxy that says 502, 503 or 4xx passed nothing on; behind 500, 504 and a damaged 200 it may have gone out.
    const perhaps = status < 400 || status === 500 || status === 504;
    return { result: { ok: false, why: perhaps ? lost : 'unreachable', detail } };
  }
  return { result: { ok: false, why: neverConnected(thrown) ? 'unreachable' : lost, detail } };
}

function refused(error: GraphError, detail: string): Outcome {
  const { why, retryAfterMs: ruled, ...rest } = ruleFor(error);
  const retryAfterMs = error.retryAfterMs ?? ruled;
  return {
    result: { ok: false, why, ...(retryAfterMs === undefined ? {} : { retryAfterMs }), detail },
    ...rest,
  };
}

function ruleFor({ code, subcode, status, transient }: GraphError): Omit<Rule, 'codes'> {
  if (code === 100 && subcode === NO_OBJECT_SUBCODE) {
    return { why: 'unreachable', retryAfterMs: MINUTE_MS, trouble: 'token' };
  }
  const rule = byCode.get(code);
  if (rule) {
    const { codes: _codes, ...means } = rule;
    return means;
  }
  // Rights that the token lacks have a whole range.
  if (status === 401 || (code > 200 && code < 300)) {
    return { why: 'unreachable', retryAfterMs: MINUTE_MS, trouble: 'token' };
  }
  if (status === 429) return { why: 'throttled', retryAfterMs: MINUTE_MS };
  return { why: transient || status >= 500 ? 'unreachable' : 'rejected' };
}

/** What a code in a status means for our account, and whether it says that we are too fast. */
export function meaningOf(code: number): Omit<Outcome, 'result'> {
  const { codes: _codes, why: _why, retryAfterMs: _ms, ...means } = byCode.get(code) ?? blank;
  return means;
}
/** Whether a code in a status says that this person cannot or does not want to be reached. */
export function isBlocked(code: number): boolean {
  return byCode.get(code)?.why === 'blocked';
}
const blank: Rule = { codes: [], why: 'rejected' };

const MAX_DETAIL = 200;

/** One line for logs and for staff: Meta's code and words or the system's error code; no payload, number or token. */
export function describe(thrown: unknown): string {
  if (thrown instanceof GraphError) {
    const { code, subcode, message } = thrown;
    return `${code}${subcode === undefined ? '' : `/${subcode}`} ${harmless(message)}`;
  }
  if (thrown instanceof NoAnswerError) return thrown.message;
  const code = systemCode(thrown);
  if (code) return code;
  if (thrown instanceof Error && thrown.name === 'TimeoutError') return 'timed out';
  return thrown instanceof Error ? thrown.name : 'unknown';
}

/** Without anything that may be somebody's number. */
export function harmless(words: string): string {
  return words
    .replace(/\+?\d[\d\s.-]{5,}\d/g, (found) => (found.replace(/\D/g, '').length > 6 ? '…' : found))
    .slice(0, MAX_DETAIL);
}
