/** The businesses that are party to an agreement, or are to be, with what is known of each now. */
import type { AgreementParty } from '../domain/agreement.ts';
import type { PartyView } from '../domain/agreementView.ts';
import { holdsNib } from '../domain/paper.ts';
import type { Core } from './core.ts';

/** With what is known of each business now. */
export async function withBusinesses(
  { client, codec }: Pick<Core, 'client' | 'codec'>,
  rows: readonly AgreementParty[],
): Promise<PartyView[]> {
  const umkIds = rows.map(({ umkId }) => umkId);
  const umks = await client.umk.findMany({
    where: { id: { in: umkIds }, status: { not: 'erased' } },
  });
  const umkOf = new Map(umks.map((row) => [row.id, codec.decode('umk', row)]));
  const nibs = await client.paper.findMany({ where: { umkId: { in: umkIds }, kind: 'nib' } });
  const nibOf = new Map(nibs.map((row) => [row.umkId, codec.decode('paper', row)]));
  return rows.map((party) => {
    const umk = umkOf.get(party.umkId);
    const had = nibOf.get(party.umkId);
    const nib = had?.status === 'ada' ? had.number : undefined;
    return {
      party,
      ...(umk ? { umk } : {}),
      holdsNib: umk !== undefined && holdsNib(umk.hasNib, had ? [had] : []),
      ...(nib === undefined ? {} : { nib }),
    };
  });
}
