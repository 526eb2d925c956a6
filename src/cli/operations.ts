/** What machines ask of the program over HTTP: whether it can take messages, and its figures. */
import { timingSafeEqual } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Store } from '../app/ports.ts';
import { isLoopback } from '../config.ts';
import type { Metrics } from './metrics.ts';

/** A database that takes longer is none. */
const ANSWER_MS = 2_000;

export type Operations = {
  store: Pick<Store, 'depth'>;
  metrics: Metrics;
  /** Without one, figures are for this machine only. */
  metricsToken?: string | undefined;
  /** Whether all doors are open, and the program was not asked to stop. */
  open: () => boolean;
  now: () => Date;
};

/**
 * `/readyz` is 200 where the database answers and all channels have started, else 503, for a proxy that is to send nothing here;
 * `/metrics` is for Prometheus. `/healthz`, that the process lives, is the server's own.
 */
export function registerOperations(server: FastifyInstance, how: Operations): void {
  const depth = () =>
    Promise.race([how.store.depth(how.now()), pause(ANSWER_MS, undefined, { ref: false })]).catch(
      () => undefined,
    );

  server.get('/readyz', async (_request, reply) => {
    const checks = { channels: how.open(), database: (await depth()) !== undefined };
    const ok = Object.values(checks).every(Boolean);
    return reply.code(ok ? 200 : 503).send({ ok, ...checks });
  });

  server.get('/metrics', async (request, reply) => {
    // Whoever may not see it is told what strangers are told of any page.
    if (!mayLook(request, how.metricsToken)) return reply.callNotFound();
    const waiting = await depth();
    if (!waiting) return reply.code(503).send({ ok: false });
    const { type, text } = await how.metrics.read(waiting);
    return reply.type(type).send(text);
  });
}

/** With the token; or, where there is none, from this very machine and through no proxy. */
function mayLook({ headers, ip }: FastifyRequest, token: string | undefined): boolean {
  if (token === undefined) {
    const plain = ip.replace(/^::ffff:/, '');
    const passedOn = headers['x-forwarded-for'] ?? headers.forwarded ?? headers.via;
    return passedOn === undefined && isLoopback(`http://${plain === '::1' ? '[::1]' : plain}`);
  }
  const given = Buffer.from(headers.authorization ?? '');
  const wanted = Buffer.from(`Bearer ${token}`);
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}
