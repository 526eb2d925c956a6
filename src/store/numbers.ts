/**
 * Running numbers, given out in memory and read from the database at the start: none is given out
 * twice by one process.
 */
import type { Numbered } from '../domain/query.ts';
import type { Tx } from './writer.ts';

type Series = Numbered | 'person' | 'address' | 'inbound' | 'outbound';

export type Numbers = {
  next(series: Series): number;
  /** Reads the highest numbers again, after another process has used some. They never go back. */
  refresh(): Promise<void>;
};

async function highest(find: Promise<{ id: number } | null>): Promise<number> {
  return (await find)?.id ?? 0;
}

/** The highest number in use of every series; UMK and companies share one. */
async function readHighest(db: Tx): Promise<Record<Series, number>> {
  const newest = { orderBy: { id: 'desc' }, select: { id: true } } as const;
  const newestSeq = { orderBy: { seq: 'desc' }, select: { seq: true } } as const;
  const [
    person,
    address,
    inbound,
    umk,
    company,
    need,
    match,
    ticket,
    queueItem,
    broadcast,
    job,
    licence,
    forumMember,
    commitment,
    meeting,
    decision,
    unsent,
    sent,
  ] = await Promise.all([
    highest(db.person.findFirst(newest)),
    highest(db.address.findFirst(newest)),
    highest(db.inbound.findFirst(newest)),
    highest(db.umk.findFirst(newest)),
    highest(db.company.findFirst(newest)),
    highest(db.need.findFirst(newest)),
    highest(db.match.findFirst(newest)),
    highest(db.ticket.findFirst(newest)),
    highest(db.queueItem.findFirst(newest)),
    highest(db.broadcast.findFirst(newest)),
    highest(db.job.findFirst(newest)),
    highest(db.licenceRequest.findFirst(newest)),
    highest(db.forumMember.findFirst(newest)),
    highest(db.commitment.findFirst(newest)),
    highest(db.meeting.findFirst(newest)),
    highest(db.decision.findFirst(newest)),
    db.outbound.findFirst(newestSeq),
    db.sent.findFirst(newestSeq),
  ]);
  const organisation = Math.max(umk, company);
  const outbound = Math.max(unsent?.seq ?? 0, sent?.seq ?? 0);
  return {
    person,
    address,
    inbound,
    outbound,
    organisation,
    need,
    match,
    ticket,
    queueItem,
    broadcast,
    job,
    licence,
    forumMember,
    commitment,
    meeting,
    decision,
  };
}

export async function createNumbers(db: Tx): Promise<Numbers> {
  const last = await readHighest(db);
  return {
    next: (series) => (last[series] += 1),
    refresh: async () => {
      const found = await readHighest(db);
      for (const series of Object.keys(last) as Series[]) {
        last[series] = Math.max(last[series], found[series]);
      }
    },
  };
}
