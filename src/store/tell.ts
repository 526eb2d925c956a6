/** What turns tell other people becomes messages of theirs, in the transaction of the turns. */
import type { Input, TurnCommit } from '../app/ports.ts';
import type { Kit } from './core.ts';
import { inboundKey, sealInput } from './inbox.ts';
import { telling } from './known.ts';
import { insertRows, rowsWhere } from './sql.ts';
import type { Db } from './sql.ts';

/** Somebody, and where they are reached. */
type Reached = { id: number; addressId: number | null };

/** Whom those turned out to be who are somebody else's now. */
async function movedTo(tx: Db, people: readonly number[]): Promise<Map<number, Reached>> {
  if (people.length === 0) return new Map();
  const gone = await rowsWhere<{ id: number; mergedInto: number | null }>(
    tx,
    'Person',
    { id: [...people] },
    { columns: ['id', 'mergedInto'] },
  );
  const now = await rowsWhere<Reached>(
    tx,
    'Person',
    { id: gone.flatMap(({ mergedInto }) => mergedInto ?? []), leaving: false },
    { columns: ['id', 'addressId'] },
  );
  return new Map(
    gone.flatMap(({ id, mergedInto }) => {
      const found = now.find((person) => person.id === mergedInto);
      return found ? [[id, found]] : [];
    }),
  );
}

/**
 * What a turn tells other people becomes inbound rows of theirs; nobody is told who can no longer
 * be reached.
 */
export async function tell(tx: Db, kit: Kit, turns: readonly TurnCommit[]): Promise<void> {
  const told = turns.flatMap((turn) =>
    turn.told.map((one, n) => ({ ...one, turn, key: `event/${turn.inboundIds[0] ?? 0}/${n}` })),
  );
  if (told.length === 0) return;
  const ids = [...new Set(told.map(({ personId }) => personId))];
  const people = await rowsWhere<Reached>(
    tx,
    'Person',
    { id: ids, leaving: false },
    { columns: ['id', 'addressId'] },
  );
  const addressOf = new Map(
    people.flatMap(({ id, addressId }) => (addressId === null ? [] : [[id, addressId]])),
  );
  const moved = await movedTo(
    tx,
    told.flatMap(({ personId }) => (addressOf.has(personId) ? [] : [personId])),
  );
  const rows = told.flatMap(({ personId: toldOf, happening, after, turn, key }) => {
    const { id: personId, addressId } = moved.get(toldOf) ?? {
      id: toldOf,
      addressId: addressOf.get(toldOf),
    };
    if (addressId === undefined || addressId === null) return [];
    const input: Input = { kind: 'event', happening };
    return [
      {
        id: kit.numbers.next('inbound'),
        key: inboundKey(kit.crypto, key),
        personId,
        addressId,
        at: turn.at,
        dueAt: after ?? turn.at,
        proactive: true,
        body: sealInput(kit.crypto, { input, cause: turn.cause }),
      },
    ];
  });
  for (const { personId } of rows) kit.known?.pending.change(personId, () => undefined);
  await insertRows(telling(tx), 'Inbound', rows);
}
