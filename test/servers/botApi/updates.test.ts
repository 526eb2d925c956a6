// Updates: long polling with confirmation, what people send, taps and their answers.
import type { Update } from '@grammyjs/types';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { startBotApi, type Actor, type BotApi } from './index.ts';
import { PNG, raw, refusal } from './raw.ts';

let server: BotApi;
let siti: Actor;
let clock: number;
beforeEach(async () => {
  clock = Date.parse('2026-11-23T02:00:00Z');
  server = await startBotApi({ now: () => new Date(clock) });
  siti = server.user(501, { first_name: 'Siti', language_code: 'id' });
});
afterEach(() => server.stop());

async function updates(payload: Record<string, unknown> = {}): Promise<Update[]> {
  const answer = await raw(server, 'getUpdates', payload);
  expect(answer.description).toBeUndefined();
  return answer.result as Update[];
}

describe('polling', () => {
  test('an update comes again until an offset above it confirms it', async () => {
    siti.sendText('satu');
    siti.sendText('dua');
    const first = await updates({ limit: 1 });
    expect(first.map(({ message }) => message?.text)).toEqual(['satu']);
    expect(await updates({ limit: 1 })).toEqual(first);
    const offset = (first[0]?.update_id ?? 0) + 1;
    const [second] = await updates({ offset });
    expect(second?.message?.text).toBe('dua');
    expect(second?.update_id).toBe(offset);
    expect(await updates({ offset: offset + 1 })).toEqual([]);
    expect(server.pendingUpdates()).toBe(0);
  });

  test('a negative offset keeps the newest, one far ahead confirms nothing', async () => {
    for (const text of ['a', 'b', 'c']) siti.sendText(text);
    expect(await updates({ offset: 2_000_000_000 })).toHaveLength(3);
    const kept = await updates({ offset: -1 });
    expect(kept.map(({ message }) => message?.text)).toEqual(['c']);
    expect(server.pendingUpdates()).toBe(1);
  });

  test('a long poll waits for the first update, or for its timeout', async () => {
    const asked = performance.now();
    const waiting = updates({ timeout: 10 });
    await server.waitFor(() => server.waitingPolls() === 1);
    siti.sendText('datang');
    siti.sendText('berdua');
    expect((await waiting).map(({ message }) => message?.text)).toEqual(['datang', 'berdua']);
    expect(performance.now() - asked).toBeLessThan(3000);
    await updates({ offset: -1 });
    const { update_id = 0 } = (await updates())[0] ?? {};
    const started = performance.now();
    expect(await updates({ offset: update_id + 1, timeout: 1 })).toEqual([]);
    expect(performance.now() - started).toBeGreaterThan(900);
  });

  test('a second poller ends the first with 409', async () => {
    const first = raw(server, 'getUpdates', { timeout: 10 });
    await server.waitFor(() => server.waitingPolls() === 1);
    const second = raw(server, 'getUpdates', { timeout: 10 });
    expect(await first).toMatchObject({
      status: 409,
      description:
        'Conflict: terminated by other getUpdates request; make sure that only one bot instance is running',
    });
    siti.sendText('halo');
    expect((await second).ok).toBe(true);
  });

  test('only allowed kinds are created, and the choice is remembered', async () => {
    await updates({ allowed_updates: ['callback_query'] });
    siti.sendText('tidak terlihat');
    expect(await updates()).toEqual([]);
    await updates({ allowed_updates: [] });
    siti.sendText('terlihat');
    expect(await updates()).toHaveLength(1);
  });

  test('an update is what was sent, not what became of it', async () => {
    const id = siti.sendText('asli');
    siti.editText(id, 'ganti');
    const [sent, edited] = await updates();
    expect(sent?.message?.text).toBe('asli');
    expect(edited?.edited_message).toMatchObject({ message_id: id, text: 'ganti' });
    expect(edited?.edited_message?.edit_date).toBe(clock / 1000);
  });

  test('a repeated update arrives under its old id although it was confirmed', async () => {
    siti.sendText('sekali');
    const { update_id = 0 } = (await updates())[0] ?? {};
    expect(await updates({ offset: update_id + 1 })).toEqual([]);
    server.redeliver(update_id);
    const again = await updates({ offset: update_id + 1 });
    expect(again.map((each) => each.update_id)).toEqual([update_id]);
    expect(await updates({ offset: update_id + 1 })).toEqual([]);
  });
});

describe('slow habits of the real server, when asked for', () => {
  test('the same offset again soon is held back and gets one update; setWebhook once a second', async () => {
    const strict = await startBotApi({ strictTiming: true });
    const budi = strict.user(502);
    budi.sendText('satu');
    budi.sendText('dua');
    const first = await raw(strict, 'getUpdates', {});
    const second = await raw(strict, 'getUpdates', {});
    expect([first, second].map(({ result }) => (result as Update[]).length)).toEqual([2, 1]);
    const url = 'http://127.0.0.1:9/hook';
    expect((await raw(strict, 'setWebhook', { url })).ok).toBe(true);
    const again = await raw(strict, 'setWebhook', { url, secret_token: 'x' });
    expect(again).toMatchObject({ status: 429, parameters: { retry_after: 1 } });
    await strict.stop();
  });

  test('a crowd can be written to, and one of it can act later', async () => {
    server.crowd(9000, 1000);
    expect((await raw(server, 'sendMessage', { chat_id: 9999, text: 'Siaran' })).ok).toBe(true);
    const one = server.user(9999);
    expect(server.chat(9999).last?.text).toBe('Siaran');
    one.sendText('terima kasih');
    expect((await updates()).at(-1)?.message?.from?.id).toBe(9999);
  });
});

describe('what people send', () => {
  test('every kind has its real shape', async () => {
    siti.start('ref_bazar');
    siti.sendPhoto(PNG, 'keripik #UMK');
    siti.sendAlbum([PNG, PNG]);
    siti.sendDocument(Buffer.from('%PDF'), { name: 'nib.pdf' });
    siti.sendVoice(Buffer.from('OggS'), 4);
    siti.sendLocation(-6.23, 106.99);
    siti.sendContact('6281234567890');
    siti.sendContact('62899', { firstName: 'Budi' });
    siti.sendSticker('👍');
    const messages = (await updates()).map(({ message }) => message);
    expect(messages[0]).toMatchObject({
      text: '/start ref_bazar',
      entities: [{ type: 'bot_command', offset: 0, length: 6 }],
      chat: { id: 501, type: 'private', first_name: 'Siti' },
      from: { id: 501, is_bot: false, language_code: 'id' },
      date: clock / 1000,
    });
    expect(messages[1]).toMatchObject({
      caption: 'keripik #UMK',
      caption_entities: [{ type: 'hashtag', offset: 8, length: 4 }],
    });
    expect(messages[1]?.photo?.at(-1)?.file_size).toBe(PNG.length);
    expect(messages[2]?.media_group_id).toBe(messages[3]?.media_group_id);
    expect(messages[4]?.document).toMatchObject({ file_name: 'nib.pdf', file_size: 4 });
    expect(messages[5]?.voice).toMatchObject({ duration: 4, mime_type: 'audio/ogg' });
    expect(messages[6]?.location).toEqual({ latitude: -6.23, longitude: 106.99 });
    expect(messages[7]?.contact?.user_id).toBe(501);
    expect(messages[8]?.contact).toEqual({ phone_number: '62899', first_name: 'Budi' });
    expect(messages[9]?.sticker?.emoji).toBe('👍');
    const ids = messages.map((each) => each?.message_id ?? 0);
    expect(ids).toEqual([...ids].sort((a, b) => a - b));
    const small = messages[1]?.photo?.[0]?.file_id;
    expect((await raw(server, 'getFile', { file_id: small })).ok).toBe(true);
  });

  test('a client cuts a long text itself and sends no empty one', async () => {
    siti.sendText('x'.repeat(10_000));
    const lengths = (await updates()).map(({ message }) => message?.text?.length);
    expect(lengths).toEqual([4096, 4096, 1808]);
    expect(() => siti.sendText('  ')).toThrow('empty');
  });

  test('blocking and unblocking are told to the bot', async () => {
    siti.start();
    siti.block();
    siti.unblock();
    const [, blocked, back] = await updates();
    expect(blocked?.my_chat_member?.new_chat_member.status).toBe('kicked');
    expect(back?.my_chat_member?.new_chat_member.status).toBe('member');
  });

  test('in a group the bot hears commands, mentions and answers only', async () => {
    const group = server.group(-100_777, { title: 'Pasar' });
    group.sendText(siti, 'obrolan biasa');
    group.sendText(siti, '/daftar');
    group.sendText(siti, '/daftar@bot_lain');
    group.sendText(siti, 'halo @bighug_test_bot');
    const bot = await raw(server, 'sendMessage', { chat_id: -100_777, text: 'Ya?' });
    const replyTo = (bot.result as { message_id: number }).message_id;
    group.sendText(siti, 'terima kasih', { replyTo });
    const heard = (await updates()).map(({ message }) => message?.text);
    expect(heard).toEqual(['/daftar', 'halo @bighug_test_bot', 'terima kasih']);
    group.removeBot(siti);
    expect(await refusal(server, 'sendMessage', { chat_id: -100_777, text: 'x' })).toBe(
      'Forbidden: bot was kicked from the supergroup chat',
    );
  });
});

describe('taps', () => {
  const TOO_OLD =
    'Bad Request: query is too old and response timeout expired or query ID is invalid';
  async function keyboard(): Promise<number> {
    const inline_keyboard = [[{ text: 'Ya', callback_data: '7:yes' }]];
    const sent = await raw(server, 'sendMessage', {
      chat_id: 501,
      text: 'Benar?',
      reply_markup: { inline_keyboard },
    });
    return (sent.result as { message_id: number }).message_id;
  }

  test('a tap spins until it is answered, once, in time', async () => {
    siti.start();
    const id = await keyboard();
    const tap = siti.tapButton(id, 'Ya');
    expect(siti.spinning()).toEqual(['7:yes']);
    const query = (await updates()).at(-1)?.callback_query;
    expect(query).toMatchObject({
      id: tap.id,
      data: '7:yes',
      from: { id: 501 },
      message: { message_id: id },
    });
    await raw(server, 'answerCallbackQuery', {
      callback_query_id: tap.id,
      text: 'Oke',
      show_alert: true,
    });
    expect(await tap.answered()).toEqual({ text: 'Oke', showAlert: true });
    expect(siti.spinning()).toEqual([]);
    expect(await refusal(server, 'answerCallbackQuery', { callback_query_id: tap.id })).toBe(
      TOO_OLD,
    );
    expect(await refusal(server, 'answerCallbackQuery', { callback_query_id: '1' })).toBe(TOO_OLD);
    const late = siti.tap('7:yes');
    clock += 16_000;
    expect(await refusal(server, 'answerCallbackQuery', { callback_query_id: late.id })).toBe(
      TOO_OLD,
    );
  });

  test('only a button that is shown can be tapped, unless it is said to be stale', async () => {
    siti.start();
    const id = await keyboard();
    expect(() => siti.tapButton(id, 'Tidak')).toThrow('shows no button "Tidak", only: "Ya"');
    siti.tapButton(id, '3:old', { stale: true });
    expect((await updates()).at(-1)?.callback_query?.data).toBe('3:old');
  });
});
