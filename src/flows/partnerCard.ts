/** One partnership on screen: its state in words, contacts only once shared, and the moves that this side may report. */
import { z } from 'zod';
import type { Line, Option } from '../conversation/reply.ts';
import { line, paragraphs, stacked } from '../conversation/reply.ts';
import type { Context } from '../conversation/step.ts';
import type { Effect } from '../domain/effect.ts';
import type { MatchMove } from '../domain/match.ts';
import { agreementNumber } from '../domain/agreement.ts';
import { allowedMoves, contactsShared } from '../domain/match.ts';
import type { MatchView, Query } from '../domain/query.ts';
import { canDraft } from './agreementFilling.ts';
import { isOver } from './agreementWords.ts';
import {
  contactOf,
  known,
  myMatches,
  otherName,
  sideOf,
  stateLine,
  tellMoved,
  turnOf,
} from './matchWords.ts';
import { needTitle } from './needWords.ts';
import { declined, WhyNot } from './whyNot.ts';

export const Partners = WhyNot.extend({ match: z.string(), move: z.string() }).partial();
export type Partners = z.infer<typeof Partners>;

type Here = Context<Partners>;
const steps = ['sample', 'visit', 'quotation', 'trial', 'stop'] as const;
type ExploringMove = (typeof steps)[number];

export function needs({ facts }: Pick<Here, 'facts'>): Query[] {
  return [myMatches(facts)];
}

/** The partnership that was chosen, unless it is over by now. */
export function chosen({ answers, facts, read }: Here): MatchView | undefined {
  return known(read(myMatches(facts)), facts).find(
    ({ match }) => String(match.id) === answers.match,
  );
}

/** What this side may report of it, in the order in which exploring goes on. */
function moves(view: MatchView, side: 'umk' | 'company'): ExploringMove[] {
  const allowed: readonly MatchMove[] = allowedMoves(view.match.state, side);
  // Who has an agreement that goes on ends that one first.
  const bound = view.agreement !== undefined && !isOver(view.agreement.state);
  return steps.filter((move) => allowed.includes(move) && !(bound && move === 'stop'));
}

export function card(context: Here): Line {
  const view = chosen(context);
  const side = view && sideOf(view, context.facts);
  if (!view || !side) return line('partners.over');
  const need = needTitle(view.need, context.facts.person.language);
  const head = line('partners.card', { need, other: otherName(view, side) });
  const state = line('partners.state', { state: stateLine(view, context.facts) });
  const contact = contactsShared(view.match.state) ? [contactOf(view, side)] : [];
  const { agreement } = view;
  const paper = agreement
    ? [
        line('partners.agreement', {
          number: agreementNumber(agreement.id),
          state: line(`agreement.state_${agreement.state}`),
        }),
      ]
    : [];
  return paragraphs(stacked(head, state, ...paper), ...contact, line('partners.ask'));
}

export function cardOptions(context: Here): Option[] {
  const view = chosen(context);
  const side = view && sideOf(view, context.facts);
  const end: Option = { id: 'selesai', label: line('partners.done'), words: ['selesai', 'done'] };
  if (!view || !side) return [end];
  const turn = turnOf(view.match) === side;
  const rows: Option[] = [];
  if (turn && side === 'umk') rows.push({ id: 'jawab', label: line('partners.answer') });
  if (turn && side === 'company') rows.push({ id: 'calon', label: line('partners.candidates') });
  rows.push(...moves(view, side).map((move) => ({ id: move, label: line(`move.${move}`) })));
  if (canDraft(view)) {
    rows.push({
      id: 'susun',
      label: line('partners.draft'),
      words: ['susun', 'perjanjian', 'pks'],
    });
  } else if (view.agreement && contactsShared(view.match.state)) {
    rows.push({ id: 'pks', label: line('partners.see_agreement'), words: ['perjanjian', 'pks'] });
  }
  return [...rows, { id: 'lapor', label: line('partners.report') }, end];
}

/** The move that was chosen, if it is still this side's to make. */
export function moveNow(
  context: Here,
): { view: MatchView; side: 'umk' | 'company'; move: ExploringMove } | undefined {
  const view = chosen(context);
  const side = view && sideOf(view, context.facts);
  const move = view && side && moves(view, side).find((made) => made === context.answers.move);
  return view && side && move ? { view, side, move } : undefined;
}

export function confirmed(context: Here): Line {
  const now = moveNow(context);
  if (!now) return line('partners.over');
  return line(`move.confirm_${now.move}`, { other: otherName(now.view, now.side) });
}

export function movedLine(context: Here): Line {
  const now = moveNow(context);
  return now ? line(`move.done_${now.move}`) : line('partners.over');
}

export function movedEffects(context: Here): Effect[] {
  const now = moveNow(context);
  if (!now) return [];
  const { view, side, move } = now;
  const why = move === 'stop' ? declined(context.answers) : {};
  return [
    { kind: 'match.move', matchId: view.match.id, from: view.match.state, move, by: side, ...why },
    tellMoved(view, side === 'umk' ? 'company' : 'umk', move),
  ];
}
