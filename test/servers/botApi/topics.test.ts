// A forum does what the real server does: topics for a bot that may manage them, and messages that find their thread.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startBotApi, type Actor, type BotApi } from './index.ts';
import { raw } from './raw.ts';

let server: BotApi;
let ani: Actor;
beforeEach(async () => {
  server = await startBotApi();
  ani = server.user(11, { first_name: 'Ani' });
});
afterEach(() => server.stop());

async function refused(method: string, payload: Record<string, unknown>): Promise<string> {
  const { ok, description = '' } = await raw(server, method, payload);
  expect(ok).toBe(false);
  return description;
}

test('a topic is made, written in, closed, and gone when somebody deletes it', async () => {
  const group = server.group(-100, { forum: { bot: 'topics' } });
  const made = await raw(server, 'createForumTopic', { chat_id: -100, name: '#12 Siti' });
  const message_thread_id = (made.result as { message_thread_id: number }).message_thread_id;
  expect(group.topics.get(message_thread_id)).toEqual({ name: '#12 Siti', closed: false });
  const here = { chat_id: -100, message_thread_id };
  const { result } = await raw(server, 'sendMessage', { ...here, text: 'halo' });
  expect(result).toMatchObject({ message_thread_id, is_topic_message: true });
  group.sendText(ani, 'halo juga', { threadId: message_thread_id });
  expect(group.inTopic(message_thread_id).map(({ text }) => text)).toEqual(['halo', 'halo juga']);
  expect(server.pendingUpdates()).toBe(1);
  expect((await raw(server, 'closeForumTopic', here)).ok).toBe(true);
  expect(await refused('closeForumTopic', here)).toBe('Bad Request: TOPIC_NOT_MODIFIED');
  expect((await raw(server, 'sendMessage', { ...here, text: 'masih bisa' })).ok).toBe(true);
  group.demoteBot();
  expect(await refused('sendMessage', { ...here, text: 'x' })).toBe('Bad Request: TOPIC_CLOSED');
  group.deleteTopic(message_thread_id);
  expect(await refused('sendMessage', { ...here, text: 'x' })).toBe(
    'Bad Request: message thread not found',
  );
});

test.each([
  [{ forum: { bot: 'admin' } } as const, '#12', 'not enough rights to create a topic'],
  [{}, '#12', 'the chat is not a forum'],
  [{ forum: { bot: 'topics' } } as const, ' ', 'TOPIC_TITLE_EMPTY'],
  [{ forum: { bot: 'topics' } } as const, 'a'.repeat(129), 'TOPIC_TITLE_TOO_LONG'],
])('%j refuses a topic "%s": %s', async (options, name, why) => {
  server.group(-100, options);
  expect(await refused('createForumTopic', { chat_id: -100, name })).toBe(`Bad Request: ${why}`);
});
