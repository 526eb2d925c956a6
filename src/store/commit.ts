/** Turns become rows: each all or nothing by itself, many in one transaction, and a stale one leaves no trace. */
import type { AuditRow, Table, Tables, TurnCommit, Write } from '../app/ports.ts';
import { newConversation, position } from '../app/ports.ts';
import type { Conversation } from '../app/ports.ts';
import { encodeJson } from '../domain/json.ts';
import { appendAudit } from './audit.ts';
import { execute } from './codec.ts';
import type { Core, Kit } from './core.ts';
import { erasePerson, eraseUmks } from './erase.ts';
import { eraseUnsent } from './leaving.ts';
import { finishTurns } from './inbox.ts';
import { settleGivenUp } from './givenUp.ts';
import { noteRecords } from './diaryLife.ts';
import { forWrite, insideOf, telling } from './known.ts';
import { link } from './link.ts';
import { noteChanges } from './matchingChanges.ts';
import { enqueue } from './outbox.ts';
import { clientOf, deleteRows, insertRows, rowsWhere } from './sql.ts';
import type { Db } from './sql.ts';
import { tell } from './tell.ts';
import { lockPeople } from './turnstile.ts';
import { clashingTable } from './writer.ts';
import type { Lane } from './writer.ts';

/**
 * Rows whose ids are numbers that a turn reserved or counted on, licence requests, whose place at the clinic may be gone,
 * and members of the forum, whom a colleague may have added: when one is taken, the turn is done again on what is true now.
 */
const numbered = new Set([
  'Umk',
  'Company',
  'Need',
  'Match',
  'Together',
  'Ticket',
  'QueueItem',
  'Curation',
  'Broadcast',
  'Override',
  'Job',
  'LicenceRequest',
  'ForumMember',
  'Agreement',
  'DiaryEntry',
]);

/** Whether every row that the turn patches is there and still says what it expects. */
async function expectationsHold(tx: Db, kit: Kit, writes: readonly Write[]): Promise<boolean> {
  const made = new Set<string>();
  for (const write of writes) {
    if (write.op === 'put' || write.op === 'insert') made.add(`${write.table}/${write.row.id}`);
    if (write.op !== 'patch' || made.has(`${write.table}/${write.id}`)) continue;
    const condition = { id: write.id, ...write.expect } as Partial<Tables[Table]>;
    const where = kit.codec.where(write.table, condition);
    const found = await rowsWhere(tx, kit.codec.model(write.table), where, { columns: ['id'] });
    if (found.length === 0) return false;
  }
  return true;
}

/**
 * After an erasure only the number of the newest question stays, so that older buttons stay dead.
 */
function kept(turn: TurnCommit): Conversation {
  return turn.erase ? { ...newConversation(), turn: turn.conversation.turn } : turn.conversation;
}

/**
 * One statement for all: inserted or replaced. The versions were compared before, inside this
 * transaction.
 */
async function saveConversations(tx: Db, kit: Kit, turns: readonly TurnCommit[]): Promise<void> {
  const last = new Map(turns.map((turn) => [turn.personId, turn]));
  const rows = [...last.values()].map((turn) => {
    const conversation = kept(turn);
    const state = kit.crypto.seal('Conversation.state', encodeJson(conversation));
    const version = turn.version + 1;
    if (!kit.known) kit.recent.set('Conversation.state', state, conversation);
    // Of a crowd each is written to once, and nearly nobody answers: those who chat stay in memory instead.
    const crowd = turn.outbound.some((message) => message.crowd);
    kit.known?.people.change(turn.personId, (before) =>
      crowd ? undefined : { ...before, version, conversation },
    );
    return {
      personId: turn.personId,
      version,
      position: position(conversation),
      state,
    };
  });
  await insertRows(telling(tx), 'Conversation', rows, { id: 'personId' });
}

/** Does the writes in their order; what goes into the audit trail is bound to what is there already. */
export async function writeRows(tx: Db, kit: Kit, writes: readonly Write[]): Promise<void> {
  const audited: AuditRow[] = [];
  for (const write of writes) {
    if (write.table !== 'audit') await execute(kit.codec, forWrite(tx, kit, write), write);
    else if (write.op === 'insert') audited.push(write.row);
    else throw new Error(`${write.op}: rows of the audit trail are only ever added`);
  }
  await noteChanges(tx, writes);
  if (writes.some(({ table }) => table === 'diaryEntry')) {
    await noteRecords(clientOf(tx), kit, writes);
  }
  await appendAudit(tx, kit, audited);
}

/** How far the conversations of these turns are now, by person. */
async function versionsOf(
  tx: Db,
  kit: Kit,
  turns: readonly TurnCommit[],
): Promise<Map<number, number>> {
  const known = insideOf(tx, kit);
  const versions = new Map<number, number>();
  const unknown: number[] = [];
  for (const { personId } of turns) {
    const held = known?.people.inside(personId);
    if (held) versions.set(personId, held.version);
    else unknown.push(personId);
  }
  const rows = await rowsWhere<{ personId: number; version: number }>(
    tx,
    'Conversation',
    { personId: unknown },
    { columns: ['personId', 'version'] },
  );
  for (const { personId, version } of rows) versions.set(personId, version);
  return versions;
}

async function commitTogether(tx: Db, kit: Kit, turns: readonly TurnCommit[]): Promise<boolean[]> {
  const versions = await versionsOf(tx, kit, turns);
  // With one worker nobody else can have handled them meanwhile.
  const done = kit.workers ? await handled(tx, turns) : new Set<number>();
  const kept: TurnCommit[] = [];
  const results: boolean[] = [];
  for (const turn of turns) {
    if (turn.inboundIds.length === 0) throw new Error('A turn answers at least one inbound row');
    const current =
      (versions.get(turn.personId) ?? 0) === turn.version &&
      !turn.inboundIds.some((id) => done.has(id)) &&
      (turn.writes.length === 0 || (await expectationsHold(tx, kit, turn.writes)));
    results.push(current);
    if (!current) continue;
    // Later turns of this transaction must see what this one did.
    versions.set(turn.personId, turn.version + 1);
    if (turn.writes.length > 0) await writeRows(tx, kit, turn.writes);
    kept.push(turn);
  }
  if (kept.length === 0) return results;
  await saveConversations(tx, kit, kept);
  await finishTurns(tx, kit, kept);
  await tell(tx, kit, kept);
  const dropped = kept.flatMap(({ dropBlobs = [] }) => dropBlobs);
  await deleteRows(tx, 'Blob', { id: dropped });
  for (const { eraseUmks: gone = [], at } of kept) {
    if (gone.length > 0) await eraseUmks(clientOf(tx), kit, gone, at);
  }
  const erasing = kept.filter(({ erase }) => erase);
  for (const { personId } of erasing) await eraseUnsent(tx, personId);
  await enqueue(tx, kit, kept);
  for (const turn of kept) if (turn.givenUp) await settleGivenUp(tx, kit, turn);
  for (const { personId, at } of erasing) await erasePerson(clientOf(tx), kit, personId, at);
  return results;
}

/** A turn that makes two people one changes what all others of its transaction stand on: it goes by itself. */
export function linkLane(kit: Kit): Lane<TurnCommit, boolean> {
  return {
    run: async (db, turns) => {
      const tx = clientOf(db);
      const results: boolean[] = [];
      for (const turn of turns) {
        const [kept = false] = await commitTogether(tx, kit, [turn]);
        results.push(kept);
        const [inboundId = 0] = turn.inboundIds;
        if (kept && turn.link) {
          const row = await tx.inbound.findUniqueOrThrow({ where: { id: inboundId } });
          const { personId, cause, at } = turn;
          const { addressId } = row;
          await link(tx, kit, { personId, addressId, inboundId, cause, at }, turn.link);
        }
      }
      return results;
    },
  };
}

export function commitLane(kit: Kit): Lane<TurnCommit, boolean> {
  return { run: (tx, turns) => commitTogether(tx, kit, turns) };
}

/** Turns that touch nobody but their own people. */
export function plainLane(kit: Kit): Lane<TurnCommit, boolean> {
  return {
    ...commitLane(kit),
    beside: {
      lock: (tx, turns) =>
        lockPeople(
          tx,
          turns.map(({ personId }) => personId),
        ),
      wanted: (turns) => ({ outbound: turns.reduce((sum, turn) => sum + turn.outbound.length, 0) }),
    },
  };
}

function isPlain({ writes, told, erase, link: joined, ...turn }: TurnCommit): boolean {
  const { dropBlobs = [], eraseUmks: gone = [], givenUp = [] } = turn;
  return (
    !erase &&
    !joined &&
    [writes, told, dropBlobs, gone, givenUp].every(({ length }) => length === 0)
  );
}

/** Of these turns the first inbound rows that somebody has handled already. */
async function handled(tx: Db, turns: readonly TurnCommit[]): Promise<Set<number>> {
  const ids = turns.flatMap(({ inboundIds }) => inboundIds);
  const rows = await rowsWhere<{ id: number }>(
    tx,
    'Inbound',
    { id: ids, dueAt: null, parked: null },
    { columns: ['id'] },
  );
  return new Set(rows.map(({ id }) => id));
}

/** See `Store.commitMany`. A reserved number that somebody else used meanwhile counts as stale. */
export function commitMany(
  { writer, workers }: Core,
  lanes: Record<'commit' | 'plain' | 'link', Lane<TurnCommit, boolean>>,
  turns: readonly TurnCommit[],
): Promise<(boolean | Error)[]> {
  const laneOf = (turn: TurnCommit) => {
    if (turn.link) return lanes.link;
    return workers && isPlain(turn) ? lanes.plain : lanes.commit;
  };
  return Promise.all(
    turns.map((turn) =>
      writer.submit(laneOf(turn), turn).catch((error: unknown) => {
        if (numbered.has(clashingTable(error) ?? '')) return false;
        return error instanceof Error ? error : new Error(String(error));
      }),
    ),
  );
}
