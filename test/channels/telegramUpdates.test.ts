/** Recorded updates of every kind become what happened, in our words. */
import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readUpdate } from '../../src/channels/telegram/updates.ts';
import type { Happened } from '../../src/channels/telegram/updates.ts';

const folder = new URL('../fixtures/telegram/', import.meta.url);
const now = new Date('2026-11-22T03:00:00Z');
const reading = { account: '7012345678', now };

function fixture(name: string): unknown {
  return JSON.parse(readFileSync(new URL(`${name}.json`, folder), 'utf8'));
}

function read(name: string): Happened {
  return readUpdate(fixture(name), reading);
}

const siti = { channel: 'telegram', account: '7012345678', id: '501000111' };
const seen = new Set<string>();

function check(name: string, expected: object): void {
  seen.add(name);
  expect(read(name)).toMatchObject(expected);
}

describe('what a person writes', () => {
  test('a text, with its address, date and dedupe id', () => {
    seen.add('text');
    expect(read('text')).toEqual({
      kind: 'message',
      chatId: 501000111,
      envelope: { id: '501000111/3101', from: siti, at: new Date(1795309201 * 1000) },
      input: { kind: 'text', text: 'Keripik singkong, 500 bungkus sebulan' },
    });
  });

  test.each([
    ['start_payload', { kind: 'command', name: 'start', args: 'daftar_bazar' }],
    ['command_at_bot', { kind: 'command', name: 'status', args: '' }],
    ['location', { kind: 'location', lat: -6.234912, lon: 106.989607 }],
    ['live_location', { kind: 'location', lat: -6.234912, lon: 106.989607 }],
    ['venue', { kind: 'location', lat: -6.2383, lon: 106.9756 }],
    ['contact_own', { kind: 'contact', phone: '+6281234567890' }],
    ['contact_other', { kind: 'unsupported', what: 'contact_of_other' }],
    ['contact_card', { kind: 'unsupported', what: 'contact_of_other' }],
    ['edited', { kind: 'edited', text: '600 bungkus sebulan' }],
    ['edited_caption', { kind: 'edited', text: 'foto depan' }],
    ['document_too_big', { kind: 'unsupported', what: 'file_too_big' }],
    ...['sticker', 'video', 'video_note', 'audio', 'animation', 'poll', 'dice'].map(
      (what) => [what, { kind: 'unsupported', what }] as const,
    ),
  ] as const)('%s', (name, input) => {
    check(name, { kind: 'message', chatId: 501000111, envelope: { from: siti }, input });
  });

  test('an edit has an id of its own, each edit another', () => {
    const edit = fixture('edited') as { update_id: number };
    const ids = [edit, { ...edit, update_id: edit.update_id + 1 }].map((update) => {
      const happened = readUpdate(update, reading);
      return happened.kind === 'message' ? happened.envelope.id : undefined;
    });
    expect(new Set(ids).size).toBe(2);
    expect(ids[0]).toMatch(/^501000111\/\d+\/edit\/\d+$/);
  });
});

describe('files', () => {
  test('the largest size of a photo, with its caption', () => {
    check('photo', {
      kind: 'file',
      as: 'photo',
      file: { fileId: 'AgACAgUAAxkBAAIMfoto3', mime: 'image/jpeg' },
      caption: 'ini produknya',
    });
  });

  test('a photo whose largest size is over 20 MB is taken a size smaller', () => {
    const update = fixture('photo') as { message: { photo: { file_size: number }[] } };
    const last = update.message.photo.at(-1);
    if (last) last.file_size = 20 * 1024 * 1024 + 1;
    expect(readUpdate(update, reading)).toMatchObject({
      file: { fileId: 'AgACAgUAAxkBAAIMfoto2' },
    });
  });

  test('every photo of an album is a message of its own', () => {
    seen.add('album');
    const album = fixture('album') as unknown[];
    const read = album.map((update) => readUpdate(update, reading));
    expect(read.map((each) => (each.kind === 'file' ? each.file.fileId : each.kind))).toEqual([
      'AgACAgUAAxkBAAIMalbum0_3',
      'AgACAgUAAxkBAAIMalbum1_3',
      'AgACAgUAAxkBAAIMalbum2_3',
    ]);
    expect(new Set(read.map((each) => each.kind === 'file' && each.envelope.id)).size).toBe(3);
  });

  test('a document and a voice note', () => {
    check('document', {
      as: 'document',
      file: { fileId: 'BQACAgUAAxkBAAIMdok', mime: 'application/pdf', name: 'NIB 1234.pdf' },
    });
    check('voice', { as: 'voice', file: { fileId: 'AwACAgUAAxkBAAIMvoc', mime: 'audio/ogg' } });
  });

  test('a name cannot lead to another folder or hide its ending, a type must be plain', () => {
    check('document_odd_name', {
      file: { name: '.._.._etc__passwd', mime: 'application/octet-stream' },
    });
  });
});

describe('taps', () => {
  test('the option and its turn, and the message it was on', () => {
    check('tap', {
      kind: 'message',
      envelope: { id: 'tap/4382000000000000777', from: siti, at: now },
      input: { kind: 'choice', option: 'ya', turn: 12 },
      tap: { queryId: '4382000000000000777', messageId: 3060, label: 'Sudah', text: 'Punya NIB?' },
    });
  });

  test('an old message that Telegram no longer shows; an option id with a colon', () => {
    check('tap_inaccessible', { input: { kind: 'choice', option: 'edit:name', turn: 3 } });
  });

  test('data that was never ours belongs to no turn', () => {
    check('tap_foreign', { input: { kind: 'choice', option: 'old format', turn: -1 } });
  });

  test('a tap outside of a private chat is answered and no more', () => {
    check('tap_inline', { kind: 'nothing', queryId: '4382000000000000780' });
    check('tap_group', { kind: 'group', queryId: '4382000000000000781' });
  });
});

describe('what is not for us', () => {
  test.each([
    ['blocked', 'blocked by a person'],
    ['unblocked', 'unblocked by a person'],
    ['group_left', 'membership of a group'],
    ['group_edit', 'an edit elsewhere'],
    ['live_location_moved', 'an edit without words'],
    ['service', 'a service message'],
    ['channel_post', 'a kind of update that is not used'],
  ])('%s', (name, why) => check(name, { kind: 'nothing', why }));

  test('groups get their line, and nothing of what is said there is kept', () => {
    seen.add('group').add('group_joined');
    for (const name of ['group', 'group_joined']) {
      expect(read(name)).toMatchObject({ kind: 'group', chatId: -1001987654321 });
    }
  });

  test('anything at all, without throwing', () => {
    const odd = [undefined, null, 7, 'x', [], {}, { update_id: 'x' }, { update_id: 1, message: 5 }];
    const half = {
      update_id: 1,
      message: { message_id: 1, date: 1, chat: { id: 5, type: 'private' } },
    };
    for (const update of [...odd, half]) expect(readUpdate(update, reading).kind).toBe('nothing');
    const anything = fc.record(
      {
        update_id: fc.nat(),
        message: fc.anything(),
        edited_message: fc.anything(),
        callback_query: fc.anything(),
        my_chat_member: fc.anything(),
      },
      { requiredKeys: ['update_id'] },
    );
    fc.assert(fc.property(anything, (update) => void readUpdate(update, reading)));
    const broken = { ...half.message, photo: 'no list', sticker: {} };
    expect(readUpdate({ update_id: 1, message: broken }, reading)).toMatchObject({
      input: { kind: 'unsupported', what: 'sticker' },
    });
  });

  test('every recorded update is checked here', () => {
    const names = readdirSync(folder).map((file) => file.replace('.json', ''));
    expect(names.filter((name) => !seen.has(name) && name !== 'edited')).toEqual([]);
  });
});
