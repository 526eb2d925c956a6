/** A PIC hears that the LKPM of a quarter is being reported and that the company's list can be had; who wants no reminders hears nothing. */
import { z } from 'zod';
import type { Option } from '../conversation/reply.ts';
import { line } from '../conversation/reply.ts';
import type { Context } from '../conversation/step.ts';
import { defineFlow } from '../conversation/step.ts';
import type { Company } from '../domain/company.ts';
import { Happening } from '../domain/event.ts';
import type { Facts } from '../domain/facts.ts';
import { isPartnership } from '../domain/match.ts';
import type { Query } from '../domain/query.ts';
import { checkInNeeds, unsaid } from './checkInWords.ts';
import { figure } from './fileWords.ts';
import { periodName } from './figuresWords.ts';
import { partnersQuery } from './lkpm.ts';
import { wantsReminders } from './silent.ts';

const LkpmNews = z.object({ happening: Happening }).partial();
type LkpmNews = z.infer<typeof LkpmNews>;
type Here = Context<LkpmNews>;
type Known = { answers: LkpmNews; facts: Facts };

function about({ answers: { happening } }: Known): { companyId: number; period: string } {
  return happening?.kind === 'lkpm.ready' ? happening : { companyId: 0, period: '2000' };
}

function companyOf(known: Known): Company | undefined {
  const { companyId } = about(known);
  return known.facts.person.companies.find(
    ({ id, status }) => id === companyId && status === 'approved',
  );
}

function needs(known: Known): Query[] {
  return [partnersQuery(about(known).companyId), ...checkInNeeds(known, 'quarter')];
}

function count(context: Here): number {
  return context.read(partnersQuery(about(context).companyId)).filter(isPartnership).length;
}

/** Whether the company has a sheet to fill in first, so that its list has figures. */
function hasSheet(context: Here): boolean {
  const { companyId } = about(context);
  return unsaid(context, 'quarter', 'company').some((one) => one.companyId === companyId);
}

const fillIn: Option = {
  id: 'lembar',
  label: line('lkpm.fill_sheet'),
  words: ['lembar', 'isi', 'sheet'],
  means: 'ya',
};

const options: readonly Option[] = [
  { id: 'lkpm', label: line('lkpm.send'), words: ['kirim', 'lkpm', 'minta'], means: 'ya' },
  { id: 'nanti', label: line('lkpm.later'), words: ['nanti', 'tidak'], means: 'tidak' },
];

/** With a sheet to fill in, a mere yes means that. */
function withoutYes({ id, label, words, means }: Option): Option {
  return { id, label, ...(words ? { words } : {}), ...(means === 'tidak' ? { means } : {}) };
}

export const lkpmNews = defineFlow<LkpmNews>({
  id: 'lkpm_news',
  version: 1,
  title: 'lkpm.title',
  answers: LkpmNews,
  browses: true,
  start: 'start',
  steps: {
    start: {
      kind: 'branch',
      needs,
      next: (context) => {
        if (!wantsReminders(context.facts) || !companyOf(context)) return 'nothing';
        return count(context) > 0 ? 'ready' : 'nothing';
      },
    },
    ready: {
      kind: 'choose',
      needs,
      text: (context) =>
        line(hasSheet(context) ? 'lkpm.ready_sheet' : 'lkpm.ready', {
          company: companyOf(context)?.name ?? '',
          period: periodName(about(context).period, context.facts),
          n: figure(count(context), context.facts),
        }),
      options: (context) =>
        hasSheet(context) ? [fillIn, ...options.map((one) => withoutYes(one))] : options,
      next: { lembar: 'sheet', lkpm: 'list', nanti: 'later' },
    },
    sheet: {
      kind: 'end',
      then: ({ answers: { happening } }) => ({ flow: 'sheet', answers: { happening } }),
    },
    list: {
      kind: 'end',
      then: (context) => ({
        flow: 'lkpm',
        answers: { company: String(about(context).companyId) },
      }),
    },
    later: { kind: 'end', text: 'lkpm.later_how' },
    nothing: { kind: 'end' },
  },
});
