/** An early warning is looked at by somebody of the office: its evidence, and what they make of it with a note; evidence that comes meanwhile is looked at first. */
import { z } from 'zod';
import { words } from '../conversation/accept.ts';
import { afresh } from '../conversation/afresh.ts';
import type { Option } from '../conversation/reply.ts';
import { line } from '../conversation/reply.ts';
import type { Context } from '../conversation/step.ts';
import { defineFlow } from '../conversation/step.ts';
import type { Effect } from '../domain/effect.ts';
import type { Query } from '../domain/query.ts';
import { mayWork } from '../domain/roles.ts';
import type { WarningView } from '../domain/warning.ts';
import { moveWarning } from '../domain/warning.ts';
import { looked } from './deskWords.ts';
import { warningCard } from './warningWords.ts';

/** `rev`: of the warning as it is on screen. */
const Answers = z
  .object({
    warning: z.string(),
    rev: z.int(),
    move: z.enum(['see', 'handle', 'dismiss', 'nanti']),
    words: z.string(),
  })
  .partial();
type Answers = z.infer<typeof Answers>;
type Here = Context<Answers>;

function idOf({ answers }: Pick<Here, 'answers'>): number {
  return Number(answers.warning ?? 0);
}

function needs(known: Pick<Here, 'answers'>): Query[] {
  const subjectId = idOf(known);
  return [
    { kind: 'warning', id: subjectId },
    { kind: 'queue.about', of: 'warning', subjectId },
  ];
}

function viewOf(context: Here): WarningView | undefined {
  return context.read({ kind: 'warning', id: idOf(context) });
}

/** Where this person may (still) close it, `then`; else the step that says why not. */
function state(context: Here, then: string): string {
  const { facts, read } = context;
  if (!mayWork(facts.person.roles, 'warning')) return 'denied';
  const { state: now, rev } = viewOf(context)?.warning ?? {};
  if (now !== 'open') return 'gone';
  const { takenBy } =
    read({ kind: 'queue.about', of: 'warning', subjectId: idOf(context) })?.item ?? {};
  return takenBy !== undefined && takenBy !== facts.person.id
    ? 'colleague'
    : context.answers.rev === rev
      ? then
      : 'newer';
}

const moves: readonly Option[] = [
  { id: 'handle', label: line('warning.handle'), words: ['ditangani', 'selesai', 'handled'] },
  { id: 'see', label: line('warning.see'), words: ['dilihat', 'pantau', 'seen'] },
  { id: 'dismiss', label: line('warning.dismiss'), words: ['bukan masalah', 'keliru', 'false'] },
  { id: 'nanti', label: line('warning.later'), words: ['nanti', 'later'], means: 'tidak' },
];

function closed(context: Here): Effect[] {
  const view = viewOf(context);
  const { move, words: note = '' } = context.answers;
  if (!view || move === undefined || move === 'nanti') return [];
  const { id: warningId, rev, state: from, evidence } = view.warning;
  if (!moveWarning(from, move, 'staff')) return [];
  const known = evidence.map(({ ref }) => ref);
  return [
    { kind: 'warning.close', warningId, rev, from, move, known, note },
    { kind: 'queue.done', of: 'warning', subjectId: warningId },
  ];
}

export const warning = defineFlow<Answers>({
  id: 'warning',
  version: 1,
  title: 'warning.title',
  answers: Answers,
  start: 'start',
  browses: true,
  steps: {
    start: {
      kind: 'branch',
      needs,
      effects: (context) =>
        context.answers.rev === undefined
          ? looked(`warning/${idOf(context)}`, context.facts)
          : [],
      next: (context) => (context.answers.rev === undefined ? 'pin' : state(context, 'move')),
    },
    pin: {
      kind: 'end',
      needs,
      then: (context) => {
        const { warning: id } = context.answers;
        return afresh('warning', { warning: id, rev: viewOf(context)?.warning.rev ?? 0 });
      },
    },
    newer: { kind: 'say', text: 'warning.newer', next: 'pin' },
    move: {
      kind: 'choose',
      needs,
      text: (context) => {
        const view = viewOf(context);
        return view ? warningCard(view, context.facts) : line('desk.gone');
      },
      options: moves,
      unclear: 'desk.unclear',
      save: 'move',
      next: { nanti: 'later', '*': 'words' },
    },
    words: {
      kind: 'ask',
      text: ({ answers: { move } }) =>
        line(move === 'dismiss' ? 'warning.ask_why_not' : 'warning.ask_note'),
      accept: words({ min: 5, max: 1000, lines: true }),
      unclear: 'warning.note_unclear',
      hint: 'warning.note_unclear',
      free: true,
      verbatim: true,
      save: 'words',
      next: 'once_more',
    },
    once_more: { kind: 'branch', needs, next: (context) => state(context, 'closed') },
    closed: { kind: 'end', needs, text: 'warning.closed', effects: closed },
    later: { kind: 'end', text: 'warning.later_said' },
    colleague: { kind: 'end', text: 'warning.colleague' },
    gone: { kind: 'end', text: 'warning.gone' },
    denied: {
      kind: 'end',
      text: 'desk.denied',
      effects: () => [{ kind: 'command.denied', command: 'antrian' }],
    },
  },
});
