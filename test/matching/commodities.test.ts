/** The commodities of each region hang together: every parent and sector exists, no circle, no term that belongs to two of one sector. */
import { describe, expect, it } from 'vitest';
import { withTermsOf } from '../../src/domain/commodity.ts';
import { explain } from '../../src/matching/explain.ts';
import { createKnowledge } from '../../src/matching/knowledge.ts';
import type { Knowledge } from '../../src/matching/knowledge.ts';
import type { Supply } from '../../src/matching/types.ts';
import { understand } from '../../src/matching/understand.ts';
import { regions } from '../../src/regions/index.ts';
import { kotaBekasi } from '../../src/regions/kota-bekasi.ts';
import { TODAY } from './rows.ts';

describe.each(regions)('$name', ({ commodities, sectors }) => {
  const byId = new Map(commodities.map((commodity) => [commodity.id, commodity]));

  it('has ids of its own, sectors and parents that exist, and no circle', () => {
    expect(byId.size).toBe(commodities.length);
    const codes = new Set(sectors.map(({ code }) => code));
    for (const { id, sector, parent } of commodities) {
      expect(codes.has(sector), id).toBe(true);
      const path = new Set([id]);
      for (let up = parent; up !== undefined; up = byId.get(up)?.parent) {
        expect(byId.has(up), up).toBe(true);
        expect(path.has(up), up).toBe(false);
        path.add(up);
      }
    }
  });

  it('says nothing twice of one commodity', () => {
    for (const { id, terms, asked = [] } of commodities) {
      const all = [...terms, ...asked];
      expect(
        all.filter((term, at) => all.indexOf(term) !== at),
        id,
      ).toEqual([]);
    }
  });
});

describe('what an office adds', () => {
  it('is known by sectors and by matching at once', () => {
    const commodities = [
      ...kotaBekasi.commodities,
      { id: 'zwirbel', sector: 'R1', parent: 'kerajinan', terms: ['zwirbelholz'] },
    ];
    const sectors = withTermsOf(kotaBekasi.sectors, commodities);
    const taught = createKnowledge({ ...kotaBekasi, sectors, commodities });
    const says = [...understand(taught, 'supply', ['zwirbelholz'], []).keys()];
    expect(says).toContain(taught.sectorNumber.get('R1'));
    const number = commodities.findIndex(({ id }) => id === 'kerajinan');
    expect(says).toContain(taught.sectors.length + number);
  });

  it('may be the titles of codes that a business has: weak evidence of what it makes', () => {
    const kbli = {
      '2025': new Map([['10792', 'Industri Kue Basah']]),
      moves: new Map([['10794', ['10792']]]),
    };
    const bridged = createKnowledge(kotaBekasi, kbli);
    const maker = (product: string, code?: string): Supply => ({
      ...{ id: 1, products: [product], sectors: [], papers: [], active: true },
      ...{
        tiedTo: [],
        exposure: 0,
        ...(code ? { kbli: [{ code, edition: '2020' as const }] } : {}),
      },
    });
    const demand = { id: 1, companyId: 1, what: 'kue basah', sectors: [], papers: [] };
    const fit = (of: Knowledge, supply: Supply): number =>
      explain(of, supply, demand, { today: TODAY }).parts[0]?.value ?? 0;
    const none = createKnowledge(kotaBekasi);
    // Where no list is loaded, or the code is in none, nothing is different.
    expect(fit(none, maker('UD Berkah', '10794'))).toBe(fit(none, maker('UD Berkah')));
    expect(fit(bridged, maker('UD Berkah', '99999'))).toBe(fit(bridged, maker('UD Berkah')));
    const byCode = fit(bridged, maker('UD Berkah', '10794'));
    expect(byCode).toBeGreaterThan(fit(bridged, maker('UD Berkah')) + 0.2);
    expect(byCode).toBeLessThan(fit(bridged, maker('kue basah')) * 0.7);
    expect(fit(bridged, maker('kue basah', '10794'))).toBe(fit(bridged, maker('kue basah')));
  });

  it('may be a list of KBLI titles, whose words are signs of the sectors that name the codes', () => {
    const code = kotaBekasi.sectors.find((sector) => sector.code === 'L1')?.kbli?.[0]?.code ?? '';
    const bridged = createKnowledge(kotaBekasi, {
      '2020': new Map([[code, 'Aktivitas Qwertzung']]),
    });
    const says = [...understand(bridged, 'need', ['qwertzung'], []).keys()];
    expect(says).toContain(bridged.sectorNumber.get('L1'));
  });
});
