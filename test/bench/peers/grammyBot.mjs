/** grammY with its call to the network caught, for the peers that stand on it. */
import { Bot } from 'grammy';
import { BOT, createReplies, updateOf } from './common.mjs';

export async function catchBot(heard, install) {
  const replies = createReplies(heard);
  const bot = new Bot(`${BOT.id}:bench`, { botInfo: BOT });
  let messageId = 0;
  const caught = async (_call, method, payload) => {
    if (method === 'sendMessage') replies.sent(payload.chat_id, payload.text);
    messageId += 1;
    const { chat_id: id, text } = payload;
    return {
      ok: true,
      result: { message_id: messageId, date: 0, chat: { id, type: 'private' }, text },
    };
  };
  bot.api.config.use(caught);
  install(bot, caught);
  return {
    say: (person, text) => {
      bot.handleUpdate(updateOf(person, text)).then(
        () => replies.over(person),
        (error) => replies.failed(person, error),
      );
    },
  };
}
