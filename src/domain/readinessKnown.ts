/**
 * What the programme already knows, as answers of the readiness questionnaire: nothing is asked
 * twice, nothing is guessed.
 */
import { isExpired, isHeld, isRefused } from './paper.ts';
import type { Paper } from './paper.ts';
import type { Day, Quantity } from './quantity.ts';
import { scoreAnswer } from './readiness.ts';
import type { ScoredAnswer } from './readiness.ts';
import type { ReadinessQuestion } from './region.ts';
import type { HasNib } from './umk.ts';
import { addDays } from './workingDays.ts';

type KnownPaper = Pick<Paper, 'kind' | 'status' | 'expires' | 'refusal'>;

/** `today` decides which papers run out soon. */
export type Known = {
  capacity?: Quantity;
  workforce?: number | undefined;
  hasNib?: HasNib;
  papers: readonly KnownPaper[];
  today: Day;
};

/**
 * A licence that ends within this time should be renewed now: renewing a P-IRT starts six months
 * before its end.
 */
const RENEW_DAYS = 180;

const nibOption: Record<HasNib, string> = { ya: 'ada', proses: 'proses', tidak: 'belum' };

/**
 * The answers that follow from what is known, by question code; a question that is not in it has to
 * be asked.
 */
export function knownAnswers(
  questions: readonly ReadinessQuestion[],
  known: Known,
): Record<string, ScoredAnswer> {
  const answers: Record<string, ScoredAnswer> = {};
  for (const question of questions) {
    const value = knownValue(question.knownFrom, known);
    const answer = value === undefined ? undefined : scoreAnswer(question, value);
    if (answer) answers[question.code] = answer;
  }
  return answers;
}

function knownValue(
  from: ReadinessQuestion['knownFrom'],
  known: Known,
): string | number | Quantity | undefined {
  switch (from) {
    case undefined:
      return undefined;
    case 'capacity':
      return known.capacity;
    case 'workforce':
      return known.workforce;
    case 'nib':
      return statusOf('nib', known) ?? (known.hasNib && nibOption[known.hasNib]);
    case 'npwp':
    case 'halal':
      return statusOf(from, known);
    case 'izin_edar':
      return distributionLicence(known);
    case 'merek': {
      // "belum" does not tell a name that is not registered from having no name at all: ask.
      const status = statusOf('merek', known);
      return status === 'belum' ? undefined : status;
    }
  }
}

/** One that staff refused is not there, whatever was said of it. */
function statusOf(kind: Paper['kind'], known: Known): Paper['status'] | undefined {
  const paper = known.papers.find((one) => one.kind === kind);
  return paper && isRefused(paper) ? 'belum' : paper?.status;
}

/**
 * The best of P-IRT, BPOM and SNI. That one is missing does not say that the others are, so "belum"
 * never follows.
 */
function distributionLicence({ papers, today }: Known): string | undefined {
  const licences = papers.filter(
    ({ kind }) => kind === 'pirt' || kind === 'bpom' || kind === 'sni',
  );
  const held = licences.filter(isHeld);
  if (held.some((paper) => !isExpired(paper, addDays(today, RENEW_DAYS)))) return 'ada';
  if (held.length > 0) return 'hampir_habis';
  return licences.some(({ status }) => status === 'proses') ? 'proses' : undefined;
}
