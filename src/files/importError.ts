/** A file that cannot be imported as it is: the message says what to do on the command line, `asks` the same as data. */
import type { JobFailure } from '../domain/files.ts';

/** Fields without a column, with the headers that are free; the run that read the same file; or why there is nothing to ask. */
export type ImportAsks =
  { missing: string[]; headers: string[] } | { same: number } | { why: JobFailure };

export class ImportError extends Error {
  readonly asks: ImportAsks | undefined;
  constructor(message: string, asks?: ImportAsks) {
    super(message);
    this.asks = asks;
  }
}
