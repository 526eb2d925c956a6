/** What matching needs of the store: suppliers and needs as they are, what changed of them, and what came of matches. */
import type { Company } from '../domain/company.ts';
import type { Match } from '../domain/match.ts';
import type { Need } from '../domain/need.ts';
import type { Umk } from '../domain/umk.ts';
import type { Lesson, Supply } from '../matching/types.ts';

export type { Lesson, Supply } from '../matching/types.ts';

export type MatchingStore = {
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
  matchesOfNeed(needId: number): Promise<Match[]>;
  matchesOfUmk(umkId: number): Promise<Match[]>;
};
