/** The hard conditions, one row each: what is known to stand against a pair leaves it out, what is not known never does. */
import { describe, expect, it } from 'vitest';
import type { Quantity } from '../../src/domain/quantity.ts';
import { CONDITIONS } from '../../src/matching/conditions.ts';
import { explain } from '../../src/matching/explain.ts';
import { find } from '../../src/matching/find.ts';
import type { Demand, Supply } from '../../src/matching/types.ts';
import { demandOf, indexOf, knowledge, supplyOf, TODAY } from './rows.ts';

type Case = [
  what: string,
  code: string | undefined,
  supply: Partial<Supply>,
  demand: Partial<Demand>,
];
const held = (kind: string, more = {}): Supply['papers'] => [{ kind, status: 'ada', ...more }];
const thousand = (n: number): number => n * 1000;
const boxes = (n: number): Quantity => ({
  min: thousand(n),
  max: thousand(n),
  unit: 'kotak',
  period: 'bulan',
});

/** `code`: the condition that fails; none: found. */
const cases: Case[] = [
  ['nothing but the product is known', undefined, {}, {}],
  ['not active or without consent', 'umk_inactive', { active: false }, {}],
  ['belongs to the company', 'tied', { tiedTo: [7, 1] }, {}],
  ['belongs to another company', undefined, { tiedTo: [7] }, {}],
  ['candidates were wanted until yesterday', 'need_late', {}, { candidatesUntil: '2026-11-21' }],
  ['candidates are wanted until today', undefined, {}, { candidatesUntil: TODAY }],
  ['pauses until today', 'umk_paused', { pausedUntil: TODAY }, {}],
  ['paused until yesterday', undefined, { pausedUntil: '2026-11-21' }, {}],
  [
    'a paper that was said to be missing',
    'papers_missing',
    { papers: [{ kind: 'pirt', status: 'belum' }] },
    { papers: ['pirt'] },
  ],
  [
    'a paper in process',
    'papers_missing',
    { papers: [{ kind: 'pirt', status: 'proses' }] },
    { papers: ['pirt'] },
  ],
  [
    'a paper that staff refused',
    'papers_missing',
    { papers: held('pirt', { refusal: 'not_found' }) },
    { papers: ['pirt'] },
  ],
  ['a paper that nobody asked about', undefined, {}, { papers: ['pirt'] }],
  [
    'a paper that is not in a whole list',
    'papers_missing',
    { papers: held('nib'), papersComplete: true },
    { papers: ['pirt'] },
  ],
  [
    'all papers',
    undefined,
    { papers: [...held('nib'), ...held('pirt')] },
    { papers: ['nib', 'pirt'] },
  ],
  ['NIB told at registration', undefined, { hasNib: 'ya' }, { papers: ['nib'] }],
  [
    'NIB in process where it is required',
    'papers_missing',
    { hasNib: 'proses' },
    { papers: ['nib'] },
  ],
  ['no NIB where it is not required', undefined, { hasNib: 'tidak' }, {}],
  [
    'a paper that ends before the start',
    'papers_expired',
    { papers: held('pirt', { expires: '2026-12-31' }) },
    { papers: ['pirt'], start: '2027-01-01' },
  ],
  [
    'a paper that holds on the day of the start',
    undefined,
    { papers: held('pirt', { expires: '2027-01-01' }) },
    { papers: ['pirt'], start: '2027-01-01' },
  ],
  [
    'a paper that ended, for a start that is past',
    'papers_expired',
    { papers: held('pirt', { expires: '2026-11-01' }) },
    { papers: ['pirt'], start: '2026-10-01' },
  ],
  [
    'an expired paper that is not asked for',
    undefined,
    { papers: held('merek', { expires: '2020-01-01' }) },
    {},
  ],
  ['halal asked for and certified', undefined, { papers: held('halal') }, { papers: ['halal'] }],
  [
    'halal asked for and exempt',
    undefined,
    { papers: [{ kind: 'halal', status: 'bebas' }] },
    { papers: ['halal'] },
  ],
  [
    'halal asked for and in process',
    'halal_missing',
    { papers: [{ kind: 'halal', status: 'proses' }] },
    { papers: ['halal'] },
  ],
  [
    'halal by the duty and in process',
    undefined,
    { papers: [{ kind: 'halal', status: 'proses' }] },
    {},
  ],
  [
    'halal by the duty and missing',
    'halal_missing',
    { papers: [{ kind: 'halal', status: 'belum' }] },
    {},
  ],
  [
    'declared as not halal',
    'halal_missing',
    { papers: [{ kind: 'halal', status: 'tidak_halal' }] },
    {},
  ],
  [
    'declared as not halal, and the buyer takes it',
    undefined,
    { papers: [{ kind: 'halal', status: 'tidak_halal' }] },
    { acceptsNonHalal: true },
  ],
  ['paid later than the owner can wait', 'payment_long', { waitDays: 7 }, { paymentDays: 30 }],
  ['paid within what the owner can wait', undefined, { waitDays: 30 }, { paymentDays: 30 }],
  ['nobody asked how long the owner can wait', undefined, {}, { paymentDays: 90 }],
  [
    'nothing is made in the month of the start',
    'season_none',
    { seasons: [{ months: [1, 2], percent: 0 }] },
    { start: '2027-01-05' },
  ],
  [
    'less is made in the month of the start',
    undefined,
    { seasons: [{ months: [1], percent: 30 }] },
    { start: '2027-01-05' },
  ],
  [
    'nothing is made now, for a start that is past',
    'season_none',
    { seasons: [{ months: [11], percent: 0 }] },
    { start: '2026-10-01' },
  ],
  [
    'nothing was made in the month of a start that is past',
    undefined,
    { seasons: [{ months: [10], percent: 0 }] },
    { start: '2026-10-01' },
  ],
  [
    'all capacity is promised',
    'capacity_promised',
    { capacity: boxes(100), promised: [boxes(60), boxes(40)] },
    {},
  ],
  [
    'a pattern that the owner does not take',
    'pattern_refused',
    { patterns: ['subkontrak'] },
    { pattern: 'rantai_pasok' },
  ],
  [
    'a pattern that the owner takes',
    undefined,
    { patterns: ['rantai_pasok'] },
    { pattern: 'rantai_pasok' },
  ],
  [
    'another kecamatan where only the same will do',
    'place_far',
    { place: { kecamatan: 'Bekasi Barat' } },
    { place: { kecamatan: 'Bekasi Timur' }, within: 'kecamatan' },
  ],
  [
    'the other end of the city where near will do',
    'place_far',
    { place: { kecamatan: 'Bantargebang' } },
    { place: { kecamatan: 'Bekasi Utara' }, within: 'near' },
  ],
  [
    'next door where near will do',
    undefined,
    { place: { kecamatan: 'Bekasi Selatan' } },
    { place: { kecamatan: 'Bekasi Timur' }, within: 'near' },
  ],
  [
    'a place that nobody knows',
    undefined,
    { place: { kecamatan: 'Entahlah' } },
    { place: { kecamatan: 'Bekasi Timur' }, within: 'near' },
  ],
];

describe('hard conditions', () => {
  it.each(cases)('%s', (_what, code, ofSupply, ofDemand) => {
    const supply = supplyOf(1, 'katering nasi box', ofSupply);
    const demand = demandOf('nasi box rapat', ofDemand);
    const found = find(indexOf([supply]), demand, { top: 5, today: TODAY });
    const { obstacles } = explain(knowledge, supply, demand, { today: TODAY });
    expect(found).toHaveLength(code === undefined ? 1 : 0);
    expect(obstacles.map((obstacle) => obstacle.code)).toEqual(code === undefined ? [] : [code]);
    const all = find(indexOf([supply]), demand, { top: 5, today: TODAY, all: true });
    expect(all).toHaveLength(1);
    if (code !== undefined) expect(all[0]?.reasons[0]?.code).toBe(code);
  });

  it('are each failed by some row', () => {
    const failed = new Set(cases.map(([, code]) => code));
    expect(CONDITIONS.map(({ fail }) => fail).filter((fail) => !failed.has(fail))).toEqual([]);
  });

  it('ask nothing of halal where no food is shared, nor before the duty began', () => {
    const papers = [{ kind: 'halal', status: 'belum' }];
    const tailor = explain(
      knowledge,
      supplyOf(1, 'jahit seragam', { papers }),
      demandOf('seragam'),
      {
        today: TODAY,
      },
    );
    expect(tailor.conditions.map(({ code }) => code)).not.toContain('halal_missing');
    const before = explain(knowledge, supplyOf(1, 'katering', { papers }), demandOf('nasi box'), {
      today: '2026-10-16',
    });
    expect(before.obstacles).toEqual([]);
  });

  it('say that two share nothing', () => {
    const { obstacles } = explain(knowledge, supplyOf(1, 'bengkel las'), demandOf('kue kering'), {
      today: TODAY,
    });
    expect(obstacles.map(({ code }) => code)).toEqual(['nothing_shared']);
  });

  it('show a business without a NIB, and say that it is needed before an agreement', () => {
    const owner = supplyOf(1, 'katering', { hasNib: 'proses' });
    const { obstacles, later } = explain(knowledge, owner, demandOf('nasi box'), { today: TODAY });
    expect(obstacles).toEqual([]);
    expect(later).toEqual([{ code: 'nib_later', values: { status: 'proses' } }]);
  });
});
