/** What the dialogs about amendments share: who moves one, what it would be, who hears of it, and what comes of a yes. */
import type { Line } from '../conversation/reply.ts';
import { line, literal, paragraphs, stacked } from '../conversation/reply.ts';
import type { AgreementChange, AgreementParty } from '../domain/agreement.ts';
import { agreementNumber } from '../domain/agreement.ts';
import type { AgreementContent, AgreementView } from '../domain/agreementView.ts';
import { amendedView, silentParties } from '../domain/agreementView.ts';
import type { AmendedParty, Amendment } from '../domain/amendment.ts';
import type { Effect } from '../domain/effect.ts';
import type { Sealing } from '../domain/effectAmendment.ts';
import type { Happening } from '../domain/event.ts';
import { isJoining, umkNames } from './agreementWords.ts';
import type { Mine } from './agreementWords.ts';

type Moved = Extract<Happening, { kind: 'amendment.moved' }>['move'];

/** Without what names the row. */
export function partOf({ id: _, agreementId: __, ...party }: AgreementParty): AmendedParty {
  return party;
}

/** Who comes into the group is no party yet. */
export function amendingSide(view: AgreementView, side: Mine): 'company' | 'umk' | 'joining' {
  return isJoining(view, side) ? 'joining' : side.by;
}

/** All who are party or would be hear of it, but for who did it. */
export function tellAmended(view: AgreementView, move: Moved, by?: Mine): Effect[] {
  const { agreement, parties, amendment } = view;
  const happening = { kind: 'amendment.moved', agreementId: agreement.id, move } as const;
  const { joins } = amendment?.amendment ?? {};
  const umks = [
    ...parties.map(({ party }) => party.umkId),
    ...(joins === undefined ? [] : [joins]),
  ];
  return [
    ...(by?.by === 'company'
      ? []
      : [{ kind: 'tell', whom: { company: agreement.companyId }, happening } as const]),
    ...[...new Set(umks)].flatMap((umk): Effect[] =>
      by?.party === `umk/${umk}` ? [] : [{ kind: 'tell', whom: { umk }, happening }],
    ),
  ];
}

/** The content of an amendment's version: it says which version it replaces, and all that it changes so far. */
export function amendedContent(
  { agreement, last, amendment }: AgreementView,
  content: AgreementContent,
  changes: readonly AgreementChange[],
): AgreementContent {
  const open = amendment?.amendment;
  const nth = open?.nth ?? (last?.amendments ?? 0) + 1;
  const all = [...(open?.changes ?? []), ...changes];
  return { ...content, amends: { nth, replaces: agreement.n, changes: all } };
}

type Proposal = Pick<Amendment, 'terms' | 'parties' | 'changes'> &
  Partial<Pick<Amendment, 'joins' | 'leaves'>>;

/** A new amendment, with its version where that can be made already. */
export function proposed(
  view: AgreementView,
  side: Mine,
  { terms, parties, changes, joins, leaves }: Proposal,
  content?: AgreementContent,
): Effect[] {
  const { id: agreementId, rev, state: from } = view.agreement;
  const nth = (view.last?.amendments ?? 0) + 1;
  const who = {
    ...(joins === undefined ? {} : { joins }),
    ...(leaves === undefined ? {} : { leaves }),
  };
  const amendment = { id: `${agreementId}/${nth}`, nth, terms, parties, changes, ...who };
  const happening = { kind: 'amendment.moved', agreementId, move: 'propose' } as const;
  return [
    {
      kind: 'amendment.open',
      ...{ agreementId, rev, from, amendment, by: side.by },
      ...(content ? { content } : {}),
    },
    ...tellAmended(view, 'propose', side),
    ...(joins === undefined ? [] : [{ kind: 'tell', whom: { umk: joins }, happening } as const]),
  ];
}

/** Another version of the open amendment. */
export function changedBy(
  view: AgreementView,
  side: Mine,
  content: AgreementContent,
  change: AgreementChange,
): Effect[] {
  const open = view.amendment?.amendment;
  if (!open) return [];
  const { agreementId, id: amendmentId, rev, state: from, parties } = open;
  const by = amendingSide(view, side);
  return [
    {
      kind: 'amendment.issue',
      ...{ agreementId, amendmentId, rev, from, move: 'change', content, parties, change, by },
    },
    ...tellAmended(view, 'change', side),
  ];
}

/** What the agreement becomes where nobody's yes is missing but for `party`'s (none: where the forum excused somebody). */
export function sealing(view: AgreementView, party?: string): Sealing | undefined {
  const amended = amendedView(view);
  const open = view.amendment?.amendment;
  if (!amended || !open) return undefined;
  const waited = silentParties(amended).filter(
    (one) => one !== party && (party !== undefined || one !== `umk/${open.leaves ?? ''}`),
  );
  if (waited.length > 0) return undefined;
  const { rev, state, notice } = view.agreement;
  const noticed = notice && notice.was === open.terms.end;
  const { n, terms, parties, leaves } = open;
  const amendment = { n, terms, parties, ...(leaves === undefined ? {} : { leaves }) };
  return { rev, state, amendment, ...(noticed ? { noticed: true } : {}) };
}

/** Old and new of everything that it changes. */
export function changeLines(changes: readonly AgreementChange[]): Line[] {
  return changes.map(({ chapter, before, after }) =>
    stacked(
      literal(chapter),
      line('agreement.change_before', { words: literal(before) }),
      line('agreement.change_after', { words: literal(after) }),
    ),
  );
}

/** By name; of who is erased the number. */
function nameOf(view: AgreementView, party: string): string {
  if (party === 'company') return view.company?.name ?? '-';
  const { joining } = view.amendment ?? {};
  const found = [...view.parties, ...(joining ? [joining] : [])].filter(
    (one) => `umk/${one.party.umkId}` === party,
  );
  return found.length > 0 ? umkNames({ parties: found }) : party.replace('umk/', 'UMK ');
}

/** The open amendment as a side of it, or staff, see it. */
export function amendmentCard(view: AgreementView): Line {
  const open = view.amendment?.amendment;
  if (!open) return line('amendment.gone');
  const amended = amendedView(view);
  const { joins, leaves } = open;
  const silent = amended ? silentParties(amended) : [];
  return paragraphs(
    line('amendment.card', { nth: open.nth, number: agreementNumber(view.agreement.id) }),
    ...changeLines(open.changes),
    ...(leaves === undefined
      ? []
      : [line('amendment.leaves', { name: nameOf(view, `umk/${leaves}`) })]),
    ...(joins === undefined
      ? []
      : [line('amendment.joins', { name: nameOf(view, `umk/${joins}`) })]),
    open.state === 'asking'
      ? line('amendment.asking', { name: nameOf(view, `umk/${joins ?? ''}`) })
      : line('agreement.silent', { names: silent.map((one) => nameOf(view, one)).join(', ') }),
    line('amendment.stays', { n: view.agreement.n }),
  );
}
