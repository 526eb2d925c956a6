/** When a partnership is evaluated, over which days, and who still is to say something. */
import { describe, expect, it } from 'vitest';
import { saidBy, spanDue, spanUntil, yearEnded } from '../../src/domain/evaluation.ts';

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

describe('what is due of an agreement that ends', () => {
  it('is looked at in the last thirty days, also where no anniversary comes any more', () => {
    const term = ['2027-01-05', '2027-12-31'] as const;
    const whole = { from: '2027-01-05', until: '2028-01-01' };
    expect(spanDue(...term, '2027-11-30')).toBeUndefined();
    expect(spanDue(...term, '2027-12-01')).toEqual(whole);
    expect(spanDue(...term, '2028-01-20')).toEqual(whole);
  });

  it('is the same year for a term of exactly one', () => {
    const term = ['2027-01-04', '2028-01-03'] as const;
    const year = { from: '2027-01-04', until: '2028-01-04' };
    expect(spanDue(...term, '2027-12-04')).toEqual(year);
    expect(spanDue(...term, '2028-01-04')).toEqual(year);
  });

  it('is each year of a longer one, and a rest that is worth looking at', () => {
    const years = (today: string) => spanDue('2027-01-04', '2029-06-30', today);
    expect(years('2028-05-01')).toEqual({ from: '2027-01-04', until: '2028-01-04' });
    expect(years('2029-06-15')).toEqual({ from: '2029-01-04', until: '2029-07-01' });
    expect(spanDue('2027-01-04', '2028-02-15', '2028-02-01')?.until).toBe('2028-01-04');
    expect(spanDue('2027-01-04', '2027-02-15', '2027-02-10')).toBeUndefined();
    expect(spanDue('2027-01-04', undefined, '2028-01-04')?.until).toBe('2028-01-04');
  });
});

it('knows whose view is missing', () => {
  const view = { party: 'umk/7', rating: 4, good: '-', change: '-', goOn: true, at: new Date(0) };
  expect(saidBy({ views: [view] }, ['company', 'umk/7'])).toEqual({
    said: ['umk/7'],
    silent: ['company'],
  });
});
