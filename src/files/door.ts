/**
 * Where a one-time link leads: looking at it changes nothing, because chat providers fetch links before people do; only what
 * is posted uses it up, once. Whoever has no good link learns nothing but that.
 */
import multipart from '@fastify/multipart';
import type { FastifyInstance } from 'fastify';
import { FILE_PATH } from '../app/answer.ts';
import { createUse, GONE, refusal } from './doorUse.ts';
import type { Door } from './doorUse.ts';
import { pageHeaders } from './pages.ts';

/** 25 MB from a phone at 0.4 Mbit a second. */
const UPLOAD_MS = 10 * 60_000;

/** Registers GET and POST of the door, with limits and headers of its own. */
export function registerDoor(server: FastifyInstance, door: Door): void {
  const { log } = door;
  const { look, show, front, take, give, pages, fileBytes } = createUse(door);
  server.register(async (scope) => {
    await scope.register(multipart, { throwFileSizeLimit: false });
    // The button without a file: nothing in it is of use.
    scope.addContentTypeParser(
      'application/x-www-form-urlencoded',
      { parseAs: 'string', bodyLimit: 1024 },
      (_request, _body, done) => done(null),
    );
    scope.addHook('onRequest', async (_request, reply) => {
      reply.headers(pageHeaders);
    });
    scope.setErrorHandler<{ statusCode?: number; code?: string } & Error>(
      async (error, request, reply) => {
        const status = error.statusCode ?? 500;
        const { code, name } = error;
        const level = status >= 500 ? 'error' : 'debug';
        log[level]({ status, code, name, route: request.routeOptions.url }, 'file door');
        const why = status === 413 ? 'files.page_too_large' : 'files.page_trouble';
        const page = refusal('files.page_upload_title', why);
        return reply.code(status).type('text/html; charset=utf-8').send(pages(page));
      },
    );
    scope.get<{ Params: { token: string } }>(`${FILE_PATH}:token`, async (request, reply) => {
      const good = await look(request);
      if (typeof good === 'number') return show(reply, good, GONE);
      return show(reply, 200, front(good), good);
    });
    scope.post<{ Params: { token: string } }>(
      `${FILE_PATH}:token`,
      { bodyLimit: fileBytes + 64 * 1024, config: { bodyMs: UPLOAD_MS } },
      async (request, reply) => {
        const good = await look(request);
        if (typeof good === 'number') return show(reply, good, GONE);
        if ('download' in good.use) return give(reply, good, good.use.download);
        return take(request, reply, good, good.use.upload);
      },
    );
  });
}
