/** "Kemitraan saya": what each side sees and may report, confirmed, told to the other, and never after it has changed. */
import { describe, expect, it } from 'vitest';
import type { MatchState } from '../../src/domain/match.ts';
import { play } from '../play.ts';
import type { World } from '../play.ts';
import type { Rows } from './buyers.ts';
import { candidate, need, owner, pic, reader, view } from './buyers.ts';

function open(rows: Rows, person = owner()): World {
  const world = play({ person, read: reader(rows) });
  world.say('halo');
  world.tap('kemitraan');
  return world;
}

function labels(world: World, state: MatchState, person = owner()): string[] {
  const rows = { matches: [view(state)] };
  world = open(rows, person);
  return (world.say('1').replies.at(-1)?.options ?? []).map(({ id }) => id);
}

describe('partners', () => {
  it('says so where there is none, and never lists what was only suggested', () => {
    expect(open({}).heard()).toContain('Belum ada kemitraan');
    expect(open({ matches: [view('suggested')] }).heard()).toContain('Belum ada kemitraan');
  });

  it('shows contacts only once both agreed', () => {
    const agreed = open({ matches: [view('agreed')] });
    agreed.say('1');
    expect(agreed.heard()).toContain('081311112222');
    const asked = open({ matches: [view('shortlisted')] });
    expect(asked.heard()).not.toContain('Sumber Makmur');
    asked.say('1');
    expect(asked.heard()).not.toContain('Sumber Makmur');
    expect(asked.heard()).not.toContain('0813');
    const buyer = open({ matches: [view('shortlisted')] }, pic());
    buyer.say('1');
    expect(buyer.heard()).not.toContain('Siti');
  });

  it('offers the moves of the table, and nothing else', () => {
    const world = open({});
    expect(labels(world, 'agreed')).toEqual([
      'sample',
      'visit',
      'quotation',
      'trial',
      'stop',
      'susun',
      'lapor',
      'selesai',
    ]);
    expect(labels(world, 'quotation', pic())).toEqual([
      'trial',
      'stop',
      'susun',
      'lapor',
      'selesai',
    ]);
    expect(labels(world, 'shortlisted')).toEqual(['jawab', 'lapor', 'selesai']);
    expect(labels(world, 'raised')).toEqual(['lapor', 'selesai']);
    expect(labels(world, 'raised', pic())).toEqual(['calon', 'lapor', 'selesai']);
  });

  it.each(['sample', 'visit', 'quotation', 'trial'] as const)(
    'reports %s after a confirmation',
    (move) => {
      const world = open({ matches: [view('agreed')] });
      world.say('1');
      expect(world.tap(move).position).toBe('partners/confirm');
      expect(world.heard()).toContain('PT Sumber Makmur');
      const said = world.say('ya');
      expect(said.effects).toEqual([
        { kind: 'match.move', matchId: 9, from: 'agreed', move, by: 'umk' },
        {
          kind: 'tell',
          whom: { company: 50 },
          happening: { kind: 'match.moved', matchId: 9, move },
        },
      ]);
    },
  );

  it('is reported by the company to the owner', () => {
    const world = open({ matches: [view('sample')] }, pic());
    world.say('1');
    world.tap('visit');
    expect(world.say('ya').effects).toMatchObject([
      { from: 'sample', move: 'visit', by: 'company' },
      { whom: { umk: 7 } },
    ]);
  });

  it('ends a partnership with a reason for staff only', () => {
    const world = open({ matches: [view('trial')] });
    world.say('1');
    expect(world.tap('stop').position).toBe('partners/why');
    world.say('mutunya belum sesuai');
    world.say('sering telat bayar juga');
    expect(world.heard()).toContain('benar mau dihentikan');
    const [move, tell] = world.say('ya').effects;
    expect(move).toMatchObject({
      move: 'stop',
      declineCode: 'quality',
      note: 'sering telat bayar juga',
    });
    expect(JSON.stringify(tell)).not.toContain('telat');
  });

  it('changes nothing on a no', () => {
    const world = open({ matches: [view('agreed')] });
    world.say('1');
    world.tap('trial');
    expect(world.say('kembali').position).toBe('partners/card');
    world.tap('trial');
    expect(world.say('tidak').effects).toEqual([]);
    expect(world.heard()).toContain('tidak ada yang diubah');
  });

  it('does not move what has moved meanwhile', () => {
    const rows: Rows = { matches: [view('agreed')] };
    const world = open(rows);
    world.say('1');
    world.tap('sample');
    rows.matches = [view('trial')];
    expect(world.say('ya').effects).toEqual([]);
    expect(world.heard()).toContain('sudah berubah');
  });

  it('answers a waiting offer, looks at a raised candidate, reports a problem, or is done', () => {
    const offer = open({ matches: [view('shortlisted')], match: view('shortlisted') });
    offer.say('1');
    expect(offer.say('jawab tawaran ini').position).toBe('proposal/answer');
    const raised = {
      matches: [view('raised')],
      needs: [need()],
      candidates: [candidate({ matchId: 9, raised: true })],
    };
    const buyer = open(raised, pic());
    buyer.say('1');
    expect(buyer.tap('calon').position).toBe('candidates/card');
    const problem = open({ matches: [view('agreed')] });
    problem.say('1');
    expect(problem.tap('lapor').position).toBe('report/words');
    const done = open({ matches: [view('agreed')] });
    done.say('1');
    expect(done.say('selesai').position).toBe('menu/welcome');
  });

  it('speaks English', () => {
    const world = open({ matches: [view('agreed')] }, owner({ language: 'en' }));
    world.say('1');
    expect(world.heard()).toContain('Now: agreed');
    world.say('there was a visit');
    expect(world.say('yes').effects).toMatchObject([{ move: 'visit' }, {}]);
  });
});
