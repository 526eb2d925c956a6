/** What could not be done for somebody, whatever was tried: a message of theirs whose turn failed, or one of ours that was not sent. */
export type GivenUp = {
  /** "in/12": what they wrote; "out/34": what they should have heard. */
  id: string;
  side: 'in' | 'out';
  personId: number;
  who?: string;
  channel?: string;
  at: Date;
  /** As the program or the provider said it: "rejected: 400", "the turn stayed stale". */
  why: string;
};
