/** A talk's topic in the staff's group: whoever writes there acts as themselves, and only the officer who has the talk is heard by the person. */
import { z } from 'zod';
import { line, literal } from '../conversation/reply.ts';
import type { Context } from '../conversation/step.ts';
import { defineFlow } from '../conversation/step.ts';
import type { Effect } from '../domain/effect.ts';
import { Happening } from '../domain/event.ts';
import type { Handover, HandoverView, Said } from '../domain/handover.ts';
import type { Query } from '../domain/query.ts';
import { looked } from './handoverCard.ts';
import { answersHandovers, endedByStaff, from, isMine, LONGEST } from './handoverWords.ts';
import { saidToPerson, viewLine } from './handoverWords.ts';

const Topic = z.object({ happening: Happening }).partial();
type Topic = z.infer<typeof Topic>;
type Here = Context<Topic>;

const LONGEST_NOTE = 1000;

function talkOf({ answers: { happening } }: Pick<Here, 'answers'>): number {
  return happening && 'handoverId' in happening ? happening.handoverId : 0;
}

function needs(known: Pick<Here, 'answers'>): Query[] {
  return [{ kind: 'handover', id: talkOf(known) }];
}

/** The talk, as long as this place is its topic. */
function viewOf(context: Here): HandoverView | undefined {
  const { happening } = context.answers;
  const view = context.read({ kind: 'handover', id: talkOf(context) });
  const place = happening?.kind === 'topic.said' ? happening.placeId : context.facts.person.id;
  return view?.handover.placeId === place ? view : undefined;
}

function saidIn({ answers: { happening } }: Here): Said | undefined {
  return happening?.kind === 'topic.said' ? happening.said : undefined;
}

/** "/catat telepon balik" as name and the rest. */
function commandIn(said: Said | undefined): { name: string; rest: string } | undefined {
  const [, name, rest = ''] = /^\/(\w+)\s*([^]*)$/.exec(said?.words ?? '') ?? [];
  return name === undefined ? undefined : { name, rest: rest.trim() };
}

/** What a message in the topic comes to, by who wrote it and whose the talk is now. */
function start(context: Here): string {
  const view = viewOf(context);
  if (!view) return 'nothing';
  if (context.answers.happening?.kind === 'topic.opened') return 'opened';
  const { person } = context.facts;
  const said = saidIn(context);
  if (said?.what === undefined && said?.words?.trimStart().startsWith('//')) return 'nothing';
  if (!answersHandovers(person)) return 'not_staff';
  if (view.handover.personId === person.id) return 'own';
  if (view.handover.state === 'over') return 'over';
  const command = said?.what === undefined ? commandIn(said) : undefined;
  const mine: boolean = isMine(view, context.facts);
  if (command) return ordered(command, mine ? 'mine' : view.handover.state);
  if (!said || said.what === 'edited' || said.what === 'deleted') return 'not_passed';
  if ((said.words?.length ?? 0) > LONGEST) return 'too_long';
  if (view.handover.state === 'waiting') return 'answer_first';
  return mine ? 'answer' : 'others';
}

function ordered(
  { name, rest }: { name: string; rest: string },
  whose: 'mine' | Handover['state'],
): string {
  if (name === 'catat') return rest === '' ? 'how' : 'note';
  if (name === 'ambil') return whose === 'mine' ? 'yours' : 'take';
  if (name === 'selesai' && whose !== 'waiting') return whose === 'mine' ? 'finish' : 'others';
  return 'how';
}

function about(context: Here) {
  const view = viewOf(context);
  const { office } = context.facts.region;
  return {
    id: talkOf(context),
    who: view ? viewLine(view) : literal('-'),
    by: context.facts.person.name ?? office.name,
    staff: view?.staff ?? office.name,
  };
}

/** The talk becomes this officer's, as long as it is whose it was when it was read; `answered`: with the words they wrote. */
function taken(context: Here, answered?: true): Effect[] {
  const view = viewOf(context);
  if (!view) return [];
  const { id: handoverId, personId, staffId } = view.handover;
  const happening = {
    kind: 'handover.taken' as const,
    handoverId,
    who: context.facts.person.name ?? '',
  };
  return [
    {
      kind: 'handover.take',
      handoverId,
      from: from(view.handover),
      inTopic: true,
      ...(answered ? { answered } : {}),
    },
    { kind: 'tell', whom: { person: personId }, happening },
    ...(staffId === undefined
      ? []
      : [{ kind: 'tell' as const, whom: { person: staffId }, happening }]),
    looked(view),
  ];
}

function answered(context: Here): Effect[] {
  const view = viewOf(context);
  const said = saidIn(context);
  return view && said ? saidToPerson(view, said, context.facts, true) : [];
}

export const topic = defineFlow<Topic>({
  id: 'topic',
  version: 1,
  title: 'handover.title',
  answers: Topic,
  start: 'start',
  steps: {
    start: { kind: 'branch', needs, next: start },
    opened: { kind: 'end', needs, text: (context) => line('topic.opened', about(context)) },
    answer: { kind: 'end', needs, effects: answered },
    answer_first: {
      kind: 'end',
      needs,
      text: (context) => line('topic.taken', about(context)),
      // The taking says that it is answered: the talk is not theirs yet when that is looked at.
      effects: (context) => [
        ...taken(context, true),
        ...answered(context).filter(({ kind }) => kind !== 'handover.reply'),
      ],
    },
    take: {
      kind: 'end',
      needs,
      text: (context) => line('topic.taken', about(context)),
      effects: (context) => taken(context),
    },
    note: {
      kind: 'end',
      needs,
      text: (context) => line('handover.noted', about(context)),
      effects: (context) => {
        const words = commandIn(saidIn(context))?.rest.slice(0, LONGEST_NOTE) ?? '';
        return [{ kind: 'handover.note', handoverId: talkOf(context), words }];
      },
    },
    finish: {
      kind: 'end',
      needs,
      text: (context) => line('handover.finished', about(context)),
      effects: (context) => {
        const view = viewOf(context);
        return view ? endedByStaff(view.handover) : [];
      },
    },
    yours: { kind: 'end', needs, text: (context) => line('topic.yours', about(context)) },
    others: { kind: 'end', needs, text: (context) => line('topic.others', about(context)) },
    over: { kind: 'end', text: (context) => line('topic.over', { id: talkOf(context) }) },
    not_passed: { kind: 'end', text: 'handover.desk_unclear' },
    too_long: {
      kind: 'end',
      text: (context) =>
        line('accept.too_long', { max: LONGEST, got: saidIn(context)?.words?.length ?? 0 }),
    },
    how: { kind: 'end', text: 'topic.how' },
    own: { kind: 'end', text: 'handover.own' },
    not_staff: { kind: 'end', text: 'topic.not_staff' },
    nothing: { kind: 'end' },
  },
});
