/** The diary as the office sees it: the account of both sides, what they do not agree about and who is right, and what a side told another way. */
import { z } from 'zod';
import { afresh } from '../conversation/afresh.ts';
import type { Line, Option } from '../conversation/reply.ts';
import { line, paragraphs, stacked } from '../conversation/reply.ts';
import type { Context, Start } from '../conversation/step.ts';
import { defineFlow } from '../conversation/step.ts';
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
import {
  askNoMore,
  entryLine,
  entryRow,
  noteLines,
  partsOf,
  sayerName,
  tellSide,
} from './diaryWords.ts';
import { yesNo } from './forumWords.ts';
import { pageOptions, turnedTo } from './paged.ts';

/** `entry`: the entry of a line in the queue; `item`: what is looked at; `side` and `kind`: what is written for somebody. */
const Look = z
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
type Look = z.infer<typeof Look>;
type Here = Context<Look>;
type Known = Pick<Here, 'answers'>;

const MOST = 20;

function query({ answers }: Known): Extract<Query, { kind: 'diary' }> {
  return { kind: 'diary', id: Number(answers.pick) || 0 };
}

function aboutQuery({ answers }: Known): Extract<Query, { kind: 'diary.about' }> {
  return { kind: 'diary.about', entryId: answers.entry ?? 0 };
}

function needs(known: Known): Query[] {
  return [query(known)];
}

function view(context: Here): DiaryView | undefined {
  return context.read(query(context));
}

/** Nobody decides about an agreement of their own. */
function mayDecide(context: Here): boolean {
  const found = view(context);
  const { facts } = context;
  return (
    mayWork(facts.person.roles, 'diary') &&
    found !== undefined &&
    partsOf([found], facts).length === 0
  );
}

/** What waits for somebody: not answered, or not the same. */
function open({ entries }: DiaryView): Entry[] {
  return entries.filter(({ state }) => state === 'said' || state === 'disputed');
}

function account(context: Here): Line {
  const found = view(context);
  if (!found) return line('agreement.gone');
  const names = sees(context.facts)
    ? `${found.view.company?.name ?? '-'}, ${umkNames(found.view)}`
    : (found.view.company?.name ?? '-');
  return accountText(masked(found, context), names, context.answers.page, context.facts);
}

/** Businesses by number only, for roles that see no names. */
function masked(found: DiaryView, { facts }: Here): DiaryView {
  if (sees(facts)) return found;
  const parties = found.view.parties.map(({ umk: _, ...party }) => party);
  return { ...found, view: { ...found.view, parties } };
}

function cardOptions(context: Here): Option[] {
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

function looks({ answers, facts }: Here): Effect[] {
  return looked(`agreement/${answers.pick ?? ''}`, facts);
}

function itemOf(context: Here): Entry | undefined {
  const found = view(context);
  return found && open(found).find(({ id }) => String(id) === context.answers.item);
}

/** What the other side says is so instead, or said before. */
function againstIt({ entries }: DiaryView, entry: Entry): Entry | undefined {
  return entries.find(({ id, instead }) => instead === entry.id || id === entry.instead);
}

function itemText(context: Here): Line {
  const found = view(context);
  const entry = itemOf(context);
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

const VERDICTS: Readonly<Record<string, Extract<EntryMove, 'uphold' | 'drop'>>> = {
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

function decided(context: Here): Effect[] {
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
function kinds(context: Here): EntryKind[] {
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

function write({ answers: { pick, kind, side } }: Here): Start {
  const nothing = { root: undefined, follows: undefined, instead: undefined, sure: undefined };
  return { flow: 'diary_say', answers: { ...nothing, pick, kind, behalf: side }, exact: true };
}

export const diaryDesk = defineFlow<Look>({
  id: 'diary_desk',
  version: 1,
  title: 'diary.title_desk',
  answers: Look,
  browses: true,
  start: 'start',
  steps: {
    start: {
      kind: 'branch',
      next: ({ answers, facts }) => {
        if (!isOffice(facts.person.roles)) return 'denied';
        return answers.pick === undefined ? 'find' : 'look';
      },
    },
    find: {
      kind: 'end',
      needs: (known) => [aboutQuery(known)],
      then: (context) => {
        const { entry } = context.answers;
        const found = context.read(aboutQuery(context));
        const answers = { pick: String(found?.view.agreement.id ?? 0), item: String(entry ?? 0) };
        return afresh('diary_desk', answers);
      },
    },
    look: {
      kind: 'branch',
      needs,
      effects: (context) => (view(context) ? looks(context) : []),
      next: (context) => {
        if (!isOffice(context.facts.person.roles)) return 'denied';
        if (!view(context)) return 'gone';
        return itemOf(context) && mayDecide(context) ? 'verdict' : 'card';
      },
    },
    card: {
      kind: 'choose',
      needs,
      text: account,
      options: cardOptions,
      save: 'act',
      stale: true,
      inPlace: true,
      unclear: 'desk.unclear',
      next: (_context, act) => {
        if (turnedTo(act) !== undefined) return 'turn';
        const steps: Readonly<Record<string, string>> = {
          ...{ selisih: 'open', catat: 'side', pks: 'agreement', selesai: 'finished' },
        };
        return steps[String(act)] ?? 'look';
      },
    },
    turn: {
      kind: 'end',
      then: ({ answers: { pick, act, page } }) =>
        afresh('diary_desk', { pick, page: turnedTo(act) ?? page }),
    },
    agreement: {
      kind: 'end',
      then: ({ answers: { pick } }) => afresh('agreement_desk', { pick }),
    },
    open: {
      kind: 'choose',
      needs,
      text: 'diary.desk_which',
      options: (context) => {
        const found = view(context);
        return (found ? open(found) : []).slice(-MOST).map((entry) => ({
          id: String(entry.id),
          label: entryRow(entry, context.facts, found && masked(found, context).view),
        }));
      },
      save: 'item',
      stale: true,
      unclear: 'desk.unclear',
      next: 'look',
    },
    verdict: {
      kind: 'choose',
      needs,
      text: itemText,
      options: [
        { id: 'benar', label: line('diary.desk_right'), words: ['benar', 'right'] },
        { id: 'salah', label: line('diary.desk_wrong'), words: ['salah', 'wrong'] },
        { id: 'buku', label: line('diary.desk_account'), words: ['buku', 'account'] },
      ],
      save: 'verdict',
      stale: true,
      unclear: 'desk.unclear',
      next: { buku: 'card', '*': 'sure' },
    },
    sure: {
      kind: 'choose',
      needs,
      text: (context) => {
        const entry = itemOf(context);
        const move = VERDICTS[context.answers.verdict ?? ''] ?? 'drop';
        return entry
          ? line(`diary.desk_sure_${move}`, { what: entryLine(entry, context.facts) })
          : line('diary.late_end');
      },
      options: yesNo('diary.yes_decide'),
      save: 'sure',
      stale: true,
      next: { ya: 'decide', tidak: 'card' },
    },
    decide: {
      kind: 'branch',
      needs,
      next: (context) => (mayDecide(context) ? (itemOf(context) ? 'decided' : 'late') : 'denied'),
    },
    decided: { kind: 'say', needs, text: 'diary.desk_decided', effects: decided, next: 'after' },
    late: { kind: 'say', text: 'diary.late_end', next: 'card' },
    side: {
      kind: 'choose',
      text: 'diary.desk_side',
      options: [
        { id: 'company', label: line('diary.desk_company'), words: ['perusahaan', 'company'] },
        { id: 'umk', label: line('diary.desk_umk'), words: ['umk', 'usaha', 'business'] },
      ],
      save: 'side',
      stale: true,
      unclear: 'desk.unclear',
      next: 'kind',
    },
    kind: {
      kind: 'choose',
      needs,
      text: 'diary.desk_kind',
      options: (context) => [
        ...kinds(context).map((kind) => ({ id: kind, label: line(`diary.act_${kind}`) })),
        { id: 'batal', label: line('diary.desk_account'), words: ['buku', 'kembali'] },
      ],
      save: 'kind',
      stale: true,
      unclear: 'desk.unclear',
      next: (context, kind) => {
        if (kind === 'batal') return 'card';
        return mayDecide(context) ? 'write' : 'denied';
      },
    },
    write: { kind: 'end', then: write },
    after: {
      kind: 'choose',
      text: 'desk.ask_next',
      options: [
        { id: 'lihat', label: line('diary.desk_account'), words: ['buku', 'lagi'] },
        finishOption,
      ],
      next: { lihat: 'card', selesai: 'finished' },
    },
    gone: { kind: 'end', text: 'agreement.gone' },
    finished: { kind: 'end' },
    denied: {
      kind: 'end',
      text: 'desk.denied',
      effects: () => [{ kind: 'command.denied', command: 'pks' }],
    },
  },
});
