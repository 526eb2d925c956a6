/** `/impor`: the lists that came in, what is being done with them, and a one-time link to hand in another. */
import { z } from 'zod';
import { afresh } from '../conversation/afresh.ts';
import type { Line, Option } from '../conversation/reply.ts';
import { line, literal, stacked } from '../conversation/reply.ts';
import type { Context, Start, Target } from '../conversation/step.ts';
import { defineFlow } from '../conversation/step.ts';
import type { Effect } from '../domain/effect.ts';
import { fileLinkUntil } from '../domain/files.ts';
import type { Query } from '../domain/query.ts';
import { mayImport } from '../domain/roles.ts';
import { importers } from '../import/index.ts';
import { jobLine, linkValues, runLine, sourceLine } from './fileWords.ts';
import { linkQuery } from './importRun.ts';
import { listAnew, PAGE_SIZE, pageLines, pageOf, pageOptions } from './paged.ts';

/** `pick`: what was chosen on the list; `source`: which list comes. */
const Imports = z.object({ page: z.int(), pick: z.string(), source: z.string() }).partial();
type Imports = z.infer<typeof Imports>;
type Here = Context<Imports>;

const pendingQuery = { kind: 'jobs.pending' } as const;
const mineQuery = { kind: 'jobs.mine' } as const;

function runsQuery({ answers }: Pick<Here, 'answers'>): Extract<Query, { kind: 'imports.runs' }> {
  const page = Math.max(1, answers.page ?? 1);
  return { kind: 'imports.runs', skip: (page - 1) * PAGE_SIZE, take: PAGE_SIZE };
}

function listNeeds(known: Pick<Here, 'answers'>): Query[] {
  return [runsQuery(known), pendingQuery, mineQuery];
}

function listText(context: Here): Line {
  const { read, facts, answers } = context;
  const { total } = read(runsQuery(context));
  return stacked(
    total === 0 ? line('impor.none') : line('impor.head', { total }),
    ...read(pendingQuery).map((job) => jobLine(job, facts)),
    ...pageLines(pageOf(answers.page, total)),
  );
}

function listOptions(context: Here): Option[] {
  const { read, facts, answers } = context;
  const { total, rows } = read(runsQuery(context));
  const asks = read(mineQuery).filter(({ state }) => state === 'asks');
  return [
    { id: 'baru', label: line('impor.new'), words: ['unggah', 'baru', 'upload', 'new'] },
    ...asks.map(({ id }) => ({ id: `tanya/${id}`, label: line('impor.answer', { id }) })),
    ...rows.map((row) => ({ id: `run/${row.run.id}`, label: runLine(row, facts) })),
    ...pageOptions(pageOf(answers.page, total)),
    { id: 'selesai', label: line('desk.finish'), words: ['sudah', 'done'] },
  ];
}

function chosen({ facts }: Here, pick: unknown): Target {
  if (!mayImport(facts.person.roles)) return 'denied';
  const picked = String(pick);
  if (picked === 'baru') return 'source';
  if (picked === 'selesai') return 'finished';
  if (picked.startsWith('tanya/'))
    return { flow: 'import_ask', answers: { job: Number(picked.slice('tanya/'.length)) } };
  return picked.startsWith('run/') ? afresh('import_card', { pick: picked }) : 'turn';
}

function turned({ answers }: Here): Start {
  return listAnew('impor', answers);
}

function sources(): Option[] {
  return importers.map(({ id, title }) => ({ id, label: literal(title), words: [id] }));
}

function handed({ answers: { source }, facts, read }: Here): Effect[] {
  const link = read(linkQuery);
  if (!link || source === undefined) return [];
  const { token } = link;
  const expiresAt = fileLinkUntil(facts.now);
  return [{ kind: 'file.link', token, expiresAt, opens: { kind: 'upload', source } }];
}

export const importDesk = defineFlow<Imports>({
  id: 'impor',
  version: 1,
  title: 'impor.title',
  answers: Imports,
  start: 'start',
  browses: true,
  steps: {
    start: {
      kind: 'branch',
      next: ({ facts }) => (mayImport(facts.person.roles) ? 'list' : 'denied'),
    },
    list: {
      kind: 'choose',
      needs: listNeeds,
      text: listText,
      options: listOptions,
      save: 'pick',
      stale: true,
      unclear: 'desk.unclear',
      next: chosen,
    },
    turn: { kind: 'end', then: turned },
    source: {
      kind: 'choose',
      text: 'impor.ask_source',
      options: sources,
      save: 'source',
      stale: true,
      unclear: 'desk.unclear',
      next: 'door',
    },
    door: {
      kind: 'branch',
      needs: () => [linkQuery],
      next: ({ facts, read }) => {
        if (!mayImport(facts.person.roles)) return 'denied';
        return read(linkQuery) ? 'link' : 'no_door';
      },
    },
    link: {
      kind: 'end',
      needs: () => [linkQuery],
      text: ({ answers, facts, read }) =>
        line('impor.link', {
          list: sourceLine(answers.source ?? ''),
          ...linkValues(read(linkQuery)?.url ?? '', facts),
        }),
      effects: handed,
    },
    no_door: {
      kind: 'end',
      text: ({ answers }) => line('impor.no_door', { source: answers.source ?? '' }),
    },
    finished: { kind: 'end' },
    denied: {
      kind: 'end',
      text: 'desk.denied',
      effects: () => [{ kind: 'command.denied', command: 'impor' }],
    },
  },
});
