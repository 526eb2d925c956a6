/** Staff look at the photo of a signed sheet: valid, and it is the owner's consent; or not, with why. Nobody checks a sheet that they sent. */
import { z } from 'zod';
import { words } from '../conversation/accept.ts';
import { line } from '../conversation/reply.ts';
import type { Context } from '../conversation/step.ts';
import { defineFlow } from '../conversation/step.ts';
import type { AssistView } from '../domain/assist.ts';
import type { Effect } from '../domain/effect.ts';
import type { Query } from '../domain/query.ts';
import { mayWork } from '../domain/roles.ts';
import { tellCompanion, waitsNoMore } from './assistWords.ts';
import { umkName } from './whichUmk.ts';

const Check = z.object({ umk: z.string(), reason: z.string() }).partial();
type Check = z.infer<typeof Check>;
type Here = Context<Check>;

function one({ answers }: Pick<Here, 'answers'>): Extract<Query, { kind: 'assist' }> {
  return { kind: 'assist', id: Number(answers.umk) };
}

function needs(known: Pick<Here, 'answers'>): Query[] {
  return [one(known)];
}

function found(context: Here): AssistView | undefined {
  return context.read(one(context));
}

/** Where to go with a sheet: only one that lies here, and was sent by somebody else, is decided. */
function state(context: Here, then: string): string {
  const view = found(context);
  const { person } = context.facts;
  if (!mayWork(person.roles, 'consent_sheet')) return 'denied';
  if (view?.assist.personId === person.id) return 'own';
  return view?.umk && view.sheet && view.assist.state === 'sheet_check' ? then : 'decided';
}

function valid(context: Here): Effect[] {
  const view = found(context);
  if (!view) return [];
  const { id: umkId } = view.assist;
  const { version } = context.facts.region.consentSheet;
  return [
    { kind: 'assist.check', umkId, valid: true, version },
    { kind: 'queue.done', of: 'consent_sheet', subjectId: umkId },
    ...waitsNoMore(umkId),
    ...tellCompanion(view, 'by_sheet'),
  ];
}

function invalid(context: Here): Effect[] {
  const view = found(context);
  const { reason } = context.answers;
  if (!view || !reason) return [];
  const { id: umkId } = view.assist;
  return [
    { kind: 'assist.check', umkId, valid: false, reason },
    { kind: 'queue.done', of: 'consent_sheet', subjectId: umkId },
    ...tellCompanion(view, 'sheet_due'),
  ];
}

export const sheetCheck = defineFlow<Check>({
  id: 'sheet_check',
  version: 1,
  title: 'sheet_check.title',
  answers: Check,
  start: 'start',
  steps: {
    start: { kind: 'branch', needs, next: (context) => state(context, 'photo') },
    photo: {
      kind: 'say',
      needs,
      text: (context) => {
        const view = found(context);
        return line('sheet_check.photo', {
          id: context.answers.umk ?? '',
          name: view?.umk?.ownerName ?? '',
          business: view?.umk ? umkName(view.umk) : '',
          by: view?.by ?? line('desk.nobody'),
        });
      },
      attachment: (context) => {
        const sheet = found(context)?.sheet;
        if (!sheet) return undefined;
        const { kind, blobId, mime, name = `lembar-${context.answers.umk}.jpg` } = sheet;
        return { kind, blobId, mime, name };
      },
      effects: ({ answers }) => [{ kind: 'personal.look', subject: `umk/${answers.umk}` }],
      next: 'decide',
    },
    decide: {
      kind: 'choose',
      needs,
      text: (context) => line('sheet_check.ask', { name: found(context)?.umk?.ownerName ?? '' }),
      options: [
        { id: 'sah', label: line('sheet_check.valid'), means: 'ya', words: ['sah', 'valid'] },
        { id: 'tidak', label: line('sheet_check.invalid'), means: 'tidak' },
        { id: 'nanti', label: line('check.later'), words: ['nanti', 'later'] },
      ],
      unclear: 'desk.unclear',
      next: { sah: 'before_valid', tidak: 'reason', nanti: 'later' },
    },
    before_valid: { kind: 'branch', needs, next: (context) => state(context, 'valid') },
    valid: { kind: 'end', needs, text: 'sheet_check.said_valid', effects: valid },
    reason: {
      kind: 'ask',
      text: 'sheet_check.ask_reason',
      accept: words({ min: 5, max: 300 }),
      unclear: 'check.reason_unclear',
      hint: 'check.reason_hint',
      free: true,
      save: 'reason',
      next: 'before_invalid',
    },
    before_invalid: { kind: 'branch', needs, next: (context) => state(context, 'invalid') },
    invalid: { kind: 'end', needs, text: 'sheet_check.said_invalid', effects: invalid },
    later: { kind: 'end', text: 'sheet_check.put_off' },
    decided: { kind: 'end', text: 'sheet_check.decided' },
    own: { kind: 'end', text: 'sheet_check.own' },
    denied: {
      kind: 'end',
      text: 'desk.denied',
      effects: () => [{ kind: 'command.denied', command: 'antrian' }],
    },
  },
});
