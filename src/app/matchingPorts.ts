/** What matching needs of the store: suppliers and needs as they are, what changed of them, and what came of matches. */
import type { Company } from '../domain/company.ts';
import type { FairRun } from '../domain/fairRun.ts';
import type { KbliLists } from '../domain/kbli.ts';
import type { Match } from '../domain/match.ts';
import type { Need } from '../domain/need.ts';
import type { Together } from '../domain/together.ts';
import type { Umk } from '../domain/umk.ts';
import type { Lesson, Supply } from '../matching/types.ts';

export type { Lesson, Supply } from '../matching/types.ts';

/** What `newFits` found: needs that are new, or edited, as they are, with who is no news (`first`); and who fits others since `since`. */
export type NewFits = {
  since: number | undefined;
  rev: number;
  first: { needId: number; updatedAt: Date; umkIds: number[] }[];
  found: { umkId: number; needIds: number[] }[];
};

/** `last`: after which number it goes on; undefined where it is done. */
export type SupplierPage = { suppliers: Supply[]; last: number | undefined };

/** What becomes a match that staff thought of. */
export type NewSuggestion = Pick<Match, 'needId' | 'umkId' | 'score' | 'reasons'>;

/** `companyIds`: of these the lessons; `kbli`: a list of codes came or went. */
export type MatchingChanges = {
  rev: number;
  umkIds: number[];
  needIds: number[];
  companyIds: number[];
  kbli: boolean;
};

export type MatchingStore = {
  /** Up to which change it was looked at who newly fits; undefined where it never was. */
  fitsRev(): Promise<number | undefined>;
  /** Of these needs those of which nobody has noted who fitted when they were new, and those that were edited since. */
  unseenNeeds(
    needs: readonly Pick<Need, 'id' | 'updatedAt'>[],
  ): Promise<{ fresh: number[]; edited: number[] }>;
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
  /** The same of the active ones among the next `take` businesses after that number, in the order of their numbers. */
  supplierPage(how: { after: number; take: number; now: Date }): Promise<SupplierPage>;
  /** The number of the newest change of what matching knows. */
  matchingRev(): Promise<number>;
  /** What changed after that number, and the number of the newest change. */
  matchingChanges(since: number): Promise<MatchingChanges>;
  /** Businesses that were shown in the 90 days before `from`, and of which a part of that is too long ago by `until`. */
  exposureFaded(from: Date, until: Date): Promise<number[]>;
  /** The lists of the KBLI that were imported. */
  kbli(): Promise<KbliLists>;
  /** These businesses, as far as they are there. */
  umks(ids: readonly number[]): Promise<Umk[]>;
  /** Open needs of approved companies, oldest first: all, or those of these that are. */
  openNeeds(ids?: readonly number[]): Promise<{ need: Need; company: Company }[]>;
  /** What companies' answers to candidates, and what came of partnerships, teach: of each a count per code. */
  lessons(companyIds: readonly number[]): Promise<Map<number, Lesson[]>>;
  /** The group whose members are asked for this need. */
  togetherOf(needId: number): Promise<Together | undefined>;
  together(id: number): Promise<Together | undefined>;
  matchesOfNeed(needId: number): Promise<Match[]>;
  /** Of many needs at once only who was suggested, and how far it came. */
  pairsOfNeeds(needIds: readonly number[]): Promise<Pick<Match, 'needId' | 'umkId' | 'state'>[]>;
  /**
   * Ends the groups whose need is closed, or one of whose members is gone, and tells whoever was asked, once. Who has something
   * to be handled.
   */
  endGroups(how: { now: Date; cause: string }): Promise<number[]>;
  /** The fair run that is under way, if any. */
  fairRun(): Promise<FairRun | undefined>;
  /** Makes these suggestions of it, and tells each company once, and whoever let it begin at the end. Who has something to be handled. */
  stepFair(how: {
    run: FairRun;
    upTo: number;
    made: readonly NewSuggestion[];
    now: Date;
    cause: string;
  }): Promise<number[]>;
  /** All groups whose members are asked at this moment. */
  openTogethers(): Promise<Together[]>;
  matchesOfUmk(umkId: number): Promise<Match[]>;
};
