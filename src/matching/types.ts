/** What matching knows of a supplier and of a need, and what it says of a pair: plain data, whoever gives it (store, file, test). */
import type { KbliOwn } from '../domain/kbli.ts';
import type { Reason } from '../domain/match.ts';
import type { PaperKind, Pattern } from '../domain/need.ts';
import type { Day, Money, Place, Quantity } from '../domain/quantity.ts';
import type { Level } from '../domain/readiness.ts';
import type { HasNib } from '../domain/umk.ts';

/** A paper as matching sees it. */
export type KnownPaper = {
  kind: string;
  status: string;
  expires?: string | undefined;
  refusal?: string | undefined;
};

/** A part of the year in which a supplier makes more or less than usual. */
export type Season = {
  /** 1 (January) to 12. */
  months: readonly number[];
  /** Of the usual capacity; 0 is none at all. */
  percent: number;
};

/** What is known of how a supplier kept its word. */
export type TrackRecord = {
  deliveries: number;
  /** Of these, in time and accepted. */
  kept: number;
  /** Ratings of companies, 1 to 5. */
  ratings: number;
  /** Their mean; 0 where there is none. */
  rating: number;
};

/** One who makes something. Everything that is not known is left out, and is judged as not known, never as missing. */
export type Supply = {
  id: number;
  /** As told, the main product first. */
  products: readonly string[];
  /** Codes of the region's sectors, the owner's own choice first. */
  sectors: readonly string[];
  /** Its codes of the KBLI, as lists told them. */
  kbli?: readonly KbliOwn[];
  place?: Place;
  capacity?: Quantity;
  seasons?: readonly Season[];
  /** What of the capacity is promised already, per period as the capacity. */
  promised?: readonly Quantity[];
  papers: readonly KnownPaper[];
  /** The list of papers is whole: what is not in it is not held. Left out: it is not known. */
  papersComplete?: boolean;
  hasNib?: HasNib;
  level?: Level;
  /** Active, with the owner's consent; anything else is shown to no company. */
  active: boolean;
  pausedUntil?: Day;
  price?: Money;
  /** Days after delivery that the owner can wait for the money; 0 is cash only. */
  waitDays?: number;
  /** Patterns of partnership that the owner takes; left out: not asked yet. */
  patterns?: readonly Pattern[];
  /** Companies it belongs to, or that control it: never its partner (UU 20/2008 art. 1 and 35). */
  tiedTo: readonly number[];
  record?: TrackRecord;
  /** How often companies were shown it in the last 90 days. */
  exposure: number;
};

/** What one company refused or ended, and praised, so far: a count per code (`price`, `place`, `late`, `good` …). */
export type Lesson = { code: string; count: number };

/** One need of one company. */
export type Demand = {
  id: number;
  companyId: number;
  what: string;
  specification?: string;
  sectors: readonly string[];
  volume?: Quantity;
  start?: Day;
  place?: Place;
  /** How far away a supplier may be; left out: anywhere in the region. */
  within?: 'kecamatan' | 'near';
  papers: readonly PaperKind[];
  /** The buyer takes what is declared as not halal. */
  acceptsNonHalal?: boolean;
  pattern?: Pattern;
  price?: Money;
  paymentDays?: number;
  candidatesUntil?: Day;
  /** What this company's earlier answers taught. */
  lessons?: readonly Lesson[];
  /** Suppliers whose owners said that they want this order. */
  interested?: readonly number[];
};

/** One supplier for one need: never with fewer than one reason, at most four where it is shown to people. */
export type Found = { id: number; score: number; reasons: Reason[] };

/** Several who together reach what one cannot; the shares (in thousandths of the need's unit) add up to its volume. */
export type Group = {
  members: readonly { id: number; share: number }[];
  lead: number;
  score: number;
  reasons: Reason[];
};
