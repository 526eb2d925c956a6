// Failures on purpose: each is armed for a method and a number of calls, and strikes exactly that often.
import type { Call } from './types.ts';

export type FaultKind =
  /** 429 with retry_after; nothing is carried out. */
  | { kind: 'tooMany'; retryAfter: number }
  /** A proxy's answer: 5xx with an HTML page; carried out only when `delivered`. */
  | { kind: 'serverError'; status?: number; delivered?: boolean }
  /** The connection is cut before anything is carried out. */
  | { kind: 'dropBefore' }
  /** Carried out, then the connection is cut without an answer. */
  | { kind: 'dropAfter' }
  /** Carried out, then cut in the middle of the answer's body. */
  | { kind: 'cut' }
  /** A pause before the call is carried out, or (`after`) before its answer. */
  | { kind: 'delay'; ms: number; after?: boolean }
  /** Carried out, answered 200 with something that is no JSON. */
  | { kind: 'malformed' }
  /** Any Bot API error; nothing is carried out. */
  | { kind: 'error'; code: number; description: string };

export interface FaultRule {
  /** Method name, a list of them, or '*' for every method but getUpdates. Default '*'. */
  method?: string | readonly string[];
  /** How many calls it strikes (default 1; Infinity until removed). */
  times?: number;
  /** Lets this many matching calls pass first. */
  skip?: number;
  /** Strikes only calls for which this holds. */
  when?: (call: Call) => boolean;
}

export type Fault = FaultKind & FaultRule;

export interface ArmedFault {
  readonly hits: number;
  remove: () => void;
}

export interface FaultList {
  /** Arms a fault; several for one method strike in the order they were armed. */
  add: (fault: Fault) => ArmedFault;
  /** Disarms all. */
  clear: () => void;
  /** How often each kind has struck. */
  struck: Record<string, number>;
  /** Used by the server: the fault for this call, if any. */
  take: (call: Call) => Fault | undefined;
}

interface Entry {
  fault: Fault;
  left: number;
  skip: number;
  hits: number;
}

/** An empty list of faults. */
export function createFaults(): FaultList {
  let entries: Entry[] = [];
  const struck: Record<string, number> = {};
  return {
    struck,
    add(fault) {
      const entry: Entry = { fault, left: fault.times ?? 1, skip: fault.skip ?? 0, hits: 0 };
      entries.push(entry);
      return {
        get hits() {
          return entry.hits;
        },
        remove() {
          entries = entries.filter((each) => each !== entry);
        },
      };
    },
    clear() {
      entries = [];
    },
    take(call) {
      for (const entry of entries) {
        if (!matches(entry.fault, call)) continue;
        if (entry.skip > 0) {
          entry.skip -= 1;
          continue;
        }
        entry.left -= 1;
        entry.hits += 1;
        struck[entry.fault.kind] = (struck[entry.fault.kind] ?? 0) + 1;
        if (entry.left <= 0) entries = entries.filter((each) => each !== entry);
        return entry.fault;
      }
      return undefined;
    },
  };
}

function matches(fault: Fault, call: Call): boolean {
  const wanted = fault.method ?? '*';
  const named =
    wanted === '*'
      ? call.method !== 'getUpdates'
      : typeof wanted === 'string'
        ? wanted === call.method
        : wanted.includes(call.method);
  return named && (fault.when === undefined || fault.when(call));
}
