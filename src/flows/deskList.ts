/** What is on a page of the queue: every open line and silent match that the role may see, by deadline, the overdue first. */
import { z } from 'zod';
import type { Line, Option } from '../conversation/reply.ts';
import { line, literal, stacked } from '../conversation/reply.ts';
import type { Context } from '../conversation/step.ts';
import type { MatchRow, QueueRow } from '../domain/desk.ts';
import type { Effect } from '../domain/effect.ts';
import type { Facts } from '../domain/facts.ts';
import type { Day } from '../domain/quantity.ts';
import type { Query } from '../domain/query.ts';
import type { DeskKind } from '../domain/roles.ts';
import { queueKinds } from '../domain/roles.ts';
import { QueueKind } from '../domain/ticket.ts';
import { today } from './card.ts';
import type { Page } from './paged.ts';
import { pageLines, pageOf, pageOptions, rowsOn } from './paged.ts';
import {
  aboutWhom,
  askedBefore,
  dueLine,
  itemName,
  kindLine,
  lapsesOn,
  looked,
  namesPerson,
  takerLine,
} from './deskWords.ts';

/**
 * `filter`: all, mine, or one kind; `pick`: what was chosen on the list, "ticket/4/12" for line 12, which is about
 * ticket 4; `to`: to whom a line is given.
 */
export const Desk = z
  .object({
    filter: z.string(),
    page: z.int(),
    pick: z.string(),
    kind: z.string(),
    what: z.string(),
    act: z.string(),
    to: z.string(),
  })
  .partial();
export type Desk = z.infer<typeof Desk>;
type Here = Context<Desk>;

type Entry = { id: string; kind: DeskKind; due: Day | undefined; since: Date } & (
  { row: QueueRow; match?: undefined } | { match: MatchRow; row?: undefined }
);

/** The lines that this role may see. */
export function openQueue(facts: Facts): Extract<Query, { kind: 'queue.open' }> {
  const of = queueKinds(facts.person.roles).filter(
    (kind): kind is QueueKind => QueueKind.safeParse(kind).success,
  );
  return { kind: 'queue.open', of };
}

function silent(facts: Facts): Extract<Query, { kind: 'matches.silent' }> {
  return { kind: 'matches.silent', askedBefore: askedBefore(facts) };
}

function seesMatches({ person }: Facts): boolean {
  return queueKinds(person.roles).includes('match');
}

export function listNeeds({ facts }: Pick<Here, 'facts'>): Query[] {
  return [openQueue(facts), ...(seesMatches(facts) ? [silent(facts)] : [])];
}

/** Everything that waits for this role, most pressing first. */
function entries({ facts, read }: Here): Entry[] {
  const items = read(openQueue(facts)).rows.map((row): Entry => ({
    id: `${row.item.kind}/${row.item.subjectId}/${row.item.id}`,
    kind: row.item.kind,
    due: row.item.dueOn,
    since: row.item.createdAt,
    row,
  }));
  const matches = (seesMatches(facts) ? read(silent(facts)) : []).map((match): Entry => ({
    id: `match/${match.match.id}`,
    kind: 'match',
    due: lapsesOn(match, facts),
    since: match.match.askedAt ?? match.match.updatedAt,
    match,
  }));
  return [...items, ...matches].sort(byDeadline);
}

const NEVER = '9999-12-31';

function byDeadline(a: Entry, b: Entry): number {
  const [first, second] = [a.due ?? NEVER, b.due ?? NEVER];
  if (first !== second) return first < second ? -1 : 1;
  return a.since.getTime() - b.since.getTime();
}

function isMine({ row }: Entry, { person }: Facts): boolean {
  return row?.item.takenBy === person.id;
}

function shown(context: Here): { all: Entry[]; filtered: Entry[]; page: Page } {
  const { answers, facts } = context;
  const all = entries(context);
  const { filter = 'semua' } = answers;
  const filtered = all.filter(
    (entry) =>
      filter === 'semua' || (filter === 'saya' ? isMine(entry, facts) : entry.kind === filter),
  );
  return { all, filtered, page: pageOf(answers.page, filtered.length) };
}

function label(entry: Entry, facts: Facts): Line {
  const due = dueLine(entry.due, facts);
  if (entry.match) {
    const { need, company } = entry.match;
    return line('desk.row', { what: kindLine('match'), who: `${need.what}, ${company.name}`, due });
  }
  const values = { what: itemName(entry.row), who: aboutWhom(entry.row, facts), due };
  const taker = takerLine(entry.row, facts);
  return taker ? line('desk.row_taken', { ...values, taker }) : line('desk.row', values);
}

/** "12 menunggu, 2 lewat batas." and which part of them is on screen. */
export function listText(context: Here): Line {
  const { facts, answers } = context;
  const { all, filtered, page } = shown(context);
  const late = filtered.filter(({ due }) => due !== undefined && due < today(facts)).length;
  const { filter = 'semua' } = answers;
  const only =
    filter === 'semua' ? [] : [line('desk.only', { filter: filterLine(filter), all: all.length })];
  const count =
    filtered.length === 0
      ? line(filter === 'semua' ? 'desk.empty' : 'desk.empty_filter')
      : line(late > 0 ? 'desk.head_late' : 'desk.head', { count: filtered.length, late });
  return stacked(...only, count, ...pageLines(page));
}

function filterLine(filter: string): Line {
  if (filter === 'saya') return line('desk.mine');
  const kind = queueKinds(['admin']).find((known) => known === filter);
  return kind ? kindLine(kind) : literal(filter);
}

/** The lines on this page, then what else can be done from here. */
export function listOptions(context: Here): Option[] {
  const { facts, answers } = context;
  const { filtered, page } = shown(context);
  const rows = rowsOn(filtered, page).map((entry) => ({
    id: entry.id,
    label: label(entry, facts),
  }));
  const { filter = 'semua' } = answers;
  const options: Option[] = [...rows, ...pageOptions(page)];
  if (filter !== 'saya') options.push({ id: 'saya', label: line('desk.mine'), words: ['mine'] });
  if (filter !== 'semua') options.push({ id: 'semua', label: line('desk.all'), words: ['all'] });
  options.push(
    { id: 'jenis', label: line('desk.by_kind'), words: ['jenis', 'kind'] },
    { id: 'cari', label: line('desk.find'), words: ['cari', 'search'] },
  );
  options.push({ id: '/perintah', label: line('desk.commands'), words: ['perintah', 'lainnya'] });
  options.push({ id: 'selesai', label: line('desk.finish'), words: ['sudah', 'cukup', 'done'] });
  return options;
}

/** The kinds of work that this role sees, each with how many wait. */
export function kindOptions(context: Here): Option[] {
  const all = entries(context);
  return queueKinds(context.facts.person.roles).map((kind) => {
    const count = all.filter((entry) => entry.kind === kind).length;
    return { id: kind, label: line('desk.kind_count', { kind: kindLine(kind), count }) };
  });
}

/** The names on this page were seen. */
export function listLooks(context: Here): Effect[] {
  const { filtered, page } = shown(context);
  const people = rowsOn(filtered, page).flatMap(({ row }) =>
    row && namesPerson(row, context.facts) ? [row.item.personId ?? row.item.subjectId] : [],
  );
  return [...new Set(people)].flatMap((id) => looked(`person/${id}`, context.facts));
}
