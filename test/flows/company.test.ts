/** A buyer registers: every question, wrong answers, the way back, and government bodies that are referred. */
import { describe, expect, it } from 'vitest';
import { kotaBekasi } from '../../src/regions/kota-bekasi.ts';
import { play } from '../play.ts';
import type { World } from '../play.ts';

const agreed = { consentVersion: kotaBekasi.consent.version };

function says(world: World, ...lines: string[]): void {
  for (const line of lines) world.say(line);
}

describe('company', () => {
  it('registers a company, to be checked before anything else', () => {
    const world = play();
    world.say('saya dari perusahaan');
    expect(world.say('selengkapnya').path).toContain('company/consent_more');
    expect(world.say('setuju').position).toBe('company/kind');
    says(world, '1', 'PT Sumber Makmur');
    expect(world.say('123').position).toBe('company/nib');
    expect(world.heard()).toContain('13 angka');
    expect(world.say('lewati').position).toBe('company/nib');
    says(world, '9120001234567', 'katering', 'besar', 'Dewi Lestari', 'manajer pembelian');
    says(world, '0813 1111 2222', 'Jl. Ahmad Yani No. 5', 'katering karyawan dari UMK sekitar');
    expect(world.say('ya').position).toBe('company/review');
    expect(world.heard()).toContain('- NIB: 9120001234567');
    const done = world.say('kirim');
    expect(done.effects).toMatchObject([
      { kind: 'person.update', name: 'Dewi Lestari', phone: '+6281311112222' },
      {
        kind: 'company.register',
        company: {
          id: 1,
          kind: 'company',
          name: 'PT Sumber Makmur',
          nib: '9120001234567',
          sector: 'katering',
          scale: 'besar',
          phone: '+6281311112222',
          commitment: 'katering karyawan dari UMK sekitar',
        },
      },
      { kind: 'consent.record', purpose: 'reminders', granted: true },
      // 14 working days after Monday 23 November 2026.
      { kind: 'queue.add', item: { kind: 'company_check', subjectId: 1, dueOn: '2026-12-11' } },
      {
        kind: 'tell',
        whom: { role: 'admin' },
        happening: { kind: 'company.waiting', companyId: 1 },
      },
    ]);
    expect(world.heard()).toContain('nomor 1');
    expect(world.heard()).toContain('Jumat, 11 Desember 2026');
  });

  it.each(['2', '3', '4'])(
    'lists and refers a government body (%s), without asking what it need not',
    (kind) => {
      const world = play({ person: { ...agreed, reminders: false } });
      says(world, 'halo', 'saya dari perusahaan');
      expect(world.say(kind).position).toBe('company/name');
      expect(world.heard()).toContain('e-Katalog dan PaDI');
      expect(world.say('Dinas Kesehatan').position).toBe('company/body_nib');
      expect(world.say('lewati').position).toBe('company/picName');
      says(world, 'Rina', 'kepala bagian umum', '081311112222');
      expect(world.say('Jl. Pangeran Jayakarta 1').position).toBe('company/review');
      const done = world.say('kirim');
      const registered = done.effects.find(({ kind: of }) => of === 'company.register');
      expect(registered).toMatchObject({ company: { name: 'Dinas Kesehatan' } });
      expect(registered).not.toHaveProperty('company.nib');
      expect(registered).not.toHaveProperty('company.sector');
      expect(done.effects.some(({ kind: of }) => of === 'consent.record')).toBe(false);
    },
  );

  it('asks for the NIB after all when a government body turns out to be a company', () => {
    const world = play({ person: { ...agreed, reminders: true } });
    says(
      world,
      'halo',
      'saya dari perusahaan',
      'BUMD',
      'Tirta Patriot',
      'lewati',
      'Rina',
      'kepala',
    );
    says(world, '081311112222', 'Jl. Perjuangan 99');
    world.tap('edit:kind');
    expect(world.say('perusahaan swasta').position).toBe('company/nib');
    expect(world.say('9120001234567').position).toBe('company/sector');
  });

  it('keeps a sector in the words of the company, and goes back', () => {
    const world = play({ person: { ...agreed, reminders: true } });
    says(world, 'halo', 'saya dari perusahaan', '1', 'PT Maju', '9120001234567');
    world.say('zzzz qqqq');
    expect(world.conversation.stack.at(-1)?.answers.sector).toBe('zzzz qqqq');
    expect(world.say('kembali').position).toBe('company/sector');
    world.say('laundry');
    expect(world.conversation.stack.at(-1)?.answers.sector).toBe('laundry');
  });

  it('keeps nothing from who does not agree', () => {
    const world = play();
    says(world, 'saya dari perusahaan');
    const refused = world.say('tidak');
    expect(refused.effects).toEqual([]);
    expect(refused.position).toBe('menu/welcome');
  });

  it('does not overwrite the name and number of an owner who is also a PIC', () => {
    const person = { ...agreed, reminders: true, name: 'Siti', phone: '+6281234567890' };
    const world = play({ person });
    says(
      world,
      'halo',
      'saya dari perusahaan',
      '1',
      'PT Maju',
      '9120001234567',
      'laundry',
      '1',
      '3',
      'Dewi',
    );
    says(world, 'direktur', '081311112222', 'Jl. Juanda 1', 'lewati');
    const { effects } = world.say('kirim');
    expect(effects.some(({ kind }) => kind === 'person.update')).toBe(false);
  });

  it('speaks English', () => {
    const world = play({ person: { ...agreed, language: 'en', reminders: true } });
    says(world, 'hello');
    world.tap('perusahaan');
    expect(world.heard()).toContain('Whom do you represent?');
    says(
      world,
      'private company',
      'PT Good Food',
      '9120001234567',
      'catering',
      '1',
      'large',
      'Ann Lee',
    );
    says(world, 'buyer', '081311112222', 'Jl. Juanda 5');
    expect(world.say('skip').position).toBe('company/review');
    expect(world.say('send').effects.map(({ kind }) => kind)).toContain('company.register');
    expect(world.heard()).toContain('Our staff will check it first');
  });
});
