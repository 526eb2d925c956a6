/**
 * "SETUJU ABCD2345": an owner sees what a companion said of them, puts it right, and says yes or no from their own number;
 * a number that the channel vouches for needs no code. Before that nothing is used, and after a no nothing is left.
 */
import { z } from 'zod';
import type { Line, Option } from '../conversation/reply.ts';
import { line, paragraphs } from '../conversation/reply.ts';
import type { Context, Start } from '../conversation/step.ts';
import { defineFlow } from '../conversation/step.ts';
import type { AssistView } from '../domain/assist.ts';
import { isOpen } from '../domain/assist.ts';
import type { Effect } from '../domain/effect.ts';
import type { Query } from '../domain/query.ts';
import type { OwnerInvitation } from '../domain/query.ts';
import { answersOf, AssistForm, formSteps, toldOf } from './assistForm.ts';
import { registerFields } from './registerFields.ts';
import { forMe, forMeNeeds, tellCompanion, waitsNoMore } from './assistWords.ts';
import { nibPaper } from './changeEffects.ts';
import { consentSteps } from './consent.ts';
import { reviewCard, reviewOptions } from './review.ts';
import { lastTry, misses, restsNow } from './tries.ts';

/** `umk`: the number of what is on screen. */
const Confirm = AssistForm.extend({ code: z.string(), umk: z.string() }).partial();
type Confirm = z.infer<typeof Confirm>;
type Here = Context<Confirm>;

function asked(code: string): Extract<Query, { kind: 'invitation' }> {
  return { kind: 'invitation', code };
}

function needs({ answers: { code }, facts }: Pick<Here, 'answers' | 'facts'>): Query[] {
  if (code === undefined) return forMeNeeds(facts);
  return [misses(facts), asked(code)];
}

function byCode(context: Here): OwnerInvitation | undefined {
  const { code } = context.answers;
  const found = code === undefined ? undefined : context.read(asked(code));
  return found && 'owner' in found ? found : undefined;
}

/** What is asked about: with a code its business, else what was registered for this very number. */
function found(context: Here): AssistView | undefined {
  const { code, umk } = context.answers;
  if (code !== undefined) return byCode(context)?.view;
  const mine = forMe(context);
  return mine.find(({ assist }) => String(assist.id) === umk) ?? (umk ? undefined : mine[0]);
}

/** Why nothing can be confirmed now: the end of the dialog that says so. */
function fault(context: Here): string | undefined {
  const { answers, facts } = context;
  if (answers.code !== undefined) {
    if (restsNow(context)) return 'too_many';
    const invitation = byCode(context);
    if (!invitation) return 'wrong';
    const { owner, view } = invitation;
    // Nobody confirms what they said of somebody else.
    if (view.assist.personId === facts.person.id || owner.madeBy === facts.person.id) return 'own';
    if (owner.usedAt) return 'used';
    if (owner.expiresAt <= facts.now) return 'over';
  }
  const view = found(context);
  return view?.umk && isOpen(view.assist) ? undefined : 'closed';
}

function opened(context: Here): Start {
  const { code } = context.answers;
  const umk = found(context)?.umk;
  const known = code === undefined ? {} : { code };
  return {
    flow: 'own_confirm',
    answers: umk ? { ...known, umk: String(umk.id), ...answersOf(umk) } : known,
  };
}

function review(context: Here): Line {
  const by = found(context)?.by;
  const head = by === undefined ? line('own.head_nobody') : line('own.head', { by });
  return paragraphs(head, reviewCard(registerFields, context, line('own.card')), line('own.ask'));
}

function options(context: Here): Option[] {
  const [, ...edits] = reviewOptions(registerFields, context);
  return [
    { id: 'kirim', label: line('own.yes'), means: 'ya', words: ['setuju', 'agree'] },
    ...edits,
    { id: 'tolak', label: line('own.no'), means: 'tidak', words: ['bukan saya', 'not me'] },
  ];
}

/** What ends the waiting: for the companion, for the day of erasure, and for staff who have the sheet. */
function settled(view: AssistView, state: 'owned' | 'refused'): Effect[] {
  const { id } = view.assist;
  return [
    ...waitsNoMore(id),
    { kind: 'queue.done', of: 'consent_sheet', subjectId: id },
    ...tellCompanion(view, state),
  ];
}

function confirmed(context: Here): Effect[] {
  const { answers, facts } = context;
  const view = found(context);
  const told = toldOf(answers, facts);
  if (!view?.umk || !told) return [];
  const { umk, assist } = view;
  const { name, phone } = facts.person;
  const { sapaan } = answers;
  const codeId = byCode(context)?.owner.id;
  const sectors = told.product === umk.product ? umk.sectors : told.sectors;
  const nib = told.hasNib !== umk.hasNib || answers.nibNumber !== undefined;
  return [
    {
      kind: 'person.update',
      name: name ?? told.ownerName,
      phone: phone ?? told.phone,
      ...(sapaan ? { sapaan } : {}),
    },
    {
      kind: 'assist.confirm',
      umk: { ...umk, ...told, sectors },
      was: { status: umk.status, updatedAt: umk.updatedAt },
      from: assist.state,
      ...(codeId === undefined ? {} : { codeId }),
    },
    ...(nib ? [nibPaper(umk.id, told.hasNib, answers.nibNumber)] : []),
    ...settled(view, 'owned'),
  ];
}

function refused(context: Here): Effect[] {
  const view = found(context);
  if (!view) return [];
  const { id: umkId, state: from } = view.assist;
  return [{ kind: 'assist.refuse', umkId, from, by: 'owner' }, ...settled(view, 'refused')];
}

export const ownConfirm = defineFlow<Confirm>({
  id: 'own_confirm',
  version: 1,
  title: 'own.title',
  answers: Confirm,
  start: 'start',
  steps: {
    start: {
      kind: 'branch',
      needs,
      next: (context) => fault(context) ?? (context.answers.name === undefined ? 'open' : 'name'),
    },
    open: { kind: 'end', needs, then: opened },
    ...formSteps<Confirm>('owner', 'review'),
    review: {
      kind: 'choose',
      needs,
      text: review,
      options,
      unclear: 'own.unclear',
      hint: 'own.hint',
      next: { kirim: 'consent', tolak: 'sure' },
    },
    ...consentSteps<Confirm>('once_more'),
    consent_refused: { kind: 'branch', next: 'sure' },
    // Between the question and the answer the companion may have changed it, or somebody else used the code.
    once_more: { kind: 'branch', needs, next: (context) => fault(context) ?? 'confirmed' },
    confirmed: {
      kind: 'end',
      needs,
      text: (context) => line('own.confirmed', { number: context.answers.umk ?? '' }),
      effects: confirmed,
    },
    sure: {
      kind: 'choose',
      text: 'own.sure',
      options: [
        { id: 'hapus', label: line('own.erase'), means: 'ya', words: ['hapus', 'erase'] },
        { id: 'nanti', label: line('own.later'), means: 'tidak', words: ['nanti', 'later'] },
      ],
      unclear: 'desk.unclear',
      next: { hapus: 'refuse', nanti: 'put_off' },
    },
    refuse: { kind: 'branch', needs, next: (context) => fault(context) ?? 'refused' },
    refused: { kind: 'end', needs, text: 'own.refused', effects: refused },
    put_off: { kind: 'end', text: 'own.put_off' },
    wrong: {
      kind: 'end',
      needs,
      text: (context) =>
        lastTry(context)
          ? line('own.too_many')
          : line('join.wrong', { code: context.answers.code ?? '' }),
      effects: () => [{ kind: 'invitation.missed' }],
    },
    too_many: { kind: 'end', text: 'own.too_many' },
    own: { kind: 'end', text: 'own.own' },
    used: { kind: 'end', text: 'own.used' },
    over: { kind: 'end', text: 'own.over' },
    closed: { kind: 'end', text: 'own.closed' },
  },
});
