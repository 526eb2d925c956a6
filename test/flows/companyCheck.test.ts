/** `/perusahaan` and `/perintah`: who may, what is shown, what a decision causes, and that nobody decides on their own. */
import { describe, expect, it } from 'vitest';
import type { PersonFacts } from '../../src/domain/facts.ts';
import { play } from '../play.ts';
import type { World } from '../play.ts';
import type { Rows } from './buyers.ts';
import { company, need, reader } from './buyers.ts';

const waiting = company({
  status: 'waiting',
  sector: 'perhotelan',
  commitment: 'katering dari UMK',
});
const staff: Partial<PersonFacts> = { id: 90, roles: ['kurator'] };

function open(rows: Rows, args = '', person = staff): World {
  const world = play({ person, read: reader(rows) });
  world.say('halo');
  world.send({ kind: 'command', name: 'perusahaan', args });
  return world;
}

describe('company_check', () => {
  it('lists, shows the card with a masked number, and approves with how it was checked', () => {
    const needs = [need(), need({ id: 4, status: 'closed' })];
    const world = open({ companies: [waiting], company: waiting, needs });
    expect(world.heard()).toContain('Ada 1 perusahaan');
    expect(world.say('1').position).toBe('company_check/card');
    expect(world.heard()).toContain('0813****222');
    expect(world.heard()).not.toContain('081311112222');
    expect(world.say('bagus kayaknya').position).toBe('company_check/card');
    world.say('tampilkan nomor hp');
    expect(world.heard()).toContain('081311112222');
    expect(world.say('setujui').position).toBe('company_check/basis');
    expect(world.say('telepon balik').effects).toEqual([
      { kind: 'company.approve', companyId: 50, basis: 'call_back' },
      { kind: 'queue.done', of: 'company_check', subjectId: 50 },
      {
        kind: 'tell',
        whom: { company: 50 },
        happening: { kind: 'company.decided', companyId: 50 },
      },
      { kind: 'tell', whom: { company: 50 }, happening: { kind: 'need.candidates', needId: 3 } },
    ]);
  });

  it('refuses with a reason that the company reads', () => {
    const world = open({ company: waiting }, '50');
    world.say('tolak');
    expect(world.say('??').position).toBe('company_check/reason');
    expect(world.say('NIB tidak ditemukan di OSS').effects).toEqual([
      { kind: 'company.refuse', companyId: 50, refusal: 'NIB tidak ditemukan di OSS' },
      { kind: 'queue.done', of: 'company_check', subjectId: 50 },
      {
        kind: 'tell',
        whom: { company: 50 },
        happening: { kind: 'company.decided', companyId: 50 },
      },
    ]);
  });

  it('goes back, and can wait', () => {
    const world = open({ companies: [waiting], company: waiting });
    world.say('1');
    expect(world.say('kembali').position).toBe('company_check/list');
    world.say('1');
    expect(world.say('nanti dulu').path).toContain('company_check/later');
  });

  it('lists a government body instead of looking for candidates', () => {
    const world = open({ company: company({ status: 'waiting', kind: 'bumd' }), needs: [] }, '50');
    world.say('setujui');
    world.say('surat');
    expect(world.heard()).toContain('e-Katalog');
  });

  it('does not decide twice, on the unknown, or on a company of their own', () => {
    expect(open({ company: company(), needs: [] }, '50').heard()).toContain('Keadaan: disetujui');
    expect(open({}, '77').heard()).toContain('Tidak ada yang cocok dengan "77"');
    expect(open({ company: waiting }, '50', { ...staff, companies: [waiting] }).heard()).toContain(
      'petugas lain',
    );
    const rows: Rows = { company: waiting };
    const world = open(rows, '50');
    world.say('setujui');
    rows.company = company();
    expect(world.say('oss').effects).toEqual([]);
    expect(world.heard()).toContain('sudah diputuskan');
  });

  it('is closed to whoever lost the role meanwhile', () => {
    const world = open({ company: waiting, needs: [] }, '50');
    world.say('setujui');
    world.facts = { ...world.facts, person: { ...world.facts.person, roles: [] } };
    expect(world.say('oss').effects).toEqual([]);
    expect(world.heard()).toContain('hanya untuk petugas yang berwenang');
  });

  it('says where nothing waits, and refuses wrong arguments and strangers', () => {
    expect(open({}).heard()).toContain('Ketik nomor perusahaan');
    expect(open({}, 'abc').heard()).toContain('Tidak ada yang cocok dengan "abc"');
    const stranger = open({}, '', { roles: ['pendamping'] });
    expect(stranger.heard()).toContain('hanya untuk petugas');
    expect(stranger.conversation.stack).toHaveLength(1);
  });

  it('is in the menu of those who may, and the commands of all staff', () => {
    const world = play({ person: { roles: ['admin'] }, read: reader({}) });
    world.say('halo');
    expect(world.conversation.shown).toContain('periksa');
    expect(world.tap('/perintah').effects).toEqual([]);
    expect(world.conversation.shown).toContain('/perusahaan');
    const viewer = play({ person: { roles: ['viewer'] }, read: reader({}) });
    viewer.say('halo');
    expect(viewer.conversation.shown).not.toContain('periksa');
    viewer.say(String(viewer.conversation.shown.indexOf('/perintah') + 1));
    expect(viewer.heard()).toContain('peran: viewer');
    expect(viewer.conversation.shown).toContain('/perusahaan');
    expect(viewer.conversation.shown).not.toContain('/pulihkan');
    // What is opened from the menu leaves no menu behind.
    viewer.say('/umk');
    expect(viewer.conversation.stack.map(({ flow }) => flow)).toEqual(['menu', 'find_umk']);
    const owner = play();
    owner.say('halo');
    expect(owner.conversation.shown).not.toContain('/perintah');
    expect(owner.send({ kind: 'command', name: 'perintah', args: '' }).effects).toEqual([
      { kind: 'command.denied', command: 'perintah' },
    ]);
  });

  it('speaks English', () => {
    const world = open({ company: waiting, needs: [] }, '50', { ...staff, language: 'en' });
    expect(world.heard()).toContain('What did the check show?');
    world.say('approve');
    expect(world.say('official letter').effects[0]).toMatchObject({ basis: 'letter' });
  });
});
