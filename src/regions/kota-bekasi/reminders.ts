/** When owners are reminded, and when nobody is; a proposal that the office sets. */
import type { Region } from '../../domain/region.ts';

export const reminders: Region['reminders'] = {
  register: [1, 4, 14],
  readiness: [3, 14, 45],
  // Half a year ahead, as P-IRT wants to be renewed six months before its end; then three months and one.
  paper: [180, 90, 30],
  // Owners tell of a month in the first three weeks of the next; companies have their sheet before the LKPM of the quarter.
  checkIns: {
    month: { from: 3, to: 20 },
    survey: { months: [6, 12], from: 8, to: 22 },
    sheet: [6, 3],
  },
  graceDays: 14,
  perWeek: 2,
  quietTimes: [
    { name: 'salat Jumat', from: '11:30', to: '13:00', weekdays: [5] },
    { name: 'magrib', from: '17:40', to: '18:40' },
    { name: 'Minggu pagi', from: '00:00', to: '10:00', weekdays: [0] },
    {
      // Breaking the fast and tarawih; the first day may move by one.
      name: 'malam Ramadan',
      from: '17:00',
      to: '24:00',
      dates: [
        { from: '2026-02-19', to: '2026-03-20' },
        { from: '2027-02-08', to: '2027-03-09' },
      ],
    },
    {
      // From the days of leave before to those after Idulfitri of the joint decrees (SKB).
      name: 'Lebaran',
      from: '00:00',
      to: '24:00',
      dates: [
        { from: '2026-03-18', to: '2026-03-27' },
        { from: '2027-03-08', to: '2027-03-17' },
      ],
    },
    {
      name: 'Natal dan tahun baru',
      from: '00:00',
      to: '24:00',
      dates: [
        { from: '2026-12-24', to: '2027-01-01' },
        { from: '2027-12-24', to: '2028-01-01' },
      ],
    },
  ],
};
