/** Which businesses work with which companies just now: one row for each business in a running agreement, examples left out. */
import type { Agreement, AgreementState, Terms } from '../domain/agreement.ts';
import type { Day } from '../domain/quantity.ts';
import type { Core, Kit } from './core.ts';
import { inParts } from './sql.ts';
import type { Tx } from './writer.ts';

export type RunningPair = {
  agreementId: number;
  umkId: number;
  companyId: number;
  startsOn: Day;
  state: AgreementState;
  endsOn?: Day | undefined;
  terms: Terms;
  steps: Agreement['steps'];
};

type Db = Pick<Tx, 'agreement' | 'agreementParty'>;

type Which = {
  ids?: readonly number[];
  /** Agreements in these states; running ones unless it is said. */
  states?: readonly string[];
};

export async function runningPairs(
  db: Db,
  { codec, regionId }: Pick<Kit, 'codec'> & Pick<Core, 'regionId'>,
  { ids, states = ['running'] }: Which = {},
): Promise<RunningPair[]> {
  const where = { regionId, state: { in: [...states] }, example: false };
  const rows = await db.agreement.findMany({
    where: { ...where, ...(ids ? { id: { in: [...ids] } } : {}) },
    orderBy: { id: 'asc' },
  });
  const agreements = new Map(rows.map((row) => [row.id, codec.decode('agreement', row)]));
  const parties = await inParts([...agreements.keys()], (part) =>
    db.agreementParty.findMany({
      where: { agreementId: { in: part } },
      orderBy: [{ agreementId: 'asc' }, { umkId: 'asc' }],
      select: { agreementId: true, umkId: true },
    }),
  );
  return parties.flatMap(({ agreementId, umkId }) => {
    const agreement = agreements.get(agreementId);
    if (!agreement?.startsOn) return [];
    const { companyId, startsOn, state, endsOn, terms, steps } = agreement;
    return [{ agreementId, umkId, companyId, startsOn, state, endsOn, terms, steps }];
  });
}
