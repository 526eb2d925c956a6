/** A member of a group goes: the company names who comes in its place, or its share is divided among the others; both as an amendment. */
import { z } from 'zod';
import type { Line, Option } from '../conversation/reply.ts';
import { line, literal, paragraphs } from '../conversation/reply.ts';
import type { Context } from '../conversation/step.ts';
import { defineFlow } from '../conversation/step.ts';
import type { AgreementChange } from '../domain/agreement.ts';
import { agreementMoves } from '../domain/agreement.ts';
import type { AgreementView } from '../domain/agreementView.ts';
import type { AmendedParty } from '../domain/amendment.ts';
import { sharedAnew } from '../domain/amendment.ts';
import type { Effect } from '../domain/effect.ts';
import { contactsShared } from '../domain/match.ts';
import type { MatchView, Query } from '../domain/query.ts';
import { contentOf, mine, mineQuery, ownView, umkNames } from './agreementWords.ts';
import type { Mine } from './agreementWords.ts';
import { amendedContent, changeLines, partOf, proposed } from './amendmentWords.ts';
import { myMatches } from './matchWords.ts';

/** `leaves`: the business that goes; `joins`: the match of the one that comes, or "bagi". */
const Member = z
  .object({ pick: z.string(), leaves: z.string(), joins: z.string(), sure: z.string() })
  .partial();
type Member = z.infer<typeof Member>;
type Here = Context<Member>;

const SHARED = 'bagi';

function needs({ facts }: Pick<Here, 'facts'>): Query[] {
  return [mineQuery({ facts }), myMatches(facts)];
}

type Found = { view: AgreementView; side: Mine };

/** Undefined where it is no group (any more), or may not be amended now. */
function found({ answers, facts, read }: Here): Found | undefined {
  const view = ownView(read(mineQuery({ facts })), answers.pick);
  const side = view && mine(view, facts);
  if (!view || !side || view.amendment || view.parties.length < 2) return undefined;
  return agreementMoves(view.agreement.state, side.by).includes('amend')
    ? { view, side }
    : undefined;
}

/** Who goes: an owner speaks of their own business only. */
function leaving(context: Here): number | undefined {
  const known = found(context);
  if (!known) return undefined;
  const { view, side } = known;
  if (side.by === 'umk') return side.umkId;
  return view.parties.find(({ party }) => String(party.umkId) === context.answers.leaves)?.party
    .umkId;
}

/** Businesses with which the company agreed on the same need, and that are no member. */
function candidates(context: Here): MatchView[] {
  const known = found(context);
  if (known?.side.by !== 'company') return [];
  const { agreement, parties } = known.view;
  return context
    .read(myMatches(context.facts))
    .filter(
      ({ match, need }) =>
        need.id === agreement.needId &&
        contactsShared(match.state) &&
        !parties.some(({ party }) => party.umkId === match.umkId),
    );
}

type Planned = { parties: AmendedParty[]; change: AgreementChange; joins?: number; leaves: number };

function planned(context: Here): Planned | undefined {
  const known = found(context);
  const leaves = leaving(context);
  if (!known || leaves === undefined) return undefined;
  const { view, side } = known;
  const before = view.parties.map(({ party }) => partOf(party));
  const gone = before.find(({ umkId }) => umkId === leaves);
  const staying = before.filter(({ umkId }) => umkId !== leaves);
  const coming = candidates(context).find(
    ({ match }) => String(match.id) === context.answers.joins,
  );
  if (!gone) return undefined;
  const joins = coming && { umkId: coming.umk.id, matchId: coming.match.id, share: gone.share };
  const parties = joins ? [...staying, joins] : sharedAnew(staying);
  const names = new Map(view.parties.map((one) => [one.party.umkId, umkNames({ parties: [one] })]));
  if (coming) names.set(coming.umk.id, coming.umk.businessName ?? coming.umk.ownerName);
  const say = (all: readonly AmendedParty[]): string =>
    all.map(({ umkId, share }) => `${names.get(umkId) ?? ''} ${share}%`).join(', ');
  const change = { chapter: CHAPTER, before: say(before), after: say(parties), by: side.by };
  return { parties, change, leaves, ...(joins ? { joins: joins.umkId } : {}) };
}

/** As the annex is called in the region's clauses. */
const CHAPTER = 'Lampiran Kelompok';

function joinOptions(context: Here): Option[] {
  return [
    ...candidates(context).map(({ match, umk }) => ({
      id: String(match.id),
      label: literal(`${umk.businessName ?? umk.ownerName} (${umk.product})`),
    })),
    { id: SHARED, label: line('amendment.share_others'), words: ['bagi', 'dibagi', 'share'] },
  ];
}

function sureText(context: Here): Line {
  const plan = planned(context);
  if (!plan) return line('amendment.gone');
  return paragraphs(
    ...changeLines([plan.change]),
    line(plan.joins === undefined ? 'amendment.sure_shared' : 'amendment.sure_joins'),
  );
}

function effects(context: Here): Effect[] {
  const known = found(context);
  const plan = planned(context);
  if (!known || !plan) return [];
  const { view, side } = known;
  const { parties, change, ...who } = plan;
  const proposal = { terms: view.agreement.terms, parties, changes: [change], ...who };
  if (plan.joins !== undefined) return proposed(view, side, proposal);
  const staying = view.parties.flatMap((one) => {
    const now = parties.find(({ umkId }) => umkId === one.party.umkId);
    return now ? [{ ...one, party: { ...one.party, ...now } }] : [];
  });
  const content = contentOf({ ...view, parties: staying }, context.facts);
  return content ? proposed(view, side, proposal, amendedContent(view, content, [change])) : [];
}

export const amendmentMember = defineFlow<Member>({
  id: 'amendment_member',
  version: 1,
  title: 'amendment.title_member',
  answers: Member,
  start: 'start',
  steps: {
    start: {
      kind: 'branch',
      needs,
      next: (context) => {
        const known = found(context);
        if (!known) return 'gone';
        return known.side.by === 'umk' ? 'sure' : 'leaves';
      },
    },
    leaves: {
      kind: 'choose',
      needs,
      text: 'amendment.ask_leaves',
      options: (context) =>
        (found(context)?.view.parties ?? []).map((one) => ({
          id: String(one.party.umkId),
          label: literal(umkNames({ parties: [one] })),
        })),
      unclear: 'desk.unclear',
      save: 'leaves',
      next: 'joins',
    },
    joins: {
      kind: 'choose',
      needs,
      text: (context) =>
        line(candidates(context).length > 0 ? 'amendment.ask_joins' : 'amendment.ask_joins_none'),
      options: joinOptions,
      unclear: 'desk.unclear',
      save: 'joins',
      next: 'sure',
    },
    sure: {
      kind: 'choose',
      needs,
      text: sureText,
      options: [
        { id: 'ya', label: line('amendment.yes_propose'), means: 'ya' },
        { id: 'tidak', label: line('agreement.not_now'), means: 'tidak' },
      ],
      save: 'sure',
      stale: true,
      next: { ya: 'save', tidak: 'left' },
    },
    save: { kind: 'branch', needs, next: (context) => (planned(context) ? 'saved' : 'gone') },
    saved: {
      kind: 'end',
      needs,
      text: (context) =>
        line(planned(context)?.joins === undefined ? 'amendment.changed' : 'amendment.asked'),
      effects,
    },
    left: { kind: 'end', text: 'agreement.change_left' },
    gone: { kind: 'end', text: 'amendment.gone' },
  },
});
