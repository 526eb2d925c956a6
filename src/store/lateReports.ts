/** Reports whose first answer is missing: each step is told once, with the mark that it was in the same transaction. */
import type { Escalation } from '../domain/escalation.ts';
import { breachAt, escalationsDue } from '../domain/escalation.ts';
import type { Happening } from '../domain/event.ts';
import { hoursOn, nextOpening, openUntil } from '../domain/officeHours.ts';
import type { Region } from '../domain/region.ts';
import type { Ticket } from '../domain/ticket.ts';
import { startOfDay } from '../domain/workingDays.ts';
import type { Core } from './core.ts';
import { reachable, tellUnasked } from './unasked.ts';
import type { Tx } from './writer.ts';

type To = Region['deadlines']['escalate'][number]['to'][number];
type How = { region: Region; now: Date; cause: string };

async function openTickets({ client, codec, regionId }: Core): Promise<Ticket[]> {
  const rows = await client.ticket.findMany({ where: { regionId, state: 'open' } });
  return rows.map((row) => codec.decode('ticket', row));
}

async function withRole(tx: Tx, role: string): Promise<number[]> {
  const rows = await tx.staffRole.findMany({ where: { role }, select: { personId: true } });
  return rows.map(({ personId }) => personId);
}

/** The people; a report that nobody looks after is everybody's. Nobody hears of a report of their own as staff. */
async function peopleFor(tx: Tx, ticket: Ticket, to: readonly To[]): Promise<number[]> {
  const mediators = await withRole(tx, 'mediator');
  const named = ticket.mediatorId !== undefined && mediators.includes(ticket.mediatorId);
  const own = named && ticket.mediatorId !== undefined ? [ticket.mediatorId] : mediators;
  const admins = await withRole(tx, 'admin');
  const people = to.flatMap((one) => {
    if (one === 'admins') return admins;
    return one === 'mediator' ? (own.length > 0 ? own : admins) : mediators;
  });
  return [...new Set(people)].filter((personId) => personId !== ticket.personId);
}

/** At once while the office is open, else when it opens next: who is asleep is not called. */
function toldAt(now: Date, region: Region): Date {
  if (openUntil(now, region) !== undefined) return now;
  const next = nextOpening(now, region);
  if (!next) return now;
  const [hour = 0, minute = 0] = (hoursOn(next.day, region)?.from ?? next.from)
    .split(':')
    .map(Number);
  return new Date(startOfDay(next.day, region.timeZone).getTime() + (hour * 60 + minute) * 60_000);
}

function happeningOf({ id: ticketId }: Ticket, due: Escalation): Happening {
  if (due.kind === 'alarm') return { kind: 'ticket.alarm', ticketId };
  return { kind: 'ticket.late', ticketId, ...(due.kind === 'step' ? { step: due.step } : {}) };
}

function audienceOf(due: Escalation, { deadlines }: Region): readonly To[] {
  if (due.kind === 'alarm') return ['mediator'];
  return due.kind === 'step'
    ? (deadlines.escalate[due.step]?.to ?? ['admins'])
    : ['mediator', 'admins'];
}

function markOf(ticket: Ticket, due: Escalation, { region, now }: How) {
  if (due.kind === 'alarm') return { alarmedAt: now };
  if (due.kind === 'step') return { escalated: due.step + 1 };
  return { breachedAt: breachAt(ticket.dueOn, region.timeZone) };
}

/** What this mark replaces: where it is there already, somebody else has told it. */
function asBefore(ticket: Ticket, due: Escalation) {
  const { id, dueOn } = ticket;
  const same = { id, dueOn, state: 'open' };
  if (due.kind === 'alarm') return { ...same, alarmedAt: null };
  return { ...same, breachedAt: null, escalated: ticket.escalated ?? null };
}

async function tell(core: Core, ticket: Ticket, due: Escalation, how: How): Promise<number[]> {
  const { region, now, cause } = how;
  return core.writer.once(async (tx) => {
    const marked = await tx.ticket.updateMany({
      where: asBefore(ticket, due),
      data: markOf(ticket, due, how),
    });
    if (marked.count === 0) return [];
    const staff = await peopleFor(tx, ticket, audienceOf(due, region));
    const all = due.kind === 'breach' ? [...staff, ticket.personId] : staff;
    const happening = happeningOf(ticket, due);
    const news = (await reachable(tx, all)).map((to) => ({
      ...to,
      happening,
      key: `late/${ticket.id}/${due.kind}/${now.toISOString()}/${to.personId}`,
    }));
    return tellUnasked(tx, core, news, { now, cause, dueAt: toldAt(now, region) });
  });
}

export async function tellLate(core: Core, how: How): Promise<number[]> {
  const told = new Set<number>();
  for (const ticket of await openTickets(core)) {
    for (const due of escalationsDue(ticket, how.region, how.now)) {
      for (const personId of await tell(core, ticket, due, how)) told.add(personId);
    }
  }
  return [...told];
}
