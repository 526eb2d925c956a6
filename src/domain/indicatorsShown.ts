/** The indicators of all partnerships as a list, in the order in which chat and papers tell them; what is not known is not in it. */
import type { ProgrammeIndicators } from './indicators.ts';

const shownIds = [
  'partnerships',
  'umks',
  'companies',
  'kecamatan',
  'satisfaction_umk',
  'satisfaction_company',
  'stability',
  'smooth',
  'sales',
  'transactions',
  'jobs',
  'gained',
] as const;
/** One line of a report: money is a bigint. */
export type ShownIndicator = { id: (typeof shownIds)[number]; value: number | bigint };

/** What is known of all partnerships, in the order in which it is told. */
export function shownIndicators(found: ProgrammeIndicators): ShownIndicator[] {
  const { partnerships, reach, satisfaction, stability, smooth, sales, transactions, jobs } = found;
  const values: Record<ShownIndicator['id'], number | bigint | undefined> = {
    partnerships,
    ...reach,
    satisfaction_umk: satisfaction?.umk,
    satisfaction_company: satisfaction?.company,
    stability: stability?.percent,
    smooth: smooth?.percent,
    sales: sales?.balance,
    transactions,
    jobs: jobs?.now,
    gained: jobs?.gained,
  };
  return shownIds.flatMap((id) => {
    const value = values[id];
    return value === undefined ? [] : [{ id, value }];
  });
}
