/** What the dialogs about a match share: whose side somebody is on, who may see whom, and when silence is followed up. */
import type { Line, Option } from '../conversation/reply.ts';
import { line, literal, stacked } from '../conversation/reply.ts';
import type { Company } from '../domain/company.ts';
import { isReferred } from '../domain/company.ts';
import type { Effect } from '../domain/effect.ts';
import type { Facts } from '../domain/facts.ts';
import type { Match, MatchMove } from '../domain/match.ts';
import { contactsShared } from '../domain/match.ts';
import type { MatchAgreement, MatchView, Query } from '../domain/query.ts';
import type { Umk } from '../domain/umk.ts';
import { dayName } from './card.ts';
import { needTitle } from './needWords.ts';

const DAY_MS = 86_400_000;

/** The side of a match that this person is on, if any; nobody is matched to a firm of their own. */
export function sideOf(
  view: Pick<MatchView, 'umk' | 'company'>,
  facts: Facts,
): 'umk' | 'company' | undefined {
  const { umks, companies } = facts.person;
  if (umks.some(({ id }) => id === view.umk.id)) return 'umk';
  return companies.some(({ id }) => id === view.company.id) ? 'company' : undefined;
}

/** Companies of this person that buy here: government bodies are referred, refused ones may not. */
export function buyers(facts: Facts): Company[] {
  return facts.person.companies.filter(
    (company) => !isReferred(company) && company.status !== 'refused',
  );
}

/** All matches that this person may see. */
export function myMatches(facts: Facts): Extract<Query, { kind: 'matches.of' }> {
  const { umks, companies } = facts.person;
  return {
    kind: 'matches.of',
    umkIds: umks.map(({ id }) => id),
    companyIds: companies.map(({ id }) => id),
  };
}

/** Those of them that this side has heard of: what the program only suggested is nobody's partnership yet. */
export function known(views: readonly MatchView[], facts: Facts): MatchView[] {
  return views.filter(
    (view) => view.match.state !== 'suggested' && sideOf(view, facts) !== undefined,
  );
}

/** How the other side is called: by name once both agreed, by number or "a company" before. */
export function otherName(view: MatchView, side: 'umk' | 'company', agreed = false): Line {
  const open = agreed || contactsShared(view.match.state);
  if (side === 'company') {
    const { id, businessName, ownerName } = view.umk;
    return open ? literal(businessName ?? ownerName) : line('match.umk_hidden', { id });
  }
  return open ? literal(view.company.name) : line('match.company_hidden');
}

/** Name and phone of the other side. Only to be said once both agreed. */
export function contactOf(view: Pick<MatchView, 'umk' | 'company'>, side: 'umk' | 'company'): Line {
  const { umk, company } = view;
  if (side === 'umk') {
    const pic = company.picPosition
      ? `${company.picName} (${company.picPosition})`
      : company.picName;
    return stacked(
      line('match.contact_company', { name: company.name }),
      line('match.contact_person', { name: pic }),
      line('match.contact_phone', { phone: homePhone(company.phone) }),
    );
  }
  const name = umk.businessName ?? umk.product;
  return stacked(
    line('match.contact_umk', { name }),
    line('match.contact_person', { name: umk.ownerName }),
    line('match.contact_phone', { phone: homePhone(umk.phone) }),
    line('match.contact_place', { place: umk.place.kelurahan ?? umk.place.kecamatan }),
  );
}

/** '+6281234567890' → '081234567890': as numbers are dialled at home. */
export function homePhone(e164: string): string {
  return e164.startsWith('+62') ? `0${e164.slice(3)}` : e164;
}

/** "nasi kotak, 500 kotak per hari – Warung Siti (sudah sepakat)". */
export function matchOption(view: MatchView, facts: Facts): Option {
  const side = sideOf(view, facts) ?? 'umk';
  return {
    id: String(view.match.id),
    label: line('match.option', {
      need: needTitle(view.need, facts.person.language),
      other: otherName(view, side),
      state: stateLine(view, facts),
    }),
  };
}

/** Where a match stands; whose answer it waits for is said to them as theirs. */
export function stateLine(
  view: Pick<MatchView, 'match' | 'umk' | 'company' | 'agreement'>,
  facts: Facts,
): Line {
  const mine = turnOf(view.match) === sideOf(view, facts);
  return turnOf(view.match) && mine ? line('match.yours') : reachedLine(view, facts);
}

type Reached = Pick<MatchView, 'match'> & {
  agreement?: Pick<MatchAgreement, 'state' | 'startsOn' | 'endsOn'>;
};

/** Whether there is an agreement that says more than the match how far both have come. */
export function isBound({ match, agreement }: Reached): boolean {
  return contactsShared(match.state) && agreement !== undefined && agreement.state !== 'withdrawn';
}

/** How far it is: what both agreed on in writing says more than the steps before it. */
export function reachedLine(view: Reached, facts: Facts): Line {
  const { match, agreement } = view;
  if (!agreement || !isBound(view)) return line(`match.state_${match.state}`);
  const { state, startsOn, endsOn } = agreement;
  switch (state) {
    case 'running':
      return startsOn === undefined
        ? line('match.agreement_runs')
        : line('match.agreement_since', { day: dayName(startsOn, facts) });
    case 'ended':
      return endsOn === undefined
        ? line('match.agreement_over')
        : line('match.agreement_ended', { day: dayName(endsOn, facts) });
    case 'stopped':
      return line('match.agreement_stopped');
    case 'signed':
      return line('match.agreement_signed');
    default:
      return line('match.agreement_drafted');
  }
}

export function silenceKey(matchId: number): string {
  return `match-silent/${matchId}`;
}

/** Comes back to a match whose side has not answered; round 1 asks again, round 2 lets it lapse. */
export function followUp(
  matchId: number,
  round: 1 | 2,
  whom: { umk: number } | { company: number },
  facts: Facts,
  askedAt?: Date,
): Effect {
  const { remindDays, lapseDays } = facts.region.matchSilence;
  const usual = round === 1 ? remindDays : Math.max(1, lapseDays - remindDays);
  // A question that waited for room in the week leaves less time, at least a day: the last day stays the same.
  const gone = askedAt && round === 2 ? (facts.now.getTime() - askedAt.getTime()) / DAY_MS : 0;
  const days = Math.max(1, Math.min(usual, lapseDays - gone));
  return {
    kind: 'timer.set',
    key: silenceKey(matchId),
    whom,
    happening: { kind: 'match.silent', matchId, round },
    at: new Date(facts.now.getTime() + days * DAY_MS),
  };
}

export function noFollowUp(matchId: number): Effect {
  return { kind: 'timer.remove', key: silenceKey(matchId) };
}

/** Tells the other side of a match what moved. */
export function tellMoved(view: MatchView, to: 'umk' | 'company', move: MatchMove): Effect {
  return {
    kind: 'tell',
    whom: to === 'umk' ? { umk: view.umk.id } : { company: view.company.id },
    happening: { kind: 'match.moved', matchId: view.match.id, move },
  };
}

/** Whose answer is waited for, if anybody's. */
export function turnOf(match: Match): 'umk' | 'company' | undefined {
  if (match.state === 'shortlisted') return 'umk';
  return match.state === 'raised' ? 'company' : undefined;
}

/** A business is the company's own, or is not, after all. */
export function tie({ id, tiedTo, updatedAt }: Umk, companyId: number, tied: boolean): Effect {
  return { kind: 'umk.tie', umk: { id, tiedTo, updatedAt }, companyId, tied };
}
