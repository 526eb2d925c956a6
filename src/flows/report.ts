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
import { firstAnswerDue } from '../domain/escalation.ts';
import type { MatchView } from '../domain/query.ts';
import { quietUntil } from '../domain/quietHours.ts';
import { Path, ticketNumber } from '../domain/ticket.ts';
import { localDay } from '../domain/workingDays.ts';
import { formatDay } from '../language/format.ts';
import { refusedToday } from '../language/refused.ts';
import { alarmLine, skippedLines } from './deadlineWords.ts';
import { known, matchOption, myMatches, sideOf } from './matchWords.ts';
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
    path: Path,
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
  const reportedOn = localDay(now, region.timeZone);
  return { reportedOn, ...firstAnswerDue(reportedOn, urgent, region) };
}

/** Goods that are being turned away do not wait, whatever was said of the hurry. */
function isUrgent({ urgent, words: told }: Report): boolean {
  return urgent === 'ya' || refusedToday(told ?? '');
}

/** The partnership that it is about, if it is about one. */
function partnership({ answers, facts, read }: Here): MatchView | undefined {
  return known(read(myMatches(facts)), facts).find(
    ({ match }) => String(match.id) === answers.about,
  );
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
    show: ({ answers }) => line(isUrgent(answers) ? 'answer.yes' : 'answer.no'),
  },
  {
    step: 'path',
    label: 'report.field_path',
    show: ({ answers }) =>
      answers.path === undefined ? undefined : line(`dispute.path_${answers.path}`),
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

/** Tells those who do such work, in the morning where it is night. */
export function tellDesk(ticketId: number, facts: Facts): Effect[] {
  const happening = { kind: 'queue.new' as const, queueKind: 'ticket', subjectId: ticketId };
  const at = quietUntil(facts.now, facts.region);
  return (['mediator', 'admin'] as const).map((role) =>
    at === undefined
      ? { kind: 'tell', whom: { role }, happening }
      : { kind: 'timer.set', key: `ticket/${ticketId}/new/${role}`, whom: { role }, happening, at },
  );
}

function opened(context: Here): Effect[] {
  const { answers, facts, read } = context;
  const id = read({ kind: 'fresh', of: 'ticket' });
  const urgent = isUrgent(answers);
  const { dueOn, ...due } = reportDue(urgent, facts);
  const view = partnership(context);
  const side = view && sideOf(view, facts);
  const about =
    view && side ? { matchId: view.match.id, side, path: answers.path ?? ('saran' as const) } : {};
  const refused = refusedToday(answers.words ?? '') ? { refusedOn: due.reportedOn } : {};
  const queue = {
    id: read({ kind: 'fresh', of: 'queueItem' }),
    kind: 'ticket' as const,
    subjectId: id,
    dueOn,
  };
  return [
    {
      kind: 'ticket.open',
      ticket: { id, ...about, ...refused, urgent, text: answers.words ?? '', dueOn, ...due },
    },
    ...photos(answers).map((photo): Effect => ({
      kind: 'attachment.keep',
      attachment: { ...photo, owner: 'ticket', ownerId: String(id) },
    })),
    { kind: 'queue.add', item: queue },
    ...tellDesk(id, facts),
  ];
}

function receipt({ answers, facts, read }: Here): Line {
  const { reportedOn, dueOn, provisional } = reportDue(isUrgent(answers), facts);
  const day = formatDay(dueOn, facts.person.language);
  const number = ticketNumber(read({ kind: 'fresh', of: 'ticket' }));
  const year = dueOn.slice(0, 4);
  return paragraphs(
    line('report.done', { number, day }),
    ...skippedLines(reportedOn, dueOn, facts),
    ...(refusedToday(answers.words ?? '') ? [alarmLine(facts)] : []),
    ...(provisional ? [line('report.provisional', { year })] : []),
    line('report.follow', { number }),
  );
}

/** Only where there is another side there is a way to choose. */
function afterUrgent({ about }: Report): string {
  return about === undefined || about === 'umum' ? 'photo' : 'path';
}

const pathOptions: readonly Option[] = [
  {
    id: 'saran',
    label: line('report.path_saran'),
    words: ['saran', 'nasihat', 'rahasia', 'advice'],
  },
  { id: 'cek', label: line('report.path_cek'), words: ['cek', 'periksa', 'check'] },
  { id: 'mediasi', label: line('report.path_mediasi'), words: ['mediasi', 'resmi', 'mediation'] },
];

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
      next: ({ answers }, told) => (refusedToday(String(told)) ? afterUrgent(answers) : 'urgent'),
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
      next: ({ answers }) => afterUrgent(answers),
    },
    path: {
      kind: 'choose',
      text: 'report.ask_path',
      options: pathOptions,
      unclear: 'report.path_unclear',
      hint: 'report.path_unclear',
      save: 'path',
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
      needs: (known) => [
        ...matches(known),
        { kind: 'fresh', of: 'ticket' },
        { kind: 'fresh', of: 'queueItem' },
      ],
      text: receipt,
      effects: opened,
    },
  },
});
