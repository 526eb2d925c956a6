/** News: each kind in words for the side that hears it, contacts only where both agreed, and silence where it is over. */
import { describe, expect, it } from 'vitest';
import type { Happening } from '../../src/domain/event.ts';
import { Trouble } from '../../src/domain/event.ts';
import type { PersonFacts } from '../../src/domain/facts.ts';
import { MatchMove } from '../../src/domain/match.ts';
import type { QueueRow } from '../../src/domain/desk.ts';
import type { QueueItem } from '../../src/domain/ticket.ts';
import { play } from '../play.ts';
import type { World } from '../play.ts';
import type { Rows } from './buyers.ts';
import { candidate, company, need, owner, pic, reader, umk, view } from './buyers.ts';

function hears(happening: Happening, rows: Rows, person: Partial<PersonFacts>): World {
  const world = play({ person, read: reader(rows) });
  world.say('halo');
  world.send({ kind: 'event', happening });
  return world;
}

function moved(
  move: string,
  state: Parameters<typeof view>[0],
  person = owner(),
  match = {},
): string {
  return hears(
    { kind: 'match.moved', matchId: 9, move },
    { match: view(state, { match }) },
    person,
  ).heard();
}

function queued(kind: QueueItem['kind'], state: QueueItem['state']): QueueRow {
  const at = new Date('2026-11-23T02:00:00Z');
  const dueOn = '2026-12-01';
  const made = { regionId: 'kota-bekasi', dueOn, createdAt: at, updatedAt: at };
  return { item: { ...made, id: 42, kind, subjectId: 42, state } };
}

describe('notice', () => {
  it('tells a PIC what became of the company', () => {
    const decided = { kind: 'company.decided', companyId: 50 } as const;
    expect(hears(decided, { company: company() }, pic()).heard()).toContain('disetujui');
    const refused = company({ status: 'refused', refusal: 'NIB tidak ditemukan' });
    expect(hears(decided, { company: refused }, pic()).heard()).toContain(
      'Alasannya: NIB tidak ditemukan',
    );
    expect(hears(decided, { company: company({ kind: 'bumn' }) }, pic()).heard()).toContain('PaDI');
    expect(hears(decided, { company: company({ status: 'waiting' }) }, pic()).heard()).toBe('');
    expect(hears(decided, { company: undefined }, pic()).heard()).toBe('');
  });

  it('tells staff of a waiting company with the command that opens it', () => {
    const waiting = { kind: 'company.waiting', companyId: 50 } as const;
    const staff = { roles: ['admin' as const] };
    expect(hears(waiting, { company: company({ status: 'waiting' }) }, staff).heard()).toContain(
      '/perusahaan 50',
    );
    expect(hears(waiting, { company: company() }, staff).heard()).toBe('');
  });

  it('tells an admin what is wrong with a channel and what to do, and nobody else', () => {
    for (const language of ['id', 'en'] as const) {
      const said = Trouble.options.map((what) => {
        const trouble = { kind: 'channel.trouble', channel: 'whatsapp-cloud', what } as const;
        const kurator = { roles: ['kurator' as const], language };
        expect(hears(trouble, {}, kurator).heard()).toBe('');
        return hears(trouble, {}, { roles: ['admin' as const], language }).heard();
      });
      for (const words of said) expect(words).toMatch(/WhatsApp Cloud .*\. .*\./);
      expect(new Set(said).size).toBe(Trouble.options.length);
    }
    const other = { kind: 'channel.trouble', channel: 'sms', what: 'token' } as const;
    expect(hears(other, {}, { roles: ['admin'] }).heard()).toContain('sms tidak menerima');
  });

  it('offers candidates to look at, as long as there are any', () => {
    const happening = { kind: 'need.candidates', needId: 3 } as const;
    const rows: Rows = { need: need(), needs: [need()], candidates: [candidate({ matchId: 4 })] };
    const world = hears(happening, rows, pic());
    expect(world.heard()).toContain('Ada 1 calon');
    expect(world.say('lihat sekarang').position).toBe('candidates/card');
    expect(hears(happening, rows, pic()).say('nanti').path).toContain('notice/later');
    const raised = { ...rows, candidates: [candidate({ raised: true, matchId: 4 })] };
    expect(hears(happening, raised, pic()).heard()).toContain('menyatakan minat');
    for (const over of [
      { ...rows, candidates: [] },
      { ...rows, need: undefined },
      { ...rows, need: need({ status: 'closed' }) },
    ]) {
      expect(hears(happening, over, pic()).heard()).toBe('');
    }
    expect(hears(happening, rows, pic({ umks: [umk()] })).heard()).toBe('');
    expect(
      hears(happening, rows, pic({ companies: [company({ status: 'waiting' })] })).heard(),
    ).toBe('');
  });

  it('gives both sides the contact of the other once both agreed, and only then', () => {
    expect(moved('umk_accepts', 'agreed', pic())).toContain('081234567890');
    expect(moved('company_accepts', 'agreed')).toContain('PT Sumber Makmur');
    expect(moved('umk_accepts', 'stopped', pic())).toBe('');
  });

  it('tells a no kindly: with a tip for the owner, never with the words of the other', () => {
    const kept = { declineCode: 'papers', declineReason: 'usahanya kelihatan berantakan' };
    const heard = moved('company_declines', 'declined_company', owner(), kept);
    expect(heard).toContain('bantu urus gratis');
    expect(heard).not.toContain('berantakan');
    const unknown = moved('company_declines', 'declined_company');
    expect(unknown).toContain('masih ada pesanan lain');
    const buyer = moved('umk_declines', 'declined_umk', pic(), { declineReason: 'harganya pelit' });
    expect(buyer).toContain('UMK nomor 7');
    expect(buyer).not.toContain('pelit');
    expect(buyer).not.toContain('Siti');
  });

  it.each([
    ['lapse', 'lapsed', 'saya tutup'],
    ['sample', 'sample', 'contoh'],
    ['visit', 'visit', 'kunjungan'],
    ['quotation', 'quotation', 'penawaran harga'],
    ['trial', 'trial', 'pesanan percobaan'],
    ['stop', 'stopped', 'tidak melanjutkan'],
  ] as const)('tells both sides of %s', (move, state, words) => {
    expect(moved(move, state)).toContain(words);
    expect(moved(move, state, pic())).toContain(words);
  });

  it('says nothing to strangers, about nothing, or about what it does not know', () => {
    const stranger = owner({ umks: [umk({ id: 99 })] });
    for (const move of MatchMove.options) expect(moved(move, 'agreed', stranger)).toBe('');
    expect(moved('dance', 'agreed')).toBe('');
    expect(moved('raise', 'raised')).toBe('');
    expect(hears({ kind: 'match.moved', matchId: 9, move: 'trial' }, {}, owner()).heard()).toBe('');
  });

  it('tells staff of new work, and nobody else', () => {
    const staff = { roles: ['admin' as const] };
    const kinds = ['ticket', 'handover', 'review_request', 'paper_check'] as const;
    for (const queueKind of kinds) {
      const happening = { kind: 'queue.new', queueKind, subjectId: 42 } as const;
      const line = (state: 'open' | 'taken') => ({ line: queued(queueKind, state) });
      expect(hears(happening, line('open'), staff).heard()).toContain('42');
      expect(hears(happening, line('open'), owner()).heard()).toBe('');
      // Who was busy meanwhile does not hear of what a colleague has, or is through with.
      expect(hears(happening, line('taken'), staff).heard()).toBe('');
      expect(hears(happening, {}, staff).heard()).toBe('');
    }
    const check = { kind: 'queue.new', queueKind: 'company_check', subjectId: 50 } as const;
    expect(hears(check, { company: company({ status: 'waiting' }) }, staff).heard()).toContain(
      '/perusahaan 50',
    );
    expect(hears({ kind: 'queue.new', queueKind: 'lain', subjectId: 1 }, {}, staff).heard()).toBe(
      '',
    );
  });

  it('leaves a dialog where it was', () => {
    const world = play({ person: owner(), read: reader({ match: view('trial') }) });
    world.say('halo');
    world.say('lapor');
    world.send({ kind: 'event', happening: { kind: 'match.moved', matchId: 9, move: 'trial' } });
    expect(world.heard()).toContain('pesanan percobaan');
    expect(world.conversation.stack.at(-1)?.flow).toBe('report');
  });

  it('speaks English', () => {
    expect(moved('umk_accepts', 'agreed', pic({ language: 'en' }))).toContain('Both sides agreed');
  });
});
