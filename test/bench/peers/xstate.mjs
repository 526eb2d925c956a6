/** XState 5 behind grammY: one machine a person, its snapshot persisted after each event. */
import { assign, createActor, setup } from 'xstate';
import { openStates } from './common.mjs';
import { catchBot } from './grammyBot.mjs';

function machineOf(questions, wrong) {
  const state = (question) => ({
    on: {
      word: [
        { guard: ({ event }) => event.text === wrong },
        {
          target: question === questions ? 'done' : `q${question + 1}`,
          actions: assign({
            answers: ({ context, event }) => ({ ...context.answers, [`q${question}`]: event.text }),
          }),
        },
      ],
    },
  });
  const states = Array.from({ length: questions }, (_, at) => [`q${at + 1}`, state(at + 1)]);
  return setup({}).createMachine({
    id: 'registration',
    initial: 'idle',
    context: { answers: {} },
    states: {
      idle: { on: { word: 'q1' } },
      ...Object.fromEntries(states),
      done: { type: 'final' },
    },
  });
}

export const contender = {
  name: 'xstate',
  start: async ({ file, task, heard, words: { asked, UNCLEAR, WRONG } }) => {
    const states = openStates(file, task.sync);
    const machine = machineOf(task.questions, WRONG);
    const bot = await catchBot(heard, (made) => {
      made.on('message:text', (ctx) => {
        const snapshot = states.read(ctx.chat.id);
        const actor = createActor(machine, snapshot ? { snapshot } : {});
        actor.start();
        actor.send({ type: 'word', text: ctx.message.text });
        const { value } = actor.getSnapshot();
        states.write(ctx.chat.id, actor.getPersistedSnapshot());
        actor.stop();
        const question = value === 'done' ? task.questions + 1 : Number(String(value).slice(1));
        const next = asked(question, task.questions);
        return ctx.reply(ctx.message.text === WRONG ? `${UNCLEAR} ${next}` : next);
      });
    });
    return { ...bot, stop: async () => states.close() };
  },
};
