/** Nobody answered a match: its side is asked once more, then it lapses and both are told; a match that moved on is left alone. */
import { z } from 'zod';
import type { Line } from '../conversation/reply.ts';
import { line, paragraphs } from '../conversation/reply.ts';
import type { Context } from '../conversation/step.ts';
import { defineFlow } from '../conversation/step.ts';
import type { Effect } from '../domain/effect.ts';
import { Happening } from '../domain/event.ts';
import type { Facts } from '../domain/facts.ts';
import type { MatchView, Query } from '../domain/query.ts';
import { followUp, noFollowUp, sideOf, silenceKey, tellMoved, turnOf } from './matchWords.ts';
import { aboutBehalf } from './behalf.ts';
import { behalfNeeds, voiceOf } from './behalfWords.ts';
import { needTitle } from './needWords.ts';
import { aboutProposal } from './proposal.ts';

const Silent = z.object({ happening: Happening }).partial();
type Silent = z.infer<typeof Silent>;

function about({ answers }: Pick<Context<Silent>, 'answers'>): { id: number; round: number } {
  const { happening } = answers;
  return happening?.kind === 'match.silent'
    ? { id: happening.matchId, round: happening.round }
    : { id: 0, round: 1 };
}

function needs(context: Pick<Context<Silent>, 'answers' | 'facts'>): Query[] {
  const { id } = about(context);
  return [{ kind: 'match', id }, ...behalfNeeds(id, context.facts)];
}

/** The match, as long as it still waits for this person's side. */
function waitingFor(context: Context<Silent>): MatchView | undefined {
  const view = context.read({ kind: 'match', id: about(context).id });
  return view && turnOf(view.match) === voiceOf(view, context) ? view : undefined;
}

/** The match, where its owner's answer is waited for and this person speaks for them no longer: somebody else does. */
function othersAnswer(context: Context<Silent>): MatchView | undefined {
  const view = context.read({ kind: 'match', id: about(context).id });
  return view && turnOf(view.match) === 'umk' && !voiceOf(view, context) ? view : undefined;
}

/** Whoever speaks for the owner by now is asked in their place. */
function handedOn(context: Context<Silent>): Effect[] {
  const view = othersAnswer(context);
  if (!view) return [];
  const { id: matchId, round } = about(context);
  const happening = { kind: 'match.silent', matchId, round } as const;
  const { now: at } = context.facts;
  return [
    { kind: 'timer.set', key: silenceKey(matchId), whom: { umk: view.umk.id }, happening, at },
  ];
}

/** Reminders are for those who did not say no to them; the match goes on its way all the same. */
export function wantsReminders({ person }: Facts): boolean {
  return (
    person.mutedAt === undefined && person.withdrawnAt === undefined && person.reminders !== false
  );
}

function again(context: Context<Silent>): Effect[] {
  const view = waitingFor(context);
  if (!view) return [];
  const whom = turnOf(view.match) === 'umk' ? { umk: view.umk.id } : { company: view.company.id };
  return [followUp(view.match.id, 2, whom, context.facts, view.match.askedAt)];
}

/** What is told to others does not reach the person whose own time ran out: they hear it here. */
function lapsed(context: Context<Silent>): Line {
  const view = waitingFor(context);
  if (!view) return line('proposal.over');
  const need = needTitle(view.need, context.facts.person.language);
  const umk = turnOf(view.match) === 'umk';
  const said = line(umk ? 'notice.lapsed_umk' : 'notice.lapsed_company', { need });
  if (sideOf(view, context.facts)) return said;
  const { ownerName: name, id } = view.umk;
  return paragraphs(line('behalf.about', { name, id }), said);
}

function lapse(context: Context<Silent>): Effect[] {
  const view = waitingFor(context);
  if (!view) return [];
  const { id: matchId, state: from } = view.match;
  return [
    { kind: 'match.move', matchId, from, move: 'lapse', by: 'system' },
    tellMoved(view, 'umk', 'lapse'),
    tellMoved(view, 'company', 'lapse'),
    noFollowUp(matchId),
  ];
}

export const silent = defineFlow<Silent>({
  id: 'silent',
  version: 1,
  title: 'silent.title',
  answers: Silent,
  start: 'start',
  steps: {
    start: {
      kind: 'branch',
      needs,
      next: (context) => {
        if (othersAnswer(context)) return 'hand_on';
        if (!waitingFor(context)) return 'over';
        return about(context).round >= 2 ? 'lapse' : 'again';
      },
    },
    hand_on: { kind: 'end', needs, effects: handedOn },
    again: {
      kind: 'branch',
      needs,
      effects: again,
      next: (context) => {
        if (!wantsReminders(context.facts)) return 'over';
        const view = waitingFor(context);
        return view && turnOf(view.match) === 'umk' ? 'ask_umk' : 'ask_company';
      },
    },
    ask_umk: {
      kind: 'end',
      needs,
      text: 'silent.umk',
      then: (context) => aboutProposal(about(context).id),
    },
    ask_company: {
      kind: 'choose',
      needs,
      text: (context) => {
        const view = waitingFor(context);
        if (!view) return line('proposal.over');
        return line('silent.company', {
          need: needTitle(view.need, context.facts.person.language),
        });
      },
      options: [
        { id: 'lihat', label: line('notice.look'), means: 'ya' },
        { id: 'nanti', label: line('notice.later'), means: 'tidak', words: ['nanti'] },
      ],
      next: { lihat: 'look', nanti: 'later' },
    },
    look: {
      kind: 'end',
      needs,
      then: (context) => {
        const view = context.read({ kind: 'match', id: about(context).id });
        return { flow: 'candidates', answers: view ? { need: String(view.need.id) } : {} };
      },
    },
    later: { kind: 'end', text: 'notice.later_said' },
    lapse: {
      kind: 'end',
      needs,
      text: lapsed,
      effects: lapse,
      closes: (context) => {
        const { id: matchId } = about(context);
        const asked = { kind: 'match.silent', matchId, round: 1 };
        return [
          aboutProposal(matchId),
          aboutBehalf(matchId),
          { flow: 'silent', answers: { happening: asked } },
        ];
      },
    },
    over: { kind: 'end' },
  },
});
