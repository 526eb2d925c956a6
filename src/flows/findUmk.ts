/** `/umk`: a business as staff see it, with its papers, readiness, matches, reports and people; masked for roles that see no personal data. */
import { afresh } from '../conversation/afresh.ts';
import type { Line, Option, TextKey } from '../conversation/reply.ts';
import { line, paragraphs, stacked } from '../conversation/reply.ts';
import type { Target } from '../conversation/step.ts';
import { defineFlow } from '../conversation/step.ts';
import type { Facts } from '../domain/facts.ts';
import { maskPhone } from '../domain/phone.ts';
import type { Query } from '../domain/query.ts';
import { mayEdit, mayWork } from '../domain/roles.ts';
import type { Umk } from '../domain/umk.ts';
import { umkCard } from './card.ts';
import type { ShownPaper } from './card.ts';
import { row, sees } from './deskWords.ts';
import type { FindContext, Finding } from './find.ts';
import { backOptions, backTo, cardSteps, Find, findSteps, paged, pickId } from './find.ts';
import { historyLines, readinessLine } from './history.ts';

const HIDDEN = '****';

const finding: Finding<Umk> = {
  flow: 'find_umk',
  command: 'umk',
  ask: 'find.ask_umk',
  found: (search, page) => ({ kind: 'umks.find', ...paged(search, page) }),
  rows: ({ read }, query) => (query.kind === 'umks.find' ? read(query) : { total: 0, rows: [] }),
  option: ({ id, product, place }) => ({
    id: String(id),
    label: line('find.umk_row', { id, product, place: place.kecamatan }),
  }),
};

type Given = Pick<FindContext, 'answers' | 'facts'>;

function needs(known: Given): Query[] {
  const umkId = pickId(known);
  return [
    { kind: 'umk', id: umkId },
    { kind: 'papers', umkId },
    { kind: 'attachments', umkId },
    { kind: 'readiness', umkId },
    { kind: 'umk.history', id: umkId },
    { kind: 'members', organisation: 'umk', organisationId: umkId },
  ];
}

function umkOf({ answers, read }: Pick<FindContext, 'answers' | 'read'>): Umk | undefined {
  return read({ kind: 'umk', id: pickId({ answers }) });
}

/** The business without what says whose it is. */
function masked(umk: Umk): Umk {
  const { businessName: _, ...rest } = umk;
  const { kecamatan } = umk.place;
  return { ...rest, ownerName: HIDDEN, phone: maskPhone(umk.phone), place: { kecamatan } };
}

function maskedPaper({ number: _, refusalWords: __, ...paper }: ShownPaper): ShownPaper {
  return paper;
}

/** What stands over the card: the number, and what keeps it from being matched. */
const heads = {
  active: 'find.umk_head',
  imported: 'find.umk_imported',
  unconfirmed: 'find.umk_unconfirmed',
  withdrawn: 'find.umk_withdrawn',
  erased: 'find.umk_withdrawn',
} as const satisfies Record<Umk['status'], TextKey>;

function card(context: FindContext): Line {
  const { facts, read } = context;
  const umk = umkOf(context);
  const umkId = pickId(context);
  if (!umk) return line('find.gone', { id: umkId });
  const known = {
    papers: read({ kind: 'papers', umkId }),
    attachments: read({ kind: 'attachments', umkId }),
  };
  const head = line(heads[umk.status], { id: umkId });
  const shown = sees(facts)
    ? umkCard(head, umk, known, facts)
    : umkCard(head, masked(umk), { ...known, papers: known.papers.map(maskedPaper) }, facts);
  const history = read({ kind: 'umk.history', id: umkId });
  const members = read({ kind: 'members', organisation: 'umk', organisationId: umkId });
  return paragraphs(
    stacked(
      shown,
      ...row('history.readiness_label', readinessLine(read({ kind: 'readiness', umkId }), facts)),
    ),
    historyLines(history, members, facts),
    ...(sees(facts) ? [] : [line('desk.masked')]),
  );
}

const waiting = {
  kind: 'queue.open',
  of: ['review_request', 'paper_check'],
} satisfies Query;

/** Lines of the queue that are about this business, for whoever works on them. */
function queueOptions({ answers, facts, read }: FindContext): Option[] {
  const id = pickId({ answers });
  return read(waiting)
    .rows.filter(({ item }) => item.subjectId === id && mayWork(facts.person.roles, item.kind))
    .map(({ item }) => ({
      id: `${item.kind}/${id}/${item.id}`,
      label: line('find.open_queue', { kind: line(`desk.kind_${item.kind}`) }),
    }));
}

function mine({ person }: Facts, id: number): boolean {
  return person.umks.some((umk) => umk.id === id);
}

function options(context: FindContext): Option[] {
  const { facts } = context;
  const id = pickId(context);
  const edits: Option[] =
    mayEdit(facts.person.roles) && !mine(facts, id)
      ? [{ id: 'pulihkan', label: line('find.recover'), words: ['pulihkan', 'recover'] }]
      : [];
  const work: Option[] = mine(facts, id)
    ? []
    : [
        ...(mayWork(facts.person.roles, 'paper_check')
          ? [{ id: 'surat', label: line('find.verify'), words: ['surat', 'verifikasi', 'papers'] }]
          : []),
        ...(mayWork(facts.person.roles, 'review_request')
          ? [{ id: 'kurasi', label: line('find.curate'), words: ['kurasi', 'curate'] }]
          : []),
      ];
  const matches: Option = { id: 'calon', label: line('find.matches'), words: ['match', 'matches'] };
  return [...queueOptions(context), matches, ...work, ...edits, ...backOptions];
}

function acted(context: FindContext, act: unknown): Target {
  const id = pickId(context);
  if (act === 'pulihkan') return { flow: 'recover', answers: { organisation: String(id) } };
  if (act === 'surat') return { flow: 'verify', answers: { umk: String(id) } };
  if (act === 'kurasi') return { flow: 'curate', answers: { umk: String(id) } };
  if (act === 'calon') return afresh('desk_match', { of: `umk/${id}` });
  return backTo(context, act) ?? afresh('desk', { pick: String(act) });
}

export const findUmk = defineFlow<Find>({
  id: 'find_umk',
  version: 1,
  title: 'find.title_umk',
  answers: Find,
  start: 'start',
  browses: true,
  steps: {
    ...findSteps(finding),
    ...cardSteps({
      needs,
      isThere: (context) => umkOf(context) !== undefined,
      card,
      subject: 'umk',
      menuNeeds: () => [waiting],
      options,
      acted,
    }),
  },
});
