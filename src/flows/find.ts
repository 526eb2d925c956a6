/** Looking something up by number, name or phone: asked, searched, listed in pages, and one of them chosen; the same for UMK, companies and needs. */
import { z } from 'zod';
import { afresh } from '../conversation/afresh.ts';
import { text } from '../conversation/accept.ts';
import type { Line, Option, TextKey } from '../conversation/reply.ts';
import { line, stacked } from '../conversation/reply.ts';
import type { Accepted, Context, Start, Step, Target } from '../conversation/step.ts';
import type { Found, Search } from '../domain/desk.ts';
import type { Query } from '../domain/query.ts';
import { isOffice } from '../domain/roles.ts';
import { understood } from '../language/reading.ts';
import { readPhone } from '../language/phone.ts';
import { looked } from './deskWords.ts';
import { fromList, LIST, listAnew, PAGE_SIZE, pageLines, pageOf, pageOptions } from './paged.ts';

/** `words`: what is looked for, as typed; `pick`: the number of what was chosen. */
export const Find = z
  .object({ words: z.string(), page: z.int(), pick: z.string(), act: z.string() })
  .partial();
export type Find = z.infer<typeof Find>;
export type FindContext = Context<Find>;

/** The option that asks for the newest; no name is spelled so. */
const NEWEST = '~baru';
const LONGEST = 80;

const MOST_DIGITS = 6;

/** What the typed words look for: a short number, a phone number, or words of a name or product. */
export function toSearch(typed: string): Search {
  const words = typed.trim();
  if (words === NEWEST || /^(?:yang )?(?:terbaru|newest|latest)$/i.test(words)) {
    return { by: 'newest', what: '' };
  }
  const number = /^(?:(?:nomor|no|umk|number)\b\.?\s*|#)?(\d+)$/i.exec(words)?.[1];
  if (number !== undefined && number.length <= MOST_DIGITS) return { by: 'number', what: number };
  const phone = /^[+\d(]/.test(words) ? readPhone(words) : undefined;
  if (phone?.result === 'understood') return { by: 'phone', what: phone.value };
  return { by: 'words', what: words.slice(0, LONGEST) };
}

export const typedWords = text((typed): Accepted => {
  const words = typed.replace(/\s+/g, ' ').trim().slice(0, LONGEST);
  return understood(words);
});

/** What is different between looking for one thing and another. */
export type Finding<T> = {
  flow: string;
  command: string;
  ask: TextKey;
  found: (search: Search, page: number) => Query;
  /** Reads the answer to `found`. */
  rows: (context: FindContext, query: Query) => Found<T>;
  option: (row: T, context: FindContext) => Option;
};

function asked<T>(finding: Finding<T>, { answers }: Pick<FindContext, 'answers'>): Query {
  return finding.found(toSearch(answers.words ?? NEWEST), answers.page ?? 1);
}

/** Takes the page and size that every search has. */
export function paged(search: Search, page: number): Search & { page: number; size: number } {
  return { ...search, page, size: PAGE_SIZE };
}

function listed<T>(finding: Finding<T>, context: FindContext): { text: Line; options: Option[] } {
  const { total, rows } = finding.rows(context, asked(finding, context));
  const page = pageOf(context.answers.page, total);
  const head = line('find.list', { count: total });
  return {
    text: stacked(head, ...pageLines(page)),
    options: [
      ...rows.map((row) => finding.option(row, context)),
      ...pageOptions(page),
      { id: 'lagi', label: line('find.again'), words: ['cari', 'search'] },
      { id: 'selesai', label: line('desk.finish'), words: ['sudah', 'done'] },
    ],
  };
}

/** The one that was found is shown at once. */
function only<T>(finding: Finding<T>, context: FindContext): Start {
  const [row] = finding.rows(context, asked(finding, context)).rows;
  return afresh(finding.flow, row ? { pick: finding.option(row, context).id } : {});
}

/** How a search ends without a card. */
function endSteps<T>(finding: Finding<T>): Record<string, Step<Find>> {
  return {
    again: { kind: 'end', then: afresh(finding.flow) },
    none: {
      kind: 'end',
      text: ({ answers: { words } }) => line('find.none', { words: words ?? '' }),
      then: afresh(finding.flow),
    },
    gone: { kind: 'end', text: 'find.gone', values: ({ answers }) => ({ id: answers.pick ?? '' }) },
    finished: { kind: 'end' },
    denied: {
      kind: 'end',
      text: 'desk.denied',
      effects: () => [{ kind: 'command.denied', command: finding.command }],
    },
  };
}

/** Steps from `start` to a chosen one, which is shown from the step `look`. */
export function findSteps<T>(finding: Finding<T>): Record<string, Step<Find>> {
  const needs = (context: Pick<FindContext, 'answers'>): Query[] => [asked(finding, context)];
  const { flow } = finding;
  return {
    start: {
      kind: 'branch',
      next: ({ answers, facts }) => {
        if (!isOffice(facts.person.roles)) return 'denied';
        if (answers.pick !== undefined) return 'look';
        return answers.words === undefined ? 'ask' : 'results';
      },
    },
    ask: {
      kind: 'ask',
      text: finding.ask,
      accept: typedWords,
      unclear: 'find.unclear',
      hint: 'find.unclear',
      free: true,
      verbatim: true,
      options: [{ id: NEWEST, label: line('find.newest') }],
      save: 'words',
      next: 'results',
    },
    results: {
      kind: 'branch',
      needs,
      next: (context) => {
        const { total } = finding.rows(context, asked(finding, context));
        if (total === 0) return 'none';
        return total === 1 ? 'only' : 'list';
      },
    },
    list: {
      kind: 'choose',
      needs,
      text: (context) => listed(finding, context).text,
      options: (context) => listed(finding, context).options,
      ...LIST,
      next: (_context, pick) => fromList(pick, { lagi: 'again' }),
    },
    // Its card is shown again, also where it is open below.
    only: {
      kind: 'end',
      needs,
      then: (context) => only(finding, context),
      closes: (context) => [only(finding, context)],
    },
    turn: {
      kind: 'end',
      then: ({ answers }) => listAnew(flow, answers, { words: answers.words }),
    },
    ...endSteps(finding),
  };
}

/** To the card, for whoever still is staff, of what is still there. */
function lookAt({ facts }: FindContext, found: boolean): string {
  if (!isOffice(facts.person.roles)) return 'denied';
  return found ? 'card' : 'gone';
}

/** Back to the list that this one was chosen from, or to a new search. */
export const backOptions: readonly Option[] = [
  { id: 'daftar', label: line('find.back'), words: ['kembali ke daftar', 'list'] },
  { id: 'selesai', label: line('desk.finish'), words: ['sudah', 'cukup', 'done'] },
];

/** Where "daftar" and "selesai" lead; undefined for any other answer. */
export function backTo(context: FindContext, act: unknown): string | undefined {
  if (act === 'daftar') return context.answers.words === undefined ? 'again' : 'turn';
  return act === 'selesai' ? 'finished' : undefined;
}

export function pickId({ answers }: Pick<FindContext, 'answers'>): number {
  return Number(answers.pick);
}

/** Steps from `look` on: the card of what was chosen, and what can be done from it. */
export function cardSteps(shown: {
  needs: (known: Pick<FindContext, 'answers' | 'facts'>) => Query[];
  isThere: (context: FindContext) => boolean;
  card: (context: FindContext) => Line;
  /** "umk", as the audit trail names what was looked at. */
  subject: string;
  /** What `options` and `acted` read. */
  menuNeeds: (known: Pick<FindContext, 'answers' | 'facts'>) => Query[];
  options: (context: FindContext) => Option[];
  acted: (context: FindContext, act: unknown) => Target;
}): Record<'look' | 'card' | 'menu', Step<Find>> {
  const { needs, card, options, acted } = shown;
  return {
    look: {
      kind: 'branch',
      needs,
      next: (context) => lookAt(context, shown.isThere(context)),
    },
    card: {
      kind: 'say',
      needs,
      text: card,
      effects: (context) => looked(`${shown.subject}/${pickId(context)}`, context.facts),
      next: 'menu',
    },
    menu: {
      kind: 'choose',
      needs: shown.menuNeeds,
      text: 'desk.ask_act',
      options,
      save: 'act',
      stale: true,
      next: acted,
    },
  };
}
