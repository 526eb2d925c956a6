/** Writing a broadcast: whom it is for, its words, when; nothing is kept before the last screen has said what will happen, and nobody approves their own. */
import { afresh } from '../conversation/afresh.ts';
import type { Line, Option } from '../conversation/reply.ts';
import { line, paragraphs, stacked } from '../conversation/reply.ts';
import type { Context } from '../conversation/step.ts';
import { defineFlow } from '../conversation/step.ts';
import { needsApproval, refusal } from '../domain/broadcast.ts';
import type { Reach } from '../domain/broadcast.ts';
import type { Effect } from '../domain/effect.ts';
import type { BroadcastView, Query } from '../domain/query.ts';
import { mayWork } from '../domain/roles.ts';
import { NEW, segmentOf, startOf, whenOptions, whenTyped, blanksLine } from './broadcastAnswers.ts';
import { wordsTyped, Writing } from './broadcastAnswers.ts';
import { fieldSteps } from './broadcastFields.ts';
import {
  messageFor,
  momentLine,
  previewFor,
  reachLines,
  reachQuery,
  sampleLines,
  segmentLines,
} from './broadcastWords.ts';
import { looked } from './deskWords.ts';

type Here = Context<Writing>;
type Known = Pick<Here, 'answers' | 'facts'>;

const fresh = { kind: 'fresh', of: 'broadcast' } as const;
const freshItem = { kind: 'fresh', of: 'queueItem' } as const;

/** The id of the broadcast that is changed; undefined for a new one. */
function changes({ answers: { id, anew } }: Pick<Here, 'answers'>): number | undefined {
  return id === undefined || id === NEW || anew !== undefined ? undefined : Number(id);
}

function reachNeeds({ answers, facts }: Known): Query[] {
  return [reachQuery(segmentOf(answers), facts)];
}

function reachOf({ answers, facts, read }: Here): Reach {
  return read(reachQuery(segmentOf(answers), facts));
}

function sendNeeds(known: Known): Query[] {
  const id = changes(known);
  return [...reachNeeds(known), id === undefined ? fresh : { kind: 'broadcast', id }, freshItem];
}

function viewOf(context: Here): BroadcastView | undefined {
  const id = changes(context);
  return id === undefined ? undefined : context.read({ kind: 'broadcast', id });
}

/** Somebody else changed it, or sent it, since it was opened here. */
function overtaken(context: Here): boolean {
  if (changes(context) === undefined) return false;
  const view = viewOf(context);
  const { facts, answers } = context;
  if (!view || view.broadcast.rev !== answers.rev) return true;
  return refusal(view.broadcast, 'write', facts.person) !== undefined;
}

function late({ answers, facts }: Known): boolean {
  const at = startOf(answers);
  return at !== undefined && at <= facts.now;
}

/** Where a broadcast goes from the last screen; who lost the role meanwhile goes nowhere. */
function sendTo(context: Here): string {
  const { facts } = context;
  if (!mayWork(facts.person.roles, 'broadcast')) return 'denied';
  if (overtaken(context)) return 'overtaken';
  if (late(context)) return 'late';
  const { reachable } = reachOf(context);
  if (reachable === 0) return 'nobody';
  return needsApproval(reachable, facts.region.broadcast) ? 'waits' : 'sent';
}

function texts({ answers: { textId = '', textEn } }: Pick<Here, 'answers'>) {
  return { id: textId, ...(textEn ? { en: textEn } : {}) };
}

function written(context: Here, to: 'draft' | 'waiting' | 'scheduled'): Effect[] {
  const { answers, read } = context;
  const view = viewOf(context);
  const startAt = startOf(answers);
  const id = view ? view.broadcast.id : read(fresh);
  const people = reachOf(context).reachable;
  const broadcast = { id, segment: segmentOf(answers), texts: texts(context), people };
  const waited = view?.broadcast.state === 'waiting';
  return [
    {
      kind: 'broadcast.write',
      broadcast: { ...broadcast, ...(startAt ? { startAt } : {}) },
      ...(view ? { rev: view.broadcast.rev } : {}),
      to,
    },
    ...(waited ? [{ kind: 'queue.done' as const, of: 'broadcast' as const, subjectId: id }] : []),
    ...(to === 'waiting' ? approvers(id, read(freshItem)) : []),
  ];
}

/** It waits in the queue, and those who may approve it hear of it. */
function approvers(id: number, itemId: number): Effect[] {
  const happening = { kind: 'queue.new', queueKind: 'broadcast', subjectId: id } as const;
  return [
    { kind: 'queue.add', item: { id: itemId, kind: 'broadcast', subjectId: id } },
    { kind: 'tell', whom: { role: 'admin' }, happening },
    { kind: 'tell', whom: { role: 'kurator' }, happening },
  ];
}

function idOf(context: Here): { id: number } {
  return { id: viewOf(context)?.broadcast.id ?? context.read(fresh) };
}

function startLine({ answers, facts }: Known): Line {
  const at = startOf(answers);
  return at ? momentLine(at, facts) : line('broadcast.at_once');
}

function sampleLooks(context: Here): Effect[] {
  return reachOf(context).sample.flatMap(({ personId }) =>
    looked(`person/${personId}`, context.facts),
  );
}

/** The words as one of them would get them, and what will happen. */
function review(context: Here): Line {
  const { answers, facts } = context;
  const { reachable, sample } = reachOf(context);
  const { textId = '', textEn } = answers;
  const { approveAbove } = facts.region.broadcast;
  const second = needsApproval(reachable, facts.region.broadcast);
  return paragraphs(
    line('broadcast.preview'),
    previewFor(textId, sample[0], facts),
    ...(textEn ? [line('broadcast.preview_en'), previewFor(textEn, sample[0], facts)] : []),
    line('broadcast.stop_line'),
    stacked(
      ...segmentLines(segmentOf(answers), facts),
      line('broadcast.will', { people: reachable, when: startLine(context) }),
      ...(second ? [line('broadcast.will_wait', { above: approveAbove })] : []),
    ),
    line('broadcast.ask_send'),
  );
}

const reviewChoices: readonly Option[] = [
  { id: 'kirim', label: line('review.send'), means: 'ya', words: ['kirim', 'send'] },
  { id: 'tes', label: line('broadcast.test'), words: ['tes', 'test', 'coba'] },
  { id: 'edit:textId', label: line('broadcast.edit_text') },
  { id: 'edit:textEn', label: line('broadcast.edit_text_en') },
  { id: 'saring', label: line('broadcast.edit_fields'), words: ['saringan'] },
  { id: 'edit:when', label: line('broadcast.edit_when') },
  { id: 'simpan', label: line('broadcast.keep'), words: ['simpan', 'save'] },
];

export const broadcastWrite = defineFlow<Writing>({
  id: 'broadcast_write',
  version: 1,
  title: 'broadcast.title_write',
  answers: Writing,
  start: 'start',
  steps: {
    start: {
      kind: 'branch',
      next: ({ answers, facts }) => {
        if (!mayWork(facts.person.roles, 'broadcast')) return 'denied';
        return answers.textId !== undefined && answers.when !== undefined ? 'review' : 'audience';
      },
    },
    audience: {
      kind: 'choose',
      text: 'broadcast.ask_audience',
      options: [
        { id: 'owners', label: line('broadcast.owners'), words: ['umk', 'pemilik', 'owner'] },
        { id: 'pics', label: line('broadcast.pics'), words: ['pic', 'perusahaan', 'company'] },
      ],
      save: 'audience',
      next: 'fields',
    },
    ...fieldSteps('may_count'),
    may_count: {
      kind: 'branch',
      next: ({ facts }) => (mayWork(facts.person.roles, 'broadcast') ? 'count' : 'denied'),
    },
    count: {
      kind: 'say',
      needs: reachNeeds,
      text: (context) => {
        const reach = reachOf(context);
        return paragraphs(
          stacked(...segmentLines(segmentOf(context.answers), context.facts)),
          stacked(...reachLines(reach)),
          stacked(...sampleLines(reach, context.facts)),
        );
      },
      effects: sampleLooks,
      next: (context) => (reachOf(context).reachable > 0 ? 'enough' : 'nobody'),
    },
    enough: {
      kind: 'choose',
      text: 'broadcast.ask_enough',
      options: [
        { id: 'lanjut', label: line('broadcast.go_on'), means: 'ya', words: ['lanjut', 'next'] },
        { id: 'saring', label: line('broadcast.edit_fields'), means: 'tidak' },
      ],
      next: { lanjut: 'textId', saring: 'fields' },
    },
    nobody: { kind: 'say', text: 'broadcast.nobody', next: 'fields' },
    textId: {
      kind: 'ask',
      text: () => line('broadcast.ask_text', { blanks: blanksLine, contoh: '{{nama}}' }),
      accept: wordsTyped,
      unclear: 'broadcast.text_short',
      hint: 'broadcast.text_hint',
      free: true,
      verbatim: true,
      save: 'textId',
      next: 'textEn',
    },
    textEn: {
      kind: 'ask',
      text: 'broadcast.ask_text_en',
      accept: wordsTyped,
      unclear: 'broadcast.text_short',
      hint: 'broadcast.text_hint',
      free: true,
      verbatim: true,
      optional: true,
      save: 'textEn',
      next: 'when',
    },
    when: {
      kind: 'ask',
      text: 'broadcast.ask_when',
      accept: whenTyped,
      unclear: 'broadcast.when_vague',
      hint: 'broadcast.when_vague',
      options: whenOptions,
      save: 'when',
      stale: late,
      next: 'may_review',
    },
    may_review: {
      kind: 'branch',
      next: ({ facts }) => (mayWork(facts.person.roles, 'broadcast') ? 'review' : 'denied'),
    },
    review: {
      kind: 'choose',
      needs: reachNeeds,
      text: review,
      options: reviewChoices,
      next: (_context, choice) => {
        switch (choice) {
          case 'tes':
            return 'test';
          case 'saring':
            return 'fields';
          case 'simpan':
            return 'save';
          default:
            return 'send';
        }
      },
    },
    test: {
      kind: 'say',
      text: ({ answers, facts }) =>
        messageFor({ texts: texts({ answers }), segment: segmentOf(answers) }, facts),
      next: 'tested',
    },
    tested: {
      kind: 'choose',
      text: 'broadcast.tested',
      options: [
        { id: 'kembali', label: line('broadcast.to_review'), means: 'ya', words: ['lanjut'] },
      ],
      next: 'may_review',
    },
    send: { kind: 'branch', needs: sendNeeds, next: sendTo },
    late: { kind: 'say', text: 'broadcast.late', next: 'when' },
    sent: {
      kind: 'end',
      needs: sendNeeds,
      text: (context) =>
        line('broadcast.sent', {
          ...idOf(context),
          people: reachOf(context).reachable,
          when: startLine(context),
        }),
      effects: (context) => written(context, 'scheduled'),
    },
    waits: {
      kind: 'end',
      needs: sendNeeds,
      text: (context) =>
        line('broadcast.waits', { ...idOf(context), people: reachOf(context).reachable }),
      effects: (context) => written(context, 'waiting'),
    },
    save: {
      kind: 'branch',
      needs: sendNeeds,
      next: (context) => {
        if (!mayWork(context.facts.person.roles, 'broadcast')) return 'denied';
        return overtaken(context) ? 'overtaken' : 'saved';
      },
    },
    saved: {
      kind: 'end',
      needs: sendNeeds,
      text: (context) => line('broadcast.saved', idOf(context)),
      effects: (context) => written(context, 'draft'),
    },
    overtaken: {
      kind: 'choose',
      text: 'broadcast.overtaken',
      options: [
        { id: 'baru', label: line('broadcast.as_new'), means: 'ya' },
        { id: 'buang', label: line('broadcast.discard'), means: 'tidak' },
      ],
      save: 'anew',
      next: { baru: 'may_review', buang: 'discarded' },
    },
    discarded: {
      kind: 'end',
      then: ({ answers }) => afresh('broadcast', { pick: answers.id }),
    },
    denied: {
      kind: 'end',
      text: 'desk.denied',
      effects: () => [{ kind: 'command.denied', command: 'siaran' }],
    },
  },
});
