/** What was given up: seen with its reason, tried again under its old id, let go with its words, and nothing twice. */
import { expect, it } from 'vitest';
import type { GivenUp } from '../../../src/domain/givenUp.ts';
import { answer, says, t0 } from '../rows.ts';
import type { Bench } from '../suite.ts';

export function givenUpTests({ store, restart }: Bench): void {
  const seen = async () => {
    const query = { kind: 'givenUp.list', page: 1, size: 8 } as const;
    return ((await store().read(query, 1)) as { rows: GivenUp[] }).rows;
  };
  /** An admin's turn that decides about these. */
  const decide = async (who: string, givenUp: { id: string; again: boolean }[]) => {
    const { personId } = await says(store(), who, `d${Math.random()}`);
    await answer(store(), personId, [], { givenUp });
  };
  const failed = async (who: string, text: string) => {
    const { personId } = await says(store(), who, `m${who}`);
    await answer(store(), personId, [text, 'dan satu lagi']);
    const [row] = await store().claim(1, t0);
    await store().settle([{ id: row?.id ?? '', state: 'failed', why: 'rejected: 400' }], t0);
    return { id: row?.id ?? '', personId };
  };

  it('sends a message again under its old id, behind what waits for the same person', async () => {
    const { id, personId } = await failed('11', 'rahasia pertama');
    const [row] = await seen();
    expect(row).toMatchObject({ side: 'out', personId, channel: 'telegram', why: 'rejected: 400' });
    await restart();
    await decide('99', [{ id: row?.id ?? '', again: true }]);
    expect(await seen()).toEqual([]);
    const sent: string[] = [];
    for (let n = 0; n < 3; n++) {
      for (const one of await store().claim(5, t0)) {
        sent.push(`${one.id} ${one.message.text}`);
        await store().settle([{ id: one.id, state: 'sent', providerId: `p${n}` }], t0);
      }
    }
    expect(sent).toEqual([expect.stringContaining('dan satu lagi'), `${id} rahasia pertama`]);
  });

  it('lets a message go with its words, and does nothing about one that was decided before', async () => {
    await failed('11', 'rahasia');
    const [row] = await seen();
    const id = row?.id ?? '';
    await decide('99', [{ id, again: false }]);
    expect(await seen()).toEqual([]);
    await decide('98', [
      { id, again: true },
      { id: 'out/777', again: true },
      { id: 'in/777', again: true },
    ]);
    expect((await store().claim(9, t0)).map(({ message }) => message.text)).toEqual([
      'dan satu lagi',
    ]);
    expect(await store().deliveries()).toMatchObject({ failed: 1 });
  });

  it('handles a message again whose turn had failed, once', async () => {
    const first = await says(store(), '11', 'm1', 'racun');
    await store().park([first.inboundId], 'a bug');
    const [row] = await seen();
    expect(row).toMatchObject({ side: 'in', personId: first.personId, why: 'a bug' });
    await decide('99', [{ id: `in/${first.inboundId}`, again: true }]);
    expect(await seen()).toEqual([]);
    const [due] = await store().inboundOf(first.personId, t0);
    expect(due).toMatchObject({ id: first.inboundId, input: { kind: 'text', text: 'racun' } });
  });

  it('leaves nothing of somebody who is erased', async () => {
    const { personId } = await failed('11', 'rahasia');
    const parked = await says(store(), '11', 'm2', 'racun');
    await store().park([parked.inboundId], 'a bug');
    expect(await seen()).toHaveLength(2);
    const last = await says(store(), '11', 'm3', 'hapus data saya');
    expect(last.personId).toBe(personId);
    await answer(store(), personId, ['sudah'], { erase: true });
    expect(await seen()).toEqual([]);
    expect(await store().depth(t0)).toMatchObject({ parked: 0, failed: 0 });
  });
}
