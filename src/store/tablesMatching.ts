/** How matches, groups and what is known of kept words are laid out. */
import { FairRun } from '../domain/fairRun.ts';
import { Match } from '../domain/match.ts';
import { Together } from '../domain/together.ts';
import { TrackRecord } from '../domain/umk.ts';
import type { Layout } from './tables.ts';

type Tabled = 'match' | 'trackRecord' | 'together' | 'fairRun';

export const matchingLayouts: { [T in Tabled]: Layout<T> } = {
  match: {
    model: 'match',
    row: Match,
    columns: {
      id: 'plain',
      needId: 'plain',
      umkId: 'plain',
      state: 'plain',
      score: 'plain',
      declineCode: 'plain',
      share: 'plain',
      askedAt: 'plain',
      createdAt: 'plain',
      updatedAt: 'plain',
      reasons: 'json',
      declineReason: 'secret',
      steps: 'secretJson',
    },
  },
  trackRecord: {
    model: 'trackRecord',
    row: TrackRecord,
    columns: {
      id: 'plain',
      deliveries: 'plain',
      kept: 'plain',
      ratings: 'plain',
      rating: 'plain',
      updatedAt: 'plain',
    },
  },
  together: {
    model: 'together',
    row: Together,
    columns: {
      id: 'plain',
      needId: 'plain',
      state: 'plain',
      openFor: 'plain',
      leadId: 'plain',
      score: 'plain',
      rev: 'plain',
      createdAt: 'plain',
      updatedAt: 'plain',
      reasons: 'json',
      members: 'json',
    },
  },
  fairRun: {
    model: 'fairRun',
    row: FairRun,
    columns: {
      id: 'plain',
      personId: 'plain',
      pairs: 'json',
      at: 'plain',
      made: 'plain',
      slot: 'plain',
      createdAt: 'plain',
    },
  },
};
