/** How far a companion reaches, and what they may still do with a registration. */
import { describe, expect, it } from 'vitest';
import {
  areaOf,
  hasReach,
  isOpen,
  isUnconfirmed,
  isWithin,
  mayAssist,
  sameScope,
} from '../../src/domain/assist.ts';
import type { Scope } from '../../src/domain/scope.ts';

const kranji = { kecamatan: 'Bekasi Barat', kelurahan: 'Kranji' };
const area = (place: { kecamatan: string; kelurahan?: string }): Scope => ({ kind: 'area', place });
const forum: Scope = { kind: 'body', name: 'Forum UMKM Kranji' };

describe('a companion', () => {
  it('registers in their kelurahan, or anywhere in their kecamatan', () => {
    expect(isWithin(kranji, kranji)).toBe(true);
    expect(isWithin(kranji, { ...kranji, kelurahan: 'Kota Baru' })).toBe(false);
    expect(isWithin(kranji, { kecamatan: 'Bekasi Barat' })).toBe(false);
    expect(isWithin({ kecamatan: 'Bekasi Barat' }, kranji)).toBe(true);
    expect(isWithin({ kecamatan: 'Bekasi Barat' }, { kecamatan: 'Jatiasih' })).toBe(false);
    expect(isWithin(undefined, { kecamatan: 'Jatiasih' })).toBe(true);
  });

  it('has no place to register in without a scope; an association is limited to no place, the office to nothing', () => {
    expect(hasReach({ roles: ['pendamping'] })).toBe(false);
    expect(hasReach({ roles: ['pendamping'], scope: forum })).toBe(true);
    expect(areaOf({ roles: ['pendamping'], scope: forum })).toBeUndefined();
    expect(areaOf({ roles: ['pendamping'], scope: area(kranji) })).toEqual(kranji);
    expect(areaOf({ roles: ['pendamping', 'kurator'], scope: area(kranji) })).toBeUndefined();
    expect(hasReach({ roles: ['kurator'] })).toBe(true);
    expect(hasReach({ roles: [], scope: forum })).toBe(false);
  });

  it('is one of three roles', () => {
    expect(mayAssist(['pendamping'])).toBe(true);
    expect(mayAssist(['viewer', 'mediator'])).toBe(false);
  });

  it('keeps a scope that says the same', () => {
    expect(sameScope(area(kranji), area({ ...kranji }))).toBe(true);
    expect(sameScope(area(kranji), area({ kecamatan: 'Bekasi Barat' }))).toBe(false);
    expect(sameScope(undefined, forum)).toBe(false);
  });

  it('waits for the owner until a yes, a sheet or a no', () => {
    const states = [
      'waiting',
      'sheet_due',
      'sheet_check',
      'by_sheet',
      'owned',
      'refused',
      'expired',
    ] as const;
    expect(states.filter((state) => isUnconfirmed({ state }))).toEqual(states.slice(0, 3));
    expect(states.filter((state) => isOpen({ state }))).toEqual(states.slice(0, 4));
  });
});
