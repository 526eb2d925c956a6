/** What becomes of an evaluation, as data; each says what it was decided on (`rev`). */
import type {
  Evaluation,
  EvaluationOutcome,
  EvaluationState,
  PlanItem,
  SideView,
} from './evaluation.ts';

export type EvaluationEffect =
  | {
      kind: 'evaluation.start';
      evaluation: Pick<Evaluation, 'id' | 'agreementId' | 'companyId' | 'from' | 'until'>;
    }
  | {
      kind: 'evaluation.view';
      evaluationId: number;
      rev: number;
      /** All views, this one in the place of an older one of its side. */
      views: SideView[];
      by: 'company' | 'umk';
    }
  | {
      kind: 'evaluation.decide';
      evaluationId: number;
      rev: number;
      outcome: EvaluationOutcome;
      words: string;
      plan: PlanItem[];
    }
  /** `plan`: with the thing marked that was done now. */
  | {
      kind: 'evaluation.done';
      evaluationId: number;
      rev: number;
      from: EvaluationState;
      plan: PlanItem[];
    };
