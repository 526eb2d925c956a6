/** Files that come and leave by one-time links, and the work on them that is longer than a turn; none of it travels through a chat. */
import { z } from 'zod';
import { JobState } from './fileLives.ts';
import { Counts, Merge } from './imported.ts';
import type { Role } from './person.ts';
import { PeriodId } from './reportPeriod.ts';
import { isOffice, mayExport, mayExportPersonal, mayImport, seesPersonal } from './roles.ts';

/** How long a link is good for, and a file waits to be fetched: long enough to walk to the computer. */
export const FILE_LINK_MINUTES = 30;
/** How long the list of invitation codes waits: as long as the codes themselves. */
export const CODES_DAYS = 7;

const MINUTE_MS = 60_000;

export function fileLinkUntil(now: Date): Date {
  return new Date(now.getTime() + FILE_LINK_MINUTES * MINUTE_MS);
}

export const FileLink = z.object({
  /** The keyed hash of the token. */
  id: z.string(),
  personId: z.int(),
  kind: z.enum(['upload', 'download']),
  /** upload: which list. */
  source: z.string().optional(),
  /** download: whose file. */
  jobId: z.int().optional(),
  expiresAt: z.date(),
  usedAt: z.date().optional(),
});
export type FileLink = z.infer<typeof FileLink>;

/** The tables that can be taken out, and which of them hold personal data. */
export const exportTableIds = [
  'umk',
  'companies',
  'needs',
  'matches',
  'tickets',
  'licences',
  'commitments',
  'open-data',
] as const;
export const ExportTable = z.enum(exportTableIds);
export type ExportTable = z.infer<typeof ExportTable>;
const PERSONAL_TABLES: readonly ExportTable[] = [
  'umk',
  'companies',
  'needs',
  'tickets',
  'licences',
  'commitments',
];

export function holdsPersonal(table: ExportTable): boolean {
  return PERSONAL_TABLES.includes(table);
}

export const ExportFormat = z.enum(['xlsx', 'csv']);
export type ExportFormat = z.infer<typeof ExportFormat>;

/** What is to be done. */
export const Todo = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('read'),
    source: z.string(),
    /** The name under which it lies in the folder of uploads. */
    upload: z.string(),
    /** What its sender calls it. */
    name: z.string(),
    /** Field → header in the file, as staff said. */
    byHand: z.record(z.string(), z.string()),
    /** Although this very file was read before. */
    again: z.boolean(),
  }),
  z.object({ kind: z.literal('apply'), runId: z.int(), merge: Merge }),
  z.object({ kind: z.literal('undo'), runId: z.int() }),
  z.object({ kind: z.literal('drop'), runId: z.int() }),
  z.object({
    kind: z.literal('export'),
    /** A table, the report of a period, the partnerships of one company for its LKPM, one evaluation, or those of a year. */
    table: z.enum([...exportTableIds, 'report', 'lkpm', 'evaluation', 'evaluations']),
    as: z.enum([...ExportFormat.options, 'docx', 'pdf']),
    personal: z.boolean(),
    /** report: which one. */
    period: PeriodId.optional(),
    /** lkpm: whose. */
    companyId: z.int().optional(),
    /** evaluation: which, and whose own report ("company/50", "umk/7"); without one it is the office's, with all views. */
    evaluationId: z.int().optional(),
    party: z.string().optional(),
  }),
]);
export type Todo = z.infer<typeof Todo>;

/** Whoever asks for a file or fetches it, as they are at that moment; `companies` are the approved ones they speak for, `umks` the businesses. */
export type Asking = {
  roles: readonly Role[];
  companies: readonly number[];
  umks?: readonly number[];
};

/** Whether they speak for "company/50" or "umk/7". */
function isOf(party: string, companies: readonly number[], umks: readonly number[]): boolean {
  const [kind, id] = party.split('/');
  return (kind === 'umk' ? umks : companies).includes(Number(id));
}

/** Whether somebody may have this done and have what it leaves: one rule for asking, writing and fetching. */
export function mayHave(todo: Todo, { roles, companies, umks = [] }: Asking): boolean {
  if (todo.kind !== 'export') return mayImport(roles);
  switch (todo.table) {
    case 'report':
      return isOffice(roles);
    case 'evaluations':
      return isOffice(roles);
    case 'evaluation':
      return todo.party === undefined ? seesPersonal(roles) : isOf(todo.party, companies, umks);
    case 'lkpm':
      return companies.includes(todo.companyId ?? 0) || mayExportPersonal(roles);
    default:
      return mayExport(roles) && (!todo.personal || mayExportPersonal(roles));
  }
}

/** Why a job came to nothing, each with words of its own. */
export const JobFailure = z.enum([
  /** The role was lost meanwhile. */
  'denied',
  /** The program stopped in the middle; the file is gone. */
  'stopped',
  /** Staff did not want to go on, or did not answer in time. */
  'left',
  'empty',
  'no_rows',
  'no_header',
  'old_xls',
  'too_large',
  'too_many_rows',
  'too_many_columns',
  'unreadable',
  /** Somebody else applied, undid or dropped it before. */
  'state',
  'trouble',
]);
export type JobFailure = z.infer<typeof JobFailure>;

/** What a job came to: counts and codes only, nothing that names anybody. */
export const JobResult = z.object({
  why: JobFailure.optional(),
  counts: Counts.optional(),
  /** The first rows that cannot be used, with the code of what is wrong. */
  wrong: z.array(z.object({ n: z.int(), code: z.string() })).optional(),
  /** Asks: fields that no header was recognised for, and the headers of the file that are free. */
  missing: z.array(z.string()).optional(),
  headers: z.array(z.string()).optional(),
  /** Asks: the run that read this very file. */
  same: z.int().optional(),
  made: z.int().optional(),
  filled: z.int().optional(),
  skipped: z.int().optional(),
  codes: z.int().optional(),
  removed: z.int().optional(),
  restored: z.int().optional(),
  left: z.int().optional(),
  rows: z.int().optional(),
});
export type JobResult = z.infer<typeof JobResult>;

export const Job = z.object({
  id: z.int(),
  /** Who is told what becomes of it. */
  personId: z.int(),
  /** The import that it reads, applies, undoes or drops. */
  runId: z.int().optional(),
  kind: z.enum(['read', 'apply', 'undo', 'drop', 'export']),
  todo: Todo,
  state: JobState,
  /** Rows that are done. */
  progress: z.int(),
  result: JobResult,
  /** The file that it leaves, in parts. */
  parts: z.array(z.string()),
  createdAt: z.date(),
  updatedAt: z.date(),
});
export type Job = z.infer<typeof Job>;

/** Whether somebody works on it or will. */
export function isPending({ state }: Pick<Job, 'state'>): boolean {
  return state === 'waiting' || state === 'running';
}

/** What the job that leaves a file calls it; never the words of somebody outside. */
export function fileNameOf({ id, runId, todo }: Pick<Job, 'id' | 'runId' | 'todo'>): string {
  switch (todo.kind) {
    case 'export':
      if (todo.table === 'report') return `laporan-${todo.period ?? ''}-${id}.${todo.as}`;
      return `${todo.table}-${id}.${todo.as}`;
    case 'read':
      return `impor-${runId ?? id}-salah.csv`;
    default:
      return `impor-${runId ?? id}-kode.csv`;
  }
}
