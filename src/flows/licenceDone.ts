/** A licence is there: its number, last day and photo, told by the owner or by the officer who helped; the paper is recorded and the request ends. */
import { z } from 'zod';
import type { Context } from '../conversation/step.ts';
import { line } from '../conversation/reply.ts';
import { defineFlow } from '../conversation/step.ts';
import type { Effect, PaperAnswer } from '../domain/effect.ts';
import type { LicenceView } from '../domain/licence.ts';
import { PaperKind } from '../domain/need.ts';
import { paperValidity } from '../domain/paper.ts';
import type { Query } from '../domain/query.ts';
import {
  actable,
  answered,
  backToDesk,
  ended,
  needsOne,
  one,
  requestName,
  tellOwner,
  tellStaff,
  toCard,
} from './licenceWords.ts';
import { File, PaperNumber, lastDay, numberOrPhoto, photoOnly } from './paperAnswers.ts';

/** `kind` and `umk` are those of the request: how the number is read, and whose papers are looked at. */
const Done = z
  .object({
    request: z.string(),
    desk: z.boolean(),
    kind: PaperKind,
    umk: z.int(),
    number: PaperNumber.nullable(),
    expires: z.string().nullable(),
    photo: File.nullable(),
  })
  .partial();
type Done = z.infer<typeof Done>;
type Here = Context<Done>;

function expiryOf({ number, expires }: Done): string | undefined {
  return number?.expires ?? expires ?? undefined;
}

function lacks({ desk, number, photo }: Done): boolean {
  return desk === true && number === null && !photo;
}

function afterNumber({ answers }: Here): string {
  // Staff close nothing without a number or a photo of it.
  if (lacks(answers)) return 'number_needed';
  const ends = paperValidity[answers.kind ?? 'nib'] !== 'no_end';
  // Whoever has no number at hand has no last day either.
  if (ends && answers.number && expiryOf(answers) === undefined) return 'expires';
  return answers.photo === undefined && answers.number ? 'photo' : 'once_more';
}

/** Papers as they are, so that "it is there" alone forgets no number. */
function papersOf({ answers }: Pick<Here, 'answers'>): Extract<Query, { kind: 'papers' }> {
  return { kind: 'papers', umkId: answers.umk ?? 0 };
}

function recorded(view: LicenceView, context: Here): Effect[] {
  const { answers, read } = context;
  const { umkId, licence: kind } = view.request;
  const number = answers.number?.number;
  const expires = expiryOf(answers);
  const paper: PaperAnswer = {
    kind,
    status: 'ada',
    ...(number ? { number } : {}),
    ...(expires ? { expires } : {}),
  };
  const stored = read(papersOf(context)).find((known) => known.kind === kind);
  const known = stored?.status === 'ada' && stored.number !== undefined && number === undefined;
  const { photo } = answers;
  return [
    ...(known ? [] : [{ kind: 'paper.record', umkId, paper } as const]),
    ...(kind === 'nib'
      ? [{ kind: 'umk.update', umkId, set: { hasNib: 'ya' } } as const satisfies Effect]
      : []),
    ...(photo
      ? [
          {
            kind: 'attachment.keep',
            attachment: { ...photo, owner: 'paper', ownerId: `${umkId}/${kind}` },
          } as const satisfies Effect,
        ]
      : []),
  ];
}

function issued(context: Here): Effect[] {
  const view = actable(context);
  if (!view) return [];
  const { id, state } = view.request;
  const by = context.answers.desk ? 'staff' : 'owner';
  return [
    { kind: 'licence.move', licenceId: id, from: state, move: 'issue', by },
    ...recorded(view, context),
    ...ended(view),
    ...(by === 'staff' ? [tellOwner(view, 'issue')] : tellStaff(view, 'issued')),
  ];
}

function needsPapers(known: Pick<Here, 'answers'>): Query[] {
  return [one(known), papersOf(known)];
}

export const licenceDone = defineFlow<Done>({
  id: 'licence_done',
  version: 1,
  title: 'licence.title',
  answers: Done,
  start: 'start',
  steps: {
    start: {
      kind: 'branch',
      needs: needsOne,
      effects: (context) => {
        const view = actable(context);
        return view && !context.answers.desk ? answered(view, context.facts) : [];
      },
      next: (context) => (actable(context) ? 'number' : 'over'),
    },
    number: {
      kind: 'ask',
      text: ({ answers }) => line(`papers.ask_${answers.kind ?? 'nib'}`),
      accept: numberOrPhoto,
      unclear: 'papers.number_unclear',
      hint: 'papers.number_hint',
      optional: true,
      stale: ({ answers }) => lacks(answers),
      save: 'number',
      next: afterNumber,
    },
    number_needed: { kind: 'say', text: 'licence.number_needed', next: 'number' },
    expires: {
      kind: 'ask',
      text: 'papers.ask_expires',
      accept: lastDay,
      unclear: 'papers.expires_unclear',
      hint: 'papers.expires_hint',
      optional: true,
      save: 'expires',
      next: ({ answers }) => (answers.photo === undefined ? 'photo' : 'once_more'),
    },
    photo: {
      kind: 'ask',
      text: 'papers.ask_photo',
      accept: photoOnly,
      unclear: 'papers.photo_unclear',
      hint: 'papers.photo_hint',
      optional: true,
      save: 'photo',
      next: 'once_more',
    },
    // Somebody else may have decided it while the number was looked for.
    once_more: {
      kind: 'branch',
      needs: needsPapers,
      next: (context) => (actable(context) ? 'issued' : 'over'),
    },
    issued: {
      kind: 'end',
      needs: needsPapers,
      text: (context) => {
        const { request } = context.read(one(context)) ?? {};
        const name = request ? requestName(request) : '';
        return line(context.answers.desk ? 'licence.issued_desk' : 'licence.issued_said', { name });
      },
      effects: issued,
      then: backToDesk,
    },
    over: { kind: 'end', text: 'licence.over', then: toCard },
  },
});
