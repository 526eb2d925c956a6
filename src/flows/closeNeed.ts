/** Staff close a need with a reason that its PIC reads; matches that wait for an answer lapse with it, and their sides are told. */
import { z } from 'zod';
import { words } from '../conversation/accept.ts';
import type { Line, TextKey } from '../conversation/reply.ts';
import { line, literal } from '../conversation/reply.ts';
import type { Context } from '../conversation/step.ts';
import { defineFlow } from '../conversation/step.ts';
import type { MatchRow, NeedRow } from '../domain/desk.ts';
import type { Effect } from '../domain/effect.ts';
import { nextState } from '../domain/machine.ts';
import { needLife } from '../domain/need.ts';
import type { Query } from '../domain/query.ts';
import { mayEdit } from '../domain/roles.ts';
import { paged } from './find.ts';
import { noFollowUp } from './matchWords.ts';
import { needTitle } from './needWords.ts';

/** Why a need is closed: a code, or in words. */
const codes = ['filled', 'asked', 'double', 'silent'] as const;

const CloseNeed = z.object({ need: z.string(), reason: z.string() }).partial();
type CloseNeed = z.infer<typeof CloseNeed>;
type Here = Context<CloseNeed>;

function needQuery({ answers }: Pick<Here, 'answers'>): Extract<Query, { kind: 'needs.find' }> {
  return { kind: 'needs.find', ...paged({ by: 'number', what: answers.need ?? '0' }, 1) };
}

function needs(known: Pick<Here, 'answers'>): Query[] {
  return [needQuery(known), { kind: 'need.matches', id: Number(known.answers.need) }];
}

function found(context: Here): NeedRow | undefined {
  return context.read(needQuery(context)).rows[0];
}

/** The matches that wait for a side: what explores already goes on without the need. */
function waiting(context: Here): MatchRow[] {
  return context
    .read({ kind: 'need.matches', id: Number(context.answers.need) })
    .filter(({ match }) => match.state === 'raised' || match.state === 'shortlisted');
}

function state(context: Here, then: string): string {
  const { person } = context.facts;
  const shown = found(context);
  if (!mayEdit(person.roles)) return 'not_yours';
  if (!shown) return 'unknown';
  if (person.companies.some(({ id }) => id === shown.company.id)) return 'not_yours';
  return nextState(needLife, shown.need.status, 'close', 'staff') ? then : 'closed_already';
}

/** The reason in the language of whoever reads it. */
export function closeReason(reason: string): Line {
  const code = codes.find((known) => known === reason);
  return code ? line(`close_need.reason_${code}`) : literal(reason);
}

function closed(context: Here): Effect[] {
  const shown = found(context);
  const { reason } = context.answers;
  if (!shown || !reason) return [];
  const { need, company } = shown;
  const happening = { kind: 'need.closed' as const, needId: need.id, reason };
  return [
    { kind: 'need.close', needId: need.id },
    { kind: 'tell', whom: { company: company.id }, happening },
    ...waiting(context).flatMap(({ match, umk }): Effect[] => [
      { kind: 'match.move', matchId: match.id, from: match.state, move: 'lapse', by: 'staff' },
      noFollowUp(match.id),
      {
        kind: 'tell',
        whom: { umk: umk.id },
        happening: { kind: 'match.moved', matchId: match.id, move: 'lapse' },
      },
    ]),
  ];
}

function said(context: Here): Record<string, string | number | Line> {
  const shown = found(context);
  const { language } = context.facts.person;
  return {
    id: context.answers.need ?? '',
    need: shown ? needTitle(shown.need, language) : '',
    company: shown?.company.name ?? '',
    reason: closeReason(context.answers.reason ?? ''),
    count: waiting(context).length,
  };
}

export const closeNeed = defineFlow<CloseNeed>({
  id: 'close_need',
  version: 1,
  title: 'close_need.title',
  answers: CloseNeed,
  start: 'start',
  steps: {
    start: { kind: 'branch', needs, next: (context) => state(context, 'reason') },
    reason: {
      kind: 'choose',
      needs,
      text: 'close_need.ask_reason',
      values: said,
      options: codes.map((code) => ({ id: code, label: line(`close_need.reason_${code}`) })),
      accept: words({ min: 5, max: 200 }),
      unclear: 'close_need.reason_unclear',
      save: 'reason',
      next: 'confirm',
    },
    confirm: {
      kind: 'choose',
      needs,
      text: (context): { text: TextKey; values: ReturnType<typeof said> } => ({
        text: waiting(context).length > 0 ? 'close_need.confirm_matches' : 'close_need.confirm',
        values: said(context),
      }),
      options: [
        { id: 'ya', label: line('close_need.yes'), means: 'ya' },
        { id: 'tidak', label: line('close_need.no'), means: 'tidak' },
      ],
      next: { ya: 'once_more', tidak: 'left' },
    },
    once_more: { kind: 'branch', needs, next: (context) => state(context, 'closed') },
    closed: { kind: 'end', needs, text: 'close_need.done', values: said, effects: closed },
    left: { kind: 'end', text: 'close_need.left' },
    closed_already: { kind: 'end', text: 'close_need.already' },
    unknown: {
      kind: 'end',
      text: 'find.gone',
      values: ({ answers }) => ({ id: answers.need ?? '' }),
    },
    not_yours: { kind: 'end', text: 'check.not_yours' },
  },
});
