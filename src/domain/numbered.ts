/** What gets a running number that people see and say; a number is given once. */

/** What gets a running number of its own. UMK and companies share one series, so that a number names one of them. */
export type Numbered =
  | 'organisation'
  | 'need'
  | 'match'
  | 'together'
  | 'fairRun'
  | 'ticket'
  | 'queueItem'
  | 'broadcast'
  | 'forumMember'
  | 'commitment'
  | 'meeting'
  | 'decision'
  | 'job'
  | 'licence'
  | 'evaluation'
  | 'agreement'
  | 'warning'
  | 'diaryEntry';
