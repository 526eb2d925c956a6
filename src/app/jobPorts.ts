/** What the shell needs of the store for work that goes on while nobody writes: each of these is one transaction, and may be asked at any time. */
import type { Day } from '../domain/quantity.ts';
import type { Region } from '../domain/region.ts';
import type { ReminderRules } from '../domain/reminder.ts';
import type { PeriodId } from '../domain/reportPeriod.ts';

/** `quietUntil`: nobody is written to before then. */
export type BroadcastStep = {
  now: Date;
  cause: string;
  quietUntil?: Date | undefined;
  limits: Region['broadcast'];
  today: Day;
  dayStart: Date;
  /** By when a broadcast that turns out to need approval is to be looked at. */
  approveBy: Day;
};
/** `people`: who has something to be handled; `more`: the next step would do more, once what was said is sent. */
export type BroadcastStepped = { people: number[]; more: boolean };

/** Days after which traces of messages go; `newsDays`: of what the program told by itself. */
export type SweepRules = Region['retention'];

export type JobStore = {
  /**
   * Takes one step with every broadcast that is due: chooses the next recipients, begins with those for whom there is
   * room, or takes back what was not sent. One transaction, so that a kill repeats or loses nothing.
   */
  stepBroadcasts(how: BroadcastStep): Promise<BroadcastStepped>;
  /**
   * Everybody who speaks for an approved company with partnerships that go on hears that it is time to report them; once a
   * quarter, however often this is asked, who becomes one later on the next day (`today`). Who has something to be handled.
   */
  tellLkpm(how: { period: PeriodId; today: Day; now: Date; cause: string }): Promise<number[]>;
  /**
   * Whoever left something in the middle, or has a paper that comes to its end, is told; each round once, and nobody more
   * often in a week than the rules say. Looks once an hour, however often this is asked.
   */
  remind(how: {
    rules: ReminderRules;
    lkpm: Region['lkpm'];
    timeZone: string;
    today: Day;
    now: Date;
    cause: string;
  }): Promise<number[]>;
  /** Everybody who works at the queue hears what waits in it; once a day, however often this is asked. */
  tellQueue(how: { today: Day; now: Date; cause: string }): Promise<number[]>;
  /**
   * Running partnerships are compared with the region's rules of early warning, once a day, page by page: what is met is in the
   * queue, and who is to look is told; what is over leaves it. The first time, what is known of a business is kept as its baseline.
   */
  watchPartnerships(how: {
    region: Region;
    today: Day;
    now: Date;
    cause: string;
  }): Promise<BroadcastStepped>;
  /** Agreements whose day has come begin or end, and whoever is party hears it. */
  stepAgreements(how: { today: Day; now: Date; cause: string }): Promise<BroadcastStepped>;
  /**
   * Evaluations of agreements whose year is over begin, whoever gave no view is asked again, and plans are reminded of; once a
   * day. Who has something to be handled.
   */
  stepEvaluations(how: {
    today: Day;
    timeZone: string;
    now: Date;
    cause: string;
  }): Promise<number[]>;
  /** Whose agreement ends by `until` hears it, once; looked at once a day. Who has something to be handled. */
  tellEndings(how: { today: Day; until: Day; now: Date; cause: string }): Promise<number[]>;
  /**
   * Whoever is to know that the first answer to a report is missing, or that goods were refused, hears it once: the telling
   * and the mark are one transaction. Who has something to be handled.
   */
  tellLate(how: { region: Region; now: Date; cause: string }): Promise<number[]>;
  /** Removes a little of what is older than its days; true where there may be more. Once a day, however often this is asked. */
  sweep(how: { rules: SweepRules; today: Day; now: Date }): Promise<boolean>;
  /**
   * Of whom nothing was heard for long: whoever never registered is forgotten; everybody else, as long as nothing of theirs goes on,
   * is asked once, and forgotten where they say nothing for `answerDays`. Once a day, a little at a time; who has something to be
   * handled.
   */
  tellIdle(how: { rules: SweepRules; today: Day; now: Date; cause: string }): Promise<number[]>;
  /** Reports on whose agreement nobody spoke again are closed, and both sides hear it, once. Who has something to be handled. */
  closeLapsed(how: { region: Region; now: Date; cause: string }): Promise<number[]>;
};
