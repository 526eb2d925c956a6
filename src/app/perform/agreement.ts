/** Writes about agreements: each is decided on the `rev` that was read, and a move that the table does not allow is a bug and throws. */
import type { Agreement, AgreementMove, AgreementSide, Terms } from '../../domain/agreement.ts';
import { AgreementState, moveAgreement } from '../../domain/agreement.ts';
import { valueOf } from '../../domain/agreementTerms.ts';
import type { Effect } from '../../domain/effect.ts';
import type { AgreementEffect, PartyPart } from '../../domain/effectAgreement.ts';
import type { Write } from '../ports.ts';
import type { Performing } from './perform.ts';

type Of<K extends AgreementEffect['kind']> = Extract<Effect, { kind: K }>;
type Moving = { agreementId: number; rev: number; from: AgreementState };

type Columns = Pick<Agreement, 'pattern' | 'startsOn' | 'endsOn' | 'paymentDays' | 'value'>;

/** The columns that others count and sort by, made from the terms; what these do not tell any more is emptied. */
export function summary(terms: Terms): { [K in keyof Columns]-?: Columns[K] | undefined } {
  const { pattern, start: startsOn, end: endsOn, paymentDays } = terms;
  return { pattern, startsOn, endsOn, paymentDays, value: valueOf(terms) };
}

/** The agreement moves, if it still is as it was read. */
export function moved(
  { agreementId: id, rev, from }: Moving,
  move: AgreementMove,
  by: AgreementSide,
  set: { [K in keyof Agreement]?: Agreement[K] | undefined },
  { facts: { now, person } }: Performing,
): Write {
  const state = moveAgreement(from, move, by);
  if (!state) throw new Error(`agreement ${id}: ${by} may not ${move} from ${from}`);
  return {
    op: 'patch',
    table: 'agreement',
    id,
    set: { ...set, state, rev: rev + 1, updatedAt: now },
    append: { steps: { move, by, personId: person.id, at: now } },
    expect: { rev, state: from },
  };
}

function partyWrites(agreementId: number, party: PartyPart | undefined): Write[] {
  if (!party) return [];
  const { umkId, ...set } = party;
  return [{ op: 'patch', table: 'agreementParty', id: `${agreementId}/${umkId}`, set }];
}

function voided(agreementId: number, { facts: { now } }: Performing): Write {
  const set = { voidedAt: now };
  return { op: 'patchWhere', table: 'agreementConsent', where: { agreementId }, set };
}

function known(columns: object): object {
  return Object.fromEntries(Object.entries(columns).filter(([, value]) => value !== undefined));
}

function draft({ agreement, parties, by }: Of<'agreement.draft'>, how: Performing): Write[] {
  const { now, region, person } = how.facts;
  const row: Agreement = {
    ...agreement,
    regionId: region.id,
    state: 'draft',
    n: 0,
    ...(known(summary(agreement.terms)) as Columns),
    steps: [{ move: 'answer', by, personId: person.id, at: now }],
    rev: 0,
    example: person.example,
    createdAt: now,
    updatedAt: now,
  };
  return [
    { op: 'insert', table: 'agreement', row },
    ...parties.map((party): Write => ({
      op: 'insert',
      table: 'agreementParty',
      row: { ...party, id: `${agreement.id}/${party.umkId}`, agreementId: agreement.id },
    })),
  ];
}

/** A version that was made from this content, with its files. */
export function versionWrite(
  {
    paper,
    content: { id: agreementId, n, terms },
    change,
  }: { [K in 'paper' | 'content' | 'change']?: Of<'agreement.issue'>[K] | undefined } & {
    content: Of<'agreement.issue'>['content'];
  },
  { facts: { now: at, person } }: Performing,
): Write {
  if (!paper) throw new Error(`agreement ${agreementId}: version ${n} has no document`);
  const row = {
    ...paper,
    ...{ id: `${agreementId}/${n}`, agreementId, n, terms, personId: person.id, at },
    ...(change ? { change } : {}),
  };
  return { op: 'insert', table: 'agreementVersion', row };
}

function issue(effect: Of<'agreement.issue'>, how: Performing): Write[] {
  const { agreementId, from, content, change, paper, party, by } = effect;
  const { n, terms } = content;
  const move = from === 'draft' ? 'issue' : 'change';
  return [
    moved(effect, move, by, { n, terms, ...summary(terms) }, how),
    ...partyWrites(agreementId, party),
    voided(agreementId, how),
    versionWrite({ paper, content, change }, how),
  ];
}

function consented(effect: Of<'agreement.consent'>, how: Performing): Write[] {
  const { agreementId, rev, n, sha256, party, last } = effect;
  const { now, person, channel } = how.facts;
  const by = party === 'company' ? 'company' : 'umk';
  const id = `${agreementId}/${rev}/${party}`;
  return [
    moved({ agreementId, rev, from: 'review' }, last ? 'agree' : 'consent', by, {}, how),
    {
      op: 'insert',
      table: 'agreementConsent',
      row: { id, agreementId, n, party, personId: person.id, sha256, channel, at: now },
    },
  ];
}

/** The agreement is over, and with it what was to be changed of it. */
function lapsed(agreementId: number, { facts: { now } }: Performing): Write {
  const set = { state: 'withdrawn', openFor: undefined, updatedAt: now } as const;
  return { op: 'patchWhere', table: 'agreementAmendment', where: { openFor: agreementId }, set };
}

export function agreementWrites(effect: AgreementEffect, how: Performing): Write[] {
  switch (effect.kind) {
    case 'agreement.draft':
      return draft(effect, how);
    case 'agreement.answer': {
      const { agreementId, rev, terms, party, by } = effect;
      const from = AgreementState.enum.draft;
      return [
        moved({ agreementId, rev, from }, 'answer', by, { terms, ...summary(terms) }, how),
        ...partyWrites(agreementId, party),
      ];
    }
    case 'agreement.issue':
      return issue(effect, how);
    case 'agreement.consent':
      return consented(effect, how);
    case 'agreement.move': {
      const { agreementId, move, by, reason, notice, endsOn } = effect;
      const set = {
        ...(reason === undefined ? {} : { reason }),
        ...(endsOn === undefined ? {} : { notice, endsOn }),
      };
      return [
        moved(effect, move, by, set, how),
        // Nobody said yes to what is to be changed.
        ...(move === 'send_back' ? [voided(agreementId, how)] : []),
        ...(move === 'stop' ? [lapsed(agreementId, how)] : []),
      ];
    }
    case 'agreement.hand_in': {
      const { agreementId, rev, scan, by } = effect;
      return [moved({ agreementId, rev, from: 'ratified' }, 'hand_in', by, { scan }, how)];
    }
    default:
      return effect satisfies never;
  }
}
