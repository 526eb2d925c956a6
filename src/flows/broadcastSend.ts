/** The last screen of a broadcast: what will happen, and what it comes to when it is sent, kept, or overtaken by a colleague. */
import type { Line, Option } from '../conversation/reply.ts';
import { line, paragraphs, stacked } from '../conversation/reply.ts';
import type { Context, Step } from '../conversation/step.ts';
import type { Reach } from '../domain/broadcast.ts';
import { needsApproval } from '../domain/broadcast.ts';
import type { BroadcastWriting } from '../domain/broadcastLife.ts';
import { refusal } from '../domain/broadcastLife.ts';
import type { Effect } from '../domain/effect.ts';
import type { Query } from '../domain/query.ts';
import type { BroadcastView } from '../domain/queryOffice.ts';
import { mayWork } from '../domain/roles.ts';
import { NEW, segmentOf, startOf } from './broadcastAnswers.ts';
import type { Writing } from './broadcastAnswers.ts';
import { momentLine, previewFor, reachQuery, segmentLines } from './broadcastWords.ts';
import { looked } from './deskWords.ts';

type Here = Context<Writing>;
type Known = Pick<Here, 'answers' | 'facts'>;

const fresh = { kind: 'fresh', of: 'broadcast' } as const;
const freshItem = { kind: 'fresh', of: 'queueItem' } as const;

/** The id of the broadcast that is changed; undefined for a new one. */
function changes({ answers: { id, anew } }: Pick<Here, 'answers'>): number | undefined {
  return id === undefined || id === NEW || anew !== undefined ? undefined : Number(id);
}

export function reachNeeds({ answers, facts }: Known): Query[] {
  return [reachQuery(segmentOf(answers), facts)];
}

export function reachOf({ answers, facts, read }: Here): Reach {
  return read(reachQuery(segmentOf(answers), facts));
}

export function sendNeeds(known: Known): Query[] {
  const id = changes(known);
  return [...reachNeeds(known), id === undefined ? fresh : { kind: 'broadcast', id }, freshItem];
}

function viewOf(context: Here): BroadcastView | undefined {
  const id = changes(context);
  return id === undefined ? undefined : context.read({ kind: 'broadcast', id });
}

/** Somebody else changed it, or sent it, since it was opened here. */
export function overtaken(context: Here): boolean {
  if (changes(context) === undefined) return false;
  const view = viewOf(context);
  const { facts, answers } = context;
  if (!view || view.broadcast.rev !== answers.rev) return true;
  return refusal(view.broadcast, 'save', facts.person) !== undefined;
}

export function late({ answers, facts }: Known): boolean {
  const at = startOf(answers);
  return at !== undefined && at <= facts.now;
}

/** Where a broadcast goes from the last screen; who lost the role meanwhile goes nowhere. */
export function sendTo(context: Here): string {
  const { facts } = context;
  if (!mayWork(facts.person.roles, 'broadcast')) return 'denied';
  if (overtaken(context)) return 'overtaken';
  if (late(context)) return 'late';
  const { reachable } = reachOf(context);
  if (reachable === 0) return 'nobody';
  return needsApproval(reachable, facts.region.broadcast) ? 'waits' : 'sent';
}

export function texts({ answers: { textId = '', textEn } }: Pick<Here, 'answers'>) {
  return { id: textId, ...(textEn ? { en: textEn } : {}) };
}

function written(context: Here, move: BroadcastWriting): Effect[] {
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
      ...(view ? { was: { rev: view.broadcast.rev, state: view.broadcast.state } } : {}),
      move,
    },
    ...(waited ? [{ kind: 'queue.done' as const, of: 'broadcast' as const, subjectId: id }] : []),
    ...(move === 'send_in' ? approvers(id, read(freshItem)) : []),
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

export function startLine({ answers, facts }: Known): Line {
  const at = startOf(answers);
  return at ? momentLine(at, facts) : line('broadcast.at_once');
}

export function sampleLooks(context: Here): Effect[] {
  return reachOf(context).sample.flatMap(({ personId }) =>
    looked(`person/${personId}`, context.facts),
  );
}

/** The words as one of them would get them, and what will happen. */
export function review(context: Here): Line {
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

/** How the writing of one ends, and what is said of it. */
function kept(move: BroadcastWriting, text: (context: Here) => Line): Step<Writing> {
  return { kind: 'end', needs: sendNeeds, text, effects: (context) => written(context, move) };
}

/** Where it goes from the last screen, as far as it goes anywhere. */
export const keptSteps = {
  sent: kept('schedule', (context) =>
    line('broadcast.sent', {
      ...idOf(context),
      people: reachOf(context).reachable,
      when: startLine(context),
    }),
  ),
  waits: kept('send_in', (context) =>
    line('broadcast.waits', { ...idOf(context), people: reachOf(context).reachable }),
  ),
  saved: kept('save', (context) => line('broadcast.saved', idOf(context))),
};

export const reviewChoices: readonly Option[] = [
  { id: 'kirim', label: line('review.send'), means: 'ya', words: ['kirim', 'send'] },
  { id: 'tes', label: line('broadcast.test'), words: ['tes', 'test', 'coba'] },
  { id: 'edit:textId', label: line('broadcast.edit_text') },
  { id: 'edit:textEn', label: line('broadcast.edit_text_en') },
  { id: 'saring', label: line('broadcast.edit_fields'), words: ['saringan'] },
  { id: 'edit:when', label: line('broadcast.edit_when') },
  { id: 'simpan', label: line('broadcast.keep'), words: ['simpan', 'save'] },
];
