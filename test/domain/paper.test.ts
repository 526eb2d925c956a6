/** Papers and phone numbers: what may be kept, when a paper is over, what staff may see. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answeredSince, effectiveLevel, readinessView } from '../../src/domain/curation.ts';
import type { Curation } from '../../src/domain/curation.ts';
import {
  OwnedPaperKind,
  Paper,
  holdsNib,
  isExpired,
  isHeld,
  isUnchecked,
  paperValidity,
} from '../../src/domain/paper.ts';
import { maskPhone } from '../../src/domain/phone.ts';

describe('Paper', () => {
  it('takes every kind and knows how long each lasts', () => {
    for (const kind of OwnedPaperKind.options) {
      expect(Paper.parse({ kind, status: 'ada' })).toEqual({ kind, status: 'ada' });
      expect(paperValidity[kind]).toBeDefined();
    }
    expect(paperValidity.pirt).toEqual({ years: 5 });
    expect(paperValidity.merek).toEqual({ years: 10 });
    expect(paperValidity.halal).toBe('no_end');
  });

  it('never keeps an NIK as an NPWP, however it is written', () => {
    for (const number of ['3275014107850001', '3275 0141 0785 0001', '32.75.01.410785.0001']) {
      expect(Paper.safeParse({ kind: 'npwp', status: 'ada', number }).success).toBe(false);
    }
    expect(
      Paper.safeParse({ kind: 'npwp', status: 'ada', number: '0012345678901000' }).success,
    ).toBe(true);
  });

  it('says "tidak halal" of halal only', () => {
    expect(Paper.safeParse({ kind: 'halal', status: 'tidak_halal' }).success).toBe(true);
    expect(Paper.safeParse({ kind: 'pirt', status: 'tidak_halal' }).success).toBe(false);
  });
});

describe('isExpired', () => {
  it('counts the last day as valid', () => {
    expect(isExpired({ expires: '2026-11-22' }, '2026-11-22')).toBe(false);
    expect(isExpired({ expires: '2026-11-22' }, '2026-11-23')).toBe(true);
    expect(isExpired({}, '2099-01-01')).toBe(false);
  });
});

describe('what staff found', () => {
  const at = new Date('2026-11-22T03:00:00Z');
  const told = { kind: 'pirt', status: 'ada', number: '2063275010001-28' } as const;

  it('is wanted only where there is something to compare and nobody has', () => {
    expect(isUnchecked(told, 0)).toBe(true);
    expect(isUnchecked({ status: 'ada' }, 0)).toBe(false);
    expect(isUnchecked({ status: 'ada' }, 1)).toBe(true);
    expect(isUnchecked({ ...told, status: 'proses' }, 1)).toBe(false);
    expect(isUnchecked({ ...told, checkedAt: at }, 3)).toBe(false);
  });

  it('takes a refused paper, and a refused NIB that was told at registration, for not had', () => {
    expect([isHeld(told), isHeld({ ...told, refusal: 'expired' })]).toEqual([true, false]);
    expect(holdsNib('ya', [])).toBe(true);
    expect(holdsNib('ya', [{ kind: 'nib', refusal: 'not_found' }])).toBe(false);
    expect(holdsNib('ya', [{ kind: 'pirt', refusal: 'not_found' }])).toBe(true);
    expect(holdsNib('proses', [])).toBe(false);
  });

  it('gives the level that counts, with or without answers', () => {
    const look: Curation = {
      id: '7/0',
      umkId: 7,
      by: 1,
      visitedOn: '2026-11-20',
      how: 'kantor',
      level: 'siap',
      notes: 'rapi',
      at,
    };
    expect(effectiveLevel({ level: 'perlu' }, look)).toBe('siap');
    expect(effectiveLevel({ level: 'perlu' }, {})).toBe('perlu');
    expect(effectiveLevel(undefined, undefined)).toBeUndefined();
    expect(readinessView(7, undefined, undefined)).toBeUndefined();
    const alone = readinessView(7, undefined, look);
    expect(alone).toMatchObject({ id: 7, level: 'siap', answers: {} });
    expect(alone).not.toHaveProperty('answeredAt');
    const later = new Date(at.getTime() + 1);
    const answered = readinessView(
      7,
      { id: 7, answers: {}, level: 'hampir', updatedAt: later },
      look,
    );
    expect(answered && answeredSince(answered)).toBe(true);
    expect(alone && answeredSince(alone)).toBe(false);
  });
});

describe('maskPhone', () => {
  it('shows Indonesian numbers as at home and others with their country', () => {
    expect(maskPhone('+6281234567890')).toBe('0812****890');
    expect(maskPhone('+6591234567')).toBe('+659****567');
    expect(maskPhone('')).toBe('****');
    expect(maskPhone('+6281')).toBe('****');
  });

  it('never shows the whole number', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^\+62\d{0,13}$/), (e164) => {
        const shown = maskPhone(e164);
        expect(shown).toContain('****');
        expect(shown.replace(/\D/g, '').length).toBeLessThanOrEqual(7);
      }),
    );
  });
});
