/** `/kebutuhan`: what a company needs as staff see it, with every match and where it stands; it can be closed from here. */
import { afresh } from '../conversation/afresh.ts';
import type { Line, Option } from '../conversation/reply.ts';
import { line, literal, paragraphs, stacked } from '../conversation/reply.ts';
import type { Target } from '../conversation/step.ts';
import { defineFlow } from '../conversation/step.ts';
import type { NeedRow } from '../domain/desk.ts';
import type { Need } from '../domain/need.ts';
import type { Query } from '../domain/query.ts';
import { mayEdit } from '../domain/roles.ts';
import { dayOf, row, sees } from './deskWords.ts';
import type { FindContext, Finding } from './find.ts';
import { backOptions, backTo, cardSteps, Find, findSteps, paged, pickId } from './find.ts';
import { matchLines } from './history.ts';
import { needCard, needTitle } from './needWords.ts';

const finding: Finding<NeedRow> = {
  flow: 'find_need',
  command: 'kebutuhan',
  ask: 'find.ask_need',
  found: (search, page) => ({ kind: 'needs.find', ...paged(search, page) }),
  rows: ({ read }, query) => (query.kind === 'needs.find' ? read(query) : { total: 0, rows: [] }),
  option: ({ need, company }, { facts }) => ({
    id: String(need.id),
    label: line('find.need_row', {
      id: need.id,
      need: needTitle(need, facts.person.language),
      company: company.name,
      status: line(`find.need_${need.status}`),
    }),
  }),
};

function byNumber(known: Pick<FindContext, 'answers'>): Extract<Query, { kind: 'needs.find' }> {
  const id = pickId(known);
  return { kind: 'needs.find', ...paged({ by: 'number', what: String(id) }, 1) };
}

function needs(known: Pick<FindContext, 'answers'>): Query[] {
  return [byNumber(known), { kind: 'need.matches', id: pickId(known) }];
}

function found(context: FindContext): NeedRow | undefined {
  return context.read(byNumber(context)).rows[0];
}

/** The need without what was written in free words, which may name people and places. */
function masked({ specification: _, placeText: __, ...need }: Need): Need {
  return need;
}

function card(context: FindContext): Line {
  const { facts, read } = context;
  const id = pickId(context);
  const shown = found(context);
  if (!shown) return line('find.gone', { id });
  const { need, company } = shown;
  const head = line('find.need_head', { id });
  return paragraphs(
    stacked(
      needCard(sees(facts) ? need : masked(need), facts, head),
      ...row('desk_match.company', literal(`${company.name} (${company.id})`)),
      ...row('find.status', line(`find.need_${need.status}`)),
      ...row('find.posted', dayOf(need.createdAt, facts)),
    ),
    stacked(...matchLines(read({ kind: 'need.matches', id }), facts)),
  );
}

function options(context: FindContext): Option[] {
  const shown = found(context);
  if (!shown) return [...backOptions];
  const { need, company } = shown;
  const { roles, companies } = context.facts.person;
  const own = companies.some(({ id }) => id === company.id);
  const close: Option[] =
    need.status === 'open' && mayEdit(roles) && !own
      ? [{ id: 'tutup', label: line('find.close'), words: ['tutup', 'close'] }]
      : [];
  return [
    { id: 'perusahaan', label: line('desk_match.see_company'), words: ['company'] },
    { id: 'calon', label: line('find.matches'), words: ['match', 'matches'] },
    { id: 'cocokkan', label: line('find.pairing'), words: ['cocokkan', 'candidates'] },
    ...close,
    ...backOptions,
  ];
}

function acted(context: FindContext, act: unknown): Target {
  const id = pickId(context);
  const companyId = found(context)?.company.id;
  switch (act) {
    case 'perusahaan':
      return afresh('find_company', { pick: String(companyId) });
    case 'calon':
      return afresh('desk_match', { of: `need/${id}` });
    case 'cocokkan':
      return afresh('pairing', { need: String(id) });
    case 'tutup':
      return { flow: 'close_need', answers: { need: String(id) } };
    default:
      return backTo(context, act) ?? 'finished';
  }
}

export const findNeed = defineFlow<Find>({
  id: 'find_need',
  version: 1,
  title: 'find.title_need',
  answers: Find,
  start: 'start',
  browses: true,
  steps: {
    ...findSteps(finding),
    ...cardSteps({
      needs,
      isThere: (context) => found(context) !== undefined,
      card,
      subject: 'need',
      menuNeeds: needs,
      options,
      acted,
    }),
  },
});
