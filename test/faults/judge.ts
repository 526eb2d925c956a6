/** What was lost and what was doubled, told from outside: the provider's log and the rows that are left, compared with people whom nothing happened to. */
import { heard } from './crowd.ts';
import type { Said } from './crowd.ts';
import type { Stage } from './stage.ts';

export type Tally = {
  tried: number;
  inboundLost: number;
  outboundLost: number;
  effectsDoubled: number;
  sendsDoubled: number;
  /** Messages that may have come twice: taken by the provider, and the answer or the bot was gone before that was recorded. */
  mayDouble: number;
  /** Anything else that a row promises and that did not hold. */
  broken: string[];
  /** How often the process died at each step. */
  hits?: ReadonlyMap<string, number>;
};

export const nothing: Tally = {
  ...{ tried: 0, inboundLost: 0, outboundLost: 0, effectsDoubled: 0 },
  ...{ sendsDoubled: 0, mayDouble: 0, broken: [] },
};

/** What one person leaves behind whom nothing happens to. */
export type Calm = { words: readonly string[]; rows: ReadonlyMap<string, number> };

/** What a turn makes, and what must be there once for each that made it. */
const MADE = [
  ...['Person', 'Address', 'Conversation', 'Umk', 'Membership', 'Consent'],
  ...['Ticket', 'QueueItem'],
] as const;

export function countMade(stage: Stage): Map<string, number> {
  return new Map(MADE.map((table) => [table, count(stage, `"${table}"`)]));
}

export function count(stage: Stage, from: string): number {
  return stage.rows<{ n: number }>(`SELECT count(*) AS n FROM ${from}`)[0]?.n ?? 0;
}

/** Nothing waits to be handled or sent, and nothing was given up. */
export function isQuiet(stage: Stage): boolean {
  const open = count(stage, `"Inbound" WHERE "dueAt" IS NOT NULL AND NOT "held"`);
  return open + count(stage, '"Outbound"') === 0;
}

/** The provider's messages that it took and the bot does not know as sent: each may have come, or may come, once more. */
export function unrecorded(stage: Stage): Set<string> {
  const sent = stage.rows<{ id: string }>(
    `SELECT "providerId" AS id FROM "Sent" WHERE "state" = 'sent'`,
  );
  const known = new Set(sent.map(({ id }) => id));
  return new Set(taken(stage).filter((id) => !known.has(id)));
}

/** Ids of all that the provider took of the bot, but for the marks that only take a keyboard away. */
export function taken(stage: Stage): string[] {
  return stage.server.calls.flatMap(({ method, delivered, payload, result }) =>
    method === 'sendMessage' && delivered && payload['text'] !== '✓'
      ? [String((result as { message_id: number }).message_id)]
      : [],
  );
}

/** How often somebody read the same message twice in a row. */
export function repeats({ server }: Stage, id: number): number {
  const all = server.chat(id).botMessages.filter(({ text }) => text !== '✓');
  return all.length - heard(server, id).length;
}

/** What is left in a database once all is quiet. */
type Left = {
  made: ReadonlyMap<string, number>;
  parked: number;
  failed: number;
  unsent: number;
  unrecorded: number;
};

const LEFT = {
  parked: `"Inbound" WHERE "parked" IS NOT NULL`,
  failed: `"Sent" WHERE "state" = 'failed'`,
  unsent: '"Outbound"',
};

/** Judges a row in which these people talked; `mayDouble` is counted by whoever did the harm. */
export function judge(
  stage: Stage,
  people: readonly Said[],
  calm: Calm,
  done: Pick<Tally, 'tried' | 'mayDouble'>,
): Tally {
  const left = {
    made: countMade(stage),
    parked: count(stage, LEFT.parked),
    failed: count(stage, LEFT.failed),
    unsent: count(stage, LEFT.unsent),
    unrecorded: unrecorded(stage).size,
  };
  return judgeBy(stage, left, people, calm, done);
}

/** The same for a database that is asked in another way. */
export async function judgeAt(
  stage: Stage,
  ask: (sql: string) => Promise<Record<string, unknown>[]>,
  people: readonly Said[],
  calm: Calm,
  tried: number,
): Promise<Tally> {
  const counted = async (from: string): Promise<number> =>
    Number((await ask(`SELECT count(*) AS n FROM ${from}`))[0]?.['n']);
  const made = new Map<string, number>();
  for (const table of MADE) made.set(table, await counted(`"${table}"`));
  const sent = await ask(`SELECT "providerId" AS id FROM "Sent" WHERE "state" = 'sent'`);
  const known = new Set(sent.map(({ id }) => id));
  const left = {
    made,
    parked: await counted(LEFT.parked),
    failed: await counted(LEFT.failed),
    unsent: await counted(LEFT.unsent),
    unrecorded: taken(stage).filter((id) => !known.has(id)).length,
  };
  // A message that was taken is recorded by the worker that sent it, or it is one that may come twice.
  return judgeBy(stage, left, people, calm, { tried, mayDouble: left.unrecorded });
}

function judgeBy(
  stage: Stage,
  left: Left,
  people: readonly Said[],
  calm: Calm,
  done: Pick<Tally, 'tried' | 'mayDouble'>,
): Tally {
  let inboundLost = left.parked;
  let outboundLost = left.failed + left.unsent;
  for (const { id, lines, answered } of people) {
    inboundLost += lines.length - answered;
    const words = [...heard(stage.server, id)];
    for (const expected of calm.words) {
      // Who was away for long, by the clock at least, is greeted first.
      const at = words.findIndex((said) => said.endsWith(expected));
      if (at < 0) outboundLost += 1;
      else words.splice(at, 1);
    }
  }
  let effectsDoubled = 0;
  const broken: string[] = [];
  for (const [table, made] of left.made) {
    const expected = (calm.rows.get(table) ?? 0) * people.length;
    if (made > expected) effectsDoubled += made - expected;
    if (made < expected) broken.push(`${expected - made} rows of ${table} are missing`);
  }
  const repeated = people.reduce((sum, { id }) => sum + repeats(stage, id), 0);
  const sendsDoubled = Math.max(left.unrecorded, repeated);
  if (sendsDoubled > done.mayDouble) {
    broken.push(
      `${left.unrecorded} taken and never recorded, ${repeated} read twice, ` +
        `of which at most ${done.mayDouble} may be`,
    );
  }
  return { ...done, inboundLost, outboundLost, effectsDoubled, sendsDoubled, broken };
}

export function isBroken({ inboundLost, outboundLost, effectsDoubled, broken }: Tally): boolean {
  return inboundLost + outboundLost + effectsDoubled > 0 || broken.length > 0;
}

export function add(one: Tally, other: Tally): Tally {
  return {
    tried: one.tried + other.tried,
    inboundLost: one.inboundLost + other.inboundLost,
    outboundLost: one.outboundLost + other.outboundLost,
    effectsDoubled: one.effectsDoubled + other.effectsDoubled,
    sendsDoubled: one.sendsDoubled + other.sendsDoubled,
    mayDouble: one.mayDouble + other.mayDouble,
    broken: [...one.broken, ...other.broken],
    hits: sum(one.hits, other.hits),
  };
}

function sum(
  one: Tally['hits'] = new Map(),
  other: Tally['hits'] = new Map(),
): Map<string, number> {
  const all = new Map(one);
  for (const [name, count] of other) all.set(name, (all.get(name) ?? 0) + count);
  return all;
}
