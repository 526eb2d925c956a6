// Faults strike as armed, on exactly the calls they were armed for; flood limits pace and refuse; stop() ends all.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { startBotApi, type BotApi } from './index.ts';
import { createRateLimiter } from './rateLimit.ts';
import { post, raw } from './raw.ts';

let server: BotApi;
beforeEach(async () => {
  server = await startBotApi();
  server.user(1, { started: true });
});
afterEach(() => server.stop());

const say = (text: string) => raw(server, 'sendMessage', { chat_id: 1, text });
const screen = () => server.chat(1).messages.map(({ text }) => text);

describe('faults', () => {
  test('429 tells when to come back, in body and header, and does nothing', async () => {
    server.faults.add({ kind: 'tooMany', retryAfter: 7, method: 'sendMessage' });
    const response = await fetch(`${server.url}/bot${server.token}/sendMessage?chat_id=1&text=a`);
    expect(response.status).toBe(429);
    expect(response.headers.get('retry-after')).toBe('7');
    expect(await response.json()).toEqual({
      ok: false,
      error_code: 429,
      description: 'Too Many Requests: retry after 7',
      parameters: { retry_after: 7 },
    });
    expect(screen()).toEqual([]);
    expect((await say('b')).ok).toBe(true);
    expect(server.calls.map(({ fault, delivered, status }) => [fault, delivered, status])).toEqual([
      ['tooMany', false, 429],
      [undefined, true, 200],
    ]);
  });

  test('5xx is a page of HTML, before or after delivery', async () => {
    server.faults.add({ kind: 'serverError' });
    server.faults.add({ kind: 'serverError', status: 504, delivered: true });
    const url = `${server.url}/bot${server.token}/sendMessage?chat_id=1&text=`;
    const before = await fetch(`${url}a`);
    expect([before.status, before.headers.get('content-type')]).toEqual([502, 'text/html']);
    expect(await before.text()).toContain('502 Bad Gateway');
    expect((await fetch(`${url}b`)).status).toBe(504);
    expect(screen()).toEqual(['b']);
  });

  test('a dropped connection leaves the message unsent or sent', async () => {
    server.faults.add({ kind: 'dropBefore' });
    await expect(say('sebelum')).rejects.toThrow();
    expect(screen()).toEqual([]);
    server.faults.add({ kind: 'dropAfter' });
    await expect(say('sesudah')).rejects.toThrow();
    expect(screen()).toEqual(['sesudah']);
    server.faults.add({ kind: 'cut' });
    await expect(say('di tengah')).rejects.toThrow();
    expect(screen()).toEqual(['sesudah', 'di tengah']);
    expect(server.calls.map(({ delivered, status }) => [delivered, status])).toEqual([
      [false, undefined],
      [true, undefined],
      [true, undefined],
    ]);
  });

  test('malformed answers and any error, per method, count and condition', async () => {
    server.faults.add({ kind: 'malformed', method: ['sendMessage', 'sendPhoto'] });
    await expect(say('a')).rejects.toThrow(SyntaxError);
    expect(screen()).toEqual(['a']);
    const armed = server.faults.add({
      kind: 'error',
      code: 400,
      description: 'Bad Request: PEER_FLOOD',
      times: 2,
      skip: 1,
      when: ({ payload }) => payload['text'] !== 'lolos',
    });
    const results = [];
    for (const text of ['b', 'lolos', 'c', 'd', 'e']) results.push((await say(text)).description);
    const flood = 'Bad Request: PEER_FLOOD';
    expect(results).toEqual([undefined, undefined, flood, flood, undefined]);
    expect(armed.hits).toBe(2);
    server.faults.add({ kind: 'dropBefore', times: Infinity });
    await expect(say('f')).rejects.toThrow();
    expect((await raw(server, 'getUpdates')).ok).toBe(true);
    server.faults.clear();
    expect((await say('g')).ok).toBe(true);
    expect(server.faults.struck).toEqual({ malformed: 1, error: 2, dropBefore: 1 });
  });

  test('a delay holds the call, or its answer', async () => {
    server.faults.add({ kind: 'delay', ms: 200 });
    const held = say('lambat');
    await server.waitFor(() => server.calls.length === 1);
    expect(screen()).toEqual([]);
    await held;
    server.faults.add({ kind: 'delay', ms: 200, after: true });
    const late = say('jawaban lambat');
    await server.waitFor(() => screen().length === 2);
    expect(server.calls[1]?.status).toBeUndefined();
    await late;
  });

  test('a download can be cut too', async () => {
    const siti = server.user(1);
    siti.sendDocument(Buffer.alloc(10_000));
    const file_id = server.chat(1).messages[0]?.document?.fileId;
    const file = (await raw(server, 'getFile', { file_id })).result as { file_path: string };
    server.faults.add({ kind: 'cut', method: 'downloadFile' });
    const url = `${server.url}/file/bot${server.token}/${file.file_path}`;
    await expect(fetch(url).then((response) => response.arrayBuffer())).rejects.toThrow();
    expect((await (await fetch(url)).arrayBuffer()).byteLength).toBe(10_000);
  });

  test('garbage in the body is an error, not a crash', async () => {
    const json = { 'content-type': 'application/json' };
    expect((await post(server, 'sendMessage', { headers: json, body: '{"a":' })).status).toBe(400);
    expect((await post(server, 'sendMessage', { headers: json, body: '[1]' })).status).toBe(400);
    const form = { 'content-type': 'multipart/form-data' };
    expect((await post(server, 'sendMessage', { headers: form, body: 'x' })).status).toBe(400);
    const big = { 'content-type': 'application/x-www-form-urlencoded' };
    const body = Buffer.alloc(53_000_000, 97);
    expect((await post(server, 'sendMessage', { headers: big, body })).status).toBe(413);
  });
});

describe('flood limits', () => {
  test('one a second per chat, thirty a second in all', async () => {
    const limited = await startBotApi({ rateLimit: { timeScale: 0.05 } });
    const ids = Array.from({ length: 40 }, (_, index) => index + 1);
    for (const id of ids) limited.user(id, { started: true });
    const send = (chat_id: number) => raw(limited, 'sendMessage', { chat_id, text: 'x' });
    const first = await send(1);
    const second = await send(1);
    expect([first.status, second.status]).toEqual([200, 429]);
    expect(second.parameters).toEqual({ retry_after: 1 });
    const rest = await Promise.all(ids.slice(1).map(send));
    const passed = rest.filter(({ status }) => status === 200).length;
    expect(passed).toBeGreaterThanOrEqual(29);
    expect(passed).toBeLessThan(35); // the clock of this server goes slowly
    expect((await raw(limited, 'sendChatAction', { chat_id: 1, action: 'typing' })).ok).toBe(true);
    expect(limited.limiter?.counts).toEqual({ allowed: passed + 1, refused: 40 - passed });
    await limited.stop();
  });

  test('a group gets twenty a minute; time can be scaled', async () => {
    const limiter = createRateLimiter({ timeScale: 10, perSecond: 1000, burst: 1000 });
    const tries = (count: number) =>
      Array.from({ length: count }, () => {
        try {
          limiter.check(-5);
          return 'ok';
        } catch (error) {
          return (error as Error).message;
        }
      });
    expect(tries(20).every((each) => each === 'ok')).toBe(true);
    expect(tries(1)[0]).toMatch(/^Too Many Requests: retry after [23]$/);
    await new Promise((resolve) => setTimeout(resolve, 350)); // 3.5 scaled seconds
    expect(tries(1)).toEqual(['ok']);
  });
});

describe('waiting and stopping', () => {
  test('a waiter that sees nothing says what the bot did', async () => {
    await say('satu');
    const waiting = server.user(2).waitForReply({ timeoutMs: 100 });
    await expect(waiting).rejects.toThrow(/said nothing to 2[\s\S]*sendMessage .*satu.* 200/);
    const more = server.user(1).waitForReply({ timeoutMs: 100, atLeast: 2 });
    await expect(more).rejects.toThrow('said only ["satu"] to 1');
    await expect(server.waitFor(() => false, 50, 'no luck')).rejects.toThrow('no luck');
  });

  test('waitForReply takes everything since the last act, edits too, until quiet', async () => {
    const siti = server.user(1);
    siti.sendText('halo');
    const first = (await say('satu')).result as { message_id: number };
    setTimeout(() => void say('dua'), 50);
    const { message_id } = first;
    const both = await siti.waitForReply({ atLeast: 2 });
    expect(both.map(({ text }) => text)).toEqual(['satu', 'dua']);
    await raw(server, 'editMessageText', { chat_id: 1, message_id, text: 'satu lagi' });
    expect((await siti.waitForReply()).map(({ text }) => text)).toEqual(['satu lagi']);
    await siti.expectSilence(30);
    setTimeout(() => void say('tiga'), 5);
    await expect(siti.expectSilence(60)).rejects.toThrow('silence');
  });

  test('stop ends polls, waiters and connections; cut connections do not end the server', async () => {
    const other = await startBotApi();
    const cut = raw(other, 'getUpdates', { timeout: 30 });
    await other.waitFor(() => other.waitingPolls() === 1);
    other.dropConnections();
    await expect(cut).rejects.toThrow();
    await other.waitFor(() => other.waitingPolls() === 0);
    const poll = raw(other, 'getUpdates', { timeout: 30 }).catch(() => 'cut');
    const waiter = other.waitFor(() => false, 30_000).catch((error: Error) => error.message);
    await other.waitFor(() => other.waitingPolls() === 1);
    const started = performance.now();
    await other.stop();
    expect(performance.now() - started).toBeLessThan(1000);
    await poll;
    expect(await waiter).toContain('stopped');
    await expect(raw(other, 'getMe')).rejects.toThrow();
  });

  test('the memory of calls is bounded', async () => {
    const small = await startBotApi({ keepCalls: 5, keepMessages: 3 });
    small.user(1, { started: true });
    for (let n = 0; n < 9; n += 1) await raw(small, 'sendMessage', { chat_id: 1, text: `${n}` });
    expect([small.calls.length, small.callCount]).toEqual([5, 9]);
    expect(small.chat(1).messages.map(({ text }) => text)).toEqual(['6', '7', '8']);
    await small.stop();
  });
});
