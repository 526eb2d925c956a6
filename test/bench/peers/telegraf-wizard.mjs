/** telegraf's WizardScene with its session in the durable store. */
import { Scenes, session, Telegraf } from 'telegraf';
import { BOT, createReplies, openStates, updateOf } from './common.mjs';

export const contender = {
  name: 'telegraf-wizard',
  start: async ({ file, task, heard, words: { asked, UNCLEAR, WRONG } }) => {
    const states = openStates(file, task.sync);
    const replies = createReplies(heard);
    const bot = new Telegraf(`${BOT.id}:bench`);
    bot.botInfo = BOT;
    let messageId = 0;
    bot.telegram.callApi = async (method, payload) => {
      if (method === 'sendMessage') replies.sent(payload.chat_id, payload.text);
      messageId += 1;
      return { message_id: messageId, chat: { id: payload.chat_id, type: 'private' }, date: 0 };
    };
    // A new context has a client of its own.
    bot.use((ctx, next) => {
      ctx.telegram.callApi = bot.telegram.callApi;
      return next();
    });
    const step = (question) => async (ctx) => {
      const { text } = ctx.message;
      if (text === WRONG) return ctx.reply(`${UNCLEAR} ${asked(question, task.questions)}`);
      ctx.wizard.state[`q${question}`] = text;
      ctx.wizard.next();
      await ctx.reply(asked(question + 1, task.questions));
      return question === task.questions ? ctx.scene.leave() : undefined;
    };
    const begin = async (ctx) => {
      await ctx.reply(asked(1, task.questions));
      return ctx.wizard.next();
    };
    const steps = Array.from({ length: task.questions }, (_, at) => step(at + 1));
    const wizard = new Scenes.WizardScene('registration', begin, ...steps);
    const store = { get: states.read, set: states.write, delete: states.delete };
    bot.use(session({ store }));
    bot.use(new Scenes.Stage([wizard]).middleware());
    bot.start((ctx) => ctx.scene.enter('registration'));
    return {
      say: (person, text) => {
        bot.handleUpdate(updateOf(person, text)).then(
          () => replies.over(person),
          (error) => replies.failed(person, error),
        );
      },
      stop: async () => states.close(),
    };
  },
};
