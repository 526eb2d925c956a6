/**
 * Papers and photos of a business: numbers checked by their form, last days, photos, and no
 * identity number ever.
 */
import { describe, expect, it } from 'vitest';
import type { Owner } from './owner.ts';
import { aUmk, last, owner, registered, unvisited, where } from './owner.ts';

function at(flow: 'izin' | 'foto', language: 'id' | 'en' = 'id'): Owner {
  const world = owner({ person: registered([aUmk()], { language }) });
  world.say('halo');
  world.tap('profil');
  world.tap(flow);
  return world;
}

function photo(world: Owner, blobId: string): void {
  world.send({ kind: 'photo', blobId, mime: 'image/jpeg' });
}

describe('papers', () => {
  it('takes a number whose last day follows from it', () => {
    const world = at('izin');
    world.say('P-IRT');
    world.say('sudah ada');
    world.say('2063275010001-28');
    expect(where(world)).toBe('papers/photo');
    world.say('lewati');
    expect(last(world.caused, 'paper.record')).toEqual({
      kind: 'paper.record',
      umkId: 7,
      paper: { kind: 'pirt', status: 'ada', number: '2063275010001-28', expires: '2028-12-31' },
    });
    // The list already shows it, although it was read before.
    expect(world.options().find(({ id }) => id === 'pirt')?.label).toContain('31 Desember 2028');
    world.say('selesai');
    expect(where(world)).toBe('profile/menu');
  });

  it('asks for the last day where it does not follow, also one that is over', () => {
    const world = at('izin');
    world.tap('sni');
    world.tap('ada');
    world.say('tanpa angka');
    expect(world.heard()).toContain('SNI 8152:2015');
    world.say('sni 8152:2015');
    expect(where(world)).toBe('papers/expires');
    world.say('kapan-kapan');
    expect(where(world)).toBe('papers/expires');
    world.say('Mei 2024');
    expect(world.heard()).toContain('31 Mei 2024, betul?');
    world.say('ya');
    world.say('lewati');
    expect(last(world.caused, 'paper.record')?.paper).toEqual({
      kind: 'sni',
      status: 'ada',
      number: 'SNI 8152:2015',
      expires: '2024-05-31',
    });
    expect(world.heard()).toContain('memperpanjang');
  });

  it.each([
    ['halal', 'bebas', 'bebas'],
    ['halal', 'tidak_halal', 'tidak_halal'],
    ['merek', 'lagi diproses', 'proses'],
    ['bpom', 'belum', 'belum'],
    ['npwp', 'tidak yakin', 'tidak_yakin'],
    ['npwp', 'punya', 'ada'],
    ['npwp', 'enggak', 'belum'],
  ])('%s: %s needs no number', (kind, said, status) => {
    const world = at('izin');
    world.tap(kind);
    world.say(said);
    expect(last(world.caused, 'paper.record')?.paper).toEqual({ kind, status });
    expect(where(world)).toBe('papers/kind');
  });

  it('keeps an NIB on the profile as well, with the photo in place of the number', () => {
    const world = at('izin');
    world.tap('nib');
    world.say('sudah');
    photo(world, 'b1');
    expect(last(world.caused, 'paper.record')?.paper).toEqual({ kind: 'nib', status: 'ada' });
    expect(last(world.caused, 'umk.update')?.set).toEqual({ hasNib: 'ya' });
    expect(last(world.caused, 'attachment.keep')?.attachment).toEqual({
      kind: 'photo',
      blobId: 'b1',
      mime: 'image/jpeg',
      owner: 'paper',
      ownerId: '7/nib',
    });
  });

  it('keeps a photo beside the number', () => {
    const world = at('izin');
    world.tap('merek');
    world.tap('ada');
    world.say('IDM000123456');
    world.say('lewati');
    world.say('nih fotonya nanti dulu ya bos');
    expect(where(world)).toBe('papers/photo');
    photo(world, 'b2');
    expect(last(world.caused, 'attachment.keep')?.attachment.ownerId).toBe('7/merek');
    expect(last(world.caused, 'paper.record')?.paper.number).toBe('IDM000123456');
  });

  it.each(['nib', 'npwp', 'sni', 'halal', 'pirt'])('refuses 16 digits at %s', (kind) => {
    const world = at('izin');
    world.tap(kind);
    if (kind !== 'npwp') world.tap('ada');
    const before = where(world);
    world.say('3275 0145 0785 0003');
    expect(world.heard()).toContain('tidak menyimpannya');
    expect(where(world)).toBe(before);
    expect(last(world.caused, 'paper.record')).toBeUndefined();
    expect(JSON.stringify(world.conversation)).not.toMatch(/3275.?0145/);
  });

  it('tells what is wrong with a number, and takes it on the second try or not at all', () => {
    const world = at('izin');
    world.tap('nib');
    world.tap('ada');
    world.say('12345');
    expect(world.heard()).toContain('13 angka');
    world.say('kembali');
    expect(where(world)).toBe('papers/status');
    world.tap('ada');
    world.say('lewati');
    world.say('lewati');
    expect(last(world.caused, 'paper.record')?.paper).toEqual({ kind: 'nib', status: 'ada' });
  });
});

describe('photos', () => {
  it('keeps each as it comes, five at most', () => {
    const world = at('foto');
    for (const id of ['a', 'b', 'c', 'd']) photo(world, id);
    expect(world.heard()).toContain('Sudah ada 4 dari 5');
    photo(world, 'e');
    expect(world.heard()).toContain('sudah 5');
    expect(world.stored.attachments.map(({ blobId }) => blobId)).toEqual(['a', 'b', 'c', 'd', 'e']);
    expect(where(world)).toBe('profile/menu');
    world.tap('foto');
    expect(world.heard()).toContain('sudah 5');
  });

  it('ends on a word, and goes on another day where it was', () => {
    const world = at('foto');
    photo(world, 'a');
    world.say('selesai');
    expect(world.heard()).toContain('tersimpan');
    world.tap('foto');
    expect(world.heard()).toContain('Sudah ada 1 dari 5');
    world.tap('selesai');
    expect(where(world)).toBe('profile/menu');
  });

  it('asks for a photo where something else was sent', () => {
    const world = at('foto');
    world.say('keripik enak');
    expect(world.heard()).toContain('menunggu foto');
    world.send({ kind: 'document', blobId: 'x', mime: 'application/pdf', name: 'daftar.pdf' });
    expect(world.heard()).toContain('bukan foto');
    world.send({ kind: 'document', blobId: 'y', mime: 'image/png', name: 'keripik.png' });
    expect(world.stored.attachments).toMatchObject([
      { blobId: 'y', name: 'keripik.png', owner: 'umk' },
    ]);
  });
});

it('offers help with a paper that is missing or under way', () => {
  const world = at('izin');
  world.say('halal');
  world.say('belum');
  world.tap('bantu');
  expect(where(world)).toBe('licence/help');
  expect(world.heard()).toContain('BPJPH');
});

it('is walked in English', () => {
  const world = at('izin', 'en');
  world.tap('halal');
  world.say('in progress');
  expect(world.heard()).toContain('Noted: Halal in progress');
  world.tap('selesai');
  world.tap('foto');
  expect(world.heard()).toContain('Send photos');
});

it('has every step of these dialogs walked above', () => {
  expect(unvisited('papers', 'photos')).toEqual([]);
});
