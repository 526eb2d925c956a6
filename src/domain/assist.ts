/** Companions register owners on their behalf within their scope; nothing of it is used before the owner, or a checked sheet of theirs, has said yes. */
import { z } from 'zod';
import type { PersonFacts } from './facts.ts';
import type { Machine } from './machine.ts';
import { nextState } from './machine.ts';
import type { Role } from './person.ts';
import type { Place } from './quantity.ts';
import type { Scope } from './scope.ts';
import type { Attachment, Umk } from './umk.ts';

/**
 * waiting: for the owner's yes from their own number; sheet_due: for a photo of the signed sheet; sheet_check: the sheet
 * lies with staff; by_sheet: active, and the companion answers for the owner; owned: the owner came and answers themselves;
 * refused and expired: nothing of the business is left.
 */
export const AssistState = z.enum([
  'waiting',
  'sheet_due',
  'sheet_check',
  'by_sheet',
  'owned',
  'refused',
  'expired',
]);
export type AssistState = z.infer<typeof AssistState>;

export type AssistMove =
  'on_paper' | 'send' | 'accept' | 'turn_away' | 'confirm' | 'claim' | 'refuse' | 'expire';
export type AssistSide = 'owner' | 'companion' | 'staff' | 'system';

export const assistLife: Machine<AssistState, AssistMove, AssistSide> = {
  id: 'registration on behalf',
  states: AssistState.options,
  first: ['waiting'],
  moves: {
    on_paper: {
      by: ['companion'],
      to: { waiting: 'sheet_due' },
      causes: 'the companion gets the words of the sheet',
    },
    send: {
      by: ['companion'],
      to: { waiting: 'sheet_check', sheet_due: 'sheet_check' },
      causes: 'the sheet is in the queue',
    },
    accept: {
      by: ['staff'],
      to: { sheet_check: 'by_sheet' },
      causes:
        'the business is active, the consent is recorded, the companion is told and answers for it',
    },
    turn_away: {
      by: ['staff'],
      to: { sheet_check: 'sheet_due' },
      causes: 'the companion reads why, and sends another sheet',
    },
    confirm: {
      by: ['owner'],
      to: { waiting: 'owned', sheet_due: 'owned', sheet_check: 'owned', by_sheet: 'owned' },
      causes:
        'the business is active and the owner’s; codes open nothing any more; the companion is told',
    },
    // By the name and the NIB of the business, as owners claim one from a list.
    claim: {
      by: ['owner'],
      to: { by_sheet: 'owned' },
      causes: 'the owner answers for it themselves',
    },
    refuse: {
      by: ['owner', 'companion'],
      to: { waiting: 'refused', sheet_due: 'refused', sheet_check: 'refused', by_sheet: 'refused' },
      causes: 'everything of the business is erased',
    },
    expire: {
      by: ['system'],
      to: { waiting: 'expired', sheet_due: 'expired' },
      causes: 'nobody said anything for too long: everything of the business is erased',
    },
  },
};

/** That a companion registered a business for its owner. */
export const Assist = z.object({
  /** The UMK's number. */
  id: z.int(),
  /** The companion; missing once they had their data erased. */
  personId: z.int().optional(),
  state: AssistState,
  /** Why the last sheet was not valid, in the words of whoever checked it. */
  reason: z.string().optional(),
  createdAt: z.date(),
  updatedAt: z.date(),
});
export type Assist = z.infer<typeof Assist>;

/** A code with which the owner of a business says from their own number what they think of it, once; only its keyed hash is kept. */
export const OwnerCode = z.object({
  id: z.string(),
  organisation: z.literal('owner'),
  /** The UMK's number. */
  organisationId: z.int(),
  role: z.literal('owner'),
  madeBy: z.int(),
  expiresAt: z.date(),
  usedAt: z.date().optional(),
});
export type OwnerCode = z.infer<typeof OwnerCode>;

/** A registration with the business (as long as there is one), its newest sheet, and the companion's name. */
export type AssistView = { assist: Assist; umk?: Umk; sheet?: Attachment; by?: string };

export const OWNER_CODE_DAYS = 14;
/** Days after which the companion is reminded of an owner who said nothing yet, and after which the data is erased. */
export const UNCONFIRMED = { remindDays: 14, eraseDays: 30 } as const;

/** Nothing of it may be shown or matched: neither the owner nor a checked sheet has said yes. */
export function isUnconfirmed({ state }: Pick<Assist, 'state'>): boolean {
  return state === 'waiting' || state === 'sheet_due' || state === 'sheet_check';
}

/** The owner can still say yes or no themselves. */
export function isOpen({ state }: Pick<Assist, 'state'>): boolean {
  return nextState(assistLife, state, 'confirm', 'owner') !== undefined;
}

/** It has been silent for long enough to be erased; a sheet that lies with staff is looked at first. */
export function mayExpire({ state }: Pick<Assist, 'state'>): boolean {
  return nextState(assistLife, state, 'expire', 'system') !== undefined;
}

const COMPANIONS: readonly Role[] = ['pendamping', 'admin', 'kurator'];

/** Whether somebody with these roles may register owners on their behalf. */
export function mayAssist(roles: readonly Role[]): boolean {
  return roles.some((role) => COMPANIONS.includes(role));
}

/** Whether they may register somewhere at all: a companion needs a scope, staff of the office have none. */
export function hasReach({ roles, scope }: Pick<PersonFacts, 'roles' | 'scope'>): boolean {
  return isAnywhere(roles) || (roles.includes('pendamping') && scope !== undefined);
}

function isAnywhere(roles: readonly Role[]): boolean {
  return roles.includes('admin') || roles.includes('kurator');
}

/** The area that a companion is limited to; undefined for whoever is not limited by place. */
export function areaOf({ roles, scope }: Pick<PersonFacts, 'roles' | 'scope'>): Place | undefined {
  return isAnywhere(roles) || scope?.kind !== 'area' ? undefined : scope.place;
}

/** Whether the place lies in the area; a place without its kelurahan lies in no single kelurahan. */
export function isWithin(area: Place | undefined, place: Place): boolean {
  if (!area) return true;
  if (area.kecamatan !== place.kecamatan) return false;
  return area.kelurahan === undefined || area.kelurahan === place.kelurahan;
}

export function sameScope(a: Scope | undefined, b: Scope | undefined): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
