/** How evaluations are laid out in columns: what was said and planned is sealed. */
import { Evaluation } from '../domain/evaluation.ts';
import type { Layout } from './tables.ts';

export const evaluationLayouts: { evaluation: Layout<'evaluation'> } = {
  evaluation: {
    model: 'evaluation',
    row: Evaluation,
    columns: {
      id: 'plain',
      regionId: 'plain',
      agreementId: 'plain',
      companyId: 'plain',
      from: 'plain',
      until: 'plain',
      state: 'plain',
      views: 'secretJson',
      words: 'secret',
      outcome: 'plain',
      plan: 'secretJson',
      rev: 'plain',
      openFor: 'plain',
      example: 'plain',
      createdAt: 'plain',
      updatedAt: 'plain',
    },
  },
};
