/** What ends a mediation by rule, and what staff may do with it then. */
import { expect, it } from 'vitest';
import { lapsesOn, mayMoveTicket } from '../../src/domain/dispute.ts';
import type { Statement } from '../../src/domain/dispute.ts';
import { chosenOutcomes } from '../../src/domain/ticket.ts';
import { kotaBekasi } from '../../src/regions/kota-bekasi.ts';

const said = (what: Statement['what'], at: string) => ({ what, at: new Date(at) });

it('lapses some time after both were asked, counted from the last yes by local days', () => {
  const first = said('accept', '2026-12-22T02:00:00Z');
  expect(lapsesOn([first, said('accept', '2026-12-23T16:59:00Z')], kotaBekasi)).toBe('2027-01-20');
  // A minute later it is the next day here.
  expect(lapsesOn([first, said('accept', '2026-12-23T17:00:00Z')], kotaBekasi)).toBe('2027-01-21');
  // One side says that it is carried out: the days stay as they are.
  const carried = said('carried', '2027-01-07T02:00:00Z');
  expect(lapsesOn([first, carried], kotaBekasi)).toBe('2027-01-19');
  expect(lapsesOn([said('view', '2026-12-22T02:00:00Z')], kotaBekasi)).toBeUndefined();
});

it('is opened again by staff only where the rule closed it', () => {
  const closed = { state: 'closed' as const, path: 'mediasi' as const, matchId: 5 };
  expect(mayMoveTicket({ ...closed, outcome: 'lapsed' }, 'mediate', 'staff')).toBe('mediation');
  expect(mayMoveTicket({ ...closed, outcome: 'lapsed' }, 'mediate', 'other')).toBeUndefined();
  for (const outcome of chosenOutcomes)
    expect(mayMoveTicket({ ...closed, outcome }, 'mediate', 'staff')).toBeUndefined();
  expect(chosenOutcomes).not.toContain('lapsed');
  expect(mayMoveTicket({ ...closed, state: 'agreed' }, 'lapse', 'staff')).toBeUndefined();
});
