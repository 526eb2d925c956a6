/** What reaches one side of a talk from the other: words, who answers now, that it is over; the person waits at the talk after it. */
import { z } from 'zod';
import type { Line, Reply } from '../conversation/reply.ts';
import { line, paragraphs } from '../conversation/reply.ts';
import type { Context, Start } from '../conversation/step.ts';
import { defineFlow } from '../conversation/step.ts';
import type { Effect } from '../domain/effect.ts';
import { Happening } from '../domain/event.ts';
import type { HandoverView } from '../domain/handover.ts';
import type { Query } from '../domain/query.ts';
import { handoverCard, looked } from './handoverCard.ts';
import { answersHandovers, attachmentOf, from, overToOffice, saidLine } from './handoverWords.ts';
import { isMine, viewLine, whoLine } from './handoverWords.ts';

const News = z.object({ happening: Happening }).partial();
type News = z.infer<typeof News>;
type Here = Context<News>;

function one({ answers }: Pick<Here, 'answers'>): Extract<Query, { kind: 'handover' }> {
  const { happening } = answers;
  return {
    kind: 'handover',
    id: happening && 'handoverId' in happening ? happening.handoverId : 0,
  };
}

function needs(known: Pick<Here, 'answers'>): Query[] {
  return [one(known)];
}

function viewOf(context: Here): HandoverView | undefined {
  return context.read(one(context));
}

/** Which words there are for whom; nothing where it is over or somebody else's by now. */
function start(context: Here): string {
  const view = viewOf(context);
  const { facts } = context;
  const kind = context.answers.happening?.kind;
  if (!view) return 'nothing';
  const { personId, placeId, state, owedAt } = view.handover;
  if (personId === facts.person.id) {
    if (kind === 'handover.line') return 'heard';
    if (kind === 'handover.taken') return state === 'taken' ? 'taken' : 'nothing';
    if (kind === 'handover.over') return 'over';
    return kind === 'handover.silent' && state === 'taken' && !owedAt ? 'silent' : 'nothing';
  }
  const topic = placeId === facts.person.id;
  if (!topic && !answersHandovers(facts.person)) return 'nothing';
  if (kind === 'handover.taken') return topic ? 'elsewhere' : 'taken_over';
  if (kind === 'handover.line') return 'heard_staff';
  if (kind === 'handover.over') return 'over_staff';
  if (kind === 'handover.back') return isMine(view, facts) ? 'back' : 'nothing';
  if (kind === 'handover.passed') return topic ? 'passed_on' : 'passed';
  return kind === 'handover.late' && state !== 'over' && owedAt ? 'late' : 'nothing';
}

function words({ answers: { happening }, facts }: Here): Line {
  return happening?.kind === 'handover.line'
    ? saidLine(happening.said, facts)
    : line('notice.over');
}

function sent({ answers: { happening } }: Here): Reply['attachment'] {
  return happening?.kind === 'handover.line' ? attachmentOf(happening.said) : undefined;
}

/** Whoever said it, by name. */
function whoSaid(context: Here, staff = false): string {
  const { happening } = context.answers;
  const who = happening && 'who' in happening ? happening.who : '';
  const asked = viewOf(context)?.handover.personId === context.facts.person.id;
  const ofOffice = staff || asked || happening?.kind === 'handover.passed';
  return who === '' && ofOffice ? context.facts.region.office.name : who;
}

function item(context: Here): string {
  return String(one(context).id);
}

const asking: readonly Start[] = [{ flow: 'handover' }, { flow: 'handover_talk' }];

function about(context: Here): { id: number; who: Line } {
  const view = viewOf(context);
  return { id: one(context).id, who: view ? viewLine(view) : whoLine('') };
}

function silent(context: Here): Effect[] {
  const handover = viewOf(context)?.handover;
  if (!handover) return [];
  return [
    { kind: 'handover.end', handoverId: handover.id, from: from(handover), by: 'silence' },
    ...overToOffice(handover, 'silence', context.facts.person.id),
  ];
}

export const handoverNews = defineFlow<News>({
  id: 'handover_news',
  version: 1,
  title: 'handover.title',
  answers: News,
  start: 'start',
  steps: {
    start: { kind: 'branch', needs, next: start },
    heard: {
      kind: 'say',
      needs,
      text: (context) =>
        line('handover.from_staff', { who: whoSaid(context), words: words(context) }),
      attachment: sent,
      next: (context) => (viewOf(context)?.handover.state === 'taken' ? 'talk' : 'rest'),
    },
    taken: {
      kind: 'say',
      needs,
      text: (context) => line('handover.taken', { who: whoSaid(context) }),
      next: 'talk',
    },
    talk: { kind: 'end', closes: [{ flow: 'handover' }], then: { flow: 'handover_talk' } },
    over: {
      kind: 'end',
      text: 'handover.over',
      closes: asking,
      then: (context) => ({ flow: 'handover_rating', answers: { item: item(context) } }),
    },
    silent: {
      kind: 'end',
      needs,
      text: 'handover.closed_silent',
      effects: silent,
      closes: asking,
    },
    heard_staff: {
      kind: 'say',
      needs,
      text: (context) =>
        line('handover.from_person', {
          id: one(context).id,
          who: whoLine(whoSaid(context)),
          words: words(context),
        }),
      attachment: sent,
      next: 'rest',
    },
    over_staff: {
      kind: 'end',
      needs,
      text: (context) => {
        const { happening } = context.answers;
        const by = happening?.kind === 'handover.over' ? happening.by : 'person';
        if (by === 'staff') return line('handover.finished', about(context));
        return line(
          by === 'silence' ? 'handover.over_silence' : 'handover.over_person',
          about(context),
        );
      },
      closes: (context) => [{ flow: 'handover_desk', answers: { item: item(context) } }],
    },
    passed: {
      kind: 'end',
      needs,
      text: (context) =>
        line('handover.passed_to_you', { ...about(context), by: whoSaid(context) }),
      after: 'rest',
    },
    // What was said where nobody could read it is on the card.
    back: {
      kind: 'end',
      needs,
      text: (context) => {
        const view = viewOf(context);
        const told = line('topic.back', { id: one(context).id });
        return view ? paragraphs(told, handoverCard(view, context.facts)) : told;
      },
      effects: (context) => {
        const view = viewOf(context);
        return view ? [looked(view)] : [];
      },
      after: 'rest',
    },
    taken_over: {
      kind: 'end',
      needs,
      text: (context) => line('topic.taken', { ...about(context), by: whoSaid(context, true) }),
      closes: (context) => [{ flow: 'handover_desk', answers: { item: item(context) } }],
    },
    elsewhere: {
      kind: 'end',
      needs,
      text: (context) => line('topic.elsewhere', { ...about(context), by: whoSaid(context, true) }),
      after: 'rest',
    },
    passed_on: {
      kind: 'end',
      needs,
      text: (context) => line('topic.passed_on', { ...about(context), by: whoSaid(context, true) }),
      after: 'rest',
    },
    late: {
      kind: 'end',
      needs,
      text: (context) => line('handover.late', about(context)),
      // Each admin hears it; that it was told is noted once.
      effects: (context) =>
        viewOf(context)?.handover.escalatedAt
          ? []
          : [{ kind: 'handover.escalate', handoverId: one(context).id }],
    },
    rest: { kind: 'end', after: 'rest' },
    nothing: { kind: 'end' },
  },
});
