/** Reports that both sides agreed on and nobody spoke of again end by rule, once: the end, its line of the queue and the telling are one transaction. */
import { lapsesOn } from '../domain/dispute.ts';
import type { Region } from '../domain/region.ts';
import { moveTicket } from '../domain/ticket.ts';
import type { Ticket } from '../domain/ticket.ts';
import { localDay } from '../domain/workingDays.ts';
import type { Core } from './core.ts';
import { statementsOf, ticketPeople } from './disputes.ts';
import { reachable, tellUnasked } from './unasked.ts';

type How = { region: Region; now: Date; cause: string };

async function isDue(core: Core, { id }: Ticket, { region, now }: How): Promise<boolean> {
  const day = lapsesOn(await statementsOf(core, id), region);
  return day !== undefined && day <= localDay(now, region.timeZone);
}

async function lapse(core: Core, ticket: Ticket, { now, cause }: How): Promise<number[]> {
  const { codec, writer } = core;
  const { id, personId, mediatorId, rev } = ticket;
  const state = moveTicket(ticket.state, 'lapse', 'system');
  if (!state) return [];
  const sides = await ticketPeople(core, id);
  return writer.once(async (tx) => {
    const log = [...ticket.log, { what: 'lapse' as const, words: '', at: now }];
    const set = { state, outcome: 'lapsed' as const, closedAt: now, updatedAt: now };
    const closed = await tx.ticket.updateMany({
      where: { id, state: ticket.state, rev },
      data: codec.encodePart('ticket', { ...set, log, rev: rev + 1 }),
    });
    if (closed.count === 0) return [];
    await tx.queueItem.updateMany({
      where: { kind: 'ticket', subjectId: id, state: { not: 'done' } },
      data: { state: 'done', updatedAt: now },
    });
    const news = (await reachable(tx, sides)).map((to) => ({
      ...to,
      happening:
        to.personId === personId
          ? ({ kind: 'ticket.moved', ticketId: id } as const)
          : to.personId === mediatorId
            ? ({ kind: 'ticket.heard', ticketId: id, what: 'lapse' } as const)
            : ({ kind: 'dispute.moved', ticketId: id, what: 'close' } as const),
      key: `ticket/${id}/lapse/${rev}/${to.personId}`,
    }));
    return tellUnasked(tx, core, news, { now, cause });
  });
}

/** See `Store.closeLapsed`. */
export async function closeLapsed(core: Core, how: How): Promise<number[]> {
  const { client, codec, regionId } = core;
  const rows = await client.ticket.findMany({ where: { regionId, state: 'agreed' } });
  const people: number[] = [];
  for (const row of rows) {
    const ticket = codec.decode('ticket', row);
    if (await isDue(core, ticket, how)) people.push(...(await lapse(core, ticket, how)));
  }
  return [...new Set(people)];
}
