/**
 * Working off broadcasts, a step at a time: whatever a step does is in one transaction with the mark that it was done, so a
 * kill between any two leaves nobody out and begins with nobody twice.
 */
import type { BroadcastStep, BroadcastStepped, Input } from '../app/ports.ts';
import type { Broadcast, BroadcastNews } from '../domain/broadcast.ts';
import { needsApproval } from '../domain/broadcast.ts';
import { broadcastLife } from '../domain/broadcastLife.ts';
import { mustMove } from '../domain/machine.ts';
import { takeBack } from './broadcastBack.ts';
import { feed } from './broadcastFeed.ts';
import type { Columns } from './codec.ts';
import type { Core, Kit } from './core.ts';
import { nextPeople } from './segment.ts';
import { clientOf, insertRows, queryRows } from './sql.ts';
import type { Db } from './sql.ts';
import { tellUnasked } from './unasked.ts';

/** Recipients chosen in one step. */
const CHOSEN_A_STEP = 1_000;
/** Broadcasts looked at in one step. */
const MOST = 20;
/** All is begun with: how often is looked whether it has been sent. */
const ENDING_MS = 10_000;

type Did = { people: number[]; more: boolean };
type Step = { db: Db; kit: Kit; how: BroadcastStep & { among: number } };

const nothing: Did = { people: [], more: false };

export async function stepBroadcasts(core: Core, how: BroadcastStep): Promise<BroadcastStepped> {
  const due = (db: Db) =>
    queryRows<Columns & { state: string }>(
      db,
      `SELECT * FROM "Broadcast" WHERE "dueAt" <= ? ORDER BY "id" ASC LIMIT ${MOST}`,
      [how.now],
    );
  // It is looked at each second, and nearly always there is none.
  if ((await due(core.client)).length === 0) return nothing;
  // The next recipients of one that is under way get their turns without the client: it would have the file to itself for ten times as long.
  return core.writer.plain(async (db) => {
    const rows = await due(db);
    const stepped: Did = { people: [], more: false };
    const among = rows.filter(({ state }) => state === 'running').length;
    for (const row of rows) {
      const did = await stepOne(
        { db, kit: core, how: { ...how, among } },
        core.codec.decode('broadcast', row),
      );
      stepped.people.push(...did.people);
      stepped.more ||= did.more;
    }
    return stepped;
  });
}

/** What is set by the job; with a new state the number of the version rises, so that staff decide on what is true. */
async function set(
  { db, kit, how }: Step,
  { id, rev }: Broadcast,
  part: { [K in keyof Broadcast]?: Broadcast[K] | undefined },
): Promise<void> {
  const moved = part.state === undefined ? {} : { rev: rev + 1, updatedAt: how.now };
  const data = kit.codec.encodePart('broadcast', { ...part, ...moved });
  await clientOf(db).broadcast.update({ where: { id }, data });
}

function later({ how }: Step, ms: number): Date {
  return new Date(how.now.getTime() + ms);
}

async function stepOne(step: Step, broadcast: Broadcast): Promise<Did> {
  const { how } = step;
  switch (broadcast.state) {
    case 'scheduled':
    case 'running':
      if (how.quietUntil) return rest(step, broadcast, how.quietUntil);
      if (broadcast.state === 'scheduled') {
        const state = mustMove(broadcastLife, broadcast.state, 'begin', 'system');
        await set(step, broadcast, { state, startedAt: how.now, dueAt: how.now });
        return { people: [], more: true };
      }
      return broadcast.chosenAt ? work(step, broadcast) : choose(step, broadcast);
    case 'paused':
    case 'stopped': {
      const under = await takeBack(clientOf(step.db), broadcast);
      await set(step, broadcast, { dueAt: under > 0 ? later(step, ENDING_MS) : undefined });
      return nothing;
    }
    case 'draft':
    case 'waiting':
    case 'done':
      await set(step, broadcast, { dueAt: undefined });
      return nothing;
    default:
      return broadcast.state satisfies never;
  }
}

/** Until the morning: what was not sent yet waits outside of the outbox, so that it is in nobody's way. */
async function rest(step: Step, broadcast: Broadcast, until: Date): Promise<Did> {
  const under = await takeBack(clientOf(step.db), broadcast);
  await set(step, broadcast, { dueAt: under > 0 ? later(step, ENDING_MS) : until });
  return nothing;
}

async function choose(step: Step, broadcast: Broadcast): Promise<Did> {
  const { kit, how } = step;
  const tx = clientOf(step.db);
  const { id: broadcastId, segment, chosenUpTo: after = 0 } = broadcast;
  const asOf = { today: how.today, dayStart: how.dayStart };
  const limit = CHOSEN_A_STEP;
  const people = await nextPeople(tx, kit, { segment, asOf, after, limit });
  const rows = people.map(({ id: personId, channel }) => {
    const id = `${broadcastId}/${personId}`;
    return kit.codec.encode('broadcastRecipient', {
      ...{ id, broadcastId, personId, channel },
      state: 'chosen',
    });
  });
  await insertRows(tx, 'BroadcastRecipient', rows);
  const last = people.at(-1);
  if (last && people.length === limit) {
    await set(step, broadcast, { chosenUpTo: last.id });
    return { people: [], more: true };
  }
  const chosen = await tx.broadcastRecipient.count({ where: { broadcastId } });
  if (broadcast.approverId === undefined && needsApproval(chosen, how.limits)) {
    return { people: await exceeds(step, broadcast, chosen), more: false };
  }
  await set(step, broadcast, { chosenAt: how.now, chosenUpTo: last?.id ?? after });
  return { people: await tellAuthor(step, broadcast, 'started'), more: true };
}

/** More fit by now than its author may write to alone: nobody is written to before somebody else has looked at it. */
async function exceeds(step: Step, broadcast: Broadcast, people: number): Promise<number[]> {
  const { kit, how } = step;
  const tx = clientOf(step.db);
  const { id, regionId, authorId } = broadcast;
  await tx.broadcastRecipient.deleteMany({ where: { broadcastId: id } });
  const state = mustMove(broadcastLife, broadcast.state, 'exceed', 'system');
  const waits = { state, people, chosenUpTo: undefined, dueAt: undefined };
  await set(step, broadcast, { ...waits, startedAt: undefined });
  const item = kit.codec.encode('queueItem', {
    id: kit.numbers.next('queueItem'),
    ...{ regionId, kind: 'broadcast', subjectId: id, personId: authorId, state: 'open' },
    dueOn: how.approveBy,
    ...{ createdAt: how.now, updatedAt: how.now },
  });
  await insertRows(tx, 'QueueItem', [item]);
  const staff = await tx.staffRole.findMany({
    where: { role: { in: ['admin', 'kurator'] }, personId: { not: authorId } },
    select: { personId: true },
  });
  const others = [...new Set(staff.map(({ personId }) => personId))];
  const happening = { kind: 'queue.new', queueKind: 'broadcast', subjectId: id } as const;
  const told = await tell(step, broadcast, others, { kind: 'event', happening });
  return [...told, ...(await tellAuthor(step, broadcast, 'exceeds'))];
}

/** Begins with the next ones, or ends it where nobody is left and all is sent. */
async function work(step: Step, broadcast: Broadcast): Promise<Did> {
  const { db, kit, how } = step;
  const { people, left, under } = await feed(db, kit, broadcast, how);
  // As long as somebody is left it stays due: the next ones are begun with as soon as there is room.
  if (people.length > 0) return { people, more: true };
  if (left) return nothing;
  if (under > 0) {
    await set(step, broadcast, { dueAt: later(step, ENDING_MS) });
    return nothing;
  }
  const state = mustMove(broadcastLife, broadcast.state, 'finish', 'system');
  await set(step, broadcast, { state, endedAt: how.now, dueAt: undefined });
  return { people: await tellAuthor(step, broadcast, 'done'), more: false };
}

function tellAuthor(step: Step, broadcast: Broadcast, what: BroadcastNews): Promise<number[]> {
  const happening = { kind: 'broadcast.news', broadcastId: broadcast.id, what } as const;
  return tell(step, broadcast, [broadcast.authorId], { kind: 'event', happening });
}

/** What staff hear of it, each once however often this step is done; nobody who can no longer be reached. */
async function tell(
  { db, kit, how }: Step,
  { id, rev }: Broadcast,
  people: readonly number[],
  input: Extract<Input, { kind: 'event' }>,
): Promise<number[]> {
  const tx = clientOf(db);
  const found = await tx.person.findMany({
    where: { id: { in: [...people] }, addressId: { not: null }, leaving: false },
    select: { id: true, addressId: true },
  });
  const what = 'what' in input.happening ? input.happening.what : input.happening.kind;
  const news = found.flatMap(({ id: personId, addressId }) => {
    const key = `broadcast/${id}/${rev}/${what}/${personId}`;
    return addressId === null ? [] : [{ personId, addressId, key, happening: input.happening }];
  });
  return tellUnasked(tx, kit, news, how);
}
