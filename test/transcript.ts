/** A `.chat` file: what a person writes, and what comes of it; `perform` fills in everything but the person's lines. */
import type { Message } from '../src/app/ports.ts';
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

/** What a person does, before any channel has made an input of it. */
export type Act =
  | { kind: 'text'; text: string }
  /** `old`: on the question before the newest one. */
  | { kind: 'tap'; option: string; old: boolean }
  | { kind: 'location'; lat: number; lon: number }
  | { kind: 'contact'; phone: string }
  | { kind: 'photo' | 'voice' | 'sticker' };

/** What a person sees of a message, however the channel shows it. */
export type Seen = { text: string; options: string[]; attached: boolean };

/** A channel with a person at its other end. */
export type Carrier = {
  /** The person does it; gives what the channel handed in. */
  does(act: Act): Promise<Input>;
  /** The bot says it; gives what the person sees. */
  shows(message: Message): Promise<Seen>;
};

/** The file that a photo or voice note of a transcript stands for. */
export const FILE = { blobId: 'blob-1', mime: 'image/jpeg', name: 'foto.jpg' };

type Told = { given: Given; reads: Map<string, unknown>; world?: World };

/**
 * Plays a transcript and gives it back with today's replies. Lines: `#` what it shows; `@ now`, `@ channel`, `@ link`, `@ person` and
 * `@ read <query> => <result>` facts; `>` what is sent (`:tap id`, `:location lat,lon`, `:contact n`, `:photo`,
 * `:voice`, `:event {…}`, `:timeout {…}`, `:wait 3d` are not text).
 */
export function perform(source: string): Performed {
  const told: Told = { given: {}, reads: new Map() };
  const visited = new Set<string>();
  const out: string[] = [];
  for (const raw of source.split('\n')) {
    const said = take(raw, told, out);
    if (said === undefined) continue;
    const world = worldOf(told);
    const act = actOf(said);
    const played = act ? world.send(inputOf(act, world)) : happens(world, said);
    out.push('', raw, ...(played ? shown(played, played.replies.map(asSent)) : []));
    for (const step of played?.path ?? []) visited.add(step);
  }
  return { text: `${out.join('\n')}\n`, visited };
}

/** The same with a channel between the person and the engine: what is given back is what the person saw there. */
export async function performOver(source: string, carrier: Carrier): Promise<string> {
  const told: Told = { given: {}, reads: new Map() };
  const out: string[] = [];
  for (const raw of source.split('\n')) {
    const said = take(raw, told, out);
    if (said === undefined) continue;
    const world = worldOf(told);
    const act = actOf(said);
    const played = act ? world.send(standing(await carrier.does(act))) : happens(world, said);
    const seen: Seen[] = [];
    for (const reply of played?.replies ?? []) seen.push(await carrier.shows(messageOf(reply)));
    out.push('', raw, ...(played ? shown(played, seen) : []));
  }
  return `${out.join('\n')}\n`;
}

/** Notes what a line tells; gives what is said in it, if it is the person's. */
function take(raw: string, told: Told, out: string[]): string | undefined {
  if (raw.startsWith('#')) out.push(raw);
  else if (raw.startsWith('@')) {
    out.push(raw);
    setFact(raw.slice(1).trim(), told.given, told.reads);
  } else if (raw.startsWith('>')) return raw.slice(1).trim();
  return undefined;
}

function worldOf(told: Told): World {
  const { given, reads } = told;
  return (told.world ??= play({ ...given, read: (query) => known(reads, query) }));
}

/** A picture that is to be drawn is not: what is on it is not in the words. */
function messageOf({ attachment, chart: _, ...reply }: Rendered): Message {
  return { ...reply, ...(attachment ? { attachment } : {}) };
}

function asSent({ text, options = [], attachment }: Rendered): Seen {
  return { text, options: options.map(({ label }) => label), attached: attachment !== undefined };
}

/** Every file is the same one, whatever the channel calls it. */
function standing(input: Input): Input {
  if (!('blobId' in input)) return input;
  const { caption } = input;
  return { kind: input.kind, ...FILE, ...(caption === undefined ? {} : { caption }) };
}

function known(reads: Map<string, unknown>, query: Query): unknown {
  const key = queryKey(query);
  if (!reads.has(key)) throw new Error(`the transcript needs: @ read ${key} => …`);
  return reads.get(key);
}

function setFact(fact: string, given: Given, reads: Map<string, unknown>): void {
  const [name = '', ...rest] = fact.split(' ');
  const value = rest.join(' ');
  if (name === 'channel') given.channel = value;
  else if (name === 'link') given.startLink = value;
  else if (name === 'now') given.now = new Date(value);
  else if (name === 'person') given.person = decodeJson(value) as NonNullable<Given['person']>;
  else if (name === 'read') {
    const [query = '', result = 'null'] = value.split(' => ');
    reads.set(queryKey(JSON.parse(query) as Query), decodeJson(result) ?? undefined);
  } else throw new Error(`unknown fact: ${fact}`);
}

/** What a person does, unless the line is about what happens by itself. */
function actOf(said: string): Act | undefined {
  const [, name, rest = ''] = /^:(\w+)\s*(.*)$/.exec(said) ?? [];
  const [lat = 0, lon = 0] = rest.split(',').map(Number);
  switch (name) {
    case undefined:
      return { kind: 'text', text: said };
    case 'tap':
    case 'old':
      return { kind: 'tap', option: rest, old: name === 'old' };
    case 'location':
      return { kind: 'location', lat, lon };
    case 'contact':
      return { kind: 'contact', phone: rest };
    case 'photo':
    case 'voice':
    case 'sticker':
      return { kind: name };
    default:
      return undefined;
  }
}

/** What a channel makes of it. */
function inputOf(act: Act, { conversation: { turn } }: World): Input {
  switch (act.kind) {
    case 'text':
      return typed(act.text);
    case 'tap':
      return { kind: 'choice', option: act.option, turn: act.old ? turn - 1 : turn };
    case 'photo':
    case 'voice':
      return { kind: act.kind, ...FILE };
    case 'sticker':
      return { kind: 'unsupported', what: 'sticker' };
    default:
      return act;
  }
}

/** What happens by itself: time passes, or there is news. */
function happens(world: World, said: string): Played | undefined {
  const [, name = '', rest = ''] = /^:(\w+)\s*(.*)$/.exec(said) ?? [];
  if (name === 'wait') {
    const [, count = '1', unit] = /^(\d+)([mhd])$/.exec(rest) ?? [];
    const ms = { m: 60_000, h: 3_600_000, d: 86_400_000 }[unit ?? 'd'] ?? 0;
    world.facts = { ...world.facts, now: new Date(world.facts.now.getTime() + Number(count) * ms) };
    return undefined;
  }
  // Somebody else changed what they are: a role was taken away meanwhile.
  if (name === 'person') {
    const person = { ...world.facts.person, ...(decodeJson(rest) as object) };
    world.facts = { ...world.facts, person };
    return undefined;
  }
  if (name !== 'event' && name !== 'timeout') throw new Error(`unknown input :${name}`);
  return world.send({ kind: name, happening: Happening.parse(decodeJson(rest)) });
}

function shown(played: Played, seen: readonly Seen[]): string[] {
  const bubbles = seen.map(bubble);
  return [
    ...bubbles.flatMap((lines, index) => (index === 0 ? lines : ['< * * *', ...lines])),
    ...played.effects.map((effect) => `! ${encodeJson(effect)}`),
    `= ${played.position}`,
  ];
}

function bubble({ text, options }: Seen): string[] {
  const words = text.split('\n').map((words) => `< ${words}`.trimEnd());
  return [...words, ...options.map((label, index) => `<   ${index + 1}. ${label}`)];
}
