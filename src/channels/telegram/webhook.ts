/** The webhook's door: whoever lacks the secret learns nothing, and 200 is said only after an update is durable. */
import { createHash, timingSafeEqual } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import { describe } from './failures.ts';

export const WEBHOOK_PATH = '/webhooks/telegram';
const MAX_BODY_BYTES = 1024 * 1024;

/**
 * Registers POST /webhooks/telegram: 401 without the secret, 503 while `take` gives nothing to hand updates to
 * (before the start and after the stop), 500 when an update could not be kept. Telegram repeats all but 200.
 */
export function registerWebhook(how: {
  server: FastifyInstance;
  secret: string;
  take: () => ((update: unknown) => Promise<void>) | undefined;
  log: Logger;
}): void {
  how.server.post(
    WEBHOOK_PATH,
    {
      bodyLimit: MAX_BODY_BYTES,
      // Before the body is read: strangers shall not make us parse anything.
      onRequest: async (request, reply) => {
        const given = request.headers['x-telegram-bot-api-secret-token'];
        if (!same(typeof given === 'string' ? given : '', how.secret)) {
          await reply.code(401).send({ ok: false });
        }
      },
    },
    async (request, reply) => {
      const take = how.take();
      if (!take) return reply.code(503).send({ ok: false });
      try {
        await take(request.body);
      } catch (thrown) {
        how.log.error(
          { why: describe(thrown) },
          'an update could not be kept; Telegram will repeat it',
        );
        return reply.code(500).send({ ok: false });
      }
      return reply.code(200).send({ ok: true });
    },
  );
}

/** Compares digests, so that the time taken tells neither content nor length. */
function same(given: string, expected: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(expected));
}
