/** Help with licences: who may move what, how a request is called, and which places at the clinic are free. */
import { describe, expect, it } from 'vitest';
import {
  askedAt,
  bookable,
  freePlace,
  freeSlots,
  isFree,
  readSlot,
  reminderAt,
} from '../../src/domain/clinic.ts';
import type { LicenceMove, LicenceSide, LicenceState } from '../../src/domain/licence.ts';
import {
  LicenceMove as Moves,
  LicenceState as States,
  licenceNumber,
  moveLicence,
  readLicenceNumber,
} from '../../src/domain/licence.ts';
import { kotaBekasi } from '../../src/regions/kota-bekasi.ts';

/** Every move that is allowed; all others are not. */
const allowed: readonly [LicenceState, LicenceMove, LicenceSide, LicenceState][] = [
  ['requested', 'help', 'staff', 'helping'],
  ['requested', 'submit', 'staff', 'submitted'],
  ['helping', 'submit', 'staff', 'submitted'],
  ['requested', 'issue', 'staff', 'issued'],
  ['helping', 'issue', 'staff', 'issued'],
  ['submitted', 'issue', 'staff', 'issued'],
  ['requested', 'issue', 'owner', 'issued'],
  ['helping', 'issue', 'owner', 'issued'],
  ['submitted', 'issue', 'owner', 'issued'],
  ['requested', 'stop', 'staff', 'stopped'],
  ['helping', 'stop', 'staff', 'stopped'],
  ['submitted', 'stop', 'staff', 'stopped'],
  ['requested', 'stop', 'owner', 'stopped'],
  ['helping', 'stop', 'owner', 'stopped'],
  ['submitted', 'stop', 'owner', 'stopped'],
];

describe('a licence request', () => {
  it('moves as the table says and no other way', () => {
    for (const from of States.options) {
      for (const move of Moves.options) {
        for (const by of ['owner', 'staff'] as const) {
          const rule = allowed.find(([f, m, b]) => f === from && m === move && b === by);
          expect(moveLicence(from, move, by), `${by} ${move} from ${from}`).toBe(rule?.[3]);
        }
      }
    }
  });

  it('is called by its number, however it is typed', () => {
    expect(licenceNumber(12)).toBe('F-0012');
    for (const typed of ['12', 'F-0012', 'f12', 'F 12', ' f-12 ', '0012']) {
      expect(readLicenceNumber(typed), typed).toBe(12);
    }
    for (const typed of ['', 'saya', 'F', '0', 'F-0', '12a', '-12', '99999999', 'T-0012']) {
      expect(readLicenceNumber(typed), typed).toBeUndefined();
    }
  });
});

describe('the clinic', () => {
  const { clinic } = kotaBekasi;

  it('has slots on its days only, never today, on a weekend or on a day off', () => {
    const slots = freeSlots('2026-12-15', [], kotaBekasi);
    const days = [...new Set(slots.map(({ day }) => day))];
    // Thursday the 24th is a day off together, Friday the 25th is Christmas.
    expect(days.slice(0, 3)).toEqual(['2026-12-17', '2026-12-22', '2026-12-29']);
    const everyDay = { ...kotaBekasi, clinic: { ...clinic, days: [0, 1, 2, 3, 4, 5, 6] } };
    const all = freeSlots('2026-12-15', [], everyDay).map(({ day }) => day);
    for (const off of ['2026-12-15', '2026-12-19', '2026-12-20', '2026-12-24', '2026-12-25']) {
      expect(all, off).not.toContain(off);
    }
    expect(all.at(-1)).toBe(bookable('2026-12-15', everyDay).to);
  });

  it('gives each place once, and a slot without a place not at all', () => {
    const slot = { day: '2026-11-26', time: '09:00' };
    const places: string[] = [];
    for (let n = 0; n < clinic.places; n++) places.push(freePlace(slot, places, kotaBekasi) ?? '');
    expect(new Set(places).size).toBe(clinic.places);
    expect(freePlace(slot, places, kotaBekasi)).toBeUndefined();
    expect(isFree(slot, '2026-11-23', places, kotaBekasi)).toBe(false);
    expect(isFree(slot, '2026-11-23', places.slice(1), kotaBekasi)).toBe(true);
  });

  it('refuses slots that nobody offered', () => {
    for (const slot of [
      { day: '2026-11-28', time: '09:00' },
      { day: '2026-11-26', time: '03:00' },
      { day: '2026-11-23', time: '09:00' },
      { day: '2030-11-26', time: '09:00' },
    ]) {
      expect(isFree(slot, '2026-11-23', [], kotaBekasi), JSON.stringify(slot)).toBe(false);
    }
    for (const id of ['', 'chat', '2026-11-26', '2026-11-26/9', undefined]) {
      expect(readSlot(id)).toBeUndefined();
    }
    expect(readSlot('2026-11-26/09:00/3')).toEqual({ day: '2026-11-26', time: '09:00' });
  });

  it('is called to mind the day before at the region’s hour, if that is still ahead', () => {
    const slot = { day: '2026-11-26', time: '09:00' };
    const before = askedAt('2026-11-25', kotaBekasi);
    expect(before.toISOString()).toBe('2026-11-25T02:00:00.000Z');
    expect(reminderAt(slot, new Date('2026-11-23T02:00:00Z'), kotaBekasi)).toEqual(before);
    expect(reminderAt(slot, new Date('2026-11-25T03:00:00Z'), kotaBekasi)).toBeUndefined();
  });
});
