/** What the program measures of itself, in the words of Prometheus; no label ever names a person. */
import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client';
import type { Depth } from '../app/ports.ts';
import type { Meter } from '../app/meter.ts';

export type Metrics = {
  meter: Meter;
  /** The type and the text of the answer; `waiting` is asked of the database at each look. */
  read(waiting: Depth): Promise<{ type: string; text: string }>;
};

const TURN_S = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10];
const SEND_S = [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

/** A registry of its own, with Node's figures (memory, lag of the event loop) beside ours. */
export function createMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  const turns = new Histogram({
    name: 'bot_turn_seconds',
    help: 'From the beginning of a turn until it was durable.',
    labelNames: ['ended'],
    buckets: TURN_S,
    registers,
  });
  const again = new Counter({
    name: 'bot_turns_again_total',
    help: 'Turns run again, because another one of the same person was first.',
    registers,
  });
  const sends = new Histogram({
    name: 'bot_send_seconds',
    help: 'A try to send, by channel and result.',
    labelNames: ['channel', 'result'],
    buckets: SEND_S,
    registers,
  });
  const retries = new Counter({
    name: 'bot_send_retries_total',
    help: 'Tries that were not the first of their message.',
    labelNames: ['channel'],
    registers,
  });
  const gauge = (name: string, help: string) =>
    new Gauge({ name, help, labelNames: ['side'], registers });
  const waiting = gauge('bot_waiting', 'Rows that are not handled (in) or not sent (out).');
  const oldest = gauge('bot_oldest_seconds', 'Age of the oldest row that is due.');
  const givenUp = gauge('bot_given_up', 'Turns parked for staff (in), messages given up (out).');

  return {
    meter: {
      turn: (ended, seconds) => turns.observe({ ended }, seconds),
      again: () => again.inc(),
      sent(channel, result, seconds, retried) {
        sends.observe({ channel, result }, seconds);
        if (retried) retries.inc({ channel });
      },
    },
    async read({ inbound, outbound, parked, failed }) {
      waiting.set({ side: 'in' }, inbound.waiting);
      waiting.set({ side: 'out' }, outbound.waiting);
      oldest.set({ side: 'in' }, inbound.oldestS);
      oldest.set({ side: 'out' }, outbound.oldestS);
      givenUp.set({ side: 'in' }, parked);
      givenUp.set({ side: 'out' }, failed);
      return { type: registry.contentType, text: await registry.metrics() };
    },
  };
}
