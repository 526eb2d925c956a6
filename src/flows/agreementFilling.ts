/** What the dialog that drafts an agreement knows: the agreement or the match it begins from, whose turn it is, and what is still to be said. */
import { z } from 'zod';
import type { Line } from '../conversation/reply.ts';
import { line, literal, stacked } from '../conversation/reply.ts';
import type { Context } from '../conversation/step.ts';
import type { Terms } from '../domain/agreement.ts';
import type { Drafted, TermField } from '../domain/agreementTerms.ts';
import {
  equalShares,
  isComplete,
  missingOfCompany,
  missingOfUmk,
  termsOf,
} from '../domain/agreementTerms.ts';
import type { AgreementView } from '../domain/agreementView.ts';
import { draftedOf } from '../domain/agreementView.ts';
import type { Effect } from '../domain/effect.ts';
import type { PartyPart } from '../domain/effectAgreement.ts';
import { contactsShared } from '../domain/match.ts';
import { holdsNib } from '../domain/paper.ts';
import type { MatchView, Query } from '../domain/query.ts';
import { answeredTerms, TermAnswers } from './agreementAsks.ts';
import { termWords } from './agreementText.ts';
import { contentOf, isOver, mine, mineQuery, ownView, tellParties } from './agreementWords.ts';
import type { Mine } from './agreementWords.ts';
import { placeName } from './formAnswers.ts';
import { myMatches, sideOf } from './matchWords.ts';

/** `match`: to begin one; `agreement`: to go on; `members`: the matches that are in it, `shares` their parts. */
export const Fill = TermAnswers.extend({
  match: z.string(),
  agreement: z.string(),
  members: z.array(z.string()),
  shares: z.array(z.int()),
  sure: z.string(),
}).partial();
export type Fill = z.infer<typeof Fill>;
export type Here = Context<Fill>;

export type Filling = {
  side: Mine;
  view?: AgreementView;
  /** To begin one: the matches of its businesses. */
  matches: MatchView[];
  /** With what was answered so far. */
  drafted: Drafted;
  missing: TermField[];
};

export function needs({ facts }: Pick<Here, 'facts'>): Query[] {
  const papers = facts.person.umks.map(({ id }): Query => ({ kind: 'papers', umkId: id }));
  return [mineQuery({ facts }), myMatches(facts), ...papers];
}

/** Whether an agreement can be drafted from this match: both agreed, and there is none that goes on. */
export function canDraft({ match, agreement }: MatchView): boolean {
  return contactsShared(match.state) && (!agreement || isOver(agreement.state));
}

function partyPart({ answers }: Here, side: Mine): PartyPart | undefined {
  if (side.by === 'company') return undefined;
  const { address, nib } = answers;
  return {
    umkId: side.umkId,
    ...(address === undefined ? {} : { address }),
    ...(nib === undefined ? {} : { nib }),
  };
}

function withAnswers(known: Drafted, context: Here, side: Mine): Drafted {
  const own = partyPart(context, side);
  return {
    terms: answeredTerms(known.terms, context.answers),
    parties: known.parties.map((party) => {
      if (party.umkId !== own?.umkId) return party;
      return { ...party, address: own.address ?? party.address, nib: own.nib ?? party.nib };
    }),
  };
}

function filling(known: Omit<Filling, 'drafted' | 'missing'>, before: Drafted, context: Here) {
  const drafted = withAnswers(before, context, known.side);
  const { side } = known;
  const missing =
    side.by === 'company' ? missingOfCompany(drafted) : missingOfUmk(drafted, side.umkId);
  return { ...known, drafted, missing };
}

/** Other matches of the same need that could share the agreement, the one it begins from first. */
export function couldShare({ answers, facts, read }: Here): MatchView[] {
  const all = read(myMatches(facts));
  const first = all.find(({ match }) => String(match.id) === answers.match);
  if (!first) return [];
  const others = all.filter(
    (view) => view.need.id === first.need.id && view.match.id !== first.match.id && canDraft(view),
  );
  return [first, ...others];
}

function begun(context: Here): Filling | undefined {
  const { answers, facts, read } = context;
  const known = couldShare(context);
  const [first] = known;
  const by = first && canDraft(first) ? sideOf(first, facts) : undefined;
  if (!first || !by) return undefined;
  const chosen = known.filter(({ match }) => answers.members?.includes(String(match.id)));
  const matches = by === 'umk' || chosen.length === 0 ? [first] : chosen;
  const { need, umk, company } = first;
  const side: Mine =
    by === 'company' ? { by, party: by } : { by, party: `umk/${umk.id}`, umkId: umk.id };
  const place = need.place && placeName(need.place);
  const parties = matches.map((view) => {
    // What the papers of others say is known once there is a draft.
    const own = facts.person.umks.some(({ id }) => id === view.umk.id);
    const papers = own ? read({ kind: 'papers', umkId: view.umk.id }) : [];
    const nib = papers.find(({ kind, status }) => kind === 'nib' && status === 'ada')?.number;
    return { umkId: view.umk.id, nib, holdsNib: holdsNib(view.umk.hasNib, papers) };
  });
  const before = { terms: termsOf(need, company.nib, place), parties };
  return filling({ side, matches }, before, context);
}

function goneOn(context: Here): Filling | undefined {
  const { answers, facts, read } = context;
  const view = ownView(read(mineQuery({ facts })), answers.agreement);
  const side = view && mine(view, facts);
  if (view?.agreement.state !== 'draft' || !side) return undefined;
  return filling({ side, view, matches: [] }, draftedOf(view), context);
}

/** Undefined where it is gone, moved on, or somebody else's. */
export function fillingOf(context: Here): Filling | undefined {
  return context.answers.agreement === undefined ? begun(context) : goneOn(context);
}

/** The last day that was given does not lie after the first. */
export function isEarly(context: Here): boolean {
  const found = fillingOf(context);
  return context.answers.endsOn !== undefined && found?.drafted.terms.end === undefined;
}

const LABELS = [
  ['pattern', 'pattern'],
  ['quality', 'quality'],
  ['schedule', 'schedule'],
  ['price', 'price'],
  ['profit', 'profit'],
  ['payment', 'paymentDays'],
  ['downPayment', 'downPayment'],
  ['development', 'development'],
  ['start', 'startsOn'],
  ['end', 'endsOn'],
  ['languages', 'languages'],
] as const;

/** What was answered just now, as the document will say it. */
export function answeredRows(context: Here, terms: Terms): Line[] {
  const { answers } = context;
  const words = termWords(terms);
  const rows = LABELS.flatMap(([term, answer]) => {
    if (answers[answer] === undefined) return [];
    const value = words[term] ?? '-';
    return [line('review.row', { label: line(`agreement.term_${term}`), value: literal(value) })];
  });
  const own = (['companyNib', 'nib', 'address'] as const).flatMap((field) => {
    const value = answers[field];
    if (value === undefined) return [];
    return [line('review.row', { label: line(`agreement.term_${field}`), value: literal(value) })];
  });
  return [...rows, ...own];
}

export function sureText(context: Here): Line {
  const found = fillingOf(context);
  if (!found) return line('agreement.gone');
  const rows = answeredRows(context, found.drafted.terms);
  const group = found.matches.length > 1 ? [groupLine(found, context)] : [];
  return stacked(
    ...(rows.length > 0 ? [line('agreement.check')] : []),
    ...group,
    ...rows,
    line(isComplete(found.drafted) ? 'agreement.sure_issue' : 'agreement.sure_save'),
  );
}

function sharesOf({ matches }: Filling, { answers }: Here): number[] {
  const { shares } = answers;
  return shares?.length === matches.length ? shares : equalShares(matches.length);
}

function groupLine(found: Filling, context: Here): Line {
  const shares = sharesOf(found, context);
  const names = found.matches.map(
    ({ umk }, at) => `${umk.businessName ?? umk.ownerName} ${shares[at] ?? 0}%`,
  );
  return line('agreement.group_row', { names: names.join(', ') });
}

/** A NIB that was told is among the papers of its business, where staff compare it. */
function paperTold({ answers }: Here, side: Mine): Effect[] {
  if (side.by === 'company' || answers.nib === undefined) return [];
  const paper = { kind: 'nib', status: 'ada', number: answers.nib } as const;
  return [{ kind: 'paper.record', umkId: side.umkId, paper }];
}

/** What the answers come to: a draft, more of one, or the first document where nothing is missing any more. */
export function saved(context: Here): Effect[] {
  const { facts } = context;
  const found = fillingOf(context);
  if (!found) return [];
  const { side, view, drafted } = found;
  const { terms } = drafted;
  const own = partyPart(context, side);
  const part = own ? { party: own } : {};
  const told = paperTold(context, side);
  if (!view) return [...drafts(found, context, own), ...told];
  const { id: agreementId, rev } = view.agreement;
  const content = isComplete(drafted) ? contentOf(view, facts, terms, own) : undefined;
  if (content) {
    return [
      { kind: 'agreement.issue', agreementId, rev, from: 'draft', content, ...part, by: side.by },
      ...told,
      ...tellParties(view, 'issue', side),
    ];
  }
  return [
    { kind: 'agreement.answer', agreementId, rev, terms, ...part, by: side.by },
    ...told,
    ...tellParties(view, 'answer', side),
  ];
}

function drafts(found: Filling, context: Here, own: PartyPart | undefined): Effect[] {
  const { side, matches, drafted } = found;
  const [first] = matches;
  if (!first) return [];
  const { read } = context;
  const id = read({ kind: 'fresh', of: 'agreement' });
  const code = read({ kind: 'agreementCode' });
  const shares = sharesOf(found, context);
  const parties = matches.map(({ umk, match }, at) => ({
    ...(own?.umkId === umk.id ? own : {}),
    umkId: umk.id,
    matchId: match.id,
    share: shares[at] ?? 1,
  }));
  const happening = { kind: 'agreement.moved', agreementId: id, move: 'answer' } as const;
  const whom =
    side.by === 'umk'
      ? [{ company: first.company.id }]
      : matches.map(({ umk }) => ({ umk: umk.id }));
  return [
    {
      kind: 'agreement.draft',
      agreement: {
        ...{ id, code, needId: first.need.id, companyId: first.company.id },
        terms: drafted.terms,
      },
      parties,
      by: side.by,
    },
    ...whom.map((who): Effect => ({ kind: 'tell', whom: who, happening })),
  ];
}

/** What is said once it is kept. */
export function savedText(context: Here): Line {
  const found = fillingOf(context);
  if (!found) return line('agreement.gone');
  const { side, drafted } = found;
  if (found.view && isComplete(drafted)) return line('agreement.issued');
  const party = side.by === 'umk' && drafted.parties.find(({ umkId }) => umkId === side.umkId);
  return line(party && !party.holdsNib ? 'agreement.saved_no_nib' : 'agreement.saved');
}
