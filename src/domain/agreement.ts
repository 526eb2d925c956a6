/** The partnership agreement (PKS) from its draft to its end: one table of allowed moves, and nothing moves outside it. */
import { z } from 'zod';
import type { Machine } from './machine.ts';
import { movesOf, nextState } from './machine.ts';
import { Pattern } from './need.ts';
import type { Role } from './person.ts';
import { Day, Money, Quantity } from './quantity.ts';

export const AgreementState = z.enum([
  'draft',
  'review',
  'agreed',
  'ratified',
  'handed_in',
  'signed',
  'running',
  'ended',
  'stopped',
  'withdrawn',
]);
export type AgreementState = z.infer<typeof AgreementState>;

export const AgreementMove = z.enum([
  'answer',
  'issue',
  'change',
  'consent',
  'agree',
  'send_back',
  'ratify',
  'hand_in',
  'refuse_scan',
  'sign',
  'begin',
  'amend',
  'give_notice',
  'take_back',
  'end',
  'stop',
  'withdraw',
]);
export type AgreementMove = z.infer<typeof AgreementMove>;

/** `forum` ratifies and looks at what was signed, `mediator` ends what cannot go on; both are staff. */
export const AgreementSide = z.enum(['company', 'umk', 'forum', 'mediator', 'system']);
export type AgreementSide = z.infer<typeof AgreementSide>;

const parties = ['company', 'umk'] as const;

/** From a draft over the yes of everybody and the forum's to paper, work, and its end. */
export const agreementLife: Machine<AgreementState, AgreementMove, AgreementSide> = {
  id: 'agreement',
  states: AgreementState.options,
  first: ['draft'],
  moves: {
    answer: {
      by: parties,
      to: { draft: 'draft' },
      causes: 'the other side is asked for what is theirs to say',
    },
    issue: {
      by: parties,
      to: { draft: 'review' },
      causes: 'nothing is missing, and all have a NIB: the document is made, and all read it',
    },
    change: {
      by: parties,
      to: { review: 'review' },
      causes: 'a new version; what was agreed to before counts no more; the others see old and new',
    },
    consent: { by: parties, to: { review: 'review' }, causes: 'the others are told' },
    agree: {
      by: parties,
      to: { review: 'agreed' },
      causes: 'the last party said yes: it waits in the queue for the forum',
    },
    send_back: {
      by: ['forum'],
      to: { agreed: 'review', ratified: 'review' },
      causes: 'all read why; what was agreed to counts no more',
    },
    ratify: {
      by: ['forum'],
      to: { agreed: 'ratified' },
      causes: 'all are told to print and sign it',
    },
    hand_in: {
      by: parties,
      to: { ratified: 'handed_in' },
      causes: 'the scan waits in the queue for a look at duty stamp and signatures',
    },
    refuse_scan: {
      by: ['forum'],
      to: { handed_in: 'ratified' },
      causes: 'all read what is wrong with it',
    },
    sign: { by: ['forum'], to: { handed_in: 'signed' }, causes: 'all are told' },
    begin: { by: ['system'], to: { signed: 'running' }, causes: 'its first day is there' },
    amend: {
      by: [...parties, 'mediator'],
      to: { signed: 'signed', running: 'running' },
      causes: 'all said yes to an amendment: its version is in force from now on',
    },
    give_notice: {
      by: parties,
      to: { signed: 'signed', running: 'running' },
      causes: 'all read why; its last day is so many days away as the clause says',
    },
    take_back: {
      by: parties,
      to: { signed: 'signed', running: 'running' },
      causes: 'who gave notice changed their mind: its last day is as it was; all are told',
    },
    end: {
      by: ['system'],
      to: { signed: 'ended', running: 'ended' },
      causes: 'its last day is over; all are told',
    },
    stop: {
      by: ['mediator'],
      to: { signed: 'stopped', running: 'stopped' },
      causes: 'all read why',
    },
    withdraw: {
      by: [...parties, 'mediator'],
      to: {
        draft: 'withdrawn',
        review: 'withdrawn',
        agreed: 'withdrawn',
        ratified: 'withdrawn',
        handed_in: 'withdrawn',
      },
      causes: 'all are told; another can be drafted',
    },
  },
};

/** The state after `move` made by `by`, or undefined where that is not theirs to make now. */
export function moveAgreement(
  state: AgreementState,
  move: AgreementMove,
  by: AgreementSide,
): AgreementState | undefined {
  return nextState(agreementLife, state, move, by);
}

export function agreementMoves(state: AgreementState, by: AgreementSide): AgreementMove[] {
  return movesOf(agreementLife, state, by);
}

/** There is none that another could be drafted beside. */
export const overStates: readonly AgreementState[] = ['ended', 'stopped', 'withdrawn'];
/** Somebody put their name to it, so that it is kept, whoever leaves (UU 8/1997 on company documents; UU 27/2022 art. 43). */
export const keptStates: readonly AgreementState[] = [
  'agreed',
  'ratified',
  'handed_in',
  'signed',
  'running',
  'ended',
  'stopped',
];

/** What the parties agree on, as far as it is known. */
export const Terms = z
  .object({
    pattern: Pattern,
    /** What is made or done. */
    object: z.string(),
    quality: z.string(),
    volume: Quantity,
    schedule: z.string(),
    delivery: z.enum(['umk', 'company', 'either']),
    /** Where it is delivered to. */
    place: z.string(),
    price: Money,
    /** Of the result, the percent that the businesses get; in place of a price. */
    profit: z.int().min(1).max(99),
    /** Days after delivery until payment; 0 is cash. */
    paymentDays: z.int().nonnegative(),
    /** In percent. */
    downPayment: z.int().min(0).max(100),
    /** What the company does so that the business grows (UU 20/2008 art. 34). */
    development: z.string(),
    start: Day,
    end: Day,
    companyNib: z.string(),
    /** `dua`: in Indonesian and English, as with a foreign party (UU 24/2009 art. 31 (2)); else Indonesian alone. */
    languages: z.enum(['satu', 'dua']),
    /** Sentences that the parties added to a chapter. */
    extras: z.array(z.object({ chapter: z.string(), words: z.string() })),
  })
  .partial();
export type Terms = z.infer<typeof Terms>;

/** Patterns in which a result is shared, so that there is no price. */
const SHARING: readonly Pattern[] = [
  'bagi_hasil',
  'kerja_sama_operasional',
  'usaha_patungan',
  'waralaba',
];
export function sharesResult(pattern: Pattern | undefined): boolean {
  return pattern !== undefined && SHARING.includes(pattern);
}

export const AgreementParty = z.object({
  /** "<agreement>/<umk>" */
  id: z.string(),
  agreementId: z.int(),
  umkId: z.int(),
  matchId: z.int(),
  /** Of volume and payment, in percent; those of one agreement are 100 together. */
  share: z.int().min(1).max(100),
  address: z.string().optional(),
  nib: z.string().optional(),
});
export type AgreementParty = z.infer<typeof AgreementParty>;

export const AgreementStep = z.object({
  move: AgreementMove,
  by: AgreementSide,
  personId: z.int(),
  at: z.date(),
});

export const Agreement = z.object({
  id: z.int(),
  regionId: z.string(),
  /** Printed on it; tells anybody number, state and hash. */
  code: z.string(),
  needId: z.int(),
  companyId: z.int(),
  state: AgreementState,
  /** The newest version; 0 while there is no document. */
  n: z.int(),
  terms: Terms,
  pattern: Pattern.optional(),
  startsOn: Day.optional(),
  endsOn: Day.optional(),
  paymentDays: z.int().optional(),
  /** Rupiah over its whole term, where price, volume and term tell it. */
  value: z.bigint().optional(),
  /** The signed paper. */
  scan: z
    .object({ kind: z.enum(['photo', 'document']), blobId: z.string(), mime: z.string() })
    .optional(),
  /** A side ends it early: whose it was, and the last day as it was before; `endsOn` is when notice is over. */
  notice: z.object({ party: z.string(), on: Day, was: Day }).optional(),
  /** Why staff sent it back, or why it ended. */
  reason: z.string().optional(),
  /** Oldest first. */
  steps: z.array(AgreementStep),
  /** Counts every change, so that of two at one moment one wins. */
  rev: z.int(),
  example: z.boolean(),
  createdAt: z.date(),
  updatedAt: z.date(),
});
export type Agreement = z.infer<typeof Agreement>;

/** What somebody asked to be changed: old → new, as the others read it. */
export const AgreementChange = z.object({
  chapter: z.string(),
  before: z.string(),
  after: z.string(),
  by: z.enum(parties),
});
export type AgreementChange = z.infer<typeof AgreementChange>;

/** "PKS-0012": how an agreement is called in chat and on paper. */
export function agreementNumber(id: number): string {
  return `PKS-${String(id).padStart(4, '0')}`;
}

/** The number in "PKS-0012", "pks12", "12"; undefined for anything else. */
export function readAgreementNumber(typed: string): number | undefined {
  const found = /^(?:pks[\s-]?|#|no(?:mor)?\.?\s*)?0*([1-9]\d{0,8})$/i.exec(typed.trim())?.[1];
  return found === undefined ? undefined : Number(found);
}

/** Who ratifies, and ends what cannot go on. */
export function mayRatify(roles: readonly Role[]): boolean {
  return roles.includes('admin') || roles.includes('mediator');
}

/** 80 bits: 16 of the 32 letters of `CODE_LETTERS`. */
export const VERIFY_LENGTH = 16;

/** "ABCDEFGH…" as "ABCD-EFGH-…", to be read and typed. */
export function shownCode(code: string): string {
  return code.match(/.{1,4}/g)?.join('-') ?? code;
}
