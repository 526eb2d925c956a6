/** grammY's session: one object a chat, read before and written after each update. */
import { session } from 'grammy';
import { openStates } from './common.mjs';
import { catchBot } from './grammyBot.mjs';

export const contender = {
  name: 'grammy-session',
  start: async ({ file, task, heard, words: { asked, UNCLEAR, WRONG } }) => {
    const states = openStates(file, task.sync);
    const bot = await catchBot(heard, (made) => {
      made.use(session({ initial: () => ({ question: 0, answers: {} }), storage: states }));
      made.on('message:text', async (ctx) => {
        const { text } = ctx.message;
        const { question, answers } = ctx.session;
        if (text === WRONG) return ctx.reply(`${UNCLEAR} ${asked(question, task.questions)}`);
        if (question > 0) answers[`q${question}`] = text;
        ctx.session.question = question + 1;
        return ctx.reply(asked(question + 1, task.questions));
      });
    });
    return { ...bot, stop: async () => states.close() };
  },
};
