/** How check-ins, baselines, warnings and what was asked unasked are laid out in columns: own words and evidence are sealed. */
import { z } from 'zod';
import type { UnaskedRow } from '../app/ports.ts';
import { Baseline, CheckIn } from '../domain/checkIn.ts';
import { Warning } from '../domain/warning.ts';
import type { Layout } from './tables.ts';

const UnaskedStored: z.ZodType<UnaskedRow> = z.object({
  id: z.string(),
  personId: z.int(),
  at: z.date(),
});

type Watching = 'checkIn' | 'baseline' | 'warning' | 'unasked';

export const checkInLayouts: { [T in Watching]: Layout<T> } = {
  checkIn: {
    model: 'checkIn',
    row: CheckIn,
    columns: {
      id: 'plain',
      kind: 'plain',
      side: 'plain',
      agreementId: 'plain',
      umkId: 'plain',
      companyId: 'plain',
      period: 'plain',
      going: 'plain',
      obstacles: 'json',
      words: 'secret',
      sales: 'plain',
      rating: 'plain',
      workers: 'plain',
      volume: 'json',
      value: 'plain',
      personId: 'plain',
      at: 'plain',
    },
  },
  baseline: {
    model: 'baseline',
    row: Baseline,
    columns: { id: 'plain', workers: 'plain', salesBand: 'plain', at: 'plain' },
  },
  warning: {
    model: 'warning',
    row: Warning,
    columns: {
      id: 'plain',
      regionId: 'plain',
      key: 'plain',
      code: 'plain',
      agreementId: 'plain',
      umkId: 'plain',
      companyId: 'plain',
      state: 'plain',
      evidence: 'secretJson',
      known: 'json',
      note: 'secret',
      closedBy: 'plain',
      closedAt: 'plain',
      rev: 'plain',
      createdAt: 'plain',
      updatedAt: 'plain',
    },
  },
  unasked: {
    model: 'unasked',
    row: UnaskedStored,
    columns: { id: 'plain', personId: 'plain', at: 'plain' },
  },
};
