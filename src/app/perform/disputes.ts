/** What follows from a report, whichever dialog caused it: somebody looks after it, and what cuts its reporter off is shown to the forum. */
import { nextMediator } from '../../domain/dispute.ts';
import type { Effect } from '../../domain/effect.ts';
import type { Facts } from '../../domain/facts.ts';
import type { Query, QueryKind, QueryResult } from '../../domain/query.ts';
import { localDay } from '../../domain/workingDays.ts';

type How = { facts: Facts; read: (query: Query) => Promise<unknown> };

const DAY_MS = 86_400_000;

/** The effects with a mediator for each new report, and a line for each match that ends within the region's days after one. */
export async function withDisputes(caused: readonly Effect[], how: How): Promise<Effect[]> {
  const effects = [...caused];
  for (const effect of caused) {
    if (effect.kind === 'ticket.open') effects.push(...(await assigned(effect.ticket, how)));
    else if (effect.kind === 'queue.take') effects.push(...(await taken(effect, how)));
    else if (effect.kind === 'match.move') effects.push(...(await cut(effect, how)));
    else if (effect.kind === 'agreement.move') effects.push(...(await noticed(effect, how)));
  }
  return effects;
}

async function assigned(
  { id: ticketId }: Extract<Effect, { kind: 'ticket.open' }>['ticket'],
  how: How,
): Promise<Effect[]> {
  const { now, region, person } = how.facts;
  const today = localDay(now, region.timeZone);
  const [mediators, away] = [
    await ask(how, { kind: 'mediators' }),
    await ask(how, { kind: 'staff.away', today }),
  ];
  const absent = away.filter(({ until }) => until >= today).map(({ id }) => id);
  const others = [person.id, ...absent];
  // Where all are away, one of them is asked all the same.
  const found = nextMediator(mediators, others) ?? nextMediator(mediators, [person.id]);
  if (!found) return [];
  return [{ kind: 'ticket.assign', ticketId, from: undefined, to: found.personId }];
}

/** Who takes the line of a report looks after it from now on. */
async function taken(
  { itemId, to }: Extract<Effect, { kind: 'queue.take' }>,
  how: How,
): Promise<Effect[]> {
  const item = (await ask(how, { kind: 'queueItem', id: itemId }))?.item;
  if (item?.kind !== 'ticket') return [];
  const { subjectId: ticketId } = item;
  return [{ kind: 'ticket.assign', ticketId, from: undefined, to }];
}

/** Which moves end a partnership, or turn down who reported. */
const CUTS: readonly string[] = ['stop', 'company_declines', 'umk_declines'];

async function cut(
  { matchId, move, by }: Extract<Effect, { kind: 'match.move' }>,
  how: How,
): Promise<Effect[]> {
  if (!CUTS.includes(move) || (by !== 'company' && by !== 'umk')) return [];
  const { now, region } = how.facts;
  const since = new Date(now.getTime() - region.deadlines.watchDays * DAY_MS);
  const report = await ask(how, { kind: 'ticket.between', matchId, since });
  // Who reported may go; it is the other side's going that is looked at.
  if (!report || report.side === by) return [];
  const of = 'after_report';
  if (await ask(how, { kind: 'queue.about', of, subjectId: matchId })) return [];
  const id = await ask(how, { kind: 'fresh', of: 'queueItem' });
  const happening = { kind: 'queue.new', queueKind: of, subjectId: matchId } as const;
  return [
    { kind: 'queue.add', item: { id, kind: of, subjectId: matchId } },
    { kind: 'tell', whom: { role: 'mediator' }, happening },
    { kind: 'tell', whom: { role: 'admin' }, happening },
  ];
}

/** Notice of an agreement ends the partnerships of all its members. */
async function noticed(
  { agreementId, move, by }: Extract<Effect, { kind: 'agreement.move' }>,
  how: How,
): Promise<Effect[]> {
  if (move !== 'give_notice' || (by !== 'company' && by !== 'umk')) return [];
  const parties = (await ask(how, { kind: 'agreement', id: agreementId }))?.parties ?? [];
  const shown: Effect[] = [];
  for (const { party } of parties) {
    const { matchId } = party;
    shown.push(
      ...(await cut({ kind: 'match.move', matchId, from: 'agreed', move: 'stop', by }, how)),
    );
  }
  return shown;
}

async function ask<K extends QueryKind>(
  { read }: How,
  query: Extract<Query, { kind: K }>,
): Promise<QueryResult<K>> {
  return (await read(query)) as QueryResult<K>;
}
