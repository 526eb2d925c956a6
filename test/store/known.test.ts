/** What is remembered of rows is never out of date, whoever changes them and by whichever way. */
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Write } from '../../src/app/ports.ts';
import type { OpenStore } from '../../src/store/store.ts';
import { sqlitePlace } from './place.ts';
import type { SqlitePlace } from './place.ts';
import { answer, later, says, t0, telegram, turn, umk } from './rows.ts';

const pass = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('what is remembered of people', () => {
  let place: SqlitePlace;
  let store: OpenStore;
  let personId: number;
  const person = async () => (await store.open(personId)).person;
  const role = (id: string): Write => ({
    op: 'put',
    table: 'staffRole',
    row: { id, personId, role: 'kurator', grantedBy: 'admin', grantedAt: t0 },
  });

  beforeEach(async () => {
    place = await sqlitePlace();
    store = await place.open();
    ({ personId } = await says(store, '1', 'm1'));
    await answer(store, personId, ['halo']);
    await store.open(personId);
  });
  afterEach(async () => {
    await store.close();
    await place.remove();
  });

  it('is the same object until something changes it', async () => {
    expect(await store.open(personId)).toBe(await store.open(personId));
  });

  it('follows a turn: its conversation, and when and where the person wrote', async () => {
    await says(store, '1', 'm2', 'halo', later(5));
    expect((await person()).lastWroteAt).toEqual(later(5));
    const before = await store.open(personId);
    expect(await answer(store, personId, ['ya'], { at: later(5) })).toBe(true);
    const after = await store.open(personId);
    expect(after.version).toBe(before.version + 1);
    expect(after.conversation.turn).toBe(before.conversation.turn + 1);
  });

  it('is not what a turn would have left that was not kept', async () => {
    await says(store, '1', 'm2');
    const before = await store.open(personId);
    const [row] = await store.inboundOf(personId, t0);
    if (!row) throw new Error('nothing is due');
    // Its message is there already: the transaction is undone.
    const broken = turn(row, before, ['a']);
    const again: Write = { ...role('r'), op: 'insert' } as Write;
    const results = await store.commitMany([{ ...broken, writes: [again, again] }]);
    expect(results[0]).toBeInstanceOf(Error);
    expect(await store.open(personId)).toEqual(before);
    expect(await answer(store, personId, ['b'])).toBe(true);
  });

  it('sees what another process wrote, in the next pass of the event loop', async () => {
    const other = new Database(place.file);
    const insert = other.prepare(
      'INSERT INTO "StaffRole" ("id", "personId", "role", "grantedBy", "grantedAt") VALUES (?, ?, ?, ?, ?)',
    );
    insert.run('r1', personId, 'admin', 'cli', t0.toISOString().replace('Z', '+00:00'));
    await pass();
    await pass();
    expect((await person()).roles).toEqual(['admin']);
    other.exec('DELETE FROM "StaffRole"');
    await pass();
    await pass();
    expect((await person()).roles).toEqual([]);
    other.close();
  });

  it('refuses a turn whose conversation another process moved in the same pass', async () => {
    await says(store, '1', 'm2');
    const opened = await store.open(personId);
    const [row] = await store.inboundOf(personId, t0);
    if (!row) throw new Error('nothing is due');
    const other = new Database(place.file);
    const committing = store.commitMany([turn(row, opened, ['a'])]);
    other.exec('UPDATE "Conversation" SET "version" = "version" + 1');
    other.close();
    expect(await committing).toEqual([false]);
  });

  it('sees roles, names and businesses written beside a turn and in one', async () => {
    await store.write([role('r1')]);
    expect((await person()).roles).toEqual(['kurator']);
    await store.write([{ op: 'remove', table: 'staffRole', where: { personId } }]);
    expect((await person()).roles).toEqual([]);
    await says(store, '1', 'm2');
    const member = { organisation: 'umk', organisationId: 7, role: 'owner' } as const;
    const since = '2026-11-22';
    const writes: Write[] = [
      { op: 'patch', table: 'person', id: personId, set: { name: 'Siti' } },
      { op: 'insert', table: 'umk', row: umk(7) },
      { op: 'put', table: 'membership', row: { id: 'x/umk/7', personId, since, ...member } },
    ];
    expect(await answer(store, personId, ['ya'], { writes })).toBe(true);
    expect(await person()).toMatchObject({ name: 'Siti', umks: [{ id: 7 }] });
    const product = 'Tahu';
    await says(store, '2', 'm3');
    const { personId: colleague } = await says(store, '2', 'm4');
    const patch: Write = { op: 'patch', table: 'umk', id: 7, set: { product } };
    expect(await answer(store, colleague, ['ya'], { writes: [patch] })).toBe(true);
    expect((await person()).umks).toMatchObject([{ product }]);
  });

  it('goes with the person who is erased', async () => {
    await store.write([{ op: 'patch', table: 'person', id: personId, set: { name: 'Siti' } }]);
    expect((await person()).name).toBe('Siti');
    await says(store, '1', 'm2', 'hapus', later(1));
    expect(await answer(store, personId, ['sudah'], { erase: true, at: later(1) })).toBe(true);
    expect((await person()).name).toBeUndefined();
  });

  it('leads to whom somebody turned out to be', async () => {
    const { personId: into, inboundId } = await says(store, '2', 'm2');
    await store.open(into);
    const [row] = await store.inboundOf(into, t0);
    if (!row) throw new Error('nothing is due');
    const link = { other: personId, purpose: 'link' as const };
    const joined = turn({ ...row, id: inboundId }, await store.open(into), ['ya'], { link });
    expect(await store.commitMany([joined])).toEqual([true]);
    expect((await person()).id).toBe(into);
    const { personId: now } = await says(store, '1', 'm9', 'halo', later(9));
    expect(now).toBe(into);
    expect(await store.knownAt(telegram('1'))).toBe(into);
  });

  it('hands a reply over with the turn that says it, once, and again after a start', async () => {
    const earlier = await store.claim(9, t0);
    await store.settle(
      earlier.map(({ id }) => ({ id, state: 'sent', providerId: id })),
      t0,
    );
    await says(store, '1', 'm2');
    await answer(store, personId, ['satu', 'dua']);
    const state = () => {
      const other = new Database(place.file, { readonly: true });
      const rows = other.prepare('SELECT "state", "attempts" FROM "Outbound" ORDER BY "seq"').all();
      other.close();
      return rows;
    };
    // Marked in the turn's own transaction: nothing is written when it is claimed.
    expect(state()).toEqual([
      { state: 'sending', attempts: 1 },
      { state: 'queued', attempts: 0 },
    ]);
    const [first] = await store.claim(9, t0);
    expect(first).toMatchObject({ message: { text: 'satu' }, attempts: 0, heardAt: t0 });
    expect(await store.claim(9, t0)).toEqual([]);
    await store.close();
    store = await place.open();
    expect(await store.recover()).toBe(1);
    expect(await store.claim(9, t0)).toEqual([{ ...first, attempts: 1 }]);
  });

  it('settles what it handed over, once, and lets go what came behind it, here and elsewhere', async () => {
    const sent = async (id: string) => store.settle([{ id, state: 'sent', providerId: id }], t0);
    const next = async () => {
      const [first, ...more] = await store.claim(9, t0);
      expect(more).toEqual([]);
      return { id: first?.id ?? '', text: first?.message.text };
    };
    const { id: earlier } = await next();
    await sent(earlier);
    await says(store, '1', 'm2');
    await answer(store, personId, ['satu', 'dua']);
    const one = await next();
    await sent(one.id);
    await sent(one.id);
    const two = await next();
    expect([one.text, two.text]).toEqual(['satu', 'dua']);
    await sent(two.id);
    await says(store, '1', 'm3');
    await answer(store, personId, ['tiga']);
    const three = await next();
    const other = await place.open();
    await says(other, '1', 'm4');
    await answer(other, personId, ['dari luar']);
    await other.close();
    expect((await store.claim(9, t0)).length).toBe(0);
    await sent(three.id);
    expect((await next()).text).toBe('dari luar');
    expect((await store.deliveries()).sent).toBe(4);
  });

  it('hands nothing over of a turn that is not kept', async () => {
    await store.claim(9, t0);
    const { personId: second } = await says(store, '2', 'm2');
    const insert = { ...role('r'), op: 'insert' } as Write;
    const writes = [insert, insert];
    expect(await answer(store, second, ['satu'], { writes })).toBeInstanceOf(Error);
    expect(await store.claim(9, t0)).toEqual([]);
    expect(await answer(store, second, ['dua'])).toBe(true);
    expect((await store.claim(9, t0)).map(({ message }) => message.text)).toEqual(['dua']);
  });

  it('claims what another process put in the outbox', async () => {
    await store.claim(9, t0);
    expect(await store.claim(9, t0)).toEqual([]);
    const other = await place.open();
    const { personId: second } = await says(other, '2', 'm2');
    await answer(other, second, ['dari luar']);
    await other.close();
    await pass();
    await pass();
    expect((await store.claim(9, t0)).map(({ message }) => message.text)).toEqual(['dari luar']);
    expect(await store.inboundOf(second, t0)).toEqual([]);
  });
});
