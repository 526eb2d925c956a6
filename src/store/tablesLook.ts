/** How papers, the questionnaire and what staff found of both are laid out in columns: numbers and words are sealed. */
import { z } from 'zod';
import type { PaperRow } from '../app/ports.ts';
import { Curation } from '../domain/curation.ts';
import { OwnedPaperKind, PaperStatus } from '../domain/paper.ts';
import { Readiness } from '../domain/umk.ts';
import type { Layout } from './tables.ts';

const PaperStored: z.ZodType<PaperRow> = z.object({
  id: z.string(),
  umkId: z.int(),
  kind: OwnedPaperKind,
  status: PaperStatus,
  number: z.string().optional(),
  expires: z.string().optional(),
  checkedAt: z.date().optional(),
  checkedBy: z.int().optional(),
  refusal: z.string().optional(),
  refusalWords: z.string().optional(),
  updatedAt: z.date(),
});

type Looks = 'paper' | 'readiness' | 'curation';

export const lookLayouts: { [T in Looks]: Layout<T> } = {
  paper: {
    model: 'paper',
    row: PaperStored,
    columns: {
      id: 'plain',
      umkId: 'plain',
      kind: 'plain',
      status: 'plain',
      number: 'secret',
      expires: 'plain',
      checkedAt: 'plain',
      checkedBy: 'plain',
      refusal: 'plain',
      refusalWords: 'secret',
      updatedAt: 'plain',
    },
  },
  readiness: {
    model: 'readiness',
    row: Readiness,
    columns: {
      id: 'plain',
      answers: 'secretJson',
      score: 'plain',
      level: 'plain',
      updatedAt: 'plain',
    },
  },
  curation: {
    model: 'curation',
    row: Curation,
    columns: {
      id: 'plain',
      umkId: 'plain',
      by: 'plain',
      visitedOn: 'plain',
      how: 'plain',
      notes: 'secret',
      level: 'plain',
      reason: 'secret',
      score: 'plain',
      computed: 'plain',
      at: 'plain',
    },
  },
};
