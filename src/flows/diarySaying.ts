/** What somebody is about to say of the work: under which agreement, of which order, what of it is still to be asked, and the entries that come of it. */
import { z } from 'zod';
import type { Context } from '../conversation/step.ts';
import { sharesResult } from '../domain/agreement.ts';
import type { Entry } from '../domain/diary.ts';
import { DiarySide, EntryKind, shareDue, splitByShares } from '../domain/diary.ts';
import { isUndelivered, orderAccount, orderMoves } from '../domain/diaryOrder.ts';
import type { NewEntry } from '../domain/effectDiary.ts';
import { Day, Money } from '../domain/quantity.ts';
import type { Query } from '../domain/query.ts';
import { mayWork } from '../domain/roles.ts';
import { addDays } from '../domain/workingDays.ts';
import { today } from './card.ts';
import { diaryQuery, partsOf } from './diaryWords.ts';
import type { Part } from './diaryWords.ts';
import { File } from './paperAnswers.ts';

/** Thousandths, and a unit where one was said. */
const Amount = z.object({ n: z.int(), unit: z.string().optional() });

/**
 * `pick`: the agreement; `root`: the order or result; `follows`: the delivery that is answered; `instead`: the entry of the
 * other side that is not right; `behalf`: staff write for this side. `sure`: "ya:<number of entries>".
 */
export const Say = z
  .object({
    pick: z.string(),
    kind: EntryKind,
    root: z.string(),
    follows: z.int(),
    instead: z.int(),
    behalf: DiarySide,
    quantity: Amount,
    rejected: Amount,
    amount: Money,
    price: Money,
    day: Day,
    note: z.string(),
    photo: File.nullable(),
    sure: z.string(),
  })
  .partial();
export type Say = z.infer<typeof Say>;
export type Here = Context<Say>;
type Known = Pick<Here, 'answers' | 'facts'>;

function staffQuery({ answers }: Known): Extract<Query, { kind: 'diary' }> {
  return { kind: 'diary', id: Number(answers.pick) || 0 };
}

export function sayNeeds(known: Known): Query[] {
  return [known.answers.behalf === undefined ? diaryQuery(known) : staffQuery(known)];
}

/** Their agreements with a diary; for staff the one that they write in, as long as such work is theirs. */
export function partsHere(context: Here): Part[] {
  const { answers, facts, read } = context;
  const { behalf, pick } = answers;
  if (behalf !== undefined) {
    const found = read(staffQuery(context));
    // Nobody writes for a side of an agreement of their own.
    const own = found !== undefined && partsOf([found], facts).length > 0;
    const may = found && !own && mayWork(facts.person.roles, 'diary');
    return may ? [{ ...found, side: behalf }] : [];
  }
  const all = partsOf(read(diaryQuery(context)), facts);
  return pick === undefined ? all : all.filter(({ view }) => String(view.agreement.id) === pick);
}

export function begins({ answers }: Known): boolean {
  return answers.kind === 'order' || answers.kind === 'result';
}

/** Agreements under which such an order, or such a result, can be begun now. */
export function startable(context: Here): Part[] {
  const shared = context.answers.kind === 'result';
  return partsHere(context).filter(
    ({ view: { agreement } }) =>
      agreement.state === 'running' && sharesResult(agreement.pattern) === shared,
  );
}

/** Whether an order was wanted where, of what is running, only results are shared. */
export function sharesOnly(context: Here): boolean {
  const { kind } = context.answers;
  if (kind !== 'order' || startable(context).length > 0) return false;
  return startable({ ...context, answers: { ...context.answers, kind: 'result' } }).length > 0;
}

export type Rooted = { part: Part; root: Entry };

function fits(kind: EntryKind, { part, root }: Rooted): boolean {
  if (root.kind === 'result') return kind === 'payment' && root.state === 'confirmed';
  const account = orderAccount(root, part.entries);
  const moves = orderMoves(account.state, 'umk');
  const theirs = orderMoves(account.state, 'company');
  switch (kind) {
    case 'delivery':
      return moves.includes('send') && isUndelivered(account);
    case 'receipt':
      return theirs.includes('receive');
    case 'invoice':
      return account.toInvoice > 0n;
    case 'payment':
      return theirs.includes('pay');
    case 'cancel':
      return moves.includes('cancel') && account.state !== 'placed';
    case 'order':
    case 'result':
      return false;
  }
}

/** Who may say what, whoever asks: goods are sent and invoiced by the business, taken by the company. */
export function mayKind(kind: EntryKind, side: DiarySide): boolean {
  if (kind === 'delivery' || kind === 'invoice') return side === 'umk';
  return kind === 'receipt' ? side === 'company' : true;
}

/** Orders and results of which this can be said now, newest first. */
export function rootsFor(context: Here, kind = context.answers.kind): Rooted[] {
  if (kind === undefined) return [];
  return partsHere(context)
    .filter(({ side }) => mayKind(kind, side))
    .flatMap((part) =>
      part.entries
        .filter((entry) => entry.kind === 'order' || entry.kind === 'result')
        .map((root) => ({ part, root })),
    )
    .filter((rooted) => fits(kind, rooted))
    .reverse();
}

/** What is said instead of an entry is of its order, also where nothing new could be said of that one. */
function replaced(context: Here): { part: Part; target: Entry } | undefined {
  const { instead } = context.answers;
  for (const part of instead === undefined ? [] : partsHere(context)) {
    const target = part.entries.find(({ id }) => id === instead);
    if (target?.state === 'said' && target.side !== part.side) return { part, target };
  }
  return undefined;
}

export type Saying = {
  part: Part;
  kind: EntryKind;
  /** Left out of what begins an order or a result. */
  root?: Entry;
  /** The delivery that is answered. */
  delivery?: Entry;
  target?: Entry;
  umkIds: number[];
  unit: string | undefined;
};

function instead(context: Here): Saying | undefined {
  const found = replaced(context);
  if (!found) return undefined;
  const { part, target } = found;
  const root = part.entries.find(({ id }) => id === target.rootId);
  const delivery = part.entries.find(({ id }) => id === target.follows);
  return {
    ...{ part, target, kind: target.kind, umkIds: [target.umkId] },
    unit: target.unit ?? root?.unit,
    ...(root ? { root } : {}),
    ...(delivery ? { delivery } : {}),
  };
}

function begun(context: Here, kind: EntryKind): Saying | undefined {
  const all = startable(context);
  const part = all.length === 1 ? all[0] : undefined;
  if (!part) return undefined;
  const { parties, agreement } = part.view;
  const own = context.facts.person.umks.map(({ id }) => id);
  const umkIds = parties.map(({ party }) => party.umkId);
  const mine = part.side === 'umk' && context.answers.behalf === undefined;
  return {
    ...{ part, kind, unit: agreement.terms.volume?.unit },
    umkIds: mine ? umkIds.filter((id) => own.includes(id)).slice(0, 1) : umkIds,
  };
}

/** What is being said, as far as it is clear what of; undefined where it cannot be said (any more). */
export function sayingOf(context: Here): Saying | undefined {
  const { kind, root: chosen, follows } = context.answers;
  if (context.answers.instead !== undefined) return instead(context);
  if (kind === undefined) return undefined;
  if (begins(context)) return begun(context, kind);
  const all = rootsFor(context);
  const one =
    chosen === undefined
      ? all.length === 1
        ? all[0]
        : undefined
      : all.find(({ root }) => String(root.id) === chosen);
  if (!one) return undefined;
  const { part, root } = one;
  const waiting = orderAccount(root, part.entries).waiting;
  const delivery =
    kind !== 'receipt'
      ? undefined
      : (waiting.find(({ id }) => id === follows) ?? (follows ? undefined : waiting[0]));
  // The delivery that was to be answered was answered meanwhile.
  if (kind === 'receipt' && follows !== undefined && !delivery) return undefined;
  return {
    ...{ part, kind, root, umkIds: [root.umkId], unit: root.unit },
    ...(delivery ? { delivery } : {}),
  };
}

/** Goods that came with a delivery, and are not accepted, were turned away. */
export function rejectedOf({ answers }: Here, { delivery }: Saying): number | undefined {
  const { quantity, rejected } = answers;
  if (rejected !== undefined) return rejected.n;
  if (!delivery || quantity === undefined) return undefined;
  return Math.max(0, (delivery.quantity ?? 0) - quantity.n);
}

/** Whether the other side's entry is only denied: nothing of it is so. */
export function onlyDenied({ answers }: Here, saying: Saying): boolean {
  if (!saying.target) return false;
  return saying.kind === 'receipt'
    ? false
    : (answers.quantity?.n ?? Number(answers.amount?.min ?? 1n)) === 0 || saying.kind === 'cancel';
}

/** What was turned away was said in another unit than the order's. */
export function wrongRejected(context: Here): boolean {
  const { rejected } = context.answers;
  const unit = sayingOf(context)?.unit;
  return rejected?.unit !== undefined && rejected.unit !== unit;
}

/** What was said so far cannot be so: in another unit, nothing at all, or more than was sent. */
export function problemOf(context: Here): 'unit' | 'zero' | 'many' | undefined {
  const saying = sayingOf(context);
  const { quantity, rejected } = context.answers;
  if (!saying || !quantity) return undefined;
  if (wrongRejected(context)) return 'unit';
  if (quantity.unit !== undefined && quantity.unit !== saying.unit) return 'unit';
  const { kind, target, delivery } = saying;
  if (kind === 'receipt') {
    const sent = delivery?.quantity;
    const all = quantity.n + (rejected?.n ?? 0);
    if (sent !== undefined && all > sent) return 'many';
    return all === 0 && !delivery ? 'zero' : undefined;
  }
  return quantity.n === 0 && !target ? 'zero' : undefined;
}

/** Percent of each business in this entry, in the order of `umkIds`. */
function sharesOf({ part, umkIds }: Saying): number[] {
  const shares = umkIds.map(
    (id) => part.view.parties.find(({ party }) => party.umkId === id)?.party.share ?? 100,
  );
  return shares;
}

/** Each entry without its number; an order of a group is one for each business, by the shares of the agreement. */
export function entriesOf(context: Here, saying: Saying): Omit<NewEntry, 'id'>[] {
  const { answers, facts } = context;
  const { part, kind, root, umkIds, unit } = saying;
  const { agreement } = part.view;
  const { terms } = agreement;
  const now = today(facts);
  const whole = umkIds.length > 1;
  const shares = sharesOf(saying);
  const quantities = whole
    ? splitByShares(answers.quantity?.n ?? 0, shares)
    : [answers.quantity?.n ?? 0];
  const late = addDays(now, agreement.paymentDays ?? terms.paymentDays ?? 0);
  const price = answers.price?.min ?? saying.target?.price ?? terms.price?.min;
  const rejected = rejectedOf(context, saying) ?? 0;
  const sold = answers.amount?.min ?? 0n;
  return umkIds.map((umkId, at) => ({
    ...{ agreementId: agreement.id, umkId, kind, side: part.side },
    day: answers.day ?? saying.target?.day ?? now,
    ...(answers.behalf === undefined ? {} : { behalf: true as const }),
    ...(root ? { rootId: root.id } : {}),
    ...(saying.delivery ? { follows: saying.delivery.id } : {}),
    ...(saying.target ? { instead: saying.target.id } : {}),
    ...(answers.quantity && unit !== undefined ? { quantity: quantities[at] ?? 0, unit } : {}),
    ...(kind === 'receipt' && rejected > 0 ? { rejected } : {}),
    ...(kind === 'order' && price !== undefined ? { price } : {}),
    ...(answers.amount ? { amount: sold } : {}),
    ...(kind === 'invoice' ? { dueOn: late } : {}),
    ...(kind === 'result'
      ? { due: shareDue(sold, terms.profit ?? 0, shares[at] ?? 100), dueOn: late }
      : {}),
    ...(answers.note === undefined ? {} : { note: answers.note }),
    ...photoOf(answers),
  }));
}

function photoOf({ photo }: Say): Pick<NewEntry, 'photo'> {
  if (!photo) return {};
  const { kind, blobId, mime } = photo;
  return { photo: { kind, blobId, mime } };
}
