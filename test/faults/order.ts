/** What the suite can tell a process that it has started, and what that process says when it obeys. */
export type Order =
  /** Dies at the step with this name when it comes there for the `skip`+1st time. */
  | { die: string; skip: number }
  /** Sets its clock this far from the machine's. */
  | { clockMs: number };

/** Written to the standard error just before the end, so that a kill that hit nothing counts for nothing. */
export const DIES_AT = 'dies at: ';
/** The environment's variable with the clock at the start, in ms from the machine's. */
export const CLOCK = 'FAULTS_CLOCK_MS';
/** The same for an order that holds from the start, as JSON. */
export const FIRST_ORDER = 'FAULTS_ORDER';
