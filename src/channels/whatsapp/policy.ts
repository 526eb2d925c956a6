/** What to do when a connection has ended, per code, in one table: nothing else decides whether we connect again. */
import type { Alert } from '../../app/ports.ts';

export type Trouble = Parameters<Alert>[0]['what'];

/** How a connection ended: the library's status code and words. */
export type Disconnect = { code: number; message: string };

export type Before = {
  /** The session belongs to a phone that was linked. */
  paired: boolean;
  /** Connections that ended in a row without having lasted. */
  failures: number;
  /** The version was looked up since the last connection that lasted. */
  refreshed: boolean;
};

export type Act =
  /** Connect again after `delayMs`. */
  | 'again'
  /** The session is worth nothing any more: forget it and show a new code. */
  | 'relink'
  /** Look up the newest version, then connect. */
  | 'refresh'
  /** Give the lease back, and connect after having got it again. */
  | 'yield'
  /** Wait for a person: only a new start of the program connects again. */
  | 'stop';

export type Decision = { act: Act; delayMs: number; trouble?: Trouble };

export type Delays = { firstMs: number; longestMs: number; replacedMs: number };
export const DELAYS: Delays = { firstMs: 1_000, longestMs: 5 * 60_000, replacedMs: 60_000 };

/** After so many failures in a row staff are told; with the growing pauses that is about ten minutes. */
const TELL_AFTER = 9;
/** The codes of a connection that could not be made over the network; what a proxy answers is not WhatsApp's word. */
const NETWORK = /^WebSocket Error/;
const CODES_RAN_OUT = /QR refs attempts ended/;

/** `random` is from 0 to 1, for the jitter: a pause is between half of it and all of it. */
export function policyOf(
  { code, message }: Disconnect,
  before: Before,
  random: number,
  delays: Delays = DELAYS,
): Decision {
  const again: Decision = {
    act: 'again',
    delayMs: backoff(before.failures, random, delays),
    ...(before.failures + 1 >= TELL_AFTER ? { trouble: 'unreachable' } : {}),
  };
  if (NETWORK.test(message)) return again;
  switch (code) {
    case 515:
      return { act: 'again', delayMs: 0 };
    case 401:
      return {
        act: 'relink',
        delayMs: backoff(before.failures, random, delays),
        ...(before.paired ? { trouble: 'logged_out' } : {}),
      };
    case 403:
    case 411:
      return { act: 'stop', delayMs: 0, trouble: 'refused' };
    case 400:
      return { act: 'stop', delayMs: 0, trouble: 'untrusted' };
    case 405:
      return before.refreshed
        ? { act: 'stop', delayMs: 0, trouble: 'outdated' }
        : { act: 'refresh', delayMs: 0 };
    case 440:
      return { act: 'yield', delayMs: delays.replacedMs, trouble: 'replaced' };
    case 408:
      return !before.paired && CODES_RAN_OUT.test(message)
        ? { act: 'stop', delayMs: 0, trouble: 'not_linked' }
        : again;
    default:
      return again;
  }
}

/** 1 s, 2 s, 4 s … at most five minutes, each with jitter. */
function backoff(failures: number, random: number, { firstMs, longestMs }: Delays): number {
  const whole = Math.min(firstMs * 2 ** Math.min(failures, 20), longestMs);
  return Math.round(whole * (0.5 + random / 2));
}
