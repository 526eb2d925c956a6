/** A paper that staff refused is not had: neither for a need that requires it, nor on the card that a company sees. */
import { describe, expect, it } from 'vitest';
import { demandOf } from '../../src/app/demand.ts';
import { find } from '../../src/matching/find.ts';
import { createKnowledge } from '../../src/matching/knowledge.ts';
import { createIndex, put } from '../../src/matching/supplyIndex.ts';
import type { KnownPaper } from '../../src/matching/types.ts';
import { kotaBekasi } from '../../src/regions/kota-bekasi.ts';
import { play } from '../play.ts';
import { candidate, need, pic, reader, umk } from './buyers.ts';

const index = createIndex(createKnowledge(kotaBekasi));

function found(papers: KnownPaper[], required: ('nib' | 'pirt')[]): number {
  const { id, product, sectors, place, capacity, hasNib } = umk();
  const supply = { id, products: [product], sectors, place, capacity, hasNib, papers };
  put(index, { ...supply, papersComplete: true, active: true, tiedTo: [], exposure: 0 });
  const demand = demandOf(need({ papers: required }), []);
  return find(index, demand, { top: 5, today: '2026-11-23' }).length;
}

describe('refused papers', () => {
  it('rule a supplier out as missing ones do', () => {
    const pirt = { kind: 'pirt', status: 'ada' };
    expect(found([pirt], ['pirt'])).toBe(1);
    const before = found([], ['pirt']);
    expect(before).toBe(0);
    expect(found([{ ...pirt, refusal: 'expired' }], ['pirt'])).toBe(before);
    expect(found([], ['nib'])).toBe(1);
    expect(found([{ kind: 'nib', status: 'ada', refusal: 'not_found' }], ['nib'])).toBe(before);
  });

  it('are not on the card of a candidate, where the day of a check is', () => {
    const at = new Date('2026-11-22T03:00:00Z');
    const papers = [
      { kind: 'nib', status: 'ada', checkedAt: at, refusal: 'not_found' },
      { kind: 'halal', status: 'ada', checkedAt: at },
      { kind: 'pirt', status: 'ada' },
    ];
    const rows = reader({ needs: [need()], candidates: [candidate({ matchId: 9 })] });
    const read = (query: Parameters<typeof rows>[0]) =>
      query.kind === 'papers' ? papers : rows(query);
    const world = play({ person: pic(), read });
    world.say('calon');
    const card = world.heard();
    expect(card).toContain('Dokumen Halal: diperiksa petugas Minggu, 22 November 2026');
    expect(card).toContain('Dokumen P-IRT: belum diperiksa petugas');
    expect(card).not.toContain('NIB');
  });
});
