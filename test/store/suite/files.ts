/** Links and jobs in the database: one use, one taker, nothing left of who is erased, everything moved with who is linked. */
import { expect, it } from 'vitest';
import type { Write } from '../../../src/app/ports.ts';
import type { Todo } from '../../../src/domain/files.ts';
import type { OpenStore } from '../../../src/store/store.ts';
import { answer, later, says, t0 } from '../rows.ts';
import type { Bench } from '../suite.ts';

const TOKEN = 'a'.repeat(43);
const upload: Todo = {
  kind: 'read',
  source: 'oss',
  upload: 'u1',
  name: 'rahasia.csv',
  byHand: {},
  again: false,
};
const table: Todo = { kind: 'export', table: 'umk', as: 'csv', personal: true };

function linkOf(personId: number, more: { jobId?: number } = {}): Write {
  const kind = more.jobId === undefined ? 'upload' : 'download';
  const row = {
    id: TOKEN,
    personId,
    kind,
    source: 'oss',
    expiresAt: later(1800),
    ...more,
  } as const;
  return { op: 'insert', table: 'fileLink', row };
}

/** Somebody with a link to hand in a list. */
async function holder(store: OpenStore): Promise<number> {
  const { personId } = await says(store, '1', 'a1');
  await store.write([linkOf(personId)]);
  return personId;
}

/** A job of theirs that is being done and has left a part. */
async function jobOf(store: OpenStore, todo: Todo): Promise<number> {
  const opened = await store.files.link(TOKEN);
  const jobId = await store.files.use(opened?.link.id ?? '', t0, todo);
  await store.files.take(t0);
  await store.files.addPart(jobId ?? 0, Buffer.from('rahasiaIsiBerkas'));
  return jobId ?? 0;
}

export function fileTests(bench: Bench): void {
  it('opens a link by its token, and uses it for one of two', async () => {
    const store = bench.store();
    const personId = await holder(store);
    expect(await store.files.link('b'.repeat(43))).toBeUndefined();
    const opened = await store.files.link(TOKEN);
    expect(opened?.link).toMatchObject({ personId, kind: 'upload', source: 'oss' });
    const id = opened?.link.id ?? '';
    expect(id).not.toContain(TOKEN);
    const both = await Promise.all([1, 2].map(() => store.files.use(id, t0, upload)));
    expect(both.filter((one) => one !== undefined)).toHaveLength(1);
    expect((await store.read({ kind: 'jobs.pending' }, personId)) as unknown[]).toHaveLength(1);
  });

  it('does not use a link that is over', async () => {
    const store = bench.store();
    await holder(store);
    const opened = await store.files.link(TOKEN);
    expect(await store.files.use(opened?.link.id ?? '', later(1800), upload)).toBeUndefined();
  });

  it('gives a job to one, keeps its file in parts, and tells its person in the same write', async () => {
    const store = bench.store();
    await holder(store);
    const jobId = await jobOf(store, table);
    expect(await store.files.take(t0)).toBeUndefined();
    await store.files.addPart(jobId, Buffer.from('zwei'));
    const told = { kind: 'export.ready', jobId } as const;
    await store.files.settle({ jobId, state: 'done', result: { rows: 2 }, told }, t0);
    const job = await store.files.job(jobId);
    expect(job).toMatchObject({ state: 'done', result: { rows: 2 } });
    const parts = await Promise.all((job?.parts ?? []).map((id) => store.files.part(id)));
    expect(parts.map((part) => Buffer.from(part ?? []).toString())).toEqual([
      'rahasiaIsiBerkas',
      'zwei',
    ]);
    expect(await store.fireTimers(t0, 10, 'tick')).toEqual([job?.personId]);
    await store.files.dropParts(jobId);
    expect(await store.files.part(job?.parts[0] ?? '')).toBeUndefined();
  });

  it('after a kill takes up what can be, and says what was lost', async () => {
    let store = bench.store();
    const personId = await holder(store);
    const jobId = await jobOf(store, table);
    await store.write([{ op: 'remove', table: 'fileLink', where: { personId } }, linkOf(personId)]);
    const reading = await jobOf(store, upload);
    store = await bench.restart();
    expect(await store.files.uploadsInUse()).toEqual(['u1']);
    expect(await store.files.interrupted('stopped', t0)).toBe(2);
    expect(await store.files.job(jobId)).toMatchObject({ state: 'waiting', parts: [] });
    expect(await store.files.job(reading)).toMatchObject({
      state: 'failed',
      result: { why: 'stopped' },
    });
    expect(await store.files.take(t0)).toMatchObject({ id: jobId });
  });

  it('sweeps what nobody fetched, and gives up what nobody answered', async () => {
    const store = bench.store();
    const personId = await holder(store);
    const jobId = await jobOf(store, table);
    const told = { kind: 'export.ready', jobId } as const;
    await store.files.settle({ jobId, state: 'done', result: {}, told }, t0);
    await store.files.sweep(later(1799));
    expect((await store.files.job(jobId))?.parts).toHaveLength(1);
    await store.write([{ op: 'remove', table: 'fileLink', where: { personId } }, linkOf(personId)]);
    const asking = await jobOf(store, upload);
    const asks = { kind: 'import.read', jobId: asking } as const;
    await store.files.settle({ jobId: asking, state: 'asks', result: { same: 1 }, told: asks }, t0);
    await store.files.sweep(later(1900));
    expect((await store.files.job(jobId))?.parts).toEqual([]);
    expect(await store.files.job(asking)).toMatchObject({ result: { why: 'left' } });
  });

  it('leaves nothing of who is erased', async () => {
    const store = bench.store();
    const personId = await holder(store);
    const jobId = await jobOf(store, table);
    const [part = ''] = (await store.files.job(jobId))?.parts ?? [];
    const { personId: own } = await says(store, '1', 'a2');
    await answer(store, own, [], { erase: true });
    expect(own).toBe(personId);
    expect(await store.files.link(TOKEN)).toBeUndefined();
    expect(await store.files.job(jobId)).toBeUndefined();
    expect(await store.files.part(part)).toBeUndefined();
    // What was under way for them ends without a trace.
    const told = { kind: 'export.ready', jobId } as const;
    await store.files.settle({ jobId, state: 'done', result: {}, told }, t0);
    expect(await store.files.job(jobId)).toBeUndefined();
  });

  it('follows who turns out to be somebody else', async () => {
    const store = bench.store();
    const other = await holder(store);
    const jobId = await jobOf(store, table);
    const { personId } = await says(store, '2', 'b1');
    await answer(store, personId, [], { link: { other, purpose: 'link' } });
    expect((await store.files.job(jobId))?.personId).toBe(personId);
    expect((await store.files.link(TOKEN))?.link.personId).toBe(personId);
  });
}
