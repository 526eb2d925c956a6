// A group chat with the bot in it (or not): members write, the bot is added and removed.
import type { User } from '@grammyjs/types';
import type { Actor } from './actors.ts';
import { send, textParts, type SendOptions } from './incoming.ts';
import { tapIn, type Tap } from './taps.ts';
import type { World } from './types.ts';
import { addChat, botUser, chatObject, unixNow } from './world.ts';

export interface GroupOptions {
  title?: string;
  type?: 'group' | 'supergroup';
  /** Whether the bot is a member from the start (default true). */
  hasBot?: boolean;
}

export interface Group {
  id: number;
  /** A member writes; with privacy mode on the bot gets only commands, mentions and answers to it. */
  sendText: (member: Actor, text: string, options?: SendOptions) => number;
  tapButton: (member: Actor, messageId: number, labelOrData: string) => Tap;
  addBot: (by: Actor) => void;
  removeBot: (by: Actor) => void;
}

/** A group under a negative id. */
export function createGroup(world: World, id: number, options: GroupOptions = {}): Group {
  const { title = 'Forum BIG HUG', type = 'supergroup', hasBot = true } = options;
  if (id >= 0) throw new Error('The id of a group is negative.');
  const chat = addChat(world, { id, type, open: hasBot, title });

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
