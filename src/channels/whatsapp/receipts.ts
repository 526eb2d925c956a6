/** What became of our messages, as WhatsApp tells it: told once per step, never backwards, a failure is the end. */
import type { WAMessageUpdate } from '@whiskeysockets/baileys';
import { WAMessageStatus } from '@whiskeysockets/baileys';
import type { Logger } from 'pino';
import type { Progress, Report } from '../../app/ports.ts';
import { boundedMap } from '../bounded.ts';
import { describe } from './failures.ts';
import { OUR_ID } from './messageId.ts';

const RANK: Record<Progress['state'], number> = { delivered: 1, read: 2, failed: 3 };
const MAX_REMEMBERED = 20_000;

export type Receipts = {
  take(updates: readonly WAMessageUpdate[]): void;
  /** Resolves when everything taken has been reported. */
  idle(): Promise<void>;
};

export function createReceipts(how: {
  report: Report;
  log: Logger;
  now: () => Date;
  /** Messages whose refusal the outbox hears of by their sending. */
  untaken: (id: string) => boolean;
}): Receipts {
  const told = boundedMap<string, number>(MAX_REMEMBERED);
  let reporting: Promise<void> = Promise.resolve();
  return {
    take(updates) {
      for (const update of updates) {
        const progress = progressOf(update, how.now());
        if (!progress || (told.get(progress.providerId) ?? 0) >= RANK[progress.state]) continue;
        if (progress.state === 'failed' && how.untaken(progress.providerId)) continue;
        told.set(progress.providerId, RANK[progress.state]);
        reporting = reporting
          .then(() => how.report(progress))
          .catch((thrown: unknown) => {
            told.delete(progress.providerId);
            how.log.warn({ why: describe(thrown) }, 'what became of a message is not recorded');
          });
      }
    },
    idle: () => reporting,
  };
}

/** Undefined for messages that are not ours and for steps that say nothing new. */
export function progressOf({ key, update }: WAMessageUpdate, now: Date): Progress | undefined {
  const { status, messageTimestamp } = update;
  if (!key.fromMe || !key.id || !OUR_ID.test(key.id)) return undefined;
  const state = stateOf(status);
  if (!state) return undefined;
  const seconds = Number(messageTimestamp ?? 0);
  const at = seconds > 0 ? new Date(seconds * 1000) : now;
  return { providerId: key.id, state, at };
}

function stateOf(status: WAMessageUpdate['update']['status']): Progress['state'] | undefined {
  switch (status) {
    case WAMessageStatus.ERROR:
      return 'failed';
    case WAMessageStatus.DELIVERY_ACK:
      return 'delivered';
    case WAMessageStatus.READ:
    case WAMessageStatus.PLAYED:
      return 'read';
    default:
      return undefined;
  }
}
