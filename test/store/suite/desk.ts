/** What the desk reads: the queue by deadline, searches by number, hash and words, histories, and who is staff; codes and takes that only one wins. */
import { expect, it } from 'vitest';
import type { Write } from '../../../src/app/ports.ts';
import type { Found, History, QueueRow, Staff } from '../../../src/domain/desk.ts';
import type { Query } from '../../../src/domain/query.ts';
import type { QueueItem } from '../../../src/domain/ticket.ts';
import {
  answer,
  company,
  later,
  match,
  member,
  need,
  says,
  t0,
  telegram,
  ticket,
  turn,
  umk,
} from '../rows.ts';
import type { Bench } from '../suite.ts';

function item(id: number, more: Partial<QueueItem> = {}): Write {
  const row: QueueItem = {
    id,
    regionId: 'kota-bekasi',
    kind: 'ticket',
    subjectId: id,
    state: 'open',
    createdAt: t0,
    updatedAt: t0,
    ...more,
  };
  return { op: 'insert', table: 'queueItem', row };
}

const page = { page: 1, size: 8 };

export function deskTests({ store }: Bench): void {
  const read = async <T>(query: Query): Promise<T> => (await store().read(query, 1)) as T;

  it('gives the queue by deadline and then by age, without what is done, and counts it', async () => {
    const { personId } = await says(store(), '1', 'm1');
    await store().write([
      { op: 'patch', table: 'person', id: personId, set: { name: 'Siti Aminah' } },
      { op: 'insert', table: 'company', row: company(6) },
      item(1, { personId }),
      item(2, { dueOn: '2026-12-01', createdAt: later(5) }),
      item(3, { dueOn: '2026-12-01', takenBy: personId, state: 'taken' }),
      item(4, { dueOn: '2026-11-20', kind: 'company_check', subjectId: 6 }),
      item(5, { dueOn: '2026-11-20', state: 'done' }),
      item(6, { dueOn: '2026-11-19', kind: 'voice' }),
      { op: 'insert', table: 'need', row: need(3, 6) },
      { op: 'insert', table: 'match', row: match(7, 3, 5, { state: 'shortlisted', askedAt: t0 }) },
      { op: 'insert', table: 'match', row: match(8, 3, 9, { state: 'agreed' }) },
    ]);
    const of: ['ticket', 'company_check'] = ['ticket', 'company_check'];
    const { total, rows } = await read<Found<QueueRow>>({ kind: 'queue.open', of });
    expect(total).toBe(4);
    expect(rows.map((row) => row.item.id)).toEqual([4, 3, 2, 1]);
    expect(rows[0]).toMatchObject({ company: { id: 6, name: 'PT Maju Bersama' } });
    expect(rows[1]).toMatchObject({ taker: 'Siti Aminah' });
    expect(rows[3]).toMatchObject({ person: 'Siti Aminah' });
    const count = (askedBefore: Date): Promise<number> =>
      read({ kind: 'queue.count', of: [...of, 'match'], askedBefore });
    expect([await count(t0), await count(later(1))]).toEqual([4, 5]);
    expect(await read({ kind: 'queue.open', of: [] })).toEqual({ total: 0, rows: [] });
  });

  it('tells what became of the newest message to the people of a business, and what waits', async () => {
    const { personId } = await says(store(), '1', 'm1');
    await store().write([{ op: 'insert', table: 'umk', row: umk(5) }, member('umk', 5, personId)]);
    const messages = async () => (await read<History>({ kind: 'umk.history', id: 5 })).messages;
    expect(await messages()).toEqual({ waiting: 0 });
    await answer(store(), personId, ['satu', 'dua']);
    expect(await messages()).toEqual({ waiting: 2 });
    const [row] = await store().claim(1, later(1));
    const id = row?.id ?? '';
    await store().settle([{ id, state: 'sent', providerId: 'P1' }], later(2));
    const last = { at: later(2), state: 'sent' };
    expect(await messages()).toEqual({ waiting: 1, last });
    const news = { providerId: 'P1', at: later(3) };
    await store().progress('telegram', [{ ...news, state: 'read' }]);
    expect(await messages()).toEqual({ waiting: 1, last: { ...last, state: 'read' } });
    await store().blocked(telegram('1'), later(4));
    expect(await read({ kind: 'umk.history', id: 5 })).toMatchObject({ blockedAt: later(4) });
    await says(store(), '1', 'm2', 'halo', later(5));
    expect(await read({ kind: 'umk.history', id: 5 })).not.toHaveProperty('blockedAt');
    // Told later, as some providers do: of a message from before they wrote it says nothing any more.
    const refused = { state: 'failed', blocked: true, at: later(7) } as const;
    await store().progress('telegram', [{ ...refused, providerId: 'P1' }]);
    expect(await read({ kind: 'umk.history', id: 5 })).not.toHaveProperty('blockedAt');
    const [next] = await store().claim(1, later(6));
    await store().settle([{ id: next?.id ?? '', state: 'sent', providerId: 'P2' }], later(6));
    await store().progress('telegram', [{ ...refused, providerId: 'P2' }]);
    expect(await read({ kind: 'umk.history', id: 5 })).toMatchObject({ blockedAt: later(7) });
  });

  it('finds businesses by number, phone, exact name however written, and words of the product', async () => {
    await store().write([
      { op: 'insert', table: 'umk', row: umk(5, { businessName: 'Dapur Siti' }) },
      { op: 'insert', table: 'umk', row: umk(6, { product: 'Tempe', phone: '+6281111111111' }) },
      { op: 'insert', table: 'umk', row: umk(7, { status: 'erased' }) },
    ]);
    const ids = async (by: 'number' | 'phone' | 'words' | 'newest', what: string) => {
      const found = await read<Found<{ id: number }>>({ kind: 'umks.find', by, what, ...page });
      return found.rows.map(({ id }) => id);
    };
    expect(await ids('number', '5')).toEqual([5]);
    expect(await ids('number', '7')).toEqual([]);
    expect(await ids('phone', '+6281111111111')).toEqual([6]);
    expect(await ids('words', 'dapur-SITI')).toEqual([5]);
    expect(await ids('words', 'dapur')).toEqual([]);
    expect(await ids('words', 'singkong KERIPIK')).toEqual([5]);
    expect(await ids('newest', '')).toEqual([6, 5]);
    const second = { kind: 'umks.find', by: 'newest', what: '', page: 2, size: 1 } as const;
    expect(await read(second)).toMatchObject({ total: 2, rows: [{ id: 5 }] });
  });

  it('finds companies and needs, with what has happened to them', async () => {
    const { personId } = await says(store(), '1', 'm1');
    await store().write([
      { op: 'insert', table: 'company', row: company(6) },
      member('company', 6, personId),
      { op: 'insert', table: 'umk', row: umk(5) },
      { op: 'insert', table: 'need', row: need(3, 6) },
      { op: 'insert', table: 'need', row: need(4, 6, { what: 'Seragam', status: 'closed' }) },
      { op: 'insert', table: 'match', row: match(7, 3, 5, { state: 'lapsed' }) },
      { op: 'insert', table: 'ticket', row: ticket(9, personId, 'belum dibayar') },
    ]);
    const find = async (kind: 'companies.find' | 'needs.find', what: string) =>
      (await read<Found<unknown>>({ kind, by: 'words', what, ...page })).total;
    expect(await find('companies.find', 'bersama maju')).toBe(1);
    expect(await find('companies.find', 'mundur')).toBe(0);
    expect(await find('needs.find', 'KANTIN')).toBe(1);
    expect(await find('needs.find', 'maju bersama')).toBe(2);
    const history = await read<History>({ kind: 'company.history', id: 6 });
    expect(history).toMatchObject({ matches: [{ match: { id: 7 } }], tickets: [{ id: 9 }] });
    expect(await read({ kind: 'need.matches', id: 3 })).toMatchObject([{ umk: { id: 5 } }]);
    const made = await read({ kind: 'ticket', id: 9 });
    expect(made).toMatchObject({ ticket: { id: 9 }, by: { companies: [{ id: 6 }] } });
    expect(await read({ kind: 'umk', id: 99 })).toBeUndefined();
  });

  it('knows who is staff, and gives a code for the staff only while its maker is an admin', async () => {
    const { personId } = await says(store(), '1', 'm1');
    const role = { id: `${personId}/admin`, personId, role: 'admin', grantedBy: 'x' } as const;
    const code = {
      id: 'ABCD2345',
      organisation: 'staff',
      organisationId: 0,
      role: 'mediator',
      madeBy: personId,
      expiresAt: later(60),
    } as const;
    await store().write([
      { op: 'insert', table: 'staffRole', row: { ...role, grantedAt: t0 } },
      { op: 'insert', table: 'staffCode', row: code },
      item(1, { state: 'taken', takenBy: personId }),
    ]);
    const staff = await read<Staff[]>({ kind: 'staff' });
    expect(staff).toMatchObject([{ personId, channels: ['telegram'], taken: 1 }]);
    const asked: Query = { kind: 'invitation', code: 'ABCD2345' };
    expect(await read(asked)).toMatchObject({ staff: { role: 'mediator' }, valid: true });
    await store().write([{ op: 'remove', table: 'staffRole', where: { personId } }]);
    expect(await read(asked)).toMatchObject({ valid: false });
  });

  it('lets one of two take a line', async () => {
    const people = [await says(store(), '1', 'm1'), await says(store(), '2', 'm1')];
    await store().write([item(1)]);
    const turns = [];
    for (const { personId } of people) {
      const [row] = await store().inboundOf(personId, t0);
      const write: Write = {
        op: 'patch',
        table: 'queueItem',
        id: 1,
        set: { state: 'taken', takenBy: personId },
        expect: { state: 'open' },
      };
      if (row) turns.push(turn(row, await store().open(personId), [], { writes: [write] }));
    }
    expect(await store().commitMany(turns)).toEqual([true, false]);
    const taken = await read<QueueRow>({ kind: 'queueItem', id: 1 });
    expect(taken.item).toMatchObject({ state: 'taken', takenBy: people[0]?.personId });
  });
}
