/** When a partnership is evaluated, over which days, and who still is to say something. */
import { describe, expect, it } from 'vitest';
import { saidBy, spanUntil, yearEnded } from '../../src/domain/evaluation.ts';

describe('the year that ended', () => {
  it('ends on an anniversary of the first day, and there is none before the first', () => {
    expect(yearEnded('2027-01-04', '2028-01-03')).toBeUndefined();
    expect(yearEnded('2027-01-04', '2028-01-04')).toEqual({
      from: '2027-01-04',
      until: '2028-01-04',
    });
    expect(yearEnded('2027-01-04', '2029-12-31')).toEqual({
      from: '2028-01-04',
      until: '2029-01-04',
    });
  });

  it('takes 1 March for 29 February where a year has none', () => {
    expect(yearEnded('2028-02-29', '2029-02-28')).toBeUndefined();
    expect(yearEnded('2028-02-29', '2029-03-01')?.until).toBe('2029-03-01');
  });

  it('is what there is of it where staff start one early', () => {
    expect(spanUntil('2027-01-04', '2027-06-30')).toEqual({
      from: '2027-01-04',
      until: '2027-07-01',
    });
    expect(spanUntil('2027-01-04', '2028-06-30').from).toBe('2027-06-30');
  });
});

it('knows whose view is missing', () => {
  const view = { party: 'umk/7', rating: 4, good: '-', change: '-', goOn: true, at: new Date(0) };
  expect(saidBy({ views: [view] }, ['company', 'umk/7'])).toEqual({
    said: ['umk/7'],
    silent: ['company'],
  });
});
