/**
 * A program for the kill test: receives and commits without pause, and prints what was
 * acknowledged, until it is killed.
 */
import { writeSync } from 'node:fs';
import { parseKeys } from '../../src/store/crypto.ts';
import { open } from './place.ts';
import { t0, telegram, ticket, turn } from './rows.ts';

const [file = '', key = '', round = '0'] = process.argv.slice(2);
const store = await open(file, parseKeys(key));
await store.recover();
writeSync(1, 'ready\n');

const people = ['1', '2', '3', '4', '5'];
for (let n = 0; ; n++) {
  const received = await Promise.all(
    people.map((who) =>
      store.receive({
        id: `${round}-${n}`,
        from: telegram(who),
        at: t0,
        input: { kind: 'text', text: who },
      }),
    ),
  );
  for (const { inboundId } of received) writeSync(1, `received ${inboundId}\n`);
  const turns = [];
  for (const personId of await store.waitingPeople(t0)) {
    const rows = await store.inboundOf(personId, t0);
    const [first] = rows;
    if (!first) continue;
    const id = (await store.read({ kind: 'fresh', of: 'ticket' }, personId)) as number;
    turns.push(
      turn(first, await store.open(personId), ['satu', 'dua'], {
        inboundIds: rows.map((row) => row.id),
        writes: [
          { op: 'insert', table: 'ticket', row: ticket(id, personId, 'x') },
          {
            op: 'put',
            table: 'paper',
            row: { id: `${id}/nib`, umkId: id, kind: 'nib', status: 'ada', updatedAt: t0 },
          },
        ],
      }),
    );
  }
  await store.commitMany(turns);
  for (const { inboundIds } of turns) writeSync(1, `committed ${inboundIds[0]}\n`);
  const claimed = await store.claim(100, t0);
  await store.settle(
    claimed.map(({ id }) => ({ id, state: 'sent', providerId: id })),
    t0,
  );
  for (const { id } of claimed) writeSync(1, `sent ${id}\n`);
}
