/** What a channel keeps for its device: all or nothing, back after a restart, gone with the person it is about. */
import { expect, it } from 'vitest';
import { FencedError } from '../../../src/app/ports.ts';
import { answer, later, says, t0 } from '../rows.ts';
import type { Bench } from '../suite.ts';

export function deviceTests({ store, restart }: Bench): void {
  it('writes a thousand rows at once and reads them back after a restart', async () => {
    const ids = Array.from({ length: 1000 }, (_, i) => `${i}`);
    const rows = ids.map((id) => ({ type: 'pre-key', id, value: `kunci ${id}` }));
    await store().devices.write('whatsapp', rows, t0);
    const { devices } = await restart();
    const found = await devices.read('whatsapp', 'pre-key', [...ids, 'none']);
    expect([found.size, found.get('999'), found.has('none')]).toEqual([1000, 'kunci 999', false]);
    await devices.write(
      'whatsapp',
      [
        { type: 'pre-key', id: '1', value: null },
        { type: 'pre-key', id: '2', value: 'baru' },
      ],
      later(1),
    );
    const changed = await devices.read('whatsapp', 'pre-key', ['1', '2']);
    expect([...changed]).toEqual([['2', 'baru']]);
    await devices.write('lain', [{ type: 'pre-key', id: '3', value: 'lain' }], t0);
    await devices.wipe('whatsapp');
    expect(await devices.list('whatsapp', 'pre-key')).toEqual([]);
    expect(await devices.list('lain', 'pre-key')).toEqual([{ id: '3', value: 'lain', at: t0 }]);
  });

  it('lists by age and forgets what is old', async () => {
    const { devices } = store();
    await devices.write('d', [{ type: 'sent', id: 'b', value: '1' }], later(1));
    await devices.write('d', [{ type: 'sent', id: 'a', value: '2' }], later(2));
    await devices.write('d', [{ type: 'sent', id: 'b', value: '3' }], later(3));
    expect(await devices.list('d', 'sent')).toEqual([
      { id: 'b', value: '3', at: later(1) },
      { id: 'a', value: '2', at: later(2) },
    ]);
    await devices.prune('d', 'sent', later(2));
    expect((await devices.list('d', 'sent')).map(({ id }) => id)).toEqual(['a']);
  });

  it('erases what is kept about a person with them', async () => {
    const { personId } = await says(store(), '1', 'm1');
    const mine = { type: 'sent', id: 'x', value: 'rahasia', owner: 'telegram/bighug_bot/1' };
    const others = { type: 'sent', id: 'y', value: 'lain', owner: 'telegram/bighug_bot/2' };
    await store().devices.write('d', [mine, others], t0);
    await answer(store(), personId, ['selesai'], { erase: true });
    expect((await store().devices.list('d', 'sent')).map(({ id }) => id)).toEqual(['y']);
  });

  it('refuses what a holder writes who was overtaken, also once the lease is free again', async () => {
    const { devices } = store();
    const row = (value: string) => [{ type: 'keys', id: '1', value }];
    const token = (await devices.lease('wa', 'a', later(30), t0)) ?? 0;
    const late = devices.under({ name: 'wa', token });
    await late.write('wa', row('a'), t0);
    const next = (await devices.lease('wa', 'b', later(60), later(31))) ?? 0;
    expect(next).toBeGreaterThan(token);
    await expect(late.write('wa', row('late'), later(32))).rejects.toThrow(FencedError);
    await devices.under({ name: 'wa', token: next }).write('wa', row('b'), later(33));
    await devices.release('wa', 'b');
    await expect(late.wipe('wa')).rejects.toThrow(FencedError);
    expect((await devices.read('wa', 'keys', ['1'])).get('1')).toBe('b');
    expect(await devices.lease('wa', 'a', later(90), later(34))).toBeGreaterThan(next);
    await expect(late.write('wa', row('old'), later(35))).rejects.toThrow(FencedError);
  });

  it('gives a lease to one holder at a time', async () => {
    const { devices } = store();
    expect(await devices.lease('wa', 'a', later(30), t0)).toBeDefined();
    expect(await devices.lease('wa', 'b', later(30), later(10))).toBeUndefined();
    expect(await devices.lease('wa', 'a', later(60), later(10))).toBeDefined();
    await devices.release('wa', 'b');
    expect(await devices.lease('wa', 'b', later(90), later(59))).toBeUndefined();
    expect(await devices.lease('wa', 'b', later(90), later(60))).toBeDefined();
    await devices.release('wa', 'b');
    expect(await devices.lease('wa', 'a', later(99), later(61))).toBeDefined();
  });
}
