/** An owner is asked: the company stays unnamed until a yes, a no is kept for staff only, and what is over stays over. */
import { describe, expect, it } from 'vitest';
import { play } from '../play.ts';
import type { World } from '../play.ts';
import type { Rows } from './buyers.ts';
import { owner, reader, umk, view } from './buyers.ts';

const happening = { kind: 'match.proposed', matchId: 9 } as const;

function asked(rows: Rows, person = owner()): World {
  const world = play({ person, read: reader(rows) });
  world.say('halo');
  world.send({ kind: 'event', happening });
  return world;
}

describe('proposal', () => {
  it('tells everything but the name, with the reasons', () => {
    const world = asked({ match: view('shortlisted') });
    expect(world.conversation.stack.at(-1)).toMatchObject({ flow: 'proposal', step: 'answer' });
    for (const known of [
      'Dapur Siti',
      'Katering dan snack',
      '500 kotak per hari',
      'Bekasi Barat',
      '14 hari',
    ]) {
      expect(world.heard()).toContain(known);
    }
    for (const secret of ['Sumber Makmur', 'Dewi', '0813', 'Ahmad Yani']) {
      expect(world.heard()).not.toContain(secret);
    }
  });

  it('agrees: the contact is given, the company is told, the reminder goes', () => {
    const world = asked({ match: view('shortlisted') });
    const said = world.say('iya mau');
    expect(said.effects).toEqual([
      { kind: 'match.move', matchId: 9, from: 'shortlisted', move: 'umk_accepts', by: 'umk' },
      {
        kind: 'tell',
        whom: { company: 50 },
        happening: { kind: 'match.moved', matchId: 9, move: 'umk_accepts' },
      },
      { kind: 'timer.remove', key: 'match-silent/9' },
    ]);
    expect(world.heard()).toContain('PT Sumber Makmur');
    expect(world.heard()).toContain('081311112222');
  });

  it('declines with a reason, asked kindly', () => {
    const world = asked({ match: view('shortlisted') });
    expect(world.say('hmm gimana ya').position).toBe('proposal/answer');
    expect(world.say('ga dulu deh').position).toBe('proposal/why');
    expect(world.say('waktunya belum pas').position).toBe('proposal/why_words');
    const said = world.say('lewati');
    expect(said.effects).toMatchObject([
      { kind: 'match.move', move: 'umk_declines', by: 'umk', declineCode: 'time' },
      { kind: 'tell', happening: { move: 'umk_declines' } },
      { kind: 'timer.remove' },
    ]);
    expect(said.effects[0]).not.toHaveProperty('note');
  });

  it('goes back from the reason to the answer by asking again', () => {
    const world = asked({ match: view('shortlisted') });
    world.say('tidak');
    world.say('1');
    expect(world.say('kembali').position).toBe('proposal/why');
  });

  it('can be put off, and says until when', () => {
    const world = asked({ match: view('shortlisted') });
    const said = world.say('nanti dulu');
    expect(said.effects).toEqual([]);
    expect(world.heard()).toContain('10 hari');
  });

  it('does nothing when it was closed while it was on screen', () => {
    const rows: Rows = { match: view('shortlisted') };
    const world = asked(rows);
    rows.match = view('lapsed');
    expect(world.say('ya').effects).toEqual([]);
    expect(world.heard()).toContain('sudah ditutup');
    expect(world.conversation.stack.at(-1)?.flow).toBe('menu');
    rows.match = view('shortlisted');
    const other = asked(rows);
    for (const line of ['tidak', '1']) other.say(line);
    rows.match = view('lapsed');
    expect(other.say('lewati').effects).toEqual([]);
    expect(other.heard()).toContain('sudah ditutup');
  });

  it('says nothing where the match is gone, answered, or not theirs', () => {
    const rows: Rows[] = [{ match: undefined }, { match: view('agreed') }];
    for (const row of rows) expect(asked(row).heard()).toBe('');
    const stranger = owner({ umks: [umk({ id: 99 })] });
    expect(asked({ match: view('shortlisted') }, stranger).heard()).toBe('');
  });

  it('is one dialog however often it comes', () => {
    const world = asked({ match: view('shortlisted') });
    world.send({ kind: 'event', happening });
    expect(world.conversation.stack.filter(({ flow }) => flow === 'proposal')).toHaveLength(1);
  });

  it('speaks English', () => {
    const world = asked({ match: view('shortlisted') }, owner({ language: 'en' }));
    expect(world.heard()).toContain('Good news!');
    expect(world.say('yes').effects).toMatchObject([{ move: 'umk_accepts' }, {}, {}]);
    expect(world.heard()).toContain('Company: PT Sumber Makmur');
  });
});
