/** An officer's desk for one talk: taking it, writing to the person, ready answers, notes, handing it on and ending it. */
import { z } from 'zod';
import { words } from '../conversation/accept.ts';
import type { Option } from '../conversation/reply.ts';
import { line, literal } from '../conversation/reply.ts';
import type { Context, Step, Target } from '../conversation/step.ts';
import { defineFlow } from '../conversation/step.ts';
import type { Effect } from '../domain/effect.ts';
import type { HandoverView, Said } from '../domain/handover.ts';
import type { Query } from '../domain/query.ts';
import { inLanguage } from '../domain/region.ts';
import { fileOf, handoverCard, handoverOption, looked, minesOf } from './handoverCard.ts';
import { answersHandovers, endedByStaff, isMine, saidToPerson, Sent } from './handoverWords.ts';
import { toPerson, toTopic, viewLine } from './handoverWords.ts';

const Desk = z.object({ item: z.string(), said: Sent, note: z.string() }).partial();
type Desk = z.infer<typeof Desk>;
type Here = Context<Desk>;

const CANNED = 'canned:';
const open = { kind: 'handovers.open' } as const;

function one({ answers }: Pick<Here, 'answers'>): Extract<Query, { kind: 'handover' }> {
  return { kind: 'handover', id: Number(answers.item) };
}

function needs(known: Pick<Here, 'answers'>): Query[] {
  return [one(known)];
}

function viewOf(context: Here): HandoverView | undefined {
  return context.read(one(context));
}

function state(context: Here): string {
  const view = viewOf(context);
  const { person } = context.facts;
  if (!view) return 'unknown';
  if (view.handover.personId === person.id || !answersHandovers(person)) return 'not_yours';
  const { state: now, staffId } = view.handover;
  if (now === 'taken') return staffId === person.id ? 'card' : 'others';
  return now === 'waiting' ? 'take' : 'over';
}

function taken(context: Here): Effect[] {
  const view = viewOf(context);
  if (!view) return [];
  const { id: handoverId, personId } = view.handover;
  const who = context.facts.person.name ?? '';
  const happening = { kind: 'handover.taken' as const, handoverId, who };
  return [
    { kind: 'handover.take', handoverId },
    { kind: 'tell', whom: { person: personId }, happening },
    ...toTopic(view.handover, happening),
  ];
}

function about(context: Here) {
  const view = viewOf(context);
  return { id: one(context).id, who: view ? viewLine(view) : literal('-') };
}

const options: readonly Option[] = [
  { id: 'desk:canned', label: line('handover.desk_canned') },
  { id: 'desk:note', label: line('handover.desk_note') },
  { id: 'desk:pass', label: line('handover.desk_pass') },
  { id: 'desk:finish', label: line('handover.desk_finish') },
  { id: 'desk:leave', label: line('handover.desk_leave') },
];

function saidNow({ answers: { said } }: Here): Said | undefined {
  if (typeof said !== 'string') return said;
  return said.startsWith(CANNED) ? { canned: said.slice(CANNED.length) } : undefined;
}

/**
 * Straight to the person of this desk; but where another of the officer's people wrote after the officer last did
 * anything here, it may be meant for that one, and is asked about.
 */
function address(context: Here, said: Said): Target {
  const others = minesOf(context.read(open), context.facts).some(
    ({ handover }) => handover.unread && handover.id !== one(context).id,
  );
  return others ? { flow: 'handover_whom', answers: { said } } : 'send';
}

function onward(context: Here, sent: unknown): Target {
  switch (sent) {
    case 'desk:canned':
      return 'canned';
    case 'desk:note':
      return 'note';
    case 'desk:pass':
      return { flow: 'handover_pass', answers: { item: context.answers.item } };
    case 'desk:finish':
      return 'finish';
    case 'desk:leave':
      return 'leave';
    default:
      return address(context, sent as Said);
  }
}

function desk(text: 'handover.desk' | 'handover.sent'): Step<Desk> {
  return {
    kind: 'ask',
    needs: (known) => [one(known), open],
    // What was sent is said once, and not when the question is asked again.
    text: (context) => line(context.again ? 'handover.desk' : text, about(context)),
    accept: toPerson,
    relays: true,
    options,
    unclear: 'handover.desk_unclear',
    hint: 'handover.desk_unclear',
    stale: true,
    save: 'said',
    next: onward,
  };
}

/** A file that was sent before somebody answered; then the next one. */
function file(n: number, then: string): Step<Desk> {
  return {
    kind: 'say',
    needs,
    text: (context) => line('handover.file', { ...about(context), n: n + 1 }),
    attachment: (context) => fileOf(viewOf(context), n),
    next: (context) => (fileOf(viewOf(context), n + 1) ? then : 'desk'),
  };
}

function sent(context: Here): Effect[] {
  const view = viewOf(context);
  const said = saidNow(context);
  return said && isMine(view, context.facts) ? saidToPerson(view, said, context.facts) : [];
}

function finished(context: Here): Effect[] {
  const view = viewOf(context);
  if (!isMine(view, context.facts)) return [];
  return [
    ...endedByStaff(view.handover),
    ...toTopic(view.handover, {
      kind: 'handover.over',
      handoverId: view.handover.id,
      by: 'staff',
    }),
  ];
}

export const handoverDesk = defineFlow<Desk>({
  id: 'handover_desk',
  version: 1,
  title: 'handover.desk_title',
  answers: Desk,
  start: 'start',
  browses: true,
  steps: {
    start: {
      kind: 'branch',
      needs: () => [open],
      next: ({ answers, facts, read }) => {
        if (answers.item !== undefined) return 'look';
        return minesOf(read(open), facts).length > 0 ? 'which' : 'none_mine';
      },
    },
    which: {
      kind: 'choose',
      needs: () => [open],
      text: 'handover.which',
      options: ({ facts, read }) => minesOf(read(open), facts).map(handoverOption),
      save: 'item',
      next: 'look',
    },
    look: { kind: 'branch', needs, next: state },
    take: { kind: 'branch', needs, effects: taken, next: 'card' },
    card: {
      kind: 'say',
      needs,
      text: (context) => {
        const view = viewOf(context);
        return view ? handoverCard(view, context.facts) : line('handover.unknown', about(context));
      },
      effects: (context) => {
        const view = viewOf(context);
        return view ? [looked(view)] : [];
      },
      next: (context) => (fileOf(viewOf(context), 0) ? 'file' : 'desk'),
    },
    file: file(0, 'file2'),
    file2: file(1, 'file3'),
    file3: file(2, 'desk'),
    desk: desk('handover.desk'),
    more: desk('handover.sent'),
    send: {
      kind: 'branch',
      needs,
      effects: sent,
      next: (context) => (isMine(viewOf(context), context.facts) ? 'more' : 'lost'),
    },
    canned: {
      kind: 'choose',
      needs,
      text: (context) => line('handover.ask_canned', about(context)),
      options: ({ facts: { region, person } }) => [
        ...region.handover.canned.map(({ id, label }) => ({
          id: `${CANNED}${id}`,
          label: literal(inLanguage(label, person.language)),
        })),
        { id: 'back', label: line('handover.canned_back'), words: ['kembali', 'back'] },
      ],
      stale: true,
      save: 'said',
      // The question names whom it goes to.
      next: (_context, chosen) => (chosen === 'back' ? 'desk' : 'send'),
    },
    note: {
      kind: 'ask',
      needs,
      text: (context) => line('handover.ask_note', about(context)),
      accept: words({ min: 2, max: 1000 }),
      unclear: 'handover.desk_unclear',
      hint: 'handover.desk_unclear',
      free: true,
      stale: true,
      save: 'note',
      next: 'noted',
    },
    noted: {
      kind: 'say',
      needs,
      text: (context) => line('handover.noted', { id: one(context).id }),
      effects: ({ answers: { item, note } }) =>
        note === undefined
          ? []
          : [{ kind: 'handover.note', handoverId: Number(item), words: note }],
      next: 'desk',
    },
    finish: {
      kind: 'branch',
      needs,
      next: (context) => (isMine(viewOf(context), context.facts) ? 'finished' : 'lost'),
    },
    finished: {
      kind: 'end',
      needs,
      text: (context) => line('handover.finished', about(context)),
      effects: finished,
    },
    leave: { kind: 'end', needs, text: (context) => line('handover.left', about(context)) },
    lost: { kind: 'end', needs, text: (context) => line('handover.lost', about(context)) },
    others: {
      kind: 'end',
      needs,
      text: (context) =>
        line('handover.others', {
          ...about(context),
          staff: viewOf(context)?.staff ?? context.facts.region.office.name,
        }),
    },
    over: {
      kind: 'end',
      needs,
      text: (context) => line('handover.over_already', { id: one(context).id }),
    },
    unknown: {
      kind: 'end',
      text: ({ answers }) => line('handover.unknown', { id: answers.item ?? '' }),
    },
    none_mine: { kind: 'end', text: 'handover.none_mine' },
    not_yours: {
      kind: 'end',
      text: ({ facts: { person } }) =>
        line(answersHandovers(person) ? 'handover.own' : 'handover.not_yours'),
    },
  },
});
