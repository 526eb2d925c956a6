/** Licence requests: a place and an open request are had by one, what was said is sealed, and people who leave or become one take it along. */
import { expect, it } from 'vitest';
import type { Write } from '../../../src/app/ports.ts';
import type { LicenceRequest, LicenceView } from '../../../src/domain/licence.ts';
import type { Query } from '../../../src/domain/query.ts';
import { answer, later, says, t0, turn, umk } from '../rows.ts';
import type { Bench } from '../suite.ts';

function request(id: number, more: Partial<LicenceRequest> = {}): LicenceRequest {
  const { umkId = 7, licence = 'pirt' } = more;
  return {
    id,
    regionId: 'kota-bekasi',
    umkId,
    personId: 1,
    licence,
    state: 'requested',
    openFor: `${umkId}/${licence}`,
    steps: [],
    notes: [],
    dueOn: '2026-12-11',
    unanswered: 0,
    example: false,
    createdAt: t0,
    updatedAt: t0,
    ...more,
  };
}

function inserted(id: number, more: Partial<LicenceRequest> = {}): Write {
  return { op: 'insert', table: 'licenceRequest', row: request(id, more) };
}

function line(id: number, subjectId: number, more: { personId?: number; takenBy?: number }): Write {
  const state = more.takenBy === undefined ? ('open' as const) : ('taken' as const);
  const made = { regionId: 'kota-bekasi', dueOn: '2026-12-11', createdAt: t0, updatedAt: t0 };
  const row = { id, kind: 'licence' as const, subjectId, state, ...made, ...more };
  return { op: 'insert', table: 'queueItem', row };
}

function member(personId: number, umkId = 7): Write {
  return {
    op: 'insert',
    table: 'membership',
    row: {
      id: `umk/${umkId}/${personId}`,
      personId,
      organisation: 'umk',
      organisationId: umkId,
      role: 'owner',
      since: '2026-11-22',
    },
  };
}

const PLACE = '2026-11-26/09:00/1';

export function licenceTests({ store, restart, tamper }: Bench): void {
  const read = async <T>(query: Query): Promise<T> => (await store().read(query, 1)) as T;

  async function both(first: Write, second: Write): Promise<(boolean | Error)[]> {
    const turns = [];
    for (const [who, write] of [
      ['1', first],
      ['2', second],
    ] as const) {
      const { personId } = await says(store(), who, 'm1');
      const [row] = await store().inboundOf(personId, t0);
      if (row) turns.push(turn(row, await store().open(personId), [], { writes: [write] }));
    }
    return store().commitMany(turns);
  }

  it('gives a place at the clinic to one of two new requests, and the other turn is stale', async () => {
    const second = inserted(2, { umkId: 8, slot: PLACE });
    expect(await both(inserted(1, { slot: PLACE }), second)).toEqual([true, false]);
    const days = { from: '2026-11-24', to: '2026-11-26' };
    expect(await read({ kind: 'clinic.taken', ...days })).toEqual([PLACE]);
    expect(await read({ kind: 'clinic.taken', from: '2026-11-27', to: '2026-12-20' })).toEqual([]);
    expect(await read({ kind: 'licence', id: 2 })).toBeUndefined();
  });

  it('gives it to one of two who move theirs there, and again once it is free', async () => {
    await store().write([inserted(1), inserted(2, { umkId: 8 })]);
    const booked = (id: number): Write => ({
      op: 'patch',
      table: 'licenceRequest',
      id,
      set: { slot: PLACE },
      expect: { slot: undefined, state: 'requested' },
    });
    expect(await both(booked(1), booked(2))).toEqual([true, false]);
    const freed = { slot: undefined, openFor: undefined, state: 'stopped' as const };
    await store().write([{ op: 'patch', table: 'licenceRequest', id: 1, set: freed }, booked(2)]);
    expect((await read<LicenceView>({ kind: 'licence', id: 2 })).request.slot).toBe(PLACE);
  });

  it('has one open request of a business for a licence, and another after it is over', async () => {
    expect(await both(inserted(1), inserted(2))).toEqual([true, false]);
    const over = { state: 'issued' as const, openFor: undefined };
    await store().write([{ op: 'patch', table: 'licenceRequest', id: 1, set: over }, inserted(3)]);
    const rows = await read<LicenceView[]>({ kind: 'licences.of', umkIds: [7] });
    expect(rows.map((view) => [view.request.id, view.request.state])).toEqual([
      [3, 'requested'],
      [1, 'issued'],
    ]);
  });

  it('reads back everything that was written, with who has it, and goes on counting', async () => {
    const full = request(12, {
      steps: [{ move: 'help', by: 'staff', at: later(1) }],
      notes: [{ by: 'Ani', side: 'staff', words: 'rahasia sekali', at: later(2) }],
      state: 'submitted',
      wanted: 'rahasia label',
      submittedOn: '2026-11-22',
      reference: 'rahasia-1',
      slot: PLACE,
      unanswered: 2,
    });
    const { personId } = await says(store(), '1', 'm1');
    await store().write([
      { op: 'patch', table: 'person', id: personId, set: { name: 'Ani' } },
      { op: 'insert', table: 'umk', row: umk(7) },
      { op: 'insert', table: 'licenceRequest', row: full },
      line(3, 12, { takenBy: personId }),
    ]);
    const view = await read<LicenceView>({ kind: 'licence', id: 12 });
    expect(view).toMatchObject({
      request: full,
      umk: { id: 7 },
      item: { id: 3, dueOn: '2026-12-11', takenBy: personId },
      taker: 'Ani',
    });
    expect(await read({ kind: 'licences.open' })).toEqual([view]);
    await restart();
    expect(await read({ kind: 'fresh', of: 'licence' })).toBe(13);
    // Nothing that was said stands in the file as it is.
    await tamper(
      `DELETE FROM "LicenceRequest" WHERE "notes" LIKE '%rahasia%' OR "wanted" LIKE '%rahasia%'`,
    );
    expect((await read<LicenceView>({ kind: 'licence', id: 12 })).request.reference).toBe(
      'rahasia-1',
    );
  });

  it('is erased with its owner, but goes on where the business has others', async () => {
    const { personId: siti } = await says(store(), '1', 'm1');
    const { personId: budi } = await says(store(), '2', 'm1');
    const blob = { kind: 'photo' as const, mime: 'image/jpeg', at: t0 };
    await store().write([
      { op: 'insert', table: 'umk', row: umk(7) },
      { op: 'insert', table: 'umk', row: umk(8) },
      member(siti),
      member(siti, 8),
      member(budi),
      inserted(1, { personId: siti, notes: [{ by: 'Siti', side: 'owner', words: 'x', at: t0 }] }),
      inserted(2, { personId: siti, umkId: 8, slot: PLACE, reference: 'A-1' }),
      line(1, 1, { personId: siti }),
      line(2, 2, { personId: siti }),
      {
        op: 'insert',
        table: 'attachment',
        row: { ...blob, id: 'a', blobId: 'b', owner: 'licence', ownerId: '2/kemasan' },
      },
    ]);
    await answer(store(), siti, ['Sudah dihapus.'], { erase: true, at: later(9) });
    const shared = await read<LicenceView>({ kind: 'licence', id: 1 });
    expect(shared.request).toMatchObject({ personId: budi, state: 'requested' });
    expect(shared.item).toMatchObject({ id: 1 });
    const gone = await read<LicenceView>({ kind: 'licence', id: 2 });
    expect(gone.request).toMatchObject({ state: 'stopped', notes: [] });
    expect(gone.request).not.toHaveProperty('reference');
    expect(gone.item).toBeUndefined();
    expect(await read({ kind: 'licence.files', id: 2 })).toEqual([]);
    const days = { from: '2026-11-24', to: '2026-12-20' };
    expect(await read({ kind: 'clinic.taken', ...days })).toEqual([]);
  });
}
