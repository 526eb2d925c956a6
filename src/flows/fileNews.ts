/** What became of work on a file, for whoever asked for it: with a link, a question, or the way on; nothing where it is not theirs any more. */
import { z } from 'zod';
import { afresh } from '../conversation/afresh.ts';
import type { Line } from '../conversation/reply.ts';
import { line, stacked } from '../conversation/reply.ts';
import type { Context, Start } from '../conversation/step.ts';
import { defineFlow } from '../conversation/step.ts';
import { Happening } from '../domain/event.ts';
import { fileNameOf, mayHave } from '../domain/files.ts';
import type { Job } from '../domain/files.ts';
import type { Query } from '../domain/query.ts';
import { fileLink } from './exportDesk.ts';
import { askingOf, figure, linkValues, sourceLine } from './fileWords.ts';
import { linkQuery } from './importRun.ts';

const News = z.object({ happening: Happening }).partial();
type News = z.infer<typeof News>;
type Here = Context<News>;

function jobQuery({ answers }: Pick<Here, 'answers'>): Extract<Query, { kind: 'job' }> {
  const { happening } = answers;
  return { kind: 'job', id: happening && 'jobId' in happening ? happening.jobId : 0 };
}

const needs = (known: Pick<Here, 'answers'>): Query[] => [jobQuery(known)];

function jobOf(context: Here): Job | undefined {
  const job = context.read(jobQuery(context));
  return job?.personId === context.facts.person.id ? job : undefined;
}

function state(context: Here): string {
  const job = jobOf(context);
  // Who lost the role is told nothing of what they asked for with it.
  if (!job || !mayHave(job.todo, askingOf(context.facts))) return 'nothing';
  if (job.state === 'failed') return 'failed';
  if (job.state === 'asks') return 'asks';
  if (job.state !== 'done') return 'nothing';
  if (job.kind === 'export') return job.parts.length > 0 ? 'ready' : 'nothing';
  if (job.kind === 'read') return 'was_read';
  return job.kind === 'drop' ? 'dropped' : 'done';
}

function doneText(context: Here): Line {
  const { facts } = context;
  const job = jobOf(context);
  if (!job) return line('notice.over');
  const { result, todo, runId = 0 } = job;
  const n = (count: number | undefined): Line => figure(count ?? 0, facts);
  if (todo.kind === 'read')
    return line('file_news.read', { id: runId, list: sourceLine(todo.source) });
  if (job.kind === 'undo') {
    const { removed, restored, left = 0 } = result;
    return stacked(
      line('file_news.undone', { id: runId, removed: n(removed), restored: n(restored) }),
      ...(left > 0 ? [line('file_news.left', { n: n(left) })] : []),
    );
  }
  const { made, filled, skipped, codes = 0 } = result;
  return stacked(
    line('file_news.applied', { id: runId, made: n(made), filled: n(filled), skipped: n(skipped) }),
    ...(codes > 0 ? [line('file_news.codes', { n: n(codes) })] : []),
  );
}

/** The list as it was read, with what can be done. */
function opened(context: Here): Start {
  return afresh('import_card', { pick: `run/${jobOf(context)?.runId ?? 0}` });
}

export const fileNews = defineFlow<News>({
  id: 'file_news',
  version: 1,
  title: 'file_news.title',
  answers: News,
  start: 'start',
  steps: {
    start: { kind: 'branch', needs, next: state },
    was_read: { kind: 'end', needs, text: doneText, then: opened },
    done: { kind: 'end', needs, text: doneText },
    dropped: {
      kind: 'end',
      needs,
      text: (context) => line('file_news.dropped', { id: jobOf(context)?.runId ?? 0 }),
    },
    asks: {
      kind: 'end',
      needs,
      then: (context) => ({ flow: 'import_ask', answers: { job: jobOf(context)?.id ?? 0 } }),
    },
    ready: {
      kind: 'end',
      needs: (known) => [...needs(known), linkQuery],
      text: (context) => {
        const job = jobOf(context);
        const link = context.read(linkQuery);
        if (!job || !link) return line('files.no_door');
        const { url, time } = linkValues(link.url, context.facts);
        const name = fileNameOf(job);
        if (job.todo.kind === 'export' && job.todo.table === 'report')
          return line('file_news.ready_report', { name, url, time });
        const rows = figure(job.result.rows ?? 0, context.facts);
        return line('file_news.ready', { name, rows, url, time });
      },
      effects: (context) => {
        const job = jobOf(context);
        return job ? fileLink(job, context.read(linkQuery), context.facts) : [];
      },
    },
    failed: {
      kind: 'end',
      needs,
      text: (context) =>
        line(`file_news.failed_${jobOf(context)?.result.why ?? 'trouble'}`, {
          phone: context.facts.region.office.phone,
        }),
    },
    nothing: { kind: 'end' },
  },
});
