/** A `.chat` file: what a person writes, and what comes of it; `perform` fills in everything but the person's lines. */
import { typed } from '../src/conversation/input.ts';
import type { Input } from '../src/conversation/input.ts';
import { Happening } from '../src/domain/event.ts';
import { decodeJson, encodeJson } from '../src/domain/json.ts';
import type { Query } from '../src/domain/query.ts';
import { queryKey } from '../src/domain/query.ts';
import type { Rendered } from '../src/text/render.ts';
import type { Given, Played, World } from './play.ts';
import { play } from './play.ts';

export type Performed = { text: string; visited: Set<string> };

/**
 * Plays a transcript and gives it back with today's replies. Lines: `#` what it shows; `@ now`, `@ person` and
 * `@ read <query> => <result>` facts; `>` what is sent (`:tap id`, `:location lat,lon`, `:contact n`, `:photo`,
 * `:voice`, `:event {…}`, `:timeout {…}`, `:wait 3d` are not text).
 */
export function perform(source: string): Performed {
  const given: Given = {};
  const reads = new Map<string, unknown>();
  const visited = new Set<string>();
  const out: string[] = [];
  let world: World | undefined;
  for (const raw of source.split('\n')) {
    if (raw.startsWith('#')) out.push(raw);
    else if (raw.startsWith('@')) {
      out.push(raw);
      setFact(raw.slice(1).trim(), given, reads);
    } else if (raw.startsWith('>')) {
      world ??= play({ ...given, read: (query) => known(reads, query) });
      const played = send(world, raw.slice(1).trim());
      out.push('', raw, ...(played ? shown(played) : []));
      for (const step of played?.path ?? []) visited.add(step);
    }
  }
  return { text: `${out.join('\n')}\n`, visited };
}

function known(reads: Map<string, unknown>, query: Query): unknown {
  const key = queryKey(query);
  if (!reads.has(key)) throw new Error(`the transcript needs: @ read ${key} => …`);
  return reads.get(key);
}

function setFact(fact: string, given: Given, reads: Map<string, unknown>): void {
  const [name = '', ...rest] = fact.split(' ');
  const value = rest.join(' ');
  if (name === 'now') given.now = new Date(value);
  else if (name === 'person') given.person = decodeJson(value) as NonNullable<Given['person']>;
  else if (name === 'read') {
    const [query = '', result = 'null'] = value.split(' => ');
    reads.set(queryKey(JSON.parse(query) as Query), decodeJson(result) ?? undefined);
  } else throw new Error(`unknown fact: ${fact}`);
}

function send(world: World, said: string): Played | undefined {
  const [, name, rest = ''] = /^:(\w+)\s*(.*)$/.exec(said) ?? [];
  if (name === undefined) return world.send(typed(said));
  if (name === 'wait') {
    const [, count = '1', unit] = /^(\d+)([mhd])$/.exec(rest) ?? [];
    const ms = { m: 60_000, h: 3_600_000, d: 86_400_000 }[unit ?? 'd'] ?? 0;
    world.facts = { ...world.facts, now: new Date(world.facts.now.getTime() + Number(count) * ms) };
    return undefined;
  }
  return world.send(inputOf(name, rest, world));
}

function inputOf(name: string, rest: string, world: World): Input {
  const file = { blobId: 'blob-1', mime: 'image/jpeg', name: 'foto.jpg' };
  const [lat = 0, lon = 0] = rest.split(',').map(Number);
  switch (name) {
    case 'tap':
      return { kind: 'choice', option: rest, turn: world.conversation.turn };
    case 'old':
      return { kind: 'choice', option: rest, turn: world.conversation.turn - 1 };
    case 'location':
      return { kind: 'location', lat, lon };
    case 'contact':
      return { kind: 'contact', phone: rest };
    case 'photo':
      return { kind: 'photo', ...file };
    case 'voice':
      return { kind: 'voice', ...file };
    case 'sticker':
      return { kind: 'unsupported', what: 'sticker' };
    case 'event':
      return { kind: 'event', happening: Happening.parse(JSON.parse(rest)) };
    case 'timeout':
      return { kind: 'timeout', happening: Happening.parse(JSON.parse(rest)) };
    default:
      throw new Error(`unknown input :${name}`);
  }
}

function shown(played: Played): string[] {
  const bubbles = played.replies.map(bubble);
  return [
    ...bubbles.flatMap((lines, index) => (index === 0 ? lines : ['< * * *', ...lines])),
    ...played.effects.map((effect) => `! ${encodeJson(effect)}`),
    `= ${played.position}`,
  ];
}

function bubble(reply: Rendered): string[] {
  const words = reply.text.split('\n').map((words) => `< ${words}`.trimEnd());
  const options = (reply.options ?? []).map(({ label }, index) => `<   ${index + 1}. ${label}`);
  return [...words, ...options];
}
