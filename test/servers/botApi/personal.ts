// What a person can do besides sending: edit, block, and wait for the bot's answer.
import { textParts } from './incoming.ts';
import { screenMessage } from './screen.ts';
import type { ScreenMessage, World } from './types.ts';
import { botUser, chatObject, chatOf, lastCalls, personOf, unixNow } from './world.ts';

export interface WaitOptions {
  timeoutMs?: number;
  /** How many messages must have come or changed at least (default 1). */
  atLeast?: number;
  /** How long nothing more may come before the answer counts as complete. */
  quietMs?: number;
}

const TIMEOUT_MS = 5_000;
const QUIET_MS = 200;

/** Changes a text of the person's own; the bot gets edited_message. */
export function editText(world: World, id: number, messageId: number, text: string): void {
  const chat = chatOf(world, id);
  const stored = chat.messages.get(messageId);
  if (stored === undefined || stored.byBot || stored.message.text === undefined) {
    throw new Error(`Message ${messageId} is no text of ${id}.`);
  }
  const message = { ...stored.message };
  delete message.entities;
  const content = textParts(text)[0]?.content ?? {};
  stored.message = { ...message, ...content, edit_date: unixNow(world) };
  stored.edits += 1;
  world.queue.push('edited_message', stored.message, `message ${id}`);
}

/** Blocks or unblocks the bot; it gets my_chat_member. */
export function setBlocked(world: World, id: number, blocked: boolean): void {
  const chat = chatOf(world, id);
  if (chat.blocked === blocked) return;
  chat.blocked = blocked;
  const user = botUser(world);
  const member = { user, status: 'member' };
  const kicked = { user, status: 'kicked', until_date: 0 };
  world.queue.push(
    'my_chat_member',
    {
      chat: chatObject(world, chat),
      from: personOf(world, id),
      date: unixNow(world),
      old_chat_member: blocked ? member : kicked,
      new_chat_member: blocked ? kicked : member,
    },
    `member ${id}`,
  );
}

/** What the bot sent or changed after revision `since`, once it has been quiet. */
export async function replyAfter(
  world: World,
  id: number,
  since: number,
  options: WaitOptions,
): Promise<ScreenMessage[]> {
  const { timeoutMs = TIMEOUT_MS, quietMs = QUIET_MS, atLeast = 1 } = options;
  const chat = chatOf(world, id);
  const changed = () =>
    [...chat.messages.values()].filter((each) => each.byBot && each.revision > since);
  let last = { revision: since, at: 0 };
  await world.waiting.until(
    () => {
      if (chat.revision !== last.revision) {
        last = { revision: chat.revision, at: performance.now() };
      }
      const quiet = performance.now() - last.at >= quietMs;
      return quiet && chat.revision > since && changed().length >= atLeast;
    },
    timeoutMs,
    () => {
      const said = changed().map(({ message }) => message.text ?? message.caption ?? 'a file');
      const what = said.length === 0 ? 'nothing' : `only ${JSON.stringify(said)}`;
      return `The bot said ${what} to ${id}. ${lastCalls(world)}`;
    },
  );
  return changed()
    .sort((a, b) => a.revision - b.revision)
    .map(screenMessage);
}
