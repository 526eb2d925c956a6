/** A companion answers a proposal for an owner who has no chat, after a telephone call; it is written down by whom. */
import { z } from 'zod';
import type { Line } from '../conversation/reply.ts';
import { line, paragraphs, stacked } from '../conversation/reply.ts';
import type { Context, Start } from '../conversation/step.ts';
import { defineFlow } from '../conversation/step.ts';
import type { Effect } from '../domain/effect.ts';
import type { MatchMove } from '../domain/match.ts';
import type { MatchView, Query } from '../domain/query.ts';
import { answersFor, behalfNeeds } from './behalfWords.ts';
import { contactOf, homePhone, noFollowUp, tellMoved } from './matchWords.ts';
import { needCard } from './needWords.ts';
import { reasonLines } from './reasons.ts';
import { declined, umkWhy, WhyNot, whyNotSteps } from './whyNot.ts';
import { umkName } from './whichUmk.ts';

const Behalf = WhyNot.extend({ match: z.string() }).partial();
type Behalf = z.infer<typeof Behalf>;
type Here = Context<Behalf>;

/** The start of this dialog about one match. */
export function aboutBehalf(matchId: number): Start {
  return { flow: 'behalf', answers: { match: String(matchId) } };
}

function one({ answers }: Pick<Here, 'answers'>): Extract<Query, { kind: 'match' }> {
  return { kind: 'match', id: Number(answers.match) };
}

function needs(known: Pick<Here, 'answers' | 'facts'>): Query[] {
  const query = one(known);
  return [query, ...behalfNeeds(query.id, known.facts)];
}

/** The match as long as it waits for the owner for whom this person answers. */
function waitingFor(context: Here): MatchView | undefined {
  const view = context.read(one(context));
  return view?.match.state === 'shortlisted' && answersFor(view, context) ? view : undefined;
}

function question(context: Here): Line {
  const view = waitingFor(context);
  if (!view) return line('proposal.over');
  const { need, umk, match } = view;
  const head = line('behalf.head', {
    name: umk.ownerName,
    business: umkName(umk),
    phone: homePhone(umk.phone),
  });
  const fits = reasonLines({ need, umk, reasons: match.reasons }, context.facts);
  return paragraphs(
    needCard(need, context.facts, head),
    stacked(line('behalf.why'), fits),
    line('behalf.ask', { name: umk.ownerName }),
  );
}

function look(context: Here): Effect[] {
  const view = waitingFor(context);
  return view ? [{ kind: 'personal.look', subject: `umk/${view.umk.id}` }] : [];
}

function moved(context: Here, move: MatchMove & ('umk_accepts' | 'umk_declines')): Effect[] {
  const view = waitingFor(context);
  if (!view) return [];
  const { id: matchId, state: from } = view.match;
  const why = move === 'umk_declines' ? declined(context.answers) : {};
  return [
    { kind: 'match.move', matchId, from, move, by: 'umk', behalf: true, ...why },
    tellMoved(view, 'company', move),
    noFollowUp(matchId),
  ];
}

export const behalf = defineFlow<Behalf>({
  id: 'behalf',
  version: 1,
  title: 'behalf.title',
  answers: Behalf,
  start: 'start',
  steps: {
    start: {
      kind: 'branch',
      needs,
      effects: look,
      next: (context) => (waitingFor(context) ? 'answer' : 'silent'),
    },
    answer: {
      kind: 'choose',
      needs,
      text: question,
      options: [
        { id: 'mau', label: line('behalf.accept'), means: 'ya' },
        { id: 'tidak', label: line('behalf.decline'), means: 'tidak' },
        { id: 'nanti', label: line('behalf.later'), words: ['nanti', 'belum', 'later'] },
      ],
      unclear: 'proposal.unclear',
      hint: 'proposal.hint',
      next: (context, answer) => {
        if (!waitingFor(context)) return 'over';
        if (answer === 'mau') return 'agreed';
        return answer === 'tidak' ? 'why' : 'later';
      },
    },
    agreed: {
      kind: 'end',
      needs,
      text: (context) => {
        const view = waitingFor(context);
        if (!view) return line('proposal.over');
        const said = line('behalf.agreed', { name: view.umk.ownerName });
        return paragraphs(said, contactOf(view, 'umk'));
      },
      effects: (context) => moved(context, 'umk_accepts'),
    },
    ...whyNotSteps<Behalf>(umkWhy, 'behalf.ask_why', 'no'),
    no: { kind: 'branch', needs, next: (context) => (waitingFor(context) ? 'declined' : 'over') },
    declined: {
      kind: 'end',
      needs,
      text: 'behalf.declined',
      effects: (context) => moved(context, 'umk_declines'),
    },
    later: {
      kind: 'end',
      text: 'behalf.put_off',
      values: ({ facts }) => ({ days: facts.region.matchSilence.lapseDays }),
    },
    over: { kind: 'end', text: 'proposal.over' },
    silent: { kind: 'end' },
  },
});
