/** What may be asked of the matching: who fits whom and why, groups, and what staff look at before they change something. */
import type { Company } from './company.ts';
import type { FairRun } from './fairRun.ts';
import type { Match, Reason } from './match.ts';
import type { Need, PaperKind } from './need.ts';
import type { Plan, Together } from './together.ts';
import type { Umk } from './umk.ts';

/** A UMK found for a need, with why. */
export type Candidate = {
  umk: Umk;
  score: number;
  reasons: Reason[];
  matchId?: number;
  raised?: boolean;
  /** Somebody of the office thought of it. */
  proposed?: boolean;
};
/** One need and one UMK side by side: what speaks for them, what stands in the way, and their match so far. */
export type PairView = {
  need: Need;
  company: Pick<Company, 'id' | 'name' | 'status'>;
  umk: Umk;
  score: number;
  reasons: Reason[];
  obstacles: Reason[];
  /** Each part of the score with its weight, and how the company's earlier answers moved the weights. */
  parts: { part: string; value: number; weight: number }[];
  tilt: Reason[];
  match?: Match;
};
/** A need found for a UMK; the company's name is not in it. */
export type Opportunity = { need: Need; score: number; reasons: Reason[] };
/** What a fair run over `needs` would suggest; `quality`: mean nDCG, 1 where nothing is given up. */
export type FairPlan = {
  needs: number;
  /** Need and business, those of one need together. */
  pairs: FairRun['pairs'];
  /** Says in a few letters which pairs these are. */
  mark: string;
  /** How many suggestions of a run that is under way are still to come; 0 where none is. */
  coming: number;
  quality: number;
  /** Of how often each is shown: 0 where all are alike. */
  gini: { before: number; after: number };
};
type Ranked = { id: number; product: string; score: number };
/** The first ten of a need as they are, and at another weight; `weight`: the usual one, 0 to 1. */
export type TriedWeight = { before: Ranked[]; after: Ranked[]; weight: number };
type SectorRow = { sector: string; all: number; without: number };
/** Needs nobody can serve, businesses nobody asks for, and papers that alone keep pairs apart. */
export type CoverageView = {
  needs: SectorRow[];
  supplies: SectorRow[];
  unlocks: { papers: string[]; pairs: number; needs: number; suppliers: number }[];
};
/** One paper, and how many needs it would open alone. */
export type Unlock = { paper: PaperKind; count: number };

/** Each kind with what it takes and what it gives. `undefined` where nothing is found. */
export type MatchingQueryTable = {
  /** Who could serve this need, best first, without those already asked or declined. */
  candidates: { needId: number; result: Candidate[] };
  /** Why these two do or do not fit. */
  pair: { needId: number; umkId: number; result: PairView | undefined };
  /** Open needs of approved companies near what this UMK makes, best first. */
  opportunities: { umkId: number; result: Opportunity[] };
  /** A run over all open needs; `giveUp`: percent of quality. */
  'fair.plan': { giveUp: number; result: FairPlan };
  'weights.try': { needId: number; part: string; percent: number; result: TriedWeight };
  coverage: { result: CoverageView };
  /** Why a company refused or ended so far, and what came to an order: a count per code. */
  'company.lessons': { id: number; result: { code: string; count: number }[] };
  /** Which one paper would open the most needs to this business; undefined where none would. */
  'umk.unlock': { umkId: number; result: Unlock | undefined };
  /** The best group for a need that nobody reaches alone, or the one whose members are asked. */
  'together.ofNeed': {
    needId: number;
    result: { plan?: Plan; asked?: Together; umks: Umk[] } | undefined;
  };
  /** A group with all that is about it; `matches` are those of its members for the need. */
  together: {
    id: number;
    result:
      | { together: Together; need: Need; company: Company; umks: Umk[]; matches: Match[] }
      | undefined;
  };
  /** A new plan without this member; undefined where none reaches the volume. */
  'together.replan': { id: number; umkId: number; result: Plan | undefined };
};
