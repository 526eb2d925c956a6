/** What the shell tells whoever measures its work: numbers and kinds, never what was said or by whom. */
import { hash } from 'node:crypto';
import type { ChannelId, SendResult } from './channelPorts.ts';

export type Meter = {
  /** A message, event or timer was handled; `seconds` from the beginning of its turn until it was durable. */
  turn(ended: 'kept' | 'apologised' | 'put off', seconds: number): void;
  /** A turn is run again, because another one of the same person was first. */
  again(): void;
  /** A try to send ended; `retried`: it was not the first of its message. */
  sent(channel: ChannelId, result: 'sent' | Refusal, seconds: number, retried: boolean): void;
};
type Refusal = Extract<SendResult, { ok: false }>['why'];

/**
 * The same short code in every line of the log that one message from outside caused: received, turn, sent, and what others
 * heard of it. Made from the channel's own id of that message, which is not logged itself: WhatsApp's holds the number.
 */
export function traceOf(cause: string): string {
  return hash('sha256', cause, 'hex').slice(0, 12);
}

/** Seconds since `began`, a reading of performance.now(). */
export function secondsSince(began: number): number {
  return (performance.now() - began) / 1_000;
}
