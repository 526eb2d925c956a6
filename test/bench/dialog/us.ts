/** This program on the real path: a Telegram update through the webhook's door, the turn, the outbox, and grammY's call to the network, which is caught. */
import { copyFileSync, existsSync } from 'node:fs';
import { pino } from 'pino';
import { createCurrents } from '../../../src/app/current.ts';
import { createDelivery } from '../../../src/app/deliver.ts';
import { createHandler } from '../../../src/app/handle.ts';
import { createMatching } from '../../../src/app/matching.ts';
import { createSupplyIndex } from '../../../src/app/supplyIndex.ts';
import type { Channel, ChannelId } from '../../../src/app/ports.ts';
import type { Http } from '../../../src/channels/http.ts';
import { createTelegram } from '../../../src/channels/telegram/channel.ts';
import type { Post } from '../../../src/channels/telegram/post.ts';
import { keepSmall } from '../../../src/cli/memory.ts';
import { projectRoot } from '../../../src/config.ts';
import { text } from '../../../src/conversation/accept.ts';
import { literal } from '../../../src/conversation/reply.ts';
import type { AskStep, Book, Flow } from '../../../src/conversation/step.ts';
import { other, understood } from '../../../src/language/reading.ts';
import { z } from 'zod';
import { commands } from '../../../src/commands/index.ts';
import { makeBook } from '../../../src/flows/book.ts';
import { kotaBekasi } from '../../../src/regions/kota-bekasi.ts';
import type { Keys } from '../../../src/store/crypto.ts';
import { openStore } from '../../../src/store/store.ts';
import { loadTexts, renderLine } from '../../../src/text/render.ts';
import { asked } from './drive.ts';
import type { Contender, Running, Task } from './drive.ts';

/** Our bot, and what its data is sealed with. */
export const BOT = 7_012_345_678;
export const KEYS: Keys = [{ id: 'k1', bytes: Buffer.alloc(32, 7) }];
const SECRET = 'bench';
const NO_LIMITS = { perSecond: 1e9, burst: 1e9, perChatPerSecond: 1e9, chatBurst: 1e9 };

/** As many questions as are wanted, in the engine that every dialog of the program runs in. */
function registration(questions: number): Flow {
  const word = text((typed) => (/\p{L}/u.test(typed) ? understood(typed) : other()));
  const step = (question: number): AskStep<Record<string, unknown>> => ({
    kind: 'ask',
    text: literal(asked(question, questions)),
    accept: word,
    save: `q${question}`,
    unclear: 'register.name_unclear',
    hint: 'register.name_hint',
    free: true,
    next: question === questions ? 'done' : `q${question + 1}`,
  });
  const steps = Array.from({ length: questions }, (_, at) => [`q${at + 1}`, step(at + 1)] as const);
  return {
    id: 'bench',
    version: 1,
    title: 'register.title',
    answers: z.record(z.string(), z.unknown()),
    start: 'q1',
    steps: {
      ...Object.fromEntries(steps),
      done: { kind: 'end', text: literal(asked(questions + 1, questions)) },
    },
  };
}

function withRegistration(book: Book, questions: number): Book {
  const flow = registration(questions);
  return {
    ...book,
    flows: new Map([...book.flows, [flow.id, flow]]),
    started: () => ({ flow: flow.id }),
  };
}

/** Answers grammY's calls at once, and passes on what would have been sent. */
function catchCalls(sent: (chatId: number, text: string) => void): Post {
  let messageId = 0;
  const answer = (result: unknown) =>
    Promise.resolve({ json: () => Promise.resolve({ ok: true, result }) });
  return (url, { body }) => {
    const method = url.slice(url.lastIndexOf('/') + 1);
    if (method === 'getMe') {
      return answer({ id: BOT, is_bot: true, first_name: 'Bench', username: 'bench_bot' });
    }
    if (method !== 'sendMessage') return answer(true);
    const said = JSON.parse(typeof body === 'string' ? body : '{}') as {
      chat_id: number;
      text: string;
    };
    messageId += 1;
    sent(said.chat_id, said.text);
    return answer({ message_id: messageId });
  };
}

type Route = (request: { body: unknown }, reply: unknown) => Promise<unknown>;

/** The server as far as the webhook needs it: the route is called by whoever says something. */
function doorOf(): { http: Http; post: (body: unknown) => Promise<unknown> } {
  let route: Route | undefined;
  const server = { post: (_path: string, _options: unknown, handler: Route) => (route = handler) };
  const reply = { code: () => reply, send: () => reply };
  return {
    http: { server } as unknown as Http,
    post: (body) => route?.({ body }, reply) ?? Promise.resolve(),
  };
}

/**
 * The program on the database `file`, with `heard` told of every text that leaves for somebody; `dialogs` makes the book that is
 * talked by from the one that is shipped.
 */
export async function startUs({
  file,
  sync,
  heard,
  dialogs = (book) => book,
}: {
  file: string;
  sync: Task['sync'];
  heard: (person: number, text: string) => void;
  dialogs?: (book: Book) => Book;
}): Promise<Running> {
  keepSmall();
  const region = kotaBekasi;
  const log = pino({ level: 'silent' });
  const now = (): Date => new Date();
  const store = await openStore({
    url: `file:${file}`,
    keys: KEYS,
    regionId: region.id,
    synchronous: sync,
  });
  const texts = loadTexts(new URL('locales/', projectRoot()));
  const currents = createCurrents({
    store,
    region,
    texts,
    log,
    makeBook: (laid, words) =>
      dialogs(makeBook(laid, commands, (said, facts) => renderLine(words, said, facts.person))),
  });
  await currents.read();
  const channels = new Map<ChannelId, Channel>();
  const delivery = createDelivery({ store, channels, log, now });
  const handler = createHandler({
    store,
    current: () => currents.read(),
    matching: createMatching({ store, supply: createSupplyIndex({ store, region }) }),
    log,
    now,
    // Whoever is not understood is answered at once here, not after their next bubble.
    gathers: () => false,
    committed: () => delivery.wake(),
  });
  const post = catchCalls(heard);
  const door = doorOf();
  const telegram = createTelegram({
    token: `${BOT}:bench`,
    webhook: { url: 'https://bench.example', secret: SECRET, http: door.http },
    blobs: store.blobs,
    devices: store.devices,
    staffGroup: () => Promise.resolve(undefined),
    log,
    now,
    menus: { everybody: () => [] },
    limits: NO_LIMITS,
    post,
  });
  channels.set('telegram', telegram);
  await telegram.start(async (message) => {
    await handler.receive(message);
  });
  // Ids go on after a restart: one that was there is a repeat.
  let updates = Date.now();
  return {
    say: (person, words) => {
      updates += 1;
      const chat = { id: person, type: 'private', first_name: 'Ani' };
      const from = { id: person, is_bot: false, first_name: 'Ani', language_code: 'id' };
      const date = Math.floor(Date.now() / 1000);
      const command = words.startsWith('/')
        ? { entities: [{ type: 'bot_command', offset: 0, length: words.indexOf(' ') }] }
        : {};
      const message = { message_id: updates, date, chat, from, text: words, ...command };
      void door.post({ update_id: updates, message });
    },
    stop: async () => {
      await telegram.stop();
      handler.stop();
      await handler.idle();
      await delivery.flush();
      await delivery.stop();
      await store.close();
    },
  };
}

export const us: Contender = {
  name: 'us',
  start: async ({ file, task, heard }) => {
    if (!existsSync(file)) copyFileSync(task.empty, file);
    return startUs({
      file,
      sync: task.sync,
      dialogs: (book) => withRegistration(book, task.questions),
      // The menu behind the last reply belongs to the same turn.
      heard: (person, text) => {
        if (text.includes('[')) heard(person, text);
      },
    });
  },
};
