/**
 * One word says how everything stands: what is registered, readiness, partnerships, reports,
 * pause.
 */
import { describe, expect, it } from 'vitest';
import type { Company } from '../../src/domain/company.ts';
import type { Match } from '../../src/domain/match.ts';
import type { MatchView } from '../../src/domain/query.ts';
import type { Ticket } from '../../src/domain/ticket.ts';
import { aUmk, owner, registered, unvisited, where } from './owner.ts';

const at = new Date('2026-11-20T02:00:00Z');
const row = { regionId: 'kota-bekasi', example: false, createdAt: at, updatedAt: at };

function aCompany(given: Partial<Company> = {}): Company {
  const named = { id: 9, kind: 'company', name: 'PT Maju Jaya', picName: 'Rina' } as const;
  return {
    ...row,
    ...named,
    phone: '+622188888888',
    address: 'Bekasi',
    status: 'waiting',
    ...given,
  };
}

function aMatch(id: number, state: Match['state']): MatchView {
  const volume = { min: 1_000_000, max: 1_000_000, unit: 'bungkus', period: 'bulan' };
  return {
    match: {
      id,
      needId: 3,
      umkId: 7,
      state,
      score: 1,
      reasons: [],
      steps: [],
      createdAt: at,
      updatedAt: at,
    },
    need: {
      ...row,
      id: 3,
      companyId: 11,
      what: 'keripik',
      sectors: ['K2'],
      volume,
      papers: [],
      status: 'open',
    },
    umk: aUmk(),
    company: aCompany({ id: 11, name: 'PT Rahasia', status: 'approved' }),
  };
}

function aTicket(id: number, given: Partial<Ticket> = {}): Ticket {
  const due = { reportedOn: '2026-11-20', dueOn: '2026-12-01', provisional: false, urgent: true };
  const { example: _, ...common } = row;
  return {
    ...common,
    id,
    personId: 1,
    rev: 0,
    text: 'belum dibayar',
    state: 'open',
    log: [],
    ...due,
    ...given,
  };
}

describe('status', () => {
  it('is told to whoever has nothing yet', () => {
    const world = owner();
    world.say('status');
    expect(world.heard()).toContain('Ketik DAFTAR untuk mulai');
    expect(where(world)).toBe('menu/welcome');
  });

  it('names business, readiness, partnerships and reports with their day', () => {
    const world = owner({
      person: registered([aUmk({ pausedUntil: '2026-12-05' }), aUmk({ id: 8, product: 'jahit' })]),
      stored: {
        readiness: {
          7: { id: 7, answers: {}, score: 62, level: 'hampir', updatedAt: at },
          8: { id: 8, answers: { P2: 'skipped' }, updatedAt: at },
        },
        matches: [aMatch(1, 'shortlisted')],
        tickets: [
          aTicket(42),
          aTicket(43, { dueOn: '2028-01-05', provisional: true }),
          aTicket(44, { state: 'answered' }),
          aTicket(45, { state: 'closed' }),
        ],
      },
    });
    world.say('status');
    for (const line of [
      '- UMK 7, keripik singkong: dijeda sampai Sabtu, 5 Desember 2026',
      '- Kesiapan: Hampir siap (62 dari 100)',
      '- UMK 8, jahit: terdaftar',
      '- Kesiapan: belum selesai diisi',
      '- Kemitraan keripik',
      '- Laporan T-0042: dijawab paling lambat Selasa, 1 Desember 2026',
      '- Laporan T-0043: dijawab paling lambat Rabu, 5 Januari 2028 (bisa bergeser',
      '- Laporan T-0044: sudah dijawab',
      '- Laporan T-0045: selesai',
    ]) {
      expect(world.heard()).toContain(line);
    }
    expect(world.heard()).not.toContain('PT Rahasia');
  });

  it('does not count what nobody has been asked yet, nor a pause that is over', () => {
    const world = owner({
      person: registered([aUmk({ pausedUntil: '2026-11-22' })]),
      stored: { matches: [aMatch(1, 'suggested')] },
    });
    world.say('status');
    expect(world.heard()).toContain('Belum ada kemitraan');
    expect(world.heard()).toContain('keripik singkong: terdaftar');
    expect(world.heard()).toContain('Kesiapan: belum diisi');
  });

  it('stays short, however many partnerships there are', () => {
    const matches = [1, 2, 3, 4, 5, 6, 7].map((id) => aMatch(id, 'agreed'));
    const world = owner({ person: registered(), stored: { matches } });
    world.say('status');
    expect(world.heard()).toContain('dan 2 lagi');
  });

  it.each([
    [aCompany(), 'menunggu diperiksa petugas'],
    [aCompany({ status: 'approved' }), 'disetujui'],
    [aCompany({ status: 'refused' }), 'ditolak'],
    [aCompany({ kind: 'bumd', status: 'approved' }), 'dirujuk ke e-Katalog'],
  ])('says how a company stands (%#)', (company, state) => {
    const world = owner({ person: { companies: [company] } });
    world.say('status');
    expect(world.heard()).toContain(`- Perusahaan 9, PT Maju Jaya: ${state}`);
  });

  it('says that reminders are off', () => {
    const world = owner({ person: registered([aUmk()], { mutedAt: at }) });
    world.say('status');
    expect(world.heard()).toContain('Pengingat: dimatikan');
  });
});

it('is walked in English', () => {
  const world = owner({ person: registered([aUmk()], { language: 'en' }) });
  world.say('status');
  expect(world.heard()).toContain('- Business 7, keripik singkong: registered');
});

it('has every step of it walked above', () => {
  expect(unvisited('status')).toEqual([]);
});
