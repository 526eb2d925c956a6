// A group chat with the bot in it (or not): members write, the bot is added and removed.
import type { User } from '@grammyjs/types';
import type { Actor } from './actors.ts';
import { photoContent, send, textParts, type FileOptions, type SendOptions } from './incoming.ts';
import { editText } from './personal.ts';
import { screenMessage } from './screen.ts';
import { tapIn, type Tap } from './taps.ts';
import type { ForumTopic, ScreenMessage, World } from './types.ts';
import { addChat, botUser, chatObject, unixNow } from './world.ts';

export interface GroupOptions {
  title?: string;
  type?: 'group' | 'supergroup';
  /** Whether the bot is a member from the start (default true). */
  hasBot?: boolean;
  /** A supergroup with topics; `bot`: what it is there. */
  forum?: { bot: 'topics' | 'admin' | 'member' };
}

export interface Group {
  id: number;
  /** A member writes; with privacy mode on the bot gets only commands, mentions and answers to it. */
  sendText: (member: Actor, text: string, options?: SendOptions) => number;
  sendPhoto: (member: Actor, bytes: Uint8Array, options?: FileOptions & SendOptions) => number;
  editText: (messageId: number, text: string) => void;
  /** The topics there are, by thread id. */
  readonly topics: ReadonlyMap<number, ForumTopic>;
  /** What stands in a topic now, oldest first, without what only says what became of it. */
  inTopic: (threadId: number) => ScreenMessage[];
  /** A member deletes a topic with all that is in it; the bot is not told. */
  deleteTopic: (threadId: number) => void;
  /** Somebody takes from the bot what it may. */
  demoteBot: () => void;
  tapButton: (member: Actor, messageId: number, labelOrData: string) => Tap;
  addBot: (by: Actor) => void;
  removeBot: (by: Actor) => void;
}

/** A group under a negative id. */
export function createGroup(world: World, id: number, options: GroupOptions = {}): Group {
  const { title = 'Forum BIG HUG', type = 'supergroup', hasBot = true } = options;
  if (id >= 0) throw new Error('The id of a group is negative.');
  const chat = addChat(world, { id, type, open: hasBot, title });
  if (options.forum) {
    chat.topics = new Map();
    if (options.forum.bot !== 'member') chat.botManagesTopics = options.forum.bot === 'topics';
  }

  function member(by: User, before: string, after: string): void {
    const user = botUser(world);
    world.queue.push(
      'my_chat_member',
      {
        chat: chatObject(world, chat),
        from: by,
        date: unixNow(world),
        old_chat_member: { user, status: before },
        new_chat_member: { user, status: after, ...(after === 'kicked' ? { until_date: 0 } : {}) },
      },
      `member ${id}`,
    );
  }

  return {
    id,
    sendText: (actor, text, send_options = {}) =>
      textParts(text).reduce((_, part) => send(world, chat, actor.user, part, send_options), 0),
    sendPhoto: (actor, bytes, photo = {}) =>
      send(world, chat, actor.user, photoContent(world, bytes, photo), photo),
    editText: (messageId, text) => editText(world, id, messageId, text),
    get topics() {
      return chat.topics ?? new Map<number, ForumTopic>();
    },
    inTopic: (threadId) =>
      [...chat.messages.values()]
        .filter(({ message }) => message.message_thread_id === threadId)
        .filter(({ message }) => !message.forum_topic_created && !message.forum_topic_closed)
        .map(screenMessage),
    deleteTopic: (threadId) => {
      chat.topics?.delete(threadId);
      for (const [key, { message }] of chat.messages)
        if (message.message_thread_id === threadId) chat.messages.delete(key);
    },
    demoteBot: () => {
      chat.botManagesTopics = false;
    },
    tapButton: (actor, messageId, wanted) => tapIn(world, id, actor.id, messageId, wanted, false),
    addBot: (by) => {
      chat.open = true;
      chat.blocked = false;
      member(by.user, 'left', 'member');
      send(world, chat, by.user, { content: { new_chat_members: [botUser(world)] } });
    },
    removeBot: (by) => {
      chat.open = false;
      chat.blocked = true;
      member(by.user, 'member', 'kicked');
    },
  };
}
