/** The rules over the terms of an agreement: who says what, what it is worth, how it is shared, and who moves it. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  agreementLife,
  AgreementMove,
  AgreementSide,
  AgreementState,
  keptStates,
  moveAgreement,
  overStates,
  readAgreementNumber,
} from '../../src/domain/agreement.ts';
import {
  equalShares,
  isComplete,
  missingOfCompany,
  missingOfUmk,
  readShares,
  valueOf,
} from '../../src/domain/agreementTerms.ts';
import { sampleContent } from '../papers/sample.ts';

const { terms } = sampleContent();
const whole = {
  terms,
  parties: [{ umkId: 7, address: 'Jl. Kranji', nib: '1234567890123', holdsNib: true }],
};

describe('what is missing', () => {
  it('is asked of whose it is to say, and of nobody once all is there', () => {
    expect(missingOfCompany(whole)).toEqual([]);
    expect(missingOfUmk(whole, 7)).toEqual([]);
    expect(isComplete(whole)).toBe(true);
    expect(missingOfCompany({ terms: {} })).toEqual([
      ...['pattern', 'quality', 'price', 'paymentDays', 'downPayment'],
      ...['development', 'start', 'end', 'companyNib'],
    ]);
    expect(missingOfUmk({ terms: {}, parties: [{ umkId: 7, holdsNib: true }] }, 7)).toEqual([
      ...['address', 'nib', 'schedule'],
    ]);
  });

  it('is a percentage in place of a price where a result is shared', () => {
    const { price: _, ...rest } = terms;
    expect(missingOfCompany({ terms: { ...rest, pattern: 'bagi_hasil' } })).toEqual(['profit']);
  });

  it('never is complete without a NIB of each', () => {
    const [party] = whole.parties;
    const parties = [party ?? { umkId: 7, holdsNib: true }, { umkId: 8, holdsNib: false }];
    expect(isComplete({ terms, parties })).toBe(false);
    // Who has none is not asked for its number, but helped.
    expect(missingOfUmk({ terms, parties }, 8)).toEqual(['address']);
  });
});

describe('what it is worth', () => {
  it('is price times volume times how often', () => {
    const volume = { min: 100_000, max: 100_000, unit: 'kg', period: 'bulan' };
    const price = { min: 20_000n, max: 20_000n, per: 'kg' };
    const year = { price, volume, start: '2027-01-01', end: '2027-12-31' };
    // 365 days are 12 months of 30.
    expect(valueOf(year)).toBe(24_000_000n);
    expect(valueOf({ ...year, volume: { min: 1500, max: 1500, unit: 'kg' } })).toBe(30_000n);
    expect(valueOf({ ...year, price: { ...price, per: 'bulan' } })).toBeUndefined();
    expect(valueOf({ ...year, volume: { ...volume, period: 'jam' } })).toBeUndefined();
  });
});

describe('shares', () => {
  it('are equal, and 100 together', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 40 }), (count) => {
        const shares = equalShares(count);
        expect(shares.reduce((all, one) => all + one, 0)).toBe(100);
        expect(Math.max(...shares) - Math.min(...shares)).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('are read only where they are whole and 100 together', () => {
    expect(readShares('60, 40', 2)).toEqual([60, 40]);
    expect(readShares('60% dan 40%', 2)).toEqual([60, 40]);
    for (const wrong of ['60 50', '100', '100 0', '60.5 39.5', 'rata', ''])
      expect(readShares(wrong, 2)).toBeUndefined();
  });
});

describe('who moves it', () => {
  it('is no party where it is the forum’s to do, and the forum nowhere else', () => {
    for (const state of AgreementState.options) {
      for (const move of ['ratify', 'send_back', 'sign', 'refuse_scan'] as const)
        for (const by of ['company', 'umk', 'system', 'mediator'] as const)
          expect(moveAgreement(state, move, by)).toBeUndefined();
      for (const move of ['consent', 'agree', 'change', 'issue', 'hand_in'] as const)
        for (const by of ['forum', 'mediator', 'system'] as const)
          expect(moveAgreement(state, move, by)).toBeUndefined();
    }
  });

  it('is nobody once it is over, and paper is signed only after all agreed and the forum ratified', () => {
    const moves = AgreementMove.options.flatMap((move) =>
      AgreementSide.options.map((by) => ({ move, by })),
    );
    for (const state of overStates)
      for (const { move, by } of moves) expect(moveAgreement(state, move, by)).toBeUndefined();
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...moves), { maxLength: 60 }), (tried) => {
        let state: AgreementState = 'draft';
        const seen: AgreementState[] = [state];
        for (const { move, by } of tried) {
          const next = moveAgreement(state, move, by);
          if (next) seen.push((state = next));
        }
        if (seen.includes('signed'))
          expect(seen).toEqual(expect.arrayContaining(['review', 'agreed', 'ratified']));
      }),
    );
  });

  it('names every state among those that are kept or may go', () => {
    const may = AgreementState.options.filter((state) => !keptStates.includes(state));
    expect(may).toEqual(['draft', 'review', 'withdrawn']);
    expect(agreementLife.first).toEqual(['draft']);
  });
});

it('is found by its number as people write it', () => {
  for (const typed of ['PKS-0012', 'pks12', 'pks 12', '12', 'nomor 12', '#12'])
    expect(readAgreementNumber(typed)).toBe(12);
  for (const wrong of ['', 'pks', '0', 'T-12', '12 kg'])
    expect(readAgreementNumber(wrong)).toBeUndefined();
});
