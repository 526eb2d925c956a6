/** Reports as staff work on them: one with who made it, a page of them, and what came with one. */
import type { Found, TicketRow } from '../domain/desk.ts';
import type { Query } from '../domain/query.ts';
import type { Core } from './core.ts';
import { mediatorOf, meetingOf, statementsOf } from './disputes.ts';
import { matchRows } from './desk.ts';
import { namesOf, personCard } from './names.ts';

export type TicketQuery = Extract<
  Query,
  { kind: 'ticket' | 'tickets.list' | 'ticket.attachments' }
>;

async function page(
  core: Core,
  { states, page: at, size }: Extract<Query, { kind: 'tickets.list' }>,
): Promise<Found<TicketRow>> {
  const { client, codec, regionId } = core;
  const where = { regionId, state: { in: states } };
  const [total, found] = await Promise.all([
    client.ticket.count({ where }),
    client.ticket.findMany({
      where,
      orderBy: [{ dueOn: 'asc' }, { id: 'asc' }],
      skip: (at - 1) * size,
      take: size,
    }),
  ]);
  const names = await namesOf(
    core,
    found.map(({ personId }) => personId),
  );
  const rows = found.map((row): TicketRow => {
    const by = names.get(row.personId);
    return { ticket: codec.decode('ticket', row), ...(by === undefined ? {} : { by }) };
  });
  return { total, rows };
}

export async function readTickets(core: Core, query: TicketQuery): Promise<unknown> {
  const { client, codec } = core;
  switch (query.kind) {
    case 'ticket': {
      const row = await client.ticket.findUnique({ where: { id: query.id } });
      if (!row) return undefined;
      const ticket = codec.decode('ticket', row);
      const [by, [match], mediator, statements, meeting] = await Promise.all([
        personCard(core, row.personId),
        row.matchId === null ? [] : matchRows(core, { id: row.matchId }),
        mediatorOf(core, ticket),
        statementsOf(core, ticket.id),
        meetingOf(core, ticket.id),
      ]);
      return {
        ...{ ticket, statements },
        ...(by ? { by } : {}),
        ...(match ? { match } : {}),
        ...(mediator ? { mediator } : {}),
        ...(meeting ? { meeting } : {}),
      };
    }
    case 'tickets.list':
      return page(core, query);
    case 'ticket.attachments': {
      const rows = await client.attachment.findMany({
        where: { owner: 'ticket', ownerId: String(query.ticketId) },
        orderBy: [{ at: 'asc' }, { id: 'asc' }],
      });
      return rows.map((row) => codec.decode('attachment', row));
    }
  }
}
