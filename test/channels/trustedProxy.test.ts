/** Whoever asks is counted: behind a proxy that is trusted the one it asks for, and nobody's own word elsewhere. */
import { pino } from 'pino';
import { afterEach, expect, it } from 'vitest';
import { createHttp } from '../../src/channels/http.ts';
import type { Http } from '../../src/channels/http.ts';

let http: Http | undefined;
afterEach(() => http?.close());

async function addressSeen(trustedProxy?: string): Promise<string> {
  http = createHttp({ port: 0, host: '127.0.0.1', log: pino({ level: 'silent' }), trustedProxy });
  http.server.get('/who', (request) => Promise.resolve({ ip: request.ip }));
  const url = `http://127.0.0.1:${await http.listen()}/who`;
  const answer = await fetch(url, { headers: { 'x-forwarded-for': '203.0.113.9' } });
  return ((await answer.json()) as { ip: string }).ip;
}

it.each([
  [undefined, '127.0.0.1'],
  ['10.0.0.0/8', '127.0.0.1'],
  ['127.0.0.1, 10.0.0.0/8', '203.0.113.9'],
])('trusting %s, it is %s', async (trusted, seen) => {
  expect(await addressSeen(trusted)).toBe(seen);
});
