/** Imports and files in words: counts and codes only, nothing that a row said of anybody. */
import type { Line, TextKey } from '../conversation/reply.ts';
import { line, literal, stacked } from '../conversation/reply.ts';
import type { Facts } from '../domain/facts.ts';
import type { Asking, Job } from '../domain/files.ts';
import { fileLinkUntil } from '../domain/files.ts';
import { Verdict } from '../domain/imported.ts';
import type { Counts, ImportRun } from '../domain/imported.ts';
import { importers } from '../import/index.ts';
import type { Importer } from '../import/importer.ts';
import { formatNumber } from '../language/format.ts';
import { dayOf } from './deskWords.ts';

/** "50.000". */
export function figure(count: number, { person }: Facts): Line {
  return literal(formatNumber(count, person.language));
}

function timeOf(at: Date, { region }: Facts): Line {
  const how = { timeZone: region.timeZone, hour: '2-digit', minute: '2-digit' } as const;
  return literal(new Intl.DateTimeFormat('id-ID', how).format(at));
}

/** Whoever asks for a file, as domain/files.ts wants to know them. */
export function askingOf({ person: { roles, companies, umks } }: Facts): Asking {
  const approved = companies.filter(({ status }) => status === 'approved');
  return { roles, companies: approved.map(({ id }) => id), umks: umks.map(({ id }) => id) };
}

/** What is said with a link that is made now. */
export function linkValues(url: string, facts: Facts): { url: string; time: Line } {
  return { url, time: timeOf(fileLinkUntil(facts.now), facts) };
}

export function importerOf(source: string | undefined): Importer | undefined {
  return importers.find(({ id }) => id === source);
}

export function sourceLine(source: string): Line {
  return literal(importerOf(source)?.title ?? source);
}

const VERDICTS: readonly Verdict[] = Verdict.options;

/** How many rows came to what, and what is wrong with the wrong ones. */
export function countLines(counts: Counts, facts: Facts): Line[] {
  const verdicts = VERDICTS.flatMap((verdict) => {
    const count = counts.verdicts[verdict] ?? 0;
    return count > 0
      ? [line('impor.count', { n: figure(count, facts), what: line(`impor.verdict_${verdict}`) })]
      : [];
  });
  const looks = Object.values(counts.hints ?? {}).reduce((sum, count) => sum + count, 0);
  return [
    line('impor.rows', { n: figure(counts.rows, facts) }),
    ...verdicts,
    ...(looks > 0 ? [line('impor.hints', { n: figure(looks, facts) })] : []),
  ];
}

/** "Baris 5: NIB terdiri dari 13 angka." */
function wrongLines({ result }: Pick<Job, 'result'>): Line[] {
  return (result.wrong ?? []).map(({ n, code }) =>
    line('impor.wrong_row', { n, why: line(`import.error_${code}` as TextKey) }),
  );
}

/** How many rows of a run can fill something known, surely or perhaps; only businesses and companies are ever filled. */
export function knownIn({ source, counts: { verdicts } }: ImportRun): {
  sure: number;
  unsure: number;
} {
  const makes = importerOf(source)?.makes;
  if (makes !== 'umk' && makes !== 'company' && makes !== 'organisation')
    return { sure: 0, unsure: 0 };
  const { same_nib: sure = 0, same_phone: phone = 0, near = 0 } = verdicts;
  return { sure, unsure: phone + near };
}

/** How many further lines are added to what their first line makes: only businesses have more than one activity. */
export function addedLines({ source, counts: { verdicts } }: ImportRun): number {
  const makes = importerOf(source)?.makes;
  return makes === 'umk' || makes === 'organisation' ? (verdicts.in_file ?? 0) : 0;
}

export function runLine({ run }: { run: ImportRun }, facts: Facts): Line {
  return line('impor.run', {
    id: run.id,
    list: sourceLine(run.source),
    state: line(`impor.state_${run.state}`),
    n: figure(run.counts.rows, facts),
  });
}

/** A run with who read it, when, and what its rows are. */
export function runCard(
  { run, who, jobs }: { run: ImportRun; who?: string; jobs: readonly Job[] },
  facts: Facts,
): Line {
  const read = jobs.find(({ kind }) => kind === 'read');
  const by =
    run.personId === 0 ? line('impor.by_program') : who ? literal(who) : line('impor.by_nobody');
  return stacked(
    runLine({ run }, facts),
    line('impor.read_by', { who: by, day: dayOf(run.at, facts), time: timeOf(run.at, facts) }),
    ...(run.appliedAt ? [line('impor.applied_on', { day: dayOf(run.appliedAt, facts) })] : []),
    ...countLines(run.counts, facts),
    ...(read && run.state === 'staged' ? wrongLines(read) : []),
  );
}

/** How far a job is: "Membaca berkas: 12.000 baris." */
export function jobLine(job: Job, facts: Facts): Line {
  if (job.state === 'waiting')
    return line('impor.job_waiting', { what: line(`impor.job_${job.kind}`) });
  return line('impor.job_running', {
    what: line(`impor.job_${job.kind}`),
    n: figure(job.progress, facts),
  });
}
