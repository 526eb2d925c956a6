/** Writes about amendments: each is decided on the `rev` that was read; the last yes changes the agreement in the same transaction. */
import type {
  Amendment,
  AmendmentMove,
  AmendmentSide,
  AmendmentState,
} from '../../domain/amendment.ts';
import { moveAmendment } from '../../domain/amendment.ts';
import type { Effect } from '../../domain/effect.ts';
import type { AmendmentEffect, Sealing } from '../../domain/effectAmendment.ts';
import type { Write } from '../ports.ts';
import { moved as agreementMoved, summary, versionWrite } from './agreement.ts';
import type { Performing } from './perform.ts';

type Of<K extends AmendmentEffect['kind']> = Extract<Effect, { kind: K }>;
type Moving = { amendmentId: string; rev: number; from: AmendmentState };

/** The amendment moves, if it still is as it was read; one that is over makes room for another. */
function moved(
  { amendmentId: id, rev, from }: Moving,
  move: AmendmentMove,
  by: AmendmentSide,
  set: Partial<Amendment>,
  { facts: { now, person } }: Performing,
): Write {
  const state = moveAmendment(from, move, by);
  if (!state) throw new Error(`amendment ${id}: ${by} may not ${move} from ${from}`);
  const over = state === 'in_force' || state === 'withdrawn';
  return {
    op: 'patch',
    table: 'agreementAmendment',
    id,
    set: { ...set, state, rev: rev + 1, updatedAt: now, ...(over ? { openFor: undefined } : {}) },
    append: { steps: { move, by, personId: person.id, at: now } },
    expect: { rev, state: from },
  };
}

/** One at a time: the agreement counts up, so that of two who propose at one moment one looks again. */
function opened(effect: Of<'amendment.open'>, how: Performing): Write[] {
  const { agreementId, rev, from, amendment, content, by } = effect;
  const { now, person } = how.facts;
  const row: Amendment = {
    ...amendment,
    agreementId,
    state: content ? 'review' : 'asking',
    n: content?.n ?? 0,
    excused: false,
    steps: [{ move: 'change', by, personId: person.id, at: now }],
    rev: 0,
    openFor: agreementId,
    createdAt: now,
    updatedAt: now,
  };
  const change = amendment.changes.at(-1);
  return [
    {
      op: 'patch',
      table: 'agreement',
      id: agreementId,
      set: { rev: rev + 1, updatedAt: now },
      expect: { rev, state: from },
    },
    { op: 'insert', table: 'agreementAmendment', row },
    ...(content ? [versionWrite({ ...effect, content, change }, how)] : []),
  ];
}

/** A yes to the version before says nothing of this one; yeses to the version in force stay. */
function voided({ agreementId, content }: Of<'amendment.issue'>, how: Performing): Write[] {
  const before = content.n - 1;
  if (before <= (content.amends?.replaces ?? 0)) return [];
  const where = { agreementId, n: before };
  const set = { voidedAt: how.facts.now };
  return [{ op: 'patchWhere', table: 'agreementConsent', where, set }];
}

function issued(effect: Of<'amendment.issue'>, how: Performing): Write[] {
  const { move, by, content, parties } = effect;
  const { n, terms, amends } = content;
  const set = { n, terms, parties, ...(amends ? { changes: amends.changes } : {}) };
  return [moved(effect, move, by, set, how), ...voided(effect, how), versionWrite(effect, how)];
}

/** It is the version of the agreement from now on, with its terms and its parties. */
function sealed(
  agreementId: number,
  by: AmendmentSide,
  { rev, state, noticed, amendment: { n, terms, parties, leaves } }: Sealing,
  how: Performing,
): Write[] {
  const side = by === 'joining' ? 'umk' : by;
  const { endsOn, ...columns } = summary(terms);
  const set = { n, terms, ...columns, ...(noticed ? {} : { endsOn, notice: undefined }) };
  return [
    agreementMoved({ agreementId, rev, from: state }, 'amend', side, set, how),
    ...(leaves === undefined
      ? []
      : [
          {
            op: 'remove',
            table: 'agreementParty',
            where: { id: `${agreementId}/${leaves}` },
          } as const,
        ]),
    ...parties.map((party): Write => {
      const row = { ...party, id: `${agreementId}/${party.umkId}`, agreementId };
      return { op: 'put', table: 'agreementParty', row };
    }),
  ];
}

function consented(effect: Of<'amendment.consent'>, how: Performing): Write[] {
  const { agreementId, amendmentId, rev, n, sha256, party, by, seals } = effect;
  const { now: at, person, channel } = how.facts;
  const id = `${amendmentId}/${rev}/${party}`;
  const row = { id, agreementId, n, party, personId: person.id, sha256, channel, at };
  const from = 'review';
  return [
    moved({ amendmentId, rev, from }, seals ? 'seal' : 'consent', by, {}, how),
    { op: 'insert', table: 'agreementConsent', row },
    ...(seals ? sealed(agreementId, by, seals, how) : []),
  ];
}

export function amendmentWrites(effect: AmendmentEffect, how: Performing): Write[] {
  switch (effect.kind) {
    case 'amendment.open':
      return opened(effect, how);
    case 'amendment.issue':
      return issued(effect, how);
    case 'amendment.consent':
      return consented(effect, how);
    case 'amendment.move': {
      const { agreementId, move, by, reason, seals } = effect;
      const excused = move === 'excuse' || (move === 'seal' && by === 'mediator');
      const set = {
        ...(reason === undefined ? {} : { reason }),
        ...(excused ? { excused } : {}),
      };
      return [
        moved(effect, move, by, set, how),
        ...(seals ? sealed(agreementId, by, seals, how) : []),
      ];
    }
    default:
      return effect satisfies never;
  }
}
