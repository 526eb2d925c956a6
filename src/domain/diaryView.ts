/** The diary of an agreement as it is looked at: the agreement, and what was said under it, oldest first. */
import type { AgreementView } from './agreementView.ts';
import type { Entry } from './diary.ts';

/** `paused`: businesses of whom the partnership rests after a report. */
export type DiaryView = { view: AgreementView; entries: Entry[]; paused: number[] };
