/** What an effect changes about its person within the turn: the same as the store will say at the next one. */
import { expect, it } from 'vitest';
import type { Effect } from '../../src/domain/effect.ts';
import type { PersonFacts } from '../../src/domain/facts.ts';
import { personAfter } from '../../src/domain/personAfter.ts';
import { maskNumbers } from '../../src/domain/phone.ts';
import { kotaBekasi } from '../../src/regions/kota-bekasi.ts';
import { aUmk, registered } from '../flows/owner.ts';
import { somebody } from '../play.ts';

const now = new Date('2026-11-23T02:00:00Z');

function after(effect: Effect, person: PersonFacts = somebody(registered())): PersonFacts {
  return personAfter({ now, region: kotaBekasi, channel: 'terminal', person }, effect);
}

it('keeps the person as they are where an effect is about something else', () => {
  const person = somebody(registered());
  expect(after({ kind: 'timer.remove', key: 'x' }, person)).toBe(person);
});

it('adds a registered business and changes only the one that is meant', () => {
  const { id: _, status: __, regionId: ___, example: ____, createdAt, updatedAt, ...rest } = aUmk();
  expect(createdAt).toEqual(updatedAt);
  const two = after({ kind: 'umk.register', umk: { ...rest, id: 8 } });
  expect(two.umks.map(({ id, status }) => [id, status])).toEqual([
    [7, 'active'],
    [8, 'active'],
  ]);
  const set = { workforce: 3, pausedUntil: undefined };
  const changed = after(
    { kind: 'umk.update', umkId: 7, set },
    somebody(registered([aUmk({ pausedUntil: '2026-12-05' }), aUmk({ id: 8 })])),
  );
  expect(changed.umks[0]).toMatchObject({ workforce: 3 });
  expect(changed.umks[0]).not.toHaveProperty('pausedUntil');
  expect(changed.umks[1]).not.toHaveProperty('workforce');
});

it('ends a withdrawal by a new consent, and forgets everything when erased', () => {
  const withdrawn = after({ kind: 'person.withdraw' });
  expect([withdrawn.withdrawnAt, withdrawn.umks[0]?.status]).toEqual([now, 'withdrawn']);
  const { version } = kotaBekasi.consent;
  const none = after(
    { kind: 'consent.record', purpose: 'service', granted: false, version },
    withdrawn,
  );
  expect(none).not.toHaveProperty('consentVersion');
  const back = after({ kind: 'consent.record', purpose: 'service', granted: true, version }, none);
  expect([back.consentVersion, back.umks[0]?.status]).toEqual([version, 'active']);
  expect(back).not.toHaveProperty('withdrawnAt');
  expect(JSON.stringify(after({ kind: 'person.erase' }))).not.toMatch(/Siti|6281/);
});

it.each([
  ['hubungi 0812-3456-7890 ya', 'hubungi … ya'],
  ['nik 3275 0145 0785 0003', 'nik …'],
  ['500 bungkus tahun 2019', '500 bungkus tahun 2019'],
])('%s is noted without what could name a person', (words, masked) => {
  expect(maskNumbers(words)).toBe(masked);
});
