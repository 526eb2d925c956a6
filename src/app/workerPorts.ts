/** What the shell needs of a store that several workers share; one that is a process's own has nothing of it. */

/**
 * What one worker does for all: due things and jobs, work on files, asking a provider for what is new, and sending by
 * channels whose provider counts what all of them send.
 */
export type Duty = 'timers' | 'files' | 'polling' | 'sending';

/** A lease is another's now: what was to be written under it is not. */
export class FencedError extends Error {}

export type Workers = {
  /** Of this process, as long as it runs. */
  id: string;
  /**
   * True when the messages of this person are ours to handle until `give`; false where another worker is at it. Whoever dies
   * gives them back by that.
   */
  take(personId: number): Promise<boolean>;
  give(personId: number): Promise<void>;
  /** Says that we live: what we are sending is ours as long as this is known, or until our connection is gone. */
  live(forMs: number): Promise<void>;
  /**
   * Ends the leases of workers whose connection to the database is gone since some looks, before their time; how many. To be
   * asked again and again.
   */
  bury(): Promise<number>;
  /** Ours for so long, by the database's clock: a number that rises with each new holder; undefined where another has it. */
  lease(name: string, forMs: number): Promise<number | undefined>;
  /** Gives back whatever is ours. */
  leave(): Promise<void>;
  /** What is written in `work` is refused once somebody else has the lease, however late it is written. */
  under<T>(lease: { name: string; token: number }, work: () => Promise<T>): Promise<T>;
  /** What workers were sending who are gone waits again; how many messages. */
  reclaim(): Promise<number>;
};
