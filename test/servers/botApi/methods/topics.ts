// Topics of a forum: made, closed and reopened by a bot that may manage them; where a message of the bot goes.
import type { Message } from '@grammyjs/types';
import { badRequest } from '../errors.ts';
import { intArg, textArg } from '../params.ts';
import type { ChatState, ForumTopic, Method, Params } from '../types.ts';
import { addMessage, botUser, writableChat } from '../world.ts';

const MAX_NAME = 128; // Bot API createForumTopic

function forum(chat: ChatState, doing: string): Map<number, ForumTopic> {
  if (chat.topics === undefined) throw badRequest('the chat is not a forum');
  if (chat.botManagesTopics !== true) throw badRequest(`not enough rights to ${doing} a topic`);
  return chat.topics;
}

export const createForumTopic: Method = (world, params) => {
  const chat = writableChat(world, params);
  const topics = forum(chat, 'create');
  const name = textArg(params, 'name').trim();
  if (name === '') throw badRequest('TOPIC_TITLE_EMPTY');
  if ([...name].length > MAX_NAME) throw badRequest('TOPIC_TITLE_TOO_LONG');
  const created = { name, icon_color: 0x6fb9f0 as const };
  const { message } = addMessage(world, chat, botUser(world), {
    forum_topic_created: created,
    is_topic_message: true,
  });
  topics.set(message.message_id, { name, closed: false });
  message.message_thread_id = message.message_id;
  return { message_thread_id: message.message_id, ...created };
};

function changed(closed: boolean): Method {
  return (world, params) => {
    const chat = writableChat(world, params);
    const topics = forum(chat, closed ? 'close' : 'reopen');
    const id = intArg(params, 'message_thread_id', 0);
    const topic = topics.get(id);
    if (topic === undefined) throw badRequest('TOPIC_ID_INVALID');
    if (topic.closed === closed) throw badRequest('TOPIC_NOT_MODIFIED');
    topic.closed = closed;
    const service = closed ? { forum_topic_closed: {} } : { forum_topic_reopened: {} };
    addMessage(world, chat, botUser(world), {
      ...service,
      message_thread_id: id,
      is_topic_message: true,
    });
    return true;
  };
}

export const closeForumTopic: Method = changed(true);
export const reopenForumTopic: Method = changed(false);

/** The topic that a message of the bot goes to, as the message shows it; 400 where it is not there or closed to the bot. */
export function topicFields(params: Params, chat: ChatState): Partial<Message> {
  const id = intArg(params, 'message_thread_id', 0);
  if (id === 0) return {};
  const topic = chat.topics?.get(id);
  if (topic === undefined) throw badRequest('message thread not found');
  if (topic.closed && chat.botManagesTopics !== true) throw badRequest('TOPIC_CLOSED');
  return { message_thread_id: id, is_topic_message: true };
}
