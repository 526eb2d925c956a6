/** `/serah`: one talk goes to a colleague, or all of them; who will be away names a deputy for new ones until that day. */
import { z } from 'zod';
import { futureDay } from '../conversation/accept.ts';
import type { Line } from '../conversation/reply.ts';
import { line, literal, paragraphs, stacked } from '../conversation/reply.ts';
import type { Context } from '../conversation/step.ts';
import { defineFlow } from '../conversation/step.ts';
import type { Staff } from '../domain/desk.ts';
import type { Effect } from '../domain/effect.ts';
import type { Facts } from '../domain/facts.ts';
import type { HandoverView } from '../domain/handover.ts';
import { standsIn } from '../domain/handover.ts';
import type { Query } from '../domain/query.ts';
import { mayWork } from '../domain/roles.ts';
import { localDay } from '../domain/workingDays.ts';
import { dayName } from './card.ts';
import { handoverLabel, minesOf } from './handoverCard.ts';
import { answersHandovers, toTopic } from './handoverWords.ts';

const Pass = z
  .object({
    /** One talk; without it all of the officer's. */
    item: z.string(),
    to: z.string(),
    /** The last day of being away, or "tidak". */
    until: z.string(),
  })
  .partial();
type Pass = z.infer<typeof Pass>;
type Here = Context<Pass>;

const open = { kind: 'handovers.open' } as const;
const staff = { kind: 'staff' } as const;

function today({ now, region }: Facts): string {
  return localDay(now, region.timeZone);
}

function away({ facts }: Pick<Here, 'facts'>) {
  return { kind: 'staff.away', today: today(facts) } as const;
}

function needs(known: Pick<Here, 'facts'>): Query[] {
  return [open, staff, away(known)];
}

function moving({ answers: { item }, facts, read }: Here): HandoverView[] {
  const mine = minesOf(read(open), facts);
  return item === undefined ? mine : mine.filter(({ handover }) => String(handover.id) === item);
}

function colleagues({ facts, read }: Here): Staff[] {
  return read(staff).filter(
    ({ personId, roles }) =>
      personId !== facts.person.id &&
      mayWork(
        roles.map(({ role }) => role),
        'handover',
      ),
  );
}

function nameOf({ name, personId }: Pick<Staff, 'name' | 'personId'>): Line {
  return name === undefined ? line('handover.officer', { id: personId }) : literal(name);
}

/** Whoever gets it: the colleague, or the deputy of one who is away, unless that would be the officer again. */
function receiver(context: Here): Staff | undefined {
  const { answers, facts, read } = context;
  const known = colleagues(context);
  const chosen = known.find(({ personId }) => String(personId) === answers.to);
  if (!chosen) return undefined;
  const id = standsIn(chosen.personId, read(away(context)), today(facts));
  return known.find(({ personId }) => personId === id) ?? chosen;
}

function receiverLine(context: Here): Line {
  const found = receiver(context);
  return found ? nameOf(found) : literal('-');
}

function untilDay({ answers: { until } }: Here): string | undefined {
  return until === undefined || until === 'tidak' ? undefined : until;
}

function list(context: Here): Line {
  const rows = moving(context).map(handoverLabel);
  return rows.length > 0 ? stacked(...rows) : line('handover.pass_nothing_open');
}

function passed(context: Here): Effect[] {
  const to = receiver(context);
  if (!to) return [];
  const { person } = context.facts;
  const until = untilDay(context);
  const who = person.name ?? '';
  return [
    ...moving(context).flatMap(({ handover }): Effect[] => {
      const { id: handoverId, personId } = handover;
      return [
        { kind: 'handover.pass', handoverId, to: to.personId },
        {
          kind: 'tell',
          whom: { person: to.personId },
          happening: { kind: 'handover.passed', handoverId, who },
        },
        {
          kind: 'tell',
          whom: { person: personId },
          happening: { kind: 'handover.taken', handoverId, who: to.name ?? '' },
        },
        ...toTopic(handover, { kind: 'handover.passed', handoverId, who: to.name ?? '' }),
      ];
    }),
    ...(until === undefined ? [] : [{ kind: 'staff.away' as const, until, deputyId: to.personId }]),
  ];
}

export const handoverPass = defineFlow<Pass>({
  id: 'handover_pass',
  version: 1,
  title: 'handover.pass_title',
  answers: Pass,
  start: 'start',
  browses: true,
  steps: {
    start: {
      kind: 'branch',
      needs,
      next: (context) => {
        const { facts, answers, read } = context;
        if (!answersHandovers(facts.person)) return 'stays';
        if (answers.item !== undefined && moving(context).length === 0) return 'not_mine';
        if (colleagues(context).length === 0) return 'nobody';
        const own = read(away(context)).some(({ id }) => id === facts.person.id);
        return own && answers.item === undefined ? 'away' : 'to';
      },
    },
    away: {
      kind: 'choose',
      needs,
      text: (context) => {
        const own = context.read(away(context)).find(({ id }) => id === context.facts.person.id);
        const deputy = colleagues(context).find(({ personId }) => personId === own?.deputyId);
        return line('handover.away', {
          day: own ? dayName(own.until, context.facts) : literal('-'),
          deputy: deputy ? nameOf(deputy) : literal('-'),
        });
      },
      options: [
        { id: 'masuk', label: line('handover.away_back'), words: ['masuk', 'back'] },
        { id: 'ubah', label: line('handover.away_change'), words: ['ubah', 'change'] },
        { id: 'tetap', label: line('handover.away_stay'), means: 'tidak' },
      ],
      next: { masuk: 'back', ubah: 'to', tetap: 'stays' },
    },
    back: { kind: 'end', text: 'handover.back', effects: () => [{ kind: 'staff.back' }] },
    to: {
      kind: 'choose',
      needs,
      text: (context) => line('handover.ask_to', { list: list(context) }),
      options: (context) =>
        colleagues(context).map((one) => {
          const gone = context
            .read(away(context))
            .find(({ id, until }) => id === one.personId && until >= today(context.facts));
          const label = gone
            ? line('handover.to_away', {
                name: nameOf(one),
                day: dayName(gone.until, context.facts),
              })
            : nameOf(one);
          return { id: String(one.personId), label };
        }),
      save: 'to',
      next: ({ answers }) => (answers.item === undefined ? 'until' : 'look'),
    },
    until: {
      kind: 'choose',
      text: 'handover.ask_until',
      options: [{ id: 'tidak', label: line('handover.until_now'), means: 'tidak' }],
      accept: futureDay('last'),
      unclear: 'handover.until_unclear',
      hint: 'handover.until_unclear',
      save: 'until',
      next: 'sure',
    },
    sure: {
      kind: 'choose',
      needs,
      text: (context) => {
        const until = untilDay(context);
        const to = receiverLine(context);
        const day = until === undefined ? undefined : dayName(until, context.facts);
        return paragraphs(
          line('handover.sure', { to, list: list(context) }),
          ...(day ? [line('handover.sure_away', { to, day })] : []),
          line('handover.ask_sure'),
        );
      },
      options: [
        { id: 'ya', label: line('handover.sure_yes'), means: 'ya' },
        { id: 'tidak', label: line('handover.sure_no'), means: 'tidak' },
      ],
      next: { ya: 'look', tidak: 'stays' },
    },
    // Somebody may have ended one meanwhile.
    look: {
      kind: 'branch',
      needs,
      next: (context) => {
        if (!receiver(context)) return 'nobody';
        const nothing = moving(context).length === 0 && untilDay(context) === undefined;
        return nothing ? 'nothing' : 'done';
      },
    },
    done: {
      kind: 'end',
      needs,
      text: (context) =>
        line('handover.pass_done', { to: receiverLine(context), count: moving(context).length }),
      effects: passed,
      closes: (context) =>
        moving(context).map(({ handover }) => ({
          flow: 'handover_desk',
          answers: { item: String(handover.id) },
        })),
    },
    nothing: { kind: 'end', text: 'handover.pass_nothing' },
    stays: { kind: 'end', text: 'handover.pass_stays' },
    not_mine: {
      kind: 'end',
      text: ({ answers: { item } }) => line('handover.lost_number', { id: item ?? '' }),
    },
    nobody: { kind: 'end', text: 'handover.nobody' },
  },
});
