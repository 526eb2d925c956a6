/** Topics of the staff's group as Telegram knows them: which thread belongs to which place, made when something is first said there. */
import type { Api } from 'grammy';
import type { Logger } from 'pino';
import { placeIn } from '../../app/ports.ts';
import type { Address, Devices, Message } from '../../app/ports.ts';
import { createGate } from '../gate.ts';
import { codeOf, describe } from './failures.ts';

/** Bot API createForumTopic: name. */
const MAX_NAME = 128;
const THREAD = 'thread';
const PLACE = 'place';
const GONE = /thread not found|TOPIC_ID_INVALID|TOPIC_DELETED/i;

export type Topics = {
  /** The thread of a place, made if it has none (yet); throws as the call does. */
  threadOf(place: string, title: string): Promise<number>;
  /** The place whose topic this thread is; undefined where it is none of ours. */
  placeOf(chatId: number, threadId: number): Promise<string | undefined>;
  /** Somebody deleted it by hand: the next message makes another. */
  forget(place: string): Promise<void>;
  /** Nothing more is to come there; a topic that is closed or gone is left as it is. */
  close(place: string): Promise<void>;
};

/** Whether a call failed because the topic is not there any more. */
export function isTopicGone(thrown: unknown): boolean {
  return codeOf(thrown) === 400 && GONE.test(describe(thrown));
}

/**
 * The thread is kept before anything is said in it. Of a process that is killed between the two an empty topic may stay,
 * and another is made: nobody can have been answered there.
 */
export function createTopics(how: {
  api: Api;
  devices: Pick<Devices, 'read' | 'write'>;
  account: string;
  log: Logger;
  now: () => Date;
}): Topics {
  const { api, devices, account } = how;
  const device = `telegram/${account}`;
  const making = createGate(1);

  async function known(type: string, id: string): Promise<string | undefined> {
    return (await devices.read(device, type, [id])).get(id);
  }

  async function threadKnown(place: string): Promise<number | undefined> {
    const found = await known(THREAD, place);
    return found === undefined ? undefined : Number(found);
  }

  function chatOf(place: string): number {
    return Number(placeIn(place)?.chat);
  }

  return {
    threadOf: (place, title) =>
      making(async () => {
        const before = await threadKnown(place);
        if (before !== undefined) return before;
        const name = [...title].slice(0, MAX_NAME).join('');
        const { message_thread_id: threadId } = await api.createForumTopic(chatOf(place), name);
        const owner = `telegram/${account}/${place}`;
        await devices.write(
          device,
          [
            { type: THREAD, id: place, value: String(threadId), owner },
            { type: PLACE, id: `${chatOf(place)}/${threadId}`, value: place, owner },
          ],
          how.now(),
        );
        return threadId;
      }),
    placeOf: (chatId, threadId) => known(PLACE, `${chatId}/${threadId}`),
    async forget(place) {
      const threadId = await threadKnown(place);
      if (threadId === undefined) return;
      const rows = [
        { type: THREAD, id: place, value: null },
        { type: PLACE, id: `${chatOf(place)}/${threadId}`, value: null },
      ];
      await devices.write(device, rows, how.now());
    },
    async close(place) {
      const threadId = await threadKnown(place);
      if (threadId === undefined) return;
      try {
        await api.closeForumTopic(chatOf(place), threadId);
      } catch (thrown) {
        how.log.debug({ why: describe(thrown) }, 'a topic is not closed');
      }
    },
  };
}

/** Where a message goes: a chat, and the thread of it; the place where it is a topic. */
export type Target = { chatId: number; place?: { id: string; title: string } };

export function targetOf({ id }: Address, topic: Message['topic']): Target | undefined {
  const place = placeIn(id);
  const chatId = Number(place?.chat ?? id);
  if (!Number.isSafeInteger(chatId)) return undefined;
  const title = topic?.title ?? `#${place?.handoverId ?? ''}`;
  return { chatId, ...(place?.handoverId === undefined ? {} : { place: { id, title } }) };
}
