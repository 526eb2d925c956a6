/** Two blue ticks and "typing": they make the chat nicer, so nobody waits long for them and no failure of theirs ends anything. */
import type { Logger } from 'pino';
import { setTimeout as pause } from 'node:timers/promises';
import { describe } from './failures.ts';
import type { Graph } from './graph.ts';

/** An answer waits this long for a "typing" that is under way: one that came after it would stay for 25 seconds. */
const WAIT_MS = 500;

export type Courtesy = {
  /** Shows the person that their message arrived and that an answer is on its way. */
  greet(waId: string, messageId: string): void;
  /** Resolves when an answer may follow. */
  shown(waId: string): Promise<void>;
  /** Resolves when nothing is under way. */
  idle(): Promise<void>;
};

export function createCourtesy(how: {
  graph: Pick<Graph, 'post'>;
  phoneNumberId: string;
  log: Logger;
}): Courtesy {
  const underWay = new Map<string, Promise<void>>();
  return {
    greet(waId, messageId) {
      const call = how.graph
        .post(`${how.phoneNumberId}/messages`, {
          messaging_product: 'whatsapp',
          status: 'read',
          message_id: messageId,
          typing_indicator: { type: 'text' },
        })
        .then(
          () => undefined,
          (thrown: unknown) => {
            how.log.debug({ why: describe(thrown) }, 'a courtesy call failed');
          },
        )
        .finally(() => {
          if (underWay.get(waId) === call) underWay.delete(waId);
        });
      underWay.set(waId, call);
    },
    async shown(waId) {
      const call = underWay.get(waId);
      if (call) await Promise.race([call, pause(WAIT_MS)]);
    },
    async idle() {
      await Promise.all(underWay.values());
    },
  };
}
