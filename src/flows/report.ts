/** A problem is reported, registered or not: what about, how urgent, in their own words, and by which day it is answered. */
import { z } from 'zod';
import { attachment, words } from '../conversation/accept.ts';
import type { Line, Option } from '../conversation/reply.ts';
import { line, literal, paragraphs } from '../conversation/reply.ts';
import type { Context, Step } from '../conversation/step.ts';
import { defineFlow } from '../conversation/step.ts';
import type { Effect } from '../domain/effect.ts';
import type { Facts } from '../domain/facts.ts';
import type { Query } from '../domain/query.ts';
import { ticketNumber } from '../domain/ticket.ts';
import { addWorkingDays, localDay } from '../domain/workingDays.ts';
import { formatDay } from '../language/format.ts';
import { known, matchOption, myMatches } from './matchWords.ts';
import type { Field } from './review.ts';
import { reviewCard, reviewOptions } from './review.ts';

const Kept = z.object({
  kind: z.enum(['photo', 'document']),
  blobId: z.string(),
  mime: z.string(),
  name: z.string().optional(),
});
const Report = z
  .object({
    /** The number of a match, or "umum". */
    about: z.string(),
    urgent: z.enum(['ya', 'tidak']),
    words: z.string(),
    photo: Kept.nullable(),
    photo2: Kept.nullable(),
    photo3: Kept.nullable(),
  })
  .partial();
type Report = z.infer<typeof Report>;
type Here = Context<Report>;
type PhotoStep = 'photo' | 'photo2' | 'photo3';

function matches({ facts }: Pick<Here, 'facts'>): Query[] {
  return [myMatches(facts)];
}

function aboutOptions({ facts, read }: Pick<Here, 'facts' | 'read'>): Option[] {
  const rows = known(read(myMatches(facts)), facts).slice(0, 20);
  const general: Option = { id: 'umum', label: line('report.general'), words: ['umum', 'general'] };
  return [...rows.map((view) => matchOption(view, facts)), general];
}

function photos({ photo, photo2, photo3 }: Report): z.infer<typeof Kept>[] {
  return [photo, photo2, photo3].flatMap((kept) => (kept ? [kept] : []));
}

/** The day by which it is answered: so many working days after today, by the region's calendar. */
export function reportDue(
  urgent: boolean,
  facts: Facts,
): { reportedOn: string; dueOn: string; provisional: boolean } {
  const { region, now } = facts;
  const { urgentWorkingDays, otherWorkingDays } = region.deadlines;
  const reportedOn = localDay(now, region.timeZone);
  const due = addWorkingDays(reportedOn, urgent ? urgentWorkingDays : otherWorkingDays, region);
  return { reportedOn, dueOn: due.day, provisional: due.provisional };
}

/** One of three places for a photo; whoever says "tidak" or skips goes on. */
function photoStep(save: PhotoStep, next: string): Step<Report> {
  return {
    kind: 'ask',
    text: save === 'photo' ? 'report.ask_photo' : 'report.ask_more',
    accept: attachment(),
    unclear: 'report.photo_unclear',
    hint: 'report.photo_hint',
    optional: true,
    save,
    next: (_context, answer) => (answer === null ? 'review' : next),
  };
}

const fields: readonly Field<Report>[] = [
  {
    step: 'about',
    label: 'report.field_about',
    show: ({ answers, facts, read }) =>
      aboutOptions({ facts, read }).find(({ id }) => id === answers.about)?.label ??
      line('report.general'),
  },
  {
    step: 'urgent',
    label: 'report.field_urgent',
    show: ({ answers }) => line(answers.urgent === 'ya' ? 'answer.yes' : 'answer.no'),
  },
  {
    step: 'words',
    label: 'report.field_words',
    show: ({ answers }) => (answers.words === undefined ? undefined : literal(answers.words)),
  },
  {
    step: 'photo',
    label: 'report.field_photos',
    show: ({ answers }) => {
      const count = photos(answers).length;
      return count > 0 ? line('report.photos', { photos: count }) : line('report.no_photos');
    },
  },
];

function opened({ answers, facts, read }: Here): Effect[] {
  const id = read({ kind: 'fresh', of: 'ticket' });
  const urgent = answers.urgent === 'ya';
  const { dueOn, ...due } = reportDue(urgent, facts);
  const matchId = Number(answers.about);
  const about = Number.isInteger(matchId) ? { matchId } : {};
  const queue = {
    id: read({ kind: 'fresh', of: 'queueItem' }),
    kind: 'ticket' as const,
    subjectId: id,
    dueOn,
  };
  const happening = { kind: 'queue.new' as const, queueKind: 'ticket', subjectId: id };
  return [
    {
      kind: 'ticket.open',
      ticket: { id, ...about, urgent, text: answers.words ?? '', dueOn, ...due },
    },
    ...photos(answers).map((photo): Effect => ({
      kind: 'attachment.keep',
      attachment: { ...photo, owner: 'ticket', ownerId: String(id) },
    })),
    { kind: 'queue.add', item: queue },
    { kind: 'tell', whom: { role: 'mediator' }, happening },
    { kind: 'tell', whom: { role: 'admin' }, happening },
  ];
}

function receipt({ answers, facts, read }: Here): Line {
  const { dueOn, provisional } = reportDue(answers.urgent === 'ya', facts);
  const day = formatDay(dueOn, facts.person.language);
  const number = ticketNumber(read({ kind: 'fresh', of: 'ticket' }));
  const year = dueOn.slice(0, 4);
  return paragraphs(
    line('report.done', { number, day }),
    ...(provisional ? [line('report.provisional', { year })] : []),
    line('report.follow', { number }),
  );
}

export const report = defineFlow<Report>({
  id: 'report',
  version: 1,
  title: 'report.title',
  answers: Report,
  start: 'start',
  steps: {
    start: {
      kind: 'branch',
      needs: matches,
      next: (context) => (aboutOptions(context).length > 1 ? 'about' : 'words'),
    },
    about: {
      kind: 'choose',
      needs: matches,
      text: 'report.ask_about',
      options: aboutOptions,
      unclear: 'report.about_unclear',
      hint: 'report.about_hint',
      save: 'about',
      next: 'words',
    },
    words: {
      kind: 'ask',
      text: 'report.ask_words',
      accept: words({ min: 5, max: 3000 }),
      unclear: 'report.words_unclear',
      hint: 'report.words_hint',
      free: true,
      save: 'words',
      next: 'urgent',
    },
    urgent: {
      kind: 'choose',
      text: 'report.ask_urgent',
      values: ({ facts }) => ({
        urgent: facts.region.deadlines.urgentWorkingDays,
        other: facts.region.deadlines.otherWorkingDays,
      }),
      options: [
        { id: 'ya', label: line('report.urgent'), means: 'ya', words: ['mendesak', 'urgent'] },
        { id: 'tidak', label: line('report.not_urgent'), means: 'tidak', words: ['biasa'] },
      ],
      unclear: 'report.urgent_unclear',
      hint: 'report.urgent_hint',
      save: 'urgent',
      next: 'photo',
    },
    photo: photoStep('photo', 'photo2'),
    photo2: photoStep('photo2', 'photo3'),
    photo3: photoStep('photo3', 'review'),
    review: {
      kind: 'choose',
      needs: matches,
      text: (context) => reviewCard(fields, context, line('report.review')),
      options: (context) => reviewOptions(fields, context),
      next: { kirim: 'done' },
    },
    done: {
      kind: 'end',
      needs: () => [
        { kind: 'fresh', of: 'ticket' },
        { kind: 'fresh', of: 'queueItem' },
      ],
      text: receipt,
      effects: opened,
    },
  },
});
