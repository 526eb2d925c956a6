/** What a handed-in list asks before it can be read: which of its columns is which, or whether the same file is meant again. */
import { z } from 'zod';
import type { Line, Option } from '../conversation/reply.ts';
import { line, literal } from '../conversation/reply.ts';
import type { Context } from '../conversation/step.ts';
import { defineFlow } from '../conversation/step.ts';
import type { Effect } from '../domain/effect.ts';
import type { Job, Todo } from '../domain/files.ts';
import type { Query } from '../domain/query.ts';
import { mayImport } from '../domain/roles.ts';
import { importerOf, sourceLine } from './fileWords.ts';

/** `columns`: which header each field has, in the order they were asked for; `pick`: the place of the header just chosen. */
const Ask = z.object({ job: z.int(), columns: z.array(z.string()), pick: z.string() }).partial();
type Ask = z.infer<typeof Ask>;
type Here = Context<Ask>;

function jobQuery({ answers }: Pick<Here, 'answers'>): Extract<Query, { kind: 'job' }> {
  return { kind: 'job', id: answers.job ?? 0 };
}

const needs = (known: Pick<Here, 'answers'>): Query[] => [jobQuery(known)];

type ReadTodo = Extract<Todo, { kind: 'read' }>;
type Asking = { job: Job; todo: ReadTodo; missing: string[]; headers: string[] };

/** The person's own job, while it asks. */
function asking(context: Here): Asking | undefined {
  const job = context.read(jobQuery(context));
  if (job?.state !== 'asks' || job.todo.kind !== 'read') return undefined;
  if (job.personId !== context.facts.person.id) return undefined;
  const { missing = [], headers = [] } = job.result;
  return { job, todo: job.todo, missing, headers };
}

function state(context: Here): string {
  if (!mayImport(context.facts.person.roles)) return 'denied';
  const found = asking(context);
  if (!found) return 'gone';
  return found.job.result.same === undefined ? 'column' : 'again';
}

/** The fields that were asked for so far, with the headers they have. */
function mapped({ answers }: Here, { missing }: Asking): Record<string, string> {
  return Object.fromEntries(
    (answers.columns ?? []).map((header, at) => [missing[at] ?? '', header]),
  );
}

function fieldName({ todo, missing }: Asking, at: number): string {
  const column = importerOf(todo.source)?.columns.find(({ field }) => field === missing[at]);
  return column?.words[0] ?? missing[at] ?? '';
}

function columnText(context: Here): Line {
  const found = asking(context);
  if (!found) return line('import_ask.gone');
  const at = context.answers.columns?.length ?? 0;
  return line('import_ask.column', {
    list: sourceLine(found.todo.source),
    field: fieldName(found, at),
  });
}

function columnOptions(context: Here): Option[] {
  const found = asking(context);
  const taken = context.answers.columns ?? [];
  const free = (found?.headers ?? []).filter((header) => !taken.includes(header));
  return [
    ...free.map((header) => ({
      id: `k:${found?.headers.indexOf(header) ?? 0}`,
      label: literal(header),
    })),
    { id: 'tidak_ada', label: line('import_ask.none'), words: ['tidak ada', 'tidak', 'none'] },
  ];
}

function withPick(context: Here): string[] {
  const found = asking(context);
  const header = found?.headers[Number(context.answers.pick?.slice('k:'.length))];
  return [...(context.answers.columns ?? []), ...(header === undefined ? [] : [header])];
}

function picked(context: Here): string {
  if (context.answers.pick === 'tidak_ada') return 'cannot';
  const found = asking(context);
  if (!mayImport(context.facts.person.roles)) return 'denied';
  if (!found) return 'gone';
  return withPick(context).length < found.missing.length ? 'next_column' : 'go_on';
}

function goOn(context: Here): Effect[] {
  const found = asking(context);
  if (!found) return [];
  const columns = withPick(context);
  const byHand = { ...found.todo.byHand, ...mapped({ ...context, answers: { columns } }, found) };
  const todo: Todo = { ...found.todo, byHand };
  return [{ kind: 'job.answer', jobId: found.job.id, from: 'asks', todo }];
}

function readAgain(context: Here): Effect[] {
  const found = asking(context);
  if (!found) return [];
  const todo: Todo = { ...found.todo, again: true };
  return [{ kind: 'job.answer', jobId: found.job.id, from: 'asks', todo }];
}

function leave(context: Here): Effect[] {
  const found = asking(context);
  return found ? [{ kind: 'job.answer', jobId: found.job.id, from: 'asks', todo: 'left' }] : [];
}

export const importAsk = defineFlow<Ask>({
  id: 'import_ask',
  version: 1,
  title: 'import_ask.title',
  answers: Ask,
  start: 'start',
  browses: true,
  steps: {
    start: { kind: 'branch', needs, next: state },
    column: {
      kind: 'choose',
      needs,
      text: columnText,
      options: columnOptions,
      save: 'pick',
      stale: true,
      unclear: 'desk.unclear',
      next: 'picked',
    },
    picked: { kind: 'branch', needs, next: picked },
    next_column: {
      kind: 'end',
      needs,
      then: (context) => ({
        flow: 'import_ask',
        answers: { job: context.answers.job, columns: withPick(context), pick: undefined },
      }),
    },
    go_on: { kind: 'end', needs, text: 'import_ask.read_again', effects: goOn },
    again: {
      kind: 'choose',
      needs,
      text: (context) => line('import_ask.same', { id: asking(context)?.job.result.same ?? 0 }),
      options: [
        { id: 'ya', label: line('import_ask.again_yes'), means: 'ya' },
        { id: 'tidak', label: line('import_ask.again_no'), means: 'tidak' },
      ],
      next: { ya: 'once_more', tidak: 'left' },
    },
    once_more: {
      kind: 'branch',
      needs,
      next: (context) => (state(context) === 'again' ? 'anew' : state(context)),
    },
    anew: { kind: 'end', needs, text: 'import_ask.read_again', effects: readAgain },
    cannot: { kind: 'end', needs, text: 'import_ask.cannot', effects: leave },
    left: { kind: 'end', needs, text: 'import_ask.left', effects: leave },
    gone: { kind: 'end', text: 'import_ask.gone' },
    denied: {
      kind: 'end',
      text: 'desk.denied',
      effects: () => [{ kind: 'command.denied', command: 'impor' }],
    },
  },
});
