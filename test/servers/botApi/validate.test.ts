// What Telegram refuses is refused here in the same words.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startBotApi, type BotApi } from './index.ts';
import { raw, refusal } from './raw.ts';

let server: BotApi;
beforeAll(async () => {
  server = await startBotApi();
  server.user(1, { started: true });
});
afterAll(() => server.stop());

const say = (payload: Record<string, unknown>) =>
  refusal(server, 'sendMessage', { chat_id: 1, ...payload });

describe('texts', () => {
  const long = (length: number) => 'a'.repeat(length);
  test.each([
    [{ text: '' }, 'Bad Request: message text is empty'],
    [{ text: '  \n ' }, 'Bad Request: text must be non-empty'],
    [{ text: '<b></b>', parse_mode: 'HTML' }, 'Bad Request: text must be non-empty'],
    [{ text: long(4097) }, 'Bad Request: message is too long'],
    [{ text: '🧺'.repeat(4097) }, 'Bad Request: message is too long'],
    [{ text: long(33_000) }, 'Bad Request: text is too long'],
    [{ text: 'x', parse_mode: 'XML' }, 'Bad Request: unsupported parse_mode'],
    [{ text: 'potong \ud83e' }, 'Bad Request: strings must be encoded in UTF-8'],
  ])('%j', async (payload, expected) => {
    expect(await say(payload)).toBe(expected);
  });

  test('the limits count after entities parsing, in characters', async () => {
    expect(await say({ text: long(4096) })).toBeUndefined();
    expect(await say({ text: '🧺'.repeat(4096) })).toBeUndefined();
    expect(await say({ text: `<b>${long(4096)}</b>`, parse_mode: 'HTML' })).toBeUndefined();
    const fileId = 'x';
    const photo = { chat_id: 1, photo: fileId, caption: long(1025) };
    expect(await refusal(server, 'sendPhoto', photo)).toBe(
      'Bad Request: message caption is too long',
    );
  });
});

describe('markup', () => {
  test.each([
    ['HTML', '1 < 2', 'Unsupported start tag "" at byte offset 2'],
    ['HTML', 'é <x>', 'Unsupported start tag "x" at byte offset 3'],
    ['HTML', '<b>tebal', 'Can\'t find end tag corresponding to start tag "b"'],
    ['HTML', '<b>x</i>', 'Unmatched end tag at byte offset 4, expected "</b>", found "</i>"'],
    ['HTML', 'x</b>', 'Unexpected end tag at byte offset 1'],
    ['HTML', 'harga <5000', 'Unclosed start tag at byte offset 6'],
    [
      'HTML',
      '<span class="x">y</span>',
      'Tag "span" must have class "tg-spoiler" at byte offset 0',
    ],
    [
      'MarkdownV2',
      'Rp 5.000',
      "Character '.' is reserved and must be escaped with the preceding '\\'",
    ],
    ['MarkdownV2', 'a-b', "Character '-' is reserved and must be escaped with the preceding '\\'"],
    ['MarkdownV2', 'x *tebal', "Can't find end of Bold entity at byte offset 2"],
    ['MarkdownV2', '[a](http://x.id', "Can't find end of a URL at byte offset 4"],
    ['MarkdownV2', '`kode', "Can't find end of Code entity at byte offset 0"],
    ['Markdown', 'a_b', "Can't find end of the entity starting at byte offset 1"],
  ])('%s %s', async (parse_mode, text, expected) => {
    expect(await say({ text, parse_mode })).toBe(`Bad Request: can't parse entities: ${expected}`);
  });

  test.each([
    ['HTML', '1 &lt; 2 &amp; &quot;a&quot; &#128512; &nbsp;', '1 < 2 & "a" 😀 &nbsp;', []],
    ['HTML', '<B>a<i>b</i></B>', 'ab', ['bold 0 2', 'italic 1 1']],
    ['HTML', '<blockquote expandable>a</blockquote>', 'a', ['expandable_blockquote 0 1']],
    ['HTML', '<a href="localhost">x</a>', 'x', []],
    ['HTML', '<pre>a\nb</pre>', 'a\nb', ['pre 0 3']],
    ['MarkdownV2', '*a _b_*', 'a b', ['bold 0 3', 'italic 2 1']],
    [
      'MarkdownV2',
      '__a__ ~b~ ||c||',
      'a b c',
      ['underline 0 1', 'strikethrough 2 1', 'spoiler 4 1'],
    ],
    ['MarkdownV2', '>satu\n>dua\nlepas', 'satu\ndua\nlepas', ['blockquote 0 8']],
    ['MarkdownV2', '`a.b` [c](https://x.id/\\)d)', 'a.b c', ['code 0 3', 'text_link 4 1']],
    ['MarkdownV2', '```js\nlet a;```', 'let a;', ['pre 0 6']],
    ['MarkdownV2', 'a\\\\b\\!', 'a\\b!', []],
    ['Markdown', '*a* _b_ `c`', 'a b c', ['bold 0 1', 'italic 2 1', 'code 4 1']],
  ])('%s %s is taken', async (parse_mode, text, shown, entities) => {
    const answer = await raw(server, 'sendMessage', { chat_id: 1, text, parse_mode });
    expect(answer.description).toBeUndefined();
    const result = answer.result as {
      text: string;
      entities?: { type: string; offset: number; length: number }[];
    };
    expect(result.text).toBe(shown);
    const found = result.entities ?? [];
    expect(found.map((each) => `${each.type} ${each.offset} ${each.length}`)).toEqual(entities);
  });
});

describe('keyboards', () => {
  const buttons = (...row: unknown[]) => ({ inline_keyboard: [row] });
  const where = "Bad Request: can't parse inline keyboard button: ";
  test.each([
    [buttons({ text: 'a', callback_data: 'x'.repeat(65) }), 'Bad Request: BUTTON_DATA_INVALID'],
    [buttons({ text: 'a', callback_data: 'é'.repeat(33) }), 'Bad Request: BUTTON_DATA_INVALID'],
    [buttons({ text: 'a' }), `${where}Text buttons are unallowed in the inline keyboard`],
    [buttons({ callback_data: 'a' }), `${where}Can't find field "text"`],
    [buttons('a'), `${where}InlineKeyboardButton must be an Object`],
    [
      buttons({ text: ' ', callback_data: 'a' }),
      'Bad Request: inline keyboard button text must be non-empty',
    ],
    [
      buttons({ text: 'a', url: 'http://localhost/x' }),
      "Bad Request: inline keyboard button URL 'http://localhost/x' is invalid: Wrong HTTP URL",
    ],
    [
      { inline_keyboard: [{ text: 'a', callback_data: 'b' }] },
      'Bad Request: field "inline_keyboard" of the InlineKeyboardMarkup must be an Array of Arrays',
    ],
    [{ keyboard: ['a'] }, 'Bad Request: field "keyboard" must be an Array of Arrays'],
    [[], 'Bad Request: object expected as reply markup'],
    ['{', "Bad Request: can't parse reply keyboard markup JSON object"],
    [
      buttons(...Array.from({ length: 101 }, (_, n) => ({ text: `${n}`, callback_data: `${n}` }))),
      'Bad Request: reply markup is too long',
    ],
  ])('%j', async (reply_markup, expected) => {
    expect(await say({ text: 'x', reply_markup })).toBe(expected);
  });

  test('64 bytes of data are taken', async () => {
    const reply_markup = buttons({ text: 'a', callback_data: 'x'.repeat(64) });
    expect(await say({ text: 'x', reply_markup })).toBeUndefined();
  });
});

describe('chats', () => {
  test('a stranger, a silent one, a blocker, a deleted account', async () => {
    expect(await say({ text: 'x', chat_id: 404 })).toBe('Bad Request: chat not found');
    expect(await say({ text: 'x', chat_id: '' })).toBe('Bad Request: chat_id is empty');
    server.user(2);
    expect(await say({ text: 'x', chat_id: 2 })).toBe(
      "Forbidden: bot can't initiate conversation with a user",
    );
    const budi = server.user(3, { started: true });
    budi.block();
    const refused = await raw(server, 'sendMessage', { chat_id: 3, text: 'x' });
    expect(refused).toMatchObject({
      status: 403,
      error_code: 403,
      description: 'Forbidden: bot was blocked by the user',
    });
    expect(() => budi.sendText('halo')).toThrow('blocked');
    budi.unblock();
    expect(await say({ text: 'x', chat_id: 3 })).toBeUndefined();
    budi.deactivate();
    expect(await say({ text: 'x', chat_id: 3 })).toBe('Forbidden: user is deactivated');
  });

  test('an action must be one of the list', async () => {
    expect(await refusal(server, 'sendChatAction', { chat_id: 1, action: 'thinking' })).toBe(
      'Bad Request: wrong parameter action in request',
    );
  });
});
