/** An early warning: a rule of the region is met by records of a running partnership, which are its evidence; it has a life of its own. */
import { z } from 'zod';
import type { Machine } from './machine.ts';
import { movesOf, nextState } from './machine.ts';

/** Who hears of it, and works on it. */
const To = z.enum(['mediator', 'kurator', 'admin']);
const Times = z.int().positive();
const Percent = z.int().min(1).max(100);

/** What makes a warning; data of the region. */
export const WarningRule = z.discriminatedUnion('code', [
  /** The newest so many answers of the owner are all "ada kendala". */
  z.object({ code: z.literal('kendala'), times: Times, to: To }),
  /** In the newest so many answers sales are always down. */
  z.object({ code: z.literal('penjualan'), times: Times, to: To }),
  /** The newest rating of a side is this or less. */
  z.object({ code: z.literal('kepuasan'), atMost: z.int().min(1).max(4), to: To }),
  /** The owner answered no check-in of so many months in a row. */
  z.object({ code: z.literal('diam'), months: Times, to: To }),
  /** Nothing was ordered so many days after the rhythm of the agreement asks for it. */
  z.object({ code: z.literal('tanpa_pesanan'), days: Times, to: To }),
  /** An invoice is not paid so many days after its day. */
  z.object({ code: z.literal('tagihan'), days: Times, to: To }),
  /** Of the deliveries of the last days (at least so many) more than this percent came late. */
  z.object({ code: z.literal('terlambat'), percent: Percent, least: Times, within: Times, to: To }),
  /** Of the volume of the last days more than this percent was turned away. */
  z.object({ code: z.literal('ditolak'), percent: Percent, within: Times, to: To }),
]);
export type WarningRule = z.infer<typeof WarningRule>;
export type WarningCode = WarningRule['code'];
export const WarningCode = z.enum([
  'kendala',
  'penjualan',
  'kepuasan',
  'diam',
  'tanpa_pesanan',
  'tagihan',
  'terlambat',
  'ditolak',
]);

/** A record that speaks for it. */
export const Evidence = z.object({
  /** Names the record, so that what was looked at once is known again: "check/12/7/umk/month/2026-10". */
  ref: z.string(),
  /** The day, or the period, that it is about. */
  on: z.string(),
  /** What makes it evidence: an obstacle, a side and its rating, a sum of rupiah, a number of days or percent. */
  what: z.string(),
  value: z.union([z.string(), z.number(), z.bigint()]).optional(),
});
export type Evidence = z.infer<typeof Evidence>;

export const WarningState = z.enum(['open', 'seen', 'handled', 'false_alarm', 'over']);
export type WarningState = z.infer<typeof WarningState>;
export const WarningMove = z.enum(['add', 'see', 'handle', 'dismiss', 'come_back', 'end']);
export type WarningMove = z.infer<typeof WarningMove>;
export type WarningSide = 'staff' | 'system';

const LOOKED_AT: readonly WarningState[] = ['seen', 'handled', 'false_alarm', 'over'];

/** From the first evidence to the note of whoever looked; what was looked at comes back only with a record that nobody has seen. */
export const warningLife: Machine<WarningState, WarningMove, WarningSide> = {
  id: 'warning',
  states: WarningState.options,
  first: ['open'],
  moves: {
    add: { by: ['system'], to: { open: 'open' }, causes: 'there is more evidence; nobody is told' },
    see: { by: ['staff'], to: { open: 'seen' }, causes: 'its line leaves the queue' },
    handle: { by: ['staff'], to: { open: 'handled' }, causes: 'its line leaves the queue' },
    dismiss: { by: ['staff'], to: { open: 'false_alarm' }, causes: 'its line leaves the queue' },
    come_back: {
      by: ['system'],
      to: Object.fromEntries(LOOKED_AT.map((state) => [state, 'open'])),
      causes: 'there is new evidence: it is in the queue again, and who looked before is told',
    },
    end: {
      by: ['system'],
      to: { open: 'over' },
      causes: 'the partnership is over; its line leaves the queue',
    },
  },
};

/** The state after `move` made by `by`, or undefined where that is not theirs to make now. */
export function moveWarning(
  state: WarningState,
  move: WarningMove,
  by: WarningSide,
): WarningState | undefined {
  return nextState(warningLife, state, move, by);
}

export function warningMoves(state: WarningState, by: WarningSide): WarningMove[] {
  return movesOf(warningLife, state, by);
}

export const Warning = z.object({
  id: z.int(),
  regionId: z.string(),
  /** "<rule>/<agreement>/<umk>": one of each, however often it comes back. */
  key: z.string(),
  code: WarningCode,
  agreementId: z.int(),
  umkId: z.int(),
  companyId: z.int(),
  state: WarningState,
  /** Newest last. */
  evidence: z.array(Evidence),
  /** The records that were on screen when somebody closed it. */
  known: z.array(z.string()),
  /** What whoever closed it wrote; for staff only. */
  note: z.string().optional(),
  closedBy: z.int().optional(),
  closedAt: z.date().optional(),
  /** Raised by every move, so that of two at one moment one wins. */
  rev: z.int(),
  createdAt: z.date(),
  updatedAt: z.date(),
});
export type Warning = z.infer<typeof Warning>;

/** With the names of the two, where they are known. */
export type WarningView = {
  warning: Warning;
  company?: { id: number; name: string };
  umk?: { id: number; product: string };
};

export function warningKey(code: WarningCode, agreementId: number, umkId: number): string {
  return `${code}/${agreementId}/${umkId}`;
}

/** The longest evidence that is kept: the newest records. */
const MOST_EVIDENCE = 24;

/**
 * What becomes of a warning when its rule is met by this evidence: `open` where there was none, `come_back` where it was
 * looked at and a record is new, `add` where it waits and a record is new; undefined where everything was known.
 */
export function raised(
  before: Pick<Warning, 'state' | 'evidence' | 'known'> | undefined,
  found: readonly Evidence[],
): { move: 'open' | 'come_back' | 'add'; evidence: Evidence[] } | undefined {
  if (!before) return { move: 'open', evidence: found.slice(-MOST_EVIDENCE) };
  const waits = before.state === 'open';
  const known = new Set([...before.known, ...(waits ? before.evidence.map(({ ref }) => ref) : [])]);
  if (found.every(({ ref }) => known.has(ref))) return undefined;
  const kept = waits
    ? before.evidence.filter(({ ref }) => !found.some((one) => one.ref === ref))
    : [];
  const evidence = [...kept, ...found].slice(-MOST_EVIDENCE);
  return { move: waits ? 'add' : 'come_back', evidence };
}
