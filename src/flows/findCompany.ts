/** `/perusahaan`: a company as staff see it, with its needs, matches and people; one that waits is checked from here. */
import { afresh } from '../conversation/afresh.ts';
import type { Line, Option } from '../conversation/reply.ts';
import { line, paragraphs, stacked } from '../conversation/reply.ts';
import type { Target } from '../conversation/step.ts';
import { defineFlow } from '../conversation/step.ts';
import type { Company } from '../domain/company.ts';
import type { Facts } from '../domain/facts.ts';
import { maskPhone } from '../domain/phone.ts';
import type { Query } from '../domain/query.ts';
import { mayEdit, mayExportPersonal, mayWork } from '../domain/roles.ts';
import { dayOf, row, sees } from './deskWords.ts';
import type { FindContext, Finding } from './find.ts';
import { backOptions, backTo, cardSteps, Find, findSteps, paged, pickId } from './find.ts';
import { historyLines } from './history.ts';
import { homePhone } from './matchWords.ts';
import { needTitle, sectorName } from './needWords.ts';
import { lessonLine } from './weightWords.ts';

const HIDDEN = '****';
const MOST_NEEDS = 5;

const finding: Finding<Company> = {
  flow: 'find_company',
  command: 'perusahaan',
  ask: 'find.ask_company',
  found: (search, page) => ({ kind: 'companies.find', ...paged(search, page) }),
  rows: ({ read }, query) =>
    query.kind === 'companies.find' ? read(query) : { total: 0, rows: [] },
  option: ({ id, name, status }) => ({
    id: String(id),
    label: line('find.company_row', { id, name, status: line(`find.company_${status}`) }),
  }),
};

function needs(known: Pick<FindContext, 'answers'>): Query[] {
  const id = pickId(known);
  return [
    { kind: 'company', id },
    { kind: 'needs.ofCompanies', ids: [id] },
    { kind: 'company.history', id },
    { kind: 'company.lessons', id },
    { kind: 'members', organisation: 'company', organisationId: id },
  ];
}

function companyOf({ answers, read }: Pick<FindContext, 'answers' | 'read'>): Company | undefined {
  return read({ kind: 'company', id: pickId({ answers }) });
}

function rows(company: Company, facts: Facts): Line[] {
  const { decidedAt, basis } = company;
  const open = sees(facts);
  const hide = (words: string | undefined): string | undefined =>
    words === undefined || open ? words : HIDDEN;
  return [
    ...row('find.status', line(`find.company_${company.status}`)),
    ...row('company.field_kind', line(`company.kind_${company.kind}`)),
    ...row('field.nib', hide(company.nib)),
    ...row('company.field_sector', sectorName(company.sector, facts)),
    ...row('company.field_pic', hide(company.picName)),
    ...row('company.field_position', hide(company.picPosition)),
    ...row('field.phone', open ? homePhone(company.phone) : maskPhone(company.phone)),
    ...row('company.field_address', hide(company.address)),
    ...row('company.field_commitment', company.commitment),
    ...row('find.basis', basis && line(`check.basis_${basis}`)),
    ...row('find.decided', decidedAt && dayOf(decidedAt, facts)),
    ...row('find.refusal', open ? company.refusal : undefined),
  ];
}

function card(context: FindContext): Line {
  const { facts, read } = context;
  const id = pickId(context);
  const company = companyOf(context);
  if (!company) return line('find.gone', { id });
  const posted = read({ kind: 'needs.ofCompanies', ids: [id] });
  const needLines = posted.slice(0, MOST_NEEDS).map((need) =>
    line('find.need_of', {
      id: need.id,
      need: needTitle(need, facts.person.language),
      status: line(`find.need_${need.status}`),
    }),
  );
  const history = read({ kind: 'company.history', id });
  const members = read({ kind: 'members', organisation: 'company', organisationId: id });
  const taught = read({ kind: 'company.lessons', id });
  return paragraphs(
    stacked(line('find.company_head', { id, name: company.name }), ...rows(company, facts)),
    stacked(line('find.needs_count', { count: posted.length }), ...needLines),
    historyLines(history, members, facts),
    ...(taught.length > 0 ? [stacked(line('find.lessons'), ...taught.map(lessonLine))] : []),
    ...(sees(facts) ? [] : [line('desk.masked')]),
  );
}

function options(context: FindContext): Option[] {
  const { facts } = context;
  const { roles, companies } = facts.person;
  const company = companyOf(context);
  if (!company) return [...backOptions];
  const options: Option[] = [];
  // Nobody decides about a company of their own.
  const own = companies.some(({ id }) => id === company.id);
  if (company.status === 'waiting' && mayWork(roles, 'company_check') && !own) {
    options.push({ id: 'periksa', label: line('find.check'), words: ['periksa', 'check'] });
  }
  options.push(
    { id: 'kebutuhan', label: line('find.see_needs'), words: ['needs'] },
    { id: 'calon', label: line('find.matches'), words: ['match', 'matches'] },
  );
  if (mayExportPersonal(roles)) {
    options.push({ id: 'lkpm', label: line('lkpm.of_company'), words: ['lkpm'] });
  }
  if (mayEdit(roles) && !own) {
    if (company.status === 'approved') {
      options.push({ id: 'pic', label: line('find.replace_pic'), words: ['ganti', 'replace'] });
    }
    options.push({ id: 'pulihkan', label: line('find.recover'), words: ['pulihkan', 'recover'] });
  }
  return [...options, ...backOptions];
}

function acted(context: FindContext, act: unknown): Target {
  const id = String(pickId(context));
  switch (act) {
    case 'periksa':
      return { flow: 'company_check', answers: { company: id } };
    case 'kebutuhan':
      return afresh('find_need', { words: companyOf(context)?.name ?? '' });
    case 'calon':
      return afresh('desk_match', { of: `company/${id}` });
    case 'pic':
      return {
        flow: 'replace_pic',
        answers: { company: id, seen: companyOf(context)?.updatedAt.toISOString() },
      };
    case 'lkpm':
      return { flow: 'lkpm', answers: { company: id } };
    case 'pulihkan':
      return { flow: 'recover', answers: { organisation: id } };
    default:
      return backTo(context, act) ?? 'finished';
  }
}

export const findCompany = defineFlow<Find>({
  id: 'find_company',
  version: 1,
  title: 'find.title_company',
  answers: Find,
  start: 'start',
  browses: true,
  steps: {
    ...findSteps(finding),
    ...cardSteps({
      needs,
      isThere: (context) => companyOf(context) !== undefined,
      card,
      subject: 'company',
      menuNeeds: (known) => [{ kind: 'company', id: pickId(known) }],
      options,
      acted,
    }),
  },
});
