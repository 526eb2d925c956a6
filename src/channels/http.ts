/** The one server for webhooks and health: strangers get short answers, and no error tells what is inside. */
import { fastify } from 'fastify';
import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import { PortError } from './setupErrors.ts';

const MAX_BODY_BYTES = 1024 * 1024;
/** For everything but a route that says otherwise. */
const BODY_MS = 30_000;
/** No request may take longer, whatever its route says. */
const REQUEST_TIMEOUT_MS = 15 * 60_000;

declare module 'fastify' {
  interface FastifyContextConfig {
    /** How long whoever sends may take for a request, in ms. */
    bodyMs?: number;
  }
}

export type Http = {
  /** For channels to register their routes on, before listen(). */
  server: FastifyInstance;
  /** Resolves with the port that is open (`port` 0 takes a free one). */
  listen(): Promise<number>;
  /** Finishes requests that are under way. */
  close(): Promise<void>;
};

/**
 * `host` is every interface unless told otherwise: behind a proxy or in a container, loopback is not enough. `trustedProxy`: addresses
 * whose word on whom they ask for is taken (X-Forwarded-For); without one whoever connects is the one who asks.
 */
export function createHttp(how: {
  port: number;
  log: Logger;
  host?: string;
  trustedProxy?: string | undefined;
}): Http {
  const server = fastify({
    logger: false,
    trustProxy: how.trustedProxy ?? false,
    bodyLimit: MAX_BODY_BYTES,
    requestTimeout: REQUEST_TIMEOUT_MS,
  });
  server.addHook('onRequest', (request, _reply, done) => {
    const { raw } = request;
    const timer = setTimeout(() => {
      if (!raw.complete) raw.destroy();
    }, request.routeOptions.config.bodyMs ?? BODY_MS);
    raw.once('close', () => clearTimeout(timer));
    done();
  });
  server.get('/healthz', async () => ({ ok: true }));
  server.setNotFoundHandler(async (_request, reply) => reply.code(404).send({ ok: false }));
  server.setErrorHandler<{ statusCode?: number; code?: string } & Error>(
    async (error, request, reply) => {
      const status = error.statusCode ?? 500;
      const { code, name } = error;
      // The message may quote the body, so it is not logged.
      how.log[status >= 500 ? 'error' : 'debug'](
        { status, code, name, route: request.routeOptions.url },
        'http',
      );
      return reply.code(status).send({ ok: false });
    },
  );
  return {
    server,
    async listen() {
      try {
        await server.listen({ port: how.port, host: how.host ?? '0.0.0.0' });
      } catch (thrown) {
        const { code = '' } = thrown as NodeJS.ErrnoException;
        const why = { EADDRINUSE: 'is taken by another program', EACCES: 'may not be opened' }[
          code
        ];
        if (why === undefined) throw thrown;
        const advice = `Port ${how.port} ${why}: set HTTP_PORT to a free one.`;
        throw new PortError(advice, { cause: thrown });
      }
      const address = server.server.address();
      return typeof address === 'object' && address ? address.port : how.port;
    },
    close: () => server.close(),
  };
}
