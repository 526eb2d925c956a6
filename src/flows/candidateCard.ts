/** What the candidates dialog knows and causes: which need, who is left, the card, and the moves of a yes or a no. */
import { z } from 'zod';
import type { Line } from '../conversation/reply.ts';
import { line, literal, paragraphs, stacked } from '../conversation/reply.ts';
import type { Context, Start } from '../conversation/step.ts';
import type { Effect } from '../domain/effect.ts';
import type { Facts } from '../domain/facts.ts';
import type { Need } from '../domain/need.ts';
import { PaperKind } from '../domain/need.ts';
import { holdsNib, isHeld } from '../domain/paper.ts';
import type { PaperView, Query } from '../domain/query.ts';
import type { Candidate } from '../domain/queryMatching.ts';
import type { Umk } from '../domain/umk.ts';
import { localDay } from '../domain/workingDays.ts';
import { formatQuantity } from '../language/format.ts';
import { dayName } from './card.ts';
import { buyers, contactOf, followUp, noFollowUp, tie } from './matchWords.ts';
import { needTitle, paperNames } from './needWords.ts';
import { reasonLines } from './reasons.ts';
import { declined, WhyNot } from './whyNot.ts';

/** `passed`: the UMK already seen in this sitting; `umkId` and `matchId`: the one on screen. */
export const Candidates = WhyNot.extend({
  need: z.string(),
  umkId: z.int(),
  matchId: z.int(),
  passed: z.array(z.int()),
  /** The group for this need was shown. */
  grouped: z.boolean(),
}).partial();
export type Candidates = z.infer<typeof Candidates>;
type Known = Pick<Context<Candidates>, 'answers' | 'facts'>;

/** Companies that staff have approved: only their needs have candidates. */
export function approved(facts: Facts): number[] {
  return buyers(facts)
    .filter(({ status }) => status === 'approved')
    .map(({ id }) => id);
}

function ofCompanies(facts: Facts): Extract<Query, { kind: 'needs.ofCompanies' }> {
  return { kind: 'needs.ofCompanies', ids: approved(facts) };
}

export function needsQuery({ facts }: Known): Query[] {
  return [ofCompanies(facts)];
}

export function openNeeds(context: Context<Candidates>): Need[] {
  return context.read(ofCompanies(context.facts)).filter(({ status }) => status === 'open');
}

/** The need that was chosen, as long as it is open and the person's own. */
export function needOf(context: Context<Candidates>): Need | undefined {
  return openNeeds(context).find(({ id }) => String(id) === context.answers.need);
}

export function cardNeeds({ answers, facts }: Known): Query[] {
  const needId = Number(answers.need);
  const queries: Query[] = [ofCompanies(facts), { kind: 'candidates', needId }];
  if (needsGroup({ answers, facts })) queries.push({ kind: 'together.ofNeed', needId });
  if (answers.umkId !== undefined) queries.push({ kind: 'papers', umkId: answers.umkId });
  return queries;
}

/** Before the first candidate it is said who could deliver together. */
export function needsGroup({ answers }: Known): boolean {
  return answers.umkId === undefined && answers.grouped !== true && answers.passed === undefined;
}

/** Those not yet seen, without businesses of the person's own. */
export function left(context: Context<Candidates>): Candidate[] {
  const own = context.facts.person.umks.map(({ id }) => id);
  const passed = context.answers.passed ?? [];
  return context
    .read({ kind: 'candidates', needId: Number(context.answers.need) })
    .filter(({ umk }) => !own.includes(umk.id) && !passed.includes(umk.id));
}

/** The candidate on screen, unless it was taken off the list meanwhile. */
export function onScreen(context: Context<Candidates>): Candidate | undefined {
  if (!needOf(context)) return undefined;
  return left(context).find(({ umk }) => umk.id === context.answers.umkId);
}

/** The first time a candidate is shown, the match gets its number. */
export function suggested(context: Context<Candidates>): Effect[] {
  const [candidate] = left(context);
  if (!candidate || candidate.matchId !== undefined) return [];
  const id = context.read({ kind: 'fresh', of: 'match' });
  const { score, reasons, umk } = candidate;
  const needId = Number(context.answers.need);
  return [{ kind: 'match.suggest', match: { id, needId, umkId: umk.id, score, reasons } }];
}

/** The same dialog, with the candidate to show. */
export function toSuggested(context: Context<Candidates>): Start | undefined {
  const [candidate] = left(context);
  if (!candidate) return undefined;
  const matchId = candidate.matchId ?? context.read({ kind: 'fresh', of: 'match' });
  const { need, passed = [] } = context.answers;
  return { flow: 'candidates', answers: { need, passed, umkId: candidate.umk.id, matchId } };
}

/** On to the next candidate of the same need. */
export function nextOne({ answers }: Context<Candidates>): Start {
  const { need, umkId, passed = [] } = answers;
  const seen = umkId === undefined ? passed : [...passed, umkId];
  return { flow: 'candidates', answers: { need, passed: seen } };
}

/** What a company may know of a candidate before both agreed: no name, no number, no address. */
export function card(context: Context<Candidates>): Line {
  const need = needOf(context);
  const candidate = onScreen(context);
  if (!need || !candidate) return paragraphs(line('candidates.gone'), line('candidates.ask'));
  const { umk, reasons } = candidate;
  const { language } = context.facts.person;
  const papers = context.read({ kind: 'papers', umkId: umk.id });
  const rows: Line[] = [
    line('candidates.card', { id: umk.id, need: needTitle(need, language) }),
    row('field.product', [umk.product, ...umk.moreProducts].join(', ')),
    row('field.capacity', formatQuantity(umk.capacity, language)),
    row('field.place', umk.place.kecamatan),
    ...paperRows(umk, papers, context.facts),
  ];
  if (umk.workforce !== undefined) {
    const value = line('accept.people', { count: umk.workforce });
    rows.push(line('review.row', { label: line('candidates.workforce'), value }));
  }
  if (umk.since !== undefined) rows.push(row('candidates.since', String(umk.since)));
  const from = candidate.raised ? ['raised'] : candidate.proposed ? ['proposed'] : [];
  const shown = [
    ...from.map((code) => ({ code, values: {} })),
    ...reasons.filter(({ code }) => !from.includes(code)),
  ];
  const why = reasonLines({ need, umk, reasons: shown }, context.facts);
  return paragraphs(
    stacked(...rows),
    stacked(line('candidates.why_fits'), why),
    line(candidate.raised ? 'candidates.ask_raised' : 'candidates.ask'),
  );
}

function row(label: Parameters<typeof line>[0], value: string): Line {
  return line('review.row', { label: line(label), value: literal(value) });
}

/** Each paper that the business has, and whether a person of the office has looked; a refused one is not there. */
function paperRows(umk: Umk, papers: readonly PaperView[], facts: Facts): Line[] {
  const held = PaperKind.options.filter(
    (kind) =>
      (kind === 'nib' && holdsNib(umk.hasNib, papers)) ||
      papers.some((paper) => paper.kind === kind && isHeld(paper)),
  );
  if (held.length === 0) {
    return [line('review.row', { label: line('candidates.papers'), value: paperNames(held) })];
  }
  return held.map((kind) => {
    const at = papers.find((paper) => paper.kind === kind)?.checkedAt;
    const label = line('candidates.paper', { paper: paperNames([kind]) });
    const value = at
      ? line('candidates.checked', { day: dayName(localDay(at, facts.region.timeZone), facts) })
      : line('candidates.unchecked');
    return line('review.row', { label, value });
  });
}

/** What is said to a yes: the owner is asked, or, where they had put a hand up, how to reach them. */
export function saidYes(context: Context<Candidates>): Line {
  const candidate = onScreen(context);
  const need = needOf(context);
  const company = context.facts.person.companies.find(({ id }) => id === need?.companyId);
  if (!candidate?.raised || !company) return line('candidates.asked');
  const contact = contactOf({ umk: candidate.umk, company }, 'company');
  return paragraphs(line('candidates.agreed'), contact, line('match.next_steps'));
}

export function accepted(context: Context<Candidates>): Effect[] {
  const moved = movedBy(context, 'company_accepts');
  if (!moved) return [];
  const { candidate, matchId, move } = moved;
  const umk = candidate.umk.id;
  if (candidate.raised) {
    return [move, tellOwner(umk, matchId, 'company_accepts'), noFollowUp(matchId)];
  }
  return [
    move,
    { kind: 'tell', whom: { umk }, happening: { kind: 'match.proposed', matchId } },
    followUp(matchId, 1, { umk }, context.facts),
  ];
}

/** An owner whom nobody asked never hears of a no; one who had put a hand up is told. */
export function refused(context: Context<Candidates>): Effect[] {
  const moved = movedBy(context, 'company_declines');
  if (!moved) return [];
  const { candidate, matchId } = moved;
  const move = { ...moved.move, ...declined(context.answers) };
  const done = [move, ...tiedToUs(context, candidate)];
  if (!candidate.raised) return done;
  return [...done, tellOwner(candidate.umk.id, matchId, 'company_declines'), noFollowUp(matchId)];
}

/** A company that says that a business is its own meets it no more. */
function tiedToUs(context: Context<Candidates>, { umk }: Candidate): Effect[] {
  const companyId = needOf(context)?.companyId;
  if (context.answers.why !== 'own' || companyId === undefined) return [];
  return [tie(umk, companyId, true)];
}

function movedBy(
  context: Context<Candidates>,
  move: 'company_accepts' | 'company_declines',
): { candidate: Candidate; matchId: number; move: Effect & { kind: 'match.move' } } | undefined {
  const candidate = onScreen(context);
  const matchId = candidate?.matchId ?? context.answers.matchId;
  if (!candidate || matchId === undefined) return undefined;
  const from = candidate.raised ? 'raised' : 'suggested';
  return {
    candidate,
    matchId,
    move: { kind: 'match.move', matchId, from, move, by: 'company' },
  };
}

function tellOwner(umk: number, matchId: number, move: string): Effect {
  return { kind: 'tell', whom: { umk }, happening: { kind: 'match.moved', matchId, move } };
}
