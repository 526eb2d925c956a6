/** `/ekspor`: a table as a file, masked unless its names and numbers are wanted, which is said, asked and written down first. */
import { z } from 'zod';
import { afresh } from '../conversation/afresh.ts';
import type { Line, Option } from '../conversation/reply.ts';
import { line, literal, stacked } from '../conversation/reply.ts';
import type { Context } from '../conversation/step.ts';
import { defineFlow } from '../conversation/step.ts';
import type { Effect } from '../domain/effect.ts';
import type { Facts } from '../domain/facts.ts';
import {
  ExportFormat,
  ExportTable,
  exportTableIds,
  fileLinkUntil,
  fileNameOf,
  holdsPersonal,
} from '../domain/files.ts';
import type { Job } from '../domain/files.ts';
import { mayExport, mayExportPersonal } from '../domain/roles.ts';
import { jobLine, linkValues } from './fileWords.ts';
import { linkQuery } from './importRun.ts';

const Export = z.object({ pick: z.string(), as: z.string(), personal: z.string() }).partial();
type Export = z.infer<typeof Export>;
type Here = Context<Export>;

const mineQuery = { kind: 'jobs.mine' } as const;
function mine(context: Here): Job[] {
  return context.read(mineQuery).filter(({ kind }) => kind === 'export');
}

/** A file that was written and not fetched yet. */
function ready(context: Here): Job[] {
  return mine(context).filter(({ state }) => state === 'done');
}

function listText(context: Here): Line {
  const busy = mine(context).filter(({ state }) => state !== 'done');
  return stacked(line('ekspor.ask'), ...busy.map((job) => jobLine(job, context.facts)));
}

const TABLE_WORDS: Readonly<Record<ExportTable, readonly string[]>> = {
  umk: ['usaha'],
  companies: ['perusahaan'],
  needs: ['kebutuhan'],
  matches: ['kemitraan', 'calon'],
  tickets: ['laporan'],
  licences: ['izin', 'bantuan izin'],
  commitments: ['komitmen'],
  'open-data': ['data terbuka', 'terbuka', 'open data'],
};

function listOptions(context: Here): Option[] {
  return [
    ...ready(context).map((job) => ({
      id: `job/${job.id}`,
      label: line('ekspor.ready_one', { name: fileNameOf(job) }),
    })),
    ...exportTableIds.map((id) => ({
      id,
      label: line(`ekspor.table_${id}`),
      words: TABLE_WORDS[id],
    })),
    ...(mayExportPersonal(context.facts.person.roles)
      ? [{ id: 'lkpm', label: line('ekspor.lkpm'), words: ['lkpm'] }]
      : []),
    { id: 'selesai', label: line('desk.finish'), words: ['sudah', 'done'] },
  ];
}

function tableOf({ answers }: Here): ExportTable | undefined {
  return ExportTable.safeParse(answers.pick).data;
}

function chosen(context: Here, pick: unknown): string {
  if (!mayExport(context.facts.person.roles)) return 'denied';
  if (pick === 'selesai') return 'finished';
  if (pick === 'lkpm') return 'company';
  return String(pick).startsWith('job/') ? 'fetch' : 'door';
}

function asksPersonal(context: Here): boolean {
  const table = tableOf(context);
  return (
    table !== undefined && holdsPersonal(table) && mayExportPersonal(context.facts.person.roles)
  );
}

function made(context: Here): Effect[] {
  const table = tableOf(context);
  const as = ExportFormat.safeParse(context.answers.as).data ?? 'xlsx';
  if (!table) return [];
  const jobId = context.read({ kind: 'fresh', of: 'job' });
  const personal = context.answers.personal === 'lengkap' && asksPersonal(context);
  return [
    ...(personal ? [{ kind: 'export.personal', subject: `export/${table}` } as const] : []),
    { kind: 'job.make', jobId, todo: { kind: 'export', table, as, personal } },
  ];
}

function tableName(context: Here): { table: Line } {
  const table = tableOf(context);
  return { table: table ? line(`ekspor.table_${table}`) : literal('-') };
}

/** The file that was chosen, while it is there; for whoever may still fetch it. */
function wanted(context: Here): Job | undefined {
  return ready(context).find(({ id }) => context.answers.pick === `job/${id}`);
}

function fetched(context: Here): Effect[] {
  const job = wanted(context);
  return job ? fileLink(job, context.read(linkQuery), context.facts) : [];
}

/** A link to what a job left. */
export function fileLink(
  { id: jobId }: Pick<Job, 'id'>,
  link: { token: string } | undefined,
  facts: Facts,
): Effect[] {
  if (!link) return [];
  const { token } = link;
  const expiresAt = fileLinkUntil(facts.now);
  return [{ kind: 'file.link', token, expiresAt, opens: { kind: 'download', jobId } }];
}

function fetchText(context: Here): Line {
  const job = wanted(context);
  const link = context.read(linkQuery);
  if (!job) return line('ekspor.gone');
  if (!link) return line('files.no_door');
  return line('ekspor.link', { name: fileNameOf(job), ...linkValues(link.url, context.facts) });
}

const yes: Option = { id: 'ya', label: line('ekspor.personal_yes'), means: 'ya' };
const no: Option = { id: 'tidak', label: line('ekspor.personal_no'), means: 'tidak' };

export const exportDesk = defineFlow<Export>({
  id: 'ekspor',
  version: 1,
  title: 'ekspor.title',
  answers: Export,
  start: 'start',
  browses: true,
  steps: {
    start: {
      kind: 'branch',
      next: ({ facts }) => (mayExport(facts.person.roles) ? 'list' : 'denied'),
    },
    list: {
      kind: 'choose',
      needs: () => [mineQuery],
      text: listText,
      options: listOptions,
      save: 'pick',
      stale: true,
      unclear: 'desk.unclear',
      next: chosen,
    },
    // Whose list it is, is chosen where companies are looked up.
    company: { kind: 'end', text: 'ekspor.lkpm_how', then: afresh('find_company') },
    door: {
      kind: 'branch',
      needs: () => [linkQuery],
      next: ({ read }) => (read(linkQuery) ? 'format' : 'no_door'),
    },
    format: {
      kind: 'choose',
      text: 'ekspor.ask_format',
      values: tableName,
      options: [
        { id: 'xlsx', label: line('ekspor.xlsx'), words: ['excel'] },
        { id: 'csv', label: line('ekspor.csv'), words: ['teks'] },
      ],
      save: 'as',
      stale: true,
      next: (context) => (asksPersonal(context) ? 'personal' : 'check'),
    },
    personal: {
      kind: 'choose',
      text: 'ekspor.ask_personal',
      options: [
        { id: 'samar', label: line('ekspor.masked'), words: ['samar', 'tanpa', 'masked'] },
        { id: 'lengkap', label: line('ekspor.full'), words: ['lengkap', 'dengan', 'full'] },
      ],
      save: 'personal',
      stale: true,
      next: { samar: 'check', lengkap: 'confirm' },
    },
    confirm: {
      kind: 'choose',
      text: 'ekspor.confirm_personal',
      values: tableName,
      options: [yes, no],
      next: { ya: 'check', tidak: 'personal' },
    },
    // The role may have been lost since the list was shown.
    check: {
      kind: 'branch',
      next: (context) => {
        if (!mayExport(context.facts.person.roles)) return 'denied';
        return context.answers.personal === 'lengkap' && !asksPersonal(context) ? 'denied' : 'made';
      },
    },
    made: {
      kind: 'end',
      needs: () => [{ kind: 'fresh', of: 'job' }],
      text: 'ekspor.made',
      values: tableName,
      effects: made,
    },
    fetch: { kind: 'end', needs: () => [mineQuery, linkQuery], text: fetchText, effects: fetched },
    no_door: {
      kind: 'end',
      text: (context) => line('ekspor.no_door', { what: tableOf(context) ?? 'umk' }),
    },
    finished: { kind: 'end' },
    denied: {
      kind: 'end',
      text: 'desk.denied',
      effects: () => [{ kind: 'command.denied', command: 'ekspor' }],
    },
  },
});
