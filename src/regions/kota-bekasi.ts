/**
 * Kota Bekasi (Kemendagri 32.75), as data. To be checked by the office before going live: building
 * and house number (from news of December 2024), phone and e-mail (from the service standard of
 * 2023, when the office was in Jl. Ir. H. Juanda), opening hours, and who is the data protection
 * officer. The weights and levels of readiness, and the days of silence, are a proposal that the
 * office sets. Everything else has its source beside it.
 */
import { withTermsOf } from '../domain/commodity.ts';
import type { Region } from '../domain/region.ts';
import { kecamatan } from './kota-bekasi/areas.ts';
import { commodities } from './kota-bekasi/commodities.ts';
import { clauses202611 } from './kota-bekasi/clauses.ts';
import { consent, consentSheet } from './kota-bekasi/consent.ts';
import { decreedYears, holidays } from './kota-bekasi/holidays.ts';
import { clinic, licences } from './kota-bekasi/licences.ts';
import { neighbours } from './kota-bekasi/neighbours.ts';
import { office, programme } from './kota-bekasi/office.ts';
import { questions } from './kota-bekasi/questions.ts';
import { readiness } from './kota-bekasi/readiness.ts';
import { reminders } from './kota-bekasi/reminders.ts';
import { sectors } from './kota-bekasi/sectors.ts';
import { broadcast, handover, opening, quietHours } from './kota-bekasi/talks.ts';
import { warnings } from './kota-bekasi/warnings.ts';

const billion = 1_000_000_000n;

export const kotaBekasi: Region = {
  id: 'kota-bekasi',
  name: 'Kota Bekasi',
  province: 'Jawa Barat',
  code: '32.75',
  timeZone: 'Asia/Jakarta',
  office,
  opening,
  handover,
  quietHours,
  reminders,
  // A proposal that the office sets: traces for a year, words that were given up for a quarter.
  retention: {
    ...{ messageDays: 60, newsDays: 400, parkedDays: 90, sentDays: 365 },
    ...{ draftDays: 90, idleDays: 730, answerDays: 30 },
  },
  warnings,
  // The programme's own; how long payment may take is what each agreement says.
  diary: { askAgainDays: 1, officeDays: 3 },
  broadcast,
  programme,
  // The quarterly LKPM of medium and large companies is handed in within the first ten days after the quarter (BKPM 5/2021); to
  // be checked by the office against the rule in force.
  lkpm: { from: 1, to: 10 },
  kecamatan,
  neighbours,
  holidays,
  decreedYears,
  // The SOP's "7 hari kerja" for what is urgent; the rest and the days of escalation are the
  // programme's own.
  deadlines: {
    urgentWorkingDays: 7,
    otherWorkingDays: 14,
    escalate: [
      { urgent: 3, other: 10, to: ['mediator'] },
      { urgent: 5, other: 12, to: ['mediators', 'admins'] },
      { urgent: 6, other: 13, to: ['admins'] },
    ],
    followUpDays: 14,
    followUpSilentDays: 14,
    watchDays: 90,
  },
  sectors: withTermsOf(sectors, commodities),
  commodities,
  readiness,
  // PP 7/2021 art. 35: upper bounds of mikro, kecil and menengah; capital without land and
  // buildings.
  scale: {
    sales: [2n * billion, 15n * billion, 50n * billion],
    capital: [1n * billion, 5n * billion, 10n * billion],
  },
  questions,
  renewalDays: 45,
  clauses: [clauses202611],
  licences,
  clinic,
  licenceFollowUpDays: 7,
  consent,
  consentSheet,
  digestFrom: 5,
  matchSilence: { remindDays: 3, lapseDays: 10 },
};
