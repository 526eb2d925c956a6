/** The hard conditions as a table: what is known to stand against a pair leaves it out, what is not known never does. */
import type { Reason } from '../domain/match.ts';
import { isExpired, isHeld } from '../domain/paper.ts';
import { seasonPercent, workDay } from './capacity.ts';
import type { Pair } from './pair.ts';
import { distanceOf, NEAR_KM } from './place.ts';
import type { KnownPaper, Supply } from './types.ts';

type Values = Reason['values'];
/** `unknown`: nothing is known that could decide it; `skip`: the need does not ask for it. */
type Outcome = { is: 'pass' | 'fail' | 'unknown' | 'skip'; values?: Values };
type Condition = { pass: string; fail: string; check: (pair: Pair) => Outcome };

/** A condition looked at for one pair; `code` is of the outcome, or the pass code where it is not known. */
export type Checked = { code: string; is: 'pass' | 'fail' | 'unknown'; values: Values };

const SKIP: Outcome = { is: 'skip' };
const UNKNOWN: Outcome = { is: 'unknown' };

function outcome(passes: boolean, values: Values = {}): Outcome {
  return { is: passes ? 'pass' : 'fail', values };
}

export const CONDITIONS: readonly Condition[] = [
  {
    pass: 'umk_active',
    fail: 'umk_inactive',
    check: ({ offered: { supply } }) => outcome(supply.active),
  },
  {
    // UU 20/2008 art. 35: who owns or controls a supplier is not its partner.
    pass: 'not_tied',
    fail: 'tied',
    check: ({ offered: { supply }, wanted: { demand } }) =>
      outcome(!supply.tiedTo.includes(demand.companyId)),
  },
  {
    pass: 'need_open',
    fail: 'need_late',
    check: ({ wanted: { demand }, today }) =>
      demand.candidatesUntil === undefined
        ? SKIP
        : outcome(demand.candidatesUntil >= today, { until: demand.candidatesUntil }),
  },
  {
    pass: 'not_paused',
    fail: 'umk_paused',
    check: ({ offered: { supply }, today }) =>
      supply.pausedUntil === undefined
        ? SKIP
        : outcome(supply.pausedUntil < today, { until: supply.pausedUntil }),
  },
  { pass: 'papers_ok', fail: 'papers_missing', check: requiredPapers },
  { pass: 'papers_valid', fail: 'papers_expired', check: validPapers },
  { pass: 'halal_ok', fail: 'halal_missing', check: halal },
  {
    pass: 'payment_ok',
    fail: 'payment_long',
    check: ({ offered: { supply }, wanted: { demand } }) => {
      if (demand.paymentDays === undefined) return SKIP;
      if (supply.waitDays === undefined) return UNKNOWN;
      const values = { days: demand.paymentDays, waits: supply.waitDays };
      return outcome(supply.waitDays >= demand.paymentDays, values);
    },
  },
  {
    pass: 'season_ok',
    fail: 'season_none',
    check: ({ offered: { supply }, wanted: { demand }, today }) => {
      const day = workDay(demand, today);
      return supply.seasons === undefined
        ? SKIP
        : outcome(seasonPercent(supply.seasons, day) > 0, { month: Number(day.slice(5, 7)) });
    },
  },
  {
    pass: 'capacity_free',
    fail: 'capacity_promised',
    check: ({ offered: { free, supply } }) =>
      free === undefined || (supply.promised ?? []).length === 0
        ? SKIP
        : outcome((free.month ?? free.said) > 0),
  },
  {
    pass: 'pattern_ok',
    fail: 'pattern_refused',
    check: ({ offered: { supply }, wanted: { demand } }) => {
      if (demand.pattern === undefined) return SKIP;
      if (supply.patterns === undefined) return UNKNOWN;
      return outcome(supply.patterns.includes(demand.pattern), { pattern: demand.pattern });
    },
  },
  { pass: 'place_ok', fail: 'place_far', check: withinPlace },
];

/** Every condition that the need or the supplier brings up, in the table's order. */
export function checkConditions(pair: Pair): Checked[] {
  return CONDITIONS.flatMap(({ pass, fail, check }) => {
    const { is, values = {} } = check(pair);
    return is === 'skip' ? [] : [{ code: is === 'fail' ? fail : pass, is, values }];
  });
}

/** Whether nothing known stands against it: the same table, without making a list. */
export function passesAll(pair: Pair): boolean {
  return CONDITIONS.every(({ check }) => check(pair).is !== 'fail');
}

function paperOf({ papers }: Supply, kind: string): KnownPaper | undefined {
  return papers.find((paper) => paper.kind === kind);
}

/** Held, missing as far as it was told, or not known. */
function holds(supply: Supply, kind: string): boolean | undefined {
  const paper = paperOf(supply, kind);
  if (kind === 'nib' && paper?.refusal === undefined && supply.hasNib !== undefined)
    return supply.hasNib === 'ya';
  if (paper === undefined) return supply.papersComplete === true ? false : undefined;
  return isHeld(paper);
}

/** The papers that the need asks for, but halal, which has a condition of its own. */
function requiredPapers({ offered: { supply }, wanted: { demand } }: Pair): Outcome {
  const kinds = demand.papers.filter((kind) => kind !== 'halal');
  if (kinds.length === 0) return SKIP;
  const missing = kinds.filter((kind) => holds(supply, kind) === false);
  if (missing.length > 0) return outcome(false, { papers: missing.join('|') });
  return kinds.every((kind) => holds(supply, kind) === true)
    ? outcome(true, { papers: kinds.join('|') })
    : UNKNOWN;
}

/** They must still hold on the day the work begins. */
function validPapers({ offered: { supply }, wanted: { demand }, today }: Pair): Outcome {
  const asked = supply.papers.filter(
    (paper) => demand.papers.some((kind) => kind === paper.kind) && isHeld(paper),
  );
  if (asked.length === 0) return SKIP;
  const day = workDay(demand, today);
  const over = asked.filter(({ expires }) =>
    isExpired(expires === undefined ? {} : { expires }, day),
  );
  return outcome(over.length === 0, {
    papers: (over.length ? over : asked).map(({ kind }) => kind).join('|'),
  });
}

/**
 * Certified, or exempt; declared non-halal only where the buyer takes it. Asked for by the need it must be there; where
 * only the law asks (UMK food and drink from 17 Oct 2026) a certificate in process is let pass, and said.
 */
function halal(pair: Pair): Outcome {
  const { knowledge, offered, wanted, today } = pair;
  const { supply } = offered;
  const paper = paperOf(supply, 'halal');
  const asked = wanted.demand.papers.includes('halal');
  if (!asked && (today < knowledge.halalDuty.from || !underDuty(pair))) return SKIP;
  const status = paper === undefined || paper.refusal !== undefined ? 'belum' : paper.status;
  if (status === 'tidak_halal') return outcome(wanted.demand.acceptsNonHalal === true, { status });
  if (wanted.demand.acceptsNonHalal === true && !asked) return SKIP;
  if (paper === undefined && !(asked && supply.papersComplete === true)) return UNKNOWN;
  if (status === 'ada' || status === 'bebas') return outcome(true, { status });
  return outcome(!asked && status === 'proses', { status });
}

/** Whether what the two share is food or drink of a sector under the duty. */
function underDuty({ knowledge, offered, fit: { concept } }: Pair): boolean {
  const { halalDuty, sectors, sectorOf } = knowledge;
  const commodity = concept - sectors.length;
  if (concept < 0) return false;
  const sector = commodity < 0 ? concept : sectorOf[commodity];
  const code = sector === undefined ? topSector(offered.concepts, sectors) : sectors[sector];
  return code !== undefined && halalDuty.sectors.has(code);
}

/** The sector that a supplier's texts say most; for what they share as a bare word. */
function topSector(concepts: readonly number[], sectors: readonly string[]): string | undefined {
  const own = concepts.filter((one) => one >> 5 < sectors.length);
  const [best] = own.toSorted((a, b) => (b & 31) - (a & 31) || a - b);
  return best === undefined ? undefined : sectors[best >> 5];
}

function withinPlace({ offered, wanted }: Pair): Outcome {
  const { within } = wanted.demand;
  if (within === undefined || wanted.place === undefined) return SKIP;
  const distance = distanceOf(offered.place, wanted.place);
  if (distance === undefined) return UNKNOWN;
  const { same, km } = distance;
  const values = km === undefined ? {} : { km: Math.round(km * 10) / 10 };
  if (same || within === 'kecamatan') return outcome(same, values);
  return km === undefined ? UNKNOWN : outcome(km <= NEAR_KM, values);
}
