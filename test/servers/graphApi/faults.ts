// Failures on demand: a test says what shall go wrong, where, and how often.
import type { CallKind } from './types.ts';

export type Fault =
  /** A refusal with one of Meta's codes; nothing is delivered. */
  | { kind: 'error'; code: number; status?: number; subcode?: number; retryAfter?: number }
  /** A page instead of JSON. */
  | { kind: 'html'; status: number }
  /** The connection is cut before anything is done, or after it was done. */
  | { kind: 'dropBefore' }
  | { kind: 'dropAfter' }
  /** It is done, but the answer is half a JSON. */
  | { kind: 'broken' }
  /** The answer takes this long. */
  | { kind: 'slow'; ms: number };

export type FaultRule = Fault & { what?: CallKind; times?: number };

export interface FaultList {
  add: (rule: FaultRule) => void;
  clear: () => void;
}

export interface Faults extends FaultList {
  /** The fault for a call, if any; it counts as used. */
  take: (what: CallKind) => Fault | undefined;
}

export function createFaults(): Faults {
  let rules: (FaultRule & { left: number })[] = [];
  return {
    add: (rule) => void rules.push({ ...rule, left: rule.times ?? 1 }),
    clear: () => void (rules = []),
    take(what) {
      const rule = rules.find(
        (one) => one.left > 0 && (one.what === undefined || one.what === what),
      );
      if (rule) rule.left -= 1;
      return rule;
    },
  };
}
