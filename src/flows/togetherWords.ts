/** What the dialogs about a group share: who waits for whose answer, what an answer comes to, and how parts are said. */
import type { Line } from '../conversation/reply.ts';
import { line, literal, stacked } from '../conversation/reply.ts';
import type { Read } from '../conversation/step.ts';
import { mayAssist } from '../domain/assist.ts';
import type { Effect } from '../domain/effect.ts';
import type { Facts } from '../domain/facts.ts';
import type { Need } from '../domain/need.ts';
import type { Query, QueryResult } from '../domain/query.ts';
import type { MemberMove, Plan, TogetherMember } from '../domain/together.ts';
import { afterAnswer, inside, isComplete, newlyAsked, replanned } from '../domain/together.ts';
import type { Umk } from '../domain/umk.ts';
import { formatQuantity } from '../language/format.ts';
import { contactOf } from './matchWords.ts';
import { umkName } from './whichUmk.ts';

const DAY_MS = 86_400_000;
/** Of a group; each has a match of its own once all agreed. */
const MOST_MEMBERS = 6;

export type TogetherView = NonNullable<QueryResult<'together'>>;
type Known = { facts: Facts; read: Read };
type Asked = { togetherId: number; umkId: number };

export function togetherQuery(id: number): Extract<Query, { kind: 'together' }> {
  return { kind: 'together', id };
}

export function replanQuery({
  togetherId: id,
  umkId,
}: Asked): Extract<Query, { kind: 'together.replan' }> {
  return { kind: 'together.replan', id, umkId };
}

function matchNumber(nth: number): Extract<Query, { kind: 'fresh' }> {
  return { kind: 'fresh', of: 'match', nth };
}

export function matchNumbers(): Query[] {
  return Array.from({ length: MOST_MEMBERS }, (_, nth) => matchNumber(nth));
}

/** "200 kotak per hari". */
export function shareLine(share: number, need: Need, { person }: Facts): Line {
  return literal(formatQuantity({ ...need.volume, min: share, max: share }, person.language));
}

/** The group, and for which of its members whoever may speak for owners answers. */
export function togetherNeeds(id: number, { person }: Facts): Query[] {
  return mayAssist(person.roles)
    ? [togetherQuery(id), { kind: 'together.behalf', id }]
    : [togetherQuery(id)];
}

/** Members of the group that are the person's own, and those that have no chat and for whom they answer. */
export function speaksFor(
  view: TogetherView,
  { facts, read }: Known,
): { own: Umk[]; behalf: Umk[] } {
  const { person } = facts;
  const own = view.umks.filter(({ id }) => person.umks.some((umk) => umk.id === id));
  // Whose own company asks is on the other side.
  const other = person.companies.some(({ id }) => id === view.company.id);
  if (other || !mayAssist(person.roles)) return { own, behalf: [] };
  const ids = read({ kind: 'together.behalf', id: view.together.id });
  return { own, behalf: view.umks.filter(({ id }) => ids.includes(id)) };
}

/** The group as long as this member's answer is waited for, and the person may give it; `behalf`: for an owner without a chat. */
export function askedOf(
  { togetherId, umkId }: Asked,
  known: Known,
): { view: TogetherView; mine: TogetherMember; behalf: boolean } | undefined {
  const view = known.read(togetherQuery(togetherId));
  if (!view || view.together.state !== 'asking') return undefined;
  const mine = view.together.members.find((one) => one.umkId === umkId);
  if (view.need.status !== 'open' || view.company.status !== 'approved') return undefined;
  const speaks = speaksFor(view, known);
  const behalf = speaks.behalf.some(({ id }) => id === umkId);
  const may = behalf || speaks.own.some(({ id }) => id === umkId);
  return may && mine?.state === 'asked' ? { view, mine, behalf } : undefined;
}

function answered(asked: Asked, move: MemberMove, known: Known) {
  const found = askedOf(asked, known);
  const by = found?.behalf === true && move !== 'lapse' ? known.facts.person.id : undefined;
  const members = found && afterAnswer(found.view.together, asked.umkId, move, by);
  return found && members && { ...found, members };
}

export function silentKey({ togetherId, umkId }: Asked): string {
  return `together-silent/${togetherId}/${umkId}`;
}

/** Comes back to a member that has not answered; round 1 asks again, round 2 goes on without it. */
export function comeBack(asked: Asked, round: 1 | 2, { now, region }: Facts): Effect {
  const { remindDays, lapseDays } = region.matchSilence;
  const days = round === 1 ? remindDays : Math.max(1, lapseDays - remindDays);
  return {
    kind: 'timer.set',
    key: silentKey(asked),
    whom: { umk: asked.umkId },
    happening: { kind: 'together.silent', ...asked, round },
    at: new Date(now.getTime() + days * DAY_MS),
  };
}

function noMore(asked: Asked): Effect {
  return { kind: 'timer.remove', key: silentKey(asked) };
}

/** A member is asked, and it is come back to if nothing is said. */
export function ask(togetherId: number, umkId: number, facts: Facts): Effect[] {
  const asked = { togetherId, umkId };
  return [
    { kind: 'tell', whom: { umk: umkId }, happening: { kind: 'together.asked', ...asked } },
    comeBack(asked, 1, facts),
  ];
}

type What = 'agreed' | 'replanned' | 'failed' | 'left';

function tellAll(view: TogetherView, what: What, umkIds: readonly number[]): Effect[] {
  const { id: togetherId } = view.together;
  const happening = { kind: 'together.moved', togetherId, what } as const;
  return umkIds.map((umk) => ({ kind: 'tell', whom: { umk }, happening }));
}

function tellCompany(view: TogetherView, what: What): Effect {
  const happening = { kind: 'together.moved', togetherId: view.together.id, what } as const;
  return { kind: 'tell', whom: { company: view.company.id }, happening };
}

function asRead({ together: { id, rev, state, needId } }: TogetherView) {
  return { id, rev, state, needId };
}

/** What a yes comes to: one fewer to wait for, or all have agreed and each has a match with the company. */
export function accepted(asked: Asked, known: Known): Effect[] {
  const found = answered(asked, 'accept', known);
  if (!found) return [];
  const { view, members } = found;
  const together = asRead(view);
  if (!isComplete(members)) {
    const answer = { kind: 'together.move', together, by: 'umk', move: 'answer' } as const;
    return [{ ...answer, set: { members } }, noMore(asked)];
  }
  const others = inside({ members }).filter(({ umkId }) => umkId !== asked.umkId);
  return [
    { kind: 'together.move', together, by: 'umk', move: 'complete', set: { members } },
    ...inside({ members }).flatMap((member, nth) => joined(view, member, nth, known.read)),
    noMore(asked),
    ...tellAll(
      view,
      'agreed',
      others.map(({ umkId }) => umkId),
    ),
    tellCompany(view, 'agreed'),
  ];
}

/** Goes on as any partnership does, with the member's part of the need. */
function joined(view: TogetherView, member: TogetherMember, nth: number, read: Read): Effect[] {
  const { umkId, share } = member;
  const { need, matches, together } = view;
  const match = matches.find((one) => one.umkId === umkId);
  if (match) {
    const { id: matchId, state: from } = match;
    const move = { kind: 'match.move', matchId, from, move: 'join', by: 'system', share } as const;
    return ['suggested', 'raised', 'shortlisted'].includes(from) ? [move] : [];
  }
  const id = read(matchNumber(nth));
  const { score, reasons } = together;
  return [
    {
      kind: 'match.suggest',
      by: 'system',
      match: { id, needId: need.id, umkId, score, reasons, share },
    },
  ];
}

/** What a no, or silence, comes to: others are asked in their place, or it fails; the company hears it once. */
export function refused(asked: Asked, move: MemberMove, known: Known): Effect[] {
  const found = answered(asked, move, known);
  if (!found) return [];
  const { members } = found;
  const plan = known.read(replanQuery(asked));
  const by = move === 'lapse' ? ('system' as const) : ('umk' as const);
  const change = { kind: 'together.move', together: asRead(found.view), by } as const;
  const left = inside({ members }).map(({ umkId }) => umkId);
  if (!plan) {
    return [
      { ...change, move: 'fail', set: { members } },
      noMore(asked),
      ...left.map((umkId) => noMore({ ...asked, umkId })),
      ...tellAll(found.view, 'failed', left),
      tellCompany(found.view, 'failed'),
    ];
  }
  return [noMore(asked), ...planned(found.view, members, plan, change, known.facts)];
}

function planned(
  view: TogetherView,
  before: readonly TogetherMember[],
  plan: Plan,
  change: Omit<Extract<Effect, { kind: 'together.move' }>, 'move' | 'set'>,
  facts: Facts,
): Effect[] {
  const members = replanned(before, plan, facts.now);
  const { id: togetherId } = view.together;
  const gone = members
    .filter(({ umkId, state }) => state === 'left' && inBefore(before, umkId))
    .map(({ umkId }) => umkId);
  const { lead: leadId, score, reasons } = plan;
  return [
    { ...change, move: 'replan', set: { members, leadId, score, reasons } },
    ...newlyAsked(before, members).flatMap((umkId) => ask(togetherId, umkId, facts)),
    ...gone.map((umkId) => noMore({ togetherId, umkId })),
    ...tellAll(view, 'left', gone),
    tellCompany(view, 'replanned'),
  ];
}

function inBefore(before: readonly TogetherMember[], umkId: number): boolean {
  return inside({ members: [...before] }).some((one) => one.umkId === umkId);
}

/** Names, phones and parts of all who agreed, who leads first; only to be said once all have agreed. */
export function contactsOf({ together, umks, need, company }: TogetherView, facts: Facts): Line[] {
  const order = inside(together).sort(
    (a, b) => Number(b.umkId === together.leadId) - Number(a.umkId === together.leadId),
  );
  return order.flatMap(({ umkId, share }) => {
    const umk = umks.find(({ id }) => id === umkId);
    if (!umk) return [];
    const key = umkId === together.leadId ? 'together.lead_part' : 'together.part';
    const head = line(key, { name: umkName(umk), share: shareLine(share, need, facts) });
    return [stacked(head, contactOf({ umk, company }, 'company'))];
  });
}

/** Who would deliver what, before anybody agreed: no names. */
export function partLines(
  members: readonly { id: number; share: number }[],
  lead: number,
  about: { umks: readonly Umk[]; need: Need; facts: Facts },
): Line[] {
  return members.flatMap(({ id, share }) => {
    const umk = about.umks.find((one) => one.id === id);
    if (!umk) return [];
    return [
      line(id === lead ? 'together.row_lead' : 'together.row', {
        ...{ id, product: umk.product, place: umk.place.kecamatan },
        share: shareLine(share, about.need, about.facts),
      }),
    ];
  });
}
