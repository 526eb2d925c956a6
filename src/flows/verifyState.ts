/** What the verification of papers knows: which business and paper is on screen, as it was read, and what is left. */
import { z } from 'zod';
import type { Line } from '../conversation/reply.ts';
import { line } from '../conversation/reply.ts';
import type { Context, Start } from '../conversation/step.ts';
import type { QueueRow } from '../domain/desk.ts';
import type { Effect } from '../domain/effect.ts';
import type { Facts } from '../domain/facts.ts';
import { isUnchecked, OwnedPaperKind, RefusalCode } from '../domain/paper.ts';
import type { PaperView, Query } from '../domain/query.ts';
import { mayWork } from '../domain/roles.ts';
import type { QueueItem } from '../domain/ticket.ts';
import type { Attachment, Umk } from '../domain/umk.ts';
import { PaperNumber } from './paperAnswers.ts';

/** More than anybody puts off in one sitting. */
const MOST_PASSED = 200;

/** `how` it ended with what was on screen just before. */
const Said = z.object({
  umk: z.string(),
  kind: OwnedPaperKind.optional(),
  how: z.enum(['valid', 'refused', 'later']),
});

/**
 * `row`: one business after another; `seen`: when the paper on screen was last changed; `photo`: which of its photos;
 * `number` and `expires`: put right; `just`: decided in this sitting, which what was read before does not show, and
 * whether the owner was told;
 * `passed`: businesses of this sitting that are done or put off.
 */
export const Verify = z
  .object({
    row: z.boolean(),
    umk: z.string(),
    kind: OwnedPaperKind,
    seen: z.string(),
    photo: z.int(),
    number: PaperNumber,
    expires: z.string(),
    why: RefusalCode,
    words: z.string(),
    just: z.array(z.object({ kind: OwnedPaperKind, seen: z.string(), told: z.boolean() })),
    passed: z.array(z.string()),
    said: Said,
  })
  .partial();
export type Verify = z.infer<typeof Verify>;
export type Here = Context<Verify>;
type Known = Pick<Here, 'answers'>;

const KIND = 'paper_check';
const nothing = { umk: undefined, kind: undefined, seen: undefined, photo: undefined };

/** The dialog anew with only this known, whatever else of it is open. */
export function anew(answers: Verify): Start {
  return { flow: 'verify', answers: { ...nothing, ...answers } };
}

export function umkId({ answers }: Known): number {
  return Number(answers.umk ?? 0);
}

export function umkNeeds(known: Known): Query[] {
  const id = umkId(known);
  return [
    { kind: 'umk', id },
    { kind: 'papers', umkId: id },
    { kind: 'attachments', umkId: id },
    { kind: 'queue.about', of: KIND, subjectId: id },
  ];
}

export const lines = { kind: 'queue.open', of: [KIND] } satisfies Query;

/** The business, unless it is gone or its people want nothing done with it any more. */
export function umkOf(context: Here): Umk | undefined {
  const umk = context.read({ kind: 'umk', id: umkId(context) });
  return umk?.status === 'withdrawn' ? undefined : umk;
}

/** What is said of a business that is not looked at; of one that may come back its line stays. */
export function goneLine(context: Here): Line {
  const { umk: id = '' } = context.answers;
  return line(isAway(context) ? 'verify.withdrawn' : 'verify.gone', { id });
}

/** Its owner took the consent back, and may give it again. */
function isAway(context: Here): boolean {
  return context.read({ kind: 'umk', id: umkId(context) })?.status === 'withdrawn';
}

export function goneDone(context: Here): Effect[] {
  const item = lineOf(context);
  return item && !isAway(context) ? [lineDone(item)] : [];
}

export function lineOf(context: Here): QueueItem | undefined {
  return context.read({ kind: 'queue.about', of: KIND, subjectId: umkId(context) })?.item;
}

/** The most pressing line that is free or one's own, of a business that is not. */
export function nextLine({ answers, facts, read }: Here): QueueRow | undefined {
  const { person } = facts;
  return read(lines).rows.find(
    ({ item: { subjectId, state, takenBy } }) =>
      (state === 'open' || takenBy === person.id) &&
      !isOwn(subjectId, facts) &&
      !answers.passed?.includes(String(subjectId)),
  );
}

export function isOwn(id: number, { person }: Facts): boolean {
  return person.umks.some((umk) => umk.id === id);
}

/** Photos and documents of a paper, the newest first. */
export function photosOf(context: Here, kind: OwnedPaperKind): Attachment[] {
  const id = umkId(context);
  return context
    .read({ kind: 'attachments', umkId: id })
    .filter(({ owner, ownerId }) => owner === 'paper' && ownerId === `${id}/${kind}`)
    .reverse();
}

export function seenOf({ updatedAt }: PaperView): string {
  return updatedAt.toISOString();
}

export function papersOf(context: Here): PaperView[] {
  return context.read({ kind: 'papers', umkId: umkId(context) });
}

/** What is still to be looked at, without what was decided just now and not told anew since. */
export function left(context: Here): PaperView[] {
  const { just = [] } = context.answers;
  return papersOf(context).filter(
    (paper) =>
      isUnchecked(paper, photosOf(context, paper.kind).length) &&
      !just.some(({ kind, seen }) => kind === paper.kind && seen === seenOf(paper)),
  );
}

/** The paper on screen, as it is now. */
export function paperOf(context: Here): PaperView | undefined {
  return papersOf(context).find(({ kind }) => kind === context.answers.kind);
}

/** Who may look at whose papers at all; where not, the step that says why. */
export function mayLook(context: Here, then: string): string {
  const { facts } = context;
  if (!mayWork(facts.person.roles, KIND)) return 'denied';
  if (isOwn(umkId(context), facts)) return 'own';
  return umkOf(context) ? then : 'gone';
}

/** Only a paper that is as it was shown, and that nobody has decided, is decided. */
export function mayDecide(context: Here, then: string): string {
  const paper = paperOf(context);
  const asShown = paper && seenOf(paper) === context.answers.seen;
  return mayLook(
    context,
    asShown && !paper.checkedAt ? then : paper?.checkedAt ? 'decided' : 'changed',
  );
}

/** What is kept on the way to the next paper of the same business. */
export function sameUmk({ answers }: Known): Verify {
  const { row, umk, just = [], passed = [] } = answers;
  return { ...(row ? { row } : {}), ...(umk === undefined ? {} : { umk }), just, passed };
}

/** On to the next business. */
export function nextUmk({ answers }: Known, said: Verify['said']): Start {
  const { umk, passed = [] } = answers;
  const done = umk === undefined ? passed : [...passed, umk].slice(-MOST_PASSED);
  return anew({ row: true, passed: done, ...(said ? { said } : {}) });
}

/** Whether there is another paper to look at besides the one on screen. */
function hasMore(context: Here): boolean {
  return left(context).some(({ kind }) => kind !== context.answers.kind);
}

/** After a decision about the paper on screen; `valid`: whether it was accepted. */
export function decided(context: Here, valid: boolean): Start {
  const { umk = '', kind = 'nib', seen = '', just = [] } = context.answers;
  const said = { umk, kind, how: valid ? ('valid' as const) : ('refused' as const) };
  const told = !valid && hasMore(context);
  return anew({ ...sameUmk(context), just: [...just, { kind, seen, told }], said });
}

function tell(context: Here, kinds: OwnedPaperKind[]): Effect[] {
  const id = umkId(context);
  const happening = { kind: 'paper.checked' as const, umkId: id, kinds };
  return kinds.length === 0 ? [] : [{ kind: 'tell', whom: { umk: id }, happening }];
}

export function accepted(context: Here): Effect[] {
  const { kind, seen = '', number } = context.answers;
  const expires = context.answers.expires ?? number?.expires;
  if (!kind) return [];
  const corrected = {
    ...(number ? { number: number.number } : {}),
    ...(expires === undefined ? {} : { expires }),
  };
  const verdict = { is: 'valid' as const, ...corrected };
  return [
    { kind: 'paper.check', umkId: umkId(context), paperKind: kind, seen: new Date(seen), verdict },
  ];
}

/** A refusal is told at once, since the owner can do something about it; the last one together with what was accepted. */
export function refused(context: Here): Effect[] {
  const { kind, seen = '', why, words } = context.answers;
  if (!kind || !why) return [];
  const verdict = {
    is: 'refused' as const,
    why,
    ...(why === 'other' && words !== undefined ? { words } : {}),
  };
  return [
    { kind: 'paper.check', umkId: umkId(context), paperKind: kind, seen: new Date(seen), verdict },
    ...(hasMore(context) ? tell(context, [kind]) : []),
  ];
}

/** Nothing is left to look at: the line is done, and the owner hears once of all that was accepted since it came. */
export function finished(context: Here): Effect[] {
  const item = lineOf(context);
  const just = (context.answers.just ?? []).filter(({ told }) => !told).map(({ kind }) => kind);
  const before = papersOf(context)
    .filter(
      ({ checkedAt, refusal }) => checkedAt && !refusal && item && checkedAt >= item.createdAt,
    )
    .map(({ kind }) => kind);
  return [...(item ? [lineDone(item)] : []), ...tell(context, [...new Set([...before, ...just])])];
}

export function lineDone({ id, subjectId, updatedAt }: QueueItem): Effect {
  return { kind: 'queue.done', of: KIND, subjectId, asRead: { id, updatedAt } };
}

/** Put off: a line taken for it waits for everybody again; without a line the owner hears of what was accepted. */
export function putOff(context: Here): Effect[] {
  const item = lineOf(context);
  const { id } = context.facts.person;
  if (!item) return finished(context);
  return item.takenBy === id ? [{ kind: 'queue.free', itemId: item.id, from: id }] : [];
}
