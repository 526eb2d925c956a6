/** The readers of dates, for whoever needs one: days and spans of days, and the year something began. */
export { readDate, type Days, type When } from './daySpan.ts';
export { readYear } from './year.ts';
