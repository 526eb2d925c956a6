/** `/antrian`: what waits for staff, by deadline; a line is looked at, taken by one, given back, given to a colleague, and worked on from here. */
import { afresh } from '../conversation/afresh.ts';
import type { Option } from '../conversation/reply.ts';
import { line } from '../conversation/reply.ts';
import type { Context, Start, Target } from '../conversation/step.ts';
import { defineFlow } from '../conversation/step.ts';
import { mayLookAtBroadcasts } from '../domain/broadcast.ts';
import type { Effect } from '../domain/effect.ts';
import { isOffice, mayWork } from '../domain/roles.ts';
import {
  cardNeeds,
  colleagues,
  isAdmin,
  itemCard,
  itemNeeds,
  itemOf,
  itemOptions,
  pickOf,
  subjectOf,
  takenOptions,
  backOption,
  finishOption,
  workOf,
} from './deskCard.ts';
import { Desk, kindOptions, listLooks, listNeeds, listOptions, listText } from './deskList.ts';
import { looked, staffName, takerLine } from './deskWords.ts';
import { LIST, turnedTo } from './paged.ts';

type Here = Context<Desk>;

/** The same list on another page, of other lines, or as it was. */
function turned({ answers }: Here): Start {
  const { filter, page, pick, kind } = answers;
  const to = turnedTo(pick);
  if (to !== undefined) return afresh('desk', { filter, page: to });
  if (pick === 'jenis') return afresh('desk', { filter: kind });
  if (pick === 'saya' || pick === 'semua') return afresh('desk', { filter: pick });
  return afresh('desk', { filter, page });
}

function chosen(_context: Here, pick: unknown): Target {
  switch (pick) {
    case 'jenis':
      return 'kinds';
    case 'cari':
      return 'find';
    case 'selesai':
      return 'finished';
    case 'saya':
    case 'semua':
      return 'turn';
    default:
      return turnedTo(pick) === undefined ? 'item' : 'turn';
  }
}

const finds: readonly Option[] = [
  { id: 'find_umk', label: line('desk.find_umk'), words: ['umk', 'usaha'] },
  { id: 'find_company', label: line('desk.find_company'), words: ['perusahaan', 'company'] },
  { id: 'find_need', label: line('desk.find_need'), words: ['kebutuhan', 'need'] },
];
const findsBack: Option = { id: 'daftar', label: line('desk.back'), words: ['antrian', 'queue'] };
const broadcasts: Option = { id: 'broadcast', label: line('desk.broadcasts'), words: ['siaran'] };

function findOptions({ facts }: Here): Option[] {
  const looks = mayLookAtBroadcasts(facts.person.roles);
  return [...finds, ...(looks ? [broadcasts] : []), findsBack];
}

/** Whether the line can (still) be worked on by this person; where not, the step that says why. */
function mayNow(context: Here, then: string): string {
  const { kind } = pickOf(context);
  if (!kind || !mayWork(context.facts.person.roles, kind)) return 'denied';
  const found = itemOf(context);
  return found && found.item.state !== 'done' ? then : 'card';
}

function acted(context: Here, act: unknown): Target {
  const found = itemOf(context);
  switch (act) {
    case 'ambil':
      return 'take';
    case 'lepas':
      return 'free';
    case 'serahkan':
      return 'whom';
    case 'buka':
      return (found && workOf(found)) ?? 'card';
    case 'daftar':
      return 'turn';
    default:
      return 'finished';
  }
}

function taken(context: Here): Effect[] {
  const { itemId } = pickOf(context);
  return [{ kind: 'queue.take', itemId, to: context.facts.person.id, from: undefined }];
}

function freed(context: Here): Effect[] {
  const { itemId } = pickOf(context);
  const from = itemOf(context)?.item.takenBy;
  return from === undefined ? [] : [{ kind: 'queue.free', itemId, from }];
}

function given(context: Here): Effect[] {
  const { itemId } = pickOf(context);
  const to = Number(context.answers.to);
  const from = itemOf(context)?.item.takenBy;
  return [
    { kind: 'queue.take', itemId, to, from },
    { kind: 'tell', whom: { person: to }, happening: { kind: 'queue.given', itemId } },
  ];
}

/** Whoever has it may give it back, and an admin for them. */
function mayFree(context: Here): boolean {
  const takenBy = itemOf(context)?.item.takenBy;
  const { facts } = context;
  return takenBy !== undefined && (takenBy === facts.person.id || isAdmin(facts));
}

function toName(context: Here): { name: ReturnType<typeof line> } {
  const id = Number(context.answers.to);
  const found = context.read({ kind: 'staff' }).find(({ personId }) => personId === id);
  return { name: staffName(found?.name, id) };
}

export const desk = defineFlow<Desk>({
  id: 'desk',
  version: 1,
  title: 'desk.title',
  answers: Desk,
  start: 'start',
  browses: true,
  steps: {
    start: {
      kind: 'branch',
      next: ({ answers, facts }) => {
        if (!isOffice(facts.person.roles)) return 'denied';
        return answers.pick === undefined ? 'looks' : 'item';
      },
    },
    looks: { kind: 'branch', needs: listNeeds, effects: listLooks, next: 'list' },
    list: {
      kind: 'choose',
      needs: listNeeds,
      text: listText,
      options: listOptions,
      ...LIST,
      next: chosen,
    },
    turn: { kind: 'end', then: turned },
    kinds: {
      kind: 'choose',
      needs: listNeeds,
      text: 'desk.ask_kind',
      options: kindOptions,
      save: 'kind',
      stale: true,
      inPlace: true,
      next: 'turn',
    },
    find: {
      kind: 'choose',
      text: 'desk.ask_find',
      options: findOptions,
      save: 'what',
      stale: true,
      next: (_context, what) => (what === 'daftar' ? 'turn' : afresh(String(what))),
    },
    item: {
      kind: 'branch',
      next: ({ answers, facts }) => {
        if (!isOffice(facts.person.roles)) return 'denied';
        return answers.pick?.startsWith('match/') ? 'match' : 'card';
      },
    },
    match: {
      kind: 'end',
      then: ({ answers: { pick = '' } }) =>
        afresh('desk_match', { pick: pick.slice('match/'.length) }),
    },
    card: {
      kind: 'say',
      needs: cardNeeds,
      text: itemCard,
      effects: (context) => {
        const subject = subjectOf(context);
        return subject && itemOf(context) ? looked(subject, context.facts) : [];
      },
      next: 'menu',
    },
    menu: {
      kind: 'choose',
      needs: itemNeeds,
      text: 'desk.ask_act',
      options: itemOptions,
      save: 'act',
      stale: true,
      next: acted,
    },
    take: {
      kind: 'branch',
      needs: itemNeeds,
      next: (context) =>
        mayNow(context, itemOf(context)?.item.takenBy === undefined ? 'taken' : 'lost'),
    },
    taken: { kind: 'say', needs: itemNeeds, text: 'desk.taken', effects: taken, next: 'yours' },
    yours: {
      kind: 'choose',
      needs: itemNeeds,
      text: 'desk.ask_act',
      options: takenOptions,
      save: 'act',
      stale: true,
      next: acted,
    },
    lost: {
      kind: 'say',
      needs: itemNeeds,
      text: 'desk.lost',
      values: (context) => {
        const found = itemOf(context);
        return { name: (found && takerLine(found, context.facts)) ?? line('desk.nobody') };
      },
      next: 'menu',
    },
    free: {
      kind: 'branch',
      needs: itemNeeds,
      next: (context) => mayNow(context, mayFree(context) ? 'freed' : 'card'),
    },
    freed: { kind: 'say', needs: itemNeeds, text: 'desk.freed', effects: freed, next: 'after' },
    whom: {
      kind: 'choose',
      needs: (known) => [...itemNeeds(known), { kind: 'staff' }],
      text: 'desk.ask_whom',
      options: (context) => [...colleagues(context), backOption],
      save: 'to',
      stale: true,
      next: { daftar: 'turn', '*': 'give' },
    },
    give: {
      kind: 'branch',
      needs: (known) => [...itemNeeds(known), { kind: 'staff' }],
      next: (context) => {
        const known = colleagues(context).some(({ id }) => id === context.answers.to);
        if (!isAdmin(context.facts)) return 'denied';
        return mayNow(context, known ? 'given' : 'card');
      },
    },
    given: {
      kind: 'say',
      needs: (known) => [...itemNeeds(known), { kind: 'staff' }],
      text: 'desk.given',
      values: toName,
      effects: given,
      next: 'after',
    },
    after: {
      kind: 'choose',
      text: 'desk.ask_next',
      options: [backOption, finishOption],
      next: { daftar: 'turn', selesai: 'finished' },
    },
    finished: { kind: 'end' },
    denied: {
      kind: 'end',
      text: 'desk.denied',
      effects: () => [{ kind: 'command.denied', command: 'antrian' }],
    },
  },
});
