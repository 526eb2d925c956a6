/** A side of a report is asked: for its view, whether it agrees to a proposal, and later whether it is carried out; nothing of the other side is said but what a mediation names. */
import { z } from 'zod';
import { words } from '../conversation/accept.ts';
import type { Line, Option } from '../conversation/reply.ts';
import { line, literal } from '../conversation/reply.ts';
import type { Context, Start, Step } from '../conversation/step.ts';
import { defineFlow } from '../conversation/step.ts';
import { mayMoveTicket } from '../domain/dispute.ts';
import type { DisputeView } from '../domain/dispute.ts';
import { Happening } from '../domain/event.ts';
import type { Query } from '../domain/query.ts';
import { ticketNumber } from '../domain/ticket.ts';
import { dayName } from './card.ts';
import { agreedOn, sideMoved } from './disputeSides.ts';
import type { SideMove } from './disputeSides.ts';

const Party = z
  .object({ happening: Happening, id: z.string(), pick: z.string(), words: z.string() })
  .partial();
type Party = z.infer<typeof Party>;
type Here = Context<Party>;

function idOf({ answers: { happening, id } }: Pick<Here, 'answers'>): number {
  return happening && 'ticketId' in happening ? happening.ticketId : Number(id ?? 0);
}

function needs(known: Pick<Here, 'answers'>): Query[] {
  return [{ kind: 'dispute', id: idOf(known) }];
}

function viewOf(context: Here): DisputeView | undefined {
  return context.read({ kind: 'dispute', id: idOf(context) });
}

function may(context: Here, move: SideMove): boolean {
  const view = viewOf(context);
  return view !== undefined && mayMoveTicket(view.ticket, move, view.party) !== undefined;
}

function start(context: Here): string {
  const view = viewOf(context);
  if (view?.ticket.state === 'proposed' && !view.accepted) return 'proposal';
  if (view?.ticket.state === 'agreed' && !view.carried) return 'follow';
  return view?.party === 'other' && may(context, 'reply') ? 'view' : 'nothing';
}

function shown(context: Here): Record<string, string | Line> {
  const view = viewOf(context);
  const need = view?.need?.what ?? '-';
  return {
    number: ticketNumber(idOf(context)),
    need,
    other: literal(view?.against ?? '-'),
    words: literal(view?.words ?? '-'),
    proposal: literal(view?.proposal ?? '-'),
  };
}

/** In a mediation who reported what; else the office asks in general, and nobody is named. */
function asked(context: Here): Line {
  const general = viewOf(context)?.ticket.path !== 'mediasi';
  return general
    ? line('dispute_party.ask_payments')
    : line('dispute_party.ask_view', shown(context));
}

const later: Option = {
  id: 'nanti',
  label: line('dispute_party.later'),
  words: ['nanti', 'nanti dulu', 'later'],
};

function told(
  text: 'dispute_party.ask_words' | 'dispute_party.ask_why',
  next: string,
): Step<Party> {
  return {
    kind: 'ask',
    text,
    accept: words({ min: 5, max: 3000, lines: true }),
    unclear: 'dispute_party.words_unclear',
    hint: 'dispute_party.words_unclear',
    free: true,
    verbatim: true,
    save: 'words',
    next,
  };
}

/** What was asked may be over by now. */
function still(move: SideMove, then: string): Step<Party> {
  return { kind: 'branch', needs, next: (context) => (may(context, move) ? then : 'over') };
}

function does(
  move: 'reply' | 'yes' | 'decline' | 'done' | 'broken',
  text: (c: Here) => Line,
): Step<Party> {
  return {
    kind: 'end',
    needs,
    text,
    effects: (context) => {
      const view = viewOf(context);
      return view ? sideMoved(view, move, context.answers.words ?? '', context.facts) : [];
    },
  };
}

/** The questions to a side that nobody waits for any more once the report has moved on. */
export function askedOf(ticketId: number): Start[] {
  const kinds = ['dispute.asked', 'dispute.proposed', 'dispute.follow'] as const;
  return kinds.map((kind): Start => ({
    flow: 'dispute_party',
    answers: { id: String(ticketId), happening: { kind, ticketId } },
  }));
}

export const disputeParty = defineFlow<Party>({
  id: 'dispute_party',
  version: 1,
  title: 'dispute_party.title',
  answers: Party,
  start: 'start',
  steps: {
    start: { kind: 'branch', needs, next: start },
    view: {
      kind: 'choose',
      needs,
      text: asked,
      options: [
        {
          id: 'jawab',
          label: line('dispute_party.answer'),
          means: 'ya',
          words: ['jawab', 'answer'],
        },
        later,
      ],
      save: 'pick',
      next: { jawab: 'view_words', nanti: 'later' },
    },
    view_words: told('dispute_party.ask_words', 'view_more'),
    view_more: still('reply', 'view_sent'),
    view_sent: does('reply', () => line('dispute_party.view_sent')),
    proposal: {
      kind: 'choose',
      needs,
      text: (context) => line('dispute_party.proposal', shown(context)),
      options: [
        {
          id: 'setuju',
          label: line('dispute_party.agree'),
          means: 'ya',
          words: ['setuju', 'sepakat', 'agree'],
        },
        {
          id: 'tidak',
          label: line('dispute_party.disagree'),
          means: 'tidak',
          words: ['tidak setuju', 'belum setuju', 'disagree'],
        },
        later,
      ],
      save: 'pick',
      next: { setuju: 'yes_more', tidak: 'why', nanti: 'later' },
    },
    yes_more: still('accept', 'agreed'),
    agreed: does('yes', (context) => {
      const view = viewOf(context);
      const number = ticketNumber(idOf(context));
      const day = dayName(agreedOn(context.facts), context.facts);
      return view?.otherAccepted
        ? line('dispute_party.both_agreed', { number, day })
        : line('dispute_party.agreed', { number });
    }),
    why: told('dispute_party.ask_why', 'no_more'),
    no_more: still('decline', 'declined'),
    declined: does('decline', () => line('dispute_party.declined')),
    follow: {
      kind: 'choose',
      needs,
      text: (context) => line('dispute_party.follow', shown(context)),
      options: [
        {
          id: 'sudah',
          label: line('dispute_party.carried'),
          means: 'ya',
          words: ['sudah', 'sudah dijalankan', 'done'],
        },
        {
          id: 'belum',
          label: line('dispute_party.not_carried'),
          means: 'belum',
          words: ['belum', 'not yet'],
        },
        later,
      ],
      save: 'pick',
      next: { sudah: 'done_more', belum: 'what_not', nanti: 'later' },
    },
    done_more: still('carried', 'carried'),
    carried: does('done', () => line('dispute_party.thanks')),
    what_not: told('dispute_party.ask_why', 'broken_more'),
    broken_more: still('broken', 'broken'),
    broken: does('broken', () => line('dispute_party.broken')),
    later: { kind: 'end', text: 'dispute_party.later_said' },
    over: { kind: 'end', text: 'dispute_party.over' },
    nothing: { kind: 'end' },
  },
});
