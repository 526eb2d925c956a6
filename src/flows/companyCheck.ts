/** Staff check a waiting company: approve with how it was checked, or refuse with a reason; nobody decides on their own. */
import { z } from 'zod';
import { words } from '../conversation/accept.ts';
import type { Line } from '../conversation/reply.ts';
import { line, literal, paragraphs, stacked } from '../conversation/reply.ts';
import type { Context } from '../conversation/step.ts';
import { defineFlow } from '../conversation/step.ts';
import type { Company } from '../domain/company.ts';
import { ApprovalBasis, companyLife, isReferred } from '../domain/company.ts';
import type { Effect } from '../domain/effect.ts';
import type { Facts } from '../domain/facts.ts';
import { movesOf } from '../domain/machine.ts';
import { maskPhone } from '../domain/phone.ts';
import type { Query } from '../domain/query.ts';
import { homePhone } from './matchWords.ts';
import { sectorName } from './needWords.ts';

const MAX_LISTED = 30;

const Check = z.object({ company: z.string(), basis: ApprovalBasis, reason: z.string() }).partial();
type Check = z.infer<typeof Check>;
type Here = Context<Check>;

const waitingQuery = { kind: 'companies', status: 'waiting' } as const;

function mayCheck({ person }: Facts): boolean {
  return person.roles.includes('admin') || person.roles.includes('kurator');
}

function one({ answers }: Pick<Here, 'answers'>): Extract<Query, { kind: 'company' }> {
  return { kind: 'company', id: Number(answers.company) };
}

function needs(known: Pick<Here, 'answers'>): Query[] {
  return [one(known)];
}

function found(context: Here): Company | undefined {
  return context.read(one(context));
}

/** Where to go with a company: only one that still waits, and not a firm of one's own, can be decided. */
function state(context: Here, decide: string): string {
  const company = found(context);
  if (!mayCheck(context.facts)) return 'not_yours';
  if (!company) return 'unknown';
  if (context.facts.person.companies.some(({ id }) => id === company.id)) return 'not_yours';
  return movesOf(companyLife, company.status, 'staff').length > 0 ? decide : 'decided';
}

function card(context: Here): Line {
  const company = found(context);
  if (!company) return line('check.unknown', { id: context.answers.company ?? '' });
  const { facts } = context;
  const rows: [Parameters<typeof line>[0], string | undefined][] = [
    ['field.nib', company.nib],
    ['company.field_sector', sectorName(company.sector, facts)],
    ['company.field_pic', company.picName],
    ['company.field_position', company.picPosition],
    ['field.phone', maskPhone(company.phone)],
    ['company.field_address', company.address],
    ['company.field_commitment', company.commitment],
  ];
  const kind = line('review.row', {
    label: line('company.field_kind'),
    value: line(`company.kind_${company.kind}`),
  });
  const known = rows.flatMap(([label, value]) =>
    value === undefined ? [] : [line('review.row', { label: line(label), value: literal(value) })],
  );
  const head = line('check.card', { name: company.name, id: company.id });
  return paragraphs(stacked(head, kind, ...known), line('check.ask'));
}

function approved(context: Here): Effect[] {
  const company = found(context);
  const { basis } = context.answers;
  if (!company || !basis) return [];
  const open = context
    .read({ kind: 'needs.ofCompanies', ids: [company.id] })
    .filter(({ status }) => status === 'open');
  const whom = { company: company.id };
  return [
    { kind: 'company.approve', companyId: company.id, basis },
    { kind: 'queue.done', of: 'company_check', subjectId: company.id },
    { kind: 'tell', whom, happening: { kind: 'company.decided', companyId: company.id } },
    ...open.map(({ id: needId }): Effect => ({
      kind: 'tell',
      whom,
      happening: { kind: 'need.candidates', needId },
    })),
  ];
}

function refused(context: Here): Effect[] {
  const company = found(context);
  const { reason } = context.answers;
  if (!company || !reason) return [];
  const happening = { kind: 'company.decided' as const, companyId: company.id };
  return [
    { kind: 'company.refuse', companyId: company.id, refusal: reason },
    { kind: 'queue.done', of: 'company_check', subjectId: company.id },
    { kind: 'tell', whom: { company: company.id }, happening },
  ];
}

function name(context: Here): { name: string } {
  return { name: found(context)?.name ?? '' };
}

export const companyCheck = defineFlow<Check>({
  id: 'company_check',
  version: 1,
  title: 'check.title',
  answers: Check,
  start: 'start',
  steps: {
    start: {
      kind: 'branch',
      needs: () => [waitingQuery],
      next: ({ answers, facts, read }) => {
        if (!mayCheck(facts)) return 'not_yours';
        if (answers.company !== undefined) return 'look';
        return read(waitingQuery).length > 0 ? 'list' : 'none';
      },
    },
    list: {
      kind: 'choose',
      needs: () => [waitingQuery],
      text: ({ read }) => line('check.list', { waiting: read(waitingQuery).length }),
      options: ({ read }) =>
        read(waitingQuery)
          .slice(0, MAX_LISTED)
          .map((company) => ({
            id: String(company.id),
            label: line('check.option', { name: company.name, id: company.id }),
          })),
      save: 'company',
      next: 'look',
    },
    look: { kind: 'branch', needs, next: (context) => state(context, 'card') },
    card: {
      kind: 'choose',
      needs,
      text: card,
      options: [
        { id: 'setuju', label: line('check.approve'), words: ['setuju', 'approve'] },
        { id: 'tolak', label: line('check.refuse'), words: ['tolak', 'refuse'] },
        { id: 'nomor', label: line('check.phone'), words: ['nomor', 'telepon', 'phone'] },
        { id: 'nanti', label: line('check.later'), words: ['nanti', 'later'] },
      ],
      unclear: 'check.unclear',
      hint: 'check.hint',
      next: { setuju: 'basis', tolak: 'reason', nomor: 'phone', nanti: 'later' },
    },
    phone: {
      kind: 'say',
      needs,
      text: 'check.phone_said',
      values: (context) => ({ phone: homePhone(found(context)?.phone ?? '') }),
      next: 'card',
    },
    basis: {
      kind: 'choose',
      text: 'check.ask_basis',
      options: [
        { id: 'oss', label: line('check.basis_oss'), words: ['oss', 'nib'] },
        { id: 'call_back', label: line('check.basis_call_back'), words: ['telepon', 'call'] },
        { id: 'letter', label: line('check.basis_letter'), words: ['surat', 'letter'] },
      ],
      unclear: 'check.basis_unclear',
      hint: 'check.basis_hint',
      save: 'basis',
      next: 'before_approve',
    },
    before_approve: { kind: 'branch', needs, next: (context) => state(context, 'approved') },
    approved: {
      kind: 'end',
      needs: (known) => [one(known), { kind: 'needs.ofCompanies', ids: [one(known).id] }],
      text: (context) => {
        const company = found(context);
        return line(
          company && isReferred(company) ? 'check.listed' : 'check.approved',
          name(context),
        );
      },
      effects: approved,
    },
    reason: {
      kind: 'ask',
      text: 'check.ask_reason',
      accept: words({ min: 5, max: 300 }),
      unclear: 'check.reason_unclear',
      hint: 'check.reason_hint',
      free: true,
      save: 'reason',
      next: 'before_refuse',
    },
    before_refuse: { kind: 'branch', needs, next: (context) => state(context, 'refused') },
    refused: { kind: 'end', needs, text: 'check.refused', values: name, effects: refused },
    later: { kind: 'end', text: 'check.put_off' },
    none: { kind: 'end', text: 'check.none' },
    decided: { kind: 'end', needs, text: 'check.decided', values: name },
    unknown: {
      kind: 'end',
      text: 'check.unknown',
      values: ({ answers }) => ({ id: answers.company ?? '' }),
    },
    not_yours: { kind: 'end', text: 'check.not_yours' },
  },
});
