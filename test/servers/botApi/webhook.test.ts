// Webhook delivery: secret, order within a person, repetition until 2xx, and its quarrel with polling.
import type { Update } from '@grammyjs/types';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { startBotApi, type Actor, type BotApi } from './index.ts';
import { raw, refusal } from './raw.ts';

let server: BotApi;
let siti: Actor;
beforeEach(async () => {
  server = await startBotApi({ webhookRetryMs: 20 });
  siti = server.user(501, { first_name: 'Siti' });
});
afterEach(() => server.stop());

describe('webhook', () => {
  interface Hook {
    server: Server;
    url: string;
    bodies: Update[];
    headers: IncomingHttpHeaders[];
    answers: { status: number; body?: string; retryAfter?: string }[];
  }
  const hooks: Hook[] = [];
  afterEach(() => {
    for (const hook of hooks.splice(0)) {
      hook.server.closeAllConnections();
      hook.server.close();
    }
  });
  async function openHook(): Promise<Hook> {
    const hook: Omit<Hook, 'server' | 'url'> = { bodies: [], headers: [], answers: [] };
    const listener = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        hook.bodies.push(JSON.parse(Buffer.concat(chunks).toString()) as Update);
        hook.headers.push(request.headers);
        const { status, body, retryAfter } = hook.answers.shift() ?? { status: 200 };
        if (status === 0) return request.socket.destroy();
        response.writeHead(status, {
          'content-type': 'application/json',
          ...(retryAfter === undefined ? {} : { 'retry-after': retryAfter }),
        });
        return response.end(body ?? '');
      });
    });
    await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve));
    const { port } = listener.address() as AddressInfo;
    const opened = { ...hook, server: listener, url: `http://127.0.0.1:${port}/hook` };
    hooks.push(opened);
    return opened;
  }

  test('posts what waits, with the secret, in order, again until 2xx', async () => {
    const hook = await openHook();
    siti.sendText('satu');
    hook.answers.push({ status: 500 }, { status: 0 });
    const set = await raw(server, 'setWebhook', {
      url: hook.url,
      secret_token: 'rahasia_1',
      max_connections: 1,
    });
    expect(set.description).toBe('Webhook was set');
    siti.sendText('dua');
    await server.waitFor(() => server.pendingUpdates() === 0);
    expect(hook.bodies.map(({ message }) => message?.text)).toEqual([
      'satu',
      'satu',
      'satu',
      'dua',
    ]);
    expect(hook.headers[0]?.['x-telegram-bot-api-secret-token']).toBe('rahasia_1');
    const info = (await raw(server, 'getWebhookInfo')).result;
    expect(info).toMatchObject({ url: hook.url, pending_update_count: 0, max_connections: 1 });
    expect(server.webhook.counts).toEqual({ posted: 4, failed: 2 });
  });

  test('a failing person does not hold up another', async () => {
    const hook = await openHook();
    const budi = server.user(502);
    hook.answers.push({ status: 503, retryAfter: '1' });
    await raw(server, 'setWebhook', { url: hook.url, max_connections: 1 });
    siti.sendText('satu');
    siti.sendText('dua');
    budi.sendText('lain');
    await server.waitFor(() => server.pendingUpdates() === 2);
    expect(hook.bodies.map(({ message }) => message?.text)).toEqual(['satu', 'lain']);
    expect((await raw(server, 'getWebhookInfo')).result).toMatchObject({
      last_error_message: 'Wrong response from the webhook: 503 Service Unavailable',
    });
    await server.waitFor(() => server.pendingUpdates() === 0);
    expect(hook.bodies.map(({ message }) => message?.text)).toEqual([
      'satu',
      'lain',
      'satu',
      'dua',
    ]);
  });

  test('a lost answer brings the update again; a method in the answer is carried out', async () => {
    const hook = await openHook();
    await raw(server, 'setWebhook', { url: hook.url });
    server.webhook.loseAnswers(1);
    const reply = JSON.stringify({ method: 'sendMessage', chat_id: 501, text: 'lewat jawaban' });
    hook.answers.push({ status: 200 }, { status: 200, body: reply });
    siti.sendText('halo');
    const [answer] = await siti.waitForReply();
    expect(answer?.text).toBe('lewat jawaban');
    expect(hook.bodies.map((each) => each.update_id)).toEqual([
      hook.bodies[0]?.update_id,
      hook.bodies[0]?.update_id,
    ]);
  });

  test('polling and a webhook exclude each other', async () => {
    const hook = await openHook();
    const polling = raw(server, 'getUpdates', { timeout: 10 });
    await server.waitFor(() => server.waitingPolls() === 1);
    await raw(server, 'setWebhook', { url: hook.url });
    expect((await polling).description).toBe('Conflict: terminated by setWebhook request');
    expect(await refusal(server, 'getUpdates', {})).toBe(
      "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
    );
    expect((await raw(server, 'deleteWebhook')).description).toBe('Webhook was deleted');
    expect((await raw(server, 'deleteWebhook')).description).toBe('Webhook is already deleted');
    siti.sendText('masih ada');
    await raw(server, 'deleteWebhook', { drop_pending_updates: true });
    expect((await raw(server, 'getUpdates')).result).toEqual([]);
  });

  test('addresses off the machine, plain HTTP elsewhere and bad secrets are refused', async () => {
    const no = (payload: Record<string, unknown>) => refusal(server, 'setWebhook', payload);
    expect(await no({ url: 'http://example.com/x' })).toBe(
      'Bad Request: bad webhook: An HTTPS URL must be provided for webhook',
    );
    expect(await no({ url: 'https://example.com/x' })).toMatch(
      /bad webhook: Failed to resolve host/,
    );
    expect(await no({ url: 'http://127.0.0.1:1/x', secret_token: 'a b' })).toBe(
      'Bad Request: secret token contains unallowed characters',
    );
  });
});
