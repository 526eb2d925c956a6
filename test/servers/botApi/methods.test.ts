// Methods do what the real server does: messages, edits, files, menus, chats; in all three body encodings.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { startBotApi, type Actor, type BotApi } from './index.ts';
import { PNG, post, raw, refusal } from './raw.ts';

let server: BotApi;
let siti: Actor;

beforeEach(async () => {
  server = await startBotApi();
  siti = server.user(501, { first_name: 'Siti', started: true });
});
afterEach(() => server.stop());

interface Sent {
  message_id: number;
  text?: string;
  photo?: { file_id: string }[];
  document?: { file_id: string; file_name: string; mime_type: string };
}
async function sent(method: string, payload: Record<string, unknown>): Promise<Sent> {
  const answer = await raw(server, method, { chat_id: 501, ...payload });
  expect(answer.description).toBeUndefined();
  return answer.result as Sent;
}
const inline = (...labels: string[]) => ({
  inline_keyboard: [labels.map((text) => ({ text, callback_data: `d:${text}` }))],
});

describe('messages', () => {
  test('json, urlencoded, multipart and query string say the same', async () => {
    const reply_markup = JSON.stringify(inline('Ya'));
    const form = new FormData();
    const words = { chat_id: '501', text: 'Halo', reply_markup };
    for (const [name, value] of Object.entries(words)) form.append(name, value);
    const all = [
      await raw(server, 'sendMessage', { chat_id: 501, text: 'Halo', reply_markup: inline('Ya') }),
      await post(server, 'sendMessage', { body: new URLSearchParams(words) }),
      await post(server, 'SENDMESSAGE', { body: form }),
      await post(server, `sendMessage?${new URLSearchParams(words).toString()}`, {}),
    ];
    expect(all.map(({ ok }) => ok)).toEqual([true, true, true, true]);
    for (const message of server.chat(501).messages) {
      expect(message.text).toBe('Halo');
      expect(message.buttons).toEqual([[{ label: 'Ya', data: 'd:Ya' }]]);
    }
    const payloads = server.callsOf('sendMessage').map(({ payload }) => payload);
    for (const payload of payloads) expect(payload).toEqual(payloads[0]);
    expect(payloads[0]).toMatchObject({ chat_id: 501, reply_markup: inline('Ya') });
  });

  test('markup becomes entities and is trimmed', async () => {
    const { message_id } = await sent('sendMessage', {
      text: '  <b>Ibu &lt;Siti&gt;</b> 🧺 <a href="https://bekasi.go.id/x">sini</a>\n',
      parse_mode: 'HTML',
    });
    const shown = server.chat(501).messages.find((each) => each.messageId === message_id);
    expect(shown?.text).toBe('Ibu <Siti> 🧺 sini');
    expect(shown?.entities).toEqual([
      { type: 'bold', offset: 0, length: 10 },
      { type: 'text_link', url: 'https://bekasi.go.id/x', offset: 14, length: 4 },
    ]);
    const second = await sent('sendMessage', {
      text: '*tebal* _miring_\\.',
      parse_mode: 'MarkdownV2',
    });
    expect(second.text).toBe('tebal miring.');
    expect(server.chat(501).last?.entities).toEqual([
      { type: 'bold', offset: 0, length: 5 },
      { type: 'italic', offset: 6, length: 6 },
    ]);
  });

  test('an edit changes the screen and takes the keyboard away unless it is given again', async () => {
    const { message_id } = await sent('sendMessage', { text: 'Satu', reply_markup: inline('Ya') });
    await sent('editMessageText', { message_id, text: 'Dua' });
    expect(server.chat(501).last).toMatchObject({ text: 'Dua', buttons: [], edits: 1 });
    await sent('editMessageReplyMarkup', { message_id, reply_markup: inline('Lagi') });
    expect(server.chat(501).last?.buttons[0]?.[0]?.label).toBe('Lagi');
    expect(
      await refusal(server, 'editMessageText', {
        chat_id: 501,
        message_id,
        text: ' Dua ',
        reply_markup: inline('Lagi'),
      }),
    ).toMatch(/^Bad Request: message is not modified: specified new message content/);
    await raw(server, 'deleteMessage', { chat_id: 501, message_id });
    expect(server.chat(501).messages).toEqual([]);
    const gone = { chat_id: 501, message_id, text: 'Tiga' };
    expect(await refusal(server, 'editMessageText', gone)).toBe(
      'Bad Request: message to edit not found',
    );
    expect(await refusal(server, 'deleteMessage', gone)).toBe(
      'Bad Request: message to delete not found',
    );
  });

  test("the person's own message and one with a reply keyboard cannot be edited", async () => {
    const own = siti.sendText('punya saya');
    const keyboard = { keyboard: [[{ text: 'Kirim nomor', request_contact: true }, 'Batal']] };
    const { message_id } = await sent('sendMessage', { text: 'Nomor?', reply_markup: keyboard });
    for (const id of [own, message_id]) {
      const edit = { chat_id: 501, message_id: id, text: 'lain' };
      expect(await refusal(server, 'editMessageText', edit)).toBe(
        "Bad Request: message can't be edited",
      );
    }
    expect(
      server
        .chat(501)
        .keyboard?.flat()
        .map(({ label }) => label),
    ).toEqual(['Kirim nomor', 'Batal']);
    siti.pressKey('Kirim nomor', { phone: '628111' });
    expect(server.chat(501).messages.at(-1)?.contact).toEqual({
      phone_number: '628111',
      first_name: 'Siti',
      user_id: 501,
    });
    await sent('sendMessage', { text: 'ok', reply_markup: { remove_keyboard: true } });
    expect(server.chat(501).keyboard).toBeUndefined();
  });

  test('an answer to a message carries it, or is refused when it is gone', async () => {
    const id = siti.sendText('tanya');
    await sent('sendMessage', { text: 'jawab', reply_parameters: { message_id: id } });
    expect(server.chat(501).last?.replyTo).toBe(id);
    const lost = { chat_id: 501, text: 'x', reply_parameters: { message_id: 9999 } };
    expect(await refusal(server, 'sendMessage', lost)).toBe(
      'Bad Request: message to be replied not found',
    );
  });
});

describe('files', () => {
  test('an upload is shown, fetched and sent again by its file_id', async () => {
    const form = new FormData();
    form.append('chat_id', '501');
    form.append('caption', 'kartu');
    form.append('photo', new Blob([PNG]), 'kartu.png');
    const answer = await post(server, 'sendPhoto', { body: form });
    const fileId = (answer.result as Sent).photo?.at(-1)?.file_id ?? '';
    expect(server.chat(501).last?.photo?.bytes.equals(PNG)).toBe(true);
    expect(server.chat(501).last?.text).toBe('kartu');
    expect(server.callsOf('sendPhoto')[0]?.files['photo']).toMatchObject({ name: 'kartu.png' });

    const file = (await raw(server, 'getFile', { file_id: fileId })).result as {
      file_path: string;
      file_size: number;
    };
    const url = `${server.url}/file/bot${server.token}/${file.file_path}`;
    const bytes = Buffer.from(await (await fetch(url)).arrayBuffer());
    expect(bytes.equals(PNG)).toBe(true);
    expect(file.file_size).toBe(PNG.length);
    expect((await fetch(`${url}x`)).status).toBe(404);

    const again = await sent('sendPhoto', { photo: fileId });
    expect(again.photo?.at(-1)?.file_id).toBe(fileId);
  });

  test('attach:// names a part, a document keeps its name and type', async () => {
    const form = new FormData();
    form.append('chat_id', '501');
    form.append('document', 'attach://berkas');
    form.append('berkas', new Blob(['%PDF-1.7']), 'draf PKS.pdf');
    const answer = await post(server, 'sendDocument', { body: form });
    expect((answer.result as Sent).document).toMatchObject({
      file_name: 'draf PKS.pdf',
      mime_type: 'application/pdf',
    });
  });

  test('what Telegram cannot take is refused in its words', async () => {
    const form = new FormData();
    form.append('chat_id', '501');
    form.append('photo', new Blob(['<svg/>']), 'a.svg');
    const svg = await post(server, 'sendPhoto', { body: form });
    expect(svg.description).toBe('Bad Request: IMAGE_PROCESS_FAILED');
    const url = { chat_id: 501, photo: 'https://example.com/a.png' };
    expect(await refusal(server, 'sendPhoto', url)).toBe(
      'Bad Request: failed to get HTTP URL content',
    );
    expect(await refusal(server, 'sendPhoto', { chat_id: 501 })).toBe(
      'Bad Request: there is no photo in the request',
    );
    expect(await refusal(server, 'getFile', { file_id: 'x' })).toBe(
      'Bad Request: wrong file_id or the file is temporarily unavailable',
    );
    siti.sendDocument(Buffer.from('x'), { pretendedSize: 20_000_001 });
    const big = server.chat(501).messages.at(-1)?.document?.fileId;
    expect(await refusal(server, 'getFile', { file_id: big })).toBe('Bad Request: file is too big');
  });
});

describe('the bot and its chats', () => {
  test('menus are kept per scope and language, and a client shows the narrowest', async () => {
    const list = (command: string) => [{ command, description: command }];
    await raw(server, 'setMyCommands', { commands: list('umum') });
    await raw(server, 'setMyCommands', {
      commands: list('daftar'),
      scope: { type: 'all_private_chats' },
      language_code: 'id',
    });
    await raw(server, 'setMyCommands', {
      commands: list('kurasi'),
      scope: { type: 'chat', chat_id: 501 },
    });
    const john = server.user(502, { first_name: 'John', language_code: 'en' });
    const ani = server.user(503, { first_name: 'Ani', language_code: 'id' });
    expect(siti.menu().map(({ command }) => command)).toEqual(['kurasi']);
    expect(john.menu().map(({ command }) => command)).toEqual(['umum']);
    expect(ani.menu().map(({ command }) => command)).toEqual(['daftar']);
    await raw(server, 'deleteMyCommands', { scope: { type: 'chat', chat_id: 501 } });
    expect(siti.menu().map(({ command }) => command)).toEqual(['daftar']);
    const got = await raw(server, 'getMyCommands', {
      scope: { type: 'all_private_chats' },
      language_code: 'id',
    });
    expect(got.result).toEqual(list('daftar'));
  });

  test('too many or wrong commands are refused', async () => {
    const many = (count: number, length: number) =>
      Array.from({ length: count }, (_, index) => ({
        command: `c${index}`,
        description: 'x'.repeat(length),
      }));
    const no = (commands: unknown) => refusal(server, 'setMyCommands', { commands });
    expect(await no(many(101, 3))).toBe('Bad Request: BOT_COMMANDS_TOO_MUCH');
    expect(await no(many(60, 200))).toBe('Bad Request: BOT_COMMANDS_TOO_MUCH');
    expect(await no([{ command: 'Daftar', description: 'x' }])).toBe(
      'Bad Request: BOT_COMMAND_INVALID',
    );
    expect(await no([{ command: 'daftar', description: '' }])).toBe(
      'Bad Request: command description must be non-empty',
    );
    expect(await no(many(100, 3))).toBeUndefined();
  });

  test('who the bot is and what it says about itself', async () => {
    expect((await raw(server, 'getMe')).result).toMatchObject({
      is_bot: true,
      username: 'bighug_test_bot',
    });
    await raw(server, 'setMyDescription', { description: 'Gratis', language_code: 'id' });
    expect((await raw(server, 'getMyDescription', { language_code: 'id' })).result).toEqual({
      description: 'Gratis',
    });
    expect((await raw(server, 'getMyDescription', { language_code: 'en' })).result).toEqual({
      description: '',
    });
    await raw(server, 'setMyShortDescription', { short_description: 'Meja kerja' });
    expect(server.profile.shortDescriptions.get('')).toBe('Meja kerja');
    await raw(server, 'setChatMenuButton', { menu_button: { type: 'commands' } });
    expect(server.profile.menuButtons.get('default')).toEqual({ type: 'commands' });
    await raw(server, 'sendChatAction', { chat_id: 501, action: 'typing' });
    expect(server.chat(501).actions.map(({ action }) => action)).toEqual(['typing']);
    expect((await raw(server, 'getChat', { chat_id: 501 })).result).toMatchObject({
      type: 'private',
      first_name: 'Siti',
    });
  });

  test('a bot leaves a group and cannot write there any more', async () => {
    server.group(-100_900, { title: 'Pasar' });
    expect((await raw(server, 'sendMessage', { chat_id: -100_900, text: 'Halo' })).ok).toBe(true);
    expect((await raw(server, 'leaveChat', { chat_id: -100_900 })).result).toBe(true);
    expect(await refusal(server, 'sendMessage', { chat_id: -100_900, text: 'Halo' })).toBe(
      'Forbidden: bot is not a member of the supergroup chat',
    );
    expect(await refusal(server, 'leaveChat', { chat_id: 501 })).toBe(
      "Bad Request: chat member status can't be changed in private chats",
    );
  });

  test('a method that does not exist is 404 and remembered, a wrong token 401', async () => {
    const answer = await raw(server, 'sendPigeon', { chat_id: 501 });
    expect(answer).toMatchObject({
      status: 404,
      ok: false,
      description: 'Not Found: method not found',
    });
    expect(server.unknownMethods).toEqual(['sendPigeon']);
    const wrong = await fetch(`${server.url}/bot1:${'x'.repeat(35)}/getMe`);
    expect([wrong.status, await wrong.json()]).toEqual([
      401,
      { ok: false, error_code: 401, description: 'Unauthorized' },
    ]);
    expect((await fetch(`${server.url}/botx/getMe`)).status).toBe(401);
    expect((await fetch(`${server.url}/`)).status).toBe(404);
  });
});
