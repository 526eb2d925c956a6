/** One diary as the office looks at it: what its role may do with it, what two sides do not agree about, and what comes of it. */
import { z } from 'zod';
import type { Line, Option } from '../conversation/reply.ts';
import { line, paragraphs, stacked } from '../conversation/reply.ts';
import type { Context, Start } from '../conversation/step.ts';
import type { DiarySide, Entry, EntryKind, EntryMove } from '../domain/diary.ts';
import type { DiaryView } from '../domain/diaryView.ts';
import type { Effect } from '../domain/effect.ts';
import type { Query } from '../domain/query.ts';
import { isOffice, mayWork } from '../domain/roles.ts';
import { umkNames } from './agreementWords.ts';
import { finishOption } from './deskCard.ts';
import { looked, sees } from './deskWords.ts';
import { accountPage, accountText } from './diaryAccount.ts';
import { mayKind, rootsFor, startable } from './diarySaying.ts';
import type { Here as Saying } from './diarySaying.ts';
import { askNoMore, entryLine, noteLines, partsOf, sayerName, tellSide } from './diaryWords.ts';
import { pageOptions } from './paged.ts';

/** `entry`: the entry of a line in the queue; `item`: what is looked at; `side` and `kind`: what is written for somebody. */
export const Look = z
  .object({
    pick: z.string(),
    entry: z.int(),
    page: z.int(),
    act: z.string(),
    item: z.string(),
    verdict: z.string(),
    side: z.string(),
    kind: z.string(),
    sure: z.string(),
  })
  .partial();
export type Look = z.infer<typeof Look>;
type Here = Context<Look>;
type Known = Pick<Here, 'answers'>;

export const MOST = 20;

function query({ answers }: Known): Extract<Query, { kind: 'diary' }> {
  return { kind: 'diary', id: Number(answers.pick) || 0 };
}

export function aboutQuery({ answers }: Known): Extract<Query, { kind: 'diary.about' }> {
  return { kind: 'diary.about', entryId: answers.entry ?? 0 };
}

export function needs(known: Known): Query[] {
  return [query(known)];
}

export function view(context: Here): DiaryView | undefined {
  return context.read(query(context));
}

/** Nobody decides about an agreement of their own. */
export function mayDecide(context: Here): boolean {
  const found = view(context);
  const { facts } = context;
  return (
    mayWork(facts.person.roles, 'diary') &&
    found !== undefined &&
    partsOf([found], facts).length === 0
  );
}

/** What waits for somebody: not answered, or not the same. */
export function open({ entries }: DiaryView): Entry[] {
  return entries.filter(({ state }) => state === 'said' || state === 'disputed');
}

export function account(context: Here): Line {
  const found = view(context);
  if (!isOffice(context.facts.person.roles)) return line('desk.denied');
  if (!found) return line('agreement.gone');
  const names = sees(context.facts)
    ? `${found.view.company?.name ?? '-'}, ${umkNames(found.view)}`
    : (found.view.company?.name ?? '-');
  return accountText(masked(found, context), names, context.answers.page, context.facts);
}

/** Businesses by number only, for roles that see no names. */
export function masked(found: DiaryView, { facts }: Here): DiaryView {
  if (sees(facts)) return found;
  const parties = found.view.parties.map(({ umk: _, ...party }) => party);
  return { ...found, view: { ...found.view, parties } };
}

export function cardOptions(context: Here): Option[] {
  const found = view(context);
  if (!found) return [finishOption];
  const may = mayDecide(context);
  return [
    ...(may && open(found).length > 0
      ? [{ id: 'selisih', label: line('diary.desk_open'), words: ['selisih', 'open'] }]
      : []),
    ...(may ? [{ id: 'catat', label: line('diary.desk_write'), words: ['catat', 'write'] }] : []),
    ...pageOptions(accountPage(found.entries, context.answers.page)),
    { id: 'pks', label: line('diary.desk_agreement'), words: ['pks', 'perjanjian'] },
    finishOption,
  ];
}

export function looks({ answers, facts }: Here): Effect[] {
  return looked(`agreement/${answers.pick ?? ''}`, facts);
}

export function itemOf(context: Here): Entry | undefined {
  const found = view(context);
  return found && open(found).find(({ id }) => String(id) === context.answers.item);
}

/** What the other side says is so instead, or said before. */
function againstIt({ entries }: DiaryView, entry: Entry): Entry | undefined {
  return entries.find(({ id, instead }) => instead === entry.id || id === entry.instead);
}

export function itemText(context: Here): Line {
  const found = view(context);
  const entry = itemOf(context);
  if (!mayDecide(context)) return line('desk.denied');
  if (!found || !entry) return line('diary.late_end');
  const { facts } = context;
  const against = againstIt(found, entry);
  return paragraphs(
    stacked(
      line('diary.desk_said', { who: sayerName(entry, found.view), what: entryLine(entry, facts) }),
      ...noteLines(entry),
    ),
    ...(against
      ? [
          stacked(
            line('diary.desk_said', {
              who: sayerName(against, found.view),
              what: entryLine(against, facts),
            }),
            ...noteLines(against),
          ),
        ]
      : []),
    line('diary.desk_ask'),
  );
}

export const VERDICTS: Readonly<Record<string, Extract<EntryMove, 'uphold' | 'drop'>>> = {
  benar: 'uphold',
  salah: 'drop',
};

function settled({ id: entryId, rev, state: from }: Entry, move: 'uphold' | 'drop'): Effect[] {
  return [
    { kind: 'diary.move', entryId, rev, from, move, by: 'staff' },
    askNoMore(entryId),
    { kind: 'queue.done', of: 'diary', subjectId: entryId },
  ];
}

export function decided(context: Here): Effect[] {
  const found = view(context);
  const entry = itemOf(context);
  const move = VERDICTS[context.answers.verdict ?? ''];
  if (!found || !entry || !move) return [];
  const against = againstIt(found, entry);
  // Of two that cannot both be so the other one is not.
  const other = move === 'uphold' && against && open(found).includes(against) ? [against] : [];
  const known = { view: found.view, facts: context.facts };
  const made = (one: Entry, verdict: 'uphold' | 'drop'): Effect[] => [
    ...settled(one, verdict),
    tellSide('company', one, verdict, known),
    tellSide('umk', one, verdict, known),
  ];
  return [...made(entry, move), ...other.flatMap((one) => made(one, 'drop'))];
}

/** What can be written for this side now. */
export function kinds(context: Here): EntryKind[] {
  const found = view(context);
  const side = context.answers.side as DiarySide;
  if (!found) return [];
  const all: EntryKind[] = [
    'order',
    'result',
    'delivery',
    'receipt',
    'invoice',
    'payment',
    'cancel',
  ];
  return all.filter((kind) => {
    const { facts, again } = context;
    const answers = { pick: context.answers.pick, kind, behalf: side };
    const saying: Saying = { facts, again, answers, read: context.read };
    if (kind === 'order' || kind === 'result') return startable(saying).length > 0;
    return mayKind(kind, side) && rootsFor(saying).length > 0;
  });
}

export function write({ answers: { pick, kind, side } }: Here): Start {
  const nothing = { root: undefined, follows: undefined, instead: undefined, sure: undefined };
  return { flow: 'diary_say', answers: { ...nothing, pick, kind, behalf: side }, exact: true };
}
