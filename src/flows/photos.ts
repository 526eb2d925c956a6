/**
 * Photos of what a business makes: up to five, each kept as soon as it comes, so that none is lost
 * on the way.
 */
import { z } from 'zod';
import { attachment } from '../conversation/accept.ts';
import { line } from '../conversation/reply.ts';
import type { Accept, Accepted, Context, Step } from '../conversation/step.ts';
import { defineFlow } from '../conversation/step.ts';
import type { Effect } from '../domain/effect.ts';
import type { Facts } from '../domain/facts.ts';
import type { Query } from '../domain/query.ts';
import { File } from './paperAnswers.ts';
import { umkOf } from './whichUmk.ts';

const MAX_PHOTOS = 5;
const names = ['photo1', 'photo2', 'photo3', 'photo4', 'photo5'] as const;
type Name = (typeof names)[number];

const Photos = z
  .object({
    umk: z.string(),
    ...(Object.fromEntries(names.map((name) => [name, File.nullable()])) as Record<
      Name,
      z.ZodNullable<typeof File>
    >),
  })
  .partial();
type Photos = z.infer<typeof Photos>;

/** A photo, or that there are no more. */
const photoOrDone: Accept = (input, told): Accepted => {
  const done =
    input.kind === 'text' &&
    /^(?:selesai|sudah|cukup|done|finish(?:ed)?)$/i.test(input.text.trim());
  if (done) return { result: 'understood', value: null, confidence: 'full' };
  const reading = attachment()(input, told);
  if (input.kind === 'document' && !input.mime.startsWith('image/')) {
    return { result: 'ask', why: 'format', hint: line('photos.no_document') };
  }
  return reading;
};

function needs(context: { answers: Photos; facts: Facts }): Query[] {
  const umk = umkOf(context);
  return umk ? [{ kind: 'attachments', umkId: umk.id }] : [];
}

/** How many photos the business has, those of this sitting included. */
function count(context: Context<Photos>): number {
  const umk = umkOf(context);
  const stored = umk ? context.read({ kind: 'attachments', umkId: umk.id }) : [];
  const sent = names.flatMap((name) => context.answers[name] ?? []);
  const here = new Set(sent.map(({ blobId }) => blobId));
  const earlier = stored.filter(({ owner, blobId }) => owner === 'umk' && !here.has(blobId));
  return earlier.length + here.size;
}

function kept(name: Name, context: Context<Photos>): Effect[] {
  const umk = umkOf(context);
  const photo = context.answers[name];
  if (!umk || !photo) return [];
  const { name: file, ...bytes } = photo;
  return [
    {
      kind: 'attachment.keep',
      attachment: {
        ...bytes,
        ...(file ? { name: file } : {}),
        owner: 'umk',
        ownerId: String(umk.id),
      },
    },
  ];
}

/** Asks for one photo, keeps it, and goes on to the next; "selesai" ends it. */
function photoSteps(name: Name, following: string): Record<string, Step<Photos>> {
  const keep = `${name}_keep`;
  return {
    [name]: {
      kind: 'ask',
      needs,
      text: (context) => {
        const have = count(context);
        if (have === 0) return line('photos.ask_first', { max: MAX_PHOTOS });
        return line('photos.ask_more', { count: have, max: MAX_PHOTOS });
      },
      accept: photoOrDone,
      options: [{ id: 'selesai', label: line('profile.done') }],
      unclear: 'photos.unclear',
      hint: 'photos.hint',
      save: name,
      next: ({ answers }) => (answers[name] ? keep : 'done'),
    },
    [keep]: {
      kind: 'branch',
      needs,
      effects: (context) => kept(name, context),
      next: (context) => (count(context) < MAX_PHOTOS ? following : 'full'),
    },
  };
}

export const photos = defineFlow<Photos>({
  id: 'photos',
  version: 1,
  title: 'photos.title',
  answers: Photos,
  start: 'room',
  steps: {
    room: {
      kind: 'branch',
      needs,
      next: (context) => (count(context) < MAX_PHOTOS ? 'photo1' : 'full'),
    },
    ...(Object.assign(
      {},
      ...names.map((name, index) => photoSteps(name, names[index + 1] ?? 'full')),
    ) as Record<string, Step<Photos>>),
    done: { kind: 'end', text: 'photos.done' },
    full: { kind: 'end', text: line('photos.full', { max: MAX_PHOTOS }) },
  },
});
