/** All faults that the suite tries: a row each. */
import { clockRows } from './clockRows.ts';
import { databaseRows } from './databaseRows.ts';
import { jobRows } from './jobRows.ts';
import { killRows } from './killRows.ts';
import { poisonRows } from './poisonRows.ts';
import { providerRows } from './providerRows.ts';
import type { Row } from './row.ts';
import { updateRows } from './updateRows.ts';
import { workerRows } from './workerRows.ts';

/** The slow ones first, so that the rest fills the gaps. */
export const ROWS: readonly Row[] = [
  ...killRows,
  ...jobRows,
  ...workerRows,
  ...poisonRows,
  ...databaseRows,
  ...clockRows,
  ...updateRows,
  ...providerRows,
];
