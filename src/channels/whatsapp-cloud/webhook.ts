/** The webhook's door: nothing of a body is looked at before its signature is right, and 200 is said only after all of it is durable. */
import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { FastifyInstance, FastifyReply } from 'fastify';
import type { Logger } from 'pino';
import { describe } from './failures.ts';

const WEBHOOK_PATH = '/webhooks/whatsapp';
/** Graph API, Webhooks for WhatsApp: payloads can be up to 3 MB. */
const MAX_BODY_BYTES = 3 * 1024 * 1024;
const MAX_CHALLENGE = 1_000;

/**
 * Registers GET (Meta asks whether the address is ours) and POST (what happened) on /webhooks/whatsapp. POST says 401
 * without the right signature over the raw body, 503 while `take` gives nothing to hand it to (before the start and
 * after the stop), 500 when a part of it could not be kept. Meta repeats all but 200, for days.
 */
export function registerWebhook(how: {
  server: FastifyInstance;
  appSecret: string;
  verifyToken: string;
  take: () => ((body: unknown) => Promise<void>) | undefined;
  log: Logger;
}): void {
  // A scope of its own, because elsewhere JSON is parsed before anybody can look at the raw bytes.
  void how.server.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => {
      done(null, body);
    });
    scope.get<{ Querystring: Record<string, unknown> }>(WEBHOOK_PATH, async (request, reply) => {
      const { 'hub.mode': mode, 'hub.verify_token': token, 'hub.challenge': asked } = request.query;
      const ours = same(typeof token === 'string' ? token : '', how.verifyToken);
      const fits = typeof asked === 'string' && asked.length <= MAX_CHALLENGE;
      if (mode !== 'subscribe' || !ours || !fits) return refuse(reply, 403);
      return reply
        .code(200)
        .header('content-type', 'text/plain; charset=utf-8')
        .header('x-content-type-options', 'nosniff')
        .send(asked);
    });
    scope.post(
      WEBHOOK_PATH,
      {
        bodyLimit: MAX_BODY_BYTES,
        // Before the body is read: whoever does not even sign shall not make us read anything.
        onRequest: async (request, reply) => {
          if (signatureIn(request.headers['x-hub-signature-256']) === undefined) {
            await refuse(reply, 401);
          }
        },
      },
      async (request, reply) => {
        const raw = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
        const given = signatureIn(request.headers['x-hub-signature-256']);
        if (!given || !isSigned(raw, given, how.appSecret)) return refuse(reply, 401);
        const body = parsed(raw);
        if (body === undefined) return refuse(reply, 400);
        const take = how.take();
        if (!take) return refuse(reply, 503);
        try {
          await take(body);
        } catch (thrown) {
          how.log.error(
            { why: describe(thrown) },
            'a webhook could not be kept whole; Meta will repeat it',
          );
          return refuse(reply, 500);
        }
        return reply.code(200).send({ ok: true });
      },
    );
  });
}

function refuse(reply: FastifyReply, status: number): FastifyReply {
  return reply.code(status).send({ ok: false });
}

/** The 32 bytes of "sha256=<hex>"; undefined for anything else. */
function signatureIn(header: string | string[] | undefined): Buffer | undefined {
  const hex = typeof header === 'string' ? /^sha256=([0-9a-f]{64})$/i.exec(header)?.[1] : undefined;
  return hex === undefined ? undefined : Buffer.from(hex, 'hex');
}

function isSigned(raw: Buffer, given: Buffer, secret: string): boolean {
  return timingSafeEqual(createHmac('sha256', secret).update(raw).digest(), given);
}

function parsed(raw: Buffer): unknown {
  try {
    return JSON.parse(raw.toString('utf8')) as unknown;
  } catch {
    return undefined;
  }
}

/** Compares digests, so that the time taken tells neither content nor length. */
function same(given: string, expected: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(expected));
}
