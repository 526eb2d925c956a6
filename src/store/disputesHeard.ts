/** A business is erased: what staff wrote down of its words in reports goes with it; that it was heard stays. */
import type { Kit } from './core.ts';
import type { Tx } from './writer.ts';

export async function eraseHeard(
  tx: Tx,
  { codec }: Pick<Kit, 'codec'>,
  umkId: number,
): Promise<void> {
  const matches = await tx.match.findMany({ where: { umkId }, select: { id: true } });
  const tickets = await tx.ticket.findMany({
    where: { side: 'company', matchId: { in: matches.map(({ id }) => id) } },
    select: { id: true },
  });
  await tx.statement.updateMany({
    where: { ticketId: { in: tickets.map(({ id }) => id) }, heard: { not: null } },
    data: codec.encodePart('statement', { words: '', heard: undefined }),
  });
}
