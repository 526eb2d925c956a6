/** Agreements in the database: one of two who move one wins, days come and go once, and what stays of those who are joined or erased. */
import { expect, it } from 'vitest';
import type { Write } from '../../../src/app/ports.ts';
import type { Agreement } from '../../../src/domain/agreement.ts';
import type { AgreementView } from '../../../src/domain/agreementView.ts';
import type { MatchView } from '../../../src/domain/query.ts';
import { answer, company, match, need, says, t0, umk } from '../rows.ts';
import type { Bench } from '../suite.ts';

const CODE = 'ABCDEFGHJK23MNPQ';

function agreement(more: Partial<Agreement> = {}): Write {
  const row: Agreement = {
    ...{ id: 1, regionId: 'kota-bekasi', code: CODE, needId: 3, companyId: 50, state: 'review' },
    ...{ n: 0, terms: { quality: 'renyah' }, steps: [], rev: 4, example: false },
    ...{ createdAt: t0, updatedAt: t0 },
    ...more,
  };
  return { op: 'insert', table: 'agreement', row };
}

const around: Write[] = [
  { op: 'insert', table: 'umk', row: umk(7) },
  { op: 'insert', table: 'company', row: company(50) },
  { op: 'insert', table: 'need', row: need(3, 50) },
  { op: 'insert', table: 'match', row: match(9, 3, 7, { state: 'trial' }) },
  {
    op: 'insert',
    table: 'agreementParty',
    row: { id: '1/7', agreementId: 1, umkId: 7, matchId: 9, share: 100, address: 'Jalan Mawar' },
  },
];

const consent = (personId: number): Write => ({
  op: 'insert',
  table: 'agreementConsent',
  row: {
    ...{ id: '1/3/umk/7', agreementId: 1, n: 0, party: 'umk/7', personId, sha256: 'ab' },
    ...{ channel: 'telegram', at: t0 },
  },
});

const belongs = (personId: number): Write => ({
  op: 'insert',
  table: 'membership',
  row: {
    ...{ id: `umk/7/${personId}`, personId, organisation: 'umk', organisationId: 7 },
    ...{ role: 'owner', since: '2026-11-22' },
  },
});

export function agreementTests(bench: Bench): void {
  const viewOf = async (): Promise<AgreementView> =>
    (await bench.store().read({ kind: 'agreement', id: 1 }, 0)) as AgreementView;

  it('lets the first of two move it, and the other look again', async () => {
    const store = bench.store();
    await store.write([...around, agreement()]);
    const [a, b] = [await says(store, 'a', 'm1'), await says(store, 'b', 'm2')];
    const move = (state: 'agreed' | 'withdrawn'): Write => ({
      op: 'patch',
      table: 'agreement',
      id: 1,
      set: { state, rev: 5 },
      expect: { rev: 4, state: 'review' },
    });
    expect(await answer(store, a.personId, [], { writes: [move('agreed')] })).toBe(true);
    expect(await answer(store, b.personId, [], { writes: [move('withdrawn')] })).toBe(false);
    expect((await viewOf()).agreement).toMatchObject({ state: 'agreed', rev: 5 });
  });

  it('is found by its match and its code, which tells nobody whose it is', async () => {
    const store = bench.store();
    await store.write([...around, agreement({ state: 'signed' })]);
    const view = (await store.read({ kind: 'match', id: 9 }, 0)) as MatchView;
    expect(view.agreement).toEqual({ id: 1, state: 'signed', rev: 4 });
    const found = await store.read({ kind: 'agreement.public', code: CODE }, 0);
    expect(found).toEqual({ number: 'PKS-0001', state: 'signed', at: t0 });
    const unknown = { kind: 'agreement.public', code: 'ZZZZZZZZZZZZZZZZ' } as const;
    expect(await store.read(unknown, 0)).toBeUndefined();
  });

  it('makes codes of 80 bits that nobody misreads', async () => {
    const codes = await Promise.all(
      Array.from({ length: 50 }, () => bench.store().read({ kind: 'agreementCode' }, 0)),
    );
    expect(new Set(codes).size).toBe(50);
    for (const code of codes) expect(code).toMatch(/^[A-HJ-NP-Z2-9]{16}$/);
  });

  it('begins and ends on its days, once, and tells who is party', async () => {
    const store = bench.store();
    const { personId } = await says(store, 'a', 'm1');
    const days = { startsOn: '2026-11-24', endsOn: '2026-11-30' };
    await store.write([...around, belongs(personId), agreement({ state: 'signed', ...days })]);
    const step = (today: string) => store.stepAgreements({ today, now: t0, cause: 'tick' });
    expect(await step('2026-11-23')).toEqual({ people: [], more: false });
    expect((await step('2026-11-24')).people).toEqual([personId]);
    expect((await viewOf()).agreement).toMatchObject({ state: 'running', rev: 5 });
    // Somebody who looks a second time finds nothing to do.
    expect((await step('2026-11-30')).people).toEqual([]);
    expect((await step('2026-12-01')).people).toEqual([personId]);
    expect((await step('2026-12-01')).people).toEqual([]);
    const { state, steps } = (await viewOf()).agreement;
    expect(state).toBe('ended');
    expect(steps.map(({ move }) => move)).toEqual(['begin', 'end']);
  });

  it('keeps the consent of two who turn out to be one', async () => {
    const store = bench.store();
    const [a, b] = [await says(store, 'a', 'm1'), await says(store, 'b', 'm2')];
    await store.write([...around, agreement(), consent(b.personId)]);
    await answer(store, a.personId, [], { link: { other: b.personId, purpose: 'link' } });
    expect((await viewOf()).consents).toMatchObject([{ personId: a.personId, party: 'umk/7' }]);
  });

  it('is withdrawn with its words where a party is erased before all agreed', async () => {
    const store = bench.store();
    const { personId } = await says(store, 'a', 'm1');
    await store.write([...around, belongs(personId), agreement()]);
    await answer(store, personId, [], { erase: true });
    const { agreement: gone, parties } = await viewOf();
    expect(gone).toMatchObject({ state: 'withdrawn', terms: {}, rev: 5 });
    expect(parties[0]?.party.address).toBeUndefined();
    expect(parties[0]?.umk).toBeUndefined();
  });

  it('is kept as the law wants where a party is erased after, with the scan that they sent', async () => {
    const store = bench.store();
    const { personId } = await says(store, 'a', 'm1');
    const key = String(personId);
    const blobId = await store.blobs.keep(Buffer.from('scan'), 'image/jpeg', key);
    const other = await store.blobs.keep(Buffer.from('foto'), 'image/jpeg', key);
    const scan = { kind: 'photo', blobId, mime: 'image/jpeg' } as const;
    await store.write([...around, belongs(personId), agreement({ state: 'running', scan })]);
    await answer(store, personId, [], { erase: true });
    const { agreement: kept, parties } = await viewOf();
    expect(kept).toMatchObject({ state: 'running', terms: { quality: 'renyah' } });
    expect(parties[0]?.party.address).toBe('Jalan Mawar');
    expect(await store.blobs.load(blobId)).toBeDefined();
    expect(await store.blobs.load(other)).toBeUndefined();
  });
}
