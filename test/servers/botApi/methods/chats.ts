// Methods about a chat and about taps: actions, getChat, leaveChat, members, answers to callback queries.
import { badRequest } from '../errors.ts';
import { boolArg, intArg, textArg } from '../params.ts';
import type { Method } from '../types.ts';
import { addAction, botUser, chatObject, knownChat, unixNow, writableChat } from '../world.ts';

const ACTIONS = new Set([
  'typing',
  'upload_photo',
  'record_video',
  'upload_video',
  'record_voice',
  'upload_voice',
  'upload_document',
  'choose_sticker',
  'find_location',
  'record_video_note',
  'upload_video_note',
]);
const MAX_ANSWER = 200; // Bot API answerCallbackQuery
const TOO_OLD = 'query is too old and response timeout expired or query ID is invalid';

export const sendChatAction: Method = (world, params) => {
  const action = textArg(params, 'action').toLowerCase();
  if (!ACTIONS.has(action)) throw badRequest('Wrong parameter action in request');
  const chat = writableChat(world, params);
  addAction(world, chat, action);
  return true;
};

export const getChat: Method = (world, params) => {
  const chat = knownChat(world, params);
  return {
    ...chatObject(world, chat),
    accent_color_id: 0,
    max_reaction_count: 11,
    accepted_gift_types: {
      unlimited_gifts: false,
      limited_gifts: false,
      unique_gifts: false,
      premium_subscription: false,
      gifts_from_channels: false,
    },
    ...(chat.type === 'private' ? {} : { permissions: { can_send_messages: true } }),
  };
};

export const getChatMember: Method = (world, params) => {
  const chat = writableChat(world, params);
  const id = intArg(params, 'user_id', 0, 0, Number.MAX_SAFE_INTEGER);
  if (id === 0) throw badRequest('Invalid user_id specified');
  const user = id === world.me.id ? botUser(world) : world.people.get(id);
  if (user === undefined || (chat.type === 'private' && id !== chat.id && id !== world.me.id)) {
    throw badRequest('member not found');
  }
  if (id === world.me.id && chat.botManagesTopics !== undefined) {
    return { user, status: 'administrator', can_manage_topics: chat.botManagesTopics };
  }
  return { user, status: 'member' };
};

export const leaveChat: Method = (world, params) => {
  const chat = writableChat(world, params);
  if (chat.type === 'private') {
    throw badRequest("chat member status can't be changed in private chats");
  }
  chat.open = false;
  const user = botUser(world);
  world.queue.push(
    'my_chat_member',
    {
      chat: chatObject(world, chat),
      from: user,
      date: unixNow(world),
      old_chat_member: { user, status: 'member' },
      new_chat_member: { user, status: 'left' },
    },
    `member ${chat.id}`,
  );
  world.waiting.changed();
  return true;
};

export const answerCallbackQuery: Method = (world, params) => {
  const text = textArg(params, 'text');
  if ([...text].length > MAX_ANSWER) throw badRequest('MESSAGE_TOO_LONG');
  const query = world.callbacks.get(textArg(params, 'callback_query_id'));
  if (query === undefined || query.answer !== undefined) throw badRequest(TOO_OLD);
  const age = world.options.now().getTime() - query.at.getTime();
  if (age > world.options.callbackTtlMs) throw badRequest(TOO_OLD);
  const url = textArg(params, 'url');
  query.answer = { text, showAlert: boolArg(params, 'show_alert'), ...(url === '' ? {} : { url }) };
  world.waiting.changed();
  return true;
};
