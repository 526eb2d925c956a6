/** A business says that it comes into a group, with its address and NIB; the version with the new shares is made then. */
import { z } from 'zod';
import type { Context } from '../conversation/step.ts';
import { defineFlow } from '../conversation/step.ts';
import type { AgreementContent, AgreementView } from '../domain/agreementView.ts';
import { proposedParties } from '../domain/agreementView.ts';
import { moveAmendment } from '../domain/amendment.ts';
import type { Effect } from '../domain/effect.ts';
import type { Query } from '../domain/query.ts';
import { askSteps, TermAnswers } from './agreementAsks.ts';
import { contentOf, isJoining, mine, mineQuery, ownView } from './agreementWords.ts';
import type { Mine } from './agreementWords.ts';
import { amendedContent, partOf, tellAmended } from './amendmentWords.ts';

const Join = TermAnswers.extend({ pick: z.string() }).partial();
type Join = z.infer<typeof Join>;
type Here = Context<Join>;

function needs({ facts }: Pick<Here, 'facts'>): Query[] {
  return [mineQuery({ facts })];
}

function found({ answers, facts, read }: Here): { view: AgreementView; side: Mine } | undefined {
  const view = ownView(read(mineQuery({ facts })), answers.pick);
  const side = view && mine(view, facts);
  const state = view?.amendment?.amendment.state;
  if (!view || !side || !state || !isJoining(view, side)) return undefined;
  return moveAmendment(state, 'join', 'joining') ? { view, side } : undefined;
}

/** What is still to be said, in its order. */
function nextAsk(context: Here): string {
  const joining = found(context)?.view.amendment?.joining;
  if (!joining) return 'gone';
  if (!joining.holdsNib) return 'no_nib';
  if (context.answers.address === undefined) return 'address';
  if (joining.nib === undefined && context.answers.nib === undefined) return 'nib';
  return 'saved';
}

/** The parties with the one that comes in as it says now. */
function joined(context: Here): AgreementView | undefined {
  const known = found(context);
  if (!known) return undefined;
  const { address, nib } = context.answers;
  const { joins } = known.view.amendment?.amendment ?? {};
  const parties = proposedParties(known.view).map((one) => {
    if (one.party.umkId !== joins) return one;
    const said = { ...(address ? { address } : {}), ...(nib ? { nib } : {}) };
    return { ...one, party: { ...one.party, ...said } };
  });
  return { ...known.view, parties };
}

function effects(context: Here): Effect[] {
  const known = found(context);
  const view = joined(context);
  const open = known?.view.amendment?.amendment;
  if (!known || !view || !open) return [];
  const made: AgreementContent | undefined = contentOf(view, context.facts, open.terms);
  if (!made) return [];
  const { agreementId, id: amendmentId, rev } = open;
  const content = amendedContent(known.view, made, []);
  const parties = view.parties.map(({ party }) => {
    const filled = content.umks.find(({ umkId }) => umkId === party.umkId);
    return { ...partOf(party), ...(filled ? { nib: filled.nib, address: filled.address } : {}) };
  });
  return [
    {
      kind: 'amendment.issue',
      ...{ agreementId, amendmentId, rev, content, parties },
      ...{ from: 'asking', move: 'join', by: 'joining' },
    },
    ...tellAmended(known.view, 'join', known.side),
  ];
}

const { address, nib } = askSteps<Join>('next', () => false, needs);

export const amendmentJoin = defineFlow<Join>({
  id: 'amendment_join',
  version: 1,
  title: 'amendment.title_join',
  answers: Join,
  start: 'start',
  steps: {
    start: { kind: 'branch', needs, next: nextAsk },
    ...(address ? { address } : {}),
    ...(nib ? { nib } : {}),
    next: { kind: 'branch', needs, next: nextAsk },
    saved: { kind: 'end', needs, text: 'amendment.joined', effects },
    no_nib: { kind: 'end', text: 'agreement.need_nib' },
    gone: { kind: 'end', text: 'amendment.gone' },
  },
});
