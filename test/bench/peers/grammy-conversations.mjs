/** @grammyjs/conversations 2: the dialog is a function that is replayed for each update. */
import { conversations, createConversation } from '@grammyjs/conversations';
import { openStates } from './common.mjs';
import { catchBot } from './grammyBot.mjs';

export const contender = {
  name: 'grammy-conversations',
  start: async ({ file, task, heard, words: { asked, UNCLEAR, WRONG } }) => {
    const states = openStates(file, task.sync);
    async function registration(conversation, first) {
      const answers = {};
      await first.reply(asked(1, task.questions));
      for (let question = 1; question <= task.questions; question += 1) {
        let ctx = await conversation.waitFor('message:text');
        while (ctx.message.text === WRONG) {
          await ctx.reply(`${UNCLEAR} ${asked(question, task.questions)}`);
          ctx = await conversation.waitFor('message:text');
        }
        answers[`q${question}`] = ctx.message.text;
        await ctx.reply(asked(question + 1, task.questions));
      }
    }
    const bot = await catchBot(heard, (made, caught) => {
      // Inside of a conversation it makes calls with a client of its own.
      const plugin = (ctx, next) => {
        ctx.api.config.use(caught);
        return next();
      };
      made.use(conversations({ storage: states, plugins: [plugin] }));
      made.use(createConversation(registration));
      made.command('start', (ctx) => ctx.conversation.enter('registration'));
    });
    return { ...bot, stop: async () => states.close() };
  },
};
