/** The indicators of the SOP: by their formulas, left out where nothing is known, and never telling of few. */
import { expect, test } from 'vitest';
import type { CheckIn } from '../../src/domain/checkIn.ts';
import { checkInId } from '../../src/domain/checkIn.ts';
import type { Counted, WorkDone } from '../../src/domain/indicators.ts';
import { partnershipIndicators, programmeIndicators } from '../../src/domain/indicators.ts';

const SPAN = { from: '2026-01-01', until: '2027-01-01' };

function said(row: Partial<CheckIn> & Pick<CheckIn, 'period'>): CheckIn {
  const base = { kind: 'month', side: 'umk', agreementId: 1, umkId: 7, companyId: 9 } as const;
  const full = { ...base, personId: 5, at: new Date('2026-06-01'), ...row };
  return { ...full, id: checkInId(full) };
}

const work: WorkDone = {
  onTime: 9,
  late: 1,
  accepted: 900_000,
  rejected: 100_000,
  invoiced: 12_000_000n,
  paid: 10_000_000n,
};

test('what nobody said is left out, not 0', () => {
  expect(partnershipIndicators({ checkIns: [] }, SPAN)).toEqual({});
});

test('each figure by its formula', () => {
  const checkIns = [
    said({ period: '2026-03', going: 'lancar', sales: 'naik' }),
    said({ period: '2026-04', going: 'kendala', obstacles: ['bayar'], sales: 'turun' }),
    said({ period: '2026-05', going: 'lancar', sales: 'naik' }),
    said({ period: '2026-05', going: 'lancar', sales: 'tetap', agreementId: 1 }),
    said({ period: '2026-06', kind: 'survey', rating: 4, workers: 6, obstacles: ['bayar'] }),
    said({ period: '2026-06', kind: 'survey', side: 'company', rating: 5 }),
    said({ period: '2025-12', going: 'kendala', sales: 'turun' }),
  ];
  const of = {
    checkIns,
    work,
    workBefore: { ...work, invoiced: 8_000_000n },
    baseline: { id: 7, workers: 4, salesBand: 'mikro', at: new Date('2026-01-01') },
    salesBand: 'kecil',
  };
  expect(partnershipIndicators(of, SPAN)).toEqual({
    satisfaction: { umk: 4, company: 5, mean: 4.5 },
    stability: 81,
    smooth: 75,
    sales: { up: 2, same: 1, down: 1, balance: 25, growth: 50, scale: 1 },
    transactions: 10_000_000n,
    jobs: { now: 6, gained: 2 },
    obstacles: [{ what: 'bayar', times: 2 }],
  });
});

test('without records the sheets say what was traded, and a company’s workers are not compared with the business', () => {
  const checkIns = [
    said({ period: '2026-Q1', kind: 'quarter', side: 'company', value: 3_000_000n, workers: 2 }),
    said({ period: '2026-Q2', kind: 'quarter', side: 'company', value: 4_000_000n, workers: 3 }),
  ];
  const baseline = { id: 7, workers: 8, at: new Date('2026-01-01') };
  const found = partnershipIndicators({ checkIns, baseline }, SPAN);
  expect(found).toEqual({ transactions: 7_000_000n, jobs: { now: 3 } });
});

test('a mean of fewer than five partnerships is hidden, what anybody can count is not', () => {
  const one = (umkId: number): Counted => ({
    umkId,
    companyId: umkId % 2,
    kecamatan: 'Bekasi Barat',
    of: { satisfaction: { umk: 3, mean: 3 }, transactions: 1n, jobs: { now: 2, gained: 1 } },
  });
  const reach = { umks: 4, companies: 2, kecamatan: 1 };
  expect(programmeIndicators([1, 2, 3, 4].map(one))).toEqual({ partnerships: 4, reach });
  expect(programmeIndicators([1, 2, 3, 4, 5].map(one))).toEqual({
    partnerships: 5,
    reach: { umks: 5, companies: 2, kecamatan: 1 },
    satisfaction: { umk: 3, n: 5 },
    transactions: 5n,
    jobs: { now: 10, gained: 5, n: 5 },
  });
});

test('a business in two agreements has its workers once', () => {
  const one = (umkId: number, companyId: number): Counted => ({
    ...{ umkId, companyId, kecamatan: 'Jatiasih' },
    of: { jobs: { now: 3 } },
  });
  const all = [one(1, 1), one(1, 2), one(2, 1), one(3, 1), one(4, 1), one(5, 1)];
  expect(programmeIndicators(all).jobs).toEqual({ now: 15, n: 5 });
});
