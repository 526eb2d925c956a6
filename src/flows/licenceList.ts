/** `/fasilitasi`: open requests for help with licences by the day on which they are due; one of them is opened from here. */
import { z } from 'zod';
import { afresh } from '../conversation/afresh.ts';
import type { Line, Option } from '../conversation/reply.ts';
import { line, stacked } from '../conversation/reply.ts';
import type { Context } from '../conversation/step.ts';
import { defineFlow } from '../conversation/step.ts';
import type { Facts } from '../domain/facts.ts';
import type { LicenceView } from '../domain/licence.ts';
import { isOver, LicenceState } from '../domain/licence.ts';
import { queueKinds } from '../domain/roles.ts';
import { dueLine } from './deskWords.ts';
import { licenceName, requestName } from './licenceWords.ts';
import type { Page } from './paged.ts';
import { pageLines, pageOf, pageOptions, rowsOn, turnedTo } from './paged.ts';

/** `filter`: "semua", "saya", a state or a licence. */
const List = z
  .object({ filter: z.string(), page: z.int(), pick: z.string(), by: z.string() })
  .partial();
type List = z.infer<typeof List>;
type Here = Context<List>;

const open = { kind: 'licences.open' } as const;
const openStates = LicenceState.options.filter((state) => !isOver(state));

/** Whoever works on them, and viewers, who see them without names. */
export function seesLicences({ person }: Facts): boolean {
  return queueKinds(person.roles).includes('licence');
}

function fits({ request, item }: LicenceView, filter: string, { person }: Facts): boolean {
  if (filter === 'semua') return true;
  if (filter === 'saya') return item?.takenBy === person.id;
  return request.state === filter || request.licence === filter;
}

function shown({ answers, facts, read }: Here): { rows: LicenceView[]; page: Page } {
  const filtered = read(open).filter((view) => fits(view, answers.filter ?? 'semua', facts));
  return { rows: filtered, page: pageOf(answers.page, filtered.length) };
}

function rowOf({ request, umk, item, taker }: LicenceView, facts: Facts): Option {
  const values = {
    name: requestName(request),
    umk: line('desk.umk', { id: request.umkId, product: umk?.product ?? '-' }),
    state: line(`licence.short_${request.state}`),
    due: dueLine(item?.dueOn ?? request.dueOn, facts),
  };
  const mine = item?.takenBy === facts.person.id;
  const who = mine ? line('desk.you') : taker;
  const label = who
    ? line('licence.list_taken', { ...values, taker: who })
    : line('licence.list_row', values);
  return { id: String(request.id), label };
}

function filterName(filter: string): Line {
  if (filter === 'saya') return line('desk.mine');
  const state = openStates.find((known) => known === filter);
  if (state) return line(`licence.short_${state}`);
  const kind = guideKinds.find((known) => known === filter);
  return kind ? licenceName(kind) : line('desk.all');
}

const guideKinds = ['nib', 'pirt', 'halal', 'bpom', 'sni', 'merek'] as const;

function text(context: Here): Line {
  const { rows, page } = shown(context);
  const { filter = 'semua' } = context.answers;
  const values = { count: rows.length, filter: filterName(filter) };
  const head =
    rows.length === 0 ? line('licence.list_none', values) : line('licence.list_head', values);
  return stacked(head, ...pageLines(page));
}

function options(context: Here): Option[] {
  const { rows, page } = shown(context);
  const { filter = 'semua' } = context.answers;
  const others: Option[] = [
    { id: 'saya', label: line('desk.mine'), words: ['mine'] },
    { id: 'semua', label: line('desk.all'), words: ['all'] },
  ];
  return [
    ...rowsOn(rows, page).map((view) => rowOf(view, context.facts)),
    ...pageOptions(page),
    ...others.filter(({ id }) => id !== filter),
    { id: 'saring', label: line('licence.list_filter'), words: ['saring', 'filter'] },
    { id: 'selesai', label: line('desk.finish'), words: ['sudah', 'cukup', 'done'] },
  ];
}

/** Every state and licence, with how many there are. */
function filters({ facts, read }: Here): Option[] {
  const all = read(open);
  return [...openStates, ...facts.region.licences.map(({ kind }) => kind)].map((filter) => ({
    id: filter,
    label: line('desk.kind_count', {
      kind: filterName(filter),
      count: all.filter((view) => fits(view, filter, facts)).length,
    }),
  }));
}

export const licenceList = defineFlow<List>({
  id: 'licence_list',
  version: 1,
  title: 'licence.list_title',
  answers: List,
  browses: true,
  start: 'start',
  steps: {
    start: { kind: 'branch', next: ({ facts }) => (seesLicences(facts) ? 'list' : 'denied') },
    list: {
      kind: 'choose',
      needs: () => [open],
      text,
      options,
      save: 'pick',
      stale: true,
      unclear: 'desk.unclear',
      next: (_context, pick) => {
        if (pick === 'selesai') return 'finished';
        if (pick === 'saring') return 'filter';
        const turns = turnedTo(pick) !== undefined || pick === 'saya' || pick === 'semua';
        return turns ? 'turn' : 'open';
      },
    },
    filter: {
      kind: 'choose',
      needs: () => [open],
      text: 'licence.ask_filter',
      options: filters,
      save: 'by',
      stale: true,
      next: 'filtered',
    },
    filtered: {
      kind: 'end',
      then: ({ answers: { by } }) => afresh('licence_list', { filter: by }),
    },
    turn: {
      kind: 'end',
      then: ({ answers: { filter, pick } }) => {
        const page = turnedTo(pick);
        return afresh('licence_list', page === undefined ? { filter: pick } : { filter, page });
      },
    },
    open: { kind: 'end', then: ({ answers: { pick } }) => afresh('licence_desk', { pick }) },
    finished: { kind: 'end' },
    denied: {
      kind: 'end',
      text: 'desk.denied',
      effects: () => [{ kind: 'command.denied', command: 'fasilitasi' }],
    },
  },
});
