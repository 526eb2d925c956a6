// Presses of inline buttons, in private chats and groups, and how the bot answered them.
import { buttonsOf } from './screen.ts';
import type { CallbackAnswer, ChatState, PendingCallback, World } from './types.ts';
import { chatObject, chatOf, lastCalls, personOf } from './world.ts';

export interface Tap {
  id: string;
  /** What answerCallbackQuery said; undefined while the button still spins. */
  readonly answer: CallbackAnswer | undefined;
  answered: (timeoutMs?: number) => Promise<CallbackAnswer>;
}

const TIMEOUT_MS = 5_000;

/** The newest message that shows a button with this label or data; a bug in the test when there is none. */
export function newestWith(chat: ChatState, wanted: string): number {
  const all = [...chat.messages.values()].reverse();
  const found = all.find(({ message }) =>
    buttonsOf(message)
      .flat()
      .some(({ label, data }) => label === wanted || data === wanted),
  );
  if (found === undefined) throw new Error(`No button "${wanted}" on the screen of ${chat.id}.`);
  return found.message.message_id;
}

/** Data of taps that were never answered. */
export function spinningOf(world: World, userId: number): string[] {
  return [...world.callbacks.values()]
    .filter((each) => each.userId === userId && each.answer === undefined)
    .map((each) => each.data);
}

/** A tap on a button of a message in any chat. */
export function tapIn(
  world: World,
  chatId: number,
  userId: number,
  messageId: number,
  wanted: string,
  stale: boolean,
): Tap {
  const chat = chatOf(world, chatId);
  const stored = chat.messages.get(messageId);
  const shown = stored === undefined ? [] : buttonsOf(stored.message).flat();
  const button = shown.find(({ label, data }) => label === wanted || data === wanted);
  const data = button?.data ?? (stale ? wanted : undefined);
  if (data === undefined) {
    const labels = shown.map(({ label }) => `"${label}"`).join(', ');
    throw new Error(`Message ${messageId} shows no button "${wanted}", only: ${labels}`);
  }
  world.ids.callback += 1;
  const pending: PendingCallback = {
    id: String(4_382_000_000_000_000_000n + BigInt(world.ids.callback)),
    userId,
    chatId,
    messageId,
    data,
    at: world.options.now(),
  };
  world.callbacks.set(pending.id, pending);
  for (const key of world.callbacks.keys()) {
    if (world.callbacks.size <= world.options.keepCalls) break;
    world.callbacks.delete(key);
  }
  const message = stored?.message ?? {
    chat: chatObject(world, chat),
    message_id: messageId,
    date: 0,
  };
  const query = {
    id: pending.id,
    from: personOf(world, userId),
    message,
    chat_instance: String(-8_000_000_000_000_000_000n - BigInt(Math.abs(chatId))),
    data,
  };
  world.queue.push('callback_query', query, `callback ${userId}`);
  return {
    id: pending.id,
    get answer() {
      return pending.answer;
    },
    answered: (timeoutMs = TIMEOUT_MS) =>
      world.waiting.until(
        () => pending.answer,
        timeoutMs,
        () => `The button "${wanted}" still spins. ${lastCalls(world)}`,
      ),
  };
}
