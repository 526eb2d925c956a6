/** The rules of broadcasts: who may make which move, whom one may write to, which blanks a text may have, and the hours of the night. */
import { describe, expect, it } from 'vitest';
import { unwilling } from '../../src/domain/broadcast.ts';
import type {
  BroadcastHandling,
  BroadcastState,
  BroadcastWriting,
} from '../../src/domain/broadcastLife.ts';
import { BroadcastState as states, refusal } from '../../src/domain/broadcastLife.ts';
import { firmFor } from '../../src/domain/broadcastFirm.ts';
import { checkText, fillBlanks, LONGEST_TEXT } from '../../src/domain/broadcastText.ts';
import type { Role } from '../../src/domain/person.ts';
import { quietUntil } from '../../src/domain/quietHours.ts';
import { readMoment } from '../../src/language/moment.ts';
import { kotaBekasi } from '../../src/regions/kota-bekasi.ts';
import { umk } from '../flows/buyers.ts';

type Move = BroadcastWriting | BroadcastHandling;

const moves: Record<Move, BroadcastState[]> = {
  save: ['draft', 'waiting', 'scheduled'],
  send_in: ['draft', 'waiting', 'scheduled'],
  schedule: ['draft', 'waiting', 'scheduled'],
  approve: ['waiting'],
  return: ['waiting'],
  pause: ['running'],
  resume: ['paused'],
  stop: ['draft', 'waiting', 'scheduled', 'running', 'paused'],
};

describe('a broadcast', () => {
  const cases = Object.entries(moves).flatMap(([move, from]) =>
    states.options.map((state) => [move as Move, state, from.includes(state)] as const),
  );
  it.each(cases)('%s from %s: %s', (move, state, may) => {
    const it = { state, authorId: 1, editorIds: [2] };
    expect(refusal(it, move, { id: 3, roles: ['kurator'] })).toBe(may ? undefined : 'state');
    for (const role of ['viewer', 'mediator', 'pendamping'] satisfies Role[]) {
      expect(refusal(it, move, { id: 3, roles: [role] })).toBe('role');
    }
  });

  it.each([1, 2])('is not approved or given back by %s, who wrote it', (id) => {
    const mine = { state: 'waiting' as const, authorId: 1, editorIds: [2] };
    expect(refusal(mine, 'approve', { id, roles: ['admin'] })).toBe('own');
    expect(refusal(mine, 'return', { id, roles: ['admin'] })).toBe('own');
    expect(refusal(mine, 'stop', { id, roles: ['admin'] })).toBeUndefined();
  });

  it('goes only to who agreed to reminders', () => {
    const at = new Date();
    expect(unwilling({ reminders: true })).toBeUndefined();
    expect(unwilling({})).toBe('no_consent');
    expect(unwilling({ reminders: false })).toBe('no_consent');
    expect(unwilling({ reminders: true, mutedAt: at })).toBe('muted');
    expect(unwilling({ reminders: true, mutedAt: at, withdrawnAt: at })).toBe('withdrawn');
    expect(unwilling({ reminders: true, frozenAt: at })).toBe('frozen');
  });

  it('speaks of the business that it was meant for', () => {
    const known = {
      umks: [
        umk({ id: 1, businessName: 'Satu', place: { kecamatan: 'Bekasi Timur' } }),
        umk({ id: 2, businessName: 'Dua', place: { kecamatan: 'Rawalumbu' }, sectors: ['L1'] }),
      ],
      companies: [],
    };
    expect(firmFor({ audience: 'owners' }, known).firm).toBe('Satu');
    expect(firmFor({ audience: 'owners', kecamatan: ['Rawalumbu'] }, known).firm).toBe('Dua');
    expect(firmFor({ audience: 'owners', sectors: ['L1'] }, known).firm).toBe('Dua');
    expect(firmFor({ audience: 'pics' }, known)).toEqual({});
  });
});

describe('the words of a broadcast', () => {
  it.each([
    ['Halo {{ Nama }}, ada bazar.', 'Halo {{nama}}, ada bazar.'],
    ['  Baris satu\n\n\n\nbaris dua ', 'Baris satu\n\nbaris dua'],
  ])('%s is kept as %s', (typed, text) => expect(checkText(typed)).toEqual({ text }));

  it.each([
    ['hai', 'too_short'],
    ['12345678901', 'too_short'],
    ['😀😀😀😀😀😀😀😀', 'too_short'],
    ['{{nama}} {{usaha}}', 'too_short'],
    ['Halo {{nmaa}}, ada bazar.', 'unknown'],
    ['Halo {{}}, ada bazar.', 'unknown'],
    ['Halo {nama}, ada bazar.', 'broken'],
    ['Halo {{nama, ada bazar.', 'broken'],
    ['Halo {{{nama}}}, ada bazar.', 'broken'],
    ['a'.repeat(LONGEST_TEXT + 1), 'too_long'],
    [`${'a'.repeat(LONGEST_TEXT - 20)}{{nama}}`, 'too_long'],
  ])('%.30s is refused: %s', (typed, code) => {
    expect(checkText(typed)).toMatchObject({ fault: { code } });
  });

  it('are filled in for one person, whose data cannot be a blank', () => {
    const text = 'Halo {{nama}} ({{usaha}}), {{sapaan}}.';
    expect(fillBlanks(text, { nama: 'Siti', usaha: 'a'.repeat(60) })).toBe(
      `Halo Siti (${'a'.repeat(39)}…), {{sapaan}}.`,
    );
    expect(fillBlanks(text, { nama: '{{usaha}}', usaha: 'X' })).toBe('Halo usaha (X), {{sapaan}}.');
    expect(fillBlanks('{{nama}}, hai', {})).toBe('{{sapaan}}, hai');
  });

  it.each([
    ['Halo {{sapaan}} {{nama}}, ada bazar', 'Halo {{sapaan}}, ada bazar'],
    ['Yth. Bapak/Ibu {{nama}}', 'Yth. {{sapaan}}'],
    ['Yth. Bapak / Ibu {{nama}}', 'Yth. {{sapaan}}'],
    ['Bu {{nama}}, {{sapaan}} diundang', '{{sapaan}}, {{sapaan}} diundang'],
    ['Halo {{nama}}\n{{sapaan}} diundang', 'Halo {{sapaan}}\n{{sapaan}} diundang'],
    ['Menabu {{nama}}', 'Menabu {{sapaan}}'],
  ])('addresses nobody twice who has no name: %s', (text, read) => {
    expect(fillBlanks(text, {})).toBe(read);
    expect(fillBlanks('Bu {{nama}}', { nama: 'Siti' })).toBe('Bu Siti');
  });
});

describe('quiet hours', () => {
  it.each([
    ['2026-11-23T12:59:59Z', undefined],
    ['2026-11-23T13:00:00Z', '2026-11-24T00:00:00.000Z'],
    ['2026-11-23T20:00:00Z', '2026-11-24T00:00:00.000Z'],
    ['2026-11-23T23:59:59Z', '2026-11-24T00:00:00.000Z'],
    ['2026-11-24T00:00:00Z', undefined],
  ])('%s ends %s', (now, until) => {
    expect(quietUntil(new Date(now), kotaBekasi)?.toISOString()).toBe(until);
  });

  it('may lie within one day', () => {
    const noon = { timeZone: 'Asia/Jakarta', quietHours: { from: '12:00', to: '13:00' } };
    const until = quietUntil(new Date('2026-11-23T05:30:00Z'), noon);
    expect(until?.toISOString()).toBe('2026-11-23T06:00:00.000Z');
    expect(quietUntil(new Date('2026-11-23T06:00:00Z'), noon)).toBeUndefined();
  });
});

describe('a moment', () => {
  const when = {
    now: new Date('2026-11-23T02:00:00Z'),
    timeZone: kotaBekasi.timeZone,
    holidays: kotaBekasi.holidays,
  };
  it.each([
    ['sekarang juga', 'now'],
    ['besok jam 9', { day: '2026-11-24', minute: 540 }],
    ['25/11 10:30', { day: '2026-11-25', minute: 630 }],
    ['5 des 08.00', { day: '2026-12-05', minute: 480 }],
    ['Senin depan jam 2 siang', { day: '2026-11-30', minute: 840 }],
    ['lusa jam 7 malam', { day: '2026-11-25', minute: 1140 }],
    ['besok jam setengah 9', { day: '2026-11-24', minute: 510 }],
    ['jam 9 besok', { day: '2026-11-24', minute: 540 }],
    ['tomorrow 9 am', { day: '2026-11-24', minute: 540 }],
    ['08.00', { minute: 480 }],
  ])('%s', (typed, value) => expect(readMoment(typed, when)).toMatchObject({ value }));

  it.each(['besok', 'nanti sore', 'besok jam 25', 'minggu depan jam 9', '30 februari jam 9', '9'])(
    '%s is asked back',
    (typed) => expect(readMoment(typed, when).result).toBe('ask'),
  );
});
