/** What matching needs of the store: suppliers and needs as they are, what changed of them, and what came of matches. */
import type { Company } from '../domain/company.ts';
import type { Match } from '../domain/match.ts';
import type { Need } from '../domain/need.ts';
import type { Together } from '../domain/together.ts';
import type { Umk } from '../domain/umk.ts';
import type { Lesson, Supply } from '../matching/types.ts';

export type { Lesson, Supply } from '../matching/types.ts';

/** What `newFits` found: of needs that are new, who fits already (`first`); and who fits others since `since`. */
export type NewFits = {
  since: number | undefined;
  rev: number;
  first: { needId: number; umkIds: number[] }[];
  found: { umkId: number; needIds: number[] }[];
};

export type MatchingStore = {
  /** Up to which change it was looked at who newly fits; undefined where it never was. */
  fitsRev(): Promise<number | undefined>;
  needsWithoutFits(needIds: readonly number[]): Promise<number[]>;
  /**
   * Keeps who newly fits, and tells: each owner once a need, each company all that is new of a need, at most once a day. Who
   * has something to be handled.
   */
  tellFits(how: { found: NewFits | undefined; now: Date; cause: string }): Promise<number[]>;
  /** After which business the digest of this month goes on; undefined where it is done. */
  digestAt(month: string): Promise<number | undefined>;
  /** Owners of these hear of it, each person once a month; `last`: where it goes on, undefined where it is done. */
  tellDigest(how: {
    month: string;
    after: number;
    last: number | undefined;
    umkIds: number[];
    now: Date;
    cause: string;
  }): Promise<number[]>;
  /** What matching knows of these businesses, also where no company sees them; one that is gone is not in it. */
  suppliers(umkIds: readonly number[], now: Date): Promise<Supply[]>;
  /** The same of active businesses with higher numbers than `after`, in their order; fewer than `take` are the last. */
  supplierPage(how: { after: number; take: number; now: Date }): Promise<Supply[]>;
  /** The number of the newest change of what matching knows. */
  matchingRev(): Promise<number>;
  /** Businesses and needs of which something changed after that number, and the number of the newest change. */
  matchingChanges(since: number): Promise<{ rev: number; umkIds: number[]; needIds: number[] }>;
  /** These businesses, as far as they are there. */
  umks(ids: readonly number[]): Promise<Umk[]>;
  /** Open needs of approved companies, oldest first: all, or those of these that are. */
  openNeeds(ids?: readonly number[]): Promise<{ need: Need; company: Company }[]>;
  /** What a company's answers to candidates, and what came of partnerships, teach: a count per code. */
  lessons(companyId: number): Promise<Lesson[]>;
  /** The group whose members are asked for this need. */
  togetherOf(needId: number): Promise<Together | undefined>;
  together(id: number): Promise<Together | undefined>;
  matchesOfNeed(needId: number): Promise<Match[]>;
  matchesOfUmk(umkId: number): Promise<Match[]>;
};
