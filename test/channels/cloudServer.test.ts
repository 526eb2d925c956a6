/** The Graph API stand-in refuses what Meta refuses: otherwise it would hide our mistakes. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startGraphApi } from '../servers/graphApi/index.ts';
import type { GraphApi } from '../servers/graphApi/index.ts';

const SITI = '628111111111';
let graph: GraphApi;
beforeAll(async () => {
  graph = await startGraphApi({
    statuses: false,
    templates: [
      {
        name: 'kabar',
        language: 'id',
        components: [{ type: 'BODY', text: 'Kabar: {{1}}. Salam.' }],
      },
    ],
  });
  graph.person(SITI).wroteAgo(0);
});
afterAll(() => graph.stop());

async function post(payload: object, token = graph.token): Promise<[number, number | undefined]> {
  const response = await fetch(`${graph.url}/${graph.phoneNumberId}/messages`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ messaging_product: 'whatsapp', to: SITI, ...payload }),
  });
  const body = (await response.json()) as { error?: { code: number; fbtrace_id: string } };
  if (body.error)
    expect(body.error).toMatchObject({
      type: 'OAuthException',
      fbtrace_id: expect.stringMatching(/\S/) as string,
    });
  return [response.status, body.error?.code];
}

const text = (body: string): object => ({ type: 'text', text: { body } });
const reply = (id: string, title: string): object => ({ type: 'reply', reply: { id, title } });
const button = (buttons: object[], words = 'Mau?'): object => ({
  type: 'interactive',
  interactive: { type: 'button', body: { text: words }, action: { buttons } },
});
const list = (rows: object[], open = 'Pilih'): object => ({
  type: 'interactive',
  interactive: {
    type: 'list',
    body: { text: 'Mau?' },
    action: { button: open, sections: [{ rows }] },
  },
});
const template = (name: string, ...parameters: object[]): object => ({
  type: 'template',
  template: { name, language: { code: 'id' }, components: [{ type: 'body', parameters }] },
});
const word = (value: string): object => ({ type: 'text', text: value });

test.each<[string, object, number | undefined]>([
  ['words', text('Halo'), undefined],
  ['no words', text(' '), 131008],
  ['4097 characters', text('x'.repeat(4097)), 100],
  ['a key that does not exist', { ...text('Halo'), colour: 'red' }, 100],
  ['another product', { ...text('Halo'), messaging_product: 'sms' }, 100],
  ['nobody', { ...text('Halo'), to: '' }, 100],
  ['somebody without WhatsApp', { ...text('Halo'), to: '620000000' }, 131026],
  ['another type', { type: 'hologram' }, 131051],
  ['a button', button([reply('1', 'Ya')]), undefined],
  ['four buttons', button([1, 2, 3, 4].map((n) => reply(`${n}`, `${n}`))), 131009],
  ['no button', button([]), 131009],
  ['a title of 21', button([reply('1', 'x'.repeat(21))]), 100],
  ['two equal titles', button([reply('1', 'Ya'), reply('2', 'Ya')]), 131009],
  ['two equal ids', button([reply('1', 'Ya'), reply('1', 'Tidak')]), 131009],
  ['a body of 1025', button([reply('1', 'Ya')], 'x'.repeat(1025)), 100],
  ['a list', list([{ id: '1', title: 'Ya' }]), undefined],
  [
    'eleven rows',
    list(Array.from({ length: 11 }, (_u, n) => ({ id: `${n}`, title: `${n}` }))),
    131009,
  ],
  ['a row of 25', list([{ id: '1', title: 'x'.repeat(25) }]), 100],
  ['a description of 73', list([{ id: '1', title: 'Ya', description: 'x'.repeat(73) }]), 100],
  ['a row id of 201', list([{ id: 'x'.repeat(201), title: 'Ya' }]), 100],
  ['a list button of 21', list([{ id: '1', title: 'Ya' }], 'x'.repeat(21)), 100],
  ['a file that is not there', { type: 'image', image: { id: '1' } }, 100],
  ['a template', template('kabar', word('baik')), undefined],
  ['a template that does not exist', template('lain', word('baik')), 132001],
  ['too few parameters', template('kabar'), 132000],
  ['a new line in a parameter', template('kabar', word('a\nb')), 132018],
  ['a parameter that is too long', template('kabar', word('x'.repeat(1020))), 132005],
])('%s', async (_name, payload, code) => {
  const [status, refused] = await post(payload);
  expect(refused).toBe(code);
  expect(status === 200).toBe(code === undefined);
});

test('tokens, numbers and the 24 hours', async () => {
  expect(await post(text('Halo'), 'salah')).toEqual([401, 190]);
  const lost = await fetch(`${graph.url}/999/messages`, {
    method: 'POST',
    headers: { authorization: `Bearer ${graph.token}` },
    body: '{}',
  });
  expect(await lost.json()).toMatchObject({ error: { code: 100, error_subcode: 33 } });
  graph.person(SITI).wroteAgo(24 * 3_600_000 + 1);
  expect(await post(text('Halo'))).toEqual([400, 131047]);
  expect(await post(template('kabar', word('baik')))).toEqual([200, undefined]);
});
