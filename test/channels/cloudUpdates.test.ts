/** Webhooks as Meta sends them, and what they become. */
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readBody } from '../../src/channels/whatsapp-cloud/updates.ts';
import type { Happened } from '../../src/channels/whatsapp-cloud/updates.ts';

const folder = new URL('../fixtures/whatsapp-cloud/', import.meta.url);
const reading = { phoneNumberId: '106540352242922', now: new Date('2026-11-22T05:00:00Z') };
const SITI = { channel: 'whatsapp-cloud', account: '106540352242922', id: '628111111111' };
const UNOFFICIAL = {
  channel: 'whatsapp',
  account: '622155500123',
  id: '628111111111@s.whatsapp.net',
};

function read(name: string): Happened[] {
  return readBody(JSON.parse(readFileSync(new URL(`${name}.json`, folder), 'utf8')), reading);
}

const said = (input: object, more: object = {}): object => ({ kind: 'message', input, ...more });
const unread = (what: string): object => said({ kind: 'unsupported', what });
const nothing = (why: string): object => ({ kind: 'nothing', why });
const status = (state: string, more: object = {}): object => ({
  kind: 'status',
  progress: { providerId: 'wamid.out1', state, ...more },
  recipient: '628111111111',
});

const TABLE: Record<string, object[]> = {
  text: [said({ kind: 'text', text: '2 rb pcs/bln' })],
  command: [said({ kind: 'command', name: 'daftar', args: 'sekarang' })],
  welcome: [said({ kind: 'command', name: 'start', args: '' })],
  referral: [said({ kind: 'text', text: 'mau ikut' })],
  quote: [said({ kind: 'text', text: '2' }, { quotes: 'wamid.HBgNNjI4MTExMTExMTExFQIAERgSMENU' })],
  forwarded: [said({ kind: 'text', text: 'info bansos' })],
  button_template: [said({ kind: 'choice', option: 'mau', turn: 7 })],
  button_foreign: [
    said(
      { kind: 'text', text: 'Ya, saya mau' },
      { quotes: 'wamid.HBgNNjI4MTExMTExMTExFQIAERgSTPL1' },
    ),
  ],
  button_reply: [said({ kind: 'choice', option: 'ya', turn: 3 })],
  list_reply: [said({ kind: 'choice', option: 'kec:bekasi-barat', turn: 12 })],
  list_reply_foreign: [said({ kind: 'text', text: 'Bekasi Timur' })],
  flow_reply: [unread('nfm_reply')],
  image: [
    {
      kind: 'file',
      as: 'photo',
      file: { id: '1479537139650973', mime: 'image/jpeg' },
      caption: 'keripik singkong',
    },
  ],
  document: [
    {
      kind: 'file',
      as: 'document',
      file: { id: '1479537139650974', mime: 'application/pdf', name: 'NIB 2024_final.pdf' },
      caption: 'NIB saya',
    },
  ],
  voice: [{ kind: 'file', as: 'voice', file: { id: '1479537139650975', mime: 'audio/ogg' } }],
  voice_unmarked: [
    { kind: 'file', as: 'voice', file: { id: '1479537139650985', mime: 'audio/ogg' } },
  ],
  music: [unread('audio')],
  video: [unread('video')],
  sticker: [unread('sticker')],
  location: [said({ kind: 'location', lat: -6.2349, lon: 106.9896 })],
  contact_own: [said({ kind: 'contact', phone: '+628111111111' })],
  contact_own_plain: [said({ kind: 'contact', phone: '+628111111111' })],
  contact_other: [unread('contact_of_other')],
  reaction: [nothing('a reaction')],
  order: [unread('order')],
  unsupported: [unread('unsupported')],
  unknown: [unread('unknown')],
  ephemeral_future: [unread('hologram')],
  number_changed: [nothing('a system message: user_changed_number')],
  group: [nothing('a group')],
  user_id_only: [said({ kind: 'text', text: 'halo' })],
  user_id_and_number: [said({ kind: 'text', text: 'halo' })],
  other_number: [nothing('another number of the account')],
  status_sent: [nothing('a status that is not used: sent')],
  status_delivered: [status('delivered', { at: new Date('2025-11-22T03:00:02Z') })],
  status_read: [status('read')],
  status_failed: [status('failed', { why: '131047 Re-engagement message' })],
  template_paused: [nothing('template bighug_news: PAUSED')],
  value_errors: [],
  many: [
    nothing('malformed value'),
    said({ kind: 'text', text: 'satu' }),
    said({ kind: 'text', text: 'dari Budi' }),
    nothing('malformed message'),
    nothing('malformed message'),
    said({ kind: 'text', text: 'dua' }),
    nothing('malformed status'),
    { kind: 'status', progress: { providerId: 'wamid.out9', state: 'read' } },
    said({ kind: 'text', text: 'tiga' }),
  ],
};

test('there is a row for every fixture', () => {
  const files = readdirSync(folder).map((name) => name.replace(/\.json$/, ''));
  expect(Object.keys(TABLE).sort()).toEqual(files.sort());
});

test.each(Object.entries(TABLE))('%s', (name, expected) => {
  const happened = read(name);
  expect(happened).toHaveLength(expected.length);
  expect(happened).toMatchObject(expected);
});

test('a message keeps Meta’s id and time, and says who the person is to the unofficial client', () => {
  expect(read('text')[0]).toEqual({
    kind: 'message',
    envelope: {
      id: 'wamid.HBgNNjI4MTExMTExMTExFQIAEhgg74657874000000000000AA==',
      from: SITI,
      at: new Date('2025-11-22T03:00:00Z'),
      also: [UNOFFICIAL],
    },
    input: { kind: 'text', text: '2 rb pcs/bln' },
  });
});

test('somebody who hides their number is known by the id that Meta gives', () => {
  const scoped = { ...SITI, id: 'ID.13491208655302741918' };
  const [hidden, both] = [read('user_id_only')[0], read('user_id_and_number')[0]];
  expect(hidden).toMatchObject({ envelope: { from: scoped } });
  expect(hidden && 'envelope' in hidden && hidden.envelope.also).toBeUndefined();
  expect(both).toMatchObject({ envelope: { from: SITI, also: [UNOFFICIAL, scoped] } });
});

test('two people in one webhook are two people', () => {
  const ids = read('many').flatMap((one) => ('envelope' in one ? [one.envelope.from.id] : []));
  expect(ids).toEqual(['628111111111', '6282222222222', '628111111111', '628111111111']);
});

test.each([
  ['no object', null],
  ['a list', [1, 2]],
  ['another product', { object: 'page', entry: [] }],
  ['no entries', { object: 'whatsapp_business_account' }],
  ['entries that are none', { object: 'whatsapp_business_account', entry: [1, {}, null] }],
])('%s does no harm', (_name, body) => {
  expect(readBody(body, reading).every(({ kind }) => kind === 'nothing')).toBe(true);
});

test('a failed status tells code and title, never a number', () => {
  const [one] = read('status_failed');
  expect(JSON.stringify(one?.kind === 'status' ? one.progress : '')).not.toContain('6281');
});

test('times that are missing, wrong or ahead are now', () => {
  for (const timestamp of [undefined, 'kemarin', '99999999999', -5]) {
    const body = JSON.parse(readFileSync(new URL('text.json', folder), 'utf8')) as {
      entry: { changes: { value: { messages: object[] } }[] }[];
    };
    Object.assign(body.entry[0]?.changes[0]?.value.messages[0] ?? {}, { timestamp });
    expect(readBody(body, reading)[0]).toMatchObject({ envelope: { at: reading.now } });
  }
});
