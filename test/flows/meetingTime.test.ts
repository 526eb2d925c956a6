/** When a meeting is: a day and an hour, with its end where it is told; never an end before the beginning. */
import { describe, expect, it } from 'vitest';
import { meetingTime } from '../../src/flows/forumAnswers.ts';
import { kotaBekasi } from '../../src/regions/kota-bekasi.ts';
import type { Facts } from '../../src/domain/facts.ts';

const person = { language: 'id' };
const facts = { now: new Date('2026-11-23T02:00:00Z'), region: kotaBekasi, person } as Facts;

function read(text: string): unknown {
  const told = { facts } as Parameters<typeof meetingTime>[1];
  const accepted = meetingTime({ kind: 'text', text }, told);
  return accepted.result === 'understood' ? accepted.value : accepted.result;
}

const FROM_NINE = '2026-12-05T02:00:00.000Z';

describe('meetingTime', () => {
  it.each([
    ['5 desember jam 9', FROM_NINE],
    ['5 desember jam 9 sampai selesai', FROM_NINE],
    ['5 desember jam 9 sampai 12', `${FROM_NINE}/2026-12-05T05:00:00.000Z`],
    ['5 Desember 09.00 - 11.30 WIB', `${FROM_NINE}/2026-12-05T04:30:00.000Z`],
    ['5 desember pukul 9 s.d. pukul 12', `${FROM_NINE}/2026-12-05T05:00:00.000Z`],
    ['5 desember jam 9-1', `${FROM_NINE}/2026-12-05T06:00:00.000Z`],
    ['5 desember 13.30 hingga 15', '2026-12-05T06:30:00.000Z/2026-12-05T08:00:00.000Z'],
    ['jam 9 tanggal 5-12-2026', FROM_NINE],
    ['5 desember 15.00 sampai 14.00', 'ask'],
    ['5 desember 15.00 sampai 25', 'ask'],
    ['besok', 'ask'],
  ])('reads %s', (text, value) => {
    expect(read(text)).toBe(value);
  });
});
