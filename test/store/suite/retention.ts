/** What goes by itself, when, and what that must never break: numbers, repeats within their days, and anything not done yet. */
import { expect, it } from 'vitest';
import { answer, says, t0 } from '../rows.ts';
import type { Bench } from '../suite.ts';

const DAY_MS = 24 * 60 * 60 * 1_000;
const rules = {
  ...{ messageDays: 60, newsDays: 400, parkedDays: 90, sentDays: 365 },
  ...{ draftDays: 90, idleDays: 730, answerDays: 30 },
};
const after = (days: number) => new Date(t0.getTime() + days * DAY_MS);

export function retentionTests({ store, restart }: Bench): void {
  const sweep = (days: number) =>
    store().sweep({ rules, today: after(days).toISOString().slice(0, 10), now: after(days) });

  it('lets traces of messages go after their days, and not before', async () => {
    const { personId } = await says(store(), '11', 'm1');
    await answer(store(), personId, ['hai']);
    const { claimed } = await sendAll(59);
    expect(claimed).toBe(1);
    await says(store(), '12', 'm2', 'halo', after(59));
    await sweep(59);
    expect(await says(store(), '11', 'm1')).toMatchObject({ fresh: false });
    await sweep(61);
    // Two months later no provider repeats it: a message of this name is a new one.
    expect(await says(store(), '11', 'm1', 'halo', after(61))).toMatchObject({ fresh: true });
    expect(await store().deliveries()).toMatchObject({ sent: 1 });
  });

  it('keeps what is not handled, whatever its age, and parked words for their days', async () => {
    const waiting = await says(store(), '11', 'm1');
    const parked = await says(store(), '12', 'm2');
    await store().park([parked.inboundId], 'poison');
    await says(store(), '13', 'm3', 'halo', after(500));
    const depth = async () => (await store().depth(after(500))).parked;
    await sweep(80);
    expect(await depth()).toBe(1);
    await sweep(500);
    expect(await depth()).toBe(0);
    expect(await store().inboundOf(waiting.personId, after(500))).toHaveLength(1);
  });

  it('never uses a number again, though everything is gone by then', async () => {
    const first = await says(store(), '11', 'm1');
    await answer(store(), first.personId, ['hai']);
    await sendAll(0);
    await sweep(200);
    await restart();
    await sweep(201);
    const next = await says(store(), '11', 'm9', 'halo', after(202));
    expect(next.inboundId).toBe(first.inboundId + 1);
    await answer(store(), next.personId, ['hai lagi'], { at: after(202) });
    expect(await sendAll(202)).toEqual({ claimed: 1 });
    expect(await store().deliveries()).toMatchObject({ sent: 2 });
  });

  it('goes through everything once a day', async () => {
    const { personId } = await says(store(), '11', 'm1');
    await answer(store(), personId, ['hai']);
    await says(store(), '12', 'm2');
    expect(await sweep(70)).toBe(false);
    const settings = await store().getSetting('retention.done');
    expect(settings).toBe(after(70).toISOString().slice(0, 10));
  });

  async function sendAll(days: number): Promise<{ claimed: number }> {
    const rows = await store().claim(10, after(days));
    await store().settle(
      rows.map(({ id }) => ({ id, state: 'sent', providerId: `p${id}` })),
      after(days),
    );
    return { claimed: rows.length };
  }
}
