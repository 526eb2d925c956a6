/** What a run over all open needs is given and gives back: plain data, and no unit of its own. */

/** A supplier as a candidate of one need. */
export type Offer = {
  id: number;
  /** For this need; what is not a positive number counts 0. */
  score: number;
  /**
   * What it could deliver of this need if it did nothing else, in the unit and period of the need's volume; a need takes
   * volume / able of the supplier's capacity, so that needs in different units draw on one pool. 0 is nothing, and it is not
   * proposed. Left out where it cannot be compared: then nothing is promised that could be counted.
   */
  able?: number;
};

/** `volume` in any unit and period, as long as `able` is in the same; 0 where it is not known. */
export type Wanted = { id: number; volume: number; candidates: readonly Offer[] };

/**
 * All needs of one run count as going on at the same time: what a supplier can do in a period is one pool for all of them, so that
 * nothing is promised twice, whenever they start.
 */
export type AssignInput = {
  needs: readonly Wanted[];
  /** How often each was shown in the last 90 days; one that is not named: never. */
  exposure?: ReadonlyMap<number, number>;
};

export type AssignLimits = {
  /** Proposals for each need; left out: 5. */
  perNeed?: number;
  /** What may be given up of the mean nDCG so that chances spread, 0 to 1; left out: 0.02. */
  giveUp?: number;
};

export type Assignment = {
  /** For each need in the order given, best first; `part` is what it takes of the supplier's capacity, 0 to 1. */
  proposals: { need: number; offers: { id: number; score: number; part: number }[] }[];
  /**
   * Mean nDCG against each need's own best list: of lists that capacity allows, and of those proposed. The second is at least
   * 1 - giveUp; where capacity alone takes more than that, it is at least the first.
   */
  quality: { within: number; final: number };
  /**
   * Of how often each candidate of any need was shown, with the last 90 days: if every need had its own best list, with the best
   * lists that capacity allows, and as proposed.
   */
  gini: { before: number; within: number; after: number };
};
