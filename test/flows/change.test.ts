/** Changing what was registered: one answer at a time, and nothing else. */
import { describe, expect, it } from 'vitest';
import type { Owner } from './owner.ts';
import { aUmk, last, owner, registered, unvisited, where } from './owner.ts';

function at(umk = aUmk()): Owner {
  const world = owner({ person: registered([umk]) });
  world.say('halo');
  world.tap('profil');
  world.tap('ubah');
  return world;
}

describe('changing what was registered', () => {
  it.each([
    ['name', 'pak Budi Santoso', { ownerName: 'Budi Santoso' }],
    ['businessName', 'Dapur Siti', { businessName: 'Dapur Siti' }],
    ['product', 'keripik pisang', { product: 'keripik pisang', sectors: ['K2'] }],
    [
      'capacity',
      '1 ton seminggu',
      { capacity: { min: 1000, max: 1000, unit: 'ton', period: 'minggu' } },
    ],
    ['place', 'kel. Jakasetia', { place: { kecamatan: 'Bekasi Selatan', kelurahan: 'Jakasetia' } }],
    ['nib', 'lagi proses', { hasNib: 'proses' }],
    ['phone', '0857 1234 5678', { phone: '+6285712345678' }],
    ['sector', 'K1', { sectors: ['K1'] }],
    ['workforce', '1', { workforce: 1 }],
    ['since', '2015', { since: 2015 }],
  ])('%s: %s', (field, said, set) => {
    const world = at(aUmk({ sectors: ['K2', 'K1'] }));
    world.tap(field);
    expect(where(world)).toBe(`change/${field}`);
    world.say(said);
    expect(last(world.caused, 'umk.update')).toEqual({ kind: 'umk.update', umkId: 7, set });
    expect(world.heard()).toContain('Sudah saya ubah.');
    expect(where(world)).toBe('profile/menu');
  });

  it('writes the NIB as a paper too, and the name and phone to the person', () => {
    const world = at();
    world.tap('nib');
    world.say('sudah, 1234567890123');
    expect(last(world.caused, 'paper.record')?.paper).toEqual({
      kind: 'nib',
      status: 'ada',
      number: '1234567890123',
    });
    world.tap('ubah');
    world.tap('phone');
    expect(world.heard()).toContain('081234567890');
    world.say('3275014507850003');
    expect(world.heard()).toContain('tidak menyimpannya');
    world.say('0857 1234 5678');
    expect(last(world.caused, 'person.update')).toEqual({
      kind: 'person.update',
      phone: '+6285712345678',
    });
  });

  it('asks the kelurahan after a kecamatan, and the list of sectors', () => {
    const world = at();
    world.tap('place');
    world.tap('kec. Jatiasih');
    expect(where(world)).toBe('change/kelurahan');
    world.say('lewati');
    expect(last(world.caused, 'umk.update')?.set).toEqual({ place: { kecamatan: 'Jatiasih' } });
    world.tap('ubah');
    world.tap('sector');
    world.tap('lain');
    world.tap('K1');
    expect(last(world.caused, 'umk.update')?.set).toEqual({ sectors: ['K1'] });
  });

  it('leaves everything as it was on the way back', () => {
    const world = at();
    world.tap('capacity');
    world.say('kembali');
    expect(where(world)).toBe('change/field');
    world.say('batal');
    expect(where(world)).toBe('profile/menu');
    expect(last(world.caused, 'umk.update')).toBeUndefined();
  });
});

it('has every step of it walked above', () => {
  expect(unvisited('change')).toEqual([]);
});
