/** A company looks at candidates: one by one, unnamed, each answer a move; and nobody meets a business of their own. */
import { describe, expect, it } from 'vitest';
import { play } from '../play.ts';
import type { World } from '../play.ts';
import type { Rows } from './buyers.ts';
import { candidate, company, need, pic, reader, umk } from './buyers.ts';

const second = umk({ id: 8, businessName: 'Katering Ani', ownerName: 'Ani', product: 'katering' });

function open(rows: Rows, person = pic()): World {
  const world = play({ person, read: reader(rows) });
  world.say('halo');
  world.tap('calon');
  return world;
}

describe('candidates', () => {
  it('shows a card without name or number, and keeps the suggestion', () => {
    const world = play({
      person: pic(),
      read: reader({ needs: [need()], candidates: [candidate()] }),
    });
    world.say('halo');
    const shown = world.tap('calon');
    expect(shown.position).toBe('candidates/card');
    expect(shown.effects).toMatchObject([
      { kind: 'match.suggest', match: { id: 1, needId: 3, umkId: 7, score: 0.8 } },
    ]);
    expect(world.heard()).toContain('Produknya cocok: nasi kotak');
    expect(world.heard()).toContain('60%');
    expect(world.heard()).toMatch(/Dokumen NIB: belum diperiksa petugas\n- Dokumen Halal: belum/);
    for (const secret of ['Siti', 'Dapur', '0812', '6281234567890', 'Kranji', 'ID3211']) {
      expect(world.heard()).not.toContain(secret);
    }
  });

  it('asks the owner after a yes, sets the follow-up, and shows the next', () => {
    const rows: Rows = { needs: [need()], candidates: [candidate(), candidate({ umk: second })] };
    const world = open(rows);
    rows.candidates = [candidate({ matchId: 1 }), candidate({ umk: second })];
    const said = world.say('ya');
    expect(said.effects).toMatchObject([
      { kind: 'match.move', matchId: 1, from: 'suggested', move: 'company_accepts', by: 'company' },
      { kind: 'tell', whom: { umk: 7 }, happening: { kind: 'match.proposed', matchId: 1 } },
      {
        kind: 'timer.set',
        key: 'match-silent/1',
        whom: { umk: 7 },
        happening: { kind: 'match.silent', matchId: 1, round: 1 },
        at: new Date('2026-11-26T02:00:00Z'),
      },
      { kind: 'match.suggest', match: { umkId: 8 } },
    ]);
    expect(said.position).toBe('candidates/card');
    expect(world.heard()).toContain('UMK nomor 8');
  });

  it('says no with a reason that is kept for staff, and tells nobody', () => {
    const rows: Rows = { needs: [need()], candidates: [candidate({ matchId: 4 })] };
    const world = open(rows);
    expect(world.say('bukan yang ini').position).toBe('candidates/why');
    expect(world.say('entahlah itu').position).toBe('candidates/why');
    expect(world.say('harganya belum cocok').position).toBe('candidates/why_words');
    const said = world.say('terlalu mahal menurut direktur');
    expect(said.effects).toEqual([
      {
        kind: 'match.move',
        matchId: 4,
        from: 'suggested',
        move: 'company_declines',
        by: 'company',
        declineCode: 'price',
        note: 'terlalu mahal menurut direktur',
      },
    ]);
    expect(world.heard()).toContain('calon terakhir');
  });

  it('exchanges contacts at once where the owner had put a hand up', () => {
    const rows: Rows = { needs: [need()], candidates: [candidate({ matchId: 4, raised: true })] };
    const world = open(rows);
    expect(world.heard()).toContain('menyatakan minat');
    expect(world.heard()).toContain('langsung saling dibuka');
    const said = world.say('ya');
    expect(said.effects).toEqual([
      { kind: 'match.move', matchId: 4, from: 'raised', move: 'company_accepts', by: 'company' },
      {
        kind: 'tell',
        whom: { umk: 7 },
        happening: { kind: 'match.moved', matchId: 4, move: 'company_accepts' },
      },
      { kind: 'timer.remove', key: 'match-silent/4' },
    ]);
    expect(world.heard()).toContain('Siti Aminah');
    expect(world.heard()).toContain('081234567890');
  });

  it('tells an owner who had put a hand up of a no', () => {
    const rows: Rows = { needs: [need()], candidates: [candidate({ matchId: 4, raised: true })] };
    const world = open(rows);
    for (const line of ['bukan yang ini', '1']) world.say(line);
    expect(world.say('lewati').effects).toMatchObject([
      { kind: 'match.move', from: 'raised', move: 'company_declines', declineCode: 'price' },
      { kind: 'tell', whom: { umk: 7 }, happening: { move: 'company_declines' } },
      { kind: 'timer.remove', key: 'match-silent/4' },
    ]);
    expect(world.heard()).toContain('tidak saya tampilkan lagi');
    expect(world.conversation.stack.at(-1)?.flow).toBe('menu');
  });

  it('puts one off, and stops', () => {
    const rows: Rows = {
      needs: [need()],
      candidates: [candidate({ matchId: 4 }), candidate({ umk: second })],
    };
    const world = open(rows);
    expect(world.say('3').path).toContain('candidates/later');
    expect(world.heard()).toContain('UMK nomor 8');
    expect(world.say('cukup dulu').path).toContain('candidates/stopped');
  });

  it('does nothing with a candidate that was taken off the list meanwhile', () => {
    const rows: Rows = { needs: [need()], candidates: [candidate({ matchId: 4 })] };
    const world = open(rows);
    rows.candidates = [];
    const said = world.say('ya');
    expect(said.effects).toEqual([]);
    expect(world.heard()).toContain('tidak tersedia');
    const back: Rows = { needs: [need()], candidates: [candidate({ matchId: 4 })] };
    const other = open(back);
    for (const line of ['bukan yang ini', '1']) other.say(line);
    back.candidates = [];
    expect(other.say('lewati').effects).toEqual([]);
    expect(other.heard()).toContain('tidak tersedia');
  });

  it('never shows a business of the person themselves', () => {
    const rows: Rows = { needs: [need()], candidates: [candidate()] };
    const world = open(rows, pic({ umks: [umk()] }));
    expect(world.heard()).toContain('Belum ada calon');
  });

  it('asks which need, and says what is missing otherwise', () => {
    const needs = [need(), need({ id: 4, what: 'seragam' })];
    const which = open({ needs, candidates: [] });
    expect(which.conversation.stack.at(-1)?.step).toBe('which');
    which.say('2');
    expect(which.heard()).toContain('Belum ada calon');
    expect(open({ needs: [need({ status: 'closed' })] }).heard()).toContain('Belum ada kebutuhan');
    expect(open({}, pic({ companies: [company({ status: 'waiting' })] })).heard()).toContain(
      'masih diperiksa',
    );
  });

  it('speaks English', () => {
    const world = open(
      { needs: [need()], candidates: [candidate({ matchId: 4 })] },
      pic({ language: 'en' }),
    );
    expect(world.heard()).toContain('Why it fits:');
    expect(world.say('not this one').position).toBe('candidates/why');
    world.say('1');
    expect(world.say('skip').effects).toMatchObject([
      { move: 'company_declines', declineCode: 'price' },
    ]);
  });

  it('a company that says that a business is its own meets it no more', () => {
    const world = open({ needs: [need()], candidates: [candidate({ matchId: 9 })] });
    world.say('tidak');
    world.tap('own');
    const { effects } = world.say('lewati');
    const { id, updatedAt } = umk();
    expect(effects).toMatchObject([
      { kind: 'match.move', move: 'company_declines', declineCode: 'own' },
      { kind: 'umk.tie', umk: { id, updatedAt }, companyId: 50, tied: true },
    ]);
  });
});
