/** What the other side of a report said without a chat, written down by staff: who said it, when and how, kept apart as its own words would be. */
import { words } from '../conversation/accept.ts';
import type { Line } from '../conversation/reply.ts';
import { line, literal } from '../conversation/reply.ts';
import type { Step } from '../conversation/step.ts';
import { HeardView, mayMoveTicket } from '../domain/dispute.ts';
import type { Effect } from '../domain/effect.ts';
import { dayName } from './card.ts';
import { dayUpToNow } from './curateState.ts';
import type { TicketFound } from './disputeMoves.ts';
import type { Here, Mediation } from './mediationActs.ts';

export const heardSteps: Readonly<
  Record<'heard_who' | 'heard_on' | 'heard_via' | 'heard_words', Step<Mediation>>
> = {
  heard_who: {
    kind: 'ask',
    text: 'mediation.ask_heard_who',
    accept: words({ min: 3, max: 200 }),
    unclear: 'mediation.heard_who_unclear',
    hint: 'mediation.heard_who_unclear',
    free: true,
    verbatim: true,
    save: 'who',
    stale: true,
    next: 'heard_on',
  },
  heard_on: {
    kind: 'ask',
    text: 'mediation.ask_heard_on',
    accept: dayUpToNow('mediation.heard_day_ahead'),
    unclear: 'mediation.heard_on_unclear',
    hint: 'mediation.heard_on_unclear',
    save: 'on',
    stale: true,
    next: 'heard_via',
  },
  heard_via: {
    kind: 'choose',
    text: 'mediation.ask_heard_via',
    options: [
      {
        id: 'telepon',
        label: line('mediation.via_telepon'),
        words: ['telepon', 'telpon', 'tlp', 'phone'],
      },
      {
        id: 'surat',
        label: line('mediation.via_surat'),
        words: ['surat', 'kertas', 'tertulis', 'paper'],
      },
      {
        id: 'langsung',
        label: line('mediation.via_langsung'),
        words: ['langsung', 'tatap muka', 'ketemu', 'in person'],
      },
    ],
    save: 'via',
    stale: true,
    next: 'heard_words',
  },
  heard_words: {
    kind: 'ask',
    text: 'mediation.ask_heard_words',
    accept: words({ min: 5, max: 3000, lines: true }),
    unclear: 'mediation.heard_words_unclear',
    hint: 'mediation.heard_words_unclear',
    free: true,
    verbatim: true,
    save: 'words',
    stale: true,
    next: 'sure',
  },
};

/** Who said it, on which day and how: for staff only, as the words are. */
export function heardLine({ who, on, via }: HeardView, facts: Here['facts']): Line {
  const how = line(`mediation.via_${via}`);
  return line('mediation.heard_by', { who: literal(who), day: dayName(on, facts), how });
}

function heard({ answers: { who, on, via } }: Here): HeardView | undefined {
  return HeardView.safeParse({ who, on, via }).data;
}

export function heardText(context: Here): Line {
  const said = heard(context);
  return line('mediation.sure_heard', {
    from: said ? heardLine(said, context.facts) : '-',
    words: literal(context.answers.words ?? ''),
  });
}

export function heardEffects(context: Here, { ticket }: TicketFound): Effect[] {
  const said = heard(context);
  const { id: ticketId, state: from, rev } = ticket;
  if (!said || !mayMoveTicket(ticket, 'reply', 'staff')) return [];
  const { words: told = '' } = context.answers;
  return [
    {
      kind: 'ticket.move',
      ticketId,
      from,
      rev,
      move: 'reply',
      by: 'staff',
      words: told,
      heard: said,
    },
  ];
}
