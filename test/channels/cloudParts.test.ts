/** The parts of the Cloud API channel that need no server: the table of Meta's codes, the pace, the templates. */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import {
  describe as words,
  GraphError,
  harmless,
  NoAnswerError,
  outcomeOf,
} from '../../src/channels/whatsapp-cloud/failures.ts';
import { createGraph } from '../../src/channels/whatsapp-cloud/graph.ts';
import { createPace } from '../../src/channels/whatsapp-cloud/pace.ts';
import {
  MAX_VARIABLE,
  TEMPLATES,
  templateContent,
  templateDefinitions,
  templateFor,
} from '../../src/channels/whatsapp-cloud/templates.ts';
import type { Message } from '../../src/app/ports.ts';
import { programFile } from '../startedProgram.ts';
import { startGraphApi } from '../servers/graphApi/index.ts';
import { texts } from './cloudRig.ts';

const meta = (
  code: number,
  more: { status?: number; subcode?: number; transient?: boolean } = {},
) => new GraphError({ code, status: 400, message: `(#${code}) Words`, ...more });
const system = (code: string, syscall?: string): Error =>
  Object.assign(new TypeError('fetch failed'), {
    cause: Object.assign(new Error('x'), { code, syscall }),
  });

test.each<[string, unknown, string, object?]>([
  ['token', meta(190), 'unreachable', { trouble: 'token' }],
  ['rights', meta(10), 'unreachable', { trouble: 'token' }],
  ['rights in a range', meta(294), 'unreachable', { trouble: 'token' }],
  ['access', meta(131005), 'unreachable', { trouble: 'token' }],
  ['a number that is not ours', meta(100, { subcode: 33 }), 'unreachable', { trouble: 'token' }],
  ['policy', meta(368), 'unreachable', { trouble: 'refused' }],
  ['locked', meta(131031), 'unreachable', { trouble: 'refused' }],
  ['not paid', meta(131042), 'unreachable', { trouble: 'refused' }],
  ['not registered', meta(133010), 'unreachable', { trouble: 'refused' }],
  ['calls', meta(4), 'throttled'],
  ['calls of the account', meta(80007), 'throttled'],
  ['messages', meta(130429), 'throttled', { tooFast: 'all' }],
  ['to one person', meta(131056), 'throttled', { tooFast: 'person' }],
  ['spam', meta(131048), 'throttled'],
  ['429 of another code', meta(999_999, { status: 429 }), 'throttled'],
  ['window', meta(131047), 'rejected', { windowClosed: true }],
  ['undeliverable', meta(131026), 'blocked'],
  ['opted out', meta(131050), 'blocked'],
  ['not allowed', meta(131030), 'rejected'],
  ['experiment', meta(130472), 'rejected'],
  ['ecosystem', meta(131049), 'rejected'],
  ['kind', meta(131051), 'rejected'],
  ['media', meta(131053), 'rejected'],
  ['parameter', meta(100), 'rejected'],
  ['parameter missing', meta(131008), 'rejected'],
  ['parameter wrong', meta(131009), 'rejected'],
  ['template count', meta(132000), 'rejected'],
  ['template missing', meta(132001), 'rejected'],
  ['template too long', meta(132005), 'rejected'],
  ['template characters', meta(132007), 'rejected'],
  ['template format', meta(132012), 'rejected'],
  ['template paused', meta(132015), 'rejected'],
  ['unknown to Meta', meta(1), 'unreachable'],
  ['service', meta(2), 'unreachable'],
  ['something', meta(131000), 'unreachable'],
  ['unavailable', meta(131016), 'unreachable'],
  ['maintenance', meta(131057), 'unreachable'],
  ['a new code', meta(139_999), 'rejected'],
  ['a new code that passes', meta(139_999, { transient: true }), 'unreachable'],
  ['a new code on their side', meta(139_999, { status: 500 }), 'unreachable'],
  ['a page, 502', new NoAnswerError(502), 'unreachable'],
  ['a page, 503', new NoAnswerError(503), 'unreachable'],
  ['a page, 504', new NoAnswerError(504), 'unknown'],
  ['a page, 500', new NoAnswerError(500), 'unknown'],
  ['a page, 200', new NoAnswerError(200), 'unknown'],
  ['a page, 403', new NoAnswerError(403), 'unreachable'],
  ['a page, 429', new NoAnswerError(429), 'throttled'],
  ['a page, 413', new NoAnswerError(413), 'rejected'],
  ['nobody listens', system('ECONNREFUSED', 'connect'), 'unreachable'],
  [
    'nothing written',
    Object.assign(new TypeError('fetch failed'), {
      cause: { code: 'UND_ERR_SOCKET', socket: { bytesWritten: 0 } },
    }),
    'unreachable',
  ],
  ['no such name', system('ENOTFOUND'), 'unreachable'],
  ['no certificate', system('UNABLE_TO_VERIFY_LEAF_SIGNATURE'), 'unreachable'],
  ['cut', system('UND_ERR_SOCKET'), 'unknown'],
  ['reset', system('ECONNRESET'), 'unknown'],
  ['timed out', Object.assign(new Error('x'), { name: 'TimeoutError' }), 'unknown'],
])('%s', (_name, thrown, why, more = {}) => {
  const { result, ...rest } = outcomeOf(thrown);
  expect(result).toMatchObject({ ok: false, why, detail: words(thrown) });
  expect(rest).toEqual(more);
  if (why === 'throttled') expect(result.retryAfterMs).toBeGreaterThanOrEqual(2_000);
});

test('what was no sending cannot have been delivered', () => {
  for (const thrown of [system('ECONNRESET'), new NoAnswerError(504)]) {
    expect(outcomeOf(thrown, false).result.why).toBe('unreachable');
  }
});

test('a detail tells code and words, never a number', () => {
  expect(words(meta(131026))).toBe('131026 (#131026) Words');
  const told = harmless('132001 to +62 811-1111-111 (6281234567890) at 2026');
  expect(told).toBe('132001 to … (…) at 2026');
});

test('a call that takes too long is given up, perhaps delivered', async () => {
  const server = await startGraphApi();
  server.faults.add({ kind: 'slow', ms: 2_000 });
  const graph = createGraph({ apiRoot: server.url, token: server.token, timeoutMs: 100 });
  const thrown: unknown = await graph.get(server.phoneNumberId).catch((error: unknown) => error);
  expect(outcomeOf(thrown).result).toEqual({ ok: false, why: 'unknown', detail: 'timed out' });
  await server.stop();
  const nobody: unknown = await graph.get(server.phoneNumberId).catch((error: unknown) => error);
  expect(outcomeOf(nobody).result).toMatchObject({ why: 'unreachable', detail: 'ECONNREFUSED' });
});

test('bursts go, then 70 a second; whoever would wait long comes again', async () => {
  const pace = createPace({ perSecond: 20, burst: 3, maxWaitMs: 200 });
  const started = performance.now();
  const waits = await Promise.all(Array.from({ length: 20 }, (_unused, n) => pace.take(String(n))));
  expect(waits.filter((wait) => wait === 0).length).toBeGreaterThanOrEqual(7);
  expect(waits.filter((wait) => wait > 0).length).toBeGreaterThanOrEqual(10);
  expect(performance.now() - started).toBeGreaterThan(150);
});

test('after a refusal a person rests, twice as long each time, and then one gap lies between messages', async () => {
  const pace = createPace({ pairGapMs: 60, maxWaitMs: 100 });
  expect([1, 2, 3, 4].map(() => pace.slowDown('siti'))).toEqual([60, 120, 240, 480]);
  expect(await pace.take('siti')).toBeGreaterThan(400);
  expect(await pace.take('budi')).toBe(0);
  pace.slowDown('rina');
  const started = performance.now();
  expect(await pace.take('rina')).toBe(0);
  expect(await pace.take('rina')).toBe(0);
  expect(performance.now() - started).toBeGreaterThan(110);
});

const message = (more: Partial<Message>): Message => ({ text: 'Halo', position: 'x/y', ...more });

test('templates are as Meta demands', () => {
  const definitions = templateDefinitions(texts);
  expect(definitions.map(({ name, language }) => `${name}/${language}`)).toEqual(
    TEMPLATES.flatMap(({ name }) => [`${name}/id`, `${name}/en`]),
  );
  for (const { name, category, components } of definitions) {
    expect(name).toMatch(/^[a-z0-9_]{1,512}$/);
    expect(category).toBe(name === 'bighug_broadcast' ? 'MARKETING' : 'UTILITY');
    for (const component of components) {
      if (component.type === 'BUTTONS') {
        expect(component.buttons.length).toBeLessThanOrEqual(10);
        for (const { text } of component.buttons) expect(text).toMatch(/^[^\n{}]{1,25}$/);
        continue;
      }
      // Neither the first nor the last thing may be a blank; what is around it leaves room for the longest value.
      expect(component.text).toMatch(/^[^{]+\{\{1\}\}[^{}]*[^{}\s]$/);
      expect(
        component.text.replaceAll(/\{\{\d+\}\}/g, '').length + MAX_VARIABLE,
      ).toBeLessThanOrEqual(1024);
      expect(component.example?.body_text).toEqual([[expect.stringMatching(/^\S[^\n\t]{10,}$/)]]);
    }
  }
  expect(TEMPLATES.at(-1)?.matches).toBe('any');
});

test('the command line prints what is to be submitted, one to a line', async () => {
  const { stdout } = await promisify(execFile)(process.execPath, [
    programFile('src/cli/templates.ts'),
  ]);
  const lines = stdout.trim().split('\n');
  expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual(templateDefinitions(texts));
});

test.each<[string, Partial<Message>, string]>([
  ['', {}, '…'],
  ['Satu.\n\nDua\nTiga', {}, 'Satu. Dua · Tiga'],
  ['a\tb      c\u2028d', {}, 'a b c · d'],
  [
    '',
    { attachment: { kind: 'document', blobId: 'b', name: 'PKS.pdf', mime: 'application/pdf' } },
    'PKS.pdf',
  ],
  [
    'Mau?',
    {
      options: [
        { id: 'a', label: 'Ya' },
        { id: 'b', label: 'Ti\ndak' },
      ],
    },
    'Mau? · 1. Ya · 2. Ti · dak',
  ],
])('the value of %j', (text, more, value) => {
  const template = TEMPLATES.at(-1);
  if (!template) throw new Error('no template');
  expect(templateContent(template, message({ text, ...more }))).toMatchObject({
    template: { components: [{ type: 'body', parameters: [{ type: 'text', text: value }] }] },
  });
});

test('a long value is cut, its options are not', () => {
  const template = TEMPLATES.at(-1);
  if (!template) throw new Error('no template');
  const content = JSON.stringify(
    templateContent(
      template,
      message({ text: 'kata '.repeat(500), options: [{ id: 'a', label: 'Ya' }] }),
    ),
  );
  const value = /"text":"([^"]+)"/.exec(content)?.[1] ?? '';
  expect(value.length).toBeLessThanOrEqual(MAX_VARIABLE);
  expect(value).toMatch(/… · 1\. Ya$/);
});

test('buttons of a template need exactly its options', () => {
  const [mau, tidak, nanti] = ['mau', 'tidak', 'nanti'].map((id) => ({ id, label: id }));
  if (!mau || !tidak || !nanti) throw new Error('options');
  const named = (more: Partial<Message>) =>
    templateFor(TEMPLATES, message({ turn: 1, ...more }))?.name;
  expect(named({ position: 'proposal/answer', options: [mau, tidak, nanti] })).toBe(
    'bighug_proposal',
  );
  expect(named({ position: 'proposal/answer', options: [mau, nanti, tidak] })).toBe('bighug_news');
  expect(named({ position: 'proposal/over' })).toBe('bighug_news');
  expect(named({ position: 'menu/menu', options: [mau, tidak, nanti] })).toBe('bighug_news');
  expect(templateFor([], message({}))).toBeUndefined();
});
