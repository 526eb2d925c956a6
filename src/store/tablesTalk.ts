/** How voice notes, talks with the office, who stands in for whom, and licence requests are laid out in columns: what was said is sealed. */
import { z } from 'zod';
import { Handover, StaffAway } from '../domain/handover.ts';
import { LicenceRequest } from '../domain/licence.ts';
import { ReminderKind } from '../domain/reminder.ts';
import { VoiceNote } from '../domain/voice.ts';
import type { Layout } from './tables.ts';

type Talks = 'voiceNote' | 'handover' | 'staffAway' | 'reminderOff' | 'licenceRequest';

export const talkLayouts: { [T in Talks]: Layout<T> } = {
  voiceNote: {
    model: 'voiceNote',
    row: VoiceNote,
    columns: {
      id: 'plain',
      personId: 'plain',
      blobId: 'plain',
      mime: 'plain',
      position: 'plain',
      turn: 'plain',
      question: 'secret',
      state: 'plain',
      words: 'secret',
      at: 'plain',
    },
  },
  handover: {
    model: 'handover',
    row: Handover,
    columns: {
      id: 'plain',
      regionId: 'plain',
      personId: 'plain',
      state: 'plain',
      staffId: 'plain',
      wantedId: 'plain',
      placeId: 'plain',
      apart: 'plain',
      lines: 'secretJson',
      notes: 'secretJson',
      unread: 'plain',
      owedAt: 'plain',
      escalatedAt: 'plain',
      endedBy: 'plain',
      rating: 'plain',
      createdAt: 'plain',
      updatedAt: 'plain',
    },
  },
  staffAway: {
    model: 'staffAway',
    row: StaffAway,
    columns: { id: 'plain', until: 'plain', deputyId: 'plain' },
  },
  reminderOff: {
    model: 'reminderOff',
    row: z.object({ id: z.string(), personId: z.int(), kind: ReminderKind }),
    columns: { id: 'plain', personId: 'plain', kind: 'plain' },
  },
  licenceRequest: {
    model: 'licenceRequest',
    row: LicenceRequest,
    columns: {
      id: 'plain',
      regionId: 'plain',
      umkId: 'plain',
      personId: 'plain',
      licence: 'plain',
      state: 'plain',
      openFor: 'plain',
      submittedOn: 'plain',
      slot: 'plain',
      dueOn: 'plain',
      unanswered: 'plain',
      example: 'plain',
      createdAt: 'plain',
      updatedAt: 'plain',
      steps: 'json',
      notes: 'secretJson',
      wanted: 'secret',
      reference: 'secret',
      reason: 'secret',
    },
  },
};
