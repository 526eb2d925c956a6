/** "Pesanan": an owner sees needs near what they make, hears what to put right, and puts a hand up once. */
import { describe, expect, it } from 'vitest';
import { play } from '../play.ts';
import type { World } from '../play.ts';
import type { Rows } from './buyers.ts';
import { company, need, opportunity, owner, reader, reasons, umk, view } from './buyers.ts';

const missing = { code: 'papers_missing', values: { papers: 'pirt|halal' } };

function open(rows: Rows, person = owner()): World {
  const world = play({ person, read: reader(rows) });
  world.say('pesanan');
  return world;
}

describe('orders', () => {
  it('shows a need without its company, why it fits and what is missing', () => {
    const world = open({ opportunities: [opportunity({ reasons: [...reasons, missing] })] });
    expect(world.conversation.stack.at(-1)).toMatchObject({ flow: 'orders', step: 'card' });
    expect(world.heard()).toContain('Produknya cocok: nasi kotak');
    expect(world.heard()).toContain('perlu dilengkapi dulu: P-IRT, Halal');
    expect(world.heard()).not.toContain('Sumber Makmur');
  });

  it('raises a hand: the match, the company told, its silence followed up', () => {
    const other = need({ id: 5, what: 'snack' });
    const world = open({ opportunities: [opportunity(), opportunity({ need: other })] });
    const said = world.say('saya minat');
    expect(said.effects).toMatchObject([
      { kind: 'match.suggest', by: 'umk', match: { id: 1, needId: 3, umkId: 7, score: 0.8 } },
      { kind: 'tell', whom: { company: 50 }, happening: { kind: 'need.candidates', needId: 3 } },
      { kind: 'timer.set', key: 'match-silent/1', whom: { company: 50 }, happening: { round: 1 } },
    ]);
    expect(said.position).toBe('orders/card');
    expect(world.heard()).toContain('snack');
  });

  it('raises the match that the program had found already', () => {
    const world = open({ opportunities: [opportunity()], matches: [view('suggested')] });
    const [move] = world.say('minat').effects;
    expect(move).toEqual({
      kind: 'match.move',
      matchId: 9,
      from: 'suggested',
      move: 'raise',
      by: 'umk',
    });
    expect(world.heard()).toContain('pesanan terakhir');
  });

  it('leaves out what was answered, and needs of a company of the person themselves', () => {
    expect(open({ opportunities: [opportunity()], matches: [view('raised')] }).heard()).toContain(
      'Belum ada pesanan',
    );
    const both = owner({ companies: [company()] });
    expect(open({ opportunities: [opportunity()] }, both).heard()).toContain('Belum ada pesanan');
  });

  it('goes on to the next, and stops', () => {
    const rows: Rows = {
      opportunities: [opportunity(), opportunity({ need: need({ id: 5, what: 'snack' }) })],
    };
    const world = open(rows);
    expect(world.say('apa hayo').position).toBe('orders/card');
    expect(world.say('lihat yang lain').position).toBe('orders/card');
    expect(world.heard()).toContain('snack');
    expect(world.say('3').path).toContain('orders/done');
  });

  it('does nothing for an order that was closed meanwhile', () => {
    const rows: Rows = { opportunities: [opportunity()] };
    const world = open(rows);
    rows.opportunities = [];
    expect(world.say('minat').effects).toEqual([]);
    expect(world.heard()).toContain('baru saja ditutup');
  });

  it('asks which business, and sends the unregistered to register', () => {
    const umks = [umk(), umk({ id: 8, businessName: 'Jahit Siti', product: 'seragam' })];
    const world = open({ opportunities: [opportunity()] }, owner({ umks }));
    expect(world.conversation.stack.at(-1)?.step).toBe('which');
    expect(world.say('Jahit Siti').position).toBe('orders/card');
    expect(world.say('minat').effects).toMatchObject([{ match: { umkId: 8 } }, {}, {}]);
    expect(open({}, owner({ umks: [] })).heard()).toContain('DAFTAR');
  });

  it('speaks English', () => {
    const world = open({ opportunities: [opportunity()] }, owner({ language: 'en' }));
    expect(world.heard()).toContain('Why it fits:');
    expect(world.say("i'm interested").effects).toHaveLength(3);
  });
});
