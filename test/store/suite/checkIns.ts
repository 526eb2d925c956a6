/** What was said of partnerships, in the database: one message about several partners counts once for its period, and only what this person said. */
import { expect, it } from 'vitest';
import type { Write } from '../../../src/app/ports.ts';
import type { CheckIn } from '../../../src/domain/checkIn.ts';
import { checkInId } from '../../../src/domain/checkIn.ts';
import type { Query } from '../../../src/domain/query.ts';
import { later, t0 } from '../rows.ts';
import type { Bench } from '../suite.ts';

function said(part: Partial<CheckIn> & Pick<CheckIn, 'agreementId' | 'period'>): Write {
  const row = { kind: 'month', side: 'umk', umkId: 7, companyId: 50, personId: 3, at: t0 } as const;
  const whole = { ...row, ...part };
  return { op: 'put', table: 'checkIn', row: { ...whole, id: checkInId(whole) } };
}

export function checkInTests(bench: Bench): void {
  it('counts by period what a person said of their own partnerships', async () => {
    const store = bench.store();
    await store.write([
      said({ agreementId: 1, period: '2026-10' }),
      said({ agreementId: 2, period: '2026-10' }),
      said({ agreementId: 1, period: '2026-11', at: later(60) }),
      said({ agreementId: 1, period: '2026-Q4', kind: 'survey', personId: 4 }),
      said({ agreementId: 3, period: '2026-12', umkId: 8, at: later(90) }),
    ]);
    const mine: Query = { kind: 'checkins.mine', umkIds: [7], companyIds: [] };
    expect(await store.read(mine, 3)).toEqual([{ kind: 'month', times: 2, last: later(60) }]);
    expect(await store.read(mine, 5)).toEqual([]);
  });
}
