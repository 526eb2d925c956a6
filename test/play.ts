/** Plays a conversation against the real engine, dialogs and texts, with facts given by hand: what transcripts and flow tests use. */
import { advance } from '../src/conversation/advance.ts';
import type { Input } from '../src/conversation/input.ts';
import { typed } from '../src/conversation/input.ts';
import type { Conversation } from '../src/conversation/state.ts';
import { newConversation, position } from '../src/conversation/state.ts';
import type { Book, Command } from '../src/conversation/step.ts';
import type { Effect } from '../src/domain/effect.ts';
import type { Facts, PersonFacts } from '../src/domain/facts.ts';
import type { Query } from '../src/domain/query.ts';
import { queryKey } from '../src/domain/query.ts';
import type { Region } from '../src/domain/region.ts';
import { commands } from '../src/commands/index.ts';
import { makeBook } from '../src/flows/book.ts';
import { STAFF_GROUP } from '../src/domain/staffGroup.ts';
import { kotaBekasi } from '../src/regions/kota-bekasi.ts';
import type { Rendered } from '../src/text/render.ts';
import { loadTexts, renderLine, renderReply } from '../src/text/render.ts';

const texts = loadTexts(new URL('../locales/', import.meta.url));

export type Played = {
  replies: Rendered[];
  effects: Effect[];
  position: string;
  path: string[];
  understood: boolean;
};

export type World = {
  facts: Facts;
  conversation: Conversation;
  send(input: Input): Played;
  say(text: string): Played;
  tap(option: string, turn?: number): Played;
  /** Everything said so far by the bot in the last turn, as one text. */
  heard(): string;
};

export type Given = {
  now?: Date;
  /** Where the person writes from; the terminal unless said. */
  channel?: string;
  /** What links into the chat begin with there. */
  startLink?: string;
  person?: Partial<PersonFacts>;
  region?: Region;
  /** Answers queries that are no `fresh`; throws for one that it does not expect. */
  read?: (query: Query) => unknown;
  /** How many lines wait in the queue of staff. */
  waiting?: number;
  commands?: readonly Command[];
  book?: Book;
  conversation?: Conversation;
};

export function somebody(given: Partial<PersonFacts> = {}): PersonFacts {
  const now = new Date('2026-11-23T02:00:00Z');
  return {
    id: 1,
    regionId: 'kota-bekasi',
    language: 'id',
    example: false,
    createdAt: now,
    roles: [],
    umks: [],
    companies: [],
    ...given,
  };
}

/** So that whoever changes a conversation that they were given fails. */
function frozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const held of Object.values(value)) frozen(held);
  }
  return value;
}

/** The book of Kota Bekasi, as the program uses it. */
export function bekasiBook(region: Region = kotaBekasi): Book {
  return makeBook(region, commands, (said, facts) => renderLine(texts, said, facts.person));
}

export function play(given: Given = {}): World {
  const region = given.region ?? kotaBekasi;
  const book = given.book ?? bekasiBook(region);
  const numbers: Record<string, number> = {};
  let last: Played | undefined;
  const world: World = {
    facts: {
      now: given.now ?? new Date('2026-11-23T02:00:00Z'),
      region,
      person: somebody(given.person),
      channel: given.channel ?? 'terminal',
      ...(given.startLink === undefined ? {} : { startLink: given.startLink }),
    },
    conversation: given.conversation ?? newConversation(),
    send(input) {
      const results = new Map<string, unknown>();
      for (let round = 0; round < 10; round++) {
        const advanced = advance(book, frozen(world.conversation), input, world.facts, results);
        if ('needs' in advanced) {
          for (const query of advanced.needs) {
            results.set(queryKey(query), answer(query));
          }
          continue;
        }
        world.conversation = advanced.conversation;
        world.facts = { ...world.facts, person: after(world.facts.person, advanced.effects) };
        last = {
          replies: advanced.replies.map((reply) => renderReply(texts, reply, world.facts.person)),
          effects: advanced.effects,
          position: position(advanced.conversation),
          path: advanced.path,
          understood: advanced.understood,
        };
        return last;
      }
      throw new Error('needs never end');
    },
    say: (text) => world.send(typed(text)),
    tap: (option, turn) =>
      world.send({ kind: 'choice', option, turn: turn ?? world.conversation.turn }),
    heard: () => (last?.replies ?? []).map((reply) => reply.text).join('\n\n'),
  };
  function groups(query: Query): unknown {
    try {
      return given.read?.(query) ?? [];
    } catch {
      return [];
    }
  }
  function answer(query: Query): unknown {
    if (query.kind === 'fresh') return (numbers[query.of] = (numbers[query.of] ?? 0) + 1);
    // The number in the menu of staff, which is no matter of most dialogs.
    if (query.kind === 'queue.count' || query.kind === 'assists.waiting') return given.waiting ?? 0;
    // There is no group of the staff unless somebody gives one.
    if (query.kind === 'overrides.of' && query.of.includes(STAFF_GROUP)) return groups(query);
    if (!given.read) throw new Error(`not expected: ${queryKey(query)}`);
    return given.read(query);
  }
  return world;
}

/** What effects change about the person, as the store would on the next turn. */
function after(person: PersonFacts, effects: readonly Effect[]): PersonFacts {
  let next = person;
  for (const effect of effects) {
    if (effect.kind === 'person.update') {
      const { kind: _, ...known } = effect;
      next = { ...next, ...known };
    }
    if (effect.kind === 'person.thaw') {
      const { frozenAt: _, ...thawed } = next;
      next = thawed;
    }
    if (effect.kind === 'consent.record' && effect.purpose === 'service') {
      const { consentVersion: _, ...without } = next;
      next = effect.granted ? { ...without, consentVersion: effect.version } : without;
    }
  }
  return next;
}
