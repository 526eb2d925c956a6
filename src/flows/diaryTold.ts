/** What was told where the work was asked about is kept as what is said of it, so that only what is missing is asked. */
import { z } from 'zod';
import { text } from '../conversation/accept.ts';
import type { Accept, Accepted, Start, Target } from '../conversation/step.ts';
import type { Entry, EntryKind } from '../domain/diary.ts';
import type { Facts } from '../domain/facts.ts';
import { Day } from '../domain/quantity.ts';
import type { When } from '../language/date.ts';
import type { WorkSaid } from '../language/work.ts';
import { readWorkAnswer } from '../language/workAnswer.ts';
import type { Say } from './diarySaying.ts';

/** See `WorkAnswer`. */
export const Told = z.object({
  come: z.boolean(),
  kind: z.enum(['order', 'delivery', 'receipt', 'invoice', 'payment']).optional(),
  quantity: z.int().optional(),
  unit: z.string().optional(),
  rejected: z.int().optional(),
  short: z.int().optional(),
  amount: z.bigint().optional(),
  shortAmount: z.bigint().optional(),
  day: Day.optional(),
  /** As it was told. */
  words: z.string(),
});
export type Told = z.infer<typeof Told>;

export function whenOf({ now, region: { timeZone, holidays } }: Facts): When {
  return { now, timeZone, holidays };
}

/** Figures and days, beside the options of the question. */
export const told: Accept = text((typed, { facts }): Accepted => {
  const value = readWorkAnswer(typed, whenOf(facts));
  return value
    ? { result: 'understood', value: { ...value, words: typed }, confidence: 'full' }
    : { result: 'other', looksLike: 'text' };
});

/** What was chosen, or told instead of choosing. */
export function toldIn(answer: unknown): Told | undefined {
  return Told.safeParse(answer).data;
}

/** Whether an entry, or what is late of it, is a sum of money. */
export function isMoney(kind: EntryKind | undefined): boolean {
  return kind === 'payment' || kind === 'invoice' || kind === 'result';
}

/** It speaks of money where goods were asked about, or the other way round: it is said of its own, and the question waits. */
export function elsewhere(said: Told, money: boolean): Start | undefined {
  const { kind } = said;
  if (kind === undefined || isMoney(kind) === money) return undefined;
  return {
    flow: 'diary_say',
    answers: { kind, ...toldAnswers(said, {}) },
    exact: true,
    told: true,
  };
}

/** Where what was told of this entry leads. */
export function heardOf(said: Told, entry: Entry): Target {
  const other = elsewhere(said, isMoney(entry.kind));
  if (other) return other;
  if (entry.kind === 'delivery') return said.come ? 'say' : 'later';
  if (Object.keys(toldAnswers({ ...said, day: undefined }, entry)).length > 0) return 'say';
  // Only goods on their way come another day, and only an order is for one.
  if (entry.kind === 'order') return !said.come && entry.side === 'company' ? 'say' : 'ask';
  return said.come ? 'confirmed' : 'ask';
}

/** `of`: how much was asked about, for whoever tells what is missing of it; the answers leave out what was not told. */
export function toldAnswers(
  { quantity, unit, rejected, short, amount, shortAmount, day }: Partial<Told>,
  of: { quantity?: number | undefined; amount?: bigint | undefined },
): Partial<Say> {
  const whole = of.quantity ?? 0;
  const came =
    quantity ??
    (short !== undefined && short <= whole ? whole - short : undefined) ??
    (rejected !== undefined && rejected <= whole ? whole - rejected : undefined);
  const missing = shortAmount !== undefined && shortAmount < (of.amount ?? 0n);
  const paid = amount ?? (missing ? (of.amount ?? 0n) - shortAmount : undefined);
  return {
    ...(came === undefined
      ? {}
      : { quantity: { n: came, ...(unit === undefined ? {} : { unit }) } }),
    ...(rejected === undefined ? {} : { rejected: { n: rejected } }),
    ...(paid === undefined ? {} : { amount: { min: paid, max: paid } }),
    ...(day === undefined ? {} : { day }),
  };
}

/** What a message about the work says by itself. */
export function saidAnswers({ kind, price, ...figures }: WorkSaid): Say {
  return {
    kind,
    ...toldAnswers(figures, {}),
    ...(price === undefined ? {} : { price: { min: price, max: price } }),
  };
}
