/** What the dialogs about an agreement share: whose side somebody is on, how it is called and shown, and who hears of a move. */
import { words } from '../conversation/accept.ts';
import type { Line, Option, Reply } from '../conversation/reply.ts';
import { line, literal, paragraphs, stacked } from '../conversation/reply.ts';
import type { AgreementMove, AgreementState } from '../domain/agreement.ts';
import { agreementNumber, overStates, shownCode } from '../domain/agreement.ts';
import {
  isComplete,
  missingOfCompany,
  missingOfUmk,
  withoutNib,
} from '../domain/agreementTerms.ts';
import type { AgreementContent, AgreementView } from '../domain/agreementView.ts';
import { draftedOf, partiesOf, silentParties } from '../domain/agreementView.ts';
import type { Company } from '../domain/company.ts';
import type { Effect } from '../domain/effect.ts';
import type { Facts } from '../domain/facts.ts';
import type { Query } from '../domain/query.ts';
import { addWorkingDays } from '../domain/workingDays.ts';
import { formatDay } from '../language/format.ts';
import { today } from './card.ts';

/** The mime types that a channel and a printer know. */
const PDF = 'application/pdf';
const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** Why it goes back, or ends: asked of a party and of the office alike. */
export const ASK_WHY = {
  kind: 'ask',
  text: 'agreement.ask_why',
  accept: words({ min: 4, max: 400 }),
  unclear: 'agreement.why_unclear',
  hint: 'agreement.why_unclear',
  free: true,
  verbatim: true,
  stale: true,
} as const;

/** In whose name somebody acts: of two businesses of theirs in one agreement the one that has not said yes. */
export type Mine =
  { by: 'company'; party: 'company' } | { by: 'umk'; party: string; umkId: number };

export function mineQuery({ facts }: { facts: Facts }): Extract<Query, { kind: 'agreements.of' }> {
  const { umks, companies } = facts.person;
  return {
    kind: 'agreements.of',
    umkIds: umks.map(({ id }) => id),
    companyIds: companies.map(({ id }) => id),
  };
}

export function mine(view: AgreementView, { person }: Facts): Mine | undefined {
  const { joins } = view.amendment?.amendment ?? {};
  const all = [...partiesOf(view), ...(joins === undefined ? [] : [`umk/${joins}`])];
  const own = person.umks.filter(({ id }) => all.includes(`umk/${id}`));
  const silent = silentParties(view);
  const one = own.find(({ id }) => silent.includes(`umk/${id}`)) ?? own[0];
  if (one) return { by: 'umk', party: `umk/${one.id}`, umkId: one.id };
  const firm = person.companies.some(({ id }) => id === view.agreement.companyId);
  return firm ? { by: 'company', party: 'company' } : undefined;
}

/** Documents from before the figure was data said so many days. */
export const NOTICE_DAYS = 30;

/** Whether this side is only asked whether it comes into the group. */
export function isJoining(view: AgreementView, side: Mine): boolean {
  return side.by === 'umk' && view.amendment?.amendment.joins === side.umkId;
}

/** The agreement of this number, if it is one of the person's. */
export function ownView(
  views: readonly AgreementView[],
  pick: string | undefined,
): AgreementView | undefined {
  return views.find(({ agreement }) => String(agreement.id) === pick);
}

export function isOver(state: AgreementState): boolean {
  return overStates.includes(state);
}

/** The businesses by name, or by number where nothing more is known. */
export function umkNames({ parties }: Pick<AgreementView, 'parties'>): string {
  return parties
    .map(({ umk, party }) => umk?.businessName ?? umk?.ownerName ?? `UMK ${party.umkId}`)
    .join(', ');
}

/** The other side by name: both agreed to that long before there was a draft. */
export function otherSide(view: AgreementView, by: 'company' | 'umk'): string {
  return by === 'umk' ? (view.company?.name ?? '-') : umkNames(view);
}

export function agreementOption(view: AgreementView, facts: Facts): Option {
  const { agreement } = view;
  const side = mine(view, facts);
  return {
    id: String(agreement.id),
    label: line('agreement.option', {
      number: agreementNumber(agreement.id),
      object: literal(agreement.terms.object ?? '-'),
      other: otherSide(view, side?.by ?? 'umk'),
      state: line(`agreement.state_${agreement.state}`),
    }),
  };
}

/** Who has not said yes yet, by name. */
function silentLine(view: AgreementView): Line {
  const names = silentParties(view).map((party) => {
    if (party === 'company') return view.company?.name ?? '-';
    const found = view.parties.find((one) => `umk/${one.party.umkId}` === party);
    return found?.umk?.businessName ?? found?.umk?.ownerName ?? party.replace('umk/', 'UMK ');
  });
  return line('agreement.silent', { names: names.join(', ') });
}

/** What a draft waits for, as this side is told it. */
export function waitsFor(view: AgreementView, side: Mine): Line {
  const drafted = draftedOf(view);
  const missing =
    side.by === 'company' ? missingOfCompany(drafted) : missingOfUmk(drafted, side.umkId);
  if (missing.length > 0) return line('agreement.yours', { count: missing.length });
  const lacking = withoutNib(drafted);
  if (side.by === 'umk' && lacking.includes(side.umkId)) return line('agreement.need_nib');
  if (isComplete(drafted)) return line('agreement.can_issue');
  return lacking.length > 0 ? line('agreement.others_nib') : line('agreement.theirs');
}

/** What this side does next. */
function nextLine(view: AgreementView, side: Mine): Line {
  const { state } = view.agreement;
  if (state === 'draft') return waitsFor(view, side);
  if (state === 'review') {
    const asked = silentParties(view).includes(side.party);
    return asked ? line('agreement.next_read') : silentLine(view);
  }
  return line(`agreement.next_${state}`, { reason: view.agreement.reason ?? '-' });
}

/** That a side gave notice, and that there is an amendment to be read. */
function amendingLines({ agreement, amendment }: AgreementView): Line[] {
  const { notice, endsOn, reason } = agreement;
  const noticed = notice && endsOn !== undefined && !isOver(agreement.state);
  return [
    ...(noticed
      ? [line('agreement.card_notice', { day: formatDay(endsOn, 'id'), reason: reason ?? '-' })]
      : []),
    ...(amendment ? [line('agreement.card_amendment', { nth: amendment.amendment.nth })] : []),
  ];
}

export function agreementCard(view: AgreementView, side: Mine): Line {
  const { agreement, version } = view;
  const why =
    agreement.state === 'review' && agreement.reason !== undefined
      ? [line('agreement.was_sent_back', { reason: agreement.reason })]
      : [];
  return paragraphs(
    stacked(
      line('agreement.card', {
        number: agreementNumber(agreement.id),
        object: literal(agreement.terms.object ?? '-'),
        other: otherSide(view, side.by),
      }),
      line('agreement.card_state', { state: line(`agreement.state_${agreement.state}`) }),
      ...(version ? [line('agreement.card_version', { n: version.n })] : []),
      line('agreement.card_code', { code: shownCode(agreement.code) }),
    ),
    ...why,
    ...amendingLines(view),
    nextLine(view, side),
  );
}

/** The file of the newest version, to be read, printed or sent to a lawyer. */
export function fileOf(
  { agreement, version }: AgreementView,
  as: 'pdf' | 'docx',
): Reply['attachment'] {
  if (!version) return undefined;
  const name = `${agreementNumber(agreement.id)}-naskah-${version.n}.${as}`;
  const [blobId, mime] = as === 'pdf' ? [version.blobId, PDF] : [version.docxBlobId, DOCX];
  return { kind: 'document', blobId, name, mime };
}

/** The signed paper as it came. */
export function scanOf({ agreement: { id, scan } }: AgreementView): Reply['attachment'] {
  return scan && { ...scan, name: `${agreementNumber(id)}-ditandatangani` };
}

/** Everybody who is party to it hears of a move, but for who made it. */
export function tellParties(
  view: Pick<AgreementView, 'agreement' | 'parties'>,
  move: AgreementMove,
  by?: Mine,
): Effect[] {
  const happening = { kind: 'agreement.moved', agreementId: view.agreement.id, move } as const;
  const firm: Effect[] =
    by?.by === 'company'
      ? []
      : [{ kind: 'tell', whom: { company: view.agreement.companyId }, happening }];
  const umks = view.parties.flatMap(({ party: { umkId } }): Effect[] =>
    by?.party === `umk/${umkId}` ? [] : [{ kind: 'tell', whom: { umk: umkId }, happening }],
  );
  return [...firm, ...umks];
}

/** It waits for the forum: a line in the queue, and who ratifies is told. */
export function queueForum(agreementId: number, itemId: number, facts: Facts): Effect[] {
  const { region } = facts;
  const { day: dueOn } = addWorkingDays(today(facts), region.deadlines.otherWorkingDays, region);
  const kind = 'agreement' as const;
  const happening = { kind: 'queue.new', queueKind: kind, subjectId: agreementId } as const;
  return [
    { kind: 'queue.add', item: { id: itemId, kind, subjectId: agreementId, dueOn } },
    { kind: 'tell', whom: { role: 'mediator' }, happening },
    { kind: 'tell', whom: { role: 'admin' }, happening },
  ];
}

export function noQueue(subjectId: number): Effect {
  return { kind: 'queue.done', of: 'agreement', subjectId };
}

export function signerOf({ picName, picPosition }: Company): string {
  return picPosition === undefined ? picName : `${picName} (${picPosition})`;
}

/** Everything the next version is made from; undefined while something of it is not known. */
export function contentOf(
  view: AgreementView,
  facts: Facts,
  terms = view.agreement.terms,
  own?: { umkId: number; address?: string; nib?: string },
): AgreementContent | undefined {
  const { agreement, company, parties, last } = view;
  const [set] = facts.region.clauses;
  if (!company || !set || terms.companyNib === undefined) return undefined;
  const umks = parties.flatMap(({ party, umk, nib: told }) => {
    const said = own?.umkId === party.umkId ? own : undefined;
    const address = said?.address ?? party.address;
    const nib = said?.nib ?? party.nib ?? told;
    if (!umk || address === undefined || nib === undefined) return [];
    const { ownerName: owner } = umk;
    const name = umk.businessName ?? owner;
    return [{ umkId: umk.id, name, owner, nib, address, share: party.share }];
  });
  if (umks.length !== parties.length) return undefined;
  return {
    id: agreement.id,
    code: agreement.code,
    n: Math.max(agreement.n, last?.n ?? 0) + 1,
    clauses: set.version,
    madeAt: facts.now,
    terms,
    company: {
      name: company.name,
      nib: terms.companyNib,
      address: company.address,
      signer: signerOf(company),
    },
    umks,
  };
}
