/** The diary of an agreement as it is looked at: the agreement, and what was said under it, oldest first. */
import type { AgreementView } from './agreementView.ts';
import type { Entry } from './diary.ts';

export type DiaryView = { view: AgreementView; entries: Entry[] };
