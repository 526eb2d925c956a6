// The list of methods this server knows; any other is answered 404 and remembered.
import { boolArg } from '../params.ts';
import type { Method } from '../types.ts';
import * as chats from './chats.ts';
import * as media from './media.ts';
import * as messages from './messages.ts';
import * as profile from './profile.ts';
import * as topics from './topics.ts';

const getUpdates: Method = (world, params, { signal }) => world.queue.poll(params, signal);

const setWebhook: Method = (world, params, { describe }) => {
  describe(world.webhook.set(params));
  return true;
};

const deleteWebhook: Method = (world, params, { describe }) => {
  const drop = boolArg(params, 'drop_pending_updates');
  const args = new Map(drop ? [['drop_pending_updates', 'true']] : []);
  describe(world.webhook.set({ args, files: new Map(), payload: {} }));
  return true;
};

const getWebhookInfo: Method = (world) => world.webhook.info();

export const METHODS: Record<string, Method> = {
  getUpdates,
  setWebhook,
  deleteWebhook,
  getWebhookInfo,
  getMe: profile.getMe,
  setMyCommands: profile.setMyCommands,
  getMyCommands: profile.getMyCommands,
  deleteMyCommands: profile.deleteMyCommands,
  setMyName: profile.setMyName,
  getMyName: profile.getMyName,
  setMyDescription: profile.setMyDescription,
  getMyDescription: profile.getMyDescription,
  setMyShortDescription: profile.setMyShortDescription,
  getMyShortDescription: profile.getMyShortDescription,
  setChatMenuButton: profile.setChatMenuButton,
  getChatMenuButton: profile.getChatMenuButton,
  sendMessage: messages.sendMessage,
  editMessageText: messages.editMessageText,
  editMessageCaption: messages.editMessageCaption,
  editMessageReplyMarkup: messages.editMessageReplyMarkup,
  deleteMessage: messages.deleteMessage,
  deleteMessages: messages.deleteMessages,
  sendPhoto: media.sendPhoto,
  sendDocument: media.sendDocument,
  sendVoice: media.sendVoice,
  sendLocation: media.sendLocation,
  sendContact: media.sendContact,
  getFile: media.getFile,
  sendChatAction: chats.sendChatAction,
  getChat: chats.getChat,
  getChatMember: chats.getChatMember,
  leaveChat: chats.leaveChat,
  createForumTopic: topics.createForumTopic,
  closeForumTopic: topics.closeForumTopic,
  reopenForumTopic: topics.reopenForumTopic,
  answerCallbackQuery: chats.answerCallbackQuery,
};

/** Methods that put something on a screen and so count against the flood limits. */
export const PACED = new Set(
  Object.keys(METHODS).filter((name) => /^(send(?!ChatAction)|editMessage)/.test(name)),
);

const CANONICAL = new Map(Object.keys(METHODS).map((name) => [name.toLowerCase(), name]));

/** The method's proper name, whatever the case it was called in; undefined when unknown. */
export function canonicalName(method: string): string | undefined {
  return CANONICAL.get(method.toLowerCase());
}
