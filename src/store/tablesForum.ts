/** How the forum is laid out in columns: what was said and written is sealed, what is counted and sorted by is plain. */
import { Commitment, Decision, ForumMember, Meeting, Rsvp } from '../domain/forum.ts';
import type { Layout } from './tables.ts';

type Forum = 'forumMember' | 'commitment' | 'meeting' | 'rsvp' | 'decision';

export const forumLayouts: { [T in Forum]: Layout<T> } = {
  forumMember: {
    model: 'forumMember',
    row: ForumMember,
    columns: {
      id: 'plain',
      regionId: 'plain',
      personId: 'plain',
      companyId: 'plain',
      umkId: 'plain',
      agency: 'secret',
      contact: 'secret',
      role: 'plain',
      since: 'plain',
      until: 'plain',
      seat: 'blind',
      rev: 'plain',
    },
  },
  commitment: {
    model: 'commitment',
    row: Commitment,
    columns: {
      id: 'plain',
      regionId: 'plain',
      companyId: 'plain',
      agency: 'secret',
      kind: 'plain',
      words: 'secret',
      figure: 'json',
      umkIds: 'json',
      madeOn: 'plain',
      state: 'plain',
      history: 'secretJson',
      rev: 'plain',
    },
  },
  meeting: {
    model: 'meeting',
    row: Meeting,
    columns: {
      id: 'plain',
      regionId: 'plain',
      title: 'secret',
      topics: 'secretJson',
      place: 'secret',
      startsAt: 'plain',
      endsAt: 'plain',
      state: 'plain',
      minutes: 'secret',
      calledBy: 'plain',
      ticketId: 'plain',
      rev: 'plain',
    },
  },
  rsvp: {
    model: 'rsvp',
    row: Rsvp,
    columns: { id: 'plain', meetingId: 'plain', personId: 'plain', answer: 'plain', at: 'plain' },
  },
  decision: {
    model: 'decision',
    row: Decision,
    columns: {
      id: 'plain',
      meetingId: 'plain',
      words: 'secret',
      ownerId: 'plain',
      owner: 'secret',
      dueOn: 'plain',
      doneOn: 'plain',
      rev: 'plain',
    },
  },
};
