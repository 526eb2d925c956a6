/** Matches as staff see them: those of a UMK, a company or a need in a list, and one of them with both sides and what it waits for. */
import { z } from 'zod';
import { afresh } from '../conversation/afresh.ts';
import type { Line, Option } from '../conversation/reply.ts';
import { line, paragraphs, stacked } from '../conversation/reply.ts';
import type { Context, Start, Target } from '../conversation/step.ts';
import { defineFlow } from '../conversation/step.ts';
import type { MatchRow } from '../domain/desk.ts';
import type { Facts } from '../domain/facts.ts';
import type { Query } from '../domain/query.ts';
import { isOffice } from '../domain/roles.ts';
import { daysSince, dayOf, looked, row, sees } from './deskWords.ts';
import { contactOf, isBound, reachedLine } from './matchWords.ts';
import { needTitle } from './needWords.ts';
import { listAnew, pageLines, pageOf, pageOptions, rowsOn, turnedTo } from './paged.ts';

/** `of`: "umk/7", "company/50" or "need/3"; `pick`: the number of a match. */
const DeskMatch = z
  .object({ of: z.string(), page: z.int(), pick: z.string(), act: z.string() })
  .partial();
type DeskMatch = z.infer<typeof DeskMatch>;
type Here = Context<DeskMatch>;
type Known = Pick<Here, 'answers'>;

function listQuery({ answers }: Known): Query {
  const [kind, id = '0'] = (answers.of ?? '').split('/');
  if (kind === 'need') return { kind: 'need.matches', id: Number(id) };
  return { kind: kind === 'company' ? 'company.history' : 'umk.history', id: Number(id) };
}

function matches(context: Here): MatchRow[] {
  const query = listQuery(context);
  if (query.kind === 'need.matches') return context.read(query);
  if (query.kind === 'umk.history' || query.kind === 'company.history') {
    return context.read(query).matches;
  }
  return [];
}

/** "nasi kotak, 500 kotak per hari – PT X, UMK 7: sudah sepakat, sejak 3 Nov (12 hari)". */
export function matchLine(view: MatchRow, facts: Facts): Line {
  const { match, need, umk, company } = view;
  const known = {
    need: needTitle(need, facts.person.language),
    company: company.name,
    umk: umk.id,
    state: reachedLine(view, facts),
  };
  // Of an agreement the state says since when.
  if (isBound(view)) return line('desk_match.row_bound', known);
  return line('desk_match.row', {
    ...known,
    day: dayOf(match.updatedAt, facts),
    days: daysSince(match.updatedAt, facts),
  });
}

function listOptions(context: Here): Option[] {
  const all = matches(context);
  const page = pageOf(context.answers.page, all.length);
  return [
    ...rowsOn(all, page).map((found) => ({
      id: String(found.match.id),
      label: matchLine(found, context.facts),
    })),
    ...pageOptions(page),
    finish,
  ];
}

const finish: Option = { id: 'selesai', label: line('desk.finish'), words: ['sudah', 'done'] };

function listText(context: Here): Line {
  const all = matches(context);
  const page = pageOf(context.answers.page, all.length);
  return stacked(line('desk_match.list', { count: all.length }), ...pageLines(page));
}

function one({ answers }: Known): Extract<Query, { kind: 'match' }> {
  return { kind: 'match', id: Number(answers.pick) };
}

function card(context: Here): Line {
  const { facts } = context;
  const view = context.read(one(context));
  if (!view) return line('desk_match.gone');
  const { match, need, umk, company } = view;
  const since = match.askedAt ?? match.updatedAt;
  const state = reachedLine(view, facts);
  const rows = [
    line('desk_match.card', { id: match.id, need: needTitle(need, facts.person.language) }),
    ...row('desk_match.company', `${company.name} (${company.id})`),
    ...row('desk_match.umk', `${umk.product} (${umk.id})`),
    ...row('desk_match.state', state),
    ...row(
      'desk.since',
      line('desk_match.since', { day: dayOf(since, facts), days: daysSince(since, facts) }),
    ),
  ];
  if (!sees(facts)) return paragraphs(stacked(...rows), line('desk.masked'));
  const reason = row('desk_match.reason', match.declineReason);
  return paragraphs(
    stacked(...rows, ...reason),
    contactOf(view, 'company'),
    contactOf(view, 'umk'),
  );
}

const sides: readonly { id: string; option: Option }[] = [
  { id: 'umk', option: { id: 'umk', label: line('desk_match.see_umk'), words: ['umk'] } },
  {
    id: 'perusahaan',
    option: { id: 'perusahaan', label: line('desk_match.see_company'), words: ['company'] },
  },
  {
    id: 'kebutuhan',
    option: { id: 'kebutuhan', label: line('desk_match.see_need'), words: ['need'] },
  },
];

function menuOptions(context: Here): Option[] {
  const { of } = context.answers;
  const known = context.read(one(context)) ? sides.map(({ option }) => option) : [];
  const back: Option[] =
    of === undefined ? [queue] : [{ id: 'daftar', label: line('find.back'), words: ['list'] }];
  return [...known, ...back, finish];
}

const queue: Option = { id: 'antrian', label: line('desk.back'), words: ['queue'] };

function acted(context: Here, act: unknown): Target {
  const view = context.read(one(context));
  if (act === 'umk' && view) return afresh('find_umk', { pick: String(view.umk.id) });
  if (act === 'perusahaan' && view) {
    return afresh('find_company', { pick: String(view.company.id) });
  }
  if (act === 'kebutuhan' && view) {
    return afresh('find_need', { pick: String(view.need.id) });
  }
  if (act === 'daftar') return 'turn';
  return act === 'antrian' ? 'queue' : 'finished';
}

function turned({ answers }: Here): Start {
  return listAnew('desk_match', answers, { of: answers.of });
}

export const deskMatch = defineFlow<DeskMatch>({
  id: 'desk_match',
  version: 1,
  title: 'desk_match.title',
  answers: DeskMatch,
  start: 'start',
  browses: true,
  steps: {
    start: {
      kind: 'branch',
      next: ({ answers, facts }) => {
        if (!isOffice(facts.person.roles)) return 'denied';
        return answers.pick === undefined ? 'list' : 'card';
      },
    },
    list: {
      kind: 'choose',
      needs: (known) => [listQuery(known)],
      text: listText,
      options: listOptions,
      save: 'pick',
      stale: true,
      inPlace: true,
      next: ({ facts }, pick) => {
        if (pick === 'selesai') return 'finished';
        if (!isOffice(facts.person.roles)) return 'denied';
        return turnedTo(pick) === undefined ? 'card' : 'turn';
      },
    },
    turn: { kind: 'end', then: turned },
    card: {
      kind: 'say',
      needs: (known) => [one(known)],
      text: card,
      effects: (context) =>
        context.read(one(context)) ? looked(`match/${context.answers.pick}`, context.facts) : [],
      next: 'menu',
    },
    menu: {
      kind: 'choose',
      needs: (known) => [one(known)],
      text: 'desk.ask_act',
      options: menuOptions,
      save: 'act',
      stale: true,
      next: acted,
    },
    queue: { kind: 'end', then: afresh('desk') },
    finished: { kind: 'end' },
    denied: {
      kind: 'end',
      text: 'desk.denied',
      effects: () => [{ kind: 'command.denied', command: 'antrian' }],
    },
  },
});
