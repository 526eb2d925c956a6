/** An owner is asked about a company's wish to work with them; the company's name stays closed until they say yes. */
import type { z } from 'zod';
import type { Line, Option } from '../conversation/reply.ts';
import { line, paragraphs, stacked } from '../conversation/reply.ts';
import type { Context } from '../conversation/step.ts';
import { defineFlow } from '../conversation/step.ts';
import { mayAssist } from '../domain/assist.ts';
import type { Effect } from '../domain/effect.ts';
import { Happening } from '../domain/event.ts';
import type { MatchMove } from '../domain/match.ts';
import type { MatchView, Query } from '../domain/query.ts';
import { aboutBehalf } from './behalf.ts';
import { contactOf, noFollowUp, sideOf, tellMoved } from './matchWords.ts';
import { needCard } from './needWords.ts';
import { reasonLines } from './reasons.ts';
import { declined, umkWhy, WhyNot, whyNotSteps } from './whyNot.ts';

const Proposal = WhyNot.extend({ happening: Happening }).partial();
type Proposal = z.infer<typeof Proposal>;

/** The start of this dialog about one match, however it is come to. */
export function aboutProposal(matchId: number): { flow: string; answers: Proposal } {
  return { flow: 'proposal', answers: { happening: { kind: 'match.proposed', matchId } } };
}

function queryOf({
  answers,
}: Pick<Context<Proposal>, 'answers'>): Extract<Query, { kind: 'match' }> {
  const { happening } = answers;
  const id = happening && 'matchId' in happening ? happening.matchId : 0;
  return { kind: 'match', id };
}

function needs(context: Pick<Context<Proposal>, 'answers'>): Query[] {
  return [queryOf(context)];
}

/** The match as long as it waits for this owner's answer. */
function waitingFor(context: Context<Proposal>): MatchView | undefined {
  const view = context.read(queryOf(context));
  if (!view || view.match.state !== 'shortlisted') return undefined;
  return sideOf(view, context.facts) === 'umk' ? view : undefined;
}

function question(context: Context<Proposal>): Line {
  const view = waitingFor(context);
  if (!view) return line('proposal.over');
  const { need, umk, match } = view;
  const head = line('proposal.head', { name: umk.businessName ?? umk.product });
  const fits = reasonLines({ need, umk, reasons: match.reasons }, context.facts);
  return paragraphs(
    needCard(need, context.facts, head),
    stacked(line('proposal.why_you'), fits),
    line('proposal.ask'),
  );
}

function moved(
  context: Context<Proposal>,
  move: MatchMove & ('umk_accepts' | 'umk_declines'),
): Effect[] {
  const view = waitingFor(context);
  if (!view) return [];
  const { id: matchId, state: from } = view.match;
  const why = move === 'umk_declines' ? declined(context.answers) : {};
  return [
    { kind: 'match.move', matchId, from, move, by: 'umk', ...why },
    tellMoved(view, 'company', move),
    noFollowUp(matchId),
  ];
}

const answers: Option[] = [
  { id: 'mau', label: line('proposal.accept'), means: 'ya' },
  { id: 'tidak', label: line('proposal.decline'), means: 'tidak' },
  { id: 'nanti', label: line('proposal.later'), words: ['nanti', 'nanti dulu', 'later'] },
];

/** What is left to say to an offer that closed while it was on screen. */
const closed: Option[] = [{ id: 'tutup', label: line('proposal.close'), means: 'ya' }];

export const proposal = defineFlow<Proposal>({
  id: 'proposal',
  version: 1,
  title: 'proposal.title',
  answers: Proposal,
  start: 'start',
  steps: {
    start: {
      kind: 'branch',
      needs,
      next: (context) => {
        if (waitingFor(context)) return 'answer';
        return mayAssist(context.facts.person.roles) ? 'behalf' : 'silent';
      },
    },
    behalf: { kind: 'end', then: (context) => aboutBehalf(queryOf(context).id) },
    answer: {
      kind: 'choose',
      needs,
      text: question,
      options: (context) => (waitingFor(context) ? answers : closed),
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
        const contact = contactOf(view, 'umk');
        return paragraphs(line('proposal.agreed'), contact, line('match.next_steps'));
      },
      effects: (context) => moved(context, 'umk_accepts'),
    },
    ...whyNotSteps<Proposal>(umkWhy, 'proposal.why', 'no'),
    no: {
      kind: 'branch',
      needs,
      next: (context) => (waitingFor(context) ? 'declined' : 'over'),
    },
    declined: {
      kind: 'end',
      needs,
      text: 'proposal.declined',
      effects: (context) => moved(context, 'umk_declines'),
    },
    later: {
      kind: 'end',
      text: 'proposal.put_off',
      values: ({ facts }) => ({ days: facts.region.matchSilence.lapseDays }),
    },
    over: { kind: 'end', text: 'proposal.over' },
    silent: { kind: 'end' },
  },
});
