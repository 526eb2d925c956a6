/**
 * What a city is to the program: one pack of data. Everything that differs between two cities is
 * here, nowhere in code.
 */
import { z } from 'zod';
import { Commodity } from './commodity.ts';
import { ClauseSet } from './clause.ts';
import { PaperKind } from './need.ts';
import { Day } from './quantity.ts';
import { ReminderRules } from './reminder.ts';
import { WarningRule } from './warning.ts';

/** The same words in every language that the pack has; Indonesian is always there. */
export const Words = z.object({ id: z.string().min(1), en: z.string().min(1).optional() });
export type Words = z.infer<typeof Words>;

export const Kelurahan = z.object({
  code: z.string(),
  name: z.string(),
  lat: z.number(),
  lon: z.number(),
  postcode: z.string().optional(),
  /** Other names that people use for it, besides other spacing and one typo. */
  aliases: z.array(z.string()).optional(),
});
export type Kelurahan = z.infer<typeof Kelurahan>;

export const Kecamatan = z.object({
  code: z.string(),
  name: z.string(),
  lat: z.number(),
  lon: z.number(),
  aliases: z.array(z.string()).optional(),
  kelurahan: z.array(Kelurahan).min(1),
});
export type Kecamatan = z.infer<typeof Kecamatan>;

/** `libur_kantor` is a day off of the city's own office. */
export const HolidayKind = z.enum(['libur_nasional', 'cuti_bersama', 'libur_kantor']);
export type HolidayKind = z.infer<typeof HolidayKind>;

/** A day off. `lebaran` marks the two days of Idulfitri, for "habis lebaran". */
export const Holiday = z.object({
  day: Day,
  kind: HolidayKind,
  name: z.string().min(1),
  lebaran: z.literal(true).optional(),
});
export type Holiday = z.infer<typeof Holiday>;

/** One line of business. `code` is of the project's own list ("K2", subdivided "K2.1"). */
export const Sector = z.object({
  code: z.string().regex(/^[A-Z]\d(?:\.\d+)?$/),
  label: Words,
  /**
   * Commodity words and phrases, lower case, as owners and buyers write them; `weight` defaults to
   * 1.
   */
  words: z.array(z.union([z.string(), z.object({ term: z.string(), weight: z.number() })])),
  /** Codes of sectors whose suppliers also serve a need of this one, nearest first. */
  near: z.array(z.string()).optional(),
  kbli: z.array(z.object({ code: z.string(), edition: z.enum(['2020', '2025']) })).optional(),
});
export type Sector = z.infer<typeof Sector>;

export const Applies = z.enum(['semua', 'barang', 'pangan', 'izin_edar', 'punya_nib']);
export type Applies = z.infer<typeof Applies>;
export const Axis = z.enum(['produksi', 'sdm', 'legalitas', 'keuangan', 'mutu', 'digital']);
export type Axis = z.infer<typeof Axis>;

/**
 * A question of the readiness questionnaire; an answer scores 0–4, or `null` where it is not
 * scored.
 */
export const ReadinessQuestion = z.object({
  code: z.string(),
  axis: Axis,
  weight: z.number().positive(),
  appliesTo: Applies,
  question: Words,
  /**
   * What is typed: one of the options, a quantity with period, or a number of people. A quantity is
   * scored by the options `exact` and `approximate` (`unknown` is chosen); people by the option
   * with the highest `from` that is reached.
   */
  answer: z.enum(['choice', 'quantity', 'people']),
  options: z.array(
    z.object({
      id: z.string(),
      label: Words,
      score: z.number().min(0).max(4).nullable(),
      /** For people: the smallest number of people that this option is for. */
      from: z.int().nonnegative().optional(),
    }),
  ),
  /** What the programme may already know the answer from, so that it is not asked twice. */
  knownFrom: z
    .enum(['capacity', 'workforce', 'nib', 'npwp', 'izin_edar', 'halal', 'merek'])
    .optional(),
  /** Scores below this are weak and bring the offer. */
  weakBelow: z.number(),
  offer: Words,
});
export type ReadinessQuestion = z.infer<typeof ReadinessQuestion>;

/** A thing people ask that is no form; found by words and answered or referred. */
export const CommonQuestion = z.object({
  id: z.string(),
  /** Phrases that people use; matching is by words, tolerant of spelling. */
  phrases: z.array(z.string()).min(1),
  answer: Words,
});
export type CommonQuestion = z.infer<typeof CommonQuestion>;

/** Help with one licence: what an owner is told of it, and what is to be ready. */
export const LicenceGuide = z.object({
  kind: PaperKind,
  /** What it is for, in one sentence. */
  purpose: Words,
  issuer: Words,
  /** Cost and time in words: where no rule is known for sure they send to an officer, and never name a figure. */
  cost: Words,
  time: Words,
  /** `photo`: may be sent here; anything else is brought along (identity papers never go through a chat). */
  prepare: z
    .array(z.object({ id: z.string().regex(/^[a-z_]+$/), label: Words, photo: z.boolean() }))
    .min(1)
    .max(8),
  steps: z.array(Words).min(3).max(6),
});
export type LicenceGuide = z.infer<typeof LicenceGuide>;

/** The most photos that are asked for at a request, one by one. */
export const MOST_LICENCE_PHOTOS = 4;

/** Where and when staff help at a table; `places` people at a time. */
export const Clinic = z.object({
  place: Words,
  /** 0 Sunday … 6 Saturday; on weekends and days off by decree there is none. */
  days: z.array(z.int().min(0).max(6)).min(1),
  times: z.array(z.string().regex(/^\d\d:\d\d$/)).min(1),
  places: z.int().positive(),
  daysAhead: z.int().min(7).max(120),
  /** The hour at which owners are reminded the day before, and asked how far it is. */
  reminderHour: z.int().min(7).max(19),
});

/** Hours ("08:00") of some days of the week, 0 Sunday … 6 Saturday. */
const OpenHours = z.object({
  days: z.array(z.int().min(0).max(6)).min(1),
  from: z.string().regex(/^\d\d:\d\d$/),
  to: z.string().regex(/^\d\d:\d\d$/),
});

export const Region = z.object({
  id: z.string(),
  name: z.string(),
  province: z.string(),
  code: z.string(),
  timeZone: z.string(),
  office: z.object({
    name: z.string(),
    address: z.string(),
    hours: Words,
    phone: z.string(),
    dataProtection: z.string(),
  }),
  /** When officers answer; `special` hours hold from one day to another, as in Ramadan. */
  opening: z.object({
    usual: z.array(OpenHours).min(1),
    special: z.array(z.object({ from: Day, to: Day, hours: z.array(OpenHours) })),
  }),
  /**
   * Talks with an officer: after how many hours of an open office without an answer the admins hear of it, after how many
   * days without a word of the person it is closed, and what officers answer with one tap ({{sapaan}} is filled in).
   */
  handover: z.object({
    answerHours: z.number().positive(),
    silentDays: z.int().positive(),
    canned: z.array(z.object({ id: z.string(), label: Words, words: Words })).max(20),
  }),
  /** Nobody is written to unasked from … to …, local time; `to` may be on the next day. */
  quietHours: OpenHours.omit({ days: true }),
  /**
   * Messages of the office to many: for more than `approveAbove` people a second person approves; `batch` people are
   * begun with at once, and per channel no more than `maxWaiting` unasked messages wait to be sent.
   */
  broadcast: z.object({
    approveAbove: z.int().nonnegative(),
    batch: z.int().positive(),
    maxWaiting: z.int().positive(),
  }),
  reminders: ReminderRules,
  /**
   * Days for which the trace of a message stays: its key, by which a repeat is known (a provider repeats for two weeks at most);
   * that of our own news; one that staff never looked at, with its words; and that something was sent.
   */
  retention: z.object({
    messageDays: z.int().min(30),
    newsDays: z.int().min(366),
    parkedDays: z.int().positive(),
    sentDays: z.int().min(30),
    /**
     * What the words of consent promise: a registration that was never finished goes so many days after its person last wrote;
     * a profile of which nobody was heard is asked about after `idleDays`, and goes `answerDays` later.
     */
    draftDays: z.int().positive(),
    idleDays: z.int().min(180),
    answerDays: z.int().positive(),
  }),
  /** When a running partnership is looked at by staff, and by whom. */
  warnings: z.array(WarningRule),
  /** What one side said of the work and the other has not answered: asked again, and shown to the office, after so many days. */
  diary: z.object({ askAgainDays: z.int().positive(), officeDays: z.int().positive() }),
  programme: z.object({ name: z.string(), about: Words }),
  /** The days after the end of a quarter in which companies report their investment (LKPM), 1 being the first. */
  lkpm: z.object({ from: z.int().positive(), to: z.int().positive() }),
  kecamatan: z.array(Kecamatan).min(1),
  /** Names of places next door that are not this region, lower case, and where to go instead. */
  neighbours: z.array(z.object({ names: z.array(z.string()), refer: Words })),
  holidays: z.array(Holiday),
  /**
   * Years whose holidays are set by decree; a deadline in another year is said to be provisional.
   */
  decreedYears: z.array(z.int()),
  deadlines: z.object({
    urgentWorkingDays: z.int(),
    otherWorkingDays: z.int(),
    /** Before the last working day, on these (counted as the answer is): who is told that it is still missing. */
    escalate: z
      .array(
        z.object({
          urgent: z.int().positive(),
          other: z.int().positive(),
          to: z.array(z.enum(['mediator', 'mediators', 'admins'])).min(1),
        }),
      )
      .min(1),
    /** So long after an agreement both sides are asked whether it is carried out. */
    followUpDays: z.int().positive(),
    /** So long after that question a report is closed by rule where nobody said that it is not carried out. */
    followUpSilentDays: z.int().positive(),
    /** So long after a report the forum is shown what ends a partnership or turns the reporter down. */
    watchDays: z.int().positive(),
  }),
  sectors: z.array(Sector).min(1),
  /** What is made, sold and done, as a tree; its terms are part of the words of the sectors. */
  commodities: z.array(Commodity).min(1),
  readiness: z.object({
    questions: z.array(ReadinessQuestion).min(1),
    readyFrom: z.number(),
    almostFrom: z.number(),
    seedAxes: z.array(Axis),
    seedAxisMin: z.number(),
    perSitting: z.int(),
  }),
  /**
   * Upper bounds in rupiah of mikro, kecil and menengah, by sales a year and by capital (PP 7/2021
   * art. 35).
   */
  scale: z.object({ sales: z.array(z.bigint()).length(3), capital: z.array(z.bigint()).length(3) }),
  questions: z.array(CommonQuestion),
  /** So many days before the last day of an agreement its parties are asked whether it is to go on. */
  renewalDays: z.int().positive(),
  /** Texts of partnership agreements, the newest first; older ones stay for what was made from them. */
  clauses: z.array(ClauseSet).min(1),
  licences: z.array(LicenceGuide).min(1),
  clinic: Clinic,
  /** After how many days without news an owner is asked how far a licence is; monthly once they did not answer twice. */
  licenceFollowUpDays: z.int().positive(),
  consent: z.object({ version: z.string(), notice: Words, more: Words, reminders: Words }),
  /** What an owner without a chat signs on paper; {{name}} is theirs. Staff check it against the photo. */
  consentSheet: z.object({ version: z.string(), text: Words }),
  /**
   * Days after which a side that has not answered is asked again, and after which a match lapses.
   */
  /** From this day of the month on, owners hear which paper would open orders to them. */
  digestFrom: z.int().min(1).max(28),
  matchSilence: z.object({ remindDays: z.int(), lapseDays: z.int() }),
});
export type Region = z.infer<typeof Region>;

/** The words in the language asked for, or in Indonesian where they are not translated. */
export function inLanguage(words: Words, language: string): string {
  return (language === 'en' ? words.en : undefined) ?? words.id;
}
