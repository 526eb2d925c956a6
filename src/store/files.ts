/** The office's door for files: links that work once, and the jobs behind them; who is erased leaves nothing of either. */
import type { FileDesk, FilePerson, OpenedLink, Settlement } from '../app/ports.ts';
import { jobLife } from '../domain/fileLives.ts';
import { CODES_DAYS, FILE_LINK_MINUTES } from '../domain/files.ts';
import type { Job, JobFailure, Todo } from '../domain/files.ts';
import { mustMove } from '../domain/machine.ts';
import type { Role } from '../domain/person.ts';
import type { Query, QueryResult } from '../domain/query.ts';
import { appendAudit } from './audit.ts';
import { openBlob } from './blobs.ts';
import type { Core } from './core.ts';
import { jobOf, putPart, removeParts, settleJob } from './jobs.ts';
import { insertRows, rowsWhere } from './sql.ts';
import { dropRun, runOf } from './staging.ts';
import type { Tx } from './writer.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
/** What waits to be done, or is done, or asks. */
const OPEN = ['waiting', 'running', 'asks'];
const NO_PARTS = '[]';

/** Links and jobs go with the person, and the files that only they were to fetch. */
export async function eraseFiles(tx: Tx, personId: number): Promise<void> {
  await tx.fileLink.deleteMany({ where: { personId } });
  const rows = await tx.job.findMany({ where: { personId }, select: { parts: true } });
  const parts = rows.flatMap((row) => JSON.parse(row.parts) as string[]);
  await tx.blob.deleteMany({ where: { id: { in: parts } } });
  await tx.job.deleteMany({ where: { personId } });
}

async function rolesOf(tx: Tx, personId: number): Promise<Role[]> {
  const rows = await tx.staffRole.findMany({ where: { personId } });
  return rows.map(({ role }) => role as Role);
}

async function personOf(
  { client, codec }: Pick<Core, 'client' | 'codec'>,
  personId: number,
): Promise<FilePerson | undefined> {
  const found = await client.person.findUnique({ where: { id: personId } });
  if (!found) return undefined;
  const { name, language } = codec.decode('person', found);
  const members = await client.membership.findMany({
    where: { personId, organisation: { in: ['company', 'umk'] } },
    select: { organisation: true, organisationId: true },
  });
  const of = (kind: string): number[] =>
    members.flatMap(({ organisation, organisationId }) =>
      organisation === kind ? [organisationId] : [],
    );
  const companies = await client.company.findMany({
    where: { id: { in: of('company') }, status: 'approved' },
    select: { id: true },
  });
  return {
    language,
    roles: await rolesOf(client, personId),
    companies: companies.map(({ id }) => id),
    umks: of('umk'),
    ...(name === undefined ? {} : { name }),
  };
}

async function openLink({ client, codec }: Core, token: string): Promise<OpenedLink | undefined> {
  const where = codec.where('fileLink', { id: token });
  const row = await codec.delegate(client, 'fileLink').findFirst({ where });
  if (!row) return undefined;
  const link = codec.decode('fileLink', row);
  const person = await personOf({ client, codec }, link.personId);
  if (!person) return undefined;
  const job = link.jobId === undefined ? undefined : await jobOf(client, { codec }, link.jobId);
  return {
    link,
    person,
    ...(job ? { job } : {}),
  };
}

/** Of two who post at one moment, one finds the link unused. */
async function useLink(
  core: Core,
  linkId: string,
  now: Date,
  todo?: Todo,
): Promise<number | undefined> {
  const { writer, codec, numbers } = core;
  return writer.once(async (tx) => {
    const row = await tx.fileLink.findUnique({ where: { id: linkId } });
    const unused = { id: linkId, usedAt: null, expiresAt: { gt: now } };
    const { count } = await tx.fileLink.updateMany({ where: unused, data: { usedAt: now } });
    if (!row || count === 0) return undefined;
    const link = codec.decode('fileLink', row);
    const { personId } = link;
    const jobId = todo ? numbers.next('job') : link.jobId;
    if (jobId === undefined) return undefined;
    if (todo) {
      const times = { createdAt: now, updatedAt: now };
      const made = { id: jobId, personId, kind: todo.kind, todo, ...times };
      const job: Job = { ...made, state: 'waiting', progress: 0, result: {}, parts: [] };
      await insertRows(tx, 'Job', [codec.encode('job', job)]);
    }
    const action = `file.${link.kind}`;
    const subject = `file/${jobId}`;
    const id = `${subject}/${action}/${now.getTime()}`;
    await appendAudit(tx, core, [{ id, personId, action, subject, at: now }]);
    return jobId;
  });
}

async function takeJob({ writer, codec }: Core, now: Date): Promise<Job | undefined> {
  return writer.once(async (tx) => {
    const row = await tx.job.findFirst({ where: { state: 'waiting' }, orderBy: { id: 'asc' } });
    if (!row) return undefined;
    const state = mustMove(jobLife, 'waiting', 'take', 'system');
    await tx.job.update({ where: { id: row.id }, data: { state, updatedAt: now } });
    return codec.decode('job', { ...row, state, progress: 0 });
  });
}

function failed(jobId: number, why: JobFailure): Settlement {
  return { jobId, state: 'failed', result: { why }, told: { kind: 'file.failed', jobId } };
}

async function interrupted(core: Core, why: JobFailure, now: Date): Promise<number> {
  // Each start asks, and most find nothing: the client is not loaded for that.
  const [jobs, runs] = await Promise.all([
    rowsWhere(core.client, 'Job', { state: OPEN }, { columns: ['id'] }),
    rowsWhere(core.client, 'ImportRun', { state: 'reading' }, { columns: ['id'] }),
  ]);
  if (jobs.length + runs.length === 0) return 0;
  return core.writer.once(async (tx) => {
    const rows = await tx.job.findMany({ where: { state: { in: OPEN } } });
    // What the command line reads (person 0) is another program's.
    const half = await tx.importRun.findMany({ where: { state: 'reading', personId: { gt: 0 } } });
    for (const run of half) await dropRun(tx, core, run.id, run.personId, now);
    for (const { id, kind, state } of rows) {
      const begun = state === 'running' ? await jobOf(tx, core, id) : undefined;
      if (begun) await removeParts(tx, core, [begun]);
      if (kind === 'read') await settleJob(tx, core, failed(id, why), now);
      else if (state === 'running') {
        const back = mustMove(jobLife, state, 'put_back', 'system');
        await tx.job.update({ where: { id }, data: { state: back, progress: 0 } });
      }
    }
    return rows.length;
  });
}

/** Whether nobody will fetch the file of this job any more. */
async function isForgotten(tx: Tx, job: Job, now: Date): Promise<boolean> {
  const age = now.getTime() - job.updatedAt.getTime();
  if (job.kind === 'apply') return age > CODES_DAYS * DAY_MS;
  if (job.kind === 'read') {
    const run = await tx.importRun.findUnique({ where: { id: job.runId ?? 0 } });
    return run?.state !== 'staged';
  }
  if (age <= FILE_LINK_MINUTES * MINUTE_MS) return false;
  const live = { jobId: job.id, usedAt: null, expiresAt: { gt: now } };
  return (await tx.fileLink.count({ where: live })) === 0;
}

async function sweep(core: Core, now: Date): Promise<void> {
  const { client, writer, codec } = core;
  const soon = new Date(now.getTime() - FILE_LINK_MINUTES * MINUTE_MS);
  const over = { expiresAt: { lt: new Date(now.getTime() - DAY_MS) } };
  const unanswered = { state: 'asks', updatedAt: { lt: soon } };
  const kept = { state: { in: ['done', 'failed'] }, parts: { not: NO_PARTS } };
  const [links, asks, files] = await Promise.all([
    client.fileLink.count({ where: over }),
    client.job.findMany({ where: unanswered, select: { id: true } }),
    client.job.findMany({ where: kept }),
  ]);
  if (links + asks.length + files.length === 0) return;
  await writer.once(async (tx) => {
    await tx.fileLink.deleteMany({ where: over });
    for (const { id } of await tx.job.findMany({ where: unanswered, select: { id: true } }))
      await settleJob(tx, core, failed(id, 'left'), now);
    for (const row of files) {
      const job = codec.decode('job', row);
      if (await isForgotten(tx, job, now)) await removeParts(tx, core, [job]);
    }
  });
}

export function createFileDesk(core: Core): FileDesk {
  const { client, writer, codec, crypto } = core;
  return {
    link: (token) => openLink(core, token),
    use: (linkId, now, todo) => useLink(core, linkId, now, todo),
    job: (id) => jobOf(client, core, id),
    person: (personId) => personOf(core, personId),
    take: (now) => takeJob(core, now),
    progress: (id, rows) =>
      writer.once(async (tx) => {
        await tx.job.updateMany({ where: { id }, data: { progress: rows } });
      }),
    addPart: (jobId, bytes) =>
      writer.once(async (tx) => {
        const job = await jobOf(tx, core, jobId);
        if (!job) return;
        const parts = [...job.parts, await putPart(tx, core, jobId, bytes)];
        const data = codec.encodePart('job', { parts });
        await tx.job.update({ where: { id: jobId }, data });
      }),
    part: async (id) => {
      const row = await client.blob.findUnique({ where: { id } });
      return row ? openBlob(crypto, row) : undefined;
    },
    dropParts: (jobId) =>
      writer.once(async (tx) => {
        const job = await jobOf(tx, core, jobId);
        if (job) await removeParts(tx, core, [job]);
      }),
    settle: (settlement, now) => writer.once((tx) => settleJob(tx, core, settlement, now)),
    uploadsInUse: async () => {
      const rows = await client.job.findMany({ where: { kind: 'read', state: { in: OPEN } } });
      return rows.flatMap((row) => {
        const { todo } = codec.decode('job', row);
        return todo.kind === 'read' ? [todo.upload] : [];
      });
    },
    interrupted: (why, now) => interrupted(core, why, now),
    sweep: (now) => sweep(core, now),
  };
}

type FileQuery = Extract<
  Query,
  { kind: 'job' | 'jobs.mine' | 'jobs.pending' | 'imports.runs' | 'imports.run' }
>;
type RunColumns = Awaited<ReturnType<Tx['importRun']['findMany']>>[number];

async function withReaders(
  core: Core,
  rows: readonly RunColumns[],
): Promise<QueryResult<'imports.runs'>['rows']> {
  const { client, codec } = core;
  const ids = rows.map(({ personId }) => personId);
  const people = await client.person.findMany({ where: { id: { in: ids } } });
  const names = new Map(people.map((row) => [row.id, codec.decode('person', row).name]));
  return rows.map((row) => {
    const who = names.get(row.personId);
    return { run: runOf(core, row), ...(who === undefined ? {} : { who }) };
  });
}

/** Answers what the desk asks of files. */
export async function readFiles(core: Core, query: FileQuery, personId: number): Promise<unknown> {
  const { client, codec } = core;
  const decoded = (rows: Awaited<ReturnType<Tx['job']['findMany']>>): Job[] =>
    rows.map((row) => codec.decode('job', row));
  switch (query.kind) {
    case 'job':
      return jobOf(client, core, query.id);
    case 'jobs.mine': {
      const left = { kind: 'export', state: 'done', parts: { not: NO_PARTS } };
      const where = { personId, OR: [{ state: { in: OPEN } }, left] };
      return decoded(await client.job.findMany({ where, orderBy: { id: 'desc' } }));
    }
    case 'jobs.pending': {
      const where = { state: { in: ['waiting', 'running'] } };
      return decoded(await client.job.findMany({ where, orderBy: { id: 'asc' } }));
    }
    case 'imports.runs': {
      const { skip, take } = query;
      const page = { orderBy: { id: 'desc' }, skip, take } as const;
      const [total, rows] = await Promise.all([
        client.importRun.count(),
        client.importRun.findMany(page),
      ]);
      return { total, rows: await withReaders(core, rows) };
    }
    case 'imports.run': {
      const rows = await client.importRun.findMany({ where: { id: query.id } });
      const [found] = await withReaders(core, rows);
      if (!found) return undefined;
      const about = { where: { runId: query.id }, orderBy: { id: 'desc' } } as const;
      return { ...found, jobs: decoded(await client.job.findMany(about)) };
    }
  }
}
