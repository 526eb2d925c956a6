/** What the other side said of the work: yes, no, or only a part of it; asked again after a day, and shown to the office after some. */
import { z } from 'zod';
import type { Line } from '../conversation/reply.ts';
import { line, paragraphs, stacked } from '../conversation/reply.ts';
import type { Context, Start } from '../conversation/step.ts';
import { defineFlow } from '../conversation/step.ts';
import type { Entry } from '../domain/diary.ts';
import type { Effect } from '../domain/effect.ts';
import { Happening } from '../domain/event.ts';
import type { Query } from '../domain/query.ts';
import {
  askAgain,
  askNoMore,
  diaryQuery,
  entryLine,
  noteLines,
  partsOf,
  queueQuery,
  reportOf,
  sayerName,
  tellSide,
  toOffice,
} from './diaryWords.ts';
import type { Part } from './diaryWords.ts';
import { today } from './card.ts';
import { askLine, askOptions } from './diaryAskWords.ts';
import { heardOf, Told, told, toldAnswers, toldIn } from './diaryTold.ts';
import { wantsReminders } from './silent.ts';

/** `entry`: chosen in the account, where nothing happened by itself; `act`: what was chosen, or told instead. */
const Ask = z
  .object({ happening: Happening, entry: z.int(), act: z.union([z.string(), Told]) })
  .partial();
type Ask = z.infer<typeof Ask>;
type Here = Context<Ask>;
type Known = Pick<Here, 'answers' | 'facts'>;

function idOf({ answers: { happening, entry } }: Pick<Here, 'answers'>): number {
  return happening && 'entryId' in happening ? (happening.entryId ?? 0) : (entry ?? 0);
}

function roundOf({ answers: { happening } }: Pick<Here, 'answers'>): number {
  return happening?.kind === 'diary.silent' ? happening.round : 0;
}

function needs({ facts }: Pick<Known, 'facts'>): Query[] {
  return [diaryQuery({ facts })];
}

type Waiting = { part: Part; entry: Entry };

/** The entry, as long as it waits for this person's side. */
function waiting(context: Here): Waiting | undefined {
  const id = idOf(context);
  for (const part of partsOf(context.read(diaryQuery(context)), context.facts)) {
    const entry = part.entries.find((one) => one.id === id);
    if (entry?.state === 'said' && entry.side !== part.side) return { part, entry };
  }
  return undefined;
}

/** What was said instead of an entry of this side's own: where that is not right either, the two stand against each other. */
function counter({ part, entry }: Waiting): Entry | undefined {
  return part.entries.find(({ id, state }) => id === entry.instead && state === 'disputed');
}

function question(context: Here): Line {
  const found = waiting(context);
  if (!found) return line('diary.late_end');
  const { part, entry } = found;
  const { facts } = context;
  const root = part.entries.find(({ id }) => id === entry.rootId);
  const own = counter(found);
  return paragraphs(
    ...(roundOf(context) > 0 ? [line('diary.again')] : []),
    stacked(
      line('diary.they_say', { who: sayerName(entry, part.view) }),
      entryLine(entry, facts),
      ...noteLines(entry),
      ...(root ? [line('diary.sure_root', { what: entryLine(root, facts) })] : []),
      ...(own ? [line('diary.instead_of', { what: entryLine(own, facts) })] : []),
    ),
    askLine(entry),
  );
}

/** Both say the same now; what this side had said before is no more. */
function confirmed(context: Here): Effect[] {
  const found = waiting(context);
  if (!found) return [];
  const { part, entry } = found;
  const known = { view: part.view, facts: context.facts };
  const own = counter(found);
  const yes = (one: Entry, move: 'confirm' | 'withdraw', by: 'hearer' | 'sayer'): Effect => {
    const { id: entryId, rev, state: from } = one;
    return { kind: 'diary.move', entryId, rev, from, move, by };
  };
  return [
    yes(entry, 'confirm', 'hearer'),
    ...(own ? [yes(own, 'withdraw', 'sayer')] : []),
    askNoMore(entry.id),
    ...(entry.kind === 'delivery' ? taken(found, context) : []),
    tellSide(entry.side, entry, 'confirm', known),
  ];
}

const number = { kind: 'fresh', of: 'diaryEntry' } as const;

/** All of a delivery is accepted: its receipt, to which both have said yes. */
function taken({ part, entry }: Waiting, { read, facts }: Here): Effect[] {
  const root = part.entries.find(({ id }) => id === entry.rootId);
  if (!root) return [];
  const { agreementId, umkId, quantity = 0, unit } = entry;
  const receipt = {
    ...{ id: read(number), agreementId, umkId, kind: 'receipt' as const, rootId: root.id },
    ...{ follows: entry.id, side: part.side, quantity, day: today(facts) },
    ...(unit === undefined ? {} : { unit }),
  };
  return [
    { kind: 'diary.say', entry: receipt, root: { id: root.id, rev: root.rev }, agreed: true },
  ];
}

function say(context: Here): Start {
  const found = waiting(context);
  const entry = found?.entry;
  const { act } = context.answers;
  const said = toldIn(act);
  const known = said && entry ? toldAnswers(said, entry) : {};
  // What is missing was not turned away for a reason that could be asked for.
  const note = said?.short === undefined ? {} : { note: said.words };
  const base = { kind: entry?.kind, root: undefined, sure: undefined, ...known };
  if (entry?.kind === 'delivery') {
    const follows = entry.id;
    const none = act === 'tolak' ? { quantity: { n: 0 } } : {};
    const answers = {
      ...base,
      kind: 'receipt',
      root: String(entry.rootId),
      follows,
      ...none,
      ...note,
    };
    return { flow: 'diary_say', answers, exact: true };
  }
  return { flow: 'diary_say', answers: { ...base, instead: entry?.id }, exact: true };
}

/** Neither says what the other says: both stand as they are, and the office looks. */
function clash(context: Here): Effect[] {
  const found = waiting(context);
  if (!found) return [];
  const { part, entry } = found;
  const { id: entryId, rev, state: from } = entry;
  return [
    { kind: 'diary.move', entryId, rev, from, move: 'dispute', by: 'hearer' },
    askNoMore(entryId),
    tellSide(entry.side, entry, 'dispute', { view: part.view, facts: context.facts }),
    ...office(context),
  ];
}

const item = { kind: 'fresh', of: 'queueItem' } as const;

function officeNeeds(known: Known): Query[] {
  return [...needs(known), item, queueQuery(idOf(known))];
}

/** One open line for an entry is enough. */
function office(context: Here): Effect[] {
  const id = idOf(context);
  const shown = context.read(queueQuery(id)) !== undefined;
  return shown || !waiting(context) ? [] : toOffice(id, context.read(item));
}

/** Asked once more; those who want no reminders are not, and the office looks all the same. */
function again(context: Here): Effect[] {
  const found = waiting(context);
  return found ? [askAgain(found.entry, 2, found.part.view, context.facts)] : [];
}

/** Not here yet: known as late, and asked about, or shown to the office, when it would have been without an answer. */
function later(context: Here): Effect[] {
  const { id: entryId, rev } = waiting(context)?.entry ?? {};
  return entryId === undefined || rev === undefined ? [] : [{ kind: 'diary.missed', entryId, rev }];
}

export const diaryAsk = defineFlow<Ask>({
  id: 'diary_ask',
  version: 1,
  title: 'diary.title_ask',
  answers: Ask,
  start: 'start',
  steps: {
    start: {
      kind: 'branch',
      needs,
      next: (context) => {
        if (!waiting(context)) return context.answers.happening ? 'nothing' : 'late';
        const round = roundOf(context);
        if (round >= 2) return 'to_office';
        return round === 1 ? 'again' : 'show';
      },
    },
    again: {
      kind: 'branch',
      needs,
      effects: again,
      next: ({ facts }) => (wantsReminders(facts) ? 'show' : 'nothing'),
    },
    to_office: { kind: 'end', needs: officeNeeds, text: 'diary.to_office', effects: office },
    show: {
      kind: 'branch',
      needs,
      next: (context) => (waiting(context)?.entry.photo ? 'photo' : 'ask'),
    },
    photo: {
      kind: 'say',
      needs,
      text: 'diary.photo',
      attachment: (context) => {
        const photo = waiting(context)?.entry.photo;
        return photo && { ...photo, name: `B-${idOf(context)}` };
      },
      next: 'ask',
    },
    ask: {
      kind: 'choose',
      needs,
      text: question,
      options: (context) => askOptions(waiting(context)?.entry),
      accept: told,
      save: 'act',
      stale: true,
      unclear: 'diary.answer_unclear',
      hint: 'diary.answer_unclear',
      next: (context, act) => {
        const found = waiting(context);
        if (!found) return 'late';
        const said = toldIn(act);
        if (said) return heardOf(said, found.entry);
        if (act === 'lapor') return 'report';
        if (act === 'belum') return 'later';
        if (act === 'ya') return 'confirmed';
        if (found.entry.kind === 'delivery') return 'say';
        return counter(found) ? 'clash' : 'say';
      },
    },
    confirmed: {
      kind: 'end',
      needs: (known) => [...needs(known), number],
      text: 'diary.confirmed',
      effects: confirmed,
    },
    say: { kind: 'end', needs, then: say },
    clash: { kind: 'end', needs: officeNeeds, text: 'diary.clash', effects: clash },
    later: {
      kind: 'end',
      needs,
      text: (context) => line(roundOf(context) > 0 ? 'diary.later_office' : 'diary.later'),
      effects: later,
    },
    report: {
      kind: 'end',
      needs,
      then: (context) => {
        const found = waiting(context);
        return reportOf(found?.part, found?.entry.umkId);
      },
    },
    late: { kind: 'end', text: 'diary.late_end' },
    nothing: { kind: 'end' },
  },
});
