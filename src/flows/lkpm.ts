/** "LKPM": the partnerships of a company as its PIC reports them, by a one-time link; nobody gets those of another company. */
import { z } from 'zod';
import type { Line, Option } from '../conversation/reply.ts';
import { line, literal } from '../conversation/reply.ts';
import type { Context } from '../conversation/step.ts';
import { defineFlow } from '../conversation/step.ts';
import type { Company } from '../domain/company.ts';
import type { Effect } from '../domain/effect.ts';
import type { Facts } from '../domain/facts.ts';
import type { Todo } from '../domain/files.ts';
import { mayHave } from '../domain/files.ts';
import { isPartnership } from '../domain/match.ts';
import type { Query } from '../domain/query.ts';
import { wordsOf } from '../language/normalise.ts';
import { askingOf, figure } from './fileWords.ts';
import { linkQuery } from './importRun.ts';

/** `company`: the number of the one whose list it is. */
const Lkpm = z.object({ company: z.string() }).partial();
type Lkpm = z.infer<typeof Lkpm>;
type Here = Context<Lkpm>;
type Known = Pick<Here, 'answers' | 'facts'>;

const LONGEST_ASK = 4;

/** "LKPM", "daftar LKPM", "minta laporan lkpm". */
export function asksLkpm(typed: string): boolean {
  const list = wordsOf(typed);
  return list.length <= LONGEST_ASK && list.includes('lkpm');
}

/** The approved companies that this person speaks for. */
function own({ person: { companies } }: Facts): Company[] {
  return companies.filter(({ status }) => status === 'approved');
}

function companyId({ answers, facts }: Known): number {
  return Number(answers.company ?? own(facts)[0]?.id ?? 0);
}

function todo(known: Known): Todo {
  const table = 'lkpm';
  return { kind: 'export', table, as: 'xlsx', personal: true, companyId: companyId(known) };
}

function may(known: Known): boolean {
  return mayHave(todo(known), askingOf(known.facts));
}

export function partnersQuery(id: number): Extract<Query, { kind: 'matches.of' }> {
  return { kind: 'matches.of', umkIds: [], companyIds: [id] };
}

function count(context: Here): number {
  return context.read(partnersQuery(companyId(context))).filter(isPartnership).length;
}

function companyName(context: Here): string {
  const id = companyId(context);
  const views = context.read(partnersQuery(id));
  return views[0]?.company.name ?? own(context.facts).find((one) => one.id === id)?.name ?? '';
}

function which({ facts }: Here): Option[] {
  return [
    ...own(facts).map(({ id, name }) => ({ id: String(id), label: literal(name) })),
    { id: 'selesai', label: line('desk.finish'), words: ['sudah', 'done'], means: 'tidak' },
  ];
}

function made(context: Here): Effect[] {
  if (!may(context)) return [];
  const id = companyId(context);
  const jobId = context.read({ kind: 'fresh', of: 'job' });
  const isOwn = own(context.facts).some((one) => one.id === id);
  return [
    ...(isOwn ? [] : [{ kind: 'export.personal', subject: `lkpm/${id}` } as const]),
    { kind: 'job.make', jobId, todo: todo(context) },
  ];
}

function madeText(context: Here): Line {
  const n = figure(count(context), context.facts);
  return line('lkpm.made', { n, company: companyName(context) });
}

export const lkpm = defineFlow<Lkpm>({
  id: 'lkpm',
  version: 1,
  title: 'lkpm.title',
  answers: Lkpm,
  browses: true,
  start: 'start',
  steps: {
    start: {
      kind: 'branch',
      next: (context) => {
        if (context.answers.company === undefined && own(context.facts).length > 1) return 'which';
        return may(context) ? 'found' : 'not_yours';
      },
    },
    which: {
      kind: 'choose',
      text: 'lkpm.which',
      options: which,
      save: 'company',
      stale: true,
      next: (context, pick) => {
        if (pick === 'selesai') return 'finished';
        return may(context) ? 'found' : 'not_yours';
      },
    },
    found: {
      kind: 'branch',
      needs: (known) => [partnersQuery(companyId(known)), linkQuery],
      next: (context) => {
        if (count(context) === 0) return 'none';
        return context.read(linkQuery) ? 'made' : 'no_door';
      },
    },
    made: {
      kind: 'end',
      needs: (known) => [partnersQuery(companyId(known)), { kind: 'fresh', of: 'job' }],
      text: madeText,
      effects: made,
    },
    none: {
      kind: 'end',
      needs: (known) => [partnersQuery(companyId(known))],
      text: (context) => line('lkpm.none', { company: companyName(context) }),
    },
    no_door: {
      kind: 'end',
      text: ({ facts }) => line('lkpm.no_door', { phone: facts.region.office.phone }),
    },
    finished: { kind: 'end' },
    not_yours: { kind: 'end', text: 'lkpm.not_yours' },
  },
});
