/** botbuilder-dialogs: a waterfall of text prompts, its state written after each turn. */
import { BotAdapter, ConversationState, TurnContext } from 'botbuilder-core';
import { DialogSet, DialogTurnStatus, TextPrompt, WaterfallDialog } from 'botbuilder-dialogs';
import { createReplies, openStates } from './common.mjs';

function adapterOf(replies) {
  class Caught extends BotAdapter {
    async sendActivities(context, activities) {
      for (const { type, text } of activities) {
        if (type === 'message') replies.sent(context.activity.from.id, text);
      }
      return activities.map(() => ({ id: '1' }));
    }
    async updateActivity() {}
    async deleteActivity() {}
    async continueConversation() {}
  }
  return new Caught();
}

export const contender = {
  name: 'botbuilder',
  start: async ({ file, task, heard, words: { asked, UNCLEAR, WRONG } }) => {
    const states = openStates(file, task.sync);
    const replies = createReplies(heard);
    const adapter = adapterOf(replies);
    const conversation = new ConversationState({
      read: async (keys) =>
        Object.fromEntries(
          keys.flatMap((key) => {
            const state = states.read(key);
            return state ? [[key, state]] : [];
          }),
        ),
      write: async (changes) => {
        for (const [key, state] of Object.entries(changes)) states.write(key, state);
      },
      delete: async (keys) => keys.forEach((key) => states.delete(key)),
    });
    const dialogs = new DialogSet(conversation.createProperty('dialogs'));
    dialogs.add(new TextPrompt('text', async ({ recognized }) => recognized.value !== WRONG));
    const steps = Array.from({ length: task.questions }, (_, at) => async (step) => {
      if (at > 0) step.values[`q${at}`] = step.result;
      const prompt = asked(at + 1, task.questions);
      return step.prompt('text', { prompt, retryPrompt: `${UNCLEAR} ${prompt}` });
    });
    const end = async (step) => {
      await step.context.sendActivity(asked(task.questions + 1, task.questions));
      return step.endDialog();
    };
    dialogs.add(new WaterfallDialog('registration', [...steps, end]));
    let ids = 0;
    async function turn(person, text) {
      const id = String(person);
      const activity = {
        type: 'message',
        id: String((ids += 1)),
        text,
        channelId: 'telegram',
        from: { id },
        recipient: { id: 'bot' },
        conversation: { id },
      };
      const context = new TurnContext(adapter, activity);
      const dialog = await dialogs.createContext(context);
      const { status } = await dialog.continueDialog();
      if (status === DialogTurnStatus.empty) await dialog.beginDialog('registration');
      await conversation.saveChanges(context);
    }
    return {
      say: (person, text) => {
        turn(person, text).then(
          () => replies.over(person),
          (error) => replies.failed(person, error),
        );
      },
      stop: async () => states.close(),
    };
  },
};
