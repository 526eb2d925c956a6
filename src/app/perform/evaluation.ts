/** Writes about evaluations: each is decided on the `rev` that was read, and a move that the table does not allow is a bug and throws. */
import type { Effect } from '../../domain/effect.ts';
import type { EvaluationEffect } from '../../domain/effectEvaluation.ts';
import type {
  Evaluation,
  EvaluationMove,
  EvaluationSide,
  EvaluationState,
} from '../../domain/evaluation.ts';
import { moveEvaluation } from '../../domain/evaluation.ts';
import type { Write } from '../ports.ts';
import type { Performing } from './perform.ts';

type Moving = { evaluationId: number; rev: number };

function moved(
  { evaluationId: id, rev }: Moving,
  from: EvaluationState,
  move: EvaluationMove,
  by: EvaluationSide,
  set: Partial<Evaluation>,
  { facts: { now } }: Performing,
): Write {
  const state = moveEvaluation(from, move, by);
  if (!state) throw new Error(`evaluation ${id}: ${by} may not ${move} from ${from}`);
  return {
    op: 'patch',
    table: 'evaluation',
    id,
    set: {
      ...set,
      state,
      rev: rev + 1,
      updatedAt: now,
      ...(state === 'open' ? {} : { openFor: undefined }),
    },
    expect: { rev, state: from },
  };
}

export function evaluationWrites(
  effect: Extract<Effect, { kind: EvaluationEffect['kind'] }>,
  how: Performing,
): Write[] {
  const { now, region, person } = how.facts;
  switch (effect.kind) {
    case 'evaluation.start': {
      const { evaluation } = effect;
      const row: Evaluation = {
        ...evaluation,
        ...{ regionId: region.id, state: 'open', views: [], plan: [], rev: 0 },
        ...{ openFor: evaluation.agreementId, example: person.example },
        ...{ createdAt: now, updatedAt: now },
      };
      return [{ op: 'insert', table: 'evaluation', row }];
    }
    case 'evaluation.view':
      return [moved(effect, 'open', 'view', effect.by, { views: effect.views }, how)];
    case 'evaluation.decide': {
      const { outcome, words, plan } = effect;
      const move = outcome === 'perbaiki' ? 'plan' : 'decide';
      return [moved(effect, 'open', move, 'staff', { outcome, words, plan }, how)];
    }
    case 'evaluation.done': {
      const { plan, from } = effect;
      const all = plan.every(({ doneAt }) => doneAt !== undefined);
      return [moved(effect, from, all ? 'complete' : 'done', 'staff', { plan }, how)];
    }
    default:
      return effect satisfies never;
  }
}
