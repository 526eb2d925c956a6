/** Groups for one need out of its candidates: what each can still make, how far they are from each other, and who leads. */
import type { Day, Quantity } from '../domain/quantity.ts';
import { freeAmount, seasonPercent, workDay } from './capacity.ts';
import type { Knowledge } from './knowledge.ts';
import type { Partner } from './partner.ts';
import { distanceOf, locate } from './place.ts';
import { replan, together, type Answers, type Replan, type TogetherInput } from './together.ts';
import type { Demand, Found, Group, Supply } from './types.ts';

export type Candidate = { found: Pick<Found, 'score'>; supply: Supply };

/** What a supplier can still take on in the season of the day, in the base unit of its capacity. */
function freeOf(supply: Supply, demand: Demand, day: Day): Quantity | undefined {
  const amount = freeAmount(supply);
  if (!amount) return undefined;
  // An order without a period has to fit into one period as the supplier said it.
  const byMonth = demand.volume?.period !== undefined && amount.month !== undefined;
  const whole = byMonth ? (amount.month ?? 0) : amount.said;
  const max = Math.floor((whole * seasonPercent(supply.seasons, day)) / 100);
  return { min: max, max, unit: amount.unit, ...(byMonth ? { period: 'bulan' } : {}) };
}

function partnerOf({ found, supply }: Candidate, demand: Demand, day: Day): Partner {
  const free = freeOf(supply, demand, day);
  const { id, sectors, exposure, level } = supply;
  return {
    ...{ id, sectors, exposure, score: found.score },
    ...(free ? { free } : {}),
    ...(level ? { level } : {}),
  };
}

function inputOf(
  knowledge: Knowledge,
  demand: Demand,
  candidates: readonly Candidate[],
  today: Day,
): TogetherInput | undefined {
  if (!demand.volume) return undefined;
  const day = workDay(demand, today);
  const at = new Map(candidates.map(({ supply }) => [supply.id, locate(knowledge, supply.place)]));
  return {
    volume: demand.volume,
    partners: candidates.map((candidate) => partnerOf(candidate, demand, day)),
    km: (one, other) => {
      const distance = distanceOf(at.get(one), at.get(other));
      return distance?.km ?? (distance?.same === true ? 0 : undefined);
    },
  };
}

/** Best first; none where one of the candidates reaches the volume alone. */
export function groupsFor(
  knowledge: Knowledge,
  demand: Demand,
  candidates: readonly Candidate[],
  today: Day,
): Group[] {
  const input = inputOf(knowledge, demand, candidates, today);
  return input ? together(input) : [];
}

/** A new plan after answers came in; see `replan`. */
export function replanFor(
  knowledge: Knowledge,
  demand: Demand,
  candidates: readonly Candidate[],
  answers: Answers,
  today: Day,
): Replan | undefined {
  const input = inputOf(knowledge, demand, candidates, today);
  return input && replan(input, answers);
}
