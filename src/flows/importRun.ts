/** One import at the desk: what can be done with it in the state it is in, and what it would mean. */
import { z } from 'zod';
import type { Line, Option } from '../conversation/reply.ts';
import { line, paragraphs, stacked } from '../conversation/reply.ts';
import type { Context } from '../conversation/step.ts';
import type { Effect } from '../domain/effect.ts';
import type { Job, Todo } from '../domain/files.ts';
import { fileLinkUntil, isPending } from '../domain/files.ts';
import { Merge } from '../domain/imported.ts';
import type { ImportRun } from '../domain/imported.ts';
import type { Query, QueryResult } from '../domain/query.ts';
import { mayImport } from '../domain/roles.ts';
import { addedLines, figure, jobLine, knownIn, linkValues, runCard } from './fileWords.ts';

/** `pick`: which import ("run/3"); `act`: what is to be done with it. */
export const ImportRunAnswers = z
  .object({ pick: z.string(), act: z.string(), merge: z.string() })
  .partial();
export type ImportRunAnswers = z.infer<typeof ImportRunAnswers>;
export type Here = Context<ImportRunAnswers>;

export const linkQuery = { kind: 'fileLink' } as const;

function runQuery({ answers }: Pick<Here, 'answers'>): Extract<Query, { kind: 'imports.run' }> {
  return { kind: 'imports.run', id: Number((answers.pick ?? '').replace(/^run\//, '')) || 0 };
}

export function cardNeeds(known: Pick<Here, 'answers'>): Query[] {
  return [runQuery(known)];
}

type Found = NonNullable<QueryResult<'imports.run'>>;

function foundRun(context: Here): Found | undefined {
  return context.read(runQuery(context));
}

/** Somebody works on it, or will. */
function pending({ jobs }: Found): Job | undefined {
  return jobs.find(isPending);
}

/** The file that a job of this run left: the wrong rows, or the codes. */
function leftBy({ jobs }: Found, kind: 'read' | 'apply'): Job | undefined {
  return jobs.find((job) => job.kind === kind && job.state === 'done' && job.parts.length > 0);
}

export function cardText(context: Here): Line {
  const found = foundRun(context);
  if (!found) return line('impor.gone');
  const busy = pending(found);
  const card = runCard(found, context.facts);
  return busy ? paragraphs(card, jobLine(busy, context.facts)) : card;
}

const back: Option = { id: 'daftar', label: line('impor.back'), words: ['daftar', 'list'] };
const finish: Option = { id: 'selesai', label: line('desk.finish'), words: ['sudah', 'done'] };

export function cardOptions(context: Here): Option[] {
  const found = foundRun(context);
  if (!found || pending(found)) return [back, finish];
  const { state } = found.run;
  const options: Option[] = [];
  if (state === 'staged') {
    options.push({ id: 'apply', label: line('impor.apply'), words: ['terapkan', 'apply'] });
    if (leftBy(found, 'read'))
      options.push({ id: 'errors', label: line('impor.errors'), words: ['unduh', 'salah'] });
    options.push({ id: 'drop', label: line('impor.drop'), words: ['buang', 'hapus', 'drop'] });
  }
  if (state === 'applied') {
    if (leftBy(found, 'apply'))
      options.push({ id: 'codes', label: line('impor.codes'), words: ['kode', 'codes'] });
    options.push({ id: 'undo', label: line('impor.undo'), words: ['undo', 'tarik'] });
  }
  return [...options, back, finish];
}

const STATE_FOR: Readonly<Record<string, ImportRun['state']>> = {
  apply: 'staged',
  drop: 'staged',
  errors: 'staged',
  undo: 'applied',
  codes: 'applied',
};

/** Whether what was chosen can (still) be done by this person; where not, the step that says why. */
export function mayNow(context: Here, then: string): string {
  const { act = '' } = context.answers;
  const found = foundRun(context);
  if (!mayImport(context.facts.person.roles)) return 'denied';
  if (!found || pending(found) || found.run.state !== STATE_FOR[act]) return 'changed';
  return then;
}

/** Where to go with what was chosen on the card. */
export function acted(context: Here): string {
  const found = foundRun(context);
  switch (context.answers.act) {
    case 'daftar':
      return 'list';
    case 'selesai':
      return 'finished';
    case 'apply': {
      const { sure, unsure } = found ? knownIn(found.run) : { sure: 0, unsure: 0 };
      return mayNow(context, sure + unsure > 0 ? 'merge' : 'confirm');
    }
    case 'errors':
    case 'codes':
      return mayNow(context, 'fetch');
    default:
      return mayNow(context, 'confirm');
  }
}

export function mergeText(context: Here): Line {
  const found = foundRun(context);
  const { sure, unsure } = found ? knownIn(found.run) : { sure: 0, unsure: 0 };
  const { facts } = context;
  return line('impor.ask_merge', { sure: figure(sure, facts), unsure: figure(unsure, facts) });
}

export const mergeOptions: readonly Option[] = [
  { id: 'no', label: line('impor.merge_no'), words: ['baru', 'saja'] },
  { id: 'only-sure', label: line('impor.merge_only-sure'), words: ['pasti', 'nib', 'sure'] },
  { id: 'yes', label: line('impor.merge_yes'), words: ['semua', 'all'] },
];

function mergeOf({ answers }: Here): Merge {
  const found = Merge.safeParse(answers.merge);
  return found.success ? found.data : 'no';
}

/** What will happen, before anybody says yes to it. */
export function confirmText(context: Here): Line {
  const { facts, answers } = context;
  const { run } = foundRun(context) ?? {};
  if (!run) return line('impor.gone');
  const { new: fresh = 0, error: wrong = 0 } = run.counts.verdicts;
  const values = { id: run.id, n: figure(fresh, facts) };
  if (answers.act === 'undo') return line('impor.confirm_undo', { id: run.id });
  if (answers.act === 'drop') return line('impor.confirm_drop', { id: run.id });
  const { sure, unsure } = knownIn(run);
  const filled = { no: 0, 'only-sure': sure, yes: sure + unsure }[mergeOf(context)];
  const lines = addedLines(run);
  const left = run.counts.rows - fresh - wrong - filled - lines;
  return stacked(
    line('impor.confirm_apply', values),
    ...(lines > 0 ? [line('impor.confirm_lines', { n: figure(lines, facts) })] : []),
    ...(filled > 0 ? [line('impor.confirm_fill', { n: figure(filled, facts) })] : []),
    ...(left > 0 ? [line('impor.confirm_leave', { n: figure(left, facts) })] : []),
    line('impor.confirm_go'),
  );
}

/** The job of what was chosen. */
export function madeJob(context: Here): Effect[] {
  const { act } = context.answers;
  const { id: runId } = runQuery(context);
  const jobId = context.read({ kind: 'fresh', of: 'job' });
  const todo: Todo =
    act === 'apply'
      ? { kind: 'apply', runId, merge: mergeOf(context) }
      : { kind: act === 'undo' ? 'undo' : 'drop', runId };
  return [{ kind: 'job.make', jobId, todo, runId }];
}

/** The link to the file that was chosen. */
export function fetched(context: Here): Effect[] {
  const found = foundRun(context);
  const link = context.read(linkQuery);
  const job = found && leftBy(found, context.answers.act === 'codes' ? 'apply' : 'read');
  if (!link || !job) return [];
  const opens = { kind: 'download', jobId: job.id } as const;
  const { token } = link;
  return [{ kind: 'file.link', token, expiresAt: fileLinkUntil(context.facts.now), opens }];
}

export function fetchText(context: Here): Line {
  const link = context.read(linkQuery);
  if (!link) return line('files.no_door');
  const which = context.answers.act === 'codes' ? 'codes' : 'errors';
  return line(`impor.link_${which}`, linkValues(link.url, context.facts));
}
