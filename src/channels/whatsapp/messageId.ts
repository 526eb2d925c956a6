/** The id of a message on WhatsApp follows from its row in the outbox, so that a repeat is known as the same message. */
import { createHash } from 'node:crypto';

/** As all ids that this file makes look; WhatsApp Web's own begin so too. */
export const OUR_ID = /^3EB0[0-9A-F]{18}$/;

/** `identity`: the linked device's, so that another link never repeats an id. */
export function messageIdOf(outboxId: string, identity: Uint8Array): string {
  const hash = createHash('sha256').update(identity).update(`/${outboxId}`).digest('hex');
  return `3EB0${hash.slice(0, 18).toUpperCase()}`;
}
