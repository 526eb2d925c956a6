/** Recorded messages of every kind become what happened, in our words. */
import { readdirSync, readFileSync } from 'node:fs';
import { proto } from '@whiskeysockets/baileys';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { whoOf } from '../../src/channels/whatsapp/identity.ts';
import { readMessage } from '../../src/channels/whatsapp/messages.ts';
import type { Given, Happened } from '../../src/channels/whatsapp/messages.ts';

const folder = new URL('../fixtures/whatsapp/', import.meta.url);
const now = new Date('2026-11-22T03:00:00Z');
const account = '6281100000001';
const siti = { channel: 'whatsapp', account, id: '173000111222333@lid' };
const number = { channel: 'whatsapp', account, id: '6281234567890@s.whatsapp.net' };
const seen = new Set<string>();

type Recorded = { key: { remoteJid: string; remoteJidAlt?: string; isViewOnce?: boolean } };

/** As the library hands it over: the content went over the wire once. */
function read(name: string): Happened {
  seen.add(name);
  const json = JSON.parse(readFileSync(new URL(`${name}.json`, folder), 'utf8')) as Recorded;
  const info = proto.WebMessageInfo.fromObject(json);
  const wired = proto.WebMessageInfo.decode(proto.WebMessageInfo.encode(info).finish());
  const { remoteJid, remoteJidAlt, isViewOnce } = json.key;
  const given = { ...wired, key: { ...wired.key, ...(isViewOnce ? { isViewOnce } : {}) } } as Given;
  return readMessage(given, { account, who: whoOf(remoteJid, remoteJidAlt) ?? {}, now });
}

test('a text, with both names of its sender, its date and dedupe id', () => {
  expect(read('text')).toEqual({
    kind: 'message',
    envelope: {
      id: '3A0000000000C0FFEE01',
      from: siti,
      also: [number],
      at: new Date(1795309201 * 1000),
    },
    input: { kind: 'text', text: 'Keripik singkong, 500 bungkus sebulan' },
  });
});

test('somebody of whom only the number is known is reached there', () => {
  expect(read('pn_only')).toMatchObject({ envelope: { from: number } });
  expect(read('pn_only')).not.toHaveProperty('envelope.also');
});

describe('what people write', () => {
  test.each([
    ['text_extended', { kind: 'text', text: 'lihat https://contoh.id/produk' }],
    ['text_ephemeral', { kind: 'text', text: 'pesan sementara' }],
    ['command', { kind: 'command', name: 'status', args: '' }],
    ['location', { kind: 'location', lat: -6.234912, lon: 106.989607 }],
    ['location_live', { kind: 'location', lat: -6.2383, lon: 106.9756 }],
    ['location_wrong', { kind: 'unsupported', what: 'location' }],
    ['contact_own', { kind: 'contact', phone: '+6281234567890' }],
    ['contact_own_plain', { kind: 'contact', phone: '+6281234567890' }],
    ['contact_other', { kind: 'unsupported', what: 'contact_of_other' }],
    ['contacts', { kind: 'unsupported', what: 'contact_of_other' }],
    ['buttons_response', { kind: 'choice', turn: 12, option: 'ya' }],
    ['buttons_foreign', { kind: 'text', text: 'Sudah' }],
    ['list_response', { kind: 'choice', turn: 7, option: 'sektor/K1' }],
    ['template_reply', { kind: 'choice', turn: 3, option: 'b' }],
    ['interactive_response', { kind: 'choice', turn: 4, option: 'daftar' }],
    ['interactive_broken', { kind: 'text', text: 'Daftar' }],
    ['image_too_big', { kind: 'unsupported', what: 'file_too_big' }],
    ['unknown_kind', { kind: 'unsupported', what: 'unknown' }],
    ['view_once_hidden', { kind: 'unsupported', what: 'view_once' }],
    ...['audio', 'video', 'animation', 'video_note', 'sticker', 'poll', 'poll_vote', 'event'].map(
      (what) => [what, { kind: 'unsupported', what }] as const,
    ),
  ] as const)('%s', (name, input) => {
    expect(read(name)).toMatchObject({ kind: 'message', envelope: { from: siti }, input });
  });

  test('a quoted number keeps the id of what it answers', () => {
    expect(read('text_quoting')).toMatchObject({
      input: { kind: 'text', text: '2' },
      quotes: '3EB0AAAAAAAAAAAAAAAAAA',
    });
  });

  test('a card is nobody’s own while the number of its sender is not known', () => {
    const json = JSON.parse(readFileSync(new URL('contact_own.json', folder), 'utf8')) as object;
    const happened = readMessage(proto.WebMessageInfo.fromObject(json) as Given, {
      account,
      who: { lid: siti.id },
      now,
    });
    expect(happened).toMatchObject({ input: { kind: 'unsupported', what: 'contact_of_other' } });
  });
});

describe('files', () => {
  test.each([
    ['image', 'photo', { mime: 'image/jpeg' }, 'ini produknya'],
    ['image_view_once', 'photo', { mime: 'image/jpeg' }, undefined],
    ['document', 'document', { mime: 'application/pdf', name: 'NIB Siti.pdf' }, undefined],
    ['document_with_caption', 'document', { mime: 'application/pdf', name: 'NIB.pdf' }, 'NIB saya'],
    ['voice', 'voice', { mime: 'audio/ogg' }, undefined],
    ['voice_forwarded', 'voice', { mime: 'audio/ogg' }, undefined],
  ] as const)('%s', (name, as, file, caption) => {
    const happened = read(name);
    expect(happened).toMatchObject({ kind: 'file', as, file, envelope: { from: siti } });
    expect(happened).toHaveProperty('file.path', expect.stringMatching(/^\/v\/t62/));
    expect(happened.kind === 'file' ? happened.caption : '').toBe(caption);
  });

  test('name and type are what the sender’s phone says, and only a plain form of them is kept', () => {
    expect(read('document_odd_name')).toMatchObject({
      file: { mime: 'application/octet-stream', name: '.._.._etc__passwd_.pdf' },
    });
  });
});

describe('what changes a message', () => {
  test.each([
    ['edit', '600 bungkus sebulan', '3A00000000C0FFEE01'],
    ['edit_wrapped', '700 bungkus sebulan', '3A00000000C0FFEE01'],
    ['edit_caption', 'foto depan', '3A00000000C0FFEE06'],
  ])('%s has an id of its own', (name, text, original) => {
    const happened = read(name);
    expect(happened).toMatchObject({ kind: 'message', input: { kind: 'edited', text } });
    expect(happened).toHaveProperty(
      'envelope.id',
      expect.stringMatching(new RegExp(`^${original}:edit:3A[0-9A-F]+$`)),
    );
  });

  test('a deletion', () => {
    expect(read('deletion')).toMatchObject({
      envelope: { id: '3A00000000C0FFEE01:deleted' },
      input: { kind: 'deleted' },
    });
  });
});

test.each(['stub', 'reaction', 'keys_only', 'disappearing_setting', 'from_me', 'without_content'])(
  '%s asks for nothing',
  (name) => expect(read(name)).toMatchObject({ kind: 'nothing' }),
);

test('a stub says nothing even where it carries content', () => {
  const given: Given = {
    key: { id: 'A', remoteJid: siti.id },
    message: { conversation: 'x' },
    messageStubType: proto.WebMessageInfo.StubType.CIPHERTEXT,
  };
  expect(readMessage(given, { account, who: { lid: siti.id }, now }).kind).toBe('nothing');
});

test('every recorded message is read by a test', () => {
  const names = readdirSync(folder).map((name) => name.replace('.json', ''));
  expect(names.filter((name) => !seen.has(name))).toEqual([]);
});

test('whatever the bytes of a message are, reading it never throws', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), fc.string(), (bytes, id) => {
      let message: proto.IMessage | undefined;
      try {
        message = proto.Message.decode(bytes);
      } catch {
        return;
      }
      const given: Given = { key: { id, remoteJid: siti.id }, message };
      readMessage(given, { account, who: { lid: siti.id }, now });
    }),
    { numRuns: 2000 },
  );
});
