/** How soon reports were answered, in working days of the office, and how they ended; nothing where nothing was reported. */
import { expect, it } from 'vitest';
import { disputeFigures, timesOf } from '../../src/domain/disputeFigures.ts';
import type { Ticket } from '../../src/domain/ticket.ts';
import { kotaBekasi } from '../../src/regions/kota-bekasi.ts';

const at = (moment: string): Date => new Date(moment);

function ticket(more: Partial<Ticket>): Ticket {
  const day = at('2026-12-18T02:00:00Z');
  return {
    ...{ id: 1, regionId: 'kota-bekasi', personId: 31, urgent: true, text: 'rahasia', log: [] },
    ...{ state: 'open', reportedOn: '2026-12-18', dueOn: '2026-12-31', provisional: false, rev: 0 },
    ...{ createdAt: day, updatedAt: day },
    ...more,
  };
}

const answer = (moment: string) => ({
  what: 'answer' as const,
  by: 90,
  words: 'ini',
  at: at(moment),
});

it('counts the working days to the first answer, over the holidays of the year', () => {
  const reports = [
    // Friday to Monday: one working day, however late in the evening.
    ticket({ log: [answer('2026-12-21T16:59:00Z'), answer('2027-01-20T02:00:00Z')] }),
    // Christmas and the leave before it are not counted.
    ticket({ log: [answer('2026-12-28T02:00:00Z')] }),
    ticket({
      state: 'closed',
      outcome: 'settled',
      log: [answer('2027-01-12T02:00:00Z')],
    }),
  ].map(timesOf);
  const found = disputeFigures(reports, kotaBekasi);
  expect(found).toMatchObject({ opened: 3, answered: 3, inTime: 2, stillOpen: 2 });
  expect(found?.ended).toEqual([{ outcome: 'settled', count: 1 }]);
  expect(found?.medianDays).toBe(4);
  expect(JSON.stringify(reports)).not.toContain('rahasia');
});

it('takes what the office did first, and no words of whoever reported', () => {
  const withdrawn = ticket({
    state: 'closed',
    outcome: 'withdrawn',
    log: [{ what: 'withdraw', words: '', at: at('2026-12-21T02:00:00Z') }],
  });
  const mediated = ticket({
    state: 'mediation',
    log: [{ what: 'mediate', by: 90, words: '', at: at('2026-12-18T03:00:00Z') }],
  });
  const found = disputeFigures([withdrawn, mediated].map(timesOf), kotaBekasi);
  expect(found).toEqual({
    ...{ opened: 2, answered: 1, inTime: 1, medianDays: 0, stillOpen: 1 },
    ended: [{ outcome: 'withdrawn', count: 1 }],
  });
});

it('measures one that was opened again by the day that it had first', () => {
  const again = ticket({
    countedFrom: '2027-02-01',
    dueOn: '2027-02-12',
    log: [answer('2027-01-25T02:00:00Z')],
  });
  expect(disputeFigures([timesOf(again)], kotaBekasi)).toMatchObject({ answered: 1, inTime: 0 });
});

it('says nothing of a period without reports, and no median without an answer', () => {
  expect(disputeFigures([], kotaBekasi)).toBeUndefined();
  expect(disputeFigures([timesOf(ticket({}))], kotaBekasi)).toEqual({
    ...{ opened: 1, answered: 0, inTime: 0, ended: [], stillOpen: 1 },
  });
});
