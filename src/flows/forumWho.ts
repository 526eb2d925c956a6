/** Finding who is meant by a few words: companies, businesses and officers that we know, or else an agency of that name. */
import { words } from '../conversation/accept.ts';
import type { Line, Option } from '../conversation/reply.ts';
import { line, literal, stacked } from '../conversation/reply.ts';
import type { Accept, Context } from '../conversation/step.ts';
import type { Query } from '../domain/query.ts';
import { understood } from '../language/reading.ts';
import { staffName } from './deskWords.ts';
import { toSearch } from './find.ts';

const MOST = 5;
/** What is asked: a name, or a number of a company or business. */
export const nameTyped: Accept = (input, told) => {
  const number = input.kind === 'text' && toSearch(input.text).by !== 'words';
  return number ? understood(input.text.trim()) : words({ min: 2, max: 80 })(input, told);
};

export type Wanted = { what?: string | undefined; pick?: string | undefined };
type Here = Pick<Context<Wanted>, 'answers' | 'read'>;

const staff = { kind: 'staff' } as const;

function queries(what: string | undefined) {
  const search = { ...toSearch(what ?? ''), page: 1, size: MOST };
  return {
    companies: { kind: 'companies.find', ...search } as const,
    umks: { kind: 'umks.find', ...search } as const,
  };
}

/** `alsoUmks`: a member may be a business or an officer; a promise is made by a company or an agency. */
export function whoNeeds({ answers: { what } }: Pick<Here, 'answers'>, alsoUmks: boolean): Query[] {
  const { companies, umks } = queries(what);
  return alsoUmks ? [companies, umks, staff] : [companies];
}

function officers({ answers: { what = '' }, read }: Here): Option[] {
  const said = what.toLowerCase();
  return read(staff)
    .filter(({ name }) => name?.toLowerCase().includes(said))
    .slice(0, MOST)
    .map(({ personId, name }) => ({
      id: `person/${personId}`,
      label: line('forum.who_officer', { name: staffName(name, personId) }),
    }));
}

export function whoOptions(context: Here, alsoUmks: boolean): Option[] {
  const { answers, read } = context;
  const { what = '' } = answers;
  const { companies, umks } = queries(what);
  const found: Option[] = read(companies).rows.map(({ id, name }) => ({
    id: `company/${id}`,
    label: line('forum.who_company', { id, name }),
  }));
  if (alsoUmks) {
    found.push(
      ...read(umks).rows.map(({ id, product }) => ({
        id: `umk/${id}`,
        label: line('forum.who_umk', { id, product }),
      })),
      ...officers(context),
    );
  }
  // A number is nobody's name.
  if (toSearch(what).by === 'words') {
    found.push({ id: 'lembaga', label: line('forum.who_agency', { name: what }) });
  }
  return [
    ...found,
    { id: 'lagi', label: line('find.again'), words: ['cari', 'search'] },
    { id: 'batal', label: line('forum.no'), means: 'tidak' },
  ];
}

export function whoText({ answers: { what = '' }, read }: Here): Line {
  const { total } = read(queries(what).companies);
  const more = total > MOST ? [line('forum.who_more', { total })] : [];
  return stacked(line('forum.who_which', { what: literal(what) }), ...more);
}

/** The number of whom was picked, if they are of this kind. */
export function pickedId(pick: string | undefined, kind: 'company' | 'umk' | 'person') {
  const [of, id] = (pick ?? '').split('/');
  return of === kind ? Number(id) : undefined;
}
