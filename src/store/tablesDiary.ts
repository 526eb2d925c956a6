/** How the diary of agreements is laid out: what is counted is plain, what somebody wrote is sealed. */
import { Entry } from '../domain/diary.ts';
import type { Layout } from './tables.ts';

export const diaryLayouts: { diaryEntry: Layout<'diaryEntry'> } = {
  diaryEntry: {
    model: 'diaryEntry',
    row: Entry,
    columns: {
      id: 'plain',
      regionId: 'plain',
      agreementId: 'plain',
      umkId: 'plain',
      kind: 'plain',
      rootId: 'plain',
      follows: 'plain',
      instead: 'plain',
      side: 'plain',
      personId: 'plain',
      behalf: 'plain',
      quantity: 'plain',
      rejected: 'plain',
      unit: 'plain',
      price: 'plain',
      amount: 'plain',
      due: 'plain',
      day: 'plain',
      dueOn: 'plain',
      missedOn: 'plain',
      note: 'secret',
      photo: 'json',
      state: 'plain',
      answeredBy: 'plain',
      answeredAt: 'plain',
      rev: 'plain',
      saidOn: 'plain',
      example: 'plain',
      createdAt: 'plain',
      updatedAt: 'plain',
    },
  },
};
